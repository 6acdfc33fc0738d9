"""Model calls through the endpoint's Batch API: what a pass over the cases has to ask is gathered, sent, waited for, read.

A draft may ask again for what was wrong with an item, so passes follow each other until nothing is left to ask. The id of
a batch that was sent is kept, and so is all that came back: a run that was cut off goes on, and nothing is paid for twice.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TypeVar

from assistant.errors import ModelError
from assistant.llm.batch import BatchDesk, Progress, Question, Reply
from assistant.llm.door import PATIENCE, Finish, Message, Patience, Schema
from assistant.llm.failures import failure
from eval.marks import NotAskedError

MOST_PASSES = 12  # a draft of eight key results asked again twice each takes fewer
_FIRST_LOOK_S, _LAST_LOOK_S, _SLOWER = 2.0, 60.0, 1.5

_T = TypeVar("_T")


@dataclass(slots=True)
class BatchDoor:
    """A door that answers what a batch brought back and gathers all else. `folder` keeps ids and what came back."""

    desk: BatchDesk
    folder: Path
    tell: Callable[[str, Progress], None]
    first_look_s: float = field(default_factory=lambda: _FIRST_LOOK_S)
    _gathered: dict[str, Question] = field(default_factory=dict)
    _came: dict[str, Reply] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        for file in sorted(self.folder.glob("*.replies.json")):
            self._take(json.loads(file.read_text(encoding="utf-8")))
        # What failed in an earlier run is worth another question.
        self._came = {key: came for key, came in self._came.items() if not isinstance(came, ModelError)}

    @property
    def model(self) -> str:
        """The model's name."""
        return self.desk.model

    @property
    def host(self) -> str:
        """Where the text goes."""
        return self.desk.host

    def stream(
        self, messages: Sequence[Message], *, schema: Schema, max_tokens: int, patience: Patience = PATIENCE
    ) -> Iterator[str | Finish]:
        """The reply that a batch brought back. Raises NotAskedError for what the next batch will ask."""
        key = _key(messages, schema, max_tokens)
        came = self._came.get(key)
        if isinstance(came, ModelError):
            raise came
        if came is None:
            with self._lock:
                self._gathered[key] = Question(tuple(messages), schema, max_tokens)
            raise NotAskedError("it waits for a batch")
        yield from came

    def settled(self, once: Callable[[], _T]) -> _T:
        """What `once` comes to when all that it asks is answered. Raises ModelError where a batch comes to nothing."""
        if self._sent.exists():
            self._fetch(self._sent.read_text(encoding="utf-8").strip())
        found = once()
        for _ in range(MOST_PASSES):
            if not self._gathered:
                break
            batch = self.desk.submit(self._gathered)
            self.folder.mkdir(parents=True, exist_ok=True)
            self._sent.write_text(batch, encoding="utf-8")
            self._gathered.clear()
            self._fetch(batch)
            found = once()
        return found

    @property
    def _sent(self) -> Path:
        return self.folder / "sent"

    def _fetch(self, batch: str) -> None:
        """Waits until the batch has ended, reads what came back, and forgets that it was sent."""
        pause = self.first_look_s
        try:
            progress = self.desk.look(batch)
        except ModelError as error:
            if error.code == "no_batch":
                self._sent.unlink()  # the endpoint knows of no such batch any more
            raise
        while not progress.ended:
            self.tell(batch, progress)
            time.sleep(pause)
            pause = min(pause * _SLOWER, _LAST_LOOK_S)
            progress = self.desk.look(batch)
        self.tell(batch, progress)
        lines = self.desk.replies(batch)
        if lines:
            file = self.folder / f"{hashlib.sha256(batch.encode()).hexdigest()[:16]}.replies.json"
            file.write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")
            self._take(lines)
        self._sent.unlink()
        if not lines:
            raise failure("rejected", host=self.host, status=batch, detail=progress.trouble or "-")

    def _take(self, lines: Sequence[dict[str, object]]) -> None:
        self._came.update(self.desk.read(line) for line in lines)


def batch_folder(folder: Path, desk: BatchDesk) -> Path:
    """Where the batches of one model at one endpoint are kept."""
    return folder / f"batches-{hashlib.sha256(f'{desk.host} {desk.model}'.encode()).hexdigest()[:12]}"


def _key(messages: Sequence[Message], schema: Schema, max_tokens: int) -> str:
    asked = [[asdict(m) for m in messages], schema, max_tokens]
    return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:40]
