"""What an English objective lacks: it is a label, a metric, routine, a task, a wish without direction, or none of these."""

from __future__ import annotations

from assistant.judge import english, english_ends, english_names
from assistant.judge.english_amounts import nature
from assistant.judge.english_clause import STOP, EnglishClause
from assistant.judge.english_shape import shape
from assistant.judge.english_words import Token
from assistant.judge.flaws import Flaw, Judged
from assistant.judge.hollow import catchword
from assistant.judge.routine import is_routine
from assistant.judge.view import Line
from assistant.judge.words import words
from assistant.text.late import late_compile
from assistant.types import Span

_ROUTINE = late_compile(
    r"\b(?:day-to-day|business as usual|bau|as (?:is|now)\b|tick(?:s|ing)? over|in the (?:normal|usual|ordinary) (?:course|way)|the usual|as (?:usual|scheduled|planned|before|always|normal)|as (?:it does|they do|we do) (?:today|now)|(?:as|like) (?:every|last|each|in previous) (?:year|quarter|month)s?"
    r"|routine|upkeep|ongoing|regular(?!s)|stay(?:ing)? on top of|(?:serve|support|service|look after|manage) (?:our |the )?(?:existing|current|present)|keep [\w ’'-]{1,40}? (?:up and running|running|stable|steady|up to date|in order|tidy|current|supplied|staffed|in shape|under control|on track|ticking)\b|keep (?:on )?\w+ing|keep (?:the|our|things|everything) [\w -]{0,30}?(?:running|going|up|open|on)\b|keep the lights on"
    r"|continue(?: to| with|d)?|carry on|maintain(?! (?:our |a |the )?lead)|same as (?:last|before|every))"
)
_EXTRA = late_compile(
    r"\b(?:first time|peak|black friday|record|for the first|never before|from .+ to |when|through|even)\b"
)
_PURPOSE = late_compile(
    r"\b(?:than|so that|so|in order to|because|until|without|instead of|which|who|that|rather than"
    r"|to (?:be|make|let|help|give|reduce|cut|win|keep|stop|get|support|serve|save|avoid|allow|enable|grow|free|protect|stay|become|reach|feel|find|see|do|live|work|use|buy|come|trust))\b"
)
# A name that ends so is work on a thing: logo refresh, website redesign.
_REWORK = frozenset(words("en", "rework"))
# What goes on every month is on the calendar whatever the OKR says.
_EVERY = late_compile(
    r"\b(?:every|each) (?:single )?(?:day|week|fortnight|month|quarter|year|term|season)\.?$", needs="every each"
)
_USUAL = late_compile(
    r"\b(?:business as usual|bau|as (?:usual|before|always|scheduled|every year|now))\b",
    needs="usual bau before always scheduled every now",
)
_AND = late_compile(r"^\s*[\w-]+ (?:&|and) [\w-]+\.?$", needs="& and")
_OUT = late_compile(
    r"\b(?:out(?: of the door)?|open|live|done|finished|ready|running|up and running|shipped|launched|built|released|over the line|off the ground)\.?$"
)
_NAMED_NEW = 2
_STATING = frozenset(("show", "prove", "demonstrate"))
_BRINGING = frozenset(("bring", "get", "drive", "push", "take"))
_HOLDING = frozenset(("hold", "run", "have"))
_RENEWING = frozenset(words("en", "renewing"))
_WISHING = frozenset(words("en", "wishing"))
_CAUSING = frozenset(words("en", "making"))
_TURNING = frozenset(words("en", "turning"))
# A name of a field hardly says our, they, a.
_SPEAKING = frozenset(words("en", "articles")) | frozenset(words("en", "them"))
_NAMES = frozenset(words("en", "names_too")) | {"map", "index", "form", "brand", "model", "script", "code", "style"}
_REACHING = frozenset(words("en", "reaching"))
_READY = late_compile(
    r"\b(?:is|are|gets?|goes) (?:out|ready|done|live|published|launched|released|shipped|completed?|finished|migrated|in place|rolled out|built|online)\b",
    needs="built complete done finished in_place launched live migrated online out published ready released shipped",
)


