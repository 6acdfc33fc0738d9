"""How an English clause is built that is no order: what is said of its subject, or that it is only a name."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.judge.english_clause import STOP, Shape
from assistant.judge.english_words import Token
from assistant.judge.words import words

BE = frozenset(words("en", "being"))
MODAL = frozenset(words("en", "modal"))
PREPOSITIONS = frozenset(words("en", "prepositions"))
WH = frozenset(words("en", "relatives"))
ARTICLES = frozenset(words("en", "articles"))
_BETWEEN = frozenset(words("en", "between"))
# Nouns that go with either form of a verb.
EITHER = frozenset(words("en", "either"))
_SINGULAR = frozenset(words("en", "singular"))
_ADVERBS = frozenset(words("en", "adverbs"))
_DEFINITE = frozenset(words("en", "articles")) - {"a", "an"}
_AFTER_VERB = frozenset(("on", "in", "at", "by"))
_SAME_PAST = frozenset(words("en", "same_past"))
_OBJECTS = frozenset(("it", "them", "us", "their", "its", "the", "a", "an"))
_RELATIVES = frozenset(("that", "who", "which"))


def statement(tokens: Sequence[Token], text: str, *, several: bool = False) -> Shape:
    """How a clause is built that is no order; of `several` things no verb in -s is said: "4 new stencils cut"."""
    subject: Token | None = None
    joined = False  # "sales and marketing": two names take the plural
    closed = False  # the subject's own words are over: what follows a preposition is no head
    relative: Token | None = None  # a participle that may only describe the subject: "lessons delayed by rain drop"
    for place, token in enumerate(tokens):
        if token.text in BE:
            if subject is not None and place and tokens[place - 1].text in _RELATIVES and place + 2 < len(tokens):
                closed = True  # schools that are new post their problems
                continue
            return _being(tokens, place, subject)
        if token.text in MODAL:
            verb = next((t for t in tokens[place + 1 :] if t.verb), None)
            return Shape("can" if token.text in ("can", "could", "may") else "active", verb, subject)
        if token.text in ("has", "have", "had"):
            if place == 0:
                return Shape("order", token, None)
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            if after is not None and "d" in after.form and after.verb:
                return Shape("active", after, subject)
            return Shape("have", token, subject)
        if token.text in PREPOSITIONS or token.text in WH:
            if relative is not None and tokens[place - 1] is relative and token.text in WH:
                break  # users told where their things are
            closed = closed or subject is not None
            continue
        joined = joined or (token.text in ("and", "&") and subject is not None and not closed)
        if token.text in STOP or token.text in _ADVERBS or (token.text.endswith("ly") and not token.noun):
            continue
        before = tokens[place - 1].text if place else ""
        if before in PREPOSITIONS or before in ARTICLES:
            subject = subject if closed else token
            continue
        if subject is not None:
            if closed and token.text in _SAME_PAST and place + 1 == len(tokens):
                continue  # on the storm set
            if token.text in _SAME_PAST and place + 1 < len(tokens) and tokens[place + 1].text in _OBJECTS:
                return Shape("active", token, subject)  # three schools put it on the timetable
            given = "n" in token.form and not subject.text.endswith(("'s", "’s"))
            if participle(token) and (given or closes(tokens, place, text)):
                relative, closed = relative or token, True
                continue
            if token.form == "g":
                closed = True
                continue
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            if "s" in token.form and following is not None and following.text in BE:
                subject = token  # "reorder point limits are worked out"
                continue
            if (
                "s" in token.form
                and following is not None
                and following.verb
                and following.form == "b"
                and not following.noun
                and subject.text not in _SINGULAR
                and following.text != "end"  # works end to end
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
    if after is not None and participle(after) and "v" not in after.noun:
        return Shape("passive", after, subject)
    return Shape("be", tokens[place], subject)


def participle(token: Token) -> bool:
    """Whether a word can say what was done: published, given, cut."""
    if token.verb:
        return "d" in token.form and ("b" not in token.form or token.text in _SAME_PAST)
    return token.text.endswith("ed") and len(token.text) > 4 and not token.noun


def closes(tokens: Sequence[Token], place: int, text: str) -> bool:
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
    either = subject.text in EITHER
    plural = (subject.text.endswith("s") and not subject.text.endswith("ss")) or either or joined
    if "b" in verb.form:
        return plural and (not (verb.noun and closed) or next_text in _DEFINITE)
    if "s" in verb.form:
        if verb.noun and not plural and (next_text in _AFTER_VERB or next_text in _DEFINITE):
            return True  # "CI runs on every pull request"
        return subject.text in _SINGULAR or (not verb.noun and (either or not plural))
    return "d" in verb.form and "n" not in verb.form and not verb.noun
