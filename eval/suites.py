"""Which suites are run over which cases, one after the other or several at once, with a bar on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.types import Text
from eval.asking import Asking
from eval.cases import SplitChoice, load
from eval.marks import Case, Scorer
from eval.measures import Judged
from eval.runner import SuiteRun, run_suite
from eval.scorers import all_scorers


def chosen(suite: str | None) -> list[Scorer]:
    """The suites named ("canon,gaming"), or all. Raises InputError naming those there are."""
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


def run_all(
    scorers: Sequence[Scorer],
    split: SplitChoice,
    path: Path | None = None,
    *,
    asking: Asking | None = None,
    jobs: int = 1,
) -> list[SuiteRun]:
    """The suites that have cases, run over them.

    `jobs` cases are judged side by side: in threads that wait for a model, in processes where the rules draft.
    """
    loaded = [(scorer, found) for scorer in scorers if (found := load(scorer, split, path))]
    if path is not None and not loaded:
        raise InputError("no_cases", Text(f"{path} 里没有用例。", f"{path} holds no case."))
    asking = asking or Asking()
    if asking.model is None and jobs > 1:
        return _in_processes(loaded, split, path, jobs)
    product = asking.product()
    with bar([case for _, cases in loaded for case in cases]) as tick:
        return [run_suite(scorer, cases, product, tick=tick, at_once=jobs) for scorer, cases in loaded]


def _in_processes(
    loaded: Sequence[tuple[Scorer, Sequence[Case]]], split: SplitChoice, path: Path | None, jobs: int
) -> list[SuiteRun]:
    """Each suite's cases dealt out to `jobs` processes, and put together again in their order."""
    from concurrent.futures import ProcessPoolExecutor

    runs = []
    with ProcessPoolExecutor(jobs) as pool:
        started = [
            [pool.submit(_part, scorer.name, split, path, at, jobs) for at in range(jobs)] for scorer, _ in loaded
        ]
        for (scorer, cases), parts in zip(loaded, started, strict=True):
            done = [part.result() for part in parts]
            place = {case.id: at for at, case in enumerate(cases)}
            judged = sorted((j for marks, _ in done for j in marks), key=lambda j: place[j.case.id])
            runs.append(SuiteRun(scorer, cases, judged, done[0][1]))
    return runs


def _part(
    name: str, split: SplitChoice, path: Path | None, at: int, step: int
) -> tuple[Sequence[Judged], Sequence[str]]:
    """Marks and failed proofs of every `step`-th case of a suite from `at` on; a scorer itself cannot travel."""
    scorer = all_scorers()[name]
    run = run_suite(scorer, load(scorer, split, path)[at::step], Asking().product())
    return run.judged, run.unproven


@contextmanager
def bar(cases: Sequence[Case]) -> Iterator[Any]:
    """A function to call after each case; it moves a bar where standard error is a terminal."""
    if not sys.stderr.isatty() or len(cases) < 20:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("okr eval", total=len(cases))
        yield lambda: progress.advance(task)
