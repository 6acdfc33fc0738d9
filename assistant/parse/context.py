"""What one line alone cannot tell: whether a number is a number, whether a loose label is one, what a P0 is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.parse.labels import Label, read_label
from assistant.parse.lines import Line
from assistant.parse.numbering import ListNumber

_PRIORITY = re.compile(r"[Pp][0-5](?=\s|$)")


def settle(lines: Sequence[Line]) -> None:
    """Decides every line's number and label with its neighbours in view."""
    _numbers(lines)
    for line in lines:
        if line.label is None:
            line.label = read_label(line.text)
    _letters(lines)
    _loose(lines)


def bare_priorities(lines: Sequence[Line]) -> bool:
    """Whether P0, P1 with no bracket stand in front of most unlabelled items."""
    items = [line for line in lines if line.item and line.label is None]
    marked = sum(1 for line in items if _PRIORITY.match(line.text))
    return marked * 2 > len(items)


def _numbers(lines: Sequence[Line]) -> None:
    last: dict[str, ListNumber] = {}
    top = 0
    for line in lines:
        number = line.number
        if number is None:
            continue
        if not _counts(number, last, top):
            line.number = None
            continue
        last[number.style] = number
        if len(number.values) == 1 and not line.label:
            top = number.value
        line.styled = line.styled.cut(number.end).strip()


def _counts(number: ListNumber, last: dict[str, ListNumber], top: int) -> bool:
    before = last.get(number.style)
    if len(number.values) > 1:
        if number.sure:
            return True
        if before and before.values[:-1] == number.values[:-1]:
            return 0 < number.value - before.value <= 3
        return number.value == 1 or (number.values[0] == top and number.value <= 2)
    if number.sure:
        return True
    return bool(before and number.value == before.value + 1)


def _letters(lines: Sequence[Line]) -> None:
    """Under "Objective A" the lines A1, A2 are its key results."""
    letter = ""
    for line in lines:
        if line.label and line.label.role == "o":
            last = line.label.written[-1:]
            letter = last if re.search(r"(?:^|[^A-Za-z])[A-H]$", line.label.written) else ""
        elif letter and line.label is None:
            match = re.match(rf"{letter}[-.]?(\d{{1,2}})(?:\s*[:：.、)）]\s*|\s+|(?=[^\x00-\x7f]))", line.text)
            if match:
                line.label = Label("kr", match.group().strip(" :：.、)）"), match.end(), int(match.group(1)))


def _loose(lines: Sequence[Line]) -> None:
    """A bare O, Objective or GOAL with a space behind it is a label where the company it keeps says so."""
    keys = any(line.label and line.label.role in ("kr", "krs") for line in lines)
    firm = any(line.label and line.label.role == "o" and line.label.firm for line in lines)
    for line in lines:
        label = line.label
        if label and label.role == "o" and not label.firm:
            rest = line.text[label.end :].strip()
            capital = label.written.isupper() or label.written == "目标"
            chinese = bool(rest) and not rest[0].isascii()
            if not ((keys and (capital or not firm)) or (capital and chinese)):
                line.label = None
        elif label is None and line.bullet == "o" and keys and not firm:
            line.bullet = ""
            line.label = Label("o", "o", 0)
