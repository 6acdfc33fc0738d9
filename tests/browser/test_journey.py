"""The first journey in a real browser: paste, see what holds, answer, take the message away, reload."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, keep

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

DRAFT = """目标：让新来的商家少走弯路
1、商家首单时间从 9 天缩短到 5 天
2、优化入驻流程
3、每周开一次商家培训
4、回复商家群里的问题
5、每单花费从 $5 降到 $3，:red[x] $a^2$ 3 < 4 & 5 > 2"""
PARENT = "O 商家愿意把店开在我们这里\nKR1 商家半年留存率从 61% 到 72%\nKR2 商家投诉量从每月 300 件到 150 件"


def write(page: Page, box: str, text: str) -> None:
    field = page.locator(f".st-key-box_{box} textarea, .st-key-box_{box} input").first
    field.fill(text)


def send(page: Page) -> None:
    """Fills the boxes and presses the button at once: nothing typed may be lost on the way."""
    write(page, "draft", DRAFT)
    write(page, "parent", PARENT)
    write(page, "work", "商家运营")
    page.locator(".st-key-send_button button").click()
    expect(page.locator(".st-key-take")).to_be_visible(timeout=60_000)


def test_the_first_journey(visit: Visit) -> None:
    page = visit(lang="zh")
    expect(page.locator("h1")).to_have_text("草稿再乱也没关系，贴进来。")
    expect(page.locator(".where")).to_contain_text("文字不出这台机器")
    keep(page, "journey-zh-1-start")
    send(page)

    review = page.locator(".draft")
    expect(review.locator(".lead")).to_contain_text("站得住")
    assert review.locator(".beside > .remark").count() <= 3
    assert "缩短到 5 天" in review.inner_text()
    assert "每单花费从 $5 降到 $3，:red[x] $a^2$ 3 < 4 & 5 > 2" in page.locator(".draft").inner_text()

    page.locator(".pair .fact.figure").first.hover()
    tip = page.locator(".pair .fact.figure").first.get_attribute("data-tip")
    assert tip is not None
    assert "草稿" in tip

    assert page.locator("[class*=st-key-ask_]").count() <= 3
    keep(page, "journey-zh-2-review")
    # Tap the first option there is.
    option = page.locator("[class*=st-key-pick_] button").first
    said = option.inner_text()
    option.click()
    expect(page.locator("[class*=st-key-settled_] .answer").first).to_have_text(said)
    # Pass whatever is left to the leader.
    rest = page.locator(".st-key-all_to_leader button")
    if rest.count():
        rest.click()
        expect(page.locator(".letter").first).to_contain_text("【问：")
    page.wait_for_timeout(500)
    letter = page.locator(".letter").first.inner_text()
    assert letter.startswith("您好，我（商家运营）整理了")
    page.locator(".st-key-copy_message button").click()
    expect(page.locator(".st-key-copy_message button")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert [line.rstrip() for line in copied.splitlines()] == [line.rstrip() for line in letter.splitlines()]
    keep(page, "journey-zh-3-settled")

    page.reload()
    expect(page.locator(".letter").first).to_be_visible(timeout=30_000)
    assert page.locator(".letter").first.inner_text() == letter
    page.locator(".st-key-language button").click()
    expect(page.locator("h2").first).to_have_text("First, your draft")
    assert re.search(r"lang=en", page.url)
    page.locator(".st-key-again button").click()
    expect(page.locator(".st-key-box_draft textarea")).to_have_value(DRAFT)


@pytest.mark.soak
def test_a_reload_in_the_middle_of_typing_keeps_the_words(visit: Visit) -> None:
    page = visit(lang="en")
    page.locator(".st-key-box_draft textarea").press_sequentially("O half a thought", delay=10)
    page.wait_for_timeout(4000)  # typing settles, and a busy server has kept it
    page.reload()
    expect(page.locator(".st-key-box_draft textarea")).to_have_value("O half a thought", timeout=30_000)


def test_an_example_is_one_tap_away(visit: Visit) -> None:
    page = visit(lang="en")
    page.locator(".st-key-sample_engineer button").click()
    expect(page.locator(".st-key-take")).to_be_visible(timeout=60_000)
    expect(page.locator("h2").first).to_have_text("First, your draft")
    keep(page, "journey-en-example")


@pytest.mark.soak
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sample", ["growth", "engineer", "sales"])
def test_every_screen_fits(visit: Visit, lang: str, width: int, scheme: str, sample: str) -> None:
    page = visit(lang=lang, width=width, scheme=scheme)
    for screen in ("start", "result"):
        if screen == "result":
            page.locator(f".st-key-sample_{sample} button").click()
            expect(page.locator(".st-key-take")).to_be_visible(timeout=60_000)
        wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert wide <= width, f"{screen} is {wide} wide on a screen of {width}"
        faults = Axe().run(page).response["violations"]
        assert not [f"{v['id']}: {v['nodes'][0]['html']}" for v in faults if v["impact"] in ("serious", "critical")]
        keep(page, f"matrix-{lang}-{width}-{scheme}-{sample}-{screen}")


def test_a_file_is_read_into_the_box(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "草稿.csv"
    file.write_bytes("类型,内容\nO,让新来的商家少走弯路\nKR1,商家首单时间从 9 天缩短到 5 天\n".encode("gb18030"))
    page = visit(lang="zh")
    page.locator(".st-key-under button").first.click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".aside.done")).to_have_text("已读入《草稿.csv》，放进上面的框里了", timeout=15_000)
    expect(page.locator(".st-key-box_draft textarea")).to_have_value(re.compile("商家首单时间从 9 天缩短到 5 天"))


def test_a_file_that_cannot_be_read_says_why(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "broken.docx"
    file.write_bytes(b"PK\x03\x04 not a document")
    page = visit(lang="en")
    page.locator(".st-key-under button").first.click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".problem")).to_be_visible(timeout=15_000)
