"""Findings as SARIF 2.1.0, which code hosts show beside the lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from assistant.types import Lang, Review, Severity

_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def sarif_json(files: Sequence[tuple[str, str, Review]], ui_lang: Lang | None) -> dict[str, Any]:
    """One run over (path, text, review); columns count code points, from 1."""
    used: dict[str, dict[str, Any]] = {}
    results = []
    for path, text, review in files:
        starts = _line_starts(text)
        lang = ui_lang or review.document.lang
        for finding in review.findings:
            used.setdefault(finding.check, {"id": finding.check, "name": finding.name})
            region = {"startLine": 1}
            if finding.span is not None:
                region = _region(starts, finding.span.start, finding.span.end)
            results.append(
                {
                    "ruleId": finding.check,
                    "level": _LEVEL[finding.severity],
                    "message": {"text": f"{finding.message.in_lang(lang)} {finding.suggestion.in_lang(lang)}"},
                    "locations": [
                        {"physicalLocation": {"artifactLocation": {"uri": path}, "region": region}},
                    ],
                }
            )
    driver = {"name": "okr", "rules": [used[key] for key in sorted(used)]}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


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
