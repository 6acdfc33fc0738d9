"""The second result of an English key result: an amount, a finished thing or an order of its own."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.judge.english_clause import STOP, EnglishClause
from assistant.judge.english_shape import shape
from assistant.judge.english_words import Token, read_tokens
from assistant.judge.view import Line
from assistant.judge.words import words
from assistant.text.late import late_compile
from assistant.types import Span

_THEM = frozenset(words("en", "them"))
_WHERE = frozenset(("in", "at", "across", "for", "within", "during", "on", "among", "over", "with", "by"))
_DONE = frozenset(("complete", "open", "live", "ready", "out", "done", "finished", "online", "up"))
_HOLDING = frozenset(("hold", "run", "host"))
_THEIRS = _THEM | {"their", "its", "there"}
_TIME = frozenset(words("en", "time_units")) | {"last", "first", "this", "next", "more", "fewer", "less"}
_CAPPED_EN = late_compile(r"no (?:more|fewer|less) than \d[\d,.]*[%k]? [a-z]", needs="no_more no_fewer no_less")
_AND = late_compile(r"and|&|plus|as well as")
_JOINS_EN = late_compile(r"[,;.]?\s+(?:and|&|plus|as well as)\s+|\s*[,;.]\s+|\s\+\s(?=\d)")
_HANGS_ON_EN = late_compile(
    r"(?:so|so that|which|that|to|in|on|at|of|by|for|from|up|down|through|with|without|while|including|incl|e\.?g|i\.?e|as|per|each|every|resulting|leading|generating|bringing"
    r"|cutting|raising|reducing|saving|when|if|where|or|than|was|were|is|are|it|it's|now|currently|today|no|not|none|never|measured|according|based|using|worth|versus|vs|against"
    r"|compared|last|this|previously|before|after|baseline|target|target:|starting|among|over|under|only|one|two|three|all|both|half|most|some|then|still|even|up from|down from"
    r"|(?:the|our|their|its|a|an) (?:median|average|mean|baseline|target|rest|predecessors?|others?|first|last|previous|same|figure|rate|share|number|total|worst|best)\b"
    r"|\w+ (?:was|were|is|are|did|had|has|average[sd]?|median)\b.{0,40}\b(?:last|ago|today|now|before|yet|far|so far|predecessor|average))\b"
)


def second_result(line: Line) -> Span | None:
    """The words of the second result, or None if there is one."""
    taken = [f.span for f in line.sentence.figures]
    cuts = [m for m in _JOINS_EN.finditer(line.bare) if not any(s.start <= m.start() < s.end for s in taken)]
    if not cuts:
        return None
    tokens = read_tokens(line.bare)
    ends = [m.start() for m in cuts[1:]] + [len(line.bare)]
    first = _piece(line, tokens, 0, cuts[0].start())
    for cut, end in zip(cuts, ends, strict=True):
        second = _piece(line, tokens, cut.end(), end)
        if not first.tokens or not second.tokens:
            continue
        if _HANGS_ON_EN.match(line.bare, cut.end()) and not _CAPPED_EN.match(line.bare, cut.end()):
            continue
        counted = (
            first.figures and second.figures and any(t.text not in STOP and t.text not in _TIME for t in second.tokens)
        )
        if "+" in cut.group() and counted:
            return Span(cut.end(), len(line.bare[:end].rstrip(" .,;")))  # 6 case studies + 3 videos
        if _two_results(line, first, second, joined=bool(_AND.search(cut.group()))):
            return Span(cut.end(), len(line.bare[:end].rstrip(" .,;")))
    return None


def _piece(line: Line, tokens: Sequence[Token], start: int, end: int) -> EnglishClause:
    return EnglishClause(
        start,
        end,
        tuple(t for t in tokens if start <= t.start and t.end <= end),
        tuple(f for f in line.amounts if start <= f.span.start < end),
    )


def _two_results(line: Line, first: EnglishClause, second: EnglishClause, *, joined: bool) -> bool:
    """Whether both pieces say something of their own; a shared verb or subject makes them one."""
    one, other = shape(first, line.text), shape(second, line.text)
    figures = line.sentence.figures
    earlier = [f for f in figures if first.start <= f.span.start < first.end]
    later = [f for f in figures if second.start <= f.span.start < second.end]
    if any(t.text in _THEIRS for t in second.tokens):
        return False  # "move 14 services and switch off their old groups"
    if second.figures and all(t.text in STOP or t.text in _TIME or t.text == "average" for t in second.tokens):
        return False  # "300 shops by October, 100 a month on average"
    if one.form == "name" and first.tokens and first.tokens[0].text in _WHERE:
        return False  # "in three cities, 2,000 orders a month"
    orders = one.form == "order" and other.form == "order"
    if orders and other.verb is not None and other.verb.text == "get":
        return False  # "launch membership and get 3,000 cards opened"
    if (
        orders
        and one.verb is not None
        and first.figures
        and _sort(one.verb) == "X"
        and other.verb is not None
        and _sort(other.verb) == "P"
    ):
        return True  # hire 3 nurses and build a nursing room
    held = other.verb is not None and other.verb.text in _HOLDING and any("e" in t.noun for t in second.tokens)
    if held and orders and one.verb is not None and "E" in one.verb.verb:
        return True  # visit 40 clients and hold 3 evenings
    if orders and one.verb is not None and other.verb is not None and "X" == _sort(other.verb) != _sort(one.verb):
        return False  # "launch the card and reach 30% usage": a product and the use of it
    capped = any(f.op in ("le", "lt", "ge", "gt") for f in later)
    if earlier and later and (second.figures or capped or other.form in ("passive", "active")):
        alike = (earlier[-1].kind, earlier[-1].unit) == (later[0].kind, later[0].unit)
        opens = later[0].span.start <= second.start + 1
        moves = len(later) > 1 and any(f.role == "baseline" for f in later) and any(f.role == "target" for f in later)
        if not joined and not moves and _refers(second, opens=opens, alike=alike):
            return False  # "38% of requests; 15% today" says what the amount before is measured against
        return other.form != "name" or bool(other.subject is not None and len(second.tokens) >= (2 if opens else 1))
    done = any(t.text in _DONE for t in second.tokens[1:])
    if not joined and one.form == "passive" and other.form == "name" and done:
        return True  # chargers installed; fire kit complete
    wished = [p for p in (first, second) if p.tokens and "v" in p.tokens[0].noun and len(p.tokens) > 1]
    if one.form == other.form == "name" and len(wished) == 2:
        return True  # cleaner streets and prouder residents
    if not joined and earlier and not later and one.form in ("name", "passive") and len(second.tokens) > 1:
        made = any("t" in t.noun for t in second.tokens) and other.form in ("name", "passive", "be")
        return made and not second.tokens[0].form  # 8 team videos, new careers page
    if orders:
        following = next((t for t in second.tokens if other.verb is not None and t.start >= other.verb.end), None)
        enough = len(first.tokens) >= 2 and following is not None
        sorts = {_sort(v) for v in (one.verb, other.verb) if v is not None}
        alike = len(sorts) == 1 or sorts == {"P", "E"}
        return (
            alike
            and enough
            and following is not None
            and following.text not in _THEM
            and not _same_object(first, second)
        )
    if one.form in ("passive", "be", "active", "name") and other.form in ("passive", "be", "active"):
        stated = (
            one.form != "name"
            or bool(earlier)
            or bool(first.tokens and first.tokens[-1].text in ("in", "out", "up", "live", "ready", "done"))
        )
        last = other.form == "active" and other.verb is not None and other.verb.end >= second.tokens[-1].end
        own = (
            not (last and earlier)
            and other.subject is not None
            and (
                (other.form == "passive" and "d" not in other.subject.form)
                or not other.subject.form
                or other.subject.text.endswith("s")
            )
        )
        return stated and own and len(first.tokens) >= 2
    return False


def _refers(second: EnglishClause, *, opens: bool, alike: bool) -> bool:
    """Whether a piece with an amount only tells more of the amount before it: "15% today", "40 attendees each"."""
    if second.tokens and second.tokens[-1].text in ("each", "apiece", "all", "total", "altogether"):
        return True
    named = [t for t in second.tokens if t.text not in STOP and t.text not in _TIME]
    if named and named[-1].text in ("each", "apiece", "today", "now", "currently", "before", "ago"):
        return True
    return (opens and (alike or not named)) or len(named) == 0


def _sort(verb: Token) -> str:
    """What an order asks for first of all: effort, a product, an effect."""
    return (
        next((letter for letter in "PEX" if letter in verb.verb), "")
        if "X" not in verb.verb or "P" in verb.verb
        else "X"
    )


def _same_object(first: EnglishClause, second: EnglishClause) -> bool:
    nouns = {t.text.rstrip("s") for t in first.tokens if t.noun or not t.verb}
    return any(t.text.rstrip("s") in nouns for t in second.tokens if t.noun and len(t.text) > 3)
