"""Every amount in a text: how much, of what kind, exactly or at least or about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.numbers.dates import dates_in
from assistant.numbers.marks import METRIC_ACRONYM, marks_in
from assistant.numbers.numerals import DIGITS, ENGLISH, MAX_NUMERAL, read_chinese, read_digits, read_english
from assistant.numbers.units import CURRENCY, CURRENCY_BEFORE, MAGNITUDE, RATE, SPOKEN, UNIT, Unit, magnitude, unit_of
from assistant.text import plain
from assistant.types import Figure, FigureKind, FigureOp, Span

_HINT = re.compile(
    r"[\d零〇一二两三四五六七八九十百千万亿]|翻番|翻倍|减半|过半|半数|清零|归零|数[十百千万]|halv|doubl|tripl|quadrupl|half|twice|third|quarter|"
    r"dozen|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twel|teen|twent|thirt|fort|fift|sixt|eight|ninet|hundred|"
    r"thousand|million",
    re.IGNORECASE,
)
_CN = r"[零〇一二两三四五六七八九十百千万亿]"
_CND = r"[一二两三四五六七八九]"
_N = rf"(?:{DIGITS}|{_CN}{{1,12}}(?:点{_CN}{{1,6}})?)"
_TOKEN = re.compile(
    rf"""
    (?P<of>(?:百分之?|千分之|万分之)\s?(?P<ofn>{_N}|百))
    |(?P<hundred>百分百)
    |(?P<cheng>(?P<cn1>{DIGITS}|{_CND}|[几数])(?:\s?成(?!本|功|交|立|为|果|员|长|型|熟|绩|都|品|人|套|本|就|效|败|分)(?P<cn2>{_CND}|半)?))
    |(?P<parts>(?P<den>{DIGITS}|{_CN}{{1,4}})\s?分之\s?(?P<nom>{DIGITS}|{_CN}{{1,4}}))
    |(?P<fan>翻\s?(?:(?P<fann>{DIGITS}|{_CND})\s?(?P<fanu>番|倍)|番|倍|一番))
    |(?P<halve>减\s?(?:少|至|到)?\s?(?:一半|半)(?![年天月小])|腰斩|砍掉?一半|少一半)
    |(?P<half>一半|半数|(?<![一-龥])过半|过半数?(?![年天月])|超半数|大半(?=的))
    |(?P<state>清零|归零)
    |(?P<ling>零\s?(?=[一-龥]))
    |(?P<vague>(?P<vn>[几数上近成好])(?P<vs>[十百千万亿]{{1,2}})(?:余|多)?\s?)
    |(?<![A-Za-z])(?:
        (?P<ehalve>halv(?:e|es|ed|ing)|in\shalf)
       |(?P<edouble>(?:doubl|tripl|quadrupl)(?:e|es|ed|ing))
       |(?P<etwice>twice|thrice)
       |(?P<efrac>(?:(?P<fn>one|two|three|four|a|\d)[\s-])?(?P<fd>half|halves|thirds?|quarters?|fifths?|tenths?)(?=\s(?:of|the|fewer|less|more|as)\b|\s?[.,;:)]|$|\s(?:in|by|at|on|with|within|from|are|is|have|all|our)\b)
          |half(?=\s(?:all|our|the|as|of)))
       |(?P<edozen>(?:a|one|two|three|half\sa|several)?\s?dozens?(?=\s))
       |(?P<enum>(?:a\s(?=hundred|thousand|million|billion))?{ENGLISH})
      )(?![A-Za-z])
    |(?P<share>(?<![\d./])(?P<sa>\d{{1,4}}(?:\.\d{{1,2}})?)\s?/\s?(?P<sb>\d{{1,4}})(?![\d/]))
    |(?P<outof>(?<![\d.,])(?P<oa>\d{{1,6}}(?:\.\d{{1,2}})?)\s(?:out\sof|of|in)\s(?:every\s|the\s)?(?P<ob>\d{{1,6}})(?![\d%.,]*[\d%]))
    |(?P<num>(?P<cur>{CURRENCY_BEFORE})?\s?(?P<digits>{DIGITS}))
    |(?P<cn>{_CN}{{1,{MAX_NUMERAL}}}(?:点{_CN}{{1,8}})?)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MORE = re.compile(r"\s?[余多几来](?!次|种|元|级|端|样|方|地|渠|语|部门|维|层|头|久|功|自|源)")
_RANGE = re.compile(
    rf"\s?(?P<sep>[-~]{{1,2}}(?!>)|到|至|\bto\b|\band\b)\s?(?P<cur>{CURRENCY_BEFORE})?\s?(?P<n>{DIGITS}|{_CN}{{1,12}}(?:点{_CN}{{1,6}})?)",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:从|由|自|原|from|was)\s?[^,.;。；:：]{0,24}$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:在|保持|控制|稳定|维持|约|介于|区间|大约|范围|达|between|at|within|about|to|of)\s?$", re.IGNORECASE
)

