"""Dates, months, quarters, halves, years and relative periods, in both languages."""

from __future__ import annotations

import pytest

from assistant.numbers import read_dates

# text, words, (year, month, day, quarter, half)
DATES = [
    ("2026-03-31 前", "2026-03-31", (2026, 3, 31, None, None)),
    ("2026/3/31", "2026/3/31", (2026, 3, 31, None, None)),
    ("20260331", "20260331", (2026, 3, 31, None, None)),
    ("2026 年 3 月 31 日", "2026 年 3 月 31 日", (2026, 3, 31, None, None)),
    ("二〇二六年三月", "二〇二六年三月", (2026, 3, None, None, None)),
    ("3 月 5 日", "3 月 5 日", (None, 3, 5, None, None)),
    ("十二月二十日", "十二月二十日", (None, 12, 20, None, None)),
    ("3 月中旬前", "3 月中旬", (None, 3, None, None, None)),
    ("三月底", "三月底", (None, 3, None, None, None)),
    ("9 月份", "9 月份", (None, 9, None, None, None)),
    ("7-9 月", "7-9 月", (None, 9, None, None, None)),
    ("11-20 前", "11-20", (None, 11, 20, None, None)),
    ("（11.15）", "11.15", (None, 11, 15, None, None)),
    ("[6/30]", "6/30", (None, 6, 30, None, None)),
    ("by 30/09", "30/09", (None, 9, 30, None, None)),
    ("每月 25 日前", "25 日", (None, None, 25, None, None)),
    ("2025 Q3", "2025 Q3", (2025, None, None, 3, None)),
    ("Q3'25", "Q3'25", (2025, None, None, 3, None)),
    ("Q4 前", "Q4", (None, None, None, 4, None)),
    ("二季度末", "二季度末", (None, None, None, 2, None)),
    ("2025年第三季度", "2025年第三季度", (2025, None, None, 3, None)),
    ("H2 落地", "H2", (None, None, None, None, 2)),
    ("26 年上半年", "26 年上半年", (2026, None, None, None, 1)),
    ("2024 年", "2024 年", (2024, None, None, None, None)),
    ("2025 版手册", "2025", (2025, None, None, None, None)),
    ("年底前", "年底", (None, None, None, None, None)),
    ("双月内", "双月内", (None, None, None, None, None)),
    ("下一季度", "下一季度", (None, None, None, None, None)),
    ("去年同期", "去年", (None, None, None, None, None)),
    ("June 30", "June 30", (None, 6, 30, None, None)),
    ("30th of June, 2026", "30th of June, 2026", (2026, 6, 30, None, None)),
    ("by 1 Dec", "1 Dec", (None, 12, 1, None, None)),
    ("mid-March", "mid-March", (None, 3, None, None, None)),
    ("by May", "May", (None, 5, None, None, None)),
    ("by end of Q3", "end of Q3", (None, None, None, 3, None)),
    ("by the end of the year", "the end of the year", (None, None, None, None, None)),
    ("third quarter", "third quarter", (None, None, None, 3, None)),
    ("first half of 2026", "first half of 2026", (2026, None, None, None, 1)),
    ("in 2024", "2024", (2024, None, None, None, None)),
    ("FY25", "FY25", (2025, None, None, None, None)),
    ("by week 6", "week 6", (None, None, None, None, None)),
    ("in by wk 14", "wk 14", (None, None, None, None, None)),
    ("by EOY", "EOY", (None, None, None, None, None)),
    ("before Easter", "Easter", (None, None, None, None, None)),
]


@pytest.mark.parametrize(("text", "words", "fields"), DATES)
def test_a_date_is_read(text: str, words: str, fields: tuple[int | None, ...]) -> None:
    (mention,) = read_dates(text)
    assert mention.text == words
    assert text[slice(*mention.span)] == words
    assert (mention.year, mention.month, mention.day, mention.quarter, mention.half) == fields


@pytest.mark.parametrize(
    "text",
    [
        "9/10 的门店",
        "评分 4.5",
        "(4.5)",
        "from 4.1 to 4.5",
        "30 天",
        "3 个月",
        "三年内",
        "10 年经验",
        "2000 人",
        "签约 2025 家",
        "3-5 家",
        "8-10 点",
        "1:1",
        "we may hire 12 people",
        "the march goes on",
        "a quarter of users",
        "every quarter",
        "half of users",
        "second-hand goods",
        "第二批",
        "version 2.0",
        "月嫂培训",
        "周边门店",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert read_dates(text) == ()


def test_several_dates_come_in_reading_order() -> None:
    mentions = read_dates("6 月底前定稿，Q3 上线，2025-12-01 复盘")
    assert [mention.text for mention in mentions] == ["6 月底", "Q3", "2025-12-01"]
