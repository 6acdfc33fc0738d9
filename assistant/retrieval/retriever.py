"""The nearest examples: the index is opened, both arms are asked, and what they say is fused."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import ExampleIndexError, ModelError
from assistant.library import Example, Library, search_words
from assistant.retrieval import Found, Query
from assistant.retrieval.rank import Parts, fuse, pick
from assistant.types import Notice, Text

if TYPE_CHECKING:
    from assistant.retrieval.concepts import Concepts
    from assistant.retrieval.embed import Embedder
    from assistant.retrieval.index import Content, VectorIndex
    from assistant.retrieval.lexical import LexicalIndex
    from assistant.retrieval.preference import Preferences

_POOL = 50
# Enough to come first among equals, never enough to pass a nearer one.
_OWN_FIRST = 0.01
# An endpoint that failed is asked again after this; until then the built-in embedder stands in.
_AWAY_S = 300.0


@dataclass(frozen=True, slots=True)
class _Opened:
    """Everything that is opened or built once; replaced as a whole."""

    examples: Sequence[Example]
    embedder: Embedder
    lexical: LexicalIndex
    preferences: Preferences
    content: Content
    vectors: VectorIndex


class Retriever:
    """Finds examples in `library`. Opens or builds its index at the first search, or when `warm` is called.

    `embedder` replaces the built-in one, which stands in while an endpoint fails; `concepts` replaces the lexicon's,
    for tests; `progress` hears how far a build is. Where neither `chroma_url` nor the folder `data_dir` can be used,
    the index is held in memory. `notice` says so.
    """

    def __init__(
        self,
        library: Library,
        *,
        data_dir: Path,
        embedder: Embedder | None = None,
        chroma_url: str | None = None,
        concepts: Concepts | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._progress = progress
        self._away_until = 0.0
        self._library = library
        self._data_dir = data_dir
        self._embedder = embedder
        self._chroma_url = chroma_url
        self._concepts = concepts
        self._opened: _Opened | None = None
        self._opening = threading.Lock()
        self._notice: Notice | None = None

    @property
    def notice(self) -> Notice | None:
        """What a person should know about the index: that it is in memory, or of the built-in vectors, and why."""
        return self._notice

    def warm(self) -> None:
        """Open or build the index now."""
        self._open()

    def close(self) -> None:
        """Let go of files and connections; the next search opens them again."""
        with self._opening:
            opened, self._opened = self._opened, None
            if opened:
                opened.vectors.close()

    def search(self, query: Query) -> list[Found]:
        """Up to `query.k` examples, best first. An empty text finds by the person alone."""
        if query.k < 1 or not self._library.examples:
            return []
        opened, dense = self._dense(query.text)
        meta = opened.preferences.scores(query)
        lexical = opened.lexical.best(query.text, _POOL)
        parts = fuse(dense, lexical, meta)
        worth = {i: sum(its) + (_OWN_FIRST if opened.examples[i].source == "own" else 0.0) for i, its in parts.items()}
        return [_found(opened.examples[i], parts[i]) for i in pick(worth, query.k, opened.lexical.profile)]

    def _dense(self, text: str) -> tuple[_Opened, list[tuple[int, float]]]:
        """What was searched, and the nearest there."""
        opened = self._open()
        try:
            vector = opened.embedder.embed_query(text)
        except ModelError as error:
            opened = self._without_endpoint(opened, error)
            vector = opened.embedder.embed_query(text)
        if not vector.any():
            return opened, []
        try:
            hits = opened.vectors.nearest(vector, _POOL)
        except ExampleIndexError as error:
            now = self._in_memory(opened, error)
            # Another embedder may have come back meanwhile, whose vectors are of another kind.
            vector = vector if now.embedder is opened.embedder else now.embedder.embed_query(text)
            opened, hits = now, now.vectors.nearest(vector, _POOL)
        return opened, [(i, cosine) for i, cosine in hits if cosine > 0]

    def _open(self) -> _Opened:
        if self._opened is None or 0 < self._away_until < time.monotonic():
            with self._opening:
                back = 0 < self._away_until < time.monotonic()
                if self._opened is None or back:
                    before = self._opened
                    self._opened = self._build()
                    if before is not None:
                        before.vectors.close()
        return self._opened

    def _build(self) -> _Opened:
        """With the embedder that was asked for, or with the built-in one where its endpoint fails."""
        self._notice = None
        self._away_until = 0.0
        if self._embedder is not None:
            try:
                return self._built_with(self._embedder)
            except ModelError as error:
                self._lose(error)
        return self._built_in()

    def _built_in(self) -> _Opened:
        from assistant.retrieval.concepts import built_in_concepts
        from assistant.retrieval.embed import HashedEmbedder

        return self._built_with(HashedEmbedder(self._concepts or built_in_concepts()))

    def _without_endpoint(self, opened: _Opened, error: ModelError) -> _Opened:
        with self._opening:
            if self._opened is opened:
                self._lose(error)
                self._opened = self._built_in()
                opened.vectors.close()
            return self._opened or opened

    def _lose(self, error: ModelError) -> None:
        self._away_until = time.monotonic() + _AWAY_S
        self._notice = Notice(
            "embedder_away",
            Text(
                zh=f"向量服务用不了，先用内置的（{error.text.zh}）",
                en=f"The embedding endpoint cannot be used; the built-in vectors stand in ({error.text.en})",
            ),
        )

    def _built_with(self, embedder: Embedder) -> _Opened:
        from assistant.retrieval.concepts import built_in_concepts
        from assistant.retrieval.index import Content, nobody_watches
        from assistant.retrieval.lexical import LexicalIndex
        from assistant.retrieval.preference import Preferences

        examples = self._library.examples
        concepts = self._concepts or built_in_concepts()
        words = search_words()
        texts = [f"{example.text}\n{example.role}\n{words.get(example.id, '')}" for example in examples]
        digests = [_digest(example, text) for example, text in zip(examples, texts, strict=True)]
        content = Content(
            name=_fingerprint(embedder.name, digests),
            embedder=embedder.name,
            ids=_unique([example.id for example in examples]),
            digests=digests,
            metadata=[_metadata(example) for example in examples],
            vectors=lambda positions: embedder.embed([texts[position] for position in positions]),
            progress=self._progress or nobody_watches,
        )
        return _Opened(
            examples=examples,
            embedder=embedder,
            lexical=LexicalIndex(texts, concepts, kept=None if self._chroma_url else self._data_dir / "words"),
            preferences=Preferences(examples),
            content=content,
            vectors=self._vectors(content),
        )

    def _vectors(self, content: Content) -> VectorIndex:
        from assistant.retrieval.index import MemoryIndex, open_folder, open_server

        if self._chroma_url:
            try:
                return open_server(self._chroma_url, content)
            except ExampleIndexError as error:
                self._notice = _notice("index_server", error)
        try:
            return open_folder(self._data_dir / "index", content)
        except ExampleIndexError as error:
            self._notice = _notice("index_in_memory", error)
            return MemoryIndex(content.everything())

    def _in_memory(self, opened: _Opened, error: ExampleIndexError) -> _Opened:
        """An index that failed while in use (its folder deleted, its server gone) is replaced, not mourned."""
        from assistant.retrieval.index import MemoryIndex

        with self._opening:
            if self._opened is opened:
                self._notice = _notice("index_in_memory", error)
                self._opened = replace(opened, vectors=MemoryIndex(opened.content.everything()))
            return self._opened or opened


def _found(example: Example, parts: Parts) -> Found:
    shown = {name: round(part, 4) for name, part in parts._asdict().items()}
    return Found(example=example, score=round(min(1.0, sum(shown.values())), 4), parts=shown)


def _notice(code: str, error: ExampleIndexError) -> Notice:
    where = {
        "index_server": Text(
            zh="Chroma 服务器用不了，改用本机的索引",
            en="The Chroma server cannot be used; the index is kept on this machine",
        ),
        "index_in_memory": Text(
            zh="磁盘上的示例索引用不了，本次放在内存里，下次启动再建",
            en="The example index on disk cannot be used; it is in memory for now and built again at the next start",
        ),
    }[code]
    return Notice(code, Text(zh=f"{where.zh}（{error.text.zh}）", en=f"{where.en} ({error.text.en})"))


def _digest(example: Example, text: str) -> str:
    said = repr((example.id, text, sorted(_metadata(example).items())))
    return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()


def _fingerprint(embedder: str, digests: Sequence[str]) -> str:
    return f"okr-{hashlib.blake2b(repr((embedder, list(digests))).encode(), digest_size=12).hexdigest()}"


def _metadata(example: Example) -> dict[str, str]:
    fields = ("lang", "function", "role", "level", "industry", "type", "source")
    return {field: str(getattr(example, field)) for field in fields}


def _unique(ids: Sequence[str]) -> list[str]:
    """Ids that Chroma can tell apart, whatever a company's files repeat or leave empty."""
    seen: dict[str, int] = {}
    unique = []
    for ident in ids:
        seen[ident] = seen.get(ident, 0) + 1
        unique.append(ident if ident and seen[ident] == 1 else f"{ident}#{seen[ident]}")
    return unique
