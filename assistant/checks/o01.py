"""An objective that only names a product, a metric, a team or a field.

Nobody can tell from a name where the team wants to go, so nobody can tell whether it got there.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge import judge_objective
from assistant.types import Text


def _find(context: Context) -> Iterator[Hit]:
    for objective in context.objectives():
        verdict = judge_objective(objective.sentence, context.profile.words)
        if verdict.flaw == "label_only":
            yield Hit(item=objective)


check = Check(
    id="O01",
    name="objective-is-label",
    severity="error",
    sources=("feishu-okr-guide", "worktile-okr-handbook"),
    reason=Text(
        zh="目标要让人看出往哪里走；只有一个名称，做什么都算，也都不算。",
        en="An objective shows where to go; with only a name, anything counts and nothing does.",
    ),
    message=Text(
        zh="「{quote}」只是一个名称，看不出要往哪里走。",
        en="“{quote}” is only a name; it does not say where to go.",
    ),
    suggestion=Text(
        zh="写成一句话：为谁，变成什么样。",
        en="Make it a sentence: for whom, and what will be different.",
    ),
    find=_find,
    bad=(
        Bad(text="O：售后服务\nKR1：首响时间从 40 分钟到 10 分钟", flags=("售后服务",)),
        Bad(text="O：线上商城\nKR1：复购率做到 30%", flags=("线上商城",)),
        Bad(text="O：會員中心\nKR1：會員續費率達到 60%", flags=("會員中心",)),
        Bad(text="O: Payroll\nKR1: Pay errors from 12 to 2 a month", flags=("Payroll",)),
        Bad(text="O: Data platform\nKR1: Median query time under 3 s", flags=("Data platform",)),
        Bad(text="O: Brand\nKR1: Unaided awareness from 8% to 15%", flags=("Brand",)),
    ),
    good=(
        Good(text="O：让报修的住户当天就有人上门\nKR1：当日上门率到 90%"),
        Good(text="O：成为本地家长首选的托管班\nKR1：转介绍报名 60 人"),
        Good(text="O：老客戶願意把朋友帶來\nKR1：轉介紹 40 位"),
        Good(text="O: New drivers feel safe on their first night shift\nKR1: First-month accidents from 9 to 3"),
        Good(text="O: Nobody waits for a lab result overnight\nKR1: Results within 6 h in 95% of cases"),
        Good(text="O: Become the first shop cyclists think of\nKR1: Repeat buyers from 20% to 35%"),
    ),
)
