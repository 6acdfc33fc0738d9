"""Two runs, measure by measure: the paired difference, its interval, and in words whether it is one.

Only cases that both runs scored are compared. Marks of a case are averaged first, so that a case counts once; the interval
of the mean difference is 1.96 standard errors, and where fewer than ten cases changed the sign test must agree.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import comb, sqrt
from pathlib import Path
from typing import Any, Literal

from assistant.errors import InputError
from assistant.types import Lang, Text

Verdict = Literal["better", "worse", "same", "cannot tell"]
_Z = 1.96
CASES_SHOWN = 10
# Left undecided is a share that should be low; all other measures should be high.
_LOW_IS_GOOD = ("undecided.",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One measure in two runs: the mean of each, the paired difference with its interval, and the cases that changed.

    `needed` is about how many cases would settle it, None where it is settled.
    """

    measure: str
    n: int
    before: float
    after: float
    difference: float
    low: float
    high: float
    verdict: Verdict
    needed: int | None
    changed: tuple[tuple[str, float], ...]

    @property
    def low_is_good(self) -> bool:
        """Whether less of it is better."""
        return self.measure.partition(".")[2].startswith(_LOW_IS_GOOD)

    def as_json(self) -> dict[str, Any]:
        """As `okr eval compare --format json` prints it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class SavedRun:
    """A run saved by `okr eval run --out`: its file's name, what it ran on in a line, its suites."""

    name: str
    stamped: str
    suites: Mapping[str, Any]

    def figures(self) -> dict[str, float | None]:
        """The main figure of each measure ("suite.measure") over all cases."""
        return {
            f"{name}.{measure}": figure["main"]
            for name, suite in self.suites.items()
            for measure, figure in suite.get("measures", {}).get("all", {}).items()
        }


def read_run(path: Path) -> SavedRun:
    """A run saved by `okr eval run --out`. Raises InputError when it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        suites = dict(data["suites"])
        who = (data.get("model"), data.get("prompt")) if data.get("model") else ("rules",)
        parts = (data.get("date"), data.get("commit"), *who)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "no_run",
            Text(
                f"{path} 不是评测结果；用 okr eval run --out {path} 存一个。",
                f"{path} is no saved run; okr eval run --out {path} saves one.",
            ),
        ) from error
    return SavedRun(path.name, " · ".join(str(part) for part in parts if part), suites)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs, what differs between them, and the measures that only one of them has."""

    before: SavedRun
    after: SavedRun
    differences: Sequence[Difference]
    only_before: Sequence[str]
    only_after: Sequence[str]

    def as_json(self) -> dict[str, Any]:
        """As `okr eval compare --format json` prints it."""
        return {
            "version": 1,
            "before": {"file": self.before.name, "run": self.before.stamped},
            "after": {"file": self.after.name, "run": self.after.stamped},
            "measures": [d.as_json() for d in self.differences],
            "only_before": list(self.only_before),
            "only_after": list(self.only_after),
        }


def compared(before: SavedRun, after: SavedRun) -> Comparison:
    """Every measure that both runs have, those that moved most surely first."""
    ours, theirs = _by_measure(before.suites), _by_measure(after.suites)
    found = [difference(name, ours[name], theirs[name]) for name in ours if name in theirs]
    settled = {"worse": 0, "better": 1, "cannot tell": 2, "same": 3}
    return Comparison(
        before,
        after,
        sorted(found, key=lambda d: (settled[d.verdict], -abs(d.difference))),
        _alone(ours, theirs),
        _alone(theirs, ours),
    )


def _alone(ours: Mapping[str, object], theirs: Mapping[str, object]) -> list[str]:
    """The measures that only one run has; a suite that the other has not at all is named as a whole."""
    there = {name.partition(".")[0] for name in theirs}
    return list(
        dict.fromkeys(
            name if (suite := name.partition(".")[0]) in there else suite for name in ours if name not in theirs
        )
    )


