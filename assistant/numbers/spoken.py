"""Amounts in Chinese words: 三成, 百分之五, 翻番, 减半, 数十家, 前三, 一百二十万, 三五家, 每周一篇."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.numbers.amount import MORE, Amount, number
from assistant.numbers.cues import MONEY_CUE, ONE_ALONE, ONE_AMOUNT, ONE_ARTICLE, ONE_NOUN, RANK_CUE, SIGN_VERB
from assistant.numbers.numerals import read_chinese
from assistant.numbers.units import MAGNITUDE, RATE, SPOKEN, UNIT, unit_of
from assistant.text.late import late_compile
from assistant.types import FigureOp

_ENTERING = late_compile(r"(?:进入?|入选|入围|跻身|冲[入进]?|成为|评为|获评|位列)[^,，。;；]{0,6}$")
_SPELLED = {
    "小时": "hour",
    "钟头": "hour",
    "天": "day",
    "日": "day",
    "个月": "month",
    "月": "month",
    "分钟": "minute",
    "年": "year",
}


def idiom(flat: str, m: re.Match[str]) -> Amount | None:
    """三成, 百分之五, 翻番, 减半, 一半, 零, 数十家, 半小时, 前三, 第一, 三到五家."""
    start, end = m.span()
    if m["of"] is not None:
        value = number(m["ofn"])
        return (
            None
            if value is None
            else Amount(start, end, value / {"百": 1, "千": 10, "万": 100}[m[0][0]], "percent", "%")
        )
    if m["hundred"] is not None:
        return Amount(start, end, Decimal(100), "percent", "%")
    if m["parts"] is not None:
        den, nom = number(m["den"]), number(m["nom"])
        return Amount(start, end, nom * 100 / den, "share", "%") if den and nom is not None else None
    if m["tenths"] is not None:
        return _tenths(m)
    if m["fan"] is not None:
        times = number(m["fann"]) if m["fann"] else Decimal(1)
        if times is None or times > 60:
            return None
        doubled = times if m["fanu"] == "倍" and m["fann"] and times != 1 else Decimal(2) ** int(times)
        return Amount(start, end, doubled, "ratio", "x", op="change")
    if m["halve"] is not None:
        return Amount(start, end, Decimal(50), "percent", "%", op="change")
    if m["half"] is not None:
        return Amount(start, end, Decimal(50), "share", "%", op="gt" if m[0][0] in "过超" else "eq")
    if m["state"] is not None:
        return Amount(start, end, Decimal(0), "state")
    if m["ling"] is not None:
        return Amount(start, end, Decimal(0), "count")
    if m["vague"] is not None:
        return _vague(flat, m)
    if m["spell"] is not None:
        if start and flat[start - 1] in "上下每个点大多过":
            return None
        return Amount(start, end, Decimal("0.5"), "duration", _SPELLED[m["su"]])
    if m["rank"] is not None:
        return _rank(flat, m)
    if m["strong"] is not None:
        entering = _ENTERING.search(flat[max(0, start - 10) : start])
        return Amount(start, end, number(m["sn"]), "rank") if entering else None
    if m["first"] is not None:
        value = number(m["f1"])
        before = flat[max(0, start - 8) : start]
        return Amount(start, end, value, "rank") if RANK_CUE.search(before) or m[0][-1] in "名位" else None
    low, high = number(m["c1"]), number(m["c2"])
    unit = UNIT.match(flat, end)
    if unit is None or low is None or high is None or low >= high:
        return None
    known = unit_of(unit[0])
    return Amount(start, unit.end(), None, known.kind, known.name, low=low * known.factor, high=high * known.factor)


def _tenths(m: re.Match[str]) -> Amount | None:
    """三成, 三成五, 七八成."""
    first = number(m["t1"])
    if first is None:
        return None
    if m["t2"]:
        second = number(m["t2"])
        if m["t1"][0].isdigit() or second is None or second <= first:
            return None
        return Amount(m.start(), m.end(), None, "percent", "%", low=first * 10, high=second * 10)
    extra = 5 if m["t3"] == "半" else number(m["t3"]) if m["t3"] else 0
    return Amount(m.start(), m.end(), first * 10 + (extra or 0), "percent", "%")


def _vague(flat: str, m: re.Match[str]) -> Amount | None:
    """数十家, 几百, 上千, 近百: about how much, never exactly."""
    scale = read_chinese(m["vs"])
    unit = UNIT.match(flat, m.end())
    if scale is None or m["vn"] == "成" or (unit is None and m["vn"] in "数好"):
        return None
    end = unit.end() if unit else m.start() + len(m[0].rstrip())
    known = unit_of(unit[0]) if unit else unit_of("")
    if m["vn"] in "上近破逾过超":
        start = m.start() + (m["vn"] != "上")
        op: FigureOp = "ge" if m["vn"] == "上" else "about" if m["vn"] == "近" else "gt"
        return Amount(start, end, scale, known.kind, known.name, op=op)
    low, high = scale * 2, scale * 10 - 1
    return Amount(m.start(), end, None, known.kind, known.name, low=low, high=high, op="about", sure=False)


def _rank(flat: str, m: re.Match[str]) -> Amount | None:
    """前三, 前 5 名, top 10; not 前 3 天, 前三个月, 前 10%."""
    value, end = number(m["rn"]), m.end()
    if value is None or not value:
        return None
    if m["rt"] is None:
        unit = UNIT.match(flat, end)
        if unit is not None and (unit["sign"] or unit_of(unit[0]).kind in ("duration", "percent", "money")):
            return None
        if flat[end : end + 1] in ("端", "轮", "期", "后") or MAGNITUDE.match(flat, end):
            return None
    return Amount(m.start(), end, value, "rank")


def numeral(flat: str, m: re.Match[str]) -> Amount | None:
    """A Chinese numeral is an amount only with a classifier or unit, or as a large number where one is expected."""
    run, start, end = m["cn"], m.start(), m.end()
    before = flat[max(0, start - 24) : start]
    if before[-1:] in ("第", "几", "数") or run in ("万", "亿"):
        return None
    more = MORE.match(flat, end)
    unit = UNIT.match(flat, more.end()) if more else None
    op: FigureOp = "about" if unit else "eq"
    half = Decimal(0)
    if unit is None:
        if flat.startswith("个半", end):
            unit, half = UNIT.match(flat, end + 2), Decimal("0.5")
        unit = unit or UNIT.match(flat, end)
    value = read_chinese(run)
    low = high = None
    if (len(run) >= 2 and run[0] in "一二三四五六七八九" and run[1] in "二三四五六七八九") or run[:2] in (
        "两三",
        "一两",
    ):
        spread = _spread(run)
        if spread is not None:
            (low, high), value = spread, None
    if value is None and low is None:
        return None
    if unit is None or not (unit["zh"] or unit["sign"]):
        expected = re.search(r"(?:[到至达破过于约近成]|完成|≥|>=?)\s?$", before)
        if len(run) >= 2 and value is not None and value >= 10 and (expected or (run[-1] in "万亿" and value >= 10**4)):
            return Amount(start, end, value, "money" if MONEY_CUE.search(before) else "unknown", bare=True, sure=False)
        return None
    word = unit["zh"] or unit["sign"]
    known = unit_of(word)
    if (known.kind == "count" and word not in SPOKEN) or (known.kind == "score" and word != "分"):
        return None
    sure = True
    if run == "一" and not half:
        kept = _one(flat, unit.end(), word, before)
        if kept is None:
            return None
        sure = kept
    stop = unit.end()
    if known.kind == "duration" and flat.startswith("半", stop) and word in ("年", "天"):
        half, stop = Decimal("0.5"), stop + 1
    if known.kind == "duration" and word in ("年", "周") and flat[stop : stop + 1] in ("级", "年"):
        return None
    if known.name == "元" and word == "块" and len(run) == 1:
        return None
    if value is not None:
        value = (value + half) * known.factor
    rate = RATE.match(flat, stop)
    name = known.name + (flat[rate.start() : rate.end()].replace(" ", "") if rate else "")
    return Amount(start, rate.end() if rate else stop, value, known.kind, name, low=low, high=high, op=op, sure=sure)


def _spread(run: str) -> tuple[Decimal, Decimal] | None:
    """三五家, 两三个, 二三十人: two neighbouring digits are a range."""
    tail = run[2:]
    if tail.strip("十百千万亿"):
        return None
    low, high = read_chinese(run[0] + tail), read_chinese(run[1] + tail)
    return (low, high) if low is not None and high is not None and low < high <= low * 3 else None


def _one(flat: str, end: int, word: str, before: str) -> bool | None:
    """Whether 一 with a classifier is an amount (True: surely, False: by a guess), or an article (None)."""
    if before[-1:] in ONE_ARTICLE:
        return None
    if ONE_AMOUNT.search(before):
        return True
    kind = unit_of(word).kind
    if kind == "duration":
        inside = re.match(r"\s?(?:以内|之内|内|完成|响应|解决|交付)", flat[end : end + 4])
        return True if inside or re.search(r"[到至在为成]\s?$", before) else None
    if kind in ("points", "ratio", "percent"):
        return True
    if kind != "count":
        return None
    if word in ONE_ALONE or (word in ONE_NOUN and SIGN_VERB.search(before)):
        return False
    return None
