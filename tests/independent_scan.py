"""A scan for invented figures that shares no code with the ledger: raw text in, digit runs and numerals out.

`invented(outcome_json, given)` lists every digit run and Chinese numeral of every shown field that is not in the input,
a lexicon term, or a derived ledger entry whose arithmetic comes out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_TIMES = {
    "万": 10**4,
    "萬": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "千": 10**3,
    "百": 100,
    "k": 10**3,
    "K": 10**3,
    "m": 10**6,
    "M": 10**6,
    "bn": 10**9,
    "thousand": 10**3,
    "million": 10**6,
}
_AFTER = re.compile(r"\s?(万|萬|亿|億|千|百|bn|thousand|million|[kKmM](?![A-Za-z]))")
_NUMERAL = re.compile(
    r"(?<!第)([零一二两兩三四五六七八九十百千万]+)(?=\s?(?:个|個|家|条|條|篇|场|場|次|位|名|人|天|周|月|年|成|倍|分之|万|亿|元|款|项|項|份|台|件|套|季|小时|分钟))"
)
_VALUE = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2}
_UNIT = {"十": 10, "百": 100, "千": 1000, "万": 10**4}
_BLANK = re.compile(r"【待填：[^】]*】|\[TBD: [a-z]+\]")
_TERMS = Path(__file__).parent.parent / "assistant" / "knowledge" / "terms.yml"


def shown_fields(outcome: dict[str, Any]) -> Iterator[tuple[int, str, str, str]]:
    """(proposal, target, field, text) for every text that a person sees."""
    for n, proposal in enumerate(outcome["proposals"]):
        yield n, "set", "title", proposal["title"] or ""
        for objective in proposal["objectives"]:
            yield n, objective["id"], "text", objective["text"]
            yield n, objective["id"], "why", objective["why"]
            for kr in objective["key_results"]:
                for field in ("text", "why", "metric", "baseline", "target", "floor", "stretch", "deadline", "owner"):
                    yield n, kr["id"], field, kr[field] or ""
                for initiative in kr["initiatives"]:
                    yield n, kr["id"], "initiative", initiative["text"]
        for parked in proposal["parked"]:
            yield n, "parked", "parked", parked["text"]
            yield n, "parked", "reason", parked["reason"]
    for question in outcome["questions"]:
        for text in (question["ask"], question["why"], *question["options"]):
            yield 0, question["id"], "ask", text


def invented(outcome: dict[str, Any], given: str) -> list[str]:
    """What is shown and was not given, as "target/field: the words"."""
    known = _amounts(given)
    terms = _terms()
    found = []
    for n, target, field, text in shown_fields(outcome):
        bare = _BLANK.sub(" ", unicodedata.normalize("NFKC", text))
        for term in terms:
            bare = re.sub(re.escape(term), " ", bare, flags=re.I)
        derived = _derived(outcome["proposals"][n]["ledger"] if outcome["proposals"] else [], target)
        for quote, values in _numbers(bare):
            if not values & known and not values & derived:
                found.append(f"{target}/{field}: {quote} in {text!r}")
    return found


def _amounts(text: str) -> set[Fraction]:
    values: set[Fraction] = set()
    for _, some in _numbers(unicodedata.normalize("NFKC", text)):
        values |= some
    for word, value in (
        ("一半", 50),
        ("减半", 50),
        ("翻倍", 2),
        ("翻番", 2),
        ("half", 50),
        ("double", 2),
        ("全部", 100),
    ):
        if word in text:
            values.add(Fraction(value))
    return values


def _numbers(text: str) -> Iterator[tuple[str, set[Fraction]]]:
    for match in _DIGITS.finditer(text):
        value = Fraction(match.group().replace(",", ""))
        after = _AFTER.match(text, match.end())
        values = {value} | ({value * _TIMES[after[1]]} if after else set())
        yield match.group(), values
    for match in _NUMERAL.finditer(text):
        value = Fraction(_chinese(match[1]))
        tail = text[match.end() : match.end() + 1]
        values = {value} | ({value * 10} if tail == "成" else set())
        yield match.group(), values


def _chinese(numeral: str) -> int:
    total = section = digit = 0
    for c in numeral:
        if c in _VALUE:
            digit = _VALUE[c]
        elif c == "万":
            total, section, digit = (total + section + digit) * 10**4, 0, 0
        else:
            section, digit = section + (digit or 1) * _UNIT[c], 0
    return total + section + digit


def _derived(ledger: list[dict[str, Any]], target: str) -> set[Fraction]:
    """Results of derived entries on this target whose arithmetic comes out."""
    values: set[Fraction] = set()
    for entry in ledger:
        if entry["origin"] != "derived" or entry["target"] != target or not entry["how"]:
            continue
        how = unicodedata.normalize("NFKC", entry["how"])
        if "->" in how:  # a cycle's end date
            values |= {Fraction(int(part)) for part in re.findall(r"\d+", how.split("->")[1])}
            continue
        left, _, right = how.rpartition("=")
        operands = [max(v) for _, v in _numbers(left)]
        results = {v for _, some in _numbers(right) for v in some}
        candidates = {sum(operands)}
        if len(operands) >= 2:
            a, b = operands[0], operands[1]
            candidates |= {abs(a - b)} | ({a / b, round(abs(a - b) / b * 100), a * b} if b else set())
        if len(operands) == 1:
            candidates |= {operands[0] * f for f in (60, 24, 7, 1000, 3600)}
            candidates |= {operands[0] / f for f in (60, 24, 7, 1000, 3600)}
        if results & {Fraction(c) for c in candidates}:
            values |= results
    return values


def _terms() -> list[str]:
    data = yaml.safe_load(_TERMS.read_text(encoding="utf-8"))
    flat = [str(t) for t in data["terms"]]
    flat += [p["form"].replace("{n}", str(n)) for p in data["patterns"] for n in p["figures"]]
    flat += [t.replace(" ", "") for t in flat]
    return sorted(set(flat), key=len, reverse=True)
