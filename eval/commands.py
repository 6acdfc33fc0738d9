"""What `okr eval` does: run the suites, record their figures, write the page of quality."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import assistant
from assistant.errors import InputError
from assistant.types import Lang, Text
from eval.cases import SplitChoice, load
from eval.marks import Case, Product, Scorer
from eval.report import below, run_json, text
from eval.runner import SuiteRun, run_suite
from eval.scorers import all_scorers
from eval.stamp import stamp


def run(
    *,
    suite: str | None,
    split: SplitChoice,
    cases: Path | None,
    format: str,
    out: Path | None,
    show: int,
    fail_below: str | None,
    ui_lang: Lang | None,
) -> int:
    """Run suites and print every figure; 1 where one lies below --fail-below or a scorer cannot be trusted."""
    floors = _floors(fail_below)
    runs = run_all(_chosen(suite), split, cases)
    data = run_json(runs, stamp())
    if out is not None:
        out.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(data, ensure_ascii=False, indent=2) if format == "json" else text(runs, show=show))
    missed = below(runs, floors)
    for line in missed:
        print(f"okr eval: {line}", file=sys.stderr)
    return int(bool(missed) or any(r.unproven for r in runs))


def record(*, suite: str | None, ui_lang: Lang | None) -> int:
    """Run suites over their whole sets and keep the figures: the first run's for good, and the last's."""
    from eval import history

    runs = run_all(_chosen(suite), "all")
    history.record(runs, stamp())
    print(text(runs))
    return 0


def run_all(scorers: Sequence[Scorer], split: SplitChoice, path: Path | None = None) -> list[SuiteRun]:
    """The suites that have cases, run over them, with a bar on a terminal."""
    loaded = [(scorer, load(scorer, split, path)) for scorer in scorers]
    if path is not None and not loaded[0][1]:
        raise InputError("no_cases", Text(f"{path} 里没有用例。", f"{path} holds no case."))
    product = Product(check=assistant.check, parse=assistant.parse, draft=partial(assistant.draft, offline=True))
    with _bar([case for _, cases in loaded for case in cases]) as tick:
        return [run_suite(scorer, cases, product, tick=tick) for scorer, cases in loaded if cases]


def _chosen(suite: str | None) -> list[Scorer]:
    """The suites named ("canon,gaming"), or all."""
    there = all_scorers()
    if suite is None:
        return list(there.values())
    names = [name.strip() for name in suite.split(",")]
    for name in names:
        if name not in there:
            listed = ", ".join(there)
            raise InputError(
                "no_such_suite",
                Text(
                    f"没有叫「{name}」的评测集。现有：{listed}。", f"There is no suite “{name}”. There are: {listed}."
                ),
            )
    return [there[name] for name in names]


def _floors(given: str | None) -> dict[str, float]:
    """`canon.better_is_milder=0.95,...` as a mapping."""
    floors = {}
    for part in (given or "").split(","):
        if not part.strip():
            continue
        name, _, value = part.partition("=")
        try:
            floors[name.strip()] = float(value)
        except ValueError:
            raise InputError(
                "bad_floor",
                Text(
                    f"--fail-below 要写成 评测集.指标=数值，例如 canon.better_is_milder=0.95，不能是「{part}」。",
                    f"--fail-below is written suite.measure=value, as canon.better_is_milder=0.95, not “{part}”.",
                ),
            ) from None
    return floors


@contextmanager
def _bar(cases: Sequence[Case]) -> Iterator[Any]:
    """A function to call after each case; it moves a bar where standard error is a terminal."""
    if not sys.stderr.isatty() or len(cases) < 20:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("okr eval", total=len(cases))
        yield lambda: progress.advance(task)