# What stands right before an amount and says how it is meant.
_BEFORE: tuple[tuple[FigureOp, re.Pattern[str]], ...] = (
    (
        "ge",
        re.compile(
            r"(?:不低于|不少于|不小于|不亚于|不下于?|不差于|至少|最少|最低|起码|大于等于|高于等于|≥|>=|=>|at\sleast|no\sless\sthan|no\sfewer\sthan|"
            r"not\sless\sthan|not\sbelow|a\smin(?:imum)?(?:\sof)?|min(?:imum)?\.?|(?<!t)ge)\s?(?:要?有|达到?|到)?\s?$",
            re.IGNORECASE,
        ),
    ),
    (
        "le",
        re.compile(
            r"(?:不超过|不高于|不大于|不多于|不得超过|不突破|别超过?|不超|最多|至多|最高|最长|控制在|压到|压缩到|压降到|小于等于|低于等于|≤|<=|"
            r"no\smore\sthan|not\smore\sthan|no\s(?:higher|longer|later|greater|worse)\sthan|at\smost|at\sor\sunder|at\sor\sbelow|up\sto|within|inside|"
            r"max(?:imum)?\.?(?:\sof)?|capped\sat|not\sexceed(?:ing)?|not\sabove|not\sover)\s?$",
            re.IGNORECASE,
        ),
    ),
    (
        "gt",
        re.compile(
            r"(?:超过|超出|超|大于|高于|多于|突破|优于|>|more\sthan|over|above|greater\sthan|higher\sthan|exceed(?:s|ing)?|upwards\sof|better\sthan|beyond)\s?$",
            re.IGNORECASE,
        ),
    ),
    (
        "lt",
        re.compile(
            r"(?:低于|少于|小于|短于|不足|不到|<|less\sthan|fewer\sthan|lower\sthan|under|below|shorter\sthan|faster\sthan)\s?$",
            re.IGNORECASE,
        ),
    ),
    (
        "about",
        re.compile(
            r"(?:约|大约|大概|接近|将近|近|左右|~|about|around|roughly|nearly|approx(?:imately)?\.?|circa|almost)\s?$",
            re.IGNORECASE,
        ),
    ),
)
_BEFORE_HINT = re.compile(r"[^\w\s]$|[于过少多超在低高下到约近概右破出足长达e]\s?$|[a-z.]\s?$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s?(?:(?P<ge>(?:\((?:含|包含)\))?(?:及|或|和)?以上|及?之上|(?<=\S)\+(?!\d)|\splus(?![a-z])|\s?or\s(?:more|higher|above|better|over|greater)|起(?=$|[,，。;；)）])|\sand\s(?:above|over|up))"
    r"|(?P<le>(?:及|或|和)?以[内下]|之[内下]|内(?![一-龥]?(?:容|部|外|测|训|审|控))|\s?or\s(?:less|fewer|under|below|lower|better|faster))|(?P<about>左右|上下|\s?or\sso(?![a-z])|\ssomething))",
    re.IGNORECASE,
)
_CHANGE_BEFORE = re.compile(
    r"(?:提升|提高|提速|增长|增加|增幅|增收|增效|上升|上涨|上浮|上调|扩大|多出|降低|下降|下调|下浮|降本|减少|减幅|降幅|涨幅|缩短|缩小|压缩|压降|压减|节省|节约|节能|缩减|削减|削掉|"
    r"砍掉|收窄|放大|改善|提前|反弹|回升|下滑|回落|相对涨|(?<![最更较很不甚其])[多少](?=\s?\S?$)|(?<!不)[升降涨跌增减])"
    r"(?:了|掉|出)?\s?(?:幅度?|比例)?\s?(?:达到?|约|大约|近|至少|最少|不少于|不低于|不高于|不超过|超过?|接近|[≥>=≤<]{1,2})?\s?$"
)
_CHANGE_BEFORE_EN = re.compile(
    r"(?<![a-z])(?:(?:by|up|down)(?:\s(?:at\sleast|over|about|around|more\sthan|another|a\sfurther|roughly|up\sto|no\smore\sthan|no\sless\sthan))?"
    r"|(?:grow|grows|cut|cuts|reduce|reduces|increase|increases|raise|raises|boost|boosts|lower|lowers|improve|improves|shrink|shrinks|trim|"
    r"trims|lift|lifts|slash|slashes|drop|drops|fall|falls|rise|rises|save|saves|decrease|decreases)(?![a-z])"
    r"(?!.{0,60}(?<![a-z])(?:to|at|below|above|under|over|from|within|on|for|in|that|who|with)(?![a-z]))[^,.;:\d]{0,48})\s?$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"\s?的?(?:以上|左右)?的?(?:同比|环比)?(?:增长(?!率)|提升(?![到至为成])|增幅|涨幅|降幅|下降(?![到至为])|降低(?![到至为])|改善|节省|节约|缩减|增量(?!\S))"
    r"|\s(?:more|fewer|less|higher|lower|faster|slower|increase|decrease|reduction|growth|rise|drop|decline|improvement|uplift|cut|savings?|"
    r"better|quicker|shorter|cheaper|year[- ]on[- ]year|yoy|over\slast)(?![A-Za-z])",
    re.IGNORECASE,
)
_TO_BEFORE = re.compile(r"(?:[到至为成]|(?<![a-z])to)\s?$", re.IGNORECASE)
_RANK_BEFORE = re.compile(
    r"(?:(?<![目之以提当年月日先生往向超空])前|top[\s-]?|rank(?:ed|s)?\s?(?:no\.?\s?|#)?|(?<![a-z])(?:no\.?|number)\s?|第)\s?$",
    re.IGNORECASE,
)
_RANK_FIRST = re.compile(
    rf"(?:(?<![A-Za-z])(?:number|no\.)\s(?P<en>one|1)(?=\s(?:in|for|on|among|by)|[.,;]|$)|#(?P<hash>1)(?!\d)|第(?P<cn>[一二三]|[1-3])(?P<tail>名|位|)(?![一-龥]?(?:期|批|轮|版|步|次|个|阶段|方|季|家|条|时间|代|届|篇|课|线|手|梯队|性|产业|大))"
    r")"
)
_RANK_CUE = re.compile(
    r"(?:做到|成为|进入|进|保持|位列|位居|排名|排|达到|冲|拿|争|夺|跻身|登顶|行业|全国|全球|区域|市场|份额|华东|华南|华北|全市|全省|国内|品类|稳居|居|是|become|be|rank|reach|stay|as|to|the|finish)[^,，。;；]{0,6}$",
    re.IGNORECASE,
)
_SCORE_CUE = re.compile(
    r"(?:NPS|CSAT|CES|评分|打分|满意度|得分|分数|分值|均分|score|rating|rated?|rates|satisfaction)[^,，。;；]{0,24}$",
    re.IGNORECASE,
)
_MONEY_CUE = re.compile(
    r"(?:收入|营收|销售额|成交额|成交|签约额|新签额|合同额|回款|利润|毛利|净利|成本|预算|费用|客单价|客單價|单价|GMV|ARR|MRR|ARPU|年费|欠费|工资|薪|金额|余额|存款|存够|授信|额度|融资|现金|烧钱|资金|欠款|"
    r"应收|流水|产值|业绩|revenue|cost|budget|spend|sales|profit|margin|price|rent|salary|fee|rate|bookings|pipeline)[^,，。;；]{0,16}$",
    re.IGNORECASE,
)
_RATIO_CUE = re.compile(r"(?:ROI|ROAS|LTV|投入产出|投产|产出比|比值|人效比|盈亏比)[^,，。;；]{0,10}$", re.IGNORECASE)
_COUNTED = re.compile(r"\s(?:new\s|more\s|net\s)?(?P<noun>[A-Za-z][A-Za-z-]{1,24}(?:\s[A-Za-z][A-Za-z-]{1,24}){0,3})")
_NOT_NOUN = frozenset(
    "to in on at of by for from with within per and or a an the is are was were be than as that which who out into over under "
    "below above this next last each every during before after until via through up down now today more less fewer".split()
)
_AS_ONE = re.compile(
    r"(?:每(?:个|人)?(?:天|日|周|月|季度?|年|旬|季|班|次|人|店|组|队|校)[^,，。;；一]{0,8}|至少|不少于|不低于|最少|仅|只|各|再|超过|不超过|不多于|多|少|约|≥|>=|≤|<=)$"
)
_SIGN_VERB = re.compile(
    r"(?:签约?|签下|签定|新签|招聘?|招到|招募|拿下|新增|新开|开出|获得|赢得|斩获|孵化|培养|引入|引进|落地|申请|获批|拜访|开设|增加|增设|补上?|配备|交付)[^,，。;；]{0,6}$"
)
_ONE_ALONE = frozenset("名 位 家 间 所 场 篇 节 门 例 单 笔 届 次 期 人 户 课".split())
_ONE_NOUN = frozenset("个 条 款 项 座 台 只 支 套 本 份 张 辆 处".split())
_EN_ONE = re.compile(
    r"(?:at\s(?:least|most)|no\smore\sthan|no\sfewer\sthan|up\sto|only|exactly|per|under|below|over|hire|recruit|sign|close|win|publish|open|land|add|ship)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_FRACTIONS = {"hal": 2, "thi": 3, "qua": 4, "fif": 5, "ten": 10}
_EN_COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}


