"""From a sheet to objectives worth rallying behind: trays, the one question, the arithmetic, the receipt."""

from __future__ import annotations

import dataclasses
import json

import pytest

import assistant
from assistant import export
from assistant.assembly import Assistant
from assistant.metrics import (
    answers_of,
    choose,
    move,
    purpose_question,
    read_board,
    receipt_of,
    trays_text,
)
from assistant.present.unwire import read_outcome
from assistant.present.wire_draft import draft_json
from assistant.profiles import load_profile
from assistant.request import request_of
from assistant.types import Outcome
from tests.unit.test_metrics_sheet import SHEETS

SALES = "7 月签约 500 万：张三 200 万、李四 180 万、王五 120 万；老客户续约率 85%"
FUNNEL = (
    "指标\t现状\tQ3目标\n线索\t1000\t1200\n转化\t7%\t8%\n客单\t2.8万\t3万\n签约\t200万\t500万\n老客户续约率\t80%\t85%\n"
)
ENGLISH = (
    "Metric,Actual,Target\nOpportunities,300,400\nWin rate,20%,25%\nDeal size ($k),28,30\nSigned revenue ($k),1700,3500\n"
    "Customer churn,4%,3%\nCustomer visits,40,60\n"
)


def drafted(sheet: str, **given: object) -> Outcome:
    """The rules' outcome on a sheet."""
    request = request_of("", metrics=sheet, **given)  # type: ignore[arg-type]
    return Assistant(offline=True).draft(request)


def texts(outcome: Outcome) -> list[str]:
    """The key results of the first proposal."""
    return [k.draft.text for o in outcome.proposals[0].objectives for k in o.key_results]


def test_a_team_s_figures_become_an_objective_and_the_split_stays_in_view() -> None:
    outcome = drafted(SALES)
    (proposal,) = outcome.proposals
    (objective,) = proposal.objectives
    assert objective.draft.text.startswith("让更多客户选择我们")
    assert objective.draft.tentative
    assert "暂定" in objective.draft.why
    assert texts(outcome) == [
        "7 月签约额达到 500 万",
        "老客户续约率从【待填：基线】到 85%",
        "赢单率从【待填：基线】%到【待填：目标】%",
    ]
    assert [k.draft.suggested for k in objective.key_results] == [False, False, True]
    assert [p.text for p in proposal.parked] == ["张三 200 万、李四 180 万、王五 120 万，合计 500 万"]
    first, *rest = outcome.questions
    assert (first.id, first.slot, first.ask) == ("q1", "direction", "「7 月签约额 500 万」是为了什么？")
    assert list(first.options) == ["超过主要对手", "打开新的行业或地区", "保证现金流", "留住老客户"]
    assert any(q.slot == "baseline" and "续约率" in q.ask and q.where for q in rest)
    assert any("打法" in q.ask and "张三" in q.ask for q in rest)
    assert proposal.complete
    total = next(e for e in proposal.ledger if e.field == "parked" and e.quote == "500 万")
    assert total.origin in ("metrics", "derived")


def test_a_list_given_as_the_text_is_taken_for_one() -> None:
    assert request_of(SALES).mode == "metrics"
    assert request_of(SALES, mode="rewrite").mode == "rewrite"
    assert request_of("写周报；跟进客户；优化报价").mode == "rewrite"


@pytest.mark.parametrize("name", SHEETS)
def test_every_target_of_a_sheet_is_accounted_for_once(name: str) -> None:
    outcome = drafted(SHEETS[name].text)
    assert outcome.board is not None
    (proposal,) = outcome.proposals
    receipt = receipt_of(outcome.board, proposal, outcome.questions)
    assert len(receipt.places) == sum(len(row.targets) for row in outcome.board.rows)
    assert receipt.count("lost") == 0
    assert receipt.count("okr") >= 1
    rows = [r for o in proposal.objectives for k in o.key_results for r in k.draft.rewrites]
    assert len(rows) == len(set(rows))
    assert proposal.complete
    assert 1 <= len(proposal.objectives) <= 3
    most = load_profile().key_results.max
    assert all(1 <= len(o.key_results) <= most for o in proposal.objectives)


@pytest.mark.parametrize("profile", ["default", "feishu", "dingdang", "dingdang-light", "atlassian", "tita"])
def test_a_house_s_counts_hold(profile: str) -> None:
    outcome = drafted(FUNNEL, profile=profile)
    house = load_profile(profile)
    (proposal,) = outcome.proposals
    assert len(proposal.objectives) <= min(3, house.objectives.max)
    assert all(len(o.key_results) <= house.key_results.max for o in proposal.objectives)
    assert outcome.board is not None
    assert receipt_of(outcome.board, proposal, outcome.questions).count("lost") == 0


