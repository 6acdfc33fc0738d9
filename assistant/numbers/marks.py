"""Digits and numerals that state no amount: versions, ordinals, labels, clock times, standards, words, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.numbers.cues import RANK_CUE
from assistant.numbers.units import UNIT
from assistant.numbers.words import CHINESE_WORDS, ENGLISH_WORDS
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Span

MarkKind = Literal["version", "ordinal", "label", "clock", "id", "weight", "word", "term"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A number that is none: `kind` "term" is a figure inside a metric's name (7 日留存, p95)."""

    text: str
    span: Span
    kind: MarkKind


# Metric acronyms that a figure follows without a blank: NPS30, DAU10万. Elsewhere letters and digits make a label.
_METRIC_ACRONYMS_WORDS = (
    "NPS ENPS CSAT CES ROI ROAS ROE ROA DAU MAU WAU PCU ACU GMV ARR MRR NRR GRR NDR ARPU ARPPU LTV CAC "
    "CPA CPC CPM CPL CTR CVR PV UV QPS TPS SLA SLO AUC KS MAPE OTIF MTTR MTBF MTTD OEE FCR AHT EBITDA FPY "
    "PPM DSO BLEU GPM RPM ASP AOV SKU IRR RT RMB USD CNY EUR GBP HKD TO BY AT OF "
)
METRIC_ACRONYMS = frozenset(_METRIC_ACRONYMS_WORDS.split())
_NUMBERED_WORDS = (
    "phase level tier stage step batch wave chapter part section article clause version release sprint "
    "iteration milestone series line press room floor gate zone site plant building bay lane terminal "
    "platform grade year week day type class category appendix annex no number nr volume vol scope cohort "
    "pillar priority horizon gen generation episode season ward district module lesson lab objective goal "
    "kr okr problem figure exhibit result unit form kit model grade round route microsoft office s "
)
_NUMBERED = frozenset(_NUMBERED_WORDS.split())
_ALSO_VERBS = frozenset(
    (
        "plant",
        "stage",
        "form",
        "release",
        "press",
        "batch",
        "model",
        "grade",
        "round",
        "step",
        "number",
        "level",
        "line",
    )
)
_PLURAL = late_compile(r"\s(?:[a-z-]{2,16}\s){0,2}[a-z-]{2,16}(?<!s)s(?![a-z])")
_PRODUCTS_WORDS = (
    "PG POSTGRES POSTGRESQL MYSQL PYTHON JAVA JDK NODE NODE.JS VUE REACT ANGULAR WINDOWS IOS ANDROID "
    "IPHONE KAFKA DJANGO RAILS PHP UBUNTU CENTOS DEBIAN KUBERNETES GPT CLAUDE LLAMA QWEN HTTP "
    "TLS OAUTH USB WIFI WI-FI SOC ISO ISO/IEC ISO/TS IEC IEEE GB GB/T ASTM IATF IFRS CMMI RFC SHA "
    "REDIS ELASTICSEARCH FLINK HADOOP UNITY UNREAL WCAG PEP GSP SAP ORACLE .NET HACCP "
    "FDA CFR AS9100 NFPA "
)
_PRODUCTS = frozenset(_PRODUCTS_WORDS.split())
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
_CLOCK_ZH = late_compile(
    r"(?:\d{1,2}\s?(?:点半?)?\s?[-~到至]\s?)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?点(?:[半钟整])?"
    r"(?=$|[前后之以到至的开下上,。;；、)）\s-])(?!\s\d|后?以?上(?:的|升)|以[上下])",
    needs="点",
)
_POINT_VERB = late_compile(r"(?:[升降涨跌高低加减多少][了个]?|提升|下降|上升|提高|降低|增长)\s?$")
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
    r"\d{1,2}\s?世纪|(?:985|211)(?=[\s/、]?(?:985|211|院校|高校|大学|工程|学校|硕士|本科))|"
    r"(?:315|520|1024|818|99|88)(?=\s?(?:活动|大促|晚会|促销|会员节|购物节|程序员节))|\d{5}(?=\s?(?:热线|电话|客服|专线|平台|服务(?!\s?[次人家位])|来电))|[12]\+1>[23]|(?<!\d)20[2-4]\d(?=\s?(?:攻坚|战略|行动|计划|征程|目标))|\d年(?=规划|行动计划|战略)|\d\s?星(?=好评|评价|级|酒店|评论|率)|\d{1,2}\s?(?:级别?|星级|等奖|年级|类医|甲|号(?!召|码|外)|#)|500\s?强|\d\s?线(?=城市|市场|员工|人员|门店)|(?:[5-9]0|00|05|10)\s?后(?![\d天])|(?:360|180)\s?(?:度|°)",
    needs="世纪 985 211 活动 大促 晚会 促销 节 热线 服务 来电 1+1 2+1 攻坚 行动 征程 目标 电话 客服 专线 平台 规划 计划 战略 星 级 等奖 类医 甲 号 # 强 线 后 度 °",
)
_LETTERS_AFTER = late_compile(
    r"[2-8]G(?![A-Za-z])|[248]K(?=\s?(?:视频|超清|画质|分辨率|屏|显示|video|content|display|TV|高清))|"
    r"(?:[25]S(?=\s?(?:管理|现场|检查|标准|audit))|6S|7S|3C|4S|4P|5W[12]H|5W|3D|2D|3PL|2FA|MP[34]|8D|5Why|[23]B(?=\s?(?:端|业务|市场|schema))|[23]C(?=\s?(?:端|业务|市场|数码)))"
    r"(?![A-Za-z\d])|\d{1,4}[A-Z]{1,3}\d{0,3}(?<![KMBWSHGT])(?![A-Za-z\d%/]|\s?%)"
)
_GLUED = late_compile(r"(?P<word>[A-Za-z]{1,16})(?P<join>[-_+]?)$")
_GLUED_TAIL = late_compile(r"(?:\.\d{1,4}){0,3}(?:[A-Za-z]{1,8}\d{0,4})?")
_KEEP_HYPHEN_WORDS = "sub top pre post near under over mid non plus minus nps csat roi a an to "
_KEEP_HYPHEN = frozenset(_KEEP_HYPHEN_WORDS.split())
_SPACED = late_compile(r"(?P<word>[A-Za-z./-]{1,14})\.?\s?#?$")
_LABEL_NOUN = late_compile(
    r"(?:产品|方案|项目|阶段|模块|产线|机组|标段|场景|车间|附件|路线|选项|战役|赛道|栋|路|街|院区|厂区)$"
)
_NUMBERED_ZH = late_compile(r"(?:目标|关键结果|关键成果|任务|里程碑|步骤|阶段|举措)\s?$")
# 会员体系 2.0, 材料 2.0: a round decimal with no unit names an edition, unless a score or a goal word stands before.
_ROUND = late_compile(r"\d\.0(?![\d.]|\s?[%万亿千倍分星天小秒元米公吨家个人次以及x-])")
_ERA = late_compile(
    r"\s?(?:时代|模式|阶段|战略|工程|行动|范式|思维|理念|形态|era\b|mindset\b|strategy\b)", re.IGNORECASE
)
_GOAL_BEFORE = late_compile(
    r"(?:[到至达为于过超约≥≤<>=~/(]|评分|得分|分数|NPS|CSAT|系数|指数|比|均值|(?<![A-Za-z])(?:to|of|at|above|below|over|under|than|score|rating|rated|from|least|most))\s?$",
    re.IGNORECASE,
)
_LIST_NUMBER = late_compile(
    r"(?m)^[#>\s*-]{0,8}(\d{1,2}(?:\.\d{1,2}){0,2})(?:[.、]\s?|[)）]\s?|\s(?=[一-龥A-Z]{2}))(?![\d%])",
)
_REVISED = late_compile(
    r"(?:升级|迁移|切换|适配|兼容|migrate|upgrade|move|port)(?:到|至|\sto)?\s?[A-Za-z一-龥]{0,12}?\s?$|版本\s?(?:号\s?)?$",
    re.IGNORECASE,
)
_GLUED_AMOUNT = late_compile(r"[\d%.,]{0,12}\d|\s?[%万亿‰]|\.\d")
_AMOUNT_AFTER = late_compile(
    r"[\d%.,]{0,12}\d|\s?[%万亿‰]|\.\d|\s?(?:percent|per\s|times|个|家|人(?!民)|条|次|天|小时|分|元|pp)"
)
_PERCENTILE = frozenset(("50", "75", "80", "90", "95", "99", "999", "99.9", "99.99"))
_NTH_ZH = late_compile(r"第\s?(?:\d{1,4}|[零一二三四五六七八九十百]{1,4})(?!\s?[名位](?!置))\s?[一-龥]?", needs="第")
_NUMERAL_ORDINAL = late_compile(
    r"[一二三四五六七八九十]{1,2}(?:级别?|星(?=级|好评|酒店|评价)|等奖|年级|号(?!召|码|外)|甲)|[一二三四五六]版(?!面|块|税|权)|"
    r"[一二三四五六]期(?=工程|项目|建设|上线|交付|开发|验收|系统|平台|改造|功能|方案)|(?<=[一-龥])(?<![办开做讲搞完各每第共出推举了组发播满到达至训课])[一二三四五六]期(?!班|培训|课|以上|内|学员)",
    needs="级 星 奖 号 甲 版 期",
)
_TITLE = late_compile(r"《[^》]{1,40}》", needs="《")  # 《新人 30 天手册》 counts nothing
_BRACKETED = late_compile(
    r"[(（\[【]\s?(?:权重|占比权重|weight|进度|完成度|progress|信心(?:指数|值)?|confidence|得分|score|打分)\s?[:：=]?\s?"
    r"\d{1,3}(?:\.\d{1,3})?\s?(?:%|/\s?\d{1,3})?\s?[)）\]】]"
    r"|(?<![一-龥])(?:权重|信心(?:指数|值)?)\s?[:：]?\s?\d{1,3}(?:\.\d{1,3})?\s?(?:%|/\s?\d{1,3})?"
    r"|(?<![A-Za-z])(?:(?:weight|confidence)\s?[:=]\s?\d{1,3}(?:\.\d{1,3})?\s?(?:%|/\s?\d{1,3})?|confidence\s\d{1,2}\s?/\s?\d{1,2})"
    r"|\d{1,3}\s?%\s(?:confident|confidence(?!\s(?:score|interval|index))|weight(?!\s(?:loss|gain|less))|sure(?![a-z]))(?![a-z])",
    re.IGNORECASE,
    needs="权重 weight 进度 完成度 progress 信心 confiden sure 得分 score 打分",
)
_ADDRESS = late_compile(r"https?://\S{1,300}|[\w.+-]{1,64}@[\w-]{1,64}\.[A-Za-z.]{2,20}", needs="http @")
# What is shouted about effort is no amount, and neither is a slogan's angle: 120% 的热情, give 110%, 360-degree, 9.9 包邮.
_SHOUTED = late_compile(
    r"\d{2,4}\s?%\s?(?:的|地)?\s?(?:[一-龥]{0,2}的)?(?:热情|努力|投入度?|用心|激情|专注|精力|状态|诚意|真心|热忱|耐心|责任心|力气|干劲|付出|心血|决心|信心|态度|劲头)(?!率|指数|评分)"
    r"|(?<![A-Za-z])(?:giv(?:e|es|ing)|gave|put(?:ting)?(?: in)?)\s(?:it\s|our\s|their\s)?(?:1[0-9]\d|200|1000)\s?(?:%|per\s?cent)(?!\s(?:of|more|higher|discount|refund|back|off))"
    r"|\d{2,4}\s?(?:%|per\s?cent)\s(?:of\s)?(?:our\s|their\s|my\s)?(?:[a-z]+\s)?(?:effort|commitment|energy|passion|dedication|enthusiasm|heart|devotion|determination|attitude)(?![A-Za-z]| score| rating)"
    r"|(?:360|180)(?:[\s-]degrees?(?![A-Za-z])|\s?°|\s?度|(?=\s?(?:环评|评估|评价|反馈|测评|访谈|考核|全景|review|feedback|assessment|appraisal)))"
    r"|\d{1,3}(?:\.\d{1,2})?\s?(?:元|块)?\s?(?=包邮)",
    re.IGNORECASE,
    needs="热情 努力 投入 用心 激情 专注 精力 状态 诚意 真心 热忱 耐心 责任心 力气 干劲 付出 心血 决心 信心 态度 劲头 giv gave put effort commitment energy passion dedication enthusiasm heart devotion determination attitude 360 180 包邮",
)
_RUN = late_compile(r"\d+(?:\.\d+)?")
_NUMERAL = late_compile(r"[零一二三四五六七八九十百千万亿两]", needs="零 一 二 三 四 五 六 七 八 九 十 百 千 万 亿 两")
_NUMBER_WORD = late_compile(
    r"one|two|three|zero|four|five|first|second", re.IGNORECASE, needs="one two three zero four five first second"
)


