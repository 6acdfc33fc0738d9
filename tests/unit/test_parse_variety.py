"""Layouts met now and then: fields behind the words, wiki lists, names in front of labels, spelled numbers."""

from __future__ import annotations

import pytest

from assistant.parse import parse

Okrs = list[tuple[str, list[str]]]

VARIETY: list[tuple[str, Okrs]] = [
    (
        "O1 客人回头\n  回头率 30%\n  评分 4.5\nO2 队伍更稳\n  离职率 5%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "O1 让住得远的老客人也愿意在换季的时候专程回来看看我们的新店和老师傅\n  回头率 30%\n  评分 4.5",
        [("让住得远的老客人也愿意在换季的时候专程回来看看我们的新店和老师傅", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 让住得远的老客人也愿意在换季的时候专程回来看看我们的新店和老师傅还有花\n"
        "把去年来过而今年没有来过的老客人名单整理出来逐一打电话问一问原因\n"
        "评分 4.5",
        [
            (
                "让住得远的老客人也愿意在换季的时候专程回来看看我们的新店和老师傅还有花",
                ["把去年来过而今年没有来过的老客人名单整理出来逐一打电话问一问原因", "评分 4.5"],
            )
        ],
    ),
    (
        "**O1. Guests return**\n\n30% return rate\n\nRating 4.5\n\n**O2. Steady crew**\n\n5% leave",
        [("Guests return", ["30% return rate", "Rating 4.5"]), ("Steady crew", ["5% leave"])],
    ),
    (
        "O1 客人回头\n1. 回头率 30%\n- 会员日\n- 短信\n2. 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头\n1. 回头率 30%\n1) 会员日\n2) 短信\n2. 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头 | 阿梅 | 9/30\nKR1 回头率 30% | 阿梅 | 9/30 | 40%\nKR2 评分 4.5 | 小郑 | 8/31 | 10%",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 Guests return\nKR1 30% return rate (Ana, Sep 30)\nKR2 Rating 4.5 (Bo, Aug 31)",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "O1 客人回头\nKR1 回头率 30%（阿梅，9/30）\nKR2 评分 4.5（小郑，8/31）",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头\nKR1【阿梅】回头率 30%\nKR2【小郑】评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头\nKR1 回头率 30% ▓▓▓░░ 60%\nKR2 评分 4.5 ▓░░░░ 20%",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头\nKR1 回头率 30%（6/10）\nKR2 评分 4.5（5/10）",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头，权重 60%\nKR1 回头率 30%，权重 40%\nKR2 评分 4.5，信心 5/10",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "Objective One: Guests return\nKey Result One: 30% return rate\nKey Result Two: Rating 4.5",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "KR 1 回头率 30%\nKR 2 评分 4.5\nKR",
        [("", ["回头率 30%", "评分 4.5", ""])],
    ),
    (
        "增长目标：客人回头\nKR1：回头率 30%\n团队目标：队伍更稳\nKR1：离职率 5%",
        [("客人回头", ["回头率 30%"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "目标：客人回头\n衡量指标：1、回头率 30% 2、评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "目标：客人回头\n衡量指标：\n1、回头率 30%\n2、评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "<dl><dt>Guests return</dt><dd>30% return rate</dd><dd>Rating 4.5</dd><dt>Steady "
        "crew</dt><dd>5% leave</dd></dl>",
        [("Guests return", ["30% return rate", "Rating 4.5"]), ("Steady crew", ["5% leave"])],
    ),
    (
        "== Guests return ==\n# 30% return rate\n# Rating 4.5\n== Steady crew ==\n# 5% leave",
        [("Guests return", ["30% return rate", "Rating 4.5"]), ("Steady crew", ["5% leave"])],
    ),
    (
        "'''O1''' 客人回头\n* '''KR1''' 回头率 30%\n* ''KR2'' 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "h3. O1 客人回头\n# KR1 回头率 30%\n# KR2 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头\n-------------\n#. 回头率 30%\n#. 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        ":Objective: Guests return\n:Owner: Ana\n:KR1: 30% return rate\n:KR2: Rating 4.5",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "| O1 客人回头\n| KR1 回头率 30%\n| KR2 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "甲、客人回头\n1. 回头率 30%\n2. 评分 4.5\n乙、队伍更稳\n1. 离职率 5%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "公司 O1 客人回头\n  前台 O1 不排队\n    小林 KR1 等候 3 分钟\n    小唐 KR2 投诉 0 起",
        [("客人回头", []), ("不排队", ["等候 3 分钟", "投诉 0 起"])],
    ),
    (
        "O1:: Guests return\nKR1:: 30% return rate\nKR2:: Rating 4.5",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "Guests return::\n  30% return rate\n  Rating 4.5",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "O1 客人回头\n\tKR1 回头率 30%\n\t\t负责人 阿梅\n\tKR2 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "# OKR\n\n**O1** Guests return  \n**KR1** 30% return rate  \n**KR2** Rating 4.5  ",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "O1：客人回头\nKR1：回头率 30%\u3000\u3000负责人：阿梅\nKR2：评分 4.5\u3000\u3000负责人：小郑",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "| | KR1 | KR2 |\n| --- | --- | --- |\n| O1 客人回头 | 回头率 30% | 评分 4.5 |\n| O2 队伍更稳 | 离职率 5% | |",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "O1 客人回头 | 权重 60% | 负责人 阿梅\nKR1 回头率 30%\nKR2 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    ("O1 · 客人回头\nKR1 · 回头率 30%\nKR2 · 评分 4.5", [("客人回头", ["回头率 30%", "评分 4.5"])]),
    (
        "O1/ Guests return\nKR1/ 30% return rate\nKR2/ Rating 4.5",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
]


@pytest.mark.parametrize(("text", "okrs"), VARIETY, ids=[text.strip()[:24] for text, _ in VARIETY])
def test_variety_layout_is_read_as_a_person_reads_it(text: str, okrs: Okrs) -> None:
    found = parse(text)
    assert [(o.text, [k.text for k in o.key_results]) for o in found.objectives] == okrs
