"""A real PostgreSQL goes away under the page and comes back: it is said, and nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, keep, serving, settle
from tests.browser.test_journey import write
from tests.postgres import Postgres, postgres_server

pytestmark = [pytest.mark.browser, pytest.mark.soak, pytest.mark.xdist_group("browser")]

SAID = {"zh": ("草稿库现在用不了", "你写的还留在这一页上"), "en": ("cannot be reached now", "is held on this page")}


@pytest.fixture(scope="module")
def database(postgres: Postgres) -> Iterator[Postgres]:
    """One of its own, to be stopped; where there is none at all, `postgres` says so."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="module")
def address(database: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("away"), OKR_DATABASE_URL=database.database()) as address:
        yield address


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_typed_while_the_database_is_away_is_kept(
    visit: Visit, database: Postgres, address: str, tmp_path: Path, lang: str
) -> None:
    page = visit(address=address, lang=lang)
    write(page, "draft", "O 让老会员愿意回来")
    settle(page)
    database.stop()
    write(page, "draft", "O 让老会员愿意常回来")
    wrong, held = SAID[lang]
    expect(page.locator(".problem").first).to_contain_text(wrong, timeout=240_000)
    expect(page.locator(".stMain")).to_contain_text(held, timeout=240_000)
    box = page.locator(".st-key-box_draft textarea")
    expect(box).to_have_value("O 让老会员愿意常回来")
    keep(page, f"outage-{lang}")
    box.fill("O 让老会员愿意常回来坐坐")
    settle(page)
    database.start()
    expect(page.locator(".problem")).to_have_count(0, timeout=240_000)
    expect(box).to_have_value("O 让老会员愿意常回来坐坐")
    settle(page)
    page.reload()
    expect(box).to_have_value("O 让老会员愿意常回来坐坐", timeout=240_000)
