"""The label a line begins with: O1, O-1, O1-KR2, KR1.2, 目标一, 关键成果（三）, Objective 2, Key results and many more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.parse.numbering import CHINESE_NUMERAL, CIRCLED, numeral
from assistant.parse.period import is_period
from assistant.text import plain
from assistant.text.late import late_compile

Role = Literal["o", "kr", "krs"]
Tail = Literal["colon", "stop", "dash", "blank", "end", "glued", "bad"]

# Where the number of a label stands: right behind the word, behind one sign, or behind blanks.
# In "KR - 15 client check-ins" and "KR: 3 家" it stands behind neither, so there 15 and 3 are content.
_DIGITS = rf"(?:\d{{1,2}}(?!\d)|{CHINESE_NUMERAL}|[{CIRCLED}])"
_LETTER = r"(?:VI{1,3}|I{1,3}|IV|IX|V|X|[A-H]|i{1,3}|iv)(?![A-Za-z'/&+-])"
_SPELLED = r"(?i:one|two|three|four|five|six)(?![A-Za-z])"
_LINK = r"(?P<link>\s?[#№]\s?|[-_.]|\s{0,2})"
_NUMBER = late_compile(
    rf"{_LINK}(?:(?P<num>{_DIGITS}(?:\s?[.\-_]\d{{1,2}}(?!\d)(?!\.\d|%)){{0,2}})|[(\[]\s?(?P<paren>{_DIGITS})\s?[)\]]|(?P<letter>{_LETTER}|{_SPELLED}))"
)
_PARENT = late_compile(
    rf"(?:(?P<word>O|o|OKR|okr|目标)\s?)?[-_.#]?(?P<num>{_DIGITS})\s?[-_./· ]?\s?(?=KR|kr|Kr|关键结果|K\d)"
)
_DOTTED = late_compile(r"[Oo](?P<parent>\d{1,2})[-.](?P<num>\d{1,2})(?![\d.%])", needs="- .")
_WORD = late_compile(
    r"(?P<KR>(?:KR|Kr|kr)(?:'?s)?(?![A-Za-z])|K\.R\.)"
    r"|(?P<KRZH>(?:关键|核心|主要|重要)(?:性)?(?:结果|成果|产出)|关键业绩结果|(?:衡量|关键|结果)指标)"
    r"|(?P<KREN>(?i:key[\s_-]?results?)(?![A-Za-z]))"
    r"|(?P<RESULT>(?:结果|成果|指标|KPI|(?i:result|measure|metric))(?=\s?[\d一二三四五①-⑩]))"
    r"|(?P<K>K(?=\d{1,2}(?!\d)))"
    r"|(?P<OEN>(?i:objectives?|obj\.?(?=\s|\d|:|-\d))(?![A-Za-z]))"
    r"|(?P<GOAL>(?i:goals?|aim|priority(?=\s?#?\d\s?[:.–-]))(?![A-Za-z]))"
    r"|(?P<OZH>目标)"
    r"|(?P<OKR>(?i:okr)(?![A-Za-z]))"
    r"|(?P<O>[Oo](?![A-Za-z'])|0(?=[-_.#]?\s?\d{1,2}\s?[:、]))"
)
_WHOSE = late_compile(
    r"(?:(?:我的|我们的|个人|部门|团队|公司|小组|本季度?|本月|本年度?|年度|季度|月度|双月|总|大|核心|业务|工作|阶段|战略|经营|重点|关键|一级|二级"
    r"|[上下]半年|全年|第?[一二三四]季度|Q[1-4]|H[12]|20\d{2}年?|\d{1,2}月|(?i:(?:my|our|team|company|department|quarterly|annual|main|personal)\s))\s?){1,3}的?\s?(?=目标|[Oo]bjective|[Gg]oal)"
    r"|(?:我的?|我们的?|本人|个人)的?\s?(?=O(?![A-Za-z])|KR|关键[结成]果)"
)
# A cheap look before the real one: what a label can begin with.
_LIKELY = late_compile(
    r"[:：\[(【（「『〔<《\s]{0,3}(?:[OoKkGgRrMmAaPpＯＫｏｋ0\d０-９第目关關核主重结結成指衡我个個部团團公小本年季月双雙总總大业業工阶階战戰经經一二三四五六七八九十①-⑩上下全QqHh]|(?i:team|company|dep|quart|annual|personal|obj|\d)|[\u4e00-\u9fff]{1,6}目[标標])"
)
_KIND = late_compile(r"(?P<written>[\u4e00-\u9fff]{1,6}目标[一二三四五\d]?)\s?:")
_ORDINAL = late_compile(r"第(?P<num>[一二三四五六]|\d)(?:个|项|条)?目标", needs="第")
_ASIDE = late_compile(r"\s?(?P<aside>[(\[【〔](?P<inner>[^()\[\]【】〔〕]{1,40})[)\]】〕])", needs="( [ 【 〔")
_NAMED = late_compile(r"\s*(?:O|KR)\s?-?(?P<num>\d{1,2})\s*")
_ASIDE_MEANS = late_compile(
    r"\s*(?:(?:权重|占比|比重|weight|wt)?\s*[:=]?\s*\d{1,3}(?:\.\d+)?\s?%|(?:权重|weight)\s*[:=]?\s*[\d.]+|P\d(?:\s?:.*)?|O\d{0,2}|KRs?\d{0,2}|(?:key )?(?:results?|objectives?)(?: \d)?|目标\S?|关键结果\S?"
    r"|承诺型?|挑战型?|愿景型?|committed|aspirational|stretch|必达|roofshot|moonshot)\s*",
    re.IGNORECASE,
)
_SAID = late_compile(r"\s?(?:就?是(?![否不])|\sis\s(?:to\s)?|are\s(?:to\s)?)\s*:?\s*")
_LIST = late_compile(
    r"\s?(?:如下|有?[两三四五六\d][个条项]|列表|清单|分别是|分别为|包括|有以下.{0,4}|是)(?=\s*(?::|$))",
    needs="如下 个 条 项 列表 清单 分别 包括 有以下 是",
)
# "目标名称：", "KR1 描述：": a form's field for the item's words.
TEXT_FIELD = r"(?:名称|描述|内容|标题|(?i:title|description|name|text|statement))"
_FIELD = late_compile(rf"\s?{TEXT_FIELD}(?=\s?:)", needs="名称 描述 内容 标题 title description name text statement")
_COMMA = late_compile(
    r"\s?,\s*(?!(?:O|KR|目标|关键结果)\s?\d|and\b|or\b)"
)  # 关键结果一，… but no "KR1, KR2 and KR3 are late"
_COLONS = str.maketrans("：∶︰﹕꞉｜", ":::::|")
_OPENING = ":[(【「『〔<《"
_CLOSING = "])】」』〕>》"
_UNIT = late_compile(r"\s?(?:[家个名位万亿千百人元块次篇条%倍天周月年份单件台套款户场成分秒米]|[a-zA-Z$])")
_NO_NUMERAL = "致定些样直个般旦起步体律方面"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in front of a line.

    `written` is the number as a person would name it ("KR2", "目标一"), `number` its value and `parent` the
    objective's number in O1-KR2. `end` is where the words begin. `firm` is False where the words could be content
    (a bare 目标 with a space behind it), `spaced` where the number could be (KR 3 hires). `aside` is what stood in
    brackets inside the label.
    """

    role: Role
    written: str
    end: int
    number: int | None = None
    parent: int | None = None
    firm: bool = True
    spaced: bool = False
    aside: tuple[int, int] | None = None
    tail: Tail = "colon"


