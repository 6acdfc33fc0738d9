"""Our own sentences in the characters that a draft is written in: Simplified by default, Traditional where it is.

Twins that depend on the word are settled by the words we use ourselves; a character that both scripts share stays as
it is, and so does what people typed.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.text.traditional import SIMPLIFIED, TRADITIONAL

_WORDS = tuple(
    re.findall(
        r"\S+",
        "后台 之后 以后 然后 最后 后面 售后 会后 课后 前后 训后 回家后 后悔 后续 准时 准确 标准 准备 准点 采购 采用 采纳 手里 那里 这里 哪里 心里 家里 群里 地里 "
        "行业里 业里 云上 云资源 云账单 云厂商 制造 复制 并肩 几场 几次 几个 几样 干活 干完 肩干 面谈",
    )
)
_FORCED = {"后": "後", "准": "準", "采": "採", "里": "裡", "云": "雲", "制": "製", "并": "並", "几": "幾", "干": "幹"}
# The twin that our own words mean, where the table knows several.
_MEANT = dict(zip("发复历钟录获尽汇签脏当术恶净药证赞迹团", "發複歷鐘錄獲盡匯簽髒當術惡淨藥證讚跡團", strict=True))
# In the common set of both, but nobody writes them in a Traditional sentence.
_NEVER_TRADITIONAL = frozenset("优价儿与体机么确怀据听胜离构极气洁惊种厂庄划")
_BLANK = re.compile(r"【待填[^】]*】")


def is_traditional(text: str) -> bool:
    """Whether a text is written in Traditional characters."""
    only_traditional = sum(c in _traditional_only() for c in text)
    only_simplified = sum(ord(c) in _table() for c in text)
    return only_traditional >= 2 and only_traditional > only_simplified


def traditional(text: str) -> str:
    """`text` in Traditional characters; what stands in a blank of ours keeps its name."""
    kept = _BLANK.findall(text)
    parts = [_turned(part) for part in _BLANK.split(text)]
    return "".join(a + b for a, b in zip(parts, [*kept, ""], strict=True))


def _turned(text: str) -> str:
    for word in _WORDS:
        if word in text:
            text = text.replace(word, word.translate(_forced()))
    return text.translate(_table())


@cache
def _forced() -> dict[int, str]:
    return str.maketrans(_FORCED)


@cache
def _table() -> dict[int, str]:
    twins: dict[str, list[str]] = {}
    for one, other in zip(TRADITIONAL, SIMPLIFIED, strict=True):
        twins.setdefault(other, []).append(one)
    return {ord(simple): _MEANT.get(simple, some[0]) for simple, some in twins.items() if not _shared(simple)}


def _shared(character: str) -> bool:
    """Whether Traditional text uses the character as well: it stays (里程, 周 as a name, 同)."""
    if character in _NEVER_TRADITIONAL:
        return False
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _traditional_only() -> frozenset[str]:
    return frozenset(TRADITIONAL) - frozenset(SIMPLIFIED)
