"""The leaders' journey in a real browser: a sheet uploaded, put right, sorted, asked about, drafted, accounted for."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, keep

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ROWS = {
    "zh": [
        ("指标", "现状", "目标", "挑战", "负责人"),
        ("签约额（万元）", 1800, 2400, 2800, "王敏"),
        ("老客户续约率", 0.82, 0.88, None, "李雷"),
        ("客户投诉量（件）", 45, 30, None, ""),
        ("拜访次数（次）", 320, 480, None, ""),
        ("合计", None, None, None, None),
    ],
    "en": [
        ("Metric", "Today", "Target", "Stretch", "Owner"),
        ("Signed revenue ($k)", 1800, 2400, 2800, "Min"),
        ("Renewal rate", 0.82, 0.88, None, "Lei"),
        ("Customer complaints (cases)", 45, 30, None, ""),
        ("Demos held (demos)", 40, 60, None, ""),
        ("Total", None, None, None, None),
    ],
}
SAID = {
    "zh": ("4 个指标", "5 个目标值", "0 个丢失", "超过主要对手"),
    "en": ("4 metrics", "5 targets", "0 lost", "beat a rival"),
}


def sheet(folder: Path, lang: str) -> Path:
    """The rows as an Excel file."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in ROWS[lang]:
        book.active.append(row)
    path = folder / "metrics.xlsx"
    book.save(path)
    return path


def is_fair(page: Page) -> None:
    """No serious fault for those who cannot see or point, and nothing wider than the screen."""
    # What waits for a run of the page stands dimmed meanwhile, and axe would measure that.
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(1200)
    assert page.viewport_size is not None
    wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= page.viewport_size["width"]
    faults = Axe().run(page).response["violations"]
    assert not [f"{v['id']}: {v['nodes'][0]['html']}" for v in faults if v["impact"] in ("serious", "critical")]


def walk(page: Page, file: Path, lang: str, name: str, *, looked_at: bool) -> None:
    """From the empty page to the receipt and the message; `looked_at` by axe on the way, which takes seconds."""
    read, targets, lost, purpose = SAID[lang]
    page.locator(".st-key-view_sheet button").click()
    expect(page.locator(".st-key-box_sheet textarea")).to_be_visible(timeout=30_000)
    page.locator(".st-key-under button").first.click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".st-key-board .lead")).to_contain_text(read, timeout=30_000)
    page.keyboard.press("Escape")
    first = page.locator("[class*=st-key-metric_O1-KR4]")
    for _ in range(5):  # a rerun of the page closes the list again
        first.get_by_role("combobox").click()
        page.wait_for_timeout(800)
        if page.get_by_role("option").count():
            break
    page.get_by_role("option").last.click()
    expect(page.locator("[class*=st-key-metric_O1-KR4] .from")).not_to_be_empty()
    if looked_at:
        is_fair(page)
    keep(page, f"leaders-{name}-1-trays")
    page.locator(".st-key-purpose button", has_text=purpose).click()
    page.locator(".st-key-sheet_send button").click()
    expect(page.locator(".receipt .lead")).to_contain_text(targets, timeout=60_000)
    expect(page.locator(".receipt .lead")).to_contain_text(lost)
    expect(page.locator(".letter").first).to_be_visible()
    if looked_at:
        is_fair(page)
    keep(page, f"leaders-{name}-2-okr")


def test_a_sheet_becomes_objectives(visit: Visit, tmp_path: Path) -> None:
    page = visit(lang="zh")
    walk(page, sheet(tmp_path, "zh"), "zh", "zh", looked_at=False)
    page.reload()
    expect(page.locator(".receipt .lead")).to_contain_text("0 个丢失", timeout=30_000)


@pytest.mark.soak
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_every_screen(visit: Visit, tmp_path: Path, lang: str, width: int, scheme: str) -> None:
    page = visit(lang=lang, width=width, scheme=scheme)
    walk(page, sheet(tmp_path, lang), lang, f"{lang}-{width}-{scheme}", looked_at=True)
