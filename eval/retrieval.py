"""How well examples are found: nDCG@5, recall@5 and MRR of each arm and of the product, with bootstrap intervals.

    python -m eval.retrieval [--write]

BM25 alone and dense alone see the same tokens and concepts as the product; each arm's own setting is chosen on the
`dev` half, all figures that count are of the `held` half. `--write` writes docs/retrieval-quality.md.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.library import library
from assistant.retrieval import Query
from assistant.retrieval.retriever import Retriever
from eval.arms import Case, Chosen, arms
from eval.cases import newest
from eval.scorers._ranking import FIRST, ndcg, recall, reciprocal
from eval.stamp import stamp

PAGE = Path(__file__).resolve().parent.parent / "docs" / "retrieval-quality.md"
_DRAWS = 10_000
FLOOR_NDCG, FLOOR_CROSS = 0.80, 0.80


def cases() -> list[Case]:
    """The newest set of queries."""
    file = newest("retrieval")
    if file is None:
        raise SystemExit("there is no set eval/cases/retrieval_v*.jsonl")
    return [_case(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _case(row: Mapping[str, Any]) -> Case:
    text = f"{row['role'] or ''}\n{row['text']}".strip()
    query = Query(text=text, role=row["role"], industry=row["industry"], k=FIRST)
    return Case(row["id"], row["split"], row["kind"], bool(row["cross"]), query, row["relevant"])


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The bootstrap's 95% interval of a mean; the draws are the same in every run."""
    drawn = np.random.default_rng(7).integers(0, len(values), (_DRAWS, len(values)))
    means = np.asarray(values)[drawn].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


# --- the page -----------------------------------------------------------------------------------------------------


def measured(held: Sequence[Case], chosen: Sequence[Chosen]) -> dict[str, dict[str, list[float]]]:
    """Each arm's measures on each case; "cross" is recall where every best example is in the other language."""
    found: dict[str, dict[str, list[float]]] = {}
    for arm in chosen:
        rankings = [arm.rank(case) for case in held]
        pairs = list(zip(rankings, held, strict=True))
        found[arm.name] = {
            "nDCG@5": [ndcg(r, c.relevant) for r, c in pairs],
            "recall@5": [recall(r, c.relevant) for r, c in pairs],
            "MRR": [reciprocal(r, c.relevant) for r, c in pairs],
            "cross recall@5": [recall(r, c.relevant) for r, c in pairs if c.cross],
            **{f"nDCG@5 {kind}": [ndcg(r, c.relevant) for r, c in pairs if c.kind == kind] for kind in _kinds(held)},
        }
    return found


def _kinds(held: Sequence[Case]) -> list[str]:
    return sorted({case.kind for case in held})


def page(halves: Mapping[str, Sequence[Case]], chosen: Sequence[Chosen]) -> tuple[str, bool]:
    """The page in Markdown, and whether every floor was reached on the held half."""
    out = [
        "# How well examples are found",
        "",
        "Written by `python -m eval.retrieval --write`; stamped, not compared. The queries and their grades were made by",
        "somebody who saw the library and no ranking (eval/cases/README.md). BM25 and dense see the same tokens and",
        "concepts as the product; each arm's setting was chosen on the dev half, whose figures say nothing more.",
        "`who asks` adds the role and industry of the query as the product does. Intervals are bootstrapped over queries.",
        "",
        "; ".join(f"{key} {value}" for key, value in stamp().as_json().items()),
    ]
    passed = False
    for half, its in halves.items():
        found = measured(its, chosen)
        columns = list(next(iter(found.values())))
        out += ["", f"## {half} ({len(its)} queries)", "", f"| arm | setting | {' | '.join(columns)} |"]
        out.append("| --- | --- |" + " --- |" * len(columns))
        for arm in chosen:
            cells = [_cell(found[arm.name][column]) for column in columns]
            out.append(f"| {arm.name} | {arm.setting} | {' | '.join(cells)} |")
        said, passed = _verdict(found, chosen)
        out += ["", *said]
    return "\n".join(out) + "\n", passed


def _cell(values: Sequence[float]) -> str:
    low, high = interval(values)
    return f"{sum(values) / len(values):.3f} ({low:.2f}-{high:.2f}, n {len(values)})"


def _verdict(found: Mapping[str, Mapping[str, Sequence[float]]], chosen: Sequence[Chosen]) -> tuple[list[str], bool]:
    fused = found[chosen[-1].name]
    lines, reached = [], []
    for other in chosen[:-1]:
        gaps = [a - b for a, b in zip(fused["nDCG@5"], found[other.name]["nDCG@5"], strict=True)]
        low, high = interval(gaps)
        lines.append(f"- fused minus {other.name}: {sum(gaps) / len(gaps):+.3f} nDCG@5 ({low:+.3f} to {high:+.3f})")
        if other.name == "BM25 alone":
            reached.append(low > 0)
    value, cross = (sum(fused[name]) / len(fused[name]) for name in ("nDCG@5", "cross recall@5"))
    alone = [arm.name for arm in chosen if arm.name.endswith("alone")]
    best = max(sum(found[name]["nDCG@5"]) / len(found[name]["nDCG@5"]) for name in alone)
    reached += [value >= FLOOR_NDCG, cross >= FLOOR_CROSS, value >= best]
    lines.append(
        f"- floors: nDCG@5 {value:.3f} of {FLOOR_NDCG}, cross-language recall@5 {cross:.3f} of {FLOOR_CROSS}, "
        f"best arm alone {best:.3f}: {'reached' if all(reached) else 'not reached'}"
    )
    return lines, all(reached)


def main() -> int:
    """Print or write the page; 1 where a floor is missed on the held half."""
    its = cases()
    halves = {half: [case for case in its if case.split == half] for half in ("dev", "held")}
    if "--dev" in sys.argv:
        halves.pop("held")
    with tempfile.TemporaryDirectory() as folder:
        found = Retriever(library(), data_dir=Path(folder))
        said, passed = page(halves, arms(found, halves["dev"]))
        found.close()
    if "--write" in sys.argv:
        PAGE.write_text(said, encoding="utf-8", newline="\n")
    print(said)
    return int(not passed)


if __name__ == "__main__":
    raise SystemExit(main())
