"""Every amount in a text: how much, of what kind, exactly or at least or about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from assistant.numbers.amount import NUMBER, Amount
from assistant.numbers.cues import is_change, op_after, op_before
from assistant.numbers.dates import dates_in
from assistant.numbers.english import WORD_HINT, WORD_TOKEN, word_amount_of
from assistant.numbers.marks import marks_in
from assistant.numbers.numerals import read_digits
from assistant.numbers.tokens import TOKEN, TOKEN_HINT, amount_of
from assistant.numbers.units import CURRENCY_BEFORE
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Figure, FigureOp, Span

_RANGE = late_compile(
    rf"\s?(?P<sep>-{{1,2}}(?!>)|~|到|至|\bto\b|\band\b)\s?(?P<cur>{CURRENCY_BEFORE})?\s?(?P<n>{NUMBER})", re.IGNORECASE
)
_FROM = late_compile(r"(?:从|由|自|原|from|was)\s?[^,.;。；:：]{0,24}$", re.IGNORECASE)
_BETWEEN = late_compile(
    r"(?:在|保持|控制|稳定|维持|约|介于|区间|范围|达|(?<![a-z])(?:between|at|within|about|of|around))\s?$",
    re.IGNORECASE,
)
_FIRST_NUMBER = late_compile(rf"(?:{CURRENCY_BEFORE})?\s?({NUMBER})")
_RELATIVE = ("percent", "points", "ratio", "share")


def read_figures(text: str) -> tuple[Figure, ...]:
    """Every amount in `text` in reading order, role "other"; dates, versions, ordinals, labels and words are none."""
    flat = plain(text)
    if not TOKEN_HINT.search(flat) and not WORD_HINT.search(flat):
        return ()
    dates = tuple(d.span for d in dates_in(text, flat))
    marks = tuple(m.span for m in marks_in(text, flat, dates))
    return figures_in(text, flat, (*dates, *marks))


def figures_in(text: str, flat: str, taken: Iterable[Span], *, most: int | None = None) -> tuple[Figure, ...]:
    """`read_figures` outside the spans in `taken`, for a text whose plain form is at hand; at most `most` figures."""
    digits = TOKEN_HINT.search(flat) is not None
    words = WORD_HINT.search(flat) is not None
    if not digits and not words:
        return ()
    free = _hide(flat, taken)
    candidates = [(m, amount_of) for m in TOKEN.finditer(free)] if digits else []
    if words:
        candidates += [(m, word_amount_of) for m in WORD_TOKEN.finditer(free)]
        candidates.sort(key=lambda pair: pair[0].start())
    found: list[Figure] = []
    at = 0
    for m, read in candidates:
        if m.start() < at:
            continue
        amount = read(flat, m)
        if amount is None:
            continue
        amount = _range(flat, free, amount)
        at = amount.end
        found.append(_finish(text, flat, amount))
        if len(found) == most:
            break
    return tuple(found)


def _hide(flat: str, taken: Iterable[Span]) -> str:
    """The text with the taken spans blacked out, so that no number is read there."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(taken):
        if end > at:
            start = max(start, at)
            parts += (flat[at:start], "\x00" * (end - start))
            at = end
    return "".join(parts) + flat[at:] if parts else flat


def _range(flat: str, free: str, first: Amount) -> Amount:
    """3-5 家, 20%~30%, between 3 and 5: joins the second number; a change from A to B stays two figures."""
    if first.value is None or first.op == "change" or first.kind in ("state", "rank"):
        return first
    m = _RANGE.match(free, first.end)
    if m is None:
        return first
    before = flat[max(0, first.start - 26) : first.start]
    sep = m["sep"].lower()
    if sep == "and":
        if not re.search(r"between\s?$", before, re.IGNORECASE):
            return first
    elif sep in ("到", "至", "to"):
        between = _BETWEEN.search(before) is not None
        if _FROM.search(before) or (not first.bare and not between):
            return first
    token = TOKEN.match(free, m.start("cur") if m["cur"] else m.start("n"))
    second = amount_of(flat, token) if token is not None else None
    if second is None or second.value is None or second.kind == "rank":
        return first
    shared = first.kind == "money" and second.bare  # $2-3M
    if not first.bare and first.kind != second.kind and not shared:
        return first
    if sep in ("到", "至", "to") and first.bare and second.bare and not _BETWEEN.search(before):
        return first  # "day rate 520 to 650" is a change
    low = first.value
    factor = _factor(flat, second) if first.bare or shared else Decimal(1)
    if low * factor <= second.value:
        low *= factor
    return replace(
        second,
        start=first.start,
        value=None,
        low=low,
        high=second.value,
        kind=first.kind if shared or second.kind == "unknown" else second.kind,
        unit=second.unit or first.unit,
        sure=second.sure or shared,
    )


def _factor(flat: str, second: Amount) -> Decimal:
    """What the second number's magnitude and unit multiply by: 3-5 万 is 30000 to 50000."""
    m = _FIRST_NUMBER.match(flat[second.start : second.end])
    digits = read_digits(m[1]) if m and m[1][0].isdigit() else None
    return second.value / digits if digits and second.value is not None else Decimal(1)


def _finish(text: str, flat: str, amount: Amount) -> Figure:
    """The figure with what stands around it: at least, at most, about, a change."""
    start, end = amount.start, amount.end
    op: FigureOp = amount.op
    after = op_after(flat, end)
    if op in ("eq", "about"):
        named = op_before(flat[max(0, start - 24) : start])
        op = named or (after[0] if after else op)
    if op != "change" and amount.kind not in ("rank", "state"):
        stop = after[1] if after else end
        if is_change(flat, start, stop, amount.kind in _RELATIVE):
            op = "change"
    return Figure(
        quote=text[start:end],
        span=Span(start, end),
        value=_tidy(amount.value),
        low=_tidy(amount.low),
        high=_tidy(amount.high),
        op=op,
        unit=amount.unit,
        kind=amount.kind,
        sure=amount.sure,
    )


def _tidy(value: Decimal | None) -> Decimal | None:
    """The value without idle zeros and without an exponent: 1.20E+6 is 1200000."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if abs(value) < Decimal(10) ** 27 else value
    return value.normalize()
