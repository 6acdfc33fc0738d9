"""The key results of one objective: what stands, what is suggested, and the work under each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafter.rules import wording
from assistant.drafter.rules.case import Case, carried_by
from assistant.drafter.rules.choosing import MOST_KEY_RESULTS, Candidate, chosen
from assistant.drafter.rules.groups import MOST_SUGGESTED, Group
from assistant.drafter.rules.lines import Line
from assistant.drafter.rules.moves import in_another_order, move_of
from assistant.drafter.rules.names import noun_of
from assistant.drafter.rules.nearness import NEAR, content_of, nearness
from assistant.drafter.rules.objective import is_written
from assistant.drafter.rules.placing import Results, place, watch, with_work
from assistant.drafter.rules.rewriting import dated, guardrail, is_outcome, learned, standing, suggested, unmeasured
from assistant.drafter.rules.serving import served
from assistant.item import read_sentence
from assistant.judge import judge_key_result
from assistant.types import DraftedKeyResult, Objective


def results_of(
    objective: Objective, lines: Sequence[Line], groups: Sequence[Group], left: Sequence[Line], flaw: str, case: Case
) -> Results:
    """The key results of an objective, every statement of its lines in one of them, under one, or parked."""
    found: list[Candidate] = []
    if flaw == "metric":
        found.append(Candidate(_own_figure(objective, case)))
    rest = list(left)
    for line in lines:
        if (row := standing(line, case)) is not None:
            found.append(Candidate(row, line))
        elif line.stays:
            rest.append(line)
    rest = [x for x in rest if not any(c.line is x for c in found)]
    rest += _add_groups(groups, found, case)
    rest = _add_made(rest, found, case)
    if not found or case.newcomer or case.personal:
        rest = _add_learning(rest, found, case)
    rest = _add_unmeasured(rest, found, case)
    rest = _add_habits(rest, found, case)
    if not found:
        found.append(Candidate(_last_resort(objective, lines, case)))
    return _placed(found, rest, objective, case)


def _own_figure(objective: Objective, case: Case) -> DraftedKeyResult:
    """An objective that is only a figure, as the key result that it is."""
    why = wording.OWN_FIGURE.in_lang(case.lang)
    told = in_another_order(objective.text, objective.sentence)
    move = move_of(objective.text, objective.sentence) if told else None
    text = move.text(case.lang) if move is not None else objective.text
    return DraftedKeyResult(text=text, why=why, rewrites=(objective.id,), kept=move is None)


def _placed(found: list[Candidate], rest: Sequence[Line], objective: Objective, case: Case) -> Results:
    """What stays of the candidates, and the rest under or beside it."""
    stay, too_many = chosen([replace(c, row=_supporting(c, case)) for c in found], case)
    made_of = [c.line.text if c.line is not None else None for c in stay]
    results = Results([with_work(c.row, c.under) for c in stay], made_of, [], [])
    alone = (is_written(objective) or case.newcomer) and len(stay) == 1
    for one in too_many:
        if one.line is not None:
            watch(one.line, results, case)
    for line in (*(x for one in too_many for x in one.under), *rest):
        place(line, results, alone=alone, case=case)
    all_stand = all(r.kept for r in results.rows) and len(results.rows) < MOST_SUGGESTED
    if all_stand and is_written(objective) and (guard := guardrail(results.rows, case)) is not None:
        results.rows.append(guard)
    return results


def _supporting(one: Candidate, case: Case) -> DraftedKeyResult:
    """The key result with the leader's line that it serves, told by its own words or by the words it was made of."""
    said = [one.row.text, *([one.line.text] if one.line is not None else [])]
    return replace(one.row, supports=next((s for text in said if (s := served(text, case))), ()))


