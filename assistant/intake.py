"""Files and bytes become text: encodings, .docx, .xlsx, .csv, and clear words about what cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Intake(NamedTuple):
    """Decoded text and the kind it came from ("text", "csv", "xlsx", "docx")."""

    text: str
    kind: str


def read_text(text: str) -> Intake:
    """A pasted text: the BOM goes, line ends stay.

    Raises InputError when it is empty, binary or larger than the limit.
    """
    raise NotImplementedError


def read_bytes(data: bytes, name: str = "") -> Intake:
    """The bytes of a file called `name`: UTF-8 with or without BOM, UTF-16, GB18030, .docx, .xlsx, .csv.

    Raises InputError naming what is wrong (broken, password-protected, too large, an archive bomb, not text).
    """
    raise NotImplementedError


def read_file(path: Path) -> Intake:
    """The file at `path`. Raises InputError when it is missing or cannot be used."""
    raise NotImplementedError
