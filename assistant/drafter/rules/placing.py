"""Where what is no key result finds its place: under the result it plausibly drives, else beside the OKR with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.drafter.rules import cues
from assistant.drafter.rules.case import Case
from assistant.drafter.rules.lines import Line
from assistant.drafter.rules.nearness import NEAR, nearness
from assistant.parked import PROBLEM, UNCLEAR, WATCHED
from assistant.types import DraftedKeyResult, Initiative, Parked

_SOME = 0.15  # support and learning move no metric alone: a hint of the result's field is enough


@dataclass(slots=True)
class Results:
    """Key results in their order, what is parked beside them, and the lines whose use is still to be asked.

    `made_of` has the statement that each key result was made of.
    """

    rows: list[DraftedKeyResult]
    made_of: list[str | None]
    parked: list[Parked]
    unclear: list[Line]


def place(line: Line, found: Results, *, alone: bool, case: Case) -> None:
    """A line without a key result of its own. `alone`: under a written objective all work serves its only result."""
    if line.sort in ("problem", "vague"):
        reason = (PROBLEM if line.sort == "problem" else UNCLEAR).in_lang(case.lang)
        found.parked.append(Parked(line.said, line.item.id, reason))
        found.unclear.append(line)
        return
    about = found.made_of.index(line.after) if line.after in found.made_of else None
    if about is not None and line.after is not None:
        found.rows[about] = with_work(found.rows[about], [line])
        return
    near = [nearness(line, r) for r in found.rows]
    best = max(range(len(near)), key=lambda n: near[n])
    beside = line.helping or line.sort == "learning"
    # Where no result of the author's stands, what was suggested was read from all of the work.
    freely = alone or (beside and not any(r.kept for r in found.rows))
    serves = near[best] >= (_SOME if beside else NEAR) or (freely and not cues.is_social(line.text))
    if serves:
        found.rows[best] = with_work(found.rows[best], [line])
    else:
        found.parked.append(Parked(line.said, line.item.id, UNCLEAR.in_lang(case.lang)))
    if near[best] < NEAR and not beside:
        found.unclear.append(line)


def watch(line: Line, found: Results, case: Case) -> None:
    """The line of a key result too many: a result with its figure stays in view, work goes under what it drives."""
    measured = bool(line.sentence.targets or line.sentence.baseline) and (line.stays or line.sort == "made")
    if measured and line.sort != "problem":
        found.parked.append(Parked(line.said, line.item.id, WATCHED.in_lang(case.lang)))
    else:
        place(line, found, alone=False, case=case)


def with_work(row: DraftedKeyResult, lines: Sequence[Line]) -> DraftedKeyResult:
    """The key result with lines under it."""
    more = tuple(Initiative(x.said, x.item.id) for x in lines)
    return replace(row, initiatives=(*row.initiatives, *more))
