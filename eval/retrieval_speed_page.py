"""Writes docs/retrieval-speed.md from saved runs of eval.bench_retrieval, with what is wanted beside what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.stamp import ROOT

PAGE = ROOT / "docs" / "retrieval-speed.md"
# p95 in ms that the design asks for, and the first answer of a fresh process in s.
P95_MS = {1_000: 10.0, 100_000: 60.0}
FIRST_S = 1.5


def page(runs: Sequence[Mapping[str, Any]]) -> str:
    """The figures of saved runs in Markdown."""
    out = [
        "# How fast examples are found",
        "",
        "Written by `python -m eval.bench_retrieval --page RUN.json...`; stamped, not compared. Every query is another text;",
        "entries are the library's lines put together anew. Times are processor time of all threads in ms per query, the",
        "clock's p95 beside the product's. BM25 alone and the exact search return the best 50, as they do within the product,",
        "and each cuts or embeds its query too. A busy machine slows down all three: the calibration loop, 300,000 squares in",
        "plain Python, says how busy it was. Memory is what an opened index adds to a process that has the entries.",
        "",
        "| entries | product p50 | p95 | wanted | p95 by the clock | BM25 p95 | exact p95 | build s | open s | memory MiB | loop ms |",
        "| ---: |" + " ---: |" * 10,
    ]
    rows = sorted((row for run in runs for row in run["sizes"]), key=lambda row: row["entries"])
    for row in rows:
        ours, wanted = row["product_ms"], P95_MS.get(row["entries"])
        cells = [f"{row['entries']:,}", ours["p50"], ours["p95"], wanted or "-", ours["clock_p95"]]
        cells += [row["bm25_ms"]["p95"], row["numpy_ms"]["p95"], row["build_s"], row["open_s"], row["memory_mib"]]
        out.append(f"| {' | '.join(str(cell) for cell in [*cells, row['calibration_ms']])} |")
    out.append("")
    for run in runs:
        sizes = ", ".join(f"{row['entries']:,}" for row in run["sizes"])
        out.append(
            f"- {sizes}: {run['date']}, commit {run['commit']}, {run['machine']}, load {run['load'][0]}{_first(run)}"
        )
    return "\n".join(out) + "\n"


def _first(run: Mapping[str, Any]) -> str:
    """What a run says of the first answer, "" where it did not ask."""
    first = run.get("first_answer")
    if not first:
        return ""
    said = f"{first['s']} s (wanted: {FIRST_S}), {first['clock_s']} s by the clock"
    return f"; first answer of a fresh process with the built-in library {said}"
