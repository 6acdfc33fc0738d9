"""Is a text that fools shallow checks seen through?

Keyword salad, nonsense with numbers, dates and versions posing as amounts, activity with a figure, numerals in other
scripts, reversed ranges. A case passes when every expected check is found on its item, no unwanted one is, every
expected figure is read, and nothing that is no amount is read as a target.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from eval.marks import Mark, Product, Proof, Scorer
from eval.shapes import GamingLine


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    review, parsed = product.check(data["text"]), product.parse(data["text"])
    found = {(f["target"], f["check"]) for f in review["findings"]}
    failures = []
    for want in data["must"]:
        if not any((want["target"], check) in found for check in want["check_any"]):
            failures.append(f"{want['target']} lacks {'/'.join(want['check_any'])}")
    for unwanted in data["must_not"]:
        failures += [f"{unwanted['target']} has {c}" for c in unwanted["checks"] if (unwanted["target"], c) in found]
    failures += _figures(data, parsed)
    seen = " ".join(sorted(f"{check}@{target}" for target, check in found))
    yield Mark("seen_through", float(not failures), "; ".join(failures), f"{data['text']}  [{seen}]")


def _figures(data: Mapping[str, Any], parsed: Mapping[str, Any]) -> Iterator[str]:
    read = [
        {**figure, "target": item["id"]}
        for objective in parsed["objectives"]
        for item in (objective, *objective["key_results"])
        for figure in item["figures"]
    ]
    for want in data["figures"]:
        if not any(_same(want, figure) for figure in read):
            yield f"{want['target']}: {want['quote']} is not read as {want['role']} {want['value']} {want['unit']}"
    for words in data["figures_not"]:
        taken = [f["quote"] for f in read if f["role"] == "target" and _overlaps(f["span"], words, data["text"])]
        if taken:
            yield f"“{words}” is no amount, {', '.join(taken)} is read as one"


def _same(want: Mapping[str, Any], figure: Mapping[str, Any]) -> bool:
    """The same item, role, amount and unit; a unit counts as named where it stands in the quote: "5 sites", site."""
    if figure["target"] != want["target"] or figure["role"] != want["role"]:
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


_LINE: dict[str, Any] = {
    "text": "O: Seats\nKR1: Ship v3.2 of 24/7 care to 5 sites",
    "must": [{"target": "O1.KR1", "check_any": ["K02"]}],
    "must_not": [{"target": "O1.KR1", "checks": ["K13"]}],
    "figures_not": ["v3.2"],
    "figures": [{"target": "O1.KR1", "quote": "5 sites", "value": "5", "unit": "sites", "role": "target"}],
}


def _seen(*checks: str) -> dict[str, Any]:
    return {"findings": [{"target": "O1.KR1", "check": c} for c in checks]}


def _read(*figures: tuple[str, str]) -> dict[str, Any]:
    at = _LINE["text"].index
    read = [
        {"quote": quote, "value": value, "role": "target", "unit": "", "span": [at(quote), at(quote) + len(quote)]}
        for quote, value in figures
    ]
    return {"objectives": [{"id": "O1", "figures": [], "key_results": [{"id": "O1.KR1", "figures": read}]}]}


_FIVE = _read(("5 sites", "5.0"))

scorer = Scorer(
    name="gaming",
    file="gaming",
    shape=GamingLine,
    note="a text that fools shallow checks is seen through, in findings and in figures",
    score=_score,
    required={"seen_through": 0.95},
    proofs=(
        Proof(data=_LINE, measure="seen_through", score=1, check=_seen("K02"), parse=_FIVE),
        Proof(data=_LINE, measure="seen_through", score=0, check=_seen(), parse=_FIVE),
        Proof(data=_LINE, measure="seen_through", score=0, check=_seen("K02", "K13"), parse=_FIVE),
        Proof(data=_LINE, measure="seen_through", score=0, check=_seen("K02"), parse=_read()),
        Proof(data=_LINE, measure="seen_through", score=0, check=_seen("K02"), parse=_read(("5 sites", "6"))),
        Proof(
            data=_LINE,
            measure="seen_through",
            score=0,
            check=_seen("K02"),
            parse=_read(("5 sites", "5"), ("3.2", "3.2")),
        ),
    ),
)
