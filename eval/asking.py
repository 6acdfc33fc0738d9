"""The product that is judged: this checkout's checks, with the drafter by rules or with a model's."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import assistant
from assistant.assembly import Assistant
from assistant.drafter import Drafter
from assistant.drafter.model import ModelDrafter
from assistant.errors import InputError
from assistant.llm.chat import open_door
from assistant.llm.door import Door
from assistant.present.wire_draft import draft_json
from assistant.request import request_of
from assistant.settings import Settings, load_settings
from assistant.types import Text
from eval.kept import KeptDoor, Tally
from eval.marks import Product, ProductError


@dataclass(frozen=True, slots=True)
class Asking:
    """Who drafts: the rules, or `model` at the address of the settings, its replies kept in `folder`."""

    model: str | None = None
    folder: Path = Path()
    dry: bool = False
    tally: Tally = field(default_factory=Tally)

    def product(self) -> Product:
        """The product as the scorers see it."""
        draft = partial(assistant.draft, offline=True) if self.model is None else self._by_model
        ask = partial(assistant.ask, offline=True)
        return Product(check=assistant.check, parse=assistant.parse, draft=draft, board=board, ask=ask)

    def _by_model(self, text: str, **named: Any) -> dict[str, Any]:
        """The model's draft; one that ended with the rules is the model's failure."""
        settings = load_settings()
        door = KeptDoor(open_door(replace(settings, model=self.model)), self.folder, self.tally, dry=self.dry)
        outcome = _Through(door, settings).draft(request_of(text, **named))
        if outcome.drafter != "model":
            told = outcome.notice.text.en if outcome.notice else "the model gave nothing"
            raise ProductError(f"the rules had to draft: {told}")
        answer: dict[str, Any] = json.loads(json.dumps(draft_json(outcome, outcome.lang)))
        return answer


class _Through(Assistant):
    """The product's assembly with its model behind the door given."""

    def __init__(self, door: Door, settings: Settings) -> None:
        super().__init__(settings, model=door.model)
        self._door = door

    @property
    def drafter(self) -> Drafter:
        """A drafter for one run."""
        return ModelDrafter(self._door, max_tokens=self.settings.max_tokens, budget_tokens=self.settings.budget_tokens)


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
    return Asking(name, load_settings().data_dir / "eval-replies", dry, Tally(budget_tokens=budget))


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
