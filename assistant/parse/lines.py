"""Physical lines become lines with their marks read off: quote, indent, heading, bullet, number, checkbox, emphasis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.parse.fields import Marks
from assistant.parse.labels import Label
from assistant.parse.markup import Styled, clean
from assistant.parse.numbering import ListNumber, read_number
from assistant.parse.words import Words, join, words_at
from assistant.text.late import late_compile
from assistant.types import Span

_BREAK = late_compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_ESCAPED = late_compile(r"(?:\\r)?\\n(?![a-z])")
_SOFT = late_compile(r"<br\s*/?>", re.IGNORECASE)
_QUOTE = late_compile(r"[ \t]*(?:[>＞](?![=])[ \t]?)+", needs="> ＞")
_TREE = late_compile(r"[\s│┃┆┊|]*(?:[├└┣┗╰┕╠╚][─━┄—\-═╴]*|[|`+\\']-{1,3})[\s>]*(?=\S)")
_BARS = late_compile(r"[\s│┃┆┊]{0,200}[│┃┆┊]\s*(?=\S)")
_TREE_SIGN = late_compile(r"[├└┣┗╰┕╠╚]|^[\s|]{0,200}[|`+\\']-")
_HEADING = late_compile(
    r"(?:#{1,6}(?:\s+|(?=[^\s#\w]|[^\x00-\x7f]|(?:O|KR|OKR)[\s\d:：-]))|={1,6}\s+(?=\S)|h[1-6]\.\s+)"
)
_BULLET = late_compile(
    r"(?:#\.\s+|\.{1,4}\s+(?=\S)|[-*+]{1,6}(?:\s+|$)|[-+](?=[^\s\d\W_a-z]|[^\x00-\x7f])|[–—―]{1,2}\s+|[•●○◦▪▫■□◆◇▶►▸‣⁃∙·・❖➢➤➔⦿◎※★☆▲△✦✧⭐📌👉🔹🔸🔷🔶]\s*|[→↳➔]\s+|o\s+(?=\S)|/\s+(?=\S))"
)
_BOX = late_compile(r"\[(?P<box> |x|X|✓|✔|√|-|~)?\](?:\s+|(?=[^\x00-\x7f(])|$)|(?P<sign>[☐☑☒✅✔✓]️?)\s*(?=\S)")
_BOX_SIGNS = frozenset("[☐☑☒✅✔✓")
_BULLET_SIGNS = frozenset("#.-*+–—―•●○◦▪▫■□◆◇▶►▸‣⁃∙·・❖➢➤➔⦿◎※★☆▲△✦✧⭐📌👉🔹🔸🔷🔶→↳o/")
_ORG_STATE = late_compile(r"(?P<state>TODO|DONE|NEXT|WAITING|DOING|CANCELLED|CANCELED)\s+(?:\[#[A-C]\]\s+)?")
_ORG_TAGS = late_compile(r"\s+:(?P<tags>[^\s:]{1,30}(?::[^\s:]{1,30}){0,8}):\s*$")
_UNDERLINE = late_compile(r"\s*(?:={3,}|-{3,}|~{3,}|\^{3,}|\"{3,}|\*{3,}|\+{3,}|#{3,}|`{3,}|_{3,}|[─━═—]{2,})\s*")
_WIKI = late_compile(r"={2,6}[^=\n]{1,200}={2,6}\s*$|h[1-6]\.\s", needs="== h1. h2. h3. h4. h5. h6.")
_FENCE = late_compile(r"\s*(?:```|~~~)\w*\s*$", needs="``` ~~~")
_INVISIBLE = late_compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\U000e0000-\U000e007f]")


@dataclass(slots=True)
class Line:
    """One line as laid out. `words` are free of marks; `indent` counts columns; `level` is a heading's depth."""

    start: int
    end: int
    styled: Styled
    indent: int = 0
    level: int = 0
    bullet: str = ""
    number: ListNumber | None = None
    box: bool | None = None
    gap: bool = False
    quote: int = 0
    label: Label | None = None
    marks: Marks = field(default_factory=Marks)

    @property
    def words(self) -> Words:
        """The line's words."""
        return self.styled.words

    @property
    def text(self) -> str:
        """The line's words as text."""
        return self.styled.words.text

    @property
    def span(self) -> Span:
        """Where the line stands in the document."""
        return Span(self.start, self.end)

    @property
    def item(self) -> bool:
        """Whether the line is an item of a list."""
        return bool(self.bullet or self.number or self.box is not None)

    @property
    def body(self) -> Styled:
        """The words behind the label."""
        return self.styled.cut(self.label.end).strip() if self.label else self.styled


def part_of(line: Line, words: Words) -> Line:
    """A line of its own for one of several items that stand on a line."""
    return Line(words.span.start, words.span.end, Styled(words), indent=line.indent, bullet=line.bullet)


def split(document: str) -> list[Words]:
    """The document's physical lines without their line ends."""
    lines, at = [], 0
    pattern = _BREAK if _BREAK.search(document) else _ESCAPED  # one line out of a log or a JSON string
    for match in pattern.finditer(document):
        lines.append(words_at(document, at, match.start()))
        at = match.end()
    lines.append(words_at(document, at, len(document)))
    soft = "<" in document and _SOFT.search(document) is not None
    return [_visible(part) for line in lines for part in (_softly(line) if soft else (line,))]


def _softly(line: Words) -> list[Words]:
    """The line cut at <br>, unless it is a row of a table, where <br> parts the lines of a cell."""
    if line.text.lstrip(" >").startswith("|") or "\t" in line.text:
        return [line]
    parts, at = [], 0
    for match in _SOFT.finditer(line.text):
        parts.append(line.cut(at, match.start()))
        at = match.end()
    return [*parts, line.cut(at)]


