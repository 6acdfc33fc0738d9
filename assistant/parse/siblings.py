"""What only an item's neighbours tell: whether （40%） behind every key result is a weight, (mkt) a tag, （阿梅） the owner."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.parse.build import trim
from assistant.parse.draft import Open
from assistant.parse.fields import PERSON, STATES, Marks, read_loose
from assistant.parse.marks import read_back
from assistant.parse.markup import Styled
from assistant.parse.objectives import read_marks
from assistant.parse.words import Words
from assistant.text import plain
from assistant.text.late import late_compile

_BACK_BRACKET = r"\s*[(（\[【](?P<value>[^()（）\[\]【】]{1,40})[)）\]】]$"
_BACK_LAST = (
    r"\s(?:[-–—/|]{1,2}\s)?(?P<value>[Pp][0-5]|[01]\.\d{1,2}|\d{1,3}\s?% (?:done|complete)|DONE|TODO|WIP|Done)$"
)
_BACK_STATE = rf"(?:\s[-–—/|]{{1,2}}\s|[,，;；]\s?)(?P<value>(?i:{STATES})(?:\s?\d{{1,3}}\s?[%％])?)$"
_FRONT_MARK = r"^(?P<value>[Pp][0-5]|[01]\.\d{1,2})\s?(?:[:：]\s?|\s[-–—]\s|\s)(?=\S)"
_BACK_PERSON = rf"(?:\s[-–—/]{{1,2}}\s?|\s?(?:——|—)\s?|\s(?:→|=>|->)\s?|\s?[,，;；·]\s?)(?P<value>{PERSON}(?:\s?[,，;；]\s?[^,，;；—–]{{2,14}})?)$"
_FRONT_PERSON = rf"^[(（\[【](?P<value>{PERSON})[)）\]】]\s*[:：]?\s*(?=\S)"
_BACK_TAG = r"[(（\[【](?P<value>[A-Za-z][\w&/+-]{0,11}|[\u4e00-\u9fff]{2,4})[)）\]】]$"
_FRONT_TAG = r"^[(（\[【](?P<value>[A-Za-z][\w&/+ -]{0,11}|[\u4e00-\u9fff]{2,5})[)）\]】]\s*[:：]?\s*(?=\S)"
_NO_TAG = late_compile(
    r"(?i)^(?:tbd|tbc|x+|y|z|n|todo|na|number|fill|target|metric|baseline|new)$|待|填|指标|基线|目标|数字|某|日期|姓名|部门|基准|现状"
)
# Two words of a sentence: not "from 4% to 2%", nor 降到 2%.
_SAYS = late_compile(r"[^\d]{0,12}?(?:[\u4e00-\u9fff]{4}|[A-Za-z]{3,}\s+(?:[a-z]{1,2}\s+)?[A-Za-z]{3,})")
_RATE = late_compile(r"(?:率|占比|比例|份额|度|覆盖|rate|ratio|share|percentage|margin)\s*$", re.IGNORECASE)
_BARE = late_compile(r"\s\d{1,3}(?:\.\d)?\s?[%％]$")
_SEGMENT = late_compile(r"\s+[·•]\s+|\s+\|\s*|\s*｜\s*|\t+|\u3000{2,}|\s{3,}")
_APART = late_compile(r"\s[-–—/|→=]|——|—|[,，;；·]", needs="- – — / | → = , ， ; ； ·")
_OPENING, _CLOSING = "(（[【", ")）]】"


def read_siblings(objectives: Sequence[Open]) -> None:
    """Takes what the key results have in common in front and behind off their words."""
    _bare_weights(objectives)
    keys = [kr for objective in objectives for kr in objective.krs if kr.words.text]
    least = 1 if len(keys) > 2 and all(kr.marks.bare is not None for kr in keys) else 2
    for objective in objectives:
        _weights(objective, least)
    _titles(keys)
    _segments(objectives, keys)
    for objective in objectives:
        _closing_cells(objective)
    owners = [objective for objective in objectives if objective.words.text]
    for pattern, likely in (
        (_BACK_BRACKET, _closes),
        (_BACK_LAST, _spaced),
        (_BACK_PERSON, _apart),
        (_BACK_STATE, _apart),
        (_FRONT_MARK, _marked),
        (_FRONT_PERSON, _opens),
    ):
        shared = _most([kr for kr in keys if likely(kr.words.text)], len(keys), pattern)
        found = [objective for objective in owners if likely(objective.words.text)]
        _most(found, len(found) if shared else len(owners), pattern, least=1 if shared else 2)
    read_marks(owners)
    closing = [kr for kr in keys if _closes(kr.words.text)]
    opening = [kr for kr in keys if _opens(kr.words.text)]
    _tags(closing, len(keys), _BACK_TAG)
    _tags(opening, len(keys), _FRONT_TAG)


def _titles(keys: Sequence[Open]) -> None:
    """Small titles in front of nearly all key results: 1. **排班**：跑出每日补货建议. What is left must speak for itself."""
    found = [kr for kr in keys if kr.head and kr.words.text.startswith(kr.head)]
    rests = [kr.words.cut(len(kr.head)).strip(":：-–— ") for kr in found]
    if len(found) < 3 or len(found) * 10 < len(keys) * 8 or not all(_SAYS.match(plain(rest.text)) for rest in rests):
        return
    for kr, rest in zip(found, rests, strict=True):
        kr.marks.put("title", kr.head)
        kr.words = rest


def _closes(text: str) -> bool:
    return text[-1:] in tuple(_CLOSING)


def _opens(text: str) -> bool:
    return text[:1] in tuple(_OPENING)


def _apart(text: str) -> bool:
    return _APART.search(text[-40:]) is not None


def _marked(text: str) -> bool:
    return text[:1] in ("P", "p", "0", "1")


def _spaced(text: str) -> bool:
    return " " in text[-16:]


def _weights(objective: Open, least: int) -> None:
    """Reads a percentage in brackets behind all key results of an objective.

    It is a weight when they add up to 100 or to the objective's own weight, else a confidence; behind words that name
    a rate it may be the target, and stays.
    """
    keys = [kr for kr in objective.krs if kr.words.text]
    marked = [kr for kr in keys if kr.marks.bare is not None]
    if len(marked) < least or len(marked) < len(keys):
        return
    total = sum(_percent(kr.marks.bare or "") for kr in marked)
    own = _percent(objective.marks.meta.weight or "")
    weights = abs(total - 100) < 1.5 or (own > 0 and abs(total - own) < 1.5)
    if not weights and any(_RATE.search(_rest(kr).words.text[-12:]) for kr in marked):
        return
    for kr in marked:
        kr.marks.put("weight" if weights else "confidence", kr.marks.bare or "")
        kr.words = trim(read_back(_rest(kr), kr.marks, objective=False).words)


def _bare_weights(objectives: Sequence[Open]) -> None:
    """Percentages without brackets behind all items are weights when they add up on both levels: 40% + 60%, 15% + 25%."""
    found = [(item, _BARE.search(item.words.text)) for o in objectives for item in (o, *o.krs) if item.words.text]
    if len(found) < 4 or not all(match and match.start() > 0 for _, match in found):
        return
    own = {id(item): _percent(match.group()) for item, match in found if match}
    if abs(sum(own.get(id(o), 0) for o in objectives) - 100) > 1.5:
        return
    for objective in objectives:
        total = sum(own.get(id(kr), 0) for kr in objective.krs)
        if objective.krs and min(abs(total - 100), abs(total - own.get(id(objective), 0))) > 1.5:
            return
    for item, match in found:
        if match:
            item.marks.put("weight", match.group().strip())
            item.words = trim(item.words.cut(0, match.start()))


def _rest(item: Open) -> Styled:
    return item.marks.bare_words or Styled(item.words)


def _percent(text: str) -> float:
    match = re.search(r"\d+(?:\.\d+)?", plain(text))
    return float(match.group()) if match else 0.0


def _segments(objectives: Sequence[Open], keys: Sequence[Open]) -> None:
    """Cells behind the words, apart by bars, tabs or wide gaps: KR1 三家店 | 阿梅 | 9/30 | 40%."""
    cut = [(kr, _cells(kr.words)) for kr in keys if _SEGMENT.search(kr.words.text)]
    cells = [cell for _, parts in cut for cell in parts[1:]]
    if len(cut) < 2 or len(cut) * 10 < len(keys) * 8 or any(len(cell) > 20 for cell in cells):
        return
    if sum(read_loose(cell, Marks()) for kr, parts in cut for cell in parts[1:]) * 2 < len(cells):
        return
    for item in [*(kr for kr, _ in cut), *(o for o in objectives if _SEGMENT.search(o.words.text))]:
        parts = _cells(item.words)
        item.words = trim(parts[0])
        for cell in parts[1:]:
            if not read_loose(cell, item.marks):
                item.notes.append(cell)


def _closing_cells(objective: Open) -> None:
    """An objective's cells when its key results have none: O1 认路 | 权重 40% | 小林. Every one must be a field."""
    first, *cells = _cells(objective.words) if _SEGMENT.search(objective.words.text) else [objective.words]
    if first.text and cells and all(read_loose(cell, type(objective.marks)()) for cell in cells):
        for cell in cells:
            read_loose(cell, objective.marks)
        objective.words = trim(first)


