"""All drafts and versions as one file, and back: the same file for every database, so it also moves them."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from assistant.errors import InputError
from assistant.store.drafts import Store
from assistant.store.schema import HEAD, unreachable
from assistant.store.tables import SessionRow, VersionRow
from assistant.types import Text

_FORMAT = 1


class Backup(NamedTuple):
    """How much a file holds."""

    drafts: int
    versions: int


class Restored(NamedTuple):
    """What became of the drafts in a file: put in, put in over an older one, left out for a newer one."""

    added: int
    replaced: int
    newer: int


def back_up(store: Store, path: Path) -> Backup:
    """Write everything to `path`, at once or not at all; the page may go on meanwhile."""
    part = path.with_name(path.name + ".part")
    drafts = versions = 0
    try:
        with Session(store.engine) as db, gzip.open(part, "wt", encoding="utf-8") as out:
            out.write(json.dumps({"okr_backup": _FORMAT, "schema": HEAD}) + "\n")
            for draft in db.scalars(select(SessionRow).order_by(SessionRow.created)):
                drafts += 1
                out.write(_line("session", draft))
            for version in db.scalars(select(VersionRow).order_by(VersionRow.session, VersionRow.number)):
                versions += 1
                out.write(_line("version", version))
        os.replace(part, path)
    except SQLAlchemyError as error:
        raise unreachable(error) from error
    finally:
        part.unlink(missing_ok=True)
    return Backup(drafts, versions)


def restore(store: Store, path: Path) -> Restored:
    """Put the drafts of a backup into the store, all or none; a draft that is newer there stays as it is.

    Raises InputError where `path` is no backup.
    """
    rows = list(_read(path))
    added = replaced = newer = 0
    taken = set()
    try:
        with Session(store.engine) as db, db.begin():
            for kind, values in rows:
                if kind != "session":
                    continue
                there = db.get(SessionRow, values["id"])
                if there is not None and there.updated >= values["updated"]:
                    newer += 1
                    continue
                taken.add(values["id"])
                added, replaced = (added + 1, replaced) if there is None else (added, replaced + 1)
                db.merge(SessionRow(**values))
            db.flush()
            for kind, values in rows:
                if kind == "version" and values["session"] in taken:
                    same = select(VersionRow).where(
                        VersionRow.session == values["session"], VersionRow.number == values["number"]
                    )
                    if db.scalars(same).first() is None:
                        db.add(VersionRow(**values))
    except SQLAlchemyError as error:
        raise unreachable(error) from error
    return Restored(added, replaced, newer)


def _line(kind: str, row: SessionRow | VersionRow) -> str:
    values = {c.name: getattr(row, c.name) for c in row.__table__.columns if (kind, c.name) != ("version", "id")}
    plain = {k: v.isoformat() if isinstance(v, datetime) else v for k, v in values.items()}
    return json.dumps({"kind": kind, **plain}, ensure_ascii=False) + "\n"


def _read(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            head = json.loads(next(lines, "null"))
            if not isinstance(head, dict) or head.get("okr_backup") != _FORMAT:
                raise ValueError("no heading")
            for line in lines:
                values = json.loads(line)
                kind = values.pop("kind")
                table = SessionRow if kind == "session" else VersionRow
                known = {c.name for c in table.__table__.columns}
                for key in ("created", "updated", "removed"):
                    if values.get(key):
                        values[key] = datetime.fromisoformat(values[key])
                yield kind, {k: v for k, v in values.items() if k in known}
    except (OSError, EOFError, ValueError, KeyError, AttributeError) as error:
        if isinstance(error, FileNotFoundError):
            raise InputError("no_file", Text(f"找不到 {path}。", f"There is no {path}.")) from error
        raise InputError(
            "no_backup",
            Text(
                f"{path.name} 不是完整的备份文件：请用 okr backup 存下来的那个 .gz。草稿库没有动。",
                f"{path.name} is no complete backup: use a .gz file that okr backup wrote. The drafts were not touched.",
            ),
        ) from error
