"""The vectors in Chroma: an index that is derived from library and embedder, built once and never changed.

A Chroma folder belongs to one process while it is written, so each index has a folder of its own on a shelf, named by
what it was built from. On a server the same is had by building under a passing name and renaming at the end.
"""

from __future__ import annotations

import secrets
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from assistant.errors import ExampleIndexError, OkrError
from assistant.retrieval.lock import FileLock
from assistant.retrieval.manifest import Manifest, manifest_of, nearest
from assistant.retrieval.shelf import copied, discard, finished, take
from assistant.types import Text

if TYPE_CHECKING:
    from assistant.retrieval.embed import Matrix

_SERVER_WAIT_S = 10.0
_KEPT_S = 14 * 86_400
_PASSING_S = 86_400
_BATCH = 500
# Two Chroma clients on one folder in one process share a system that is not created thread-safely.
_OPENING = threading.Lock()


def nobody_watches(_done: int, _of: int) -> None:
    """Hears how far a build is and says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an index is made of.

    `vectors` gives those of some positions and is called only for what has to be built; `digests` change when an
    entry does; `progress` hears how many entries are in, of how many.
    """

    name: str
    embedder: str
    ids: Sequence[str]
    digests: Sequence[str]
    metadata: Sequence[Mapping[str, str]]
    vectors: Callable[[Sequence[int]], Matrix]
    progress: Callable[[int, int], None] = nobody_watches

    @property
    def manifest(self) -> Manifest:
        """What the index will be made of."""
        return manifest_of(self.name, self.embedder, self.ids, self.digests)

    def everything(self) -> Matrix:
        """All vectors."""
        return self.vectors(range(len(self.ids)))


class VectorIndex(Protocol):
    """Nearest vectors by cosine."""

    def nearest(self, vector: Matrix, n: int) -> list[tuple[int, float]]:
        """Up to `n` positions with their cosine, best first. Raises ExampleIndexError."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...


class MemoryIndex:
    """Exact search over a matrix in memory: where no folder can be written and no server answers."""

    def __init__(self, vectors: Matrix) -> None:
        self._vectors = vectors

    def nearest(self, vector: Matrix, n: int) -> list[tuple[int, float]]:
        """Up to `n` positions with their cosine, best first."""
        import numpy as np

        cosines = self._vectors @ vector
        top = np.argpartition(-cosines, n - 1)[:n] if n < len(cosines) else np.arange(len(cosines))
        return _ranked((int(i), float(cosines[i])) for i in top)

    def close(self) -> None:
        """Nothing is held."""


class _ChromaIndex:
    """A finished Chroma collection; positions are found through its ids."""

    def __init__(self, client: Any, collection: Any, ids: Sequence[str], in_use: FileLock | None) -> None:
        self._client = client
        self._collection = collection
        self._positions = {ident: position for position, ident in enumerate(ids)}
        self._in_use = in_use

    def nearest(self, vector: Matrix, n: int) -> list[tuple[int, float]]:
        with _translated():
            wanted = min(n, len(self._positions))
            reply = self._collection.query(query_embeddings=vector[None, :], n_results=wanted, include=["distances"])
            hits = zip(reply["ids"][0], reply["distances"][0], strict=True)
            return _ranked((self._positions[ident], 1.0 - float(distance)) for ident, distance in hits)

    def close(self) -> None:
        _close(self._client)
        if self._in_use:
            self._in_use.release()


def _ranked(hits: Iterator[tuple[int, float]]) -> list[tuple[int, float]]:
    # Rounded before ranking: the same index built twice may differ in the seventh digit.
    return sorted(((i, round(cosine, 5)) for i, cosine in hits), key=lambda hit: (-hit[1], hit[0]))


@contextmanager
def _translated() -> Iterator[None]:
    """Chroma raises whatever its parts raise; above this line there is one kind of error."""
    try:
        yield
    except OkrError:
        raise
    except Exception as error:
        seen = f"{type(error).__name__}: {error}"[:200]
        raise ExampleIndexError(
            "index_failed", Text(zh=f"示例索引出错：{seen}", en=f"The example index failed: {seen}")
        ) from error


def _sessions(client: Any) -> list[Any]:
    """The HTTP sessions of a server's client; Chroma offers no way to close them or to give them a time-out."""
    servers = (getattr(part, "_server", None) for part in (client, getattr(client, "_admin_client", None)))
    return [session for session in (getattr(server, "_session", None) for server in servers) if session]


def _close(client: Any) -> None:
    sessions = _sessions(client)
    with _OPENING:
        client.close()
    for session in sessions:
        session.close()


# --- a folder ---------------------------------------------------------------------------------------------------


def open_folder(shelf: Path, content: Content) -> VectorIndex:
    """The index in a folder of its own under `shelf`, built first if it is not there. Raises ExampleIndexError."""
    with _translated():
        place, in_use = take(shelf, content.name, lambda place: _build(place, content))
        try:
            client = _folder_client(place)
            try:
                collection = client.get_collection(content.name, embedding_function=None)
            except BaseException:
                _close(client)
                raise
        except Exception:
            discard(place)
            in_use.release()
            raise
        return _ChromaIndex(client, collection, content.ids, in_use)


