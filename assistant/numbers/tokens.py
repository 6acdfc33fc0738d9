"""The words and digits that may state an amount, and the amount each of them states by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.numbers.cues import (
    EN_ONE,
    MONEY_CUE,
    ONE_ALONE,
    ONE_AMOUNT,
    ONE_ARTICLE,
    ONE_NOUN,
    RANK_CUE,
    RATIO_CUE,
    SCORE_CUE,
    SIGN_VERB,
    TIME_CUE,
)
from assistant.numbers.marks import METRIC_ACRONYMS
from assistant.numbers.numerals import CHINESE, DIGITS, ENGLISH, MAX_NUMERAL, read_chinese, read_digits, read_english
from assistant.numbers.units import CURRENCY, CURRENCY_BEFORE, MAGNITUDE, RATE, SPOKEN, UNIT, magnitude, unit_of
from assistant.types import FigureKind, FigureOp

_FEW = "[一二两三四五六七八九]"
NUMBER = rf"(?:{DIGITS}|{CHINESE}{{1,12}}(?:点{CHINESE}{{1,6}})?)"
_NO_SHARE = "本功交立为果员长型熟绩都品人套就效败分团语"  # 三成本, 成功 and their like are no tenths

# Digits, Chinese numerals and Chinese idioms.
TOKEN = re.compile(
    rf"""
    (?=[\d{CHINESE[1:-1]}几数上近成好翻减腰砍少打过超大清归半前第Tt$€£¥₹RUCEGHJINAS人])(?:  # a quick look: most characters begin nothing
    (?P<of>(?:百分之?|千分之|万分之)\s?(?P<ofn>{NUMBER}))
    |(?P<hundred>百分百|百分之百)
    |(?P<parts>(?P<den>\d{{1,6}}|{CHINESE}{{1,4}})\s?分之\s?(?P<nom>\d{{1,6}}|{CHINESE}{{1,4}}))
    |(?P<tenths>(?P<t1>\d(?:\.\d)?|{_FEW})(?P<t2>{_FEW})?\s?成(?![{_NO_SHARE}])(?P<t3>{_FEW}|半)?)
    |(?P<fan>翻了?\s?(?:(?P<fann>\d{{1,2}}|{_FEW})\s?(?P<fanu>[番倍])|[番倍]))
    |(?P<halve>减\s?[少至到]?\s?(?:一半|半)(?![年天月小数])|腰斩|砍掉?一半|少一半|打对折|打五折)
    |(?P<half>一半|[过超]?半数(?:以上)?|(?<![一-龥])过半(?![年天月小])|过半(?=$|[,，。;；的])|大半(?=的))
    |(?P<state>清零|归零)
    |(?P<ling>零(?=\s?[一-龥]))
    |(?P<vague>(?P<vn>[几数上近成好])(?P<vs>[十百千万亿]{{1,2}})(?:余|多)?\s?)
    |(?P<spell>半\s?个?\s?(?P<su>小时|钟头|天|日|个月|月|分钟|年)(?![度报]))
    |(?P<rank>(?:(?<![之以提当年月日先生往向超空期末底初号季周天半目\x00])前\s?|(?<![A-Za-z])[Tt][Oo][Pp][\s-]?)(?P<rn>\d{{1,3}}|{CHINESE}{{1,3}})(?![\d.%])(?P<rt>\s?[名位强])?)
    |(?P<first>第\s?(?P<f1>[一二三123])\s?(?:名|位|(?=$|[,，。;；)）\s的]|大(?![一-龥]?[类步])|品牌)))
    |(?P<share>(?<![\d./])(?P<sa>\d{{1,4}}(?:\.\d{{1,2}})?)\s?/\s?(?P<sb>\d{{1,4}})(?![\d/]))
    |(?P<outof>(?<![\d.,])(?P<oa>\d{{1,6}}(?:\.\d{{1,2}})?)\s(?:out\sof|of|in)\s(?:every\s|the\s|our\s)?(?P<ob>\d{{1,6}})(?![\d%.,]{0, 12}[\d%]|\s?[-~])(?!\s(?:day|week|month|year|hour|minute)))
    |(?P<num>(?:(?P<cur>{CURRENCY_BEFORE})\s?)?(?P<digits>{DIGITS}))
    |(?P<cnr>(?P<c1>{CHINESE}{{1,6}})\s?[到至~-]\s?(?P<c2>{CHINESE}{{1,6}}))
    |(?P<cn>{CHINESE}{{1,{MAX_NUMERAL}}}(?:点{CHINESE}{{1,8}})?)
    )
    """,
    re.VERBOSE,
)
TOKEN_HINT = re.compile(rf"[\d{CHINESE[1:-1]}半几数翻]|腰斩|清零|归零")

# English words.
_NTH = r"halves|half|thirds?|quarters?|fifths?|tenths?"
WORD_TOKEN = re.compile(
    rf"""(?<![A-Za-z])(?:
     (?P<ehalve>halv(?:e|es|ed|ing)|in\shalf)
    |(?P<edouble>(?:doubl|tripl|quadrupl)(?:e|es|ed|ing))
    |(?P<etwice>twice|thrice)
    |(?P<efold>(?:two|three|four|five|ten)[\s-]?fold)
    |(?P<erank>(?:rank(?:s|ed)?|come|comes|came|finish(?:ed)?)\sfirst|top[\s-](?:three|five|ten|two|four|twenty)|number\s(?:one|1)|no\.\s?1(?!\d)|no\s1(?=\s(?:in|for|on|among|by)|\s?[.,;]|$)|\#1(?!\d)|\d{{1,2}}(?:st|nd|rd|th)(?=\splace))
    |(?P<ehour>half\s(?:a|an)\s(?P<eu>hour|day|week|month|year|minute))
    |(?P<efrac>(?:(?P<fn>one|two|three|four|a|\d)[\s-])?(?P<fd>{_NTH})(?=\s(?:of|the|fewer|less|more|as|in|by|at|on|with|within|from|are|is|have|all|our|to)\b|\s?[.,;:)]|$))
    |(?P<edozen>(?:(?:a|one|two|three|half\sa|several)\s)?dozens?(?=\s))
    |(?P<ein>(?P<ei1>one|two|three|four|five|six|seven|eight|nine)\s(?:in|out\sof)\s(?P<ei2>two|three|four|five|six|seven|eight|nine|ten|twenty|hundred))
    |(?P<enum>(?:a\s(?=hundred|thousand|million|billion))?{ENGLISH})
    )(?![A-Za-z])""",
    re.VERBOSE | re.IGNORECASE,
)
WORD_HINT = re.compile(
    r"halv|doubl|tripl|quadrupl|half|twice|thri|third|quarter|fifth|tenth|dozen|zero|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twel|teen|twent|thirt|fort|fift|sixt|ninet|hundred|thousand|million|fold|first|#1|no\. ?1|top|number 1",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s?[余多几来](?!次|种|元化|级|端|样|方|地|渠|语|部门|维|层|头|久|功|自|源|少)")
_COUNTED = re.compile(r"\s(?P<noun>[A-Za-z][A-Za-z-]{1,24}(?:\s[A-Za-z][A-Za-z-]{1,24}){0,3})")
_NOT_NOUN_WORDS = (
    "to in on at of by for from with within per and or a an the is are was were be than as that which who "
    "out into over under below above this next last each every during before after until via through up "
    "down now today more less fewer plus "
)
_NOT_NOUN = frozenset(_NOT_NOUN_WORDS.split())
_WHOLE_DAY = frozenset(("day", "week", "month", "year", "hour", "minute", "second", "workday", "ms", "quarter"))
_SPELLED = {
    "小时": "hour",
    "钟头": "hour",
    "天": "day",
    "日": "day",
    "个月": "month",
    "月": "month",
    "分钟": "minute",
    "年": "year",
}
_COUNT_WORD = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_PARTS = {"hal": 2, "thi": 3, "qua": 4, "fif": 5, "ten": 10}


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in the making. `bare` is True for a number that has no unit of its own."""

    start: int
    end: int
    value: Decimal | None
    kind: FigureKind
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    op: FigureOp = "eq"
    sure: bool = True
    bare: bool = False


