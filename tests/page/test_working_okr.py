"""The working OKR in-process: lines taken, reworded, kept as drafted, left out; undone; what leaves the page."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.page.conftest import Open
from tests.page.test_journey import sent, shown


def letter(app: AppTest) -> str:
    return shown(app).rsplit("您好，", 1)[1]


def test_a_line_is_reworded_in_place_and_checked_while_typing(page: Open) -> None:
    app = sent(page)
    app.button(key="edit_O1.KR2").click().run()
    assert app.text_area(key="words_O1.KR2").value.startswith("会员日当天下单的会员数从【待填：基线】")
    app.text_area(key="words_O1.KR2").set_value("加强会员日运营").run()
    assert "要改" in shown(app)[shown(app).index("建议这样写") :]
    assert "加强会员日运营" not in letter(app), "not saved yet"
    app.text_area(key="words_O1.KR2").set_value("会员日下单的会员从 1200 人到 3000 人").run()
    assert "这样写没发现问题。" in shown(app)
    app.button(key="save_words").click().run()
    assert "KR2 会员日下单的会员从 1200 人到 3000 人" in letter(app)
    assert "你改的" in shown(app)
    app.button(key="step_back").click().run()
    assert "KR2 会员日当天下单的会员数从" in letter(app)


def test_a_line_is_left_out_for_a_reason_and_put_back(page: Open) -> None:
    app = sent(page)
    app.button(key="reject_O1.KR2").click().run()
    assert "会员日当天下单的会员数" not in letter(app)
    assert "每月做会员日活动" in letter(app), "its task stays in view"
    app.text_input(key="reason_O1.KR2").set_value("量不出来").run()
    app.button(key="put_back_O1.KR2").click().run()
    assert "会员日当天下单的会员数" in letter(app)


def test_a_line_is_taken_and_the_own_line_kept(page: Open) -> None:
    app = sent(page)
    app.button(key="accept_O1.KR1").click().run()
    assert "已采用" in shown(app)
    app.button(key="mine_O1.KR2").click().run()
    assert "KR2 每月做 2 场会员日活动" in letter(app)
    assert "发之前还差这些" in shown(app)


def test_the_only_objective_can_be_reworded_but_not_left_out(page: Open) -> None:
    app = sent(page)
    keys = {b.key for b in app.button}
    assert "edit_O1" in keys
    assert "reject_O1" not in keys


def test_verdicts_outlive_a_reload(page: Open) -> None:
    app = sent(page)
    app.button(key="reject_O1.KR3").click().run()
    again = page(lang="zh", s=app.query_params["s"])
    assert "不要了" in shown(again)
    assert "put_back_O1.KR3" in {b.key for b in again.button}


def test_nothing_open_is_said_before_sharing(page: Open) -> None:
    app = sent(page)
    assert "还有 4 处空没填" in shown(app)
    app.button(key="all_to_leader").click().run()
    assert "可以发了" in shown(app)
