"""Units and classifiers: what may follow a number, as what kind it counts, and its canonical name."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from assistant.text.late import late_compile
from assistant.types import FigureKind


class Unit(NamedTuple):
    """A unit's canonical name, its kind, and what one of it is worth in the canonical unit."""

    name: str
    kind: FigureKind
    factor: Decimal = Decimal(1)


def _table(kind: FigureKind, *rows: tuple[str, str] | tuple[str, str, str]) -> dict[str, Unit]:
    return {
        word: Unit(row[0], kind, Decimal(row[2]) if len(row) > 2 else Decimal(1))
        for row in rows
        for word in row[1].split()
    }


# Multi-word English units are joined by "_" here and matched with any blank.
_EXACT: dict[str, Unit] = {
    **_table("percent", ("%", "% percent per_cent 个百分比"), ("%", "‰", "0.1")),
    **_table(
        "points",
        (
            "pp",
            "个百分点 百分点 个点 个pct pct pp ppt ppts pps percentage_points percentage_point percent_points 个pp pct点",
        ),
        ("pp", "bp bps 个bp 个bps 个基点 基点 basis_points basis_point", "0.01"),
    ),
    **_table(
        "duration",
        ("ms", "毫秒 ms msec milliseconds millisecond"),
        ("second", "秒钟 秒 s sec secs second seconds"),
        ("minute", "分钟 min mins minute minutes"),
        ("hour", "个小时 小时 个钟头 钟头 h hr hrs hour hours"),
        ("workday", "个工作日 工作日 个工作天 工作天 working_days working_day business_days business_day workdays"),
        ("day", "个自然日 自然日 天 日 day days calendar_days"),
        ("week", "个星期 星期 个礼拜 礼拜 周 week weeks wk wks"),
        ("month", "个月 month months mo"),
        ("quarter", "个季度 quarter quarters"),
        ("year", "年 year years yr yrs"),
    ),
    **_table(
        "money",
        ("元", "元人民币 块钱 块 元 人民币 rmb cny yuan"),
        ("USD", "美元 美金 刀 usd dollars dollar bucks"),
        ("EUR", "欧元 eur euros euro"),
        ("GBP", "英镑 gbp pounds"),
        ("HKD", "港元 港币 hkd"),
        ("TWD", "新台币 台币 twd ntd"),
        ("JPY", "日元 日圆 jpy yen"),
    ),
    **_table("ratio", ("x", "倍 x times fold -fold")),
    **_table("score", ("分", "分 point points pts stars star 颗星 星")),
}
_CLASSIFIERS = (
    "个 家 人 位 条 篇 场 次 件 单 笔 例 起 款 项 台 套 份 张 本 门 节 期 批 座 处 间 户 顶 辆 部 只 支 头 棵 株 页 集 首 幅 枚 "
    "颗 组 队 班 届 轮 类 种 店 城 省 市 国 县 镇 村 校 所 吨 公斤 千克 斤 克 米 公里 千米 里 平米 平方米 平 亩 公顷 升 度 千瓦时 "
    "步 字 词 层 箱 包 袋 瓶 盒 桶 车 趟 班次 人次 户次 人天 人日 场次 样 道 面 片 块 根 把 架 艘 列 扇 口 栋 幢 排 对 双 副 具 尊 门店 "
    "城市 题 课时 课 站 团 桩 案 稿 版 遍 圈 环 盘 桌 餐 床 剂 针 股 句 段 章 行 匹 客户 用户 员工 会员 名 名次 跳 通 席 标 宗 "
    "来回 点 线 窗口 个窗口 颗粒 拨 卷 管 滴 粒 枝 朵 串 把 丝 微米 纳米 毫米 厘米 兆 吉瓦 兆瓦 千瓦 kw mw kwh mwh gwh kg km gb tb mb "
    "qps tps rpm ㎡ nm ml mg 摄氏度 ℃"
)
CLASSIFIERS = frozenset(_CLASSIFIERS.split())
_EXACT.update({word: Unit(word, "count") for word in CLASSIFIERS if word not in _EXACT})

# After a Chinese numeral these make words (三线, 两点, 四面), so they count only after digits.
_NEVER_SPOKEN = "点 线 面 口 级 平 里 站 版 列 对 双 标 行 通 度 道 层 环 排 段 章 股 把"
SPOKEN = CLASSIFIERS - frozenset(_NEVER_SPOKEN.split())

_MAGNITUDE = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "亿": 10**8,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "k": 10**3,
    "K": 10**3,
    "M": 10**6,
    "w": 10**4,
    "W": 10**4,
}
_MAG_WORDS = "|".join(sorted((re.escape(w) for w in _MAGNITUDE if len(w) > 1), key=len, reverse=True))
MAGNITUDE = late_compile(
    rf"\s?(?P<word>(?:个(?=[亿万千百]))?(?:万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千(?![克米瓦])|百(?!分)))"
    rf"|\s?(?P<en>{_MAG_WORDS})s?(?![A-Za-z])|(?P<letter>(?-i:[kKMwW]))(?![A-Za-z])",
    re.IGNORECASE,
)


def magnitude(match: re.Match[str]) -> int:
    """What a matched magnitude multiplies by."""
    word = (match["word"] or "").lstrip("个") or match["letter"] or match["en"].lower()
    return _MAGNITUDE[word]


def _alternation(words: list[str]) -> str:
    return "|".join(re.escape(w).replace("_", r"[\s-]") for w in sorted(words, key=len, reverse=True))


_CHINESE = [w for w in _EXACT if not w.isascii()]
_LATIN = [w for w in _EXACT if w.isascii() and w[0].isalpha()]
UNIT = late_compile(
    rf"\s?(?:(?P<sign>[%‰])|(?P<zh>个\s?(?:bps?|BPS?|pct|PCT|pp)|{_alternation(_CHINESE)})"
    rf"|-?(?P<en>{_alternation(_LATIN)})(?![A-Za-z]))",
    re.IGNORECASE,
)
# What turns a unit into a rate: 次/周, 元/人, /month. A digit after the slash is a share.
RATE = late_compile(r"\s?/\s?(?:[一-鿿]{1,2}(?![一-鿿])|人天|[A-Za-z]{1,8}(?![A-Za-z]))", needs="/")

CURRENCY = {
    "¥": "元",
    "RMB": "元",
    "CNY": "元",
    "人民币": "元",
    "$": "USD",
    "US$": "USD",
    "USD": "USD",
    "HK$": "HKD",
    "HKD": "HKD",
    "NT$": "TWD",
    "A$": "AUD",
    "AUD": "AUD",
    "C$": "CAD",
    "S$": "SGD",
    "SGD": "SGD",
    "€": "EUR",
    "EUR": "EUR",
    "£": "GBP",
    "GBP": "GBP",
    "JPY": "JPY",
    "CHF": "CHF",
    "INR": "INR",
    "₹": "INR",
}
CURRENCY_BEFORE = (
    r"(?:(?:US|HK|NT|[ACS])?\$|[€£¥₹]|(?<![A-Za-z])(?:RMB|CNY|USD|EUR|GBP|HKD|JPY|CHF|INR|AUD|SGD)(?![A-Za-z])|人民币)"
)


def unit_of(word: str) -> Unit:
    """The unit written as `word`."""
    key = re.sub(r"[\s-]+", "_", word.strip()) if len(word) > 1 else word
    found = _EXACT.get(key) or _EXACT.get(key.lower()) or _EXACT.get(key.replace("_", "").lower())
    return found or Unit(word.strip(), "count")
