"""What an English line names as moving, in its author's words: "repairs are taking too long" speaks of time for repairs."""

from __future__ import annotations

import re
from functools import cache

from assistant.drafter.rules import cues
from assistant.drafter.rules.names import own_name
from assistant.judge.words import words
from assistant.text import plain
from assistant.types import Figure, Sentence

_CLAUSE = re.compile(r"[;()]|,(?!\d)|\sbecause\s|\s[-–—]\s|[.!?](?=\s|$)|:\s")
# The verb by which a line goes on to say how its subject stands; behind an order these words belong to the order.
_STANDS = re.compile(
    r"(?i)\s+(?:is|are|was|were|takes?|taking|took|keeps?|stands?|sits?|runs?|has|have|gets?|goes|stuck|hovers?|averages?|way too|too)\b.*$"
)
_BEHIND = re.compile(
    r"(?i)\s+(?:(?:just|still|far|currently|now|at|so|very|really|always|only)\b|(?:~|about|around)?\s?\d).*$"
)
_LEAD = re.compile(
    r"(?i)^(?:(?:(?:last|this|past) (?:quarter|month|year|week|season|term)|and|but|also|the|our|my|we(?:'re| are| have| had)?|i(?:'m| have)?|it(?:'s| is)?|its|there (?:is|are)|too many|too much|too few|so many|"
    r"fewer|less|more|lower|higher|reduce|cut|lower|raise|increase|improve|grow|get|bring|stop|of|usually|currently|now|like|about|only|just|avg|average|back)\s+)+"
)
_TRAIL = re.compile(
    r"(?i)\s+(?:down|up|lower|higher|better|faster|quicker|late|slow|slowly|about|around|of|at|on avg|on average|for|the|a|an|and|is|are|to|like|back over|back|over|under|in|by|with|every)$"
)
_PEOPLE = frozenset(
    (
        "people",
        "customers",
        "users",
        "clients",
        "guests",
        "patients",
        "we",
        "i",
        "they",
        "it",
        "its",
        "everyone",
        "you",
        "he",
        "she",
        "who",
        "which",
        "them",
        "those",
        "this",
        "that",
        "parents",
        "students",
        "tenants",
        "members",
        "they're",
        "we're",
        "it's",
        "i'm",
    )
)
_IS_TIME = re.compile(
    r"(?i)\b(?:time|times|latency|p\d\d|duration|wait|delays?|overtime|lead time|turnaround|downtime|hours|days|age)\b"
)
_PAID_LATE = re.compile(
    r"(?i)^(?P<what>[a-z' -]{3,40}?)\s+(?:are |is |get |gets )?(?P<done>paid|answered|shipped|delivered|approved|closed|fixed|processed)\s+(?:too )?late"
)
_GONE_AFTER = re.compile(
    r"(?i)^(?P<who>[a-z' -]{3,30}?\s(?:drop out|drop off|leave|quit|churn|cancel|stop))\s(?:within|after)\s(?:about |around |~)?\d"
)
_ABOUT = re.compile(r"(?i)\bcomplain(?:s|ing)? (?:about|that) (?P<what>[a-z' -]{3,40}?)\s?(?:[,;(]|$)")
_GOES_LATE = re.compile(
    r"(?i)^(?P<what>[a-z' -]{3,40}?\s(?:ships?|arrives?|comes?|starts?|leaves?|goes? out|runs?))\s(?:too )?late"
)
_SAYING = re.compile(
    r"(?i)^[a-z]+ (?:(?:complain|moan)(?:s|ing)? (?:that |about )?(?=[a-z' -]{3,40}\slate\b)|says? (?:that )?)"
)
_KEEP = re.compile(r"(?i)^(?P<who>[a-z' -]{3,30}?)\s+keeps?\s+(?P<doing>[a-z]+ing)\b")
_HAS = re.compile(r"(?i)\b(?:gets?|has|have|sees?|needs?|does|do)$")
# We pay | 40 | suppliers late every month | and the CFO wants that under 5.
_WE_DO = re.compile(r"(?i)^(?:and |but )?(?:we|i)\s(?P<do>(?!have|had|are|were|want|need)[a-z]+)\s+$")
_DONE_TO = re.compile(
    r"(?i)\s(?P<what>(?:[a-z-]+\s){0,2}?[a-z-]+s)(?P<how>(?:\s(?:late|early|wrong|twice|short|back|out|away))?"
    r"(?:\s(?:a|per|each|every) [a-z]+)?)(?=\s(?:and|but|which)\b|[,.;]|$)"
)
_QUICKER = re.compile(r"(?i)\b(?:quick(?:er|ly)?|faster|sooner|slow(?:er|ly)?|too long|forever|takes? ages|speed up)\b")


@cache
def _orders() -> frozenset[str]:
    return frozenset((*words("en", "effort"), *words("en", "produce")))


