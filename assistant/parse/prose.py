"""Which lines are prose around the OKR: greetings, introductions, closings, titles."""

from __future__ import annotations

import re

from assistant.parse.period import find_period, is_period
from assistant.text import plain
from assistant.text.late import late_compile

_GREETING = late_compile(
    r"(?:hi|hello|hey|dear|thanks|thank you|cheers|best|regards|kind regards|sincerely|sent from|fyi|morning|good (?:morning|afternoon)|team,|all,|let me know|looking forward to (?:your|hearing)|what do you think|any (?:feedback|thoughts|comments)|happy to (?:discuss|talk|chat))\b"
    r"|(?:大家好|各位|您好|你好|谢谢|感谢|辛苦|请(?:批示|指正|审阅|查收|过目|大家|各位|领导|多|看|帮)|以上|如下|以下|附件|此致|敬礼|麻烦|烦请|抄送|发件人|收件人|主题|日期)",
    re.IGNORECASE,
)
_NAMED = late_compile(r"[^,，。:：]{1,12}(?:好|总|您好|你好)[,，!！:：]")
_MENTION = late_compile(r"(?i:\bokrs?\b|\bkey results?\b|\bkrs?\b)|关键结果|关键成果|KR")
_CLOSING = late_compile(
    r"(?:thanks|thank you|cheers|best|regards|kind regards|sincerely)\b|谢谢|感谢|此致|敬礼|以上", re.IGNORECASE
)
_TITLE = late_compile(
    r"(?i:(?<![a-z])okrs?(?![a-z])|objectives (?:and|&) key)|(?:目标|结果|成果|计划|规划|工作)(?:模板|表|汇总|草稿|初稿|清单)|^(?:[^\d,，。;；]|Q[1-4]){0,14}(?:(?:[两几一二三四五六]|\d)件事|要做的事)$|^(?:重点|主要|本周|本月|下周|下月|近期|当前|其他)?(?:工作|事项|任务)(?:计划|安排|重点|清单)?$|^我(?:们)?(?:的|这)?[^,。]{0,10}(?:想法|打算|计划|目标|想做的事|要做的事)(?:是|有|如下|包括)?$|(?i:^(?:my|our)\s.{0,20}\b(?:goals|plans?|objectives|priorities|ideas)\b.{0,16}$)|(?i:\b(?:plan|template|draft|goals)\b\s*$)|(?<![A-Za-z\d])KRs?$|^(?:另外|还有|其他|其它|此外|接下来)?(?:还)?(?:想|要|打算|准备|计划)(?:做|干|搞)?(?:的|的事|的事情)?$|(?i:^(?:other |some )?(?:stuff|things|ideas|work|tasks) (?:i|we)(?:'d| would)? (?:plan|want|like|have|need)(?: to do)?$)|(?i:^(?:also|other stuff|other things|what else)$)|(?i:^(?:we |i )?(?:also |and )?(?:need|want|plan|have) to(?: do)?$)"
)
# Thoughts, plans, goals as such: a determiner before them or a period behind, and nothing done ("Some thoughts for H1", 初步想法).
_PLANS = late_compile(
    r"(?i:(?:(?:(?:some|a few|few|my|our|the|rough|first|initial|early|quick|draft|team|personal)\s){1,3}(?:thoughts|ideas|plans?|goals|priorities|notes)"
    r"|(?:[\w'&]+\s){0,3}(?:thoughts|ideas|plans?|goals|priorities|notes)\s(?:for\s)?(?:the\s)?(?:next|this|coming|Q[1-4]|H[12]|FY\s?\d\d|20\d\d)\b.{0,12}))"
    r"|(?:初步|大致|粗略|简单|一些|一点|几个|几点|我的)的?(?:想法|思路|打算|计划|设想)"
)
_WORKS = late_compile(r".*(?:做好|做强|抓好|保障|推进|落实|完成|改进|优化)")
_TEAM = late_compile(
    r"[^\s,，。;；:：]{0,10}(?:部|组|中心|团队|事业部|公司|车间|办公室|小组|条线|大区|分公司|科室|项目组)"
    r"|(?:[A-Z&][\w&/.-]*\s){0,5}(?:[Tt]eam|[Dd]ept\.?|[Dd]epartment|[Gg]roup|[Dd]ivision|[Ss]quad)"
)
# A heading with one of these does something and is more than a name.
_DOES = late_compile(
    r"[拿做打造建让使把提降增减完达到推优改突破超赢守保进开拓搭跑翻签招成升落学练写读省存零无不没更敢能会]|上线|发布|交付"
    r"|(?i:\b(?:to|by|from|in|before|the|our|launch|get|ship|win|grow|improve|make|build|reduce|cut|hire|raise|increase|deliver|become"
    r"|keep|move|double|halve|open|create|find|help|learn|reach|be|are|is|can)\b)"
)
_WISHES = late_compile(
    r"(?:[^,，。;；]{0,10}(?:年|我|我们))?(?:最)?(?:想要?|希望)(?:做|达|办|实现)?(?:到|成)?的?(?:事情?|目标)?"
    r"|[^,，。;；]{0,12}(?:愿望|心愿|愿望清单|年的?目标|年度目标)"
    r"|(?i:(?:my |our )?(?:goals|wishes|resolutions|hopes|objectives) (?:for|in) .{2,16}|what (?:i|we) want .{0,20}|(?:new year'?s?|20\d\d) (?:resolutions|wishes|goals))"
)
_AREA = late_compile(
    r"工作|生活|学习|学业|健康|身体|家庭|家人|财务|理财|个人|职业|兴趣"
    r"|(?i:work|life|health|family|money|learning|personal|career|study|home|finances?|fitness|hobbies)"
)
_SENTENCE_END = late_compile(r"[。！!？?]\s*$|[a-z]\.\s*$")