@dataclass(frozen=True, slots=True)
class _Amount:
    """A figure in the making: offsets, value and unit."""

    start: int
    end: int
    value: Decimal | None
    kind: FigureKind
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    op: FigureOp = "eq"
    sure: bool = True
    bare: bool = False  # no unit of its own


def read_figures(text: str) -> tuple[Figure, ...]:
    """Every amount in `text` in reading order, role "other"; dates, versions, ordinals, labels and words are none."""
    flat = plain(text)
    if not _HINT.search(flat):
        return ()
    dates = tuple(d.span for d in dates_in(text, flat))
    marks = tuple(m.span for m in marks_in(text, flat, dates))
    return figures_in(text, flat, (*dates, *marks))


def figures_in(text: str, flat: str, taken: Iterable[Span]) -> tuple[Figure, ...]:
    """`read_figures` outside the spans in `taken`, for a text whose plain form is at hand."""
    if not _HINT.search(flat):
        return ()
    mask = bytearray(len(flat))
    for start, end in taken:
        mask[start:end] = b"\x01" * (end - start)
    found: list[Figure] = []
    at = 0
    while (m := _TOKEN.search(flat, at)) is not None:
        hidden = mask.find(1, m.start(), m.end())
        if hidden >= 0:
            gap = mask.find(0, hidden)
            at = gap if gap > 0 else len(flat)
            if hidden > m.start() and flat[m.start()].isdigit():
                at = max(at, m.start() + 1)
            continue
        amount = _amount(flat, m)
        if amount is None:
            at = m.end() if m["cn"] is None else m.start() + _skip_cn(m)
            continue
        amount = _range(flat, amount, mask)
        at = max(amount.end, m.start() + 1)
        found.append(_finish(text, flat, amount))
    return tuple(found)


