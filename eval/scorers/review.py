"""Do findings and figures agree with the labels that readers gave?

Each objective is reviewed alone with its key results, in a plain layout, so that a slip of the layout reader does not
count as a slip of the checks. How a label is read off the answer is written in `_LABELS` and `_CLASSES`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.types import Text
from eval.marks import Mark, Product, Proof, Scorer, label
from eval.shapes import ReviewLine

# A label of a key result, and the checks any of which says so.
_LABELS = {
    "not_outcome": ("K00", "K02"),
    "not_measurable": ("K00", "K01", "K13"),
    "vague": ("K03",),
    "placeholder": ("K13",),
    "compound": ("K08",),
}
# The objective's label is the first of these that is found.
_CLASSES = (("O01", "label_only"), ("O03", "metric"), ("O04", "routine"), ("O05", "task"), ("O02", "no_direction"))
# The checks that may leave an item undecided, and on which kind of item.
_MAY_DOUBT = ("K01", "K02", "K06")


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    for objective in data["objectives"]:
        results = objective["key_results"]
        if not objective["text"] and not results:
            continue
        text = "\n".join(
            [f"O: {objective['text'] or ''}", *(f"KR{n}: {k['text']}" for n, k in enumerate(results, 1) if k["text"])]
        )
        review, parsed = product.check(text), product.parse(text)
        found: dict[str, set[str]] = {}
        for finding in review["findings"]:
            found.setdefault(finding["target"], set()).add(finding["check"])
        doubts = {(u["target"], u["check"]) for u in review["undecided"]}
        yield from _objective(objective, found.get("O1", set()))
        read = parsed["objectives"][0]["key_results"] if parsed["objectives"] else []
        for number, result in enumerate((k for k in results if k["text"]), 1):
            target = f"O1.KR{number}"
            item = read[number - 1] if number <= len(read) else {"figures": [], "deadline": None}
            yield from _key_result(result, found.get(target, set()), item)
            for check in _MAY_DOUBT:
                undecided = (target, check) in doubts
                yield Mark(
                    f"undecided.{check}", float(undecided), "left undecided" if undecided else "", result["text"]
                )


def _objective(objective: Mapping[str, Any], found: set[str]) -> Iterator[Mark]:
    labels = objective["labels"]
    if objective["text"] and labels["o"] and not labels.get("doubt"):
        guess = next((name for check, name in _CLASSES if check in found), "ok")
        yield label("objective", labels["o"], guess, objective["text"])


def _key_result(result: Mapping[str, Any], found: set[str], item: Mapping[str, Any]) -> Iterator[Mark]:
    labels = result["labels"]
    if labels.get("doubt"):
        return
    gold = {
        "not_outcome": labels["kind"] != "outcome",
        "not_measurable": not labels["measurable"],
        **{name: labels[name] for name in ("vague", "placeholder", "compound", "quantity", "baseline", "deadline")},
    }
    guess = {name: bool(found.intersection(checks)) for name, checks in _LABELS.items()}
    roles = {figure["role"] for figure in item["figures"]}
    guess |= {"quantity": "target" in roles, "baseline": "baseline" in roles, "deadline": bool(item["deadline"])}
    for name, wanted in gold.items():
        yield label(name, wanted, guess[name], f"{result['text']}  [{' '.join(sorted(found))}]")


_LINE = {
    "objectives": [
        {
            "text": "Guests come back",
            "labels": {"o": "ok"},
            "key_results": [
                {
                    "text": "Visit 12 suppliers",
                    "labels": {
                        "kind": "activity",
                        "measurable": True,
                        "quantity": True,
                        **dict.fromkeys(("baseline", "deadline", "vague", "compound", "placeholder"), False),
                    },
                }
            ],
        }
    ]
}
_TASK = {"findings": [{"target": "O1.KR1", "check": "K02"}], "undecided": [{"target": "O1.KR1", "check": "K06"}]}
_READ = {"objectives": [{"key_results": [{"figures": [{"role": "target"}], "deadline": None}]}]}
_SILENT = {"findings": [{"target": "O1", "check": "O01"}], "undecided": []}
_BLIND: dict[str, Any] = {"objectives": []}

scorer = Scorer(
    name="review",
    file="review",
    shape=ReviewLine,
    note=Text("从意见和数字读出的标签，和人标的比", "labels read off findings and figures, against the readers'"),
    score=_score,
    proofs=(
        Proof(data=_LINE, measure="not_outcome", score=1, check=_TASK, parse=_READ),
        Proof(data=_LINE, measure="not_outcome", score=0, check=_SILENT, parse=_READ),
        Proof(data=_LINE, measure="quantity", score=1, check=_TASK, parse=_READ),
        Proof(data=_LINE, measure="quantity", score=0, check=_TASK, parse=_BLIND),
        Proof(data=_LINE, measure="objective", score=1, check=_TASK, parse=_READ),
        Proof(data=_LINE, measure="objective", score=0, check=_SILENT, parse=_READ),
        Proof(data=_LINE, measure="undecided.K06", score=1, check=_TASK, parse=_READ),
        Proof(data=_LINE, measure="undecided.K06", score=0, check=_SILENT, parse=_READ),
    ),
)
