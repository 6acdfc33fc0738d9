"""A model's replies, kept on disk: a run that was cut off goes on where it stopped, and no question is paid for twice.

What is kept is the reply as it came, under everything that it depends on: the model, its host, the messages (prompt and
settings are in them), the form and the longest reply. What the product makes of it is worked out anew each time, so a
change of checks or mending shows without asking again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from assistant.llm.door import PATIENCE, Door, Finish, Message, Patience, Schema
from eval.marks import NotAskedError


@dataclass(slots=True)
class Tally:
    """What a run asked and what it may still ask: calls, replies found on disk, tokens; shared by its threads."""

    budget_tokens: int | None = None
    calls: int = 0
    found: int = 0
    tokens: int = 0
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
    """A door that keeps whole replies of the one behind it in `folder`; failures and broken streams are not kept.

    With `dry` nothing is asked: what is not found raises NotAskedError.
    """

    behind: Door
    folder: Path
    tally: Tally
    dry: bool = False

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
            yield from kept
            return
        if self.dry:
            with_answer = sum(len(m.content) for m in messages) // 2 + _TYPICAL_REPLY
            self.tally.spend(Finish(usage={"input": with_answer}), 0)
            raise NotAskedError("a dry run asks nothing")
        self.tally.may_ask()
        chunks: list[str] = []
        for piece in self.behind.stream(messages, schema=schema, max_tokens=max_tokens, patience=patience):
            if isinstance(piece, Finish):
                self.tally.spend(piece, sum(map(len, chunks)))
                _write(file, chunks, piece)
            else:
                chunks.append(piece)
            yield piece

    def _key(self, messages: Sequence[Message], schema: Schema, max_tokens: int) -> str:
        asked = [self.model, self.host, [asdict(m) for m in messages], schema, max_tokens]
        return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


# Tokens of a reply to a draft of three or four lines, as measured on small models; what a dry run reckons with.
_TYPICAL_REPLY = 400


def _read(file: Path) -> list[str | Finish] | None:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return [*data["chunks"], Finish(**data["finish"])]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(file: Path, chunks: Sequence[str], finish: Finish) -> None:
    """Writes the reply as a whole: a run killed in the middle leaves none behind."""
    file.parent.mkdir(parents=True, exist_ok=True)
    data = {"chunks": list(chunks), "finish": {**asdict(finish), "usage": dict(finish.usage) if finish.usage else None}}
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(data, out, ensure_ascii=False)
    os.replace(name, file)