def _skip_cn(m: re.Match[str]) -> int:
    return len(m[0])


def _amount(flat: str, m: re.Match[str]) -> _Amount | None:
    """The amount that a token states, None where the words beside it make it none."""
    start, end = m.span()
    if m["num"] is not None:
        return _digits(flat, m)
    if m["cn"] is not None:
        return _chinese(flat, m)
    if m["enum"] is not None:
        return _english(flat, m)
    if m["of"] is not None:
        base = {"百": 1, "千": 10, "万": 100}[m[0][0]]
        value = _number(m["ofn"])
        return None if value is None else _Amount(start, end, value / base, "percent", "%")
    if m["hundred"] is not None:
        return _Amount(start, end, Decimal(100), "percent", "%")
    if m["cheng"] is not None:
        head = m["cn1"]
        if head in "几数":
            return None
        value = _number(head)
        if value is None:
            return None
        value *= 10
        if m["cn2"]:
            value += 5 if m["cn2"] == "半" else _number(m["cn2"]) or 0
        return _Amount(start, end, value, "percent", "%") if value <= 100 else None
    if m["parts"] is not None:
        den, nom = _number(m["den"]), _number(m["nom"])
        return _Amount(start, end, nom * 100 / den, "share", "%") if den and nom is not None else None
    if m["fan"] is not None:
        times = _number(m["fann"]) if m["fann"] else Decimal(1)
        if times is None or times > 60:
            return None
        if m["fanu"] == "倍" and m["fann"]:
            return _Amount(start, end, times, "ratio", "x", op="change")
        return _Amount(
            start, end, Decimal(2) ** int(times) if times == int(times) else times, "ratio", "x", op="change"
        )
    if m["halve"] is not None or m["ehalve"] is not None:
        return _Amount(start, end, Decimal(50), "percent", "%", op="change")
    if m["half"] is not None:
        return _Amount(start, end, Decimal(50), "share", "%", op="gt" if "过" in m[0] or "超" in m[0] else "eq")
    if m["state"] is not None:
        return _Amount(start, end, Decimal(0), "state")
    if m["ling"] is not None:
        return _Amount(start, start + 1, Decimal(0), "count")
    if m["vague"] is not None:
        return _vague(flat, m)
    return _english_idiom(flat, m) if m["share"] is None else _share(flat, m)


def _number(text: str) -> Decimal | None:
    return read_digits(text) if text[0].isdigit() else read_chinese(text)


def _vague(flat: str, m: re.Match[str]) -> _Amount | None:
    """数十家, 几百, 上千, 近百: about how much, never exactly."""
    scale = read_chinese(m["vs"])
    unit = UNIT.match(flat, m.end())
    if scale is None or (unit is None and m["vn"] in "数成好") or m["vn"] == "成":
        return None
    end = unit.end() if unit else len(flat[: m.end()].rstrip())
    known = unit_of(unit[0]) if unit else Unit("", "unknown")
    if m["vn"] == "上":
        return _Amount(m.start(), end, scale, known.kind, known.name, op="ge")
    if m["vn"] == "近":
        return _Amount(m.start() + 1, end, scale, known.kind, known.name, op="about")
    return _Amount(
        m.start(), end, None, known.kind, known.name, low=scale * 2, high=scale * 10 - 1, op="about", sure=False
    )