def number(text: str) -> Decimal | None:
    """The number that digits or a Chinese numeral state."""
    return read_digits(text) if text[0].isdigit() else read_chinese(text)


def amount_of(flat: str, m: re.Match[str]) -> Amount | None:
    """The amount that a match of TOKEN states; None where the words beside it make it none."""
    group = m.lastgroup
    if m["num"] is not None:
        return _digits(flat, m)
    if m["cn"] is not None:
        return _chinese(flat, m)
    return _share(flat, m) if group in ("share", "outof") or m["share"] or m["outof"] else _idiom(flat, m)


def _idiom(flat: str, m: re.Match[str]) -> Amount | None:
    """三成, 百分之五, 翻番, 减半, 一半, 零, 数十家, 半小时, 前三, 第一, 三到五家."""
    start, end = m.span()
    if m["of"] is not None:
        value = number(m["ofn"])
        return (
            None
            if value is None
            else Amount(start, end, value / {"百": 1, "千": 10, "万": 100}[m[0][0]], "percent", "%")
        )
    if m["hundred"] is not None:
        return Amount(start, end, Decimal(100), "percent", "%")
    if m["parts"] is not None:
        den, nom = number(m["den"]), number(m["nom"])
        return Amount(start, end, nom * 100 / den, "share", "%") if den and nom is not None else None
    if m["tenths"] is not None:
        return _tenths(m)
    if m["fan"] is not None:
        times = number(m["fann"]) if m["fann"] else Decimal(1)
        if times is None or times > 60:
            return None
        doubled = times if m["fanu"] == "倍" and m["fann"] and times != 1 else Decimal(2) ** int(times)
        return Amount(start, end, doubled, "ratio", "x", op="change")
    if m["halve"] is not None:
        return Amount(start, end, Decimal(50), "percent", "%", op="change")
    if m["half"] is not None:
        return Amount(start, end, Decimal(50), "share", "%", op="gt" if m[0][0] in "过超" else "eq")
    if m["state"] is not None:
        return Amount(start, end, Decimal(0), "state")
    if m["ling"] is not None:
        return Amount(start, end, Decimal(0), "count")
    if m["vague"] is not None:
        return _vague(flat, m)
    if m["spell"] is not None:
        if start and flat[start - 1] in "上下每个点大多过":
            return None
        return Amount(start, end, Decimal("0.5"), "duration", _SPELLED[m["su"]])
    if m["rank"] is not None:
        return _rank(flat, m)
    if m["first"] is not None:
        value = number(m["f1"])
        before = flat[max(0, start - 8) : start]
        return Amount(start, end, value, "rank") if RANK_CUE.search(before) or m[0][-1] in "名位" else None
    low, high = number(m["c1"]), number(m["c2"])
    unit = UNIT.match(flat, end)
    if unit is None or low is None or high is None or low >= high:
        return None
    known = unit_of(unit[0])
    return Amount(start, unit.end(), None, known.kind, known.name, low=low * known.factor, high=high * known.factor)


