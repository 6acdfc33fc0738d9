"""The double of the door: says what it is told to say, and keeps what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.errors import ModelError
from assistant.llm.door import PATIENCE, Finish, Message, Patience, Schema

Line = str | ModelError | Callable[[Sequence[Message]], str]


@dataclass(slots=True)
class ScriptedDoor:
    """Answers the calls one after the other from `replies`; the last one serves for all further calls.

    A reply is a text, a function of the messages, or a ModelError to raise. Texts come in chunks of `chunk`
    characters; `finish` is the reason given at the end.
    """

    replies: Sequence[Line]
    chunk: int = 7
    finish: str | None = "stop"
    model: str = "scripted"
    host: str = ""
    asked: list[tuple[Message, ...]] = field(default_factory=list)

    def stream(
        self, messages: Sequence[Message], *, schema: Schema, max_tokens: int, patience: Patience = PATIENCE
    ) -> Iterator[str | Finish]:
        """The next reply of the script."""
        line = self.replies[min(len(self.asked), len(self.replies) - 1)]
        self.asked.append(tuple(messages))
        if isinstance(line, ModelError):
            raise line
        text = line if isinstance(line, str) else line(messages)
        for at in range(0, len(text), self.chunk):
            yield text[at : at + self.chunk]
        usage = {"input": sum(len(m.content) for m in messages) // 2, "output": len(text) // 2}
        yield Finish(reason=self.finish, usage=usage)
