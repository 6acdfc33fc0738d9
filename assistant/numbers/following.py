"""Digits that state no amount, told by what follows them: 7 日留存, 24/7, 9:30, 9 点前, 2.0 版, 5G, 3rd, a telephone number."""

from __future__ import annotations

import re

from assistant.numbers.mark import MarkKind
from assistant.text.late import late_compile

_TERM_TAIL = "留存|复购|回购|流失|活跃|再入院|退货率|退换|无理由|续费率|ROI|LTV|GMV|付费率|回头|转化率|存活|新增付费|再住院|达标率|逾期率"
_TERM = late_compile(
    rf"\d{{1,3}}\s?(?:日|天|周|个月|月|年|小时)\s?[内后]?\s?[一-龥]{{0,4}}?(?={_TERM_TAIL})",
    needs=_TERM_TAIL.lower().replace("|", " "),
)
_TERM_EN = late_compile(
    r"\d{1,3}[- ](?:day|week|month|year|hour)(?=\s[A-Za-z -]{0,24}?(?:retention|readmission|mortality|churn|repeat|survival|active|"
    r"rolling|average|window|return|LTV|ROAS|repurchase|rate))",
    re.IGNORECASE,
    needs="retention readmission mortality churn repeat survival active rolling average window return ltv roas repurchase rate",
)
_CLOCK = late_compile(
    r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?[-~到至]\s?(?:[01]?\d|2[0-4]):[0-5]\d)?(?![\d:])|\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.)(?![A-Za-z])",
    needs=": am pm a.m. p.m.",
)
# 9 点前 is a time of day; 提升 10 点 and 10 点击 are not.
CLOCK_ZH = late_compile(
    r"(?:\d{1,2}\s?(?:点半?)?\s?[-~到至]\s?)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?点(?:[半钟整])?"
    r"(?=$|[前后之以到至的开下上,。;；、)）\s-])(?!\s\d|后?以?上(?:的|升)|以[上下])",
    needs="点",
)
POINT_VERB = late_compile(r"(?:[升降涨跌高低加减多少][了个]?|提升|下降|上升|提高|降低|增长)\s?$")
_ONE_TO_ONE = late_compile(r"1\s?对\s?[一多]|1(?:\s?(?:on|v|对)\s?|:)1s?(?!\d)")
_ROUND_THE_CLOCK = late_compile(
    r"(?:24|7|5|8|12)\s?[x/*]\s?(?:24|7|5|8|12)(?:\s?x\s?365)?(?!\d|\.\d|\s?(?:的|家|个|门|店))|996(?!\d)",
    needs="x / * 996",
)
_SUM = late_compile(
    r"\d\s?\+\s?(?:\d(?!\d)|[A-Z](?![A-Za-z]))(?!\s?[%万亿家个人次])", needs="+"
)  # a 3+2 scheme, a 1+X certificate
_PHONE = late_compile(
    r"1[3-9]\d{9}(?!\d)|0\d{2,3}-\d{7,8}(?!\d)|[48]00-\d{3,4}-\d{3,4}(?!\d)|\d{9,}(?![\d.,万亿%]|\s?[元个人次])"
)
_DOTTED = late_compile(r"\d{1,4}\.\d{1,4}\.\d{1,4}(?:\.\d{1,4})?(?![\d%])")
_EDITION = late_compile(r"\d{1,4}(?:\.\d{1,3})?\s?版(?!面|块|税|权|位)(?:本(?!书))?", needs="版")
_ORDINAL_EN = late_compile(r"\d{1,3}(?:st|nd|rd|th)(?![A-Za-z])", needs="st nd rd th")
_ORDINAL_ZH = late_compile(
    r"\d{1,2}\s?世纪|\d{1,3}\s?周年|24\s?小时(?=\s?(?:待命|在线|值守|值班|服务|营业|开放|热线|不间断|不打烊|无休|客服|监控))|(?:985|211)(?=[\s/、]?(?:985|211|院校|高校|大学|工程|学校|硕士|本科))|"
    r"(?:315|520|1024|818|99|88)(?=\s?(?:活动|大促|晚会|促销|会员节|购物节|程序员节))|\d{5}(?=\s?(?:热线|电话|客服|专线|平台|服务(?!\s?[次人家位])|来电))|[12]\+1>[23]|(?<!\d)20[2-4]\d(?=\s?(?:攻坚|战略|行动|计划|征程|目标))|\d年(?=规划|行动计划|战略)|\d\s?星(?=好评|评价|级|酒店|评论|率)|\d{1,2}\s?(?:级别?|星级|等奖|年级|类医|甲|号(?!召|码|外)|#)|500\s?强|\d\s?线(?=城市|市场|员工|人员|门店)|(?:[5-9]0|00|05|10)\s?后(?![\d天])|(?:360|180)\s?(?:度|°)",
    needs="世纪 周年 24 985 211 活动 大促 晚会 促销 节 热线 服务 来电 1+1 2+1 攻坚 行动 征程 目标 电话 客服 专线 平台 规划 计划 战略 星 级 等奖 类医 甲 号 # 强 线 后 度 °",
)
_LETTERS_AFTER = late_compile(
    r"[2-8]G(?![A-Za-z])|[248]K(?=\s?(?:视频|超清|画质|分辨率|屏|显示|video|content|display|TV|高清))|"
    r"(?:(?:(?<=现场)|(?<=现场 ))[5-8]S|[25]S(?=\s?(?:管理|现场|检查|标准|audit))|6S|7S|3C|4S|4P|5W[12]H|5W|3D|2D|3PL|2FA|MP[34]|8D|5Why|[23]B(?=\s?(?:端|业务|市场|schema))|[23]C(?=\s?(?:端|业务|市场|数码)))"
    r"(?![A-Za-z\d])|\d{1,4}[A-Z]{1,3}\d{0,3}(?<![KMBWSHGT])(?![A-Za-z\d%/]|\s?%)"
)
# 会员体系 2.0, 材料 2.0: a round decimal with no unit names an edition, unless a score or a goal word stands before.
_ROUND = late_compile(r"\d\.0(?![\d.]|\s?[%万亿千倍分星天小秒元米公吨家个人次以及x-])")
_ERA = late_compile(
    r"\s?(?:时代|模式|阶段|战略|工程|行动|范式|思维|理念|形态|era\b|mindset\b|strategy\b)", re.IGNORECASE
)
_GOAL_BEFORE = late_compile(
    r"(?:[到至达为于过超约≥≤<>=~/(]|评分|得分|分数|NPS|CSAT|系数|指数|比|均值|(?<![A-Za-z])(?:to|of|at|above|below|over|under|than|score|rating|rated|from|least|most))\s?$",
    re.IGNORECASE,
)


