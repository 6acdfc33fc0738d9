"""Judging an English key result: what is counted, what the verb does, who decides the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from assistant.judge.view import Line, Part
from assistant.judge.words import words
from assistant.types import Figure, KeyResultKind, Span

_VERB_LISTS: Mapping[str, str] = {"E": "effort", "P": "produce", "X": "effect", "I": "improve"}
_NOUN_LISTS: Mapping[str, str] = {
    "v": "vague",
    "e": "event",
    "t": "thing",
    "g": "gain",
    "h": "harm",
    "q": "quality",
    "u": "people",
}
_IRREGULAR = {
    "write": "wrote written", "build": "built", "hold": "held", "run": "ran run", "make": "made", "win": "won", "get": "got gotten", "bring": "brought",
    "teach": "taught", "meet": "met", "read": "read", "rewrite": "rewrote rewritten", "rebuild": "rebuilt", "put": "put", "set": "set", "cut": "cut",
    "sell": "sold", "keep": "kept", "give": "gave given", "send": "sent", "find": "found", "lead": "led", "speak": "spoke spoken", "shut": "shut",
    "begin": "began begun", "draw": "drew drawn", "lay": "laid", "pay": "paid", "grow": "grew grown", "become": "became become", "beat": "beat beaten",
    "fall": "fell fallen", "rise": "rose risen", "lose": "lost", "leave": "left", "hit": "hit", "spend": "spent", "take": "took taken", "buy": "bought",
    "shoot": "shot", "sew": "sewn sewed", "split": "split", "freeze": "froze frozen", "bind": "bound", "hang": "hung", "sow": "sown sowed", "swim": "swam swum",
    "overtake": "overtook overtaken", "forecast": "forecast", "quit": "quit", "oversee": "oversaw overseen", "understand": "understood", "stick": "stuck",
    "drive": "drove driven", "rethink": "rethought", "knit": "knit", "cast": "cast", "deal": "dealt", "seek": "sought", "sing": "sang sung",
}  # fmt: skip
_BE = frozenset(["is", "are", "be", "been", "being", "was", "were", "'s", "'re", "gets", "get", "has", "have", "had"])
STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "within",
        "and",
        "or",
        "but",
        "as",
        "than",
        "per",
        "each",
        "every",
        "all",
        "any",
        "no",
        "not",
        "into",
        "over",
        "under",
        "up",
        "down",
        "out",
        "off",
        "via",
        "through",
        "so",
        "that",
        "who",
        "which",
        "whose",
        "is",
        "are",
        "be",
        "been",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "can",
        "could",
        "should",
        "must",
        "may",
        "might",
        "do",
        "does",
        "did",
        "it",
        "its",
        "their",
        "our",
        "your",
        "his",
        "her",
        "this",
        "these",
        "those",
        "we",
        "us",
        "they",
        "them",
        "he",
        "she",
        "i",
        "you",
    ]
)
_FIRST = frozenset(
    [
        "to",
        "we",
        "i",
        "our",
        "my",
        "please",
        "then",
        "also",
        "fully",
        "finally",
        "successfully",
        "new",
        "all",
        "every",
        "each",
        "the",
        "a",
        "an",
        "both",
        "at",
        "least",
        "about",
    ]
)
_TOKEN = re.compile(r"[a-zà-ɏ]+(?:['’][a-z]+)?(?:[-/&][a-zà-ɏ]+)*|\d+:\d+s?")
_BREAK = re.compile(r"[,;.!?](?=\s|$)|\n|\s[-–]\s|(?<=\w):(?=\s)")
_CADENCE = re.compile(
    r"\b(?:weekly|monthly|daily|quarterly|annually|yearly|fortnightly|biweekly|nightly)\b|\b(?:every|each|per|a) (?:working )?(?:day|week|month|quarter|year|sprint|evening|morning|night|fortnight|shift|monday|tuesday|wednesday|thursday|friday)\b"
)
_ONGOING = re.compile(
    r"\b(?:keep(?:s|ing)?|continu(?:e|es|ing|ous|ously)|ongoing|always|still|work(?:ing)? (?:on|with|towards?)|carry on|day-to-day|regular(?:ly)?|look into|help(?:ing)?|try(?:ing)? to|aim to|start to)\b"
)
_JUDGED = re.compile(
    r"\b(?:approved|accepted|certified|accredited|awarded|granted|ratified|endorsed|signed (?:by|with|up)|signed|hired|appointed|funded|renewed|adopted|admitted|elected|shortlisted|selected|"
    r"pass(?:es|ed)? (?:the |an |a |our |its )?(?:[\w-]+ ){0,3}(?:audit|exam|examination|inspection|review|test|certification|assessment|check|interview|accreditation|driving test)|"
    r"(?:get|gain|obtain|receive|win|secure|earn|achieve)s? (?:the |an |a |our |its |\w+ )?(?:[\w-]+ ){0,3}(?:approval|certification|accreditation|licen[cs]e|permit|clearance|sign-off|funding|grant|award|contract|buy-in|consent|status)|"
    r"(?:iso|soc ?2|gdpr|hipaa|pci)[\w -]{0,12} (?:certified|certification|compliant|attestation))\b"
)
_STATE = re.compile(
    r"\b(?:ready|live|done|complete|in place|in production|available|online|out|open|up and running|in use|in force|in effect|on (?:sale|air|track)|finished|final|over|gone|closed|public|signed off|in sync|in step|under (?:change|version) control|on pg|in)\s*$"
)
_NEGATED = re.compile(r"\b(?:no|zero|none|never|nobody|without|no longer|not one|stops?|not)\b")
_MEANS_TO = re.compile(r"\bby [a-z]+ing\b|\bthrough\b|\bvia\b|\busing\b")
_SO = re.compile(
    r"\b(?:so that|so|in order to|to|resulting in|leading to|generating|bringing|winning|cutting|raising|reducing|increasing|saving|so as to)\b"
)


class Token(NamedTuple):
    """A word with its base form, its form ("b"ase, "s", "d" past or participle, "g" -ing, "" no verb) and classes."""

    start: int
    end: int
    text: str
    form: str
    verb: str
    noun: str


class EnglishClause(NamedTuple):
    """A piece between two stops, with its words and the target amounts that stand in it."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    figures: tuple[Figure, ...]


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    """Every inflected form of every verb: its forms and its classes."""
    classes: dict[str, str] = {}
    for letter, name in _VERB_LISTS.items():
        for verb in words("en", name):
            if letter not in classes.get(verb, ""):
                classes[verb] = classes.get(verb, "") + letter
    found: dict[str, tuple[str, str]] = {}
    for verb, letters in classes.items():
        for word, form in _forms(verb):
            forms, known = found.get(word, ("", ""))
            found[word] = (
                forms + form if form not in forms else forms,
                known + "".join(c for c in letters if c not in known),
            )
    return found


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    yield verb, "b"
    yield (
        verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "z", "o")) else "s")
        if not _y(verb)
        else verb[:-1] + "ies",
        "s",
    )
    stems = (
        [verb[:-1]]
        if verb.endswith("e")
        else [verb, verb + verb[-1]]
        if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", verb)
        else [verb]
    )
    for stem in stems:
        yield stem + "ing", "g"
    if verb in _IRREGULAR:
        for past in _IRREGULAR[verb].split():
            yield past, "d"
    else:
        for stem in stems:
            yield (verb[:-1] + "ied" if _y(verb) else stem + "ed"), "d"


