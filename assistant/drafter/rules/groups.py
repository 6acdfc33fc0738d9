"""Which metric the tasks of an objective should move: as few metrics as carry them, near the leader's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.drafter.rules.case import Case, keys_of
from assistant.drafter.rules.lines import FITS, FITS_WELL, Line
from assistant.drafter.rules.wording import from_to
from assistant.item import read_sentence
from assistant.judge import judge_key_result
from assistant.lexicon import Metric

MOST_SUGGESTED = 3
ENOUGH = 2
FITS_BEYOND_DOUBT = 0.6


@dataclass(slots=True)
class Group:
    """Tasks that move one metric."""

    metric: Metric
    lines: list[Line] = field(default_factory=list)
    launch: Line | None = None

    @property
    def all(self) -> list[Line]:
        """The launch and the tasks."""
        return [*([self.launch] if self.launch else []), *self.lines]

    @property
    def sure(self) -> bool:
        """Whether one of its lines speaks of the metric beyond doubt."""
        return any(x.fit(self.metric.key) >= FITS_WELL for x in self.all)


def grouped(lines: Sequence[Line], case: Case, lead: Metric | None) -> tuple[list[Group], list[Line]]:
    """Tasks gathered under as few metrics as carry them, and those that fit none."""
    room = _room(lines)
    stands = any(x.sort in ("keep", "count") for x in lines)
    left = [x for x in lines if x.work]
    stay = {k for x in lines if x.stays for k in keys_of(x.text)}
    stay |= {x.best[0].key for x in lines if x.sort == "vague" and x.best is not None}
    groups: list[Group] = []
    while left:
        leading = [x for x in left if _leads(x, case)] or (
            [] if groups or stay else [x for x in left if x.sort != "learning"]
        )
        worth, by_key = _worth(leading, case)
        for key, metric in by_key.items():
            near_parent = metric.drives in case.parent_metrics or key in case.parent_metrics
            worth[key] *= (1.3 if near_parent else 1.0) * (1.5 if lead is not None and lead.key == key else 1.0)
            worth[key] *= 1.4 if key in stay else 1.0
        new = sum(g.metric.key not in stay for g in groups)
        free = [k for k in worth if k in stay or new < room]
        if stands:
            # Beside a result that stands a further one is only suggested where the work clearly calls for it.
            free = [k for k in free if k in stay or _called_for(by_key[k], leading, case)]
        if not free:
            break
        best = max(free, key=lambda k: worth[k])
        groups.append(_taken(by_key[best], left))
    return groups, left


def _room(lines: Sequence[Line]) -> int:
    """How many key results may still be suggested beside those that stay: two that stand carry their tasks."""
    stand = sum(x.stays and bool(x.sentence.targets or x.sentence.baseline) for x in lines)
    stay = sum(x.stays for x in lines)
    return 0 if stand >= ENOUGH else max(MOST_SUGGESTED - stay, 0)


def _worth(lines: Sequence[Line], case: Case) -> tuple[dict[str, float], dict[str, Metric]]:
    worth: dict[str, float] = {}
    by_key: dict[str, Metric] = {}
    for line in lines:
        top = line.metrics[0][1] if line.metrics else 0.0
        for metric, score in line.metrics:
            if metric.key in case.parent_metrics and metric.key not in keys_of(line.text):
                continue  # the leader's figure is the leader's: mine lies a level below
            if not metric.of_trade(case.function):
                continue  # onboarding emails of a product are no new hires in probation
            if score >= FITS and score >= top * 0.7 and reads_as_result(metric, case):
                by_key[metric.key] = metric
                worth[metric.key] = worth.get(metric.key, 0.0) + score
    return worth, by_key


def reads_as_result(metric: Metric, case: Case) -> bool:
    """Whether "metric from ... to ..." reads as a change: some names sound like work (测试得分)."""
    text = from_to(metric, metric.name.in_lang(case.lang), case.lang)
    return judge_key_result(read_sentence(text, case.lang)).kind == "outcome"


def _called_for(metric: Metric, lines: Sequence[Line], case: Case) -> bool:
    """Whether two tasks speak of a metric, or one beyond doubt that is of the writer's own trade."""
    fits = [x.fit(metric.key) for x in lines if x.fit(metric.key) >= FITS]
    own = case.function is not None and case.function in metric.functions
    return len(fits) > 1 or (own and max(fits, default=0.0) >= FITS_BEYOND_DOUBT)


def _taken(metric: Metric, left: list[Line]) -> Group:
    """The group of a metric, its lines taken out of `left`."""
    group = Group(metric)
    for line in list(left):
        top = line.metrics[0][1] if line.metrics else 0.0
        if line.fit(metric.key) >= max(FITS, top * 0.6):
            left.remove(line)
            if line.sort == "launch" and group.launch is None:
                group.launch = line
            else:
                group.lines.append(line)
    return group


def _leads(line: Line, case: Case) -> bool:
    """Whether a line may have a key result of its own: support for others only where it moves the parent's metric."""
    if line.sort == "learning":
        return case.personal and line.best is not None
    return not line.helping or (line.best is not None and bool(case.supports(line.best[0])))
