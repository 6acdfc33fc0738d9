"""Own examples in a real browser: uploaded, previewed, stored, found first while typing, removed; a search as one types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, keep, serving
from tests.page.test_own import HOUSE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[str]:
    """A server whose library no other test sees."""
    with serving(tmp_path) as address:
        yield address


def _library(visit: Visit, address: str, **how: object) -> Page:
    page = visit(address=address, **how)
    page.locator(".st-key-view_library button").click()
    expect(page.locator(".st-key-more")).to_be_visible(timeout=120_000)  # the last that is drawn
    return page


def _fits(page: Page, width: int) -> None:
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= width
    faults = Axe().run(page).response["violations"]
    assert not [f"{v['id']}: {v['nodes'][0]['html']}" for v in faults if v["impact"] in ("serious", "critical")]


def _add(page: Page, folder: Path, name: str) -> None:
    file = folder / "house.txt"
    file.write_text(HOUSE, encoding="utf-8")
    page.locator(".st-key-own summary").first.click()
    page.locator("[class*=st-key-own_files] input[type=file]").set_input_files(file)
    expect(page.locator(".st-key-own_go button")).to_be_visible(timeout=60_000)
    keep(page, f"own-{name}-1-preview")


@pytest.mark.parametrize(
    ("lang", "width"),
    [
        ("zh", 1280),
        *(pytest.param(lang, w, marks=pytest.mark.soak) for lang, w in [("zh", 390), ("en", 1280), ("en", 390)]),
    ],
)
def test_own_examples_are_added_found_and_removed(
    visit: Visit, own_server: str, tmp_path: Path, lang: str, width: int
) -> None:
    page = _library(visit, own_server, lang=lang, width=width)
    keep(page, f"own-{lang}-{width}-0-browse")
    _add(page, tmp_path, f"{lang}-{width}")
    expect(page.locator("[class*=st-key-own_one_]").first).to_contain_text("【金额】")
    _fits(page, width)
    page.locator(".st-key-own_go button").click()
    expect(page.locator(".st-key-own_done .note")).to_be_visible(timeout=60_000)
    if lang == "en":  # examples are preferred in the page's language; this one is Chinese
        page.locator("[class*=st-key-in_lang] [aria-label='Clear value']").first.click()
    page.locator(".st-key-query input").press_sequentially("顾客愿意再来", delay=20)  # and no Enter
    first = page.locator("[class*=st-key-example_]").first
    expect(first).to_contain_text("让顾客愿意再来逛逛", timeout=60_000)
    expect(first).to_contain_text("自己公司的例子" if lang == "zh" else "your company's own")
    keep(page, f"own-{lang}-{width}-2-found")
    _fits(page, width)
    first.locator("[class*=st-key-remove_] button").first.click()
    page.locator("[class*=st-key-remove_go_] button").click()
    expect(page.locator(".stMain")).not_to_contain_text("让顾客愿意再来逛逛", timeout=60_000)
