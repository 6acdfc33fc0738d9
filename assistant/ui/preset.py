"""What the cycle's box holds before anybody types into it: the period that the draft speaks of, else the present one."""

from __future__ import annotations

from datetime import date

from assistant.cycle import read_cycle
from assistant.numbers import dates_in
from assistant.parse import parse
from assistant.profiles import CycleLength
from assistant.text import plain
from assistant.types import DateMention, OkrDocument

_MONTHS: dict[CycleLength, int] = {"month": 1, "two-months": 2, "quarter": 3, "half": 6, "year": 12}
_NEXT = ("下季", "下个季", "下一季", "下月", "下个月", "下周期", "下个周期", "next quarter", "next month", "next cycle")


def this_cycle(length: CycleLength, today: date) -> str:
    """The period of a house's length that `today` is in: 2026 Q3, 2026 H2, 2026.7-8."""
    year, month = today.year, today.month
    match length:
        case "month":
            return f"{year}-{month:02}"
        case "two-months":
            first = month - (month + 1) % 2
            return f"{year}.{first}-{first + 1}"
        case "half":
            return f"{year} H{1 if month <= 6 else 2}"
        case "year":
            return str(year)
        case "quarter":
            return f"{year} Q{(month + 2) // 3}"


def cycle_for(draft: str, length: CycleLength, today: date) -> str:
    """The period that the head of `draft` names, its year filled in; the one `today` is in where it names none.

    "下季度" is the one after the present; "Q1" said in November is next year's, for nobody plans what is over. A head that names two ("Q3 was poor, for Q4 ...") settles nothing.
    """
    document = parse(draft)
    if document.cycle is not None and document.cycle.start is not None:
        return document.cycle.text
    head = _head(document)
    if any(words in plain(head).lower() for words in _NEXT):
        return this_cycle(length, _later(today, _MONTHS[length]))
    named = {_part(d) for d in dates_in(head, plain(head)) if d.year is None and (d.quarter or d.half)}
    return _with_year(named.pop(), today) if len(named) == 1 else this_cycle(length, today)


def _head(document: OkrDocument) -> str:
    """What stands before the first key result and under no label: a title, a greeting, what the boss asked for."""
    first = next((k.span.start for o in document.objectives for k in o.key_results), len(document.text))
    labelled = next((o.span.start for o in document.objectives if o.label), first)
    return document.text[: min(first, labelled)]


def _part(named: DateMention) -> str:
    return f"Q{named.quarter}" if named.quarter else f"H{named.half}"


def _with_year(part: str, today: date) -> str:
    this_year = read_cycle(f"{today.year} {part}")
    over = this_year is not None and this_year.end is not None and this_year.end < today.isoformat()
    return f"{today.year + over} {part}"


def _later(today: date, months: int) -> date:
    """The first of the month that is `months` after today's."""
    ahead = today.year * 12 + today.month - 1 + months
    return date(ahead // 12, ahead % 12 + 1, 1)
