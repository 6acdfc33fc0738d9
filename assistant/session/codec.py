"""A state as JSON and back, so that it can be kept and read by a later version."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.session.state import Form, State

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_BOXES = ("draft", "parent", "work", "cycle", "sheet")


def encode(state: State) -> str:
    """The state as JSON."""
    return _adapter().dump_json(state).decode()


def decode(text: str) -> State:
    """The state behind `encode`'s JSON; where this version cannot read it, what stood in the boxes at least."""
    from pydantic import ValidationError

    try:
        return _adapter().validate_json(text)
    except ValidationError:
        return State(form=_form_of(text))


def _form_of(text: str) -> Form:
    """The words in the boxes; how a sheet was to be taken goes with what could not be read."""
    try:
        kept = {k: str(v) for k, v in json.loads(text).get("form", {}).items() if k in _BOXES}
    except (ValueError, AttributeError, TypeError):
        return Form()
    return replace(Form(), **kept)  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[State]:
    from pydantic import TypeAdapter

    return TypeAdapter(State)
