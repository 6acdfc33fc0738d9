"""Signing in through a real provider, in a real browser: in, out, run out, refused, and each with their own drafts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, free_port, keep, settle, started
from tests.browser.test_journey import write
from tests.provider import Provider, provider_running

pytestmark = [pytest.mark.browser, pytest.mark.soak, pytest.mark.xdist_group("browser")]

MINE, THEIRS = "O 让老会员愿意回来", "O 新店三个月站住脚"
_DRAFT = ".st-key-box_draft textarea"


class Site(NamedTuple):
    """A page with sign-in, and its provider."""

    address: str
    provider: Provider
    log: Path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder, port = tmp_path_factory.mktemp("site"), free_port()
    address = f"http://127.0.0.1:{port}"
    with provider_running() as provider:
        (folder / ".streamlit").mkdir()
        (folder / ".streamlit" / "secrets.toml").write_text(provider.secrets(address), encoding="utf-8")
        with started(folder, port):
            yield Site(address, provider, folder / "log.txt")


@pytest.fixture
def provider(site: Site) -> Provider:
    site.provider.signs_in, site.provider.down = "lin", False
    return site.provider


def sign_in(page: Page) -> None:
    page.locator("[class*=st-key-sign_in_] button").click()


def test_each_signs_in_and_sees_only_their_own(visit: Visit, site: Site, provider: Provider) -> None:
    lin = visit(address=site.address)
    expect(lin.locator("h1")).to_have_text("先登录")
    expect(lin.locator(_DRAFT)).to_have_count(0)
    keep(lin, "sign-in-zh")
    sign_in(lin)
    expect(lin.locator(_DRAFT)).to_be_visible(timeout=90_000)
    expect(lin.locator(".st-key-bottom")).to_contain_text("已登录：Lin")
    write(lin, "draft", MINE)
    settle(lin)
    address = lin.url
    lin.reload()
    expect(lin.locator(_DRAFT)).to_have_value(MINE, timeout=90_000)
    keep(lin, "signed-in-zh")

    provider.signs_in = "wang"
    wang = visit(address=site.address, lang="en")
    expect(wang.locator("h1")).to_have_text("Sign in to go on")
    keep(wang, "sign-in-en")
    sign_in(wang)
    expect(wang.locator(_DRAFT)).to_be_visible(timeout=90_000)
    write(wang, "draft", THEIRS)
    settle(wang)
    wang.locator(".st-key-view_drafts button").click()
    expect(wang.locator(".st-key-drafts")).to_contain_text(THEIRS, timeout=90_000)
    expect(wang.locator(".st-key-drafts")).not_to_contain_text(MINE)
    wang.goto(address)
    expect(wang.locator(".problem")).to_be_visible(timeout=90_000)
    assert MINE not in wang.content()
    keep(wang, "not-theirs")
    assert provider.signed_in[-2:] == ["lin", "wang"]


def test_a_sign_in_that_is_gone_leads_back_to_the_same_draft(visit: Visit, site: Site, provider: Provider) -> None:
    page = visit(address=site.address, lang="en")
    sign_in(page)
    expect(page.locator(_DRAFT)).to_be_visible(timeout=90_000)
    write(page, "draft", "O Tenants stay because repairs just work")
    settle(page)
    address = page.url
    page.context.clear_cookies()
    page.reload()
    expect(page.locator("h1")).to_have_text("Sign in to go on", timeout=90_000)
    assert "Tenants stay" not in page.content()
    sign_in(page)
    expect(page.locator(_DRAFT)).to_have_value("O Tenants stay because repairs just work", timeout=90_000)
    assert page.url == address
    page.locator(".st-key-sign_out button").click()
    expect(page.locator("[class*=st-key-sign_in_] button")).to_be_visible(timeout=90_000)


def test_a_provider_that_refuses_or_fails_is_said_on_the_page(visit: Visit, site: Site, provider: Provider) -> None:
    for lang, said in (("zh", "没有登录成功"), ("en", "Signing in did not work")):
        for trouble in ("refuses", "is down"):
            provider.signs_in, provider.down = (None, False) if trouble == "refuses" else ("lin", True)
            page = visit(address=site.address, lang=lang, forgiving=True)
            sign_in(page)
            expect(page.locator(".problem")).to_be_visible(timeout=90_000)
            expect(page.locator(".problem")).to_contain_text(said if lang == "zh" else "")
    provider.signs_in, provider.down = "lin", False
    sign_in(page)
    expect(page.locator(_DRAFT)).to_be_visible(timeout=90_000)
    assert "Traceback" not in page.content()
