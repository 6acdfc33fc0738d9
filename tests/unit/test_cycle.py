"""Cycles as people write them, with their first and last day."""

from __future__ import annotations

import pytest

from assistant.cycle import cycle_of, read_cycle
from assistant.numbers import read_dates
from assistant.types import Cycle


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("2025 Q3", "2025 Q3", "2025-07-01", "2025-09-30"),
        ("2026年Q1", "2026年Q1", "2026-01-01", "2026-03-31"),
        ("26Q1", "26Q1", "2026-01-01", "2026-03-31"),
        ("2025-Q4", "2025-Q4", "2025-10-01", "2025-12-31"),
        ("Q3 2025", "Q3 2025", "2025-07-01", "2025-09-30"),
        ("2025 年第三季度", "2025 年第三季度", "2025-07-01", "2025-09-30"),
        ("26 年上半年", "26 年上半年", "2026-01-01", "2026-06-30"),
        ("H1 2026", "H1 2026", "2026-01-01", "2026-06-30"),
        ("FY25 H2", "FY25 H2", "2025-07-01", "2025-12-31"),
        ("2026", "2026", "2026-01-01", "2026-12-31"),
        ("2026 年度", "2026 年度", "2026-01-01", "2026-12-31"),
        ("2024.4~2024.6", "2024.4~2024.6", "2024-04-01", "2024-06-30"),
        ("2025 年 7-9 月", "2025 年 7-9 月", "2025-07-01", "2025-09-30"),
        ("2025年11月-2026年1月", "2025年11月-2026年1月", "2025-11-01", "2026-01-31"),
        ("Jul-Sep 2025", "Jul-Sep 2025", "2025-07-01", "2025-09-30"),
        ("2025年7月1日至9月30日", "2025年7月1日至9月30日", "2025-07-01", "2025-09-30"),
        ("2026 年 Q2（4 月 1 日至 6 月 30 日）", "4 月 1 日至 6 月 30 日", "2026-04-01", "2026-06-30"),
        ("2026 Q2 (1 April to 30 June)", "1 April to 30 June", "2026-04-01", "2026-06-30"),
        ("2024 年 2 月", "2024 年 2 月", "2024-02-01", "2024-02-29"),
        ("让商家开店更快（2026 Q3）", "2026 Q3", "2026-07-01", "2026-09-30"),
        ("双月", "双月", None, None),
        ("7 月", "7 月", None, None),
        ("7-8 月", "7-8 月", None, None),
        ("本季度", "本季度", None, None),
        ("next quarter", "next quarter", None, None),
    ],
)
def test_a_cycle_is_read(text: str, words: str, start: str | None, end: str | None) -> None:
    assert read_cycle(text) == Cycle(words, start, end)


@pytest.mark.parametrize("text", ["", "让用户更常回来", "hello", "30%", "x" * 500])
def test_no_cycle_where_none_is_named(text: str) -> None:
    assert read_cycle(text) is None


def test_the_period_of_one_date() -> None:
    (mention,) = read_dates("2025 年 10 月")
    assert cycle_of(mention) == Cycle("2025 年 10 月", "2025-10-01", "2025-10-31")
