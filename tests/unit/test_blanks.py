"""Blanks: the product's own with their slot, people's in every shape, and what only looks like one."""

from __future__ import annotations

import pytest

from assistant.blanks import SLOT_WORDS, read_blanks, write_blank


@pytest.mark.parametrize("slot", list(SLOT_WORDS))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_written_is_read_back(slot: str, lang: str) -> None:
    blank = write_blank(slot, lang)  # type: ignore[arg-type]
    text = f"复购率从 {blank} 起" if lang == "zh" else f"Churn from {blank} down"
    (read,) = read_blanks(text)
    assert (read.text, read.slot, read.ours) == (blank, slot, True)
    assert text[slice(*read.span)] == blank


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("客诉下降 XX%", ["XX%"]),
        ("营收达到 xxx 万", ["xxx"]),
        ("发布 x 篇教程", ["x"]),
        ("X 月底前上线", ["X 月"]),
        ("xx月xx日前交付", ["xx月xx日"]),
        ("达标率 ＿＿%", ["＿＿%"]),
        ("新增 ___ 家", ["___"]),
        ("授信新增 ？ 亿", ["？"]),
        ("演练不少于【】次", ["【】"]),
        ("加班 [待填] 小时以内", ["[待填]"]),
        ("续费优惠（待定）", ["（待定）"]),
        ("物资储备【待补充】", ["【待补充】"]),
        ("口径：待定", ["待定"]),
        ("负责人待定", ["待定"]),
        ("拜访 N 家客户", ["N"]),
        ("TBD", ["TBD"]),
        ("……", ["……"]),
        ("win rate: [TBD]%", ["[TBD]%"]),
        ("[number] coats", ["[number]"]),
        ("Spool volume <tbd> pages", ["<tbd>"]),
        ("rent under $XXk", ["XXk"]),
        ("CO2 down [X] g", ["[X]"]),
        ("[fill in]", ["[fill in]"]),
        ("Sign X customers by XX May", ["X", "XX"]),
        ("to be determined", ["to be determined"]),
        ("???", ["???"]),
    ],
)
def test_people_leave_blanks_in_many_shapes(text: str, quotes: list[str]) -> None:
    blanks = read_blanks(text)
    assert [blank.text for blank in blanks] == quotes
    assert not any(blank.ours for blank in blanks)
    assert all(text[slice(*blank.span)] == blank.text for blank in blanks)


@pytest.mark.parametrize(
    "text",
    [
        "拍 X 光",
        "2x 提速",
        "iPhone X 适配",
        "[x] 已完成",
        "- [ ] 未开始",
        "f() 返回空",
        "待办事项清零",
        "提高待遇",
        "为什么？？",
        "snake_case 命名",
        "**重点**：个人成长",
        "点开（链接）",
        "Why so slow??",
        "Max out the box",
        "x-axis labels",
        "SpaceX visit",
        "Series A (closed)",
        "Report (name, date)",
        "SQL to be tuned",
    ],
)
def test_what_only_looks_like_a_blank(text: str) -> None:
    assert read_blanks(text) == ()


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("从 XX% 到 40%", "baseline"),
        ("达到 XX%", "target"),
        ("X 月前", "deadline"),
        ("负责人：【待定】", "owner"),
        ("[target] visits", "target"),
        ("Owner: TBD", "owner"),
        ("TBD", None),
    ],
)
def test_the_words_beside_a_blank_say_what_is_missing(text: str, slot: str | None) -> None:
    assert read_blanks(text)[0].slot == slot
