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
from assistant.cli import message_lang
from assistant.errors import InputError
from assistant.types import Lang, Text
from eval.cases import SplitChoice, load
from eval.marks import Case, Product, Scorer
from eval.report import below, one_case, run_json, text
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


def quality(*, no_speed: bool, ui_lang: Lang | None) -> int:
    """Run whole suites, keep the figures, and write docs/checks-quality.md."""
    from eval import history
    from eval.quality import PAGE, write
    from eval.speed import bench as measure

    runs = run_all(list(all_scorers().values()), "all")
    stamped = stamp()
    kept = history.record(runs, stamped)
    write(runs, stamped, kept, None if no_speed else measure())
    print(PAGE)
    return 0


def bench(*, ui_lang: Lang | None) -> int:
    """Print every figure of speed as JSON."""
    from eval.speed import bench as measure

    print(json.dumps({"version": 1, **stamp().as_json(), **measure()}, ensure_ascii=False, indent=2))
    return 0


def show(*, case: str, held: bool, ui_lang: Lang | None) -> int:
    """Print one case and every mark on it; of a held case only the scores, unless --held."""
    found = [(scorer, one) for scorer in all_scorers().values() for one in load(scorer) if one.id == case]
    if not found:
        raise InputError("no_such_case", Text(f"没有编号为「{case}」的用例。", f"There is no case “{case}”."))
    for scorer, one in found:
        done = run_suite(scorer, [one], the_product())
        print(one_case(done, open_held=held, lang=ui_lang or message_lang()))
    return 0


def compare(*, runs: tuple[str, ...], format: str, ui_lang: Lang | None) -> int:
    """Compare two saved runs, measure by measure; 1 where one fell for certain."""
    from eval.compare import compared, read_run, told

    if len(runs) != 2:
        raise InputError(
            "two_runs",
            Text("要给两个结果文件：先前的，后来的。", "Give two saved runs: the earlier and the later one."),
        )
    differences = compared(read_run(Path(runs[0])), read_run(Path(runs[1])))
    if format == "json":
        print(json.dumps({"version": 1, "measures": [d.as_json() for d in differences]}, ensure_ascii=False, indent=2))
    else:
        print(told(differences, ui_lang or message_lang()))
    return int(any(d.verdict == "worse" for d in differences))


def run_all(scorers: Sequence[Scorer], split: SplitChoice, path: Path | None = None) -> list[SuiteRun]:
    """The suites that have cases, run over them, with a bar on a terminal."""
    loaded = [(scorer, load(scorer, split, path)) for scorer in scorers]
    if path is not None and not loaded[0][1]:
        raise InputError("no_cases", Text(f"{path} 里没有用例。", f"{path} holds no case."))
    product = the_product()
    with _bar([case for _, cases in loaded for case in cases]) as tick:
        return [run_suite(scorer, cases, product, tick=tick) for scorer, cases in loaded if cases]


def the_product() -> Product:
    """This checkout's, with the drafter that needs no model."""
    return Product(
        check=assistant.check, parse=assistant.parse, draft=partial(assistant.draft, offline=True), board=_board
    )


def _board(text: str) -> dict[str, Any]:
    """The rows of a list of metrics as the product reads them back, amounts as it shows them."""
    from assistant.metrics import read_board

    amounts = ("baseline", "target", "floor", "stretch")
    return {
        "rows": [
            {
                "name": row.name,
                "unit": row.unit,
                **{name: amount.text if (amount := getattr(row, name)) is not None else None for name in amounts},
            }
            for row in read_board(text).rows
        ]
    }


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
