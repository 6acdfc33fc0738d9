"""The message to the leader: plain text, at most three decisions, blanks for the leader marked."""

from __future__ import annotations

from dataclasses import replace

from assistant.export import message
from assistant.session import Answered, AskedLeader, Started, State, outcome_of, reduce
from assistant.types import Outcome
from tests.fakes import outcome_zh, request_zh, run_of


def after(*moves: object) -> Outcome:
    state = reduce(State(), Started(request_zh()))
    for event in (*run_of(outcome_zh()), *moves):
        state = reduce(state, event)  # type: ignore[arg-type]
    outcome = outcome_of(state)
    assert outcome is not None
    return outcome


def test_the_whole_message() -> None:
    outcome = after(Answered("q2", "1200 人到 3000 人"), Answered("q3", "8 月底"), AskedLeader("q4"))
    assert message(outcome, who="会员运营", cycle="2026 Q3", asked={"q4"}) == (
        "您好，我（会员运营）整理了 2026 Q3 的 OKR 草稿，想请您看看。\n"
        "\n"
        "O 让老会员有理由更常回来\n"
        "KR1 会员复购率从 21% 提升到 28%（支撑您的 KR1）\n"
        "KR2 会员日当天下单的会员数从1200人到3000人\n"
        "　举措：每月做会员日活动\n"
        "KR3 8 月底前新权益上线，用过权益的会员占比达到【问：目标】%（我新加的）\n"
        "\n"
        "照常做、没放进 OKR 的：回复会员群消息。\n"
        "\n"
        "想请您定三件事：\n"
        "1. 我理解：KR1 支撑您的 KR1「会员年留存率 54% 到 65%」，对吗？KR2 我还没对上您的哪条，您看呢？\n"
        "2. 标【问】的数您手上有吗：KR3 的目标？\n"
        "3. KR3 是我新加的，留着合适吗？"
    )


def test_without_choices_every_blank_is_for_the_leader() -> None:
    text = message(outcome_zh())
    assert "【待填" not in text
    assert text.count("【问：") == 4
    assert "KR2 的基线、目标（一般在订单后台·会员订单报表）" in text


def test_a_blank_nobody_settled_stays_a_blank() -> None:
    text = message(outcome_zh(), asked=())
    assert "【问：" not in text
    assert text.count("【待填：") == 4


def test_at_most_three_decisions_and_no_markup() -> None:
    outcome = replace(
        outcome_zh(), proposals=(outcome_zh().proposals[0], replace(outcome_zh().proposals[0], title="B"))
    )
    text = message(outcome)
    assert "\n3. " in text
    assert "\n4. " not in text
    assert not any(line.startswith(("#", "-", "*", ">")) for line in text.splitlines())


def test_the_answer_to_which_line_wins() -> None:
    outcome = after(Answered("q1", "KR2 会员客单价"))
    assert "主要支撑您的 KR2「会员客单价 180 元到 210 元」" in message(outcome)


def test_english_labels() -> None:
    text = message(outcome_zh(), lang="en", who="lifecycle marketing", cycle="2026 Q3")
    assert text.startswith("Hi, here is my OKR draft for 2026 Q3 (lifecycle marketing). Could you have a look?")
    assert "3 things for you to decide:" in text
    assert "【? baseline】" in text


def test_nothing_proposed_is_no_message() -> None:
    assert message(replace(outcome_zh(), proposals=())) == ""
