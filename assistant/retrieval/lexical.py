"""The lexical half: BM25 over words cut by rjieba, stemmed English words and concepts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from assistant.retrieval.concepts import Concepts
from assistant.retrieval.words import han_runs, latin_words, normal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A concept by a topic shared among many metrics is too faint to count as a word of the text.
_FAINTEST = 0.25


def tokens(text: str, concepts: Concepts) -> list[str]:
    """The distinct words and concepts of `text`, in order of appearance."""
    import rjieba

    normalised = normal(text)
    found: dict[str, None] = {}
    for run in han_runs(normalised):
        for word in rjieba.cut_for_search(run):
            if len(word) > 1:
                found[word] = None
    for word in latin_words(normalised):
        if len(word) > 1:
            found[word] = None
    for concept, weight in concepts.read(normalised).items():
        if weight >= _FAINTEST:
            found[concept] = None
    return list(found)


class LexicalIndex:
    """BM25 over a list of texts, and how much two of them have in common."""

    def __init__(self, texts: Iterable[str], concepts: Concepts) -> None:
        import bm25s  # type: ignore[import-untyped]

        self._concepts = concepts
        self._vocabulary: dict[str, int] = {}
        self._documents: list[NDArray[np.int32]] = []
        self._bm25: Any = None
        self._read(texts)
        if self._vocabulary:
            self._bm25 = bm25s.BM25(backend="numpy")
            rows = [document.tolist() for document in self._documents]
            self._bm25.index((rows, self._vocabulary), create_empty_token=False, show_progress=False)
        self._is_concept = [word[1:2] == ":" for word in self._vocabulary]

    def _read(self, texts: Iterable[str]) -> None:
        import numpy as np

        for text in texts:
            ids = [self._vocabulary.setdefault(t, len(self._vocabulary)) for t in tokens(text, self._concepts)]
            self._documents.append(np.array(ids, dtype=np.int32))

    def best(self, text: str, n: int) -> list[tuple[int, float]]:
        """Up to `n` positions with their scores, best first; only texts that share a word or a concept."""
        import numpy as np

        known = [self._vocabulary[t] for t in tokens(text, self._concepts) if t in self._vocabulary]
        if not known:
            return []
        scores = self._bm25.get_scores_from_ids(known)
        top = np.flatnonzero(scores > 0)
        if len(top) > n:
            top = top[np.argpartition(-scores[top], n - 1)[:n]]
        ranked = sorted(((int(i), float(scores[i])) for i in top), key=lambda hit: (-round(hit[1], 5), hit[0]))
        return ranked[:n]

    def profile(self, position: int) -> tuple[frozenset[int], frozenset[int]]:
        """A text's words and its concepts, as ids."""
        ids = self._documents[position].tolist()
        return (
            frozenset(i for i in ids if not self._is_concept[i]),
            frozenset(i for i in ids if self._is_concept[i]),
        )
