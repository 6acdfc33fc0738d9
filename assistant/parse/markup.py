"""Inline markup goes: emphasis, code marks, links, images, inline HTML, entities and zero-width characters.

What it said is kept beside the words: which stretch was bold, which was struck out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.parse.words import Words, join
from assistant.text.late import late_compile
from assistant.types import Run

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\ufe0e\ufe0f\x00"
_NAMES = (
    "a|abbr|acronym|b|big|bdi|bdo|blockquote|body|button|caption|center|cite|code|col|colgroup|dd|del|details|dfn|div"
    "|dl|dt|em|figure|figcaption|font|footer|form|h[1-6]|head|header|hr|html|i|img|input|ins|kbd|label|li|link|main"
    "|mark|meta|nav|o:p|ol|p|pre|q|s|samp|section|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|tfoot"
    "|th|thead|time|title|tr|tt|u|ul|var|br|wbr|ac:[a-z-]{1,30}|ri:[a-z-]{1,30}|article|aside"
)
TAG = rf"</?(?:{_NAMES})(?:\s[^<>]{{0,2000}})?/?>"
_TOKEN = late_compile(
    rf"(?P<skip>[{_INVISIBLE}]+|'{{2,5}}|\{{(?:color|quote|panel)(?::[^{{}}]{{0,60}})?\}}|<!--[^<>]{{0,500}}-->)"
    r"|(?P<escape>\\(?=[|*_#\[\]~`>&.)(!+%$-]))"
    rf"|(?P<tag>(?i:{TAG}))"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});)"
    r"|(?P<image>!\[[^\[\]]{0,200}\]\([^()\s]{0,600}(?:\s\"[^\"]{0,100}\")?\))"
    r"|\[(?P<words>[^\[\]]{1,300})\](?P<target>\([^()\s]{1,600}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?(?:\s\"[^\"]{0,100}\")?\))"
    r"|\[\^\w{1,20}\](?!:)"
    r"|\[\[(?:[^\[\]|]{1,600}(?:\||\]\[))?(?P<wiki>[^\[\]|]{1,300})\]\]"
    r"|(?:link:|xref:|https?://)[^\s\[\]]{1,600}\[(?P<asciidoc>[^\[\]]{1,300})\]"
    r"|`(?P<rst>[^`<>]{1,300}?)\s?<[^<>`\s]{1,600}>`__?"
    r"|:[a-z]{2,12}:`(?P<role>[^`]{0,300})`"
    r"|(?P<mark>\{\*\}|\*\*|~~|``|`|\*|__|_)"
)
_MARKS = {"{*}": "bold", "**": "bold", "__": "bold", "~~": "struck"}
_TAGS = {"b": "bold", "strong": "bold", "s": "struck", "del": "struck", "strike": "struck"}
_SIGN = late_compile(rf"[{_INVISIBLE}\\<&\[*_~`]|''|\{{\*\}}|\{{color|https?://|link:|:[a-z]{{2,12}}:`")


@dataclass(slots=True)  # not frozen for speed, as Words
class Styled:
    """Words without inline markup, and the stretches of them that were bold, struck out or code."""

    words: Words
    bold: tuple[tuple[int, int], ...] = ()
    struck: tuple[tuple[int, int], ...] = ()

    def cut(self, start: int, end: int | None = None) -> Styled:
        """The part from `start` to `end` with its styles."""
        if not (self.bold or self.struck):
            return Styled(self.words.cut(start, end))
        stop = len(self.words) if end is None else end

        def shift(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
            return tuple((max(a - start, 0), min(b, stop) - start) for a, b in spans if b > start and a < stop)

        return Styled(self.words.cut(start, end), shift(self.bold), shift(self.struck))

    def strip(self) -> Styled:
        """Without blanks at both ends."""
        text = self.words.text
        if not text or not (text[0].isspace() or text[-1].isspace()):
            return self
        start = len(text) - len(text.lstrip())
        return self.cut(start, max(len(text.rstrip()), start))

    @property
    def all_bold(self) -> bool:
        """Whether every word is bold."""
        return bool(self.bold and self.words) and _covers(self.bold, self.words.text)

    @property
    def all_struck(self) -> bool:
        """Whether every word is struck out."""
        return bool(self.struck and self.words) and _covers(self.struck, self.words.text)


def _covers(spans: tuple[tuple[int, int], ...], text: str) -> bool:
    rest = "".join(text[b:a] for (_, b), (a, _) in zip(((0, 0), *spans), (*spans, (len(text), 0)), strict=True))
    return bool(spans) and not re.search(r"\w", rest)


def clean(words: Words) -> Styled:
    """The words as a person would read them."""
    text = words.text
    if not _SIGN.search(text):
        return Styled(words)
    tokens = list(_TOKEN.finditer(text))
    dropped = _paired(text, tokens)
    kept = _Kept(words)
    styles = _Styles()
    at = 0
    for token in tokens:
        start, end = token.span()
        kind = token.lastgroup
        char = _entity(token.group()) if kind == "entity" else None
        if (kind == "mark" and start not in dropped) or (kind == "entity" and char is None):
            continue
        kept.stretch(at, start)
        at = end
        if char is not None:
            kept.char(char, start)
        elif kind == "target":
            kept.stretch(*token.span("words"))
        elif kind in ("role", "wiki", "asciidoc", "rst"):
            kept.stretch(*token.span(kind))
        elif kind == "mark":
            styles.toggle(_MARKS.get(token.group()), kept.length)
        elif kind == "tag":
            name = token.group().strip("</ >").split()[0].rstrip("/").lower()
            styles.toggle(_TAGS.get(name), kept.length, closing=token.group().startswith("</"))
            if name == "br" and kept.length:
                kept.char(" ", None)
    kept.stretch(at, len(text))
    return Styled(kept.words(), *styles.closed(kept.length))


class _Kept:
    """What is left of the words, put together."""

    def __init__(self, words: Words) -> None:
        self.source = words
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.length = 0

    def stretch(self, start: int, end: int) -> None:
        """Keeps the characters from `start` to `end`."""
        if start >= end:
            return
        piece = self.source.cut(start, end)
        self.pieces.append(piece.text)
        self.runs.extend(Run(self.length + run.at, run.source, run.length) for run in piece.runs)
        self.length += end - start

    def char(self, char: str, at: int | None) -> None:
        """Puts in a character that stands for what is at `at`."""
        self.pieces.append(char)
        if at is not None:
            self.runs.append(Run(self.length, self.source.place(at), 1))
        self.length += 1

    def words(self) -> Words:
        return join([Words("".join(self.pieces), tuple(self.runs))])


class _Styles:
    """Which stretches were bold or struck out."""

    def __init__(self) -> None:
        self.opened: dict[str, int] = {}
        self.spans: dict[str, list[tuple[int, int]]] = {"bold": [], "struck": []}

    def toggle(self, style: str | None, length: int, *, closing: bool | None = None) -> None:
        """Opens or closes a style at `length`; a mark does what is due, a tag says which."""
        if style is None:
            return
        start = self.opened.pop(style, None)
        if start is not None and closing is not False:
            if length > start:
                self.spans[style].append((start, length))
        elif closing is not True:
            self.opened[style] = length if start is None else start

    def closed(self, length: int) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
        """The stretches; what was struck and never closed is struck to the end."""
        start = self.opened.get("struck", length)
        if length > start:
            self.spans["struck"].append((start, length))
        return tuple(self.spans["bold"]), tuple(self.spans["struck"])


def _entity(source: str) -> str | None:
    """The one character an entity stands for, or None: "R&D;" is none."""
    from html import unescape
    from html.entities import html5

    if source[1] != "#" and source[1:] not in html5:
        return None
    char = unescape(source)
    return char if len(char) == 1 else None


def _paired(text: str, tokens: list[re.Match[str]]) -> set[int]:
    """The offsets of those emphasis marks that really are marks.

    A star, underscore or tilde counts where it hugs its words on both sides, so that 5 * 3, ~7h, Make_Camp and the
    blank __% stay.
    """
    dropped: set[int] = set()
    waiting: dict[str, int] = {}
    for token in tokens:
        if token.lastgroup != "mark":
            continue
        mark, (start, end) = token.group(), token.span()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if mark in ("`", "``", "{*}"):
            opens = closes = True
        elif mark in ("**", "~~"):
            opens, closes = not after.isspace(), True
        else:
            inner = mark[0]
            opens = not after.isspace() and after != inner and not _wordlike(before) and before != inner
            closes = not before.isspace() and before != inner and not _wordlike(after) and after != inner
            if mark in ("__", "_"):
                opens, closes = (
                    opens and (_wordlike(after) or after in "(（"),
                    closes and (_wordlike(before) or before in "*`：:。.)）"),
                )
        if closes and mark in waiting:
            dropped |= {waiting.pop(mark), start}
        elif opens:
            waiting[mark] = start
    # A bold mark that nobody closed (cut off by a copy) is still a mark when it starts a word.
    return dropped | {at for mark, at in waiting.items() if mark in ("**", "~~")}


def _wordlike(char: str) -> bool:
    return char.isalnum()