def read_marks(text: str) -> tuple[Mark, ...]:
    """Every number in `text` that states no amount and no date, in reading order."""
    flat = plain(text)
    return marks_in(text, flat, ())


def marks_in(text: str, flat: str, taken: tuple[Span, ...]) -> tuple[Mark, ...]:
    """`read_marks` outside the spans in `taken`, for a text whose plain form is at hand."""
    mask = bytearray(len(flat))
    for start, end in taken:
        mask[start:end] = b"\x01" * (end - start)
    found: list[Mark] = []
    for kind, start, end in _candidates(flat):
        if start < end and mask.find(1, start, end) < 0:
            mask[start:end] = b"\x01" * (end - start)
            found.append(Mark(text[start:end], Span(start, end), kind))
    found.sort(key=lambda mark: mark.span)
    return tuple(found)


def _candidates(flat: str) -> Iterator[tuple[MarkKind, int, int]]:
    digits = _RUN.search(flat) is not None
    if digits:
        if "《" in flat:
            for m in _TITLE.finditer(flat):
                yield "word", m.start(), m.end()
        if "://" in flat or "@" in flat:
            for m in _ADDRESS.finditer(flat):
                yield "id", m.start(), m.end()
        for m in _BRACKETED.finditer(flat):
            yield "weight", m.start(), m.end()
        for m in _SHOUTED.finditer(flat):
            yield "word", m.start(), m.end()
        numbered = _LIST_NUMBER.match(flat)
        if (
            numbered is not None
            and (flat[numbered.end(1)] != " " or "." in numbered[1])
            and not UNIT.match(flat, numbered.end(1))
        ):
            yield "label", numbered.start(1), numbered.end(1)
    if "第" in flat:
        for m in _NTH_ZH.finditer(flat):
            if not _is_rank(flat, m):
                yield "ordinal", m.start(), m.end()
    if digits:
        at = 0
        while (run := _RUN.search(flat, at)) is not None:
            hit = _digit_mark(flat, run.start(), run.end())
            if hit is not None:
                yield hit
            at = max(run.end(), hit[2] if hit else 0)
    if _NUMERAL.search(flat):
        for m in CHINESE_WORDS.finditer(flat):
            yield "word", m.start(), m.end()
        for m in _NUMERAL_ORDINAL.finditer(flat):
            yield "ordinal", m.start(), m.end()
        if "点" in flat:
            for m in _CLOCK_ZH.finditer(flat):
                if _NUMERAL.match(flat, m.start()) and not _POINT_VERB.search(flat[max(0, m.start() - 4) : m.start()]):
                    yield "clock", m.start(), m.end()
    if _NUMBER_WORD.search(flat):
        for m in ENGLISH_WORDS.finditer(flat):
            yield "word", m.start(), m.end()


