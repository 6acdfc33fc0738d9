"""What a figure is in its sentence: where it starts, where it should go, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.types import Blank, Figure, FigureRole, Span

# Between two figures: "A 降到 B", "A → B", "from A to B". The words may say by how it moves and how exactly.
_ARROW = re.compile(r"(?:→|-{1,2}>|=>|—>|»|>{2,3}|~>)")
_TO_ZH = re.compile(
    r"(?:[到至]|变为|变成|改为|降为|升为|增为|减为|提为|缩为|压成|成(?=\s?$))\s?(?:了|不?超过|不高于|不低于|不少于|不足|低于|高于|约|近|[≤≥<>=]{1,2}|\(|以内|至少|最多|少于|小于|大于|了)*\s?$"
)
_TO_EN = re.compile(
    r"(?<![a-z])(?:to|down to|up to|towards?)\s?(?:at least|at most|below|under|over|above|about|around|less than|more than|no more than|fewer than|"
    r"within|roughly|a|an|[≤≥<>=~]{1,2})?\s?$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[。;；!！?？\n]")
# Before a figure: it says where things stand today, or stood.
_START = re.compile(
    r"(?:现在|目前|当前|现状|现有|现为|现|原来|原先|原有|原为|原|此前|之前|先前|过去|上(?:个)?(?:季度?|年度?|月|期|周期|半年|财年|学期|赛季)|去年(?:同期|全年|底|末)?|前年|往年|年初|今年初|期初|"
    r"(?:19|20)\d\d\s?年?(?:底|末|度)?|Q[1-4]|[一二三四]季度|上半年|基线|基准|起点|起始|初始|历史|同期|本期|实际|目前仅|"
    r"(?<![a-z])(?:now|today|currently|current|baseline|at present|presently|was|were|been|were at|was at|previously|formerly|up from|down from|"
    r"compared (?:to|with)|versus|vs\.?|as of|starting (?:at|from)|starts? at|last (?:year|quarter|month|week|cycle|season|term)|this (?:year|quarter|month|spring|summer|autumn|winter)|before|"
    r"against|instead of|rather than|as is|status quo|still at|stands at|sits at|we are at|we're at|it is|it's|in (?:19|20)\d\d))"
    r"\s?(?:的|为|是|约|大约|只有|仅有?|才|近|有|在|平均|水平|值|了|均值|数据|占比|:|：|=|~|was|is|at|about|around|only|of|roughly|just|\()*\s?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:从|由|自(?!助|动)|原|(?<![a-z])from)\s?(?:的)?(?P<gap>[^,，。;；:：\d]{0,20}?)\s?(?:约|大约|~|about|around|roughly|nearly|some|[≤≥<>]{1,2})?\s?$",
    re.IGNORECASE,
)
# After a figure: "(31 min today)", "14% this spring".
_TODAY = re.compile(
    r"\s?(?:[a-z%]{1,8}\s)?(?:something\s|or so\s)?(?:today|now|currently|at present|at the moment|this (?:spring|summer|autumn|fall|winter|year|quarter|month)|last (?:year|quarter|month|spring|summer|autumn|fall|winter|cycle|season|term)|"
    r"in (?:19|20)\d\d|a year ago|so far|to date|(?:19|20)\d\d|baseline|at baseline|previously|before)\s?(?=[)\]）,.;]|$)"
    r"|\s?[(（]\s?(?:现状|基线|当前|目前|现值|基准|去年|now|today|current|baseline)[^)）]{0,8}[)）]",
    re.IGNORECASE,
)
UNKNOWN_START = re.compile(
    r"(?:基线|基准|基数|现状|起点|现值|当前值|现有水平|目前水平|初始值)(?:值|数据|水平)?\s?[:：]?\s?(?:尚|还|暂|目前)?(?:未知|待测|待定|待摸|待摸底|待统计|待确认|待补|待查|待盘点|待梳理|待建立|待测算|待采集|待核|不明|不详|不清楚?|未测|未统计|未摸底|没测|没有(?:数据)?|无数据|无|未建立|空白)[^,，。;；)）]{0,10}"
    r"|(?:先|需|要|待)(?:要)?(?:测|摸|量|统计|建立|摸清|摸底|测出|测算|盘点)(?:一下|一版|出|清|定)?(?:基线|现状|基准|底数|基数)"
    r"|从无到有|从零到一|从零开始|从零起步|从零|从\s?0\s?到\s?1|从头搭建|(?<!\d)0\s?到\s?1(?!\d|\s?[%万个家])"
    r"|(?<![a-z])(?:baseline|current (?:value|level|figure|state)|starting (?:point|value)|today's (?:value|figure|level))\s?(?:is\s|are\s|:\s?|=\s?|-\s?)?(?:still\s|not\syet\s|yet\s)?(?:unknown|not known(?: yet)?|tbd|to be (?:measured|determined|established|taken|confirmed|set|agreed|collected)|unmeasured|not (?:yet )?(?:measured|tracked|available|known)|missing|unclear|pending|n/?a)(?:[^.;)]{0,24})"
    r"|(?<![a-z])(?:to be measured|measure (?:the )?baseline first|from scratch|from (?:zero|nothing|none)|no baseline(?: yet)?|baseline first|not (?:yet )?(?:measured|tracked)(?: today| yet)?|unknown today|currently unknown)(?![a-z])",
    re.IGNORECASE,
)
# A start told in words: 从线下纸质改为线上, from paper to digital.
_DESCRIBED = re.compile(
    r"(?:从|由)(?P<zh>[^,，。;；\d]{2,16}?)(?:变为|变成|改为|转为|转变为|转向|升级为|升级到|提升为|提升到|提升至|过渡到|降到|降至|下降到|缩短到|缩短至|压缩到|提高到|提高至)"
    r"|(?<![a-z])(?:from) (?P<en>(?:a |an |the )?(?:fully )?(?:manual|paper|ad[- ]hoc|by hand|spreadsheets?|none|quarterly|monthly|weekly|yearly|annual)[^,.;\d]{0,20}?) to(?![a-z])",
    re.IGNORECASE,
)

# A figure that says which cases are meant, not how many to reach.
_EACH = re.compile(
    r"(?:每|按|(?<![a-z])per|(?<![a-z])every|(?<![a-z])for each)\s?$|满分\s?(?:为|是)?\s?$|(?<![a-z])out of\s?$|总共|(?<![a-z])of\s(?:the|our|all)\s?$|(?<![a-z])of\s?$",
    re.IGNORECASE,
)
_SCALE_AFTER = re.compile(r"\s?分制|\s?[- ]point scale", re.IGNORECASE)
_BOUND_AFTER = re.compile(
    r"\s?(?:(?:及|或|和)?以[上下内外]|之[内上下]|内|[+])?\s?(?:的(?!增长|提升|下降|降幅|涨幅|增幅|目标|水平|改善|提高|降低|速度)[^,，。;；]{1,24}|(?:[一-龥]{0,6}(?:客户|用户|商家|门店|员工|患者|企业|余额|人次|订单|账龄|库存|项目|合同|工单|欠款|应收|户|账户|贷款|会员|学员|商品|占比|比例|率|时长|单量|投诉|件数|数量|存货|呆滞)))"
)
_WINDOW_AFTER = re.compile(
    r"\s?(?:内|后|以内|之内|以上|以下|及以上|前)?\s?(?:的)?[^,，。;；\d]{0,12}?(?:率|占比|比例|覆盖|满意度|NPS|数|量|留存|复购|人次|余额|笔数|次数|件数|户数|占|的)",
    re.IGNORECASE,
)
_WINDOW_EN = re.compile(
    r"(?:-| )?(?:[a-z]+ )?(?:rolling|retention|readmission|churn|window|average|repeat|return|mortality|active|trailing|past|overdue|payback)|\s(?:of|after|from|before) (?:\w+ ){0,3}(?:sign|discharge|purchase|delivery|order|detection|launch|registration|install|join|hire|start|receipt|first|activation|onboarding|creation|payment|visit|opening)",
    re.IGNORECASE,
)
_WITHIN_EN = re.compile(
    r"(?<![a-z])(?:within|in|after|for|inside|over|past|older than|more than|longer than|less than|under)\s(?:the\s)?(?:first\s|last\s|next\s)?$",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"(?:通过|借助|借着|依托|依靠|凭借|靠|利用|经由|以|用|透过|藉由|藉着)(?![一-龥]?(?:验收|评审|审批|率|审核|考试|测试|认证|为))|(?<![a-z])(?:through|by|via|using|thanks to|with the help of|by means of)\s(?!(?:january|february|march|april|may|june|july|august|end|the end|\d))",
    re.IGNORECASE,
)
_IN_HERE = re.compile(r"\s?[一-龥]{0,8}[里中内](?:有|的|面有|，|,)?|\s?[一-龥]{0,4}当中")


def assign_roles(flat: str, figures: Sequence[Figure], blanks: Sequence[Blank]) -> tuple[Figure, ...]:
    """The figures of a sentence with their roles; a described or unknown start is added as a figure without value."""
    roles: list[FigureRole | None] = [None] * len(figures)
    _pairs(flat, figures, blanks, roles)
    _starts(flat, figures, roles)
    _bounds(flat, figures, roles)
    _means(flat, figures, roles)
    named: list[Figure] = [replace(f, role=r or "target") for f, r in zip(figures, roles, strict=True)]
    return tuple(named)


def described_start(text: str, flat: str, taken: Sequence[Span]) -> Figure | None:
    """The words that tell a start without an amount: 基线待测, 从无到有, from scratch, 从纸质改为线上."""
    m = UNKNOWN_START.search(flat)
    span: Span | None = None
    if m is not None:
        span = Span(m.start(), m.end())
    else:
        d = _DESCRIBED.search(flat)
        if d is not None:
            group = "zh" if d["zh"] else "en"
            span = Span(d.start(group), d.end(group))
    if span is None or any(span.start < end and start < span.end for start, end in taken):
        return None
    return Figure(quote=text[span.start : span.end], span=span, value=None, kind="unknown", role="baseline")


def _pairs(flat: str, figures: Sequence[Figure], blanks: Sequence[Blank], roles: list[FigureRole | None]) -> None:
    """A figure followed by "to" and another figure, or a blank, is where things start."""
    ends = sorted([(f.span, i) for i, f in enumerate(figures)] + [(b.span, -1) for b in blanks])
    for (span, i), (following, j) in pairwise(ends):
        if i < 0:
            continue
        gap = flat[span.end : following.start]
        if len(gap) > 28 or _STOP.search(gap):
            continue
        first = figures[i]
        second = figures[j] if j >= 0 else None
        if first.kind == "rank" and second is not None and second.kind != "rank":
            continue
        if first.op == "change":
            continue
        if roles[i] == "target" and not _ARROW.search(gap):
            continue
        if _ARROW.search(gap) or _TO_ZH.search(gap) or _TO_EN.search(gap):
            if second is not None and not _comparable(first, second):
                continue
            if not _ARROW.search(gap) and second is not None and second.op == "change":
                continue
            roles[i] = "baseline"
            if j >= 0:
                roles[j] = "target"


def _comparable(a: Figure, b: Figure) -> bool:
    """Whether one can become the other: 3 天 becomes 2 天 or 4 小时, never 30%."""
    if a.kind == b.kind or "unknown" in (a.kind, b.kind):
        return True
    loose = {"count", "money", "score", "ratio", "share", "percent", "state"}
    if a.kind in ("percent", "share") or b.kind in ("percent", "share"):
        return (a.kind in ("percent", "share") and b.kind in ("percent", "share")) or "state" in (a.kind, b.kind)
    return a.kind in loose and b.kind in loose


def _starts(flat: str, figures: Sequence[Figure], roles: list[FigureRole | None]) -> None:
    """现在 3.5 天, (was 310), from about 20: a start named after its target, or without one."""
    for i, figure in enumerate(figures):
        if roles[i] is not None or figure.op == "change":
            continue
        start, end = figure.span
        before = flat[max(0, start - 40) : start]
        if _START.search(before) and not re.match(r"\s?(?:提升|增长|下降|减少|降低|提高|上升)", flat[end : end + 4]):
            roles[i] = "baseline"
            continue
        origin = _FROM.search(before)
        if origin is not None and (i > 0 or _TO_ZH.search(flat[end : end + 16]) is not None):
            if i > 0 and roles[i - 1] in (None, "target") and _comparable(figure, figures[i - 1]):
                roles[i] = "baseline"
            continue
        if _TODAY.match(flat, end) and i > 0:
            roles[i] = "baseline"


def _bounds(flat: str, figures: Sequence[Figure], roles: list[FigureRole | None]) -> None:
    """年费 30 万以上的客户, 30 分钟内上门率 95%, 每千单: figures that say which cases are counted."""
    last = len(figures) - 1
    for i, figure in enumerate(figures):
        if roles[i] is not None:
            continue
        start, end = figure.span
        before = flat[max(0, start - 24) : start]
        if _EACH.search(before) or _SCALE_AFTER.match(flat, end):
            roles[i] = "other"
            continue
        tail = flat[end : end + 32]
        later = i < last
        if (
            figure.kind == "rank"
            and re.match(r"\s?(?:名|位)?(?:的)?(?:大|个|家|条|项|类|款)?\s?[一-龥A-Za-z]", tail)
            and not re.match(r"\s?(?:名|位)?\s?(?:in|for|on|by|among)\s", tail)
        ):
            roles[i] = "other"
            continue
        if figure.op in ("ge", "gt", "le", "lt") and figure.kind not in ("percent", "share", "points"):
            m = _BOUND_AFTER.match(flat, end)
            if (
                m is not None
                and m[0].strip()
                and not re.match(
                    r"\s?(?:以内|之内|内)?\s?(?:响应|解决|回复|完成|处理|上门|到场|闭环|交付|发货)(?!率|占比|比例|的)",
                    tail,
                )
            ):
                roles[i] = "other"
                continue
        if later and figure.kind == "duration":
            between = flat[end : figures[i + 1].span.start]
            if _WINDOW_AFTER.match(between) or _WINDOW_EN.match(between):
                roles[i] = "other"
                continue
        if later and _IN_HERE.match(tail) and figure.kind == "count":
            roles[i] = "other"
            continue
        if (
            figure.kind == "duration"
            and _WITHIN_EN.search(before)
            and any(roles[k] in (None, "target") and f.kind != "duration" for k, f in enumerate(figures) if k != i)
        ):
            roles[i] = "other"


def _means(flat: str, figures: Sequence[Figure], roles: list[FigureRole | None]) -> None:
    """通过 3 场活动带来 15 条线索: the effect's figure is the target, the means' figure is not."""
    m = _MEANS.search(flat)
    if m is None:
        return
    clause_end = re.search(
        r"[,，。;；]|(?:带来|使|让|实现|达成|达到|获得|促成|推动|将|把|带动|产生|触达|吸引|完成|新增|签)",
        flat[m.end() :],
    )
    stop = m.end() + (clause_end.start() if clause_end else len(flat))
    inside = [i for i, f in enumerate(figures) if m.start() <= f.span.start < stop and roles[i] is None]
    outside = [i for i, f in enumerate(figures) if i not in inside and roles[i] in (None, "target")]
    if inside and outside:
        for i in inside:
            roles[i] = "other"
