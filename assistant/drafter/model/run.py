"""One reply on its way into pieces: which objective is open, what did not fit the form, when it goes round in circles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.drafter.model.asking import sound
from assistant.drafter.model.settling import Settler
from assistant.llm.forms import KeyResultForm, ObjectiveForm, ParkedForm, QuestionForm, read_form
from assistant.llm.reading import ReadItem
from assistant.types import DraftedKeyResult, DraftedObjective, DraftPiece, Item, Objective

_MAX_ECHOES = 3  # items that say again what was said
_LEAST_ROOM = 3  # key results that an objective may have whatever the draft has
_MAX_QUESTIONS = 3
_MOST_OPENED = 3  # objectives that are asked for at most where the draft has none


@dataclass(slots=True)
class Said:
    """What a whole draft has said so far, over all its replies.

    `places` maps lines of the draft to items of the proposal, `rejected` collects what did not fit, for the curious.
    """

    questions: set[str] = field(default_factory=set)
    parked: set[tuple[str, str]] = field(default_factory=set)
    rejected: list[str] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    _objectives: int = 0
    _key_results: int = 0

    def note(self, piece: DraftPiece) -> DraftPiece:
        """The piece, once its number in the proposal and the lines it stands for are kept in mind."""
        if isinstance(piece, DraftedObjective):
            self._objectives, self._key_results = self._objectives + 1, 0
            self.places.update((line, f"O{self._objectives}") for line in piece.rewrites)
        elif isinstance(piece, DraftedKeyResult):
            self._key_results += 1
            lines = (*piece.rewrites, *(i.source for i in piece.initiatives if i.source))
            self.places.update((line, f"O{self._objectives}.KR{self._key_results}") for line in lines)
        return piece


class Run:
    """Takes the finished items of one reply."""

    def __init__(self, settler: Settler, said: Said) -> None:
        self._settler = settler
        self._said = said
        self._echoes = 0
        self._count = 0
        self._number: int | None = None
        self._merged: int | None = None
        self.opened: set[int] = set()
        self._unfit: list[tuple[str, str]] = []
        self._unchanged: list[Item] = []
        self._again: set[str] = set()

    @property
    def begun(self) -> bool:
        """Whether an objective came out."""
        return bool(self.opened)

    @property
    def in_circles(self) -> bool:
        """Whether the model only repeats itself: more key results than the draft has lines, or echoes of its own.

        Without objectives of the draft it may open a few; a small model opened one for each line again and again.
        """
        lines = self._settler.lines_under(self._number) if self._number is not None else 0
        crowd = not self._settler.part.objectives and len(self.opened) > _MOST_OPENED
        return crowd or self._echoes >= _MAX_ECHOES or self._count > max(_LEAST_ROOM, lines + 1)

    def opens(self, item: ReadItem) -> bool:
        """Whether an item closes the open objective and opens the next."""
        return item.kind == "objectives" and (self._number is None or self._settler.room_for(item.index))

    def take(self, item: ReadItem) -> Iterator[DraftPiece]:
        """The pieces that one finished item of the reply comes to."""
        if item.kind == "objectives":
            yield from self._objective(item)
        elif item.kind == "key_results":
            yield from self._key_result(item)
        elif item.kind == "parked":
            yield from self._parked(item)
        else:
            asked = read_form(QuestionForm, item.data)
            if isinstance(asked, str):
                self._said.rejected.append(f"question {item.index + 1}: {asked}")
            elif asked.ask in self._said.questions:
                self._echoes += 1
            elif len(self._said.questions) < _MAX_QUESTIONS:
                self._said.questions.add(asked.ask)
                question = self._settler.question(asked)
                yield replace(question, about=self._said.places.get(question.about, "set"))

    def key_result(self, form: KeyResultForm) -> Iterator[DraftPiece]:
        """A key result under the open objective, unless it is an echo."""
        if lines := self._settler.left_unchanged(form):
            self._unchanged += (line for line in lines if line not in self._unchanged)
            return
        piece = self._settler.key_result(form, self._number)
        if piece is None:
            self._echoes += 1
        else:
            yield self._said.note(piece)

    def to_do_again(self) -> tuple[list[tuple[str, str]], list[Item]]:
        """What did not fit the form, with the reasons, and flawed lines that came back as they were; told once."""
        done = self._unfit, [line for line in self._unchanged if line.id not in self._again]
        self._again.update(line.id for line in self._unchanged)
        self._unfit, self._unchanged = [], []
        return done

    def kept_lines(self) -> Iterator[DraftPiece]:
        """Sound lines of the open objective that the model passed over: they come back word for word."""
        if self._number is not None:
            yield from self._kept(self._number)

    def passed_over(self) -> tuple[Objective, ...]:
        """The draft's objectives that the reply left out with lines that found no place elsewhere either."""
        objectives = enumerate(self._settler.part.objectives)
        return tuple(o for n, o in objectives if n not in self.opened and self._settler.left_of(n))

    def own_words(self) -> Iterator[DraftPiece]:
        """Those objectives and their sound lines, as the draft has them."""
        for number in range(len(self._settler.part.objectives)):
            if number not in self.opened and (own := self._settler.own_objective(number)) is not None:
                yield self._said.note(own)
                yield from self._kept(number)

    def _objective(self, item: ReadItem) -> Iterator[DraftPiece]:
        if not self.opens(item):
            # A weak model opens a second objective for what it forgot: its key results go under the one there is.
            self._merged = item.index
            return
        yield from self.kept_lines()
        form = read_form(ObjectiveForm, item.data)
        if isinstance(form, str):
            self._said.rejected.append(f"objective {item.index + 1}: {form}")
            piece = self._settler.own_objective(item.index)
        else:
            piece = self._settler.objective(form, item.index)
        self._number, self._count = (item.index, 0) if piece is not None else (None, 0)
        if piece is not None:
            self.opened.add(item.index)
            yield self._said.note(piece)

    def _key_result(self, item: ReadItem) -> Iterator[DraftPiece]:
        if self._number is None or item.parent not in (self._number, self._merged):
            return
        self._count += 1
        form = read_form(KeyResultForm, item.data)
        if isinstance(form, str):
            self._said.rejected.append(f"key result {item.index + 1}: {form}")
            self._unfit.append((item.raw, form))
        else:
            yield from self.key_result(form)

    def _parked(self, item: ReadItem) -> Iterator[DraftPiece]:
        form = read_form(ParkedForm, item.data)
        if isinstance(form, str):
            return
        if (form.source, form.text) in self._said.parked:
            self._echoes += 1  # a small model parked one line twenty-five times, until its tokens were used up
            return
        self._said.parked.add((form.source, form.text))
        if (parked := self._settler.parked(form)) is not None:
            yield parked

    def _kept(self, number: int) -> Iterator[DraftPiece]:
        for line in self._settler.left_of(number):
            if sound(line, self._settler.review):
                yield self._said.note(self._settler.kept(line))