def _tenths(m: re.Match[str]) -> Amount | None:
    """三成, 三成五, 七八成."""
    first = number(m["t1"])
    if first is None:
        return None
    if m["t2"]:
        second = number(m["t2"])
        if m["t1"][0].isdigit() or second is None or second <= first:
            return None
        return Amount(m.start(), m.end(), None, "percent", "%", low=first * 10, high=second * 10)
    extra = 5 if m["t3"] == "半" else number(m["t3"]) if m["t3"] else 0
    return Amount(m.start(), m.end(), first * 10 + (extra or 0), "percent", "%")


def _vague(flat: str, m: re.Match[str]) -> Amount | None:
    """数十家, 几百, 上千, 近百: about how much, never exactly."""
    scale = read_chinese(m["vs"])
    unit = UNIT.match(flat, m.end())
    if scale is None or m["vn"] == "成" or (unit is None and m["vn"] in "数好"):
        return None
    end = unit.end() if unit else m.start() + len(m[0].rstrip())
    known = unit_of(unit[0]) if unit else unit_of("")
    if m["vn"] in "上近":
        start = m.start() + (m["vn"] == "近")
        return Amount(start, end, scale, known.kind, known.name, op="ge" if m["vn"] == "上" else "about")
    low, high = scale * 2, scale * 10 - 1
    return Amount(m.start(), end, None, known.kind, known.name, low=low, high=high, op="about", sure=False)


