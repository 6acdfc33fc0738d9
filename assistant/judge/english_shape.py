"""How an English clause is built: an order, a statement, a name; the verb it hangs on and the noun it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.judge.english_words import Token
from assistant.judge.words import words
from assistant.types import Figure

STOP = frozenset(words("en", "small"))
_BE = frozenset(words("en", "being"))
_MODAL = frozenset(words("en", "modal"))
_PREPOSITIONS = frozenset(words("en", "prepositions"))
_WH = frozenset(words("en", "relatives"))
_ARTICLES = frozenset(words("en", "articles"))
_SKIP = frozenset(words("en", "lead_in"))
_BETWEEN = frozenset(words("en", "between"))
# Nouns that go with either form of a verb.
_EITHER = frozenset(words("en", "either"))
_SINGULAR = frozenset(words("en", "singular"))
_ADVERBS = frozenset(words("en", "adverbs"))
_AFTER_NAME = frozenset(words("en", "after_name"))
_DEFINITE = frozenset(words("en", "articles")) - {"a", "an"}
_AFTER_VERB = frozenset(("on", "in", "at", "by"))
_CAUSING = frozenset(words("en", "causing"))
_NAMES_TOO = frozenset(words("en", "names_too"))
_NEVER_NAMES = frozenset(words("en", "never_names"))
_SAME_PAST = frozenset(words("en", "same_past"))
_NO_ADVERBS = frozenset(words("en", "no_adverbs"))
_OURS = frozenset(words("en", "ourselves")) | {"team", "teams", "staff"}
_PERSON_ENDS = ("ator", "itor", "tect", "ician", "ologist", "auditor", "manager", "officer", "owner")
_ENSURING = frozenset(("ensure", "guarantee", "make"))
_SURE_OF = frozenset(("make",))
_PLACING = frozenset(("on", "in", "for", "of", "with", "about"))
_NUMBERED = frozenset(("phase", "stage", "part", "round", "step"))
MEASURED = frozenset(("average", "median", "mean", "typical"))
_OPEN_NAMES = MEASURED | {"first", "second", "third"}
_RELATIVES = frozenset(("that", "who", "which"))
_OTHERS = frozenset(("others", "outsiders", "strangers"))
_NUMERALS = frozenset(("one", "two", "three", "four", "five", "of"))


class EnglishClause(NamedTuple):
    """A piece between two stops, with its words and the target amounts that stand in it."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    figures: tuple[Figure, ...]


class Shape(NamedTuple):
    """How a clause is built: the verb it hangs on, its form, and the noun it speaks of.

    `form` is "order" (Publish the guide), "ing" (Mentoring), "passive" (Guide is published, 45 guides rewritten),
    "active" (Brokers rate us), "be" (The guide is good), "name" (Freezers). `agent` is by whom it is done.
    """

    form: str
    verb: Token | None
    subject: Token | None
    agent: Token | None = None


def shape(clause: EnglishClause, text: str) -> Shape:
    """How the clause is built."""
    built = _shape(clause, text)
    if built.form != "passive" or built.verb is None:
        return built
    return built._replace(agent=_agent(clause.tokens, built.verb))


def _agent(tokens: Sequence[Token], verb: Token) -> Token | None:
    """The person other than us who does what a passive says: "signed off by the conservator"."""
    by = next((i for i, t in enumerate(tokens) if t.text == "by" and t.start > verb.start), None)
    if by is None:
        return None
    after = [t for t in tokens[by + 1 : by + 5] if t.text not in _ARTICLES]
    person = next((t for t in after if "u" in t.noun or t.text in _OTHERS or t.text.endswith(_PERSON_ENDS)), None)
    ours = any(t.text in _OURS for t in tokens[by + 1 : by + 5])
    return None if ours else person


