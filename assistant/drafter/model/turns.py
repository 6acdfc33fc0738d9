"""The model in a conversation: one short reply to a turn, or a counterexample, read from a form of a few fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from assistant.drafter.model.asking import mend_messages
from assistant.drafter.model.calls import Calls
from assistant.drafter.partner import Gap, NewWords, Reply, Talk
from assistant.errors import ModelError
from assistant.llm.door import PATIENCE, Door, Message, Patience, ShutDoor
from assistant.llm.failures import failure
from assistant.llm.forms import (
    GAP_SCHEMA,
    OBJECTIVE_SCHEMA,
    TURN_SCHEMA,
    GapForm,
    ObjectiveForm,
    TurnForm,
    read_form,
)
from assistant.prompts import BUILT_IN, Prompts
from assistant.settings import Settings
from assistant.types import DraftedKeyResult, DraftedObjective, Finding, Lang

_ROLES: Mapping[str, Literal["system", "user", "assistant"]] = {
    "system": "system",
    "user": "user",
    "assistant": "assistant",
}
_TURN_TOKENS = 700
_GAP_TOKENS = 300
_MEND_TOKENS = 240
_LABEL = re.compile(r"^\s*(?:O\d{0,2}[.\s]?)?(?:KR\s?\d{1,2}|O\d{1,2})\s*[:：.、]?\s+", re.IGNORECASE)
_ID = re.compile(r"^(?:O\s?(?P<o>\d{1,2}))?[.\s]*(?:KR\s?(?P<k>\d{1,2}))?$", re.IGNORECASE)


class ModelPartner:
    """Answers turns with a language model behind a Door; keeps what was asked, for `mend`, and the cost."""

    kind: Literal["model"] = "model"

    def __init__(
        self,
        door: Door,
        *,
        budget_tokens: int = 40_000,
        patience: Patience = PATIENCE,
        prompts: Prompts = BUILT_IN,
    ) -> None:
        self._door = door
        self._prompts = prompts
        self._calls = Calls(door, budget_tokens, patience)
        self._asked: list[Message] = []
        self._lang: Lang = "zh"

    @classmethod
    def from_settings(
        cls, settings: Settings, model: str | None = None, *, patience: Patience = PATIENCE
    ) -> ModelPartner:
        """A partner for one turn over the process's door to the model; an unusable key or URL shows when it answers."""
        from assistant.llm.chat import open_door

        door: Door
        try:
            door = open_door(replace(settings, model=model or settings.model))
        except ModelError as error:
            door = ShutDoor(model or settings.model or "", error)
        return cls(door, budget_tokens=settings.budget_tokens, patience=patience)

    @property
    def model(self) -> str:
        """The model's name."""
        return self._door.model

    @property
    def usage(self) -> Mapping[str, int] | None:
        """Tokens in and out and the number of calls."""
        return self._calls.usage

    def refine(self, sentence: str, talk: Talk) -> Reply | None:
        """The reply to a sentence. Raises ModelError where the endpoint fails or says nothing that fits the form."""
        parent = [(f"P.{i.id}", i.text) for i in talk.parent.items() if i.text] if talk.parent else []
        values = {"role": talk.role, "parent": parent, "lines": _lines(talk), "sentence": sentence}
        self._lang = talk.lang
        self._asked = _messages(self._prompts.prompt("turn", talk.lang).messages(values))
        form = read_form(TurnForm, self._calls.one(self._asked, TURN_SCHEMA, _TURN_TOKENS))
        if isinstance(form, str):
            raise failure("not_json", model=self._door.model)
        known = {target for target, _ in _lines(talk)}
        items = tuple(
            NewWords(target=target, text=_LABEL.sub("", item.text), why=item.why)
            for item in form.items
            if (target := _target(item.id, known)) is not None
        )
        drop = tuple(t for name in form.drop if (t := _target(name, known)) and "." in t)
        kind = form.kind if items or drop or form.kind != "items" else "answer"
        return Reply(
            kind=kind, items=items if kind == "items" else (), drop=drop if kind == "items" else (), say=form.say
        )

    def gap(self, talk: Talk) -> Gap | None:
        """The counterexample; None where the reply has no story or no line."""
        self._lang = talk.lang
        self._asked = _messages(self._prompts.prompt("gap", talk.lang).messages({"lines": _lines(talk)}))
        form = read_form(GapForm, self._calls.one(self._asked, GAP_SCHEMA, _GAP_TOKENS))
        if isinstance(form, str):
            return None
        known = {target for target, _ in _lines(talk)}
        about = tuple(t for name in form.about if (t := _target(name, known)) and "." in t)
        end = "。" if talk.lang == "zh" else "."
        story = form.story if form.story[-1:] in "。.!！?？" else form.story + end
        return Gap(story=story, text=_LABEL.sub("", form.text), why=form.why, about=about)

    def mend(
        self, piece: DraftedObjective | DraftedKeyResult, findings: Sequence[Finding]
    ) -> DraftedObjective | DraftedKeyResult | None:
        """The line written again with the findings as reasons; None when the model has nothing better."""
        messages = mend_messages(piece, findings, self._lang, self._asked, self._prompts)
        form = read_form(ObjectiveForm, self._calls.one(messages, OBJECTIVE_SCHEMA, _MEND_TOKENS))
        if isinstance(form, str) or form.text == piece.text:
            return None
        return replace(piece, text=form.text, why=form.why)


def _lines(talk: Talk) -> list[tuple[str, str]]:
    return [(o.id, o.draft.text) for o in talk.proposal.objectives] + [
        (k.id, k.draft.text) for o in talk.proposal.objectives for k in o.key_results
    ]


def _messages(blocks: Sequence[tuple[str, str]]) -> list[Message]:
    return [Message(_ROLES[role], text) for role, text in blocks]


def _target(name: str, known: set[str]) -> str | None:
    """The line that an id of the reply means: as given, KR2 alone, or "" for a new one; None for a line there is not."""
    name = name.strip()
    if name.lower() in ("new", "", "新", "新增"):
        return ""
    if name in known:
        return name
    match = _ID.match(name)
    if match is None:
        return None
    wanted = f"O{match['o'] or 1}" + (f".KR{match['k']}" if match["k"] else "")
    if wanted in known:
        return wanted
    return next((k for k in sorted(known) if match["k"] and k.endswith(f".KR{match['k']}")), None)
