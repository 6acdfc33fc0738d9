"""Which lines are prose around the OKR: greetings, introductions, closings, titles."""

from __future__ import annotations

import re

from assistant.parse.period import find_period, is_period
from assistant.text import plain
from assistant.text.late import late_compile

_GREETING = late_compile(
    r"(?:hi|hello|hey|dear|thanks|thank you|cheers|best|regards|kind regards|sincerely|sent from|fyi|morning|good (?:morning|afternoon)|team,|all,)\b"
    r"|(?:大家好|各位|您好|你好|谢谢|感谢|辛苦|请(?:批示|指正|审阅|查收|过目|大家|各位|领导|多|看|帮)|以上|如下|以下|附件|此致|敬礼|麻烦|烦请|抄送|发件人|收件人|主题|日期)",
    re.IGNORECASE,
)
_NAMED = late_compile(r"[^,，。:：]{1,12}(?:好|总|您好|你好)[,，!！:：]")
_MENTION = late_compile(r"(?i:\bokrs?\b|\bkey results?\b|\bkrs?\b)|关键结果|关键成果|KR")
_TITLE = late_compile(
    r"(?i:(?<![a-z])okrs?(?![a-z]))|(?:目标|计划|规划|工作)(?:模板|表|汇总|草稿|初稿|清单)|(?i:\b(?:plan|template|draft|goals)\b\s*$)"
)
_TEAM = late_compile(
    r"[^\s,，。;；:：]{0,14}(?:部|组|中心|团队|事业部|公司|车间|办公室|小组|条线|大区|分公司|科室|项目组)"
    r"|(?:[A-Z][\w&/.-]*\s?){0,5}(?:[Tt]eam|[Dd]ept\.?|[Dd]epartment|[Gg]roup|[Dd]ivision|[Ss]quad|[Uu]nit|[Oo]ffice)"
)
_SENTENCE_END = late_compile(r"[。！!？?]\s*$|[a-z]\.\s*$")


def is_prose(text: str) -> bool:
    """Whether a line speaks to a reader rather than stating an item."""
    flat = plain(text).strip()
    if _GREETING.match(flat) or _NAMED.match(flat):
        return True
    return flat.endswith(":") and bool(_MENTION.search(flat)) and len(flat) > 4


def is_title(text: str) -> bool:
    """Whether a heading names a document, a period or a team rather than an objective."""
    flat = plain(text).strip(" #*=-:：—|")
    if not flat or is_period(flat) or _TITLE.search(flat) or _TEAM.fullmatch(flat):
        return True
    found = find_period(flat)
    return bool(found) and _names_only(flat, found or (0, 0))


def _names_only(flat: str, period: tuple[int, int]) -> bool:
    """Whether beside the period there is only a short name: 2025 Q3 华南大客户组, Sales EMEA - H2, Q3 me."""
    start, end = period
    rest = (flat[:start] + " " + flat[end:]).strip(" -–—|,，·:：()（）")
    if start > 0 and end < len(flat):
        return False
    if re.search(
        r"\d|%|从|到|提升|达到|完成|上线|让|成为|前$|\b(?:to|by|from|in|before|the|our|launch|get|ship)\b", rest
    ):
        return False
    if re.search(r"(?:by|in|before|until|end of|截至|截止|到|于)\s*$", flat[:start], re.IGNORECASE) or re.match(
        r"(?:前|内|底|起|之前)", flat[end:]
    ):
        return False
    words = rest.split()
    return len(rest) <= 14 if not rest.isascii() else len(words) <= 4


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text))
