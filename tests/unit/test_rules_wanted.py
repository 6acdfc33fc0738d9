"""What is and what is wanted, told in the clauses of a chat, is one result; an introduction that says so is no mere greeting."""

from __future__ import annotations

import pytest

import assistant
from assistant.drafter.rules.sayable import is_sayable
from assistant.item import read_sentence
from assistant.item.wanted import is_wanted_end
from assistant.judge import judge_key_result
from assistant.parse import parse
from assistant.types import Lang


@pytest.mark.parametrize(
    ("before", "clause"),
    [
        ("平均要等25分钟", "主任说年底要降到10分钟以内"),
        ("退货率 14%", "老板要求年底压到 9%"),
        ("报价要 3 天", "想 1 天"),
        ("14% of orders came back", "boss wants 9% by December"),
        ("we lose 8 customers a month", "the CEO wants that under 4"),
    ],
)
def test_a_clause_that_only_says_how_far_belongs_to_the_one_before(before: str, clause: str) -> None:
    assert is_wanted_end(before, clause)


@pytest.mark.parametrize(
    ("before", "clause"),
    [
        ("报价要 3 天", "培训 2 场"),
        ("转化率 2%", "复购率要到 30%"),
        ("NPS 12", "train 2 people"),
        ("退货率 14%", "要重拍照片"),
        ("要重拍照片", "年底压到 9%"),
    ],
)
def test_a_clause_about_something_else_stands_alone(before: str, clause: str) -> None:
    assert not is_wanted_end(before, clause)


ZH = "我是社区药房的，发药排队被投诉了11次，平均要等25分钟，主任说年底要降到10分钟以内\n另外想：\n- 处方审核系统上线（9月）\n- 库存盘点"
EN = "hi, I run the returns desk. last quarter 14% of orders came back, mostly wrong photos. boss wants 9% by December\nstuff I plan\n- reshoot the 200 worst photos\n- a call script"


@pytest.mark.parametrize(
    ("text", "first", "proposed"),
    [
        (
            ZH,
            "发药排队被投诉了11次，平均要等25分钟，主任说年底要降到10分钟以内",
            "年底前，发药排队等待时间从25分钟到10分钟以内",
        ),
        (
            EN,
            "last quarter 14% of orders came back, mostly wrong photos. boss wants 9% by December",
            "Share of orders that came back from 14% to 9% by December",
        ),
    ],
)
def test_an_introduction_with_a_figure_and_a_wish_is_the_first_result(text: str, first: str, proposed: str) -> None:
    assert parse(text).objectives[0].key_results[0].text == first
    results = assistant.draft(text, offline=True)["proposals"][0]["objectives"][0]["key_results"]
    assert results[0]["text"] == proposed


@pytest.mark.parametrize(
    "text",
    [
        "各位，市场部四季度的先这么写，周四前给意见\n- 新客占比 28% → 40%\n- 复购 12%",
        "Hi all - my stab at OKRs\n- NPS 40\n- churn 2%",
    ],
)
def test_a_mere_greeting_is_no_item(text: str) -> None:
    assert len(parse(text).objectives[0].key_results) == 2


@pytest.mark.parametrize(
    ("name", "lang", "good"),
    [
        ("过期药报废", "zh", True),
        ("发药排队等待时间", "zh", True),
        ("我们班", "zh", False),
        ("现在一个研发岗", "zh", False),
        ("month end close time", "en", True),
        ("customers we lose a month", "en", True),
        ("time for takes us", "en", False),
        ("only", "en", False),
    ],
)
def test_only_what_can_be_said_as_a_name_is_one(name: str, lang: Lang, good: bool) -> None:
    assert is_sayable(name, lang) is good


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (
            "- 发错货的问题要压下去,12月份一共错发了86单,客户投诉到总部了,争取降到30单以内\n- 盘点差异率 1.8% → 0.5%",
            "86",
        ),
        (
            "main thing is the checkout api being slow, p95 is like 1.9s on peak and we should be at 600ms. also do code reviews",
            "1.9s",
        ),
    ],
)
def test_a_figure_of_a_kept_line_is_never_taken_for_a_blank(text: str, figure: str) -> None:
    proposal = assistant.draft(text, offline=True)["proposals"][0]
    shown = [k["text"] for o in proposal["objectives"] for k in o["key_results"]] + [
        p["text"] for p in proposal["parked"]
    ]
    assert any(figure in one for one in shown)


def test_what_is_wanted_of_a_figure_is_no_second_result_and_what_was_is_no_target() -> None:
    found = assistant.check(EN)["findings"]
    assert not [f for f in found if f["check"] == "K08" and f["target"] == "O1.KR1"]
    figures = assistant.parse("- 上季度发药排队被投诉了11次，平均要等25分钟，主任说年底要降到10分钟以内\n- 库存盘点")
    roles = {f["quote"]: f["role"] for f in figures["objectives"][0]["key_results"][0]["figures"]}
    assert roles == {"11次": "baseline", "25分钟": "baseline", "10分钟": "target"}


@pytest.mark.parametrize("text", ["returns report every month", "monthly sales report", "weekly churn update"])
def test_a_report_about_a_metric_is_work_and_moves_it_by_nothing(text: str) -> None:
    assert judge_key_result(read_sentence(text, "en")).kind == "activity"


@pytest.mark.parametrize("text", ["reported incidents down to 4 a month", "returns fall every month"])
def test_what_is_counted_in_reports_is_still_a_change(text: str) -> None:
    assert judge_key_result(read_sentence(text, "en")).kind == "outcome"
