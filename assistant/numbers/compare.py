"""Amounts compared and written: the same value in another notation is the same figure."""

from __future__ import annotations

from decimal import Decimal

from assistant.types import Figure, FigureKind, Lang

_SECONDS = {
    "ms": Decimal("0.001"),
    "second": Decimal(1),
    "minute": Decimal(60),
    "hour": Decimal(3600),
    "day": Decimal(86400),
    "week": Decimal(604800),
}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_PERCENT: tuple[FigureKind, ...] = ("percent", "share")
_PLAIN: tuple[FigureKind, ...] = ("count", "money", "score", "unknown", "state", "ratio", "rank")
_TOLERANCE = Decimal("0.0000000001")  # a third has no last digit


def same_amount(a: Figure, b: Figure) -> bool:
    """Whether two figures state the same value in the same kind of unit, in whatever notation (五成 and 50%)."""
    if not same_kind(a, b):
        return False
    left, right = _bounds(a), _bounds(b)
    if left is None or right is None:
        return left is None and right is None and a.quote == b.quote
    return all(abs(x - y) <= _TOLERANCE for x, y in zip(left, right, strict=True))


def same_kind(a: Figure, b: Figure) -> bool:
    """Whether two figures could be amounts of the same thing: a bare number goes with any count, score or money."""
    if a.kind in _PERCENT or b.kind in _PERCENT:
        return a.kind in _PERCENT and b.kind in _PERCENT
    if a.kind == "duration" and b.kind == "duration":
        return _family(a.unit) == _family(b.unit)
    if a.kind == "money" and b.kind == "money":
        return not a.unit or not b.unit or a.unit.split("/")[0] == b.unit.split("/")[0]
    if a.kind == b.kind:
        return True
    pair = {a.kind, b.kind}
    if pair == {"count", "money"}:  # 签约 500 万 and 签约额 500 万: what a bare number counts, the words around it tell
        return not (a.unit if a.kind == "count" else b.unit)
    if "unknown" in pair:
        return pair <= {*_PLAIN, "duration"}
    return pair in ({"count", "state"}, {"count", "score"})


def _family(unit: str) -> str:
    name = unit.split("/")[0]
    return "seconds" if name in _SECONDS else "months" if name in _MONTHS else name


def _bounds(figure: Figure) -> tuple[Decimal, Decimal] | None:
    """The lowest and highest value in a unit that compares."""
    low = figure.low if figure.value is None else figure.value
    high = figure.high if figure.value is None else figure.value
    if low is None or high is None:
        return None
    factor = Decimal(1)
    if figure.kind == "duration":
        name = figure.unit.split("/")[0]
        factor = _SECONDS.get(name) or Decimal(_MONTHS.get(name, 1))
    return low * factor, high * factor


def format_amount(value: Decimal, lang: Lang) -> str:
    """A number as people write it: 1200000 is 120 万 in Chinese and 1,200,000 in English; no idle zeros."""
    if lang == "zh":
        for scale, name in ((10**8, "亿"), (10**4, "万")):
            scaled = value / scale
            if abs(value) >= scale and _places(scaled) <= 2:
                return f"{_plain(scaled)} {name}"
        return _plain(value)
    whole, _, rest = _plain(value).partition(".")
    grouped = f"{int(whole):,}"
    return f"{grouped}.{rest}" if rest else grouped


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _places(value: Decimal) -> int:
    text = _plain(value)
    return len(text.partition(".")[2])
