"""The label a line begins with: O1, O-1, O1-KR2, KR1.2, 目标一, 关键成果（三）, Objective 2, Key results and many more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.parse.numbering import CHINESE_NUMERAL, CIRCLED, numeral
from assistant.text import plain

Role = Literal["o", "kr", "krs", "note", "field"]

_NUM = rf"(?:\d{{1,2}}(?!\d)|{CHINESE_NUMERAL}|[{CIRCLED}]|[IVX]{{1,4}}(?![A-Za-z])|[A-H](?![A-Za-z'’]))"
_SUB = r"(?:[.\-_]\d{1,2}(?!\d)){0,2}"
_KR_CHINESE = "(?:关键结果|关键成果|关键性结果|关键产出|主要成果|核心结果|关键业绩结果)"
_KR_ENGLISH = r"(?i:key[\s_-]?results?)"
_KR_WORD = rf"(?:(?:KR|Kr|kr|K\.R\.)s?(?![A-Za-z])|{_KR_CHINESE}|{_KR_ENGLISH})"
_O_WORD = r"(?:(?i:objectives?|goals?|obj\.?)(?![A-Za-z])|目标|(?:OKR|okr|Okr)(?![A-Za-z])|[Oo](?![A-Za-z]))"
_WHOSE = (
    r"(?:(?:我的|我们的|个人|部门|团队|公司|小组|本季度?|本月|本年度?|年度|季度|月度|双月|总|大|核心|业务|工作|阶段|战略|经营"
    r"|上半年|下半年|全年|第?[一二三四]季度|Q[1-4]|H[12]|\d{4}年?|\d{1,2}月){1,3}的?)"
)
_OPEN = r"[\[【(（「『〔]?\s?"
_CLOSE = r"\s?[\]】)）」』〕]?"
# What may stand between a label and its colon: a weight, a priority, the plural in words.
_ASIDE = r"(?P<aside>\s?[\[【(（〔][^\[\]【】()（）〔〕]{1,30}[\]】)）〕])?"
_TAIL = r"(?P<tail>\s*(?:[:：|]{1,2}|=(?![=>])|→)\s*|\s*[.、)](?![\d])\s*|\s*-{1,2}>?(?![\d>%])\s+|\s*-(?=[^\x00-\x7f])\s*|\s*-{1,2}$|\s+|$|(?=[^\x00-\x7f]))"

_KR = re.compile(
    rf"{_OPEN}(?P<written>(?:(?:(?:O|o|OKR|okr|目标)\s?)?[-_.#]?\s?(?P<onum>{_NUM})\s?[-_./·]?\s?)?"
    rf"(?P<word>{_KR_WORD})(?:\s?[-_.#№]?\s?[(（]?(?P<num>{_NUM}{_SUB})[)）]?)?){_CLOSE}{_ASIDE}(?P<list>\s?(?:如下|列表|清单|们|分别是|包括|有))?{_TAIL}"
)
_KR_DOTTED = re.compile(
    rf"{_OPEN}(?P<written>(?:O|o)(?P<onum>\d{{1,2}})\s?[-.]\s?(?P<num>\d{{1,2}})){_CLOSE}(?![\d.%]){_ASIDE}{_TAIL}"
)
_K = re.compile(
    rf"{_OPEN}(?P<written>K(?P<num>\d{{1,2}}(?:[.-]\d{{1,2}})?)){_CLOSE}{_ASIDE}(?P<tail>\s*[:：|.、)]\s*|\s+-\s+|(?=\s*[^\x00-\x7f]))"
)
_O = re.compile(
    rf"{_OPEN}(?P<written>(?P<whose>{_WHOSE})?(?P<word>{_O_WORD})(?:\s?[-_.#№]?\s?[(（]?(?P<num>{_NUM})[)）]?)?(?:之[一二三四五])?)"
    rf"{_CLOSE}{_ASIDE}(?P<list>\s?(?:如下|是))?{_TAIL}"
)
_ORDINAL_O = re.compile(r"(?P<written>第(?P<num>[一二三四五]|\d)个?目标)(?P<tail>\s*[:：,、是]\s*|$)")
_NOTE_WORDS = (
    "说明|备注|备注说明|注|原因|背景|理由|补充|依赖|风险|拆解|路径|策略|打法|思路|计划|行动|行动项|行动计划|关键行动|关键举措|举措|措施|动作|关键任务|重点任务|任务|待办|里程碑"
    "|具体做法|做法|方法|怎么做|如何做|协作|支持|需要支持|评估标准|衡量方式|衡量标准|评分标准|口径|数据来源|进展|进展说明|复盘|总结"
)
_NOTE_ENGLISH = (
    "notes?|initiatives?|actions?|action items?|tasks?|to-?dos?|reason|why|because|background|context|risks?|dependenc(?:y|ies)"
    "|blockers?|plan|how|steps?|comments?|remarks?|details?|milestones?|measured by|source|data source|progress notes?|ps|n\\.?b\\.?"
)
_NOTE = re.compile(rf"(?P<written>{_NOTE_WORDS}|(?i:{_NOTE_ENGLISH}))\d{{0,2}}(?P<tail>\s*:\s*|$)")
_UNIT_AFTER = re.compile(r"\s?[家个名位万亿千百人元块次篇条%倍天周月年份单件台套款户场成分秒米]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in front of a line.

    `written` is the number as a person would name it ("KR2", "目标一"), `number` its value and `parent` the
    objective's number in O1-KR2. `end` is where the words begin. `firm` is False where the words could be content
    (a bare 目标 with a space behind it). `aside` is what stood in brackets inside the label.
    """

    role: Role
    written: str
    end: int
    number: int | None = None
    parent: int | None = None
    firm: bool = True
    aside: tuple[int, int] | None = None
    colon: bool = False


