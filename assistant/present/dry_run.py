"""What a change of house rules would newly say of texts that are there: sentence by sentence, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.checks import review
from assistant.parse import parse
from assistant.profiles import Profile
from assistant.types import SEVERITIES, Finding, OkrDocument

Change = Literal["new", "graver", "milder", "gone"]


@dataclass(frozen=True, slots=True)
class Said:
    """One finding that a change of rules brings, takes away or weighs otherwise; `line` is the sentence, "" for the set."""

    change: Change
    line: str
    finding: Finding


def dry_run(text: str, old: Profile, new: Profile) -> tuple[Said, ...]:
    """What `new` says of a text otherwise than `old`, what is newly said first."""
    document = parse(text)
    before, after = _findings(document, old), _findings(document, new)
    return tuple(sorted(_changes(document, before, after), key=lambda s: _ORDER.index(s.change)))


_ORDER: tuple[Change, ...] = ("new", "graver", "milder", "gone")
_Key = tuple[str, str, str]


def _findings(document: OkrDocument, profile: Profile) -> dict[_Key, Finding]:
    return {(f.check, f.target, f.quote): f for f in review(document, profile=profile).findings}


def _changes(document: OkrDocument, before: dict[_Key, Finding], after: dict[_Key, Finding]) -> Iterator[Said]:
    for key, finding in after.items():
        item = document.find(finding.target)
        line = item.text if item is not None else ""
        old = before.get(key)
        if old is None:
            yield Said("new", line, finding)
        elif old.severity != finding.severity:
            graver = SEVERITIES.index(finding.severity) < SEVERITIES.index(old.severity)
            yield Said("graver" if graver else "milder", line, finding)
    for key, finding in before.items():
        if key not in after:
            item = document.find(finding.target)
            yield Said("gone", item.text if item is not None else "", finding)
