"""How well examples are found: nDCG@5, recall@5 and MRR of each arm and of the product, with bootstrap intervals.

    python -m eval.retrieval [--write]

BM25 alone and dense alone see the same tokens and concepts as the product; each arm's own setting is chosen on the
`dev` half, all figures that count are of the `held` half. `--write` writes docs/retrieval-quality.md.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.library import library, search_words
from assistant.retrieval import Query, embed, lexical
from assistant.retrieval.concepts import built_in_concepts
from assistant.retrieval.preference import Preferences
from assistant.retrieval.retriever import Retriever
from eval.cases import newest
from eval.stamp import stamp

PAGE = Path(__file__).resolve().parent.parent / "docs" / "retrieval-quality.md"
_K = 5
_DRAWS = 10_000
_K1 = (0.6, 1.0, 1.5, 2.2)
_SHARES = (0.2, 0.3, 0.5, 0.65)
_WHO = (0.05, 0.1, 0.2, 0.4)
FLOOR_NDCG, FLOOR_CROSS = 0.80, 0.80

Ranking = Sequence[str]
Arm = Callable[["Case"], Ranking]


@dataclass(frozen=True, slots=True)
class Case:
    """A query with the graded examples it should find."""

    id: str
    split: str
    kind: str
    cross: bool
    query: Query
    relevant: Mapping[str, int]


def cases() -> list[Case]:
    """The newest set of queries."""
    file = newest("retrieval")
    if file is None:
        raise SystemExit("there is no set eval/cases/retrieval_v*.jsonl")
    return [_case(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def _case(row: Mapping[str, Any]) -> Case:
    text = f"{row['role'] or ''}\n{row['text']}".strip()
    query = Query(text=text, role=row["role"], industry=row["industry"], k=_K)
    return Case(row["id"], row["split"], row["kind"], bool(row["cross"]), query, row["relevant"])


# --- measures -----------------------------------------------------------------------------------------------------


def ndcg(ranking: Ranking, relevant: Mapping[str, int]) -> float:
    """nDCG@5 with gains of 2^grade - 1."""
    gains = [2 ** relevant.get(ident, 0) - 1 for ident in ranking[:_K]]
    best = sorted((2**grade - 1 for grade in relevant.values()), reverse=True)[:_K]
    return _discounted(gains) / _discounted(best) if best else 0.0


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(at + 2) for at, gain in enumerate(gains))


def recall(ranking: Ranking, relevant: Mapping[str, int]) -> float:
    """The share of the examples of grade 3 that are among the first five."""
    best = {ident for ident, grade in relevant.items() if grade == 3}
    return len(best & set(ranking[:_K])) / min(len(best), _K) if best else 0.0


def reciprocal(ranking: Ranking, relevant: Mapping[str, int]) -> float:
    """One over the rank of the first example of grade 2 or 3."""
    return next((1 / at for at, ident in enumerate(ranking, 1) if relevant.get(ident, 0) >= 2), 0.0)


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The bootstrap's 95% interval of a mean; the draws are the same in every run."""
    drawn = np.random.default_rng(7).integers(0, len(values), (_DRAWS, len(values)))
    means = np.asarray(values)[drawn].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


# --- arms ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Chosen:
    """An arm with the setting that did best on the dev half."""

    name: str
    setting: str
    rank: Arm


def arms(found: Retriever, dev: Sequence[Case]) -> list[Chosen]:
    """BM25 and dense, by the text alone and with who asks, each tuned on `dev`; and the product."""
    examples = library().examples
    ids = [example.id for example in examples]
    words = search_words()
    texts = [f"{example.text}\n{example.role}\n{words.get(example.id, '')}" for example in examples]
    who = Preferences(examples)
    bm25 = _best(dev, {f"k1 {k1}": _bm25(texts, ids, k1) for k1 in _K1})
    dense = _best(dev, {f"words {share}": _dense(texts, ids, share) for share in _SHARES})

    def with_who(scores: Callable[[Case], dict[int, float]], weight: float) -> Arm:
        def rank(case: Case) -> Ranking:
            fits = who.scores(case.query)
            worth = {i: s + weight * (float(fits[i]) if fits is not None else 0.0) for i, s in scores(case).items()}
            return [ids[i] for i in sorted(worth, key=lambda i: (-worth[i], i))]

        return rank

    chosen = []
    for name, (setting, scores) in (("BM25", bm25), ("dense", dense)):
        chosen.append(Chosen(f"{name} alone", setting, with_who(scores, 0.0)))
        weights = {f"{setting}, who {w}": with_who(scores, w) for w in _WHO}
        best = max(weights, key=lambda label: _mean(dev, weights[label]))
        chosen.append(Chosen(f"{name} and who asks", best, weights[best]))
    return [
        *chosen,
        Chosen("fused (the product)", "as shipped", lambda c: [f.example.id for f in found.search(c.query)]),
    ]


def _best(
    dev: Sequence[Case], settings: Mapping[str, tuple[Callable[[Case], dict[int, float]], Arm]]
) -> tuple[str, Callable[[Case], dict[int, float]]]:
    label = max(settings, key=lambda name: _mean(dev, settings[name][1]))
    return label, settings[label][0]


def _mean(dev: Sequence[Case], arm: Arm) -> float:
    return sum(ndcg(arm(case), case.relevant) for case in dev) / len(dev)


def _ranked(scores: Callable[[Case], dict[int, float]], ids: Sequence[str]) -> Arm:
    def rank(case: Case) -> Ranking:
        worth = scores(case)
        return [ids[i] for i in sorted(worth, key=lambda i: (-worth[i], i))]

    return rank


def _bm25(texts: Sequence[str], ids: Sequence[str], k1: float) -> tuple[Callable[[Case], dict[int, float]], Arm]:
    before, lexical._K1 = lexical._K1, k1
    try:
        index = lexical.LexicalIndex(texts, built_in_concepts())
    finally:
        lexical._K1 = before

    def scores(case: Case) -> dict[int, float]:
        return dict(index.best(case.query.text, 50))

    return scores, _ranked(scores, ids)


def _dense(texts: Sequence[str], ids: Sequence[str], share: float) -> tuple[Callable[[Case], dict[int, float]], Arm]:
    embedder = embed.HashedEmbedder(built_in_concepts())

    def rows(its: Sequence[str]) -> embed.Matrix:
        before, embed._WORDS_SHARE = embed._WORDS_SHARE, share
        try:
            return embedder.embed(its)
        finally:
            embed._WORDS_SHARE = before

    matrix = rows(texts)

    def scores(case: Case) -> dict[int, float]:
        cosines = matrix @ rows([case.query.text])[0]
        top = np.argsort(-cosines, kind="stable")[:50]
        return {int(i): float(cosines[i]) for i in top if cosines[i] > 0}

    return scores, _ranked(scores, ids)


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
