"""The first journey in-process: boxes, findings, proposal, questions, message; reload, stop, languages."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import SettingsError
from assistant.session import Form, State, decode, encode
from assistant.store import Store
from assistant.types import Question, Text
from assistant.ui import desk
from tests.fakes import DRAFT_ZH
from tests.page.conftest import Open
from tests.page.double import Double


def shown(app: AppTest) -> str:
    """Every word on the page that is not a widget's."""
    assert not app.exception, app.exception
    bodies = " ".join(block.proto.body for block in app.get("html") if "<style" not in block.proto.body)
    return html.unescape(re.sub(r"<[^<>]*>", " ", bodies))


def session(app: AppTest) -> str:
    value = app.query_params["s"]
    return value[0] if isinstance(value, list) else value


def sent(page: Open, **address: str) -> AppTest:
    app = page(**{"lang": "zh", **address})
    app.text_area(key="box_draft").set_value(DRAFT_ZH).run()
    return app.button(key="send_button").click().run()


def test_the_start_says_where_the_text_goes(page: Open, double: Double) -> None:
    assert "文字不出这台机器" in shown(page(lang="zh"))
    double.host = "api.example.com"
    assert "草稿会发给 api.example.com 上的模型" in shown(page(lang="zh"))
    double.host = "127.0.0.1"
    assert "on the machine that serves this page" in shown(page(lang="en"))


def test_nothing_typed_is_said_kindly(page: Open) -> None:
    app = page(lang="zh").button(key="send_button").click().run()
    assert "框里还没有字" in shown(app)


def test_findings_come_first_and_begin_with_what_holds(page: Open) -> None:
    app = sent(page)
    words = shown(app)
    assert words.index("先看你的草稿") < words.index("建议这样写") < words.index("带走")
    assert words.index("这一条站得住，不用改：KR1") < words.index("要改")
    assert "还有 2 条小建议" in words
    assert "有 1 处看不准" in words
    assert not re.search(r"\b[OKSG]\d\d\b", words), "a check's id is no word for people"


def test_at_most_three_questions_and_an_answer_fills_at_once(page: Open) -> None:
    app = sent(page)
    assert len([t for t in app.text_input if t.key and t.key.startswith("own_")]) == 3
    app.text_input(key="own_q2_0").set_value("1200 人到 3000 人").run()
    words = " ".join(shown(app).split())
    assert "会员日当天下单的会员数从 1200 人到 3000 人" in words
    app.button(key="undo_q2").click().run()
    assert "待填·基线" in shown(app)


def test_an_option_is_tapped(page: Open) -> None:
    app = sent(page)
    app.text_input(key="own_q2_0").set_value("不知道").run()
    app.text_input(key="own_q4_1").set_value("45%").run()
    app.button_group(key="pick_q3_2").set_value(1).run()
    assert "8 月底 前新权益上线" in " ".join(shown(app).split())


def test_a_blank_goes_to_the_leader_and_into_the_message(page: Open) -> None:
    app = sent(page)
    app.button(key="leader_q2_0").click().run()
    words = shown(app)
    assert "问 leader·基线" in words
    assert "【问：基线】" in words
    app.button(key="all_to_leader").click().run()
    assert shown(app).count("【问：") == 4


def test_measure_first_is_a_way_out(page: Open) -> None:
    app = sent(page)
    app.text_input(key="who_q2_0").set_value("数据组，8 月 10 日前").run()
    assert "基线待测（数据组，8 月 10 日前）" in " ".join(shown(app).split()).replace(" （", "（")


def test_what_is_said_in_words_goes_into_the_message_and_with_a_model_into_another_version(
    page: Open, double: Double
) -> None:
    direction = Question(id="q9", about="O1", slot="direction", ask="最想让谁有什么变化？")
    double.outcome = replace(double.outcome, questions=(direction,))
    double.host = "api.example.com"
    app = sent(page)
    app.text_input(key="own_q9_0").set_value("老会员少流失。").run()
    words = " ".join(shown(app).split())
    assert "O 老会员少流失。" in words
    assert "最想让谁有什么变化？老会员少流失。" not in words
    app.button(key="rewrite").click().run()
    assert double.requests[-1].answers == {"最想让谁有什么变化？": "老会员少流失。"}
    assert double.requests[-1].text == double.requests[0].text