def _add_groups(groups: Sequence[Group], found: list[Candidate], case: Case) -> list[Line]:
    """A key result per group; the tasks of a metric that stands go under it. What comes back has no place yet."""
    left: list[Line] = []
    for group in groups:
        lines = [x for x in group.all if not any(c.line is x for c in found)]
        at = next((c for c in found if _says_the_same(group, c.row, case)), None)
        if at is not None:
            at.under += lines
        elif len(found) >= MOST_SUGGESTED and any(nearness(x, c.row) >= NEAR for x in lines for c in found):
            left += lines
        elif lines:
            group = replace_lines(group, lines)
            row = suggested(group, case)
            under = [x for x in lines if x.item.id not in row.rewrites]
            found.append(Candidate(row, group.launch if row.rewrites else None, under))
    return left


def _says_the_same(group: Group, row: DraftedKeyResult, case: Case) -> bool:
    """Whether a key result is about the metric of a group already: 80% pass the test needs no pass rate beside it."""
    if group.metric.key in carried_by(row.text):
        return True
    shared = content_of(group.metric.name.in_lang(case.lang)) & content_of(row.text)
    return len(shared) >= (2 if case.lang == "zh" else 1)


def replace_lines(group: Group, lines: Sequence[Line]) -> Group:
    """The group with only these of its lines."""
    launch = group.launch if group.launch in lines else None
    return Group(group.metric, [x for x in lines if x is not launch], launch)


def _add_made(rest: list[Line], found: list[Candidate], case: Case) -> list[Line]:
    """Things made and launches that no metric carries stand with a date while there is room, else they are work."""
    left = []
    for line in rest:
        near = max((nearness(line, c.row) for c in found), default=0.0)
        free = line.sort in ("made", "launch") and not line.helping and near < NEAR and len(found) < MOST_KEY_RESULTS
        if free and (_settled(line) or (line.item.label and any(_measured(c.row.text, case) for c in found))):
            found.append(Candidate(dated(line, case), line))
        else:
            left.append(line)
    return left


def _settled(line: Line) -> bool:
    """Whether a thing made can be judged by itself: it is counted or has its day."""
    counted = bool(line.sentence.targets) and judge_key_result(line.sentence).kind == "output"
    return counted or line.sentence.deadline is not None


def _measured(text: str, case: Case) -> bool:
    verdict = judge_key_result(read_sentence(text, case.lang))
    return verdict.kind == "outcome" and verdict.measurable


def _add_learning(rest: list[Line], found: list[Candidate], case: Case) -> list[Line]:
    learning = [x for x in rest if x.sort == "learning"][:2]
    row = learned(learning, case) if len(found) < MOST_SUGGESTED else None
    if row is None:
        return rest
    found.append(Candidate(row, learning[0]))
    return [x for x in rest if x not in learning]


def _add_unmeasured(rest: list[Line], found: list[Candidate], case: Case) -> list[Line]:
    """Where nothing else says what changes, the line that says where to go, or one piece of work, stands with a question."""
    if any(is_outcome(c.row.text, case.lang) or c.row.rewrites for c in found):
        return rest
    first = next((x for x in rest if x.sort in ("vague", "problem")), None)
    first = first or next((x for x in rest if x.sort in ("made", "launch", "task") and not x.helping), None)
    if first is None:
        return rest
    found.append(Candidate(unmeasured(first, case), first))
    return [x for x in rest if x is not first]


def _add_habits(rest: list[Line], found: list[Candidate], case: Case) -> list[Line]:
    """What is done so and so often stands only in somebody's personal OKR, or where there is nothing else."""
    left = []
    for line in rest:
        counted = line.sort == "effort" and bool(line.sentence.targets or line.sound)
        alone = not found or (case.personal and len(found) < MOST_KEY_RESULTS)
        if counted and alone:
            found.append(Candidate(standing(line, case) or dated(line, case), line))
        else:
            left.append(line)
    return left


def _last_resort(objective: Objective, lines: Sequence[Line], case: Case) -> DraftedKeyResult:
    """No line could be tied to a metric: the metric itself is asked for."""
    first = next((x.text for x in lines if x.work or x.stays), "")
    what = objective.text if is_written(objective) else first
    what = noun_of(what, case.lang)[: 24 if case.lang == "zh" else 60].strip()
    return DraftedKeyResult(text=wording.with_metric(what, case.lang), suggested=True)
