"""Does the same OKR get the same findings in both languages?

The same checks on the same items; a check on the length of a sentence counts as any other. Whether they are as grave is
told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.types import Text
from eval.marks import Mark, Product, Proof, Scorer
from eval.shapes import ParityLine


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    zh, en = product.check(data["zh"])["findings"], product.check(data["en"])["findings"]
    for measure, keys in (("same_findings", ("check", "target")), ("same_severity", ("check", "target", "severity"))):
        ours, theirs = (Counter(tuple(f[key] for key in keys) for f in side) for side in (zh, en))
        only = [
            f"only {name}: {'@'.join(k)}" for name, more in (("zh", ours - theirs), ("en", theirs - ours)) for k in more
        ]
        yield Mark(measure, float(not only), "; ".join(sorted(only)), f"{data['zh']} / {data['en']}")


_PAIR = {"zh": "甲", "en": "a"}


def _found(check: str, severity: str = "error") -> dict[str, Any]:
    return {"findings": [{"check": check, "target": "O1.KR1", "severity": severity}]}


scorer = Scorer(
    name="parity",
    file="parity",
    shape=ParityLine,
    note=Text("同一份 OKR，中英文得到同样的意见", "the same OKR gets the same findings in both languages"),
    score=_score,
    required={"same_findings": 0.95},
    proofs=(
        Proof(data=_PAIR, measure="same_findings", score=1, by_text={"甲": _found("K01"), "a": _found("K01")}),
        Proof(data=_PAIR, measure="same_findings", score=0, by_text={"甲": _found("K01"), "a": _found("K02")}),
        Proof(data=_PAIR, measure="same_findings", score=0, by_text={"甲": _found("K01"), "a": {"findings": []}}),
        Proof(data=_PAIR, measure="same_severity", score=0, by_text={"甲": _found("K01"), "a": _found("K01", "info")}),
        Proof(data=_PAIR, measure="same_severity", score=1, by_text={"甲": _found("K01"), "a": _found("K01")}),
    ),
)
