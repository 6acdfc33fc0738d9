"""A leader's reply, as people write them: by number, below a repeated line, by a line's own words, about the whole."""

from __future__ import annotations

import pytest

from assistant.export import message
from assistant.export.reply import Comment, read_reply
from tests.fakes import outcome_zh

SENT = message(outcome_zh())


@pytest.mark.parametrize(
    ("reply", "comments"),
    [
        ("KR1：28% 太保守，冲到 30%", [("O1.KR1", "28% 太保守，冲到 30%")]),
        ("整体可以。\nKR2 和 KR3 能不能合并？", [("", "整体可以。"), ("O1.KR2", "KR2 和 KR3 能不能合并？"), ("O1.KR3", "KR2 和 KR3 能不能合并？")]),
        ("> KR1 会员复购率从 21% 提升到 28%（支撑您的 KR1）\n这条没问题\n\n其他再聊", [("O1.KR1", "这条没问题"), ("", "其他再聊")]),
        ("KR1 会员复购率从 21% 提升到 28% ← 到 30% 吧", [("O1.KR1", "到 30% 吧")]),
        ("1. 对，主要支撑 KR1\n", [("", "对，主要支撑 KR1")]),
        ("会员日当天下单的会员数现在大概 1200", [("O1.KR2", "会员日当天下单的会员数现在大概 1200")]),
        ("O：方向对，再具体点", [("O1", "方向对，再具体点")]),
        ("KR1 挺好\n数据来源写一下\n其他没问题", [("O1.KR1", "挺好"), ("O1.KR1", "数据来源写一下"), ("", "其他没问题")]),
        ("第三条先不放", [("O1.KR3", "第三条先不放")]),
        ("Overall fine, but kr2 needs an owner", [("O1.KR2", "Overall fine, but kr2 needs an owner")]),
        ("- KR9 是什么", [("", "KR9 是什么")]),
        ("", []),
    ],
)  # fmt: skip
def test_each_remark_finds_its_line(reply: str, comments: list[tuple[str, str]]) -> None:
    assert list(read_reply(reply, outcome_zh(), sent=SENT)) == [Comment(*c) for c in comments]


def test_the_message_alone_says_nothing() -> None:
    assert read_reply(SENT, outcome_zh(), sent=SENT) == ()


def test_a_remark_between_the_lines_of_the_message_is_kept() -> None:
    lines = SENT.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("KR2"))
    reply = "\n".join([*lines[: at + 1], "这条要写清楚谁来数", *lines[at + 1 :]])
    assert read_reply(reply, outcome_zh(), sent=SENT) == (Comment("O1.KR2", "这条要写清楚谁来数"),)
