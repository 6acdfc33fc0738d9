"""The pairs to be judged: two proposals for one draft, out of two saved runs, in an order that tells nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from zlib import crc32

from assistant.errors import InputError
from assistant.types import Lang, Text
from eval.cases import load
from eval.compare import SavedRun
from eval.scorers import all_scorers

Order = Literal["ab", "ba"]
SUITE = "draft"
_SHOWN = "any_good_answer"  # the measure whose evidence is the whole proposal


@dataclass(frozen=True, slots=True)
class Pair:
    """One case that both runs answered: its request, and the proposals of A and B as a person saw them."""

    case: str
    lang: Lang
    request: Mapping[str, Any]
    a: str
    b: str

    @property
    def same(self) -> bool:
        """Whether there is nothing to choose."""
        return self.a == self.b

    @property
    def stamp(self) -> str:
        """The two texts as a short hash: a judgement belongs to the words it was given on."""
        return hashlib.sha256(f"{self.a}\0{self.b}".encode()).hexdigest()[:12]

    @property
    def blind(self) -> Order:
        """The order for somebody who sees the pair once: as good as drawn, and the same next time."""
        return "ab" if crc32(f"{self.case} {self.stamp}".encode()) % 2 else "ba"

    def sides(self, order: Order) -> tuple[str, str]:
        """First and second proposal."""
        return (self.a, self.b) if order == "ab" else (self.b, self.a)


def pairs(a: SavedRun, b: SavedRun) -> Sequence[Pair]:
    """The pairs of two runs, of `dev` only: nobody looks into held cases. Raises InputError where there is none."""
    ours, theirs = (dict(_proposals(run)) for run in (a, b))
    found = [
        Pair(case.id, "zh" if case.lang == "zh" else "en", case.data, ours[case.id], theirs[case.id])
        for case in load(all_scorers()[SUITE], "dev")
        if case.id in ours and case.id in theirs
    ]
    if not found:
        raise InputError(
            "no_pairs",
            Text(
                "两次评测里没有都答出来的起草用例（dev）。先各跑一次 okr eval run --suite draft --out FILE。",
                "There is no draft case (dev) that both runs answered. Run okr eval run --suite draft --out FILE for each.",
            ),
        )
    return found


def _proposals(run: SavedRun) -> Iterator[tuple[str, str]]:
    for mark in run.suites.get(SUITE, {}).get("marks", ()):
        if mark["measure"] == _SHOWN and mark.get("evidence"):
            yield mark["case"], mark["evidence"]
