"""Dates, months, quarters, halves, years and relative periods in Chinese and English text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.numbers.numerals import read_chinese
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import DateMention, Span

_CN_MONTH = "(?:十[一二]?|[一二三四五六七八九])"
_CN_DAY = "(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_MONTH_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_MONTH_NUMBER = {
    m: i for i, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
_PART = r"(?:\s?(?:上旬|中旬|下旬|月初|月中|月底|月末|初|中(?!位|心|大|小|型|国|台|标)|底|末(?!端|位)))?"
_YEAR_ZH = r"(?:(?P<{y}>(?:19|20)\d\d|\d\d(?=\s?年)|[二一][〇零九][〇零一二三四五六七八九]{{2}})\s?年\s?度?)"
_REL_YEAR = "(?:去年|今年|明年|前年|后年|本年度?|上年度?|当年|来年|全年|年度内|年内)"

_ZH = late_compile(
    rf"""
    (?P<day>{_YEAR_ZH.format(y="y1")}?(?P<ry1>去年|今年|明年|本年)?\s?(?<![\d.])(?P<m1>1[0-2]|0?[1-9]|{_CN_MONTH})\s?月\s?份?\s?
        (?P<d1>3[01]|[12]\d|0?[1-9]|{_CN_DAY})\s?(?:[日号](?!线|楼|机|店|厂)|(?=[前之以止截]|$|[\s,。;；、)）])))
    |(?P<month>{_YEAR_ZH.format(y="y2")}?(?P<ry2>去年|今年|明年|本年)?\s?(?<![\d.个])(?<![两几数])(?:(?:1[0-2]|[1-9])\s?[-~至到、和及/]\s?)?(?P<m2>1[0-2]|0?[1-9]|{_CN_MONTH})\s?月
        (?:份|度(?!假))?{_PART})
    |(?P<quarter>{_YEAR_ZH.format(y="y3")}?(?P<ry3>去年|今年|明年|本年)?\s?(?:(?<![上下每这前后各个])第?\s?(?P<q3>[一二三四1-4])\s?季度?|(?<![A-Za-z]\s)(?<![A-Za-z\d])[Qq](?P<q3b>[1-4])(?![\dA-Za-z]))
        (?:\s?(?:末|底|初|中期|内))?)
    |(?P<half>{_YEAR_ZH.format(y="y4")}?(?P<ry4>去年|今年|明年|本年)?\s?(?:(?P<h4>[上下])半年度?|(?<![A-Za-z]\s)(?<![A-Za-z\d])[Hh](?P<h4b>[12])(?![\dA-Za-z])))
    |(?P<dayonly>(?<![\d.])(?P<d6>3[01]|[12]\d|0?[1-9])\s?[日号]\s?(?=之?前|以前|截止))
    |(?P<year>(?P<y5>(?:19|20)\d\d|[2-4]\d(?=\s?年(?:[底末初度]|全年|$|[,，。;；)）]))|[二一][〇零九][〇零一二三四五六七八九]{{2}})\s?年\s?度?(?:\s?(?:年?底|年?末|年?中|年?初|末|全年))?(?!后|级|代))
    |(?P<loose>(?<![\d一二三四五六七八九十两几半])(?<!\d\s)(?:{_REL_YEAR}(?:年?[底末初中])?|年[底末初](?!薪)|年中(?!位)|年终(?!奖|总结)|月[底末初]|季度?[末底初]|半年末|期末(?!考)
        |(?:本|当|上|下|次|这|前|后)[个一]?(?:季度?|月|周期|双月|半年|周)(?:[底末初内中])?|(?<![一-龥])双月内?|双月(?:内|底|末)|周期内|周期末|旬末
        |(?:本|上|下|这)(?:周|个?星期|礼拜)[一二三四五六日天末]?
        |元旦|春节|清明|五一(?:劳动节)?(?=[前节后假])|端午节?|中秋节?|国庆节?|双十一|双十二|双\s?11|双\s?12|(?<![\d,.~–—-])(?<![到至]\s)618(?=[前大活期年\s]|$)|圣诞节?|除夕|开学)
        )
    """,
    re.VERBOSE,
)
_ISO = late_compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>1[0-2]|0?[1-9])(?:(?P=s)(?P<d>3[01]|[12]\d|0?[1-9]))?(?![\d%万亿]|\.\d)"
    r"|(?<!\d)(?P<y2>20\d\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])(?!\d)",
    needs="19 20",
)
_YEAR_QUARTER = late_compile(
    r"(?:(?<![A-Za-z])(?:the\s)?(?:end|close|start|beginning|middle)\sof\s)?(?:"
    r"(?<![\dA-Za-z])(?:FY\s?)?(?P<y>20\d\d|[2-4]\d(?=[QqHh]))\s?[-/.]?\s?(?:年\s?)?(?:[Qq](?P<q>[1-4])|[Hh](?P<h>[12]))(?![\dA-Za-z])"
    r"|(?<![\dA-Za-z])(?:[Qq](?P<q2>[1-4])|[Hh](?P<h2>[12]))[\s,/-]{0,2}(?:of\s)?(?:FY\s?)?(?P<y2>20\d\d|'?\d\d(?=\s|$|[,.;:)]))(?![\d%])"
    r"|(?<![\dA-Za-z])(?:(?P<q3>[1-4])[Qq]|(?P<h3>[12])[Hh])\s?(?:FY\s?)?'?(?P<y3>\d\d|20\d\d)(?!\d))(?:\s?[末底初内](?![一-龥]{0,1}[部容]))?",
    needs="q h",
)
_EN = late_compile(
    rf"""(?<![A-Za-z])(?:
    (?P<edge>(?:the\s)?(?:early|mid|late|end(?:[\s-]of)?|(?:the\s)?close\sof|start\sof|beginning\sof|middle\sof)[\s-](?:the\s)?)?
    (?:
      (?P<dm>(?P<d1>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s(?:of\s)?(?P<m1>{_MONTH_NAMES})(?![A-Za-z])\.?(?:,?\s(?P<y1>20\d\d))?)
     |(?P<md>(?P<m2>{_MONTH_NAMES})\.?\s(?:the\s)?(?P<d2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%])(?:,?\s(?P<y2>20\d\d))?)
     |(?P<my>(?P<m3>{_MONTH_NAMES})(?![A-Za-z])\.?(?:,?\s(?P<y3>20\d\d)(?!\d))?(?:[\s-](?:end|month-end))?)
     |(?P<quarter>Q(?P<q4>[1-4])(?![A-Za-z\d])|(?P<qw>first|second|third|fourth|last|next|this|current|1st|2nd|3rd|4th)\squarter(?!s)|quarter[\s-]?end)
     |(?P<half>H(?P<h5>[12])(?![A-Za-z\d])|(?P<hw>first|second)[\s-]half(?:\sof\s(?:the\syear|(?P<y5>20\d\d)|this\syear))?)
     |(?P<year>(?:this|next|last|the\scurrent|previous|prior)\s(?:fiscal\s|calendar\s|financial\s)?(?:year|month|cycle|half|week|spring|summer|autumn|fall|winter|season)(?!s)
        |year[\s-]?end|month[\s-]?end|EO[YQM](?![A-Za-z])|FY\s?'?(?P<fy>20\d\d|\d\d)(?!\d))
     |(?P<bare>(?:quarter|year|month|cycle|half|fiscal\syear|summer|winter|spring|autumn)(?![A-Za-z]))
     |(?P<feast>easter|christmas|thanksgiving|new\syear(?:'s)?(?:\seve|\sday)?|black\sfriday|halloween)(?![A-Za-z])
     |(?P<season>(?:(?<=before\s)|(?<=by\s)|(?<=until\s))(?:the\s)?(?:spring|summer|autumn|winter|holidays|school\sholidays)(?:\sseason|\sbreak)?(?![A-Za-z]))
     |(?P<weekday>(?:by|on|before|next|this)\s(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!s))
    ))""",
    re.VERBOSE | re.IGNORECASE,
    needs="jan feb mar apr may jun jul aug sep oct nov dec quarter year month cycle half summer winter spring autumn fall season q1 q2 q3 q4 h1 h2 eoy eoq eom fy easter christmas thanks friday hallow day week",
)
_WEEK = late_compile(
    r"(?<![A-Za-z])(?:week\s|(?<=by\s)(?:wk|cw)\.?\s?)\d{1,2}(?![\d-]|,\d)|第\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?(?:周|个月|个?星期)(?!年)",
    re.IGNORECASE,
    needs="week wk cw 第",
)
_BARE_YEAR = late_compile(
    r"(?<![\d.,$€£¥A-Za-z#+-])(?P<y>19[89]\d|20[0-4]\d)(?=\s?(?:版|修订|财年|版本|届)|(?![\d%,.]\d|[\d%]|\s?(?:[一-龥万亿kKmMwW+x/]|-\d)))",
    needs="19 20",
)
# 面向 2030 夯实基础: a year ahead, whatever stands behind it.
_YEAR_AHEAD = late_compile(
    r"(?:面向|迈向|走向|迎接|展望|瞄准|着眼|奔向|锚定|决胜|备战|towards? |into |vision |beyond )\s?(?P<y>20[2-5]\d)(?![\d%,.]\d|[\d%]|\s?[万亿千百])",
    re.IGNORECASE,
    needs="面向 迈向 走向 迎接 展望 瞄准 着眼 奔向 锚定 决胜 备战 toward into vision beyond",
)
_SLASH = late_compile(
    r"(?<![\d./%$€£¥-])(?P<a>\d{1,2})\s?(?P<s>[./-])\s?(?P<b>\d{1,2})(?![\d%]|[./-]\d)", needs=". / -"
)
_BEFORE_DATE = late_compile(
    r"(?:(?<![A-Za-z])(?:by|on|before|until|till|due|latest|starting|from|since|after|latest|deadline:?)\s|截至|截止(?:到|日期?|时间)?[:：]?\s?|不晚于|最晚|最迟|赶在|\[|\(|（|【|^)\s?$",
    re.IGNORECASE,
)
_AFTER_DATE = late_compile(r"\s?(?:日|号)?\s?(?:前|之前|以前|止|截止|上线|起(?!步)|当天|\]|\)|）|】)")
_MODAL_MAY = late_compile(
    r"(?:by|in|before|until|till|of|mid|early|late|since|from|on|during|this|next|last)[\s-](?:the\s)?$", re.IGNORECASE
)


def read_dates(text: str) -> tuple[DateMention, ...]:
    """Every date, month, quarter, half, year or period end in `text` in reading order."""
    return dates_in(text, plain(text))


def dates_in(text: str, flat: str) -> tuple[DateMention, ...]:
    """`read_dates` for a text whose plain form is at hand."""
    found: list[DateMention] = []
    taken = bytearray(len(text))
    for start, end, fields in _candidates(flat):
        while end > start and flat[end - 1] == " ":
            end -= 1
        while start < end and flat[start] == " ":
            start += 1
        if start >= end or any(taken[start:end]):
            continue
        taken[start:end] = b"\x01" * (end - start)
        found.append(DateMention(text=text[start:end], span=Span(start, end), **fields))
    found.sort(key=lambda mention: mention.span)
    return tuple(found)


_Fields = dict[str, int | None]
_DIGIT = late_compile(r"\d")
_ZH_HINT = late_compile(
    r"[年月季周旬节]|[QqHh][1-4]|元旦|清明|五一|端午|中秋|国庆|双1|双十|618|除夕|开学|星期|礼拜|期[内末]"
)


def _candidates(flat: str) -> Iterator[tuple[int, int, _Fields]]:
    """Everything that may be a date, the surest patterns first; later ones yield where they overlap."""
    digits = _DIGIT.search(flat) is not None
    if digits:
        for m in _ISO.finditer(flat):
            if m["y"]:
                if m["s"] == "." and m["d"] is None and not _year_month(flat, m):
                    continue
                yield m.start(), m.end(), _fields(year=m["y"], month=m["m"], day=m["d"])
            else:
                yield m.start(), m.end(), _fields(year=m["y2"], month=m["m2"], day=m["d2"])
        for m in _YEAR_QUARTER.finditer(flat):
            quarter = m["q"] or m["q2"] or m["q3"]
            half = m["h"] or m["h2"] or m["h3"]
            yield m.start(), m.end(), _fields(year=m["y"] or m["y2"] or m["y3"], quarter=quarter, half=half)
    if _ZH_HINT.search(flat):
        for m in _ZH.finditer(flat):
            yield m.start(), m.end(), _zh_fields(m)
    for m in _EN.finditer(flat):
        fields = _en_fields(flat, m)
        if fields is not None:
            yield m.start(), m.end(), fields
    for m in _WEEK.finditer(flat):
        yield m.start(), m.end(), {}
    if digits:
        for m in _BARE_YEAR.finditer(flat):
            yield m.start(), m.end(), _fields(year=m["y"])
        for m in _YEAR_AHEAD.finditer(flat):
            yield m.start("y"), m.end("y"), _fields(year=m["y"])
        for m in _SLASH.finditer(flat):
            month_day = _slash(flat, m)
            if month_day is not None:
                yield m.start(), m.end(), _fields(month=str(month_day[0]), day=str(month_day[1]))


def _year_month(flat: str, m: re.Match[str]) -> bool:
    """2024.4 is a month where it stands alone or in a span of months, a decimal where a unit follows."""
    return flat[m.end() : m.end() + 1] in ("", "-", "~", ")", " ", ",", "至", "到") and len(m["m"]) <= 2


def _slash(flat: str, m: re.Match[str]) -> tuple[int, int] | None:
    """11.15, 9/30, 11-20 and 30/09 as month and day where the words beside them say it is a date."""
    a, b = int(m["a"]), int(m["b"])
    month, day = (a, b) if a <= 12 else (b, a)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    before = _BEFORE_DATE.search(flat[max(0, m.start() - 12) : m.start()])
    after = _AFTER_DATE.match(flat, m.end())
    opens = before is not None and before[0].rstrip()[-1:] in ("[", "(", "（", "【", "")
    if m["s"] == "." and before is not None and re.match(r"(?:from|on|since|after)\b", before[0], re.IGNORECASE):
        return None  # "from 4.1 to 4.5"
    if before is not None and not opens:
        # "on 9/10 of stores" is a share; "by 9/30" a date.
        return None if flat.startswith((" of ", " 的"), m.end()) else (month, day)
    if after is None:
        return None
    closes = after[0].strip()[:1] in ("]", ")", "）", "】")
    if closes:
        # A pair of brackets around nothing else: （11.15）, [6/30]. "(4.5)" has no two digits after the dot.
        whole = opens and before is not None and before[0].strip() != ""
        return (month, day) if whole and (m["s"] != "." or len(m["b"]) == 2) else None
    return None if m["s"] == "." and len(m["b"]) == 1 and after[0].strip() == "起" else (month, day)


def _zh_fields(m: re.Match[str]) -> _Fields:
    if m["day"]:
        return _fields(year=m["y1"], month=m["m1"], day=m["d1"])
    if m["month"]:
        return _fields(year=m["y2"], month=m["m2"])
    if m["quarter"]:
        return _fields(year=m["y3"], quarter=m["q3"] or m["q3b"])
    if m["half"]:
        return _fields(year=m["y4"], half={"上": "1", "下": "2"}.get(m["h4"] or "", m["h4b"]))
    if m["year"]:
        return _fields(year=m["y5"])
    if m["dayonly"]:
        return _fields(day=m["d6"])
    return {}


def _en_fields(flat: str, m: re.Match[str]) -> _Fields | None:
    if m["dm"]:
        return _fields(year=m["y1"], month=m["m1"], day=m["d1"])
    if m["md"]:
        if not m["edge"] and m["m2"].lower() in ("may", "mar", "march") and m["m2"][0].islower():
            return None  # "may 12 users" is no date
        return _fields(year=m["y2"], month=m["m2"], day=m["d2"])
    if m["my"]:
        word = m["m3"]
        # "may" and "march" are verbs unless a preposition or a year says otherwise; "mar" and "dec" need a capital.
        plainly = (
            m["edge"]
            or m["y3"]
            or flat[m.start() - 1 : m.start()] in ("(", "[")
            or _MODAL_MAY.search(flat[max(0, m.start() - 10) : m.start()])
        )
        if not plainly and (word.lower() in ("may", "mar", "march", "sep", "jan", "dec") or word[0].islower()):
            return None
        return _fields(year=m["y3"], month=word)
    if m["quarter"]:
        words = {
            "first": "1",
            "1st": "1",
            "second": "2",
            "2nd": "2",
            "third": "3",
            "3rd": "3",
            "fourth": "4",
            "4th": "4",
        }
        return _fields(quarter=m["q4"] or words.get((m["qw"] or " ").split()[0].lower() if m["qw"] else ""))
    if m["half"]:
        return _fields(year=m["y5"], half=m["h5"] or {"first": "1", "second": "2"}.get((m["hw"] or "").lower()))
    if m["year"]:
        return _fields(year=m["fy"])
    if m["bare"]:
        return {} if m["edge"] else None
    return {}


def _fields(
    year: str | None = None,
    month: str | None = None,
    day: str | None = None,
    quarter: str | None = None,
    half: str | None = None,
) -> _Fields:
    return {
        "year": _year(year),
        "month": _MONTH_NUMBER.get(month[:3].lower()) or _small(month) if month else None,
        "day": _small(day),
        "quarter": _small(quarter),
        "half": _small(half),
    }


def _small(text: str | None) -> int | None:
    if not text:
        return None
    if text.isdigit():
        return int(text)
    value = read_chinese(text)
    return None if value is None else int(value)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    value = _small(text.strip("'").replace("零", "〇"))
    return None if value is None else value + 2000 if value < 100 else value
