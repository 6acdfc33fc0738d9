"""The working OKR in a real browser: a remark told wrong, a line reworded, one left out, undone, and after a reload."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, keep
from tests.browser.test_journey import send

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_lines_are_decided_one_by_one(visit: Visit) -> None:
    page = visit(lang="zh")
    send(page)
    remarks = page.locator(".draft .beside > .remark")
    first = remarks.first.locator(".message").inner_text()
    remarks.first.locator("button.act").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(first, exact=True)).to_have_count(0, timeout=15_000)

    line = page.locator("[class*=st-key-line_O1-KR1]")
    line.locator("[class*=st-key-edit_] button").click()
    line.locator("textarea").fill("商家首单时间从 9 天缩短到 4 天")
    keep(page, "working-zh-1-editing")
    line.locator("[class*=st-key-save_words] button").click()
    expect(page.locator(".letter").first).to_contain_text("缩短到 4 天", timeout=15_000)
    expect(line.locator(".fact.by-answer").first).to_be_visible()

    page.locator("[class*=st-key-line_O1-KR2] [class*=st-key-reject_] button").click()
    expect(page.locator("[class*=st-key-line_O1-KR2] .pair.rejected")).to_be_visible(timeout=15_000)
    keep(page, "working-zh-2-decided")
    letter = page.locator(".letter").first.inner_text()
    page.reload()
    expect(page.locator(".letter").first).to_have_text(letter, timeout=30_000)
    page.locator(".st-key-step_back button").click()
    expect(page.locator(".pair.rejected")).to_have_count(0, timeout=15_000)
    expect(page.get_by_text(first, exact=True)).to_have_count(0)
