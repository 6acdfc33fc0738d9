"""A line that lists several things is cut into statements, each of which finds its own place.

A sound line with a label of its own stays whole: its author meant one result. Nothing is reworded here; each
statement is a stretch of the line, so that it can be found again in what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafter.rules.cues import is_heading, without_lead_in
from assistant.drafter.rules.relief import relief_of
from assistant.item.problems import is_problem
from assistant.item.wanted import is_wanted_end
from assistant.lexicon import lexicon
from assistant.text import plain
from assistant.types import Item, Lang

_SIGNS_ZH = re.compile(r"[，；。！;!]|,(?!\d)|\.(?=\s)")
_SIGNS_EN = re.compile(r"[;；]|,(?!\d)\s|[.!?](?=\s)|\s[+•]\s")
# What stands between such signs is one statement, commas and all.
_STRONG = re.compile(r"[;；](?=.)")
_FULL = re.compile(r"[。！!](?=.)|(?<=[a-z0-9%)])\.(?=\s+\S)")
_BLANK_ZH = re.compile(r"(?<=[\u4e00-\u9fffwWkK万%\d])\s+(?=[\u4e00-\u9fff])")
_CLASSIFIER = re.compile(r"[个家万亿元台%次人天周月年篇场条件单份套款项名位分秒小千百岁斤本公]")
# What begins so belongs to what stands before it.
_DEPENDENT = re.compile(
    r"(?:以便?|并|从而|让|使|确保|保证|为了?|其中|包括|即|要|争取|达到|做到|到(?=\d)|至(?=\d)|提升到|提高到|降到|降低到|而|且|用来|用于|比如|例如|如|等|目标|力争|至少|不低于|不超过|控制在|合计|同比|环比|共|每(?![月周天日季])|(?:现在|目前|如今|去年|上季度?)[^,，。;；]{0,12}\d|(?:想|希望|争取|要|得)(?:要|能)?(?:降|提|升|缩|减|做|涨|压|到|控)?[^,，。;；]{0,8}\d)"
    r"|(?:it'?s|that'?s|which is|most are|now|currently|today|was|wants?|we want|i want|would (?:like|love)|should (?:be|take)|aim(?:ing)? for|hoping for|the goal is|target(?: is)?|needs? to be|must be|get (?:it |this )?(?:down |up )?to|bring it|avg|average|usually|we had|had|we lost|lost|sold)\b[^,;]{0,24}(?:\d|half)|[<~$£€]?\d[^,;]{0,12}(?:would be|wanted)|[<~$£€]?\d[\w.]*(?: [a-z%]+)?$"
    r"|(?:with|by|from|so|which|to|including|such|e\.g\.|for|in|on|at|under|over|as|because|while|when|than|after|before|per|up|down|etc)\b",
    re.IGNORECASE,
)
_OPEN, _CLOSE = "（(【[「“<《", "）)】]」”>》"
_ALAS = re.compile(r"老是|总是|太|都|大家|客户|业务|that|which|people|everyone|way too|too", re.IGNORECASE)
# What somebody thinks of it says nothing of its own: 月结要 9 天，总部嫌慢, "12 days and sales hates us".
_OPINION = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:嫌|抱怨|吐槽|催|着急|不满|不高兴|有意见|等得急|很急|急了|骂|走人|跑了|走了|不来了|不买了|等不及|受不了)[\u4e00-\u9fff]{0,4}(?=[,。;]|$)"
    r"|(?:[a-z']+\s){1,3}(?:hates?|complains?|moans?|chases?|(?:is|are) (?:unhappy|angry|annoyed|furious|not happy|fed up|cross))\b[^,;.]{0,30}",
    re.IGNORECASE,
)
_SAY = re.compile(r"(?:[a-z']+\s){1,3}(?:says?|said|complains?)\s", re.IGNORECASE)
_ENOUGH = 3
_ASIDE = 8


def clauses(item: Item, lang: Lang, *, sound: bool) -> list[str]:
    """The statements of a line, the whole line where it says one thing."""
    text = item.text
    if sound and item.label:
        return [text]
    strong = next((s for s in (_STRONG, _FULL) if s.search(plain(text))), None)
    parts = _cut(text, strong or (_SIGNS_ZH if lang == "zh" else _SIGNS_EN))
    if lang == "zh" and not item.label and len(parts) == 1:
        by_blank = _cut(text, _BLANK_ZH)
        if len(by_blank) >= _ENOUGH and all(len(p) >= _ENOUGH for p in by_blank):
            parts = by_blank
    least = _ENOUGH if item.label else 2
    if not item.label and len(parts) > 1 and is_heading(parts[0]):
        return [parts[0], *([without_lead_in(p) for p in parts[1:]])]
    if len(parts) < least or not all(_says_something(p) for p in parts):
        return [text]
    if len(parts) == 2 and strong is None and not _two_things(parts):
        return [text]
    return [without_lead_in(p) for p in parts]


def _cut(text: str, signs: re.Pattern[str]) -> list[str]:
    """The text cut at the signs outside of brackets, what depends on its forerunner left with it."""
    bare = plain(text)
    parts: list[tuple[int, int]] = []
    start = 0
    for match in _outside(text, signs):
        follows = bare[match.end() :].lstrip()
        if _DEPENDENT.match(follows) or (signs is _BLANK_ZH and _CLASSIFIER.match(follows)):
            continue
        if _is_evidence(bare[start : match.start()], follows, signs):
            continue
        _add(parts, start, match.start(), bare)
        start = match.end()
    _add(parts, start, len(text), bare)
    statements = [text[begin:end].strip(" ，,。.；;、!！") for begin, end in parts]
    return [statement for statement in statements if statement]


def _add(parts: list[tuple[int, int]], start: int, end: int, text: str) -> None:
    """Adds a statement, or makes it one with the last or the last but one, whose start it gives an end."""
    clause = text[start:end]
    for back in (1, 2):
        if len(parts) >= back and is_wanted_end(text[slice(*parts[-back])], clause):
            parts[-back:] = [(parts[-back][0], end)]
            return
    parts.append((start, end))


def _is_evidence(before: str, follows: str, signs: re.Pattern[str]) -> bool:
    """Whether a figure only shows how bad it is what was just said, 老师流失严重，走了 4 个, or the other way round."""
    nxt, *later = [*signs.split(follows), ""]
    if _OPINION.match(nxt) or (
        _SAY.match(nxt) and relief_of(before, "en") is not None and relief_of(nxt, "en") is None
    ):
        return True
    if _ALAS.match(nxt) and is_problem(nxt) and not re.search(r"\d", nxt) and re.search(r"\d", before):
        return True
    if not is_problem(before) or re.search(r"\d", before):
        return False
    near = nxt if len(nxt) > _ASIDE else f"{nxt},{later[0]}"  # 候诊太久，病人投诉，平均 43 分钟
    return re.search(r"\d|一天|半天|一周|半年", near) is not None


def _outside(text: str, signs: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for match in signs.finditer(text):
        before = text[: match.start()]
        if sum(map(before.count, _OPEN)) <= sum(map(before.count, _CLOSE)):
            yield match


def _says_something(part: str) -> bool:
    return len(re.findall(r"[^\W\d_]", part)) >= 2


def _two_things(parts: list[str]) -> bool:
    """Whether two statements are two matters: each has its own metric or its own work."""
    tops = [next(iter(lexicon().suited(p)), None) for p in parts]
    if any(top is None or top[1] < 0.45 for top in tops):
        return False
    keys = {top[0].key for top in tops if top is not None}
    return len(keys) == len(parts)
