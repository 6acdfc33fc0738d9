"""A gloss of the leader's terms where the leader writes in the other language: 支付成功率 = payment success rate.

It helps to read, and is no part of any proposal: figures are said in the other language's steps (3,000 万 = 30 million)
and never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.lexicon import gloss, lexicon
from assistant.numbers import read_figures
from assistant.types import Item, Lang, OkrDocument

# Words of cycles, by the language they are explained in.
_CYCLES: dict[Lang, dict[str, str]] = {
    "en": {
        "双月": "two-month cycle",
        "上半年": "first half of the year",
        "下半年": "second half of the year",
        "季度": "quarter",
        "财年": "financial year",
    },
    "zh": {
        "two-month": "双月",
        "bimonthly": "双月",
        "first half": "上半年",
        "second half": "下半年",
        "H1": "上半年",
        "H2": "下半年",
        "FY": "财年",
    },
}
_STEPS: dict[Lang, tuple[tuple[int, str], ...]] = {
    "en": ((10**9, " billion"), (10**6, " million"), (10**3, ",000")),
    "zh": ((10**8, " 亿"), (10**4, " 万")),
}
_MONEY: dict[Lang, tuple[tuple[str, str], ...]] = {
    "en": (("美元", " dollars"), ("元", " yuan")),
    "zh": (("$", "美元"), ("£", "英镑"), ("€", "欧元")),
}
# An amount written in the steps of its own language; 45% reads the same in both.
_STEPPED: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"[万亿萬億]"),
    "zh": re.compile(r"(?i)\d\s?(?:k|m|bn|thousand|million|billion)\b|\d,\d{3}"),
}


@dataclass(frozen=True, slots=True)
class Gloss:
    """What a term of one of the leader's lines means in the draft's language."""

    target: str
    term: str
    means: str


def glosses(parent: OkrDocument | None, lang: Lang) -> tuple[Gloss, ...]:
    """The gloss of a parent for a draft in `lang`; empty where both are in one language. Each term once."""
    if parent is None or parent.lang == lang:
        return ()
    found: dict[str, Gloss] = {}
    for item in parent.items():
        for term, means in _terms(item, lang):
            if term.lower() != means.lower():
                found.setdefault(term.lower(), Gloss(f"P.{item.id}", term, means))
    return tuple(found.values())


def _terms(item: Item, lang: Lang) -> Iterator[tuple[str, str]]:
    for hit in lexicon().find(item.text):
        yield hit.text, gloss(hit.metric, lang)
    for figure in read_figures(item.text):
        stepped = figure.value is not None and _STEPPED[lang].search(figure.quote)
        if stepped and (means := _in_steps(figure.value, lang)):
            money = next((name for sign, name in _MONEY[lang] if sign in figure.quote), "")
            yield figure.quote.strip(), means + money
    for term, means in _CYCLES[lang].items():
        if re.search(rf"(?<![A-Za-z]){re.escape(term)}(?![A-Za-z])", item.text):
            yield term, means


def _in_steps(value: Decimal | None, lang: Lang) -> str | None:
    """The amount as the language says large numbers: 30 million, 3000 万; None where it has no step for it."""
    for size, name in _STEPS[lang]:
        if value is not None and value >= size:
            if name == ",000":
                return f"{value:,.10g}" if value == value.to_integral_value() else None
            amount = value / size
            return f"{amount.normalize():f}{name}"
    return None
