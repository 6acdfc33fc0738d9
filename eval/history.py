"""What each suite came to on its first run and on its last: the first is written once and never again.

Each run names the text of the set that it ran on, so that a set that changed in between can be told.
"""

from __future__ import annotations

import json
import re
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
        when = {"date": stamped.date, "commit": stamped.commit, "machine": stamped.machine}
        entry = {**when, "set_hash": fingerprint(run.scorer.file), "measures": _figures(run)}
        key = f"{run.scorer.name}: {file.name}"
        history[key] = {"first": history.get(key, {"first": entry})["first"], "last": entry}
    path.write_text(_compact(history) + "\n", encoding="utf-8")
    return history


def _compact(history: Mapping[str, Any]) -> str:
    """JSON with one measure a line, so that a change shows as one changed line."""
    text = json.dumps(history, ensure_ascii=False, indent=1, sort_keys=True)
    return re.sub(
        r"\[[^\[\]{}\"]*\]", lambda found: "[" + ", ".join(found[0][1:-1].replace(",", " ").split()) + "]", text
    )


def _figures(run: SuiteRun) -> dict[str, dict[str, list[float | int | None]]]:
    """Per part and measure: the main figure, n, how many were left UNSCORED."""
    return {
        part: {name: [rounded(m.main), m.share.n, m.unscored] for name, m in found.items()}
        for part, found in parts(run).items()
    }