def _rank(flat: str, m: re.Match[str]) -> Amount | None:
    """前三, 前 5 名, top 10; not 前 3 天, 前三个月, 前 10%."""
    value, end = number(m["rn"]), m.end()
    if value is None or not value:
        return None
    if m["rt"] is None:
        unit = UNIT.match(flat, end)
        if unit is not None and (unit["sign"] or unit_of(unit[0]).kind in ("duration", "percent", "money")):
            return None
        if flat[end : end + 1] in ("端", "轮", "期", "后") or MAGNITUDE.match(flat, end):
            return None
    return Amount(m.start(), end, value, "rank")


def _share(flat: str, m: re.Match[str]) -> Amount | None:
    """9/10 的门店 and 9 out of 10 are shares, 4.5/5 a score; dates were taken before."""
    part, whole = (m["sa"], m["sb"]) if m["share"] is not None else (m["oa"], m["ob"])
    value, full = read_digits(part), read_digits(whole)
    if not full or value > full:
        if m["outof"] is not None:
            return Amount(m.start(), m.start() + len(part), value, "unknown", bare=True)
        return None
    if SCORE_CUE.search(flat[max(0, m.start() - 30) : m.start()]) or "." in part:
        return Amount(m.start(), m.end(), value, "score", "分")
    return Amount(m.start(), m.end(), value * 100 / full, "share", "%")


def word_amount_of(flat: str, m: re.Match[str]) -> Amount | None:
    """The amount that a match of WORD_TOKEN states; None where the words beside it make it none."""
    start, end = m.span()
    if m["enum"] is not None:
        return _english(flat, m)
    if m["ehalve"] is not None:
        return Amount(start, end, Decimal(50), "percent", "%", op="change")
    if m["edouble"] is not None:
        if re.match(
            r"[\s-](?:check|click|digit|entry|sided|opt|glaz|book|down|major|blind|taxation|standard)",
            flat[end : end + 10],
            re.I,
        ):
            return None
        return Amount(start, end, Decimal({"d": 2, "t": 3, "q": 4}[m[0][0].lower()]), "ratio", "x", op="change")
    if m["etwice"] is not None:
        return Amount(start, end, Decimal(2 if m[0][1].lower() == "w" else 3), "ratio", "x")
    if m["efold"] is not None:
        return Amount(start, end, Decimal(_COUNT_WORD[re.split(r"[\s-]|fold", m[0].lower())[0]]), "ratio", "x")
    if m["erank"] is not None:
        word = re.split(r"[\s-]", m[0].lower())[-1] if m[0][0] != "#" else "1"
        place = re.match(r"\d+", m[0])
        value = Decimal(place[0]) if place else Decimal(1) if word == "first" else read_english(word) or Decimal(1)
        return Amount(start, end, value, "rank")
    if m["ehour"] is not None:
        return Amount(start, end, Decimal("0.5"), "duration", m["eu"].lower())
    if m["ein"] is not None:
        part, whole = read_english(m["ei1"]), read_english(m["ei2"])
        if not part or not whole or part >= whole:
            return None
        return Amount(start, end, part * 100 / whole, "share", "%")
    if m["edozen"] is not None:
        words = m[0].lower().split()
        if words[0] == "several" or words[-1] == "dozens":
            return Amount(start, end, None, "count", low=Decimal(24), high=Decimal(99), op="about", sure=False)
        times = Decimal("0.5") if words[0] == "half" else Decimal(_COUNT_WORD.get(words[0], 1))
        return Amount(start, end, times * 12, "count", noun_after(flat, end))
    return _fraction(flat, m)


