"""Who signed in sees only their own drafts; who did not sees none; nothing is lost when a sign-in runs out."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.session import decode
from assistant.store import Store
from assistant.ui import reach, sign_in, visitor
from tests.page.conftest import Open
from tests.page.double import Double
from tests.page.test_journey import shown

SESSION = "abcdefgh"


class Seat:
    """Who sits at the browser, as the provider would tell."""

    def __init__(self) -> None:
        self.claims: dict[str, object] = {}

    def takes(self, name: str, *, hours_ago: float = 0.0) -> None:
        email = f"{name}@example.com"
        self.claims = {"iss": "p", "sub": name, "name": name, "email": email, "iat": time.time() - hours_ago * 3600}


@pytest.fixture
def seat(page: Open, monkeypatch: pytest.MonkeyPatch) -> Seat:
    seat = Seat()
    monkeypatch.setattr(visitor, "_claims", lambda: seat.claims)
    return seat


def test_nobody_sees_a_draft_before_signing_in(page: Open, kept: Store, seat: Seat) -> None:
    kept.save(SESSION, "{}", summary="O 让老会员回来", owner="someone")
    for lang, said in (("zh", "每个人只看得到自己的草稿"), ("en", "Everybody sees only their own drafts")):
        app = page(lang=lang, s=SESSION, view="drafts")
        assert said in shown(app)
        assert [b.key for b in app.button] == ["language", "sign_in_default"]
        assert not app.text_area
        assert "让老会员回来" not in shown(app)


def test_each_person_sees_only_their_own_drafts(page: Open, kept: Store, seat: Seat) -> None:
    seat.takes("lin")
    app = page(lang="zh", s=SESSION)
    app.text_area(key="box_draft").set_value("O 让老会员回来").run()
    assert "让老会员回来" in shown(page(lang="zh", view="drafts"))
    seat.takes("wang")
    other = page(lang="zh", s=SESSION)
    assert "这份草稿属于另一位登录的人" in shown(other)
    assert not other.text_area
    assert "让老会员回来" not in shown(other) + shown(page(lang="zh", view="drafts"))
    other.button(key="new_draft").click().run()
    other.text_area(key="box_draft").set_value("O 新店开起来").run()
    assert decode(kept.load(SESSION) or "").form.draft == "O 让老会员回来"
    assert "新店开起来" in shown(page(lang="zh", view="drafts"))
    owner = kept.owner(SESSION)
    assert owner is not None
    assert "lin" not in owner, "the database does not say who it is"


def test_a_sign_in_that_runs_out_loses_nothing(page: Open, kept: Store, seat: Seat) -> None:
    seat.takes("lin")
    app = page(lang="en", s=SESSION)
    app.text_area(key="box_draft").set_value("O Tenants stay").run()
    seat.takes("lin", hours_ago=200)
    app.text_area(key="box_draft").set_value("O Tenants stay because repairs just work").run()
    assert "Your sign-in has run out. What you wrote is kept" in shown(app)
    assert not app.text_area
    assert app.button(key="sign_in_default").label == "Sign in"
    seat.takes("lin")
    assert page(lang="en", s=SESSION).text_area(key="box_draft").value == "O Tenants stay because repairs just work"


@pytest.mark.soak
def test_a_draft_from_before_there_was_sign_in_becomes_theirs_who_open_it(page: Open, kept: Store, seat: Seat) -> None:
    for owner in ("", "-"):
        kept.save(f"{SESSION}{owner}", '{"form": {"draft": "O 从前写的"}}', owner=owner)
        seat.takes("lin")
        assert page(lang="zh", s=f"{SESSION}{owner}").text_area(key="box_draft").value == "O 从前写的"
        seat.takes("wang")
        assert "属于另一位" in shown(page(lang="zh", s=f"{SESSION}{owner}"))


@pytest.mark.soak
def test_only_who_runs_it_changes_what_counts_for_everybody(
    page: Open, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKR_ADMINS", "Zhou@example.com, he@example.com")
    for name, may in (("lin", False), ("zhou", True)):
        seat.takes(name)
        keys = [b.key for b in page(lang="zh", view="rules").button]
        assert ("save_rules" in keys) == may
        assert ("look" in [b.key for b in page(lang="zh", view="doctor").button]) == may
    seat.claims["email_verified"] = False
    assert "save_rules" not in [b.key for b in page(lang="zh", view="rules").button]


@pytest.mark.soak
@pytest.mark.parametrize(
    ("lang", "own", "open_", "here"),
    [
        ("zh", "只有你自己看得到", "拿到这个网址的人都能看到", "能用这台机器的人都看得到"),
        ("en", "only you can read it", "whoever has this page's address can read it", "whoever can use this machine"),
    ],
)
def test_who_can_read_what_is_said_as_it_is(
    page: Open, seat: Seat, monkeypatch: pytest.MonkeyPatch, lang: str, own: str, open_: str, here: str
) -> None:
    seat.takes("lin")
    assert own in shown(page(lang=lang))
    monkeypatch.setattr(visitor, "_claims", lambda: None)
    monkeypatch.setattr(visitor, "from_this_machine", lambda: False)
    away = shown(page(lang=lang))
    assert open_ in away
    assert ("There is no sign-in here." if lang == "en" else "这里没有登录。") in away
    monkeypatch.setattr(visitor, "from_this_machine", lambda: True)
    at_home = shown(page(lang=lang))
    assert here in at_home
    assert open_ not in at_home
    assert own not in at_home


@pytest.mark.soak
def test_words_that_leave_to_find_examples_are_told(page: Open, double: Double) -> None:
    double.queries = "embed.example.com"
    told = shown(page(lang="en"))
    assert "its words go to the endpoint at embed.example.com" in told
    assert "Nothing leaves this machine" not in told


@pytest.mark.soak
def test_the_doctors_page_says_where_drafts_lie(page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    told = shown(page(lang="en", view="doctor"))
    for said in (
        "There is no sign-in.",
        "on the machine that serves this page",
        "No model is connected",
        "never what is in",
    ):
        assert said in told
    monkeypatch.setattr(reach, "from_this_machine", lambda: False)
    monkeypatch.setattr(reach, "sign_in_section", lambda: {"client_id": "x"})
    monkeypatch.setattr(reach, "database_host", lambda _settings: "db.example.com")
    told = shown(page(lang="zh", view="doctor"))
    assert "168 小时后要再登录一次" in told
    assert "有代理把网页转给别人" in told
    assert "db.example.com 的数据库里" in told


@pytest.mark.parametrize(
    ("section", "lacking"),
    [
        ({"client_id": "okr"}, "redirect_uri, cookie_secret, client_secret, server_metadata_url"),
        ({"redirect_uri": "r", "cookie_secret": "c", "corp": {"client_id": "okr"}}, "corp.client_secret"),
    ],
)
def test_sign_in_that_is_not_complete_is_not_served(
    monkeypatch: pytest.MonkeyPatch, section: Mapping[str, object], lacking: str
) -> None:
    monkeypatch.setattr(sign_in, "sign_in_section", lambda: section)
    with pytest.raises(SettingsError, match=lacking):
        sign_in.check_sign_in()


def test_secrets_that_cannot_be_read_are_not_taken_for_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from streamlit.runtime.secrets import Secrets

    (tmp_path / "secrets.toml").write_text("[auth\n", encoding="utf-8")
    monkeypatch.setattr(visitor.st, "secrets", Secrets())
    monkeypatch.setattr(visitor.st, "get_option", lambda _name: [str(tmp_path / "secrets.toml")])
    monkeypatch.setattr("streamlit.config.get_option", lambda _name: [str(tmp_path / "secrets.toml")])
    with pytest.raises(SettingsError, match=r"secrets\.toml"):
        sign_in.check_sign_in()
