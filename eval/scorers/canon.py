"""Does the better of two texts get fewer or milder findings?

Errors count before warnings, warnings before remarks; a tie is no success, since the worse text must look worse. Beside
it stands what no good text should meet: an error finding on an item of the better side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.types import Text
from eval.marks import Mark, Product, Proof, Scorer
from eval.scorers._findings import burden, items_without_error, told
from eval.shapes import CanonLine


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    parent = data.get("parent")
    better, worse = product.check(data["better"], parent=parent), product.check(data["worse"], parent=parent)
    right = burden(better) < burden(worse)
    seen = f"better {told(better)}: {data['better']}\nworse {told(worse)}: {data['worse']}"
    yield Mark("better_is_milder", float(right), "" if right else "the better text is not milder", seen)
    yield from items_without_error(better)


_PAIR = {"better": "b", "worse": "w"}
_CLEAN: dict[str, Any] = {"findings": [], "objectives": [{"id": "O1", "text": "b", "key_results": []}]}
_ERROR: dict[str, Any] = {**_CLEAN, "findings": [{"check": "O01", "severity": "error", "target": "O1"}]}

scorer = Scorer(
    name="canon",
    file="canon",
    shape=CanonLine,
    note=Text(
        "两份文本里更好的那份，意见更轻；一样重算没通过", "the better of two texts gets milder findings; ties fail"
    ),
    score=_score,
    required={"better_is_milder": 0.95},
    proofs=(
        Proof(data=_PAIR, measure="better_is_milder", score=1, by_text={"b": _CLEAN, "w": _ERROR}),
        Proof(data=_PAIR, measure="better_is_milder", score=0, by_text={"b": _ERROR, "w": _CLEAN}),
        Proof(data=_PAIR, measure="better_is_milder", score=0, by_text={"b": _ERROR, "w": _ERROR}),
        Proof(data=_PAIR, measure="item_without_error", score=1, by_text={"b": _CLEAN, "w": _ERROR}),
        Proof(data=_PAIR, measure="item_without_error", score=0, by_text={"b": _ERROR, "w": _ERROR}),
    ),
)
