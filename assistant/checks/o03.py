"""An objective that is one figure to reach.

A figure is a key result; the objective says what the figure is for.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge import judge_objective
from assistant.types import Text


def _find(context: Context) -> Iterator[Hit]:
    for objective in context.objectives():
        if judge_objective(objective.sentence, context.profile.words).flaw == "metric":
            yield Hit(item=objective)


check = Check(
    id="O03",
    name="objective-is-metric",
    severity="info",
    sources=("feishu-okr-guide", "worktile-okr-handbook"),
    reason=Text(
        zh="数字属于关键结果；目标说的是达到这个数字为了什么。",
        en="A figure is a key result; the objective says what reaching it is for.",
    ),
    message=Text(
        zh="「{quote}」是一个要达到的数字。达到它是为了什么？",
        en="“{quote}” is a figure to reach. What is it for?",
    ),
    suggestion=Text(
        zh="把数字挪到 KR，O 写它背后的变化：赢过谁、打开什么、留住谁。",
        en="Move the figure to a key result and let the objective say what it stands for: whom to win, what to open.",
    ),
    find=_find,
    bad=(
        Bad(text="O：第三季度回款 900 万\nKR1：逾期款清零", flags=("第三季度回款 900 万",)),
        Bad(text="O：月活从 40 万到 65 万\nKR1：次日留存到 42%", flags=("月活从 40 万到 65 万",)),
        Bad(text="O：門店坪效提高 15%\nKR1：滯銷品清完", flags=("門店坪效提高 15%",)),
        Bad(text="O: Grow ARR by 40%\nKR1: Win 6 enterprise deals", flags=("Grow ARR by 40%",)),
        Bad(text="O: Reduce churn from 6% to 3%\nKR1: Renewals at 90%", flags=("Reduce churn from 6% to 3%",)),
        Bad(text="O: Reach 20,000 subscribers\nKR1: 300 referrals a week", flags=("Reach 20,000 subscribers",)),
    ),
    good=(
        Good(text="O：让中小工厂敢把全年的单子交给我们\nKR1：年框签约 8 家"),
        Good(text="O：在西南站稳脚跟，客户主动上门\nKR1：转介绍占新签的 30%"),
        Good(text="O：讓住戶願意自己下樓分類\nKR1：分類準確率到 85%"),
        Good(text="O: Farmers trust our forecast enough to plan by it\nKR1: Weekly users from 400 to 1,500"),
        Good(text="O: Every new mother is seen within ten days\nKR1: First visits in time at 95%"),
        Good(text="O: Open the Nordic market\nKR1: 12 paying customers in Norway and Sweden"),
    ),
    dispute="figure-in-objective",
)
