"""What an English clause without an amount says: an order, a name, or what somebody does or something is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.judge.english_amounts import only
from assistant.judge.english_clause import EnglishClause, Shape
from assistant.judge.english_ends import (
    AS_IT_COMES,
    CADENCE,
    GOES_TO,
    GRANTED,
    IN_TIME,
    JUDGED,
    NONE_LEFT,
    NONE_OF,
    ONE_OBJECT,
    READY,
    TRAILING,
)
from assistant.judge.english_names import by_name
from assistant.judge.english_orders import by_order
from assistant.judge.english_shape import shape
from assistant.judge.english_words import Token
from assistant.judge.view import Line, Part
from assistant.judge.words import any_of, words
from assistant.text.late import late_compile
from assistant.types import Span

_MOVING = frozenset(words("en", "moving"))
_WE = frozenset(words("en", "ourselves"))
_HUMAN = frozenset(words("en", "human"))
_BODIES = frozenset(words("en", "bodies"))
_FEELING = frozenset(words("en", "feeling"))
_DECIDING = frozenset(words("en", "deciding"))
_PASSED_BY_OTHERS = frozenset(words("en", "decided"))
_SEEMING = frozenset(("feel", "seem", "look"))
_BEGINNING = frozenset(("open", "launch", "start", "reopen", "close", "begin"))
_GRADABLE = frozenset(words("en", "gradable"))
# What a page, a job or a build does.
_THINGS_DO = frozenset(words("en", "things_do"))
_OURS_TOO = frozenset(("filled", "returned", "converted", "placed", "matched"))  # a folder filled, a lease returned


# "returns report every month" reports about returns and moves none.
_REPORTS = late_compile(
    r"\s*(?:the |a |an )?(?:[a-z&-]+\s){0,3}(?:reports?|newsletters?|minutes|updates?)\s(?:(?:every|each|per|a|once a)\s(?:day|week|month|quarter|year)|daily|weekly|monthly|quarterly)[\s.]*"
    r"|\s*(?:the |a |an )?(?:daily|weekly|monthly|quarterly)\s(?:[a-z&-]+\s){0,3}(?:reports?|minutes|updates?)[\s.]*",
    re.IGNORECASE,
    needs="report newsletter minutes update",
)


def uncounted(line: Line, clause: EnglishClause) -> Part:
    """What the clause says without an amount: a decision of others first, then by how it is built."""
    text = line.bare[clause.start : clause.end]
    tokens = clause.tokens
    whole = Span(tokens[0].start, tokens[-1].end) if tokens else Span(clause.start, clause.end)
    vague = _vague(clause)
    built = shape(clause, line.text)
    if _REPORTS.fullmatch(text):
        return Part("activity", True, whole)
    judged = JUDGED.search(text)
    if judged and not (
        built.form in ("order", "ing")
        and built.verb is not None
        and (("E" in built.verb.verb and "X" not in built.verb.verb) or built.verb.base in _DECIDING)
    ):
        return Part("outcome", True, whole)
    if AS_IT_COMES.search(text) and tokens and "b" in tokens[0].form:
        return Part("activity", False, whole, vague)
    if _only_verbs(tokens, text, clause.start):
        return Part("activity", False, whole)
    if built.form in ("order", "ing") and built.verb is not None:
        return by_order(clause, text, built.verb, whole, vague, line_ends=line.sentence.deadline is not None)
    if built.form == "passive" and built.verb is not None:
        return _passive(text, built, whole, vague)
    if built.form == "name":
        return by_name(line, text, tokens, built, whole, vague)
    person = (
        built.subject is not None
        and ("u" in built.subject.noun or built.subject.text.removesuffix("s") in _BODIES)
        and built.subject.text not in _WE
    )
    if built.form == "be":
        return _being(text, tokens, built, whole, vague, person=person)
    if built.form == "have":
        return Part("outcome" if vague is not None else "output", vague is None, whole, vague)
    if built.form == "can":
        return Part("output", vague is None, whole, vague)
    return _active(text, built, whole, vague, at=clause.start, person=person)


def _only_verbs(tokens: Sequence[Token], text: str, start: int) -> bool:
    """Whether a clause only lists kinds of work: "restock, log"."""
    if len(tokens) < 2 or not all("b" in t.form for t in tokens):
        return False
    return all(set(text[a.end - start : b.start - start]) & set(",/&") for a, b in pairwise(tokens))


def _passive(text: str, built: Shape, whole: Span, vague: Span | None) -> Part:
    verb = built.verb
    if verb is None:
        return Part("output", True, whole)
    quality = built.subject is not None and bool(set(built.subject.noun) & set("q"))
    if IN_TIME.search(text) and not re.search(r"\bof (?:launch|release|go-live|kick-?off)", text):
        return Part("outcome", True, whole)  # backlog cleared within a week of each release
    if verb.verb and "I" in verb.verb and not set(verb.verb) & set("P") and not set(verb.verb) & set("X"):
        return Part("outcome" if quality else "activity", False, whole, Span(verb.start, verb.end))
    if "I" in verb.verb and "X" in verb.verb and "P" not in verb.verb:
        return Part("outcome", False, whole, Span(verb.start, verb.end))
    if NONE_OF.match(text):
        return Part("outcome", True, whole)  # no vulnerabilities left
    if GRANTED.search(text):
        return Part("outcome", True, whole)  # the regulator's written OK received
    ours = verb.text in _OURS_TOO and built.subject is not None and not set(built.subject.noun) & set("guhq")
    if (verb.text in _PASSED_BY_OTHERS and not ours) or (built.agent is not None and "E" not in verb.verb):
        return Part("outcome", True, whole)
    if verb.verb and only(verb, "E"):
        return Part("activity", True, whole)
    if vague is not None and vague.start > verb.start and quality:
        return Part("outcome", False, whole, vague)
    return Part("output", True, whole)


def _being(text: str, tokens: Sequence[Token], built: Shape, whole: Span, vague: Span | None, *, person: bool) -> Part:
    after = [t for t in tokens if built.verb is not None and t.start > built.verb.start]
    wish = next((t for t in after if "v" in t.noun), None) or next((t for t in after[:2] if t.text in _GRADABLE), None)
    if re.search(r"\b(?:up|down)\s*$", text.rstrip(" .")):
        return Part("outcome", False, whole, Span(after[-1].start, after[-1].end) if after else vague)
    if wish is not None:
        return Part("outcome", False, whole, Span(wish.start, wish.end))
    if NONE_LEFT.search(text):
        return Part("outcome", True, whole)
    if person and not READY.search(TRAILING.sub("", text)):
        return Part("outcome", False, whole)
    return Part("output", True, whole)


def _active(text: str, built: Shape, whole: Span, vague: Span | None, *, at: int, person: bool) -> Part:
    verb = built.verb
    if built.subject is not None and built.subject.text not in _WE and not person:
        named = set(built.subject.noun)
        # Nurseries lend kits: those who are no things and do what no thing does are somebody.
        several = built.subject.text.endswith("s") and not named
        plainly = verb is not None and "b" in verb.form and not verb.noun and "X" not in verb.verb
        somebody = several and plainly and verb is not None and verb.base not in _THINGS_DO
        person = verb is not None and (verb.base in _HUMAN or somebody) and "t" not in named
    if verb is not None and "I" in verb.verb and "P" not in verb.verb:
        return Part("outcome", False, whole, Span(verb.start, verb.end))
    if verb is not None and verb.base in _SEEMING and vague is None:
        return Part("outcome", False, whole, Span(verb.start, whole.end))  # reviews feel fair
    if verb is not None and verb.base in _BEGINNING and verb.end >= whole.end:
        return Part("output", True, whole)  # the tool library opens
    decides = person and verb is not None and verb.base in _DECIDING
    if vague is not None and verb is not None and vague.start > verb.start and not decides:
        return Part("outcome", False, whole, vague)
    if person:
        started = bool(re.search(r"\b(?:(?:start|begin)s?|(?:every|all|each|both)\b.{1,60}\bha(?:s|ve))\b", text))
        definite = verb is not None and verb.base not in _FEELING and ONE_OBJECT.search(text[max(0, verb.end - at) :])
        settled = (
            started
            or bool(definite)
            or _one_person_acts(text, verb)
            or (verb is not None and verb.base in _DECIDING)
            or bool(NONE_LEFT.search(text))
        )
        return Part("outcome", settled, whole, None if settled else vague)
    if NONE_LEFT.search(text):
        return Part("outcome", True, whole)
    if verb is not None and verb.base == "go" and (CADENCE.search(text) or GOES_TO.search(text)):
        return Part("output", True, whole)  # the report goes out on Mondays, the paper goes to the journal
    if verb is not None and "P" in verb.verb and "X" not in verb.verb and "s" in verb.form and not person:
        body = built.subject is not None and built.subject.text in _BODIES
        return Part("outcome" if body else "output", vague is None, whole, vague)
    if verb is not None and verb.base in _MOVING:
        return Part("outcome", False, whole, vague or Span(verb.start, verb.end))
    if verb is not None and only(verb, "X"):
        return Part("outcome", vague is None, whole, vague)
    if built.subject is not None and set(built.subject.noun) & set("qh"):
        return Part("outcome", vague is None, whole, vague)
    return Part("output", vague is None, whole, vague)


def _one_person_acts(text: str, verb: Token | None) -> bool:
    """Whether one certain person or body does something once: "my mentor puts me forward"; not what somebody feels."""
    if verb is None or verb.base in _FEELING:
        return False
    if re.search(r"\b(?:a|an|one) [\w-]+\b.{0,60}\bhas " + verb.text, text):
        return True
    if "s" not in verb.form:
        return False
    if re.search(rf"\b{any_of('en', 'bodies')} (?:in [\w ]+ )?{verb.text}\b", text):
        return True
    return re.search(r"\b(?:the|my|our|his|her) [\w-]+(?: [\w-]+)? " + verb.text, text) is not None


def _vague(clause: EnglishClause) -> Span | None:
    """The words of the clause whose end is undefined, or None."""
    found = next((t for t in clause.tokens if "v" in t.noun), None) or next(
        (t for t in clause.tokens if "I" in t.verb and not set(t.verb) & set("PXE")), None
    )
    return Span(found.start, found.end) if found else None
