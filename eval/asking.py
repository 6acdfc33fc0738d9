"""The product that is judged: this checkout's checks, with the drafter by rules, a model's, or a model asked plainly."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import assistant
from assistant.api import review
from assistant.assembly import Assistant, assembled, settings_for
from assistant.drafter import Drafter
from assistant.drafter.model import ModelDrafter
from assistant.drafter.model.turns import ModelPartner
from assistant.drafter.partner import Partner
from assistant.errors import InputError, ModelError
from assistant.library import library
from assistant.llm.batch import BatchDesk, Progress
from assistant.llm.chat import open_door
from assistant.llm.door import Door
from assistant.llm.endpoint import endpoint
from assistant.llm.scripted import ScriptedDoor
from assistant.present.wire_draft import draft_json
from assistant.prompts import BUILT_IN, Prompts
from assistant.prompts.own import own_prompts
from assistant.request import request_of
from assistant.settings import Settings, load_settings
from assistant.text import language
from assistant.types import DraftedObjective, Text
from eval.batching import BatchDoor, batch_folder
from eval.generated import Overheard, as_generated
from eval.kept import KeptDoor, Tally
from eval.marks import Answer, Product, ProductError
from eval.plain import as_answer, plain_draft, plain_turns

# Failures that are nobody's answer: the run ends with them, and goes on where it stopped once they are mended.
NO_MODEL_THERE = frozenset(
    ("unreachable", "auth", "model_not_found", "quota", "not_an_api", "bad_key", "bad_url", "not_installed")
)


@dataclass(frozen=True)
class Asking:
    """Who drafts: the rules, or `model` at the address of the settings with `prompts`, its replies kept in `folder`.

    With `plain` the model gets one line instead of the product's prompt, and its answer counts as it is. With `batch` its
    calls go through the endpoint's Batch API.
    """

    model: str | None = None
    folder: Path = Path()
    dry: bool = False
    plain: bool = False
    tally: Tally = field(default_factory=Tally)
    prompts: Prompts = BUILT_IN
    batch: BatchDoor | None = None

    @property
    def prompt(self) -> str | None:
        """The stamps of the drafting prompt and of every other that is not the built-in one; None for rules."""
        if self.model is None or self.plain:
            return "plain" if self.plain else None
        return ", ".join(self.prompts.stamp(name) for name in dict.fromkeys(("draft", *self.prompts.replaced)))

    def product(self) -> Product:
        """The product as the scorers see it."""
        judged = Product(
            check=assistant.check,
            parse=assistant.parse,
            draft=partial(assistant.draft, offline=True),
            board=board,
            ask=partial(assistant.ask, offline=True),
            search=partial(assistant.search, assistant=Assistant(offline=True)),
        )
        if self.model is None:
            return judged
        draft = self._plainly if self.plain else self._by_model
        return replace(judged, draft=_reached(draft), ask=_reached(self._talked))

    @cached_property
    def settings(self) -> Settings:
        """The settings with the model switched on."""
        return model_settings(self.model or "")

    @cached_property
    def door(self) -> KeptDoor:
        """The model's door, with the replies kept."""
        return KeptDoor(self.batch or open_door(self.settings), self.folder, self.tally, dry=self.dry)

    def _through(self, door: Door) -> _Through:
        return _Through(door, self.settings, self.prompts)

    def _by_model(self, text: str, **named: Any) -> Answer:
        """The model's draft, and under "generated" what it wrote; one that ended with the rules is its failure."""
        heard = Overheard(self.door)
        outcome = self._through(heard).draft(request_of(text, **named))
        if heard.failed is not None and heard.failed.code in NO_MODEL_THERE:
            raise heard.failed
        if outcome.drafter != "model":
            told = outcome.notice.text.en if outcome.notice else "the model gave nothing"
            raise ProductError(f"the rules had to draft: {told}")
        answer: Answer = json.loads(json.dumps(draft_json(outcome, outcome.lang)))
        return {**answer, "generated": as_generated(heard.replies)}

    def _plainly(self, text: str, **named: Any) -> Answer:
        request = request_of(text, **named)
        return as_answer(plain_draft(self.door, request), request.lang)

    def _talked(self, *sentences: str, on: str = "", **named: Any) -> Answer:
        if not self.plain:
            heard = Overheard(self.door)
            answer = assistant.ask(*sentences, on=on, **named, assistant=self._through(heard))
            if heard.failed is not None and heard.failed.code in NO_MODEL_THERE:
                raise heard.failed
            return answer
        lang = language(on)
        reply = plain_turns(self.door, on, sentences, lang)[-1]
        return {"okr": as_answer(reply, lang), "turns": [{"reply": reply}], "counter": None}


