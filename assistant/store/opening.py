"""The store's database is opened by its URL: a SQLite file in the data folder where none is named, else PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from assistant.errors import SettingsError, StoreError
from assistant.store.drafts import Store
from assistant.types import Text

# Providers hand out either of the first two; the driver is ours to choose.
_POSTGRES = ("postgres", "postgresql", "postgresql+psycopg")
# A server that is gone is said within seconds, where the system would wait for minutes.
_PATIENCE = {"connect_timeout": 5, "tcp_user_timeout": 10_000, "keepalives_idle": 30}
_POOL_TIMEOUT_S = 10


def open_store(data_dir: Path, url: str | None = None) -> Store:
    """The store at `url`, or in a SQLite file in `data_dir`, which is made where it is missing.

    Raises SettingsError where `url` names nothing usable, StoreError where the database cannot be reached.
    """
    return Store(_sqlite_in(data_dir) if url is None else _by_url(url))


def _sqlite_in(folder: Path) -> Engine:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            "data_dir",
            Text(
                f"数据文件夹 {folder} 建不了（{error.strerror}）：把 OKR_DATA_DIR 设成一个能写的文件夹。",
                f"The data folder {folder} cannot be made ({error.strerror}): set OKR_DATA_DIR to one that can be written.",
            ),
        ) from error
    return _sqlite(f"sqlite:///{folder / 'sessions.db'}")


def _by_url(written: str) -> Engine:
    try:
        url = make_url(written)
    except (ArgumentError, ValueError) as error:
        raise _unusable("它不是数据库地址", "is no address of a database") from error
    if url.drivername == "sqlite":
        return _sqlite(url)
    if url.drivername in _POSTGRES:
        return _postgres(url.set(drivername="postgresql+psycopg"))
    raise _unusable(f"不认识 {url.drivername}", f"names {url.drivername}, which is not known here")


def _sqlite(url: str | URL) -> Engine:
    engine = create_engine(url, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: object) -> None:
        # Readers beside a writer, and a second writer waits instead of failing.
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA busy_timeout=5000")
        cursor.close()

    return engine


def _postgres(url: URL) -> Engine:
    try:
        # A server that went away and came back: connections from before are tried, and replaced unseen.
        patience = {name: value for name, value in _PATIENCE.items() if name not in url.query}
        return create_engine(
            url, hide_parameters=True, pool_pre_ping=True, pool_timeout=_POOL_TIMEOUT_S, connect_args=patience
        )
    except ImportError as error:
        raise SettingsError(
            "no_driver",
            Text(
                "OKR_DATABASE_URL 指的是 PostgreSQL，但没有装它的驱动：请运行 pip install 'psycopg[binary]'。",
                "OKR_DATABASE_URL names PostgreSQL, whose driver is not installed: run pip install 'psycopg[binary]'.",
            ),
        ) from error


def _unusable(zh: str, en: str) -> SettingsError:
    """The address itself is not repeated: it may hold a password."""
    return SettingsError(
        "bad_setting",
        Text(
            f"OKR_DATABASE_URL 用不了：{zh}。例如 postgresql://okr:密码@db.example.com/okr，或 sqlite:////data/okr.db；不设则存在数据文件夹里。",
            f"OKR_DATABASE_URL {en}. Name it like postgresql://okr:password@db.example.com/okr or sqlite:////data/okr.db; "
            "without it drafts lie in the data folder.",
        ),
    )
