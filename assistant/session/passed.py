"""Answers that settle nothing: "I don't know", 问 leader, 待定. They pass the question on and never stand in a blank."""

from __future__ import annotations

import re

from assistant.numbers import read_dates, read_figures
from assistant.types import Slot

_LEADER = re.compile(
    r"(?:问|問|请示|請示|请教|听|聽|看|等|交给|留给|找)\s?(?:一下|问|過|过)?\s?(?:我们?的?|咱们?的?)?\s?"
    r"(?:leader|领导|領導|老板|老闆|上级|上級|主管|经理|經理|上司|boss|总监|總監)"
    r"|(?:leader|领导|領導|老板|老闆|上级|上級|主管|经理|經理|上司|boss)\s?(?:来)?(?:定|决定|決定|说了算|拍板|才知道|知道)"
    r"|\b(?:ask|asking|check with|talk to|wait for|up to|depends on|decided by|leave (?:it |this |that )?to|discuss with)\s+"
    r"(?:my|our|the)?\s*(?:team\s+)?(?:leader|lead|boss|manager|supervisor|head|director|cto|ceo|vp)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"^\s*(?:我|我们|目前|现在|現在|还|還|也|暂时|暫時|这个|這個|\s){0,4}"
    r"(?:不知道|不清楚|不确定|不確定|不了解|不好说|不好說|说不准|說不準|没想好|沒想好|没数|暂无|暫無|未知|待定|待确认|待確認|没定|没有定|未定|再说|再說)"
    r"|^\s*(?:没有|沒有|无|無)\s*(?:数据|數據|数|基线|基線)?\s*[。.!！]?\s*$"
    r"|^\s*(?:(?:i|we|it|really|still|honestly|sorry|currently|just|am|is|was|'m|i'm|we're|are)[\s,]+){0,5}"
    r"(?:(?:do|does|did)(?:n['’]?t| not)\s+(?:really\s+|yet\s+)?know|dunno|not (?:really )?(?:sure|known|decided|clear)|unsure|"
    r"no (?:real )?(?:idea|clue)|unknown|undecided|unclear|to be (?:determined|decided|defined|confirmed|discussed)|"
    r"tb[dca]|cannot say|can['’]?t say|none|n/?a)\b"
    r"|^\s*(?:\?+|？+|-+|—+|\.{2,}|…+|/)\s*$",
    re.IGNORECASE,
)

MEASURE = re.compile(
    r"基线待测|基線待測|待测|待測|先测|先測|还没测|还没有数|to be measured|measure (?:it )?first|tbm\b", re.IGNORECASE
)
_SHORT = 40


def passed_on(text: str, slot: Slot) -> bool:
    """Whether an answer leaves its question to somebody else: it names the leader, or says that nobody knows yet.

    "not sure, about 30%" still says an amount, and "unknown, to be measured by Ann" a start, so they are answers.
    """
    text = text[:400]
    if slot in ("baseline", "target") and (read_figures(_undated(text)) or is_measure(text)):
        return bool(_LEADER.search(text)) and not is_measure(text) and not re.search(r"\d", text)
    if slot in ("direction", "metric", "parent"):  # whole sentences: only what begins so, and says little else
        return len(text) <= _SHORT and bool(_LEADER.match(text) or _UNKNOWN.match(text))
    return bool(_LEADER.search(text) or _UNKNOWN.match(text))


def is_measure(text: str) -> bool:
    """Whether an answer says that the start will be measured."""
    return bool(MEASURE.search(text))


def _undated(text: str) -> str:
    for date in reversed(read_dates(text)):
        text = text[: date.span.start] + text[date.span.end :]
    return text
