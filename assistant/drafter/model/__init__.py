"""The model drafter: asks part by part, and passes on each item the moment it is finished in the stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from assistant.drafter.model.asking import (
    again_messages,
    draft_messages,
    mend_messages,
    parts,
    repair_messages,
    sound,
    stamp,
)
from assistant.drafter.model.calls import Calls
from assistant.drafter.model.settling import Settler
from assistant.errors import ModelError
from assistant.library import Example
from assistant.llm.door import PATIENCE, Door, Message, Patience, ShutDoor
from assistant.llm.forms import (
    KEY_RESULT_SCHEMA,
    OBJECTIVE_SCHEMA,
    REPLY_SCHEMA,
    KeyResultForm,
    ObjectiveForm,
    ParkedForm,
    QuestionForm,
    read_form,
)
from assistant.llm.reading import ReadItem
from assistant.settings import Settings
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    DraftPiece,
    Finding,
    Lang,
    Parked,
    Request,
    Review,
    StartProposal,
    Text,
)

_MEND_TOKENS = 240
_REPAIR_TOKENS = 400
_MAX_REPAIRS = 2
_MAX_KEY_RESULTS = 8  # under one objective: more is a model that goes round in circles
_MAX_ECHOES = 3  # key results that say again what was said
_MAX_QUESTIONS = 3
# A reply that breaks off has still done its work when every line of the draft has found its place.
_BROKEN_OFF = frozenset({"truncated", "dropped", "not_json"})
_NOT_PLACED = Text("还没想好它服务哪个结果，原句留在这里", "not clear yet which result it serves; kept as written")


class ModelDrafter:
    """Drafts with a language model behind a Door. One per run: it keeps what was asked, for `mend`, and the cost."""

    kind: Literal["model"] = "model"

    def __init__(
        self, door: Door, *, max_tokens: int = 2400, budget_tokens: int = 40_000, patience: Patience = PATIENCE
    ) -> None:
        self._door = door
        self._max_tokens = max_tokens
        self._calls = Calls(door, budget_tokens, patience)
        self._lang: Lang = "zh"
        self._asked: list[Message] = []
        self._questions: set[str] = set()
        self.rejected: list[str] = []

    @classmethod
    def from_settings(
        cls, settings: Settings, model: str | None = None, *, patience: Patience = PATIENCE
    ) -> ModelDrafter:
        """A drafter for one run over the process's door to the model; an unusable key or URL shows when it drafts."""
        from assistant.llm.chat import open_door

        door: Door
        try:
            door = open_door(replace(settings, model=model or settings.model))
        except ModelError as error:
            door = ShutDoor(model or settings.model or "", error)
        return cls(door, max_tokens=settings.max_tokens, budget_tokens=settings.budget_tokens, patience=patience)

    @property
    def model(self) -> str:
        """The model's name."""
        return self._door.model

    @property
    def prompt(self) -> str:
        """The version stamp of the drafting prompt."""
        return stamp(self._lang)

    @property
    def usage(self) -> Mapping[str, int] | None:
        """Tokens in and out and the number of calls; estimated from lengths where the endpoint does not tell."""
        return self._calls.usage

    def draft(self, request: Request, review: Review, examples: Sequence[Example]) -> Iterator[DraftPiece]:
        """The pieces as they finish. Raises ModelError when nothing (more) can be had; what was yielded stands."""
        self._lang = request.lang
        self._questions.clear()
        begun = False
        for part in parts(review.document):
            self._asked = draft_messages(request, review, part, examples)
            for piece in self._part(Settler(part, review, free=bool(request.metrics)), review):
                if not begun:
                    begun = True
                    yield StartProposal()
                yield piece
            if self._calls.stopped:
                return

    def mend(
        self, piece: DraftedObjective | DraftedKeyResult, findings: Sequence[Finding]
    ) -> DraftedObjective | DraftedKeyResult | None:
        """The piece written again with the findings as reasons; None when the model has nothing better."""
        messages = mend_messages(piece, findings, self._lang, self._asked)
        try:
            form = read_form(ObjectiveForm, self._calls.one(messages, OBJECTIVE_SCHEMA, _MEND_TOKENS))
        except ModelError:
            return None
        if isinstance(form, str):
            self.rejected.append(form)
            return None
        if (form.text, form.why) == (piece.text, piece.why):
            return None
        return replace(piece, text=form.text, why=form.why, kept=piece.kept and form.text == piece.text)

    def _part(self, settler: Settler, review: Review) -> Iterator[DraftPiece]:
        """One part of the draft: the reply's pieces, then what the reply left out, as the draft has it."""
        run = _Run(settler, self._questions, self.rejected)
        try:
            for item in self._reply():
                yield from run.take(item)
                if run.round_in_circles:
                    break
        except ModelError as error:
            if error.code not in _BROKEN_OFF or not run.begun or settler.left():
                raise
        if self._calls.stopped:
            return
        for raw, reason in run.to_repair[:_MAX_REPAIRS]:
            messages = repair_messages(raw, reason, self._lang, self._asked)
            form = read_form(KeyResultForm, self._calls.one(messages, KEY_RESULT_SCHEMA, _REPAIR_TOKENS))
            if isinstance(form, KeyResultForm) and (piece := settler.key_result(form, run.number)) is not None:
                yield piece
        yield from run.left_out(review, self._lang)

    def _reply(self) -> Iterator[ReadItem]:
        """The finished items of the reply; asked for once more where nothing in it could be read."""
        try:
            begun = False
            for item in self._calls.items(self._asked, REPLY_SCHEMA, self._max_tokens):
                begun = True
                yield item
            return
        except ModelError as error:
            if begun or error.code != "not_json":
                raise
            reason = ""
        yield from self._calls.items(again_messages(reason, self._lang, self._asked), REPLY_SCHEMA, self._max_tokens)


