"""Where sessions are kept between visits: one row per session, its state as JSON, in SQLite or any database by URL."""

from __future__ import annotations

import secrets
import threading
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, String, Text, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class _Base(DeclarativeBase):
    pass


class _Row(_Base):
    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    state: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime]
    updated: Mapped[datetime]


def new_id() -> str:
    """A session id nobody can guess: whoever has the address reads the session."""
    return secrets.token_urlsafe(12)


class Store:
    """Texts by session id. Safe to use from several threads; each call is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = threading.Lock()  # a drafting thread and a click may save the same new session at once
        _Base.metadata.create_all(engine)

    def load(self, session: str) -> str | None:
        """The state saved under `session`, or None."""
        with Session(self._engine) as db:
            row = db.scalar(select(_Row).where(_Row.id == session))
            return row.state if row is not None else None

    def save(self, session: str, state: str) -> None:
        """Keep `state` under `session`, over what was there."""
        now = datetime.now(UTC)
        with self._writing, Session(self._engine) as db, db.begin():
            row = db.get(_Row, session)
            if row is None:
                db.add(_Row(id=session, state=state, created=now, updated=now))
            else:
                row.state, row.updated = state, now


def open_store(data_dir: Path, url: str | None = None) -> Store:
    """The store at `url`, or in a SQLite file in `data_dir`, which is made where it is missing."""
    if url is None:
        data_dir.mkdir(parents=True, exist_ok=True)
        url = f"sqlite:///{data_dir / 'sessions.db'}"
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _pragmas(connection: object, _record: object) -> None:
            # Readers beside a writer, and a second writer waits instead of failing.
            cursor = connection.cursor()  # type: ignore[attr-defined]
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=NORMAL")
            cursor.execute("PRAGMA busy_timeout=5000")
            cursor.close()

    return Store(engine)