def _shape(clause: EnglishClause, text: str) -> Shape:
    tokens = list(clause.tokens)
    if len(tokens) > 1 and tokens[0].text in _OPEN_NAMES and text[tokens[0].end : tokens[1].start].isspace():
        return _statement(tokens[1:], text)  # first reply within a day, average visit of 70 minutes
    while tokens and (tokens[0].text in _SKIP or (tokens[0].text.endswith("ly") and tokens[0].text not in _NO_ADVERBS)):
        tokens = tokens[1:]
    if not tokens:
        return Shape("name", None, None)
    first = tokens[0]
    sure = 2 if first.text in _SURE_OF else 1
    if first.text in _ENSURING and len(tokens) > 3 and (sure == 1 or tokens[1].text == "sure"):
        stated = _statement(tokens[sure:], text)
        if stated.form not in ("name", "order"):
            return stated  # ensure that all files are moved
    if clause.figures and clause.figures[0].span.start < first.start:
        several = clause.figures[0].value != 1 and clause.figures[0].kind in ("count", "unknown")
        return _statement(tokens, text, several=several)  # "5 spare runners are installed" is no order to spare
    if len(tokens) > 1 and first.verb and "b" in first.form and not set(first.noun) & set("ghq"):
        counted = any(first.end <= f.span.start and f.span.end <= tokens[1].start for f in clause.figures)
        if counted:
            return Shape("order", first, None)  # interview 12 users
    if first.text in ("be", "become", "feel", "stay") and "b" not in first.noun:
        return Shape("order", first, None)
    numbered = len(tokens) == 1 and "P" in first.verb and text[first.end :].strip()[:1].isdigit()
    if first.verb and "b" in first.form and (numbered or not _reads_as_noun(tokens)):
        done = _named_and_done(tokens, text)
        return done if done is not None else Shape("order", first, None)
    if first.verb and first.form == "s" and not first.noun and len(tokens) < 3:
        return Shape("active", first, None)  # "opens 1 March"
    if first.form.startswith("d") and len(tokens) > 2 and tokens[1].text in _PREPOSITIONS:
        return Shape("passive", first, None)  # "invited to the county festival"
    if first.form == "g" and ("t" in first.noun or (len(tokens) > 1 and _is_thing(tokens[1]))):
        return _statement(tokens, text)
    if first.verb and first.form == "g":
        stated = _statement(tokens, text)
        return stated if stated.form in ("active", "passive", "be") else Shape("ing", first, None)
    return _statement(tokens, text)


def _is_thing(token: Token) -> bool:
    """Whether a word names one thing made: "booking page", not "building trust" or "hiring engineers"."""
    return "t" in token.noun and not token.text.endswith("s") and not set(token.noun) & set("ghq")


def _named_and_done(tokens: Sequence[Token], text: str) -> Shape | None:
    """A name that opens like an order and then is said to be done: "Pause plan launched", "Copy reviewed with legal"."""
    if tokens[0].text in _NEVER_NAMES:
        return None
    for place, token in enumerate(tokens[1:6], 1):
        if token.text in STOP or (token.text.endswith("ly") and not token.noun):
            return None
        if _participle(token) and _closes(tokens, place, text):
            return Shape("passive", token, tokens[place - 1])
    return None


def _statement(tokens: Sequence[Token], text: str, *, several: bool = False) -> Shape:
    """How a clause is built that is no order; of `several` things no verb in -s is said: "4 new stencils cut"."""
    subject: Token | None = None
    joined = False  # "sales and marketing": two names take the plural
    closed = False  # the subject's own words are over: what follows a preposition is no head
    relative: Token | None = None  # a participle that may only describe the subject: "lessons delayed by rain drop"
    for place, token in enumerate(tokens):
        if token.text in _BE:
            if subject is not None and place and tokens[place - 1].text in _RELATIVES and place + 2 < len(tokens):
                closed = True  # schools that are new post their problems
                continue
            return _being(tokens, place, subject)
        if token.text in _MODAL:
            verb = next((t for t in tokens[place + 1 :] if t.verb), None)
            return Shape("can" if token.text in ("can", "could", "may") else "active", verb, subject)
        if token.text in ("has", "have", "had"):
            if place == 0:
                return Shape("order", token, None)
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            if after is not None and "d" in after.form and after.verb:
                return Shape("active", after, subject)
            return Shape("have", token, subject)
        if token.text in _PREPOSITIONS or token.text in _WH:
            if relative is not None and tokens[place - 1] is relative and token.text in _WH:
                break  # users told where their things are
            closed = closed or subject is not None
            continue
        joined = joined or (token.text in ("and", "&") and subject is not None and not closed)
        if token.text in STOP or token.text in _ADVERBS or (token.text.endswith("ly") and not token.noun):
            continue
        before = tokens[place - 1].text if place else ""
        if before in _PREPOSITIONS or before in _ARTICLES:
            subject = subject if closed else token
            continue
        if subject is not None:
            if closed and token.text in _SAME_PAST and place + 1 == len(tokens):
                continue  # on the storm set
            given = "n" in token.form and not subject.text.endswith(("'s", "’s"))
            if _participle(token) and (given or _closes(tokens, place, text)):
                relative, closed = relative or token, True
                continue
            if token.form == "g":
                closed = True
                continue
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            if "s" in token.form and following is not None and following.text in _BE:
                subject = token  # "reorder point limits are worked out"
                continue
            if (
                "s" in token.form
                and following is not None
                and following.verb
                and following.form == "b"
                and not following.noun
                and subject.text not in _SINGULAR
            ):
                subject = token  # "office-hour queues fall": two words of a name
                continue
            if (
                token.verb
                and not (several and token.form == "s")
                and _agrees(subject, token, closed=closed, joined=joined, next_text=following.text if following else "")
            ):
                return Shape("active", token, subject)
        if not closed and not ("v" in token.noun and not set(token.noun) & set("etghqu")):
            subject = token
    return Shape("passive", relative, subject) if relative is not None else Shape("name", None, subject)


