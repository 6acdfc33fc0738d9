"""The door: the one way to a language model, and what passes through it.

A door is asked with messages and a JSON schema and yields the reply's text chunk by chunk, at last one Finish.
Whatever goes wrong inside comes out as ModelError; nothing foreign passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from assistant.errors import ModelError

Schema = Mapping[str, Any]
Shape = Literal["json_schema", "json_object", "text"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message to the model."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """The end of a reply.

    `reason` is the endpoint's own word ("stop", "length", ...) and None where the stream just ended; `usage` counts
    "input" and "output" tokens where the endpoint tells, and "cached", those of the input that it had read before; `shape` is how the schema was asked for.
    """

    reason: str | None = "stop"
    usage: Mapping[str, int] | None = None
    shape: Shape = "json_schema"


def _nobody_waits(_seconds_left: float) -> None:
    return None


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long to wait when an endpoint asks for it, and whom to tell.

    `on_wait` hears the seconds left, about once a second; `stopped` ends the wait and the reply early. A wait above
    `limit_s` is not begun: it ends in ModelError with the endpoint's figure in `retry_after_s`.
    """

    limit_s: float = 20.0
    on_wait: Callable[[float], None] = _nobody_waits
    stopped: Callable[[], bool] = _never


PATIENCE = Patience()


class Door(Protocol):
    """One chat model at one endpoint."""

    @property
    def model(self) -> str:
        """The model's name."""
        ...

    @property
    def host(self) -> str:
        """Who gets the text; empty for nobody."""
        ...

    def stream(
        self, messages: Sequence[Message], *, schema: Schema, max_tokens: int, patience: Patience = PATIENCE
    ) -> Iterator[str | Finish]:
        """The reply's text in chunks, then one Finish. Raises ModelError, also after chunks were yielded.

        An empty schema asks for free text.
        """
        ...


@dataclass(frozen=True, slots=True)
class ShutDoor:
    """Stands for an endpoint that cannot be asked at all: says why, whenever it is."""

    model: str
    error: ModelError
    host: str = ""

    def stream(
        self, messages: Sequence[Message], *, schema: Schema, max_tokens: int, patience: Patience = PATIENCE
    ) -> Iterator[str | Finish]:
        """Raises the error."""
        raise self.error