def _share(flat: str, m: re.Match[str]) -> _Amount | None:
    """9/10 的门店 is a share, 4.5/5 a score; dates were taken before."""
    part, whole = read_digits(m["sa"]), read_digits(m["sb"])
    if not whole or part > whole:
        return None
    if _SCORE_CUE.search(flat, max(0, m.start() - 30), m.start()):
        return _Amount(m.start(), m.end(), part, "score", "分")
    return _Amount(m.start(), m.end(), part * 100 / whole, "share", "%", sure=whole > 1)


def _english_idiom(flat: str, m: re.Match[str]) -> _Amount | None:
    start, end = m.span()
    if m["edouble"] is not None:
        value = {"d": 2, "t": 3, "q": 4}[m[0][0].lower()]
        if re.match(r"[\s-](?:check|click|digit|entry|sided|opt|glaz|book)", flat[end : end + 8], re.IGNORECASE):
            return None
        return _Amount(start, end, Decimal(value), "ratio", "x", op="change")
    if m["etwice"] is not None:
        return _Amount(start, end, Decimal(2 if m[0][:2].lower() == "tw" else 3), "ratio", "x")
    if m["efrac"] is not None:
        word = (m["fd"] or "half").lower()
        count = (m["fn"] or "one").lower()
        if word[:3] != "hal" and m["fn"] is None:
            return None  # "third" and "quarter" alone are an ordinal and a period
        if word[:3] == "qua" and flat[end : end + 3].strip()[:2] not in ("of", "th"):
            return None
        nom = Decimal(count) if count.isdigit() else Decimal(_EN_COUNT[count])
        change = bool(re.search(r"(?<![a-z])by\s$", flat[max(0, start - 4) : start], re.IGNORECASE))
        return _Amount(start, end, nom * 100 / _FRACTIONS[word[:3]], "share", "%", op="change" if change else "eq")
    if m["edozen"] is not None:
        words = m[0].lower().split()
        if "several" in words or words[-1] == "dozens":
            return _Amount(start, end, None, "count", low=Decimal(24), high=Decimal(99), op="about", sure=False)
        times = Decimal("0.5") if "half" in words else Decimal(_EN_COUNT.get(words[0], 1))
        return _Amount(start, end, times * 12, "count", _noun(flat, end))
    if m["outof"] is not None:
        part, whole = read_digits(m["oa"]), read_digits(m["ob"])
        if not whole or part > whole:
            return _Amount(start, start + len(m["oa"]), part, "unknown", bare=True)
        if _SCORE_CUE.search(flat, max(0, start - 30), start):
            return _Amount(start, end, part, "score", "分")
        return _Amount(start, end, part * 100 / whole, "share", "%")
    return None


def _english(flat: str, m: re.Match[str]) -> _Amount | None:
    """Number words: twenty-five leads, zero incidents; not "one" as an article, nor "two-way"."""
    start, end = m.span()
    words = m[0].lower()
    value = read_english(words)
    if value is None:
        return None
    if flat[end : end + 1] == "-" and not re.match(
        r"-(?:day|week|month|year|hour|minute|star|fold|point)", flat[end : end + 8], re.I
    ):
        return None
    sure = True
    if words in ("one", "a"):
        if not re.match(r"\sor\smore", flat[end : end + 8], re.IGNORECASE) and not _EN_ONE.search(
            flat[max(0, start - 32) : start]
        ):
            return None
        sure = False
    if words == "zero" and re.search(r"from\s$", flat[max(0, start - 6) : start], re.IGNORECASE):
        return None
    unit = UNIT.match(flat, end)
    if unit and unit["en"] and unit["en"].lower() not in ("x", "s", "m", "h"):
        known = unit_of(unit["en"])
        return _Amount(start, unit.end(), value * known.factor, known.kind, known.name, sure=sure)
    if unit and unit["sign"]:
        return _Amount(start, unit.end(), value, "percent", "%")
    if _RANK_BEFORE.search(flat[max(0, start - 8) : start]):
        return _Amount(start, end, value, "rank", sure=sure)
    return _Amount(start, end, value, "count", _noun(flat, end), sure=sure)


