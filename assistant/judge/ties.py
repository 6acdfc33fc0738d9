"""Whether two groups of lines have to do with each other: words they share, measures that the lexicon connects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.lexicon import Metric, MetricHit, lexicon
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Item

_LATIN = late_compile(r"[a-z]{4,}")
_CJK_RUN = late_compile(r"[一-龥]+")
# Everything drives these in the end, and everybody watches them.
_EVERYBODYS = frozenset({"profit", "revenue", "cash-flow", "csat", "nps", "complaint-rate"})
_LEVELS = 2
_READ = 600
_SMALL = frozenset("到从的率在了是为不和与及让使把被将于以上下内外中前后每各个来去有无人本再还也都就能会要想")
# Pieces that any two OKRs share.
_EVERYWHERE = frozenset(
    [
        "提升",
        "提高",
        "降低",
        "减少",
        "增加",
        "达到",
        "完成",
        "实现",
        "建立",
        "优化",
        "加强",
        "保持",
        "超过",
        "不超",
        "以上",
        "以内",
        "从而",
        "通过",
        "我们",
        "每月",
        "每周",
        "每天",
        "季度",
        "年度",
        "目标",
        "让人",
        "用户",
        "客户",
        "平均",
        "时间",
        "from",
        "with",
        "that",
        "this",
        "their",
        "than",
        "into",
        "more",
        "less",
        "over",
        "under",
        "rate",
        "time",
        "number",
        "average",
        "percent",
        "increase",
        "reduce",
        "improve",
        "reach",
        "make",
    ]
)


def together(ones: Sequence[Item], others: Sequence[Item]) -> bool:
    """Whether any of `ones` shares a telling word with any of `others`."""
    return bool(_pieces(ones) & _pieces(others))


def measures(items: Iterable[Item]) -> frozenset[str]:
    """The keys of the metrics that the lines name."""
    return frozenset(hit.metric.key for item in items for hit in metrics_in(item.text))


def metrics_in(text: str) -> tuple[MetricHit, ...]:
    """The metrics named in a line; of a very long one, in its beginning."""
    return _named(text[:_READ])


def tied(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a metric of `ones` is, drives or is driven by one of `others`, or serves the same trade."""
    return any(_connected(a, b) for a in ones for b in others)


@lru_cache(maxsize=4096)
def _connected(a: str, b: str) -> bool:
    one, other = lexicon().get(a), lexicon().get(b)
    if one is None or other is None:
        return False
    if _chain(one) & _chain(other):
        return True
    return bool((set(one.functions) & set(other.functions)) - {"ceo", "operations"})


def _chain(metric: Metric) -> frozenset[str]:
    """The metric and what it drives, level by level, with its guardrail."""
    found = {metric.key}
    step: Metric | None = metric
    for _ in range(_LEVELS):
        if step is None or step.drives is None or step.drives in found:
            break
        found.add(step.drives)
        step = lexicon().get(step.drives)
    if metric.guardrail is not None:
        found.add(metric.guardrail)
    return frozenset(found - _EVERYBODYS)


@lru_cache(maxsize=4096)
def _named(text: str) -> tuple[MetricHit, ...]:
    return lexicon().find(text)


def _pieces(items: Iterable[Item]) -> set[str]:
    return {piece for item in items for piece in _words(item.text[:_READ])}


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    folded = plain(text).lower()
    found = {word[:-1] if word.endswith("s") and not word.endswith("ss") else word for word in _LATIN.findall(folded)}
    for run in _CJK_RUN.findall(folded):
        pairs = (run[at : at + 2] for at in range(len(run) - 1))
        found.update(pair for pair in pairs if not _SMALL.intersection(pair))
    return frozenset(found - _EVERYWHERE)
