"""What a line is, in both languages: the cases that word lists alone get wrong."""

from __future__ import annotations

import pytest

from assistant.item import read_sentence
from assistant.judge import judge_key_result, judge_objective
from assistant.judge.likeness import same
from assistant.text import language
from assistant.types import Sentence


def read(text: str) -> Sentence:
    return read_sentence(text, language(text))


OUTCOMES = """
签下两家三甲医院
通过消防验收
七月前招到三名算法工程师
获得市级科技进步奖
通过三场路演带来 300 条线索
借助会员日把复购率拉到 35%
老客户流失不超过 2 家
全年零投诉
一次交验合格率 98.5%
每月有效线索 200 条
平均交货周期缩短到 7 天
私信里主动询价的每周不少于 40 条
員工主動離職率從 18% 降至 12%
取得醫療器材許可證
Win 4 framework contracts
Pass the hygiene inspection
Planning permission granted
Hire a head chef by October
Customer churn below 3%
Zero lost-time injuries
Halve the number of late shipments
By simplifying the form, raise completed applications to 60%
Complaints about noise: 40 to 12 a month
Run 10 km in under 50 minutes
Two thirds of tenants pay by direct debit
名单过采购委员会
妈妈独立挂上专家号
两家出版社用它排完一本书
雨天事故率与晴天持平
人工外呼量减半
luma 被收进 Homebrew
預答辯一次過
The council grants the pitch
Two suppliers pass our audit
Works council OK by 31 January
Featured by the festival curators
Sing the whole mass from memory
Handle 4k requests per second without shedding
Contributors trigger their own builds
Tickets answered within a day of arrival
每天打开看板的门店达到 30 家
前端联调不用等后端
三个部门看同一张毛利表
年轻人买走四分之一的票
Two co-ops plan their trucks by it
Nurseries lend kits to each other
Average visit of 70 minutes
新人第一周就能提交
当天的会当天出结论
Staff no longer register by hand
议题由社员提
馆务会通过
Sound is clearer
Three schools put it on the timetable
No high-risk vulnerabilities left
"""

OUTPUTS = """
上线自助退票功能
发布 10 篇门店故事
完成仓库系统切换
招标文件定稿
运维手册定稿
采购 20 台除颤仪
新校区食堂投入使用
建成 3 个标准化菜市场
制定差旅办法並發布
Publish the annual impact report
Ship dark mode
12 recipes tested and photographed
New racking installed
The donor database is migrated to the new host
Policy manual translated into Welsh
All 30 lessons recorded
给新店员的问答建成一页
建个共享台账
岗位通关卡
邀请函寄出
库位码全部重打
收银端支持离线记账
4 new stencils cut and labelled
Pause plan launched
Buddy guide
Booking page for the rig
Search box on every page
Design, test and launch the new ticket page
Pin third-party actions to a commit
Live in 11 countries
12 家门店装上客流计
模板分两类
主干禁止直推
五个村的测速数据并到一起
每仓插一支温度计
Old policy withdrawn
Thermometer in each bay
Sign-off requested from the board
第三章 11 月 15 日前给导师
Old provider given notice
Users told where their things are
Shift swap form on the site
Cards in shops 1 May
"""

ACTIVITIES = """
每周拜访 3 家门店
走访 20 个乡镇
完成 12 家供应商现场审核
持续关注竞品动态
跟进重点客户的续约
每月开展一次消防演练
拜访量从 40 次到 120 次
組織 4 場新員工培訓
Visit 12 branches
Make 60 cold calls a day
Work closely with procurement
Interview 25 customers
Keep updating the price list
Attend two trade fairs
Sales calls per rep per week: 40 → 120
周周巡园
季度上门随访
返校日如期举行
与研究员保持沟通
Figure out where people get stuck
Send reminders
写周报
Find helpers
Sit with the controllers to understand accruals
40 minutes a day
采购、验收、入库
催第三方把接口给出来
梳理在诉案件
Restock, log
Close gaps as they come up
Post 3x a week
12 farms visited
"""

