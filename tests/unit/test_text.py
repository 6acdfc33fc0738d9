"""Folding keeps offsets; language and length are those a reader would name."""

from __future__ import annotations

import pytest

from assistant.text import any_of, cjk_count, fold, language, length, plain, word_count
from assistant.text.traditional import SIMPLIFIED, TRADITIONAL


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ＫＲ１：达到９５％", "KR1:达到95%"), ("A　B", "A B"), ("（60%）", "(60%)"), ("plain", "plain"), ("，。", ",。")],
)
def test_fold_is_one_for_one(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(folded) == len(text)


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("從 95 降至 60 分鐘", "从 95 降至 60 分钟"),
        ("30％－45％", "30%-45%"),
        ("10～20", "10~20"),
        ("3\u00a0days", "3 days"),
        ("≧80", "≥80"),
        ("￥300", "¥300"),
        ("7×24", "7x24"),
    ],
)
def test_plain_writes_one_sign_for_what_people_type(text: str, flat: str) -> None:
    assert plain(text) == flat
    assert len(flat) == len(text)


def test_the_two_scripts_stand_pair_by_pair() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) > 2000
    assert len(set(TRADITIONAL)) == len(TRADITIONAL)
    assert not set("里面著作") & set(TRADITIONAL)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("提升 DAU", "zh"),
        ("完成 HIS 接口联调", "zh"),
        ("Hire 10 people", "en"),
        ("Serve 支付成功率 with fewer failed requests this quarter", "en"),
        ("30%", "zh"),
        ("", "zh"),
    ],
)
def test_language_is_that_of_most_words(text: str, lang: str) -> None:
    assert language(text) == lang


def test_length_is_characters_in_chinese_and_words_in_english() -> None:
    assert length("让 客户 愿意 留下", "zh") == 7
    assert length("Customers want to stay", "en") == 4
    assert (cjk_count("做 OKR 复盘"), word_count("做 OKR 复盘")) == (3, 1)


def test_any_of_prefers_the_longest_word_and_reads_underscores_as_blanks() -> None:
    import re

    pattern = re.compile(any_of("up up_to a+b"))
    match = pattern.match("up to 5")
    assert match is not None
    assert match[0] == "up to"
    assert pattern.match("a+b")
