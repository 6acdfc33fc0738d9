"""The deadline of a sentence: the date or period's end by which it asks for something."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from assistant.text.late import late_compile
from assistant.types import Cycle, DateMention, Deadline

_BY_AFTER = late_compile(
    r"\s?(?:[日号]|份)?\s?(?:之?前|以前|内|以内|之内|止|截止|为止|底前|末前)(?!端|置|台|沿|往|十|三|五|列|\d|期|来|去|的(?:[一-龥]{1,4})?基数)",
    needs="前 内 止",
)
_BY_BEFORE = late_compile(
    r"(?:(?<![a-z])(?:by|before|until|till|no later than|not later than|due(?: on| by)?|deadline:?|due:|latest by|at the latest by|in time for|ahead of|on or before)\s(?:the\s)?"
    r"|截至|截止(?:到|日期?|时间)?[:：]?|不晚于|最晚|最迟|赶在|于|务必|务于|争取|力争|计划)\s?$",
    re.IGNORECASE,
    needs="by before until till due deadline later ahead in_time 截 晚 最迟 赶在 于 务必 争取 力争 计划",
)
_ON_BEFORE = late_compile(
    r"(?<![a-z])(?:on|in|from|at|during|starting|as of|effective)\s(?:the\s)?$",
    re.IGNORECASE,
    needs="on in from at during starting of effective",
)
_GOES_ON = late_compile(r"[.,;)]|(?:with|for|at|to|across|and|after|before|using|without)(?![A-Za-z])", re.IGNORECASE)
_EDGE = late_compile(r"(?:the )?(?:early|mid|late|end of)(?![A-Za-z])", re.IGNORECASE, needs="early mid late end")
_EVERY = late_compile(
    r"(?:每(?:个|年|月|周|季度?|逢)?|(?<![a-z])(?:every|each|per)|各)\s?$", re.IGNORECASE, needs="每 各 every each per"
)
_AFTER_THAT = late_compile(r"(?<![a-z])(?:after|since)\s(?:the\s)?$", re.IGNORECASE, needs="after since")
_FROM_FIGURE = late_compile(
    r"(?<![a-z])from\s[^,;]{0,12}\d[^,;]{0,12}(?:in|during)\s(?:the\s)?$", re.IGNORECASE, needs="from"
)
_PAST = late_compile(
    r"^(?:去年|上年度?|前年|上(?:个)?(?:季度?|月|周|周期|半年(?=的))|last |previous |prior )",
    re.IGNORECASE,
    needs="去年 上 前年 last previous prior",
)
_END = late_compile(r"(?:[底末]|年终|期末|月末|end|EO[YQM])", re.IGNORECASE, needs="底 末 年终 end eo")
_CADENCE_END = late_compile(r"(?:月|季度?|周|旬|周期|期)[底末初中]", needs="底 末 初 中")
_DONE_VERB = late_compile(
    r"\s?(?:[,，:：]\s?)?(?:[一-龥A-Za-z0-9 ]{0,10}?)(?:上线|完成|发布|交付|落地|定稿|签约|签署|签订|签下|通过|取得|获批|提交|验收|投产|开业|开工|完工|竣工|启用|生效|到岗|入职|存够|拿到|拿下|考过|过线|达成|关停|切换|搬迁|封板|上架|开放|"
    r"公布|归档|举办|召开|开班|交房|结项|立项|推出|搭建|建成|招到|实现|关闭|下线|迁移|评审|试运行|正式|可用|首发|投入|投用|投放|进场|迁入|到货|到位|出版|印发|备案|报送|出具)"
)
_ACHIEVED = late_compile(
    r"(?:上线|完成|发布|交付|落地|定稿|签约|签署|验收|投产|开业|完工|竣工|启用|生效|到岗|达成|关停|切换|上架|公布|归档|评审通过|通过|开放|截止|ddl|DDL|deadline|due)\s?(?:时间|日期|于|在|定在|[:：,，(（\[])?\s?$",
    needs="上线 完成 发布 交付 落地 定稿 签 验收 投产 业 完工 竣工 启用 生效 到岗 达成 关停 切换 上架 公布 归档 通过 开放 截止 ddl deadline due",
)
_RELATIVE_YEARLESS = late_compile(r"年|year|EOY", re.IGNORECASE)
_COUNTED_FROM = late_compile(r"^\s?(?:后|起的?\d|以来|之后|的(?!时候))", needs="后 起 来 的")


def find_deadline(flat: str, text: str, dates: Sequence[DateMention], cycle: Cycle | None = None) -> Deadline | None:
    """The first date that the sentence sets as an end; None for cadences, windows, the past and editions."""
    best: tuple[int, DateMention] | None = None
    for mention in dates:
        strength = _strength(flat, mention)
        if strength and (best is None or strength > best[0]):
            best = (strength, mention)
    if best is None:
        return None
    mention = best[1]
    return Deadline(text=mention.text, iso=last_day(mention, cycle), span=mention.span)


def _strength(flat: str, mention: DateMention) -> int:
    """How plainly the date is an end: 0 is none, 3 is 'by' or 前."""
    start, end = mention.span
    before, after = flat[max(0, start - 24) : start], flat[end : end + 24]
    if _EVERY.search(before) or _PAST.match(mention.text) or _AFTER_THAT.search(before):
        return 0
    if _FROM_FIGURE.search(before) and after.lstrip().startswith("to "):
        return 0  # from 9 in the first half to 3
    if _BY_AFTER.match(after) or _BY_BEFORE.search(before):
        return 3
    if mention.text.rstrip().endswith(("内", "前")):
        return 3
    if _COUNTED_FROM.match(after):
        return 0
    whole = (
        before.rstrip()[-1:] in "(（[【" and after.lstrip()[:1] in ")）]】"
        if before.rstrip() and after.strip()
        else False
    )
    if whole and (mention.day or _END.search(mention.text)):
        return 2
    if whole and (mention.month or mention.quarter or mention.half) and not after.strip()[1:].strip("。.;； "):
        return 2  # 报告定稿（Q3）; in the middle, 新客占比（Q2）, it says which period is measured
    if (
        not after.strip(" .;")
        and before.rstrip()[-1:] in ("-", ",", "/")
        and (mention.month or mention.quarter or mention.half)
    ):
        return 2  # "Kiosk live - Q3"
    if mention.day is not None:
        if re.match(r"\s?(?:的|版|修订|会议|大促|活动|当天的)", after):
            return 0
        return 2
    if _ON_BEFORE.search(before) and (mention.month or mention.quarter or mention.half):
        tail = after.strip()
        return 2 if not tail or _GOES_ON.match(tail) else 0
    if _EDGE.match(mention.text) and (mention.month or mention.quarter or mention.half):
        return 2
    if _CADENCE_END.fullmatch(mention.text):
        return 0  # 月底 without 前 is as often every month's end
    if _END.search(mention.text) and not re.match(r"\s?的", after):
        return 2
    if re.match(r"this (?:quarter|month|year|half|cycle)$", mention.text, re.IGNORECASE) and not after.strip(" .;)"):
        return 1
    if mention.month or mention.quarter or mention.half or re.match(r"(?:本|当|这|今)", mention.text):
        if _ACHIEVED.search(before) and (not after.strip() or after.strip()[0] in ")）]】,，。;；"):
            return 2
        m = _DONE_VERB.match(after)
        if (
            m is not None
            and not re.match(r"[一-龥]{0,4}(?:率|额|量|数|收入|占比|成本)", after.strip())
            and m.end() <= 8
        ):
            return 1
    return 0


def last_day(mention: DateMention, cycle: Cycle | None = None) -> str | None:
    """The last day that a date covers, None where the year is not known from it or from the cycle."""
    year = mention.year or _year_from(cycle, mention)
    if year is None:
        return None
    month, day = mention.month, mention.day
    try:
        if month and day:
            return date(year, month, day).isoformat()
        if month:
            return date(year, month, _day_in(mention.text, year, month)).isoformat()
        if mention.quarter:
            return _end_of(year, mention.quarter * 3)
        if mention.half:
            return _end_of(year, mention.half * 6)
        return _end_of(year, 12)
    except ValueError:
        return None


def _day_in(text: str, year: int, month: int) -> int:
    """月初, 中旬 and their like end on the 10th, the 15th or 20th; a month on its last day."""
    last = calendar.monthrange(year, month)[1]
    if re.search(r"上旬|初|early|start|beginning", text, re.IGNORECASE):
        return 10
    if "中旬" in text:
        return 20
    if re.search(r"月中|mid", text, re.IGNORECASE):
        return 15
    return last


def _end_of(year: int, month: int) -> str:
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def _year_from(cycle: Cycle | None, mention: DateMention) -> int | None:
    """The cycle's year, where all of the cycle lies in one year or the month tells which."""
    if cycle is None or cycle.start is None or cycle.end is None:
        return None
    if not (mention.month or mention.quarter or mention.half or _RELATIVE_YEARLESS.search(mention.text)):
        return None
    first, last = date.fromisoformat(cycle.start), date.fromisoformat(cycle.end)
    if first.year == last.year:
        return first.year
    month = mention.month or (mention.quarter or 0) * 3 or (mention.half or 0) * 6 or 12
    return first.year if month >= first.month else last.year
