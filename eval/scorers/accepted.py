"""Does an OKR that the guides would show as worth copying get no error?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.types import Text
from eval.marks import Mark, Product, Proof, Scorer
from eval.scorers._findings import items_without_error
from eval.shapes import AcceptedLine


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    review = product.check(data["text"], parent=data.get("parent"), cycle=data.get("cycle"))
    errors = [f"{f['check']}@{f['target']} “{f['quote']}”" for f in review["findings"] if f["severity"] == "error"]
    yield Mark("no_error", float(not errors), ", ".join(errors), data["text"])
    yield from items_without_error(review)


_LINE = {"text": "O: Guests come back"}


def _review(severity: str) -> dict[str, Any]:
    return {
        "findings": [{"check": "O01", "severity": severity, "target": "O1", "quote": "Guests"}],
        "objectives": [{"id": "O1", "text": "Guests come back", "key_results": []}],
    }


scorer = Scorer(
    name="accepted",
    file="accepted",
    shape=AcceptedLine,
    note=Text(
        "照着指南里的好例子写的 OKR，一条错误也不该报", "no error on OKRs shaped like those that the guides call good"
    ),
    score=_score,
    required={"no_error": 1.0},
    proofs=(
        Proof(data=_LINE, measure="no_error", score=1, check=_review("warning")),
        Proof(data=_LINE, measure="no_error", score=0, check=_review("error")),
        Proof(data=_LINE, measure="item_without_error", score=1, check=_review("warning")),
        Proof(data=_LINE, measure="item_without_error", score=0, check=_review("error")),
    ),
)
