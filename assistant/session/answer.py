"""What an answer says: the amounts, the date or the words that go into blanks. Code reads it, no model does."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.numbers import read_dates, read_figures
from assistant.session.passed import MEASURE, is_measure, passed_on
from assistant.types import BlankSlot, Figure, Lang, Slot

MEASURED = {"zh": "基线待测", "en": "a baseline to be measured"}

_LONGEST = 60  # an answer longer than this is a story; only what can be read out of it goes into a blank
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
    r"现在|目前|当前|现状|現在|目前|當前|去年|上季|基线|基線|now|today|current|baseline|last", re.IGNORECASE
)
_GOAL = re.compile(r"目标|目標|想到|达到|達到|做到|target|goal|aim", re.IGNORECASE)
_ABOUT = ("约", "大约", "近", "about", "around", "~", "≈")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_DATE_EDGES = re.compile(r"^(?:在|于|於|by|before|until|on)\s*|\s*(?:之前|以前|前|上线|完成)$", re.IGNORECASE)
_NAME_EDGES = re.compile(r"^(?:由|是|交给|by|it is|it's)\s*|\s*(?:负责|負責|来测|来做)$", re.IGNORECASE)


def read_answer(text: str, slot: Slot, lang: Lang) -> Mapping[BlankSlot, str]:
    """What `text`, given to a question about `slot`, puts into which blank; empty where nothing can be read out."""
    text = " ".join(text.split())
    if not text or passed_on(text, slot):
        return {}
    if slot in ("baseline", "target"):
        if is_measure(text):
            return {"baseline": measured(text, lang)} if slot == "baseline" else {}
        return _amounts(text, "baseline" if slot == "baseline" else "target")
    if slot == "deadline":
        return _one_line("deadline", _date(text))
    if slot == "owner":
        return _one_line("owner", _NAME_EDGES.sub("", text))
    if slot == "metric":
        return _one_line("metric", text)
    return {}


def measured(note: str, lang: Lang) -> str:
    """The legal baseline of a figure to be measured first, with who and by when where `note` says so."""
    detail = MEASURE.sub("", note).strip(" ,，;；:：。.、()（）")
    if not detail:
        return MEASURED[lang]
    return f"{MEASURED[lang]}（{detail[:_LONGEST]}）" if lang == "zh" else f"{MEASURED[lang]} ({detail[:_LONGEST]})"


def is_measured(text: str) -> bool:
    """Whether a text inserted for a baseline says that it will be measured."""
    return text.startswith(tuple(MEASURED.values()))


def _amounts(text: str, slot: BlankSlot) -> dict[BlankSlot, str]:
    text = text[:400]
    for join in _JOINS:
        for match in join.finditer(text):
            start, end = _last(text[: match.start()]), _first(text[match.end() :])
            if start and end:
                return {"baseline": _with_unit(start, end), "target": end}
    figures = read_figures(text)
    if len(figures) == 1:
        return {slot: _words_of(text, figures[0])}
    found: dict[BlankSlot, str] = {}
    at = 0
    for figure in figures:
        before = text[at : figure.span.start]
        role: BlankSlot = "target" if _GOAL.search(before) else "baseline" if _NOW.search(before) else slot
        found.setdefault(role, _words_of(text, figure))
        at = figure.span.end
    return found


def _first(text: str) -> str | None:
    figures = read_figures(text)
    return _words_of(text, figures[0]) if figures else None


def _last(text: str) -> str | None:
    figures = read_figures(text)
    return _words_of(text, figures[-1]) if figures else None


def _words_of(text: str, figure: Figure) -> str:
    """The amount as typed; "大概 1200" stays an about, in the shortest word for it."""
    words = text[figure.span.start : figure.span.end].strip()
    if figure.op != "about" or words.startswith(_ABOUT):
        return words
    return f"约 {words}" if _CHINESE.search(text) else f"about {words}"


def _with_unit(start: str, end: str) -> str:
    """The start of "30 到 45%" is 30%: a bare amount takes the percent sign or the magnitude of the other."""
    tail = re.search(r"(?:%|％|个百分点|万|亿|[kKmM])$", end)
    return f"{start}{tail.group()}" if tail and re.search(r"[0-9０-９]$", start) else start


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
