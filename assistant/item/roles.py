"""What a figure is in its sentence: where it starts, where it should go, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.item.problems import is_alike, is_past, is_start, is_wanted_next
from assistant.item.starts import FROM, marked_as_start, told_after
from assistant.text import any_of
from assistant.text.late import late_compile
from assistant.types import Blank, Figure, FigureRole

_Roles = list[FigureRole | None]

# Between two figures: "A 降到 B", "A → B", "from A to B". The words may say by how it moves and how exactly.
_ARROW = late_compile(r"→|-{1,2}>|=>|—>|»|>{2,3}|~>", needs="→ > »")
_TO_ZH = late_compile(
    r"(?:[到至往]|(?:缩短|压缩|降低|提高|提升|减少|增加|下降|增长|缩减|压减|上升)为|变[为成]?|改为|降为|升为|增为|减为|提为|缩为|压成|砍成|扩成)\s?"
    r"(?:不超过|不高于|不低于|不少于|不足|低于|高于|少于|小于|大于|以内|至少|最多|约|近|了|[≤≥<>=(]|\s)*$",
    needs="到 至 为 成 变 往",
)
_TO_EN = late_compile(
    r"(?<![A-Za-z])(?:to|down to|up to|towards?)\s?(?:at least|at most|below|under|over|above|about|around|less than|more than|"
    r"no more than|fewer than|within|roughly|an?|[≤≥<>=~]{1,2})?\s?[$€£¥]?$",
    re.IGNORECASE,
    needs="to",
)
# What is, then what is wanted: "6 days, want 2", 现在 5 天，想到 2 天.
_WANTED = late_compile(
    r"[^.;。；\d]{0,12}[,，]\s?(?:(?:we |i )?wants?|would like|should be|aim(?:ing)? for|hoping for|the goal is|"
    r"(?:想|希望|争取|要)(?:要|能)?(?:[降提升缩减做涨压控][一-龥]?)?[到至为成在]?)\s?(?:it )?(?:to )?(?:be )?(?:under|below|about|at most|at least|over|above|[<>≤≥~])?\s?",
    re.IGNORECASE,
    needs="want should_be would_like aim hoping goal 想 希望 争取 要",
)
# With no 从 before the first figure only a verb may stand between: 81% 提升到, 120 起/月 降至; not ", 海外销售额达到".
_STRAIGHT = late_compile(
    r"\s?做到\s?|\s?(?:以上|以内|左右)?\s?[,，]?\s?(?:逐步|稳步|进一步|大幅|快速|持续|直接|整体|平均|平稳|再)?(?:[一-龥](?<![达做]))?(?:[一-龥](?<![达做]))?"
    r"[到至为成变往]\s?(?:不超过|不高于|不低于|不少于|不足|低于|高于|少于|小于|大于|以内|至少|最多|约|近|了|[≤≥<>=(]|\s)*",
    needs="到 至 为 成 变 往",
)
_CLAUSE_END = late_compile(r"[,，。;；!！?？\n]", needs=", ， 。 ; ； ! ！ ? ？ \n")
_STOP = late_compile(r"[。;；!！?？\n]", needs="。 ; ； ! ！ ? ？ \n")

# Figures that say which cases are meant, not how many to reach.
_THIS = late_compile(r"\s(?:\w+\s)?this (?:year|quarter|season|term|month)", re.IGNORECASE)
_EACH = late_compile(
    r"(?:每|按|满分\s?[为是]?|总共|(?<![A-Za-z])(?:per|every|for each|out of|of (?:the|our|all)|worth(?: over| at least| more than| under| up to)?))\s?$",
    re.IGNORECASE,
    needs="每 按 满分 总共 per every each of worth",
)
_SCALE = late_compile(
    r"\s?分制|\s?[- ]point scale|-(?:day|week|month|year|hour|minute|point|star)s?\s[A-Za-z]",
    re.IGNORECASE,
    needs="分制 point -day -week -month -year -hour -minute -star",
)
_RECENT = late_compile(
    r"(?:近|过去|最近|头|首|前|last|past|first|trailing|previous)\s?$",
    re.IGNORECASE,
    needs="近 过去 头 首 前 last past first trailing previous",
)
_PLAN = late_compile(
    r"\s?的?(?:手册|训练营|计划|行动|方案|规划|体验|课程|营|游|套餐|指南|冲刺|攻坚|生活圈|试用期?|质保|保修|账期|假|周期)"
)
_CASES = any_of(
    "客户 用户 商家 门店 员工 患者 企业 余额 人次 订单 账龄 库存 项目 合同 工单 欠款 应收 账户 贷款 会员 学员 商品 占比 比例 率 时长 单量 投诉 件数 数量 "
    "存货 呆滞 户 家庭 人群 供应商 经销商 故障 缺陷 设备 保单 案件"
)
_BOUND = late_compile(
    r"\s?(?:[及或和]?以[上下内外]|之[内上下]|内|\+)?\s?(?:"
    r"的(?!增长|提升|下降|降幅|涨幅|增幅|目标|水平|改善|提高|降低|速度)[^,，。;；]{1,24}"
    rf"|[一-龥]{{0,6}}{_CASES})"
)
_DOES = late_compile(
    r"\s?(?:以内|之内|内)?\s?(?:响应|解决|回复|完成|处理|上门|到场|闭环|交付|发货|修复|恢复|送达|到账|出具|反馈)(?!率|占比|比例|的|量)"
)
_WINDOW = late_compile(
    r"\s?(?:以内|之内|内|后|以上|以下|及以上|前)?\s?的?[^,，。;；\d]{0,12}?(?:率|占|比例|覆盖|满意度|NPS|数|量|留存|复购|人次|余额|的)"
)
_WINDOW_EN = late_compile(
    r"[- ]?(?:[a-z]+ )?(?:rolling|retention|readmission|churn|window|average|repeat|return|mortality|active|trailing|past|overdue|payback)"
    r"|\s(?:of|after|from|before) (?:\w+ ){0,3}(?:sign|discharge|purchase|delivery|order|detection|launch|registration|install|join|hire|"
    r"start|receipt|first|activation|onboarding|creation|payment|visit|opening)",
    re.IGNORECASE,
)
_WITHIN = late_compile(
    r"(?<![A-Za-z])(?:within|in|after|for|inside|over|past|older than|more than|longer than|less than|under)\s(?:the\s)?(?:first\s|last\s|next\s)?$",
    re.IGNORECASE,
)
# 前三大缺陷 and "top 10 customers" say which; 进入前三 and "in the top 5 of its category" where to get.
_RANKED = late_compile(
    r"\s?的?[大个家条项类款]?\s?(?:[一-龥]|(?!(?:in|for|on|by|among|of|at|within|and|across|nationwide|globally) )[A-Za-z])"
)
_RANK_GOAL = late_compile(
    r"(?:进入?|跻身|排名?|位列|位居|冲进?|达到|保持|成为|居|(?<![A-Za-z])(?:in|into|reach|reaches|be|become|among|ranked|rank|ranks|us|as))"
    r"\s?[一-龥]{0,6}(?:\s?the)?\s?$",
    re.IGNORECASE,
)
_OUT_OF_THESE = late_compile(r"\s?[一-龥]{0,8}(?:[里中内](?:有|的|面有|,|)|当中)", needs="里 中 内")
_MEANS = late_compile(
    r"(?:通过|借助|借着|依托|依靠|凭借|靠|利用|经由|透过|藉由|藉着|(?<![使采应启试利占租常专通费作信服适实耐])用(?![人户料量工时电水药车途餐品例具地房词功心度力法户药])|以(?![上下内外及后前]))"
    r"(?![一-龥]?(?:验收|评审|审批|率|审核|考试|测试|认证|为|户))"
    r"|(?<![A-Za-z])(?:through|via|using|thanks to|with the help of|by means of|by (?=[a-z]+ing ))(?![A-Za-z])",
    re.IGNORECASE,
    needs="通过 借 依 靠 利用 经由 透过 藉 用 以 through using by via thanks help",
)
_LISTED = late_compile(r"[、和与及/]|(?<![A-Za-z])(?:and|or)(?![A-Za-z])")
_EFFECT = late_compile(
    r"[,，。;；]|带来|使|让|实现|达成|达到|获得|促成|推动|将|把|带动|产生|触达|吸引|完成|新增|签|从而|提升|降低|减少|提高|拿到|拿下|赢得|收获|获取|换来|转化|沉淀|积累|锁定|争取|招到|招募|成交|落地|服务|覆盖"
)


def assign_roles(flat: str, figures: Sequence[Figure], blanks: Sequence[Blank]) -> tuple[Figure, ...]:
    """The figures of a sentence with their roles. What is neither a start nor says which cases are meant is a target."""
    if not figures:
        return ()
    roles: _Roles = [None] * len(figures)
    _pairs(flat, figures, blanks, roles)
    _starts(flat, figures, roles)
    _told_by_problems(flat, figures, roles)
    for i in range(len(figures)):
        if roles[i] is None and _bounds_cases(flat, figures, i, roles):
            roles[i] = "other"
    _means(flat, figures, roles)
    return tuple(_with_role(f, r or "target") for f, r in zip(figures, roles, strict=True))


def _with_role(f: Figure, role: FigureRole) -> Figure:
    """The figure with its role. `dataclasses.replace` does the same at ten times the price, and this runs per figure."""
    return Figure(
        quote=f.quote,
        span=f.span,
        value=f.value,
        low=f.low,
        high=f.high,
        op="eq" if role == "baseline" and f.op == "change" else f.op,  # 由 90 万元下降三成
        unit=f.unit,
        kind=f.kind,
        role=role,
        sure=f.sure,
    )


def _pairs(flat: str, figures: Sequence[Figure], blanks: Sequence[Blank], roles: _Roles) -> None:
    """A figure followed by "to" and another figure, or a blank, is where things start."""
    ends = sorted([(f.span, i) for i, f in enumerate(figures)] + [(b.span, -1) for b in blanks])
    for (span, i), (following, j) in pairwise(ends):
        gap = flat[span.end : following.start]
        if i < 0 or len(gap) > 28 or _STOP.search(gap):
            continue
        first, second = figures[i], figures[j] if j >= 0 else None
        arrow = _ARROW.search(gap) is not None
        if first.op == "change" or (roles[i] == "target" and not arrow):
            continue
        wanted = second is not None and _wanted(flat, first, second, gap)
        if not (arrow or wanted or _TO_EN.search(gap) or _leads_to(flat, span.start, gap)):
            continue
        if second is not None:
            if not _comparable(first, second) or (second.op == "change" and not arrow):
                continue
            roles[j] = "target"
        roles[i] = "baseline"


def _wanted(flat: str, first: Figure, second: Figure, gap: str) -> bool:
    """Whether two figures say what is and what is wanted of the same: not "4 events, want 20 leads"."""
    return _WANTED.fullmatch(gap) is not None and is_alike(flat, first, second)


def _leads_to(flat: str, start: int, gap: str) -> bool:
    """Whether Chinese words lead from one figure to the next: 降到 always, 以上家庭的客户达到 only after 从."""
    if not _TO_ZH.search(gap):
        return False
    return _STRAIGHT.fullmatch(gap) is not None or FROM.search(flat[max(0, start - 40) : start]) is not None


def _comparable(a: Figure, b: Figure) -> bool:
    """Whether one can become the other: 3 天 becomes 2 天 or 4 小时, never 30%."""
    if a.kind == b.kind or "unknown" in (a.kind, b.kind):
        return True
    shares, loose = {"percent", "share", "state"}, {"count", "money", "score", "ratio", "state"}
    return {a.kind, b.kind} <= shares or {a.kind, b.kind} <= loose


def _starts(flat: str, figures: Sequence[Figure], roles: _Roles) -> None:
    """现在 3.5 天, (was 310), from about 20: a start named after its target, or without one."""
    for i, figure in enumerate(figures):
        if roles[i] is not None or (figure.op == "change" and not _starts_a_change(flat, figures, i)):
            continue
        if (
            _starts_a_change(flat, figures, i)
            or marked_as_start(flat, figure)
            or (len(figures) > 1 and told_after(flat, figure))
        ):
            roles[i] = "baseline"
        elif (
            i > 0
            and roles[i - 1] in (None, "target")
            and (figures[i - 1].op == "change" or _comparable(figure, figures[i - 1]))
        ):
            start = figure.span.start
            if FROM.search(flat[max(0, start - 40) : start]):
                roles[i] = "baseline"


def _told_by_problems(flat: str, figures: Sequence[Figure], roles: _Roles) -> None:
    """老师流失严重，走了 4 个; "first reply is 11 hrs, get to 3": a problem's figure is where things start."""
    if "baseline" in roles:
        _this_period_is_wanted(flat, figures, roles)
        return
    free = [
        i
        for i, role in enumerate(roles)
        if role is None and not _bounds_cases(flat, figures, i, roles) and figures[i].quote[:1] not in ("一", "a")
    ]
    if len(free) == 1 and is_start(flat, figures[free[0]]):
        roles[free[0]] = "baseline"
    # 被投诉了 11 次，平均要等 25 分钟，年底要降到 10 分钟: the last two say where it is and where it should go.
    if len(free) > 1 and is_wanted_next(flat, figures[free[-2]], figures[free[-1]]):
        roles[free[-2]] = "baseline"
        for i in free[:-2]:
            if is_past(flat, figures[i]):
                roles[i] = "baseline"