def _fraction(flat: str, m: re.Match[str]) -> Amount | None:
    """two-thirds of, a quarter of, by half; not "third party", "this quarter", "half-year"."""
    start, end = m.span()
    word, count = m["fd"].lower(), (m["fn"] or "").lower()
    if word[:3] != "hal" and not count:
        return None
    if word[:3] == "qua" and count in ("a", "one") and not re.match(r"\s(?:of|the)\s|[.,;]|$", flat[end : end + 5]):
        return None
    before = flat[max(0, start - 8) : start].lower()
    if word == "half" and not count and re.search(r"(?:first|second|1st|2nd|next|last|this|per|each)\s$", before):
        return None
    nom = Decimal(count) if count.isdigit() else Decimal(_COUNT_WORD.get(count, 1))
    op: FigureOp = "change" if before.endswith("by ") else "eq"
    return Amount(start, end, nom * 100 / _PARTS[word[:3]], "share", "%", op=op)


def _english(flat: str, m: re.Match[str]) -> Amount | None:
    """Number words: twenty-five leads, zero incidents; not "one" as an article, nor "two-way"."""
    start, end = m.span()
    words = m[0].lower()
    value = read_english(words)
    if value is None:
        return None
    if flat[end : end + 1] == "-" and not re.match(
        r"-(?:day|week|month|year|hour|minute|point)", flat[end : end + 8], re.I
    ):
        return None
    before = flat[max(0, start - 32) : start]
    sure = True
    if words == "one":
        if not re.match(r"\sor\smore|\s?%", flat[end : end + 8], re.I) and not EN_ONE.search(before):
            return None
        sure = False
    unit = UNIT.match(flat, end)
    if unit is not None and (unit["sign"] or (unit["en"] and len(unit["en"]) > 2)):
        known = unit_of(unit["sign"] or unit["en"])
        return Amount(start, unit.end(), value * known.factor, known.kind, known.name, sure=sure)
    return Amount(start, end, value, "count", noun_after(flat, end), sure=sure)


def _chinese(flat: str, m: re.Match[str]) -> Amount | None:
    """A Chinese numeral is an amount only with a classifier or unit, or as a large number where one is expected."""
    run, start, end = m["cn"], m.start(), m.end()
    before = flat[max(0, start - 24) : start]
    if before[-1:] in ("第", "几", "数") or run in ("万", "亿"):
        return None
    more = _MORE.match(flat, end)
    unit = UNIT.match(flat, more.end()) if more else None
    op: FigureOp = "about" if unit else "eq"
    half = Decimal(0)
    if unit is None:
        if flat.startswith("个半", end):
            unit, half = UNIT.match(flat, end + 2), Decimal("0.5")
        unit = unit or UNIT.match(flat, end)
    value = read_chinese(run)
    low = high = None
    if (len(run) >= 2 and run[0] in "一二三四五六七八九" and run[1] in "二三四五六七八九") or run[:2] == "两三":
        spread = _spread(run)
        if spread is not None:
            (low, high), value = spread, None
    if value is None and low is None:
        return None
    if unit is None or not (unit["zh"] or unit["sign"]):
        expected = re.search(r"(?:[到至达破过于约近成]|完成|≥|>=?)\s?$", before)
        if len(run) >= 2 and value is not None and value >= 10 and (expected or (run[-1] in "万亿" and value >= 10**4)):
            return Amount(start, end, value, "money" if MONEY_CUE.search(before) else "unknown", bare=True, sure=False)
        return None
    word = unit["zh"] or unit["sign"]
    known = unit_of(word)
    if (known.kind == "count" and word not in SPOKEN) or (known.kind == "score" and word != "分"):
        return None
    sure = True
    if run == "一" and not half:
        kept = _one(flat, unit.end(), word, before)
        if kept is None:
            return None
        sure = kept
    stop = unit.end()
    if known.kind == "duration" and flat.startswith("半", stop) and word in ("年", "天"):
        half, stop = Decimal("0.5"), stop + 1
    if known.kind == "duration" and word in ("年", "周") and flat[stop : stop + 1] in ("级", "年"):
        return None
    if known.name == "元" and word == "块" and len(run) == 1:
        return None
    if value is not None:
        value = (value + half) * known.factor
    rate = RATE.match(flat, stop)
    name = known.name + (flat[rate.start() : rate.end()].replace(" ", "") if rate else "")
    return Amount(start, rate.end() if rate else stop, value, known.kind, name, low=low, high=high, op=op, sure=sure)


