"""What a layout carries beside the words: meta, owner, deadline, notes, cycle, notices, what was left unread."""

from __future__ import annotations

import pytest

from assistant.parse import parse
from assistant.types import Item, OkrDocument

META = [
    ("O1 x\nKR1 三家店 @阿梅", {"owner": "阿梅"}),
    ("O1 x\nKR1 三家店（负责人：阿梅）", {"owner": "阿梅"}),
    ("O1 x\nKR1 3 stores (owner: Ana)", {"owner": "Ana"}),
    ("O1 x\n- KR1 三家店\n  - 负责人：阿梅", {"owner": "阿梅"}),
    ("O1 x\nKR1：三家店\n负责人：阿梅", {"owner": "阿梅"}),
    ("O1 x\nKR1【权重 30%】：三家店", {"weight": "30%"}),
    ("O1 x\nKR1（30%）：三家店", {"weight": "30%"}),
    ("O1 x\nKR1：三家店（权重：30%）", {"weight": "30%"}),
    ("O1 x\nKR1：三家店【权重 30%】", {"weight": "30%"}),
    ("O1 x\nKR1 三家店（信心 5/10）", {"confidence": "5/10"}),
    ("O1 x\nKR1 三家店（进度 40%）", {"progress": "40%"}),
    ("O1 x\nKR1 三家店 ✅ 70%", {"progress": "70%", "status": "✅"}),
    ("O1 x\nKR1 [P1] 三家店", {"priority": "P1"}),
    ("O1 x\nKR1 三家店（P0：非做不可）", {"priority": "P0：非做不可"}),
    ("### Stores\n* P0 (0.6) 3 stores", {"priority": "P0", "score": "0.6"}),
    ("O1 x\n- [x] KR1 三家店", {"status": "done"}),
    ("O1 x\nKR1 ~~三家店~~", {"status": "dropped"}),
    ("O1 x\n~~KR1 三家店~~", {"status": "dropped"}),
    ("O1 x\nKR1 三家店（已取消）", {"status": "dropped"}),
    ("O1 x\nKR1 三家店【进行中】", {"status": "进行中"}),
    ("* O1 x\n** DONE KR1 三家店", {"status": "DONE"}),
    ("O1 x\nKR1 三家店 #续约", {"tags": ("续约",)}),
    ("* O1 x\n** KR1 三家店 :续约:", {"tags": ("续约",)}),
    ("O1 x\nKR1 三家店（承接 公司 O1-KR2）", {"parent": "公司 O1-KR2"}),
    ("O1 x\nKR1 3 stores (supports O2)", {"parent": "O2"}),
    ("O1 x\n- **KR1 新店：** 三家店", {"title": "新店"}),
    ("| O | KR | 负责人 | 进度 | 权重 |\n|--|--|--|--|--|\n| x | 三家店 | 阿梅 | 40% | 20 |", {"owner": "阿梅", "progress": "40%", "weight": "20"}),
    ("部门\tO\tKR\t权重\n门店\tx\t三家店\t20", {"owner": "门店", "weight": "20"}),
    ("okrs:\n- objective: x\n  krs:\n  - text: 三家店\n    owner: 阿梅\n    progress: 40%", {"owner": "阿梅", "progress": "40%"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), META, ids=[text.split("\n")[-1] for text, _ in META])
def test_meta_is_kept_apart_from_the_words(text: str, expected: dict[str, object]) -> None:
    item = _key_result(parse(text))
    assert item.text in ("三家店", "3 stores")
    found = {name: item.sentence.owner if name == "owner" else getattr(item.meta, name) for name in expected}
    assert found == expected


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("O1 x\nKR1 三家店（截止：2025-09-30）", "2025-09-30"),
        ("O1 x\nKR1 [2025-09-30] 三家店", "2025-09-30"),
        ("| O | KR | 截止 |\n|--|--|--|\n| x | 三家店 | 2025-09-30 |", "2025-09-30"),
        ("O\tKR\tDue\nx\t三家店\t2025-09-30", "2025-09-30"),
        ("O1 x\nKR1 三家店\n截止：2025-09-30", "2025-09-30"),
    ],
)
def test_a_due_date_of_its_own_is_the_deadline(text: str, quote: str) -> None:
    document = parse(text)
    item = _key_result(document)
    deadline = item.sentence.deadline
    assert deadline is not None
    assert (deadline.text, deadline.iso) == (quote, "2025-09-30")
    start, end = item.place(*deadline.span)
    assert document.text[start:end] == quote


def test_amounts_in_columns_are_figures_of_the_key_result() -> None:
    document = parse("| O | KR | Baseline | Target |\n|--|--|--|--|\n| x | Stockout rate | 8% | 4% |")
    item = _key_result(document)
    assert item.text == "Stockout rate"
    quotes = {document.text[slice(*item.place(*figure.span))] for figure in item.sentence.figures}
    assert quotes == {"8%", "4%"}


