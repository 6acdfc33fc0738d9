"""What a figure is in its sentence: where it starts, where it should go, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.item.cases import bounds_cases, means
from assistant.item.problems import is_past, is_problem, is_start
from assistant.item.starts import FROM, marked_as_start, told_after
from assistant.item.wanted import is_wanted
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
# With no 从 before the first figure only a verb may stand between: 81% 提升到, 120 起/月 降至; not ", 海外销售额达到".
_STRAIGHT = late_compile(
    r"\s?做到\s?|\s?(?:以上|以内|左右)?\s?[,，]?\s?(?:逐步|稳步|进一步|大幅|快速|持续|直接|整体|平均|平稳|再)?(?:[一-龥](?<![达做]))?(?:[一-龥](?<![达做]))?"
    r"[到至为成变往]\s?(?:不超过|不高于|不低于|不少于|不足|低于|高于|少于|小于|大于|以内|至少|最多|约|近|了|[≤≥<>=(]|\s)*",
    needs="到 至 为 成 变 往",
)
_CLAUSE_END = late_compile(r"[,，。;；!！?？\n]", needs=", ， 。 ; ； ! ！ ? ？ \n")
_STOP = late_compile(r"[。;；!！?？\n]", needs="。 ; ； ! ！ ? ？ \n")
_THIS = late_compile(r"\s(?:\w+\s)?this (?:year|quarter|season|term|month)", re.IGNORECASE)


def assign_roles(flat: str, figures: Sequence[Figure], blanks: Sequence[Blank]) -> tuple[Figure, ...]:
    """The figures of a sentence with their roles. What is neither a start nor says which cases are meant is a target."""
    if not figures:
        return ()
    roles: _Roles = [None] * len(figures)
    _pairs(flat, figures, blanks, roles)
    _starts(flat, figures, roles)
    _told_by_problems(flat, figures, roles)
    for i in range(len(figures)):
        if roles[i] is None and bounds_cases(flat, figures, i, roles):
            roles[i] = "other"
    for i in means(flat, figures, roles):
        roles[i] = "other"
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
        wanted = second is not None and is_wanted(flat, first, second)
        if not (arrow or wanted or _TO_EN.search(gap) or _leads_to(flat, span.start, gap)):
            continue
        if second is not None:
            if not _comparable(first, second) or (second.op == "change" and not arrow):
                continue
            roles[j] = "target"
        roles[i] = "baseline"


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
        if is_problem(flat):
            _past_before(flat, figures, roles)
        return
    free = [
        i
        for i, role in enumerate(roles)
        if role is None and not bounds_cases(flat, figures, i, roles) and figures[i].quote[:1] not in ("一", "a")
    ]
    if len(free) == 1 and is_start(flat, figures[free[0]]):
        roles[free[0]] = "baseline"
    if len(free) > 1 and is_wanted(flat, figures[free[-2]], figures[free[-1]]):
        roles[free[-2]] = "baseline"
        _past_before(flat, figures, roles)


def _past_before(flat: str, figures: Sequence[Figure], roles: _Roles) -> None:
    """被投诉了 11 次，平均要等 25 分钟，年底要降到 10 分钟: the last two say where it is and where it should go."""
    for i in range(roles.index("baseline")):
        if roles[i] is None and is_past(flat, figures[i]):
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
