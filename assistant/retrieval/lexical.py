"""The lexical half: BM25 over words cut by rjieba, stemmed English words and concepts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.retrieval.concepts import Concepts
from assistant.retrieval.kept_words import KeptWords
from assistant.retrieval.rank import Profile
from assistant.retrieval.words import han_runs, latin_words, normal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A concept by a topic shared among many metrics is too faint to count as a word of the text.
_FAINTEST = 0.25
_K1 = 1.5


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

    def __init__(self, texts: Sequence[str], concepts: Concepts, *, kept: Path | None = None) -> None:
        """With `kept`, a folder, the texts' words are read from there where they were cut before."""
        import bm25s  # type: ignore[import-untyped]
        import numpy as np

        self._concepts = concepts
        self._vocabulary: dict[str, int] = {}
        self._documents: list[NDArray[np.int32]] = []
        self._bm25: Any = None
        cut = partial(tokens, concepts=concepts)
        self._read(KeptWords(kept, concepts.fingerprint, cut).of(texts) if kept else map(cut, texts))
        self._is_concept = [word[1:2] == ":" for word in self._vocabulary]
        counts = np.zeros(len(self._vocabulary) + 1)
        for document in self._documents:
            counts[document] += 1
        # The last place is for words that no text has: they are the rarest of all.
        self._rarity = np.log(1 + (len(self._documents) - counts + 0.5) / (counts + 0.5))
        if self._vocabulary:
            self._bm25 = bm25s.BM25(k1=_K1, backend="numpy")
            rows = [document.tolist() for document in self._documents]
            self._bm25.index((rows, self._vocabulary), create_empty_token=False, show_progress=False)

    def _read(self, texts: Iterable[Sequence[str]]) -> None:
        import numpy as np

        for words in texts:
            ids = [self._vocabulary.setdefault(word, len(self._vocabulary)) for word in words]
            self._documents.append(np.array(ids, dtype=np.int32))

    def best(self, text: str, n: int) -> list[tuple[int, float]]:
        """Up to `n` positions, best first, each with the part of the text's rare words it has: 0 to about 1."""
        import numpy as np

        asked = [self._vocabulary.get(token, -1) for token in tokens(text, self._concepts)]
        known = [token for token in asked if token >= 0]
        if not known:
            return []
        # A text of average length that has every word of the query scores `whole`.
        whole = float(self._rarity[asked].sum()) / (1 + _K1)
        scores = self._bm25.get_scores_from_ids(known)
        top = np.flatnonzero(scores > 0)
        if len(top) > n:
            top = top[np.argpartition(-scores[top], n - 1)[:n]]
        hits = ((int(i), round(float(scores[i]) / whole, 5)) for i in top)
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def profile(self, position: int) -> Profile:
        """What a text says, as ids."""
        ids = self._documents[position].tolist()
        return Profile(
            frozenset(i for i in ids if not self._is_concept[i]), frozenset(i for i in ids if self._is_concept[i])
        )