TOPICS = """
客户关系
数据治理
电梯维保
Partnerships
Vendor management
Coaching
标注平台
"""


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (kind, text)
        for kind, block in (
            ("outcome", OUTCOMES),
            ("output", OUTPUTS),
            ("activity", ACTIVITIES),
            ("topic", TOPICS),
        )
        for text in block.strip().split("\n")
    ],
)
def test_what_a_key_result_is(kind: str, text: str) -> None:
    verdict = judge_key_result(read(text))
    assert verdict.kind == kind
    start, end = verdict.kind_at.span
    assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("measurable", "text"),
    [
        (True, "门店排队时间控制在 10 分钟以内"),
        (True, "项目通过终验"),
        (True, "每周写一篇随笔"),
        (True, "官网改版上线"),
        (False, "优化入职流程"),
        (False, "用户夸我们"),
        (False, "毛利率做到 xx%"),
        (False, "大力推進數據治理"),
        (True, "Read 6 books on negotiation"),
        (True, "Paper accepted at a top conference"),
        (True, "Letters out to staff by 15 March"),
        (False, "Explore partnership options"),
        (False, "Happier customers"),
        (False, "Cost per hire down to [TBD: target]"),
    ],
)
def test_whether_it_can_be_graded(measurable: bool, text: str) -> None:
    assert judge_key_result(read(text)).measurable is measurable


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("提升", "提升品牌知名度"),
        ("更顺畅", "跨部门协作更顺畅"),
        ("加强", "加強與供應商的溝通"),
        (None, "提升品牌知名度到 60%"),
        (None, "推进数据治理"),
        (None, "提升转化率到 xx%"),
        ("Improve", "Improve the hiring process"),
        ("smoother", "Handovers are smoother"),
        ("robust", "A robust control environment"),
        (None, "Improve on-time delivery to 97%"),
        (None, "Work with legal on contracts"),
    ],
)
def test_the_undefined_word(words: str | None, text: str) -> None:
    verdict = judge_key_result(read(text))
    if words is None:
        assert not verdict.vague
    else:
        assert verdict.vague_at is not None
        seen = text[slice(*verdict.vague_at.span)]
        assert seen.casefold() == words.casefold() or seen == words.replace("强", "強")


@pytest.mark.parametrize(
    ("second", "text"),
    [
        ("老客户续约率 90%", "新增客户 30 家，老客户续约率 90%"),
        ("完成系统迁移", "发布新版手册，完成系统迁移"),
        (None, "通过每周巡查，让漏水投诉降到 5 起"),
        (None, "客诉响应时间从 24 小时缩短到 4 小时以内"),
        (None, "加急单按期交出的占 92%，去年 61%"),
        (None, "新版上线四周内，求助工单每周不多于 30 张"),
        (None, "招一名后端，最好 3 月前到岗"),
        ("win 12 new logos", "Raise renewal rate to 90% and win 12 new logos"),
        ("NPS above 50", "Churn below 3%; NPS above 50"),
        (None, "Cut lead time from 10 days to 4 by automating approvals"),
        (None, "Three hosts are installed, patched and labelled"),
        (None, "Contracts come back in 1 day, 6 days at present"),
        ("客单价 38 元", "日均订单 2 万单、客单价 38 元"),
        ("老师更有成就感", "学员更愿意开口，老师更有成就感"),
        (None, "整理出示例数据，放进组内仓库"),
        (None, "独立站改版上线，支持西语和葡语"),
        ("new careers page", "8 team videos, new careers page"),
        ("renegotiate the port contract", "Redesign the ticket page and renegotiate the port contract"),
        ("idle instances below 3%", "90% of workloads tagged, idle instances below 3%"),
        ("开出 2 家新店", "招到 5 名店长并开出 2 家新店"),
        (None, "官网改版，先出设计稿再上线"),
        ("布草管理员一名", "补上夜班前台两名，布草管理员一名"),
        ("交班制度建设", "入住动线梳理，交班制度建设"),
        ("3 videos", "6 case studies + 3 videos"),
        (None, "300 new stores by the end of October, 100 a month on average"),
        (None, "Move 14 services to spot instances and switch off their old groups"),
    ],
)
def test_two_results_in_one(second: str | None, text: str) -> None:
    at = judge_key_result(read(text)).compound_at
    assert (text[slice(*at.span)] if at else None) == second


