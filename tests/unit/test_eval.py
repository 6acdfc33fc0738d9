"""The eval suite is itself held to something: broken scorers are noticed, UNSCORED is not 0, held text stays unseen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval.cases import FOLDER, load
from eval.history import record
from eval.marks import ANSWERED, Case, Mark, Product, Scorer, label
from eval.measures import Judged, measures
from eval.report import below, main_figures, run_json
from eval.runner import failed_proofs, run_suite
from eval.scorers import all_scorers
from eval.stamp import Stamp
from eval.statistics import f1, share
from tests.okr import okr

ROOT = Path(__file__).resolve().parents[2]
CASE = Case("c-1", "toy", "en", "dev", {})
STAMP = Stamp("2026-11-29", "abc1234", "a machine")
SILENT = Product(check=lambda *_, **__: {}, parse=lambda *_, **__: {}, draft=lambda *_, **__: {})


def judged(*marks: Mark) -> list[Judged]:
    return [Judged(CASE, mark) for mark in marks]


@pytest.mark.parametrize("name", sorted(all_scorers()))
def test_a_scorer_passes_its_proofs(name: str) -> None:
    assert failed_proofs(all_scorers()[name]) == []


def _always(scorer: Scorer, score: float) -> Scorer:
    def broken(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
        for mark in scorer.score(data, product):
            yield replace(mark, score=score, guess=mark.gold if score else "neither")

    return replace(scorer, score=broken)


def _throwing(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    raise KeyError("findings")


@pytest.mark.parametrize("name", sorted(all_scorers()))
def test_a_broken_scorer_is_noticed_and_yields_no_figure(name: str) -> None:
    scorer = all_scorers()[name]
    for broken in (_always(scorer, 1.0), _always(scorer, 0.0), replace(scorer, score=_throwing)):
        assert failed_proofs(broken)
        run = run_suite(broken, [CASE], SILENT)
        assert run.unproven
        assert measures(run.judged)[ANSWERED].share.n == 0
        assert measures(run.judged)[ANSWERED].unscored == 1


def test_a_scorer_without_a_case_that_it_must_fail_is_not_trusted() -> None:
    scorer = all_scorers()["canon"]
    only_passes = replace(scorer, proofs=[p for p in scorer.proofs if p.score == 1])
    assert failed_proofs(only_passes) == ["no proof that must score 0"]


def test_unscored_is_neither_zero_nor_a_pass() -> None:
    found = measures(judged(Mark("m", 1.0), Mark("m", None, "unreadable"), Mark("m", 0.0)))["m"]
    assert (found.share.value, found.share.n, found.unscored) == (0.5, 2, 1)
    nothing = measures(judged(Mark("m", None)))["m"]
    assert nothing.main is None
    assert nothing.share.value is None


def test_a_product_that_raises_has_not_answered() -> None:
    def explode(*_: Any, **__: Any) -> dict[str, Any]:
        raise RuntimeError("boom")

    scorer = all_scorers()["canon"]
    case = Case("c", "canon", "en", "dev", {"better": "b", "worse": "w"})
    run = run_suite(scorer, [case], replace(SILENT, check=explode))
    (only,) = run.judged
    assert (only.mark.measure, only.mark.score) == (ANSWERED, 0.0)
    assert "boom" in only.mark.reason


def test_a_scorer_that_fails_on_a_case_leaves_it_unscored() -> None:
    def fails_on_cases(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
        yield from all_scorers()["canon"].score(data, product)

    scorer = replace(all_scorers()["canon"], score=fails_on_cases)
    run = run_suite(scorer, [Case("c", "canon", "en", "dev", {"better": "b"})], SILENT)
    (only,) = run.judged
    assert (only.mark.measure, only.mark.score) == (ANSWERED, None)


def test_wilson_and_f1_agree_with_values_worked_by_hand() -> None:
    half = share(5, 10)
    assert half.value == 0.5
    assert (round(half.low or 0, 3), round(half.high or 0, 3)) == (0.237, 0.763)
    assert (round(share(10, 10).low or 0, 3), share(10, 10).high) == (0.722, pytest.approx(1))
    assert share(0, 0).value is None
    figure = f1(8, 2, 2)
    assert (figure.value, figure.n) == (pytest.approx(0.8), 10)
    assert (figure.low or 0) < 0.8 < (figure.high or 0)
    assert f1(0, 3, 0).value is None


def test_a_label_that_always_fires_has_recall_and_no_precision() -> None:
    marks = [label("vague", gold, True, "") for gold in (True, False, False, False)]
    yes, no = measures(judged(*marks))["vague"].classes
    assert (yes.recall.value, yes.precision.value) == (1.0, 0.25)
    assert no.f1.value == 0.0


def test_floors_say_what_was_missed() -> None:
    run = run_suite(all_scorers()["canon"], [], SILENT)
    run = replace(run, judged=judged(Mark("better_is_milder", 1.0), Mark("better_is_milder", 0.0)))
    assert below(main_figures([run]), {"canon.better_is_milder": 0.5}) == []
    assert below(main_figures([run]), {"canon.better_is_milder": 0.95}) == [
        "canon.better_is_milder is 0.500, must be at least 0.95"
    ]
    (missing,) = below(main_figures([run]), {"canon.nothing": 0.1})
    assert "was not measured" in missing


def test_the_first_figure_is_kept_and_the_last_replaced(tmp_path: Path) -> None:
    scorer = all_scorers()["canon"]
    case = load(scorer, "dev")[0]
    path = tmp_path / "history.json"
    for score in (0.0, 1.0):
        run = replace(
            run_suite(scorer, [], SILENT), cases=[case], judged=[Judged(case, Mark("better_is_milder", score))]
        )
        history = record([run], STAMP, path)
    (entry,) = history.values()
    assert entry["first"]["measures"]["all"]["better_is_milder"] == [0.0, 1, 0]
    assert entry["last"]["measures"]["all"]["better_is_milder"] == [1.0, 1, 0]
    assert json.loads(path.read_text()) == history


def test_reports_tell_nothing_of_held_cases() -> None:
    scorer = all_scorers()["accepted"]
    marks = [Judged(replace(CASE, split=s), Mark("no_error", 0.0, "why", "words")) for s in ("dev", "held")]  # type: ignore[arg-type]
    data = run_json([replace(run_suite(scorer, [], SILENT), judged=marks)], STAMP)
    dev, held = data["suites"]["accepted"]["marks"]
    assert dev["evidence"] == "words"
    assert "evidence" not in held
    assert "reason" not in held


@pytest.mark.parametrize("name", sorted(n for n, s in all_scorers().items() if s.cases is None))
def test_a_set_is_large_enough_in_both_languages_and_split(name: str) -> None:
    cases = load(all_scorers()[name])
    if not cases:
        pytest.skip("its set is not there yet")
    assert len(cases) >= 30
    for split in ("dev", "held"):
        assert sum(c.split == split for c in cases) >= len(cases) / 3
    if not any(c.lang == "both" for c in cases):
        for lang in ("zh", "en"):
            assert sum(c.lang == lang for c in cases) >= len(cases) / 3


# What an author says about a case, and names that answers share with the product: methods, metrics, roles.
_NOT_THE_TEXT = {
    *("id", "judged_by", "note", "source_shape", "layout", "function", "level", "role", "lang", "split", "kind"),
    *("topic", "points", "sources", "expected", "answer", "where"),
}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (line.strip() for line in value.splitlines())
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_THE_TEXT:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


_LABEL = re.compile(r"(?i)^[-*#\s]*(?:O|KR|目标|关键结果)?\s*\d*\s*[：:]?\s*")


def test_no_held_text_stands_in_prompts_examples_or_checks() -> None:
    held = set()
    for file in FOLDER.glob("*.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            if case.get("split") == "held":
                held |= {_LABEL.sub("", text) for text in _texts(case)}
    # Shorter lines ("Hiring", 凭证审核、归档) are names that anybody writes.
    telling = {text for text in held if len(text) >= (10 if re.search("[\u4e00-\u9fff]", text) else 24)}
    assert len(telling) > 200
    shown = "\n".join(
        path.read_text(encoding="utf-8")
        for pattern in ("*.py", "*.yml", "*.jinja")
        for path in (ROOT / "assistant").rglob(pattern)
    )
    assert [text for text in telling if text in shown] == []


def test_the_command_runs_a_suite_and_fails_below_a_floor(tmp_path: Path) -> None:
    out = tmp_path / "run.json"
    ran = okr("eval", "run", "--suite", "accepted", "--split", "dev", "--format", "json", "--out", out)
    assert ran.code == 0
    assert ran.json == json.loads(out.read_text(encoding="utf-8"))
    figures = ran.json["suites"]["accepted"]["measures"]["all"]["no_error"]
    assert figures["share"]["n"] == ran.json["suites"]["accepted"]["cases"]
    ran = okr("eval", "run", "--suite", "accepted", "--split", "dev", "--fail-below", "accepted.no_error=1.01")
    assert ran.code == 1
    assert "accepted.no_error is" in ran.err


def test_what_cannot_be_understood_is_said(tmp_path: Path) -> None:
    assert "canon" in okr("eval", "run", "--suite", "cannon").err
    assert "suite.measure=value" in okr("eval", "run", "--fail-below", "canon").err
    wrong = tmp_path / "own.jsonl"
    wrong.write_text('{"id": "a", "lang": "en", "split": "dev"}\n', encoding="utf-8")
    ran = okr("eval", "run", "--suite", "accepted", "--cases", wrong)
    assert ran.code == 2
    assert "own.jsonl, line 1, judged_by" in ran.err


def test_without_a_checkout_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("assistant.cli.checkout._ROOT", tmp_path)
    ran = okr("eval", "run")
    assert ran.code == 2
    assert "needs a checkout" in ran.err


def _saved(path: Path, scores: Mapping[str, float | None], measure: str = "m") -> Path:
    marks = [{"case": case, "measure": measure, "score": score} for case, score in scores.items()]
    path.write_text(json.dumps({"suites": {"toy": {"marks": marks}}}), encoding="utf-8")
    return path


def test_a_run_against_itself_is_the_same(tmp_path: Path) -> None:
    run = _saved(tmp_path / "a.json", {f"c{n}": n % 2 for n in range(40)})
    ran = okr("eval", "compare", run, run)
    assert ran.code == 0
    assert ran.out.endswith("\n\n1 measures did not change.\n")


def test_a_planted_regression_is_worse_with_the_cases_that_fell(tmp_path: Path) -> None:
    before = _saved(tmp_path / "a.json", {f"c{n}": 1.0 for n in range(40)})
    after = _saved(tmp_path / "b.json", {f"c{n}": 0.0 if n < 12 else 1.0 for n in range(40)})
    ran = okr("eval", "compare", before, after)
    assert ran.code == 1
    assert "\nworse  toy.m: 1.000 -> 0.700" in ran.out
    assert "c0 -1.00" in ran.out
    assert okr("eval", "compare", after, before).code == 0
    assert "\n变好  toy.m" in okr("eval", "compare", after, before, "--ui-lang", "zh").out


def test_two_changed_cases_tell_nothing_and_unscored_ones_are_left_out(tmp_path: Path) -> None:
    before = _saved(tmp_path / "a.json", {"x": None, **{f"c{n}": 1.0 for n in range(40)}})
    after = _saved(tmp_path / "b.json", {"x": 0.0, **{f"c{n}": 0.0 if n < 2 else 1.0 for n in range(40)}})
    (found,) = okr("eval", "compare", before, after, "--format", "json").json["measures"]
    assert (found["verdict"], found["n"]) == ("cannot tell", 40)
    assert found["needed"] > 40


def test_more_left_undecided_is_worse(tmp_path: Path) -> None:
    before = _saved(tmp_path / "a.json", {f"c{n}": 0.0 for n in range(40)}, "undecided.K01")
    after = _saved(tmp_path / "b.json", {f"c{n}": float(n < 20) for n in range(40)}, "undecided.K01")
    (found,) = okr("eval", "compare", before, after, "--format", "json").json["measures"]
    assert found["verdict"] == "worse"


def test_a_check_switched_off_is_seen_by_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = tmp_path / "a.json", tmp_path / "b.json"
    okr("eval", "run", "--suite", "review", "--split", "dev", "--out", before)
    rules = tmp_path / "blind.yml"
    rules.write_text("extends: default\noff: [K02]\n", encoding="utf-8")
    monkeypatch.setenv("OKR_PROFILE", str(rules))
    okr("eval", "run", "--suite", "review", "--split", "dev", "--out", after)
    found = {
        m["measure"]: m["verdict"] for m in okr("eval", "compare", before, after, "--format", "json").json["measures"]
    }
    assert found["review.not_outcome"] == "worse"
    assert found["review.vague"] == "same"


def test_a_measure_that_only_one_run_has_is_named(tmp_path: Path) -> None:
    before = _saved(tmp_path / "a.json", {"c": 1.0}, "old")
    after = _saved(tmp_path / "b.json", {"c": 1.0}, "new")
    out = okr("eval", "compare", before, after).out
    assert "Only in A: toy.old" in out
    assert "Only in B: toy.new" in out
    (tmp_path / "b.json").write_text('{"suites": {}}', encoding="utf-8")
    assert "Only in A: toy\n" in okr("eval", "compare", before, after).out


def test_a_comparison_fails_below_a_floor_of_the_later_run(tmp_path: Path) -> None:
    run = tmp_path / "a.json"
    okr("eval", "run", "--suite", "accepted", "--split", "dev", "--out", run)
    assert okr("eval", "compare", run, run, "--fail-below", "accepted.no_error=0.5").code == 0
    ran = okr("eval", "compare", run, run, "--fail-below", "accepted.no_error=1.01")
    assert ran.code == 1
    assert "accepted.no_error is" in ran.err


@pytest.mark.parametrize(("lang", "words"), [("zh", "变坏"), ("en", "worse")])
def test_a_comparison_is_a_page_that_fetches_nothing(tmp_path: Path, lang: str, words: str) -> None:
    before = _saved(tmp_path / "a.json", {f"c{n}": 1.0 for n in range(40)})
    after = _saved(tmp_path / "b.json", {f"c{n}": 0.0 if n < 12 else 1.0 for n in range(40)})
    shown = okr("eval", "compare", before, after, "--format", "html", "--ui-lang", lang).out
    assert words in shown
    assert "<svg" in shown
    assert "c0 -1.00" in shown
    assert not re.search(r"src=|href=|url\(|http", shown)
    table = okr("eval", "compare", before, after, "--format", "md", "--ui-lang", lang).out
    assert f"| {words} | toy.m | 1.000 -> 0.700" in table


def test_what_is_no_run_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    ran = okr("eval", "compare", tmp_path / "a.json", tmp_path / "a.json")
    assert ran.code == 2
    assert "okr eval run --out" in ran.err
    assert okr("eval", "compare", "one.json").code == 2


def test_a_case_is_shown_and_a_held_one_only_with_its_scores() -> None:
    cases = load(all_scorers()["accepted"])
    dev, held = (next(c for c in cases if c.split == split) for split in ("dev", "held"))
    assert dev.data["text"].splitlines()[0] in okr("eval", "show", dev.id).out
    closed = okr("eval", "show", held.id).out
    assert held.data["text"].splitlines()[0] not in closed
    assert "no_error" in closed
    assert okr("eval", "show", "nothing-1").code == 2


def test_the_page_of_quality_tells_every_label_language_and_split(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eval import quality

    monkeypatch.setattr(quality, "PAGE", tmp_path / "page.md")
    monkeypatch.setattr(quality, "ROOT", tmp_path)
    pair = [replace(CASE, id=s, split=s) for s in ("dev", "held")]  # type: ignore[arg-type]
    label_marks = [Judged(c, label("vague", True, c.split == "dev", "")) for c in pair]
    share_marks = [Judged(c, Mark(m, 1.0)) for c in pair for m in ("no_error", "item_without_error")]
    runs = [
        replace(run_suite(all_scorers()["review"], [], SILENT), judged=label_marks),
        replace(run_suite(all_scorers()["accepted"], [], SILENT), judged=share_marks),
    ]
    first = {"set_hash": "x", "measures": {"all": {"no_error": [0.5, 2, 0]}}, "date": "2026-01-01", "commit": "0000001"}
    quality.write(
        runs, STAMP, {"accepted: accepted_v1.jsonl": {"first": first, "last": first}}, {"blocks_per_second": 120}
    )
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "| vague | held | - n 0 | 0.000" in page
    assert "| vague | dev | 1.000" in page
    assert "0.500 n 2 (2026-01-01, 0000001)" in page
    assert "| together | 2 | 0 (0.00%) |" in page
    assert "| blocks_per_second | 120 |" in page
    assert "abc1234" in page
