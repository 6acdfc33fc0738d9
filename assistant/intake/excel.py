"""Excel files as text that the parser reads: each sheet a table with tabs between the cells."""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime
from typing import Any

_MAX_CELLS = 200_000


def xlsx_text(data: bytes) -> str:
    """Each sheet's cells as rows with tabs between, the way a sheet is copied; empty rows and columns go."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        out: list[str] = []
        left = _MAX_CELLS
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for sheet in sheets:
            rows: list[list[str]] = []
            for row in sheet.iter_rows():
                left -= len(row)
                if left < 0:
                    break
                rows.append([_cell(cell) for cell in row])
            text = _grid(rows)
            if not text:
                continue
            if len(sheets) > 1:
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
