"""Layouts without labels: headings, indents, numbers, rough drafts."""

from __future__ import annotations

import pytest

from assistant.parse import parse

Okrs = list[tuple[str, list[str]]]

OUTLINES: list[tuple[str, Okrs]] = [
    (
        "Ｏ１：减少缺货\nＫＲ１：缺货率 4%\nＫＲ２：补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "目标1 减少缺货\n1.1 缺货率 4%\n1.2 补货 5 天\n目标2 招满店长\n2.1 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "目标① 减少缺货\n① 缺货率 4%\n② 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "# 2025 Q4 OKR\n## 减少缺货\n1. 缺货率 4%\n2. 补货 5 天\n## 招满店长\n1. 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "**减少缺货**\n1. 缺货率 4%\n2. 补货 5 天\n\n**招满店长**\n1. 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "- 减少缺货\n\t- 缺货率 4%\n\t- 补货 5 天\n- 招满店长\n\t- 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "* Fewer stockouts\n"
        "    * Rate 4%\n"
        "  * Refill in 5 days\n"
        "    * 20 stores on the new system\n"
        "* Staffed stores\n"
        "   * 3 leads hired",
        [
            ("Fewer stockouts", ["Rate 4%", "Refill in 5 days", "20 stores on the new system"]),
            ("Staffed stores", ["3 leads hired"]),
        ],
    ),
    (
        "• 减少缺货\n  ◦ 缺货率 4%\n  ◦ 补货 5 天\n• 招满店长\n  ◦ 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "● 减少缺货\no 缺货率 4%\no 补货 5 天\n● 招满店长\no 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "- Fewer stockouts\n"
        "  - Rate 4%\n"
        "    - weekly count\n"
        "    - new scanner\n"
        "  - Refill in 5 days\n"
        "- Staffed stores\n"
        "  - 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "1. Fewer stockouts\n   a. Rate 4%\n   b. Refill in 5 days\n2. Staffed stores\n   a. 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "一、减少缺货\n1、缺货率 4%\n2、补货 5 天\n二、招满店长\n1、入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "1. 减少缺货\n（1）缺货率 4%\n（2）补货 5 天\n2. 招满店长\n（1）入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "1. 减少缺货\n- 缺货率 4%\n- 补货 5 天\n2. 招满店长\n- 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "减少缺货\n- 缺货率 4%\n- 补货 5 天\n\n招满店长\n- 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "减少缺货：\n1. 缺货率 4%\n2. 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "减少缺货\n  缺货率 4%\n  补货 5 天\n招满店长\n  入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "1 减少缺货\n1.1 缺货率 4%\n1.2 补货 5 天\n2 招满店长\n2.1 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        '{"objectives":[{"objective":"Fewer stockouts","key_results":["Rate 4%","Refill in 5 '
        'days"]},{"objective":"Staffed stores","key_results":[{"text":"3 leads '
        'hired","owner":"Bo"}]}]}',
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "- **P0** - 3 stores open\n- **P1** - 5 leads hired",
        [("", ["3 stores open", "5 leads hired"])],
    ),
    (
        "### Fewer stockouts\n"
        "* P0 (0.6) Rate 4%\n"
        "* P1 (0.3; scanner still TBD) Refill in 5 days\n"
        "    * P2 (0.0) new van",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"])],
    ),
    (
        "打响新茶名气：公众号每月 4 篇；陪摄影拍样片；请 6 位老师傅试用；读完剪辑教程",
        [("打响新茶名气", ["公众号每月 4 篇", "陪摄影拍样片", "请 6 位老师傅试用", "读完剪辑教程"])],
    ),
    (
        "9 月装机 200 单：小钱 80 单、小孙 70 单、小周 50 单；返修率 2%",
        [("9 月装机 200 单", ["小钱 80 单", "小孙 70 单", "小周 50 单", "返修率 2%"])],
    ),
    (
        "Q3: move payroll to the cloud; redo the sign-in; write the manual; cut waiting",
        [("", ["move payroll to the cloud", "redo the sign-in", "write the manual", "cut waiting"])],
    ),
    (
        "Kitchen: hire 3 cooks; shorten the menu; run 2 tastings; guests smile more",
        [("Kitchen", ["hire 3 cooks", "shorten the menu", "run 2 tastings", "guests smile more"])],
    ),
    (
        "Night nurses get home on time: late handovers 38%->15%; median delay "
        "41->20 min; print pocket cards; refill shelves",
        [
            (
                "Night nurses get home on time",
                ["late handovers 38%->15%", "median delay 41->20 min", "print pocket cards", "refill shelves"],
            )
        ],
    ),
    (
        "写周报\n对接供应商\n把缺货率降到 4%",
        [("", ["写周报", "对接供应商", "把缺货率降到 4%"])],
    ),
    (
        "把缺货率从 8% 降到 4%",
        [("", ["把缺货率从 8% 降到 4%"])],
    ),
    (
        "- hire 3 store leads\n- cut stockouts to 4%\n- refill shelves",
        [("", ["hire 3 store leads", "cut stockouts to 4%", "refill shelves"])],
    ),
    (
        "提升门店体验\n缺货率降到 4%\n排队时间 3 分钟以内\n每周巡店 2 次",
        [("提升门店体验", ["缺货率降到 4%", "排队时间 3 分钟以内", "每周巡店 2 次"])],
    ),
    (
        "下季度：写周报；对接供应商；缺货率 4%",
        [("", ["写周报", "对接供应商", "缺货率 4%"])],
    ),
    (
        "减少缺货：缺货率 4%；补货 5 天\n招满店长：入职 3 人；试用期通过率 90%",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人", "试用期通过率 90%"])],
    ),
    (
        "减少缺货，包括：\n1. 缺货率 4%\n2. 补货 5 天",
        [("减少缺货，包括", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "## 全年\n- 打开眼界；\n- 学会游泳；\n## Q1\n- 读完 3 本书",
        [("打开眼界", []), ("学会游泳", []), ("读完 3 本书", [])],
    ),
    (
        "## 1.1. 2025 上半年\n- 打开眼界；\n- 学会游泳；",
        [("打开眼界", []), ("学会游泳", [])],
    ),
    (
        "例如下面这样的 KR：\n   1. 退货单当天登记。\n   2. 报价单写清适用区域。",
        [("", ["退货单当天登记。", "报价单写清适用区域。"])],
    ),
    (
        "Some key results to think about:\n- 3 stores open\n- Rate 4%",
        [("", ["3 stores open", "Rate 4%"])],
    ),
    (
        "🚀 Fewer stockouts\n  ✅ Rate 4%\n  ❌ Refill in 5 days\n🚀 Staffed stores\n  🟡 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "1️⃣ 减少缺货\n- 缺货率 4%\n- 补货 5 天\n2️⃣ 招满店长\n- 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "- [ ] Fewer stockouts\n  - [x] Rate 4%\n  - [ ] Refill in 5 days\n- [ ] Staffed stores\n  - [ ] 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "Goal #1: Fewer stockouts\nKey result #1: Rate 4%\nKey result #2: 3 stores",
        [("Fewer stockouts", ["Rate 4%", "3 stores"])],
    ),
    (
        "目标A：减少缺货\nA1 缺货率 4%\nA2 补货 5 天\n目标B：招满店长\nB1 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "Fewer stockouts\n1. 30-day rate under 4%\n2. 3 stores\n3. 1.5x turns",
        [("Fewer stockouts", ["30-day rate under 4%", "3 stores", "1.5x turns"])],
    ),
    (
        "My OKRs for Q4\n1. Fewer stockouts\n   - Rate 4%\n   - 3 stores\n2. Staffed stores\n   - 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "3 stores"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "目标是让门店少缺货。\n缺货率要降到 4%，补货 5 天内。",
        [("", ["目标是让门店少缺货。", "缺货率要降到 4%，补货 5 天内。"])],
    ),
    (
        "姓名：阿梅\n岗位：店长\n\n减少缺货\n1. 缺货率 4%\n2. 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "一、减少缺货（权重 60%）\n"
        "  1. 缺货率 4%（30%）\n"
        "  2. 补货 5 天（30%）\n"
        "二、招满店长（权重 40%）\n"
        "  1. 入职 3 人（40%）",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "Fewer stockouts:\n  - Rate 4%\n  - 3 stores\nStaffed stores:\n  - 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "3 stores"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "减少缺货：\n缺货率 4%\n补货 5 天\n招满店长：\n入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "减少缺货\n\n缺货率 4%\n补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "Q4 goals\n- cut stockouts to 4%\n- hire 3 leads",
        [("", ["cut stockouts to 4%", "hire 3 leads"])],
    ),
    (
        "我这个季度想做的事：\n1. 写周报\n2. 缺货率降到 4%",
        [("", ["写周报", "缺货率降到 4%"])],
    ),
    (
        "本季度工作计划\n1. 上线排班表\n2. 缺货率降到 4%",
        [("", ["上线排班表", "缺货率降到 4%"])],
    ),
    (
        "上线排班表。缺货率降到 4%。培训 20 名店员。",
        [("", ["上线排班表。", "缺货率降到 4%。", "培训 20 名店员。"])],
    ),
    (
        "1. 上线排班表 2. 缺货率降到 4% 3. 培训 20 名店员",
        [("", ["上线排班表", "缺货率降到 4%", "培训 20 名店员"])],
    ),
    (
        "Kitchen: hire 3 cooks, shorten the menu, run 2 tastings",
        [("Kitchen", ["hire 3 cooks", "shorten the menu", "run 2 tastings"])],
    ),
    (
        "骑手体系：上线系统、优化权益、培训客服",
        [("骑手体系", ["上线系统", "优化权益", "培训客服"])],
    ),
    (
        "我想提升复购率",
        [("", ["我想提升复购率"])],
    ),
    (
        "Improve retention",
        [("", ["Improve retention"])],
    ),
    (
        "move payroll to the cloud\nredo the sign-in\nwrite the manual",
        [("", ["move payroll to the cloud", "redo the sign-in", "write the manual"])],
    ),
    (
        "第四季度：\n上线排班表\n缺货率降到 4%",
        [("", ["上线排班表", "缺货率降到 4%"])],
    ),
    (
        '[\n  {"o": "减少缺货", "krs": ["缺货率 4%", null, ""]}\n]',
        [("减少缺货", ["缺货率 4%", "", ""])],
    ),
    (
        "- [P0] 3 stores open\n- [P1] 5 leads hired",
        [("", ["3 stores open", "5 leads hired"])],
    ),
    (
        "* Stores people like\n"
        "  * [P0] 3 stores open (tbd where)\n"
        "  * [P1] 5 leads hired\n"
        "* Calm back office\n"
        "  * [P1] One invoice tool",
        [
            ("Stores people like", ["3 stores open (tbd where)", "5 leads hired"]),
            ("Calm back office", ["One invoice tool"]),
        ],
    ),
    (
        "KPI,Current,Target\nWin rate,19%,26%\nNew logos,9,13",
        [("", ["Win rate 19% → 26%", "New logos 9 → 13"])],
    ),
    (
        "## 2025 年拿下华南第一\n- 新签 12 家\n- 续约率 85%",
        [("2025 年拿下华南第一", ["新签 12 家", "续约率 85%"])],
    ),
    (
        "## 2025 Q3 西北门店组\n- 新签 12 家\n- 续约率 85%",
        [("", ["新签 12 家", "续约率 85%"])],
    ),
    (
        "## 打造能打的客服团队\n- 首响 2 小时\n- 离职率 5%",
        [("打造能打的客服团队", ["首响 2 小时", "离职率 5%"])],
    ),
    (
        "## 客服部\n### 首响更快\n- 首响 2 小时\n### 队伍更稳\n- 离职率 5%",
        [("首响更快", ["首响 2 小时"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "# Q3\n## Support\n- first reply under 2h\n- CSAT 4.5\n## Growth\n- 30 new logos",
        [("Support", ["first reply under 2h", "CSAT 4.5"]), ("Growth", ["30 new logos"])],
    ),
    (
        "Support\n- first reply under 2h\nGrowth\n- 30 new logos",
        [("Support", ["first reply under 2h"]), ("Growth", ["30 new logos"])],
    ),
    (
        "首响更快\n1. 首响 2 小时\n2. 复访率 30%\n队伍更稳\n1. 离职率 5%",
        [("首响更快", ["首响 2 小时", "复访率 30%"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "本周工作：\n1. 对接供应商\n2. 写周报\n3. 巡店",
        [("", ["对接供应商", "写周报", "巡店"])],
    ),
    (
        "1.上线排班表\n2.缺货率降到4%\n3.培训20名店员",
        [("", ["上线排班表", "缺货率降到4%", "培训20名店员"])],
    ),
    (
        "（一）客人回头\n1. 回头率 30%\n2. 评分 4.5\n（二）队伍更稳\n1. 离职率 5%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "第一，客人回头：回头率 30%；评分 4.5\n第二，队伍更稳：离职率 5%；缺勤 2%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%", "缺勤 2%"])],
    ),
    (
        "A. Guests return\n  1) 30% return rate\n  2) Rating 4.5\nB. Steady crew\n  1) 5% leave",
        [("Guests return", ["30% return rate", "Rating 4.5"]), ("Steady crew", ["5% leave"])],
    ),
    (
        "I. Guests return\n  a. 30% return rate\nII. Steady crew\n  a. 5% leave",
        [("Guests return", ["30% return rate"]), ("Steady crew", ["5% leave"])],
    ),
    (
        "「O」客人回头\n「KR」回头率 30%\n「KR」评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "o 客人回头\n- kr 回头率 30%\n- kr 评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "目标1：客人回头（2025年Q4）\n  成果1：回头率 30%\n  成果2：评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "1. 客人回头\n1.1. 回头率 30%\n1.2. 评分 4.5\n2. 队伍更稳\n2.1. 离职率 5%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "# 1. 客人回头\n## 1.1 回头率 30%\n## 1.2 评分 4.5\n# 2. 队伍更稳\n## 2.1 离职率 5%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "### 首响更快\n- **首响**：2 小时以内\n- **复访**：30%",
        [("首响更快", ["首响：2 小时以内", "复访：30%"])],
    ),
    (
        "1. **Support**\n   - **First reply:** under 2h\n   - **CSAT:** 4.5",
        [("Support", ["First reply: under 2h", "CSAT: 4.5"])],
    ),
    (
        "1) O: Guests return\n   a) KR: 30% return rate\n   b) KR: Rating 4.5\n2) O: Steady crew\n   a) KR: 5% leave",
        [("Guests return", ["30% return rate", "Rating 4.5"]), ("Steady crew", ["5% leave"])],
    ),
    (
        "目标1-客人回头\n1-1 回头率 30%\n1-2 评分 4.5\n目标2-队伍更稳\n2-1 离职率 5%",
        [("客人回头", ["回头率 30%", "评分 4.5"]), ("队伍更稳", ["离职率 5%"])],
    ),
    (
        "◎ 客人回头\n\u3000・回头率 30%\n\u3000・评分 4.5",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "大家好，我的想法：上线骑手端；调整补贴；培训车队",
        [("", ["上线骑手端", "调整补贴", "培训车队"])],
    ),
    (
        "Hi team,\nhere is my draft\n\nship v2\nfix bugs\n\nThanks\nBo",
        [("", ["ship v2", "fix bugs"])],
    ),
    (
        "Dear Ana,\n\nMy goals for Q4 are: hire 3 leads; cut stockouts to 4%; train 20 staff.\n\nBest,\nBo",
        [("", ["hire 3 leads", "cut stockouts to 4%", "train 20 staff."])],
    ),
    (
        "客服部 Q4\n1. 首响 2 小时\n2. 复访 30%",
        [("", ["首响 2 小时", "复访 30%"])],
    ),
    (
        "日常：报销、周报\n项目：上线看板；迁移数据\n学习：考证",
        [("日常", ["报销", "周报"]), ("项目", ["上线看板", "迁移数据"]), ("学习", ["考证"])],
    ),
    (
        "销售额500万，回款率90%，新客户20家",
        [("", ["销售额500万", "回款率90%", "新客户20家"])],
    ),
    (
        "本季度主要想做三件事：一是把新客转化率提到5%，二是上线新人礼包，三是客诉率降到1%。",
        [("", ["把新客转化率提到5%", "上线新人礼包", "客诉率降到1%。"])],
    ),
    (
        "1 做裂变活动\n2 投放小红书\n3 优化落地页",
        [("", ["做裂变活动", "投放小红书", "优化落地页"])],
    ),
    (
        "提升团队战斗力\n招聘3名后端\n完成绩效改革\n每周技术分享",
        [("提升团队战斗力", ["招聘3名后端", "完成绩效改革", "每周技术分享"])],
    ),
]


@pytest.mark.parametrize(("text", "okrs"), OUTLINES, ids=[text.strip()[:24] for text, _ in OUTLINES])
def test_outline_layout_is_read_as_a_person_reads_it(text: str, okrs: Okrs) -> None:
    found = parse(text)
    assert [(o.text, [k.text for k in o.key_results]) for o in found.objectives] == okrs


@pytest.mark.parametrize(
    "heading",
    [
        "党建工作",
        "Guest rating at 8/10",
        "Open pools as every summer",
        "New office",
        "2025 年拿下华南第一",
        "打造能打的客服团队",
    ],
)
def test_a_heading_that_says_something_is_an_objective(heading: str) -> None:
    objective = parse(f"### {heading}\n- 缺货率 4%\n- 补货 5 天").objectives[0]
    assert objective.text == heading


@pytest.mark.parametrize(
    "heading",
    [
        "2025 Q3 西北门店组",
        "客服部",
        "Q3",
        "Retail North – H2",
        "本周工作",
        "2026 年度 OKR",
        "Our goals",
        "重点工作",
        "Support team",
    ],
)
def test_a_heading_that_only_names_is_a_title(heading: str) -> None:
    document = parse(f"### {heading}\n#### 货不断\n- 缺货率 4%\n- 补货 5 天")
    assert [o.text for o in document.objectives] == ["货不断"]
    flat = parse(f"{heading}\n1. 缺货率 4%\n2. 补货 5 天").objectives[0]
    assert not flat.written
