"""Drafts in a database: one row per draft, its state as JSON, and rows for the versions of it that were kept."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, func, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from assistant.store.schema import migrate, unreachable
from assistant.store.tables import SessionRow, VersionRow

_LISTED = 200
_LONGEST = 200
_TRIES = 5


def new_id() -> str:
    """An id nobody can guess: whoever has the address reads the draft."""
    return secrets.token_urlsafe(12)


class Stale(Exception):
    """The draft was saved by somebody else since it was read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it was saved; `revision` counts the savings."""

    state: str
    revision: int
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A draft in a list: what it is called and when it was last changed (UTC)."""

    id: str
    name: str
    updated: datetime
    removed: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a draft, numbered from 1."""

    number: int
    name: str
    created: datetime


class Store:
    """Drafts by id. Safe to use from several threads and processes; each call is one transaction.

    Every call raises StoreError where the database cannot be reached or written.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # SQLite has one writer at a time; where a server takes many, nobody waits behind one that does not answer.
        self._writing: AbstractContextManager[object] = (
            threading.Lock() if engine.dialect.name == "sqlite" else nullcontext()
        )
        migrate(engine)

    @property
    def engine(self) -> Engine:
        """The database."""
        return self._engine

    def close(self) -> None:
        """Let go of the database's connections."""
        self._engine.dispose()

    def load(self, session: str) -> str | None:
        """The state saved under `session`, or None."""
        kept = self.read(session)
        return kept.state if kept is not None else None

    def read(self, session: str) -> Kept | None:
        """The draft under `session`, or None."""
        with self._reading() as db:
            row = db.get(SessionRow, session)
            return Kept(row.state, row.revision, row.removed is not None) if row is not None else None

    def owner(self, session: str) -> str | None:
        """Whose the draft is; None where there is no such draft."""
        with self._reading() as db:
            return db.scalar(select(SessionRow.owner).where(SessionRow.id == session))

    def give(self, session: str, owner: str) -> None:
        """Make the draft `owner`'s."""
        self._set(session, owner=owner)

    def save(
        self, session: str, state: str, *, expected: int | None = None, summary: str = "", owner: str | None = None
    ) -> int:
        """Keep `state` under `session` and return its revision.

        With `expected` (0: not there yet) raises Stale where the draft is at another revision. A new draft belongs to
        `owner`.
        """
        now = datetime.now(UTC).replace(tzinfo=None)
        summary = _label(summary)
        try:
            with self._changing() as db:
                values = {"state": state, "updated": now, "revision": SessionRow.revision + 1}
                if summary:
                    values["summary"] = summary
                same = update(SessionRow).where(SessionRow.id == session).values(values)
                if expected is not None:
                    same = same.where(SessionRow.revision == expected)
                if db.execute(same).rowcount:  # type: ignore[attr-defined]
                    return db.scalars(select(SessionRow.revision).where(SessionRow.id == session)).one()
                if expected or db.get(SessionRow, session) is not None:
                    raise Stale
                db.add(
                    SessionRow(
                        id=session,
                        state=state,
                        created=now,
                        updated=now,
                        revision=1,
                        summary=summary,
                        owner=owner or "",
                    )
                )
                return 1
        except IntegrityError as error:  # another process was quicker with the same new draft
            if expected is None:
                return self.save(session, state, summary=summary, owner=owner)
            raise Stale from error

    def drafts(self, owner: str, *, removed: bool = False) -> tuple[Listed, ...]:
        """The drafts of one person, the last changed first; or those deleted and not purged yet."""
        gone = SessionRow.removed.is_not(None) if removed else SessionRow.removed.is_(None)
        wanted = (
            select(SessionRow.id, SessionRow.name, SessionRow.summary, SessionRow.updated, SessionRow.removed)
            .where(SessionRow.owner == owner, gone)
            .order_by(SessionRow.updated.desc())
            .limit(_LISTED)
        )
        with self._reading() as db:
            return tuple(
                Listed(id=r.id, name=r.name or r.summary, updated=r.updated, removed=r.removed)
                for r in db.execute(wanted)
            )

    def count(self) -> int:
        """How many drafts there are, of everybody, those deleted and not purged included."""
        with self._reading() as db:
            return db.scalar(select(func.count()).select_from(SessionRow)) or 0

    def states(self) -> Iterator[str]:
        """Every draft of everybody that is not deleted, a batch at a time."""
        return (state for _, state in self.owned_states())

    def owned_states(self) -> Iterator[tuple[str, str]]:
        """The same with whose each is."""
        last = ""
        while True:
            batch = select(SessionRow.id, SessionRow.owner, SessionRow.state).where(
                SessionRow.removed.is_(None), SessionRow.id > last
            )
            with self._reading() as db:
                rows = db.execute(batch.order_by(SessionRow.id).limit(_LISTED)).all()
            if not rows:
                return
            yield from ((row.owner, row.state) for row in rows)
            last = rows[-1].id

    def rename(self, session: str, name: str) -> None:
        """Call the draft `name`; an empty name goes back to what it says."""
        self._set(session, name=_label(name))

    def duplicate(self, session: str) -> str | None:
        """A copy of the draft under a new id, without its versions; None where there is no such draft."""
        with self._changing() as db:
            row = db.get(SessionRow, session)
            if row is None:
                return None
            now = datetime.now(UTC).replace(tzinfo=None)
            copy = SessionRow(
                id=new_id(),
                state=row.state,
                created=now,
                updated=now,
                revision=1,
                name=row.name,
                summary=row.summary,
                owner=row.owner,
            )
            db.add(copy)
            return copy.id

    def remove(self, session: str) -> None:
        """Delete the draft; until it is purged it can be put back."""
        self._set(session, removed=datetime.now(UTC).replace(tzinfo=None))

    def put_back(self, session: str) -> None:
        """Undo `remove`."""
        self._set(session, removed=None)

    def purge(self, session: str) -> None:
        """Delete the draft and its versions for good."""
        with self._changing() as db:
            db.execute(delete(VersionRow).where(VersionRow.session == session))
            db.execute(delete(SessionRow).where(SessionRow.id == session))

    def keep_version(self, session: str, state: str, name: str = "") -> int:
        """Keep `state` as the next version of the draft and return its number; the last one again if nothing changed."""
        for _ in range(_TRIES):
            try:
                return self._next_version(session, state, name)
            except IntegrityError:  # another process took the number: SQLite has no lock on a row
                continue
        return self._next_version(session, state, name)

    def _next_version(self, session: str, state: str, name: str) -> int:
        with self._changing() as db:
            db.execute(select(SessionRow.id).where(SessionRow.id == session).with_for_update())
            last = db.scalars(
                select(VersionRow).where(VersionRow.session == session).order_by(VersionRow.number.desc()).limit(1)
            ).first()
            if last is not None and last.state == state:
                return last.number
            number = 1 + (db.scalar(select(func.max(VersionRow.number)).where(VersionRow.session == session)) or 0)
            now = datetime.now(UTC).replace(tzinfo=None)
            db.add(VersionRow(session=session, number=number, name=_label(name), state=state, created=now))
            return number

    def versions(self, session: str) -> tuple[Version, ...]:
        """The versions of a draft, the latest first."""
        wanted = select(VersionRow.number, VersionRow.name, VersionRow.created).where(VersionRow.session == session)
        with self._reading() as db:
            rows = db.execute(wanted.order_by(VersionRow.number.desc()))
            return tuple(Version(number=r.number, name=r.name, created=r.created) for r in rows)

    def version(self, session: str, number: int) -> str | None:
        """The state that a version holds, or None."""
        with self._reading() as db:
            return db.scalars(
                select(VersionRow.state).where(VersionRow.session == session, VersionRow.number == number)
            ).first()

    def _set(self, session: str, **values: object) -> None:
        with self._changing() as db:
            db.execute(update(SessionRow).where(SessionRow.id == session).values(**values))

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        try:
            with Session(self._engine) as db:
                yield db
        except SQLAlchemyError as error:
            raise unreachable(error) from error

    @contextmanager
    def _changing(self) -> Iterator[Session]:
        try:
            with self._writing, Session(self._engine) as db, db.begin():
                yield db
        except IntegrityError:  # not a database that fails: whoever calls knows what to do about it
            raise
        except SQLAlchemyError as error:
            raise unreachable(error) from error


def _label(text: str) -> str:
    """One line of what can be shown: PostgreSQL takes no NUL, and neither database half a character."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_LONGEST]
