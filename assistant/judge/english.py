"""Judging an English key result: what is counted, what the verb does, who decides the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.judge.english_amounts import nature, noun_run, only
from assistant.judge.english_shape import STOP, EnglishClause, Shape, shape
from assistant.judge.english_words import Token, read_tokens
from assistant.judge.view import Line, Part
from assistant.judge.words import any_of, words
from assistant.types import Figure, KeyResultKind, Span

_PACED = frozenset(["km", "m", "mi", "mile", "miles", "meter", "metre", "laps", "lap", "words", "word"])
_MOVING = frozenset(words("en", "moving"))
# More words than these are no name of a field: the clause says something that was not understood.
_LONG_NAME = 6
_WE = frozenset(words("en", "ourselves"))
_VAGUE_BE = frozenset(words("en", "becoming"))
_SEEMING = frozenset(("look", "get", "seem"))
_BROAD = frozenset(words("en", "broad"))
_HUMAN = frozenset(words("en", "human"))
_PERSONAL = frozenset(words("en", "personal"))
_BODIES = frozenset(words("en", "bodies"))
_FEELING = frozenset(words("en", "feeling"))
_DEFINITE = frozenset(words("en", "articles"))
_RESULTING = frozenset(words("en", "resulting"))
_MILESTONES = frozenset(words("en", "milestones"))
_DECIDING = frozenset(words("en", "deciding"))
_PASSED_BY_OTHERS = frozenset(words("en", "decided"))
_BREAK = re.compile(r"[,;.!?](?=\s|$)|\n|\s-+\s(?!>)|(?<=\w):(?=\s(?!none|no |zero|nil|from|\d|\$|€|£|<|>|≥|≤))")
_CADENCE = re.compile(
    r"\b(?:weekly|monthly|daily|quarterly|annually|yearly|fortnightly|biweekly|nightly)\b"
    r"|\b(?:every|each|per|a|once a|twice a) (?:working |other |single |second )?(?:day|week|month|quarter|year|sprint|evening|morning|night|fortnight|shift|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
    r"|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
)
_ONGOING = re.compile(
    r"(?:keep(?:s|ing)?|continu(?:e|es|ing)|ongoing|work(?:ing)? (?:on|with|towards?|closely|more)|carry on|day-to-day|regular(?:ly)?|look(?:ing)? (?:into|at|after)|try(?:ing)? to|aim(?:ing)? to|strive|focus(?:ing)? on)\b"
)
# Effort that its verb alone does not tell: find out, sit with, be present.
_PHRASE = re.compile(
    r"(?:get the word out|get .{0,12}(?:involved|on board)|spread the word|hit the phones|line up|ride along|help out|pitch in|hand out (?:\w+ )?(?:samples|flyers|leaflets|cards)|(?:find|figure|work|suss|try|check|feel|sound|scope) out|hang (?:around|out)|come up with|catch up|sit (?:down |in |together )?(?:with|on|in)|deal with|cope with|engage with"
    r"|look (?:for|at|into|after|out|around)|(?:talk|speak|chat|listen|reach) (?:to|with|out|through)|think (?:about|through|of)|go (?:through|over|to)|play (?:with|around)|mess (?:with|around)"
    r"|get (?:quotes?|ideas|advice|feedback|input|inspiration|estimates|opinions|help|in touch|involved|used|familiar|together|to (?:know|grips)|started|going)"
    r"|have (?:a |an |some |more |regular )?(?:chats?|words?|talks?|coffees?|conversations?|meetings?|calls?|lunch|1:1s?)|be (?:more )?(?:present|there|visible|active|available|around|on site|involved|seen)"
    r"|stay (?:in touch|on top|close|tuned|up to date)|keep in touch|take (?:part|a look|care|stock|notes)|make (?:contact|time|an effort|noise|friends)|raise awareness|pay attention|give (?:feedback|support|advice|talks?))\b"
)
_JUDGED = re.compile(
    r"\b(?:approved|accepted (?:by|for|into)|certified|accredited|awarded|granted|ratified|endorsed|hired|appointed|funded|adopted by|admitted|elected|shortlisted|licensed|"
    r"(?:contracts?|deals?|agreements?|clients?|customers?|partners?|lease|mou|offers?|sponsors?|tenants?|order) (?:\w+ ){0,2}(?:signed|closed|won|renewed|accepted)|"
    r"(?:featured|listed|published|reviewed|recommended|picked|quoted|cited|adopted|invited|selected|chosen|named|nominated|ranked) (?:by|in|on|to|among) (?!the (?:wiki|site|website|intranet|drive|app|page|repo|portal|docs|folder|office)|us\b|\d|q[1-4]|may|june|july|march|april|january|february|august|september|october|november|december)|"
    r"(?:audit|exams?|examination|inspection|tests?|certification|assessment|check|review) (?:is |was |has been )?passed|pass(?:es|ed)? (?:the |an |a |our |its |their )?(?:[\w-]+ ){0,4}(?:audit|exams?|examination|inspection|tests?|certification|assessment|check|accreditation|review|licen[cs]e|board|committee|council|senate|vote|parliament|panel|jury)|"
    r"(?:get|gain|obtain|receive|win|secure|earn|achieve)s? (?:the |an |a |our |its )?(?:[\w-]+ ){0,4}(?:approval|certification|certificate|accreditation|licen[cs]e|permit|clearance|funding|grant|award|contract|consent|status|visa|patent|mandate)|"
    r"(?:approves?|accepts?|signs? off on|agrees? to fund|votes? for|recommends|buys|adopts)\b(?= )|"
    r"(?:iso|soc ?2|gdpr|hipaa|pci)[\w -]{0,12} (?:certified|certification|attestation))\b"
)
_READY = re.compile(
    r"\b(?:ready|live|done|complete|in place|in production|available|online|out|open|up and running|in use|in force|in effect|on sale|on air|finished|final|over|gone|closed|public|in sync|in step|under (?:change|version) control|in|up|merged|green|installed|on [\w.]+ \d+)\s*(?:by [\w ]{1,20}|before [\w ]{1,20}|in [\w ]{1,20}|on [\w ]{1,20}|to [\w ]{1,20})?$"
)
_TRAILING = re.compile(r"(?:\s|[.,)]|\b(?:by|before|from|in|on|until|at|of|the end)\b)+$")
_PLACED = re.compile(r"\b(?:in|on|at|for|to) (?:the|all|every|each|our|both)\b")
_ABLE = re.compile(
    r"\w (?:searchable|available|accessible|editable|reachable|visible|bookable|printable|configurable|downloadable|traceable|auditable|reproducible|selectable|sortable)\b"
)
# A skill shown: sing it from memory.
_UNAIDED = re.compile(
    r"\b(?:from memory|by heart|without (?!the |our |any (?:of )?the )|unaided|unassisted|unaccompanied|non-?stop|in one go|on my own|by myself|solo|clean$|in public|on stage|at (?:the|an|a) (?:open mic|recital|concert|race|meet|exam|jam)|fluently|off the cuff|start to finish|end to end)"
)
_IN_TIME = re.compile(
    r"\b(?:within|inside|in under|in less than) (?:a|an|one|two|three|\d+) (?:\w+ )?(?:hour|day|week|minute|month|second)s?\b"
)
_ONE_OBJECT = re.compile(r"\b(?:the|an?|its|their|his|her|our|every|each|all)\b")
# Somebody else says yes: works council OK, written consent from the landlord.
_GRANTED = re.compile(
    r"\b(?:ok|okay|go-ahead|green light|approval|consent|sign-off|signoff|permission|permit|licen[cs]e|clearance|verdict|accreditation|certification|certificate|endorsement|"
    r"planning consent|planning permission|ethics approval|patent|grant|award)(?: (?:from|by|for|of|granted|received|in hand|obtained)\b.*)?\s*(?:by|in|on|before)?[\s.)]*$"
)
_GOES_TO = re.compile(r"\bgo(?:es)? (?:to|out|live|into|through|on|public|online)\b")
_PUT = re.compile(r"\w (?:in place|for|in|on|at|by|with|into|onto|across|along) \w")
_NONE_LEFT = re.compile(r"\b(?:no|zero|none|never|nobody|no longer|not one|not a single|without a single)\b")


def read_clauses(line: Line) -> Iterator[EnglishClause]:
    """The line cut at its stops."""
    tokens = read_tokens(line.bare)
    start = 0
    taken = [f.span for f in line.sentence.figures] + [b.span for b in line.sentence.blanks]
    cuts = [m.start() for m in _BREAK.finditer(line.bare) if not any(s.start <= m.start() < s.end for s in taken)]
    for end in [*cuts, len(line.text)]:
        alone = [t for t in tokens if start <= t.start and t.end <= end]
        if (
            end in cuts
            and len(alone) == 1
            and "b" in alone[0].form
            and not any(start <= f.span.start < end for f in line.amounts)
        ):
            continue  # design, test and launch the page: the verbs share what follows
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
    within = [f for f in line.sentence.figures if f.kind == "duration" and f.op in ("le", "lt") and f.role == "other"]
    paced = any(f.unit in _PACED for f in clause.figures)
    if paced and any(clause.start <= f.span.start < clause.end for f in within):
        judged += [("outcome", f) for f in within]  # run 10 km in under 50 minutes
    wanted: tuple[KeyResultKind, ...] = ("outcome", "output", "activity")
    for kind in wanted:
        for found, figure in judged:
            if found == kind:
                return Part(kind, True, _telling(clause, figure))
    return Part("outcome", True, Span(clause.start, clause.end))


def _telling(clause: EnglishClause, figure: Figure) -> Span:
    before = [t for t in clause.tokens if t.start < figure.span.start and t.text not in STOP]
    after = noun_run(clause, figure)
    start = before[0].start if before else figure.span.start
    end = max(figure.span.end, after[-1].end if after else 0)
    return Span(min(start, figure.span.start), end)


# --- without one ------------------------------------------------------------------------------------------------


def _uncounted(line: Line, clause: EnglishClause) -> Part:
    text = line.bare[clause.start : clause.end]
    tokens = clause.tokens
    whole = Span(tokens[0].start, tokens[-1].end) if tokens else Span(clause.start, clause.end)
    vague = _vague(clause)
    built = shape(clause, line.text)
    judged = _JUDGED.search(text)
    if judged and not (
        built.form in ("order", "ing")
        and built.verb is not None
        and (("E" in built.verb.verb and "X" not in built.verb.verb) or built.verb.base in _DECIDING)
    ):
        return Part("outcome", True, whole)
    if built.form in ("order", "ing") and built.verb is not None:
        return _order(clause, text, built.verb, whole, vague, line_ends=line.sentence.deadline is not None)
    if built.form == "passive" and built.verb is not None:
        return _passive(text, built, whole, vague)
    if built.form == "name":
        return _name(line, text, tokens, built, whole, vague)
    person = (
        built.subject is not None
        and ("u" in built.subject.noun or built.subject.text in _BODIES)
        and built.subject.text not in _WE
    )
    if built.form == "be":
        return _being(text, tokens, built, whole, vague, person=person)
    if built.form == "have":
        return Part("outcome" if vague is not None else "output", vague is None, whole, vague)
    if built.form == "can":
        return Part("output", vague is None, whole, vague)
    return _active(text, built, whole, vague, at=clause.start, person=person)


def _order(clause: EnglishClause, text: str, verb: Token, whole: Span, vague: Span | None, *, line_ends: bool) -> Part:
    rest = [t for t in clause.tokens if t.start > verb.start]
    cadence = bool(_CADENCE.search(text))
    if _ONGOING.match(text.lstrip(" ,;.:-")):
        inner = next((t for t in rest if "I" in t.verb), None)
        return Part("activity", cadence, whole, Span(inner.start, inner.end) if inner else vague)
    if "E" in verb.verb and cadence:
        return Part("activity", True, whole, vague)
    if _PHRASE.match(text.lstrip(" ,;.:-")):
        return Part("activity", cadence, whole, vague)
    if len(rest) == 1 and rest[0].text.endswith("s") and verb.text in ("find", "get", "seek"):
        return Part("activity", False, whole, vague)
    if verb.base in ("learn", "read", "study", "practise", "practice", "watch", "review"):
        once = cadence or line_ends or any(t.text in ("each", "every", "all") for t in rest[:2])
        return Part("activity", once, whole, vague)  # learning counts when it is finished or counted
    if verb.base in _PERSONAL and _UNAIDED.search(text):
        return Part("outcome", True, whole)
    wishes = verb.text in ("have", "has") or verb.text in _SEEMING
    if (verb.text in _VAGUE_BE and not wishes) or (wishes and vague is not None):
        return Part("outcome", False, whole, vague)
    if verb.text in ("find", "seek", "identify"):
        return Part("activity", False, whole, None)
    improving = "I" in verb.verb and not set(verb.verb) & set("P")
    if improving or (verb.text == "make" and vague is not None):
        at = vague if not improving and vague is not None else Span(verb.start, verb.end)
        object_ends = next((t.start for t in rest if t.text in ("of", "in", "for", "with", "on", "at")), whole.end)
        object_of = [t for t in rest if t.start < object_ends and t.text not in ("process", "processes")]
        moved = any(set(t.noun) & set("qhgu") for t in object_of)
        moved = moved or ("X" in verb.verb and not any(set(t.noun) & set("te") for t in rest))
        return Part("outcome" if moved else "activity", False, whole, at)
    if only(verb, "X") or (verb.text in ("win", "sign", "hire", "land", "sell", "secure") and "X" in verb.verb):
        some = len(rest) == 1 and rest[0].text.endswith("s")  # recruit volunteers: how many?
        if verb.text == "sign" and any("t" in t.noun for t in rest) and not any(set(t.noun) & set("gu") for t in rest):
            return Part("output", True, whole)  # sign the release files: no deal
        return Part("outcome", vague is None and len(rest) > 0 and not some, whole, vague)
    if verb.form == "g":
        if _READY.search(_TRAILING.sub("", text)):
            return Part("output", True, whole)
        return Part("activity" if rest else "topic", cadence, whole, vague)
    if "E" in verb.verb and not _finishing(verb, rest):
        # "hold a dry run" and "call each customer" come to an end, "hold meetings" does not
        once = any(t.text in ("a", "an", "one") for t in rest[:2]) and any("e" in t.noun for t in rest[1:5])
        whole_group = any(t.text in ("each", "every", "all") for t in rest[:2])
        return Part("activity", cadence or once or whole_group, whole, vague)
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


def _passive(text: str, built: Shape, whole: Span, vague: Span | None) -> Part:
    verb = built.verb
    if verb is None:
        return Part("output", True, whole)
    quality = built.subject is not None and bool(set(built.subject.noun) & set("q"))
    if _IN_TIME.search(text) and not re.search(r"\bof (?:launch|release|go-live|kick-?off)", text):
        return Part("outcome", True, whole)  # backlog cleared within a week of each release
    if verb.verb and "I" in verb.verb and not set(verb.verb) & set("P") and not set(verb.verb) & set("X"):
        return Part("outcome" if quality else "activity", False, whole, Span(verb.start, verb.end))
    if "I" in verb.verb and "X" in verb.verb and "P" not in verb.verb:
        return Part("outcome", False, whole, Span(verb.start, verb.end))
    if verb.text in _PASSED_BY_OTHERS or (built.agent is not None and "E" not in verb.verb):
        return Part("outcome", True, whole)
    if verb.verb and only(verb, "E"):
        return Part("activity", True, whole)
    if vague is not None and vague.start > verb.start and quality:
        return Part("outcome", False, whole, vague)
    return Part("output", True, whole)


def _being(text: str, tokens: Sequence[Token], built: Shape, whole: Span, vague: Span | None, *, person: bool) -> Part:
    after = [t for t in tokens if built.verb is not None and t.start > built.verb.start]
    wish = next((t for t in after if "v" in t.noun), None)
    if re.search(r"\b(?:up|down)\s*$", text.rstrip(" .")):
        return Part("outcome", False, whole, Span(after[-1].start, after[-1].end) if after else vague)
    if wish is not None:
        return Part("outcome", False, whole, Span(wish.start, wish.end))
    if _NONE_LEFT.search(text):
        return Part("outcome", True, whole)
    if person and not _READY.search(_TRAILING.sub("", text)):
        return Part("outcome", False, whole)
    return Part("output", True, whole)


def _active(text: str, built: Shape, whole: Span, vague: Span | None, *, at: int, person: bool) -> Part:
    verb = built.verb
    if built.subject is not None and built.subject.text not in _WE and not person:
        person = verb is not None and verb.base in _HUMAN and not set(built.subject.noun) & set("t")
    if verb is not None and "I" in verb.verb and "P" not in verb.verb:
        return Part("outcome", False, whole, Span(verb.start, verb.end))
    decides = person and verb is not None and verb.base in _DECIDING
    if vague is not None and verb is not None and vague.start > verb.start and not decides:
        return Part("outcome", False, whole, vague)
    if person:
        started = bool(re.search(r"\b(?:(?:start|begin)s?|(?:every|all|each|both)\b.{1,60}\bha(?:s|ve))\b", text))
        definite = verb is not None and verb.base not in _FEELING and _ONE_OBJECT.search(text[max(0, verb.end - at) :])
        settled = (
            started
            or bool(definite)
            or _one_person_acts(text, verb)
            or (verb is not None and verb.base in _DECIDING)
            or bool(_NONE_LEFT.search(text))
        )
        return Part("outcome", settled, whole, None if settled else vague)
    if _NONE_LEFT.search(text):
        return Part("outcome", True, whole)
    if verb is not None and verb.base == "go" and (_CADENCE.search(text) or _GOES_TO.search(text)):
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


def _name(line: Line, text: str, tokens: Sequence[Token], built: Shape, whole: Span, vague: Span | None) -> Part:
    content = [t for t in tokens if t.text not in STOP]
    wish = next((t for t in content[:3] if "v" in t.noun), None)
    if wish is not None:
        moved = any(set(t.noun) & set("qhgu") for t in content) or len(content) <= 5
        made = "t" in content[-1].noun and not any(set(t.noun) & set("qhgu") for t in content)
        return Part("output" if made else "outcome" if moved else "output", False, whole, Span(wish.start, wish.end))
    if _READY.search(_TRAILING.sub("", text)) and (len(content) > 1 or re.search(r"\d", text)):
        return Part("output", True, whole)
    if _NONE_LEFT.search(text) and len(content) > 1:
        return Part("outcome", True, whole)
    if _GRANTED.search(text) and len(content) > 1:
        return Part("outcome", True, whole)
    held = any("e" in t.noun and "t" not in t.noun for t in content)
    if held and line.sentence.deadline is not None and len(content) > 1:
        return Part("activity", True, whole)
    if _CADENCE.search(text) and content:
        return Part("output" if any("t" in t.noun for t in content) else "activity", True, whole)
    if line.sentence.deadline is not None and any(t.text in _MILESTONES for t in content):
        return Part("output", True, whole)
    if _one_thing(tokens) or (any("t" in t.noun for t in content) and _ABLE.search(text)):
        return Part("output", True, whole)
    product = next((t for t in content if "t" in t.noun), None)
    one = any(t.text in ("a", "an", "one") for t in tokens)
    placed = (_PLACED.search(text) is not None or _PUT.search(text) is not None) and len(content) > 2
    if held and re.search(r"\bas (?:per|planned|agreed|scheduled)\b", text):
        return Part("activity", False, whole)  # maintenance as per plan
    if placed or (product is not None and (len(content) >= 4 or (one and len(content) > 1))):
        return Part("output", True, whole)
    if len(content) >= _LONG_NAME:
        return Part("output", True, whole, unread=True)
    return Part("topic", False, whole)


def _one_thing(tokens: Sequence[Token]) -> bool:
    """Whether a name says which one thing will exist: "Buddy guide", "Booking page for the rig"; not "Templates"."""
    head: list[Token] = []
    after = False
    for token in tokens:
        if token.text in STOP:
            after = bool(head)
            if after:
                break
            continue
        if len(token.text) > 1:
            head.append(token)
    if not head or "t" not in head[-1].noun or set(head[-1].noun) & set("gh"):
        return False
    last = head[-1].text
    if last.endswith("s") and not last.endswith("ss"):
        return False
    return len(head) > (2 if last in _BROAD else 1) or after


def _vague(clause: EnglishClause) -> Span | None:
    """The words of the clause whose end is undefined, or None."""
    found = next((t for t in clause.tokens if "v" in t.noun), None) or next(
        (t for t in clause.tokens if "I" in t.verb and not set(t.verb) & set("PXE")), None
    )
    return Span(found.start, found.end) if found else None
