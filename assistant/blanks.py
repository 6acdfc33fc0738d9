"""The blanks: unfilled places in a text, the product's own and those that people leave."""

from __future__ import annotations

import re

from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Blank, BlankSlot, Lang, Span

SLOT_WORDS: dict[BlankSlot, tuple[str, str]] = {
    "metric": ("指标", "metric"),
    "baseline": ("基线", "baseline"),
    "target": ("目标", "target"),
    "deadline": ("截止", "deadline"),
    "owner": ("负责人", "owner"),
}
_SLOTS: dict[str, BlankSlot] = {word: slot for slot, words in SLOT_WORDS.items() for word in words}
# What people write inside a blank to say what is missing.
_HINTS: tuple[tuple[BlankSlot, re.Pattern[str]], ...] = (
    ("baseline", late_compile(r"基线|基准|现状|当前值|baseline|current", re.IGNORECASE)),
    ("deadline", late_compile(r"截止|日期|时间|deadline|date|when|month", re.IGNORECASE)),
    ("owner", late_compile(r"负责|owner|name|who|姓名|谁", re.IGNORECASE)),
    ("metric", late_compile(r"指标|metric|KPI", re.IGNORECASE)),
    ("target", late_compile(r"目标|数值|数字|target|number|amount|value|how many|goal", re.IGNORECASE)),
)
_CLASSIFIER = "个家人名位条篇场次件单笔例起款项台套份张本门节期批座处间户顶辆部只支天周月年分秒元万亿千百倍日号步点成颗款吨店城省市国组种类轮届课页集"
_WORD = r"(?:TBD|TBC|TBA|TODO|N/?A|tbd|tbc|tba|todo|fill(?:\s(?:this\s)?in)?|to\sbe\s(?:filled(?:\sin)?|determined|defined|confirmed|decided|set|added)|placeholder|insert\s[a-z ]{1,20}|your\s[a-z ]{1,20})"
_PATTERN = late_compile(
    rf"""
    (?P<ours>【\s?待填\s?[:：]\s?(?P<zh>指标|基线|目标|截止|负责人)\s?】|\[\s?TBD\s?:\s?(?P<en>metric|baseline|target|deadline|owner)\s?\])
    |(?P<date>(?<![A-Za-z])[xX]{{1,4}}\s?年?\s?[xX]{{0,2}}\s?月(?:\s?[xX]{{1,2}}\s?[日号])?|[_?]{{1,4}}\s?月(?:\s?[_?]{{1,4}}\s?[日号])?)
    |(?P<bracket>[\[【(（<《{{]\s?(?:
        [xX]{{1,4}}\s?%?|[_]{{1,20}}|[?？]{{1,4}}|[#]|\.{{2,6}}|…{{1,2}}|[Nn]{{2,3}}|[YyNnMm]|[A-Z]|
        (?:请|需|未)?(?:待(?:填写?|补充?|定|确认|明确|完善|测|补齐|商定|讨论|议)|填(?:写|入|空|数字?|日期))[^\]】)）>》}}]{{0,12}}|请?填写?[^\]】)）>》}}]{{0,12}}|
        (?:具体)?(?:数字|数值|指标|目标值?|日期|时间|姓名|名称|数量|金额|基线|现值|基准值?|目标数)|
        (?i:{_WORD})(?![A-Za-z])(?:\s?[:：-]?\s?[^\]】)）>》}}]{{0,30}})?|
        (?i:number|target|date|metric|name|amount|value|baseline|deadline|owner|insert\s[a-z ]{{1,20}}|how\smany|month|percent(?:age)?)
        )?\s?[\]】)）>》}}]\s?%?)
    |(?P<line>_{{2,40}}\s?%?|(?:_\s){{2,}}_|(?<=[^A-Za-z\d_])_(?=\s?[%{_CLASSIFIER}]))
    |(?P<word>(?<![A-Za-z\d])(?:TBD|TBC|TBA|TODO|tbd|tbc|tba|Tbd|Tbc)(?![A-Za-z\d])|(?<![一-龥])待(?:定|填写?|补充?|确认|明确|商定)(?![一-龥])|(?<=[目指]标)待定|(?<=数值|数量|时间|日期|金额|比例|人选|名单)待(?:定|补充?|确认)|(?<=负责人)待定|(?<=[:：为到至是达])\s?待(?:定|填|补充?|确认|明确)(?![一-龥])|
        (?<![A-Za-z])to\sbe\s(?:determined|defined|confirmed|decided|filled\sin)(?![A-Za-z]))
    |(?P<xx>(?<![A-Za-z\d])(?:[xX]{{2,6}}|[xX]{{1,3}}(?=\s?[%‰])|[xX](?=\s?[{_CLASSIFIER}]|\s(?:percent|new|users|customers|days|hours|points|pp)(?![a-z]))|(?<=[\$€£¥])[xX]{{1,4}}|[YyNnZ]{{1,2}}(?=\s?%)|(?:(?<=[a-z]\s)|^)[xXN](?=\s(?:[a-z]{{3,14}}\s){{0,2}}[a-z]{{3,14}}s(?![a-z]))|(?<![A-Za-z\d]\s)[XN](?=\s?[家个人条名篇场次位件台款项所])|(?<=[到至为达]\s)[XYN](?![A-Za-z\d])|(?<=[到至为达])[XYN](?![A-Za-z\d]))
        (?:\s?[%‰]|[kKmM](?![A-Za-z])|(?![A-Za-z\d])))
    |(?P<mark>(?<![\w?？!！])[?？]{{1,4}}(?=\s?[%{_CLASSIFIER}])|(?<![\w?？])[?？]{{2,5}}(?![\w])|(?<=[到至为达])\s?[?？]{{1,3}}|(?<![*\w])\*{{2,4}}(?=\s?[%万亿])|(?<=[到至为达于 ])[〇○□◯]{{1,4}}(?=\s?[%{_CLASSIFIER}]))
    """,
    re.VERBOSE,
)
_NOTHING = late_compile(r"\s*(?:\.{3,12}|…{1,4}|。{3,6})\s*", needs=". … 。")
_HINT = late_compile(r"[xX_?？\[【(（<《{*〇○□◯]|待|TB|tb|TODO|to be|[YNZyn]\s?%|[到至为达]\s?[YN]|[NX]\s")


