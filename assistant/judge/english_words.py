"""English words with their base forms and what they do: the vocabulary, inflected once per process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from assistant.judge.words import words
from assistant.text.late import late_compile

_VERB_LISTS: Mapping[str, str] = {"E": "effort", "P": "produce", "X": "effect", "I": "improve", "N": "neutral"}
_NOUN_LISTS: Mapping[str, str] = {
    "v": "vague",
    "e": "event",
    "t": "thing",
    "g": "gain",
    "h": "harm",
    "q": "quality",
    "u": "people",
}
_TOKEN = late_compile(r"[a-zà-ɏ]+(?:['’][a-z]+)?(?:[-&][a-zà-ɏ]+)*|\d+:\d+s?|'s\b")
_DOUBLED = late_compile(r"[^aeiou][aeiou][bdgklmnprt]$")
# Prefixes that leave a verb what it is: re-launch, co-host, pre-order.
_PREFIXES = ("re-", "co-", "pre-", "un-", "over-", "out-", "batch-", "soft-", "hard-", "self-", "cross-", "auto-", "re")

# Home visits are what we do; visits to a page or a shop are what others do.
_PAID_BY_US = frozenset(words("en", "paid_by_us"))


class Token(NamedTuple):
    """A word with its forms ("b"ase, "s", "d" past or participle, "g" -ing, "" no verb) and classes.

    A "n" beside the "d" says that it is no past: given.

    `verb` holds the classes E(ffort), P(roduct), X (effect), I(mprove), N(eutral); `noun` v(ague), e(vent), t(hing), g(ain),
    h(arm), q(uality), u (people).
    """

    start: int
    end: int
    text: str
    form: str
    verb: str
    noun: str
    base: str = ""


def read_tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` (folded, lower case)."""
    verbs, nouns = _verbs(), _nouns()
    found: list[Token] = []
    for m in _TOKEN.finditer(text):
        word = m.group()
        form, verb, base = verbs.get(word) or _prefixed(word, verbs)
        if not form and "-" in word:
            tail = verbs.get(word.rsplit("-", 1)[1], ("", "", ""))
            if "E" in tail[1]:
                form, verb, base = tail  # door-knock; but year-end
        noun = nouns.get(word)
        if noun is None and "-" in word:
            last = word.rsplit("-", 1)[1]
            noun = nouns.get(last) if last not in ("hour", "day", "week", "month", "year", "minute") else None
        if word in ("visit", "visits") and found and found[-1].text in _PAID_BY_US:
            noun = "e"
        found.append(Token(m.start(), m.end(), word, form, verb, noun or "", base))
    return tuple(found)


def _prefixed(word: str, verbs: Mapping[str, tuple[str, str, str]]) -> tuple[str, str, str]:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and word[len(prefix) :] in verbs:
            return verbs[word[len(prefix) :]]
    return "", "", ""


@cache
def _verbs() -> dict[str, tuple[str, str, str]]:
    """Every inflected form of every verb: its forms, its classes and the verb itself."""
    irregular = {base: past for base, *past in (entry.split("/") for entry in words("en", "irregular"))}
    classes: dict[str, str] = {}
    for letter, name in _VERB_LISTS.items():
        for verb in words("en", name):
            if letter not in classes.get(verb, ""):
                classes[verb] = classes.get(verb, "") + letter
    found: dict[str, tuple[str, str, str]] = {}
    for verb, letters in classes.items():
        for word, form in _forms(verb, irregular.get(verb)):
            forms, known, base = found.get(word, ("", "", verb))
            found[word] = (
                forms + form if form not in forms else forms,
                known + "".join(c for c in letters if c not in known),
                base,
            )
    return found


def _forms(verb: str, irregular: list[str] | None) -> Iterator[tuple[str, str]]:
    yield verb, "b"
    to_ies = verb.endswith("y") and verb[-2:-1] not in "aeiou"
    yield (
        verb[:-1] + "ies" if to_ies else verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "z", "o")) else "s"),
        "s",
    )
    stems = [verb[:-1]] if verb.endswith("e") else [verb, verb + verb[-1]] if _DOUBLED.search(verb) else [verb]
    for stem in stems:
        yield stem + "ing", "g"
    if irregular is not None:
        for past in irregular:
            # "given" is no past: the provider given notice was given it.
            only = len(irregular) > 1 and past == irregular[-1] and past not in (verb, irregular[0])
            yield past, "dn" if only else "d"
    else:
        for stem in stems:
            yield verb[:-1] + "ied" if to_ies else stem + "ed", "d"


@cache
def _nouns() -> dict[str, str]:
    found: dict[str, str] = {}
    for letter, name in _NOUN_LISTS.items():
        for word in words("en", name):
            if letter not in found.get(word, ""):
                found[word] = found.get(word, "") + letter
    return found