def read_label(text: str) -> Label | None:
    """The label that `text` begins with, None if it begins with words of its own."""
    if not _LIKELY.match(text):
        return None
    flat = plain(text[:120]).translate(_COLONS)
    at = 1 if flat[:1] and flat[0] in _OPENING else 0
    while at < len(flat) and flat[at] == " ":
        at += 1
    return _ordinal(flat, at) or _label(text, flat, at) or _kind(text, flat, at)


def _kind(text: str, flat: str, at: int) -> Label | None:
    """增长目标： is a loose label, as 目标客户： would be."""
    match = _KIND.match(flat, at)
    if not match:
        return None
    tail, end = _tail(flat, match.end("written"))
    return Label("o", text[slice(*match.span("written"))], end, firm=False, tail=tail)


def _label(text: str, flat: str, start: int) -> Label | None:
    at, parent = start, None
    dotted = _DOTTED.match(flat, at)
    if dotted:
        tail, end = _tail(flat, _closed(flat, dotted.end(), start))
        if tail == "bad":
            return None
        return Label("kr", dotted.group(), end, int(dotted["num"]), int(dotted["parent"]), tail=tail)
    above = _PARENT.match(flat, at)
    if above:
        at, parent = above.end(), numeral(above["num"])
    whose = None if above else _WHOSE.match(flat, at)
    if whose:
        at = whose.end()
    match = _WORD.match(flat, at)
    if match is None:
        return None
    name = match.lastgroup or ""
    at = match.end()
    number = _NUMBER.match(flat, at)
    if number and not _fits(name, match.group(), number, flat):
        number = None
    if number:
        at = number.end()
    if field := _FIELD.match(flat, at):
        at = field.end()
    bracketed = _closed(flat, at, start) > at
    at = _closed(flat, at, start)
    if not number:
        other = _label(text, flat, at + (flat[at : at + 1] == " ")) if name not in ("K", "O", "OKR", "RESULT") else None
        if other and other.number is not None and other.role == _role(name):
            return other
    if name == "O" and number and (twin := re.match(r"\s?目标(?=\s?(?:[:、.\-]|\s))", flat[at:])):
        at += twin.end()  # "O1目标："
    if number and (twin := re.match(rf"\s?[{CIRCLED}](?=\S)", flat[at:])) and numeral(twin.group()) == _value(number):
        at += twin.end()  # "O1①…"
    aside, at = _aside(name, flat, at)
    listed = _LIST.match(flat, at)
    if listed:
        at = listed.end()
    tail, end = _tail(flat, at)
    if whose and not listed and _role(name) == "o" and (said := _SAID.match(flat, at)):
        tail, end = "colon", said.end()  # 我的目标是…, our objective is to …
    if number and tail == "bad" and (comma := _COMMA.match(flat, at)):
        tail, end = "colon", comma.end()
    if (bracketed and tail in ("blank", "glued", "bad")) or (tail == "blank" and "\t" in text[at:end]):
        tail = "stop"
    written = text[start : (number or match).end()].strip(" .-_#([（【")
    named = _NAMED.fullmatch(flat[aside[0] + 1 : aside[1] - 1]) if aside and not number else None
    if named and aside:
        return Label(_role(name), text[aside[0] + 1 : aside[1] - 1].strip(), end, int(named["num"]), parent, tail=tail)
    clock = bool(number and re.match(r":\d", flat[number.end() :]))
    found = _Found(name, match.group(), number, tail, flat[end:].strip(), bool(whose), bool(listed), clock)
    if parent is None and number and number["num"] and (parts := re.split(r"\s?[.\-_]", number["num"]))[1:]:
        parent = numeral(parts[0])
    return _judge(found, Label(_role(name), written, end, found.value, parent, aside=aside, tail=tail))


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    word: str
    number: re.Match[str] | None
    tail: Tail
    rest: str
    whose: bool
    listed: bool
    clock: bool  # "KR 9:00 …", "KR 1:1 …": the number may be a time's or a ratio's

    @property
    def value(self) -> int | None:
        return _value(self.number) if self.number else None


