"""The library and the index over it, read anew when a file of own examples changes, whoever changed it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import KnowledgeError
from assistant.library import Library, library
from assistant.own.shelf import Stamp, stamp
from assistant.retrieval import open_retriever
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.retrieval.retriever import Retriever


@dataclass(frozen=True, slots=True)
class _Held:
    stamp: Stamp
    library: Library
    retriever: Retriever


class Stock:
    """What is there to be found at this moment. Each call looks whether an own file changed; a look costs microseconds."""

    def __init__(self, settings: Settings, progress: Callable[[int, int], None] | None = None) -> None:
        self._settings = settings
        self._progress = progress
        self._held: _Held | None = None
        self._retired: Retriever | None = None
        self._looking = threading.Lock()

    @property
    def library(self) -> Library:
        """The built-in examples and the company's own. Raises KnowledgeError where an own file is unsound at first."""
        return self._now().library

    @property
    def retriever(self) -> Retriever:
        """The index over the library; opened or built at its first search."""
        return self._now().retriever

    @property
    def in_use(self) -> Retriever | None:
        """The retriever that was asked for last, None where nobody asked."""
        return self._held.retriever if self._held else None

    def _now(self) -> _Held:
        with self._looking:
            if self._held is None:
                self._held = self._read(stamp(self._settings.own_library))
            try:
                seen = stamp(self._settings.own_library)
                if self._held.stamp != seen:
                    self._replace(self._held, self._read(seen))
            except KnowledgeError:
                pass  # somebody edits a file by hand while the page is served: what was sound before goes on
            return self._held

    def _read(self, seen: Stamp) -> _Held:
        there = library(self._settings.own_library)
        return _Held(seen, there, open_retriever(there, self._settings, progress=self._progress))

    def _replace(self, before: _Held, now: _Held) -> None:
        """Closes the index before the last: the last may still be answering somebody."""
        self._held = now
        if self._retired is not None:
            self._retired.close()
        self._retired = before.retriever