def _build(place: Path, content: Content) -> None:
    """Grows the index out of one that differs by a few entries, else builds it from nothing."""
    parent = nearest((other for other in finished(place.parent) if other != place), content.manifest)
    if parent is None or not _grown(place, content, *parent):
        client = _folder_client(place)
        try:
            _fill(client, content.name, content)
        finally:
            _close(client)
    content.manifest.write(place)


def _grown(place: Path, content: Content, parent: Path, before: Manifest) -> bool:
    """Whether `place` now holds the parent's entries with the few changes made; if not it is empty."""
    if not copied(parent, place):
        return False
    new, gone = content.manifest.changed(before)
    positions = {ident: position for position, ident in enumerate(content.ids)}
    try:
        client = _folder_client(place)
        try:
            collection = client.get_collection(before.name, embedding_function=None)
            if gone:
                collection.delete(ids=gone)
            _put(collection, content, [positions[ident] for ident in new])
            whole = bool(collection.count() == len(content.ids))
            collection.modify(name=content.name)
        finally:
            _close(client)
    except OkrError:
        raise
    except Exception:  # a damaged parent: Chroma raises whatever its parts raise
        whole = False
    if not whole:
        shutil.rmtree(place)
        place.mkdir()
    return whole


def _folder_client(place: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    with _OPENING:
        try:
            return chromadb.PersistentClient(path=str(place), settings=Settings(anonymized_telemetry=False))
        except BaseException:
            _forget(str(place))
            raise


def _forget(place: str) -> None:
    """Chroma keeps a system that failed to start, and would hand out the same broken one for this path ever after."""
    from chromadb.api.shared_system_client import SharedSystemClient

    if place not in getattr(SharedSystemClient, "_identifier_to_refcount", {}):
        getattr(SharedSystemClient, "_identifier_to_system", {}).pop(place, None)


def _fill(client: Any, name: str, content: Content, metadata: Mapping[str, Any] | None = None) -> Any:
    count = len(content.ids)
    # Written out exactly when the last vector is in, so that whoever opens it has nothing left to write;
    # one thread, so that the graph is the same each time.
    shape = {"space": "cosine", "ef_construction": 200, "ef_search": 200, "num_threads": 1}
    if metadata is None:
        shape |= {"batch_size": max(2, min(100, count)), "sync_threshold": max(2, count)}
    collection = client.create_collection(
        name, embedding_function=None, configuration={"hnsw": shape}, metadata=dict(metadata) if metadata else None
    )
    _put(collection, content, range(count))
    return collection


def _put(collection: Any, content: Content, positions: Sequence[int]) -> None:
    for start in range(0, len(positions), _BATCH):
        part = positions[start : start + _BATCH]
        rows = (content.metadata[position] for position in part)
        collection.upsert(
            ids=[content.ids[position] for position in part],
            embeddings=content.vectors(part),
            metadatas=[{key: value or "-" for key, value in row.items()} for row in rows],
        )
        content.progress(min(start + _BATCH, len(positions)), len(positions))


# --- a server ---------------------------------------------------------------------------------------------------


def open_server(url: str, content: Content) -> VectorIndex:
    """The index on a Chroma server, built there first if it is not there. Raises ExampleIndexError."""
    with _translated():
        client = _server_client(url)
        try:
            collection = _on_server(client, content)
        except BaseException:
            _close(client)
            raise
        return _ChromaIndex(client, collection, content.ids, None)


def _server_client(url: str) -> Any:
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url if "//" in url else f"http://{url}")
    if not parts.hostname:
        raise ExampleIndexError(
            "bad_url", Text(zh=f"OKR_CHROMA_URL 不是一个地址：{url}", en=f"OKR_CHROMA_URL is no address: {url}")
        )
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 8000)
    # Chroma's client asks as soon as it is made and would wait for ever: knock first.
    socket.create_connection((parts.hostname, port), timeout=_SERVER_WAIT_S).close()
    with _OPENING:
        client = chromadb.HttpClient(
            host=parts.hostname, port=port, ssl=secure, settings=Settings(anonymized_telemetry=False)
        )
    for session in _sessions(client):
        session.timeout = _SERVER_WAIT_S
    return client


def _on_server(client: Any, content: Content) -> Any:
    collections = {collection.name: collection for collection in client.list_collections()}
    now = int(time.time())
    for name, collection in collections.items():
        if name == content.name:
            continue
        age = now - int((collection.metadata or {}).get("used", now))
        if name.startswith("okr-") and age > (_PASSING_S if ".building." in name else _KEPT_S):
            client.delete_collection(name)
    if content.name not in collections:
        passing = f"{content.name}.building.{secrets.token_hex(4)}"
        collection = _fill(client, passing, content, {"used": now})
        try:
            collection.modify(name=content.name)
        except Exception:
            # Somebody else was first: theirs is as good as ours.
            client.delete_collection(passing)
    found = client.get_collection(content.name, embedding_function=None)
    if now - int((found.metadata or {}).get("used", 0)) > _PASSING_S:
        found.modify(metadata={"used": now})
    return found