def _chinese(flat: str, m: re.Match[str]) -> _Amount | None:
    """A Chinese numeral is an amount only with a classifier or unit, or as a large number where one is expected."""
    run, start, end = m["cn"], m.start(), m.end()
    before = flat[max(0, start - 24) : start]
    if run[-1] == "点" or (start and flat[start - 1] in "第几数"):
        return _first_rank(flat, m)
    about: FigureOp = "eq"
    low = high = None
    more = _MORE.match(flat, end)
    unit = UNIT.match(flat, more.end() if more else end)
    if more and unit:
        about = "about"
    elif unit is None:
        unit = UNIT.match(flat, end)
    value = read_chinese(run)
    if len(run) >= 2 and run[0] in "一二三四五六七八九" and run[1] in "二三四五六七八九":
        spread = _spread(run)
        if spread is None:
            value = None if value is None else value
        else:
            low, high = spread
            value = None
    if value is None and low is None:
        return None
    if _RANK_BEFORE.search(before[-3:]) and (unit is None or unit["zh"] in ("名", "位", "强", "的")):
        return _Amount(start, unit.end() if unit else end, value, "rank", low=low, high=high)
    if unit is None or unit["zh"] is None:
        if unit is not None and unit["sign"]:
            return _Amount(start, unit.end(), value, "percent", "%")
        if (
            len(run) >= 2
            and value is not None
            and value >= 10
            and (
                re.search(r"(?:到|至|达|达到|超过?|突破|不低于|不少于|≥|>=|>|完成|约|近)\s?$", before)
                or (run[-1] in "万亿" and value >= 10**4)
            )
        ):
            return _Amount(start, end, value, "unknown", bare=True)
        return None
    word = unit["zh"]
    known = unit_of(word)
    if known.kind == "count" and word not in SPOKEN:
        return None
    if word in ("年", "日", "月", "星", "分", "周") and run == "一":
        return None
    sure = True
    if run == "一":
        kept = _one(flat, start, unit.end(), word, before)
        if kept is None:
            return None
        sure = kept
    elif run == "两" and word == "周" and flat[unit.end() : unit.end() + 1] == "年":
        return None
    if value is not None:
        value *= known.factor
    return _Amount(start, unit.end(), value, known.kind, known.name, low=low, high=high, op=about, sure=sure)


def _spread(run: str) -> tuple[Decimal, Decimal] | None:
    """三五家, 两三个, 七八成, 二三十人: two neighbouring digits are a range."""
    tail = run[2:]
    if any(c not in "十百千万亿" for c in tail):
        return None
    low, high = read_chinese(run[0] + tail), read_chinese(run[1] + tail)
    return (low, high) if low is not None and high is not None and low < high <= low + 3 * (low or 1) else None


def _one(flat: str, start: int, end: int, word: str, before: str) -> bool | None:
    """Whether 一 with a classifier is an amount (True: surely, False: by a guess), or an article (None)."""
    if before[-1:] in (
        "上",
        "下",
        "头",
        "另",
        "某",
        "这",
        "那",
        "每",
        "同",
        "任",
        "首",
        "唯",
        "之",
        "逐",
        "单",
        "万",
        "新",
        "统",
        "第",
        "有",
    ):
        return None
    if word in ("分钟", "小时", "个小时", "个工作日", "工作日", "天", "个月", "秒", "倍", "元", "块"):
        return True
    if _AS_ONE.search(before):
        return True
    if word in _ONE_ALONE:
        return False
    if word in _ONE_NOUN and _SIGN_VERB.search(before):
        return False
    return None


def _first_rank(flat: str, m: re.Match[str]) -> _Amount | None:
    return None