def _spread(run: str) -> tuple[Decimal, Decimal] | None:
    """三五家, 两三个, 二三十人: two neighbouring digits are a range."""
    tail = run[2:]
    if tail.strip("十百千万亿"):
        return None
    low, high = read_chinese(run[0] + tail), read_chinese(run[1] + tail)
    return (low, high) if low is not None and high is not None and low < high <= low * 3 else None


def _one(flat: str, end: int, word: str, before: str) -> bool | None:
    """Whether 一 with a classifier is an amount (True: surely, False: by a guess), or an article (None)."""
    if before[-1:] in ONE_ARTICLE:
        return None
    if ONE_AMOUNT.search(before):
        return True
    kind = unit_of(word).kind
    if kind == "duration":
        inside = re.match(r"\s?(?:以内|之内|内|完成|响应|解决|交付)", flat[end : end + 4])
        return True if inside or re.search(r"[到至在为成]\s?$", before) else None
    if kind in ("points", "ratio", "percent"):
        return True
    if kind != "count":
        return None
    if word in ONE_ALONE or (word in ONE_NOUN and SIGN_VERB.search(before)):
        return False
    return None


def _digits(flat: str, m: re.Match[str]) -> Amount | None:
    """A number in digits with its currency, magnitude and unit."""
    digits_at, end = m.start("digits"), m.end()
    start = digits_at if m["cur"] is None else m.start("cur")
    before = flat[max(0, start - 32) : start]
    if before and before[-1].isascii() and before[-1].isalpha():
        letters = re.search(r"[A-Za-z]+$", before)
        known_metric = letters is not None and letters[0].upper() in METRIC_ACRONYMS
        if not known_metric and MAGNITUDE.match(flat, end) is None and UNIT.match(flat, end) is None:
            return None
    value = read_digits(m["digits"])
    currency = CURRENCY.get(m["cur"].upper()) if m["cur"] else None
    scaled = False
    big = MAGNITUDE.match(flat, end)
    letter = flat[end : end + 1] if not flat[end + 1 : end + 2].isalpha() else ""
    if big is not None:
        value, end, scaled = value * magnitude(big), big.end(), True
        extra = (
            re.match(r"\s?(\d)(千)?(?=\s?[元人家户件单条次个])", flat[end : end + 5])
            if big[0].strip() == "万"
            else None
        )
        if extra:
            value, end = value + int(extra[1]) * 1000, end + extra.end(2 if extra[2] else 1)
    elif currency and letter in ("m", "b", "B"):
        value, end, scaled = value * (10**6 if letter == "m" else 10**9), end + 1, True
    elif letter in ("m", "B"):
        return _letter(flat, start, end, value, before)
    op: FigureOp = "eq"
    more = _MORE.match(flat, end)
    if more is not None:
        after = MAGNITUDE.match(flat, more.end())
        stop = after.end() if after else more.end()
        if after is not None or UNIT.match(flat, stop):
            value, end, op = value * (magnitude(after) if after else 1), stop, "about"
    if currency:
        tail = UNIT.match(flat, end)
        if tail and unit_of(tail[0]).kind == "money":
            end = tail.end()
        rate = RATE.match(flat, end)
        name = currency + (flat[rate.start() : rate.end()].replace(" ", "") if rate else "")
        return Amount(start, rate.end() if rate else end, value, "money", name, op=op)
    half = Decimal(0)
    unit = UNIT.match(flat, end)
    if flat.startswith("个半", end) and (longer := UNIT.match(flat, end + 2)) is not None:
        unit, half = longer, Decimal("0.5")
    if unit is None:
        return _bare(flat, start, end, value, op, before, scaled)
    word: str = (unit["sign"] or unit["zh"] or unit["en"]).strip()
    known = unit_of(word)
    follows = flat[unit.end() : unit.end() + 4]
    spaced = flat[end : end + 1] == " "
    if (word in ("x", "X") and follows[:1].isdigit()) or (spaced and word in ("s", "h", "x", "m", "w")):
        return _bare(flat, start, end, value, op, before, scaled)
    if word == "s" and follows.startswith(" of"):
        return None  # "10s of thousands"
    if word == "pct" and follows.startswith(" of"):
        known = unit_of("%")
    if word == "点":
        known = unit_of("分")
    if word == "年" and value > 1000:
        return None
    if (
        word in ("分", "个", "点")
        and known.kind in ("score", "count")
        and RANK_CUE.search(before)
        and "名" in before[-6:]
    ):
        known = known._replace(kind="rank")
    stop = unit.end()
    rate = RATE.match(flat, stop)
    name = known.name
    if rate is not None:
        name, stop = name + flat[rate.start() : rate.end()].replace(" ", ""), rate.end()
    return Amount(start, stop, (value + half) * known.factor, known.kind, name, op=op)