def _reached(call: Callable[..., Answer]) -> Callable[..., Answer]:
    """The call, whose model's failure is the model's own unless no model was there at all."""

    def ask(*args: Any, **named: Any) -> Answer:
        try:
            return call(*args, **named)
        except ModelError as error:
            if error.code in NO_MODEL_THERE:
                raise
            raise ProductError(str(error)) from error

    return ask


class _Through(Assistant):
    """The product's assembly with its model behind the door given, over examples that are indexed once for all."""

    def __init__(self, door: Door, settings: Settings, prompts: Prompts) -> None:
        super().__init__(settings, model=door.model)
        self.stock = assembled(settings, False, None).stock
        self._door = door
        self._prompts = prompts

    @property
    def drafter(self) -> Drafter:
        """A drafter for one run."""
        return ModelDrafter(
            self._door,
            max_tokens=self.settings.max_tokens,
            budget_tokens=self.settings.budget_tokens,
            prompts=self._prompts,
        )

    @property
    def partner(self) -> Partner:
        """Who words a turn of a conversation."""
        return ModelPartner(self._door, budget_tokens=self.settings.budget_tokens, prompts=self._prompts)


def asking_of(
    drafter: str, model: str | None, prompt: Path | None, *, batch: bool, budget: int | None, dry: bool
) -> Asking:
    """Who drafts, as the command line names it; a prompt or a batch means a model. InputError where none is named."""
    if drafter == "rules" and model is None and prompt is None and not batch:
        return Asking()
    name = model or load_settings().model
    if not name:
        raise InputError(
            "no_model",
            Text("没有指定模型：用 --model，或设置 OKR_MODEL。", "No model is named: use --model, or set OKR_MODEL."),
        )
    prompts = tried(own_prompts(prompt)) if prompt is not None else BUILT_IN
    settings = model_settings(name)
    folder = settings.data_dir / "eval-replies"
    door = None
    if batch and not dry:
        desk = BatchDesk(endpoint(settings))
        door = BatchDoor(desk, batch_folder(folder, desk), _tell)
    return Asking(name, folder, dry, drafter == "plain", Tally(budget_tokens=budget), prompts, door)


def _tell(batch: str, progress: Progress) -> None:
    print(f"okr eval: {batch}: {progress.done}/{progress.total}", file=sys.stderr)


_TRIED = {
    "zh": "O：让客人愿意再来\nKR1：办三场活动\nKR2：复购率从 20% 到 30%",
    "en": "O: Guests come back\nKR1: Hold three events",
}


def tried(prompts: Prompts) -> Prompts:
    """The prompts, once each of drafting was filled for a small request. Raises InputError where one cannot be."""
    for text in _TRIED.values():
        request = request_of(text, role="PM", cycle="2026 Q3", parent=text, metrics=text, answers={"O1": "-"})
        found = review(text, parent=text)
        drafter = ModelDrafter(ScriptedDoor(["-"]), prompts=prompts)
        with suppress(ModelError):
            list(drafter.draft(request, found, library().examples[:1]))
        drafter.mend(DraftedObjective(text=text), found.findings[:1])
    return prompts


def model_settings(model: str) -> Settings:
    """The settings with `model` switched on: without one they name neither key nor address."""
    return settings_for(False, model)


def board(text: str) -> Answer:
    """The rows of a list of metrics as the product reads them back, amounts as it shows them."""
    from assistant.metrics import read_board

    amounts = ("baseline", "target", "floor", "stretch")
    return {
        "rows": [
            {
                "name": row.name,
                "unit": row.unit,
                **{name: amount.text if (amount := getattr(row, name)) is not None else None for name in amounts},
            }
            for row in read_board(text).rows
        ]
    }
