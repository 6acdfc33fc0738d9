"""What objectives carry beside their words: a level, a theme, a type, a period, 新增, (3 KRs), a priority, weights.

What says of itself what it is goes off any objective; what could be content goes only where all of several have it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.parse.build import trim
from assistant.parse.draft import Open
from assistant.parse.fields import STATES, read_fields
from assistant.parse.owners import names_level
from assistant.parse.period import is_period
from assistant.parse.words import Words
from assistant.text import plain
from assistant.text.late import late_compile

_FRONT = late_compile(r"[(（\[【](?P<value>[^()（）\[\]【】]{1,24})[)）\]】]\s*[:：]?\s*(?=\S)")
_BACK = late_compile(r"\s*[(（\[【](?P<value>[^()（）\[\]【】]{1,24})[)）\]】]$")
_SAYS = late_compile(
    r"(?P<tag>新增?|新建|延续(?:上季度?|上期)?|结转|待定|待确认|new|carry[- ]?over|carried over|tbc|draft)"
    r"|(?:共\s?)?\d{1,2}\s?(?:条|个|项)?\s?(?:KRs?|关键结果|key results)"
    r"|(?:部门|团队|小组|team|department|dept)\s?[:：]\s?(?P<owner>.{1,16})",
    re.IGNORECASE,
)
_TYPE = late_compile(
    r"(?P<value>承诺型?|挑战型?|愿景型?|必达|committed|aspirational|stretch|roofshot|moonshot)\s?[:：]\s*(?=\S)",
    re.IGNORECASE,
    needs="承诺 挑战 愿景 必达 committed aspirational stretch roofshot moonshot",
)
_PERIOD_FIRST = late_compile(r"(?P<value>[^:：]{2,16})[:：]\s*(?=\S)")
_PERIOD_LAST = late_compile(r"\s+[-–—]\s+(?P<value>[^-–—]{2,16})$")
_PRIORITY = late_compile(r"(?P<value>[Pp][0-5])\s?[:：]?\s+(?=\S)", needs="p0 p1 p2 p3 p4 p5")
_STATE = late_compile(rf"\s(?:[-–—/|]{{1,2}}\s)?(?:\d{{1,3}}\s?%\s?)?(?P<value>{STATES})$", re.IGNORECASE)
_WEIGHT_FIRST = late_compile(r"[(（]?(?P<value>\d{1,3}\s?[%％])[)）]?\s+(?=\S)")
_WEIGHT_LAST = late_compile(r"[\s/|]\s?(?P<value>\d{1,3}\s?[%％])$")
_WORD = late_compile(r"[\u4e00-\u9fff]{2,5}|[A-Za-z][\w&/+-]{0,11}(?: [A-Za-z]{1,8})?")
_BLANK = late_compile(r"tbd|待|填|xx|某|指标|目标|\bx\b|name|number|metric", re.IGNORECASE)

Found = list[tuple[Open, "re.Match[str]"]]


def read_marks(objectives: Sequence[Open]) -> None:
    """Takes off each objective with words what its layout hangs on it, and keeps it as its fields."""
    for item in objectives:
        _told(item)
    if len(objectives) < 2:
        return
    _levels(objectives)
    _themes(objectives, _FRONT.match)
    _themes(objectives, _BACK.search)
    _shared(objectives, _PRIORITY.match, "priority")
    _shared(objectives, _STATE.search, "status")
    for find in (_WEIGHT_FIRST.match, _WEIGHT_LAST.search):
        _weights(objectives, find)


def _told(item: Open) -> None:
    """What says of itself what it is: （新增）, (3 KRs), （部门：客服）, Committed: …, Q3 2026: …."""
    if match := _BACK.search(item.words.text):
        says = _SAYS.fullmatch(plain(match["value"]).strip())
        if says:
            if says["owner"]:
                at = match["value"].rfind(says["owner"])
                item.marks.owner = item.marks.owner or _value(item, match).cut(max(at, 0))
            elif says["tag"]:
                item.marks.tag(match["value"])
            _cut(item, match)
    if match := _TYPE.match(item.words.text):
        item.marks.tag(match["value"])
        _cut(item, match)
    for found in (_PERIOD_FIRST.match(item.words.text), _PERIOD_LAST.search(item.words.text)):
        if found and is_period(found["value"]):
            item.marks.cycle = item.marks.cycle or _value(item, found)
            _cut(item, found)
            return


def _all(objectives: Sequence[Open], find: Callable[[str], re.Match[str] | None]) -> Found:
    """Each objective with what was found on it, if all have it and words besides; else none."""
    found = [(item, match) for item in objectives if (match := find(item.words.text))]
    whole = any(match.end() - match.start() == len(item.words) for item, match in found)
    return [] if whole or len(found) < len(objectives) else found


def _levels(objectives: Sequence[Open]) -> None:
    """Whose each objective is, where all of several say so in front: O1（公司）…, 【前台，承接 KR2】…."""
    for find in (_FRONT.match, _BACK.search):
        found = _all(objectives, find)
        if any(names_level(_first(_value(item, match)).text) for item, match in found):
            for item, match in found:
                value = _value(item, match)
                owner = _first(value)
                item.marks.owner = item.marks.owner or owner
                read_fields(value.cut(len(owner)).strip(",，、;； "), item.marks)
                _cut(item, match)


def _themes(objectives: Sequence[Open], find: Callable[[str], re.Match[str] | None]) -> None:
    """A word in brackets on every objective: 【增长】…, … [Growth]."""
    found = _all(objectives, find)
    if all(_WORD.fullmatch(match["value"]) and not _BLANK.search(match["value"]) for _, match in found):
        for item, match in found:
            item.marks.tag(match["value"])
            _cut(item, match)


def _shared(objectives: Sequence[Open], find: Callable[[str], re.Match[str] | None], field: str) -> None:
    for item, match in _all(objectives, find):
        item.marks.put(field, match["value"])
        _cut(item, match)


def _weights(objectives: Sequence[Open], find: Callable[[str], re.Match[str] | None]) -> None:
    """A bare percentage on every objective is its weight when they add up to 100."""
    found = _all(objectives, find)
    if abs(sum(int(re.sub(r"\D", "", plain(match["value"]))) for _, match in found) - 100) <= 1:
        for item, match in found:
            item.marks.put("weight", match["value"])
            _cut(item, match)


def _value(item: Open, match: re.Match[str]) -> Words:
    return item.words.cut(*match.span("value")).strip()


def _cut(item: Open, match: re.Match[str]) -> None:
    """The objective without what was found at one of its ends."""
    item.words = trim(item.words.cut(match.end()) if match.start() == 0 else item.words.cut(0, match.start()))


def _first(words: Words) -> Words:
    """The words up to the first comma."""
    cut = re.search(r"[,，、;；]", words.text)
    return words.cut(0, cut.start()) if cut else words