def write_blank(slot: BlankSlot, lang: Lang) -> str:
    """The product's own blank: 【待填：基线】 or [TBD: baseline]."""
    zh, en = SLOT_WORDS[slot]
    return f"【待填：{zh}】" if lang == "zh" else f"[TBD: {en}]"


def read_blanks(text: str) -> tuple[Blank, ...]:
    """Every unfilled place in `text`, ours (with its slot) and people's: xx%, XX 万, x 篇, X 月, ___, [待填], TBD, 待定."""
    flat = plain(text)
    if _NOTHING.fullmatch(flat):
        return (Blank(text, Span(0, len(text)), None, False),)
    if not _HINT.search(flat):
        return ()
    found: list[Blank] = []
    for m in _PATTERN.finditer(flat):
        start, end = m.span()
        while end > start and flat[end - 1] == " ":
            end -= 1
        while start < end and flat[start] == " ":
            start += 1
        quote = text[start:end]
        if m["ours"] is not None:
            found.append(Blank(quote, Span(start, end), _SLOTS[m["zh"] or m["en"]], True))
        elif m["bracket"] is None or _is_blank_bracket(flat, m):
            found.append(Blank(quote, Span(start, end), _slot(flat, m), False))
    return tuple(found)


def _is_blank_bracket(flat: str, m: re.Match[str]) -> bool:
    """Whether a bracket is an unfilled place: [X], 【】次, [number] coats, （待定）; not a gloss such as (A) or a tick box."""
    quote = m[0].strip()
    inner = quote.rstrip("%").strip()[1:-1].strip()
    if not inner and quote.endswith("%"):
        return True
    if not inner:
        # "[ ]" is a tick box and "f()" code; "【】次" is a place for a number.
        return quote[0] in "【（[" and bool(re.match(rf"\s?[%{_CLASSIFIER}]", flat[m.end() : m.end() + 3]))
    if quote[0] in "(（<《" and re.fullmatch(r"[A-Z]|[yYnNmMxX]|[xX]", inner):
        return False
    if quote[0] == "[" and inner in ("x", "X"):
        return flat[: m.start()].strip(" -*+>") != ""
    if quote[0] in "(（" and re.fullmatch(
        r"(?i)(?:number|target|date|metric|name|amount|value|baseline|deadline|owner|month|percent(?:age)?|n/?a)", inner
    ):
        return False
    return not (
        quote[0] in "(（《<"
        and re.fullmatch(
            r"(?:具体)?(?:数字|数值|指标|目标值?|日期|时间|姓名|名称|数量|金额|基线|现值|基准值?|目标数)", inner
        )
    )


def _slot(flat: str, m: re.Match[str]) -> BlankSlot | None:
    """What a person's blank leaves open, as far as it says or the words beside it do."""
    if m["date"] is not None:
        return "deadline"
    inner = m[0]
    for slot, pattern in _HINTS:
        if pattern.search(inner):
            return slot
    before = flat[max(0, m.start() - 10) : m.start()]
    if re.search(r"(?:从|由|from)\s?$", before, re.IGNORECASE):
        return "baseline"
    if re.search(r"(?:负责人|owner)\s?[:：]\s?$", before, re.IGNORECASE):
        return "owner"
    if re.search(r"(?:截止|deadline|due|by)\s?[:：]?\s?$", before, re.IGNORECASE):
        return "deadline"
    if m["xx"] is not None or m["line"] is not None or re.search(r"(?:到|至|达|to|at|of)\s?$", before, re.IGNORECASE):
        return "target"
    return None
