"""What the cycle's box holds before anybody types into it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.profiles import CycleLength
from assistant.ui.preset import cycle_for

NOVEMBER = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("draft", "cycle"),
    [
        ("", "2026 Q4"),
        ("O：让老客户愿意续\nKR1：续约率从 70% 到 85%", "2026 Q4"),
        ("2025 Q3 OKR\nO：让老客户愿意续\nKR1：续约率从 70% 到 85%", "2025 Q3"),
        ("老板让我写下季度的 OKR，先随便列一下：\n1. 响应时间从 45 秒到 30 秒\n2. 差评率 3.2% → 2%", "2027 Q1"),
        ("Hi Tom, a rough idea for Q1:\n- checkout p95 from 4.1s to 2s\n- hire 2 backend devs", "2027 Q1"),
        ("Q4 想做的：\n1. 响应时间从 45 秒到 30 秒\n2. 差评率 3.2% → 2%", "2026 Q4"),
        ("Some thoughts for H1:\n- churn from 6% to 4%\n- tickets from 210 to 150", "2027 H1"),
        ("Q3 was poor, so for Q4:\n- churn from 6% to 4%\n- tickets from 210 to 150", "2026 Q4"),
        ("O: Guests come back\nKR1: Repeat stays from 20% to 30% by the end of Q1", "2026 Q4"),
    ],
)
def test_the_draft_s_own_period_comes_first(draft: str, cycle: str) -> None:
    assert cycle_for(draft, "quarter", NOVEMBER) == cycle


@pytest.mark.parametrize(
    ("length", "now", "then"),
    [
        ("month", "2026-11", "2026-12"),
        ("two-months", "2026.11-12", "2027.1-2"),
        ("quarter", "2026 Q4", "2027 Q1"),
        ("half", "2026 H2", "2027 H1"),
        ("year", "2026", "2027"),
    ],
)
def test_next_is_counted_in_the_house_s_own_cycles(length: CycleLength, now: str, then: str) -> None:
    assert cycle_for("", length, NOVEMBER) == now
    assert (
        cycle_for("Plans for next cycle:\n- churn from 6% to 4%\n- tickets from 210 to 150", length, NOVEMBER) == then
    )