def _digits(flat: str, m: re.Match[str]) -> _Amount | None:
    """A number in digits with its currency, magnitude and unit."""
    start, end = m.start("num"), m.end()
    digits_at = m.start("digits")
    if m["cur"] is None:
        start = digits_at
    before = flat[max(0, start - 24) : start]
    glued = before[-1:]
    if glued and (glued.isascii() and glued.isalpha()):
        if not re.search(rf"(?<![A-Za-z])(?:{METRIC_ACRONYM})$", before):
            after = MAGNITUDE.match(flat, end) or UNIT.match(flat, end)
            if after is None and not re.search(r"[A-Z]{2,}$|(?:to|by|at|of)$", before):
                return None
    value = read_digits(m["digits"])
    big = MAGNITUDE.match(flat, end)
    currency = (
        CURRENCY.get(m["cur"].upper() if m["cur"] and m["cur"].isascii() else m["cur"] or "") if m["cur"] else None
    )
    scaled = False
    if big is not None and not _is_metre(flat, big, currency):
        value *= magnitude(big)
        end = big.end()
        scaled = True
    elif currency and flat[end : end + 1] in ("m", "b", "B") and not flat[end + 1 : end + 2].isalpha():
        value *= 10**6 if flat[end] == "m" else 10**9
        end += 1
    elif flat[end : end + 1] in ("m", "B") and not flat[end + 1 : end + 2].isalpha():
        return _letter_m(flat, start, end, value, before)
    more = _MORE.match(flat, end)
    op: FigureOp = "eq"
    unit_at = end
    if more is not None:
        after = MAGNITUDE.match(flat, more.end())
        if after is not None:
            value *= magnitude(after)
        unit = UNIT.match(flat, after.end() if after else more.end())
        if unit is not None or after is not None:
            op, unit_at = "about", after.end() if after else more.end()
            end = unit_at
    if currency:
        rate = RATE.match(flat, end)
        tail = UNIT.match(flat, end)
        if tail and unit_of(tail[0]).kind == "money":
            end = tail.end()
        unit_name = currency + (flat[rate.start() : rate.end()].replace(" ", "") if rate else "")
        return _Amount(start, rate.end() if rate else end, value, "money", unit_name, op=op)
    rank = _RANK_BEFORE.search(before)
    unit = UNIT.match(flat, unit_at)
    if rank and (unit is None or unit["zh"] in ("名", "位", "强", "家")) and "%" not in flat[end : end + 2]:
        if flat[rank.start() + max(0, start - 24)] == "第" and (unit is None or unit["zh"] not in ("名", "位")):
            return None
        return _Amount(start, unit.end() if unit else end, value, "rank")
    if unit is None:
        return _bare(flat, start, end, value, op, before, scaled)
    word = (unit["sign"] or unit["zh"] or unit["en"]).strip()
    if word in ("x", "X") and re.match(r"[\d]", flat[unit.end() : unit.end() + 1]):
        return _bare(flat, start, end, value, op, before, scaled)
    known = unit_of(word)
    if word.lower() == "s" and flat[unit.start() : unit.start() + 1] == " ":
        return _bare(flat, start, end, value, op, before, scaled)
    if word == "pct" and flat[unit.end() : unit.end() + 3] == " of":
        known = unit_of("%")
    stop = unit.end()
    if known.kind == "count" and word == "点" and not scaled:
        known = unit_of("分")
    if (
        unit["en"]
        and known.kind == "duration"
        and known.name in ("quarter", "month", "year", "day", "week")
        and len(word) < 3
    ):
        pass
    rate = RATE.match(flat, stop)
    name = known.name
    if rate is not None:
        name += flat[rate.start() : rate.end()].replace(" ", "")
        stop = rate.end()
    if known.kind == "duration" and known.name == "year" and word == "年" and value > 1000:
        return None
    return _Amount(start, stop, value * known.factor, known.kind, name, op=op)


def _is_metre(flat: str, big: re.Match[str], currency: str | None) -> bool:
    """Whether an M is no million: "5M" of data, and a lone k before a letter was no magnitude anyway."""
    return bool(big["letter"]) and big["letter"] in "Ww" and flat[big.end() : big.end() + 1].isalpha()


def _letter_m(flat: str, start: int, end: int, value: Decimal, before: str) -> _Amount | None:
    """22m is minutes, 5m users a million; 3B without a currency is a label."""
    if flat[end] == "B":
        return None
    people = re.match(
        r"\s(?:users|people|customers|views|visits|downloads|subscribers|members|installs|records|rows|events|requests|orders)",
        flat[end + 1 : end + 16],
    )
    if people:
        return _Amount(start, end + 1, value * 10**6, "count", people[0].strip())
    return _Amount(
        start,
        end + 1,
        value,
        "duration",
        "minute",
        sure=bool(re.search(r"time|latency|duration|wait|respon|turnaround|时|detect|recover|restor", before, re.I)),
    )


def _noun(flat: str, end: int) -> str:
    """The noun that English counts: the first plural within a few words, lower case."""
    m = _COUNTED.match(flat, end)
    if m is None:
        return ""
    first = ""
    for word in m["noun"].lower().split():
        if word in _NOT_NOUN:
            break
        first = word
        if word.endswith("s") and not word.endswith("ss"):
            return word
    return first


def _bare(flat: str, start: int, end: int, value: Decimal, op: FigureOp, before: str, scaled: bool) -> _Amount | None:
    """A number with no unit: its kind from what is measured, or from the noun that follows."""
    rate = RATE.match(flat, end)
    if rate is not None and not flat[end : end + 3].strip().startswith("/ "):
        name = flat[rate.start() : rate.end()].replace(" ", "")
        return _Amount(start, rate.end(), value, "count", name, op=op)
    ratio = re.match(r"\s?[:：]\s?(\d{1,3}(?:\.\d{1,2})?)(?!\d)", flat[end : end + 10])
    if ratio:
        whole = Decimal(ratio[1])
        if _RATIO_CUE.search(before) and value:
            return _Amount(start, end + ratio.end(), whole / value, "ratio", "x")
    noun = _noun(flat, end) if flat[end : end + 1] == " " else ""
    if _SCORE_CUE.search(before) and not noun.endswith("s"):
        return _Amount(start, end, value, "score", "分", op=op, bare=True)
    if noun.endswith("s"):
        return _Amount(start, end, value, "count", noun, op=op)
    if _MONEY_CUE.search(before):
        return _Amount(start, end, value, "money", "", op=op, sure=False, bare=True)
    if scaled or noun:
        return _Amount(start, end, value, "count", noun, op=op, sure=bool(noun), bare=not noun)
    return _Amount(start, end, value, "unknown", op=op, sure=False, bare=True)


