"""Findings as SARIF 2.1.0, which code hosts show beside the lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from assistant.intake import Intake
from assistant.types import Lang, Review, Severity

_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def sarif_json(files: Sequence[tuple[str, Intake, Review]], ui_lang: Lang | None) -> dict[str, Any]:
    """One run over (path, intake, review); lines and columns count from 1, columns in code points.

    A finding on the whole, and one in a file without lines (.docx, .xlsx), points at the file.
    """
    used: dict[str, dict[str, Any]] = {}
    results = []
    for path, intake, review in files:
        starts = _line_starts(intake.text) if intake.kind in ("text", "csv") else None
        lang = ui_lang or review.document.lang
        place: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
        for finding in review.findings:
            used.setdefault(finding.check, {"id": finding.check, "name": finding.name})
            here = place
            if finding.span is not None and starts is not None:
                here = {**place, "region": _region(starts, *finding.span)}
            results.append(
                {
                    "ruleId": finding.check,
                    "level": _LEVEL[finding.severity],
                    "message": {"text": f"{finding.message.in_lang(lang)} {finding.suggestion.in_lang(lang)}"},
                    "locations": [{"physicalLocation": here}],
                    "properties": {"target": finding.target, "sources": list(finding.sources)},
                }
            )
    driver = {"name": "okr", "rules": [used[key] for key in sorted(used)]}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _uri(path: str) -> str:
    return "stdin" if path == "-" else quote(path.replace("\\", "/"))


def _line_starts(text: str) -> list[int]:
    return [0, *(at + 1 for at, c in enumerate(text) if c == "\n")]


def _region(starts: Sequence[int], start: int, end: int) -> dict[str, int]:
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end) - 1
    return {
        "startLine": first + 1,
        "startColumn": start - starts[first] + 1,
        "endLine": last + 1,
        "endColumn": end - starts[last] + 1,
    }
