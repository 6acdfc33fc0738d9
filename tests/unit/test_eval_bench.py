"""The bench of retrieval asks distinct texts of distinct entries, and its page shows what the runs said."""

from __future__ import annotations

from eval.bench_retrieval import entries, questions
from eval.retrieval_speed_page import FIRST_S, P95_MS, page
from tests.okr import okr


def _run(size: int, p95: float) -> dict[str, object]:
    times = {"p50": 1.0, "p95": p95, "clock_p95": p95 + 0.5}
    sizes = [
        {
            "entries": size,
            "calibration_ms": 12.5,
            "build_s": 3.0,
            "open_s": 0.5,
            "memory_mib": 80,
            "product_ms": times,
            "bm25_ms": times,
            "numpy_ms": times,
            "reached": True,
        }
    ]
    first = {"s": 1.1, "clock_s": 1.2}
    return {
        "date": "2026-01-02",
        "commit": "abc1234",
        "machine": "a machine",
        "load": [0.5, 0.5, 0.5],
        "first_answer": first,
        "sizes": sizes,
    }


def test_entries_and_questions_are_distinct_and_the_same_each_time() -> None:
    made = entries(50).examples
    assert len({example.id for example in made}) == len({example.text for example in made}) == 50
    assert made == entries(50).examples
    asked = questions(60)
    assert len(set(asked)) == 60
    assert not {example.text for example in made} & set(asked)


def test_the_page_lists_the_sizes_of_every_run() -> None:
    said = page([_run(100_000, 42.0), _run(1_000, 7.0)])
    rows = [line for line in said.splitlines() if line.startswith("| 1")]
    assert [row.split(" | ")[:4] for row in rows] == [
        ["| 1,000", "1.0", "7.0", str(P95_MS[1_000])],
        ["| 100,000", "1.0", "42.0", str(P95_MS[100_000])],
    ]
    assert said.count(f"1.1 s (wanted: {FIRST_S})") == 2


def test_sizes_that_are_no_numbers_are_told() -> None:
    ran = okr("eval", "bench", "--sizes", "1000,many", "--ui-lang", "en")
    assert ran.code == 2
    assert "1000,many" in ran.err
