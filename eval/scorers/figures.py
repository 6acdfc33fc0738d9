"""Is every figure read for what it is, and nothing else taken for one?

The figures that the gamed texts name, one by one: value, unit and role of what is an amount; dates, versions, names and
ordinals that are none. The gaming suite asks for all of a text's figures at once, together with its findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.types import Text
from eval.marks import Mark, Product, Proof, Scorer
from eval.scorers._figures import figure_marks
from eval.shapes import GamingLine


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    if data["figures"] or data["figures_not"]:
        yield from figure_marks(data, product.parse(data["text"]))


_LINE = {
    "text": "KR1: 三成 of v2",
    "figures_not": ["v2"],
    "figures": [{"target": "O1.KR1", "quote": "三成", "value": "30", "unit": "%", "role": "target"}],
}


def _read(value: str, *, unit: str = "%", version: bool = False) -> dict[str, Any]:
    figures = [{"quote": "三成", "value": value, "role": "target", "unit": unit, "span": [5, 7]}]
    if version:
        figures.append({"quote": "2", "value": "2", "role": "target", "unit": "", "span": [12, 13]})
    return {"objectives": [{"id": "O1", "figures": [], "key_results": [{"id": "O1.KR1", "figures": figures}]}]}


scorer = Scorer(
    name="figures",
    file="gaming",
    shape=GamingLine,
    note=Text(
        "数字读对了数值、单位和角色；日期、版本和名称没当成数字",
        "figures read with value, unit and role; dates, versions and names not taken for figures",
    ),
    score=_score,
    proofs=(
        Proof(data=_LINE, measure="read", score=1, parse=_read("30")),
        Proof(data=_LINE, measure="read", score=0, parse=_read("3")),
        Proof(data=_LINE, measure="read", score=0, parse=_read("30", unit="points")),
        Proof(data=_LINE, measure="no_amount", score=1, parse=_read("30")),
        Proof(data=_LINE, measure="no_amount", score=0, parse=_read("30", version=True)),
    ),
)