def _letter(flat: str, start: int, end: int, value: Decimal, before: str) -> Amount | None:
    """22m is minutes, 5m users a million; 3B without a currency is a label."""
    if flat[end] == "B":
        return None
    noun = noun_after(flat, end + 1)
    if noun in (
        "users",
        "people",
        "customers",
        "views",
        "visits",
        "downloads",
        "subscribers",
        "members",
        "installs",
        "records",
        "rows",
        "events",
        "requests",
        "orders",
    ):
        return Amount(start, end + 1, value * 10**6, "count", noun)
    return Amount(start, end + 1, value, "duration", "minute", sure=TIME_CUE.search(before) is not None)


def noun_after(flat: str, end: int) -> str:
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


def _bare(flat: str, start: int, end: int, value: Decimal, op: FigureOp, before: str, scaled: bool) -> Amount | None:
    """A number with no unit: its kind from what is measured, or from the noun that follows."""
    rate = RATE.match(flat, end)
    if rate is not None:
        return Amount(start, rate.end(), value, "count", flat[rate.start() : rate.end()].replace(" ", ""), op=op)
    ratio = re.match(r"\s?[:：]\s?(\d{1,3}(?:\.\d{1,2})?)(?!\d)", flat[end : end + 10])
    if ratio and value and RATIO_CUE.search(before):
        return Amount(start, end + ratio.end(), Decimal(ratio[1]) / value, "ratio", "x")
    noun = noun_after(flat, end) if flat[end : end + 1] == " " else ""
    plural = noun.endswith("s") and not noun.endswith("ss")
    if not scaled and not plural and re.search(r"(?:排名|名次|排行|rank(?:ed|ing|s)?)[^,，。;；]{0,12}$", before, re.I):
        return Amount(start, end, value, "rank")
    if SCORE_CUE.search(before) and not plural:
        return Amount(start, end, value, "score", "分", op=op, bare=True)
    if plural:
        return Amount(start, end, value, "count", noun, op=op)
    if MONEY_CUE.search(before):
        return Amount(start, end, value, "money", "", op=op, sure=False, bare=True)
    if scaled or noun:
        return Amount(start, end, value, "count", noun, op=op, sure=bool(noun), bare=not noun)
    return Amount(start, end, value, "unknown", op=op, sure=False, bare=True)
