"""Words put into a line, and the place for a start: "续约率做到 90%" becomes "续约率从 80% 做到 90%"."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.types import Lang, Sentence, Span

# What leads up to a target and may follow a start as it is.
_LEADS_ZH = re.compile(
    r"(?:(?:提高|提升|增长|增加|上升|升|涨|降低|下降|减少|缩短|压缩|降|减|缩|压|做)?[到至]|达到|做到)\s*$"
)
_LEADS_EN = re.compile(r"\bto\s+$", re.IGNORECASE)


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


def place_for_start(sentence: Sentence, lang: Lang) -> Span | None:
    """Where a start belongs, as the span it replaces (a space or nothing); None where the line has one, has no one target, or reads otherwise."""
    targets = sentence.targets
    if len(targets) != 1 or sentence.baseline is not None or sentence.baseline_marked:
        return None
    target = targets[0]
    if target.op != "eq":
        return None
    before = sentence.text[: target.span.start]
    lead = (_LEADS_ZH if lang == "zh" else _LEADS_EN).search(before)
    if lead is not None:
        return Span(lead.start(), lead.start())
    last = target.span.end >= len(sentence.text.rstrip(" 。.；;"))
    metric_first = sentence.metric_span is not None and sentence.metric_span.end <= target.span.start
    if not (last and metric_first):
        return None
    return Span(len(before.rstrip()) if lang == "zh" else target.span.start, target.span.start)


def put_start(sentence: Sentence, at: Span, start: str, lang: Lang) -> Put:
    """The start put at `at` (from `place_for_start`), with the words that join it to the target."""
    begin, join = ("从 ", "到 ") if lang == "zh" else ("from ", "to ")
    words = f"{begin}{start} " + (join if at.end == sentence.targets[0].span.start else "")
    return Put(at, words, Span(len(begin), len(begin) + len(start)))
