"""The server is killed in every stage of a draft: what the page had shown as kept is there when it is back."""

from __future__ import annotations

import signal
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.profiles import load_profile
from tests.browser.conftest import Visit, free_port, settle, started
from tests.browser.test_journey import DRAFT, write
from tests.browser.test_leaders import sheet

pytestmark = [pytest.mark.browser, pytest.mark.soak, pytest.mark.xdist_group("browser")]

STAGES = ("typed", "sent", "shown", "answered", "reworded", "replied", "imported", "sheet", "sorted", "rules")
_REPLY = "KR1：5 天太保守\n其他没问题"


def reach(page: Page, stage: str, folder: Path) -> str:
    """Bring a draft to a stage; what must be seen again."""
    if stage in ("sheet", "sorted"):
        return reach_sheet(page, stage, folder)
    if stage == "rules":
        return reach_rules(page)
    write(page, "draft", DRAFT)
    expect(page.locator(".st-key-box_draft textarea")).to_have_value(DRAFT)
    settle(page)
    if stage == "typed":
        return DRAFT.splitlines()[1]
    page.locator(".st-key-send_button button").click()
    if stage == "sent":
        expect(page.locator(".draft")).to_be_visible(timeout=60_000)
        return "商家首单时间"
    expect(page.locator(".st-key-take")).to_be_visible(timeout=60_000)
    if stage == "answered":
        page.locator("[class*=st-key-leader_] button").first.click()
        expect(page.locator("[class*=st-key-settled_] .answer").first).to_be_visible(timeout=15_000)
        return page.locator("[class*=st-key-settled_] .question").first.inner_text()
    if stage == "reworded":
        line = page.locator("[class*=st-key-line_O1-KR1]")
        line.locator("[class*=st-key-edit_] button").click()
        line.locator("textarea").fill("商家首单时间从 9 天缩短到 4 天")
        line.locator("[class*=st-key-save_words] button").click()
        expect(page.locator(".letter").first).to_contain_text("缩短到 4 天", timeout=15_000)
        return "缩短到 4 天"
    if stage == "replied":
        page.locator(".st-key-reply summary").click()
        box = page.locator(".st-key-reply_box textarea")
        box.fill(_REPLY)
        box.blur()
        expect(page.locator("[class*=st-key-line_O1-KR1] .comment")).to_contain_text("5 天太保守", timeout=15_000)
        return "5 天太保守"
    if stage == "imported":
        return reach_imported(page, folder)
    return page.locator(".letter").first.inner_text().splitlines()[0]


def reach_imported(page: Page, folder: Path) -> str:
    """Take the OKR away as a file, begin with other words, and bring it back."""
    with page.expect_download(timeout=30_000) as download:
        page.locator(".st-key-file_json button").click()
    download.value.save_as(folder / "okr.json")
    line = page.locator(".pair .right > :first-child .words").first.inner_text()
    page.locator(".st-key-again button").click()
    write(page, "draft", "O 另一份")
    page.locator(".st-key-under button").nth(1).click()
    page.locator("input[type=file]").set_input_files(folder / "okr.json")
    expect(page.locator(".st-key-take")).to_be_visible(timeout=60_000)
    return line


def reach_sheet(page: Page, stage: str, folder: Path) -> str:
    """A leader's sheet uploaded and read back; or moved by hand from tray to tray as well."""
    page.locator(".st-key-view_sheet button").click()
    expect(page.locator(".st-key-box_sheet textarea")).to_be_visible(timeout=30_000)
    page.locator(".st-key-under button").first.click()
    page.locator("input[type=file]").set_input_files(sheet(folder, "zh"))
    expect(page.locator(".st-key-board .lead")).to_contain_text("4 个指标", timeout=30_000)
    page.keyboard.press("Escape")
    if stage == "sheet":
        return "4 个指标"
    purpose = page.locator(".st-key-purpose button", has_text="超过主要对手")
    purpose.click()
    page.locator(".st-key-sheet_send button").click()
    expect(page.locator(".receipt .lead")).to_contain_text("5 个目标值", timeout=60_000)
    return "5 个目标值"


def reach_rules(page: Page) -> str:
    """House rules changed and saved."""
    page.locator(".st-key-view_rules button").click()
    most = page.locator(".st-key-rule_key_results_max input")
    expect(most).to_be_visible(timeout=30_000)
    most.fill("2")
    most.press("Enter")
    page.locator(".st-key-save_rules button").click()
    expect(page.locator(".st-key-reset_rules button")).to_be_visible(timeout=15_000)
    return "house-rules.yml"


@pytest.mark.parametrize("turn", range(2))
@pytest.mark.parametrize("stage", STAGES)
def test_a_kill_loses_nothing_that_was_shown(visit: Visit, tmp_path: Path, stage: str, turn: int) -> None:
    port = free_port()
    with started(tmp_path, port) as server:
        page = visit(address=f"http://127.0.0.1:{port}", forgiving=True)
        seen = reach(page, stage, tmp_path)
        address = page.url
        server.send_signal(signal.SIGKILL)
        server.wait(timeout=10)
    with sqlite3.connect(tmp_path / "data" / "sessions.db") as kept:
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept.close()
    with started(tmp_path, port):
        page.goto(address)
        if stage == "rules":
            expect(page.locator(".st-key-rule_key_results_max input")).to_have_value("2", timeout=60_000)
            assert load_profile(tmp_path / "data" / "house-rules.yml").key_results.max == 2
        elif stage == "typed":
            expect(page.locator(".st-key-box_draft textarea")).to_have_value(DRAFT, timeout=60_000)
        else:
            expect(page.locator(".stMain")).to_contain_text(seen, timeout=60_000)
