"""Whether a line says in words that its figure is to rise or to fall: the verb beside the figures, else the one that leads."""

from __future__ import annotations

import re
from typing import Literal

from assistant.text.late import late_compile
from assistant.types import Span

Direction = Literal["up", "down"]

_UP_ZH = r"提(?:[升高]|(?=[到至]))|增[加长至到]|上升|上涨|涨[到至]|[拉爬攀]升|升[到至]|扩大|翻"
_DOWN_ZH = r"降(?![本噪维级温])|减少|减[到至低]|缩短|缩减|压缩|压到|压降|砍|下滑|下跌|跌[到至]|回落|少到"
# Improving says nothing of the way: a waiting time improves from 40 to 25 minutes.
_UP_EN = r"increas(?:es?|ed|ing)|rais(?:es?|ed|ing)|grow(?:s|n|ing)?|grew|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|climb(?:s|ed|ing)?|ris(?:es?|en|ing)|rose|up"
_DOWN_EN = (
    r"reduc(?:es?|ed|ing)|cut(?:s|ting)?|lower(?:s|ed|ing)?|decreas(?:es?|ed|ing)|shorten(?:s|ed|ing)?|shr[iau]nk(?:s|ing)?"
    r"|drop(?:s|ped|ping)?|fall(?:s|en|ing)?|fell|trim(?:s|med|ming)?|halv(?:es?|ed|ing)|down"
)
_EITHER = rf"(?P<up>{_UP_ZH}|\b(?:{_UP_EN})\b)|(?P<down>{_DOWN_ZH}|\b(?:{_DOWN_EN})\b)"
_MOVES = late_compile(_EITHER, re.IGNORECASE)
# The verb right before the start: "injuries fall from", 投诉下降: 从. 降本建议从 and "the drop-off rate from" are names.
_BESIDE = late_compile(
    rf"(?:{_EITHER})(?![-\w])\s*[:：]?\s*(?:steadily |further |sharply )?(?:by .{{1,20}} )?(?:从|由|自|from)?\s*(?:about |around |约)?[$€£¥]?$",
    re.IGNORECASE,
)
_LEADS = late_compile(rf"^\W*(?:(?:and|to|we|will|本季度?|将|把|使|让)\s*)*(?:{_EITHER})(?!-)", re.IGNORECASE)
# Where another clause begins, whose verb is its own.
_CLAUSE = late_compile(
    r"[,，;；。.:：!?\n](?!\d)|\b(?:so|and|while|by|through|until|which|with)\b|使|让|从而|并|通过|带来"
)
_FAR = 120


def said_direction(words: str, start: Span, target: Span) -> Direction | None:
    """What the words say of the way from `start` to `target` (spans into the folded `words`), None where they do not."""
    if start < target:
        before = words[max(0, start.start - _FAR) : start.start]
        between = _MOVES.search(words[start.end : target.start])
    else:
        before = words[max(0, target.start - _FAR) : target.start]
        between = _MOVES.search(before[-12:])
    found = between or _BESIDE.search(before)
    if found is None:
        cuts = list(_CLAUSE.finditer(before))
        found = _LEADS.match(before[cuts[-1].end() if cuts else 0 :])
    if found is None:
        return None
    return "up" if found["up"] else "down"
