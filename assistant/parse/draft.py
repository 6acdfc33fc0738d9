"""Items while they are being collected, and the turning of them into the document's frozen nouns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from assistant.item import read_sentence
from assistant.parse.fields import Marks
from assistant.parse.markup import Styled
from assistant.parse.words import Words
from assistant.types import Cycle, Deadline, KeyResult, Lang, Note, Objective, Run, Sentence, Span


@dataclass(slots=True)
class Open:
    """An objective or key result in the making. `whole` is its line in the document, label and marks included.

    `head` is what stands before a colon or dash and may be a small title, if its neighbours have one too.
    """

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
    head: str = ""


_Reader = Callable[[str], Sentence]


def _reader(lang: Lang, cycle: Cycle | None) -> _Reader:
    """Reads sentences, each distinct one once: a long paste repeats itself."""
    known: dict[str, Sentence] = {}

    def read(text: str) -> Sentence:
        found = known.get(text)
        if found is None:
            found = known[text] = read_sentence(text, lang, cycle=cycle)
        return found

    return read


def freeze(items: Iterable[Open], lang: Lang, cycle: Cycle | None = None) -> tuple[Objective, ...]:
    """The objectives with ids by position; `cycle` gives dates without a year their year."""
    out = []
    read = _reader(lang, cycle)
    for number, item in enumerate(items, 1):
        name = f"O{number}"
        out.append(
            Objective(
                id=name,
                label=item.label,
                text=item.words.text,
                span=_span(item),
                runs=_runs(item),
                sentence=_sentence(item, read, lang),
                meta=item.marks.meta,
                notes=_notes(item),
                key_results=tuple(_key_result(kr, f"{name}.KR{i}", read, lang) for i, kr in enumerate(item.krs, 1)),
                written=bool(item.words),
            )
        )
    return tuple(out)


def _key_result(item: Open, name: str, read: _Reader, lang: Lang) -> KeyResult:
    return KeyResult(
        id=name,
        label=item.label,
        text=item.words.text,
        span=_span(item),
        runs=_runs(item),
        sentence=_sentence(item, read, lang),
        meta=item.marks.meta,
        notes=_notes(item),
    )


def _span(item: Open) -> Span:
    return item.words.span if item.words.text else item.whole


def _runs(item: Open) -> tuple[Run, ...]:
    """The words' runs, and more behind the text's end for amounts and a due date in columns of their own."""
    runs = tuple(run for run in item.words.runs if run.length)
    at = len(item.words) + 1
    for words in (item.marks.amounts, item.marks.due):
        if words is not None:
            runs += tuple(Run(at + run.at, run.source, run.length) for run in words.runs)
            at += len(words) + 1
    return runs


def _notes(item: Open) -> tuple[Note, ...]:
    return tuple(Note(text=w.text, span=w.span) for w in (*item.marks.notes, *item.notes) if w.text)


def _sentence(item: Open, read: _Reader, lang: Lang) -> Sentence:
    """What the item's words say, with an owner and a deadline that stood in columns or fields of their own."""
    text, amounts = item.words.text, item.marks.amounts
    said = read(f"{text} {amounts.text}") if amounts else read(text)
    if amounts:
        said = replace(said, text=text)
    if item.marks.owner and said.owner is None:
        said = replace(said, owner=item.marks.owner.text)
    if item.marks.due and said.deadline is None:
        said = replace(
            said, deadline=_deadline(len(text) + 1 + (len(amounts) + 1 if amounts else 0), item.marks.due, read, lang)
        )
    return said


def _deadline(start: int, due: Words, read: _Reader, lang: Lang) -> Deadline:
    """The date of a column or field of its own. Its span lies behind the end of the item's text, where the item's
    last run maps it to the document, so that `Item.place` finds it.
    """
    front = "截止 " if lang == "zh" else "by "
    found = read(front + due.text).deadline
    return Deadline(due.text, found.iso if found else None, Span(start, start + len(due)))


def struck(styled: Styled, marks: Marks) -> None:
    """A struck-out item is dropped."""
    if styled.all_struck:
        marks.put("status", "dropped")
