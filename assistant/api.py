"""The product from Python: check, parse, draft and search, and the assembly of what they need."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from assistant.checks import review as review_document
from assistant.parse import parse as parse_document
from assistant.present import wire
from assistant.profiles import load_profile
from assistant.types import Cycle, Lang, OkrDocument, Review

LangChoice = Lang | Literal["auto"]


def review(
    text: str,
    *,
    parent: str | None = None,
    cycle: str | None = None,
    profile: str | None = None,
    lang: LangChoice = "auto",
) -> Review:
    """The review of an OKR text; the values behind `check`."""
    document = parse_document(text, lang=lang)
    return review_document(
        document,
        parent=parse_document(parent) if parent and parent.strip() else None,
        cycle=_cycle(cycle) or document.cycle,
        profile=load_profile(profile or "default"),
    )


def check(
    text: str,
    *,
    parent: str | None = None,
    cycle: str | None = None,
    profile: str | None = None,
    lang: LangChoice = "auto",
) -> dict[str, Any]:
    """The findings on an OKR text, as `okr check --format json` prints them. Loads no SDK.

    `parent` is the text of the parent's OKR, `cycle` a period such as "2026 Q3", `profile` a built-in profile's name
    or a path. Raises InputError on an unusable argument.
    """
    found = review(text, parent=parent, cycle=cycle, profile=profile, lang=lang)
    return _plain(wire.check_json(found, found.document.lang))


def parse(text: str, *, lang: LangChoice = "auto") -> dict[str, Any]:
    """What was understood of an OKR text, as `okr parse --format json` prints it. Loads no SDK."""
    document: OkrDocument = parse_document(text, lang=lang)
    return _plain(wire.parse_json(document, document.lang))


def _cycle(text: str | None) -> Cycle | None:
    if text is None or not text.strip():
        return None
    return Cycle(text.strip())


def _plain(value: Mapping[str, Any]) -> dict[str, Any]:
    """The value as JSON would carry it: tuples become lists."""
    plain: dict[str, Any] = json.loads(json.dumps(value, ensure_ascii=False))
    return plain
