"""What is wrong today, as drafts tell it: 报废的面包太多了, "customers wait forever". A problem names what should change;
its figure is where things start.

Every pattern reads `plain` text, so that offsets hold in the words as typed.
"""

from __future__ import annotations

import re

from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Figure

# How often something goes wrong, as drafts say it; 老 alone only before what goes wrong: 老用户 are no trouble.
OFTEN_ZH = (
    r"(?:老是|总是|总(?![部监经数体结额量共计分店])|老(?=[要没被停坏断掉丢错漏吵迟出忘找抢拖剩]|.错)|经常|常常|天天|一天到晚|动不动|三天两头|"
    r"每次都|时不时|反复|频繁|一直)"
)
# How bad something is: 太慢, 老是断, 没人管.
_BAD_ZH = (
    r"太过?(?:多|慢|少|高|低|差|久|长|短|大|小|贵|乱|累|难|散|旧|晚|拖|吵|烦|烂|痛苦|麻烦|复杂)|"
    r"(?:很|好|特别|非常|比较|有点|有些|偏(?!差)|挺|越来越)(?:多|少|高|慢|差(?!评)|低|乱|贵|久|紧张|紧|难|晚)|"
    r"不(?:够|敢|会用|清楚|清晰|稳定|及时|专业|规范|到位|统一|透明)|(?:卖|做|干|走|跑|用)得不(?:好|动|行)|"
    r"严重|积压|混乱|卡住|超期|逾期|延期|超时|等不及|跟不上|没跟上|来不及|对不上|上不去|下不来|抢不到|(?:人|单|客|量)太?少|"
    r"^[^,。;\d]{2,8}(?:慢|差|乱|贵|(?<![院校店厂班组部会队处科所行市县局司家船机站社团生成时周特身延擅])长|久|的多|情况多)(?:[,(]|$)"
)
_OFTEN_ZH = (
    r"老是|总是|一直[没不]|没人(?!.{1,4}的)|老(?:停|坏|断|掉|丢|错|漏|吵|响|迟到|出错)|经常(?:出错|断|坏|丢|漏|停|迟|晚|吵|被)|"
    r"被(?:拒|投诉|退|扣|罚|通报|批评)|抱怨|吐槽|(?:流失|离职|走|丢|跑|扔|废|亏|退)了?掉?\d|"
    r"(?:走|丢|跑|扔|亏|退|赔|坏)了\s?\d|坏\s?\d|爽约|太?挤(?:$|[,(])|拖到|等(?:上)?(?:十几|几十|\d+|[一二两三四五六七八九十半]+)多?个?(?:分钟|小时|天|周)|要排队|排队要|要等|得等|老(?:拖|排队|堵|卡|.错)|一天到晚|动不动|三天两头|(?:打|接|联系|拨)不通|[交收凑]不齐|晚到|(?:业主|客户|顾客|家长|病人|患者|用户|学员|住户|居民)(?:老|总|一直)?投诉|"
    r"(?:好多|很多|不少|大量|许多)(?:人|客户|用户|顾客|家长|学生|病人|患者|员工|同事|学员|业主)"
)
_BAD_EN = (
    r"\btoo (?:long|slow|many|much|high|low|few|late|hard|often|expensive|big|small)\b|"
    r"\b(?:is|are|was|were|it's|gets?|comes?|arrives?|arrived|paid|answered|shipped|delivered|approved|processed) (?:\w+ )?"
    r"(?:slow|late|bad|terrible|awful|wrong|confusing|tight|uneven|broken|messy|flaky|unreliable|huge|bloated|painful|poor|"
    r"a mess|chaos|chaotic|unclear|killing|noise)\b|"
    r"\b(?:embarrassing|ridiculous|insane|risky|a pain|a fortune|out of control|way over|sucks?|hates?|wasting|complain(?:s|ing|ed)?)\b"
)
_OFTEN_EN = (
    r"\b(?:forever|all the time|nobody|no one|hardly anyone|no idea|can't|stuck (?:at|on|around)|(?<=\w\s)keeps? \w+ing|ring out)\b|"
    r"\bpeople (?:stop|keep|leave|quit)\b|\b(?:leave|quit|churn|cancel|drop out) after\b|\bdrop(?:s|ping)? (?:off|out)\b|"
    r"\b\d+ (?:\w+ )?(?:quit|left|churned|cancelled|resigned)\b|\bnever (?:answered|read|used|opened|fixed|paid)\b|"
    r"\bbreaks? (?:a lot|down|often)\b|\b(?:ships?|arrives?|comes?|starts?|leaves?|goes? out|runs?) (?:too )?late\b|"
    r"\b(?:is|are) down \d[^,;.]*\bsince\b|\b(?:lost|we lose) \d|\b(?:takes?|wait(?:s|ing)?) (?:us |me |them )?(?:about |around |over |up to |~)?\d|\btakes? ages\b"
)
_PROBLEM = late_compile(f"(?i){_BAD_ZH}|{_OFTEN_ZH}|{_BAD_EN}|{_OFTEN_EN}")
# What happened before: the figure in such words is where things start.
_PAST = late_compile(
    r"上(?:个)?(?:学期|季度?|月|周|年|半年)|去年|前年|以前|之前|原来|(?:走|丢|跑|扔|废|亏|退|卖|签|拿|收|流失|离职|发生|出|有|坏|赔)了\s?\d|已经?(?:签|有|做|到|完成)?\d|平均|大概|一般"
    r"|\b(?:last (?:yr|year|quarter|term|month|week|season|spring|summer|autumn|fall|winter)|since|lost|had|sold|was|were|on (?:avg|average)|avg|average|usually|"
    r"this (?:year|month) so far|so far|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b",
    re.IGNORECASE,
)
_FALLS_AWAY = late_compile(r"\s?drop(?:s|ping)? (?:off|out)\b", re.IGNORECASE)  # no fall by 60%
# Right before a figure that says where things stand: "they're 70%".
_IS_NOW = late_compile(
    r"\b(?:it's|they're|that's|we're|i'm|we have|we had|we lost|there are|now)\s(?:at |on |like |about |around |only |just )*$",
    re.IGNORECASE,
)
# How things stand, told in words that ask for nothing: "NPS is 18", "7 rollbacks last quarter", 床位空着 18 张.
_TODAY = late_compile(
    r"(?:空着|剩着?|差不多有|大概有|只剩|压着|挂着|积着|堆着|欠着)\s?(?:大概|约)?\s?(?=[\d一二两三四五六七八九十百半])"
    r"|^(?!.*\b(?:should|want|target|goal|must|need|at least|at most)\b).*?\b(?:is|are|was|were|we did|we had|we got|takes us|takes me|it takes)\s(?:only |just |at |about |around |like |currently |now )*(?:[~$€£]?\d|half\b)"
    r"|^\d[\d,.]*k? (?:overdue|unpaid|damaged|broken|missing|open|unanswered|failed|stale)\b|^\d[\d.]*% of [a-z ]{2,30}(?:fail|drop|leave|never|don't|miss|bounce|quit|break|crash|late)\b|[里中](?:有)?一半(?=是|都)|上次(?:调查|测评|考试|评分)?(?:才|只有|是|得)?\s?(?=\d)"
    r"|\d[\w.]*\s(?:[a-z-]+\s){0,3}last (?:year|quarter|month|week|season|term|summer|winter|spring)\b|^half of [a-z ]{2,24}(?:don't|never|can't|drop|leave|miss|fail|quit)\b",
    re.IGNORECASE,
)
_AIM = late_compile(
    r"(?:想要?|争取|力争|目标|希望|控制|做到|降到|提到|提升到|达到|不超过|不高于|不低于|至少|缩到|压到|减到|回到|冲到|稳定在)\S{0,4}\s?$|"
    r"\b(?:wants?|target|goal|aim|under|below|over|above|at least|at most|should be|needs? to be|must be|to|within|hit|reach|"
    r"less than|more than)\s(?:\w+\s){0,2}?[$€£~<>]*$|[<>≤≥]\s?$",
    re.IGNORECASE,
)
_TO_REACH = late_compile(r"\s?(?:以内|以下|以上|之内|内)")
_WISH_FIRST = late_compile(
    r"[^,(]{0,14}(?:少|多|快|低|高|降|升|涨|减|提|做好|变好)[^,(]{0,5}[,(]|(?:sell|get|have|win|find|sign|book|make)\s(?:many\s)?more\b|"
    r"(?:fewer|less|more|faster|quicker|lower|higher|reduce|cut|increase|raise|grow|improve)\b|[^,(]{3,40}\s(?:up|down)\s?[,(]",
    re.IGNORECASE,
)
_CLAUSE = late_compile(r"[,;()。](?!\d)")