def _is_rank(flat: str, m: re.Match[str]) -> bool:
    """成为行业第一 and 排名第 2 are places to reach; 第一期, 第一时间 and 第 2 批 are not."""
    tail = m[0].lstrip("第 ").lstrip("0123456789零一二三四五六七八九十百 ")
    if tail and tail not in "的大品,，。;；)）":
        return False
    return RANK_CUE.search(flat[max(0, m.start() - 10) : m.start()]) is not None


def _digit_mark(flat: str, start: int, end: int) -> tuple[MarkKind, int, int] | None:
    """What the digits from `start` to `end` are when they are no amount: first by what stands after, then before."""
    left = flat[start - 1] if start else ""
    right = flat[end : end + 1]
    if left not in ("", ".", "$", "€", "£", "¥", ",") or left == "":
        hit = _by_tail(flat, start, end, right)
        if hit is not None:
            return hit
    if not left:
        return None
    if left.isascii() and (left.isalpha() or left in "-_+"):
        return _glued(flat, start, end)
    if left == "#":
        before = flat[start - 2 : start - 1]
        return ("label", start - 1, end) if not before.isalnum() and flat[start:end] != "1" else None
    if left in " ." and start >= 2:
        return _spaced(flat, start, end)
    if end - start <= 4 and flat[start:end].isdigit() and not _AMOUNT_AFTER.match(flat, end):
        before = flat[max(0, start - 6) : start]
        if _LABEL_NOUN.search(before) or (right in (":", "：") and _NUMBERED_ZH.search(before)):
            return "label", start, end
    if left == "本" and _REVISED.search(flat[max(0, start - 6) : start]):
        return "version", start, end
    if left in "到至换配容级迁" and "." in flat[start:end] and _REVISED.search(flat[max(0, start - 20) : start]):
        return "version", start, end
    return None


