"""Which metric of the lexicon a row of a sheet names, short names (签约, 转化, 客单) included."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from assistant.lexicon import Metric, lexicon
from assistant.text import cjk_count
from assistant.types import FigureKind

# Sheets drop the last character of a name: 签约 is 签约额 beside an amount of money, 转化 is 转化率 beside a rate.
_ENDINGS: tuple[tuple[str, tuple[FigureKind, ...]], ...] = (
    ("率", ("percent", "share")),
    ("额", ("money", "count", "unknown")),
    ("价", ("money", "count", "unknown")),
    ("数", ("count", "unknown")),
    ("量", ("count", "unknown")),
)


class Known(NamedTuple):
    """The metric, and the name in full where the sheet's was short ("" where it was not)."""

    metric: Metric
    full: str = ""


@lru_cache(maxsize=2048)
def known(name: str, kind: FigureKind = "unknown") -> Known | None:
    """The metric that `name` names; `kind` is that of its figures and decides between 签约额 and 签约率."""
    hits = lexicon().find(name)
    if hits:
        return Known(max(hits, key=lambda hit: (hit.span.end, len(hit.text))).metric)
    if 0 < cjk_count(name) <= 12:
        for ending, kinds in _ENDINGS:
            if kind not in kinds:
                continue
            found = [h for h in lexicon().find(name + ending) if h.span.end > len(name)]
            if found and _fits(found[-1].metric, kind):
                return Known(found[-1].metric, name + ending)
    best = next(iter(lexicon().suited(name)), None)
    if best is not None and best[1] >= 0.6 and best[0].nature == "outcome" and _fits(best[0], kind):
        # 大客户数 is a count: topics alone never make it money.
        return Known(best[0]) if best[0].kind != "money" or kind != "count" else None
    return None


def _fits(metric: Metric, kind: FigureKind) -> bool:
    if kind in ("unknown", "state", "rank"):
        return True
    if kind in ("percent", "share"):
        return metric.kind in ("percent", "share")
    if metric.kind == "money":
        return kind in ("money", "count")
    return metric.kind == kind or (metric.kind == "count" and kind in ("count", "score"))