def told(found: Comparison, lang: Lang) -> str:
    """The comparison in words: what is worse or better first, what cannot be told, how much stayed the same."""
    lines = [f"A  {found.before.name}: {found.before.stamped}", f"B  {found.after.name}: {found.after.stamped}", ""]
    for d in found.differences:
        if d.verdict == "same":
            continue
        lines.append(f"{WORDS[d.verdict].in_lang(lang)}  {d.measure}: {figures(d)}")
        if d.needed is not None:
            lines.append(f"    {needed(d.needed, lang)}")
        lines += [f"    {case} {change:+.2f}" for case, change in d.changed[:CASES_SHOWN]]
    lines += closing(found, lang)
    return "\n".join(lines)


def figures(d: Difference) -> str:
    """Both means, the difference with its interval, and n."""
    return f"{d.before:.3f} -> {d.after:.3f}  ({d.difference:+.3f} [{d.low:+.3f}, {d.high:+.3f}], n {d.n})"


def needed(cases: int, lang: Lang) -> str:
    """How many cases would settle it, in words."""
    return Text(
        f"要看清这么大的差别，大约需要 {cases} 个用例", f"a difference of this size would need about {cases} cases"
    ).in_lang(lang)


def closing(found: Comparison, lang: Lang) -> list[str]:
    """How much stayed the same, and what could not be compared."""
    same = sum(d.verdict == "same" for d in found.differences)
    lines = [Text(f"{same} 个指标没有变化。", f"{same} measures did not change.").in_lang(lang)]
    for side, names in (("A", found.only_before), ("B", found.only_after)):
        if names:
            listed = ", ".join(names)
            lines.append(Text(f"只有 {side} 里有：{listed}", f"Only in {side}: {listed}").in_lang(lang))
    return lines


WORDS: Mapping[Verdict, Text] = {
    "better": Text("变好", "better"),
    "worse": Text("变坏", "worse"),
    "cannot tell": Text("看不出", "cannot tell"),
    "same": Text("没变", "same"),
}


def _by_measure(suites: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """Per measure ("suite.measure"), the mean score of each case that was scored."""
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for name, suite in suites.items():
        for mark in suite["marks"]:
            if mark["score"] is not None:
                scores[f"{name}.{mark['measure']}"][mark["case"]].append(mark["score"])
    return {name: {case: sum(s) / len(s) for case, s in cases.items()} for name, cases in scores.items()}


def difference(measure: str, before: Mapping[str, float], after: Mapping[str, float]) -> Difference:
    """The paired difference over the cases that both have."""
    both = sorted(before.keys() & after.keys())
    n = len(both)
    changes = {case: after[case] - before[case] for case in both}
    mean = sum(changes.values()) / n if n else 0.0
    spread = sqrt(sum((c - mean) ** 2 for c in changes.values()) / (n - 1)) if n > 1 else 0.0
    half = _Z * spread / sqrt(n) if n else 0.0
    moved = sorted(((case, c) for case, c in changes.items() if abs(c) > 1e-9), key=lambda m: -abs(m[1]))
    sign = -1 if measure.partition(".")[2].startswith(_LOW_IS_GOOD) else 1
    verdict = _verdict(mean * sign, half, [c * sign for _, c in moved])
    return Difference(
        measure=measure,
        n=n,
        before=sum(before[c] for c in both) / n if n else 0.0,
        after=sum(after[c] for c in both) / n if n else 0.0,
        difference=mean,
        low=mean - half,
        high=mean + half,
        verdict=verdict,
        needed=round((_Z * spread / mean) ** 2) + 1 if verdict == "cannot tell" and mean else None,
        changed=tuple(moved),
    )


def _verdict(mean: float, half: float, moved: Sequence[float]) -> Verdict:
    if not moved:
        return "same"
    if abs(mean) <= half or (len(moved) < 10 and _sign_test(moved) > 0.05):
        return "cannot tell"
    return "better" if mean > 0 else "worse"


def _sign_test(moved: Sequence[float]) -> float:
    """How likely so uneven a split of ups and downs is by chance, both ways."""
    n, fewer = len(moved), min(sum(c > 0 for c in moved), sum(c < 0 for c in moved))
    tail: int = sum(comb(n, k) for k in range(fewer + 1))
    return min(1.0, 2 * tail / float(2**n))
