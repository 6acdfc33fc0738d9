"""By when a line is due: set, moved or taken away."""

from __future__ import annotations

import re

from assistant.numbers import read_dates, read_figures
from assistant.session import Edited, SessionEvent
from assistant.talk.ground import Ground
from assistant.talk.order import Clause, Step, which
from assistant.talk.tail import read_tail, with_due
from assistant.text import plain
from assistant.types import Text

_CUE = re.compile(
    r"截止|截至|日期|期限|ddl|最晚|之?前(?:完成|做完|上线|交|搞定|到|达到)?|以前|推迟|延[到后期迟]|提前|改[到成至]|挪到|定[在到]"
    r"|\b(?:by|due|deadline|until|before|move|postpone|push|bring forward|end of|no later than|date)\b",
    re.IGNORECASE,
)
_REMOVE = re.compile(
    r"(?:去掉|删掉|拿掉|取消|不要|不写)(?:它?的)?(?:截止|日期|期限|时间|ddl)|\b(?:remove|drop|delete|no)\s+(?:the\s+|its\s+)?(?:date|deadline|due date)",
    re.I,
)
_EDGES = re.compile(r"^(?:在|于|by|before|until)\s*|\s*(?:之前|以前|前)$", re.I)
_AFTER = re.compile(r"\s?(?:底|末|初|上旬|中旬|下旬)")
_BEFORE = re.compile(r"(?:\b(?:the\s)?(?:end|middle|start|beginning) of\s|\bmid[- ]|\blate\s|\bearly\s)$", re.I)


def read(clause: Clause, ground: Ground) -> Step | None:
    """ "KR2 截止改到 10 月 15 日", "KR1 by end of June", "deadline of KR3 is 30 June"."""
    rest = clause.aim.rest
    removed = _REMOVE.search(plain(clause.text)) is not None
    due = "" if removed else _date(rest)
    alone = clause.aim.named and plain(rest).strip(" :,") == plain(due)  # "KR3 10 月底"
    if not removed and (not due or not (alone or _CUE.search(plain(rest)))):
        return None
    if not removed and read_figures(rest) and not re.search(r"前|截止|by|due|deadline|before|until", plain(rest), re.I):
        return None
    places = clause.aim.key_results or (ground.key_results if len(ground.key_results) == 1 else ())
    if not places:
        return which(ground, f"{{label}} 截止 {due}", f"deadline of {{label}} is {due}")
    moves: list[SessionEvent] = []
    changed: list[str] = []
    for place in places:
        old = place.sentence.deadline if place.sentence is not None else None
        text = place.text
        if removed:
            text = with_due(text, "", ground.lang) if read_tail(text).due else text
        elif old is not None and not read_tail(text).due:
            text = text[: old.span.start] + _fit(due, old.text) + text[old.span.end :]
        else:
            text = with_due(text, due, ground.lang)
        if text != place.text:
            moves.append(Edited(place.id, text))
            changed.append(place.id)
    zh, en = "、".join(ground.label(p.id) for p in places), ", ".join(ground.label(p.id) for p in places)
    if not changed:
        return Step(said=Text(f"{zh} 本来就是这样", f"{en} reads so already"))
    said = (
        Text(f"{zh} 去掉了日期", f"{en}: the date is off")
        if removed
        else Text(f"{zh} 截止 {due}", f"{en}: due by {due}")
    )
    return Step(said=said, moves=tuple(moves), changed=tuple(changed))


def _date(text: str) -> str:
    """The date as typed, with 底 or "end of" where they belong to it."""
    dates = read_dates(text)
    if not dates:
        return ""
    start, end = dates[0].span.start, dates[-1].span.end
    if after := _AFTER.match(text, end):
        end = after.end()
    if before := _BEFORE.search(text[:start]):
        start = before.start()
    return _EDGES.sub("", text[start:end].strip())


def _fit(due: str, old: str) -> str:
    """The new date with the 前 or "by" that the old one had inside its words."""
    if old.endswith("前") and not due.endswith("前"):
        return f"{due}前"
    match = re.match(r"(?i)(?:by|before|until)\s", old)
    return f"{match.group()}{due}" if match else due
