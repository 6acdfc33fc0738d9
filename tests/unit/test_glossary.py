"""A leader who writes in the other language is glossed: metrics, large amounts, words of cycles."""

from __future__ import annotations

import pytest

from assistant import draft
from assistant.glossary import glosses
from assistant.parse import parse
from assistant.types import Lang

ZH = "O：支付更稳\nKR1：支付成功率 97% → 99%\nKR2：双月新签 3,000 万元\nKR3：支付成功率不低于 98%"
EN = "O: Win the north in H2\nKR1: Signed revenue from $12M to $30 million\nKR2: 45% of new customers come back"


@pytest.mark.parametrize(
    ("parent", "lang", "found"),
    [
        (
            ZH,
            "en",
            {
                "支付成功率": ("P.O1.KR1", "payment success rate"),
                "3,000 万元": ("P.O1.KR2", "30 million yuan"),
                "双月": ("P.O1.KR2", "two-month cycle"),
            },
        ),
        (
            EN,
            "zh",
            {
                "H2": ("P.O1", "下半年"),
                "Signed revenue": ("P.O1.KR1", "签约额"),
                "$12M": ("P.O1.KR1", "1200 万美元"),
                "$30 million": ("P.O1.KR1", "3000 万美元"),
                "new customers": ("P.O1.KR2", "新客户数"),
            },
        ),
    ],
)
def test_terms_and_large_amounts_are_said_in_the_drafts_language(
    parent: str, lang: Lang, found: dict[str, tuple[str, str]]
) -> None:
    assert {g.term: (g.target, g.means) for g in glosses(parse(parent), lang)} == found


def test_one_language_needs_no_gloss() -> None:
    assert glosses(parse(ZH), "zh") == ()
    assert glosses(parse(EN), "en") == ()
    assert glosses(None, "en") == ()


def test_the_gloss_stands_in_the_json_and_changes_no_proposal() -> None:
    text = "O: Payments just work\nKR1: Failed payments fall from 3% to 1%"
    answer = draft(text, parent=ZH, offline=True)
    assert {"target": "P.O1.KR1", "term": "支付成功率", "means": "payment success rate"} in answer["gloss"]
    shown = [k["text"] for p in answer["proposals"] for o in p["objectives"] for k in o["key_results"]]
    assert not [text for text in shown if "million" in text]