def is_prose(text: str) -> bool:
    """Whether a line speaks to a reader rather than stating an item."""
    flat = plain(text).strip()
    if _GREETING.match(flat) or _NAMED.match(flat):
        return True
    return flat.endswith(":") and bool(_MENTION.search(flat)) and len(flat) > 4


def signs(last: str, text: str) -> bool:
    """Whether a line below a closing is only the name of who wrote."""
    return (
        bool(_CLOSING.match(last.strip())) and len(text) <= 24 and len(text.split()) <= 3 and not re.search(r"\d", text)
    )


def is_title(text: str) -> bool:
    """Whether a heading names a document, a period or a team rather than an objective."""
    flat = plain(text[:80]).strip(" #*=-:：—|")
    if len(text) > 70:
        return False
    if not flat or is_period(flat) or ((found := _TITLE.search(flat)) and not _WORKS.match(found.group())):
        return True
    if _PLANS.fullmatch(flat) or (_TEAM.fullmatch(flat) and not _DOES.search(flat[:-2])):
        return True
    period = find_period(flat)
    if period is None or re.fullmatch(r"\d{1,2}[./]\d{1,2}", flat[slice(*period)]):
        return False  # "Guest rating at 8/10" holds a score
    return _names_only(flat, *period)


def heads_wishes(text: str) -> bool:
    """Whether a line heads what somebody wants, a list of objectives: 今年想做的, 2026 年的目标, Goals for 2025."""
    return len(text) <= 40 and bool(_WISHES.fullmatch(plain(text).strip(" #*=:")))


def is_area(text: str) -> bool:
    """Whether a heading is an area of life, which groups objectives: 工作, Health."""
    return bool(_AREA.fullmatch(plain(text).strip(" #*=:")))


def _names_only(flat: str, start: int, end: int) -> bool:
    """Whether beside the period there is only a short name: 2025 Q3 西北门店组, Retail North - H2, Q3 me."""
    if start > 0 and end < len(flat):
        return False
    rest = (flat[:start] + " " + flat[end:]).strip(" -–—|,，·:：()（）")
    if re.search(r"[\d%]", rest) or re.match(r"(?:前|内|底|起|之前)", flat[end:]):
        return False
    if _DOES.search(rest) and not _TEAM.fullmatch(rest):
        return False
    if not rest.isascii():
        return len(rest) <= 14
    words = rest.split()
    return len(words) <= 4 and all(
        word[0].isupper() or not word[0].isalpha() or word in ("me", "of", "and") for word in words
    )


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(_SENTENCE_END.search(text))
