"""An OKR as an Excel sheet, numbers and dates as such and no words as formulas; and such a sheet read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.export.carried import Carried, CarriedKeyResult, CarriedObjective, Remarks, carried
from assistant.export.layout import in_script
from assistant.export.text import title
from assistant.export.word import seen
from assistant.locale import Words, words
from assistant.types import Figure, Lang, Outcome, ShownKeyResult

_COLUMNS = (
    "number", "text", "type", "supports", "baseline", "target", "floor", "stretch", "deadline", "owner", "initiatives", "suggested",
)  # fmt: skip
_WIDTHS = (8, 60, 12, 14, 14, 14, 12, 12, 14, 14, 40, 10)
_PARKED = ("number", "text", "reason")
# "-" in front of every parked row: what stands there is no part of the OKR.
_DASH = "-"

Cell = str | float | date | None


def excel(outcome: Outcome, *, lang: Lang | None = None, direction: int = 0) -> bytes:
    """Proposal number `direction` as an .xlsx file; labels in `lang` (default: the draft's)."""
    import openpyxl
    from openpyxl.styles import Alignment, Font

    say = words(lang or outcome.lang)
    okr, shown = carried(outcome, direction), outcome.proposals[direction : direction + 1]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "OKR"

    at = 0

    def put(cells: Iterable[Cell], *, bold: bool = False) -> None:
        nonlocal at
        at += 1
        for column, value in enumerate(cells, start=1):
            cell = sheet.cell(row=at, column=column)
            _write(cell, in_script(value, outcome, lang) if isinstance(value, str) else value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=bold)

    put([title(outcome, say)], bold=True)
    put([say(f"column.{key}") for key in _COLUMNS], bold=True)
    for n, objective in enumerate(okr.objectives, start=1):
        put(_line(f"O{n}" if len(okr.objectives) > 1 else "O", objective, say), bold=True)
        for no, one in enumerate(objective.key_results, start=1):
            key_result = shown[0].objectives[n - 1].key_results[no - 1]
            put(_line(f"KR{no}", one, say, key_result))
            for column, figure in (
                (5, key_result.sentence.baseline),
                (6, next(iter(key_result.sentence.targets), None)),
            ):
                if figure is not None and figure.value is not None:
                    sheet.cell(row=at, column=column).number_format = _format(figure)
    if okr.parked:
        put([say(f"column.{key}") for key in _PARKED], bold=True)
        for what, why in okr.parked:
            put([_DASH, what, why])
    for n, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + n)].width = width
    sheet.freeze_panes = "C3"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read_sheet(text: str) -> Carried | None:
    """The OKR in a sheet of ours, whose text has tabs between its cells; None for any other sheet."""
    rows = list(csv.reader(io.StringIO(text), delimiter="\t"))
    start = next((n for n, r in enumerate(rows) if _columns(r) is not None), None)
    if start is None:
        return None
    lang, columns = _columns(rows[start]) or ("zh", {})
    say = words(lang)
    objectives: list[CarriedObjective] = []
    parked: list[tuple[str, str]] = []
    heading = say(f"column.{_PARKED[2]}")
    for cells in rows[start + 1 :]:
        values = {key: cells[at].strip() if at < len(cells) else "" for key, at in columns.items()}
        number, line = values["number"], values["text"]
        if number == _DASH:
            parked.append((line, cells[2].strip() if len(cells) > 2 else ""))
        elif number.startswith("KR") and objectives:
            last = objectives[-1]
            work = tuple(w for w in values["initiatives"].splitlines() if w.strip())
            new = CarriedKeyResult(text=line, remarks=_remarks(values, say), initiatives=work)
            objectives[-1] = CarriedObjective(
                text=last.text, remarks=last.remarks, key_results=(*last.key_results, new)
            )
        elif number.startswith("O"):
            objectives.append(CarriedObjective(text=line, remarks=_remarks(values, say)))
        elif any(cells) and heading not in cells:
            return None
    first = rows[0][0] if start and rows[0] else ""
    cycle = first.partition(" · ")[2]
    return Carried(cycle=cycle, objectives=tuple(objectives), parked=tuple(parked)) if objectives else None


def _columns(cells: list[str]) -> tuple[Lang, dict[str, int]] | None:
    """Where each column of ours is, if `cells` is our heading."""
    for lang in _LANGS:
        names = {words(lang)(f"column.{key}"): key for key in _COLUMNS}
        found = {names[cell.strip()]: at for at, cell in enumerate(cells) if cell.strip() in names}
        if {"number", "text", "supports", "initiatives"} <= found.keys():
            return lang, found
    return None


_LANGS: tuple[Lang, ...] = ("zh", "en")


def _remarks(values: dict[str, str], say: Words) -> Remarks:
    kinds = {say(f"export.type.{k}"): k for k in ("committed", "aspirational")}
    comma = say("export.comma")
    return Remarks(
        type=kinds.get(values.get("type", "")),  # type: ignore[arg-type]
        suggested=bool(values.get("suggested")),
        supports=tuple(values["supports"].split(comma)) if values.get("supports") else (),
        owner=values.get("owner") or None,
        floor=values.get("floor") or None,
        stretch=values.get("stretch") or None,
    )


def _line(
    number: str, one: CarriedObjective | CarriedKeyResult, say: Words, shown: ShownKeyResult | None = None
) -> Iterator[Cell]:
    remarks = one.remarks
    yield number
    yield one.text
    yield say(f"export.type.{remarks.type}") if remarks.type else None
    yield say("export.comma").join(remarks.supports) or None
    sentence = shown.sentence if shown is not None else None
    yield _amount(sentence.baseline) if sentence else None
    yield _amount(next(iter(sentence.targets), None)) if sentence else None
    yield remarks.floor
    yield remarks.stretch
    deadline = sentence.deadline if sentence else None
    yield (date.fromisoformat(deadline.iso) if deadline.iso else deadline.text) if deadline else None
    yield remarks.owner
    yield "\n".join(one.initiatives) or None if isinstance(one, CarriedKeyResult) else None
    yield say("export.suggested") if remarks.suggested else None


def _amount(figure: Figure | None) -> Cell:
    """A figure as a number in base units, a percentage as Excel counts them; as it was written where it has no value."""
    if figure is None:
        return None
    if figure.value is None or figure.op == "change":
        return figure.quote
    return float(figure.value / Decimal(100) if figure.kind == "percent" else figure.value)


def _format(figure: Figure) -> str:
    if figure.kind == "percent":
        return "0.##%"
    unit = figure.unit.replace('"', "")
    return f'#,##0.## "{unit}"' if unit else "#,##0.##"


def _write(cell: Any, value: Cell) -> None:
    """A value in its type. What people typed is text, also where it begins like a formula."""
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = seen(value)
    cell.data_type = "s"
    if value[:1] in ("=", "+", "-", "@") and value != _DASH:
        cell.quotePrefix = True