def judge(line: Line, whole: Span) -> Judged:
    """What an English objective lacks."""
    clauses = tuple(english.read_clauses(line))
    tokens: tuple[Token, ...] = tuple(t for c in clauses for t in c.tokens)
    if not tokens:
        return Judged("metric" if line.amounts else "label_only", whole)
    text = line.text
    built = shape(clauses[0], text)
    if _USUAL.search(text) and not _EXTRA.search(text):
        return Judged("routine", whole)
    talk = None if line.amounts else catchword(text, chinese=False)
    if talk is not None and not english_names.names_thing(text, talk) and not _PURPOSE.search(text):
        return Judged("no_direction", talk)
    if line.amounts:
        flaw = _counted(line, clauses)
        if flaw is not None:
            return Judged(flaw, whole)
    routine = _ROUTINE.search(text)
    stated = built.subject is not None and "u" in built.subject.noun
    if routine and not line.amounts and not _EXTRA.search(text) and not stated:
        better = next((t for t in tokens if t.form == "g" and "I" in t.verb and t.end <= routine.end()), None)
        if better is not None:
            return Judged("no_direction", Span(better.start, better.end))  # keep improving the product
        return Judged("routine", Span(*routine.span()))
    if not line.amounts and is_routine(text):
        return Judged("routine", whole)
    if not line.amounts and len(clauses) > 1 and all("b" in t.form for t in tokens if t.text not in STOP):
        if any("I" in t.verb for t in tokens):
            return Judged("no_direction", whole)  # improve, simplify, delight
        return Judged("routine", whole)  # feed, walk, clean
    if built.form == "order" and built.verb is not None and _EVERY.search(text) and not _PURPOSE.search(text):
        return Judged("routine", whole)  # close the books on time every month
    content = [t for t in tokens if t.text not in STOP]
    wish = next((t for t in tokens if "v" in t.noun), None)
    wished = built.form == "order" and built.verb is not None and built.verb.text in _WISHING
    if wished and wish is not None and wish in content[:2] and " than " not in text:
        return Judged("no_direction", Span(wish.start, wish.end))
    if _PURPOSE.search(text):
        return Judged("ok", whole)
    if built.form == "ing" and len(tokens) == 1:
        return Judged("label_only", whole)
    if len(content) == 2 and _AND.search(text) and "b" not in content[1].form:
        return Judged("label_only", whole)  # search & ranking
    if built.form in ("order", "ing") and built.verb is not None:
        return _order(text, tokens, built.verb, wish, whole)
    if built.form == "name" and text.lstrip().startswith("from ") and " to " in text:
        return Judged("ok", whole)  # from contractor to product company
    if built.form == "name":
        if content and content[-1].text in _REWORK and 1 < len(content) <= 5:
            return Judged("no_direction", Span(content[-1].start, content[-1].end))
        if wish is not None and (wish in content[:2] or len(content) <= 4):
            return Judged("no_direction", Span(wish.start, wish.end))
        more = len(content) > _NAMED_NEW or any(t.text == "for" for t in tokens)
        if tokens[0].text == "new" and more and any("t" in t.noun for t in content):
            return Judged("task", whole)  # new timetable for next year
        spoken = any(t.text in _SPEAKING for t in tokens[1:])
        if len(content) <= (2 if spoken else 5) and len(clauses) == 1:
            return Judged("label_only", whole)
        return Judged("ok", whole)
    person = built.subject is not None and "u" in built.subject.noun
    ready = _READY.search(text)
    if ready and not person:
        return Judged("task", whole)
    if built.form == "be" and built.verb is not None:
        after = next(
            (t for t in tokens if t.start > built.verb.start and t.text not in ("very", "much", "more", "a")), None
        )
        if (
            after is not None
            and (("v" in after.noun and after.text != "reliable") or after.text in ("up", "down"))
            and len(content) <= 4
        ):
            return Judged("no_direction", Span(after.start, after.end))
    if built.form == "passive" and built.verb is not None and not person:
        if "I" in built.verb.verb and "P" not in built.verb.verb:
            return Judged("no_direction", Span(built.verb.start, built.verb.end))
        if "P" in built.verb.verb and len(content) <= 5:
            return Judged("task", whole)
    return Judged("ok", whole)