class _Run:
    """One reply on its way into pieces: which objective is open, and what did not fit the form."""

    def __init__(self, settler: Settler, questions: set[str], rejected: list[str]) -> None:
        self._settler = settler
        self._questions = questions
        self._rejected = rejected
        self._echoes = 0
        self._count = 0
        self._opened: set[int] = set()
        self.number: int | None = None
        self.to_repair: list[tuple[str, str]] = []

    @property
    def begun(self) -> bool:
        return bool(self._opened)

    @property
    def round_in_circles(self) -> bool:
        return self._echoes >= _MAX_ECHOES or self._count > _MAX_KEY_RESULTS

    def take(self, item: ReadItem) -> Iterator[DraftPiece]:
        """The pieces that one finished item of the reply comes to."""
        if item.kind == "objectives":
            yield from self._objective(item)
        elif item.kind == "key_results":
            yield from self._key_result(item)
        elif item.kind == "parked":
            form = read_form(ParkedForm, item.data)
            parked = None if isinstance(form, str) else self._settler.parked(form)
            if parked is not None:
                yield parked
        else:
            asked = read_form(QuestionForm, item.data)
            if isinstance(asked, str):
                self._rejected.append(f"question: {asked}")
            elif asked.ask not in self._questions and len(self._questions) < _MAX_QUESTIONS:
                self._questions.add(asked.ask)
                yield self._settler.question(asked)

    def _objective(self, item: ReadItem) -> Iterator[DraftPiece]:
        yield from self._kept_lines()
        form = read_form(ObjectiveForm, item.data)
        piece: DraftedObjective | None
        if isinstance(form, str):
            self._rejected.append(f"objective {item.index + 1}: {form}")
            piece = self._settler.own_objective(item.index)
        else:
            piece = self._settler.objective(form, item.index)
        self.number, self._count = (item.index, 0) if piece is not None else (None, 0)
        if piece is not None:
            self._opened.add(item.index)
            yield piece

    def _key_result(self, item: ReadItem) -> Iterator[DraftPiece]:
        if self.number is None or item.parent != self.number:
            return
        self._count += 1
        form = read_form(KeyResultForm, item.data)
        if isinstance(form, str):
            self._rejected.append(f"key result {item.index + 1}: {form}")
            self.to_repair.append((item.raw, form))
            return
        piece = self._settler.key_result(form, self.number)
        if piece is None:
            self._echoes += 1
        else:
            yield piece

    def _kept_lines(self) -> Iterator[DraftPiece]:
        """Sound lines of the objective that is open and that the model passed over: they come back word for word."""
        self.to_repair.clear()
        if self.number is not None:
            for line in self._settler.left_of(self.number):
                if sound(line, self._settler.review):
                    yield self._settler.kept(line)

    def left_out(self, review: Review, lang: Lang) -> Iterator[DraftPiece]:
        """Everything of the draft that the reply has no place for."""
        yield from self._kept_lines()
        for number in range(len(self._settler.part.objectives)):
            lines = self._settler.left_of(number)
            if number not in self._opened and any(sound(line, review) for line in lines):
                objective = self._settler.own_objective(number)
                if objective is not None:
                    yield objective
                    yield from (self._settler.kept(line) for line in lines if sound(line, review))
        for line in self._settler.left():
            self._settler.placed.add(line.id)
            yield Parked(line.text, line.id, _NOT_PLACED.in_lang(lang))
