"""A baseline: the findings that were there when a team began, so that only new ones are reported.

A finding is known by its file, its check and the words of its item, not by its line or number: text may move. Files are
named from the baseline's own folder. The same flaw twice is known twice, a third one is new.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.text import plain
from assistant.types import Finding, Ignored, Review, Text

_ABOUT = "Known findings; `okr check --baseline` reports only others. Written by `okr check --write-baseline`."
_WORDS_SHOWN = 80

# One known finding: its file, its check, the fingerprint of the words it is about.
_Key = tuple[str, str, str]


class Baseline:
    """Known findings, taken off one by one as they are met again."""

    def __init__(self, path: Path, known: Counter[_Key]) -> None:
        self._path = path
        self._left = known
        self._met: set[str] = set()

    def filtered(self, name: str, review: Review) -> Review:
        """The review of the file `name` without its known findings, which are kept as ignored."""
        file = _file(self._path, name)
        self._met.add(file)
        new, known = [], []
        for finding in review.findings:
            key = (file, finding.check, _fingerprint(review, finding))
            if self._left[key] > 0:
                self._left[key] -= 1
                known.append(Ignored(finding, "baseline"))
            else:
                new.append(finding)
        return replace(review, findings=tuple(new), ignored=(*review.ignored, *known))

    def gone(self) -> int:
        """How many known findings of the files that were met are there no more."""
        return sum(count for (file, _, _), count in self._left.items() if file in self._met)


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises InputError when there is none or it is something else."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        known: Counter[_Key] = Counter()
        for file, entries in data["files"].items():
            for one in entries:
                known[file, str(one["check"]), str(one["key"])] += int(one["count"])
    except FileNotFoundError:
        raise InputError(
            "no_baseline",
            Text(
                f"没有基线文件 {path}；用 okr check ... --write-baseline {path} 写一个。",
                f"There is no baseline {path}; okr check ... --write-baseline {path} writes one.",
            ),
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "bad_baseline",
            Text(
                f"{path} 不是能用的基线文件；用 okr check ... --write-baseline {path} 重写。",
                f"{path} is no usable baseline; okr check ... --write-baseline {path} writes it anew.",
            ),
        ) from error
    return Baseline(path, known)


def write_baseline(path: Path, reviews: Iterable[tuple[str, Review]]) -> int:
    """Writes the findings of (file, review) as known and returns how many there are.

    Raises InputError when the file cannot be written.
    """
    files: dict[str, list[dict[str, Any]]] = {}
    total = 0
    for name, review in reviews:
        counted: Counter[tuple[str, str, str]] = Counter()
        for finding in review.findings:
            item = review.document.find(finding.target)
            words = " ".join((item.text if item else "").split())[:_WORDS_SHOWN]
            counted[finding.check, _fingerprint(review, finding), words] += 1
        total += counted.total()
        if counted:
            files[_file(path, name)] = [
                {"check": check, "text": words, "key": key, "count": count}
                for (check, key, words), count in sorted(counted.items())
            ]
    written = {"version": 1, "about": _ABOUT, "files": dict(sorted(files.items()))}
    try:
        path.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(
            "baseline_unwritable",
            Text(f"写不了 {path}：{error.strerror}。", f"{path} cannot be written: {error.strerror}."),
        ) from error
    return total


def _file(baseline: Path, name: str) -> str:
    """The file's name as seen from the baseline's folder, with forward slashes."""
    if name == "-":
        return name
    try:
        return Path(os.path.relpath(Path(name).resolve(), baseline.resolve().parent)).as_posix()
    except ValueError:  # another drive
        return Path(name).resolve().as_posix()


def _fingerprint(review: Review, finding: Finding) -> str:
    """The words a finding is about, letters and digits only, as a short hash; layout and width make no difference."""
    from hashlib import sha256

    item = review.document.find(finding.target)
    words = "".join(c for c in plain(item.text if item else "").lower() if c.isalnum())
    return sha256(words.encode("utf-8", errors="replace")).hexdigest()[:16]
