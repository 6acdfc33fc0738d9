"""Complaints turned round by their grammar: what counts the trouble is a key result, what is left without it the objective."""

from __future__ import annotations

import pytest

from assistant.drafter.rules.relief import relief_of
from tests.unit.test_drafter_rules import drafted, key_results, tasks


@pytest.mark.parametrize(
    ("text", "state", "measure"),
    [
        ("学员总是问同样的事", "学员不再问同样的事", "学员问同样的事的次数"),
        ("样本老是收不齐", "样本收得齐", "样本收不齐的次数"),
        ("工单没人回", "工单有人回", "工单没人回的占比"),
        ("台账口径不一致", "台账口径一致", "不一致的台账口径"),
        ("客户名单十个有六个打不通", "客户名单打得通", "客户名单打不通的占比"),
        ("值班人员流动大", "值班留得住", None),
        ("tenants never get a reply", "tenants get a reply", "Share of tenants who get a reply"),
        ("drivers don't log their hours", "drivers log their hours", "Share of drivers who log their hours"),
        ("vans keep breaking down", "vans stop breaking down", "Cases of vans breaking down"),
        ("parcels get lost at the depot", "parcels no longer get lost at the depot", "Times parcels get lost at the depot"),
        ("manuals out of date", "manuals are up to date", "Share of manuals that are out of date"),
        ("permits paid late", "permits are paid on time", None),
    ],
)  # fmt: skip
def test_a_complaint_is_turned_round_in_its_own_words(text: str, state: str, measure: str | None) -> None:
    found = relief_of(text, "en" if text.isascii() else "zh")
    assert found is not None
    assert (found.state, found.measure) == (state, measure)


@pytest.mark.parametrize(
    "text",
    ["老用户复购率 30%", "写周报", "总部搬迁", "hire 10 people", "Users find what they need", "keep doing payroll"],
)
def test_what_is_no_complaint_is_not_turned_round(text: str) -> None:
    assert relief_of(text, "en" if text.isascii() else "zh") is None


def test_a_complaint_without_a_figure_is_a_key_result_and_the_objective_is_its_end() -> None:
    outcome = drafted("学员总是问同样的事\n台账没人填\n整理题库")
    (proposal,) = outcome.proposals
    assert proposal.objectives[0].draft.text == "让学员不再问同样的事，台账有人填"
    assert [k.draft.text for k in key_results(proposal)][:2] == [
        "学员问同样的事的次数从【待填：基线】次到【待填：目标】次",
        "台账没人填的占比从【待填：基线】%到【待填：目标】%",
    ]
    assert [q.slot for q in outcome.questions][:2] == ["baseline", "baseline"]


def test_how_things_stand_is_a_start_and_counted_visits_are_work() -> None:
    (proposal,) = drafted("- CSAT is 71\n- visit 30 dealers\n- leave requests get lost").proposals
    texts = [k.draft.text for k in key_results(proposal)]
    assert "CSAT from 71 to [TBD: target]" in texts
    assert not any("visit" in text for text in texts)


def test_work_stands_under_the_trouble_that_it_takes_up() -> None:
    (proposal,) = drafted("下学期主要弄几件事，家长群里天天问一样的问题，想弄个问答文档，公开课上两节").proposals
    under = next(result for task, result in tasks(proposal).items() if "问答文档" in task)
    assert "问一样的问题" in under


def test_one_word_in_common_ties_a_key_result_to_no_line_of_the_leaders() -> None:
    outcome = drafted(
        "reagents are 14% of spend, want 9%\nsample labels out of date",
        parent="O Clinicians trust us\nKR1 sample turnaround 96 h -> 48 h\nKR2 repeat tests 6% -> 2%",
    )
    assert all(not k.draft.supports for k in key_results(outcome.proposals[0]))


def test_a_letter_that_begins_with_a_greeting_loses_nothing() -> None:
    told = "Hey Ann, Q2 from my side. Drivers don't log their hours. Vans keep breaking down. Buy a ramp."
    (proposal,) = drafted(told).proposals
    shown = [*(k.draft.text for k in key_results(proposal)), *(p.text for p in proposal.parked), *tasks(proposal)]
    assert all(any(words in text for text in shown) for words in ("log their hours", "breaking down", "Buy a ramp"))