def _visible(words: Words) -> Words:
    if words.text.isascii() or not _INVISIBLE.search(words.text):
        return words
    return words.without(m.span() for m in _INVISIBLE.finditer(words.text))


def unquote(words: Words) -> tuple[Words, int]:
    """The line without its quote marks, and how many there were. "->" and ">=" are no quote marks."""
    match = _QUOTE.match(words.text)
    if not match:
        return words, 0
    return words.cut(match.end()), match.group().count(">") + match.group().count("＞")


def read_lines(physical: Sequence[Words]) -> list[Line]:
    """The lines that say something, rules and underlines used up."""
    out: list[Line] = []
    # On a wiki with == headings == or h2. a # is the mark of a numbered list.
    wiki = any(_WIKI.match(words.text) for words in physical) and any(w.text.startswith("#") for w in physical)
    gap = False
    depth = 0
    for words in physical:
        words, quote = unquote(words)
        text = words.text
        if not text.strip() or _FENCE.match(text):
            gap = True
            continue
        if _UNDERLINE.fullmatch(text):
            _underline(out, text, gap)
            gap = True
            continue
        line = read_line(_numbered(words) if wiki else words)
        line.gap, line.quote = gap or quote != depth, quote
        depth, gap = quote, False
        out.append(line)
    return out


def _numbered(words: Words) -> Words:
    """A line of a wiki's numbered list with its marks as stars, which say the same of depth."""
    marks = len(words.text) - len(words.text.lstrip("#"))
    return join([Words("*" * marks), words.cut(marks)]) if marks else words


def _underline(out: list[Line], text: str, gap: bool) -> None:
    """A row of signs right under a line of its own makes that line a heading."""
    if gap or not out:
        return
    above = out[-1]
    sign = text.strip()[0]
    if above.item or above.level or sign in "`_#*":
        return
    if len(text.strip()) * 2 < len(above.text) and len(text.strip()) < 5:
        return
    above.level = {"=": 1, "-": 2, "~": 3}.get(sign, 4)


def read_line(words: Words) -> Line:
    """One physical line with its marks read off."""
    text = words.text
    start, end = words.span
    at, indent = _indent(text)
    line = Line(start, end, Styled(words))
    tree = _TREE.match(text) if _TREE_SIGN.search(text) else None
    if tree and not text.lstrip().startswith(("|--|", "|---|")):
        at, line.bullet = tree.end(), "└"
        indent = tree.end()
    elif text.lstrip()[:1] in tuple("│┃┆┊") and (bars := _BARS.match(text)):
        at = indent = bars.end()
    line.indent = indent
    if text[at : at + 2] == "| " and text.count("|") == 1:
        at += 2  # a line block of reStructuredText, or a quote
    first = text[at : at + 1]
    if first and first in "#=h" and not text.startswith("#.", at) and (match := _HEADING.match(text, at)):
        marks = match.group().strip()
        line.level = int(marks[1]) if marks[0] == "h" else len(marks)
        at = match.end()
        text_end = _closing(text, marks, at)
        words = words.cut(0, text_end)
        text = words.text
    for _ in range(3):
        first = text[at : at + 1]
        match = _BOX.match(text, at) if first in _BOX_SIGNS and line.box is None else None
        if match:
            sign = match["box"] or match["sign"] or ""
            line.box = sign.strip() in ("x", "X", "✓", "✔", "√", "☑", "✅", "☑️", "✔️")
            at = match.end()
            continue
        match = _BULLET.match(text, at) if first in _BULLET_SIGNS and not line.bullet and not line.level else None
        if match and not _minus(text, match):
            line.bullet = match.group().strip() or "-"
            if line.bullet[0] == "*" and len(line.bullet) > 1:
                line.indent += 2 * (len(line.bullet) - 1)
            at = match.end()
            if line.bullet[0] == "*" and (state := _ORG_STATE.match(text, at)):
                dropped = state["state"].startswith("CANCEL")
                line.marks.put("status", "dropped" if dropped else state["state"])
                at = state.end()
            continue
        break
    if line.bullet.startswith("*") and (tags := _ORG_TAGS.search(text[-160:])):
        for tag in tags["tags"].split(":"):
            line.marks.tag(tag)
        words = words.cut(0, len(text) - (len(text[-160:]) - tags.start()))
    line.styled = clean(words.cut(at)).strip()
    line.number = read_number(line.text)
    return line


_BLANKS = frozenset(" \t\u3000\xa0\u2002\u2003\u2009")


def _indent(text: str) -> tuple[int, int]:
    at = columns = 0
    if text[:1] not in _BLANKS:
        return 0, 0
    for char in text:
        if char == "\t":
            columns += 4 - columns % 4
        elif char == "\u3000":
            columns += 2
        elif char.isspace():
            columns += 1
        else:
            break
        at += 1
    return at, columns


def _closing(text: str, marks: str, at: int) -> int:
    """Where a heading's words end: closing marks go when they equal the opening ones, but a lone final # is content."""
    tail = text.rstrip()
    if len(marks) >= 2 and tail.endswith(" " + marks) and len(tail) - len(marks) > at:
        return len(tail) - len(marks)
    return len(text)


def _minus(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a bullet is a sign: "-5%", "* * *", "--"."""
    rest = text[match.end() :].lstrip()
    return (not rest and match.group().strip() not in ("-", "*", "+", "•")) or bool(
        re.match(r"[-+]\d", text[match.start() :])
    )
