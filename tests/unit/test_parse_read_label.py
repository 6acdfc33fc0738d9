"""One label at a time: its role, its number, where the words begin."""

from __future__ import annotations

import pytest

from assistant.parse.labels import read_label

LABELS = [
    ("O1：让顾客再来", "o", "O1", 1, "让顾客再来"),
    ("Ｏ２：让顾客再来", "o", "Ｏ２", 2, "让顾客再来"),
    ("O-3 让顾客再来", "o", "O-3", 3, "让顾客再来"),
    ("O#4. Guests return", "o", "O#4", 4, "Guests return"),
    ("O1让顾客再来", "o", "O1", 1, "让顾客再来"),
    ("okr1 排序", "o", "okr1", 1, "排序"),
    ("目标一：让顾客再来", "o", "目标一", 1, "让顾客再来"),
    ("目标（二）让顾客再来", "o", "目标（二）", 2, "让顾客再来"),
    ("目標③ 讓客人再來", "o", "目標③", 3, "讓客人再來"),
    ("第二个目标：让顾客再来", "o", "第二个目标", 2, "让顾客再来"),
    ("我的目标：让顾客再来", "o", "我的目标", None, "让顾客再来"),
    ("Objective A: Guests return", "o", "Objective A", 1, "Guests return"),
    ("OBJECTIVE 2 - Guests return", "o", "OBJECTIVE 2", 2, "Guests return"),
    ("Obj. 2: Guests return", "o", "Obj. 2", 2, "Guests return"),
    ("Goal #3: Guests return", "o", "Goal #3", 3, "Guests return"),
    ("【O1】让顾客再来", "o", "O1", 1, "让顾客再来"),
    ("O1（60%）：让顾客再来", "o", "O1", 1, "让顾客再来"),
    ("Objective (O1): Guests return", "o", "O1", 1, "Guests return"),
    ("KR1：三家店", "kr", "KR1", 1, "三家店"),
    ("KR1 2 家门店开业", "kr", "KR1", 1, "2 家门店开业"),
    ("KR12 家门店开业", "kr", "KR12", 12, "家门店开业"),
    ("KR1.2 3 家店", "kr", "KR1.2", 2, "3 家店"),
    ("KR-2：三家店", "kr", "KR-2", 2, "三家店"),
    ("KR - 15 stores", "kr", "KR", None, "15 stores"),
    ("kr 三家店", "kr", "kr", None, "三家店"),
    (":KR1: 3 stores", "kr", "KR1", 1, "3 stores"),
    ("KR1【权重 30%】：三家店", "kr", "KR1", 1, "三家店"),
    ("关键成果（三）：三家店", "kr", "关键成果（三）", 3, "三家店"),
    ("關鍵結果1：三家店", "kr", "關鍵結果1", 1, "三家店"),
    ("关键结果（KR2）：三家店", "kr", "KR2", 2, "三家店"),
    ("Key Result 1 : 3 stores", "kr", "Key Result 1", 1, "3 stores"),
    ("O1-KR2：三家店", "kr", "O1-KR2", 2, "三家店"),
    ("O1.2 三家店", "kr", "O1.2", 2, "三家店"),
    ("1-KR2 三家店", "kr", "1-KR2", 2, "三家店"),
    ("KR1: >= 96%", "kr", "KR1", 1, ">= 96%"),
    ("KR1 -5% 退货", "kr", "KR1", 1, "-5% 退货"),
    ("KR4 【待补】", "kr", "KR4", 4, "【待补】"),
    ("Key Results:", "krs", "Key Results", None, ""),
    ("关键结果如下：", "krs", "关键结果", None, ""),
    ("KRs", "krs", "KRs", None, ""),
]


@pytest.mark.parametrize(("text", "role", "written", "number", "rest"), LABELS, ids=[case[0] for case in LABELS])
def test_label_is_read(text: str, role: str, written: str, number: int | None, rest: str) -> None:
    label = read_label(text)
    assert label is not None
    assert (label.role, label.written, label.number, text[label.end :]) == (role, written, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "目标客户签约 10 家",
        "目标一致性检查",
        "O2O 门店上线",
        "Online orders double",
        "OKR 宣讲 2 场",
        "KRI 看板上线",
        "KR完成率 90%",
        "Key results are hard to write",
        "关键结果达成率 90%",
        "Goalkeeper training",
        "objectively better",
        "下面这些都算KR：",
        "4K 屏幕装好",
        "1.5 倍产能",
        "CO2 减排 10%",
        "KPI 看板",
        "",
        "：",
    ],
)
def test_words_are_no_label(text: str) -> None:
    assert read_label(text) is None


def test_parent_number_comes_with_a_compound_label() -> None:
    compound, dotted = read_label("O2-KR3 三家店"), read_label("KR2.3 三家店")
    assert compound is not None
    assert dotted is not None
    assert (compound.parent, dotted.parent) == (2, 2)


def test_a_bare_word_is_a_loose_label() -> None:
    for text in ("O 让顾客再来", "目标 让顾客再来", "目标 30 家门店", "GOAL Guests return"):
        label = read_label(text)
        assert label is not None
        assert not label.firm


@pytest.mark.parametrize(
    "rest",
    [
        "4K 屏幕装好",
        "99.9% uptime",
        "30-day rate",
        "2,000 fewer portions",
        "25% of stores",
        "A more robust plan",
        "A/B 测试",
    ],
)
def test_a_figure_behind_a_bare_label_is_content(rest: str) -> None:
    for word in ("KR", "kr"):
        label = read_label(f"{word} {rest}")
        assert label is not None
        assert (label.number, f"{word} {rest}"[label.end :]) == (None, rest)
