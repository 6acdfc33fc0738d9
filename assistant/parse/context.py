"""What one line alone cannot tell: whether a number is a number, whether a loose label is one, what a P0 is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.parse.labels import Label, Role, read_label
from assistant.parse.lines import Line
from assistant.parse.marks import GOAL_SIGNS, read_front, read_lead_emoji
from assistant.parse.numbering import ListNumber, numeral, read_number
from assistant.parse.owners import read_owners
from assistant.parse.tickets import number_heads, read_labels_behind, take_keys
from assistant.text import plain
from assistant.text.late import late_compile

_AIMS = "🎯🥅🏁🚩"
_PRIORITY = late_compile(r"[Pp][0-5](?=\s|$)")
_BARE = late_compile(r"(?P<number>\d{1,2})\s+(?=\S)")
_GLUED = late_compile(r"(?P<first>[^\d]{1,6}(?P<number>\d{1,2}))(?P<sep>[.-])\d{1,2}", needs=". -")
_LETTERED = late_compile(r"(?P<letter>[A-H])[-.]?(?P<number>\d{1,2})(?:\s*[:：.、)）]\s*|\s+|(?=[^\x00-\x7f]))")


def settle(lines: Sequence[Line]) -> None:
    """Decides every line's number and label with its neighbours in view."""
    take_keys(lines)
    for line in lines:
        if _lead_signs(line) and line.number is None:
            line.number = read_number(line.text)  # ✅ 1. …
    _numbers(lines)
    for line in lines:
        label_line(line)
    read_labels_behind(lines)
    _letters(lines)
    number_heads(lines)
    read_owners(lines)
    _loose(lines)
    _spaced(lines, "kr")
    _spaced(lines, "o")
    _glued(lines)


def settle_one(line: Line) -> Line:
    """The same for a line that stands alone, as in a table's cell."""
    settle([line])
    return line


def _lead_signs(line: Line) -> bool:
    """Takes status signs off the front of the line; whether there were any."""
    signs = line.text[:1]
    if numeral(signs) is not None:
        return False  # ❶ counts, and says nothing about how an item stands
    styled = read_lead_emoji(line.styled, line.marks)
    if styled is line.styled:
        return False
    line.styled, line.bullet = styled, line.bullet or _sign_kind(signs)
    return True


def _sign_kind(sign: str) -> str:
    """The bullet that a sign stands for: an aim's above others' tells an objective from its key results."""
    return "🎯" if sign in _AIMS else "📈" if sign in GOAL_SIGNS else "✅"


def label_line(line: Line) -> None:
    """Reads the label, behind status signs and a bracketed priority if need be."""
    _lead_signs(line)
    line.label = read_label(line.text)
    if line.label is None and line.text[:1] in "[【(（@":
        marks = replace(line.marks)
        rest = read_front(line.styled, marks, bare_priority=False)
        label = read_label(rest.words.text)
        if label:
            line.styled, line.label, line.marks = rest, label, marks
    if line.label and _bold_goes_on(line, line.label):
        line.label = None


def _bold_goes_on(line: Line, label: Label) -> bool:
    """Whether the label is only the first word of a bold field name: **KR Measurement Deadline**: 10 days."""
    if label.number is not None or not line.styled.bold or line.styled.all_bold or label.tail != "blank":
        return False
    start, end = line.styled.bold[0]
    after = line.text[end : end + 2].strip()
    return start == 0 and label.end < end and (line.text[end - 1] in ":：" or after[:1] in (":", "："))


def bare_priorities(lines: Sequence[Line]) -> bool:
    """Whether P0, P1 with no bracket stand in front of most unlabelled items."""
    items = [line for line in lines if line.item and line.label is None]
    marked = sum(1 for line in items if _PRIORITY.match(line.text))
    return marked * 2 > len(items)


def _numbers(lines: Sequence[Line]) -> None:
    _bare_counts(lines)
    last: dict[str, ListNumber] = {}
    top = 0
    for line, following in zip_longest(lines, lines[1:]):
        number = line.number
        if number is None and following is not None and following.number is not None:
            number = line.number = _bare(line, following.number)
        if number is None:
            continue
        if not (_counts(number, last, top) or _opens(number, following) or _labels(line, number)):
            line.number = None
            continue
        last[number.style] = number
        if len(number.values) == 1:
            top = number.value
        line.styled = line.styled.cut(number.end).strip()


def _opens(number: ListNumber, following: Line | None) -> bool:
    """Whether a 1 glued to a figure (1.30 天回访率) opens a count that the next line goes on with."""
    after = following.number if following is not None else None
    return (
        len(number.values) == 1 == number.value
        and after is not None
        and (after.style, after.values) == (number.style, (2,))
    )


def _labels(line: Line, number: ListNumber) -> bool:
    """Whether a label stands behind the number: 1.0 Objective – …."""
    label = read_label(line.text[number.end :])
    return label is not None and label.firm and label.tail != "glued"


def _bare_counts(lines: Sequence[Line]) -> None:
    """Three lines or more that begin 1 …, 2 …, 3 … are numbered; two may begin with figures unless three others count."""
    run: list[Line] = []
    runs: list[list[Line]] = []
    for line in [*lines, None]:
        match = _BARE.match(line.text) if line is not None and line.number is None else None
        if line is not None and match and int(match["number"]) == len(run) + 1:
            run.append(line)
            continue
        runs.append(run)
        run = [line] if line is not None and match and match["number"] == "1" else []
    least = 2 if any(len(run) > 2 for run in runs) else 3
    for run in runs:
        for value, counted in enumerate(run if len(run) >= least else [], 1):
            counted.number = ListNumber(str(value), "bare", (value,), len(str(value)))


