"""HTML from a wiki or a mail becomes lines: headings, list depth, paragraphs, tables with rowspan."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.parse.markup import TAG
from assistant.parse.words import Words, join, words_at
from assistant.text.late import late_compile

_BLOCK = late_compile(
    r"<(?:p|div|li|ul|ol|h[1-6]|td|th|tr|table|body|html|section|dt|dd|article)\b[^<>]{0,500}>", re.IGNORECASE
)
_CLOSED = late_compile(r"</(?:p|div|li|ul|ol|h[1-6]|td|th|tr|table|body|html|section|dl|article)\s*>", re.IGNORECASE)
_TAG = late_compile(TAG, re.IGNORECASE)
_SPAN = late_compile(r"(rowspan|colspan)\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_SILENT = ("script", "style", "head", "title", "ac:parameter")
_PARAGRAPH = (
    "p",
    "div",
    "section",
    "article",
    "tr",
    "dt",
    "dd",
    "dl",
    "blockquote",
    "br",
    "hr",
    "pre",
    "body",
    "html",
    "header",
    "footer",
    "main",
    "details",
    "summary",
    "figure",
    "address",
    "form",
    "center",
)
_FLOWING = ("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "caption")
_INLINE = (
    "a",
    "abbr",
    "b",
    "big",
    "cite",
    "code",
    "del",
    "em",
    "font",
    "i",
    "img",
    "ins",
    "kbd",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "tt",
    "u",
)
_BLANK = late_compile(r"[\r\n]\s*")


@dataclass(slots=True)
class HtmlLine:
    """One line of the page: its words with inline tags still in, a heading's level, its depth in lists."""

    words: Words
    level: int = 0
    depth: int = 0
    bullet: str = ""
    empty_item: bool = False


@dataclass(slots=True)
class HtmlTable:
    """A table of the page with merged cells filled in as empty ones below the first."""

    rows: list[list[Words]]
    start: int
    end: int


def is_html(text: str) -> bool:
    """Whether the text is markup rather than text that happens to hold a tag."""
    return "<" in text and bool(_BLOCK.search(text)) and bool(_CLOSED.search(text))


