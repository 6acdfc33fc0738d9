"""Writes docs/quality.md: every measure of every suite, what it was tuned on, and what still fails, with examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval.cases import newest
from eval.report import estimate, failures, parts
from eval.runner import SuiteRun
from eval.stamp import ROOT, Stamp

PAGE = ROOT / "docs" / "quality.md"
_EXAMPLES = 3
_LONGEST = 300

_HEAD = """\
# What is known about quality · 质量实况

Measured {date} at commit {commit} on {machine}, with the drafter that needs no model. Written by `okr eval quality`; not
compared by `make check`. How far single checks can be trusted is told in [checks-quality.md](checks-quality.md), how well
examples are found in [retrieval-quality.md](retrieval-quality.md).

- Every set is our own, its cases written by somebody who had not seen the code. Rules, word lists and thresholds were tuned on
  `dev` halves and on drafts that are in no set; `held` halves are run for the figure only, and nobody looks into their lines.
  A held figure that was looked at again after a change is worth a little less than on the first day: the last column says
  what the first run came to.
- The bracket is Wilson's 95% interval, for F1 that of TP/(TP+FP+FN) carried through; n is the number of judged cases or items.
- The failures shown are the first of `dev`, not the worst and not the best.
- 每个数字都带区间和样本数；`dev` 用来改进，`held` 只引用数字。下面列出的失败例子是 dev 里最先遇到的，没有挑过。
"""


def write(runs: Sequence[SuiteRun], stamped: Stamp, history: Mapping[str, Any]) -> None:
    """Writes the page from whole runs and the history."""
    lines = [_HEAD.format(**stamped.as_json())]
    for run in runs:
        lines += _suite(run, history)
    PAGE.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _suite(run: SuiteRun, history: Mapping[str, Any]) -> Iterator[str]:
    file = newest(run.scorer.file)
    first = history.get(f"{run.scorer.name}: {file.name}" if file else "", {}).get("first", {})
    note = run.scorer.note.en
    yield from (f"## {run.scorer.name}", "", f"{note[:1].upper()}{note[1:]}.", "")
    yield from ("| measure | dev | held | first run, all | required |", "| --- | --- | --- | --- | --- |")
    found = parts(run)
    for name, measure in found.get("all", {}).items():
        if name == "answered" and measure.share.value == 1 and not measure.unscored:
            continue
        halves = [_figure(found.get(part, {}).get(name)) for part in ("dev", "held")]
        required = run.scorer.required.get(name)
        wanted = "" if required is None else f"{required:.0%}"
        yield f"| {name} | {halves[0]} | {halves[1]} | {_first(first, name)} | {wanted} |"
    missed = list(failures(run))[:_EXAMPLES]
    if missed:
        yield from ("", "Still wrong, for example:", "", *(f"- `{_quoted(line)}`" for line in missed))
    yield ""


def _figure(measure: Any) -> str:
    if measure is None:
        return "-"
    if not measure.classes:
        return estimate(measure.share)
    flag = next((c for c in measure.classes if c.name == "yes"), None)
    return f"F1 {estimate(flag.f1)}" if flag else f"mean F1 {measure.main:.3f} n {measure.share.n}"


def _first(run: Mapping[str, Any], name: str) -> str:
    figures = run.get("measures", {}).get("all", {}).get(name)
    return "-" if not figures or figures[0] is None else f"{figures[0]:.3f} n {figures[1]} ({run['date']})"


def _quoted(line: str) -> str:
    """The failure on one line of Markdown; what is long is cut."""
    flat = " ".join(line.replace("`", "'").split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
