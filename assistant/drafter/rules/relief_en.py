"""English complaints turned round by their grammar: "invoices get stuck" -> "invoices no longer get stuck"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.drafter.rules.cues import without_lead_in
from assistant.drafter.rules.relieved import Relief
from assistant.text import plain

_LONGEST = 13  # words
_CLAUSE = re.compile(
    r"[;()]|,(?!\d)|\s[-–—]\s|[.!?](?=\s|$)|:\s|\s(?:and|but|so|because|all said|like)\s(?!(?:then )?never)(?=(?:[a-z']+\s){2})",
    re.I,
)
_LEAD = re.compile(
    r"^(?:(?:and|but|so|also|basically|honestly|i think|i feel|we think|people say|they say|new hires say|customers say|everyone says|(?:sales|ops|finance|support|they|customers|users|people|\w+s) (?:says?|thinks?|said)|still|there (?:is|are)|"
    r"it feels like|(?:at|in|for|with) (?:the|our|my) [a-z]+(?: [a-z]+ment)?|seems like|way|right now|at the moment|(?:\w+ )?(?:complain|complains) that)\s)+",
    re.I,
)
_SUBJECT = r"(?P<s>(?:[A-Za-z][\w'/-]*\s){1,5}?)"
_ADVERB = r"(?:always|often|usually|just|really|still|all|constantly|mostly|currently|regularly)?\s*"
_NEVER = re.compile(rf"^{_SUBJECT}{_ADVERB}never\s(?P<p>.+)$", re.I)
_NOT = re.compile(
    rf"^{_SUBJECT}{_ADVERB}(?P<n>don'?t|do not|doesn'?t|does not|can'?t|cannot|won'?t|hardly ever|rarely)\s(?P<p>.+)$",
    re.I,
)
_JOINS = re.compile(
    r"^(?P<s>(?:[A-Za-z][\w'/-]*\s){1,3}?)(?P<v>[a-z]+(?: up| in| on| out)?)\s(?:and|but|then)\s(?:then\s)?never\s(?P<p>.+)$",
    re.I,
)
_KEEPS = re.compile(rf"^{_SUBJECT}(?P<k>keeps?)\s(?P<p>[a-z]+ing\b.*)$", re.I)
_IS = re.compile(
    rf"^{_SUBJECT}(?P<b>is|are|was|were|looks?|feels?|seems?|gets?|always|often)\s(?:(?:always|often|still|so|very|really|way|too|a bit|quite|always way)\s)*"
    r"(?P<a>late|slow|out of date|outdated|low|high|wrong|messy|a mess|chaotic|unclear|confusing|scary|ancient|old|broken|flaky|embarrassing|bad|poor|terrible|"
    r"awful|painful|a pain|stuck|unreliable|uneven|rubbish|ignored|tired|exhausted|unhappy|lost|rude|burnt out|burned out|overloaded|overworked|swamped|understaffed|out of hand|out of control|idle|unused|tight|busy|dirty|empty|patchy|inconsistent)\b(?P<p>.*)$",
    re.I,
)
_ALWAYS = re.compile(
    rf"^{_SUBJECT}(?P<b>is|are)\s(?:always|often|usually)\s(?P<a>busy|full|down|behind|short|cold|offline|closed)\b(?P<p>.*)$",
    re.I,
)
_DATED = re.compile(r"^(?P<s>(?:[A-Za-z][\w'/-]*\s){1,4}?)(?:always |often )?(?P<a>out of date|outdated|late)$", re.I)
_LATE = re.compile(
    rf"^{_SUBJECT}{_ADVERB}(?P<v>leaves?|starts?|arrives?|ships?|comes?|goes? out|go out|gets? out|opens?|runs?)\s(?:way |too )?late\b(?P<p>.*)$",
    re.I,
)
_TAKES = re.compile(
    rf"^{_SUBJECT}{_ADVERB}(?P<v>takes?|is taking|are taking)\s(?:us |me |them |about |over |around |up to |~)*"
    r"(?:forever|ages|too long|so long|a long time|(?:a |\d)[\w.]*\s(?:working |business )?(?:days?|weeks?|hours?|hrs?|minutes?|mins?|months?))(?P<p>\sto\s[a-z]+)?.*$",
    re.I,
)
_HAPPENS = re.compile(
    rf"^{_SUBJECT}{_ADVERB}(?P<v>rings? out|expires?|drops? (?:out|off)|gets? (?:double[- ]booked|overbooked|stuck|lost|lost in|cancelled|rejected|returned|ignored|damaged|held up|forgotten|mixed up)|"
    r"goes? (?:missing|half|empty|unanswered|to waste|wrong|down|bad)|go (?:missing|half|empty|unanswered|to waste|wrong|down|bad)|runs? out|times? out|"
    r"breaks?(?: down)?|fails?|crash(?:es)?|leaks?|waits?|bounces?|churns?|quits?|leaves?(?=\s*(?:$|after|within|before|early|because|when|us\b|for\b))|misses|miss|forgets?|loses?|skips?|calls? in sick|no-?shows?|"
    r"overflows?|jams?|stops?|cancels?|reopens?|dies?|complains?|chases?|falls? (?:behind|through|apart)|piles? up|slips?|spoils?|rots?|overruns?|clash(?:es)?)\b(?P<p>.*)$",
    re.I,
)
_TOO_MUCH = re.compile(
    r"^(?:there is |there are |we have )?(?:way )?too (?P<n>much|many) (?P<s>[a-z][a-z' -]{2,40})$", re.I
)
_FLAWED = re.compile(
    r"^(?P<a>damaged|broken|missing|lost|wrong|duplicate|unpaid|overdue|empty|failed|rejected|returned|abandoned|cancelled|stale|late) (?P<s>(?:[a-z-]+ ){0,2}[a-z-]+s)$",
    re.I,
)
_LEAVING = re.compile(r"^(?:drops? (?:out|off)|quits?|leaves?|churns?|cancels?)\b", re.I)
_THEY = re.compile(r"(?P<who>\b(?:[a-z]+\s)?[a-z]+s)\s(?:say|complain|said)\s(?:that\s)?they\s", re.I)
_NAMED = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_SPELLS = re.compile(
    r"\s+(?:right now|at the moment|all the time|every (?:day|week|time|sprint|month|night|morning|quarter)|these days)$",
    re.I,
)
_PRONOUN = re.compile(r"^(?:they|them|half of them|most of them|some of them|many of them)$", re.I)
_ROUND = {
    "late": "on time", "slow": "quick", "out of date": "up to date", "outdated": "up to date", "low": "higher", "high": "lower",
    "wrong": "right", "messy": "in order", "a mess": "in order", "chaotic": "in order", "unclear": "clear", "confusing": "clear",
}  # fmt: skip
_MANY = re.compile(
    r"^(?:half of (?:the |our )?|most (?:of (?:the|our))?|some(?: of (?:the|our))?|many(?: of (?:the|our))?|a lot of|lots of|too many|all)\s*",
    re.I,
)
_NO_SUBJECT = re.compile(
    r"^(?:i|we|it|they|he|she|you|this|that|which|who|them|what|there|them|nobody|no|one|to|and|if|when|keep|get|make|do|go|stop|fix|half|because|please|not|never|always|ps)\b|"
    r"\b(?:to|of|that|who|which|and|or|for|with|is|are|will|would|should|wants?|not|longer)$",
    re.I,
)
_ENOUGH = 2


def relief_en(text: str) -> Relief | None:
    """The first clause that tells a trouble, turned round."""
    said = _THEY.sub(r"\g<who> ", plain(text).strip(" .;!"))
    if said[1:2].islower() and not _NAMED.match(said):
        said = said[:1].lower() + said[1:]
    for clause in _CLAUSE.split(said):
        if (found := _turned(_LEAD.sub("", without_lead_in(clause.strip()) + " ").strip())) is not None:
            return found
    return None


def _turned(said: str) -> Relief | None:
    for pattern, way in _WAYS:
        match = pattern.match(said)
        if match is None:
            continue
        if _PRONOUN.match(match["s"].strip()):
            return _of_them(way, match)
        subject = _MANY.sub("", match["s"].strip() + " ").strip()
        if not subject or _NO_SUBJECT.search(subject) or re.search(r"\d", subject):
            continue
        if way in (_never, _not) and _HAPPENS.match(f"it {match['p']}"):
            return None  # "never misses a deadline" is no trouble
        found = way(match, subject)
        state = found.state.strip()
        if len(state.split()) > _LONGEST or len(state.split()) < _ENOUGH:
            return None
        return replace(found, state=state)
    return None


def _of_them(way: Callable[[re.Match[str], str], Relief], match: re.Match[str]) -> Relief | None:
    """Only the measure, where who is meant was said before: "half of them don't finish a book"."""
    found = way(match, "people")
    if found.measure is None or not found.measure.startswith("Share of people "):
        return None
    return Relief(state="", measure=found.measure.replace("of people ", ""), unit=found.unit)


_MANY_ONES = ("people", "staff", "children", "kids", "men", "women", "team", "police", "crew")


def _plural(subject: str) -> bool:
    last = subject.split()[-1].lower()
    return (last.endswith("s") and not last.endswith(("ss", "us", "is"))) or last in _MANY_ONES


def _rest(words: str) -> str:
    return _SPELLS.sub("", words.rstrip())


def _who(subject: str) -> str:
    last = subject.split()[-1].lower()
    people = ("people", "kids", "children", "staff", "hires", "starters", "men", "women")
    return "who" if last in people or last.endswith(("ers", "ors", "ents", "ants", "ists", "ians")) else "that"


def _never(match: re.Match[str], subject: str) -> Relief:
    done = _rest(match["p"])
    return Relief(state=f"{subject} {done}", measure=f"Share of {subject} {_who(subject)} {done}", unit="%")


def _joins(match: re.Match[str], subject: str) -> Relief:
    done = _rest(match["p"])
    begins = f"{subject} {_who(subject)} {match['v']}"
    return Relief(state=f"{begins} {done}", measure=f"Share of {begins} and {done}", unit="%")


def _not(match: re.Match[str], subject: str) -> Relief:
    done = re.sub(r"\ba single\b", "a", re.sub(r"\bany(?:one)?\b", "a", _rest(match["p"])))
    able = "can " if match["n"].lower().startswith("can") else ""
    if match["n"].lower().startswith("does"):
        done = re.sub(r"^([a-z]+)", lambda m: _third(m[1]), done)
    return Relief(state=f"{subject} {able}{done}", measure=f"Share of {subject} {_who(subject)} {able}{done}", unit="%")


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"


def _keeps(match: re.Match[str], subject: str) -> Relief:
    done = _rest(match["p"])
    stop = "stop" if _plural(subject) else "stops"
    return Relief(state=f"{subject} {stop} {done}", measure=f"Cases of {subject} {done}")


def _is(match: re.Match[str], subject: str) -> Relief:
    is_ = "are" if _plural(subject) else "is"
    adjective, rest = match["a"].lower(), _rest(match["p"])
    shown, unit = _shown(subject, is_, adjective, rest)
    if adjective in _ROUND:
        rest = rest if adjective in ("late", "slow") else ""
        return Relief(state=f"{subject} {is_} {_ROUND[adjective]}{rest}", measure=shown, unit=unit)
    verb = match["b"].lower()
    if verb.startswith(("look", "feel", "seem", "get")):
        return Relief(state=f"{subject} no longer {verb} {adjective}{rest}", measure=shown, unit=unit)
    return Relief(state=f"{subject} {is_} no longer {adjective}{rest}", measure=shown, unit=unit)


def _shown(subject: str, is_: str, flaw: str, rest: str) -> tuple[str | None, str]:
    """What would show a flaw: how often somebody is late, or the share of things that have it; nothing for one thing."""
    if is_ != "are" or flaw in ("low", "high", "slow", "scary", "ancient", "old", "embarrassing", "painful", "a pain"):
        return None, ""
    if flaw == "late" and (_who(subject) == "who" or subject.endswith("staff")):
        return f"Times {subject} are late", ""
    return f"Share of {subject} {_who(subject)} are {flaw}{rest}", "%"


def _dated(match: re.Match[str], subject: str) -> Relief:
    is_ = "are" if _plural(subject) else "is"
    flaw = match["a"].lower()
    *things, done = subject.split()
    if things and flaw == "late" and done.endswith(("ed", "paid", "sent")):
        return Relief(state=f"{' '.join(things)} {'are' if _plural(' '.join(things)) else 'is'} {done} on time")
    shown, unit = _shown(subject, is_, flaw, "")
    return Relief(state=f"{subject} {is_} {_ROUND[flaw]}", measure=shown, unit=unit)


def _too_much(match: re.Match[str], subject: str) -> Relief:
    less = "less" if match["n"].lower() == "much" else "fewer"
    return Relief(state=f"{less} {subject}", measure=subject)


def _flawed(match: re.Match[str], subject: str) -> Relief:
    flaw = match["a"].lower()
    return Relief(state=f"{subject} are no longer {flaw}", measure=f"{flaw} {subject}")


def _takes(match: re.Match[str], subject: str) -> Relief:
    return Relief(state=f"{subject} {'take' if _plural(subject) else 'takes'} less time{match['p'] or ''}")


def _happens(match: re.Match[str], subject: str) -> Relief:
    done = f"{match['v']}{_rest(match['p'])}"
    if _LEAVING.match(done) and _who(subject) == "who":
        return Relief(state=f"{subject} no longer {done}", measure=f"Share of {subject} who {done}", unit="%")
    share = f"share of {subject} {_who(subject)} {done}" if _plural(subject) else None
    return Relief(state=f"{subject} no longer {done}", measure=f"Times {subject} {done}", share=share)


_WAYS = (
    (_TOO_MUCH, _too_much),
    (_FLAWED, _flawed),
    (_JOINS, _joins),
    (_NEVER, _never),
    (_NOT, _not),
    (_KEEPS, _keeps),
    (_TAKES, _takes),
    (_LATE, lambda match, subject: Relief(state=f"{subject} {match['v']} on time")),
    (_HAPPENS, _happens),
    (_IS, _is),
    (_ALWAYS, _is),
    (_DATED, _dated),
)
