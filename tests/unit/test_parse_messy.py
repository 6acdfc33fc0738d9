"""Drafts as people paste them out of sheets, wikis, mails and chats, with the items that a person reads in them.

Each case of cases/layouts.txt is a paste below its name and, below "@@ =", an objective per line that begins with O
and its key results under it; key results above any O have no objective.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.parse import parse

Okrs = list[tuple[str, list[str]]]

_FILE = Path(__file__).parent / "cases" / "layouts.txt"


def _cases() -> list[tuple[str, str, Okrs]]:
    cases = []
    for part in re.split(r"(?m)^@@ (?!=)", _FILE.read_text(encoding="utf-8"))[1:]:
        head, _, wanted = part.partition("\n@@ =\n")
        name, _, text = head.partition("\n")
        cases.append((name, text, _okrs(wanted)))
    return cases


def _okrs(wanted: str) -> Okrs:
    okrs: Okrs = []
    for line in wanted.strip("\n").split("\n"):
        if line == "O" or line.startswith("O "):
            okrs.append((line[2:], []))
        else:
            if not okrs:
                okrs.append(("", []))
            okrs[-1][1].append(line)
    return okrs


CASES = _cases()


@pytest.mark.parametrize(("text", "okrs"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_messy_paste_is_read_as_a_person_reads_it(text: str, okrs: Okrs) -> None:
    found = [(o.text, [k.text for k in o.key_results if k.text]) for o in parse(text).objectives]
    assert [(_ended(o), list(map(_ended, keys))) for o, keys in found] == okrs


def _ended(text: str) -> str:
    """The text without the sign that ends it, which no case writes."""
    return text.rstrip("。.;；，, ")
