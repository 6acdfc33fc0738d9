"""A leader's reply to the message: each remark beside the line that it speaks of, the rest for the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.blanks import read_blanks
from assistant.export.layout import numbered
from assistant.text import fold
from assistant.types import Outcome

# 【问：基线】 and [TBD: baseline] stand in one line as sent and as kept: neither says which line it is.
_PLACES = re.compile(r"【[^】]*】|\[TBD: [^\]]*\]")
_QUOTED = re.compile(r"^\s*>+\s?")
_BULLET = re.compile(r"^\s*(?:[-*•·]+|\d{1,2}[.、)）](?!\d))\s*")
_NUMBER = re.compile(r"(?i)(?<![A-Za-z0-9])(?:o\s?(?P<o>\d)?[\s.,，、的]*)?kr\s?(?P<kr>\d{1,2})(?!\d)")
_OBJECTIVE = re.compile(
    r"(?i)^\s*(?:o\s?(?P<o>\d)?|目标\s?(?P<zh>\d)?|objective\s?(?P<en>\d)?)\s*(?:[:：,，是]|-|—|\s(?![a-z]{2}))"
)
_NTH = re.compile(r"第\s?(?P<n>[一二三四五1-5])\s?条|\b(?:the )?(?P<en>first|second|third|fourth|fifth) (?:one|key result|kr)\b", re.IGNORECASE)  # fmt: skip
_NUMERALS = {c: n for n, c in enumerate("一二三四五", start=1)} | {
    w: n for n, w in enumerate(("first", "second", "third", "fourth", "fifth"), start=1)
}
# "it mainly serves my KR1" speaks of the leader's own.
_THEIRS = re.compile(r"(?i)(?:支撑|支持|对应|承接|我的|\bmy|\bserves?|\bsupports?)\s?(?:的是?)?\s?$")
_LEAD = re.compile(r"^[\s:：,，。.;；、\-—–→←<>=|]+")
# "the rest is fine" speaks of no line.
_REST = re.compile(
    r"(?i)^\s*(?:其他|其它|其余|其餘|整体|總體|总体|总的|另外|最后|overall|in general|the rest|otherwise|everything else|other)"
)
# A line with as many of an item's characters in one piece is about it.
_SHARED = 6
_SHARED_EN = 14


@dataclass(frozen=True, slots=True)
class Comment:
    """One remark of the leader's; `target` is the id of the line, "" for the whole."""

    target: str
    text: str


def read_reply(reply: str, outcome: Outcome, direction: int = 0, *, sent: str = "") -> tuple[Comment, ...]:
    """The remarks in `reply`. What it repeats of the message as `sent` is no remark, but says what the next line is about."""
    if direction >= len(outcome.proposals):
        return ()
    reading = _Reading(outcome, direction, frozenset(_bare(line) for line in sent.splitlines()))
    found = [comment for line in reply.splitlines() for comment in reading.take(line)]
    return tuple(dict.fromkeys(found))


class _Reading:
    """The lines of the OKR by number and by words, and the one that was repeated last."""

    def __init__(self, outcome: Outcome, direction: int, sent: frozenset[str]) -> None:
        self._sent = sent - {""}
        self._texts: dict[str, str] = {}
        self._numbers: dict[tuple[int, int], str] = {}
        self._objectives: list[str] = []
        for n, (_, objective, rows) in enumerate(numbered(outcome.proposals[direction]), start=1):
            self._texts[objective.id] = objective.draft.text
            self._objectives.append(objective.id)
            for no, (_, row) in enumerate(rows, start=1):
                self._texts[row.id] = row.draft.text
                self._numbers[n, no] = row.id
        self._last = ""

    def take(self, line: str) -> Iterator[Comment]:
        """The remarks of one line."""
        quoted = _QUOTED.match(line)
        words = _QUOTED.sub("", line).strip()
        if not words:
            self._last = "" if not quoted else self._last
            return
        repeated, rest = self._repeated(words)
        if repeated is not None:
            self._last = repeated
            if rest and not quoted and _bare(words) not in self._sent:
                yield Comment(repeated, rest)
            return
        if quoted or _bare(words) in self._sent:
            return
        targets = self._named(words) or self._shared(words)
        if len(targets) != 1 and (targets or _REST.match(words)):
            self._last = ""
        text = _LEAD.sub("", _BULLET.sub("", words)) or words
        if len(targets) == 1:
            self._last = targets[0]
            text = _without_number(text) or text
        for target in targets or [self._last]:
            yield Comment(target, text)

    def _repeated(self, words: str) -> tuple[str | None, str]:
        """The line that is repeated word for word, and what stands behind it."""
        flat = _bare(words)
        for target, text in sorted(self._texts.items(), key=lambda one: -len(one[1])):
            own = _bare(text)
            at = flat.find(own) if len(own) > 3 else -1
            if at >= 0:
                rest = flat[at + len(own) :]
                rest = re.sub(r"^\s*(?:（[^（）]*）|\([^()]*\))", "", rest)
                return target, _LEAD.sub("", rest).strip()
        return None, ""

    def _named(self, words: str) -> list[str]:
        """The lines that are named by number."""
        several = len(self._objectives) > 1
        found = []
        for match in _NUMBER.finditer(fold(words)):
            if _THEIRS.search(fold(words)[: match.start()]):
                continue
            first = int(match["o"]) if match["o"] else 1
            found.append(self._numbers.get((first, int(match["kr"]))))
        nth = _NTH.search(words)
        if not found and nth is not None and not several:
            found.append(self._numbers.get((1, _NUMERALS.get((nth["n"] or nth["en"]).lower()) or int(nth["n"]))))
        named = _OBJECTIVE.match(fold(words))
        if not found and named is not None:
            n = int(named["o"] or named["zh"] or named["en"] or 1)
            found.append(self._objectives[n - 1] if n <= len(self._objectives) else None)
        return [target for target in dict.fromkeys(found) if target is not None]

    def _shared(self, words: str) -> list[str]:
        """The one line whose words a remark takes up."""
        flat = _bare(words)
        scored = {target: _longest(flat, _bare(text)) for target, text in self._texts.items()}
        best = max(scored.values(), default="", key=len)
        need = _SHARED_EN if best.isascii() else _SHARED
        near = [target for target, piece in scored.items() if len(piece) == len(best)]
        return near if len(best.strip()) >= need and len(near) == 1 else []


def _bare(text: str) -> str:
    """Words without blanks to fill, on one line, however wide they are typed."""
    for blank in reversed(read_blanks(text)):
        text = text[: blank.span.start] + text[blank.span.end :]
    return " ".join(_PLACES.sub("", fold(text)).split())


def _without_number(text: str) -> str:
    """ "KR2: too low" is "too low"."""
    match = _NUMBER.match(text) or _OBJECTIVE.match(text)
    return _LEAD.sub("", text[match.end() :]) if match else text


def _longest(a: str, b: str) -> str:
    """The longest piece of words that two texts share."""
    from difflib import SequenceMatcher

    match = SequenceMatcher(a=a, b=b, autojunk=False).find_longest_match()
    return a[match.a : match.a + match.size]
