"""The drafts' database goes away in the middle of work and comes back: it is said, and what was typed is kept."""

from __future__ import annotations

import pytest
from streamlit.runtime.scriptrunner import exec_code

from assistant.errors import StoreError
from assistant.session import decode
from assistant.store import Store
from assistant.types import Text
from assistant.ui import desk
from assistant.ui.page import after_failure
from tests.page.conftest import Open
from tests.page.test_journey import shown

SESSION = "abcdefgh"


class Flaky:
    """A store that can go away; whatever is asked of it then fails as a database does."""

    def __init__(self, store: Store) -> None:
        self.store, self.away = store, False

    def __getattr__(self, name: str) -> object:
        if self.away:
            raise StoreError("store", Text("草稿库现在用不了", "The drafts cannot be reached now"))
        return getattr(self.store, name)


@pytest.fixture
def flaky(page: Open, kept: Store, monkeypatch: pytest.MonkeyPatch) -> Flaky:
    store = Flaky(kept)
    monkeypatch.setattr(desk, "_store", lambda: store)
    # The server hands the page's own handler to Streamlit; a page in a test has no server.
    monkeypatch.setattr(exec_code, "handle_user_script_exception", lambda error, _handler: after_failure(error))
    return store


@pytest.mark.parametrize(("lang", "said"), [("zh", "草稿库现在用不了"), ("en", "The drafts cannot be reached now")])
def test_what_was_typed_while_the_store_is_away_is_kept_when_it_is_back(
    page: Open, kept: Store, flaky: Flaky, lang: str, said: str
) -> None:
    app = page(lang=lang, s=SESSION)
    app.text_area(key="box_draft").set_value("O 让老会员回来").run()
    flaky.away = True
    app.text_area(key="box_draft").set_value("O 让老会员愿意回来").run()
    assert shown(app).count(said) == 1
    assert app.text_area(key="box_draft").value == "O 让老会员愿意回来"
    app.text_area(key="box_draft").set_value("O 让老会员愿意常回来").run()
    app.run()
    assert app.text_area(key="box_draft").value == "O 让老会员愿意常回来"
    flaky.away = False
    app.run()
    assert said not in shown(app)
    assert app.text_area(key="box_draft").value == "O 让老会员愿意常回来"
    assert decode(kept.load(SESSION) or "").form.draft == "O 让老会员愿意常回来"


def test_a_click_that_could_not_be_kept_is_said_and_can_be_done_again(page: Open, kept: Store, flaky: Flaky) -> None:
    app = page(lang="zh", s=SESSION)
    app.text_area(key="box_draft").set_value("O 让老会员回来").run()
    flaky.away = True
    app.button(key="send_button").click().run()
    assert "草稿库现在用不了" in shown(app)
    assert decode(kept.load(SESSION) or "").phase == "start"
    flaky.away = False
    app.run()
    app.button(key="send_button").click().run()
    assert decode(kept.load(SESSION) or "").phase != "start"


def test_what_nobody_foresaw_is_said_in_our_own_words(
    page: Open, flaky: Flaky, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("assistant.ui.start.fill_boxes", lambda *_: 1 / 0)
    app = page(lang="en", s=SESSION)
    assert "Something went wrong inside" in shown(app)
    assert "ZeroDivisionError" not in shown(app)
    assert not app.exception
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()
