"""Digits that state no amount, told by what stands before them: KR1, v2.0, GPT-4, Phase 2, ISO 27001, 方案 2."""

from __future__ import annotations

import re

from assistant.numbers.mark import MarkKind
from assistant.text.late import late_compile

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
    "hall kr okr problem figure exhibit result unit form kit model grade round route microsoft office s "
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
_GLUED = late_compile(r"(?P<word>[A-Za-z]{1,16})(?P<join>[-_+]?)$")
_GLUED_TAIL = late_compile(r"(?:\.\d{1,4}){0,3}(?:[A-Za-z]{1,8}\d{0,4})?")
_KEEP_HYPHEN_WORDS = "sub top pre post near under over mid non plus minus nps csat roi a an to "
_KEEP_HYPHEN = frozenset(_KEEP_HYPHEN_WORDS.split())
_SPACED = late_compile(r"(?P<word>[A-Za-z./-]{1,14})\.?\s?#?$")
_LABEL_NOUN = late_compile(
    r"(?:产品|方案|项目|阶段|模块|产线|机组|标段|场景|车间|附件|路线|选项|战役|赛道|栋|路|街|院区|厂区)$"
)
_NUMBERED_ZH = late_compile(r"(?:目标|关键结果|关键成果|任务|里程碑|步骤|阶段|举措)\s?$")
_REVISED = late_compile(
    r"(?:升级|迁移|切换|适配|兼容|migrate|upgrade|move|port)(?:到|至|\sto)?\s?[A-Za-z一-龥]{0,12}?\s?$|版本\s?(?:号\s?)?$",
    re.IGNORECASE,
)
_GLUED_AMOUNT = late_compile(r"[\d%.,]{0,12}\d|\s?[%万亿‰]|\.\d")
_AMOUNT_AFTER = late_compile(
    r"[\d%.,]{0,12}\d|\s?[%万亿‰]|\.\d|\s?(?:percent|per\s|times|个|家|人(?!民)|条|次|天|小时|分|元|pp)"
)
_PERCENTILE = frozenset(("50", "75", "80", "90", "95", "99", "999", "99.9", "99.99"))


def by_what_leads(flat: str, start: int, end: int) -> tuple[MarkKind, int, int] | None:
    """KR1, #3, Phase 2, 方案 2, 切换到 3.0: told by what stands before the digits from `start` to `end`."""
    left, right = flat[start - 1], flat[end : end + 1]
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
