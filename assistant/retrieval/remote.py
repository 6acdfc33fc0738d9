"""Vectors of an endpoint, each text of the library asked for once: they are kept by content hash on this machine."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.errors import ModelError
from assistant.types import Text

if TYPE_CHECKING:
    from assistant.retrieval.embed import Matrix

# A longer example is cut; endpoints refuse what is too long as a whole.
_LONGEST = 8000
_QUERY_TRIES = 2
_BUSY_S = 30.0


class Door(Protocol):
    """An embedding model at an endpoint."""

    @property
    def model(self) -> str:
        """The model's name."""
        ...

    @property
    def host(self) -> str:
        """Who gets the texts."""
        ...

    def vectors(self, texts: Sequence[str], *, tries: int = 4) -> list[list[float]]:
        """One vector per text, in order. Raises ModelError."""
        ...


class RemoteEmbedder:
    """An embedder behind a door, with a cache in `folder` that holds hashes and vectors and no text."""

    def __init__(self, door: Door, folder: Path) -> None:
        self._door = door
        self._key = hashlib.blake2b(f"{door.host}\n{door.model}".encode(), digest_size=8).hexdigest()
        self._file = folder / f"{self._key}.sqlite"
        self._length: int | None = None

    @property
    def name(self) -> str:
        """The endpoint's host and model, hashed."""
        return f"remote.v1-{self._key}"

    def embed(self, texts: Sequence[str]) -> Matrix:
        """One row of unit length per text, from the cache where it was asked for before."""
        import numpy as np

        wanted = {_digest(text): text for text in texts}
        known = self._cached(wanted)
        missing = [(digest, text) for digest, text in wanted.items() if digest not in known]
        if missing:
            asked = self._door.vectors([text[:_LONGEST] for _, text in missing])
            fresh = {digest: _unit(vector) for (digest, _), vector in zip(missing, asked, strict=True)}
            self._keep(fresh)
            known |= fresh
        rows = [known[_digest(text)] for text in texts]
        if len({len(row) for row in rows}) > 1:
            raise self._another_length()
        return np.array(rows, dtype=np.float32)

    def embed_query(self, text: str) -> Matrix:
        """The row of a text that somebody looks for; it is asked for each time and kept nowhere."""
        import numpy as np

        if not text.strip():
            return np.zeros(1, dtype=np.float32)
        row = _unit(self._door.vectors([text[:_LONGEST]], tries=_QUERY_TRIES)[0])
        if self._length is None:
            self._length = self._cached_length()
        if self._length not in (None, len(row)):
            raise self._another_length()
        return row

    def _another_length(self) -> ModelError:
        """A model that was replaced behind its name: what is cached belongs to the old one."""
        self._file.unlink(missing_ok=True)
        self._length = None
        return ModelError(
            "not_an_api",
            Text(
                f"{self._door.host} 上的 {self._door.model} 换过了：向量长度和以前不同。下次会全部重新计算。",
                f"{self._door.model} at {self._door.host} has changed: its vectors have another length. "
                "All are asked for anew next time.",
            ),
        )

    def _cached_length(self) -> int | None:
        with self._open() as cache:
            row = cache.execute("select length(vector) from vectors limit 1").fetchone() if cache else None
        return int(row[0]) // 4 if row else None

    def _cached(self, digests: Iterable[str]) -> dict[str, Matrix]:
        import numpy as np

        found: dict[str, Matrix] = {}
        with self._open() as cache:
            for digest in digests:
                if cache is None:
                    break
                row = cache.execute("select vector from vectors where digest = ?", (digest,)).fetchone()
                if row:
                    found[digest] = np.frombuffer(row[0], dtype=np.float32)
        return found

    def _keep(self, fresh: dict[str, Matrix]) -> None:
        with self._open() as cache:
            if cache:
                rows = [(digest, vector.tobytes()) for digest, vector in fresh.items()]
                cache.executemany("insert or replace into vectors values (?, ?)", rows)
                cache.commit()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection | None]:
        """The cache, or None where it cannot be used: then everything is asked for."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            cache = sqlite3.connect(self._file, timeout=_BUSY_S)
            cache.execute("create table if not exists vectors (digest text primary key, vector blob not null)")
        except (OSError, sqlite3.Error):
            yield None
            return
        with closing(cache):
            yield cache


class ShutEmbedder:
    """Stands for an endpoint that cannot be asked at all: says why, whenever it is."""

    name = "none"

    def __init__(self, error: ModelError) -> None:
        self._error = error

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Raises the error."""
        raise self._error

    def embed_query(self, text: str) -> Matrix:
        """Raises the error."""
        raise self._error


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _unit(vector: Sequence[float]) -> Matrix:
    import numpy as np

    row: Matrix = np.array(vector, dtype=np.float32)
    length = float(np.linalg.norm(row))
    return row / np.float32(length) if length else row