def _this_period_is_wanted(flat: str, figures: Sequence[Figure], roles: _Roles) -> None:
    """210 last year, 300 this year: of two starts the later is what is wanted."""
    starts = [i for i, role in enumerate(roles) if role == "baseline"]
    if len(starts) == 2 and "target" not in roles and None not in roles:
        first, second = starts
        between = flat[figures[first].span.end : figures[second].span.start]
        if "last" in between.lower() and _THIS.match(flat, figures[second].span.end):
            roles[second] = "target"


def _starts_a_change(flat: str, figures: Sequence[Figure], i: int) -> bool:
    """由 61% 提高 14 个百分点, from 900k down by 30%: a start, and by how much it is to move."""
    if i + 1 >= len(figures) or figures[i + 1].op != "change" or figures[i].kind == "points":
        return False
    start, end = figures[i].span
    gap = flat[end : figures[i + 1].span.start]
    return len(gap) <= 28 and not _CLAUSE_END.search(gap) and FROM.search(flat[max(0, start - 40) : start]) is not None


def _bounds_cases(flat: str, figures: Sequence[Figure], i: int, roles: _Roles) -> bool:
    """年费 30 万以上的客户, 30 分钟内上门率 95%, 每千单: whether a figure only says which cases are counted."""
    figure = figures[i]
    start, end = figure.span
    before = flat[max(0, start - 24) : start]
    tail = flat[end : end + 32]
    if _EACH.search(before) or _SCALE.match(flat, end) or ("-" in figure.quote and _SCALE.search(figure.quote + tail)):
        return True
    if figure.kind == "rank":
        return figure.value != 1 and _RANKED.match(tail) is not None and not _RANK_GOAL.search(before)
    following = figures[i + 1] if i + 1 < len(figures) else None
    between = flat[end : following.span.start] if following else ""
    if figure.kind == "duration":
        if _RECENT.search(before) or _PLAN.match(tail):
            return True
        if following and (_WINDOW.match(between) or _WINDOW_EN.match(between)):
            return True
        if _WITHIN.search(before):
            return any(r in (None, "target") and f.kind != "duration" for f, r in zip(figures, roles, strict=True))
    if figure.kind == "count" and following and _OUT_OF_THESE.match(tail):
        return True
    if figure.op in ("ge", "gt", "le", "lt") and figure.kind not in ("percent", "share", "points"):
        if _DOES.match(tail):
            return False
        counted = figure.kind in ("count", "unknown", "score")
        if (
            counted
            and not (following and not {",", "("}.intersection(between))
            and not (i > 0 and "," not in flat[figures[i - 1].span.end : start])
        ):
            return False
        return _BOUND.match(flat, end) is not None
    return False


def _means(flat: str, figures: Sequence[Figure], roles: _Roles) -> None:
    """通过 3 场活动带来 15 条线索: the effect's figure is the target, the means' figure is not."""
    m = _MEANS.search(flat)
    if m is None:
        return
    end = _EFFECT.search(flat, m.end())
    stop = end.start() if end else len(flat)
    inside = [i for i, f in enumerate(figures) if m.start() <= f.span.start < stop and roles[i] is None]
    outside = any(roles[i] in (None, "target") for i in range(len(figures)) if i not in inside)
    if (
        not outside
        and len(inside) > 1
        and not _LISTED.search(flat[figures[inside[-2]].span.end : figures[inside[-1]].span.start])
    ):
        outside = inside.pop() >= 0  # no word for the effect was known: the last figure is it
    if outside:
        for i in inside:
            roles[i] = "other"