def by_what_follows(flat: str, start: int, end: int) -> tuple[MarkKind, int, int] | None:
    """7 日留存, 24/7, 1:1, 9:30, 9 点前, 2.0 版, 5G, 3rd, 三级, 13800138000: told by what follows the digits."""
    right = flat[end : end + 1]
    patterns: tuple[tuple[MarkKind, re.Pattern[str]], ...]
    if flat[end - 2 : end] == ".0" and not flat[max(0, start - 1) : start].isalpha() and _ROUND.match(flat, start):
        named = _ERA.match(flat, end) is not None  # 做到 2.0 时代
        return None if not named and _GOAL_BEFORE.search(flat[max(0, start - 8) : start]) else ("version", start, end)
    after = flat[end + 1 : end + 2] if right == " " else right
    if not after:
        return _try(flat, start, (("id", _PHONE), ("label", _ROUND_THE_CLOCK)))
    if after.isdigit():
        return None
    if after in "点-~到至" and (m := CLOCK_ZH.match(flat, start)):
        previous = flat[max(0, start - 5) : start]
        if not POINT_VERB.search(previous):
            return "clock", m.start(), m.end()
    if after.isascii():
        if after in ":ovs" or flat.startswith(("1 对 1", "1对1"), start):
            patterns = (("word", _ONE_TO_ONE), ("clock", _CLOCK), ("ordinal", _ORDINAL_EN))
        elif after in "x/*.":
            patterns = (("label", _ROUND_THE_CLOCK), ("version", _DOTTED), ("ordinal", _ORDINAL_ZH))
        elif after == "+":
            patterns = (("label", _SUM),)
        elif after == "-":
            patterns = (("term", _TERM_EN), ("id", _PHONE))
        elif after.isalpha():
            if right != " " and (m := _LETTERS_AFTER.match(flat, start)):
                return "label", m.start(), m.end()
            patterns = (("clock", _CLOCK), ("ordinal", _ORDINAL_EN), ("term", _TERM_EN))
        else:
            patterns = (("id", _PHONE), ("label", _ROUND_THE_CLOCK), ("ordinal", _ORDINAL_ZH))
    elif after in "日天周个月年小":
        patterns = (("term", _TERM), ("ordinal", _ORDINAL_ZH))
    elif after == "对":
        patterns = (("word", _ONE_TO_ONE),)
    elif after == "版":
        patterns = (("version", _EDITION),)
    else:
        patterns = (("ordinal", _ORDINAL_ZH), ("id", _PHONE), ("label", _ROUND_THE_CLOCK))
    return _try(flat, start, patterns)


def _try(
    flat: str, start: int, patterns: tuple[tuple[MarkKind, re.Pattern[str]], ...]
) -> tuple[MarkKind, int, int] | None:
    for kind, pattern in patterns:
        m = pattern.match(flat, start)
        if m is not None:
            return kind, m.start(), m.end()
    return None
