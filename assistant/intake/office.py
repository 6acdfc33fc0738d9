"""Word and Excel files as text that the parser reads: list levels as indents, headings as marks, tables as rows."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

_MAX_CELLS = 200_000


def docx_text(data: bytes) -> str:
    """Paragraphs with # for headings and indented bullets for lists; tables as markdown rows."""
    import docx

    document = docx.Document(io.BytesIO(data))
    out: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            out.extend(_rows(block))
        else:
            line = _paragraph(block, document)
            if line:
                out.append(line)
    return "\n".join(out)


def _paragraph(paragraph: Any, document: Any) -> str:
    text = paragraph.text.strip()
    if not text:
        return ""
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    if style.startswith(("Heading", "标题")) and style[-1:].isdigit():
        return f"{'#' * min(int(style[-1]), 6)} {text}"
    if style == "Title":
        return f"# {text}"
    level = _list_level(paragraph)
    if level is None and style.startswith("List"):
        level = int(style[-1]) - 1 if style[-1:].isdigit() else 0
    if _struck(paragraph):
        text = f"~~{text}~~"
    return f"{'  ' * level}- {text}" if level is not None else text


def _list_level(paragraph: Any) -> int | None:
    properties = paragraph._p.pPr
    numbering = properties.numPr if properties is not None else None
    if numbering is None:
        return None
    if numbering.numId is not None and numbering.numId.val == 0:
        return None
    return int(numbering.ilvl.val) if numbering.ilvl is not None else 0


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
            text = "" if cell._tc in seen else "<br>".join(p.text.strip() for p in cell.paragraphs if p.text.strip())
            seen.add(cell._tc)
            cells.append(text.replace("|", "\\|").replace("\n", "<br>"))
        yield "| " + " | ".join(cells) + " |"
        if number == 0:
            yield "|" + " --- |" * len(cells)
    yield ""


def xlsx_text(data: bytes) -> str:
    """Each sheet's cells as rows with tabs between, the way a sheet is copied; empty rows and columns go."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        out: list[str] = []
        left = _MAX_CELLS
        for sheet in book.worksheets:
            rows: list[list[str]] = []
            for row in sheet.iter_rows():
                left -= len(row)
                if left < 0:
                    break
                rows.append([_cell(cell) for cell in row])
            text = _grid(rows)
            if not text:
                continue
            if len(book.worksheets) > 1:
                out.append(f"# {sheet.title}")
            out.append(text)
        book.close()
    return "\n\n".join(out)


def _grid(rows: list[list[str]]) -> str:
    rows = [row for row in rows if any(row)]
    if not rows:
        return ""
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    used = [i for i in range(width) if any(row[i] for row in rows)]
    return "\n".join("\t".join(row[i] for i in used).rstrip("\t") if len(used) > 1 else row[used[0]] for row in rows)


def _cell(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    form = getattr(cell, "number_format", "") or ""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        if "%" in form:
            return f"{round(value * 100, 4):g}%"
        return f"{value:.10g}" if isinstance(value, float) else str(value)
    text = str(value).strip().replace("\r\n", "\n")
    if any(c in text for c in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text