def _cells(words: Words) -> list[Words]:
    cells, at = [], 0
    for match in _SEGMENT.finditer(words.text):
        cells.append(words.cut(at, match.start()).strip())
        at = match.end()
    cells.append(words.cut(at).strip())
    return [cells[0], *(cell for cell in cells[1:] if cell.text)]


def _most(items: Sequence[Open], of: int, pattern: str, *, least: int = 2) -> bool:
    """Takes off what nearly every one `of` all items has in front or behind: owners, dates, scores and the like.

    The patterns are compiled when there are such items, not before: `okr check` starts sooner.
    """
    if len(items) < least or len(items) * 10 < of * 8:
        return False
    front = pattern.startswith("^")
    found: list[tuple[Open, int, re.Match[str]]] = []
    for item in items:
        base = 0 if front else max(len(item.words) - 48, 0)
        match = re.search(pattern, item.words.text[base:])
        if match and (front or base + match.start() > 0):
            found.append((item, base, match))
    if pattern in (_BACK_BRACKET, _BACK_PERSON):
        alone = len(found) > 2 and len(found) == of  # one （3/15） may be part of its sentence, one on each line is not
        found = [(item, b, m) for item, b, m in found if read_loose(_value(item, b, m), Marks(), alone=alone)]
    if len(found) < least or len(found) * 10 < of * 8:
        return False
    for item, base, match in found:
        read_loose(_value(item, base, match), item.marks)
        item.words = trim(item.words.cut(match.end()) if front else item.words.cut(0, base + match.start()))
    return True


def _value(kr: Open, base: int, match: re.Match[str]) -> Words:
    return kr.words.cut(base + match.start("value"), base + match.end("value")).strip()


def _tags(keys: Sequence[Open], of: int, pattern: str) -> None:
    """Takes off a short word in brackets that most key results share."""
    if len(keys) < 3 or len(keys) * 10 < of * 6:
        return
    find: Callable[[str, int], re.Match[str] | None] = late_compile(pattern).search
    found = []
    for kr in keys:
        match = find(kr.words.text, 0 if pattern is _FRONT_TAG else max(len(kr.words) - 20, 0))
        if match and not _NO_TAG.search(match["value"]) and (match.start() == 0) == (pattern is _FRONT_TAG):
            found.append((kr, match))
    kinds = {m["value"] for _, m in found}
    if len(found) < 3 or len(found) * 10 < of * 6 or len(kinds) * 2 > len(found):
        return
    for kr, match in found:
        kr.marks.tag(match["value"])
        kr.words = (kr.words.cut(match.end()) if match.start() == 0 else kr.words.cut(0, match.start())).strip()
