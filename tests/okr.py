"""The command `okr`, run inside the test: its words and standard input go in, code, output and complaints come out."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

from assistant.cli import main


@dataclass(frozen=True)
class Ran:
    """What one call came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class _Stdin(io.TextIOWrapper):
    def __init__(self, data: bytes, terminal: bool) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def okr(*words: object, stdin: bytes | str = b"", terminal: bool = False) -> Ran:
    """Runs `okr *words`. With `terminal` standard input is one at which nobody types."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    out, err, before = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = _Stdin(data, terminal)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main([str(word) for word in words])
    except SystemExit as left:
        return Ran(int(left.code or 0), out.getvalue(), err.getvalue())
    finally:
        sys.stdin = before
    raise AssertionError("okr leaves with an exit code")
