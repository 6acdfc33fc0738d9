"""Expected figures against those that were read: by item, role, amount and unit; and strings that are no amount."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from eval.marks import Mark


def figure_marks(data: Mapping[str, Any], parsed: Mapping[str, Any]) -> Iterator[Mark]:
    """A mark "read" per expected figure, and a mark "no_amount" per string that must not be read as a target."""
    read = [
        {**figure, "target": item["id"]}
        for objective in parsed["objectives"]
        for item in (objective, *objective["key_results"])
        for figure in item["figures"]
    ]
    for want in data["figures"]:
        right = any(_same(want, figure) for figure in read)
        said = f"{want['target']}: {want['quote']} is not read as {want['role']} {want['value']} {want['unit']}"
        yield Mark("read", float(right), "" if right else said, data["text"])
    for words in data["figures_not"]:
        taken = [f["quote"] for f in read if f["role"] == "target" and _overlaps(f["span"], words, data["text"])]
        said = f"“{words}” is no amount, {', '.join(taken)} is read as one"
        yield Mark("no_amount", float(not taken), said if taken else "", data["text"])


def _same(want: Mapping[str, Any], figure: Mapping[str, Any]) -> bool:
    """The same item, role, amount and unit; a unit counts as named where it stands in the quote: "5 sites", site."""
    if want["target"] not in (figure["target"], "any") or figure["role"] != want["role"]:
        return False
    unit = want["unit"]
    return (
        _number(figure["value"]) == _number(want["value"])
        and (want["quote"] in figure["quote"] or figure["quote"] in want["quote"])
        and (unit is None or unit == figure["unit"] or unit in figure["quote"])
    )


def _overlaps(span: Sequence[int], words: str, text: str) -> bool:
    """Whether the span has a character of `words`, wherever they stand in the text."""
    at = text.find(words)
    while at >= 0:
        if span[0] < at + len(words) and at < span[1]:
            return True
        at = text.find(words, at + 1)
    return False


def _number(value: str | None) -> Decimal | str | None:
    try:
        return Decimal(value) if value is not None else None
    except InvalidOperation:
        return value
