"""What may be worked out: the difference or ratio of one item's own start and end, a sum the person listed, an
identity of the lexicon over a sheet's rows, a unit turned into another, a cycle's end. Never a new baseline or target.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from assistant.ledger.facts import Fact
from assistant.ledger.sources import SourceFigure, Sources
from assistant.numbers import same_amount
from assistant.types import Cycle, DateMention, FactSource, Figure, Origin

_Found = tuple[Origin, tuple[FactSource, ...], str | None]

_SECONDS: dict[str, Decimal] = {
    unit: Decimal(seconds)
    for seconds, units in (
        ("0.001", "ms 毫秒"),
        ("1", "s 秒 second"),
        ("60", "min 分钟 minute"),
        ("3600", "h 小时 hour"),
        ("86400", "d 天 day 日"),
        ("604800", "week 周"),
    )
    for unit in units.split()
}


def derive_figure(figure: Figure, facts: Sequence[Fact], sources: Sources, own: bool) -> _Found | None:
    """The arithmetic that leads to `figure`, or None. In an item's own text only a unit conversion or a sum may."""
    if figure.value is None:
        return None
    converted = _converted(figure, sources)
    if converted is not None:
        return converted
    summed = _summed(figure, sources)
    if summed is not None:
        return summed
    if own and figure.role in ("baseline", "target"):
        return None
    return _identity(figure, sources) or _difference(figure, sources)


def derive_date(date: DateMention, cycle: Cycle | None) -> str | None:
    """How `date` follows from the cycle's end ("2026 Q3 -> 2026-09-30"), or None."""
    if cycle is None or cycle.end is None:
        return None
    end = dt.date.fromisoformat(cycle.end)
    parts = {
        "year": end.year,
        "month": end.month,
        "day": end.day,
        "quarter": (end.month + 2) // 3,
        "half": (end.month + 5) // 6,
    }
    stated = {p: getattr(date, p) for p in parts if getattr(date, p) is not None}
    if not stated or any(parts[p] != value for p, value in stated.items()):
        return None
    return f"{cycle.text} -> {cycle.end}"


def _converted(figure: Figure, sources: Sources) -> _Found | None:
    seconds = _in_seconds(figure)
    if seconds is None:
        return None
    for source in sources.figures:
        if source.figure.unit != figure.unit and _in_seconds(source.figure) == seconds and source.source != "parent":
            how = f"{source.figure.quote} = {figure.quote}"
            return "derived", (_place(source),), how
    return None


def _in_seconds(figure: Figure) -> Decimal | None:
    if figure.kind != "duration" or figure.value is None or figure.unit not in _SECONDS:
        return None
    return figure.value * _SECONDS[figure.unit]


def _summed(figure: Figure, sources: Sources) -> _Found | None:
    """A sum over the like figures of one line or one objective: 张三 200 万、李四 180 万、王五 120 万 make 500 万."""
    lines: dict[tuple[str, str | None, str, str], list[SourceFigure]] = defaultdict(list)
    for source in sources.figures:
        given = source.figure
        if given.value is not None and given.op != "change" and source.source in ("draft", "metrics"):
            places = {source.target, (source.target or "").split(".")[0] or None}  # the line, and its objective
            for place in places:
                lines[source.source, place, given.kind, given.unit].append(source)
    for (_, _, kind, unit), parts in lines.items():
        if kind != figure.kind or unit != figure.unit or len(parts) < 2:
            continue
        for chosen in (parts, [p for p in parts if p.figure.value != figure.value]):
            values = [p.figure.value for p in chosen if p.figure.value is not None]
            if len(values) >= 2 and sum(values) == figure.value:
                how = " + ".join(p.figure.quote for p in chosen) + f" = {figure.quote}"
                return "derived", tuple(_place(p) for p in chosen), how
    return None


def _identity(figure: Figure, sources: Sources) -> _Found | None:
    """What a sheet adds up to by an identity of the lexicon, and how far that is from its target."""
    for found in sources.sums:
        for amount, how in zip(found.amounts, found.how, strict=True):
            if amount.figure is not None and same_amount(amount.figure, figure):
                rows = (found.row, *found.parts)
                return "derived", tuple(FactSource("metrics", row) for row in rows), how
    return None


def _difference(figure: Figure, sources: Sources) -> _Found | None:
    """The difference, or the change in percent, between one line's own baseline and target."""
    by_line: dict[tuple[str, str | None], list[SourceFigure]] = defaultdict(list)
    for source in sources.figures:
        if source.target is not None and source.figure.value is not None:
            by_line[source.source, source.target].append(source)
    for pair in by_line.values():
        start = next((s for s in pair if s.figure.role == "baseline"), None)
        end = next((s for s in pair if s.figure.role == "target" and s.figure.op != "change"), None)
        if start is None or end is None or start.figure.value is None or end.figure.value is None:
            continue
        low, high = start.figure.value, end.figure.value
        places = (_place(start), _place(end))
        like = figure.kind == end.figure.kind or (figure.kind == "points" and end.figure.kind == "percent")
        if like and abs(high - low) == figure.value:
            return "derived", places, f"|{end.figure.quote} - {start.figure.quote}| = {figure.quote}"
        if low and figure.kind == "percent" and round(abs(high - low) / abs(low) * 100) == figure.value:
            return (
                "derived",
                places,
                f"|{end.figure.quote} - {start.figure.quote}| / {start.figure.quote} = {figure.quote}",
            )
        if low and figure.kind == "ratio" and high / low == figure.value:
            return "derived", places, f"{end.figure.quote} / {start.figure.quote} = {figure.quote}"
    return None


def _place(source: SourceFigure) -> FactSource:
    return FactSource(source.source, source.target, source.span)
