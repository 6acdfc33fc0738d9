"""Judging what a line is: outcome, output, activity, topic; measurable, vague, compound; what an objective lacks.

The meaning is that of the label guide. Where the text does not settle it, the verdict says so with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from assistant.judge import key_result, objective
from assistant.judge.memory import remembered
from assistant.judge.view import read_line
from assistant.text import plain
from assistant.types import KeyResultKind, Sentence, Span, Text

ObjectiveFlaw = Literal["label_only", "metric", "routine", "task", "no_direction", "ok"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a verdict rests on; the span counts into the sentence's text."""

    span: Span
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyResultVerdict:
    """What a key result is. `sure` is False where the text does not settle `kind`, `doubt` then says why.

    `measurable_doubt` says why it is unclear whether it could be graded; `cadence` is True for what recurs (每周, monthly)
    or is to hold all along (不丢单).
    """

    kind: KeyResultKind
    measurable: bool
    vague: bool
    compound: bool
    placeholder: bool
    kind_at: Evidence
    vague_at: Evidence | None = None
    compound_at: Evidence | None = None
    sure: bool = True
    doubt: Text | None = None
    measurable_doubt: Text | None = None
    cadence: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveVerdict:
    """The first flaw that fits an objective, or "ok"."""

    flaw: ObjectiveFlaw
    at: Evidence
    sure: bool = True
    doubt: Text | None = None


def judge_key_result(sentence: Sentence, words: Mapping[str, tuple[str, ...]] | None = None) -> KeyResultVerdict:
    """The verdict on one key result; a blank is judged as the amount or date that will stand there.

    `words` are a house's own: "vague" ones, and such that make a line an "activity", "output" or "outcome".
    """
    verdict = _key_result(sentence)
    return with_words(verdict, sentence, words) if words else verdict


def judge_objective(sentence: Sentence, words: Mapping[str, tuple[str, ...]] | None = None) -> ObjectiveVerdict:
    """The verdict on one objective. `words` are a house's own: "vague" ones and such that tell "routine"."""
    verdict = _objective(sentence)
    return objective_with_words(verdict, sentence, words) if words else verdict


@remembered
def _key_result(sentence: Sentence) -> KeyResultVerdict:
    line = read_line(sentence)
    found = key_result.judge(line)
    placeholder = bool(sentence.blanks)
    vague_at = found.vague if not placeholder and found.kind != "empty" else None
    return KeyResultVerdict(
        kind=found.kind,
        measurable=found.measurable and not placeholder,
        vague=vague_at is not None,
        compound=found.second is not None,
        placeholder=placeholder,
        kind_at=Evidence(found.at, _KINDS[found.kind]),
        vague_at=Evidence(vague_at, _VAGUE) if vague_at else None,
        compound_at=Evidence(found.second, _SECOND) if found.second else None,
        sure=found.doubt is None,
        doubt=found.doubt,
        measurable_doubt=found.measurable_doubt,
        cadence=found.cadence,
    )


@remembered
def _objective(sentence: Sentence) -> ObjectiveVerdict:
    found = objective.judge(read_line(sentence))
    return ObjectiveVerdict(flaw=found.flaw, at=Evidence(found.at, _FLAWS[found.flaw]))


def with_words(verdict: KeyResultVerdict, sentence: Sentence, words: Mapping[str, tuple[str, ...]]) -> KeyResultVerdict:
    """The verdict as a house reads it: its words decide where no amount does."""
    if sentence.targets or sentence.blanks:
        return verdict
    kinds: tuple[KeyResultKind, ...] = ("activity", "output", "outcome")
    for kind in kinds:
        found = _found(sentence.text, words.get(kind, ()))
        if found is not None:
            verdict = replace(verdict, kind=kind, kind_at=Evidence(found, _KINDS[kind]))
    found = _found(sentence.text, words.get("vague", ()))
    if found is not None:
        verdict = replace(verdict, vague=True, measurable=False, vague_at=Evidence(found, _VAGUE))
    return verdict


def objective_with_words(
    verdict: ObjectiveVerdict, sentence: Sentence, words: Mapping[str, tuple[str, ...]]
) -> ObjectiveVerdict:
    """The verdict as a house reads it."""
    flaws: tuple[tuple[str, ObjectiveFlaw], ...] = (("routine", "routine"), ("vague", "no_direction"))
    for name, flaw in flaws:
        found = _found(sentence.text, words.get(name, ()))
        if found is not None and verdict.flaw == "ok":
            return replace(verdict, flaw=flaw, at=Evidence(found, _FLAWS[flaw]))
    return verdict


def _found(text: str, listed: tuple[str, ...]) -> Span | None:
    """Where the first of the listed words stands, whole words only in Latin script."""
    folded = plain(text).casefold()
    if len(folded) != len(text):
        return None
    for word in listed:
        pattern = re.escape(plain(word).casefold())
        if word.isascii():
            pattern = rf"(?<![a-z0-9]){pattern}(?![a-z0-9])"
        found = re.search(pattern, folded)
        if found is not None:
            return Span(*found.span())
    return None


_VAGUE = Text("这个词没有说到什么程度算数", "this word does not say how much would count")
_SECOND = Text("这是另一个可以单独达成的结果", "this is another result that could be reached on its own")
_KINDS: dict[KeyResultKind, Text] = {
    "outcome": Text("说的是带来的变化", "it states a change"),
    "output": Text("说的是做出来的东西，没说带来什么", "it states something made, not what it brings"),
    "activity": Text("说的是投入的工作", "it states work that is put in"),
    "topic": Text("只是一个名目", "it only names a subject"),
    "empty": Text("没有内容", "there is nothing there"),
}
_FLAWS: dict[ObjectiveFlaw, Text] = {
    "label_only": Text("只是一个名称，没有方向", "it is a name with no direction"),
    "metric": Text("整句是一个要达到的数字", "all of it is one figure to reach"),
    "routine": Text("说的是照常要做的事", "it is business as usual"),
    "task": Text("说的是一件要做的事，没说为了什么", "it is a piece of work with no purpose"),
    "no_direction": Text("没说做到什么样", "it does not say to what state"),
    "ok": Text("说清了要去哪里", "it says where to go"),
}
