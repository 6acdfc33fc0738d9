"""The key results of one objective: what stands, what is suggested, and the work under each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.drafter.rules import wording
from assistant.drafter.rules.case import Case, carried_by
from assistant.drafter.rules.groups import MOST_SUGGESTED, Group
from assistant.drafter.rules.lines import Line
from assistant.drafter.rules.names import noun_of
from assistant.drafter.rules.objective import is_written
from assistant.drafter.rules.rewriting import (
    dated,
    guardrail,
    is_outcome,
    kept,
    learned,
    rewritten,
    suggested,
    unmeasured,
)
from assistant.item import read_sentence
from assistant.judge import judge_key_result
from assistant.lexicon import lexicon
from assistant.parked import UNCLEAR
from assistant.text import plain
from assistant.types import DraftedKeyResult, Initiative, Objective, Parked

MOST_KEY_RESULTS = 5
_NEAR = 0.3  # below, a task and a key result have nothing to do with each other


@dataclass(slots=True)
class Results:
    """Key results in their order, what is parked beside them, and the tasks whose use is still to be asked."""

    rows: list[DraftedKeyResult]
    parked: list[Parked]
    unclear: list[Line]


def results_of(
    objective: Objective, lines: Sequence[Line], groups: Sequence[Group], left: Sequence[Line], flaw: str, case: Case
) -> Results:
    """The key results of an objective, every statement of its lines in one of them, under one, or parked."""
    found = Results([], [], [])
    if flaw == "metric":
        figure = DraftedKeyResult(
            text=objective.text, why=wording.OWN_FIGURE.in_lang(case.lang), rewrites=(objective.id,), kept=True
        )
        found.rows.append(figure)
    rest = list(left)
    for line in lines:
        if (row := _standing(line, case)) is not None:
            found.rows.append(row)
        elif line.stays:
            rest.append(line)
    _add_groups(groups, found.rows, case)
    rest = _add_made(rest, found.rows, case)
    if not found.rows or case.newcomer or case.personal:
        rest = _add_learning(rest, found.rows, case)
    rest = _add_unmeasured(rest, found.rows, case)
    rest = _add_habits(rest, found.rows, case)
    if not found.rows:
        found.rows.append(_last_resort(objective, lines, case))
    together = is_written(objective) or case.newcomer
    for line in rest:
        _place(line, found, together=together, case=case)
    all_stand = all(r.kept for r in found.rows) and len(found.rows) <= MOST_SUGGESTED
    if all_stand and (guard := guardrail(found.rows, case)) is not None:
        found.rows.append(guard)
    return found


def _standing(line: Line, case: Case) -> DraftedKeyResult | None:
    """The key result that a line is already, with its blanks where it lacks something."""
    if line.sort == "keep":
        return kept(line, case)
    if line.sort == "count":
        return dated(line, case)
    if line.sort == "made" and line.sound and line.whole:
        return kept(line, case)
    return rewritten(line, case) if line.sort in ("vague", "placeholder") else None


def _add_groups(groups: Sequence[Group], rows: list[DraftedKeyResult], case: Case) -> None:
    """A key result per group; the tasks of a metric that stands go under it."""
    for group in groups:
        lines = [x for x in group.all if not any(r.kept and r.text == x.text for r in rows)]
        at = next((n for n, r in enumerate(rows) if _says_the_same(group, r, case)), None)
        if at is not None:
            rows[at] = _with(rows[at], lines)
        elif lines:
            rows.append(suggested(replace_lines(group, lines), case))


def _says_the_same(group: Group, row: DraftedKeyResult, case: Case) -> bool:
    """Whether a key result is about the metric of a group already: 80% pass the test needs no pass rate beside it."""
    if group.metric.key in carried_by(row.text):
        return True
    shared = _content(group.metric.name.in_lang(case.lang)) & _content(row.text)
    return len(shared) >= (2 if case.lang == "zh" else 1)


def replace_lines(group: Group, lines: Sequence[Line]) -> Group:
    """The group with only these of its lines."""
    launch = group.launch if group.launch in lines else None
    return Group(group.metric, [x for x in lines if x is not launch], launch)


def _add_made(rest: list[Line], rows: list[DraftedKeyResult], case: Case) -> list[Line]:
    """Things made and launches that no metric carries stand with a date while there is room, else they are work."""
    left = []
    for line in rest:
        near = max((_nearness(line, r) for r in rows), default=0.0)
        free = line.sort in ("made", "launch") and not line.helping and near < _NEAR and len(rows) <= MOST_SUGGESTED
        if free and (_settled(line) or any(_measured(r.text, case) for r in rows)):
            if any(r.rewrites == (line.item.id,) and r.text == line.text for r in rows):
                continue
            rows.append(dated(line, case))
        elif not any(r.kept and r.text == line.text for r in rows):
            left.append(line)
    return left


def _settled(line: Line) -> bool:
    """Whether a thing made can be judged by itself: it is counted or has its day."""
    counted = bool(line.sentence.targets) and judge_key_result(line.sentence).kind == "output"
    return counted or line.sentence.deadline is not None


def _measured(text: str, case: Case) -> bool:
    verdict = judge_key_result(read_sentence(text, case.lang))
    return verdict.kind == "outcome" and verdict.measurable


def _add_learning(rest: list[Line], rows: list[DraftedKeyResult], case: Case) -> list[Line]:
    learning = [x for x in rest if x.sort == "learning"][:2]
    row = learned(learning, case) if len(rows) < MOST_SUGGESTED else None
    if row is None:
        return rest
    rows.append(row)
    return [x for x in rest if x not in learning]


def _add_unmeasured(rest: list[Line], rows: list[DraftedKeyResult], case: Case) -> list[Line]:
    """A line that says where to go and not by which figure stands with a question; so does one piece of work where
    nothing else says what changes.
    """
    first = next((x for x in rest if x.sort == "vague"), None) if len(rows) < MOST_SUGGESTED else None
    if first is None and not any(is_outcome(r.text, case.lang) or r.rewrites for r in rows):
        first = next((x for x in rest if x.sort in ("made", "launch", "task") and not x.helping), None)
    if first is None:
        return rest
    rows.append(unmeasured(first, case))
    return [x for x in rest if x is not first]


def _add_habits(rest: list[Line], rows: list[DraftedKeyResult], case: Case) -> list[Line]:
    """What is done so and so often stands only in somebody's personal OKR, or where there is nothing else."""
    left = []
    for line in rest:
        counted = line.sort == "effort" and bool(line.sentence.targets or line.sound)
        alone = not rows or (case.personal and len(rows) < MOST_KEY_RESULTS)
        if counted and alone:
            rows.append(kept(line, case))
        else:
            left.append(line)
    return left