def _y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in "aeiou"


@cache
def _nouns() -> dict[str, str]:
    found: dict[str, str] = {}
    for letter, name in _NOUN_LISTS.items():
        for word in words("en", name):
            if letter not in found.get(word, ""):
                found[word] = found.get(word, "") + letter
    return found


def read_tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` (folded, lower case)."""
    verbs, nouns = _verbs(), _nouns()
    found = []
    for m in _TOKEN.finditer(text):
        word = m.group()
        form, verb = verbs.get(word, ("", ""))
        found.append(Token(m.start(), m.end(), word, form, verb, nouns.get(word, "")))
    return tuple(found)


def read_clauses(line: Line) -> Iterator[EnglishClause]:
    """The line cut at its stops."""
    tokens = read_tokens(line.text)
    start = 0
    taken = [f.span for f in line.sentence.figures] + [b.span for b in line.sentence.blanks]
    cuts = [m.start() for m in _BREAK.finditer(line.text) if not any(s.start <= m.start() < s.end for s in taken)]
    for end in [*cuts, len(line.text)]:
        inside = tuple(t for t in tokens if start <= t.start and t.end <= end)
        figures = tuple(f for f in line.amounts if start <= f.span.start < end)
        if inside or figures:
            yield EnglishClause(start, end, inside, figures)
        start = end


def parts(line: Line) -> Iterator[Part]:
    """The clauses judged, in reading order."""
    for clause in read_clauses(line):
        part = _counted(line, clause) if clause.figures else _uncounted(line, clause)
        yield replace(part, clause=Span(clause.start, clause.end), counted=bool(clause.figures))


# --- with an amount ---------------------------------------------------------------------------------------------


def _counted(line: Line, clause: EnglishClause) -> Part:
    judged = [(nature(line, clause, f), f) for f in clause.figures]
    wanted: tuple[KeyResultKind, ...] = ("outcome", "output", "activity")
    for kind in wanted:
        for found, figure in judged:
            if found == kind:
                return Part(kind, True, _telling(clause, figure))
    return Part("outcome", True, Span(clause.start, clause.end))


def _telling(clause: EnglishClause, figure: Figure) -> Span:
    before = [t for t in clause.tokens if t.start < figure.span.start and t.text not in STOP]
    after = _noun_run(clause, figure)
    start = before[0].start if before else figure.span.start
    end = max(figure.span.end, after[-1].end if after else 0)
    return Span(min(start, figure.span.start), end)


def _noun_run(clause: EnglishClause, figure: Figure) -> list[Token]:
    """The words right after an amount, up to a function word or a participle."""
    run: list[Token] = []
    for token in clause.tokens:
        if token.start < figure.span.end and token.end > figure.span.start and token.start >= figure.span.start:
            run.append(token)  # the unit stands inside the figure's words
            continue
        if token.start < figure.span.end:
            continue
        if token.text in STOP and token.text not in ("new", "more", "fewer"):
            if token.text in ("of", "the", "our") and not run:
                continue
            break
        if run and token.form == "d" and not token.noun:
            break
        run.append(token)
        if len(run) == 5:
            break
    return run


def nature(line: Line, clause: EnglishClause, figure: Figure) -> KeyResultKind:
    """What the amount counts."""
    run = _noun_run(clause, figure)
    head = next((t for t in reversed(run) if t.noun and set(t.noun) & set("etghqu")), None)
    left = [t for t in clause.tokens if t.end <= figure.span.start]
    opening = lead(clause)
    verb = next(
        (t for t in reversed(left) if t.verb and t.text not in STOP and (t is opening or t.form != "b" or not t.noun)),
        opening,
    )
    after = next((t for t in clause.tokens if t.start >= figure.span.end and "d" in t.form and t.verb), None)
    fewer = any(t.text in ("fewer", "less", "more") for t in run[:2])
    if fewer:
        return "outcome"
    effort = (
        head is not None and "e" in head.noun and not set(head.noun) & set("gh") and figure.kind in ("count", "unknown")
    )
    if effort and verb is not None and "X" in verb.verb and not set(verb.verb) & set("EP"):
        effort = verb.text not in ("win", "land", "get", "generate")
    if (
        effort
        and head is not None
        and head.text not in ("day", "days", "week", "weeks", "hour", "hours", "minute", "minutes", "km")
    ):
        return "activity"
    if line.baseline:
        return "outcome"
    if figure.kind in ("percent", "points", "ratio", "share", "rank", "score"):
        return "outcome"
    if figure.kind == "money":
        return "outcome"
    if figure.kind == "duration":
        if (
            figure.op == "eq"
            and verb is not None
            and verb is opening
            and set(verb.verb) & set("E")
            and not set(verb.verb) & set("XI")
        ):
            return "activity"
        return "outcome"
    return _count_nature(figure, verb if verb is not None else after, after, head, left)


def _count_nature(
    figure: Figure, verb: Token | None, after: Token | None, head: Token | None, left: Sequence[Token]
) -> KeyResultKind:
    noun = head.noun if head is not None else ""
    if verb is not None:
        if set(verb.verb) & set("XI") and not set(verb.verb) & set("EP"):
            return "output" if noun == "t" and verb.text in ("complete", "reach") else "outcome"
        if set(verb.verb) & set("X") and set(noun) & set("ghq"):
            return "outcome"
        if "P" in verb.verb:
            return (
                "outcome"
                if "g" in noun
                and "t" not in noun
                and verb.text in ("add", "open", "bring", "get", "close", "register", "enrol", "enroll", "onboard")
                else "output"
            )
        if "E" in verb.verb:
            return "activity"
    if after is not None and "P" in after.verb:
        return "output"
    if after is not None and "X" in after.verb:
        return "outcome"
    if "g" in noun or "h" in noun or "q" in noun or "u" in noun:
        return "outcome"
    if "t" in noun:
        return "output"
    if "e" in noun:
        return "activity"
    if any(set(t.noun) & set("ghq") for t in left):
        return "outcome"
    return "outcome" if figure.op in ("ge", "le", "gt", "lt", "change") or left else "output"


# --- without one ------------------------------------------------------------------------------------------------


def lead(clause: EnglishClause) -> Token | None:
    """The imperative verb that opens the clause, or None."""
    for place, token in enumerate(clause.tokens[:4]):
        if token.text in _FIRST or token.text.endswith("ly"):
            continue
        if "b" in token.form and token.verb:
            following = clause.tokens[place + 1] if place + 1 < len(clause.tokens) else None
            if following is not None and _reads_as_noun(token, following, clause.tokens[place + 2 :]):
                return None
            return token
        return token if "g" in token.form and token.verb and place == 0 else None
    return None


def _reads_as_noun(token: Token, following: Token, rest: Sequence[Token]) -> bool:
    """Whether a word that could be a verb is part of a name: "test coverage", "support scores are up"."""
    if following.text in ("is", "are", "at", "of", "from", "under", "above", "below", "to") and token.noun:
        return True
    if following.text in STOP:
        return False
    return bool(
        token.noun
        or token.text
        in (
            "support",
            "order",
            "release",
            "email",
            "design",
            "book",
            "price",
            "review",
            "model",
            "pilot",
            "cost",
            "test",
        )
    ) and any(t.text in _BE or "d" in t.form for t in rest)


def _uncounted(line: Line, clause: EnglishClause) -> Part:
    text = line.text[clause.start : clause.end]
    tokens = clause.tokens
    start = tokens[0].start if tokens else clause.start
    whole = Span(start, tokens[-1].end if tokens else clause.end)
    vague = _vague(clause)
    opening = lead(clause)
    judged = _JUDGED.search(text)
    if judged and not (opening is not None and "E" in opening.verb and "X" not in opening.verb):
        return Part("outcome", True, Span(clause.start + judged.start(), clause.start + judged.end()))
    if opening is not None:
        return _imperative(clause, text, opening, whole, vague)
    if _CADENCE.search(text) and any(t.verb for t in tokens):
        return Part("output", True, whole)
    doing = next(
        (t for t in tokens[1:] if t.verb and t.form and t.text not in STOP and not (t.noun and t.form == "b")), None
    )
    person = next((t for t in tokens[:4] if "u" in t.noun), None)
    if doing is not None and ("d" in doing.form and ("s" not in doing.form)):
        kind: KeyResultKind = "outcome" if "X" in doing.verb and "P" not in doing.verb else "output"
        if "I" in doing.verb and not set(doing.verb) & set("PX"):
            return Part("outcome", False, whole, Span(doing.start, doing.end))
        if set(doing.verb) == {"E"}:
            kind = "activity"
        return Part(kind, True, whole)
    if vague is not None and (any(t.text in _BE for t in tokens) or set(tokens[0].noun) & set("v")):
        return Part("outcome", False, whole, vague)
    if _STATE.search(text.rstrip(" )")) and len(tokens) > 1:
        return Part("output", True, whole)
    if person is not None and len(tokens) > 2 and doing is not None:
        can = any(t.text in ("can", "able") for t in tokens)
        return Part("output" if can else "outcome", True, whole, vague)
    if doing is not None and doing.form != "g":
        if "X" in doing.verb and "P" not in doing.verb:
            return Part("outcome", vague is None, whole, vague)
        return Part("output", vague is None, whole, vague)
    if any(t.text in _BE for t in tokens):
        return Part("output", vague is None, whole, vague)
    if _NEGATED.search(text) and any(set(t.noun) & set("hg") for t in tokens):
        return Part("outcome", True, whole)
    if vague is not None and any(set(t.noun) & set("q") for t in tokens):
        return Part("outcome", False, whole, vague)
    if len([t for t in tokens if t.text not in STOP]) >= 4:
        return Part("output", True, whole)
    return Part("topic", False, whole, vague)


def _imperative(clause: EnglishClause, text: str, lead: Token, whole: Span, vague: Span | None) -> Part:
    rest = [t for t in clause.tokens if t.start > lead.start]
    cadence = bool(_CADENCE.search(text))
    if _ONGOING.match(text.lstrip()):
        inner = next((t for t in rest if "I" in t.verb), None)
        return Part("activity", cadence, whole, Span(inner.start, inner.end) if inner else vague)
    if lead.text in ("feel", "be", "become", "stay"):
        return Part("outcome", False, whole, vague)
    if "I" in lead.verb and not ("P" in lead.verb and "X" not in lead.verb):
        if any(set(t.noun) & set("qhgu") for t in rest):
            return Part("outcome", False, whole, vague or Span(lead.start, lead.end))
        return Part("activity", False, whole, vague or Span(lead.start, lead.end))
    if "X" in lead.verb and not set(lead.verb) & set("EP"):
        return Part("outcome", vague is None, whole, vague)
    if "E" in lead.verb and ("P" not in lead.verb):
        return Part("activity", cadence, whole, vague)
    if "g" in lead.form and lead.form == "g":
        return Part("activity", cadence, whole, vague)
    if "P" in lead.verb:
        return Part("output", True, whole, None)
    return Part("activity", cadence, whole, vague)


def _vague(clause: EnglishClause) -> Span | None:
    """The words of the clause whose end is undefined, or None."""
    found = next((t for t in clause.tokens if "v" in t.noun), None) or next(
        (t for t in clause.tokens if "I" in t.verb and not set(t.verb) & set("PXE")), None
    )
    return Span(found.start, found.end) if found else None
