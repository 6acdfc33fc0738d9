"""With a model behind it: said beforehand, shown item by item, stopped, reloaded in the middle, and gone wrong."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, keep, serving
from tests.scripted.failures import unauthorized
from tests.scripted.server import MODEL, Act, Exchange, Server, running
from tests.scripted.writers import well_behaved

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

DRAFT = """目标：让新来的商家少走弯路
1、商家首单时间从 9 天缩短到 5 天
2、新商家 30 天留存率从 41% 到 55%
3、优化入驻流程"""


def slowly(act: Act, pause: float) -> Act:
    """`act`, its reply a few characters at a time."""

    def slow(exchange: Exchange) -> None:
        def say(text: str, chunk: int = 6) -> None:
            exchange.begin()
            for at in range(0, len(text), chunk):
                exchange.delta(text[at : at + chunk])
                time.sleep(pause)
            exchange.done(text)

        exchange.say = say  # type: ignore[method-assign]
        act(exchange)

    return slow


@pytest.fixture(scope="module")
def model() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture(scope="module")
def address(model: Server, tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("model")
    with serving(folder, OKR_MODEL=f"openai:{MODEL}", OKR_BASE_URL=model.url, OKR_API_KEY="sk-nobody") as url:
        yield url


def send(page: Page) -> None:
    box = page.locator(".st-key-box_draft textarea")
    box.fill(DRAFT)
    box.blur()
    page.wait_for_timeout(500)
    page.locator(".st-key-send_button button").click()


@pytest.mark.soak
def test_the_host_is_named_before_anything_is_sent(visit: Visit, address: str, model: Server) -> None:
    before = len(model.heard)
    page = visit(address=address)
    expect(page.locator(".where")).to_contain_text("127.0.0.1")
    page.locator(".st-key-box_draft textarea").fill(DRAFT)
    page.locator(".st-key-box_draft textarea").blur()
    page.wait_for_timeout(800)
    assert len(model.heard) == before


def test_items_appear_while_the_reply_is_still_coming(visit: Visit, address: str, model: Server) -> None:
    model.play(slowly(well_behaved, 0.12))
    page = visit(address=address)
    send(page)
    expect(page.locator(".draft")).to_be_visible(timeout=30_000)
    expect(page.locator(".pair[data-item='O1.KR1']")).to_be_visible(timeout=60_000)
    expect(page.locator(".progress")).to_be_visible()
    keep(page, "model-zh-1-drafting")
    page.reload()  # the run goes on without the page, and the page finds it again
    expect(page.locator(".progress, .st-key-take").first).to_be_visible(timeout=30_000)
    expect(page.locator(".st-key-take")).to_be_visible(timeout=90_000)
    expect(page.locator(".by")).to_contain_text(MODEL)


@pytest.mark.soak
def test_a_stop_keeps_what_is_finished(visit: Visit, address: str, model: Server) -> None:
    model.play(slowly(well_behaved, 0.25))
    page = visit(address=address)
    send(page)
    expect(page.locator(".pair[data-item='O1.KR1']")).to_be_visible(timeout=90_000)
    page.locator(".st-key-stop button").click()
    expect(page.locator(".note")).to_contain_text("停下了", timeout=15_000)
    expect(page.locator(".pair[data-item='O1.KR1']")).to_be_visible()
    expect(page.locator(".st-key-again button")).to_be_visible()


@pytest.mark.soak
def test_an_endpoint_that_refuses_ends_in_rules_with_a_plain_notice(visit: Visit, address: str, model: Server) -> None:
    model.play(unauthorized)
    page = visit(address=address)
    send(page)
    expect(page.locator(".st-key-take")).to_be_visible(timeout=60_000)
    note = page.locator(".note").first.inner_text()
    assert "规则" in note
    assert "sk-nobody" not in page.content()
    keep(page, "model-zh-2-refused")
