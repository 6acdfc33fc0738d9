"""A cell becomes an amount as one would say it: the unit of its column, its row or its own, 0.85 of a rate as 85%."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from assistant.lexicon import Metric
from assistant.metrics.words import is_effort, is_spend
from assistant.numbers import read_figures
from assistant.parse.words import Words
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Amount, Lang

_EMPTY = late_compile(
    r"(?i)(?:[-—–/\\·.?？*_]*|n/?a|none|null|tb[dca]|x+%?|无|暂无|待定|待测|待补充?|未定|未知|#\S{1,8}[!?]?|not set|unknown)"
)
_BARE = late_compile(r"[+-]?\d[\d,]*(?:\.\d+)?")
_DECIMAL_COMMA = late_compile(r"[+-]?\d{1,3},\d{1,2}")
_LIKE_A_YEAR = late_compile(r"(?:19|20)\d\d")
_NEGATIVE = late_compile(r"\((\d[\d,]*(?:\.\d+)?)\)")
_AROUND = late_compile(r"^(?:≥|≤|>=|<=|>|<|不低于|不少于|不高于|不超过|不大于|至少|至多|大于|小于|低于|高于|超过|at least|at most|"
                     r"no more than|no less than|under|over|below|above|up to|about|约|~)\s?|\s?(?:以上|以内|以下|及以上|及以下|之内|or more|or less)$", re.IGNORECASE)  # fmt: skip
_CURRENCY = late_compile(r"(?:us\$|[$€£¥])", re.IGNORECASE)
_CODE = late_compile(
    r"(?i)(?P<before>[kmb]|bn|mn)?\s?(?P<code>usd|eur|gbp|hkd|sgd|aud|cad|chf|inr)\s?(?P<after>[kmb]|bn|mn|'?000s?|thousands?|millions?)?"
)
_MAGNITUDE_END = late_compile(r"\d\s?(?:万|亿|千|百万|千万|[kKmMwW])$")
_MAGNITUDE_UNIT = late_compile(r"(?i)[kmb]|bn|mn|'?000s?|thousands?|millions?|[万亿千]|百万|千万")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How the bare numbers of a row are to be read: their unit, and whether rates are written as 0.85."""

    unit: str = ""
    fraction: bool = False
    lang: Lang = "zh"


def read_amount(cell: Words, scale: Scale, *, heading: str = "") -> Amount | None:
    """The amount in a cell, None where it is empty; words that hold no figure (上线, top 3) stand as they are."""
    written = cell.text.strip()
    flat = plain(written).strip()
    if _EMPTY.fullmatch(flat):
        return None
    if _DECIMAL_COMMA.fullmatch(flat):
        flat = written = flat.replace(",", ".")
    if negative := _NEGATIVE.fullmatch(flat):
        flat = written = f"-{negative[1]}"
    if _BARE.fullmatch(flat):
        flat = "0" if not flat.strip("+-0.,") else flat
        text = say_number(flat, scale)
    elif scale.unit and _MAGNITUDE_END.search(flat) and not _MAGNITUDE_UNIT.match(scale.unit):
        text = with_unit(written, scale.unit, scale.lang)
    else:
        text = re.sub(r"\s+", " ", written)
    return amount_of(text, Amount(text=text, span=cell.span, heading=heading))


def say_number(number: str, scale: Scale) -> str:
    """A bare number with the unit it has on this scale."""
    return _percent(number) if scale.fraction else with_unit(number, scale.unit, scale.lang)


def amount_of(text: str, amount: Amount) -> Amount:
    """The amount with its figure read; what only says at least or at most goes into the figure."""
    # Alone on its line, "0.1 万元" would be taken for item 0.1 of a list.
    figures = read_figures(text) or read_figures(f"= {text}")
    if not figures:
        return amount
    figure = figures[0]
    bare = _AROUND.sub("", _AROUND.sub("", plain(text).strip()))
    if figure.op in ("ge", "le", "gt", "lt", "about") and len(bare) <= len(figure.quote.strip()) + 1:
        text = figure.quote.strip()
    return replace(amount, text=text, figure=figure)


def with_unit(number: str, unit: str, lang: Lang) -> str:
    """ "30" in 万元, %, $k or days: 30 万元, 30%, $30k, 30 days."""
    unit = unit.strip()
    if not unit:
        # Bare in a sentence, 2040 leads would be read as a year.
        return f"{int(number):,}" if _LIKE_A_YEAR.fullmatch(number) else number
    if unit in ("%", "％", "‰"):
        return f"{number}%" if unit != "‰" else f"{number}‰"
    if code := _CODE.fullmatch(unit):
        return f"{number}{_short(code['before'] or code['after'] or '')} {code['code'].upper()}"
    if sign := _CURRENCY.search(unit):
        rest = unit.replace(sign.group(), "").strip()
        return f"{sign.group()}{number}{_short(rest)}"
    if _MAGNITUDE_UNIT.fullmatch(unit) and unit.isascii():
        return f"{number}{_short(unit)}"
    if lang == "en" and re.match(r"(?i)[km]\s", unit):
        return f"{number}{unit}"
    return f"{number} {unit}"


def is_fraction(cell: str) -> bool | None:
    """Whether a bare number can be a rate written as a fraction (0.85); None where it is no bare number."""
    flat = plain(cell).strip()
    if not _BARE.fullmatch(flat):
        return None
    try:
        return abs(Decimal(flat.replace(",", ""))) <= 1
    except InvalidOperation:
        return None


def unit_for(metric: Metric | None, name: str, units: tuple[str, ...]) -> str:
    """The first of the units (its own, its row's, its column's, the sheet's); 万元 of a column is none of a rate."""
    own, row, *others = units
    if own or row:
        return own or row
    return next((unit for unit in others if unit and _fits(unit, metric, name)), "")


def _fits(unit: str, metric: Metric | None, name: str) -> bool:
    money = bool(re.search(r"(?i)元|[$€£¥]|usd|eur|gbp|cny|rmb", unit))
    percent = unit in ("%", "％", "‰")
    if money and is_effort(name) and not is_spend(name):
        return False
    rate = bool(re.search(r"(?i)[率比]$|占比|rate$|share$|margin$|ratio$|%", name))
    if metric is not None:
        rate = rate or metric.kind == "percent"
        if money and metric.kind in ("percent", "count", "duration", "score", "ratio"):
            return bool(re.search(r"额|收入|金额|revenue|value|amount", name))
        if percent:
            return metric.kind not in ("money", "duration", "score") or rate
    return not (money and (rate or re.search(r"(?:人数|客户数|单数|次数|天数|家数|户数|数量|NPS|满意度|分)$", name)))


def _percent(number: str) -> str:
    value = Decimal(number.replace(",", "")) * 100
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + "%"


def _short(magnitude: str) -> str:
    """Magnitudes as they stand behind a number: thousands is k."""
    low = magnitude.lower().strip()
    if low in ("k", "'000", "000s", "thousand", "thousands"):
        return "k"
    if low in ("m", "mn", "million", "millions"):
        return "M"
    return {"b": "bn", "": ""}.get(low, low)
