"""Word files as text that the parser reads: headings as marks, lists with the numbers Word shows, tables as rows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from assistant.intake.numbers import ListNumbers

_SKIPPED = frozenset(
    ["del", "moveFrom", "pPr", "rPr", "txbxContent", "instrText", "delText", "Fallback", "fldSimpleData"]
)
_HOLDERS = frozenset(["sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"])


def docx_text(data: bytes) -> str:
    """Paragraphs, tables and text boxes in reading order; what was deleted under tracked changes is left out."""
    import docx

    document = docx.Document(io.BytesIO(data))
    return "\n".join(_blocks(document.element.body, document, ListNumbers(document)))


def _name(node: Any) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _blocks(parent: Any, document: Any, numbers: ListNumbers) -> Iterator[str]:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for node in parent:
        name = _name(node)
        if name == "p":
            line = _paragraph(Paragraph(node, document._body), numbers)
            if line:
                yield line
            for box in _boxes(node):
                yield from _blocks(box, document, numbers)
        elif name == "tbl":
            if any(_name(inner) == "tbl" for inner in node.iterdescendants()):
                for cell in (
                    inner for inner in node.iterdescendants() if _name(inner) == "tc" and _nearest(inner) is node
                ):
                    yield from _blocks(cell, document, numbers)  # a table that only lays out others
            else:
                yield from _rows(Table(node, document._body))
        elif name in _HOLDERS:
            yield from _blocks(node, document, numbers)


def _nearest(cell: Any) -> Any:
    return next(node for node in cell.iterancestors() if _name(node) == "tbl")


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph; Word writes each twice, the second time for old readers."""
    for node in paragraph.iterdescendants():
        if _name(node) == "txbxContent" and not any(_name(above) == "Fallback" for above in node.iterancestors()):
            yield node


def _text(node: Any) -> str:
    """The words under a node, with inserted ones and links, without deleted ones."""
    out: list[str] = []
    for child in node:
        name = _name(child)
        if name == "t":
            out.append(child.text or "")
        elif name == "tab":
            out.append("\t")
        elif name in ("br", "cr"):
            out.append("\n")
        elif name == "noBreakHyphen":
            out.append("-")
        elif name not in _SKIPPED:
            out.append(_text(child))
    return "".join(out)


def _paragraph(paragraph: Any, numbers: ListNumbers) -> str:
    text = _text(paragraph._p).strip()
    if not text:
        return ""
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    mark = numbers.next(paragraph)
    if style.startswith(("Heading", "标题")) and style[-1:].isdigit():
        return f"{'#' * min(int(style[-1]), 6)} {f'{mark[1]} ' if mark and mark[1] != '-' else ''}{text}"
    if style == "Title":
        return f"# {text}"
    if style.startswith("List"):  # "List Bullet 2" is a list of its own whose first level stands under "List Bullet"
        depth = int(style[-1]) - 1 if style[-1:].isdigit() else 0
        mark = (max(depth, mark[0]), mark[1]) if mark else (depth, "-")
    if _struck(paragraph):
        text = f"~~{text}~~"
    return f"{'  ' * mark[0]}{mark[1]} {text}" if mark else text


def _struck(paragraph: Any) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.font.strike or run.font.double_strike for run in runs)


def _rows(table: Any) -> Iterator[str]:
    """A table's rows in markdown; a merged cell gives its text once."""
    seen: set[Any] = set()
    yield ""
    for number, row in enumerate(table.rows):
        cells = []
        for cell in row.cells:
            lines = (
                [] if cell._tc in seen else [_text(p).strip() for p in cell._tc.iterdescendants() if _name(p) == "p"]
            )
            seen.add(cell._tc)
            cells.append("<br>".join(line for line in lines if line).replace("|", "\\|").replace("\n", "<br>"))
        yield "| " + " | ".join(cells) + " |"
        if number == 0:
            yield "|" + " --- |" * len(cells)
    yield ""
