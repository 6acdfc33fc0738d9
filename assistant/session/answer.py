"""What an answer says: the amounts, the date or the words that go into blanks. Code reads it, no model does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.blanks import read_blanks
from assistant.numbers import read_dates
from assistant.session.amounts import read_amounts, read_both
from assistant.session.passed import MEASURE, is_measure, passed_on
from assistant.types import BlankSlot, Lang, Slot

Way = Literal["filled", "leader", "measure"]

MEASURED = {"zh": "基线待测", "en": "a baseline to be measured"}

_LONGEST = 60  # an answer longer than this is a story; only what can be read out of it goes into a blank
_DATE_EDGES = re.compile(r"^(?:在|于|於|by|before|until|on)\s*|\s*(?:之前|以前|前|上线|完成)$", re.IGNORECASE)
_NAME_EDGES = re.compile(r"^(?:由|是|交给|by|it is|it's)\s*|\s*(?:负责|負責|来测|来做)$", re.IGNORECASE)
_DUE_BEFORE = re.compile(r"(?:\b(?:by|before|until|till|no later than)(?:\s+the)?|截至|截止到?|在)\s*$", re.IGNORECASE)
_DUE_AFTER = re.compile(r"\s*(?:之?前|以前|为止|底|末)")
# What tells a moment without a date: "two weeks after launch", 上线后两周.
_WHEN = re.compile(
    r"\d|年|季|月|周|週|天|日|号|底|末|初|后|後|前|\b(?:week|month|quarter|year|day|launch|release|sprint|eo[dmqy]|end|"
    r"spring|summer|autumn|fall|winter|christmas|easter|before|after)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """How one question was settled: filled in, passed on to the leader, or to be measured first."""

    question: str
    way: Way
    text: str = ""


def read_answer(text: str, slot: Slot, lang: Lang) -> Mapping[BlankSlot, str]:
    """What `text`, given to a question about `slot`, puts into which blank; empty where nothing can be read out."""
    text = " ".join(text.split())
    if not text or passed_on(text, slot):
        return {}
    if slot in ("baseline", "target"):
        if is_measure(text):
            return {"baseline": measured(text, lang)} if slot == "baseline" else {}
        due = _due(text)
        amounts = read_amounts(_without(text, due), slot)
        return {**amounts, **_one_line("deadline", due)} if due and amounts else amounts
    if slot == "deadline":
        due = _due(text) or _date(text)
        both = read_both(_without(text, due)) if due != text else None
        said: dict[BlankSlot, str] = {"baseline": both[0], "target": both[1]} if both else {}
        return {**said, **(_one_line("deadline", due) if read_dates(due) or _WHEN.search(due) else {})}
    if slot == "owner":
        return _one_line("owner", _NAME_EDGES.sub("", text))
    if slot == "metric":
        return _one_line("metric", text)
    return {}


def measured(note: str, lang: Lang) -> str:
    """The legal baseline of a figure to be measured first, with who and by when where `note` says so."""
    detail = MEASURE.sub("", note).strip(" ,，;；:：。.、()（）")
    if not detail or any(blank.ours for blank in read_blanks(detail)):  # a blank in a blank would be filled again
        return MEASURED[lang]
    return f"{MEASURED[lang]}（{detail[:_LONGEST]}）" if lang == "zh" else f"{MEASURED[lang]} ({detail[:_LONGEST]})"


def is_measured(text: str) -> bool:
    """Whether a text inserted for a baseline says that it will be measured."""
    return text.startswith(tuple(MEASURED.values()))


def _due(text: str) -> str:
    """The date that an answer about amounts also names as the last day; "1200 as of March" names none."""
    for date in read_dates(text):
        before, after = _DUE_BEFORE.search(text[: date.span.start]), _DUE_AFTER.match(text, date.span.end)
        if before or after:
            return _date(text[date.span.start : after.end() if after else date.span.end])
    return ""


def _without(text: str, part: str) -> str:
    at = text.find(part) if part else -1
    return text if at < 0 else f"{_DUE_BEFORE.sub('', text[:at])} {text[at + len(part) :]}"


def _date(text: str) -> str:
    dates = read_dates(text)
    if dates and len(text) > 16:
        text = text[dates[0].span.start : dates[-1].span.end]
    while (shorter := _DATE_EDGES.sub("", text)) != text:
        text = shorter
    return text


def _one_line(slot: BlankSlot, text: str) -> dict[BlankSlot, str]:
    text = text.strip(" ,，。.;；")
    return {slot: text} if 0 < len(text) <= _LONGEST else {}