def test_rows_lie_in_trays_with_a_reason_and_can_be_moved() -> None:
    board = read_board(FUNNEL)
    assert {r.name: r.tray for r in board.rows} == {
        "线索数": "drive",
        "转化率": "drive",
        "客单价": "drive",
        "签约额": "win",
        "老客户续约率": "win",
    }
    assert all(row.reason.zh and row.reason.en for row in board.rows)
    moved = move(board, "O1.KR3", "guard")
    assert [r.name for r in moved.tray("guard")] == ["客单价"]
    assert board.tray("guard") == ()
    assert move(board, "O9.KR9", "guard") == board
    assert trays_text(moved, "zh") == ["要赢：签约额、老客户续约率", "怎么赢：线索数、转化率", "守住：客单价"]


def test_what_was_moved_by_hand_is_drafted_so() -> None:
    board = move(read_board(FUNNEL), "O1.KR5", "watch")
    outcome = drafted(FUNNEL, answers=answers_of(board, "保证现金流"))
    assert outcome.board is not None
    assert outcome.board.rows[4].by_hand
    assert not any("续约率" in t for t in texts(outcome))
    assert any(p.source == "O1.KR5" for p in outcome.proposals[0].parked)
    assert [n.code for n in outcome.notices] == []


def test_words_for_a_tray_are_taken_in_both_languages() -> None:
    for word in ("守住", "must not lose", "guard"):
        outcome = drafted(FUNNEL, answers={"O1.KR3.tray": word})
        assert outcome.board is not None
        assert [r.name for r in outcome.board.tray("guard")] == ["客单价"]


@pytest.mark.parametrize(
    ("answer", "objective", "first"),
    [
        ("留住老客户", "让老客户愿意留在我们这里", "老客户续约率从 80% 到 85%"),
        ("超过主要对手", "让客户比较之后还是选我们", "签约额从 200万到 500万"),
    ],
)
def test_an_objective_answers_what_the_figures_are_for(answer: str, objective: str, first: str) -> None:
    for key in ("q1", "purpose"):
        outcome = drafted(FUNNEL, answers={key: answer})
        (only,) = outcome.proposals[0].objectives
        assert only.draft.text == objective
        assert not only.draft.tentative
        assert answer in only.draft.why
        assert texts(outcome)[0] == first
        assert all(q.slot != "direction" for q in outcome.questions)


def test_own_words_are_the_objective() -> None:
    outcome = drafted(FUNNEL, answers={"q1": "让华东的小店老板敢于多进货"})
    (only,) = outcome.proposals[0].objectives
    assert only.draft.text == "让华东的小店老板敢于多进货"
    assert not only.draft.tentative


def test_an_answer_that_says_nothing_leaves_it_tentative() -> None:
    outcome = drafted(FUNNEL, answers={"q1": "不知道"})
    assert outcome.proposals[0].objectives[0].draft.tentative


def test_a_question_in_english_has_options_in_english() -> None:
    question = purpose_question(read_board(ENGLISH))
    assert question.options == ("beat a rival", "open a new industry or region", "secure cash", "keep customers")
    outcome = drafted(ENGLISH, answers={"q1": "keep customers"})
    assert outcome.proposals[0].objectives[0].draft.text == "The customers we have want to stay with us"


def test_a_plant_is_not_asked_about_rivals_first() -> None:
    question = purpose_question(
        read_board("指标\t现状\t目标\n一次合格率\t97%\t98%\n设备综合效率OEE\t75%\t80%\n安全事故\t2\t0\n")
    )
    assert question.options[0] == "让人放心用"


def test_an_identity_is_worked_out_with_its_arithmetic() -> None:
    outcome = drafted(FUNNEL)
    (proposal,) = outcome.proposals
    signed = next(k for o in proposal.objectives for k in o.key_results if "签约额" in k.draft.text)
    assert signed.draft.why == "线索数 1200 × 转化率 8% × 客单价 3万 = 288万，离 500万 差 212万。"
    derived = {e.quote: e.how for e in proposal.ledger if e.origin == "derived"}
    assert derived == {"288万": "1200 × 8% × 3万 = 288万", "212万": "|500万 − 288万| = 212万"}
    english = drafted(ENGLISH)
    assert english.board is not None
    (found,) = english.board.sums
    assert found.text == "Opportunities 400 × Win rate 25% × Deal size $30k = $3,000k, $500k short of $3500k"


@pytest.mark.parametrize(
    ("changed", "into"),
    [
        ("8%", "8000"),  # a rate that is a count
        ("3万", "30 天"),  # a size that is a time
        ("3万", "30000万"),  # far from the target, whatever the units are called
        ("转化\t", "转介绍\t"),  # a part is missing
        ("线索\t", "每周线索\t"),  # by the week, the target by the quarter or whatever
        ("签约\t200万\t500万", "签约\t200万美元\t500万美元\n签约成本\t3 元\t3 元"),
    ],
)
def test_where_units_or_periods_do_not_fit_nothing_is_said(changed: str, into: str) -> None:
    sheet = FUNNEL.replace(changed, into)
    if "美元" in into:
        sheet = sheet.replace("2.8万\t3万", "2.8万元\t3万元")
    assert read_board(sheet).sums == ()