@pytest.mark.parametrize(
    ("flaw", "text"),
    [
        ("label_only", "供应链"),
        ("label_only", "新媒體運營"),
        ("label_only", "Customer support"),
        ("metric", "全年营收 3 亿"),
        ("metric", "将客诉率从 3% 降到 1%"),
        ("metric", "Grow MRR to $200k"),
        ("routine", "继续做好门店巡检"),
        ("routine", "按计划开展各项培训"),
        ("routine", "Maintain the current service level"),
        ("routine", "各项检测设备定期校准"),
        ("routine", "Feed, walk, clean"),
        ("routine", "Keep the greenhouse ticking over"),
        ("label_only", "Map editor"),
        ("no_direction", "Level up the design team"),
        ("task", "编写员工手册"),
        ("task", "支付系统迁到新机房"),
        ("task", "Redesign the website"),
        ("task", "Brand handbook is out"),
        ("no_direction", "持续提升产品质量"),
        ("no_direction", "品牌升级"),
        ("no_direction", "Be more data-driven"),
        ("no_direction", "Support scores are up"),
        ("ok", "让独居老人出门有人陪"),
        ("ok", "三十个人的小厂也能睡个安稳觉"),
        ("ok", "成為華中地區首選的冷鏈服務商"),
        ("ok", "Win back the customers we lost"),
        ("ok", "Make it safe to cycle to school"),
        ("ok", "Nobody waits without knowing why"),
        ("label_only", "【待填：目标】"),
        ("task", "办好 50 周年馆庆"),
        ("task", "合并两份内刊"),
        ("task", "档案移交给县里"),
        ("task", "Get quotes for the roof"),
        ("routine", "保障系统平稳运行"),
        ("no_direction", "把质量抓上去"),
        ("ok", "从外包公司变成产品公司"),
        ("label_only", "Search & ranking"),
        ("no_direction", "Keep improving the product"),
        ("task", "New timetable for next year"),
    ],
)
def test_what_an_objective_lacks(flaw: str, text: str) -> None:
    assert judge_objective(read(text)).flaw == flaw


@pytest.mark.parametrize("text", ["【待填：指标】", "___", "[TBD: target]", "xx"])
def test_only_a_blank_is_empty(text: str) -> None:
    verdict = judge_key_result(read(text))
    assert verdict.kind == "empty"
    assert verdict.placeholder
    assert not verdict.measurable


@pytest.mark.parametrize(
    ("verdict", "a", "b"),
    [
        (True, "报修处理率到 95%", "报修处理率到 95%"),
        (True, "報修處理率到 95%", "报修处理率到 95%。"),
        (False, "新签工厂 12 家", "新签工厂 60 家"),
        (False, "Small shops and cafés reorder", "Cafés and small shops reorder"),
        (False, "首诊等候时长从 50 分钟降到 20 分钟", "首诊的等候时间由 50 分钟缩短至 20 分钟"),
        (False, "Completion of safety courses from 38% to 55%", "Safety course completion rate up from 38% to 55%"),
        (None, "漏水投诉降到 10 起", "噪音投诉降到 6 起"),
        (None, "Loans per pupil at 2", "Daily readers at 40%"),
    ],
)
def test_whether_two_lines_say_the_same(verdict: bool | None, a: str, b: str) -> None:
    assert same(read(a), read(b)) is verdict
