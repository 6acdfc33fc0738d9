"""Calls through the door: finished items out of a stream, what they cost, and an end when the budget is used up."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any

from assistant.llm.door import Door, Finish, Message, Patience, Schema
from assistant.llm.failures import failure
from assistant.llm.reading import ReadItem, ReplyReader

_LEAST_REPLY = 120  # with less room than this left in the budget no reply is worth beginning


class Calls:
    """All calls of one drafting run. `stopped` is True once a person ended one."""

    def __init__(self, door: Door, budget: int, patience: Patience) -> None:
        self._door = door
        self._budget = budget
        self._patience = patience
        self._input = self._output = self._cached = self._count = 0
        self.stopped = False

    @property
    def usage(self) -> Mapping[str, int] | None:
        """Tokens in and out and the number of calls, None before the first; of the input "cached", where one tells."""
        if not self._count:
            return None
        cached = {"cached": self._cached} if self._cached else {}
        return {"input": self._input, "output": self._output, "calls": self._count, **cached}

    def items(self, messages: Sequence[Message], schema: Schema, max_tokens: int) -> Generator[ReadItem, None, None]:
        """The reply's items as they finish. ModelError when it fails, ends early or is no JSON."""
        reader = ReplyReader()
        yield from self._read(reader, messages, schema, max_tokens)

    def one(self, messages: Sequence[Message], schema: Schema, max_tokens: int) -> Mapping[str, Any] | None:
        """The one object of a reply, None where it is none."""
        reader = ReplyReader()
        for _ in self._read(reader, messages, schema, max_tokens):
            pass
        return reader.root

    def _read(
        self, reader: ReplyReader, messages: Sequence[Message], schema: Schema, max_tokens: int
    ) -> Iterator[ReadItem]:
        size = sum(_tokens(m.content) for m in messages)
        room = min(max_tokens, self._budget - self._input - self._output - size)
        if room < min(_LEAST_REPLY, max_tokens):
            raise failure("budget", budget=self._budget)
        self._count += 1
        finish: Finish | None = None
        try:
            for piece in self._door.stream(messages, schema=schema, max_tokens=room, patience=self._patience):
                if isinstance(piece, Finish):
                    finish = piece
                else:
                    yield from reader.feed(piece)
        finally:
            told = finish.usage if finish else None
            self._input += told["input"] if told else size
            self._cached += told.get("cached", 0) if told else 0
            self._output += told["output"] if told else _tokens(reader.text)
        self._judge(reader, finish, room)

    def _judge(self, reader: ReplyReader, finish: Finish | None, max_tokens: int) -> None:
        reason = finish.reason if finish else None
        if reason == "stopped":
            self.stopped = True
        elif reader.closed:
            return
        elif reason == "length":
            raise failure("truncated", max_tokens=max_tokens)
        elif not reader.text.strip():
            raise failure("empty", model=self._door.model)
        elif reader.begun and reason is None:
            raise failure("dropped", host=self._door.host)
        else:
            raise failure("not_json", model=self._door.model)


def _tokens(text: str) -> int:
    """About how many tokens a text takes: one for each Chinese character, one for each four others."""
    wide = sum(ord(c) > 0x2E7F for c in text)
    return wide + (len(text) - wide) // 4 + 1