def _being(tokens: Sequence[Token], place: int, subject: Token | None) -> Shape:
    after = next((t for t in tokens[place + 1 :] if not t.text.endswith("ly") and t.text not in _BETWEEN), None)
    if after is not None and _participle(after) and "v" not in after.noun:
        return Shape("passive", after, subject)
    return Shape("be", tokens[place], subject)


def _participle(token: Token) -> bool:
    if token.verb:
        return "d" in token.form and ("b" not in token.form or token.text in _SAME_PAST)
    return token.text.endswith("ed") and len(token.text) > 4 and not token.noun


def _closes(tokens: Sequence[Token], place: int, text: str) -> bool:
    """Whether a participle ends its clause or is followed by when, where, by whom: "reports published by May"."""
    if place + 1 == len(tokens):
        return True
    following = tokens[place + 1]
    between = text[tokens[place].end : following.start]
    return (
        following.text in STOP
        or following.text.endswith("ly")
        or any(c in between for c in "&,/(0123456789")
        or "d" in following.form
    )


def _agrees(subject: Token, verb: Token, *, closed: bool, joined: bool, next_text: str) -> bool:
    """Whether the verb can be what the subject does: shops list, the page loads; not "order accuracy"."""
    either = subject.text in _EITHER
    plural = (subject.text.endswith("s") and not subject.text.endswith("ss")) or either or joined
    if "b" in verb.form:
        return plural and (not (verb.noun and closed) or next_text in _DEFINITE)
    if "s" in verb.form:
        if verb.noun and not plural and (next_text in _AFTER_VERB or next_text in _DEFINITE):
            return True  # "CI runs on every pull request"
        return subject.text in _SINGULAR or (not verb.noun and (either or not plural))
    return "d" in verb.form and "n" not in verb.form and not verb.noun


def _names(tokens: Sequence[Token]) -> bool:
    """Whether what follows a word that is a noun or a neutral verb is the rest of its name."""
    following = tokens[1]
    if len(tokens) == 2:
        return not following.verb and not following.text.endswith("s")
    run = next((place for place, t in enumerate(tokens) if t.text in STOP), len(tokens))
    if 2 < run < len(tokens) and tokens[run].text in _PLACING and _is_thing(tokens[run - 1]):
        return True  # shift swap form on the site: an order would say which form
    if not following.verb and not following.text.endswith("s") and tokens[2].text in _PLACING:
        return True  # progress bar on the refund page
    return "t" in following.noun and following.text.endswith("s") and tokens[2].text in _PLACING


def _reads_as_noun(tokens: Sequence[Token]) -> bool:
    """Whether the first word, which could be a verb, is part of a name: "test coverage", "support scores are up"."""
    first = tokens[0]
    if len(tokens) == 1:
        return bool(first.noun)
    following = tokens[1]
    if "t" in first.noun and following.text in _PLACING:
        return True  # a sign on the fence
    if following.text in ("is", "are", "at", "of", "from", "under", "above", "below", "falls", "rises"):
        return bool(first.noun)
    if following.text == "per" and first.text in _NAMES_TOO:
        return True  # spend per head
    if following.text in STOP or following.text.endswith("ly"):
        return False
    if _is_thing(following) and first.text not in _NEVER_NAMES:
        effort = set(first.verb) <= set("EN") and len(tokens) == 2
        if effort or (len(tokens) > 2 and tokens[2].text in _PLACING):
            return True  # partner handbook, search box on every page
    if first.text in _NAMES_TOO and set(first.verb) <= {"N", "I"} and _names(tokens):
        return True  # supply chain, risk cards for the vendors
    made = "t" in first.noun and first.text in _NAMES_TOO and first.text not in _NEVER_NAMES
    if made and len(tokens) == 2 and not following.verb and not following.text.endswith("s"):
        return True  # lift maintenance
    if first.text in _NUMBERED and following.text in _NUMERALS:
        return True  # phase two of the plant
    if first.text in _EITHER:
        return True  # staff questions; but: staff the counter
    named = first.text in _NAMES_TOO
    if named and (set(following.noun) & set("qh") or following.text in _AFTER_NAME):
        return True
    if first.text in _CAUSING:
        return False
    for token in tokens[1:6]:
        if token.text in _PREPOSITIONS or token.text in _WH or token.text in ("and", "or", "to"):
            break
        if token.text in _BE or token.text in _MODAL:
            return True
    else:
        token = tokens[-1]
    stated = _statement(tokens, "")
    early = stated.verb is not None and stated.verb.start <= token.start
    if len(tokens) == 2 and not set(following.verb) & set("XI"):
        return False  # visit markets
    return named and early and stated.form in ("active", "passive")