class _Page:
    def __init__(self, document: str) -> None:
        self.document = document
        self.out: list[HtmlLine | HtmlTable] = []
        self.pieces: list[Words] = []
        self.level = 0
        self.lists: list[str] = []
        self.item = ""
        self.flow = 0
        self.silent = ""
        self.tables: list[tuple[int, list[list[tuple[Words, int, int]]]]] = []
        self.in_cell = False

    def text(self, start: int, end: int) -> None:
        if self.silent or start >= end:
            return
        if self.flow or self.in_cell or self.tables:
            self.pieces.append(words_at(self.document, start, end))
            return
        for number, part in enumerate(re.split(r"(\r\n|\r|\n)", self.document[start:end])):
            if number % 2:
                self.flush()
            elif part:
                self.pieces.append(words_at(self.document, start, start + len(part)))
            start += len(part)

    def words(self) -> Words:
        words = join(self.pieces)
        self.pieces = []
        if "\n" in words.text or "\r" in words.text:
            parts, at = [], 0
            for match in _BLANK.finditer(words.text):
                parts.append(words.cut(at, match.start()).rstrip())
                at = match.end()
            parts.append(words.cut(at))
            words = join(parts, " ")
        return words.strip()

    def flush(self, *, empty_item: bool = False) -> None:
        if self.in_cell:
            self.pieces.append(Words("\n"))
            return
        words = self.words()
        if self.tables and not self.in_cell:
            return
        if words.text.strip(" \u00a0") or empty_item:
            self.out.append(HtmlLine(words, self.level, len(self.lists), self.item, empty_item))
            if self.item:
                self.item = ""

    def tag(self, match: re.Match[str]) -> None:
        source = match.group()
        name = source.strip("</>").split()[0].rstrip("/").lower()
        closing = source.startswith("</")
        if self.silent:
            if closing and name == self.silent:
                self.silent = ""
            return
        if name in _SILENT and not source.endswith("/>"):
            if not closing:
                self.silent = name
            return
        if name == "table":
            self.table(closing, match)
        elif name in ("td", "th") and self.tables:
            self.cell(closing, source, match)
        elif name == "tr" and self.tables:
            self.close_cell(match.start())
            if not closing:
                self.tables[-1][1].append([])
        elif self.in_cell:
            inline = name in _INLINE
            self.pieces.append(words_at(self.document, *match.span()) if inline else Words("\n"))
        elif name in ("ul", "ol"):
            self.flush()
            if closing:
                if self.lists:
                    self.lists.pop()
                self.item = ""
            else:
                self.lists.append(name)
            self.flow = 0
        elif name == "li":
            was = self.item
            self.flush(empty_item=closing and bool(was) and not "".join(p.text for p in self.pieces).strip())
            self.item = "" if closing else ("1." if self.lists and self.lists[-1] == "ol" else "-")
            self.flow = 0 if closing else 1
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            self.flush()
            self.level = 0 if closing else int(name[1])
            self.flow = 0 if closing else 1
        elif name in _PARAGRAPH:
            self.flush()
            if name == "dd":
                self.lists, self.item = ([], "") if closing else (["dl"], "-")
            if name in _FLOWING:
                self.flow = 0 if closing else 1
        else:
            self.pieces.append(words_at(self.document, *match.span()))

    def table(self, closing: bool, match: re.Match[str]) -> None:
        if not closing:
            if not self.tables:
                self.flush()
            self.close_cell(match.start())
            self.tables.append((match.start(), []))
            return
        if not self.tables:
            return
        self.close_cell(match.start())
        start, raw = self.tables.pop()
        self.pieces = []
        self.out.append(HtmlTable(_grid(raw), start, match.end()))

    def cell(self, closing: bool, source: str, match: re.Match[str]) -> None:
        self.close_cell(match.start())
        if closing:
            return
        spans = {name.lower(): int(value) for name, value in _SPAN.findall(source)}
        rows = self.tables[-1][1]
        if not rows:
            rows.append([])
        self.pieces = []
        self.in_cell = True
        at = match.end()
        rows[-1].append(
            (
                Words("", words_at(self.document, at, at).runs),
                min(spans.get("rowspan", 1), 200),
                min(spans.get("colspan", 1), 30),
            )
        )

    def close_cell(self, at: int) -> None:
        if not self.in_cell:
            return
        self.in_cell = False
        rows = self.tables[-1][1]
        words = _tidy(join(self.pieces))
        self.pieces = []
        old, down, across = rows[-1][-1]
        rows[-1][-1] = (words if words.text else old, down, across)


def _tidy(words: Words) -> Words:
    return words.strip()


def _grid(raw: list[list[tuple[Words, int, int]]]) -> list[list[Words]]:
    """Rows of equal width; below a cell that spans rows stand empty ones."""
    rows: list[list[Words]] = []
    waiting: dict[int, int] = {}
    for source in raw:
        row: list[Words] = []
        cells = iter(source)
        pending = next(cells, None)
        column = 0
        while pending is not None or any(c >= column for c in waiting):
            if waiting.get(column, 0) > 0:
                row.append(Words())
                waiting[column] -= 1
                if not waiting[column]:
                    del waiting[column]
            elif pending is not None:
                words, down, across = pending
                for i in range(across):
                    row.append(words if i == 0 else Words())
                    if down > 1:
                        waiting[column + i] = down - 1
                column += across - 1
                pending = next(cells, None)
            else:
                row.append(Words())
            column += 1
            if column > 400:
                break
        rows.append(row)
    return rows


def read_html(document: str) -> list[HtmlLine | HtmlTable]:
    """The page's lines and tables in order."""
    page = _Page(document)
    at = 0
    open_comment = "<!--" in document
    for match in _TAG.finditer(document):
        if match.start() < at:
            continue
        if open_comment:
            comment = document.find("<!--", at, match.start())
            while comment >= 0:
                page.text(at, comment)
                closing = document.find("-->", comment)
                at = closing + 3 if closing >= 0 else comment + 4
                if closing < 0:
                    open_comment = False
                    break
                comment = document.find("<!--", at, match.start()) if at < match.start() else -1
            if match.start() < at:
                continue
        page.text(at, match.start())
        page.tag(match)
        at = match.end()
    page.text(at, len(document))
    if page.tables:
        page.close_cell(len(document))
        start, raw = page.tables[0]
        page.out.append(HtmlTable(_grid(raw), start, len(document)))
    else:
        page.in_cell = False
        page.flush()
    return page.out
