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
_CASES_SHOWN = 10
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

    def as_json(self) -> dict[str, Any]:
        """As `okr eval compare --format json` prints it."""
        return asdict(self)


def read_run(path: Path) -> Mapping[str, Any]:
    """A run saved by `okr eval run --out`. Raises InputError when it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return dict(data["suites"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            "no_run",
            Text(
                f"{path} 不是评测结果；用 okr eval run --out {path} 存一个。",
                f"{path} is no saved run; okr eval run --out {path} saves one.",
            ),
        ) from error


def compared(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Every measure that both runs have, those that moved most surely first."""
    found = []
    for suite in before:
        if suite in after:
            ours, theirs = _by_measure(before[suite]), _by_measure(after[suite])
            found += [_difference(f"{suite}.{name}", ours[name], theirs[name]) for name in ours if name in theirs]
    settled = {"worse": 0, "better": 1, "cannot tell": 2, "same": 3}
    return sorted(found, key=lambda d: (settled[d.verdict], -abs(d.difference)))


def told(differences: Sequence[Difference], lang: Lang) -> str:
    """The comparison in words: what is worse or better first, what cannot be told, how much stayed the same."""
    lines = []
    for d in differences:
        if d.verdict == "same":
            continue
        lines.append(
            f"{_WORDS[d.verdict].in_lang(lang)}  {d.measure}: {d.before:.3f} -> {d.after:.3f}"
            f"  ({d.difference:+.3f} [{d.low:+.3f}, {d.high:+.3f}], n {d.n})"
        )
        if d.needed is not None:
            lines.append(
                f"    要看清这么大的差别，大约需要 {d.needed} 个用例"
                if lang == "zh"
                else f"    a difference of this size would need about {d.needed} cases"
            )
        lines += [f"    {case} {change:+.2f}" for case, change in d.changed[:_CASES_SHOWN]]
    same = sum(d.verdict == "same" for d in differences)
    lines.append(f"{same} 个指标没有变化。" if lang == "zh" else f"{same} measures did not change.")
    return "\n".join(lines)


_WORDS: Mapping[Verdict, Text] = {
    "better": Text("变好", "better"),
    "worse": Text("变坏", "worse"),
    "cannot tell": Text("看不出", "cannot tell"),
    "same": Text("没变", "same"),
}


def _by_measure(suite: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """Per measure, the mean score of each case that was scored."""
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for mark in suite["marks"]:
        if mark["score"] is not None:
            scores[mark["measure"]][mark["case"]].append(mark["score"])
    return {name: {case: sum(s) / len(s) for case, s in cases.items()} for name, cases in scores.items()}


def _difference(measure: str, before: Mapping[str, float], after: Mapping[str, float]) -> Difference:
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
