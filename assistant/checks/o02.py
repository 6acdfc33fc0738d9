"""An objective whose verb or wish has no defined end.

"Better" and "upgrade" say that something moves, not where to. Where two or more measurable outcomes below it say what
better means, it is only worth a thought.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge import judge_key_result, judge_objective
from assistant.types import Objective, Text

_ENOUGH_OUTCOMES = 2


def _find(context: Context) -> Iterator[Hit]:
    for objective in context.objectives():
        verdict = judge_objective(objective.sentence, context.profile.words)
        if verdict.flaw == "no_direction":
            defined = _measurable_outcomes(context, objective) >= _ENOUGH_OUTCOMES
            yield Hit(item=objective, span=verdict.at.span, severity="info" if defined else None)


def _measurable_outcomes(context: Context, objective: Objective) -> int:
    verdicts = (judge_key_result(k.sentence, context.profile.words) for k in objective.key_results if k.text.strip())
    return sum(v.kind == "outcome" and v.measurable for v in verdicts)


check = Check(
    id="O02",
    name="objective-without-direction",
    severity="warning",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="“更好”“升级”只说在动，没说动到哪里；两个人会各有各的理解。",
        en="“Better” and “upgrade” say that something moves, not where to; two people will read two things into it.",
    ),
    message=Text(
        zh="「{quote}」没有说做到什么样才算。",
        en="“{quote}” does not say to what state.",
    ),
    suggestion=Text(
        zh="说清为谁、变成什么样：谁会因此能做什么，或不再遇到什么。",
        en="Say for whom and to what state: who can then do what, or no longer meets what.",
    ),
    find=_find,
    bad=(
        Bad(text="O：提升客服体验\nKR1：整理话术", flags=("提升",), severity="warning"),
        Bad(text="O：让后台更好用\nKR1：改版菜单", flags=("更好用",), severity="warning"),
        Bad(
            text="O：优化物流\nKR1：平均送达时间从 3 天到 2 天\nKR2：破损率降到 0.5%", flags=("优化",), severity="info"
        ),
        Bad(text="O：多陪客户\nKR1：整理话术", flags=("多陪客户",), severity="warning"),
        Bad(text="O：打造服务新格局\nKR1：整理话术", flags=("新格局",), severity="warning"),
        Bad(text="O: Make meetings more effective\nKR1: Menu reprinted", flags=("more",), severity="warning"),
        Bad(text="O: Logo refresh\nKR1: Menu reprinted", flags=("refresh",), severity="warning"),
        Bad(text="O: Improve onboarding\nKR1: New guide published in May", flags=("Improve",), severity="warning"),
        Bad(text="O: A better canteen\nKR1: Menu reprinted", flags=("better",), severity="warning"),
        Bad(
            text="O: Strengthen security\nKR1: Critical findings from 14 to 0\nKR2: Patching time under 7 days",
            flags=("Strengthen",),
            severity="info",
        ),
    ),
    good=(
        Good(text="O：让新来的店员第一周就能独立收银\nKR1：首周独立上岗率 80%"),
        Good(text="O：退货的人不用再打电话\nKR1：自助退货占比到 70%"),
        Good(text="O：客戶簽完約三天就能開始用\nKR1：開通時間從 9 天到 3 天"),
        Good(text="O：更多老人学会用手机挂号\nKR1：自己挂号的老人从 20% 到 60%"),
        Good(text="O：更快交付而不牺牲质量\nKR1：交付周期从 9 天到 5 天"),
        Good(text="O: Deliver faster than the shop next door\nKR1: Delivery time from 9 to 5 days"),
        Good(text="O: Patients know their date before they leave the desk\nKR1: Same-visit bookings at 85%"),
        Good(text="O: Small teams can close their books without us\nKR1: Unassisted closes from 20% to 60%"),
        Good(text="O: Become the supplier that three large builders call first\nKR1: Win 3 framework contracts"),
    ),
    dispute="undefined-direction",
)
