"""Is a text that fools shallow checks seen through?

Keyword salad, nonsense with numbers, dates and versions posing as amounts, activity with a figure, numerals in other
scripts, reversed ranges. A case passes when every expected check is found on its item, no unwanted one is, every
expected figure is read, and nothing that is no amount is read as a target. The target "any" is any item.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.types import Text
from eval.marks import Mark, Product, Proof, Scorer
from eval.scorers._figures import figure_marks
from eval.shapes import GamingLine


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    review, parsed = product.check(data["text"]), product.parse(data["text"])
    found = {(f["target"], f["check"]) for f in review["findings"]}
    found |= {("any", check) for _, check in found}
    failures = []
    for want in data["must"]:
        if not any((want["target"], check) in found for check in want["check_any"]):
            failures.append(f"{want['target']} lacks {'/'.join(want['check_any'])}")
    for unwanted in data["must_not"]:
        failures += [f"{unwanted['target']} has {c}" for c in unwanted["checks"] if (unwanted["target"], c) in found]
    failures += [mark.reason for mark in figure_marks(data, parsed) if mark.score != 1]
    seen = " ".join(sorted(f"{check}@{target}" for target, check in found if target != "any"))
    yield Mark("seen_through", float(not failures), "; ".join(failures), f"{data['text']}  [{seen}]")


_LINE: dict[str, Any] = {
    "text": "O: Seats\nKR1: Ship v3.2 of 24/7 care to 5 sites",
    "must": [{"target": "O1.KR1", "check_any": ["K02"]}],
    "must_not": [{"target": "O1.KR1", "checks": ["K13"]}],
    "figures_not": ["v3.2"],
    "figures": [{"target": "O1.KR1", "quote": "5 sites", "value": "5", "unit": "sites", "role": "target"}],
}
_ANYWHERE = {**_LINE, "must": [{"target": "any", "check_any": ["S02"]}], "must_not": []}


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
_VERSION = _read(("5 sites", "5"), ("3.2", "3.2"))

scorer = Scorer(
    name="gaming",
    file="gaming",
    shape=GamingLine,
    note=Text(
        "骗得过浅层检查的文本被看穿，意见和数字都是",
        "a text that fools shallow checks is seen through, in findings and in figures",
    ),
    score=_score,
    required={"seen_through": 0.95},
    proofs=(
        Proof(data=_LINE, measure="seen_through", score=1, check=_seen("K02"), parse=_FIVE),
        Proof(data=_LINE, measure="seen_through", score=0, check=_seen(), parse=_FIVE),
        Proof(data=_LINE, measure="seen_through", score=0, check=_seen("K02", "K13"), parse=_FIVE),
        Proof(data=_LINE, measure="seen_through", score=0, check=_seen("K02"), parse=_read()),
        Proof(data=_LINE, measure="seen_through", score=0, check=_seen("K02"), parse=_read(("5 sites", "6"))),
        Proof(data=_LINE, measure="seen_through", score=0, check=_seen("K02"), parse=_VERSION),
        Proof(data=_ANYWHERE, measure="seen_through", score=1, check=_seen("S02"), parse=_FIVE),
        Proof(data=_ANYWHERE, measure="seen_through", score=0, check=_seen("K02"), parse=_FIVE),
    ),
)
