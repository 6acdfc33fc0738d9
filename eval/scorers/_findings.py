"""What several scorers read off a review: how much it weighs, what it says, which items it calls wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from eval.marks import Mark

_SEVERITIES = ("error", "warning", "info")


def burden(review: Mapping[str, Any]) -> tuple[int, ...]:
    """How many errors, warnings and remarks: compared in that order."""
    count = Counter(f["severity"] for f in review["findings"])
    return tuple(count[s] for s in _SEVERITIES)


def told(review: Mapping[str, Any]) -> str:
    """The findings in a line: "K01@O1.KR2 error, ..."."""
    return ", ".join(f"{f['check']}@{f['target']} {f['severity']}" for f in review["findings"]) or "none"


def items_without_error(review: Mapping[str, Any]) -> Iterator[Mark]:
    """A mark per item of a text that no coach would call wrong."""
    wrong: dict[str, list[str]] = {}
    for finding in review["findings"]:
        if finding["severity"] == "error":
            wrong.setdefault(finding["target"], []).append(finding["check"])
    for objective in review["objectives"]:
        for item in (objective, *objective["key_results"]):
            if item["text"]:
                checks = wrong.get(item["id"], [])
                yield Mark("item_without_error", float(not checks), " ".join(checks), item["text"])
