"""Where sessions are kept between visits: one row per session, its state as JSON, in SQLite or any database by URL."""

from __future__ import annotations

import secrets
import threading
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, String, Text, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from assistant.session import Form, State

if TYPE_CHECKING:
    from pydantic import TypeAdapter


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
    """States by session id. Safe to use from several threads; each call is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = threading.Lock()  # a drafting thread and a click may save the same new session at once
        _Base.metadata.create_all(engine)

    def load(self, session: str) -> State | None:
        """The state saved under `session`, or None. A state written by an older version keeps at least its form."""
        with Session(self._engine) as db:
            row = db.scalar(select(_Row).where(_Row.id == session))
            return decode(row.state) if row is not None else None

    def save(self, session: str, state: State) -> None:
        """Keep `state` under `session`, over what was there."""
        now, text = datetime.now(UTC), encode(state)
        with self._writing, Session(self._engine) as db, db.begin():
            row = db.get(_Row, session)
            if row is None:
                db.add(_Row(id=session, state=text, created=now, updated=now))
            else:
                row.state, row.updated = text, now


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


def encode(state: State) -> str:
    """The state as JSON."""
    return _adapter().dump_json(state).decode()


def decode(text: str) -> State:
    """The state behind `encode`'s JSON; what this version cannot read falls back to the form alone."""
    from pydantic import ValidationError

    try:
        return _adapter().validate_json(text)
    except ValidationError:
        return State(form=_form_of(text))


def _form_of(text: str) -> Form:
    import json

    try:
        fields = json.loads(text).get("form", {})
        return Form(**{k: str(v) for k, v in fields.items() if k in Form.__dataclass_fields__})
    except (ValueError, AttributeError, TypeError):
        return Form()


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[State]:
    from pydantic import TypeAdapter

    return TypeAdapter(State)