def _place(line: Line, found: Results, *, together: bool, case: Case) -> None:
    """A task without a key result of its own: under the one it serves, else kept in view and asked about.

    Under an objective that was written all work serves that objective; a list without one may hold anything.
    """
    nearness = [_nearness(line, r) for r in found.rows]
    best = max(range(len(nearness)), key=lambda n: nearness[n])
    if nearness[best] >= _NEAR or together or (case.parent_metrics and (line.helping or line.sort == "learning")):
        found.rows[best] = _with(found.rows[best], [line])
    else:
        found.parked.append(Parked(line.text, line.item.id, UNCLEAR.in_lang(case.lang)))
    if nearness[best] < _NEAR and not line.helping and line.sort != "learning":
        found.unclear.append(line)


def _nearness(line: Line, row: DraftedKeyResult) -> float:
    """How likely a task serves a key result: its metric, one that its metric drives, or words they share."""
    near = 0.0
    for key in carried_by(row.text):
        near = max(near, line.fit(key))
        for metric, score in line.metrics:
            other = lexicon().get(key)
            if metric.drives == key or (other is not None and other.drives == metric.key):
                near = max(near, 0.8 * score)
            elif other is not None and metric.drives is not None and metric.drives == other.drives:
                near = max(near, 0.6 * score)
    if row.rewrites == (line.item.id,):
        near = max(near, 0.2)
    return max(near, 0.35 if _share_words(line.text, row.text) else 0.0)


def _share_words(a: str, b: str) -> bool:
    return bool(_content(a) & _content(b))


def _content(text: str) -> set[str]:
    """The words that say what a sentence is about: pairs of Chinese characters, long English words."""
    bare = plain(text).lower()
    pairs = {p for run in re.findall(r"[\u4e00-\u9fff]{2,}", bare) for p in map("".join, pairwise(run))}
    words = {w[:5].rstrip("s") for w in re.findall(r"[a-z]{4,}", bare)}
    return (pairs | words) - _COMMON


_COMMON = frozenset(
    re.findall(
        r"\w+",
        "提升 提高 降低 优化 目标 基线 待填 截止 完成 做好 每周 每月 每天 建立 推进 持续 次数 数量 达到 组织 开展 新增 以内 以上 占比 客户 用户 项目 "
        "from with that this targe basel deadl impro reduc incre more bette custo user week month team rate rates time share numbe shar",
    )
)


def _with(row: DraftedKeyResult, lines: Sequence[Line]) -> DraftedKeyResult:
    more = tuple(Initiative(x.text, x.item.id) for x in lines)
    return replace(row, initiatives=(*row.initiatives, *more))


def _last_resort(objective: Objective, lines: Sequence[Line], case: Case) -> DraftedKeyResult:
    """No line could be tied to a metric: the metric itself is asked for."""
    first = next((x.text for x in lines if x.work or x.stays), "")
    what = objective.text if is_written(objective) else first
    what = noun_of(what, case.lang)[: 24 if case.lang == "zh" else 60].strip()
    return DraftedKeyResult(text=wording.with_metric(what, case.lang), suggested=True)
