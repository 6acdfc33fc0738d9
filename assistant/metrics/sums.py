"""Identities of the lexicon worked out over a sheet, with their arithmetic shown; silence where units do not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal, NamedTuple

from assistant.lexicon import Identity, lexicon
from assistant.numbers import format_amount, read_figures
from assistant.text.late import late_compile
from assistant.types import Amount, Board, Figure, Lang, MetricRow, Sum

# Beyond this factor from the target the units do not fit each other, whatever they are called.
_FAR = 20
_SIGNS = {"product": "×", "quotient": "÷", "sum": "+", "difference": "−"}
_NUMBER = late_compile(r"\d[\d,]*(?:\.\d+)?")
_SHARED_PERIODS = ("month", "quarter", "year")
_DEPTH = 3
_Which = Literal["target", "baseline"]


class _Term(NamedTuple):
    """A value with the rows and the words that lead to it."""

    value: Decimal
    rows: tuple[MetricRow, ...]
    words: str
    figures: str


def work_out(board: Board) -> tuple[Sum, ...]:
    """Every identity whose result and parts stand in the sheet, once per result, the sheet's targets first."""
    return tuple(found for row in board.rows if row.metric and (found := _sum(row, board)))


def parts_of(key: str, board: Board) -> frozenset[str]:
    """The keys of the sheet's metrics that make up the metric `key` by an identity, whether or not units fit."""
    rows = {r.metric for r in board.rows if r.metric}
    found: set[str] = set()
    for identity in _identities(key):
        keys = [part if part in rows else None for part in identity.parts]
        deeper = [
            parts_of(p, board) if k is None else frozenset({k}) for p, k in zip(identity.parts, keys, strict=True)
        ]
        if all(deeper):
            found.update(*deeper)
    return frozenset(found - {key})


def _sum(row: MetricRow, board: Board) -> Sum | None:
    goal = row.target
    if goal is None or goal.figure is None or goal.figure.value is None or goal.figure.value <= 0 or row.metric is None:
        return None
    for which in ("target", "baseline"):
        terms = list(_expanded(row.metric, board, which, _DEPTH))
        if terms:
            fit = next((term for term in terms if _fits(row, goal.figure, term)), None)
            return _said(row, goal, goal.figure.value, fit, board.lang, which) if fit is not None else None
    return None


def _expanded(key: str, board: Board, which: _Which, depth: int) -> Iterator[_Term]:
    """What the identities of `key` come to."""
    for identity in _identities(key):
        terms = [_term(part, board, which, depth - 1) for part in identity.parts]
        if all(terms):
            told = [t for t in terms if t is not None]
            value = _apply(identity, [t.value for t in told])
            if value is not None:
                sign = f" {_SIGNS[identity.op]} "
                yield _Term(
                    value,
                    tuple(r for t in told for r in t.rows),
                    sign.join(t.words for t in told),
                    sign.join(t.figures for t in told),
                )


def _term(key: str, board: Board, which: _Which, depth: int) -> _Term | None:
    rows = [row for row in board.rows if row.metric == key]
    if len(rows) > 1:
        return None  # the east's and the south's: which one is meant nobody said
    if not rows:
        return next(_expanded(key, board, which, depth), None) if depth > 0 else None
    row = rows[0]
    amount = row.target if which == "target" else row.baseline
    metric = lexicon().get(key)
    if amount is None or amount.figure is None or amount.figure.value is None or metric is None:
        return None
    figure = amount.figure
    if figure.op == "change" or (metric.kind == "percent") != (figure.kind == "percent"):
        return None
    assert figure.value is not None
    value = figure.value / 100 if figure.kind == "percent" else figure.value
    return _Term(value, (row,), f"{row.name} {amount.text}", amount.text)


def _identities(key: str) -> tuple[Identity, ...]:
    return tuple(identity for identity in lexicon().identities() if identity.result == key)


def _apply(identity: Identity, values: list[Decimal]) -> Decimal | None:
    first, *rest = values
    for value in rest:
        if identity.op == "product":
            first *= value
        elif identity.op == "sum":
            first += value
        elif identity.op == "difference":
            first -= value
        elif value == 0:
            return None
        else:
            first /= value
    return first


def _fits(row: MetricRow, goal: Figure, term: _Term) -> bool:
    """Whether periods and currencies agree, and the size of the outcome is one that the target can be held against."""
    figures = [goal, *(a.figure for r in term.rows for a in (r.target or r.baseline,) if a is not None and a.figure)]
    currencies = {f.unit.split("/")[0] for f in figures if f.kind == "money" and f.unit}
    flows = (row, *(r for r in term.rows if _kind(r) != "percent"))
    periods = {r.period for r in flows if not _is_size(r)}
    named = periods - {None}
    if len(currencies) > 1 or len(named) > 1 or (None in periods and named and not named <= set(_SHARED_PERIODS)):
        return False
    assert goal.value is not None
    return goal.value / _FAR <= term.value <= goal.value * _FAR


def _kind(row: MetricRow) -> str:
    metric = lexicon().get(row.metric or "")
    return metric.kind if metric is not None else "count"


def _is_size(row: MetricRow) -> bool:
    """Whether a row is an amount per piece, which has no period."""
    return row.metric in ("deal-size", "basket-value")


def _said(row: MetricRow, goal: Amount, target: Decimal, term: _Term, lang: Lang, which: _Which) -> Sum:
    result = like(goal, term.value, lang)
    gap = like(goal, abs(target - term.value), lang)
    sums = f"{term.words} = {result.text}"
    lead = {
        "zh": "照现在的数，" if which == "baseline" else "",
        "en": "at today's figures, " if which == "baseline" else "",
    }[lang]
    if result.figure is not None and result.figure.value == target:
        tail = f"，正好是 {goal.text}" if lang == "zh" else f", just {goal.text}"
        amounts: tuple[Amount, ...] = (result,)
    elif term.value < target:
        tail = f"，离 {goal.text} 差 {gap.text}" if lang == "zh" else f", {gap.text} short of {goal.text}"
        amounts = (result, gap)
    else:
        tail = f"，比 {goal.text} 多 {gap.text}" if lang == "zh" else f", {gap.text} above {goal.text}"
        amounts = (result, gap)
    text = lead + sums + tail
    how = (f"{term.figures} = {result.text}", f"|{goal.text} − {result.text}| = {gap.text}")
    return Sum(row=row.id, parts=tuple(r.id for r in term.rows), text=text, amounts=amounts, how=how[: len(amounts)])


def like(template: Amount, value: Decimal, lang: Lang) -> Amount:
    """`value` written in the manner of an amount: 2880000 beside 500 万元 is 288 万元."""
    written = _NUMBER.search(template.text)
    figure = template.figure
    if written is None or figure is None or not figure.value:
        text = format_amount(value, lang)
    else:
        factor = figure.value / Decimal(written.group().replace(",", ""))
        scaled = round(value / factor, 2)
        shown = f"{scaled:,f}" if "," in written.group() or lang == "en" else f"{scaled:f}"
        shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
        text = template.text[: written.start()] + shown + template.text[written.end() :]
    return replace(template, text=text, figure=next(iter(read_figures(text)), None), span=None, heading="", name="")
