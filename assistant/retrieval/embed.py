"""Vectors for texts. The built-in embedder needs no download and gives the same vector in every process."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

from assistant.retrieval.concepts import Concepts, built_in_concepts
from assistant.retrieval.words import han_runs, latin_words, normal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix: TypeAlias = NDArray[np.float32]

_VERSION = "hashed.v2"
# Concepts weigh as much as the words: by words alone the two languages seldom meet.
_WORDS_SHARE = 0.5


class Embedder(Protocol):
    """Turns texts into rows of unit length (or zero, for a text that says nothing).

    `name` changes whenever the vectors would; an index is named by it.
    """

    @property
    def name(self) -> str:
        """What the vectors depend on, in ASCII."""
        ...

    def embed(self, texts: Sequence[str]) -> Matrix:
        """One row per text of the library. Raises ModelError where an endpoint fails."""
        ...

    def embed_query(self, text: str) -> Matrix:
        """One row for what somebody looks for; it is kept nowhere. Raises ModelError where an endpoint fails."""
        ...


class HashedEmbedder:
    """Character n-grams, words and concepts, hashed with a sign into `dimensions` numbers."""

    def __init__(self, concepts: Concepts | None = None, *, dimensions: int = 1024) -> None:
        self._concepts = concepts
        self._dimensions = dimensions

    @property
    def concepts(self) -> Concepts:
        """The concepts it was given, or the lexicon's."""
        return self._concepts or built_in_concepts()

    @property
    def name(self) -> str:
        """Version, size and concepts: all that a vector depends on."""
        return f"{_VERSION}-{self._dimensions}-{self.concepts.fingerprint}"

    def embed(self, texts: Sequence[str]) -> Matrix:
        """One row of unit length per text; a row of zeros for a text that says nothing."""
        import numpy as np

        places: dict[str, tuple[int, float]] = {}

        def place(feature: str) -> tuple[int, float]:
            # Python's own hash is salted per process: two processes would disagree about the same index.
            code = int.from_bytes(hashlib.blake2b(feature.encode("utf-8", "replace"), digest_size=8).digest(), "big")
            places[feature] = spot = ((code >> 1) % self._dimensions, 1.0 if code & 1 else -1.0)
            return spot

        matrix = np.zeros((len(texts), self._dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            normalised = normal(text)
            words = _damped(_word_features(normalised))
            concepts = self.concepts.read(normalised)
            for weights, share in ((words, _WORDS_SHARE), (concepts, 1 - _WORDS_SHARE)):
                length = math.sqrt(sum(w * w for w in weights.values()))
                scale = math.sqrt(share) / length if length else 0.0
                for feature, weight in weights.items():
                    index, sign = places.get(feature) or place(feature)
                    matrix[row, index] += sign * weight * scale
        lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
        np.divide(matrix, lengths, out=matrix, where=lengths > 0)
        return matrix

    def embed_query(self, text: str) -> Matrix:
        """The row of one text."""
        row: Matrix = self.embed([text])[0]
        return row


def _word_features(normalised: str) -> Iterator[tuple[str, float]]:
    for run in han_runs(normalised):
        for at in range(len(run) - 1):
            yield run[at : at + 2], 1.0
            if at + 3 <= len(run):
                yield run[at : at + 3], 0.6
    for word in latin_words(normalised):
        yield f"w:{word}", 1.5
        for at in range(len(word) - 3):
            yield f"g:{word[at : at + 4]}", 0.4


def _damped(features: Iterator[tuple[str, float]]) -> dict[str, float]:
    """Each feature once; said three times it weighs about twice as much, not three times."""
    sums: dict[str, float] = {}
    for feature, weight in features:
        sums[feature] = sums.get(feature, 0.0) + weight
    return {feature: math.log1p(total) for feature, total in sums.items()}