def test_percentages_behind_all_key_results_are_weights_when_they_add_up() -> None:
    document = parse("O1 x（60%）\nKR1 三家店开业（40%）\nKR2 排班表上线（20%）")
    keys = document.objectives[0].key_results
    assert [(kr.text, kr.meta.weight) for kr in keys] == [("三家店开业", "40%"), ("排班表上线", "20%")]
    rates = parse("O1 x\nKR1 首月复购率（40%）\nKR2 次月复购率（30%）").objectives[0].key_results
    assert [kr.text for kr in rates] == ["首月复购率（40%）", "次月复购率（30%）"]


@pytest.mark.parametrize(
    "text",
    [
        "O1 x\nKR1 三家店\n  - 先开北区\n  - 再开南区",
        "O1 x\n- KR1 三家店\n  - [ ] 先开北区\n  - [ ] 再开南区",
        "O1 x\nKR1 三家店\n  说明：先开北区\n  备注：再开南区",
        "O1 x\nKR1 三家店\n举措：\n- 先开北区\n- 再开南区",
        "- x\n  - 三家店\n    - 先开北区\n    - 再开南区",
        "### x\n* 三家店\n    * 先开北区\n    * 再开南区",
    ],
)
def test_what_stands_below_a_key_result_is_its_notes(text: str) -> None:
    document = parse(text)
    notes = _key_result(document).notes
    assert [note.text for note in notes] == ["先开北区", "再开南区"]
    assert [document.text[slice(*note.span)] for note in notes] == ["先开北区", "再开南区"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025 Q3 华南组\n\nO1：x\nKR1：三家店", "2025-07-01", "2025-09-30"),
        ("### O1：x（2026 H1）\n- KR1：三家店", "2026-01-01", "2026-06-30"),
        ("cycle: 2026-Q4\no: x\nkrs:\n  - 三家店", "2026-10-01", "2026-12-31"),
        ("Store OKRs, FY26 Q1\n===================\nO1 x\n----\n:KR1: 3 stores", "2026-01-01", "2026-03-31"),
        ("周期：2025 年 7 月-9 月\nO1：x\nKR1：三家店", "2025-07-01", "2025-09-30"),
        ("2025 Q3：上线排班表；缺货率 4%", "2025-07-01", "2025-09-30"),
    ],
)
def test_the_cycle_comes_from_headings_titles_and_fields(text: str, start: str, end: str) -> None:
    cycle = parse(text).cycle
    assert cycle is not None
    assert (cycle.start, cycle.end) == (start, end)


def test_gaps_and_doubles_are_kept_and_reported() -> None:
    document = parse("O1 x\nKR1 a\nKR1 b\nKR4 c\nO3 y\nKR1 d")
    assert [kr.label for kr in document.objectives[0].key_results] == ["KR1", "KR1", "KR4"]
    assert [n.code for n in document.notices] == ["number-gap", "number-double", "number-gap"]
    assert all(n.text.zh and n.text.en for n in document.notices)
    assert "KR2、KR3" in document.notices[2].text.zh


def test_numbers_that_restart_are_no_doubles() -> None:
    assert not parse("== A ==\nO1 x\nKR1 a\n== B ==\nO1 y\nKR1 b").notices


def test_key_results_without_an_objective_stand_under_one_that_nobody_wrote() -> None:
    objective = parse("KR1：三家店\nKR2：排班表").objectives[0]
    assert (objective.id, objective.written, objective.text, objective.label) == ("O1", False, "", "")
    assert [kr.id for kr in objective.key_results] == ["O1.KR1", "O1.KR2"]


def test_prose_is_left_unparsed() -> None:
    text = "各位好，先看草稿：\n\nO1：x\nKR1：三家店\n\n谢谢！"
    document = parse(text)
    assert [text[slice(*span)] for span in document.unparsed] == ["各位好，先看草稿：", "谢谢！"]


def test_a_template_line_keeps_its_blanks() -> None:
    keys = parse("O1：x\nKR1：\nKR2：XX 从 X 到 Y\nKR3：__%").objectives[0].key_results
    assert [kr.text for kr in keys] == ["", "XX 从 X 到 Y", "__%"]
    assert parse("O1：x\nKR1：\n").text[slice(*keys[0].span)] == "KR1："


def test_the_bom_goes_and_line_ends_stay() -> None:
    document = parse("\ufeffO1：x\r\nKR1：三家店\r\n")
    assert document.text == "O1：x\r\nKR1：三家店\r\n"
    assert document.text[slice(*_key_result(document).span)] == "三家店"


def test_language_is_found_or_given() -> None:
    assert parse("O1: Guests return").lang == "en"
    assert parse("O1：让顾客再来").lang == "zh"
    assert parse("O1：让顾客再来", lang="en").lang == "en"


def test_inline_markup_goes_and_runs_map_the_rest() -> None:
    document = parse("O1 x\nKR1 **三家**店用上 `pos` 和[新手册](http://a.b)")
    item = _key_result(document)
    assert item.text == "三家店用上 pos 和新手册"
    at = item.text.index("新手册")
    assert document.text[slice(*item.place(at, at + 3))] == "新手册"


def test_nothing_comes_of_nothing() -> None:
    for text in ("", " \n\t\n", "\ufeff", "---\n***\n"):
        assert parse(text).objectives == ()


def _key_result(document: OkrDocument) -> Item:
    return document.objectives[-1].key_results[0]
