"""The amounts of an answer, each with the unit the person gave it: a start, an end, or both."""

from __future__ import annotations

import re

from assistant.numbers import read_figures
from assistant.types import BlankSlot, Figure

# The join of a from-to answer, the telling ones first; a bare dash only where the others are missing.
_JOINS = (
    re.compile(
        r"(?:提高|提升|增长|增長|上升|增加|升|涨|漲|降低|下降|缩短|縮短|减少|減少|降|减|減|缩|縮|变|變|做|拉)(?:到|至|成)"
        r"|增至|升至|降至|[到至]|-+>|=+>|→|⇒|\bto\b",
        re.IGNORECASE,
    ),
    re.compile(r"\s*[-–—~～]\s*"),
)
_NOW = re.compile(
    r"现在|目前|当前|现状|現在|目前|當前|去年|上季|基线|基線|now|today|current|baseline|last|on top of", re.IGNORECASE
)
_GOAL = re.compile(r"目标|目標|想到|达到|達到|做到|target|goal|aim", re.IGNORECASE)
_ABOUT = ("约", "大约", "近", "about", "around", "~", "≈")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# "+8,000 on top of 21,000", "再加 8000": a change, whose end nobody but the person may work out.
_MORE_BEFORE = re.compile(
    r"[+＋]\s?$|(?:再|又|还|多)(?:加|增加|涨|多|增)?\s?$|(?:\banother|\bextra|\bplus)\s$", re.IGNORECASE
)
_MORE_AFTER = re.compile(r"\s?(?:more|extra|additional)\b", re.IGNORECASE)
_PER_BEFORE = re.compile(r"(?:\bper|\bevery|\beach|\bout of|/|每)\s?$", re.IGNORECASE)
_RATE_AFTER = re.compile(
    r"\s?(?:/\s?|(?:per|a|an|each|every)\s)(?:\d[\d,.]*\s?[kKmM]?\s)?[A-Za-z]{1,15}|\s?[/每]\s?[\u4e00-\u9fff]{1,3}"
)
_RATE_BEFORE = re.compile(r"(?:每|一)(?:个|個)?(?:人|周|週|月|天|日|季度?|年|小时|次|单|单位|千次|万次)\s?$")
_BOUND_BEFORE = re.compile(
    r"(?:\b(?:at most|at least|no more than|not more than|no less than|less than|more than|fewer than|under|below|above|"
    r"over|within|up to|max\.?|min\.?)|[<>≤≥]=?|不超过|不超過|不高于|不高於|不低于|不低於|不少于|不多于|至少|最多|低于|高于|小于|大于|少于|超过)\s?$",
    re.IGNORECASE,
)
BOUND_AFTER = re.compile(
    r"\s?(?:以内|以內|以下|以上|之内|or less|or more|or fewer|or better|at most|at least)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"[^\d０-９]*?[\d０-９][\d０-９.,，]*\s?(?:十|百|千|万|萬|亿|億|[kKmM](?![A-Za-z])|bn\b|million\b|billion\b)*(?P<unit>.*)",
    re.DOTALL,
)


def read_amounts(text: str, slot: BlankSlot) -> dict[BlankSlot, str]:
    """What the amounts of an answer about `slot` put into the blanks for start and end."""
    text = text[:400]
    both = read_both(text)
    if both:
        return {"baseline": both[0], "target": both[1]}
    figures = _levels(text)
    if len(figures) == 1:
        role: BlankSlot = "baseline" if len(read_figures(text)) > 1 and _on_top(text, figures[0]) else slot
        return {role: _words_of(text, figures[0])}
    found: dict[BlankSlot, str] = {}
    at = 0
    for figure in figures:
        before = text[at : figure.span.start]
        role = "target" if _GOAL.search(before) else "baseline" if _NOW.search(before) else slot
        found.setdefault(role, _words_of(text, figure))
        at = figure.span.end
    return found


def read_both(text: str) -> tuple[str, str] | None:
    """The start and the end of "30% 到 45%", "from 62 to 48 days"; None where the answer is no from-to."""
    for join in _JOINS:
        for match in join.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            if re.search(r"\bup\s$", before) and not re.search(r"\d\s*(?:\S+\s+)?up\s$", before):
                continue
            starts, ends = _levels(before), _levels(after)
            if starts and ends:
                end = _words_of(after, ends[0])
                return with_unit(_words_of(before, starts[-1]), end), end
    return None


def own_unit(words: str) -> str:
    """What an amount says beside its number: "%" of "5%", " pages a week" of "30 pages a week", "$" of "$5"."""
    match = _NUMBER.match(words)
    if match is None:
        return ""
    sign = re.search(r"[$€£¥￥]", words)
    return match["unit"].rstrip() or (sign.group() if sign else "")


def with_unit(start: str, end: str) -> str:
    """The start of "30 到 45%" is 30%, that of "62 to 48 days" 62 days: a bare amount takes the unit of the other."""
    if not re.search(r"[0-9０-９]$", start):
        return start
    magnitude = re.search(r"(?:万|亿|[kKmM])$", end)
    if magnitude:
        return f"{start}{magnitude.group()}"
    unit = BOUND_AFTER.sub("", own_unit(end))
    if not unit or unit in "$€£¥￥":
        return start
    return f"{start} {unit.lstrip()}" if re.match(r"\s?[A-Za-z]", unit) else f"{start}{unit}"


def _levels(text: str) -> list[Figure]:
    """The figures that say how much there is; not a change, nor the base of a rate."""
    return [
        f
        for f in read_figures(text)
        if not _MORE_BEFORE.search(text[: f.span.start])
        and not _MORE_AFTER.match(text, f.span.end)
        and not _PER_BEFORE.search(text[: f.span.start])
    ]


def _on_top(text: str, figure: Figure) -> bool:
    return bool(
        re.search(r"on top of\s?$|\bfrom\s?$|在\s?$", text[: figure.span.start])
        or re.match(r"\s?[^\s，,]{0,4}\s?(?:的)?基础上", text[figure.span.end :])
        or _NOW.search(text[: figure.span.start])
    )


def _words_of(text: str, figure: Figure) -> str:
    """The amount as typed, with its unit, its rate and its bound; "大概 1200" stays an about, in the shortest word."""
    start, end = figure.span
    unit = figure.unit
    if unit and text[end:].lstrip().lower().startswith(unit.lower()) and unit.lower() not in text[start:end].lower():
        end = text.lower().index(unit.lower(), end) + len(unit)
    if rate := _RATE_AFTER.match(text, end):
        end = rate.end()
    if bound := BOUND_AFTER.match(text, end):
        end = bound.end()
    if rate := _RATE_BEFORE.search(text[:start]):
        start = rate.start()
    words = text[start:end].strip()
    if figure.op in ("le", "lt", "ge", "gt") and (bound := _BOUND_BEFORE.search(text[:start])):
        said = bound.group().strip()
        if said.lower() == "within" and figure.kind != "duration":
            said = "at most"
        return f"{said} {words}"
    if figure.op != "about" or words.startswith(_ABOUT):
        return words
    return f"约 {words}" if _CHINESE.search(text) else f"about {words}"
