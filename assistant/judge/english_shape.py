"""How an English clause is built: an order, a statement, a name; the verb it hangs on and the noun it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.judge.english_clause import STOP, EnglishClause, Shape
from assistant.judge.english_statement import (
    ARTICLES,
    BE,
    EITHER,
    MODAL,
    PREPOSITIONS,
    WH,
    closes,
    participle,
    statement,
)
from assistant.judge.english_words import Token
from assistant.judge.words import words

MEASURED = frozenset(("average", "median", "mean", "typical"))
_SKIP = frozenset(words("en", "lead_in"))
_AFTER_NAME = frozenset(words("en", "after_name"))
_CAUSING = frozenset(words("en", "causing"))
_NAMES_TOO = frozenset(words("en", "names_too"))
_NEVER_NAMES = frozenset(words("en", "never_names"))
_NO_ADVERBS = frozenset(words("en", "no_adverbs"))
_OURS = frozenset(words("en", "ourselves")) | {"team", "teams", "staff"}
_PERSON_ENDS = ("ator", "itor", "tect", "ician", "ologist", "auditor", "manager", "officer", "owner")
_ENSURING = frozenset(("ensure", "guarantee", "make"))
_SURE_OF = frozenset(("make",))
_PLACING = frozenset(("on", "in", "for", "of", "with", "about"))
_NUMBERED = frozenset(("phase", "stage", "part", "round", "step"))
_OPEN_NAMES = MEASURED | {"first", "second", "third"}
_OTHERS = frozenset(("others", "outsiders", "strangers"))
_VERB_AND_OBJECT = 2
_SAID_OF = frozenset(("no", "never", "still", "always", "now", "can", "will", "may"))
_NUMERALS = frozenset(("one", "two", "three", "four", "five", "of"))


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
    after = [t for t in tokens[by + 1 : by + 5] if t.text not in ARTICLES]
    person = next((t for t in after if "u" in t.noun or t.text in _OTHERS or t.text.endswith(_PERSON_ENDS)), None)
    ours = any(t.text in _OURS for t in tokens[by + 1 : by + 5])
    return None if ours else person


def _shape(clause: EnglishClause, text: str) -> Shape:
    tokens = list(clause.tokens)
    if len(tokens) > 1 and tokens[0].text in _OPEN_NAMES and text[tokens[0].end : tokens[1].start].isspace():
        return statement(tokens[1:], text)  # first reply within a day, average visit of 70 minutes
    while tokens and (tokens[0].text in _SKIP or (tokens[0].text.endswith("ly") and tokens[0].text not in _NO_ADVERBS)):
        tokens = tokens[1:]
    if not tokens:
        return Shape("name", None, None)
    first = tokens[0]
    sure = 2 if first.text in _SURE_OF else 1
    if first.text in _ENSURING and len(tokens) > 3 and (sure == 1 or tokens[1].text == "sure"):
        stated = statement(tokens[sure:], text)
        if stated.form not in ("name", "order"):
            return stated  # ensure that all files are moved
    if clause.figures and clause.figures[0].span.start < first.start:
        several = clause.figures[0].value != 1 and clause.figures[0].kind in ("count", "unknown")
        return statement(tokens, text, several=several)  # "5 spare runners are installed" is no order to spare
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
    if first.form.startswith("d") and len(tokens) > 2 and tokens[1].text in PREPOSITIONS:
        return Shape("passive", first, None)  # "invited to the county festival"
    if first.form == "g" and ("t" in first.noun or (len(tokens) > 1 and _is_thing(tokens[1]))):
        return statement(tokens, text)
    if first.verb and first.form == "g":
        stated = statement(tokens, text)
        return stated if stated.form in ("active", "passive", "be") else Shape("ing", first, None)
    return statement(tokens, text)


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
        if participle(token) and closes(tokens, place, text):
            return Shape("passive", token, tokens[place - 1])
    return None


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
    if following.text in BE and following.text != "be":
        return True  # sound is clearer
    if "t" in first.noun and following.text in _PLACING:
        return True  # a sign on the fence
    if following.text in ("is", "are", "at", "of", "from", "under", "above", "below", "falls", "rises"):
        return bool(first.noun)
    if following.text == "per" and first.text in _NAMES_TOO:
        return True  # spend per head
    if first.text in EITHER and following.text in _SAID_OF:
        return True  # staff no longer register by hand
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
    if first.text in EITHER:
        return True  # staff questions; but: staff the counter
    if "E" in first.verb and len(tokens) > _VERB_AND_OBJECT and "u" in tokens[-1].noun:
        return False  # train attendance clerks
    named = first.text in _NAMES_TOO
    if named and (set(following.noun) & set("qh") or following.text in _AFTER_NAME):
        return True
    if first.text in _CAUSING:
        return False
    for token in tokens[1:6]:
        if token.text in PREPOSITIONS or token.text in WH or token.text in ("and", "or", "to"):
            break
        if token.text in BE or token.text in MODAL:
            return True
    else:
        token = tokens[-1]
    stated = statement(tokens, "")
    early = stated.verb is not None and stated.verb.start <= token.start
    if len(tokens) == 2 and not set(following.verb) & set("XI"):
        return False  # visit markets
    return named and early and stated.form in ("active", "passive")
