"""Layouts with labels: what a person would read is what is read."""

from __future__ import annotations

import pytest

from assistant.parse import parse

Okrs = list[tuple[str, list[str]]]

LABELLED: list[tuple[str, Okrs]] = [
    (
        "目标：让门店缺货少一半\n关键结果：缺货率 8% 到 4%\n关键结果：补货周期 5 天",
        [("让门店缺货少一半", ["缺货率 8% 到 4%", "补货周期 5 天"])],
    ),
    (
        "目標：讓門市少缺貨\n關鍵結果1：缺貨率降到 4%\n關鍵結果2：補貨週期 5 天",
        [("讓門市少缺貨", ["缺貨率降到 4%", "補貨週期 5 天"])],
    ),
    (
        "Objective : Fewer stockouts\nKey Result 1 : Stockout rate 8% to 4%\nKey Result 2 : Refill time 5 days",
        [("Fewer stockouts", ["Stockout rate 8% to 4%", "Refill time 5 days"])],
    ),
    (
        "O1减少缺货\nKR1缺货率降到4%\nKR2补货5天内",
        [("减少缺货", ["缺货率降到4%", "补货5天内"])],
    ),
    (
        "O-1：减少缺货\nKR-1：缺货率 4%\nKR-2：补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O#1 Fewer stockouts\nKR#1 Rate 4%\nKR#2 Refill 5 days",
        [("Fewer stockouts", ["Rate 4%", "Refill 5 days"])],
    ),
    (
        "【O1】减少缺货\n【KR1】缺货率 4%\n【KR2】补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "[O1] Fewer stockouts\n[KR1] Rate 4%\n[KR2] Refill in 5 days",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"])],
    ),
    (
        "(O1) Fewer stockouts\n(KR1) Rate 4%",
        [("Fewer stockouts", ["Rate 4%"])],
    ),
    (
        "目标一：减少缺货\n"
        "关键成果（一）：缺货率 4%\n"
        "关键成果（二）：补货 5 天\n"
        "目标二：招满店长\n"
        "关键成果（一）：入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "O1.减少缺货\nKR1.1缺货率 4%\nKR1.2 1.5 倍周转\nKR1.3 3 家店",
        [("减少缺货", ["缺货率 4%", "1.5 倍周转", "3 家店"])],
    ),
    (
        "O1: Fewer stockouts\nO1.1: Rate 4%\nO1.2: Refill in 5 days\nO2: Staffed stores\nO2.1: 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "O1 KR1 缺货率 4%\nO1 KR2 补货 5 天",
        [("", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "Objective 1\n"
        "Fewer stockouts\n"
        "Key Results\n"
        "1. Rate 4%\n"
        "2. Refill in 5 days\n"
        "Objective 2\n"
        "Staffed stores\n"
        "Key Results\n"
        "1. 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "目标：\n减少缺货\n关键结果：\n1、缺货率 4%\n2、补货 5 天\n3、30 家店用上新系统",
        [("减少缺货", ["缺货率 4%", "补货 5 天", "30 家店用上新系统"])],
    ),
    (
        "## 目标\n减少缺货\n## 关键结果\n- 缺货率 4%\n- 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "**Objective:** Fewer stockouts\n"
        "\n"
        "**Key Results:**\n"
        "\n"
        "1. Rate 4%\n"
        "2. Refill in 5 days\n"
        "\n"
        "**Objective:** Staffed stores\n"
        "\n"
        "**Key Results:**\n"
        "\n"
        "1. 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "# Objective 2 - Learn C #\n## Key Results:\n   - write 3 tools\n   - pass the review",
        [("Learn C #", ["write 3 tools", "pass the review"])],
    ),
    (
        "我的目标：减少缺货\n关键结果如下：\n1）缺货率 4%\n2）补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1 减少缺货\n  KR1 缺货率 4%\n  KR2 补货 5 天\nO2 招满店长\n  KR1 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "O：减少缺货\nK1：缺货率 4%\nK2：补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "KR1：缺货率 4%\nKR2：补货 5 天",
        [("", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "KR1 2 家门店开业\nKR2 5 场培训\nKR3 10 人到岗",
        [("", ["2 家门店开业", "5 场培训", "10 人到岗"])],
    ),
    (
        "O1 减少缺货\n- KR1：\n- KR2：补货 5 天\n- KR3：【待填】",
        [("减少缺货", ["", "补货 5 天", "【待填】"])],
    ),
    (
        "O1：\nKR1：\nKR2：补货 5 天",
        [("", ["", "补货 5 天"])],
    ),
    (
        "### O1 减少缺货（2026 Q1）\n- KR1 缺货率 4%\n### O2 招满店长（2026 Q1-Q2）\n- KR1 入职 3 人",
        [("减少缺货", ["缺货率 4%"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "### 减少缺货\n- KR1：缺货率 4%\n- KR2：补货 5 天\n### 招满店长\n- KR1：入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "h2. O1 减少缺货\n* KR1 缺货率 4%\n* KR2 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "#目标一：减少缺货\n-KR1：缺货率 4%\n-KR2：补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "> O1：减少缺货\n> - KR1：缺货率 4%\n> - KR2：补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "看下这样行不行\n\n> 目标：减少缺货。  \n> 关键结果1：25%的门店零缺货。  \n> 关键结果2：补货 5 天。  ",
        [("减少缺货。", ["25%的门店零缺货。", "补货 5 天。"])],
    ),
    (
        ">> Objective: Fewer stockouts\n>> - KR1: >= 96% on the shelf\n>> - KR2: Refill in 5 days\n> looks fine to me",
        [("Fewer stockouts", [">= 96% on the shelf", "Refill in 5 days"])],
    ),
    (
        "O1：减少缺货；KR1：缺货率 4%；KR2：补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1：减少缺货，KR1：缺货率 4%，按周看，KR2：补货 5 天。O2：招满店长，KR1：入职 3 人。",
        [("减少缺货", ["缺货率 4%，按周看", "补货 5 天"]), ("招满店长", ["入职 3 人。"])],
    ),
    (
        "O1 减少缺货 KR1 缺货率 4% KR2 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "Objective: Fewer stockouts. KR1: Rate 4%. KR2: Refill in 5 days.",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days."])],
    ),
    (
        "O1: Fewer stockouts / KR1: Rate 4% / KR2: Refill in 5 days",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"])],
    ),
    (
        "目标：减少缺货 关键结果：1. 缺货率 4% 2. 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "目标：减少缺货\n关键结果：①缺货率 4%；②补货 5 天；③30 家店",
        [("减少缺货", ["缺货率 4%", "补货 5 天", "30 家店"])],
    ),
    (
        "公司 O1 顾客愿意再来\n  └ 门店 O1 减少缺货（承接 公司 O1-KR2）\n     └ 店长 O1 每天早上货架是满的",
        [("顾客愿意再来", []), ("减少缺货", []), ("每天早上货架是满的", [])],
    ),
    (
        "├── O1 减少缺货\n│   ├── KR1 缺货率 4%\n│   └── KR2 补货 5 天\n└── O2 招满店长\n    └── KR1 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "O1（60%）：减少缺货\nKR1【权重 30%】：缺货率 4%\nKR2 (30%): 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1 减少缺货（权重：60%）\n- KR1 缺货率 4%（信心 5/10）\n- KR2 补货 5 天（进度 40%）",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1 减少缺货 @阿梅\nKR1 缺货率 4% @小郑 #续约\nKR2 补货 5 天 ✅ 70%\nKR3 ✅ 30 家店上线",
        [("减少缺货", ["缺货率 4%", "补货 5 天", "30 家店上线"])],
    ),
    (
        "KR3 @门店组 #试吃 [5/31] 回头客请回 8 位\nKR4 [P1] 新签 2 家",
        [("", ["回头客请回 8 位", "新签 2 家"])],
    ),
    (
        "- **KR1 缺货看板：** 每天 9 点前发出\n- **KR2 补货：** 补货 5 天",
        [("", ["每天 9 点前发出", "补货 5 天"])],
    ),
    (
        "O1：减少缺货\n负责人：阿梅\nKR1：缺货率 4%\n负责人：小郑\n截止：9/30\nKR2：补货 5 天\n备注：按周看",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1 减少缺货\nKR1 缺货率 4%\n  - 每周盘点\n  - 换扫码枪\nKR2 补货 5 天\n  说明：含节假日",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1 减少缺货\nKR1 缺货率 4%\n举措：\n- 每周盘点\n- 换扫码枪\nKR2 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "~~O1 减少缺货~~\n~~KR1 缺货率 4%~~\nO2 招满店长\nKR1 入职 3 人",
        [("减少缺货", ["缺货率 4%"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "各位好，这是我的草稿：\nO1：减少缺货\nKR1：缺货率 4%\n谢谢！",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "Hi team, here are my OKRs for next quarter:\n"
        "\n"
        "Objective: Fewer stockouts\n"
        "1. Rate 4%\n"
        "2. Refill in 5 days\n"
        "\n"
        "Thanks,\n"
        "Ana",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"])],
    ),
    (
        "O 骑手体系：上线骑手端；调整骑手补贴；约车队培训；处理日常投诉",
        [("骑手体系", ["上线骑手端", "调整骑手补贴", "约车队培训", "处理日常投诉"])],
    ),
    (
        "\ufeffO1：减少缺货\r\nKR1：缺货率 4%\r\nKR2：补货\u200b 5 天\r\n",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "公司 O1：顾客愿意再来\n  KR1：复购率 30%\n门店 O1：减少缺货\n  KR1：缺货率 4%",
        [("顾客愿意再来", ["复购率 30%"]), ("减少缺货", ["缺货率 4%"])],
    ),
    (
        "Company O1 Guests come back\n"
        "  |- Front desk O1 No queue at check-in (supports Company O1-KR2)\n"
        "  |    |- KR1 Check-in under 3 minutes\n"
        "  `- Kitchen O1 Breakfast is worth the trip",
        [
            ("Guests come back", []),
            ("No queue at check-in", ["Check-in under 3 minutes"]),
            ("Breakfast is worth the trip", []),
        ],
    ),
    (
        "O1 房客愿意再来\n└─ O1.1 前台不排队\n   └─ KR1 平均等候 2 分钟\n└─ O1.2 早餐有口碑",
        [("房客愿意再来", ["前台不排队", "平均等候 2 分钟", "早餐有口碑"])],
    ),
    (
        "### O-1 学会游泳\n\n### O-2 学会做饭",
        [("学会游泳", []), ("学会做饭", [])],
    ),
    (
        "## Objective: `Open the season`\n"
        "- **Valid from:** 02.06.21\n"
        "- **Owner**: Petra\n"
        "- **Key Results**:\n"
        "  1. `Reach 8 sign-ups (ops)`\n"
        "     - Owen: 0.5\n"
        "  2. `Put up 3 signs (ops)`\n"
        "     - Ines: 0.5\n"
        "  3. `Vote settled (ops)`\n"
        "     - Lior: 1/3",
        [("Open the season", ["Reach 8 sign-ups", "Put up 3 signs", "Vote settled"])],
    ),
    (
        "### O1: Fewer stockouts\n"
        "Owner: Ana\n"
        "Due: Sep 30\n"
        "Key Results:\n"
        "- Rate 4%\n"
        "- Refill in 5 days\n"
        "Initiatives:\n"
        "- buy scanners\n"
        "- weekly count\n"
        "\n"
        "### O2: Staffed stores\n"
        "Key Results:\n"
        "- 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "O1：减少缺货\n"
        "关键结果：\n"
        "  KR1：缺货率 4%\n"
        "  KR2：补货 5 天\n"
        "关键举措：\n"
        "  1、换扫码枪\n"
        "  2、每周盘点\n"
        "O2：招满店长\n"
        "关键结果：\n"
        "  KR1：入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "目标1：减少缺货（权重40%）\n关键结果1：缺货率 4%（权重60%）\n关键结果2：补货 5 天（权重40%）",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1 [P0] 减少缺货\nKR1 [P1] 缺货率 4%\nKR2 (P2) 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1：减少缺货（P0）（2026 Q1）\nKR1：P0 缺陷 24 小时内修完",
        [("减少缺货", ["P0 缺陷 24 小时内修完"])],
    ),
    (
        "O1 减少缺货 - 阿梅\nKR1 缺货率 4%（负责人：小郑，截止 9/30）",
        [("减少缺货 - 阿梅", ["缺货率 4%"])],
    ),
    (
        "O1 Fewer stockouts\nKR1 Rate 4% (owner: Ana)\nKR2 Refill in 5 days (due: Sep 30)\nKR3 20 stores [done]",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days", "20 stores"])],
    ),
    (
        "目标：减少缺货（40%）\n关键结果：缺货率降到 4%（30%）\n关键结果：补货 5 天（70%）",
        [("减少缺货", ["缺货率降到 4%", "补货 5 天"])],
    ),
    (
        "O1 提升复购\nKR1 首月复购率（40%）\nKR2 次月复购率（30%）",
        [("提升复购", ["首月复购率（40%）", "次月复购率（30%）"])],
    ),
    (
        "O1 提升复购\nKR1 复购率 40%（现在 32%）\nKR2 客单价 120 元（目前 98 元）",
        [("提升复购", ["复购率 40%（现在 32%）", "客单价 120 元（目前 98 元）"])],
    ),
    (
        "🎯 目标：减少缺货\n✅ 关键结果1：缺货率 4%\n⏳ 关键结果2：补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1 减少缺货\n- [x] 缺货率 4%\n- [ ] 补货 5 天\n  - [ ] 换车",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "☐ O1 减少缺货\n  ☑ KR1 缺货率 4%\n  ☐ KR2 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1 | 减少缺货\nKR1 | 缺货率 4%\nKR2 | 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1 – Fewer stockouts\nKR1 – Rate 4%\nKR2 – 3 stores",
        [("Fewer stockouts", ["Rate 4%", "3 stores"])],
    ),
    (
        "O1> Fewer stockouts\nKR1> Rate 4%",
        [("Fewer stockouts", ["Rate 4%"])],
    ),
    (
        "O1) Fewer stockouts\nKR1) Rate 4%\nKR2) 5 stores",
        [("Fewer stockouts", ["Rate 4%", "5 stores"])],
    ),
    (
        "O1、减少缺货\nKR1、缺货率 4%\nKR2、5 家店",
        [("减少缺货", ["缺货率 4%", "5 家店"])],
    ),
    (
        "o1 减少缺货\nkr1 缺货率 4%\nkr2 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "Obj 1: Fewer stockouts\n  KR 1.1: Rate 4%\n  KR 1.2: 3 stores\nObj 2: Staffed stores\n  KR 2.1: 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "3 stores"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "OBJECTIVE Fewer stockouts\nKR Rate 4%\nKR 3 stores open",
        [("Fewer stockouts", ["Rate 4%", "3 stores open"])],
    ),
    (
        "O: Fewer stockouts\nKR - 15 stores counted\nKR - XX leads hired\nKR -",
        [("Fewer stockouts", ["15 stores counted", "XX leads hired", ""])],
    ),
    (
        "Objective I: Fewer stockouts\n  KR i: Rate 4%\nObjective II: Staffed stores",
        [("Fewer stockouts", ["Rate 4%"]), ("Staffed stores", [])],
    ),
    (
        "O1-减少缺货\nKR1-缺货率 4%\nKR2-补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "目标一 减少缺货\n  关键结果1 缺货率 4%\n  关键结果2 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "第一个目标：减少缺货\n关键结果1：缺货率 4%\n第二个目标：招满店长\n关键结果1：入职 3 人",
        [("减少缺货", ["缺货率 4%"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "O（目标）：减少缺货\nKR1（关键结果）：缺货率 4%",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "目标（O1）：减少缺货\n关键结果（KR1）：缺货率 4%\n关键结果（KR2）：补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "目标O1：减少缺货\n关键结果KR1：缺货率 4%",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "Objective (O1): Fewer stockouts\nKey Result (KR1): Rate 4%",
        [("Fewer stockouts", ["Rate 4%"])],
    ),
    (
        "1. O1：减少缺货\n   1) KR1：缺货率 4%\n   2) KR2：补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1  减少缺货  \n  KR1  缺货率 4%  \n  KR2  补货 5 天；",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1 减少缺货\n缺货率 4%\n补货 5 天\nO2 招满店长\n入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "目标：减少缺货\n缺货率 4%\n补货 5 天\n\n以上请批示",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "减少缺货\nKR1：缺货率 4%\nKR2：补货 5 天\n\n招满店长\nKR1：入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "- 减少缺货\n  - KR1：缺货率 4%\n- 招满店长\n  - KR1：入职 3 人",
        [("减少缺货", ["缺货率 4%"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "**Fewer stockouts**\n- KR1: Rate 4%\n- KR2: 3 stores\n\n**Staffed stores**\n- KR1: 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "3 stores"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "2025 Q4 OKR\n\n减少缺货\nKR1：缺货率 4%",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "# 门店运营部\n## O1 减少缺货\n- KR1 缺货率 4%\n# 人力资源部\n## O1 招满店长\n- KR1 入职 3 人",
        [("减少缺货", ["缺货率 4%"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "O1: Fewer stockouts in every store that opened after the spring of this\nyear\nKR1: Rate 4%",
        [("Fewer stockouts in every store that opened after the spring of this year", ["Rate 4%"])],
    ),
    (
        "- KR1: The rate of stockouts in the twelve stores of the north falls from 8%\n"
        "  to 4% by the end of the quarter\n"
        "- KR2: 3 stores",
        [
            (
                "",
                [
                    "The rate of stockouts in the twelve stores of the north falls from 8% to 4% by the end of the quarter",
                    "3 stores",
                ],
            )
        ],
    ),
    (
        "目標一：讓客人願意再來\n\u3000關鍵成果一：回購率三成\n\u3000關鍵成果二：客訴少一半",
        [("讓客人願意再來", ["回購率三成", "客訴少一半"])],
    ),
    (
        "O1：XX\nKR1：XX 从 X 到 Y\nKR2：___\nKR3：？？",
        [("XX", ["XX 从 X 到 Y", "___", "？？"])],
    ),
    (
        "O: <objective>\nKR1: <tbd> stores\nKR2: [fill in]",
        [("<objective>", ["<tbd> stores", "[fill in]"])],
    ),
    (
        "- ~~KR1：缺货率 4%~~\n- KR2：补货 5 天",
        [("", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "On Monday Ana wrote:\n> O1: Fewer stockouts\n> KR1: Rate 4%\n\nLooks good.\n-- \nBo",
        [("Fewer stockouts", ["Rate 4%"])],
    ),
    (
        "目标：减少缺货\n1、9 月底前上线看板\n2、5 家店零缺货\n3、2025 年版手册定稿",
        [("减少缺货", ["9 月底前上线看板", "5 家店零缺货", "2025 年版手册定稿"])],
    ),
    (
        "O1：减少缺货\nKR1：缺货率 4%\nKR3：补货 5 天\nKR3：30 家店",
        [("减少缺货", ["缺货率 4%", "补货 5 天", "30 家店"])],
    ),
    (
        "Objective: Fewer stockouts\nKRs:\n* Rate 4%\n* 3 stores",
        [("Fewer stockouts", ["Rate 4%", "3 stores"])],
    ),
    (
        "O: 减少缺货\nKR: \n1. 缺货率 4%\n2. 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "关键结果：缺货率 4%；补货 5 天；30 家店上线",
        [("", ["缺货率 4%", "补货 5 天", "30 家店上线"])],
    ),
    (
        "O1：减少缺货；招满店长\nKR1：缺货率 4%；补货 5 天",
        [("减少缺货；招满店长", ["缺货率 4%；补货 5 天"])],
    ),
    (
        "O1 客诉少一半：前台、客房一起改\nKR1 差评：从 40 条到 20 条",
        [("客诉少一半：前台、客房一起改", ["差评：从 40 条到 20 条"])],
    ),
    (
        "CO2 emissions down 10%\nO2 levels stable\nOKR workshop held",
        [("", ["CO2 emissions down 10%", "O2 levels stable", "OKR workshop held"])],
    ),
    (
        "目标：\n1. 减少缺货\n   KR1：缺货率 4%\n   KR2：补货 5 天\n2. 招满店长\n   KR1：入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "O1 减少缺货\nO2 招满店长\n\nO1-KR1 缺货率 4%\nO1-KR2 补货 5 天\nO2-KR1 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "Objectives\n"
        "O1: Fewer stockouts\n"
        "O2: Staffed stores\n"
        "\n"
        "Key results\n"
        "KR1.1: Rate 4%\n"
        "KR1.2: Refill in 5 days\n"
        "KR2.1: 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "目标1\n减少缺货\n关键结果1\n缺货率 4%\n关键结果2\n补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "KR1\nRate 4%\nKR2\n3 stores open",
        [("", ["Rate 4%", "3 stores open"])],
    ),
    (
        "O：打响新茶名气；公众号每月 4 篇；请 6 位老师傅试用；读完剪辑教程",
        [("打响新茶名气", ["公众号每月 4 篇", "请 6 位老师傅试用", "读完剪辑教程"])],
    ),
    (
        "O1：推荐讲得清；退得回；守得住\nO2：让顾客再来；更愿意推荐",
        [("推荐讲得清；退得回；守得住", []), ("让顾客再来；更愿意推荐", [])],
    ),
    (
        "## O1 Fewer stockouts\n"
        "\n"
        "We lost too many sales last year.\n"
        "\n"
        "- KR1 Rate 4%\n"
        "- KR2 3 stores\n"
        "\n"
        "Risks: supplier strike\n"
        "\n"
        "## O2 Staffed stores\n"
        "\n"
        "- KR1 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "3 stores"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "## O1 Fewer stockouts\n- KR1 Rate 4%\n## Notes\n- ask finance\n- ask legal",
        [("Fewer stockouts", ["Rate 4%"])],
    ),
    (
        "## O1 减少缺货\n- KR1 缺货率 4%\n## 风险\n- 供应商涨价\n## O2 招满店长\n- KR1 入职 3 人",
        [("减少缺货", ["缺货率 4%"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "团队：门店运营\n周期：2025 Q4\n负责人：阿梅\n\nO1：减少缺货\nKR1：缺货率 4%",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "O1: Fewer stockouts (supports Company O2)\nKR1: Rate 4% -> supports O2-KR1",
        [("Fewer stockouts", ["Rate 4%"])],
    ),
    (
        "O1 减少缺货（承接：公司 O2-KR3）\n  KR1 缺货率 4%（支撑 O2）",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "O1 减少缺货【挑战型】\nKR1 缺货率 4%【承诺】",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "- O1 减少缺货\n  - KR1 缺货率 4%\n    - 负责人：小郑\n    - 截止：9/30\n  - KR2 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "1、减少缺货\n   KR1、缺货率 4%\n   KR2、补货 5 天\n2、招满店长\n   KR1、入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "2026 Q1 目标：减少缺货\n关键结果：缺货率 4%",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "部门目标：减少缺货\n个人目标：店里货架常满\n关键结果1：缺货率 4%",
        [("减少缺货", []), ("店里货架常满", ["缺货率 4%"])],
    ),
    (
        "> > O1 减少缺货\n> > KR1 缺货率 4%",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "    O1 Fewer stockouts\n        KR1 Rate 4%\n        KR2 3 stores",
        [("Fewer stockouts", ["Rate 4%", "3 stores"])],
    ),
    (
        "```\nO1 减少缺货\nKR1 缺货率 4%\n```",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "---\ntitle: OKR\n---\n# O1 减少缺货\n- KR1 缺货率 4%",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "O1 减少缺货\n---\nKR1 缺货率 4%\n---\nO2 招满店长\n---\nKR1 入职 3 人",
        [("减少缺货", ["缺货率 4%"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "O1: Fewer stockouts\n\n  1. Rate 4%\n\n  2. Refill in 5 days\n\nO2: Staffed stores\n\n  1. 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "O1｜减少缺货\nKR1｜缺货率 4%\nKR2｜补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1：减少缺货｜KR1：缺货率 4%｜KR2：补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1: Fewer stockouts, KR1: Rate 4%, KR2: 3 stores; O2: Staffed stores, KR1: 3 leads",
        [("Fewer stockouts", ["Rate 4%", "3 stores"]), ("Staffed stores", ["3 leads"])],
    ),
    (
        "O：减少缺货；KR：缺货率 4%；KR：补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "O1：减少缺货（KR1：缺货率 4%；KR2：补货 5 天）",
        [("减少缺货（KR1：缺货率 4%；KR2：补货 5 天）", [])],
    ),
    (
        "O1 减少缺货，支撑公司 KR2 的达成\nKR1 缺货率 4%，与 KR2 一起看\nKR2 补货 5 天",
        [("减少缺货，支撑公司 KR2 的达成", ["缺货率 4%，与 KR2 一起看", "补货 5 天"])],
    ),
    (
        "Objective 1: Fewer stockouts\n"
        "Key results:\n"
        "  - Rate: 8% to 4%\n"
        "  - Stores: 3\n"
        "Objective 2: Staffed stores\n"
        "Key results:\n"
        "  - Leads: 3",
        [("Fewer stockouts", ["Rate: 8% to 4%", "Stores: 3"]), ("Staffed stores", ["Leads: 3"])],
    ),
    (
        "O1 提升 NPS 到 45\n  KR1 首响 2 小时\n  KR2 复访率 30%\n\n备注：Q4 再看",
        [("提升 NPS 到 45", ["首响 2 小时", "复访率 30%"])],
    ),
    (
        "KR1 首响 2 小时\nKR2 复访率 30%\n\n其他想法：\n- 换工单系统\n- 加夜班",
        [("", ["首响 2 小时", "复访率 30%"])],
    ),
    (
        "O1:Guests return\nKR1:30% return rate\nKR2:Rating 4.5",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "O1.Guests return\nKR1.30% return rate\nKR2.Rating 4.5",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "*O1* Guests return\n_KR1_ 30% return rate\n_KR2_ Rating 4.5",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "__O1__: Guests return\n- __KR1__: 30% return rate",
        [("Guests return", ["30% return rate"])],
    ),
    (
        "O1: *Guests* return **soon**\n- KR1: 5 * 3 stores with a_b_c and __%",
        [("Guests return soon", ["5 * 3 stores with a_b_c and __%"])],
    ),
    (
        "O1 客人回头！\nKR1 回头率 30%？\nKR2 “还会来”占比 60%",
        [("客人回头！", ["回头率 30%？", "“还会来”占比 60%"])],
    ),
    (
        "O1 客人回头\n\u3000KR1 回头率 30%\n\u3000\u3000- 会员日\n\u3000KR2 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "【目标】客人回头\n【关键结果】\n1、回头率 30%\n2、评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头 100%\nKR1 回头率 30%",
        [("客人回头 100%", ["回头率 30%"])],
    ),
    (
        "O1 客人回头 (2025 Q3) (60%)\nKR1 回头率 30% (P1) (40%)\nKR2 评分 4.5 (P2) (60%)",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "### Objective 1: Guests return [Q3 2025]\n**KR 1.1** - 30% return rate\n\n**KR 1.2** - Rating 4.5",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "Objective: Guests return\nKey Result 1\n30% return rate\nKey Result 2\nRating 4.5",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "> O1 客人回头\n>> KR1 回头率 30%\n>> KR2 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1: Guests return  <!-- draft -->\nKR1: 30% return rate",
        [("Guests return", ["30% return rate"])],
    ),
    (
        "O1 客人回头\r\n\r\nKR1 回头率 30%\r\n\r\nKR2 评分 4.5\r\n",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头\rKR1 回头率 30%\rKR2 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O\u200b1\u200b：客人回头\nKR\u200b1：回头率\u00a030%",
        [("客人回头", ["回头率\u00a030%"])],
    ),
    (
        "&gt; O1 客人回头\nO1 R&D 更快\nKR1 A&B 测试 5 次",
        [("R&D 更快", ["A&B 测试 5 次"])],
    ),
    (
        "O1 客人回头\nKR1 回头率 30%\nO1 队伍更稳\nKR1 离职率 5%",
        [("客人回头", ["回头率 30%"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "O1 客人回头\n  KR1 回头率 30%\nO2 ~~队伍更稳~~\n  KR1 ~~离职率 5%~~",
        [("客人回头", ["回头率 30%"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "- O：客人回头\n- KR1：回头率 30%\n- KR2：评分 4.5\n- O：队伍更稳\n- KR1：离职率 5%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "1. O1 客人回头\n2. KR1 回头率 30%\n3. KR2 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头\nKR1 回头率 30%，评分 4.5，\n复购 3 次\nKR2 排队 3 分钟",
        [("客人回头", ["回头率 30%，评分 4.5，", "排队 3 分钟"])],
    ),
    (
        "O1 客人回头（权重 60%，信心 7/10）\n"
        "KR1 回头率 30%（P0，40%）\n"
        "KR2 评分 4.5（负责人：小郑，截止 9/30）\n"
        "KR3 排队 3 分钟",
        [("客人回头", ["回头率 30%", "评分 4.5", "排队 3 分钟"])],
    ),
    (
        "O1 客人回头\nKR1 回头率 30%（阿梅）\nKR2 评分 4.5（小郑）",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 Guests return\nKR1 30% return rate (Ana)\nKR2 Rating 4.5 (Bo)",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "O1 客人回头\nKR1 回头率 30% —— 阿梅\nKR2 评分 4.5 —— 小郑",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头\nKR1 回头率 30%（北区）\nKR2 评分 4.5",
        [("客人回头", ["回头率 30%（北区）", "评分 4.5"])],
    ),
    (
        "O1 Guests return\nKR1 30% return rate (0.7)\nKR2 Rating 4.5 (0.3)",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "O1 客人回头\nKR1 回头率 30% 负责人：阿梅 截止：9/30\nKR2 评分 4.5，进度：40%",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头\nKR1 回头率 30% | 负责人：阿梅 | 截止：9/30\nKR2 评分 4.5 | 负责人：小郑 | 截止：8/31",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头\nKR1 用[[手册|新手册]]培训 20 人[^1]\nKR2 [[http://a.b][看板]]上线\n\n[^1]: 九月起",
        [("客人回头", ["用新手册培训 20 人", "看板上线"])],
    ),
    (
        "==========  ==========\n"
        "目标        关键结果\n"
        "==========  ==========\n"
        "客人回头    回头率 30%\n"
        "            评分 4.5\n"
        "==========  ==========",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        ".. list-table::\n"
        "   :header-rows: 1\n"
        "\n"
        "   * - Objective\n"
        "     - Key result\n"
        "   * - Guests return\n"
        "     - 30% return rate\n"
        "   * -\n"
        "     - Rating 4.5",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "O1 a客人\nKR1 a\nKR2 b\nO2 队伍\nKR3 c\nKR4 d",
        [("a客人", ["a", "b"]), ("队伍", ["c", "d"])],
    ),
    (
        "O1 Ship\nKR1 Deploys (lead time 3 days)\nKR2 Tests (for O2 teams)",
        [("Ship", ["Deploys (lead time 3 days)", "Tests"])],
    ),
    (
        "O1（P0，60%）：客人回头\nKR1（P1 / 30%）：回头率 30%\nKR2（信心 6/10）：评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1：客人回头\n- KR1：回头率 30%\n\n  按周看\n\n- KR2：评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "Objective 1: Guests return\n"
        "\n"
        "    KR1. 30% return rate\n"
        "    KR2. Rating 4.5\n"
        "\n"
        "Objective 2: Steady crew\n"
        "\n"
        "    KR1. 5% leave",
        [("Guests return", ["30% return rate", "Rating 4.5"]), ("Steady crew", ["5% leave"])],
    ),
    (
        "OKR1：客人回头\nKR1：回头率 30%\nOKR2：队伍更稳\nKR1：离职率 5%",
        [("客人回头", ["回头率 30%"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "O1. 客人回头  [进行中]\n  KR1. 回头率 30%  [已完成]\n  KR2. 评分 4.5  [未开始]",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头\n  1.1 回头率 30%\n  1.2 评分 4.5\n    1.2.1 每周看\nO2 队伍更稳\n  2.1 离职率 5%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "## O1 客人回头\n### KR1 回头率 30%\n按周看\n### KR2 评分 4.5\n## O2 队伍更稳\n### KR1 离职率 5%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "O1 客人回头\nKR1 回头率 30%\n   （负责人：阿梅；截止：9/30）\nKR2 评分 4.5\n   → 负责人：小郑",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "Objective: Guests return\n"
        "Progress: 40%\n"
        "Owner: Ana\n"
        "Key Results:\n"
        "1. 30% return rate\n"
        "   Progress: 30%\n"
        "   Owner: Bo | Due: Sep 30\n"
        "2. Rating 4.5\n"
        "   Progress: 50%",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "O1 客人回头\n100%\nKR1 回头率 30%\n60%\nKR2 评分 4.5\n40%",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1\n客人回头\n\nKR1\n回头率 30%\n\nKR2\n评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "目标（Objective）\n客人回头\n\n关键结果（Key Results）\n1. 回头率 30%\n2. 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "一、目标\n客人回头\n二、关键结果\n1. 回头率 30%\n2. 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "一、目标\n1. 客人回头\n2. 队伍更稳\n二、关键结果\n1. 回头率 30%\n2. 离职率 5%",
        [("客人回头", []), ("队伍更稳", ["回头率 30%", "离职率 5%"])],
    ),
    (
        "OKR 2025 Q4\n"
        "O: Guests return\n"
        "KR1: 30% return rate\n"
        "KR2: Rating 4.5\n"
        "\n"
        "Health metrics:\n"
        "- uptime 99.9%\n"
        "\n"
        "P1 this week:\n"
        "- fix login",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "本季度 OKR 如下，请各位领导审阅。\n"
        "一、O：客人回头\n"
        "KR1：回头率 30%；\n"
        "KR2：评分 4.5；\n"
        "二、O：队伍更稳\n"
        "KR1：离职率 5%。",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%。"])],
    ),
    (
        "O1 客人回头\n  KR1 回头率 30%\n  KR2 评分 4.5\n  KR3 \n\nO2 \n  KR1 ",
        [("客人回头", ["回头率 30%", "评分 4.5", ""]), ("", [""])],
    ),
    (
        "**O1 — Guests return**\n\n*KR1* — 30% return rate\n\n*KR2* — Rating 4.5",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "O1.客人回头\nO1KR1.回头率 30%\nO1KR2.评分 4.5\nO2.队伍更稳\nO2KR1.离职率 5%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "O1：客人回头\n（1）回头率 30%\n（2）评分 4.5\nO2：队伍更稳\n（1）离职率 5%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "O1：客人回头\n· 回头率 30%\n· 评分 4.5\nO2：队伍更稳\n· 离职率 5%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "O1: Guests return [committed]\n  KR1: 30% return rate [Owner: Ana] [50%]\n  KR2: Rating 4.5 [Owner: Bo] [20%]",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
    (
        "> **目标** 客人回头\n> - **KR1** 回头率 30%\n> - **KR2** 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "O1 客人回头\n├ KR1 回头率 30%\n└ KR2 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "公司：客人回头\n├─ 前台 O1 办入住不排队\n│   ├─ KR1 等候 3 分钟\n└─ 厨房 O1 早餐有口碑\n    └─ KR1 评分 4.5",
        [("办入住不排队", ["等候 3 分钟"]), ("早餐有口碑", ["评分 4.5"])],
    ),
    (
        "Objective: Guests return\n- KR1: Rating 4.5\n\nCheers\nAna Lee",
        [("Guests return", ["Rating 4.5"])],
    ),
    (
        "帮我看看：O 提升留存 KR1 次留 40% KR2 7 日留存 20%",
        [("提升留存", ["次留 40%", "7 日留存 20%"])],
    ),
    (
        "帮我看看这个 OKR：O1：提升留存；KR1：次留 40%；KR2：7 日留存 20%",
        [("提升留存", ["次留 40%", "7 日留存 20%"])],
    ),
    (
        "目标：首响更快；关键结果：首响 2 小时；复访 30%；满意度 4.5",
        [("首响更快", ["首响 2 小时", "复访 30%", "满意度 4.5"])],
    ),
    (
        "Objective: faster replies; Key results: first reply 2h; CSAT 4.5",
        [("faster replies", ["first reply 2h", "CSAT 4.5"])],
    ),
    (
        "O：首响更快\nKR：首响 2 小时\n    复访 30%\n    满意度 4.5",
        [("首响更快", ["首响 2 小时", "复访 30%", "满意度 4.5"])],
    ),
    (
        "O：首响更快\nKR：1、首响 2 小时\n    2、复访 30%\n    3、满意度 4.5",
        [("首响更快", ["首响 2 小时", "复访 30%", "满意度 4.5"])],
    ),
    (
        "O：首响更快\nKR：首响 2 小时\n  - 先排班\n  - 再培训",
        [("首响更快", ["首响 2 小时"])],
    ),
    (
        "O1首响更快KR1首响2小时KR2复访30%",
        [("首响更快", ["首响2小时", "复访30%"])],
    ),
    (
        "# 我的OKR\n"
        "\n"
        "## 目标一：首响更快\n"
        "\n"
        "### 关键结果\n"
        "\n"
        "* 首响 2 小时\n"
        "* 复访 30%\n"
        "\n"
        "### 行动计划\n"
        "\n"
        "* 排班\n"
        "* 培训\n"
        "\n"
        "## 目标二：队伍更稳\n"
        "\n"
        "### 关键结果\n"
        "\n"
        "* 离职率 5%",
        [("首响更快", ["首响 2 小时", "复访 30%"]), ("队伍更稳", ["离职率 5%"])],
    ),
]


@pytest.mark.parametrize(("text", "okrs"), LABELLED, ids=[text.strip()[:24] for text, _ in LABELLED])
def test_labelled_layout_is_read_as_a_person_reads_it(text: str, okrs: Okrs) -> None:
    found = parse(text)
    assert [(o.text, [k.text for k in o.key_results]) for o in found.objectives] == okrs
