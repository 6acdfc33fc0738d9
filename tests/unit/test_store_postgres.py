"""Drafts in PostgreSQL: opened by URL, made and migrated, shared by processes, gone in the middle and back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from assistant.errors import SettingsError, StoreError
from assistant.store import Stale, Store, back_up, open_store, restore
from assistant.store.schema import HEAD
from assistant.store.tables import Base
from tests.postgres import Postgres, postgres_server

pytestmark = pytest.mark.xdist_group("postgres")

Open = Callable[[str | None], Store]

_FIRST_TABLE = """CREATE TABLE sessions (id VARCHAR(40) PRIMARY KEY, state TEXT NOT NULL, created TIMESTAMP NOT NULL,
updated TIMESTAMP NOT NULL)"""
# What another process does with the same database: its argument is the URL.
_SAVE_MANY = """
import sys
from pathlib import Path
from assistant.store import open_store
store = open_store(Path("unused"), sys.argv[1])
for n in range(20):
    store.save("shared", f"{n}")
    store.keep_version("shared", f"{sys.argv[2]} {n}")
"""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens stores that are closed when the test is over."""
    stores: list[Store] = []

    def one(url: str | None) -> Store:
        stores.append(open_store(tmp_path / f"data{len(stores)}", url))
        return stores[-1]

    yield one
    for store in stores:
        store.close()


def test_a_new_database_is_made_and_used_by_its_url(postgres: Postgres, opened: Open, tmp_path: Path) -> None:
    url = postgres.database()
    store = opened(url)
    assert store.save("s", '{"form": "草稿"}', expected=0, summary="草稿", owner="lin") == 1
    again = opened(url.replace("postgresql://", "postgres://"))
    assert again.load("s") == '{"form": "草稿"}'
    assert [d.name for d in again.drafts("lin")] == ["草稿"]
    with pytest.raises(Stale):
        again.save("s", "{}", expected=0)
    assert not list(tmp_path.iterdir())


@pytest.mark.soak
@pytest.mark.parametrize("old", [True, False])
def test_an_old_database_and_a_new_one_end_alike(postgres: Postgres, opened: Open, old: bool) -> None:
    url = postgres.database()
    if old:
        engine = create_engine(url.replace("postgresql", "postgresql+psycopg"))
        with engine.begin() as before:
            before.execute(text(_FIRST_TABLE))
            before.execute(text("INSERT INTO sessions VALUES ('abcdefgh', '{}', now(), now())"))
        engine.dispose()
    store = opened(url)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == HEAD
        assert compare_metadata(context, Base.metadata) == []
    assert store.load("abcdefgh") == ("{}" if old else None)


@pytest.mark.soak
def test_processes_that_start_at_once_on_a_new_database_all_save(postgres: Postgres, opened: Open) -> None:
    url = postgres.database()
    running = [
        subprocess.Popen([sys.executable, "-c", _SAVE_MANY, url, name], stderr=subprocess.PIPE) for name in "abc"
    ]
    for process in running:
        told = process.communicate(timeout=60)[1]
        assert (process.returncode, told.decode()) == (0, "")
    store = opened(url)
    kept = store.read("shared")
    assert kept is not None
    assert kept.revision == 60
    assert [v.number for v in store.versions("shared")] == list(range(60, 0, -1))


@pytest.mark.soak
def test_drafts_move_from_a_file_to_a_server_and_back(postgres: Postgres, opened: Open, tmp_path: Path) -> None:
    file, server = opened(None), opened(postgres.database())
    for n in range(3):
        file.save(f"s{n}", f"草稿 {n}", summary=f"第 {n} 份", owner="lin")
        file.keep_version(f"s{n}", f"版本 {n}")
    file.remove("s2")
    back_up(file, tmp_path / "all.gz")
    assert restore(server, tmp_path / "all.gz") == (3, 0, 0)
    assert server.drafts("lin") == file.drafts("lin")
    assert server.drafts("lin", removed=True) == file.drafts("lin", removed=True)
    assert server.keep_version("s1", "又一版") == 2, "the numbers of rows go on where they were"
    assert back_up(server, tmp_path / "back.gz") == (3, 4)
    assert restore(opened(None), tmp_path / "back.gz") == (3, 0, 0)


@pytest.fixture
def own_server(postgres: Postgres) -> Iterator[Postgres]:
    """One that others do not use; where there is none at all, `postgres` says so."""
    with postgres_server() as server:
        yield server


@pytest.mark.soak
def test_a_server_that_goes_away_is_said_and_used_again_when_it_is_back(own_server: Postgres, opened: Open) -> None:
    store = opened(own_server.database())
    store.save("s", "before")
    own_server.stop()
    for act in (lambda: store.load("s"), lambda: store.save("s", "lost"), lambda: store.drafts("")):
        with pytest.raises(StoreError, match="cannot be reached") as told:
            act()
        assert "127.0.0.1" not in told.value.in_lang("zh")
    own_server.start()
    assert store.load("s") == "before"
    assert store.save("s", "after") == 2


def test_what_is_no_database_is_said_without_the_password(tmp_path: Path) -> None:
    for url in (
        "nonsense",
        "oracle://okr:geheim@db/okr",
        "postgresql://okr:geheim@db:port/okr",
        "mysql+x://a:geheim@b",
    ):
        with pytest.raises(SettingsError, match="OKR_DATABASE_URL") as told:
            open_store(tmp_path, url)
        assert "geheim" not in told.value.in_lang("zh") + told.value.in_lang("en")


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SettingsError, match=r"pip install 'psycopg\[binary\]'"):
        open_store(tmp_path, "postgresql://okr@127.0.0.1/okr")


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Connection refused"):
        open_store(tmp_path, "postgresql://okr:geheim@127.0.0.1:9/okr")
