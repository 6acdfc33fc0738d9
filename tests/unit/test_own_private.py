"""What looks personal or confidential is found and blanked, and ordinary words are left alone."""

from __future__ import annotations

import pytest

from assistant.library import Example, ExampleKeyResult
from assistant.own.private import blanked, private_in
from assistant.types import Lang


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("年收入达到 3 亿元 @产品主管 @销售主管", {("amount", "3 亿元"), ("name", "@产品主管"), ("name", "@销售主管")}),
        ("回款 200 万元，由张经理负责", {("amount", "200 万元"), ("name", "张经理")}),
        ("与招商银行续签，联系 13812345678", {("customer", "招商银行"), ("contact", "13812345678")}),
        ("拿下深圳云帆科技有限公司的订单", {("customer", "深圳云帆科技有限公司")}),
        (
            "Win Acme Widgets Ltd for $1.2M; owner: Ann Lee",
            {("customer", "Acme Widgets Ltd"), ("amount", "$1.2M"), ("name", "Ann Lee")},
        ),
        ("Write to pat@example.com by May", {("contact", "pat@example.com")}),
    ],
)
def test_private_words_are_found(text: str, found: set[tuple[str, str]]) -> None:
    got = {(p.kind, p.text) for p in private_in([text])}
    assert {kind for kind, _ in got} == {kind for kind, _ in found}
    for kind, words in found:
        assert any(kind == k and (words in w or w in words) for k, w in got), (kind, words, got)


@pytest.mark.parametrize(
    "text",
    [
        "复购率从 20% 提升到 30%",
        "覆盖 12 家三甲医院和合作银行",
        "银行客户的续约率由 70% 到 85%",
        "投诉由每月 9 起降到 3 起",
        "Return visits rise from 20% to 30%",
        "Three hospital customers renew",
        "大学渠道的新客占比到 15%",
    ],
)
def test_ordinary_words_are_not(text: str) -> None:
    assert private_in([text]) == ()


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("zh", "年收入达到 3 亿元 @产品主管 @销售主管", "年收入达到 【金额】"),
        ("zh", "与招商银行续签 200 万元", "与【名称】续签 【金额】"),
        ("en", "Win Acme Widgets Ltd for $1.2M", "[name] for [amount]"),
    ],
)
def test_blanks_take_their_place(lang: Lang, text: str, expected: str) -> None:
    example = Example(
        id="a", lang=lang, function="", role="", level="", industry="", type="committed", objective=text,
        key_results=(ExampleKeyResult(text),), why="",
    )  # fmt: skip
    clean = blanked(example)
    assert clean.objective.endswith(expected)
    assert clean.key_results[0].text == clean.objective
    assert private_in([clean.objective]) == ()