def _range(flat: str, first: _Amount, mask: bytearray) -> _Amount:
    """3-5 家, 20%~30%, between 3 and 5: joins the second number; a change from A to B stays two figures."""
    if first.value is None or first.op == "change" or first.kind == "state":
        return first
    m = _RANGE.match(flat, first.end)
    if m is None or mask.find(1, m.start(), m.end()) >= 0:
        return first
    sep = m["sep"].lower()
    before = flat[max(0, first.start - 26) : first.start]
    if sep in ("到", "至", "to") and _FROM.search(before):
        return first
    if sep == "and" and not re.search(r"between\s?$", before, re.IGNORECASE):
        return first
    if sep in ("到", "至", "to") and not first.bare and not _BETWEEN.search(before):
        return first
    token = _TOKEN.match(flat, m.start("cur") if m["cur"] else m.start("n"))
    second = _amount(flat, token) if token is not None else None
    if second is None or second.value is None:
        return first
    if sep in ("到", "至", "to") and first.bare and second.bare and not _BETWEEN.search(before):
        return first  # "day rate 520 to 650" is a change
    if second.kind == "rank":
        return first
    low, high = first.value, second.value
    if first.bare and not second.bare:
        factor = _factor(flat, second)
        if second.value >= low * factor or low > second.value:
            low = low * factor
    return replace(
        second,
        start=first.start,
        value=None,
        low=low,
        high=high,
        kind=second.kind if first.bare or second.kind != "unknown" else first.kind,
        unit=second.unit or first.unit,
        sure=first.sure and second.sure if not first.bare else second.sure,
    )


def _factor(flat: str, second: _Amount) -> Decimal:
    """What the second number's magnitude and unit multiply by: 3-5 万 is 30000 to 50000."""
    m = re.match(rf"(?:{CURRENCY_BEFORE})?\s?({_N})", flat[second.start : second.end])
    digits = read_digits(m[1]) if m and m[1][0].isdigit() else None
    return second.value / digits if digits and second.value is not None else Decimal(1)


def _finish(text: str, flat: str, amount: _Amount) -> Figure:
    """The figure with what stands around it: at least, at most, about, a change."""
    start, end = amount.start, amount.end
    before = flat[max(0, start - 60) : start]
    near = before[-24:]
    op: FigureOp = amount.op
    after = _AFTER.match(flat, end)
    if op == "eq" or op == "about":
        for name, pattern in _BEFORE:
            if pattern.search(near):
                op = name
                break
        if op in ("eq", "about") and after is not None:
            op = "ge" if after["ge"] else "le" if after["le"] else "about"
    kind = amount.kind
    if (
        op != "change"
        and kind not in ("rank", "state")
        and _is_change(flat, amount, near, before, after.end() if after else end)
    ):
        op = "change"
    return Figure(
        quote=text[start:end],
        span=Span(start, end),
        value=None if amount.value is None else _tidy(amount.value),
        low=None if amount.low is None else _tidy(amount.low),
        high=None if amount.high is None else _tidy(amount.high),
        op=op,
        unit=amount.unit,
        kind=kind,
        sure=amount.sure,
    )


def _is_change(flat: str, amount: _Amount, near: str, before: str, end: int) -> bool:
    if _TO_BEFORE.search(near):
        return False
    hit = _CHANGE_BEFORE.search(near)
    if hit is not None:
        return not (amount.kind == "count" and hit[0][:2] in ("增加", "多出") and False)
    if _CHANGE_AFTER.match(flat, end):
        return amount.kind in (
            "percent",
            "points",
            "ratio",
            "share",
            "count",
            "duration",
            "money",
            "score",
            "unknown",
        ) and (amount.kind != "count" or not flat[end : end + 6].lower().startswith((" more", " better")))
    if not near.isascii() and not re.search(r"[a-z]\s?$", near, re.IGNORECASE):
        return False
    if amount.kind in ("percent", "points", "ratio", "share"):
        return _CHANGE_BEFORE_EN.search(before) is not None
    return (
        re.search(r"(?<![a-z])by(?:\s(?:at least|over|about|more than|another))?\s?$", near, re.IGNORECASE) is not None
        and amount.kind != "rank"
    )


def _tidy(value: Decimal) -> Decimal:
    """The value without idle zeros and without an exponent: 1.20E+6 is 1200000."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if abs(value) < Decimal(10) ** 27 else value
    return value.normalize()
