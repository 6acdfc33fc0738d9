"""The JSON of `okr doctor`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict


class CheckupShape(TypedDict):
    """One thing that `okr doctor` looked at."""

    name: str
    ok: bool
    seen: str
    advice: str | None


class DoctorShape(TypedDict):
    """`okr doctor --format json`."""

    version: Literal[1]
    checks: list[CheckupShape]
