"""Every milestone on the last day.

When all dates are the last one, nobody notices a delay before it is too late.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge import judge_key_result
from assistant.types import KeyResult, Text

_FEWEST = 3


def _find(context: Context) -> Iterator[Hit]:
    dated = [
        k
        for _, k in context.key_results()
        if k.sentence.deadline and judge_key_result(k.sentence, context.profile.words).kind == "output"
    ]
    days = {_day(k) for k in dated}
    if len(dated) >= _FEWEST and len(days) == 1:
        last = dated[-1].sentence.deadline
        first, *others = dated
        yield Hit(
            item=None,
            values={"count": len(dated), "day": last.text if last else ""},
            related=tuple((k, k.sentence.deadline.span if k.sentence.deadline else None) for k in (first, *others)),
        )


def _day(result: KeyResult) -> str:
    deadline = result.sentence.deadline
    if deadline is None:
        return ""
    return deadline.iso or "".join(deadline.text.split()).rstrip("前内")


check = Check(
    id="S06",
    name="all-dates-at-the-end",
    severity="info",
    sources=("tita-okr-tips", "worktile-okr-handbook"),
    reason=Text(
        zh="所有节点都在最后一天，晚了也要到最后才知道。",
        en="With all dates on the last day nobody notices a delay before it is too late.",
    ),
    message=Text(
        zh="{count} 个里程碑都写在同一天：{day}。",
        en="{count} milestones share one day: {day}.",
    ),
    suggestion=Text(
        zh="给先做的那几个一个更早的日期。",
        en="Give those that come first an earlier date.",
    ),
    find=_find,
    bad=(
        Bad(
            text="O：让住户放心\nKR1：6 月 30 日前发布年检结果\nKR2：6 月 30 日前完成门禁更换\nKR3：6 月 30 日前上线报修系统",
            flags=("",),
        ),
        Bad(
            text="O：门店扭亏\nKR1：9 月底前上线新收银系统\nKR2：9 月底前发布新菜单\nKR3：9 月底前完成门头改造",
            flags=("",),
        ),
        Bad(
            text="O：少跑一趟\nKR1：12 月底前上線報到機\nKR2：12 月底前完成標示更換\nKR3：12 月底前發布就診指南",
            flags=("",),
        ),
        Bad(
            text="O: Tenants trust us\nKR1: Publish the lift report by 30 June\nKR2: Replace the door locks by 30 June\n"
            "KR3: Launch the repair app by 30 June",
            flags=("",),
        ),
        Bad(
            text="O: Shops earn money\nKR1: Launch the till by 30 September\nKR2: Publish the menu by 30 September\n"
            "KR3: Repaint the front by 30 September",
            flags=("",),
        ),
        Bad(
            text="O: Patients walk less\nKR1: Launch the kiosks by December 31\nKR2: Replace the signs by December 31\n"
            "KR3: Publish the guide by December 31",
            flags=("",),
        ),
    ),
    good=(
        Good(
            text="O：让住户放心\nKR1：4 月 30 日前发布年检结果\nKR2：5 月 31 日前完成门禁更换\nKR3：6 月 30 日前上线报修系统"
        ),
        Good(text="O：门店扭亏\nKR1：9 月底前上线新收银系统\nKR2：9 月底前发布新菜单"),
        Good(
            text="O：少跑一趟\nKR1：12 月底前線上報到占 60%\nKR2：12 月底前走錯樓層降到 5%\nKR3：12 月底前投訴降到 3 起"
        ),
        Good(
            text="O: Tenants trust us\nKR1: Publish the lift report by 30 April\nKR2: Replace the door locks by 31 May\n"
            "KR3: Launch the repair app by 30 June"
        ),
        Good(text="O: Shops earn money\nKR1: Launch the till by 30 September\nKR2: Publish the menu by 30 September"),
        Good(
            text="O: Patients walk less\nKR1: Complaints from 30 to 10 by 31 December\nKR2: Refunds under 3% by 31 December\n"
            "KR3: Visits in time at 90% by 31 December"
        ),
    ),
)
