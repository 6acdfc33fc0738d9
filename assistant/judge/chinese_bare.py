"""What a Chinese clause without an amount says: a decision of others, a skill, a state; else its verb or its name tells."""

from __future__ import annotations

from assistant.judge.chinese_clauses import filler, undefined_words
from assistant.judge.chinese_ends import (
    ABLE,
    ABLE_NOW,
    ALIKE,
    BECOMES,
    CAPABLE,
    CHOSEN_AS,
    DECIDES,
    DONE_SO,
    FEELS_GOOD,
    GETS_BETTER,
    GREEN,
    JUDGED,
    LEADS,
    LETTING,
    MAKES_ONE,
    MEANS,
    PASSES,
    PREPARING,
    PRESS,
    RULED,
    SAME_DAY,
    SOFT_START,
    SOON_CAN,
    SPARED,
    STATE,
    SUPPORTS,
    SYSTEM_SUPPORTS,
    TAKEN_IN,
    TAKES_PLACE,
    TALK,
    TALKED,
    UNAIDED,
    USER_CAN,
)
from assistant.judge.chinese_names import by_name
from assistant.judge.chinese_verbs import by_verb
from assistant.judge.chinese_words import PEOPLE, PRODUCE
from assistant.judge.view import Clause, Line, Part
from assistant.judge.words import words
from assistant.types import Span

_DECIDERS = frozenset(words("zh", "deciders"))
_OTHERS = frozenset(words("zh", "others"))
# How far from its start a clause names who it is about.
_NEAR = 4


def uncounted(line: Line, clause: Clause) -> Part:
    """What the clause says without an amount: the surest signs first, then its verb, then its name."""
    text = line.bare[clause.start : clause.end]
    whole = Span(clause.start + filler(text), clause.end - (len(text) - len(text.rstrip())))
    judged = JUDGED.search(text)
    if judged and not SOFT_START.match(text) and not PREPARING.search(text[: judged.start() + 2]):
        return Part("outcome", True, Span(clause.start + judged.start(), clause.start + judged.end()))
    if BECOMES.match(text):
        return Part("outcome", CHOSEN_AS.search(text.rstrip()) is not None, whole, undefined_words(clause, line.text))
    decider = next(
        (w for w in clause.words if w.start <= whole.start + _NEAR and (w.has(PEOPLE) or w.text in _DECIDERS)), None
    )
    if decider is not None and DECIDES.match(text, decider.end - clause.start):
        vague = undefined_words(clause, line.text)
        return Part("outcome", vague is None, whole, vague)
    theirs = next(
        (w for w in clause.words if w.text in _OTHERS and text[w.start - clause.start - 1 :][:1] == "由"), None
    )
    if theirs is not None and clause.end > theirs.end:
        return Part("outcome", True, whole)  # 议题由社员提
    passed = PASSES.search(text)
    if passed and not PREPARING.search(text):
        return Part("outcome", True, whole)
    if PRESS.search(text) or TAKEN_IN.search(text) or GREEN.search(text):
        return Part("outcome", True, whole)
    unaided = UNAIDED.search(text)
    if unaided and not MAKES_ONE.match(text[unaided.end() - 1 :]):
        vague = undefined_words(clause, line.text)
        return Part(
            "outcome",
            vague is None and bool(DONE_SO.search(text[unaided.start() + 2 :]) or "脱稿" in text),
            whole,
            vague,
        )
    if SYSTEM_SUPPORTS.match(text) and not any(w.has("u") for w in clause.words[:1]):
        return Part("output", True, whole)
    if ABLE_NOW.match(text):
        return Part("outcome", False, whole, undefined_words(clause, line.text))
    feeling = FEELS_GOOD.search(text)
    if feeling and not any(w.has("P") for w in clause.words):
        return Part("outcome", False, whole, Span(clause.start + feeling.start(1), clause.start + feeling.end(1)))
    state = STATE.search(text)
    if state and not any(w.has("EPXI") for w in clause.words):
        return Part("output", True, whole)
    if RULED.search(text):
        return Part("output", True, whole)
    if SPARED.search(text) or SAME_DAY.search(text):
        return Part("outcome", undefined_words(clause, line.text) is None, whole, undefined_words(clause, line.text))
    if ALIKE.search(text):
        return Part("outcome", True, whole)
    if TAKES_PLACE.search(text) and not LETTING.match(text):
        return Part("activity", True, whole, undefined_words(clause, line.text))
    held = any(w.has("e") and not w.has("t") for w in clause.words)
    if MAKES_ONE.match(text) and undefined_words(clause, line.text) is None:
        return Part("activity" if held else "output", True, whole)
    person = next((w for w in clause.words if w.has(PEOPLE) and w.start <= whole.start + _NEAR), None)
    if person is not None and SOON_CAN.match(text, person.end - clause.start):
        return Part("outcome", True, whole)  # 新人第一周就能提交
    if person is not None and USER_CAN.match(text, person.end - clause.start):
        vague = undefined_words(clause, line.text)
        return Part("output", vague is None, whole, vague)  # 护士可以在手机上换班: whether they do is not said
    if LETTING.match(text):
        return Part("outcome", False, whole, undefined_words(clause, line.text))
    better = GETS_BETTER.search(text.rstrip(" )\"'。"))
    if better and len(text.strip()) <= 16:
        return Part("outcome", False, whole, Span(clause.start + better.start(), clause.start + better.end()))
    if TALK.match(text) and not TALKED.search(text):
        return Part("activity", False, whole, undefined_words(clause, line.text))
    if SUPPORTS.match(text) and not any(w.has("uE") for w in clause.words if w.start > whole.start):
        return Part("output", True, whole)
    means = MEANS.match(text)
    leads = LEADS.search(text) if means else None
    if means and leads:
        # 通过 A 使 B 变好: nobody could check it, so it takes the kind of the means.
        inner = [w for w in clause.words if w.verb and w.end <= clause.start + leads.start()]
        vague = undefined_words(clause, line.text)
        return Part("output" if inner and inner[-1].has(PRODUCE) else "activity", False, whole, vague)
    if ABLE.match(text):
        return Part("outcome", False, whole, undefined_words(clause, line.text))
    verbs = [w for w in clause.words if w.verb]
    capable = CAPABLE.search(text)
    if (
        capable
        and capable.start() > 1
        and not any(w.has("uXI") for w in clause.words)
        and undefined_words(clause, line.text) is None
    ):
        return Part("output", True, whole)  # a system that can do something
    if not verbs:
        return by_name(line, clause, text, whole)
    return by_verb(line, clause, text, whole, verbs)
