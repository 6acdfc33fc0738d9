"""How near two lines are: the metrics they speak of, and the words they share."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.drafter.rules.case import carried_by
from assistant.drafter.rules.lines import Line
from assistant.lexicon import lexicon
from assistant.text import plain
from assistant.types import DraftedKeyResult

NEAR = 0.3  # below, a task and a key result have nothing to do with each other

_COMMON = frozenset(
    re.findall(
        r"\w+",
        "提升 提高 降低 优化 目标 基线 待填 截止 完成 做好 每周 每月 每天 建立 推进 持续 次数 数量 达到 组织 开展 新增 以内 以上 占比 客户 用户 项目 用时 现在 一个 下来 "
        "from with that this targe basel deadl impro reduc incre more bette custo user week month team rate rates time share numbe shar people peopl every fewer least most "
        "each into over under their them have want need will able when what which per quart year",
    )
)


def content_of(text: str) -> set[str]:
    """The words that say what a sentence is about: pairs of Chinese characters, long English words."""
    bare = plain(text).lower()
    runs = re.findall(r"[\u4e00-\u9fff]{2,}", re.sub(r"[从到的和在了为把将让与率数量]", " ", bare))
    pairs = {p for run in runs for p in map("".join, pairwise(run))}
    words = {w[:5].rstrip("s") for w in re.findall(r"[a-z]{4,}", bare)}
    return (pairs | words) - _COMMON


def nearness(line: Line, row: DraftedKeyResult) -> float:
    """How likely a task serves a key result: its metric, one that its metric drives, or words they share."""
    near = 0.0
    for key in carried_by(row.text):
        near = max(near, line.fit(key))
        for metric, score in line.metrics:
            other = lexicon().get(key)
            if metric.drives == key or (other is not None and other.drives == metric.key):
                near = max(near, 0.8 * score)
            elif other is not None and metric.drives is not None and metric.drives == other.drives:
                near = max(near, 0.4 * score)
    if row.rewrites == (line.item.id,):
        near = max(near, 0.2)
    shared = content_of(line.text) & content_of(row.text)
    enough = 2 if line.sentence.lang == "zh" else 1
    return max(near, 0.35 if len(shared) >= enough else 0.2 if shared else 0.0)