def _by_tail(flat: str, start: int, end: int, right: str) -> tuple[MarkKind, int, int] | None:
    """7 日留存, 24/7, 1:1, 9:30, 9 点前, 2.0 版, 5G, 3rd, 三级, 13800138000: told by what follows the digits."""
    patterns: tuple[tuple[MarkKind, re.Pattern[str]], ...]
    if flat[end - 2 : end] == ".0" and not flat[max(0, start - 1) : start].isalpha() and _ROUND.match(flat, start):
        named = _ERA.match(flat, end) is not None  # 做到 2.0 时代
        return None if not named and _GOAL_BEFORE.search(flat[max(0, start - 8) : start]) else ("version", start, end)
    after = flat[end + 1 : end + 2] if right == " " else right
    if not after:
        return _try(flat, start, (("id", _PHONE), ("label", _ROUND_THE_CLOCK)))
    if after.isdigit():
        return None
    if after in "点-~到至" and (m := _CLOCK_ZH.match(flat, start)):
        previous = flat[max(0, start - 5) : start]
        if not _POINT_VERB.search(previous):
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
        patterns = (("term", _TERM),)
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


def _glued(flat: str, start: int, end: int) -> tuple[MarkKind, int, int] | None:
    """KR1, v2.0, p95, D7, k8s, GPT-4, T+1: letters right before the digits. NPS30 and RMB300 are amounts."""
    m = _GLUED.search(flat[max(0, start - 18) : start])
    if m is None:
        return None
    word, join = m["word"], m["join"]
    begin = start - len(m[0])
    if begin and flat[begin - 1].isalnum() and flat[begin - 1].isascii():
        return None
    if word.upper() in METRIC_ACRONYMS or (join and word.lower() in _KEEP_HYPHEN):
        return None
    number = flat[start:end]
    if word in ("v", "V", "ver", "Ver"):
        tail = _GLUED_TAIL.match(flat, end)
        return "version", begin, tail.end() if tail else end
    if word in ("p", "P") and number in _PERCENTILE:
        return "term", begin, end
    if join == "-" and len(word) > 8:
        return None
    if "." in number and not join:
        return ("label", begin, end) if word.upper() in ("KR", "O") else None
    if _GLUED_AMOUNT.match(flat, end) and word.upper() not in ("KR", "P", "O"):
        return None
    tail = _GLUED_TAIL.match(flat, end)
    stop = tail.end() if tail else end
    if word in ("D", "W", "M") and re.match(
        r"\s?(?:[/、,和及&]|留存|retention|复购|流失|ROI|LTV)", flat[stop : stop + 12]
    ):
        return "term", begin, stop
    return "label", begin, stop


