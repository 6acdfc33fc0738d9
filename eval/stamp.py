"""When, where and on what a figure was measured."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Stamp:
    """`commit` ends in "+" where the product's or the suite's files differ from it; `model` is None where rules draft."""

    date: str
    commit: str
    machine: str
    model: str | None = None
    prompt: str | None = None

    def as_json(self) -> dict[str, str | None]:
        """As it stands in reports."""
        return asdict(self)

    @property
    def told(self) -> str:
        """In a line: the day, the commit, who drafted with which prompt, the machine."""
        who = (self.model, self.prompt) if self.model else ("rules",)
        return " · ".join(part for part in (self.date, self.commit, *who, self.machine) if part)


def stamp(*, model: str | None = None, prompt: str | None = None) -> Stamp:
    """The stamp of this moment, for what `model` drafts with the prompt of that stamp."""
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    return Stamp(today, _commit(), machine(), model, prompt)


def machine() -> str:
    """The machine in a line: processor, cores, system, Python."""
    model = platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), model)
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def _commit() -> str:
    commit = _git("rev-parse", "--short=7", "HEAD")
    if not commit:
        return "unknown"
    return commit + ("+" if _git("status", "--porcelain", "--", "assistant", "eval") else "")


def _git(*words: str) -> str:
    try:
        ran = subprocess.run(("git", "-C", str(ROOT), *words), capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return ""
    return ran.stdout.strip() if ran.returncode == 0 else ""