def _value(number: re.Match[str]) -> int | None:
    written = number["num"] or number["paren"] or number["letter"]
    spelled = ("one", "two", "three", "four", "five", "six")
    if written.lower() in spelled:
        return spelled.index(written.lower()) + 1
    return numeral(re.split(r"\s?[.\-_]", written)[-1])


def _judge(found: _Found, label: Label) -> Label | None:
    """Whether the words are a label, a loose one, or content."""
    tail, name, word = found.tail, found.name, found.word
    if tail == "bad" or (found.whose and tail not in ("colon", "end") and found.number is None):
        return None
    marked = tail in ("colon", "stop", "dash")
    if found.whose and name == "GOAL" and not marked:
        return None  # "Q4 goals" is a title
    plural = word.lower().endswith("s") and name != "K"
    if plural and re.match(r"(?:and|&) key", found.rest, re.IGNORECASE):
        return None  # "Objectives and key results" is a title
    number = found.number
    if number is not None:
        spaced = bool(number["link"]) and not number["link"].strip() and tail != "end" and (not marked or found.clock)
        if name in ("RESULT", "K") and not marked:
            near = not number["link"] and (tail == "blank" or (name == "K" and tail == "glued"))
            return _loose(label) if near else None
        if name in ("RESULT", "K"):
            return _loose(label)
        if word == "o" and tail in ("blank", "glued"):
            return _loose(label)
        return _with(label, spaced=spaced)
    if name == "OKR" or name in ("RESULT", "K"):
        return None
    if name == "KRZH" and word.endswith("指标"):
        return _loose(label) if marked else None
    if name in ("KR", "KRZH", "KREN"):
        if found.listed or (plural and not found.rest and tail in ("colon", "dash", "end")):
            return _with(label, role="krs")
        if plural and tail == "blank":
            return None
        if plural and tail in ("colon", "dash"):
            return _with(label, role="krs")
        if marked or tail == "end":
            return label
        return (label if name == "KR" else _loose(label)) if tail == "blank" else None
    if marked or (tail == "end" and (name != "O" or word == "O")):
        return label
    return _loose(label) if tail == "blank" else None


