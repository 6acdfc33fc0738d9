"""What the words of a sheet's line say: a total, a note, a unit for all, a rate, a period, somebody's name."""

from __future__ import annotations

import re

from assistant.metrics.known import known
from assistant.names import read_names
from assistant.text import plain
from assistant.text.late import late_compile

_TOTAL = late_compile(
    r"(?i)(?:总?合计|总计|小计|汇总|总和|平均值?|均值|净值|sum|(?:sub|grand )?-?totals?|overall total|averages?|avg|mean|net)(?![A-Za-z])\s*[:：]?"
)
# "Subtotal planting" is a sum whatever stands behind it; "Total revenue" is a metric.
_SUBTOTAL = late_compile(r"(?i)\s*(?:小计|合计|subtotal)")
_NOTE = late_compile(
    r"(?i)\s*(?:[*※]|注\s?\d?\s?[:：.、]|备注|说明|数据来源|来源|口径|制表|填表|更新|notes?\b|remarks?\b|sources?\s?:|"
    r"(?:all )?figures\s|nb\b|last updated|as of|disclaimer|ps\b)"
)
_UNIT_LINE = late_compile(
    r"(?i)[（(]?\s*(?:金额)?(?:单位|units?|currency|(?:all )?amounts in|figures in)\s*[:：]?\s*(?P<unit>[^\s，,；;。()（）]{1,12})\s*[)）]?"
)
_PERIOD = late_compile(
    r"(?i)(?P<day>日均|每日|单日|日活|daily|per day|\bdau\b)|(?P<week>周均|每周|周活|weekly|per week|\bwau\b)"
    r"|(?P<month>月均|每月|单月|当月|月活|月(?=[收营销签新回订])|monthly|per month|\b(?:mrr|mau)\b|(?<![\d-])\d{1,2}\s?月)"
    r"|(?P<quarter>季度|每季|quarterly|per quarter|\bq[1-4]\b)"
    r"|(?P<year>年度|年(?=[收营销签新利回])|全年|annual|yearly|per year|\barr\b|\bfy)"
)
_RATE = late_compile(r"(?i)率$|占比|比例|覆盖度$|rate$|share$|margin$|percent|%")
# 客诉量 is known as a rate and written as a count; satisfaction is a rate to some and 4.5 points to others.
_COUNT = late_compile(
    r"(?i)[量数额件次起]$|满意度|(?:count|number|volume|score|complaints|incidents|defects|tickets)$|^(?:number|count) of "
)
_MEASURE = late_compile(
    r"(?i)(?:率|数|量|额|度|值|比|时长|天数|次|成本|收入|利润|费用|得分|投诉|故障|rate|count|score|time|cost|number of|revenue|sales|#|%)"
)
# Where the lexicon is silent, the words of a name tell harm, spending and effort.
_HARM = late_compile(
    r"(?i)投诉|客诉|故障|事故|缺陷|差错|错误|退货|退款|流失|离职|逾期|坏账|违规|报废|漏测|宕机|complaint|defect|incident|churn|error|"
    r"overdue|accident|refund|outage|bug|attrition|scrap"
)
_SPEND = late_compile(r"(?i)费用|成本|预算|支出|开支|\b(?:costs?|spend|spending|expenses?|opex|capex|budget)\b")
# What somebody does so and so often: calls made, demos held, 走访次数.
_DONE = late_compile(
    r"(?i)(?:演示|宣讲|路演|走访|巡店|巡检|回访|沟通|跟进|外访|会谈|讲座|沙龙|活动|访谈|评审|演练|宣传|邀约|复盘)(?:的)?(?:次数|场次|场数|数量?|人次|量|次|场)"
    r"|(?:demos?|sessions?|webinars?|presentations?|proposals?|quotes?|audits?|reviews?|surveys?|campaigns?|events?|newsletters?|releases?|tests?|reports?) "
    r"(?:held|run|made|given|sent|done|conducted|delivered|hosted|published|completed|performed|issued|shown|booked)\b"
    r"|\b(?:number of|no\. of|#) (?:demos?|sessions?|webinars?|presentations?|events?|campaigns?|newsletters?|audits?|surveys?)\b|^(?:demos?|webinars?|events?|campaigns?)$"
)
_EFFORT = late_compile(
    r"(?i)拜访|培训|会议|周报|日报|文章|推文|直播场次|发布数|场次|篇数|外呼|电话|陌拜|面试|发帖|calls?\b|visits?\b|meetings?|trainings?|"
    r"posts?\b|articles?|emails? sent|interviews?|workshops?"
)


def is_harm(name: str) -> bool:
    """Whether a name is one of something that goes wrong."""
    return _HARM.search(name) is not None


def is_spend(name: str) -> bool:
    """Whether a name is one of money spent."""
    return _SPEND.search(name) is not None


def is_effort(name: str) -> bool:
    """Whether a name is one of work done: visits, trainings, posts."""
    return _EFFORT.search(name) is not None or _DONE.search(name) is not None


def is_total(words: str) -> bool:
    """Whether words head a sum: 合计, Total, with or without the figures behind it."""
    flat = plain(words).strip("*: ")
    if _SUBTOTAL.match(flat):
        return True
    match = _TOTAL.match(flat)
    return match is not None and not re.search(r"[^\W\d_]{2}", re.sub(r"[万亿元%]", "", flat[match.end() :]))


def is_note(words: str) -> bool:
    """Whether words are a remark on the sheet."""
    return _NOTE.match(words) is not None


def unit_line(words: str) -> str:
    """The unit that a line of its own gives (单位：万元), "" where it gives none."""
    match = _UNIT_LINE.fullmatch(plain(words).strip())
    return match["unit"] if match else ""


def is_rate(name: str) -> bool:
    """Whether a name is one of a rate, by the lexicon or by its last words."""
    if _RATE.search(name) or _COUNT.search(name):
        return _RATE.search(name) is not None
    hit = known(name)
    return hit is not None and hit.metric.kind == "percent" and hit.metric.key != "csat"


def is_measure(name: str) -> bool:
    """Whether a name can be one of a metric: the lexicon knows it, or it ends like one."""
    return known(name) is not None or _MEASURE.search(name) is not None


def is_person(name: str) -> bool:
    """Whether a line is headed by a person and by no metric: 张三, 李四."""
    if len(name) > 4 or known(name) is not None:
        return False
    return any(n.kind == "person" and n.text == name for n in read_names(f"{name} 200 万、张三 100 万"))


def period_of(words: str) -> str | None:
    """Whether figures are of a day, a week, a month, a quarter or a year, where the words say so."""
    match = _PERIOD.search(plain(words))
    return match.lastgroup if match else None
