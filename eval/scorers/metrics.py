"""Is a list of metrics read back as it was meant: every metric once, each amount in its place, no total taken for one?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.text import plain
from assistant.types import Text
from eval.marks import Mark, Product, Proof, Scorer
from eval.shapes import MetricsLine

_AMOUNTS = ("baseline", "target", "floor", "stretch")
# A bracket behind a name holds its unit: 客单价(元).
_BRACKET = re.compile(r"[(\[].*?[)\]]")


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    rows = product.board(data["text"])["rows"]
    marks = list(_marks(data, rows))
    missed = [f"{m.measure}: {m.reason}" for m in marks if m.score != 1]
    yield Mark("list_read_back", float(not missed), "; ".join(missed), "\n".join(map(_told, rows)))
    yield from marks


def _marks(data: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Iterator[Mark]:
    left = list(rows)
    for want in data["expected"]:
        row = _found(want["name"], left)
        yield _mark("metric_found", row is not None, f"“{want['name']}” was not read")
        if row is None:
            continue
        left.remove(row)
        for key in _AMOUNTS:
            if want[key] is not None or row[key] is not None:
                right = _same(want[key], row[key]) or (
                    key == "target" and want[key] is None and row[key] == row["floor"]
                )
                yield _mark(f"amount.{key}", right, f"{key} of “{want['name']}” is {want[key]}, read as {row[key]}")
        if want["unit"] is not None:
            shown = [row["unit"], *(row[key] or "" for key in _AMOUNTS)]
            yield _mark("unit", any(_unit(want["unit"], s) for s in shown), f"unit {want['unit']} is not in {shown}")
    yield _mark("nothing_else_read", not left, f"read besides: {', '.join(str(r['name']) for r in left)}")


def _mark(measure: str, right: bool, reason: str) -> Mark:
    return Mark(measure, float(right), "" if right else reason)


def _found(name: str, rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The row of that name; else the one whose name says a word more or less: 华北签约额 for 华北签约."""
    want = _name(name)
    near = [r for r in rows if (there := _name(r["name"])) and (there in want or want in there)]
    return next((r for r in rows if _name(r["name"]) == want), near[0] if len(near) == 1 else None)


def _name(text: str) -> str:
    return "".join(_BRACKET.sub("", plain(text).lower()).split()).strip(".:;,")


def _same(want: str | None, shown: str | None) -> bool:
    """Whether the amount stands in what is shown as a whole number: 1240 in "1240 万元", not in "12400"."""
    if want is None or shown is None:
        return want is shown
    bare, there = _figure(want), _figure(shown)
    return re.search(rf"(?<![\d.]){re.escape(bare)}(?!\d|\.\d)", there) is not None


def _figure(text: str) -> str:
    """The amount without blanks and thousands' commas; a comma before one or two last digits is a decimal one."""
    bare = "".join(plain(text).lower().split())
    return re.sub(r",(?=\d{3})", "", re.sub(r"(?<=\d),(?=\d{1,2}(?!\d))", ".", bare))


def _unit(want: str, shown: str) -> bool:
    """Whether every sign of the unit stands there: £k in £1,240k."""
    return all(sign in plain(shown).lower() for sign in plain(want).lower() if not sign.isspace())


def _told(row: Mapping[str, Any]) -> str:
    return f"{row['name']} [{row['unit']}] " + ", ".join(f"{key} {row[key]}" for key in _AMOUNTS if row[key])


def _row(**changed: str | None) -> dict[str, str | None]:
    empty = dict.fromkeys(_AMOUNTS)
    return {"name": "Orders", "unit": "k", **empty, "baseline": "4 k", "target": "12 k", **changed}


_LINE = {
    "text": "Orders (k) 4 12\nTotal 4 12",
    "expected": [{**_row(), "baseline": "4", "target": "12"}],
    "not_metrics": ["Total 4 12"],
}


def _fails(measure: str, *rows: Mapping[str, Any]) -> tuple[Proof, Proof]:
    """The right reading must score on the measure, this one must not."""
    return (
        Proof(data=_LINE, measure=measure, score=1, board={"rows": [_row()]}),
        Proof(data=_LINE, measure=measure, score=0, board={"rows": list(rows)}),
    )


scorer = Scorer(
    name="metrics",
    file="metrics",
    shape=MetricsLine,
    note=Text(
        "清单读回来，每个指标一次，每个数在它的位置，没有别的",
        "the list is read back with every metric once, each amount in its place, and nothing else",
    ),
    score=_score,
    proofs=(
        *_fails("list_read_back", _row(target="120 k")),
        *_fails("metric_found", _row(name="Sales")),
        *_fails("amount.baseline", _row(baseline=None)),
        *_fails("amount.target", _row(target="112 k")),
        Proof(data=_LINE, measure="amount.floor", score=0, board={"rows": [_row(floor="12 k")]}),
        *_fails("unit", _row(unit="", baseline="4", target="12")),
        *_fails("nothing_else_read", _row(), _row(name="Total")),
        Proof(data=_LINE, measure="list_read_back", score=1, board={"rows": [_row(name="Orders a week")]}),
    ),
)
