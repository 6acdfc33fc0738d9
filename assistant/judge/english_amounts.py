"""What an amount in an English clause counts: an effect, a product or effort."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.judge.english_clause import STOP, EnglishClause, Shape
from assistant.judge.english_shape import MEASURED, shape
from assistant.judge.english_words import Token, read_tokens
from assistant.judge.view import Line
from assistant.judge.words import words
from assistant.numbers.leading import METRIC_ACRONYMS
from assistant.text.late import late_compile
from assistant.types import Figure, KeyResultKind

_GOING = frozenset(("go", "grow", "rise", "increase", "climb", "double"))
_PAYING = frozenset(("make", "pay", "do", "conduct", "carry", "hold", "run"))
_TIME_UNITS = frozenset(words("en", "time_units"))
_WINNING = frozenset(words("en", "winning"))
_HUMAN = frozenset(words("en", "human"))
_BODIES = frozenset(words("en", "bodies"))
_GROWING = frozenset(words("en", "growing"))
_ADDING = frozenset(words("en", "adding"))
_POSTING = frozenset(words("en", "posting"))
_SPENDING = frozenset(words("en", "spending"))
_DECIDED = frozenset(words("en", "decided"))
_FROM_THEM = late_compile(
    r"\b(?:from|by) (?:\w+ ){0,2}(?:customers?|clients?|users?|founders?|partners?|parents?|patients?|guests?|suppliers?|tenants?|members?|students?|staff|search|ads|referrals?|web|press)\b",
    needs="from by",
)
_CAPACITY = late_compile(
    r"\s?(?:[a-z-]+ ){0,3}(?:per|a|an|/|each) ?(?:second|sec|s|minute|min)\b|\s?(?:concurrent|simultaneous|parallel)\b|\s?(?:[a-z-]+ ){1,3}(?:at once|in parallel|at the same time|simultaneously|concurrently)\b"
)
_EACH_DAY = late_compile(r"\s?(?:a|per|each|every) (?:day|week|weekday|night|morning|evening)\b")
_LIVE = late_compile(r"\s*(?:go |now )?live (?:in|on|at|with|for) ", needs="live")
_COLON = late_compile(r":[^a-z]*$", needs=":")
_ON_AVERAGE = late_compile(r"\bon average\b", needs="average")
_SHORTEST = 2
_TIMES = late_compile(r"(?:once|twice|\w+ times|\d+ ?x) (?:a|per|every|each) ", needs="once_ twice_ times_ x_")
_CUTTING = frozenset(("trimmed", "shortened", "condensed", "shrunk", "reduced"))
_THEIRS = frozenset(("their", "our", "it", "us"))
_PEOPLE_ENDS = ("er", "or", "ist", "ant", "ian", "ee")


def noun_run(clause: EnglishClause, figure: Figure) -> list[Token]:
    """The words that an amount counts: those right after it, up to a function word or a participle."""
    run: list[Token] = []
    for token in clause.tokens:
        if token.start < figure.span.start:
            continue
        inside = token.start < figure.span.end
        if token.text in STOP and token.text not in ("more", "fewer", "less"):
            if inside or (not run and token.text in ("of", "the", "our", "all", "their")):
                continue
            break
        if run and token.verb and "d" in token.form and "b" not in token.form and not token.noun:
            break
        run.append(token)
        if len(run) == 6:
            break
    return run


def nature(line: Line, clause: EnglishClause, figure: Figure) -> KeyResultKind:
    """What the amount counts."""
    run = noun_run(clause, figure)
    if _TIMES.match(line.text, figure.span.start) and not line.baseline and figure.op != "change":
        return "activity"  # three times a week
    if _LIVE.match(line.text[clause.start : figure.span.start]):
        return "output"  # live in 11 countries
    counted = figure.kind in ("count", "unknown", "duration", "percent")
    if counted and any(t.text in ("fewer", "less", "more") for t in run[:2]):
        return "outcome"
    head = next((t for t in reversed(run) if _telling(t)), None)
    left = [t for t in clause.tokens if t.end <= figure.span.start]
    built = shape(clause, line.text)
    if _COLON.search(line.text[clause.start : figure.span.start]):
        built = Shape("name", None, built.subject)  # "Demo requests that name no rival: 90 a month"
    topic = _topic(left)
    if _CAPACITY.match(line.text, figure.span.end) and not line.baseline:
        return "outcome"  # handle 4k requests per second: a threshold on what was made
    if (clause.tokens and clause.tokens[0].text in MEASURED) or _ON_AVERAGE.search(line.text, figure.span.end):
        return "outcome"  # average visit of 70 minutes
    theirs = built.form == "active" and not left and built.verb is not None
    if theirs and any(t.text in _THEIRS for t in clause.tokens):
        return "outcome"  # two co-ops plan their trucks by it
    if figure.kind in ("percent", "points", "ratio", "share", "rank", "score", "money"):
        return _rate_nature(line, built, figure, head)
    if line.baseline:
        named = head if head is not None else topic
        moves = built.form == "active" and built.verb is not None and built.verb.base in _GOING
        ours = moves or built.form in ("name", "ing", "order")
        effort = named is not None and "e" in named.noun and not set(named.noun) & set("ghq")
        theirs = _FROM_THEM.search(line.text) is not None
        return "activity" if ours and effort and not theirs and not _falls(line, figure) else "outcome"
    if figure.kind == "duration":
        effort = built.form in ("order", "ing") and built.verb is not None and only(built.verb, "E")
        daily = built.form == "name" and not left and _EACH_DAY.match(line.text, figure.span.end) is not None
        spent = daily or (built.form == "name" and head is not None and "e" in head.noun)  # 200 hours of patrol
        return "activity" if (effort or spent) and figure.op == "eq" else "outcome"
    if figure.value == 0 or (figure.op in ("le", "lt") and figure.role == "target"):
        return "outcome"  # a cap is set on what one does not want
    return _count_nature(figure, built, head, topic, run, first=not left)


def only(verb: Token, letters: str) -> bool:
    """Whether the verb stands in no other class than these."""
    return bool(verb.verb) and set(verb.verb) <= set(letters)


def _telling(token: Token) -> bool:
    return bool(set(token.noun) & set("etghqu")) and token.text not in _TIME_UNITS


def _topic(left: Sequence[Token]) -> Token | None:
    """The noun that stands before the amount as its measure: the last of the first name."""
    topic: Token | None = None
    for token in left:
        if token.text in STOP and topic is not None:
            break
        if _telling(token):
            topic = token
    return topic


def _falls(line: Line, figure: Figure) -> bool:
    """Whether the amount is to shrink: nobody sets out to do less of what he does."""
    start = line.sentence.baseline
    return bool(start and start.value is not None and figure.value is not None and figure.value < start.value)


def _rate_nature(line: Line, built: Shape, figure: Figure, head: Token | None) -> KeyResultKind:
    if line.baseline or built.form not in ("order", "ing") or built.verb is None:
        return "outcome"
    if figure.kind == "money":
        return "activity" if built.verb.text in _SPENDING else "outcome"
    measured = any(set(t.noun) & set("qh") for t in read_tokens(line.text[: figure.span.start]))
    direct = 0 <= figure.span.start - built.verb.end <= 12 and not measured and not set(built.verb.verb) & set("XI")
    if direct and head is not None and figure.kind in ("percent", "share"):
        return "output" if "P" in built.verb.verb else "activity" if "E" in built.verb.verb else "outcome"
    return "outcome"


def _count_nature(
    figure: Figure, built: Shape, head: Token | None, topic: Token | None, run: Sequence[Token], *, first: bool
) -> KeyResultKind:
    noun = head.noun if head is not None else ""
    verb = built.verb
    if built.form in ("order", "ing") and verb is not None:
        return _ordered(verb, noun)
    if built.form == "passive" and verb is not None:
        if built.agent is not None and ("E" not in verb.verb or "g" in built.agent.noun):
            return "outcome"
        made = (verb.text == "cut" or (verb.text in _CUTTING and "t" in noun)) and not set(noun) & set("ghq")
        return "output" if made else _done(verb, noun)
    if built.form in ("active", "can", "have", "be"):
        person = built.subject is not None and ("u" in built.subject.noun or built.subject.text in _BODIES)
        if built.form == "active" and verb is not None and only(verb, "E") and not first:
            return "activity"  # each tutor phones 12 families
        others = (
            person
            or (first and verb is not None and verb.base in _HUMAN)
            or (first and built.form == "active" and verb is not None and "X" in verb.verb)
        )
        return "output" if "t" in noun and "g" not in noun and not others else "outcome"
    if set(noun) & set("ghq") or (topic is not None and set(topic.noun) & set("hq")):
        return "outcome"
    if "e" in noun:
        return "activity"
    if "t" in noun:
        return "output"
    if topic is not None:
        if set(topic.noun) & set("gu"):
            return "outcome"
        return "activity" if "e" in topic.noun else "output" if figure.op == "eq" else "outcome"
    if any(t.text.upper() in METRIC_ACRONYMS for t in run if len(t.text) > _SHORTEST):
        return "outcome"  # 100k MAU
    bare = figure.op == "eq" and first and built.form == "name" and bool(run)
    return "output" if bare and not any(t.text.rstrip("s").endswith(_PEOPLE_ENDS) for t in run) else "outcome"


def _ordered(verb: Token, noun: str) -> KeyResultKind:
    """What an order with an amount asks for: "hire 2 leads" an effect, "ship 3 features" a product."""
    made = "t" in noun and not set(noun) & set("gh")
    held = "e" in noun and not set(noun) & set("gh" if verb.text not in _PAYING else "h")
    if held and verb.text in _PAYING:
        return "activity"  # pay 30 visits to schools
    if verb.text in _WINNING:
        return "output" if made and verb.text in ("get", "close", "generate") else "outcome"
    if "X" in verb.verb and not set(verb.verb) & set("EP"):
        return "activity" if held else "output" if made and verb.text in _GROWING else "outcome"
    if "X" in verb.verb and set(noun) & set("gh") and "e" not in noun:
        return "outcome"
    if "P" in verb.verb:
        if held and "t" not in noun and verb.text in _ADDING:
            return "activity"
        return "outcome" if "g" in noun and not made and verb.text in _ADDING else "output"
    if "E" in verb.verb:
        return "output" if made and "e" not in noun and verb.text in _POSTING else "activity"
    return "output" if only(verb, "N") and not set(noun) & set("ghqu") else "outcome"


def _done(verb: Token, noun: str) -> KeyResultKind:
    """What is counted in "12 clients signed", "45 articles rewritten", "30 users interviewed"."""
    if verb.text in _DECIDED or only(verb, "X") or (set(verb.verb) & set("X") and set(noun) & set("gu")):
        return "outcome"
    if (only(verb, "E") and "t" not in noun) or (
        "e" in noun and not set(noun) & set("tg") and ("E" in verb.verb or verb.base in _ADDING)
    ):
        return "activity"
    return "outcome" if "h" in noun and "P" not in verb.verb else "output"
