"""A model's replies, kept on disk: a run that was cut off goes on where it stopped, and no question is paid for twice.

What is kept is the reply as it came, under everything that it depends on: the model, its host, the messages (prompt and
settings are in them), the form and the longest reply; beside it, how long it took. What the product makes of it is worked
out anew each time, so a change of checks or mending shows without asking again.

A reply that its reader had enough of is kept as far as it went, with the reason "stopped": the same reader stops there
again, and one that reads on is told that no more was heard.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from assistant.llm.door import PATIENCE, Door, Finish, Message, Patience, Schema
from eval.marks import NotAskedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One reply as it came: what was asked, the text, its end; seconds until its first chunk and in all, where known."""

    messages: tuple[Message, ...]
    text: str
    finish: Finish
    first_s: float | None = None
    seconds: float | None = None


@dataclass(slots=True)
class Tally:
    """What a run asked and what it may still ask: calls, replies found on disk, tokens; shared by its threads.

    `heard` holds the replies in their order, asked for or found.
    """

    budget_tokens: int | None = None
    calls: int = 0
    found: int = 0
    tokens: int = 0
    heard: list[Heard] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def may_ask(self) -> None:
        """Raises NotAskedError once the budget is spent."""
        with self._lock:
            if self.budget_tokens is not None and self.tokens >= self.budget_tokens:
                raise NotAskedError(f"the budget of {self.budget_tokens} tokens is spent")
            self.calls += 1

    def hit(self) -> None:
        """Counts a reply that was found."""
        with self._lock:
            self.found += 1

    def spend(self, finish: Finish, length: int) -> None:
        """Adds what a call cost; where the endpoint does not tell, two characters count as a token."""
        usage = finish.usage or {"output": length // 2}
        with self._lock:
            self.tokens += sum(usage.get(part, 0) for part in ("input", "output"))


@dataclass(frozen=True, slots=True)
class KeptDoor:
    """A door that keeps the replies of the one behind it in `folder`; failures and broken streams are not kept.

    With `dry` nothing is asked: what is not found raises NotAskedError. `again` tells several replies to one question
    apart, for who wants to hear it more than once.
    """

    behind: Door
    folder: Path
    tally: Tally
    dry: bool = False
    again: int = 0

    @property
    def model(self) -> str:
        """The model's name."""
        return self.behind.model

    @property
    def host(self) -> str:
        """Where the text goes."""
        return self.behind.host

    def stream(
        self, messages: Sequence[Message], *, schema: Schema, max_tokens: int, patience: Patience = PATIENCE
    ) -> Iterator[str | Finish]:
        """The kept reply in its chunks, else the model's."""
        file = self.folder / f"{self._key(messages, schema, max_tokens)}.json"
        kept = _read(file)
        if kept is not None:
            self.tally.hit()
            self._note(messages, kept)
            yield from kept.chunks
            yield kept.finish
            return
        if self.dry:
            with_answer = sum(len(m.content) for m in messages) // 2 + _TYPICAL_REPLY
            self.tally.spend(Finish(usage={"input": with_answer}), 0)
            raise NotAskedError("a dry run asks nothing")
        self.tally.may_ask()
        kept = _Kept([], Finish(reason="stopped"))
        start = time.perf_counter()
        try:
            for piece in self.behind.stream(messages, schema=schema, max_tokens=max_tokens, patience=patience):
                if isinstance(piece, Finish):
                    kept.finish = piece
                else:
                    kept.first_s = kept.first_s or round(time.perf_counter() - start, 2)
                    kept.chunks.append(piece)
                    yield piece
        except GeneratorExit:
            self._keep(file, messages, kept, start)
            raise
        self._keep(file, messages, kept, start)
        yield kept.finish

    def _keep(self, file: Path, messages: Sequence[Message], kept: _Kept, start: float) -> None:
        kept.seconds = round(time.perf_counter() - start, 2)
        self.tally.spend(kept.finish, sum(map(len, kept.chunks)))
        _write(file, kept)
        self._note(messages, kept)

    def _note(self, messages: Sequence[Message], kept: _Kept) -> None:
        text = "".join(kept.chunks)
        self.tally.heard.append(
            Heard(messages=tuple(messages), text=text, finish=kept.finish, first_s=kept.first_s, seconds=kept.seconds)
        )

    def _key(self, messages: Sequence[Message], schema: Schema, max_tokens: int) -> str:
        asked = [self.model, self.host, [asdict(m) for m in messages], schema, max_tokens]
        asked += [self.again] if self.again else []
        return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


# Tokens of a reply to a draft of three or four lines, as measured on small models; what a dry run reckons with.
_TYPICAL_REPLY = 400


@dataclass(slots=True)
class _Kept:
    """A reply as it stands on disk."""

    chunks: list[str]
    finish: Finish
    first_s: float | None = None
    seconds: float | None = None


def _read(file: Path) -> _Kept | None:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return _Kept(data["chunks"], Finish(**data["finish"]), data.get("first_s"), data.get("seconds"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(file: Path, kept: _Kept) -> None:
    """Writes the reply as a whole: a run killed in the middle leaves none behind."""
    file.parent.mkdir(parents=True, exist_ok=True)
    usage = dict(kept.finish.usage) if kept.finish.usage else None
    data = {
        "chunks": kept.chunks,
        "finish": {**asdict(kept.finish), "usage": usage},
        "first_s": kept.first_s,
        "seconds": kept.seconds,
    }
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(data, out, ensure_ascii=False)
    os.replace(name, file)
