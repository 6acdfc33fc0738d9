"""What each line of a draft is to the rule drafter: kept, rewritten, a task, business as usual, a split of work."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from assistant.judge import judge_key_result
from assistant.judge.routine import is_routine
from assistant.lexicon import Metric, lexicon
from assistant.types import Finding, Item, Objective, Review

# Below FITS a metric is a guess (one common word, or a word of another trade): the line is kept and asked about.
# An objective is rewritten only from a metric that fits beyond doubt.
FITS = 0.45
FITS_WELL = 0.55

Sort = Literal["keep", "date", "vague", "placeholder", "launch", "task", "routine", "split", "blank"]
_LAUNCH = re.compile(
    r"上线|上線|发布|發布|迁移|遷移|切换|切換|搭建|建成|落地|推出|投产|开通|迁到|接入|"
    r"(?i:\b(?:launch|ship|release|migrate|roll out|go live|deploy|set up|introduce|build)\b)"
)
_HELP = re.compile(
    r"(?:协调|配合|协助|支持|参与|学习|熟悉|了解|整理|準備|准备|跟进|对接|協調|協助|參與|學習|"
    r"(?i:coordinate|support|help|assist|learn|study|get to know|prepare|participate|follow up|attend)\b)"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許盧蔣賈葉"
)
_SHARE = re.compile(
    rf"(?:^|[、,，;；和:：\s])\s*(?P<who>@?(?:[老小阿][\u4e00-\u9fff]|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|[A-Z][a-z]+))"
    r"\s*[:：]?\s*\d[\d.,]*\s*(?:万|千|百|k|K|元|个|家|单|件|%|条)*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One draft line with the metrics it usually serves, best first."""

    item: Item
    sort: Sort
    metrics: tuple[tuple[Metric, float], ...] = ()

    @property
    def text(self) -> str:
        """The line's words."""
        return self.item.text

    @property
    def helping(self) -> bool:
        """Whether the line is support for somebody else's work or learning: it moves no metric by itself."""
        return _HELP.match(self.text) is not None

    @property
    def checkable(self) -> bool:
        """Whether it is one deliverable that will be there or not: it can stand with a date."""
        verdict = judge_key_result(self.item.sentence)
        return verdict.kind == "output" and verdict.measurable and not verdict.placeholder

    def fit(self, key: str) -> float:
        """How well a metric fits the line, 0 to 1."""
        return next((score for metric, score in self.metrics if metric.key == key), 0.0)

    @property
    def best(self) -> tuple[Metric, float] | None:
        """The metric that fits it best, None where the best is a guess."""
        return self.metrics[0] if self.metrics and self.metrics[0][1] >= FITS else None


def read_lines(objective: Objective, review: Review, function: str | None) -> list[Line]:
    """The objective's live lines, sorted."""
    live = [item for item in objective.key_results if item.text and not item.dropped]
    shares = [item for item in live if is_share(item.text)]
    lines = [_line(item, review, objective, function) for item in live]
    if len(shares) < 2:
        return lines
    return [replace(x, sort="split") if x.item in shares else x for x in lines]


def _line(item: Item, review: Review, objective: Objective, function: str | None) -> Line:
    sort = _sort(item, review.on(item.id))
    metrics = metrics_for(item.text, function)
    if sort not in ("keep", "date") and (not metrics or metrics[0][1] < FITS) and objective.written:
        # 写周报 says nothing alone; under 客户续约 it may.
        wider = metrics_for(f"{item.text} {objective.text}", function)
        metrics = tuple((m, s * 0.8) for m, s in wider)
    return Line(item=item, sort=sort, metrics=metrics)


def metrics_for(text: str, function: str | None) -> tuple[tuple[Metric, float], ...]:
    """Outcome metrics that the work in `text` usually serves, best first, at most eight."""
    found = lexicon().suited(text, function=function)
    return tuple((m, s) for m, s in found if m.nature == "outcome")[:8]


def _sort(item: Item, findings: tuple[Finding, ...]) -> Sort:
    grave = {f.check for f in findings if f.severity != "info"}
    if is_routine(item.text):
        return "routine"
    if is_split(item.text):
        return "split"
    if not grave:
        return "keep"
    if grave <= {"K05"}:
        return "date"
    verdict = judge_key_result(item.sentence)
    named = [h for h in lexicon().find(item.text) if h.metric.nature == "outcome"]
    if not re.search(r"[^\W\d_]{2}", item.text):
        return "blank"
    if verdict.kind == "topic" and named and not item.sentence.targets:
        return "vague"
    if verdict.placeholder and (named or verdict.kind == "outcome"):
        return "placeholder"
    if verdict.placeholder and verdict.kind == "empty":
        return "blank"
    if verdict.kind == "outcome" and not verdict.measurable:
        return "vague"
    if verdict.vague and named and item.sentence.baseline is None and not item.sentence.targets:
        return "vague"
    if verdict.kind == "outcome" and grave & {"K09", "K08", "K07"} and verdict.measurable:
        return "keep"
    if verdict.kind == "output" and _LAUNCH.search(item.text) and not item.sentence.targets:
        return "launch"
    return "task"


def is_share(text: str) -> bool:
    """Whether a line is one person's share of a figure and nothing else: 张三 200 万."""
    match = _SHARE.match(text)
    return match is not None and len(text[match.end() :].strip("。.;；，, ")) <= 1


def is_split(text: str) -> bool:
    """Whether a line only splits one figure among people: 张三 200 万、李四 180 万、王五 120 万."""
    if len(list(_SHARE.finditer(text))) < 2:
        return False
    return len(re.sub(r"[\s、,，;；。.和:：]+", "", _SHARE.sub("", text))) <= 2
