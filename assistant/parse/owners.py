"""Whose an objective is, where several levels stand in one paste: 公司 O1, 前台 O：…, Company: …, 教务处 / O1 / …."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from assistant.parse.labels import Label, read_label
from assistant.parse.lines import Line
from assistant.text import plain
from assistant.text.late import late_compile

_TEAM = late_compile(
    r"[\[【(（]?(?P<team>[^\s:：/,，。;；()（）\[\]【】│|]{1,12}(?:\s[A-Za-z]{1,12}){0,2}?)[\]】)）]?"
    r"(?:\s*[:：/·|–—-]\s*|\s+|(?<=[\]】)）])|(?<=[\u4e00-\u9fff])(?=O|KR))"
    r"(?=(?:O\d{1,2}[-.\s]?)?(?:O|KR)\s?(?:\d|[:：/])|(?:O|KR)\s[^\s\x00-\x7f]|目标\s?[\d一二三四五:：]|关键结果\s?[\d一二三四五:：])"
)
_HEAD = late_compile(r"(?P<team>[^:：,，。;；\d]{1,24})[:：]\s*(?=\S)")
_LEVEL = late_compile(
    r"公司|集团|总部|部门|团队|小组|事业部|.{1,6}(?:部|组|处|科|中心|店|车间)"
    r"|(?i:(?:the )?(?:company|organi[sz]ation|group|team|department|division|unit|board)|.{1,16} (?:team|department|dept|desk|group|squad))"
)


def names_level(text: str) -> bool:
    """Whether the words name a level or a team: 公司, 前台组, the Company."""
    return _LEVEL.fullmatch(plain(text).strip()) is not None


def read_owners(lines: Sequence[Line]) -> None:
    """Takes the names of teams and people in front of labels, and of words that key results stand under, off them."""
    _before_labels(lines)
    _before_words(lines)


def _before_labels(lines: Sequence[Line]) -> None:
    found = [
        (line, match)
        for line in lines
        if line.label is None and (match := _TEAM.match(line.text)) and read_label(line.text[match.end() :])
    ]
    named = any(names_level(match["team"]) for _, match in found)
    if len(found) < 2 and not named and not any(line.bullet == "└" for line in lines):
        return
    for line, match in found:
        label = read_label(line.text[match.end() :])
        line.marks.owner = line.marks.owner or line.words.cut(*match.span("team"))
        line.styled, line.label = line.styled.cut(match.end()), label


def _before_words(lines: Sequence[Line]) -> None:
    """Company: Guests come back / KR1 … / Front desk: … / KR1 …: every line above key results names its owner."""
    if any(line.label and line.label.role == "o" and line.label.firm for line in lines):
        return
    heads = [
        line
        for line, following in zip_longest(lines, lines[1:])
        if line.label is None and following is not None and following.label and following.label.role == "kr"
    ]
    found = [(line, match) for line in heads if (match := _HEAD.match(line.text))]
    if len(found) < 2 or len(found) < len(heads):
        return
    if not any(names_level(match["team"]) for _, match in found):
        return
    for line, match in found:
        line.marks.owner = line.marks.owner or line.words.cut(*match.span("team"))
        line.styled, line.label = line.styled.cut(match.end()), Label("o", "", 0)
