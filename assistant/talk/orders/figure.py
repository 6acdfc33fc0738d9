"""A figure of a line is changed to the person's own: the target, the start, a stretch or a floor beside it.

Only the amount is put in the place of the old one; the unit stays where none was said, and so does every other word.
"""

from __future__ import annotations

import re

from assistant.numbers import read_figures
from assistant.session import Edited, Marked, SessionEvent
from assistant.session.amounts import read_amounts, read_both
from assistant.session.marks import MarkSlot
from assistant.talk.amounts import as_put, replaced, with_start, with_unit_of
from assistant.talk.ground import Ground, Place
from assistant.talk.order import Clause, Step, which
from assistant.talk.targets import by_words
from assistant.text import plain
from assistant.types import BlankSlot, Figure, Text

_START = re.compile(
    r"基线|基准|现状|起点|起始|现在|目前|当前|\b(?:baseline|start(?:s|ing)?(?: point| value)?|today|currently|current|now)\b",
    re.I,
)
_STRETCH = re.compile(
    r"挑战(?:值|目标|线)?(?!型)|冲刺(?:值|目标)?|\bstretch(?: target| goal| value)?\b|\bmoonshot\b", re.I
)
_FLOOR = re.compile(r"保底(?:值|线)?|底线|\b(?:floor|at the very least)\b", re.I)
_TARGET = re.compile(r"目标值?|指标值|\b(?:target|goal)\b", re.I)
# A change is asked for: a verb that sets, or the words that stand between old and new.
_SET = re.compile(
    r"(?:改|调|换|变|提|升|降|减|加|压|缩|放宽|收紧|下调|上调|抬|拉|设|定|给|做|写|涨|冲)(?:高|低|长|短|升|大|少|小|整|宽)?(?:成|为|到|至|在|作|回)|改(?=\s*\d)|达到|(?:应该|应|得)是|算|保底|挑战"
    r"|'s\b|\b(?:to|at|make|set|be|call|should be|raise|lower|change|increase|reduce|cut|bump|push|use|instead of|rather than|is|goes)\b|[=:→]|->",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:提高|提升|降低|下调|上调|增加|减少|加上?|减去?|再加|再提|再降|多|少)(?:了)?\s?\d[\d.]*\s?(?:%|个?点|个?百分点|成)?$|\bby\s+\d",
    re.I,
)
_OLD_NEW = (
    re.compile(r"(?P<old>\d[^,;]{0,18}?)\s?(?:改成|改为|换成|改到|调到|调成|变成|→|->|应该是|应为)\s?(?P<new>.+)$"),
    re.compile(r"(?:change|replace|turn)\s+(?P<old>\S*\d[^,;]{0,18}?)\s+(?:to|with|into|by)\s+(?P<new>.+)$", re.I),
    re.compile(r"(?P<new>\S*\d[^,;]{0,18}?)\s+(?:instead of|rather than|not)\s+(?P<old>.+)$", re.I),
    re.compile(r"(?:不是|不要)\s?(?P<old>\d[^,;]{0,18}?)[,\s]*(?:而?是|要)\s?(?P<new>.+)$"),
)
_BESIDE: tuple[tuple[MarkSlot, re.Pattern[str], Text], ...] = (
    ("stretch", _STRETCH, Text("挑战值", "stretch")),
    ("floor", _FLOOR, Text("保底值", "floor")),
)
_FILLER = re.compile(r"[\s的是为:=,.把将]|\b(?:the|of|for|is|its?|to|at|a|an)\b", re.I)


def read(clause: Clause, ground: Ground) -> Step | None:
    """ "KR1 目标改成 60%", "make KR3 25 instead of 20", "KR2 to 6", "KR1 基线是 20%", "KR2 挑战值给到 85%"."""
    rest = plain(clause.aim.rest)
    if _BY.search(rest) and not re.search(r"[到至成]|\bto\b", rest):
        return _by_how_much(clause, ground) if clause.aim.named else None
    swap = _swapped(rest, clause, ground)
    if swap is not None:
        return swap
    figures = [f for f in read_figures(clause.aim.rest) if f.value is not None or f.low is not None]
    if not figures or not _asks(rest, figures):
        return None
    place = clause.aim.one if clause.aim.key_results else None
    if place is None and clause.aim.named and len(clause.aim.key_results) > 1:
        return _several(clause, ground)
    if not clause.aim.named:
        place = by_words(rest, ground) or place
    if place is None or not place.number:
        if clause.aim.named and re.search(r"目标", clause.flat):
            return which(ground, f"{{label}} 目标改成 {figures[0].quote}", f"{{label}} target {figures[0].quote}")
        return which(ground, f"{{label}} {clause.text}", f"{{label}} {clause.text}") if _TARGET.search(rest) else None
    return _put(clause.aim.rest, place, ground)


def _asks(rest: str, figures: list[Figure]) -> bool:
    """Whether the words around the amount ask for it: a verb, the name of a slot, or nothing at all (KR2 85%)."""
    bare = rest
    for f in sorted(figures, key=lambda f: f.span, reverse=True):
        bare = bare[: f.span.start] + bare[f.span.end :]
    told = (
        _SET.search(bare) or _START.search(bare) or _STRETCH.search(bare) or _TARGET.search(bare) or _FLOOR.search(bare)
    )
    return bool(told) or not _FILLER.sub("", bare)


