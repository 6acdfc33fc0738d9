"""The words of the library's texts, kept on this machine: cutting a text costs a hundred times what reading it back does.

One file per way of cutting, a line per text: its digest, then its words. It is derived: whatever cannot be read is cut
anew, and a file that cannot be written is not missed.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

# Goes up when `tokens` cuts otherwise.
_VERSION = "v1"
_SEPARATOR = "\t"


class KeptWords:
    """Cuts texts by `cut`; what was cut before by the same `way` is read from `folder`."""

    def __init__(self, folder: Path, way: str, cut: Callable[[str], list[str]]) -> None:
        self._file = folder / f"{_VERSION}-{way}.tsv"
        self._cut = cut

    def of(self, texts: Sequence[str]) -> list[list[str]]:
        """The words of each text, in order; afterwards the file holds those of these texts."""
        digests = [hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=12).hexdigest() for text in texts]
        known = self._read()
        fresh = [number for number, digest in enumerate(digests) if digest not in known]
        known |= {digests[number]: self._cut(texts[number]) for number in fresh}
        if fresh:
            self._write({digest: known[digest] for digest in digests})
        return [known[digest] for digest in digests]

    def _read(self) -> dict[str, list[str]]:
        try:
            rows = self._file.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            return {}
        # The last line has no end where the file was cut short.
        return {digest: words.split(_SEPARATOR) if words else [] for digest, _, words in map(_parted, rows[:-1])}

    def _write(self, words: dict[str, list[str]]) -> None:
        waiting = self._file.with_name(f".{self._file.name}.{secrets.token_hex(4)}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            lines = (f"{digest}{_SEPARATOR}{_SEPARATOR.join(its)}\n" for digest, its in words.items())
            waiting.write_text("".join(lines), encoding="utf-8", newline="\n")
            os.replace(waiting, self._file)
        except OSError:
            with suppress(OSError):
                waiting.unlink(missing_ok=True)


def _parted(row: str) -> tuple[str, str, str]:
    return row.partition(_SEPARATOR)
