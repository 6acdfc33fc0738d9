"""A run as data and as text: every measure by language and split, with n and interval; what failed, on dev only."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.types import Lang
from eval.cases import fingerprint, newest
from eval.marks import ANSWERED
from eval.measures import ClassFigures, Measure, measures
from eval.runner import SuiteRun
from eval.stamp import Stamp
from eval.statistics import Estimate

# The rows of a table: name, language (None: both), split (None: both).
PARTS: tuple[tuple[str, str | None, str | None], ...] = (
    ("all", None, None),
    ("zh", "zh", None),
    ("en", "en", None),
    ("dev", None, "dev"),
    ("held", None, "held"),
)


def run_json(runs: Sequence[SuiteRun], stamped: Stamp) -> dict[str, Any]:
    """The run as `okr eval run --format json` prints it. What was seen in held cases is left out: nobody looks there."""
    return {"version": 1, **stamped.as_json(), "suites": {run.scorer.name: _suite(run) for run in runs}}


def parts(run: SuiteRun) -> dict[str, dict[str, Measure]]:
    """The measures per part of the set, those parts that have cases."""
    found: dict[str, dict[str, Measure]] = {}
    for name, lang, split in PARTS:
        chosen = [j for j in run.judged if lang in (None, j.case.lang) and split in (None, j.case.split)]
        if chosen:
            found[name] = measures(chosen)
    return found


def text(runs: Sequence[SuiteRun], stamped: Stamp, lang: Lang, *, show: int = 0) -> str:
    """The run for the terminal, with up to `show` failed dev cases per suite."""
    lines = [stamped.told, ""]
    for run in runs:
        lines += [f"{run.scorer.name}: {run.scorer.note.in_lang(lang)} ({len(run.cases)})", *_rows(run)]
        lines += [f"  UNSCORED, the scorer failed its proofs: {told}" for told in run.unproven]
        lines += [f"  - {line}" for line in failures(run)][:show]
        lines.append("")
    return "\n".join(lines).rstrip()


def estimate(value: Estimate) -> str:
    """A share with its interval: "0.914 [0.825, 0.960] n 70"."""
    if value.value is None or value.low is None or value.high is None:
        return f"- n {value.n}"
    return f"{value.value:.3f} [{value.low:.3f}, {value.high:.3f}] n {value.n}"


def _suite(run: SuiteRun) -> dict[str, Any]:
    file = newest(run.scorer.file) if run.scorer.cases is None else None
    return {
        "set": file.name if file else None,
        "set_hash": fingerprint(run.scorer.file) if file else None,
        "cases": len(run.cases),
        "unproven": list(run.unproven),
        "measures": {part: {name: measure_json(m) for name, m in found.items()} for part, found in parts(run).items()},
        "marks": [
            {
                "case": j.case.id,
                "lang": j.case.lang,
                "split": j.case.split,
                "measure": j.mark.measure,
                "score": j.mark.score,
                **({"reason": j.mark.reason, "evidence": j.mark.evidence} if j.case.split == "dev" else {}),
            }
            for j in run.judged
        ],
    }


def measure_json(measure: Measure) -> dict[str, Any]:
    """One measure: its main figure, the share of right answers, and the classes of a label."""
    out: dict[str, Any] = {
        "main": rounded(measure.main),
        "share": _estimate_json(measure.share),
        "unscored": measure.unscored,
    }
    if measure.classes:
        out["classes"] = {c.name: _class_json(c) for c in measure.classes}
    return out


def rounded(value: float | None) -> float | None:
    """Four places: more is noise."""
    return None if value is None else round(value, 4)


def _estimate_json(value: Estimate) -> dict[str, Any]:
    return {"value": rounded(value.value), "n": value.n, "low": rounded(value.low), "high": rounded(value.high)}


def _class_json(figures: ClassFigures) -> dict[str, Any]:
    return {
        name: _estimate_json(value)
        for name, value in (("precision", figures.precision), ("recall", figures.recall), ("f1", figures.f1))
    }


def _rows(run: SuiteRun) -> Iterator[str]:
    for part, found in parts(run).items():
        for name, measure in found.items():
            if name == ANSWERED and measure.share.value == 1 and not measure.unscored:
                continue
            unscored = f", {measure.unscored} UNSCORED" if measure.unscored else ""
            if not measure.classes:
                yield f"  {part:5} {name:24} {estimate(measure.share)}{unscored}"
                continue
            shown = [c for c in measure.classes if c.name != "no"] or list(measure.classes)
            for c in shown:
                of = name if c.name == "yes" else f"{name}={c.name}"
                yield (
                    f"  {part:5} {of:24} F1 {estimate(c.f1)}, precision {_short(c.precision)},"
                    f" recall {_short(c.recall)}{unscored}"
                )


def _short(value: Estimate) -> str:
    return "-" if value.value is None else f"{value.value:.3f}"


def failures(run: SuiteRun) -> Iterator[str]:
    """The marks of dev cases that were missed, a line each."""
    for j in run.judged:
        failed = j.mark.score is None or (j.mark.score < 1 and not j.mark.measure.startswith("undecided"))
        if failed and j.case.split == "dev":
            score = "UNSCORED" if j.mark.score is None else f"{j.mark.score:g}"
            seen = " / ".join(j.mark.evidence.splitlines())
            yield f"{j.case.id} {j.mark.measure} {score}: {j.mark.reason} | {seen}"


def main_figures(runs: Sequence[SuiteRun]) -> dict[str, float | None]:
    """The main figure of each measure ("suite.measure") over all cases."""
    return {f"{run.scorer.name}.{name}": m.main for run in runs for name, m in measures(run.judged).items()}


def below(found: Mapping[str, float | None], floors: Mapping[str, float]) -> list[str]:
    """The measures whose main figure lies below its floor, or was not measured, in words."""
    missed = []
    for name, floor in floors.items():
        value = found.get(name)
        if value is None:
            missed.append(f"{name} was not measured; there are: {', '.join(sorted(found))}")
        elif value < floor:
            missed.append(f"{name} is {value:.3f}, must be at least {floor:g}")
    return missed


def one_case(run: SuiteRun, *, open_held: bool, lang: Lang) -> str:
    """One case in full with its marks; a held one only with its scores."""
    case = run.cases[0]
    lines = [f"{run.scorer.name} {case.id} ({case.lang}, {case.split})"]
    shown = case.split == "dev" or open_held
    if shown:
        lines.append(json.dumps(case.data, ensure_ascii=False, indent=1))
    else:
        lines.append(
            "held 的用例不看内容；--held 可以打开，打开过的要改成 dev。"
            if lang == "zh"
            else "Nobody looks into held cases; --held opens it, and what was opened becomes dev."
        )
    for judged in run.judged:
        mark = judged.mark
        score = "UNSCORED" if mark.score is None else f"{mark.score:g}"
        why = f"  {mark.reason}" if shown and mark.reason else ""
        lines.append(f"  {mark.measure:24} {score}{why}")
        if shown and mark.evidence and mark.score != 1:
            lines += [f"      {line}" for line in mark.evidence.splitlines()]
    return "\n".join(lines)
