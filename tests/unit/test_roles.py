"""The closed lists are sound, and the words people type for what they do are understood."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from assistant.phrases import singular, units
from assistant.roles import (
    ClosedList,
    function_nearness,
    function_of,
    functions,
    industries,
    industry_of,
    level_of,
    levels,
)


@pytest.mark.parametrize("entries", [functions(), levels(), industries()], ids=["functions", "levels", "industries"])
def test_a_closed_list_is_sound(entries: dict[str, ClosedList]) -> None:
    words = Counter(" ".join(units(word, singular)[0]) for entry in entries.values() for word in entry.synonyms)
    assert [word for word, count in words.items() if count > 1] == []
    for key, entry in entries.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", key)
        assert (entry.key, bool(entry.zh), bool(entry.en)) == (key, True, True)
        assert len(entry.synonyms) >= 8
        assert any(word.isascii() for word in entry.synonyms)
        assert any(not word.isascii() for word in entry.synonyms)
        assert set(entry.near) <= entries.keys() - {key}


def test_the_lists_hold_what_was_agreed() -> None:
    assert list(levels()) == ["ceo", "executive", "director", "manager", "lead", "ic", "new"]
    assert {"ceo", "sales", "rd", "hr", "content", "ops-engineering", "teaching", "general"} <= functions().keys()
    assert {"saas", "games", "non-profit", "legal-services", "general"} <= industries().keys()


@pytest.mark.parametrize("entries", [functions(), industries()], ids=["functions", "industries"])
def test_every_word_is_understood_as_written(entries: dict[str, ClosedList]) -> None:
    of = function_of if entries is functions() else industry_of
    for key, entry in entries.items():
        for word in (key, entry.zh, *entry.synonyms):
            assert of(word) == key, word


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("后端", "rd"),
        ("Java 开发", "rd"),
        ("Java开发工程师", "rd"),
        ("資深後端工程師", "rd"),
        ("HRBP", "hr"),
        ("小红书运营", "content"),
        ("大客户销售", "sales"),
        ("测试开发", "test"),
        ("SRE", "ops-engineering"),
        ("运维（SRE）", "ops-engineering"),
        ("出纳", "finance"),
        ("出納", "finance"),
        ("供应链产品经理", "product"),
        ("财务系统测试", "test"),
        ("客服系统后端开发", "rd"),
        ("招聘平台用户运营", "operations"),
        ("我是做数据分析的，在电商公司支持运营", "data"),
        ("新人，做公众号", "content"),
        ("市场部", "marketing"),
        ("行銷經理", "marketing"),
        ("销售总监 华东大区", "sales"),
        ("总经理助理", "administration"),
        ("急诊科护士长", "healthcare"),
        ("高中语文老师", "teaching"),
        ("课程顾问", "sales"),
        ("主程", "rd"),
        ("后厨", "retail-store"),
        ("渠道开发", "channel"),
        ("engineering manager for the growth team", "rd"),
        ("Head of Marketing", "marketing"),
        ("VP of Engineering", "rd"),
        ("data engineer at a hospital", "data"),
        ("Product Manager, payments", "product"),
        ("assistant to the CEO", "administration"),
        ("SDR", "sales-development"),
        ("customer-success manager", "customer-success"),
        ("recruiters", "recruiting"),
        ("I write docs for an open source database", "content"),
        ("back-end developer", "rd"),
        ("rd", "rd"),
        ("supply-chain", "supply-chain"),
        ("", None),
        ("   ", None),
        (None, None),
        ("打杂", None),
        ("12345", None),
    ],
)
def test_a_function_is_told_from_a_title(text: str | None, function: str | None) -> None:
    assert function_of(text) == function


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("CEO", "ceo"),
        ("创始人", "ceo"),
        ("VP of sales", "executive"),
        ("技术副总裁", "executive"),
        ("市场总监", "director"),
        ("Head of Engineering", "director"),
        ("銷售總監", "director"),
        ("测试经理", "manager"),
        ("大客户经理", "ic"),
        ("产品经理", "ic"),
        ("高级产品经理", "ic"),
        ("engineering manager", "manager"),
        ("product manager", "ic"),
        ("前端组长", "lead"),
        ("tech lead", "lead"),
        ("后端工程师", "ic"),
        ("总经理助理", "ic"),
        ("assistant to the CEO", "ic"),
        ("新入职的后端工程师", "new"),
        ("new joiner in finance", "new"),
        ("实习生", "new"),
        ("市场部", None),
        ("", None),
        (None, None),
    ],
)
def test_a_level_is_told_from_a_title(text: str | None, level: str | None) -> None:
    assert level_of(text) == level


@pytest.mark.parametrize(
    ("text", "industry"),
    [
        ("一家做手游的公司", "games"),
        ("SaaS", "saas"),
        ("互联网医疗", "healthcare"),
        ("跨境电商", "e-commerce"),
        ("新能源汽车主机厂", "automotive"),
        ("連鎖超市", "retail"),
        ("律所", "legal-services"),
        ("an insurance company", "banking"),
        ("food bank", "non-profit"),
        ("a solar utility", "energy"),
        ("乡村振兴合作社", "agriculture"),
        ("不知道", None),
        (None, None),
    ],
)
def test_an_industry_is_told_from_words(text: str | None, industry: str | None) -> None:
    assert industry_of(text) == industry


def test_nearness_is_mutual_and_fades() -> None:
    assert function_nearness("rd", "rd") == 1
    assert function_nearness("rd", "ops-engineering") == function_nearness("ops-engineering", "rd") > 0.4
    assert function_nearness("rd", "legal") == 0
    assert function_nearness("rd", "unheard-of") == 0
    assert all(0 <= function_nearness(one, other) <= 1 for one in functions() for other in functions())


@pytest.mark.parametrize("text", ["经理" * 20_000, "of " * 20_000, "((((" * 9_000, "开" * 50_000, "\u0000🙂"])
def test_no_text_breaks_it(text: str) -> None:
    for read in (function_of, level_of, industry_of):
        read(text)
