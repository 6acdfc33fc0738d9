"""Any layout becomes an OkrDocument whose spans point into the text."""

from __future__ import annotations

from typing import Literal

from assistant.types import Lang, OkrDocument


def parse(text: str, *, lang: Lang | Literal["auto"] = "auto") -> OkrDocument:
    """`text` read as OKRs in whatever layout people use; never raises on any text, time linear in its length."""
    raise NotImplementedError
