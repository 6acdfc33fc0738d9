"""Which figures of a sentence are no amounts to reach: they say which cases are counted, or by what means.

年费 30 万以上的客户, "within 30 minutes", 每千单, 通过 3 场活动.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.text import any_of
from assistant.text.late import late_compile
from assistant.types import Figure, FigureRole

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


def bounds_cases(flat: str, figures: Sequence[Figure], i: int, roles: Sequence[FigureRole | None]) -> bool:
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


def means(flat: str, figures: Sequence[Figure], roles: Sequence[FigureRole | None]) -> list[int]:
    """The figures of what is done: in 通过 3 场活动带来 15 条线索 the effect's figure is the target, the means' is not."""
    m = _MEANS.search(flat)
    if m is None:
        return []
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
    return inside if outside else []