def _spaced(flat: str, start: int, end: int) -> tuple[MarkKind, int, int] | None:
    """Phase 2, ISO 27001, PG 16, version 2.1: a word right before the number says it only names."""
    m = _SPACED.search(flat[max(0, start - 18) : start])
    if m is None:
        if "." in flat[start:end] and _REVISED.search(flat[max(0, start - 20) : start]):
            return "version", start, end
        return None
    word = m["word"].lstrip(".") if m["word"] != ".NET" else ".NET"
    begin = start - len(m[0]) + (len(m["word"]) - len(word))
    if begin and flat[begin - 1].isascii() and flat[begin - 1].isalnum():
        return None
    if len(flat[start:end]) > 6 or _AMOUNT_AFTER.match(flat, end):
        return None
    if word.upper() in _PRODUCTS and (word[0].isupper() or word in ("iOS", ".NET", "iPhone", "python", "java", "node")):
        year = re.match(r"[:-](?:19|20)\d\d", flat[end : end + 5])
        return "version", begin, end + (5 if year else 0)
    number = flat[start:end]
    if begin == 0 and word.lower() in _ALSO_VERBS and _PLURAL.match(flat, end):
        return None  # "Plant 200 trees", "Release 3 features"
    if word.lower() in _NUMBERED and len(number) <= 4:
        if word.lower() in ("no", "number") and number == "1":
            return None
        return "ordinal", begin, end
    if word in ("v", "V"):
        return "version", begin, end
    if "." in number and _REVISED.search(flat[max(0, start - 20) : start]):
        return "version", start, end
    return None
