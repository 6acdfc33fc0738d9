"""What `okr eval` does: run the suites, record their figures, write the page of quality."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.cli import message_lang
from assistant.errors import InputError
from assistant.types import Lang, Text
from eval.asking import Asking, asking_of
from eval.cases import SplitChoice, load
from eval.marks import NotAskedError
from eval.report import below, main_figures, one_case, run_json, text
from eval.runner import SuiteRun, run_suite
from eval.scorers import all_scorers
from eval.stamp import Stamp, stamp
from eval.suites import bar, chosen, run_all


def run(
    *,
    suite: str | None,
    split: SplitChoice,
    cases: Path | None,
    drafter: str,
    model: str | None,
    prompt: Path | None,
    batch: bool,
    jobs: int,
    budget: int | None,
    dry_run: bool,
    format: str,
    out: Path | None,
    show: int,
    fail_below: str | None,
    ui_lang: Lang | None,
) -> int:
    """Run suites and print every figure; 1 where one lies below --fail-below or a scorer cannot be trusted."""
    floors = _floors(fail_below)
    asking = asking_of(drafter, model, prompt, batch=batch, budget=budget, dry=dry_run)

    def once() -> list[SuiteRun]:
        return run_all(chosen(suite), split, cases, asking=asking, jobs=jobs)

    runs = once() if asking.batch is None else asking.batch.settled(once)
    lang = ui_lang or message_lang()
    if dry_run:
        print(_reckoned(asking, lang))
        return 0
    stamped = stamp(model=asking.model, prompt=asking.prompt)
    data = run_json(runs, stamped)
    if out is not None:
        out.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(_printed(runs, stamped, format, show, lang))
    if asking.model is not None:
        tally = asking.tally
        print(f"okr eval: {tally.calls} calls, {tally.found} replies found, {tally.tokens} tokens", file=sys.stderr)
    missed = below(main_figures(runs), floors)
    for line in missed:
        print(f"okr eval: {line}", file=sys.stderr)
    return int(bool(missed) or any(r.unproven for r in runs))


def _printed(runs: Sequence[SuiteRun], stamped: Stamp, format: str, show: int, lang: Lang) -> str:
    if format == "json":
        return json.dumps(run_json(runs, stamped), ensure_ascii=False, indent=2)
    if format == "text":
        return text(runs, stamped, lang, show=show)
    from eval import page

    made = page.markdown if format == "md" else page.html
    return made(runs, stamped, lang, show=show).rstrip("\n")


def _reckoned(asking: Asking, lang: Lang) -> str:
    """What a dry run found: how much is there, and what the rest would take, at least."""
    tally = asking.tally
    return Text(
        f"已有 {tally.found} 次回复；其余用例的第一次调用合计约 {tally.tokens} 个 token，修补的调用还没算在内。",
        f"{tally.found} replies are there; the first calls of the other cases take about {tally.tokens} tokens,"
        " calls to mend an item not counted.",
    ).in_lang(lang)


def record(*, suite: str | None, ui_lang: Lang | None) -> int:
    """Run suites over their whole sets and keep the figures: the first run's for good, and the last's."""
    from eval import history

    runs = run_all(chosen(suite), "all")
    stamped = stamp()
    history.record(runs, stamped)
    print(text(runs, stamped, ui_lang or message_lang()))
    return 0


def quality(*, no_speed: bool, ui_lang: Lang | None) -> int:
    """Run whole suites, keep the figures, and write docs/checks-quality.md and docs/quality.md."""
    from eval import history, honest
    from eval.quality import PAGE, write
    from eval.speed import bench as measure

    runs = run_all(list(all_scorers().values()), "all")
    stamped = stamp()
    kept = history.record(runs, stamped)
    write(runs, stamped, kept, None if no_speed else measure())
    honest.write(runs, stamped, kept)
    print(PAGE, honest.PAGE, sep="\n")
    return 0


def drafting(*, model: str | None, budget: int | None, dry_run: bool, ui_lang: Lang | None) -> int:
    """Ask a model for drafts, lists and dialogues with the product's prompt and with a plain line, and write the page.

    What was asked before is found again; a run whose budget ends writes no page and goes on where it stopped.
    """
    from eval import drafting as taking
    from eval.drafting_page import PAGE, write

    asking = asking_of("model", model, None, batch=False, budget=budget, dry=dry_run)
    assert asking.model is not None
    taken, left = [], 0
    cases = [(group, case) for group, found in taking.samples().items() for case in found]
    with bar([case for _, case in cases]) as tick:
        for group, case in cases:
            for plain in (False, True):
                try:
                    taken.append(taking.take(group, case, replace(asking, plain=plain)))
                except NotAskedError:
                    left += 1
            tick()
    lang = ui_lang or message_lang()
    if dry_run:
        print(_reckoned(asking, lang))
        return 0
    if left:
        told = Text(
            f"预算用完了，还有 {left} 次请求没有问；再运行一次会接着问。",
            f"The budget is spent and {left} requests are still to be asked; another run goes on from here.",
        )
        print(told.in_lang(lang))
        return 1
    write(taken, stamp(), asking.model)
    print(PAGE)
    return 0


def bench(*, sizes: str, ui_lang: Lang | None) -> int:
    """Print every figure of speed as JSON; 1 where finding examples takes longer than it may."""
    from eval.bench_retrieval import bench as measure_search
    from eval.speed import bench as measure

    if not all(size.strip().isdecimal() for size in sizes.split(",")):
        raise InputError(
            "bad_sizes",
            Text(
                f"--sizes 要写成逗号隔开的整数，例如 1000,10000，不能是「{sizes}」。",
                f"--sizes is whole numbers joined by commas, as 1000,10000, not “{sizes}”.",
            ),
        )
    wanted = [int(size) for size in sizes.split(",") if int(size)]
    search = measure_search(wanted) if wanted else None
    said = {"version": 1, **stamp().as_json(), **measure(), "retrieval": search}
    print(json.dumps(said, ensure_ascii=False, indent=2))
    return int(search is not None and not search["reached"])


def show(*, case: str, held: bool, ui_lang: Lang | None) -> int:
    """Print one case and every mark on it; of a held case only the scores, unless --held."""
    found = [(scorer, one) for scorer in all_scorers().values() for one in load(scorer) if one.id == case]
    if not found:
        raise InputError("no_such_case", Text(f"没有编号为「{case}」的用例。", f"There is no case “{case}”."))
    for scorer, one in found:
        done = run_suite(scorer, [one], Asking().product())
        print(one_case(done, open_held=held, lang=ui_lang or message_lang()))
    return 0


def compare(*, runs: tuple[str, ...], format: str, fail_below: str | None, ui_lang: Lang | None) -> int:
    """Compare two saved runs, measure by measure; 1 where one fell for certain, or lies below --fail-below."""
    from eval import compare_page
    from eval.compare import compared, read_run, told

    floors = _floors(fail_below)
    if len(runs) != 2:
        raise InputError(
            "two_runs",
            Text("要给两个结果文件：先前的，后来的。", "Give two saved runs: the earlier and the later one."),
        )
    found = compared(read_run(Path(runs[0])), read_run(Path(runs[1])))
    lang = ui_lang or message_lang()
    if format == "json":
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    elif format == "text":
        print(told(found, lang))
    else:
        print((compare_page.markdown if format == "md" else compare_page.html)(found, lang).rstrip("\n"))
    missed = below(found.after.figures(), floors)
    for line in missed:
        print(f"okr eval: {line}", file=sys.stderr)
    return int(bool(missed) or any(d.verdict == "worse" for d in found.differences))


def collect(*, out: Path | str, ui_lang: Lang | None) -> int:
    """Write what people decided on proposals and findings as candidates for cases, a line each."""
    from assistant.session import decode
    from assistant.settings import load_settings
    from assistant.store import open_store
    from eval.collect import candidates

    settings = load_settings()
    found = list(candidates(map(decode, open_store(settings.data_dir, settings.database_url).states())))
    Path(out).write_text("".join(json.dumps(c, ensure_ascii=False) + "\n" for c in found), encoding="utf-8")
    told = Text(
        f"{len(found)} 条候选写进了 {out}。里面是同事写的原话：先看一遍、去掉不该外传的，再由人判断、标注。",
        f"{len(found)} candidates are in {out}. They are colleagues' own words: look through them, take out what must"
        " not travel, then judge and label them.",
    )
    print(told.in_lang(ui_lang or message_lang()))
    return 0


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
