"""Amounts in every notation, and the numbers that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.numbers import format_amount, read_figures, read_marks, same_amount
from assistant.numbers.numerals import read_chinese, read_english, write_chinese
from assistant.types import Figure


def _one(text: str) -> Figure:
    figures = read_figures(text)
    assert len(figures) == 1, figures
    assert text[slice(*figures[0].span)] == figures[0].quote
    return figures[0]


# text, quote, value, unit, kind
VALUES = [
    ("复购率 35%", "35%", "35", "%", "percent"),
    ("复购率３５％", "３５％", "35", "%", "percent"),
    ("占比三成", "三成", "30", "%", "percent"),
    ("占比三成五", "三成五", "35", "%", "percent"),
    ("覆盖百分之三十五", "百分之三十五", "35", "%", "percent"),
    ("差错率万分之五", "万分之五", "0.05", "%", "percent"),
    ("崩溃率千分之九", "千分之九", "0.9", "%", "percent"),
    ("工伤率 0.5‰", "0.5‰", "0.05", "%", "percent"),
    ("关闭率百分百", "百分百", "100", "%", "percent"),
    ("35 percent of users", "35 percent", "35", "%", "percent"),
    ("三分之二的员工", "三分之二", "66.67", "%", "share"),
    ("9/10 的门店", "9/10", "90", "%", "share"),
    ("一半的门店", "一半", "50", "%", "share"),
    ("过半客户", "过半", "50", "%", "share"),
    ("two-thirds of stores", "two-thirds", "66.67", "%", "share"),
    ("half of all claims", "half", "50", "%", "share"),
    ("9 out of 10 stores", "9 out of 10", "90", "%", "share"),
    ("one in four applicants", "one in four", "25", "%", "share"),
    ("降 3 个百分点", "3 个百分点", "3", "pp", "points"),
    ("降 10 个点", "10 个点", "10", "pp", "points"),
    ("up 3pct", "3pct", "3", "pp", "points"),
    ("up 2 pp", "2 pp", "2", "pp", "points"),
    ("降 30 个BP", "30 个BP", "0.3", "pp", "points"),
    ("down 45 bps", "45 bps", "0.45", "pp", "points"),
    ("翻番", "翻番", "2", "x", "ratio"),
    ("翻两番", "翻两番", "4", "x", "ratio"),
    ("翻倍", "翻倍", "2", "x", "ratio"),
    ("1.5 倍", "1.5 倍", "1.5", "x", "ratio"),
    ("达到两倍", "两倍", "2", "x", "ratio"),
    ("double revenue", "double", "2", "x", "ratio"),
    ("3x pipeline", "3x", "3", "x", "ratio"),
    ("twice as many leads", "twice", "2", "x", "ratio"),
    ("ROI 1:3", "1:3", "3", "x", "ratio"),
    ("减半", "减半", "50", "%", "percent"),
    ("halve the backlog", "halve", "50", "%", "percent"),
    ("签约 12 家", "12 家", "12", "家", "count"),
    ("签约十二家", "十二家", "12", "家", "count"),
    ("招两名", "两名", "2", "名", "count"),
    ("每周写一篇", "一篇", "1", "篇", "count"),
    ("服务 36 万人次", "36 万人次", "360000", "人次", "count"),
    ("播放 5w 次", "5w 次", "50000", "次", "count"),
    ("曝光 5 个亿", "5 个亿", "500000000", "", "count"),
    ("零事故", "零", "0", "", "count"),
    ("0 起", "0 起", "0", "起", "count"),
    ("zero incidents", "zero", "0", "incidents", "count"),
    ("twenty-five leads", "twenty-five", "25", "leads", "count"),
    ("a dozen workshops", "a dozen", "12", "workshops", "count"),
    ("3 million users", "3 million", "3000000", "users", "count"),
    ("3,500 seats", "3,500", "3500", "seats", "count"),
    ("at least one lighthouse", "one", "1", "lighthouse", "count"),
    ("110/month", "110/month", "110", "/month", "count"),
    ("30 家/月", "30 家/月", "30", "家/月", "count"),
    ("清零", "清零", "0", "", "state"),
    ("回款 1.2 亿元", "1.2 亿元", "120000000", "元", "money"),
    ("一点二亿元", "一点二亿元", "120000000", "元", "money"),
    ("一百二十万元", "一百二十万元", "1200000", "元", "money"),
    ("¥300万", "¥300万", "3000000", "元", "money"),
    ("2万5千元", "2万5千元", "25000", "元", "money"),
    ("$2.5M", "$2.5M", "2500000", "USD", "money"),
    ("1,000 万美金", "1,000 万美金", "10000000", "USD", "money"),
    ("€84 per lead", "€84", "84", "EUR", "money"),
    ("£2bn", "£2bn", "2000000000", "GBP", "money"),
    ("2 天", "2 天", "2", "day", "duration"),
    ("3 个工作日", "3 个工作日", "3", "workday", "duration"),
    ("一个半小时", "一个半小时", "1.5", "hour", "duration"),
    ("半小时", "半小时", "0.5", "hour", "duration"),
    ("两年半", "两年半", "2.5", "year", "duration"),
    ("600ms", "600ms", "600", "ms", "duration"),
    ("42min", "42min", "42", "minute", "duration"),
    ("mean time to detect 22m", "22m", "22", "minute", "duration"),
    ("5 working days", "5 working days", "5", "workday", "duration"),
    ("half an hour", "half an hour", "0.5", "hour", "duration"),
    ("进入前三", "前三", "3", "", "rank"),
    ("进入前 5 名", "前 5 名", "5", "", "rank"),
    ("top 3", "top 3", "3", "", "rank"),
    ("成为行业第一", "第一", "1", "", "rank"),
    ("进入百强", "百强", "100", "", "rank"),
    ("做到行业 No.1", "No.1", "1", "", "rank"),
    ("粉丝破万", "万", "10000", "", "count"),
    ("双倍产能", "双倍", "2", "x", "ratio"),
    ("ROI≥3", "3", "3", "x", "ratio"),
    ("number one in the region", "number one", "1", "", "rank"),
    ("NPS 30", "30", "30", "分", "score"),
    ("满意度 4.5 分", "4.5 分", "4.5", "分", "score"),
    ("评分 4.5/5", "4.5/5", "4.5", "分", "score"),
    ("rating of 4.6 stars", "4.6 stars", "4.6", "分", "score"),
]


@pytest.mark.parametrize(("text", "quote", "value", "unit", "kind"), VALUES)
def test_an_amount_in_any_notation(text: str, quote: str, value: str, unit: str, kind: str) -> None:
    figure = _one(text)
    assert (figure.quote, figure.unit, figure.kind) == (quote, unit, kind)
    assert figure.value is not None
    assert round(figure.value, 2 if kind == "share" else 9) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "quote", "low", "high"),
    [
        ("3-5 家", "3-5 家", 3, 5),
        ("3 到 5 家", "3 到 5 家", 3, 5),
        ("三到五家", "三到五家", 3, 5),
        ("三五家", "三五家", 3, 5),
        ("20%~30%", "20%~30%", 20, 30),
        ("60–70% of contracts", "60–70%", 60, 70),
        ("between 3 and 5 offices", "3 and 5", 3, 5),
        ("3 to 5 interviews", "3 to 5", 3, 5),
        ("3-5 万", "3-5 万", 30000, 50000),
        ("七八成", "七八成", 70, 80),
        ("$2-3M", "$2-3M", 2000000, 3000000),
        ("数十家", "数十家", 20, 99),
    ],
)
def test_a_range_has_two_ends(text: str, quote: str, low: int, high: int) -> None:
    figure = _one(text)
    assert (figure.quote, figure.value, figure.low, figure.high) == (quote, None, low, high)


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("不低于 95%", "ge"),
        ("至少 3 家", "ge"),
        ("≥80%", "ge"),
        (">= 0.4", "ge"),
        ("30 家以上", "ge"),
        ("260 万+", "ge"),
        ("at least 3 offices", "ge"),
        ("4 or higher", "ge"),
        ("不超过 3 次", "le"),
        ("2 小时以内", "le"),
        ("控制在 5% 以下", "le"),
        ("≤ 5 分钟", "le"),
        ("no more than 5 defects", "le"),
        ("up to 10 stores", "le"),
        ("within 3%", "le"),
        ("5 days or less", "le"),
        ("突破 3000 万", "gt"),
        ("超过 95%", "gt"),
        ("above 60%", "gt"),
        ("低于 10%", "lt"),
        ("少于 3 次", "lt"),
        ("< 6%", "lt"),
        ("under 2h", "lt"),
        ("fewer than 5 bugs", "lt"),
        ("约 30 家", "about"),
        ("30 家左右", "about"),
        ("十余家", "about"),
        ("about 20 leads", "about"),
        ("提升 20%", "change"),
        ("增长三成", "change"),
        ("同比下降 15% 以上", "change"),
        ("降 10 个点", "change"),
        ("缩短 20 分钟", "change"),
        ("30% 的增长", "change"),
        ("reduce churn by 15%", "change"),
        ("cut spend 20%", "change"),
        ("25% rise in bookings", "change"),
        ("40% fewer tickets", "change"),
        ("翻番", "change"),
        ("提升到 20%", "eq"),
        ("降至 10 分钟", "eq"),
        ("grow to 25k", "eq"),
        ("30% -> 45%", "eq"),
        ("增长率 30%", "eq"),
    ],
)
def test_how_an_amount_is_meant(text: str, op: str) -> None:
    assert read_figures(text)[-1].op == op


@pytest.mark.parametrize(
    "text",
    [
        "第三期项目",
        "第 2 批试点",
        "二期工程",
        "v2.0 发布",
        "V3 上线",
        "2.4 版本",
        "会员体系 2.0 上线",
        "KR1 O2 P0 S1",
        "5G 专线",
        "B2B 与 O2O 渠道",
        "24/7 值守",
        "7×24 小时响应".replace(" 小时响应", " 值守"),
        "H1 复盘",
        "p95 优化",
        "web3 与 k8s",
        "GPT-4 接入",
        "一本手册",
        "搭一套流程",
        "一站式平台",
        "培训材料都是两年前的",
        "10 个多月前的流程",
        "docs are 2 years old",
        "千方百计",
        "统一口径",
        "万科与百度",
        "一起努力",
        "三方流水",
        "7 日留存口径",
        "ISO 27001 认证",
        "GB/T 19001 换证",
        "升级 PG 16",
        "迁移到 Python 3.12",
        "拨打 13800138000",
        "热线 400-800-1234",
        "9:30 开门",
        "早上 9 点前到岗",
        "1:1 沟通",
        "一对一辅导",
        "90 后员工",
        "世界 500 强客户",
        "三级医院",
        "一线城市",
        "一物一码",
        "双一流院校",
        "权重：30%",
        "（进度 40%）",
        "信心 7/10",
        "《新人 30 天手册》",
        "1 对多辅导",
        "3+2 模式",
        "985/211 院校",
        "100 强客户",
        "三班倒",
        "两会与十四五",
        "#123 工单",
        "D7/D30 留存",
        "T+1 对账",
        "全部门店",
        "1. 先做调研",
        "xx% 与 x 篇",
        "Phase 2 of the rollout",
        "line 4 and press 2",
        "the 3rd draft",
        "COVID-19 rules",
        "two-factor login",
        "zero-day fix",
        "a one-pager",
        "one-on-one meetings",
        "a handbook for every site",
        "second draft",
        "this quarter",
        "SOC 2 audit",
        "IPv6 and S3",
        "the third party",
        "千锤百炼做好售后",
        "九牛一毛的差距也要补上",
        "二队与三队共用一套口径",
        "以 150% 的干劲做好交付",
        "把 19.9 包邮专区做起来",
        "迎接 2035 提前布局",
        "走进 3.0 时代",
        "Give 120% in every game",
        "360-degree reviews for all leads",
    ],
)
def test_a_number_that_is_no_amount(text: str) -> None:
    assert read_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("KR1 上线 v2.0", [("KR1", "label"), ("v2.0", "version")]),
        ("p95 与 30 日留存", [("p95", "term"), ("30 日", "term")]),
        ("第三批 24/7", [("第三批", "ordinal"), ("24/7", "label")]),
        ("9:30 至 18:00", [("9:30 至 18:00", "clock")]),
        ("（权重 30%）", [("（权重 30%）", "weight")]),
    ],
)
def test_marks_say_what_a_number_is_instead(text: str, marks: list[tuple[str, str]]) -> None:
    assert [(mark.text, mark.kind) for mark in read_marks(text)] == marks


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("100 万", "1,000,000"),
        ("一百万", "1000000"),
        ("100 万元", "¥1,000,000"),
        ("五成", "50%"),
        ("百分之五", "5%"),
        ("一半", "50%"),
        ("三分之一", "a third of"),
        ("两倍", "2x"),
        ("翻番", "double it"),
        ("30 个 BP".replace(" BP", "BP"), "0.3pp"),
        ("90 分钟", "1.5 小时"),
        ("2 weeks", "14 天"),
        ("1 年", "12 个月"),
        ("600ms", "0.6 秒"),
        ("12 家", "twelve stores"),
        ("3-5 家", "三到五个"),
        ("零投诉", "投诉 0 起"),
        ("10k", "1 万"),
        ("前三", "top 3"),
    ],
)
def test_equal_in_any_notation(left: str, right: str) -> None:
    assert same_amount(_one(left), _one(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("30%", "30 个点"),
        ("3 天", "3 家"),
        ("3 天", "3 个工作日"),
        ("100 元", "$100"),
        ("30%", "0.3"),
        ("12 家", "13 家"),
        ("前三", "3 家"),
        ("3-5 家", "3-6 家"),
    ],
)
def test_different_amounts_stay_apart(left: str, right: str) -> None:
    assert not same_amount(_one(left), _one(right))


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十二", 12), ("两千五", 2500), ("三万五", 35000), ("一千零五", 1005), ("两万亿", 2 * 10**12), ("二〇二五", 2025)],
)
def test_chinese_numerals(numeral: str, value: int) -> None:
    assert read_chinese(numeral) == value


def test_numerals_that_are_none() -> None:
    assert read_chinese("甲乙") is None
    assert read_chinese("") is None
    assert read_english("five six") is None
    assert read_english("leads") is None
    assert read_english("two hundred and five") == 205


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("1200000", "120 万", "1,200,000"),
        ("4.50", "4.5", "4.5"),
        ("123456", "123456", "123,456"),
        ("3E+8", "3 亿", "300,000,000"),
    ],
)
def test_amounts_are_written_as_people_write_them(value: str, zh: str, en: str) -> None:
    assert format_amount(Decimal(value), "zh") == zh
    assert format_amount(Decimal(value), "en") == en


def test_writing_a_numeral() -> None:
    assert write_chinese(1200000) == "一百二十万"
    assert write_chinese(0) == "零"
    assert write_chinese(10) == "十"
