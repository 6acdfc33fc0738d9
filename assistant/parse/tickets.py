"""What trackers and people put around an item besides its label: [HW-101], EPIC-14: in front, （KR1） behind the words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from assistant.parse.labels import Label
from assistant.parse.lines import Line
from assistant.parse.numbering import numeral
from assistant.text import plain
from assistant.text.late import late_compile

_KEY = late_compile(
    r"[\[(]?(?P<project>(?!KR|OKR|O-)[A-Z][A-Z0-9]{1,9})-\d{1,6}(?:-\d{1,4})?[\])]?\s*:?\s+(?=\S)", needs="-"
)
_BARE = late_compile(r"(?P<number>\d{1,2}|[一二三四五六七八九十])\s+(?=\S)")
_BEHIND = late_compile(r"\s?[(\[](?P<label>(?P<role>O|KR|Objective|Key Result)\s?-?(?P<number>\d{1,2})?)[)\]]$")


def take_keys(lines: Sequence[Line]) -> None:
    """Takes a tracker's keys off the lines when two lines or more carry keys of one project."""
    found = [
        (line, match)
        for line in lines
        if line.text[:1] in "[(" or line.text[:1].isupper()
        if (match := _KEY.match(line.text))
    ]
    if len(found) < 2 or len({match["project"] for _, match in found}) > 1:
        return
    for line, match in found:
        line.styled = line.styled.cut(match.end()).strip()


def number_heads(lines: Sequence[Line]) -> None:
    """Takes 1, 2 or 一, 二 with only a blank behind off the lines that labelled key results stand under."""
    heads = [
        line
        for line, following in zip_longest(lines, lines[1:])
        if line.label is None and following is not None and following.label and following.label.role == "kr"
    ]
    found = [(line, match) for line in heads if line.number is None and (match := _BARE.match(line.text))]
    if len(found) < 2 or [numeral(match["number"]) for _, match in found] != list(range(1, len(found) + 1)):
        return
    for line, match in found:
        line.styled = line.styled.cut(match.end())


def read_labels_behind(lines: Sequence[Line]) -> None:
    """Labels that stand behind the words of two lines or more, an objective's among them."""
    if any(line.label and line.label.role == "o" and line.label.firm for line in lines):
        return
    found = [
        (line, match) for line in lines if line.text[-1:] in ")）]】" if (match := _BEHIND.search(plain(line.text)))
    ]
    if len(found) < 2 or not any(match["role"][0] == "O" for _, match in found):
        return
    for line, match in found:
        written = match["label"]
        line.styled = line.styled.cut(0, match.start())
        number = int(match["number"]) if match["number"] else None
        line.label = Label("o" if match["role"][0] == "O" else "kr", written, 0, number)