def _fits(name: str, word: str, number: re.Match[str], flat: str) -> bool:
    """Whether what looks like the label's number is no content: 目标一致, 目标 30 家门店, KR 三家店, kr 4K 屏幕, KR A/B."""
    if _FIELD.match(flat, number.end()):
        return True
    after = flat[number.end() : number.end() + 3]
    tail, _ = _tail(flat, number.end())
    apart = bool(number["link"]) and not number["link"].strip()
    marked = tail in ("colon", "stop", "dash")
    if apart and (
        tail == "bad"
        or (
            marked
            and not after[:1].isspace()
            and after[:1] not in ":|、)"
            and after[:2] != "--"
            and after[1:2].isascii()
        )
    ):
        return after[1:2].isspace() and marked  # "kr 99.9%", "kr 30-day", but "KR 1. text"
    if number["letter"]:
        return marked or tail == "end" or (name == "OEN" and number["letter"].isupper() and word[0].isupper())
    if name != "OZH":
        return tail != "glued" or bool(number["paren"]) or (number["num"] or "?")[0] not in "一二三四五六七八九十"
    if marked or tail == "end":
        return True
    return after[:1] not in _NO_NUMERAL and not _UNIT.match(after)


def _ordinal(flat: str, start: int) -> Label | None:
    match = _ORDINAL.match(flat, start)
    if not match:
        return None
    at = match.end()
    listed = _LIST.match(flat, at)
    tail, end = _tail(flat, listed.end() if listed else at)
    if tail in ("bad", "glued") and flat[at : at + 1] not in ",是":
        return None
    if flat[at : at + 1] in (",", "是"):
        end = at + 1
    return Label("o", match.group(), end, numeral(match["num"]), tail="colon")


def _tail(flat: str, at: int) -> tuple[Tail, int]:
    """What closes a label and where the words behind it begin."""
    end = at
    while end < len(flat) and flat[end] == " ":
        end += 1
    rest = flat[end:]
    if not rest:
        return "end", end
    if match := re.match(r"(?::|\|){1,2}\s*|=(?![=>])\s*", rest):
        return "colon", end + match.end()
    if match := re.match(r"[.、](?!\d)\s*|[、)]\s*|\.(?=\d+\s?[%万亿千家个天名位件次小])", rest):
        return "stop", end + match.end()
    if match := re.match(r"(?:->|→|=>|[>〉»·](?!=)|-{2}(?=\d)|-{1,3}(?!\d|>))\s*|(?:-{1,2}|/)\s+", rest):
        return "dash", end + match.end()
    if end > at:
        return "blank", end
    return ("glued" if not rest[0].isascii() or rest[0] in "\"'[(*`~" else "bad"), end


def _closed(flat: str, at: int, start: int) -> int:
    """Behind the closing bracket if the label stands in brackets."""
    if start == 0 and flat[at : at + 1] not in ("]", "】", "」", "》"):
        return at
    end = at + (flat[at : at + 1] == " ")
    return end + 1 if flat[end : end + 1] and flat[end] in _CLOSING else at


def _aside(name: str, flat: str, at: int) -> tuple[tuple[int, int] | None, int]:
    """A bracket between a label and its colon: a weight, a priority; with a colon behind it, anything."""
    match = _ASIDE.match(flat, at)
    if not match:
        return None, at
    tail, _ = _tail(flat, match.end())
    if _ASIDE_MEANS.fullmatch(match["inner"]) or tail == "colon" or (_role(name) == "o" and is_period(match["inner"])):
        return match.span("aside"), match.end()
    return None, at


def _role(name: str) -> Role:
    return "o" if name in ("OEN", "GOAL", "OZH", "OKR", "O") else "kr"


def _loose(label: Label) -> Label:
    return _with(label, firm=False)


def _with(label: Label, *, role: Role | None = None, firm: bool | None = None, spaced: bool | None = None) -> Label:
    if role is None and firm is None and spaced == label.spaced:
        return label
    return Label(
        role or label.role,
        label.written,
        label.end,
        label.number,
        label.parent,
        label.firm if firm is None else firm,
        label.spaced if spaced is None else spaced,
        label.aside,
        label.tail,
    )
