"""What is too much is said on the page, and what was there stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.runtime.scriptrunner import exec_code

from assistant.session import decode
from assistant.store import Store
from assistant.ui import boxes, desk, visitor
from assistant.ui.limits import Limits
from assistant.ui.page import after_failure
from tests.page.conftest import Open
from tests.page.double import Double
from tests.page.test_journey import shown

SESSION = "abcdefgh"


def test_who_begins_too_many_is_told_and_keeps_the_draft(
    page: Open, double: Double, kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "_LIMITS", Limits())
    monkeypatch.setattr(visitor, "from_this_machine", lambda: False)
    double.kept_at = replace(double.kept_at, runs_per_hour=1)
    app = page(lang="zh", s=SESSION)
    app.text_area(key="box_draft").set_value("O 让老会员回来").run()
    app.button(key="send_button").click().run()
    app.button(key="again").click().run()
    app.button(key="send_button").click().run()
    assert "一小时内已经起草了 1 次" in shown(app)
    assert app.text_area(key="box_draft").value == "O 让老会员回来"
    assert decode(kept.load(SESSION) or "").form.draft == "O 让老会员回来"
    assert len(double.requests) == 1


def test_a_text_that_is_no_okr_is_told_and_what_was_kept_stays(
    page: Open, kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boxes, "_LONGEST", 100)
    monkeypatch.setattr(exec_code, "handle_user_script_exception", lambda error, _handler: after_failure(error))
    app = page(lang="en", s=SESSION)
    app.text_area(key="box_draft").set_value("O Tenants stay").run()
    app.text_area(key="box_draft").set_value("x" * 101).run()
    assert "longer than 100 characters and was not kept" in shown(app)
    assert decode(kept.load(SESSION) or "").form.draft == "O Tenants stay"