def name_en(text: str, sentence: Sentence, figure: Figure | None) -> str | None:
    """What moves; None where the line names nothing that is counted."""
    bare = text.strip(" .;!")
    clauses = [c.strip() for c in _CLAUSE.split(_SAYING.sub("", plain(bare))) if c.strip()]
    if not clauses:
        return None
    if match := _PAID_LATE.match(clauses[0]):
        return f"time until {match['what'].strip()} are {match['done']}"
    if match := _GOES_LATE.match(clauses[0]):
        return f"how late {match['what'].strip()}"
    if (match := _GONE_AFTER.search(bare)) and figure is not None and figure.kind == "duration":
        return f"time until {match['who'].strip()}"
    if (match := _KEEP.match(clauses[0])) and (figure is None or figure.kind != "duration"):
        return f"{match['who'].strip()} {match['doing']}" if figure is not None else None
    own = next((c for c in clauses if figure is not None and figure.quote in c), None)
    if figure is not None and figure.kind == "percent" and own and (share := _share(own, figure)):
        return share
    slow = (figure is not None and figure.kind == "duration") or (figure is None and _QUICKER.search(bare) is not None)
    waits = slow and re.search(r"(?i)\bwait", own or bare) is not None
    if slow and (match := _ABOUT.search(bare)):
        return f"wait for {match['what'].strip()}" if waits else f"time for {match['what'].strip()}"
    if figure is not None and figure.kind in ("count", "unknown") and own is not None:
        before, _, after = own.partition(figure.quote)
        if re.search(r"(?i)\b(?:lost|lose|losing)\s*$", before):
            what = re.sub(r"^[\d.,]+\s*", "", figure.quote) or _counted(after)
            return f"{what} lost" if what else None
        if _HAS.search(before.strip()):
            return None  # some new grads get 4 preceptors: what is counted is not what is wrong
        if not _LEAD.sub("", before + " ").strip() and (counted := _counted(after)):
            return counted
        if (match := _WE_DO.match(before + " ")) and (done := _DONE_TO.match(after)):
            return f"{done['what']} we {match['do']}{done['how']}"
    for clause in dict.fromkeys((own or clauses[0], clauses[0])):
        name = _subject(clause, figure)
        if name is not None:
            return _measured(name, slow=slow, waits=waits, figure=figure)
    return None


def _counted(after: str) -> str | None:
    """What stands behind a count, with how often it is counted: "about 30 ad hoc requests a week"."""
    match = re.match(
        r"(?i)\s(?P<what>(?:[a-z-]+\s){0,3}[a-z-]+s(?:\s(?:quit|left|churned|cancelled|resigned))?(?:\s(?:a|per|each) [a-z]+)?)\b",
        after,
    )
    return match["what"] if match and not re.match(r"(?i)(?:last|this|since|in|on|by|at)\b", match["what"]) else None


def _subject(clause: str, figure: Figure | None) -> str | None:
    """The words that a clause is about, without the verb and how bad it is."""
    if figure is not None and figure.quote in clause:
        clause = clause[: clause.index(figure.quote)].rstrip(" ~$€£<>")
    name = _LEAD.sub("", clause.strip() + " ").strip()
    subject = _STANDS.sub("", f"{name} ").strip()
    if subject == name and _order(name) is None and figure is None:
        subject = _BEHIND.sub("", f"{name} ").strip()
    elif subject != name and _order(subject) is not None:
        subject = f"the {subject}"  # dock to stock takes 36 hrs: a name, though it begins like an order
    name = subject
    while (shorter := _TRAIL.sub("", name)) != name:
        name = shorter
    name = name.strip(" ,.;:~-")
    if (
        not name
        or name.lower() in (*_PEOPLE, "have", "had", "has", "lost", "sold", "got", "want", "lose")
        or (name.split()[0].lower() in _PEOPLE and len(name.split()) <= 2)
    ):
        return None
    if re.match(r"(?i)(?:nobody|no one|hardly)\b", name):
        return None
    return name if 1 <= len(name.split()) <= 9 and re.search(r"[A-Za-z]{2}", name) else None


def _order(name: str) -> str | None:
    """The verb that a piece of work begins with."""
    first = name.split(" ")[0].lower() if " " in name else ""
    return first if first in _orders() and not own_name(name, None, "en") else None


def _measured(name: str, *, slow: bool, waits: bool, figure: Figure | None) -> str | None:
    if waits and not _IS_TIME.search(name):
        return f"wait for {name}"
    if slow and not _IS_TIME.search(name):
        if _order(name):
            return f"time to {name}"
        name = name.removeprefix("the ")
        short = len(name.split()) <= 3 and not name.endswith("s") and not re.search(r" (?:for|of|in) ", name)
        return f"{name} time" if short else f"time for {name}"
    if figure is None:
        return own_name(name, None, "en") or (
            name if cues.is_wish(f"{name} down") and name.endswith("s") and " " in name else None
        )
    return name if _order(name) is None else f"{name}:"


def _share(clause: str, figure: Figure) -> str | None:
    """Whose share a percentage is: "60% drop off before first booking"."""
    after = clause[clause.index(figure.quote) + len(figure.quote) :].strip()
    match = re.match(
        r"(?i)(?:of (?P<who>[a-z' -]{3,30}?)\s+)?(?P<do>(?:drop|leave|left|quit|never|do|don't|come|came|go|went|use|fail|miss|arrive|return|cancel|open|pay|paid|stay|finish|break|broke|bounce|get|got)[a-z]*\b.{0,50})$",
        after,
    )
    if match is None:
        return None
    who = match["who"] or "people"
    doing = match["do"].strip()
    if re.match(r"(?i)never \w+ed\b", doing):
        return f"share of {who} {doing}"
    return f"share of {who} {'who' if who.split()[-1].lower() in _PEOPLE else 'that'} {doing}"
