"""Items while they are being collected, and the turning of them into the document's frozen nouns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from assistant.item import read_sentence
from assistant.parse.marks import Marks
from assistant.parse.markup import Styled
from assistant.parse.words import Words
from assistant.types import Deadline, KeyResult, Lang, Note, Objective, Run, Sentence, Span


@dataclass(slots=True)
class Open:
    """An objective or key result in the making. `whole` is its line in the document, label and marks included."""

    words: Words
    whole: Span
    label: str = ""
    number: int | None = None
    parent: int | None = None
    marks: Marks = field(default_factory=Marks)
    notes: list[Words] = field(default_factory=list)
    krs: list[Open] = field(default_factory=list)
    indent: int = 0
    bullet: bool = False
    level: int = 0


def sentence(text: str, lang: Lang) -> Sentence:
    try:
        return read_sentence(text, lang)
    except NotImplementedError:
        return Sentence(text=text, lang=lang)


def freeze(items: Iterable[Open], lang: Lang) -> tuple[Objective, ...]:
    """The objectives with ids by position."""
    out = []
    for number, item in enumerate(items, 1):
        name = f"O{number}"
        out.append(
            Objective(
                id=name,
                label=item.label,
                text=item.words.text,
                span=_span(item),
                runs=_runs(item),
                sentence=_sentence(item, lang),
                meta=item.marks.meta,
                notes=_notes(item),
                key_results=tuple(_key_result(kr, f"{name}.KR{i}", lang) for i, kr in enumerate(item.krs, 1)),
                written=bool(item.words),
            )
        )
    return tuple(out)


def _key_result(item: Open, name: str, lang: Lang) -> KeyResult:
    return KeyResult(
        id=name,
        label=item.label,
        text=item.words.text,
        span=_span(item),
        runs=_runs(item),
        sentence=_sentence(item, lang),
        meta=item.marks.meta,
        notes=_notes(item),
    )


def _span(item: Open) -> Span:
    return item.words.span if item.words.text else item.whole


def _runs(item: Open) -> tuple[Run, ...]:
    return tuple(run for run in item.words.runs if run.length)


def _notes(item: Open) -> tuple[Note, ...]:
    return tuple(Note(text=w.text, span=w.span) for w in (*item.marks.notes, *item.notes) if w.text)


def _sentence(item: Open, lang: Lang) -> Sentence:
    """What the item's words say, with an owner and a deadline that stood in columns or fields of their own."""
    said = sentence(item.words.text, lang)
    if item.marks.owner and said.owner is None:
        said = replace(said, owner=item.marks.owner.text)
    if item.marks.due and said.deadline is None:
        said = replace(said, deadline=_deadline(item.marks.due, lang))
    return said


def _deadline(words: Words, lang: Lang) -> Deadline:
    """The date of a column or field of its own; its span counts into the document, not into the item's text."""
    read = sentence(("截止 " if lang == "zh" else "by ") + words.text, lang).deadline
    return Deadline(words.text, read.iso if read else None, words.span)


def struck(styled: Styled, marks: Marks) -> None:
    """A struck-out item is dropped."""
    if styled.all_struck:
        marks.put("status", "dropped")
