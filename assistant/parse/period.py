"""Periods in headings: a heading that is only a period is no objective, and one in brackets is not part of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.cycle import read_cycle
from assistant.parse.words import Words
from assistant.text import plain
from assistant.types import Cycle

_YEAR = r"(?:(?:FY)?\s?(?:20)?\d{2}\s?(?:年度?|财年)?|20\d{2})"
_CN = "[一二三四1-4]"
_PART = (
    rf"(?:Q[1-4]|[1-4]Q|H[12]|S[12]|第?{_CN}季度?|{_CN}季报?|[上下]半年|第?[一二三四五六]双月|双月|全年|年度|季度|月度|本季度?|本月|本周|下季度?|下月|今年|明年|本年度?"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月(?:份|底|初|上旬|中旬|下旬)?|财年|quarter [1-4]|(?:first|second|third|fourth) quarter|(?:1st|2nd|3rd|4th) quarter"
    r"|(?:first|second) half|half year|(?:this|last) (?:quarter|month|year|cycle)|next (?:quarter|month|year)|annual|yearly|full year"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?)"
)
_NUMERIC = r"(?:\d{1,2}\s?[-~至到]\s?\d{1,2}\s?月份?|20\d{2}\s?[-./年]\s?\d{1,2}(?:\s?[./月]\s?\d{1,2}\s?日?|-\d{1,2}-?\d{0,2})?\s?月?|\d{1,2}[./]\d{1,2}|\d{1,2}月\d{1,2}日)"
_ONE = rf"(?:{_NUMERIC}|{_YEAR}?[\s/\-·.,]{{0,2}}{_PART}(?:[\s/\-·.,']{{0,2}}{_YEAR})?|(?:FY\s?\d{{2,4}}|20\d{{2}}\s?(?:年度?|财年)?))"
_JOIN = r"\s?(?:-{1,2}|~|至|到|to|and|与|和|、|/|&|\+|→)\s?"
_PERIOD = rf"(?:{_ONE})(?:{_JOIN}(?:{_ONE}|\d{{1,2}}\s?月?))?"


@lru_cache(maxsize=1)
def _only() -> re.Pattern[str]:
    edges = r"\s*(?:OKRs?\s*[-:：|·—]?\s*)?", r"\s*(?:OKRs?|周期|目标|计划|规划)?\s*[:：]?\s*"
    return re.compile(rf"{edges[0]}(?:{_PERIOD}){edges[1]}", re.IGNORECASE)


@lru_cache(maxsize=1)
def _inside() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9.])(?:{_PERIOD})(?![A-Za-z0-9%])", re.IGNORECASE)


def is_period(text: str) -> bool:
    """Whether the text says nothing but a period: 2026 Q3, 2024.4~2024.6, 全年, FY26 Q1 OKR."""
    flat = plain(text[:80]).strip(" :：#*=-()（）[]【】")
    return bool(flat) and len(text) < 80 and bool(_only().fullmatch(flat))


def find_period(text: str) -> tuple[int, int] | None:
    """Where in a title a period stands, None if nowhere."""
    match = _inside().search(plain(text[:200]))
    return match.span() if match else None


def find_cycle(titles: Iterable[Words]) -> Cycle | None:
    """The cycle that the first of the titles to name one names."""
    for words in titles:
        found = find_period(words.text)
        text = words.text if len(words.text) <= 60 else words.text[slice(*found)] if found else ""
        if found and (cycle := read_cycle(text)):
            return cycle
    return None
