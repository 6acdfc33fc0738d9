"""A reply read while it is being written: an item comes out the moment its closing brace is there.

A partial `1` may become `10` and a partial sentence anything, so only finished list items count as data. jiter reads
an unfinished text in microseconds but does not say which of its items are closed; a small scanner of brackets and
strings does, and hands the closed slices to jiter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["objectives", "key_results", "parked", "questions"]

_CONTAINERS: dict[str, Kind] = {
    "objectives": "objectives",
    "key_results": "key_results",
    "parked": "parked",
    "questions": "questions",
}
_THINK, _UNTHINK = "<think>", "</think>"
_START = re.compile(r"\{|\[\s*\{")


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One finished item of the reply: the list it stands in, its number there, its objective's number, its data.

    An objective comes when its key results begin, with the fields before them, or when it closes. `data` is None
    where the item is no JSON object; `raw` is its text.
    """

    kind: Kind
    index: int
    parent: int | None
    data: Mapping[str, Any] | None
    raw: str


@dataclass(slots=True)
class _Frame:
    opener: str
    at: int
    key: str | None  # the key under which the container stands; for an element, its array's
    children: int = 0
    objective: int | None = None
    told: bool = False  # the objective's own fields have come out
    last_key: str | None = None


@dataclass(slots=True)
class ReplyReader:
    """Feeds on chunks and yields finished items, in time linear in the reply's length.

    `begun` tells whether JSON was met and `closed` whether its outermost bracket closed. Fences, prose and `<think>`
    before the JSON are skipped, and so is everything after it.
    """

    text: str = ""
    begun: bool = False
    closed: bool = False
    count: int = 0
    _at: int = 0
    _frames: list[_Frame] = field(default_factory=list)
    _held: list[ReadItem] = field(default_factory=list)
    _quote_at: int = -1  # where the open string began; -1 outside strings
    _escaped: bool = False
    _string: tuple[int, int] = (0, 0)  # the last string's content
    _objectives: int = 0
    _root: tuple[int, int] = (0, 0)

    @property
    def root(self) -> Mapping[str, Any] | None:
        """The outermost JSON object read last, None while it is not closed."""
        return loads(self.text[slice(*self._root)]) if self.closed else None

    def feed(self, chunk: str) -> Iterator[ReadItem]:
        """The items that `chunk` finished."""
        self.text += chunk
        while self._at < len(self.text):
            if not self._frames:
                if (self.closed and self.count) or not self._start():
                    return
                self.begun, self.closed = True, False
            at, self._at = self._at, self._at + 1
            for item in self._step(self.text[at], at):
                self.count += 1
                yield item

    def _start(self) -> bool:
        """Moves to the next bracket that is not inside a `<think>` block; False while there is none."""
        while True:
            rest = self.text[self._at :]
            lead = len(rest) - len(rest.lstrip())
            if _THINK.startswith(rest[lead : lead + len(_THINK)]):
                end = rest.find(_UNTHINK)
                if end < 0:
                    return False
                self._at += end + len(_UNTHINK)
                continue
            found = _START.search(rest)
            if found is None:
                return False
            self._at += found.start()
            return True

    def _step(self, character: str, at: int) -> Iterator[ReadItem]:
        if self._quote_at >= 0:
            if self._escaped:
                self._escaped = False
            elif character == "\\":
                self._escaped = True
            elif character == '"':
                self._string, self._quote_at = (self._quote_at + 1, at), -1
        elif character == '"':
            self._quote_at = at
        elif character == ":" and self._frames and self._frames[-1].opener == "{":
            self._frames[-1].last_key = self.text[slice(*self._string)]
        elif character in "{[":
            yield from self._open(character, at)
        elif character in "}]" and self._frames:
            yield from self._close(at)
        elif character == "<" and not self.count and self.text.startswith(_UNTHINK, at):
            # Some servers swallow the opening tag: what was read so far was thinking, braces and all.
            self._frames.clear()
            self._held.clear()
            self._at = at + len(_UNTHINK)

    def _open(self, opener: str, at: int) -> Iterator[ReadItem]:
        above = self._frames[-1] if self._frames else None
        key = None
        if above is not None:
            key = above.last_key if above.opener == "{" else above.key
            above.children += 1
        if opener == "[" and key == "key_results" and above is not None:
            yield from self._head(above, self.text[above.at : self._string[0] - 1].rstrip().rstrip(",") + "}")
        self._frames.append(_Frame(opener, at, key))

    def _close(self, at: int) -> Iterator[ReadItem]:
        frame = self._frames.pop()
        above = self._frames[-1] if self._frames else None
        if frame.opener == "{":
            raw = self.text[frame.at : at + 1]
            kind = _CONTAINERS.get(frame.key or "") if above is not None and above.opener == "[" else None
            if kind == "objectives" or frame.objective is not None:
                yield from self._objective(frame, raw)
            elif kind is not None and above is not None:
                owner = next((f for f in reversed(self._frames) if f.objective is not None), None)
                item = ReadItem(kind, above.children - 1, owner.objective if owner else None, loads(raw), raw)
                if kind == "key_results" and owner is not None and not owner.told:
                    self._held.append(item)
                else:
                    yield item
        if not self._frames:
            self.closed, self._root = True, (frame.at, at + 1)

    def _head(self, frame: _Frame, raw: str) -> Iterator[ReadItem]:
        """The objective's fields before its key results, if its text is among them."""
        if frame.objective is None:
            frame.objective, self._objectives = self._objectives, self._objectives + 1
        data = loads(raw)
        if data is not None and "text" in data and not frame.told:
            frame.told = True
            yield ReadItem("objectives", frame.objective, None, data, raw)

    def _objective(self, frame: _Frame, raw: str) -> Iterator[ReadItem]:
        if frame.objective is None:
            frame.objective, self._objectives = self._objectives, self._objectives + 1
        if not frame.told:
            yield ReadItem("objectives", frame.objective, None, loads(raw), raw)
        yield from self._held
        self._held.clear()


def loads(raw: str) -> Mapping[str, Any] | None:
    """A closed JSON object, None where it is none. Raw line breaks in strings and trailing commas are let pass."""
    import jiter

    for text in (raw, None):
        try:
            data = jiter.from_json((text if text is not None else _tidied(raw)).encode("utf-8", "replace"))
        except ValueError:
            continue
        return data if isinstance(data, dict) else None
    return None


_STRING_OR_COMMA = re.compile(r'"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])', re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f]")


def _tidied(raw: str) -> str:
    """`raw` with control characters inside strings escaped and trailing commas gone: what small models get wrong."""

    def tidy(found: re.Match[str]) -> str:
        text = found.group()
        return "" if text == "," else _CONTROL.sub(lambda c: f"\\u{ord(c.group()):04x}", text)

    return _STRING_OR_COMMA.sub(tidy, raw)


def whole(text: str) -> Mapping[str, Any] | None:
    """The one JSON object of a reply, None where there is none that is closed."""
    reader = ReplyReader()
    for _ in reader.feed(text):
        pass
    return reader.root
