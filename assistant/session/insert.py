"""Words put into a line, and the place for a start: "续约率做到 90%" becomes "续约率从 80% 做到 90%"."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.numbers import read_figures
from assistant.types import Figure, Lang, Sentence, Span

# What leads up to a target and may follow a start as it is.
_LEADS_ZH = re.compile(
    r"(?:(?:提高|提升|增长|增加|上升|升|涨|降低|下降|减少|缩短|压缩|降|减|缩|压|做)?[到至]|达到|做到)\s*$"
)
_LEADS_EN = re.compile(r"\bto\s+$", re.IGNORECASE)
_LEADS = re.compile(
    r"\s*(?:(?:提高|提升|增长|增加|上升|升|涨|降低|下降|减少|缩短|压缩|降|减|缩|压|做)?[到至]|达到|做到|to\s)",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?:\b(?:at least|at most|no more than|no less than|less than|more than|under|below|above|over|within)|"
    r"不低于|不高于|不超过|不少于|至少|低于|高于|超过|控制在|[<>≤≥]=?)\s*$",
    re.IGNORECASE,
)
_KEEP = re.compile(r"保持|维持|守住|稳定在|\b(?:keep|keeps|maintain|stays?|hold|holds|remains?)\b", re.IGNORECASE)
# What may follow the target of a line whose start is put in front of it.
_THEN = re.compile(r"\s*(?:[,，。;；.(（]|(?:by|before|until|in|this|at|for|across|among)\b|以上)", re.IGNORECASE)


class Put(NamedTuple):
    """`words` in the place of `span`; `fact` is the part of them that was answered (None: all)."""

    span: Span
    words: str
    part: Span | None = None

    @property
    def fact(self) -> Span:
        """The answered part, counted within `words`."""
        return self.part or Span(0, len(self.words))

    def into(self, text: str) -> str:
        """`text` with the words in their place."""
        return text[: self.span.start] + self.words + text[self.span.end :]


def place_for_start(sentence: Sentence, lang: Lang, start: str | None = None) -> Span | None:
    """Where a start belongs, as the span it replaces (a space or nothing).

    None where the line has one, has no one target, or reads otherwise. A bound ("below 3%") takes a start only where
    `start` is still outside of it: what is already kept needs no from-to.
    """
    targets = sentence.targets
    if len(targets) != 1 or sentence.baseline is not None or sentence.baseline_marked:
        return None
    target = targets[0]
    begin = target.span.start
    if target.op != "eq":
        bound = _BOUND.search(sentence.text[:begin])
        if bound is None or _KEEP.search(sentence.text) or not _outside(target, start):
            return None
        begin = bound.start()
    elif target.value is None:
        return None
    before = sentence.text[:begin]
    lead = (_LEADS_ZH if lang == "zh" else _LEADS_EN).search(before)
    if lead is not None:
        return Span(lead.start(), lead.start())
    last = target.span.end >= len(sentence.text.rstrip(" 。.；;")) or _THEN.match(sentence.text, target.span.end)
    metric_first = sentence.metric_span is not None and sentence.metric_span.end <= begin
    if not (last and metric_first):
        return None
    return Span(len(before.rstrip(" :：")) if lang == "zh" else begin, begin)


def _outside(target: Figure, start: str | None) -> bool:
    figures = read_figures(start or "")
    now = figures[0].value if figures else None
    if now is None or target.value is None:
        return False
    return now > target.value if target.op in ("le", "lt") else now < target.value


def put_start(sentence: Sentence, at: Span, start: str, lang: Lang) -> Put:
    """The start put at `at` (from `place_for_start`), with the words that join it to the target."""
    begin, join = ("从 ", "到 ") if lang == "zh" else ("from ", "to ")
    if lang == "zh" and re.match(r"[\u4e00-\u9fff]", sentence.text[at.end : at.end + 1]):
        join = "到"
    words = f"{begin}{start} " + ("" if _LEADS.match(sentence.text, at.end) else join)
    return Put(at, words, Span(len(begin), len(begin) + len(start)))
