"""The product that is judged: this checkout's checks, with the drafter by rules, a model's, or a model asked plainly."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import assistant
from assistant.assembly import Assistant
from assistant.drafter import Drafter
from assistant.drafter.model import ModelDrafter
from assistant.drafter.model.turns import ModelPartner
from assistant.drafter.partner import Partner
from assistant.errors import InputError
from assistant.llm.chat import open_door
from assistant.llm.door import Door
from assistant.present.wire_draft import draft_json
from assistant.request import request_of
from assistant.settings import Settings, load_settings
from assistant.text import language
from assistant.types import Text
from eval.kept import KeptDoor, Tally
from eval.marks import Answer, Product, ProductError
from eval.plain import as_answer, plain_draft, plain_turns


@dataclass(frozen=True)
class Asking:
    """Who drafts: the rules, or `model` at the address of the settings, its replies kept in `folder`.

    With `plain` the model gets one line instead of the product's prompt, and its answer counts as it is.
    """

    model: str | None = None
    folder: Path = Path()
    dry: bool = False
    plain: bool = False
    tally: Tally = field(default_factory=Tally)

    def product(self) -> Product:
        """The product as the scorers see it."""
        judged = Product(
            check=assistant.check,
            parse=assistant.parse,
            draft=partial(assistant.draft, offline=True),
            board=board,
            ask=partial(assistant.ask, offline=True),
        )
        if self.model is None:
            return judged
        return replace(judged, draft=self._plainly if self.plain else self._by_model, ask=self._talked)

    @cached_property
    def door(self) -> KeptDoor:
        """The model's door, with the replies kept."""
        settings = replace(load_settings(), model=self.model)
        return KeptDoor(open_door(settings), self.folder, self.tally, dry=self.dry)

    def _by_model(self, text: str, **named: Any) -> Answer:
        """The model's draft; one that ended with the rules is the model's failure."""
        outcome = _Through(self.door, load_settings()).draft(request_of(text, **named))
        if outcome.drafter != "model":
            told = outcome.notice.text.en if outcome.notice else "the model gave nothing"
            raise ProductError(f"the rules had to draft: {told}")
        answer: Answer = json.loads(json.dumps(draft_json(outcome, outcome.lang)))
        return answer

    def _plainly(self, text: str, **named: Any) -> Answer:
        request = request_of(text, **named)
        return as_answer(plain_draft(self.door, request), request.lang)

    def _talked(self, *sentences: str, on: str = "", **named: Any) -> Answer:
        if not self.plain:
            return assistant.ask(*sentences, on=on, **named, assistant=_Through(self.door, load_settings()))
        lang = language(on)
        reply = plain_turns(self.door, on, sentences, lang)[-1]
        return {"okr": as_answer(reply, lang), "turns": [{"reply": reply}], "counter": None}


class _Through(Assistant):
    """The product's assembly with its model behind the door given."""

    def __init__(self, door: Door, settings: Settings) -> None:
        super().__init__(settings, model=door.model)
        self._door = door

    @property
    def drafter(self) -> Drafter:
        """A drafter for one run."""
        return ModelDrafter(self._door, max_tokens=self.settings.max_tokens, budget_tokens=self.settings.budget_tokens)

    @property
    def partner(self) -> Partner:
        """Who words a turn of a conversation."""
        return ModelPartner(self._door, budget_tokens=self.settings.budget_tokens)


def chosen(drafter: str, model: str | None, *, budget: int | None, dry: bool) -> Asking:
    """Who drafts, as the command line names it. Raises InputError where a model is wanted and none is named."""
    if drafter == "rules" and model is None:
        return Asking()
    name = model or load_settings().model
    if not name:
        raise InputError(
            "no_model",
            Text("没有指定模型：用 --model，或设置 OKR_MODEL。", "No model is named: use --model, or set OKR_MODEL."),
        )
    folder = load_settings().data_dir / "eval-replies"
    return Asking(name, folder, dry, plain=drafter == "plain", tally=Tally(budget_tokens=budget))


def board(text: str) -> dict[str, Any]:
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
