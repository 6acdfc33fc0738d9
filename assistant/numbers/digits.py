"""Amounts in digits, with currency, magnitude and unit: 42 万, $2.5M, 3 个百分点, 9/10, NPS 30."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.numbers.amount import MORE, Amount, noun_after
from assistant.numbers.cues import MONEY_CUE, RANK_CUE, RATIO_CUE, SCORE_CUE, TIME_CUE
from assistant.numbers.leading import METRIC_ACRONYMS
from assistant.numbers.numerals import read_digits
from assistant.numbers.units import CURRENCY, MAGNITUDE, RATE, UNIT, magnitude, unit_of
from assistant.text.late import late_compile
from assistant.types import FigureOp

_RETURN = late_compile(r"(?:ROI|ROAS|投入产出比|投产比|产出比)[^,，。;；]{0,8}$", needs="roi roas 产")


def share(flat: str, m: re.Match[str]) -> Amount | None:
    """9/10 的门店 and 9 out of 10 are shares, 4.5/5 a score; dates were taken before."""
    part, whole = (m["sa"], m["sb"]) if m["share"] is not None else (m["oa"], m["ob"])
    value, full = read_digits(part), read_digits(whole)
    if not full or value > full:
        if m["outof"] is not None:
            return Amount(m.start(), m.start() + len(part), value, "unknown", bare=True)
        return None
    if SCORE_CUE.search(flat[max(0, m.start() - 30) : m.start()]) or "." in part:
        return Amount(m.start(), m.end(), value, "score", "分")
    return Amount(m.start(), m.end(), value * 100 / full, "share", "%")


def digits(flat: str, m: re.Match[str]) -> Amount | None:
    """A number in digits with its currency, magnitude and unit."""
    digits_at, end = m.start("digits"), m.end()
    start = digits_at if m["cur"] is None else m.start("cur")
    before = flat[max(0, start - 32) : start]
    if before and before[-1].isascii() and before[-1].isalpha():
        letters = re.search(r"[A-Za-z]+$", before)
        known_metric = letters is not None and letters[0].upper() in METRIC_ACRONYMS
        if not known_metric and MAGNITUDE.match(flat, end) is None and UNIT.match(flat, end) is None:
            return None
    value = read_digits(m["digits"])
    currency = CURRENCY.get(m["cur"].upper()) if m["cur"] else None
    scaled = False
    big = MAGNITUDE.match(flat, end)
    letter = flat[end : end + 1] if not flat[end + 1 : end + 2].isalpha() else ""
    if big is not None:
        value, end, scaled = value * magnitude(big), big.end(), True
        extra = (
            re.match(r"\s?(\d)(千)?(?=\s?[元人家户件单条次个])", flat[end : end + 5])
            if big[0].strip() == "万"
            else None
        )
        if extra:
            value, end = value + int(extra[1]) * 1000, end + extra.end(2 if extra[2] else 1)
    elif currency and letter in ("m", "b", "B"):
        value, end, scaled = value * (10**6 if letter == "m" else 10**9), end + 1, True
    elif letter in ("m", "B"):
        return _letter(flat, start, end, value, before)
    op: FigureOp = "eq"
    more = MORE.match(flat, end)
    if more is not None:
        after = MAGNITUDE.match(flat, more.end())
        stop = after.end() if after else more.end()
        if after is not None or UNIT.match(flat, stop):
            value, end, op = value * (magnitude(after) if after else 1), stop, "about"
    if currency:
        tail = UNIT.match(flat, end)
        if tail and unit_of(tail[0]).kind == "money":
            end = tail.end()
        rate = RATE.match(flat, end)
        name = currency + (flat[rate.start() : rate.end()].replace(" ", "") if rate else "")
        return Amount(start, rate.end() if rate else end, value, "money", name, op=op)
    half = Decimal(0)
    unit = UNIT.match(flat, end)
    if flat.startswith("个半", end) and (longer := UNIT.match(flat, end + 2)) is not None:
        unit, half = longer, Decimal("0.5")
    if unit is None:
        return _bare(flat, start, end, value, op, before, scaled)
    word: str = (unit["sign"] or unit["zh"] or unit["en"]).strip()
    known = unit_of(word)
    follows = flat[unit.end() : unit.end() + 4]
    spaced = flat[end : end + 1] == " "
    if (word in ("x", "X") and follows[:1].isdigit()) or (spaced and word in ("s", "h", "x", "m", "w")):
        return _bare(flat, start, end, value, op, before, scaled)
    if word == "s" and follows.startswith(" of"):
        return None  # "10s of thousands"
    if word == "pct" and follows.startswith(" of"):
        known = unit_of("%")
    if word == "点":
        known = unit_of("分")
    if word == "年" and value > 1000:
        return None
    if (
        word in ("分", "个", "点")
        and known.kind in ("score", "count")
        and RANK_CUE.search(before)
        and "名" in before[-6:]
    ):
        known = known._replace(kind="rank")
    stop = unit.end()
    rate = RATE.match(flat, stop)
    name = known.name
    if rate is not None:
        name, stop = name + flat[rate.start() : rate.end()].replace(" ", ""), rate.end()
    return Amount(start, stop, (value + half) * known.factor, known.kind, name, op=op)


def _letter(flat: str, start: int, end: int, value: Decimal, before: str) -> Amount | None:
    """22m is minutes, 5m users a million; 3B without a currency is a label."""
    if flat[end] == "B":
        return None
    noun = noun_after(flat, end + 1)
    if noun in (
        "users",
        "people",
        "customers",
        "views",
        "visits",
        "downloads",
        "subscribers",
        "members",
        "installs",
        "records",
        "rows",
        "events",
        "requests",
        "orders",
    ):
        return Amount(start, end + 1, value * 10**6, "count", noun)
    return Amount(start, end + 1, value, "duration", "minute", sure=TIME_CUE.search(before) is not None)


def _bare(flat: str, start: int, end: int, value: Decimal, op: FigureOp, before: str, scaled: bool) -> Amount | None:
    """A number with no unit: its kind from what is measured, or from the noun that follows."""
    rate = RATE.match(flat, end)
    if rate is not None:
        return Amount(start, rate.end(), value, "count", flat[rate.start() : rate.end()].replace(" ", ""), op=op)
    ratio = re.match(r"\s?[:：]\s?(\d{1,3}(?:\.\d{1,2})?)(?!\d)", flat[end : end + 10])
    if ratio and value:
        known = RATIO_CUE.search(before) is not None
        return Amount(start, end + ratio.end(), Decimal(ratio[1]) / value, "ratio", "x", sure=known)
    if _RETURN.search(before):
        return Amount(start, end, value, "ratio", "x", op=op)
    noun = noun_after(flat, end) if flat[end : end + 1] == " " else ""
    plural = noun.endswith("s") and not noun.endswith("ss")
    if not scaled and not plural and re.search(r"(?:排名|名次|排行|rank(?:ed|ing|s)?)[^,，。;；]{0,12}$", before, re.I):
        return Amount(start, end, value, "rank")
    if SCORE_CUE.search(before) and not plural:
        return Amount(start, end, value, "score", "分", op=op, bare=True)
    if plural:
        return Amount(start, end, value, "count", noun, op=op)
    if MONEY_CUE.search(before):
        return Amount(start, end, value, "money", "", op=op, sure=False, bare=True)
    if scaled or noun:
        return Amount(start, end, value, "count", noun, op=op, sure=bool(noun), bare=not noun)
    return Amount(start, end, value, "unknown", op=op, sure=False, bare=True)
