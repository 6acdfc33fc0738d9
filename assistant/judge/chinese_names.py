"""What a Chinese clause without a verb says: one certain thing, a state, a field of work."""

from __future__ import annotations

import re

from assistant.judge.chinese_clauses import undefined_words
from assistant.judge.chinese_ends import ALL_DONE, CADENCE, COMPARATIVE, DOES, FINISHED, NONE_LEFT, RESULT, VERSION
from assistant.judge.chinese_words import PEOPLE, THING, Word, scan
from assistant.judge.view import Clause, Line, Part
from assistant.judge.words import words
from assistant.types import Span

# One certain thing is named in at least as many: 面试官手册, 新人礼包.
_NAMED_THING = 4
_BROAD = tuple(words("zh", "broad"))
_THING_NAMES = tuple(words("zh", "thing_names"))
_DATED = 3
# A longer clause is no name: it does something that was not understood.
_LONG_NAME = 14


def by_name(line: Line, clause: Clause, text: str, whole: Span) -> Part:
    """What a clause says in which no known verb stands."""
    if CADENCE.search(text) and len(text.strip()) > _DATED:
        return Part("activity", True, whole, undefined_words(clause, line.text))
    vague = undefined_words(clause, line.text)
    if vague is not None and (COMPARATIVE.search(text) or any(w.has("uqh") for w in clause.words)):
        return Part("outcome", False, whole, vague)
    if NONE_LEFT.search(text):
        return Part("outcome", True, whole)
    if FINISHED.search(text.rstrip(" )\"'。")) and whole.end - whole.start > 3:
        return Part("output", True, whole)
    if _one_thing(clause, text, whole):
        return Part("output", True, whole)
    if re.search(r"[都均已]有|已经?", text) or RESULT.search(text) or ALL_DONE.search(text):
        return Part("output", True, whole)
    person = _who(clause)
    if person is not None and person.start - whole.start <= _NAMED_THING and whole.end - person.end >= _DATED:
        rest = text[person.end - clause.start :]
        if DOES.match(rest):
            return Part("outcome", False, whole)
    if line.sentence.deadline is not None and vague is None and whole.end - whole.start >= _DATED:
        # 第三章 11 月 15 日前给导师, 9 月 12 日馆庆活动: with a day a name is something that will be there
        held = bool(clause.words) and clause.words[-1].has("e") and not clause.words[-1].has("t")
        return Part("activity" if held else "output", True, whole)
    if whole.end - whole.start > _LONG_NAME and vague is None:
        return Part("output", True, whole, unread=True)
    return Part("topic", False, whole, vague)


def _who(clause: Clause) -> Word | None:
    """The last of the people whom a clause opens with: 老人孩子."""
    first = next((w for w in clause.words if w.has(PEOPLE)), None)
    for word in clause.words:
        if first is not None and word.start == first.end and word.has(PEOPLE):
            first = word
    return first


def _one_thing(clause: Clause, text: str, whole: Span) -> bool:
    """Whether a name says which one thing will exist: 岗位通关卡, 供应商自助门户; not 知识库."""
    name = text.strip(" )\"'。")
    if (
        name.endswith(_THING_NAMES)
        and len(name) >= _NAMED_THING
        and not name.endswith(_BROAD)
        and "、" not in name
        and not clause.words
    ):
        return True  # 深色模式
    last = next((w for w in reversed(clause.words) if w.has("etghqu")), None)
    if last is None or not last.has(THING) or last.has("gh") or last.text.endswith(_BROAD):
        return False
    if not last.text.endswith(_THING_NAMES) and whole.end - whole.start < _NAMED_THING + 1:
        return False
    after = VERSION.sub("", text[last.end - clause.start :]).strip(" )\"'。")
    return not after and whole.end - whole.start >= _NAMED_THING and "、" not in text


def names_thing(text: str, apart: Span) -> bool:
    """Whether a text names something made, but for the words at `apart`: 方法论手册."""
    return any(
        w.has(THING) and not w.text.endswith(_BROAD) and (w.end <= apart.start or w.start >= apart.end)
        for w in scan(text)
    )