def _counted(line: Line, clauses: tuple[EnglishClause, ...]) -> Flaw | None:
    """Whether an objective with amounts is nothing but a figure, or a task with one."""
    if any(f.kind == "rank" for f in line.amounts) or _PURPOSE.search(line.text):
        return None
    if not all(c.figures or len(c.tokens) < 3 for c in clauses):
        return None
    first = clauses[0]
    built = shape(first, line.text)
    if built.subject is not None and "u" in built.subject.noun and built.form in ("active", "can", "passive", "have"):
        return None
    measure = built.subject is not None and bool(set(built.subject.noun) & set("qhg"))
    if built.form in ("active", "can", "passive", "have", "be") and not measure:
        return None
    natures = [nature(line, c, f) for c in clauses for f in c.figures]
    last = line.amounts[-1]
    rest = [t for t in clauses[-1].tokens if t.start >= last.span.end and t.text not in STOP]
    moving = built.verb is not None and bool(set(built.verb.verb) & set("XI"))
    named = built.verb is not None and built.verb.text in _NAMES and set(built.verb.verb) <= {"N"}
    if named and not any(t.text in _SPEAKING for t in first.tokens) and "outcome" in natures:
        return "metric"  # waste water 3.5 l per litre
    if built.form in ("order", "ing") and not moving:
        return "task" if all(n != "outcome" for n in natures) else None
    if built.form in ("active", "can", "have") and not moving:
        return None
    if len(rest) > 4 or (built.form == "order" and built.verb is not None and not moving):
        return None
    if built.form in ("name", "be", "active", "passive") or "outcome" in natures:
        return "metric"
    return "task"


def _order(text: str, tokens: tuple[Token, ...], verb: Token, wish: Token | None, whole: Span) -> Judged:
    """The flaw of an order: "Improve safety", "Launch the app", "Win back the customers"."""
    rest = [t for t in tokens if t.start > verb.start]
    if english_ends.UNAIDED.search(text):
        return Judged("ok", whole)  # run meetings in English on my own
    if verb.text in _BRINGING and rest and rest[-1].text in ("down", "up"):
        return Judged("no_direction", whole)  # bring rework down
    if not rest and verb.text in _REWORK:
        return Judged("no_direction", whole)
    if english_ends.PHRASE.match(text.strip()):
        return Judged("task", whole)  # get quotes for the roof
    if verb.text == "apply" and rest and rest[0].text == "for":
        return Judged("task", whole)
    if verb.text in _STATING:
        told = shape(EnglishClause(whole.start, whole.end, tuple(rest), ()), "")
        return Judged("ok" if told.form in ("active", "be", "can", "passive") else "task", whole)
    if verb.text == "keep" and 0 < len(rest) <= 2 and not any("v" in t.noun or "u" in t.noun for t in rest):
        return Judged("routine", whole)  # keep turnaround
    if verb.text in _HOLDING and any("e" in t.noun for t in rest):
        return Judged("task", whole)
    if wish is not None and rest and wish.start == rest[0].start and set(verb.verb) & set("EX"):
        return Judged("no_direction", Span(wish.start, wish.end))  # spend more time with the kids
    if wish is not None and rest and wish == rest[-1] and wish.text.endswith("er"):
        return Judged("no_direction", Span(wish.start, wish.end))  # write papers faster
    if wish is not None and verb.text == "make":
        return Judged("no_direction", Span(wish.start, wish.end))  # make meetings more effective
    if verb.text == "get" and not any("u" in t.noun for t in rest) and rest and _OUT.search(text):
        return Judged("task", whole)  # get the new shop open
    if len(rest) == 1 and verb.form.startswith("b") and verb.text in _NAMES and "t" in rest[0].noun:
        return Judged("label_only", whole)  # map editor
    if verb.text == "level" and rest and rest[0].text == "up":
        return Judged("no_direction", Span(verb.start, rest[0].end))
    improving = "I" in verb.verb and "P" not in verb.verb and verb.text != "cut"
    if improving or verb.text in _RENEWING:
        return Judged("no_direction", Span(verb.start, verb.end))
    if wish is not None and verb.text in _WISHING:
        return Judged("no_direction", Span(wish.start, wish.end))
    if verb.text in _CAUSING:
        # "make it safe", "get first-year students through": somebody is better off; "make a film" is a task
        theirs = any("u" in t.noun or t.text in ("it", "them") for t in rest[:4]) or verb.text in _TURNING
        return Judged("ok" if theirs else "task", whole)
    if verb.text == "open":
        ground = any(t.text in ("market", "markets", "region", "country", "door") for t in rest)
        return Judged("ok" if ground else "task", whole)
    if set(verb.verb) & set("PE") and verb.text not in _REACHING:
        return Judged("task", whole)
    return Judged("ok", whole)
