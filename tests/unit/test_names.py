"""Names: people, teams, systems and products, and the common words that must not pass for them."""

from __future__ import annotations

import pytest

from assistant.names import read_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("续约率 90% @阿青", [("阿青", "person")]),
        ("@客服组 整理话术", [("客服组", "team")]),
        ("负责人：小冯", [("小冯", "person")]),
        ("张三 200 万、李四 180 万", [("张三", "person"), ("李四", "person")]),
        ("王海 30 家、陈立 20 家", [("王海", "person"), ("陈立", "person")]),
        ("李经理确认范围", [("李经理", "person")]),
        ("老高牵头推进", [("老高", "person")]),
        ("联合市场部办两场", [("市场部", "team")]),
        ("與資訊室、病歷室分工", [("資訊室", "team"), ("病歷室", "team")]),
        ("由海外部负责", [("海外部", "team")]),
        ("DPO 团队到位", [("DPO 团队", "team")]),
        ("「星火」平台改版", [("星火", "system")]),
        ("金蝶云·星空切换", [("金蝶云·星空", "product")]),
        ("小红书每周三篇", [("小红书", "product")]),
        ("用 Airflow 跑批", [("Airflow", "product")]),
        ("HarborBee 上线", [("HarborBee", "product")]),
        ("led by Petra", [("Petra", "person")]),
        ("Owner: Dana Reed", [("Dana Reed", "person")]),
        ("agreed with the legal team", [("legal team", "team")]),
        ("Platform team on call", [("Platform team", "team")]),
        ("Project Falcon goes live", [("Falcon", "product")]),
        ("move the board to Trello", [("Trello", "product")]),
        ("sign partners in Zeebrugge", [("Zeebrugge", "product")]),
        ("preview at Spring Home Expo", [("Spring Home Expo", "product")]),
    ],
)
def test_names_are_found(text: str, names: list[tuple[str, str]]) -> None:
    read = read_names(text)
    assert [(name.text, name.kind) for name in read] == names
    assert all(text[slice(*name.span)] == name.text for name in read)


@pytest.mark.parametrize(
    "text",
    [
        "小程序改版",
        "老客户回访",
        "内部流程优化",
        "全部门店上线",
        "各部门协作",
        "组织培训",
        "施工单位进场",
        "安全总监到岗",
        "周活 200 万、金额 300 万",
        "上线 CRM 系统",
        "提升 NPS 和 DAU",
        "陈述报告定稿",
        "做 3 场 Demo",
        "Improve onboarding",
        "Ship the v2 docs by March",
        "Keep NPS above 60 on Monday",
        "Improve Customer Satisfaction Score To 90",
        "DevOps practice",
        "Net Revenue Retention at 110%",
        "Reply to each customer",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert read_names(text) == ()
