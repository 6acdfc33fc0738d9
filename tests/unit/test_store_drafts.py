"""A list of drafts, versions, backup: what is kept stays, old databases come along, nobody overwrites unseen."""

from __future__ import annotations

import gzip
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from assistant.errors import InputError, StoreError
from assistant.store import Stale, Store, back_up, new_id, open_store, restore
from assistant.store.schema import HEAD
from assistant.store.tables import Base

POSTGRES = pytest.mark.xdist_group("postgres")
OLD_TABLE = """CREATE TABLE sessions (id VARCHAR(40) NOT NULL, state TEXT NOT NULL, created DATETIME NOT NULL,
updated DATETIME NOT NULL, PRIMARY KEY (id))"""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=[pytest.mark.soak, POSTGRES])])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    url = request.getfixturevalue("postgres").database() if request.param == "postgres" else None
    with closing(open_store(tmp_path, url)) as opened:
        yield opened


def test_a_database_from_before_there_were_migrations_comes_along(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "sessions.db") as old:
        old.execute(OLD_TABLE)
        old.execute(
            "INSERT INTO sessions VALUES ('abcdefgh', '{}', '2026-01-02 03:04:05', '2026-01-02 03:04:05.000006')"
        )
    old.close()
    store = open_store(tmp_path)
    assert store.load("abcdefgh") == "{}"
    assert [d.id for d in store.drafts("")] == ["abcdefgh"]
    assert store.save("abcdefgh", "{1}", expected=0) == 1


@pytest.mark.parametrize("old", [True, False])
def test_an_old_database_and_a_new_one_end_alike(tmp_path: Path, old: bool) -> None:
    if old:
        with sqlite3.connect(tmp_path / "sessions.db") as before:
            before.execute(OLD_TABLE)
        before.close()
    with open_store(tmp_path).engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == HEAD
        assert compare_metadata(context, Base.metadata) == []


def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    engine = open_store(tmp_path).engine
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="later version"):
        open_store(tmp_path)


def test_a_database_that_cannot_be_opened_is_told_without_its_address(tmp_path: Path) -> None:
    (tmp_path / "sessions.db").write_bytes(b"no database at all, only some bytes of another kind" * 40)
    with pytest.raises(StoreError) as told:
        open_store(tmp_path)
    assert str(tmp_path) not in told.value.in_lang("zh")
    assert "OKR_DATABASE_URL" in told.value.in_lang("en")


def test_who_saves_on_old_ground_is_told(store: Store) -> None:
    assert store.save("s", "one", expected=0) == 1
    assert store.save("s", "two", expected=1) == 2
    for old in (0, 1):
        with pytest.raises(Stale):
            store.save("s", "three", expected=old)
    assert store.load("s") == "two"
    assert store.save("s", "four") == 3


def test_of_many_that_save_on_the_same_ground_one_gets_through(store: Store) -> None:
    store.save("s", "start")
    done: list[str] = []

    def save(name: str) -> None:
        try:
            store.save("s", name, expected=1)
        except Stale:
            return
        done.append(name)

    threads = [threading.Thread(target=save, args=(str(n),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [store.load("s")]


def test_drafts_are_listed_named_copied_deleted_and_purged(store: Store) -> None:
    store.save("a", "A", summary="让老会员回来")
    store.save("b", "B", summary="second")
    store.save("c", "C", summary="not mine", owner="somebody")
    assert [(d.id, d.name) for d in store.drafts("")] == [("b", "second"), ("a", "让老会员回来")]
    store.rename("a", "  会员   Q3 ")
    store.save("a", "A2", summary="changed")
    assert store.drafts("")[0].name == "会员 Q3"
    copy = store.duplicate("a")
    assert copy is not None
    assert store.load(copy) == "A2"
    store.remove("a")
    assert "a" not in [d.id for d in store.drafts("")]
    assert [d.id for d in store.drafts("", removed=True)] == ["a"]
    assert store.load("a") == "A2"
    store.put_back("a")
    assert "a" in [d.id for d in store.drafts("")]
    store.keep_version("a", "A")
    store.purge("a")
    assert store.load("a") is None
    assert store.versions("a") == ()
    assert store.duplicate("a") is None


def test_versions_are_numbered_and_the_same_is_kept_once(store: Store) -> None:
    store.save("s", "x")
    assert [store.keep_version("s", text) for text in ("one", "one", "two", "one")] == [1, 1, 2, 3]
    assert [v.number for v in store.versions("s")] == [3, 2, 1]
    assert store.version("s", 2) == "two"
    assert store.version("s", 9) is None


def test_a_backup_brings_everything_into_an_empty_store_and_never_over_newer_work(tmp_path: Path) -> None:
    one, file = open_store(tmp_path / "one"), tmp_path / "all.jsonl.gz"
    for n in range(3):
        one.save(f"s{n}", f"草稿 {n}", summary=f"第 {n} 份")
    one.rename("s0", "名字")
    one.remove("s2")
    one.keep_version("s1", "版本", "v")
    assert back_up(one, file) == (3, 1)
    two = open_store(tmp_path / "two")
    assert restore(two, file) == (3, 0, 0)
    assert two.drafts("") == one.drafts("")
    assert two.drafts("", removed=True) == one.drafts("", removed=True)
    assert two.version("s1", 1) == "版本"
    two.save("s0", "newer")
    two.purge("s1")
    assert restore(two, file) == (1, 0, 2)
    assert two.load("s0") == "newer"
    assert two.version("s1", 1) == "版本"
    assert not list(tmp_path.glob("*.part"))


def test_what_is_no_whole_backup_changes_nothing(tmp_path: Path) -> None:
    store, file = open_store(tmp_path / "one"), tmp_path / "all.jsonl.gz"
    store.save(new_id(), "x" * 5000)
    store.save(new_id(), "y")
    back_up(store, file)
    empty = open_store(tmp_path / "two")
    whole = file.read_bytes()
    for bad in (whole[: len(whole) // 2], b"plain text", gzip.compress(b'{"other": 1}\n'), gzip.compress(b"")):
        file.write_bytes(bad)
        with pytest.raises(InputError, match="no complete backup"):
            restore(empty, file)
    with pytest.raises(InputError, match="There is no"):
        restore(empty, tmp_path / "nowhere.gz")
    assert empty.drafts("") == ()


def test_names_are_one_line_that_every_database_takes(store: Store) -> None:
    store.save("s", "{}", summary="会员\x00\n 复购\ud800 " + "长" * 300)
    assert store.drafts("")[0].name.startswith("会员 复购 长")
    store.rename("s", "\x00 Q3\r\n")
    assert store.drafts("")[0].name == "Q3"
    assert store.keep_version("s", "{}", "\udfff第一版") == 1
    assert store.versions("s")[0].name == "第一版"


def test_times_are_kept_as_they_are(store: Store) -> None:
    store.save("s", "x")
    before = store.drafts("")[0].updated
    store.rename("s", "x")
    after = store.drafts("")[0].updated
    assert isinstance(after, datetime)
    assert (after, after.tzinfo) == (before, None)
