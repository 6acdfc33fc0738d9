"""What an English order without an amount asks for: effort, a product, an effect."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.judge.english_amounts import only
from assistant.judge.english_clause import STOP, EnglishClause
from assistant.judge.english_ends import CADENCE, ONGOING, PHRASE, READY, TRAILING, UNAIDED
from assistant.judge.english_words import Token
from assistant.judge.view import Part
from assistant.judge.words import words
from assistant.types import Span

_VAGUE_BE = frozenset(words("en", "becoming"))
_SEEMING = frozenset(("look", "get", "seem"))
_PERSONAL = frozenset(words("en", "personal"))
_DEFINITE = frozenset(words("en", "articles"))
_SAID = frozenset(
    ("topic", "topics", "issue", "issues", "question", "questions", "point", "points", "concern", "concerns")
)
_FOUNDING = frozenset(("create", "build", "generate", "develop", "establish"))
_RESULTING = frozenset(words("en", "resulting"))


def by_order(
    clause: EnglishClause, text: str, verb: Token, whole: Span, vague: Span | None, *, line_ends: bool
) -> Part:
    """What an order without an amount asks for."""
    rest = [t for t in clause.tokens if t.start > verb.start]
    if (
        vague is not None
        and only(verb, "EN")
        and rest
        and rest[0].start == vague.start
        and rest[0].text in ("more", "fewer", "less")
    ):
        vague = None  # read more papers: effort, however much of it
    if verb.form == "g" and not rest:
        return Part("topic", False, whole, vague)  # hiring
    cadence = bool(CADENCE.search(text))
    if ONGOING.match(text.lstrip(" ,;.:-")):
        inner = next((t for t in rest if "I" in t.verb), None)
        return Part("activity", cadence, whole, Span(inner.start, inner.end) if inner else vague)
    if "E" in verb.verb and cadence:
        return Part("activity", True, whole, vague)
    if PHRASE.match(text.lstrip(" ,;.:-")):
        return Part("activity", cadence, whole, vague)
    if len(rest) == 1 and rest[0].text.endswith("s") and verb.text in ("find", "get", "seek"):
        return Part("activity", False, whole, vague)
    if verb.base in ("learn", "read", "study", "practise", "practice", "watch", "review"):
        once = cadence or line_ends or any(t.text in ("each", "every", "all") for t in rest[:2])
        return Part("activity", once, whole, vague)  # learning counts when it is finished or counted
    if verb.base in _PERSONAL and UNAIDED.search(text):
        return Part("outcome", True, whole)
    wishes = verb.text in ("have", "has") or verb.text in _SEEMING
    if verb.text == "have" and vague is None and len(rest) > 1 and rest[0].text in ("a", "an", "one"):
        return Part("output", True, whole)  # have a number that customers can call
    if verb.base == "raise" and any(t.text in _SAID for t in rest[:3]):
        return Part("activity", False, whole)
    if (verb.text in _VAGUE_BE and not wishes) or (wishes and vague is not None):
        return Part("outcome", False, whole, vague)
    if verb.text in ("find", "seek", "identify"):
        return Part("activity", False, whole, None)
    improving = "I" in verb.verb and not set(verb.verb) & set("P")
    if improving or (verb.text == "make" and vague is not None):
        at = vague if not improving and vague is not None else Span(verb.start, verb.end)
        object_ends = next((t.start for t in rest if t.text in ("of", "in", "for", "with", "on", "at")), whole.end)
        object_of = [t for t in rest if t.start < object_ends and t.text not in ("process", "processes")]
        named = [t for t in object_of if t.text not in STOP]
        # a queue system is a thing, whatever it is for
        made = bool(named) and "t" in named[-1].noun and not set(named[-1].noun) & set("qhg")
        moved = not made and any(set(t.noun) & set("qh") for t in named)
        moved = moved or bool(named and set(named[-1].noun) & set("gu"))
        moved = moved or ("X" in verb.verb and not any(set(t.noun) & set("te") for t in rest))
        return Part("outcome" if moved else "activity", False, whole, at)
    if only(verb, "X") or (verb.text in ("win", "sign", "hire", "land", "sell", "secure") and "X" in verb.verb):
        some = len(rest) == 1 and rest[0].text.endswith("s")  # recruit volunteers: how many?
        if verb.text == "sign" and any("t" in t.noun for t in rest) and not any(set(t.noun) & set("gu") for t in rest):
            return Part("output", True, whole)  # sign the release files: no deal
        return Part("outcome", vague is None and len(rest) > 0 and not some, whole, vague)
    if verb.form == "g":
        if READY.search(TRAILING.sub("", text)):
            return Part("output", True, whole)
        return Part("activity" if rest else "topic", cadence, whole, vague)
    if "E" in verb.verb and not _finishing(verb, rest):
        # "hold a dry run" and "call each customer" come to an end, "hold meetings" does not
        once = any(t.text in ("a", "an", "one") for t in rest[:2]) and any("e" in t.noun for t in rest[1:5])
        whole_group = any(t.text in ("each", "every", "all") for t in rest[:2])
        return Part("activity", cadence or once or whole_group, whole, vague)
    if verb.base in _FOUNDING and vague is None and _mood(rest):
        return Part("outcome", False, whole, Span(verb.start, verb.end))  # create a festive mood
    if "P" in verb.verb:
        # "build a strong relationship" wishes; "publish a quick guide to visas" makes a thing
        if vague is None and _nothing_certain(rest, text):
            return Part("activity", False, whole, vague)  # send reminders, reset passwords
        wishes = vague is not None and (len(rest) <= 3 or not any("t" in t.noun for t in rest))
        return Part(
            "outcome" if wishes and not any("t" in t.noun for t in rest) else "output", not wishes, whole, vague
        )
    if verb.verb == "N" and vague is None and _definite(rest):
        return Part("output", True, whole)  # pin the actions to a commit: one thing is done with it
    return Part("activity", cadence, whole, vague)


def _mood(rest: Sequence[Token]) -> bool:
    """Whether what is to be created is a quality, which nobody can say is there: a festive mood."""
    end = next(
        (t.start for t in rest if t.text in ("of", "in", "for", "with", "on", "at", "by", "between", "among")), None
    )
    named = [t for t in rest if t.text not in STOP and (end is None or t.start < end)]
    return bool(named) and "q" in named[-1].noun and not any(set(t.noun) & set("t") for t in named)


def _nothing_certain(rest: Sequence[Token], text: str) -> bool:
    """Whether an order asks for some of a thing, however many: "send reminders", "reconcile accounts"."""
    plain = [t for t in rest if t.text not in STOP]
    bare = len(plain) == len(rest) or (len(rest) > 1 and rest[1].text in ("between", "across", "among"))
    return bare and 0 < len(plain) <= 2 and plain[-1].text.endswith("s") and not re.search(r"\d", text)


def _definite(rest: Sequence[Token]) -> bool:
    """Whether what follows a verb is one certain thing, or says where it ends up: "the old shelf", "scripts to the new host"."""
    opens = bool(rest) and rest[0].text in _DEFINITE and rest[0].text not in ("any", "some", "no")
    return opens or any(t.text in _RESULTING for t in rest[1:])


def _finishing(verb: Token, rest: Sequence[Token]) -> bool:
    """Whether a verb that may be effort or product has one definite thing to finish: "file the patent", not "file receipts"."""
    if "P" not in verb.verb:
        return False
    content = [t for t in rest if t.text not in STOP]
    definite = any(t.text in ("the", "a", "an", "our", "all", "each", "every", "this") for t in rest[:3])
    return definite or any("t" in t.noun for t in content) or len(content) >= 4
