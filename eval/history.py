"""What each suite came to on its first run and on its last: the first is written once and never again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.cases import fingerprint, newest
from eval.report import parts, rounded
from eval.runner import SuiteRun
from eval.stamp import Stamp

FILE = Path(__file__).parent / "history.json"


def read(path: Path = FILE) -> dict[str, Any]:
    """Per set ("canon_v1.jsonl"): its first and last run."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def record(runs: Sequence[SuiteRun], stamped: Stamp, path: Path = FILE) -> dict[str, Any]:
    """Adds these runs and returns the whole history. A suite that was not wholly run and scored is left as it is."""
    history = read(path)
    for run in runs:
        file = newest(run.scorer.file)
        if file is None or run.unproven or not run.cases:
            continue
        entry = {**stamped.as_json(), "set_hash": fingerprint(run.scorer.file), "measures": _figures(run)}
        known = history.setdefault(f"{run.scorer.name}: {file.name}", {"first": entry})
        known["last"] = entry
    path.write_text(json.dumps(history, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return history


def first_and_last(history: Mapping[str, Any], suite: str, file: str) -> tuple[Any, Any]:
    """The first and the last run of a suite on a set, (None, None) where there was none."""
    known = history.get(f"{suite}: {file}", {})
    return known.get("first"), known.get("last")


def _figures(run: SuiteRun) -> dict[str, dict[str, Any]]:
    return {
        part: {
            name: {"main": rounded(m.main), "n": m.share.n, "unscored": m.unscored} for name, m in found.items()
        }
        for part, found in parts(run).items()
    }
