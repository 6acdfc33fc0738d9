"""Takes the two pictures of the page for the READMEs: `python scripts/page_images.py` (needs chromium and a CJK font)."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, expect, sync_playwright  # noqa: E402

from tests.browser.conftest import FLAGS, serving  # noqa: E402

IMAGES = ROOT / "docs" / "images"
DRAFTS = {
    "zh": (
        "目标：让新来的商家少走弯路\n1、商家首单时间从 9 天缩短到 5 天\n2、优化入驻流程\n3、每周开一次商家培训\n4、报销",
        "O 商家愿意把店开在我们这里\nKR1 商家半年留存率从 61% 到 72%\nKR2 商家投诉量从每月 300 件到 150 件",
        "商家运营",
    ),
    "en": (
        "Objective: new sellers find their feet\n1. time to first order from 9 days to 5 days\n"
        "2. improve the sign-up flow\n3. run a seller workshop every week\n4. expense reports",
        "O Sellers choose to open their shop with us\nKR1 Half-year seller retention from 61% to 72%\n"
        "KR2 Seller complaints from 300 to 150 a month",
        "seller operations",
    ),
}


def take(page: Page, lang: str) -> None:
    """The review and the proposal of one draft, as far as a picture of moderate height shows them."""
    for box, text in zip(("draft", "parent", "work"), DRAFTS[lang], strict=True):
        field = page.locator(f".st-key-box_{box} textarea, .st-key-box_{box} input").first
        field.fill(text)
        field.blur()
    page.wait_for_timeout(500)
    page.locator(".st-key-send_button button").click()
    expect(page.locator(".st-key-take")).to_be_visible(timeout=60_000)
    page.wait_for_timeout(1000)
    box = page.locator(".st-key-side").bounding_box()
    pair = page.locator(".proposal").bounding_box()
    assert box is not None
    assert pair is not None
    page.set_viewport_size(
        {"width": 1280, "height": int(max(box["y"] + box["height"], pair["y"] + pair["height"])) + 60}
    )
    page.wait_for_timeout(500)
    page.screenshot(path=IMAGES / f"page-{lang}.png")


def main() -> None:
    """Both pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for lang in DRAFTS:
            page = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light").new_page()
            page.goto(f"{address}/?lang={lang}")
            page.wait_for_selector("h1", timeout=30_000)
            take(page, lang)
        browser.close()


if __name__ == "__main__":
    main()
