"""What holds is said first; at most three main remarks are open, each on the very words."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from assistant.locale import words
from assistant.types import Lang, Review
from assistant.ui.findings import MOST_OPEN, lines, opened, review_html, sound
from tests.fakes import draft, finding, review_zh


def said(review: Review, lang: Lang = "zh") -> str:
    body = review_html(review, words(lang), {"feishu-okr-guide": "飞书的指南"})
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", " ", body)).split())


def test_one_main_remark_per_line_the_telling_check_first() -> None:
    rows = {row.item.id: row for row in lines(review_zh()) if row.item}
    assert [f.check for f in rows["O1.KR3"].findings] == ["K01", "K03", "K06"]
    assert [i.id for i in sound(lines(review_zh()))] == ["O1.KR1"]


def test_at_most_three_are_open_the_gravest() -> None:
    rows = lines(review_zh())
    assert len(opened(rows)) == MOST_OPEN
    assert {rows[n].item.id for n in opened(rows) if rows[n].item} == {"O1.KR2", "O1.KR3", "O1.KR4"}  # type: ignore[union-attr]
    assert review_html(review_zh(), words("zh"), {}).count('class="more"') == 2  # one folded line, one folded rest


def test_the_very_words_are_marked() -> None:
    body = review_html(review_zh(), words("zh"), {})
    assert '每月<span class="hit must">做 2 场会员日活动</span>' in body


@pytest.mark.parametrize(
    ("lang", "all_hold", "two_hold", "none_hold"),
    [
        ("zh", "这份站得住", "这两条站得住，不用改：KR1、KR3", "读到 1 个目标、下面 4 条，都收着"),
        (
            "en",
            "This holds.",
            "These two lines hold, nothing to mend: KR1, KR3",
            "Read one objective and 4 lines: all kept",
        ),
    ],
)
def test_it_begins_with_what_is_right(lang: Lang, all_hold: str, two_hold: str, none_hold: str) -> None:
    document = draft("O 甲\nKR1 乙\nKR2 丙\nKR3 丁\nKR4 戊")
    bad = {
        t: finding(document, t, w, "K01", "x")
        for t, w in zip(("O1.KR1", "O1.KR2", "O1.KR3", "O1.KR4"), "乙丙丁戊", strict=True)
    }
    review = Review(document=document)
    assert all_hold in said(review, lang)
    assert two_hold in said(replace(review, findings=(bad["O1.KR2"], bad["O1.KR4"])), lang)
    assert none_hold in said(replace(review, findings=tuple(bad.values())), lang)


def test_words_not_ids() -> None:
    text = said(review_zh())
    assert "要改" in text
    assert not re.search(r"\b[OKSG]\d\d\b", text)
    assert "有 1 处看不准" in text


def test_a_remark_says_on_whose_word_when_asked() -> None:
    body = review_html(review_zh(), words("zh"), {"feishu-okr-guide": "飞书的指南"})
    assert '<details class="rule"><summary>为什么</summary>' in body
    assert "出处：飞书的指南" in body


def test_what_is_only_worth_a_thought_leaves_its_line_sound_and_stays_folded() -> None:
    document = draft("O 甲\nKR1 乙\nKR2 丙")
    review = Review(document=document, findings=(finding(document, "O1.KR1", "乙", "K08", "x", "info"),))
    rows = lines(review)
    assert [i.id for i in sound(rows)] == ["O1.KR1", "O1.KR2"]
    assert opened(rows) == frozenset()


def test_a_bare_number_is_spoken_as_a_line() -> None:
    document = draft("O 甲\nKR1 乙\nKR2 丙")
    numbered = replace(document.objectives[0].key_results[0], label="3.")
    document = replace(document, objectives=(replace(document.objectives[0], key_results=(numbered,)),))
    review = Review(document=document, findings=(finding(document, "O1", "甲", "O02", "x", "warning"),))
    assert "不用改：第 3 条。" in said(review)


def test_an_empty_reading_says_what_to_do() -> None:
    empty = replace(review_zh(), document=replace(review_zh().document, objectives=()), findings=())
    assert "试试一行写一条" in said(empty)
