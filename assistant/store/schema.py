"""The store's tables are brought to the present form at start, by alembic; a database that is there already is kept."""

from __future__ import annotations

import time
from pathlib import Path

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from assistant.errors import StoreError
from assistant.store.tables import Base
from assistant.types import Text

# The last migration; alembic itself takes a while to load, so it is asked only where something is to be done.
HEAD = "0002"
_FIRST = "0001"
_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> None:
    """Bring the database to HEAD. Raises StoreError where it cannot be reached or is of a later version."""
    for attempt in range(3):
        try:
            at = _at(engine)
            if at == HEAD:
                return
            if at is not None and at > HEAD:
                raise StoreError(
                    "newer_store",
                    Text(
                        f"草稿库是更新的版本存的（{at}），这个版本读不了：请升级程序，或用 OKR_DATA_DIR 换一个文件夹。",
                        f"The drafts were stored by a later version ({at}) and cannot be read by this one: update the "
                        "program, or name another folder in OKR_DATA_DIR.",
                    ),
                )
            _make(engine) if at is None else _upgrade(engine)
            return
        except SQLAlchemyError as error:
            if attempt == 2:
                raise unreachable(error) from error
            time.sleep(0.5)  # another process may be doing the same at this moment


def unreachable(error: SQLAlchemyError) -> StoreError:
    """The database does not answer or cannot be written: said without its address, which may hold a password."""
    said = str(getattr(error, "orig", None) or type(error).__name__).splitlines()[0]
    said = said.rsplit(" failed: ", 1)[-1][:160]  # PostgreSQL's driver names host and port first
    return StoreError(
        "store",
        Text(
            f"草稿库现在用不了（{said}）：看看磁盘满没满、数据文件夹能不能写、OKR_DATABASE_URL 对不对，再刷新。",
            f"The drafts cannot be reached now ({said}): see whether the disk is full, the data folder can be written "
            "and OKR_DATABASE_URL is right, then reload.",
        ),
    )


def _at(engine: Engine) -> str | None:
    """The migration the database stands at; None where there is nothing yet."""
    tables = inspect(engine).get_table_names()
    if "alembic_version" in tables:
        with engine.connect() as db:
            return str(db.scalar(text("SELECT version_num FROM alembic_version")) or "0000")
    return "0000" if "sessions" in tables else None


def _make(engine: Engine) -> None:
    """The tables of a new database, as the migrations would leave them, without loading alembic for it."""
    with engine.begin() as db:
        Base.metadata.create_all(db)
        db.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        db.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def _upgrade(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        if _at(engine) == "0000":  # made before there were migrations
            command.stamp(config, _FIRST)
        command.upgrade(config, "head")
