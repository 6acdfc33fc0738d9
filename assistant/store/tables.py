"""The tables of the store. A change here needs a migration beside it, in `migrations/versions`."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """All tables."""


class SessionRow(Base):
    """One draft: its state as JSON, how often it was saved, what it is called, whose it is, whether it was deleted."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    state: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime]
    updated: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(200), default="")
    summary: Mapped[str] = mapped_column(String(200), default="")
    owner: Mapped[str] = mapped_column(String(200), default="", index=True)
    removed: Mapped[datetime | None]


class VersionRow(Base):
    """One version of a draft, as it stood then."""

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("session", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime]
