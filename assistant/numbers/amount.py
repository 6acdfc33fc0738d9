"""A figure in the making, and what its readers share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.numbers.numerals import CHINESE, DIGITS, read_chinese, read_digits
from assistant.text.late import late_compile
from assistant.types import FigureKind, FigureOp

NUMBER = rf"(?:{DIGITS}|{CHINESE}{{1,12}}(?:点{CHINESE}{{1,6}})?)"
MORE = late_compile(
    r"\s?[余多几来](?!次|种|元化|级|端|样|方|地|渠|语|部门|维|层|头|久|功|自|源|少)", needs="余 多 几 来"
)
_COUNTED = late_compile(r"\s(?P<noun>[A-Za-z][A-Za-z-]{1,24}(?:\s[A-Za-z][A-Za-z-]{1,24}){0,3})")
_NOT_NOUN_WORDS = (
    "to in on at of by for from with within per and or a an the is are was were be than as that which who "
    "out into over under below above this next last each every during before after until via through up "
    "down now today more less fewer plus "
)
_NOT_NOUN = frozenset(_NOT_NOUN_WORDS.split())


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in the making. `bare` is True for a number that has no unit of its own."""

    start: int
    end: int
    value: Decimal | None
    kind: FigureKind
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    op: FigureOp = "eq"
    sure: bool = True
    bare: bool = False


def number(text: str) -> Decimal | None:
    """The number that digits or a Chinese numeral state."""
    return read_digits(text) if text[0].isdigit() else read_chinese(text)


def noun_after(flat: str, end: int) -> str:
    """The noun that English counts: the first plural within a few words, lower case."""
    m = _COUNTED.match(flat, end)
    if m is None:
        return ""
    first = ""
    for word in m["noun"].lower().split():
        if word in _NOT_NOUN:
            break
        first = word
        if word.endswith("s") and not word.endswith("ss"):
            return word
    return first
