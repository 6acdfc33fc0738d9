"""Objectives of several levels in one paste: company, team and person, as a list, a tree or one under the other."""

from __future__ import annotations

import pytest

from assistant.parse import parse

Okrs = list[tuple[str, list[str]]]

LAYOUTS: list[tuple[str, Okrs]] = [
    (
        "公司 O：房客愿意再来\n公司 KR1：复住率 20% → 30%\n公司 KR2：入住排队少于 5 分钟\n前台 O：办入住不排队\n前台 KR1：平均办理时间 8 → 4 分钟\n小林 O：夜班也有人管\n小林 KR1：夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "Company O: Guests come back\nCompany KR1: Return stays 20% -> 30%\nCompany KR2: Queue under 5 minutes\nFront desk O: Check-in without a queue\nFront desk KR1: Check-in time 8 -> 4 minutes\nLin O: Nights are staffed\nLin KR1: Night complaints under 2",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Check-in without a queue", ["Check-in time 8 -> 4 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "Company: Guests come back\n  KR1: Return stays 20% -> 30%\n  KR2: Queue under 5 minutes\nFront desk: Check-in without a queue (supports Company KR2)\n  KR1: Check-in time 8 -> 4 minutes\nLin: Nights are staffed\n  KR1: Night complaints under 2",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Check-in without a queue", ["Check-in time 8 -> 4 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "公司：房客愿意再来\n  KR1：复住率 20% → 30%\n  KR2：入住排队少于 5 分钟\n前台组：办入住不排队（承接 公司 KR2）\n  KR1：平均办理时间 8 → 4 分钟\n小林：夜班也有人管\n  KR1：夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "公司\n└─ O1：房客愿意再来\n   ├─ KR1：复住率 20% → 30%\n   ├─ KR2：入住排队少于 5 分钟\n   └─ 前台组\n      └─ O1：办入住不排队\n         ├─ KR1：平均办理时间 8 → 4 分钟\n         └─ 小林\n            └─ O1：夜班也有人管\n               └─ KR1：夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "Company\n+-- O1 Guests come back\n|   +-- KR1 Return stays 20% -> 30%\n|   +-- KR2 Queue under 5 minutes\n|       +-- Front desk\n|           +-- O1 Check-in without a queue (supports Company O1-KR2)\n|               +-- KR1 Check-in time 8 -> 4 minutes\n|                   +-- Lin\n|                       +-- O1 Nights are staffed\n|                           +-- KR1 Night complaints under 2",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Check-in without a queue", ["Check-in time 8 -> 4 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "公司 O1 房客愿意再来\n  KR1 复住率 20% → 30%\n  KR2 入住排队少于 5 分钟\n    └ 前台 O1 办入住不排队 ← O1.KR2\n        KR1 平均办理时间 8 → 4 分钟\n          └ 小林 O1 夜班也有人管（承接前台 O1-KR1）\n              KR1 夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "公司\n  O 房客愿意再来\n    KR1 复住率 20% → 30%\n    KR2 入住排队少于 5 分钟\n前台组\n  O 办入住不排队（承接公司 KR2）\n    KR1 平均办理时间 8 → 4 分钟\n小林\n  O 夜班也有人管（承接前台 KR1）\n    KR1 夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "公司级\nO1 房客愿意再来\n KR1 复住率 20% → 30%\n KR2 入住排队少于 5 分钟\n\n部门级（前台）\nO1 办入住不排队 ← 公司 KR2\n KR1 平均办理时间 8 → 4 分钟\n\n个人（小林）\nO1 夜班也有人管 ← 前台 KR1\n KR1 夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "Company level\nO1 Guests come back\n KR1 Return stays 20% -> 30%\n KR2 Queue under 5 minutes\n\nTeam level: front desk\nO1 Check-in without a queue <- Company KR2\n KR1 Check-in time 8 -> 4 minutes\n\nIndividual: Lin\nO1 Nights are staffed <- Front desk O1-KR1\n KR1 Night complaints under 2",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Check-in without a queue", ["Check-in time 8 -> 4 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "[公司] O1 房客愿意再来\n  [公司] KR1 复住率 20% → 30%\n  [公司] KR2 入住排队少于 5 分钟\n  [前台] O1 办入住不排队\n    [前台] KR1 平均办理时间 8 → 4 分钟\n    [小林] O1 夜班也有人管\n      [小林] KR1 夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "- 公司：房客愿意再来\n  - KR1：复住率 20% → 30%\n  - KR2：入住排队少于 5 分钟\n  - 前台：办入住不排队\n    - KR1：平均办理时间 8 → 4 分钟\n    - 小林：夜班也有人管\n      - KR1：夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "- **Company:** Guests come back\n  - KR1: Return stays 20% -> 30%\n  - KR2: Queue under 5 minutes\n  - **Front desk:** Check-in without a queue\n    - KR1: Check-in time 8 -> 4 minutes\n    - **Lin:** Nights are staffed\n      - KR1: Night complaints under 2",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Check-in without a queue", ["Check-in time 8 -> 4 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "公司O1：房客愿意再来\n公司O1KR1：复住率 20% → 30%\n公司O1KR2：入住排队少于 5 分钟\n前台O1：办入住不排队（对齐公司O1KR2）\n前台O1KR1：平均办理时间 8 → 4 分钟\n小林O1：夜班也有人管（对齐前台O1KR1）\n小林O1KR1：夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "公司 / O1 / 房客愿意再来\n公司 / KR1 / 复住率 20% → 30%\n公司 / KR2 / 入住排队少于 5 分钟\n前台 / O1 / 办入住不排队\n前台 / KR1 / 平均办理时间 8 → 4 分钟\n小林 / O1 / 夜班也有人管\n小林 / KR1 / 夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "公司 O1 房客愿意再来\n│  KR1 复住率 20% → 30%\n│  KR2 入住排队少于 5 分钟\n├─ 前台 O1 办入住不排队 —— 承接 公司 O1-KR2\n│  │  KR1 平均办理时间 8 → 4 分钟\n│  └─ 小林 O1 夜班也有人管 —— 承接 前台 O1-KR1\n│        KR1 夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "公司 O1 房客愿意再来\n  KR1 复住率 20% → 30%\n  KR2 入住排队少于 5 分钟\n  → 前台 O1 办入住不排队\n     KR1 平均办理时间 8 → 4 分钟\n     → 小林 O1 夜班也有人管\n        KR1 夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "Company O1: Guests come back\n  Company KR1: Return stays 20% -> 30%\n  Company KR2: Queue under 5 minutes\n    Front Desk O1: Check-in without a queue [aligned to Company KR2]\n      Front Desk KR1: Check-in time 8 -> 4 minutes\n        Lin O1: Nights are staffed [supports Front Desk KR1]\n          Lin KR1: Night complaints under 2",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Check-in without a queue", ["Check-in time 8 -> 4 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
    (
        "L0 公司\nO1 房客愿意再来\nKR1 复住率 20% → 30%\nKR2 入住排队少于 5 分钟\nL1 前台\nO1 办入住不排队\n承接：公司 O1-KR2\nKR1 平均办理时间 8 → 4 分钟\nL2 小林\nO1 夜班也有人管\n承接：前台 O1-KR1\nKR1 夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "公司 O1 房客愿意再来\n ├─ 公司 KR1 复住率 20% → 30%\n │   └─ 前台 O1 办入住不排队（承接 KR1）\n │       └─ 前台 KR1 平均办理时间 8 → 4 分钟\n └─ 公司 KR2 入住排队少于 5 分钟\n     └─ 小林 O1 夜班也有人管（承接 KR2）\n         └─ 小林 KR1 夜班投诉少于 2 起",
        [
            ("房客愿意再来", ["复住率 20% → 30%", "入住排队少于 5 分钟"]),
            ("办入住不排队", ["平均办理时间 8 → 4 分钟"]),
            ("夜班也有人管", ["夜班投诉少于 2 起"]),
        ],
    ),
    (
        "Company O1 Guests come back\n|- KR1 Return stays 20% -> 30%\n|- KR2 Queue under 5 minutes\n   |- Front desk O1 Check-in without a queue (from O1-KR2)\n      |- KR1 Check-in time 8 -> 4 minutes\n         |- Lin O1 Nights are staffed (from Front desk KR1)\n            |- KR1 Night complaints under 2",
        [
            ("Guests come back", ["Return stays 20% -> 30%", "Queue under 5 minutes"]),
            ("Check-in without a queue", ["Check-in time 8 -> 4 minutes"]),
            ("Nights are staffed", ["Night complaints under 2"]),
        ],
    ),
]


@pytest.mark.parametrize(("text", "okrs"), LAYOUTS, ids=[text.strip()[:24] for text, _ in LAYOUTS])
def test_layout_is_read_as_a_person_reads_it(text: str, okrs: Okrs) -> None:
    found = parse(text)
    assert [(o.text, [k.text for k in o.key_results]) for o in found.objectives] == okrs
