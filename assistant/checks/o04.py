"""An objective that is business as usual.

What goes on anyway needs no rallying; it belongs on a dashboard. A raised bar, a peak season or a first time is not
routine.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge import judge_objective
from assistant.types import Text


def _find(context: Context) -> Iterator[Hit]:
    for objective in context.objectives():
        verdict = judge_objective(objective.sentence, context.profile.words)
        if verdict.flaw == "routine":
            yield Hit(item=objective, span=verdict.at.span)


check = Check(
    id="O04",
    name="objective-is-routine",
    severity="warning",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="照常要做的事不需要目标来推动；放在看板上盯着就好。",
        en="What goes on anyway needs no objective to push it; a dashboard is the place for it.",
    ),
    message=Text(
        zh="「{quote}」说的是照常要做的事，没有新的要求。",
        en="“{quote}” is business as usual; nothing new is asked.",
    ),
    suggestion=Text(
        zh="写这个周期要有什么不同；没有的话放进看板。",
        en="Say what will be different this cycle, or keep it on a dashboard.",
    ),
    find=_find,
    bad=(
        Bad(text="O：继续做好设备点检\nKR1：点检表归档", flags=("继续",)),
        Bad(text="O：维持现有的客户数量\nKR1：按月对账", flags=("维持",)),
        Bad(text="O：日常行政支持\nKR1：处理报销", flags=("日常",)),
        Bad(text="O: Brew, fill, deliver\nKR1: Send it on Fridays", flags=("Brew, fill, deliver",)),
        Bad(text="O: Continue the weekly newsletter\nKR1: Send it on Fridays", flags=("Continue",)),
        Bad(text="O: Keep the lights on in the warehouse systems\nKR1: Answer tickets", flags=("Keep the lights on",)),
        Bad(text="O: Day-to-day bookkeeping\nKR1: File invoices", flags=("Day-to-day",)),
    ),
    good=(
        Good(text="O：春运期间也不让一位旅客滞留过夜\nKR1：滞留过夜 0 人"),
        Good(text="O：第一次由本地团队独立撑下开学季\nKR1：外援工时为 0"),
        Good(text="O：能把吉他融进日常\nKR1：每周弹琴的天数从 1 天到 5 天"),
        Good(text="O: Turn first-time buyers into regulars\nKR1: Second orders from 12% to 30%"),
        Good(text="O：讓值夜的護理師少跑一半的路\nKR1：夜班步數降 40%"),
        Good(text="O: The first winter without a single cancelled bus\nKR1: 0 cancellations"),
        Good(text="O: Shops stay stocked through the holiday peak\nKR1: Out-of-stock days from 9 to 2"),
        Good(text="O: Tenants hear back the same day\nKR1: Same-day replies at 90%"),
    ),
    dispute="maintain",
)