def test_a_reload_loses_nothing(page: Open) -> None:
    app = sent(page)
    app.text_input(key="own_q2_0").set_value("1200 到 3000").run()
    again = page(lang="zh", s=session(app))
    assert shown(again) == shown(app)
    other = page(lang="zh")
    assert "先看你的草稿" not in shown(other)


def test_what_was_typed_but_not_sent_is_still_there(page: Open) -> None:
    app = page(lang="zh")
    app.text_area(key="box_draft").set_value("O 一半").run()
    app.text_input(key="box_work").set_value("运营").run()
    again = page(lang="zh", s=session(app))
    assert again.text_area(key="box_draft").value == "O 一半"
    assert again.text_input(key="box_work").value == "运营"


def test_going_back_keeps_the_boxes(page: Open) -> None:
    app = sent(page)
    app.button(key="again").click().run()
    assert app.text_area(key="box_draft").value == DRAFT_ZH


def test_the_other_language_is_one_tap_away_and_stays_in_the_address(page: Open) -> None:
    app = page(lang="zh")
    app.text_area(key="box_draft").set_value(DRAFT_ZH).run()
    app.button(key="language").click().run()
    assert app.query_params["lang"] in ("en", ["en"])
    assert "Paste the draft, however messy." in shown(app)
    assert app.text_area(key="box_draft").value == DRAFT_ZH


def test_an_example_is_one_tap_away(page: Open, double: Double) -> None:
    app = page(lang="zh")
    app.button(key="sample_growth").click().run()
    assert "先看你的草稿" in shown(app)
    assert "会员" in double.requests[0].text


def test_a_run_whose_process_is_gone_shows_what_is_finished(page: Open, kept: Store) -> None:
    kept.save("abcdefgh", encode(State(form=Form(draft=DRAFT_ZH), phase="running")))
    assert "刚才写到一半断开了" in shown(page(lang="zh", s="abcdefgh"))
    assert decode(kept.load("abcdefgh") or "").phase == "stopped"


def test_a_run_that_breaks_keeps_the_draft(page: Open, double: Double, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("inside")

    monkeypatch.setattr(double, "events", broken)
    app = sent(page)
    assert "里面出了点问题" in shown(app)
    assert "inside" not in shown(app)
    app.button(key="again").click().run()
    assert app.text_area(key="box_draft").value == DRAFT_ZH


def test_what_was_typed_never_becomes_markup(page: Open, double: Double) -> None:
    nasty = "<img src=x onerror=alert(1)> $a^2$ **b** :red[c]"
    question = replace(double.outcome.questions[0], ask=nasty, options=(nasty,))
    notice = replace(double.outcome.notice, text=Text(nasty, nasty)) if double.outcome.notice else None
    double.outcome = replace(double.outcome, questions=(question,), notice=notice)
    app = sent(page)
    bodies = " ".join(block.proto.body for block in app.get("html"))
    assert "<img src=x" not in bodies
    assert "$a^2$" in bodies
    for group in app.button_group:
        for option in group.proto.options:
            assert "$a" not in option.content.replace("\\$a", "")


def test_a_strange_address_gets_a_session_of_its_own(page: Open) -> None:
    app = page(lang="xx", s="../../etc")
    assert re.fullmatch(r"[\w-]{16}", session(app))


def test_a_setting_that_cannot_be_used_is_said_plainly(page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def unusable() -> Double:
        raise SettingsError("bad_url", Text("OKR_BASE_URL 少了 http://", "OKR_BASE_URL has no http://"))

    monkeypatch.setattr(desk, "_assembled", unusable)
    assert "OKR_BASE_URL 少了 http://" in shown(page(lang="zh"))
