"""A scan for invented figures and names that shares no code with the ledger: raw text in, numerals and names out.

`invented(outcome_json, given)` lists every digit run and Chinese numeral of every shown field that is not in the input,
a lexicon term, or a derived ledger entry whose arithmetic comes out. `strangers` lists people, teams and systems that
the input does not name, by the places where a name stands: behind @, beside 负责人 or owner, a Latin name with a capital.
`invented_in` asks both of a text that no ledger stands beside: a model's reply as it came.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"(?<![\d,])\d+,\d{1,2}(?![\d,])")
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
_BLANK = re.compile(r"【待填[^】]*】|\[TBD[^\]]*\]")
# Numbers that count lines of the OKR itself, or name a cycle: KR1, Q3, "2. ", "（1）".
_LABEL = re.compile(
    r"(?mi)\b(?:KR|O|Q|H|P)\s?\d+(?:\.\d+)*|^[\s*#>-]*[（(]?\d{1,2}[)）.、](?!\d)|(?:目标|关键结果|举措|objective|key result|initiative)\s?\d+"
)
_TERMS = Path(__file__).parent.parent / "assistant" / "knowledge" / "terms.yml"
_AT = re.compile(r"[@＠]([\w\u4e00-\u9fff-]{2,20})")
_OWNER = re.compile(
    r"(?i)(?:负责人|责任人|牵头人|跟进人|\bowner|\bowned by|\bled by)\s*(?:是|为|is)?\s*[:：]?\s*([\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])|[A-Z][a-z]+)"
)
_LEADS = re.compile(r"(?:由|请|让|联合|携手|会同)([\u4e00-\u9fff]{2,4}?)(?=负责|牵头|主导|推进|审批|审核|跟进)")
# Whoever is nobody in particular.
_NOBODY = re.compile(
    r"^(?:团队|我们?|本人|自己|专人|部门|全员|大家|各|相关|对应|指定|team|tbd|me|us|待)", re.IGNORECASE
)
_CAPITAL = re.compile(
    r"(?<![A-Za-z\d@.])(?:[A-Z][a-z]{2,}|[A-Z][a-z]+[A-Z][A-Za-z]*|[A-Z]{2,}[a-z][A-Za-z]+)(?![A-Za-z])"
)
_CAMEL = re.compile(r"[a-z][A-Z]")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_OUR_WORDS = frozenset(
    ["okr", "okrs", "krs", "tbd", "objective", "objectives", "key", "result", "results", "initiative", "initiatives"]
)
_TITLE_CASE = 0.7


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
    """The figures that are shown and were not given, as "target/field: the words"."""
    known = _amounts(given)
    found = []
    for n, target, field, text in shown_fields(outcome):
        derived = _derived(outcome["proposals"][n]["ledger"] if outcome["proposals"] else [], target)
        for quote, values in _numbers(_without_terms(text)):
            if not values & known and not values & derived:
                found.append(f"{target}/{field}: {quote} in {text!r}")
    return found


def strangers(outcome: dict[str, Any], given: str) -> list[str]:
    """The people, teams, systems and months that are shown and were not given, as "target/field: the words"."""
    return [
        f"{target}/{field}: {name} in {text!r}"
        for _, target, field, text in shown_fields(outcome)
        for name in names_in(text, given)
    ]


def invented_in(text: str, given: str) -> list[str]:
    """The figures and names in a text of several lines that were not given; numbers of its own lines are labels."""
    known = _amounts(given)
    found = []
    for line in text.splitlines():
        bare = _LABEL.sub(" ", _without_terms(line))
        found += [quote for quote, values in _numbers(bare) if not values & known]
        found += names_in(line, given)
    return found


def names_in(text: str, given: str) -> list[str]:
    """Names in one text that were not given."""
    bare = _BLANK.sub(" ", unicodedata.normalize("NFKC", text))
    there = unicodedata.normalize("NFKC", given).lower()
    found = [m[1] for shape in (_AT, _OWNER, _LEADS) for m in shape.finditer(bare) if not _NOBODY.match(m[1])]
    found += _capitals(bare)
    return [name for name in dict.fromkeys(found) if name.lower() not in there]


def _capitals(text: str) -> Iterator[str]:
    """Words that are written as names are: with a capital where no sentence begins; a month is one too.

    In a line of words that all begin with a capital nothing can be told.
    """
    words = re.findall(r"[A-Za-z]{4,}", text)
    titled = len(words) > 2 and sum(w[0].isupper() for w in words) / len(words) > _TITLE_CASE
    for match in _CAPITAL.finditer(text):
        word, before = match.group(), text[: match.start()].rstrip(" \"'“‘(（*-")
        begins = not before or before[-1] in ".!?:;。！？：；|>\n#"
        if word.lower() in _OUR_WORDS or (word not in _MONTHS and not _CAMEL.search(word) and (begins or titled)):
            continue
        yield word


def _without_terms(text: str) -> str:
    return _terms().sub(" ", _BLANK.sub(" ", unicodedata.normalize("NFKC", text)))


def _amounts(text: str) -> set[Fraction]:
    values: set[Fraction] = set()
    plain = unicodedata.normalize("NFKC", text)
    for _, some in _numbers(plain):
        values |= some
    values |= {Fraction(found.replace(",", ".")) for found in _DECIMAL_COMMA.findall(plain)}
    # "412,360" in a sheet may be two cells.
    values |= {Fraction(part) for found in _DIGITS.findall(plain) if "," in found for part in found.split(",")}
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
        candidates = {sum(operands, Fraction(0))}
        if len(operands) >= 2:
            a, b = operands[0], operands[1]
            candidates |= {abs(a - b), a * b}
            for part, whole in ((a, b), (b, a)):
                candidates |= {part / whole, Fraction(round(abs(a - b) / whole * 100))} if whole else set()
        if len(operands) == 1:
            candidates |= {operands[0] * f for f in (60, 24, 7, 1000, 3600)}
            candidates |= {operands[0] / f for f in (60, 24, 7, 1000, 3600)}
        if results & candidates:
            values |= results
    return values


@cache
def _terms() -> re.Pattern[str]:
    """Every lexicon term that holds a figure, the longest first, as a word of its own."""
    data = yaml.safe_load(_TERMS.read_text(encoding="utf-8"))
    flat = [str(t) for t in data["terms"]]
    flat += [p["form"].replace("{n}", str(n)) for p in data["patterns"] for n in p["figures"]]
    flat += [t.replace(" ", "") for t in flat]
    either = "|".join(re.escape(t) for t in sorted(set(flat), key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z\d])(?:{either})(?![A-Za-z\d])", re.IGNORECASE)
