"""Writes docs/checks-quality.md: how far the checks can be trusted, per label, language and split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval.cases import newest
from eval.measures import Measure
from eval.report import estimate, parts
from eval.runner import SuiteRun
from eval.stamp import ROOT, Stamp

PAGE = ROOT / "docs" / "checks-quality.md"

_HEAD = """\
# How good the checks are · 检查有多准

Measured {date} at commit {commit} on {machine}. Written by `okr eval quality`; not compared by `make check`.

- Figures are on our own labelled texts under `eval/cases`. `dev` is worked on; `held` is for quoting only: no prompt, rule,
  word list or threshold was tuned on it, and nobody looks into its lines.
- The bracket is a 95% interval: Wilson's for shares, precision and recall; for F1 the Wilson interval of TP/(TP+FP+FN), carried
  through 2J/(1+J). Lines of one draft resemble each other, so all intervals are a little too narrow.
- n is the number of texts that have the label (for shares, of texts). Items in doubt are left out. UNSCORED is not 0.
- `dev` 用来改进；`held` 只用来引用数字，没有任何提示词、规则、词表或阈值按它调过，也没有人看它的内容。方括号是 95% 区间。
"""


def write(
    runs: Sequence[SuiteRun], stamped: Stamp, history: Mapping[str, Any], speed: Mapping[str, Any] | None
) -> None:
    """Writes the page from whole runs, the history and the figures of speed (None: left out)."""
    by_name = {run.scorer.name: run for run in runs}
    lines = [_HEAD.format(**stamped.as_json())]
    if "review" in by_name:
        lines += _labels(by_name["review"])
        lines += _undecided(by_name["review"])
    lines += _shares(runs, history)
    lines += _errors_on_good_text(runs)
    if speed is not None:
        lines += _speed(speed)
    PAGE.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _labels(run: SuiteRun) -> Iterator[str]:
    yield from (
        "## Labels",
        "",
        f"{len(run.cases)} drafts. How a label is read off a finding: `eval/scorers/review.py`.",
        "",
    )
    yield "| label | on | precision | recall | F1 | F1 of its absence |"
    yield "| --- | --- | --- | --- | --- | --- |"
    found = parts(run)
    names = [name for name, m in found["all"].items() if m.classes]
    for name in names:
        for part, measures in found.items():
            if name in measures:
                yield from _label_rows(name, part, measures[name])
    yield ""


def _label_rows(name: str, part: str, measure: Measure) -> Iterator[str]:
    by_class = {c.name: c for c in measure.classes}
    if "yes" in by_class:
        yes, no = by_class["yes"], by_class.get("no")
        absent = estimate(no.f1) if no else "-"
        yield f"| {name} | {part} | {estimate(yes.precision)} | {estimate(yes.recall)} | {estimate(yes.f1)} | {absent} |"
        return
    for one in measure.classes:
        row = (
            f"| {name}: {one.name} | {part} | {estimate(one.precision)} | {estimate(one.recall)} | {estimate(one.f1)} |"
        )
        yield f"{row} |"
    if measure.main is not None:
        yield f"| {name}: mean F1 | {part} | | | {measure.main:.3f} | |"


def _undecided(run: SuiteRun) -> Iterator[str]:
    yield from ("## Left undecided", "", "The share of key results on which a check says that it cannot judge.", "")
    yield from ("| check | on | share |", "| --- | --- | --- |")
    for part, measures in parts(run).items():
        for name, measure in measures.items():
            if name.startswith("undecided."):
                yield f"| {name.removeprefix('undecided.')} | {part} | {estimate(measure.share)} |"
    yield ""


def _shares(runs: Sequence[SuiteRun], history: Mapping[str, Any]) -> Iterator[str]:
    yield from ("## Whole texts", "", "The first run was made before anything was mended on the set.", "")
    yield "| suite | what counts | on | now | first run | required |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for run in runs:
        if run.scorer.name == "review":
            continue
        file = newest(run.scorer.file)
        known = history.get(f"{run.scorer.name}: {file.name}" if file else "", {})
        first = known.get("first")
        changed = bool(first) and first["set_hash"] != known["last"]["set_hash"]
        for part, measures in parts(run).items():
            for name, measure in measures.items():
                if measure.classes or (name == "answered" and measure.share.value == 1):
                    continue
                required = run.scorer.required.get(name)
                yield (
                    f"| {run.scorer.name} | {name} | {part} | {estimate(measure.share)}{_unscored(measure)}"
                    f" | {_first(first, part, name)}{', on an earlier text of the set' if changed else ''} | {'' if required is None else f'{required:.0%}'} |"
                )
    yield ""


def _errors_on_good_text(runs: Sequence[SuiteRun]) -> Iterator[str]:
    marks = [
        (run.scorer.name, j.mark.score)
        for run in runs
        for j in run.judged
        if j.mark.measure == "item_without_error" and j.mark.score is not None
    ]
    yield from ("## Errors on good text", "")
    yield "Items of texts that no coach would call wrong, and how many of them get an error (required: at most 0.5%)."
    yield from ("", "| texts | items | with an error |", "| --- | --- | --- |")
    for name in dict.fromkeys(name for name, _ in marks):
        yield _error_row(name, [score for suite, score in marks if suite == name])
    yield _error_row("together", [score for _, score in marks])
    yield ""


def _error_row(name: str, scores: Sequence[float]) -> str:
    wrong = sum(score < 1 for score in scores)
    return f"| {name} | {len(scores)} | {wrong} ({wrong / len(scores):.2%}) |" if scores else f"| {name} | 0 | - |"


def _speed(speed: Mapping[str, Any]) -> Iterator[str]:
    yield from ("## Speed", "", "From `okr eval bench`; the load of the machine is in the list.", "")
    yield from ("| figure | value |", "| --- | --- |")
    yield from (f"| {name} | {value} |" for name, value in speed.items())
    yield ""


def _unscored(measure: Measure) -> str:
    return f", {measure.unscored} UNSCORED" if measure.unscored else ""


def _first(run: Mapping[str, Any] | None, part: str, name: str) -> str:
    figures = (run or {}).get("measures", {}).get(part, {}).get(name)
    if run is None or figures is None or figures[0] is None:
        return "-"
    return f"{figures[0]:.3f} n {figures[1]} ({run['date']}, {run['commit']})"
