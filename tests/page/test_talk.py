"""The conversation on the page: one line to say the next thing, the reply, chips that do something, and a way back."""

from __future__ import annotations

import time

from streamlit.testing.v1 import AppTest

from tests.page.conftest import Open
from tests.page.double import Double
from tests.page.test_journey import sent, shown
from tests.page.test_working_okr import letter


def say(app: AppTest, sentence: str) -> AppTest:
    box = next(b for b in app.text_input if (b.key or "").startswith("say_next"))
    return box.set_value(sentence).run()


def test_a_sentence_changes_its_line_and_is_undone(page: Open) -> None:
    app = say(sent(page), "KR1 负责人 @小周")
    assert "会员复购率从 21% 提升到 28%（@小周）" in letter(app)
    assert "KR1 的负责人是 @小周" in shown(app)
    app = say(app, "撤销")
    assert "（@小周）" not in letter(app)


def test_what_is_not_understood_gets_chips_that_do_something(page: Open) -> None:
    app = say(sent(page), "呱呱")
    assert "没听懂" in shown(app)
    chips = [b for b in app.button if (b.key or "").startswith("chip_")]
    assert 2 <= len(chips) <= 3
    chips[0].click().run()
    assert len([b for b in app.text_input if (b.key or "").startswith("say_next_2")]) == 1, "a turn was taken"
    assert not app.exception


def test_what_takes_a_model_is_written_in_a_run_of_its_own(page: Open, double: Double) -> None:
    double.host, double.pause = "localhost", 0.05
    app = sent(page)
    say(app, "KR1 负责人 @小周")
    for _ in range(40):
        if "KR1 的负责人是 @小周" in shown(app):
            break
        time.sleep(0.1)
        app.run()
    assert "会员复购率从 21% 提升到 28%（@小周）" in letter(app)


def test_what_was_said_is_text_and_nothing_else(page: Open) -> None:
    app = say(sent(page), "<img src=x onerror=alert(1)> 呱呱")
    written = "".join(h.proto.body for h in app.get("html"))
    assert "&lt;img src=x" in written
    assert "<img src=x" not in written
