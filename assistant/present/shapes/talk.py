"""The JSON of `okr ask`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from assistant.present.shapes.draft import DraftShape


class TurnShape(TypedDict):
    """One sentence of a conversation and the reply; `options` are sentences that can be said next."""

    said: str
    kind: Literal["done", "answer", "question", "refused", "unclear", "counter"]
    reply: str
    changed: list[str]
    sources: list[str]
    options: list[str]
    by: Literal["code", "model"]


class CounterShape(TypedDict):
    """The counterexample found last: its story, the key result that would close the gap, and whether it still holds."""

    story: str
    text: str
    why: str
    about: list[str]
    stands: Literal["open", "closed", "moot"]
    by: Literal["code", "model"]


class TalkShape(TypedDict):
    """`okr ask --format json`: the OKR as it stands (as `okr draft` prints one), and the turns."""

    version: Literal[1]
    okr: DraftShape | None
    turns: list[TurnShape]
    counter: CounterShape | None