def is_problem(text: str) -> bool:
    """Whether a line says what is wrong today."""
    bare = plain(text).strip(" 。.；;!！")
    return _PROBLEM.search(bare) is not None


def is_start(flat: str, figure: Figure) -> bool:
    """Whether the one figure of a line is where things stand: in a problem, or behind words of the past and a wish."""
    before = flat[max(0, figure.span.start - 24) : figure.span.start]
    falls_away = _FALLS_AWAY.match(flat, figure.span.end) is not None
    if (
        (figure.op not in ("eq", "about") and not falls_away)
        or figure.value == 0  # nothing is wrong with 申报零逾期
        or _AIM.search(before)
        or _TO_REACH.match(flat, figure.span.end)
    ):
        return False
    if _IS_NOW.search(before) or is_problem(flat) or _TODAY.search(flat):
        return True
    return _WISH_FIRST.match(flat) is not None and _PAST.search(_stretch(flat, figure)) is not None


def is_aimed(flat: str, figure: Figure) -> bool:
    """Whether the words around a figure say that it is to be reached: 降到 3 件, 20 以内."""
    before = flat[max(0, figure.span.start - 24) : figure.span.start]
    return figure.op not in ("eq", "about") or bool(_AIM.search(before) or _TO_REACH.match(flat, figure.span.end))


def is_past(flat: str, figure: Figure) -> bool:
    """Whether the clause of a figure speaks of what was: 上季度被投诉了 11 次."""
    return _PAST.search(_stretch(flat, figure)) is not None


def _stretch(flat: str, figure: Figure) -> str:
    """The clause that a figure stands in."""
    start = max((m.end() for m in _CLAUSE.finditer(flat, 0, figure.span.start)), default=0)
    end = _CLAUSE.search(flat, figure.span.end)
    return flat[start : end.start() if end else len(flat)]
