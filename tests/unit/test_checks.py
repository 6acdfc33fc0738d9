"""Every check proves itself: its bad examples are flagged on the exact words, its good ones left alone."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import assistant.checks as registry
from assistant.check import Bad, Check, Context, Good
from assistant.checks import all_checks, find_check, review, run
from assistant.cycle import read_cycle
from assistant.disputes import DISPUTES
from assistant.knowledge import sources
from assistant.parse import parse
from assistant.profiles import load_profile
from assistant.text import language
from assistant.types import Finding, Span, Undecided

DRAFT_CHECKS = tuple(c for c in all_checks() if c.scope == "draft")
FOLDER = Path(registry.__file__).parent

REQUIRED = {
    *(f"O{n:02}" for n in range(1, 8)),
    *(f"K{n:02}" for n in (0, 1, 2, 3, 4, 5, 7, 8, 9, 13)),
    *(f"S{n:02}" for n in (1, 2, 3)),
    *(f"G{n:02}" for n in range(1, 8)),
}


def seen(check: Check, example: Bad | Good) -> tuple[tuple[Finding, ...], tuple[Undecided, ...]]:
    document = parse(example.text)
    given = read_cycle(example.cycle) if example.cycle else None
    context = Context(
        document=document,
        profile=load_profile(),
        parent=parse(example.parent) if example.parent else None,
        cycle=given or document.cycle,
    )
    findings, undecided, _ = run(context, (check,), everything=True)
    return findings, undecided


def names(check: Check) -> str:
    return check.id


def test_each_file_is_one_check_named_after_it() -> None:
    files = sorted(path.stem for path in FOLDER.glob("[!_]*.py"))
    assert [c.id.lower() for c in all_checks()] == files
    assert {c.id for c in all_checks()} >= REQUIRED


def test_ids_and_names_are_unique_and_well_formed() -> None:
    assert len({c.id for c in all_checks()}) == len({c.name for c in all_checks()}) == len(all_checks())
    for check in all_checks():
        assert re.fullmatch(r"[OKSG]\d\d", check.id)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", check.name)
        assert find_check(check.id) is find_check(check.name) is check


@pytest.mark.parametrize("check", all_checks(), ids=names)
def test_a_check_names_its_authority(check: Check) -> None:
    assert check.sources
    assert set(check.sources) <= set(sources())
    assert check.dispute is None or check.dispute in DISPUTES


@pytest.mark.parametrize("check", all_checks(), ids=names)
def test_a_check_speaks_both_languages(check: Check) -> None:
    for text in (check.reason, check.message, check.suggestion):
        assert language(text.zh) == "zh"
        assert language(text.en) == "en"
    for kind in (check.bad, check.good):
        chinese = [e for e in kind if language(e.draft or e.text) == "zh"]
        assert len(chinese) >= 3
        assert len(kind) - len(chinese) >= 3


@pytest.mark.parametrize(
    ("check", "example"), [(c, e) for c in DRAFT_CHECKS for e in c.bad], ids=lambda v: getattr(v, "id", None)
)
def test_bad_examples_are_flagged_on_the_exact_words(check: Check, example: Bad) -> None:
    findings, _ = seen(check, example)
    assert tuple(f.quote for f in findings) == example.flags
    for finding in findings:
        assert finding.check == check.id
        if finding.span is not None:
            assert example.text[slice(*finding.span)] == finding.quote
        if finding.quote and "{quote}" in check.message.zh:
            shown = finding.quote if len(finding.quote) <= 60 else finding.quote[:59]
            assert shown in finding.message.zh
            assert shown in finding.message.en
        for text in (finding.message, finding.suggestion):
            assert "{" not in text.zh + text.en
        if example.severity is not None:
            assert finding.severity == example.severity


@pytest.mark.parametrize(
    ("check", "example"), [(c, e) for c in DRAFT_CHECKS for e in c.good], ids=lambda v: getattr(v, "id", None)
)
def test_good_examples_are_left_alone(check: Check, example: Good) -> None:
    findings, _ = seen(check, example)
    assert findings == ()


def test_findings_stand_in_the_order_of_the_document_and_undecided_beside_none() -> None:
    document = parse("O1：收入\nKR1：优化流程\nKR2：\nO2：日常报销\nKR1：投诉降到 xx 起")
    result = review(document)
    places = {item.id: n for n, item in enumerate(document.items())}
    targets = [places.get(f.target, 99) for f in result.findings]
    assert targets == sorted(targets)
    assert not {(u.check, u.target) for u in result.undecided} & {(f.check, f.target) for f in result.findings}
    assert {"O01", "K00", "K01", "K03", "O04", "K13"} <= {f.check for f in result.findings}


def test_dropped_items_are_not_checked() -> None:
    document = parse("O：让住户放心\n- KR1：~~加强巡查~~\n- KR2：投诉降到 10 起")
    assert document.objectives[0].key_results[0].dropped
    assert all(f.target != "O1.KR1" for f in review(document).findings)


def test_a_profile_switches_off_softens_and_takes_sides() -> None:
    document = parse("O：提升体验\nKR1：上线新版")
    assert {f.check: f.severity for f in review(document).findings}["O02"] == "warning"
    lenient = review(document, profile=load_profile("feishu"))
    finding = next(f for f in lenient.findings if f.check == "O02")
    assert finding.severity == "info"
    assert finding.position == DISPUTES["undefined-direction"].sides["lenient"].text


def test_pairs_beyond_the_cap_are_left_out_with_a_notice() -> None:
    block = "O：让住户放心\n" + "\n".join(f"KR{n}：楼道{n}号灯的投诉降到 {n} 起" for n in range(1, 60))
    notices = review(parse("\n".join([block] * 6))).notices
    assert [n.code for n in notices if n.code == "pairs_left_out"] == ["pairs_left_out"]


def test_a_finding_on_the_whole_set_has_no_span() -> None:
    text = "\n".join(f"O{n}：让第{n}批客户留下来" for n in range(1, 8))
    finding = next(f for f in review(parse(text)).findings if f.check == "S01")
    assert (finding.target, finding.span, finding.quote) == ("set", None, "")


def test_an_objective_nobody_wrote_draws_no_objective_check() -> None:
    document = parse("KR1：优化流程\nKR2：投诉降到 10 起")
    assert not document.objectives[0].written
    assert not [f for f in review(document).findings if f.check.startswith("O")]


def test_spans_hold_in_a_text_with_markup() -> None:
    text = "### O1 让住户放心\n- **KR1** 加强 **巡查**\n"
    for finding in review(parse(text)).findings:
        if finding.span is not None:
            assert text[slice(*finding.span)] == finding.quote
            assert finding.span >= Span(0, 0)


def test_a_house_may_want_a_figure_in_each_key_result() -> None:
    document = parse("O：让住户放心\nKR1：电梯通过年检\nKR2：投诉降到 10 起")
    strict = replace(load_profile(), positions={"binary": "never"})
    assert "K01" not in {f.check for f in review(document).findings}
    found = [f for f in review(document, profile=strict).findings if f.check == "K01"]
    assert [(f.target, f.severity) for f in found] == [("O1.KR1", "warning")]


def test_measuring_the_baseline_is_work_where_the_house_says_so() -> None:
    document = parse("O: Pupils read for fun\nKR1: Measure the baseline of daily readers by May")
    strict = replace(load_profile(), positions={"establish-baseline": "never"})
    assert "K02" not in {f.check for f in review(document).findings}
    assert "K02" in {f.check for f in review(document, profile=strict).findings}
