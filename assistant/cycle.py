"""A cycle as people write it (2025 Q3, 26 年上半年, 2024.4~2024.6, 双月) turned into its first and last day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from assistant.numbers import dates_in
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Cycle, DateMention, Span

_SPAN = late_compile(r"\s?(?:-{1,2}|~|到|至|to|until|through|/)\s?", re.IGNORECASE)
# "2025.7-9", "2025 年 7-9 月", "7~9 月": the year once, months joined.
_MONTHS = late_compile(
    r"(?:(?P<y>20\d\d|\d\d(?=\s?年))\s?[年./-]?\s?)?(?<!\d)(?P<a>1[0-2]|0?[1-9])\s?月?\s?(?:-|~|到|至)\s?(?P<b>1[0-2]|0?[1-9])\s?(?P<m>月)?(?!\d)"
)
_JOIN = late_compile(r"[ ,()年度]*")
_YEAR = late_compile(r"(?<!\d)20\d\d(?!\d)")
_BARE = late_compile(
    r"(?:本|当|下)?(?:双月|季度?|周期|月)|(?:this |next |current )?(?:quarter|cycle|half|month|year)", re.IGNORECASE
)


def read_cycle(text: str) -> Cycle | None:
    """The period that `text` names, with its first and last day where year and extent are known; None if it names none.

    "2025 Q3" is 2025-07-01 to 2025-09-30; "双月" or "7 月" without a year is a cycle with no days.
    """
    words = text.strip()
    if not words or len(words) > 200:
        return None
    flat = plain(words)
    joined = _joined_months(words, flat)
    if joined is not None:
        return joined
    dates = [d for d in dates_in(words, flat) if d.year or d.month or d.quarter or d.half]
    if not dates:
        loose = _BARE.search(flat)
        return Cycle(words[loose.start() : loose.end()]) if loose else None
    first, last = _ends(words, flat, dates)
    year = last.year or first.year or next((d.year for d in dates if d.year), None)
    start, end = _first_day(first, first.year or year), _last_day(last, year)
    if start is not None and end is not None and start > end:
        start = end = None
    return Cycle(
        words[first.span.start : last.span.end], start.isoformat() if start else None, end.isoformat() if end else None
    )


def _ends(words: str, flat: str, dates: Sequence[DateMention]) -> tuple[DateMention, DateMention]:
    """Where the period begins and ends: two dates with "to" between them wherever they stand, else the first or two that complete each other."""
    for one, other in pairwise(dates):
        if _SPAN.fullmatch(flat[one.span.end : other.span.start]):
            return one, other  # 2026 年 Q3（7 月 1 日至 9 月 30 日）
    first = dates[0]
    if len(dates) > 1 and dates[1].day is None:
        gap = flat[first.span.end : dates[1].span.start]
        if _JOIN.fullmatch(gap) and bool(first.year) != bool(dates[1].year):
            first = _merged(words, first, dates[1])
    return first, first


def cycle_of(mention: DateMention) -> Cycle:
    """The period that one date names by itself."""
    start, end = _first_day(mention, mention.year), _last_day(mention, mention.year)
    return Cycle(mention.text, start.isoformat() if start else None, end.isoformat() if end else None)


def _joined_months(words: str, flat: str) -> Cycle | None:
    m = _MONTHS.search(flat)
    if m is None or not (m["m"] or m["y"]) or int(m["a"]) > int(m["b"]):
        return None
    alone = _YEAR.search(flat) if not m["y"] else None
    if not m["y"] and alone is None:
        return Cycle(words[m.start() : m.end()])
    year = int(m["y"] or (alone[0] if alone else 0))
    year += 2000 if year < 100 else 0
    last = calendar.monthrange(year, int(m["b"]))[1]
    return Cycle(
        words[m.start() : m.end()], date(year, int(m["a"]), 1).isoformat(), date(year, int(m["b"]), last).isoformat()
    )


def _merged(words: str, a: DateMention, b: DateMention) -> DateMention:
    """One mention of two that complete each other: "FY25" and "H2"."""
    return DateMention(
        text=words[a.span.start : b.span.end],
        span=Span(a.span.start, b.span.end),
        year=a.year or b.year,
        month=a.month or b.month,
        day=a.day or b.day,
        quarter=a.quarter or b.quarter,
        half=a.half or b.half,
    )


def _first_day(d: DateMention, year: int | None) -> date | None:
    if year is None:
        return None
    month = d.month or ((d.quarter - 1) * 3 + 1 if d.quarter else (d.half - 1) * 6 + 1 if d.half else 1)
    try:
        return date(year, month, d.day or 1)
    except ValueError:
        return None


def _last_day(d: DateMention, year: int | None) -> date | None:
    if year is None:
        return None
    month = d.month or (d.quarter * 3 if d.quarter else d.half * 6 if d.half else 12)
    try:
        return date(year, month, d.day or calendar.monthrange(year, month)[1])
    except ValueError:
        return None
