"""What a finished index was made of, so that one that differs in a few entries can be grown out of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_FILE = "entries.json"
# Beyond this share of other entries a new index is quicker than a grown one, and its graph better.
_FEW = 0.25


@dataclass(frozen=True, slots=True)
class Manifest:
    """The collection's name, the embedder, and a digest of each entry by its id."""

    name: str
    embedder: str
    entries: Mapping[str, str]

    def write(self, place: Path) -> None:
        """Leaves it in the index's folder."""
        said = {"name": self.name, "embedder": self.embedder, "entries": dict(self.entries)}
        (place / _FILE).write_text(json.dumps(said), encoding="utf-8")

    def changed(self, before: Manifest) -> tuple[list[str], list[str]]:
        """The ids that are new or say something else than before, and those that are gone."""
        new = [ident for ident, digest in self.entries.items() if before.entries.get(ident) != digest]
        return new, [ident for ident in before.entries if ident not in self.entries]


def nearest(places: Iterable[Path], wanted: Manifest) -> tuple[Path, Manifest] | None:
    """The folder with the same embedder's vectors that differs least from what is wanted, if it differs by little."""
    best: tuple[int, Path, Manifest] | None = None
    for place in places:
        before = _read(place)
        if before is None or before.embedder != wanted.embedder:
            continue
        new, gone = wanted.changed(before)
        differing = len(new) + len(gone)
        if differing <= _FEW * len(wanted.entries) and (best is None or differing < best[0]):
            best = (differing, place, before)
    return best[1:] if best else None


def _read(place: Path) -> Manifest | None:
    try:
        said = json.loads((place / _FILE).read_text(encoding="utf-8"))
        return Manifest(said["name"], said["embedder"], said["entries"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def manifest_of(name: str, embedder: str, ids: Sequence[str], digests: Sequence[str]) -> Manifest:
    """The manifest of an index to be built."""
    return Manifest(name, embedder, dict(zip(ids, digests, strict=True)))
