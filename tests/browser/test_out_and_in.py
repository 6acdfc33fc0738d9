"""Out and in, in a real browser: every file taken away, one brought back, the leader's reply, the picture, house rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, keep
from tests.browser.test_journey import send
from tests.browser.test_leaders import is_fair

pytestmark = [pytest.mark.browser, pytest.mark.soak, pytest.mark.xdist_group("browser")]

FILES = {"docx": "okr.docx", "xlsx": "okr.xlsx", "md": "okr.md", "html": "okr.html", "json": "okr.json"}


def test_every_file_comes_back_as_it_was(visit: Visit, tmp_path: Path) -> None:
    page = visit(lang="zh")
    send(page)
    page.locator("[class*=st-key-type_O1] button").first.click()
    expect(page.locator("[class*=st-key-line_O1] .tag.type").first).to_be_visible(timeout=15_000)
    page.wait_for_timeout(800)
    lines = page.locator(".pair .right > :first-child .words").all_inner_texts()
    saved = {}
    for name, file in FILES.items():
        with page.expect_download(timeout=30_000) as download:
            page.locator(f".st-key-file_{name} button").click()
        assert download.value.suggested_filename == file
        saved[name] = tmp_path / file
        download.value.save_as(saved[name])
    for name, path in saved.items():
        page.locator(".st-key-again button").click()
        page.locator(".st-key-under button").nth(1).click()
        page.locator("input[type=file]").set_input_files(path)
        expect(page.locator(".st-key-take")).to_be_visible(timeout=60_000)
        page.wait_for_timeout(800)
        assert page.locator(".pair .right > :first-child .words").all_inner_texts() == lines, name
        expect(page.locator("[class*=st-key-line_O1] .tag.type").first).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_reply_and_picture_fit_every_screen(visit: Visit, lang: str, width: int, scheme: str) -> None:
    page = visit(lang=lang, width=width, scheme=scheme)
    send(page)
    page.locator(".st-key-reply summary").click()
    box = page.locator(".st-key-reply_box textarea")
    box.fill("KR1：5 天太保守\n其他没问题")
    box.blur()
    expect(page.locator("[class*=st-key-line_O1-KR1] .comment")).to_contain_text("5 天太保守", timeout=15_000)
    page.locator(".st-key-alignment summary").first.click()
    expect(page.locator("img.alignment.narrow" if width < 640 else "img.alignment.wide")).to_be_visible()
    is_fair(page)
    keep(page, f"out-{lang}-{width}-{scheme}")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 1280])
def test_house_rules_are_tried_and_fit(visit: Visit, lang: str, width: int) -> None:
    page = visit(lang=lang, width=width)
    page.locator(".st-key-view_rules button").click()
    most = page.locator(".st-key-rule_key_results_max input")
    expect(most).to_be_visible(timeout=30_000)
    most.fill("2")
    most.press("Enter")
    text = page.locator(".st-key-dry_text textarea")
    text.fill("O 让老会员愿意回来\nKR1 复购率从 21% 到 28%\nKR2 投诉从 30 起到 12 起\nKR3 留存率从 54% 到 65%")
    text.blur()
    expect(page.locator(".said").first).to_be_visible(timeout=15_000)
    page.locator("[class*=st-key-wrong_] button").first.click()
    expect(page.locator(".said.wrong")).to_be_visible(timeout=15_000)
    is_fair(page)
    keep(page, f"rules-{lang}-{width}")