def _bare(line: Line, following: ListNumber) -> ListNumber | None:
    """The 2 in "2 招满店长" is a number when the next line is 2.1."""
    match = _BARE.match(line.text)
    if not match or following.values[0] != int(match["number"]) or following.values[1:] not in ((1,), (0,)):
        return None
    return ListNumber(match["number"], "bare", (int(match["number"]),), match.end())


def _counts(number: ListNumber, last: dict[str, ListNumber], top: int) -> bool:
    """Whether an unsure number continues a count: 1.5 倍 does not, 3.4 behind 3.3 does."""
    before = last.get(number.style)
    if number.sure:
        return True
    if len(number.values) > 1:
        if before and before.values[:-1] == number.values[:-1]:
            return 0 < number.value - before.value <= 3
        return number.value == 1 or (number.values[0] == top and number.value <= 2 and number.style != "hyphen")
    return bool(before and number.value == before.value + 1)


def _letters(lines: Sequence[Line]) -> None:
    """Under "Objective A" the lines A1, A2 are its key results; under "A. …" they stand one deeper."""
    letter, labelled = "", False
    for line in lines:
        if line.label and line.label.role == "o":
            match = re.search(r"(?:^|[^A-Za-z])([A-H])$", line.label.written)
            letter, labelled = match.group(1) if match else "", True
        elif line.number is not None and line.number.style == "letter-upper":
            letter, labelled = line.number.written[0], False
        elif letter and line.label is None and (match := _LETTERED.match(line.text)) and match["letter"] == letter:
            written, value = letter + match["number"], int(match["number"])
            if labelled:
                line.label = Label("kr", written, match.end(), value)
            else:
                line.number = ListNumber(written, "lettered", (value,), match.end())
                line.styled = line.styled.cut(match.end()).strip()


def _loose(lines: Sequence[Line]) -> None:
    """A bare O, Objective or GOAL with a blank behind it is a label where the company it keeps says so."""
    labels = [line.label for line in lines if line.label]
    keys = any(label.role in ("kr", "krs") and label.firm for label in labels)
    firm = any(label.role == "o" and label.firm for label in labels)
    loose: dict[str, int] = {}
    for label in labels:
        if not label.firm:
            loose[label.written] = loose.get(label.written, 0) + 1
    if len(labels) == 1 and labels[0].role == "o" and labels[0].tail == "blank" and labels[0].number not in (None, 1):
        for line in lines:
            line.label = None  # "O2 levels stable" is no second objective
        return
    for line in lines:
        found = line.label
        if found and not found.firm:
            rest = line.text[found.end :].strip()
            chinese = bool(rest) and not rest[0].isascii()
            if found.role == "kr":
                good = (firm or loose[found.written] > 1) and not (keys and "指标" in found.written)
            elif len(found.written) > 2 and found.written[-2:] in ("目标", "目標"):
                good = keys and not line.item
            else:
                capital = found.written.isupper() or found.written in ("目标", "目標")
                good = (keys and (capital or not firm)) or (capital and (chinese or loose[found.written] > 1))
                good = good and not (keys and line.item and line.indent > 0 and not capital)
            if not good:
                line.label = None
        elif found is None and line.bullet == "o" and keys and (not firm or line.text[:2] in ("- ", "– ", "— ")):
            line.bullet = ""
            line.styled = line.styled.cut(2 * (line.text[:2] in ("- ", "– ", "— "))).strip()
            line.label = Label("o", "o", 0)


def _spaced(lines: Sequence[Line], role: Role) -> None:
    """Where other key results have no number, the 3 in "KR 3 hires made" is content; so it is with objectives."""
    labels = [line.label for line in lines if line.label and line.label.role == role]
    spaced = [label.number for label in labels if label.spaced]
    if all(label.number is not None for label in labels) or spaced[:1] == [1]:
        return
    for line in lines:
        label = line.label
        if label and label.role == role and label.spaced:
            match = re.match(r"\W*[A-Za-z]+|\W*[^\s\d]{2,6}", plain(line.text))
            end = match.end() if match else 0
            while line.text[end : end + 1].isspace():
                end += 1
            line.label = replace(label, written=line.text[:end].strip(), end=end, number=None, spaced=False)


def _glued(lines: Sequence[Line]) -> None:
    """Among KR1, KR2 the label of "KR3-3天内出单" or "KR3.3台到位" ends before the figure."""
    keys = [line for line in lines if line.label and line.label.role == "kr"]
    odd = [
        line
        for line in keys
        if line.label and _GLUED.fullmatch(plain(line.label.written)) and line.label.tail == "glued"
    ]
    if not odd or len(odd) * 2 > len(keys) or any(k.label and k.label.parent for k in keys if k not in odd):
        return
    for line in odd:
        match = _GLUED.match(plain(line.text))
        if line.label and match:
            written = line.text[: match.end("first")]
            line.label = replace(
                line.label, written=written, end=match.end("sep"), number=int(match["number"]), parent=None, tail="dash"
            )
