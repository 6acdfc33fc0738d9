"""One pass over a Chinese text: the longest known word at each place, with what it does in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from assistant.judge.words import words

EFFORT, ONGOING, PRODUCE, EFFECT, IMPROVE = "E", "O", "P", "X", "I"
VAGUE, EVENT, THING, GAIN, HARM, QUALITY, PEOPLE = "v", "e", "t", "g", "h", "q", "u"
VERBS = frozenset("EPXI")

_LISTS: Mapping[str, str] = {
    EFFORT: "effort",
    ONGOING: "ongoing",
    PRODUCE: "produce",
    EFFECT: "effect",
    IMPROVE: "improve",
    VAGUE: "vague",
    EVENT: "event",
    THING: "thing",
    GAIN: "gain",
    HARM: "harm",
    QUALITY: "quality",
    PEOPLE: "people",
}

# A verb before one of these is part of a name: 完成率, 交付周期, 拜访量, 签约额, 上线率, 培训师.
_NAME_ENDS = (
    "率",
    "量",
    "额",
    "数",
    "度",
    "值",
    "期",
    "周期",
    "时长",
    "成本",
    "费用",
    "师",
    "员",
    "部",
    "岗",
    "组",
    "者",
    "人数",
    "次数",
    "占比",
)


class Word(NamedTuple):
    """A known word: where it stands and its classes (the letters above)."""

    start: int
    end: int
    text: str
    classes: str

    def has(self, classes: str) -> bool:
        """Whether the word stands in one of `classes`."""
        return any(c in self.classes for c in classes)


@cache
def _dictionary() -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    for letter, name in _LISTS.items():
        for word in words("zh", name):
            if letter not in found.get(word.lower(), ""):
                found[word.lower()] = found.get(word.lower(), "") + letter
    return found, max(map(len, found))


def scan(text: str) -> tuple[Word, ...]:
    """The known words of `text` (folded, Simplified, lower case) from left to right, not overlapping."""
    known, longest = _dictionary()
    found: list[Word] = []
    at, size = 0, len(text)
    while at < size:
        for length in range(min(longest, size - at), 0, -1):
            piece = text[at : at + length]
            classes = known.get(piece)
            if classes is not None and not _cuts_latin(text, at, at + length):
                found.append(Word(at, at + length, piece, _in_place(text, at + length, classes)))
                at += length
                break
        else:
            at += 1
    return tuple(found)


def _cuts_latin(text: str, start: int, end: int) -> bool:
    """Whether a Latin word would be cut in two: "app" in "apple"."""
    return (
        text[start].isascii()
        and text[start].isalnum()
        and start > 0
        and text[start - 1].isascii()
        and text[start - 1].isalnum()
    ) or (
        text[end - 1].isascii()
        and text[end - 1].isalnum()
        and end < len(text)
        and text[end].isascii()
        and text[end].isalnum()
    )


def _in_place(text: str, end: int, classes: str) -> str:
    """The classes that hold here: a verb inside a name (完成率) does nothing."""
    if not any(c in VERBS for c in classes):
        return classes
    if text.startswith(_NAME_ENDS, end) and not text.startswith(
        ("数字", "数据", "期间", "组织", "部署", "部门", "值班", "员工", "额外", "期望", "人数据"), end
    ):
        return "".join(c for c in classes if c not in VERBS) or "m"
    return classes