def test_a_sum_of_two_currencies_is_none() -> None:
    sheet = "Metric,Target\nOpportunities,400\nWin rate,25%\nDeal size,€30k\nSigned revenue,$3500k\n"
    assert read_board(sheet).sums == ()
    assert read_board(sheet.replace("€", "$")).sums != ()


def test_today_s_figures_serve_where_parts_have_no_target() -> None:
    sheet = "指标\t现状\t目标\n商机数\t300\t\n赢单率\t20%\t\n客单价\t3万\t\n签约额\t150万\t500万\n"
    (found,) = read_board(sheet).sums
    assert found.text == "照现在的数，商机数 300 × 赢单率 20% × 客单价 3万 = 180万，离 500万 差 320万"


def test_growth_alone_gets_a_guardrail_and_work_goes_below() -> None:
    outcome = drafted("指标\t现状\t目标\n新增注册用户\t1万\t2万\n月活\t10万\t16万\n")
    assert any(k.draft.suggested for o in outcome.proposals[0].objectives for k in o.key_results)
    english = drafted(ENGLISH)
    initiatives = [i for o in english.proposals[0].objectives for k in o.key_results for i in k.draft.initiatives]
    assert [i.source for i in initiatives] == ["O1.KR6"]
    assert english.board is not None
    assert receipt_of(english.board, english.proposals[0]).count("lost") == 0


def test_a_sheet_beside_a_draft_keeps_both() -> None:
    request = request_of(
        "O：让修车的人少跑一趟\nKR1：当天取车占比从 30% 到 55%",
        metrics=ENGLISH,
        parent="O 客户更愿意回来\nKR1 流失率 3%",
    )
    outcome = Assistant(offline=True).draft(request)
    (proposal,) = outcome.proposals
    assert proposal.objectives[0].draft.text == "让修车的人少跑一趟"
    assert any("55%" in t for t in texts(outcome))
    assert outcome.board is not None
    assert [r.id.split(".")[0] for r in outcome.board.rows[:1]] == ["O2"]
    assert receipt_of(outcome.board, proposal, outcome.questions).count("lost") == 0


def test_a_sheet_without_targets_asks_for_them() -> None:
    outcome = drafted("指标\t现状\n月活\t80万\n付费转化率\t2.1%\n崩溃率\t0.4%\n")
    assert texts(outcome)[0] == "月活从 80万到【待填：目标】"
    assert any(q.slot == "target" for q in outcome.questions)


def test_a_text_without_metrics_is_still_drafted() -> None:
    outcome = drafted("我们要让客户更满意，先把首响做快")
    assert outcome.board is None
    assert outcome.proposals


def test_the_json_carries_the_board_and_comes_back() -> None:
    outcome = drafted(FUNNEL)
    shape = draft_json(outcome, "zh")
    assert shape["metrics"] is not None
    assert shape["metrics"]["read"].startswith("5 个指标")
    (receipt,) = shape["metrics"]["receipts"]
    assert receipt["text"] == "5 个目标值：4 个进 OKR，1 个在看板，0 个丢失"
    assert receipt["targets"] == len(receipt["places"]) == 5
    assert shape["proposals"][0]["objectives"][0]["tentative"] is True
    again = read_outcome(json.dumps(shape, ensure_ascii=False))
    assert draft_json(again, "zh") == shape
    origins = {e["origin"] for e in shape["proposals"][0]["ledger"] if e["field"] == "text"}
    assert origins == {"metrics"}
    places = [f for e in shape["proposals"][0]["ledger"] for f in e["from"] if f["source"] == "metrics" and f["span"]]
    assert places
    assert all(FUNNEL[slice(*(f["span"] or ()))] for f in places)


def test_python_takes_metrics_too_and_other_modes_have_no_board() -> None:
    shape = assistant.draft("", metrics=SALES, offline=True)
    assert shape["mode"] == "metrics"
    assert shape["metrics"]["receipts"][0]["lost"] == 0
    assert assistant.draft("写周报；跟进客户", offline=True)["metrics"] is None


def test_what_is_taken_away_names_the_receipt() -> None:
    outcome = drafted(FUNNEL)
    for form in (export.markdown, export.text):
        said = form(outcome)
        assert "5 个目标值：4 个进 OKR，1 个在看板，0 个丢失" in said
        assert "5 个指标" in said


def test_a_lost_target_is_told_as_lost() -> None:
    outcome = drafted(FUNNEL)
    assert outcome.board is not None
    (proposal,) = outcome.proposals
    shorter = dataclasses.replace(proposal, parked=())
    assert receipt_of(outcome.board, shorter, ()).text.zh.endswith("1 个丢失")
    assert receipt_of(outcome.board, shorter, ()).text.en.endswith("1 lost")


def test_figures_are_chosen_once() -> None:
    board = read_board(SHEETS["zh a title, a unit for all, a note, rates as fractions"].text)
    rows = [row.id for group in choose(board, load_profile()) for row in group.rows]
    assert len(rows) == len(set(rows))