def _put(rest: str, place: Place, ground: Ground) -> Step | None:
    flat = plain(rest)
    label = ground.label(place.id)
    for slot, cue, name in _BESIDE:
        if cue.search(flat):
            words = read_amounts(rest, "target").get("target")
            sentence = place.sentence
            if not words or sentence is None:
                return None
            words = with_unit_of(words, sentence.targets[0].quote) if sentence.targets else words
            said = Text(
                f"{label} 的{name.zh}定为 {words}，原来的目标不动",
                f"{label}: the {name.en} is {words}; its target stays",
            )
            return Step(said=said, moves=(Marked(place.id, slot, words),), changed=(place.id,))
    both = read_both(rest)
    if both is not None and not re.search(r"目标(?:值)?从|target from", flat):
        start = replaced(place, "baseline", both[0]) or place.text
        end = replaced(place, "target", both[1], start) or start
        said = Text(f"{label} 改成从 {both[0]} 到 {both[1]}", f"{label} goes from {both[0]} to {both[1]} now")
        return _edited(place, end, said, label)
    role: BlankSlot = "baseline" if _START.search(flat) and not _TARGET.search(flat) else "target"
    words = read_amounts(rest, role).get(role)
    if not words:
        return None
    text = replaced(place, role, words)
    if text is not None and place.sentence is not None:
        words = as_put(place, role, words)
    if text is None and role == "baseline":
        text = with_start(place, words, ground)
    if text is None:
        return _no_place(place, role, ground)
    name = Text("基线", "baseline") if role == "baseline" else Text("目标", "target")
    said = Text(f"{label} 的{name.zh}改成 {words}", f"{label}: the {name.en} is {words} now")
    return _edited(place, text, said, label)


def _edited(place: Place, text: str, said: Text, label: str) -> Step:
    if text == place.text:
        return Step(said=Text(f"{label} 本来就是这样", f"{label} reads so already"), changed=())
    moves: tuple[SessionEvent, ...] = (Edited(place.id, text),)
    return Step(said=said, moves=moves, changed=(place.id,))


def _swapped(rest: str, clause: Clause, ground: Ground) -> Step | None:
    """ "30% 改成 40%", "25 instead of 20": the amount named is replaced wherever it stands, in one line."""
    for pattern in _OLD_NEW:
        match = pattern.search(rest)
        if match is None:
            continue
        olds, news = read_figures(match["old"]), read_figures(match["new"])
        if not olds or not news:
            continue
        among = clause.aim.key_results if clause.aim.named else ground.key_results
        hits = [(p, f) for p in among if p.sentence for f in p.sentence.figures if f.value == olds[0].value]
        if len(hits) != 1:
            continue
        place, figure = hits[0]
        words = read_amounts(match["new"], "target").get("target") or news[0].quote
        new = with_unit_of(words, place.text[figure.span.start : figure.span.end])
        text = place.text[: figure.span.start] + new + place.text[figure.span.end :]
        label = ground.label(place.id)
        said = Text(f"{label} 里的 {figure.quote} 改成 {new}", f"{label}: {figure.quote} is {new} now")
        return _edited(place, text, said, label)
    return None


def _several(clause: Clause, ground: Ground) -> Step | None:
    """The same amount for several lines, each where it has a place."""
    moves: list[SessionEvent] = []
    changed: list[str] = []
    for place in clause.aim.key_results:
        step = _put(clause.aim.rest, place, ground)
        if step is not None and step.kind == "done":
            moves += step.moves
            changed += step.changed
    if not changed:
        return None
    zh, en = "、".join(map(ground.label, changed)), ", ".join(map(ground.label, changed))
    return Step(said=Text(f"{zh} 都改了", f"{en} are changed"), moves=tuple(moves), changed=tuple(changed))


def _no_place(place: Place, role: str, ground: Ground) -> Step:
    label = ground.label(place.id)
    name = Text("基线", "baseline") if role == "baseline" else Text("目标值", "target")
    several = place.sentence is not None and len([f for f in place.sentence.figures if f.role == role]) > 1
    if several:
        return Step(
            said=Text(
                f"{label} 里不止一个{name.zh}，要改哪一个？说「A 改成 B」。",
                f"{label} has more than one {name.en}. Which? Say “change A to B”.",
            ),
            kind="question",
        )
    return Step(
        said=Text(
            f"{label} 里没有能换的{name.zh}：「{place.text}」。把整句说给我就能换。",
            f"{label} has no {name.en} to change: “{place.text}”. Say the whole line and I put it in.",
        ),
        kind="question",
        options=(Text(f"{label} 改成：……", f"{label} reads: ..."),),
    )


def _by_how_much(clause: Clause, ground: Ground) -> Step | None:
    place = next(iter(clause.aim.key_results), None)
    if place is None:
        return None
    label = ground.label(place.id)
    return Step(
        said=Text(
            "加多少、减多少我不替你算成新目标，免得算错口径。直接说改到多少。",
            "I do not work out a new target from a difference: say the amount it should reach.",
        ),
        kind="question",
        options=(Text(f"{label} 目标改成 ……", f"{label} target ..."),),
    )