def read_label(text: str) -> Label | None:
    """The label that `text` begins with, None if it begins with words of its own."""
    flat = plain(text)
    head = flat[:48].lstrip("[(【（「『〔 ")
    if not head or not (head[0] in "OoKkGgA第目关主核" or head[0].isdigit() or _LIKELY.match(head)):
        return _note(flat)
    return _key_result(flat, text) or _objective(flat, text) or _note(flat)


_LIKELY = re.compile(rf"{_WHOSE}|{_NUM}\s?[-_./·]?\s?(?:KR|kr|关)")


def _key_result(flat: str, text: str) -> Label | None:
    match = _KR.match(flat) or _KR_DOTTED.match(flat) or _K.match(flat)
    if not match:
        return None
    groups = match.groupdict()
    tail = match["tail"]
    colon = any(c in tail for c in ":：|=→")
    aside = _aside(match, flat)
    if aside is not None and not colon and tail == "" and match.end() < len(flat):
        # "KR（新签）做到": the bracket belongs to the words unless a colon or a blank closes the label
        aside = aside if re.search(r"\d", groups.get("num") or "") else None
        if aside is None:
            return None
    number = _value(groups.get("num"))
    word = groups.get("word") or "KR"
    rest = flat[match.end() :].strip()
    written = _trim(text[match.start("written") : match.end("written")])
    parent = _value(groups.get("onum"))
    if number is None and parent is not None and not re.match(r"[Oo目]", groups["written"]) and not colon:
        return None
    if number is None:
        blank = bool(tail.strip()) or tail == "" and not rest
        if groups.get("list"):
            return Label("krs", written, match.end(), colon=colon, aside=aside)
        if not blank and not (tail.strip(" ") == "" and tail and word.upper().startswith("KR")):
            return None
        if word.lower().endswith("s") and word.upper() != "KRS" and not rest:
            return Label("krs", written, match.end(), colon=colon, aside=aside)
        if word.upper() == "KRS":
            return Label("krs", written, match.end(), colon=colon, aside=aside)
    elif tail == "" and rest and re.match(r"[A-Za-z0-9]", rest):
        return None
    return Label("kr", written, match.end(), number, parent, aside=aside, colon=colon)


def _objective(flat: str, text: str) -> Label | None:
    match = _ORDINAL_O.match(flat)
    if match:
        return Label("o", match["written"], match.end(), numeral(match["num"]), colon=True)
    match = _O.match(flat)
    if not match:
        return None
    tail, word, rest = match["tail"], match["word"], flat[match.end() :].strip()
    aside = _aside(match, flat)
    colon = any(c in tail for c in ":：|=→")
    number = _value(match["num"])
    written = _trim(text[match.start("written") : match.end("written")])
    if number is None:
        if aside is not None and not colon and rest:
            return None
        if word.lower() == "okr":
            return None
        strong = colon or (not rest and word != "o" and word != "O") or bool(tail.strip(" ."))
        if match["whose"] and not (colon or not rest):
            return None
        if not strong:
            if not tail or word == "目标" and not tail.strip() and match["list"]:
                return None
            if word.islower() and word not in ("o",):
                return None
            return Label("o", written, match.end(), None, firm=False, aside=aside)
        return Label("o", written, match.end(), None, aside=aside, colon=colon)
    if word == "目标" and not colon and not tail.strip() and _UNIT_AFTER.match(flat, match.end("num")):
        return None
    if tail == "" and rest and re.match(r"[A-Za-z0-9]", rest):
        return None
    firm = word in ("O", "目标") or colon or bool(tail.strip()) or not rest or word.lower().startswith("ob")
    if word.lower().startswith("goal") or word.lower() == "okr":
        firm = True
    if word == "o" and not colon and not tail.strip():
        firm = False
    return Label("o", written, match.end(), number, firm=firm, aside=aside, colon=colon)


def _note(flat: str) -> Label | None:
    match = _NOTE.match(flat)
    if not match:
        return None
    return Label("note", match["written"], match.end(), colon=":" in match["tail"])


def _aside(match: re.Match[str], flat: str) -> tuple[int, int] | None:
    if not match["aside"]:
        return None
    start, end = match.span("aside")
    while flat[start] == " ":
        start += 1
    return start, end


def _value(text: str | None) -> int | None:
    if not text:
        return None
    last = re.split(r"[.\-_]", text)[-1]
    return numeral(last)


def _trim(written: str) -> str:
    return written.strip(" .-_#")
