"""The model drafter: asks part by part, and passes on each item the moment it is finished in the stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from assistant.drafter.model.ahead import Ahead, one_at_a_time
from assistant.drafter.model.asking import (
    Part,
    again_messages,
    draft_messages,
    mend_messages,
    parts,
    prompt_words,
    repair_messages,
    unchanged_messages,
)
from assistant.drafter.model.calls import Calls
from assistant.drafter.model.run import Run, Said
from assistant.drafter.model.settling import Settler, echoes
from assistant.errors import ModelError
from assistant.library import Example
from assistant.llm.door import PATIENCE, Door, Message, Patience, Schema, ShutDoor
from assistant.llm.forms import (
    KEY_RESULT_SCHEMA,
    OBJECTIVE_SCHEMA,
    REPLY_SCHEMA,
    KeyResultForm,
    ObjectiveForm,
    read_form,
)
from assistant.llm.reading import ReadItem
from assistant.metrics import board_of
from assistant.prompts import BUILT_IN, Prompts
from assistant.settings import Settings
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    DraftPiece,
    Finding,
    Lang,
    Request,
    Review,
    StartProposal,
)

_MEND_TOKENS = 240
_REPAIR_TOKENS = 400
_MAX_REPAIRS = 2
_MAX_UNCHANGED = 3
# A reply that breaks off has still done its work when every line of the draft has found its place.
_BROKEN_OFF = frozenset({"truncated", "dropped", "not_json"})


class ModelDrafter:
    """Drafts with a language model behind a Door. One per run: it keeps what was asked, for `mend`, and the cost."""

    kind: Literal["model"] = "model"

    def __init__(
        self,
        door: Door,
        *,
        max_tokens: int = 2400,
        budget_tokens: int = 40_000,
        patience: Patience = PATIENCE,
        prompts: Prompts = BUILT_IN,
    ) -> None:
        self._door = door
        self._prompts = prompts
        self._max_tokens = max_tokens
        self._calls = Calls(door, budget_tokens, patience)
        self._lang: Lang = "zh"
        self._asked: list[Message] = []
        self._request = Request(text="", lang="zh")
        self._said = Said()
        self._open: Ahead | None = None

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
        return self._prompts.stamp("draft")

    @property
    def usage(self) -> Mapping[str, int] | None:
        """Tokens in and out and the number of calls; estimated from lengths where the endpoint does not tell."""
        return self._calls.usage

    @property
    def rejected(self) -> Sequence[str]:
        """What did not fit the form in the last run, with the reasons."""
        return tuple(self._said.rejected)

    def draft(self, request: Request, review: Review, examples: Sequence[Example]) -> Iterator[DraftPiece]:
        """The pieces as they finish. Raises ModelError when nothing (more) can be had; what was yielded stands."""
        self._lang = request.lang
        self._request = request
        self._said = Said()
        begun = False
        for part in parts(review.document, board_of(request)):
            if self._calls.stopped:
                return
            for piece in self._part(request, review, examples, part):
                if not begun:
                    begun = True
                    yield StartProposal()
                yield piece

    def mend(
        self, piece: DraftedObjective | DraftedKeyResult, findings: Sequence[Finding]
    ) -> DraftedObjective | DraftedKeyResult | None:
        """The piece written again with the findings as reasons; None when the model has nothing better."""
        messages = mend_messages(piece, findings, self._lang, self._asked, self._prompts)
        form = read_form(ObjectiveForm, self._one(messages, OBJECTIVE_SCHEMA, _MEND_TOKENS))
        if isinstance(form, str):
            self._said.rejected.append(form)
            return None
        why = "" if echoes(form.why, prompt_words(messages)) else form.why
        if (form.text, why) == (piece.text, piece.why):
            return None
        return replace(piece, text=form.text, why=why, kept=piece.kept and form.text == piece.text)

    def _part(
        self, request: Request, review: Review, examples: Sequence[Example], part: Part, *, again: bool = False
    ) -> Iterator[DraftPiece]:
        """One part of the draft: the pieces of the reply, then the objectives that it passed over."""
        self._asked = draft_messages(request, review, part, examples, self._prompts)
        settler = Settler(part, review, request.lang, request.mode, prompt_words(self._asked))
        run = Run(settler, self._said)
        try:
            for item in self._reply():
                if run.opens(item):
                    yield from self._asked_again(run, settler)
                yield from run.take(item)
                if run.in_circles:
                    break
        except ModelError as error:
            if error.code not in _BROKEN_OFF or not run.begun or settler.left():
                raise
        if self._calls.stopped:
            return
        yield from self._asked_again(run, settler)
        yield from run.kept_lines()
        passed_over = Part(run.passed_over() if request.mode == "rewrite" else ())
        if passed_over.objectives and again:
            yield from run.own_words()
        elif passed_over.objectives and run.begun:
            yield from self._part(request, review, examples, passed_over, again=True)

    def _asked_again(self, run: Run, settler: Settler) -> Iterator[DraftPiece]:
        """Key results of the open objective asked for once more: those that did not fit the form, those left as they were."""
        unfit, unchanged = run.to_do_again()
        for raw, reason in unfit[:_MAX_REPAIRS]:
            messages = repair_messages(raw, reason, self._lang, self._asked, self._prompts)
            form = read_form(KeyResultForm, self._one(messages, KEY_RESULT_SCHEMA, _REPAIR_TOKENS))
            if isinstance(form, KeyResultForm):
                yield from run.key_result(form)
        for line in unchanged[:_MAX_UNCHANGED]:
            messages = unchanged_messages(line, settler.review, self._request, self._asked, self._prompts)
            told = read_form(ObjectiveForm, self._one(messages, OBJECTIVE_SCHEMA, _MEND_TOKENS))
            if not isinstance(told, ObjectiveForm):
                break
            better = list(run.key_result(KeyResultForm(rewrites=[line.id], text=told.text, why=told.why)))
            yield from better
            if not better:
                break  # a model that repeats itself when asked for one line does so for the next as well

    def _one(self, messages: Sequence[Message], schema: Schema, max_tokens: int) -> Mapping[str, Any] | None:
        """The one object of a short reply; None where it fails: a better wording is worth a try, never the draft."""
        if self._open is not None and one_at_a_time(self._door.host):
            self._open.hear_out()
        try:
            return self._calls.one(messages, schema, max_tokens)
        except ModelError:
            return None

    def _reply(self) -> Iterator[ReadItem]:
        """The finished items of the reply; asked for once more where nothing in it could be read."""
        begun = False
        try:
            for item in self._heard(self._asked):
                begun = True
                yield item
            return
        except ModelError as error:
            if begun or error.code != "not_json":
                raise
        yield from self._heard(again_messages("", self._lang, self._asked, self._prompts))

    def _heard(self, messages: Sequence[Message]) -> Iterator[ReadItem]:
        self._open = Ahead(self._calls.items(messages, REPLY_SCHEMA, self._max_tokens))
        try:
            yield from self._open
        finally:
            self._open.close()
