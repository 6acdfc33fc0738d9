"""Does the library of examples, which is meant to be copied in shape, get no error?

The cases are the examples themselves; there is no set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from typing_extensions import TypedDict

from assistant.library import library
from assistant.types import Text
from eval.marks import Case, Mark, Product, Proof, Scorer
from eval.scorers._findings import items_without_error


class LibraryLine(TypedDict):
    """library: an example as a text."""

    text: str


def _cases() -> Sequence[Case]:
    return [
        Case(
            example.id,
            "library",
            example.lang,
            "dev",
            {
                "text": "\n".join(
                    [f"O: {example.objective}", *(f"KR{n}: {k.text}" for n, k in enumerate(example.key_results, 1))]
                )
            },
        )
        for example in library().examples
    ]


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    yield from items_without_error(product.check(data["text"]))


_LINE = {"text": "O: Guests come back"}


def _review(severity: str) -> dict[str, Any]:
    return {
        "findings": [{"check": "O01", "severity": severity, "target": "O1"}],
        "objectives": [{"id": "O1", "text": "Guests come back", "key_results": []}],
    }


scorer = Scorer(
    name="library",
    file="library",
    shape=LibraryLine,
    note=Text("例子库自己的例子没有错误", "no error on the library's own examples"),
    score=_score,
    cases=_cases,
    required={"item_without_error": 0.995},
    proofs=(
        Proof(data=_LINE, measure="item_without_error", score=1, check=_review("warning")),
        Proof(data=_LINE, measure="item_without_error", score=0, check=_review("error")),
    ),
)
