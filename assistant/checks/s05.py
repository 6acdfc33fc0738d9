"""Growth with nothing that keeps it honest.

A quantity alone can be reached by giving up quality, cost or goodwill; one guardrail beside it shows the price.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge import judge_key_result
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import KeyResult, Text

_FEWEST = 2
_QUALITY = late_compile(
    r"率|满意|评分|好评|投诉|差错|缺陷|故障|返工|退货|退款|流失|成本|毛利|利润|时长|周期|质量|准确|留存|续约|复购|nps|不低于|不高于|不超过|不少于|以内|保持|控制"
    r"|\b(?:rates?|ratio|satisfaction|nps|csat|complaints?|errors?|defects?|bugs?|returns?|refunds?|churn|costs?|margin|profit|quality|accuracy|retention|renewals?|"
    r"at most|at least|no more than|no less than|below|under|within|keep|stay|stays)\b|%",
    re.IGNORECASE,
)


def _find(context: Context) -> Iterator[Hit]:
    for objective in context.objectives():
        outcomes = [k for k in objective.key_results if k.text.strip() and _counts(context, k)]
        measured = [
            k
            for k in objective.key_results
            if k.text.strip() and judge_key_result(k.sentence, context.profile.words).measurable
        ]
        watched = any(_QUALITY.search(plain(k.text)) for k in outcomes)
        if len(outcomes) >= _FEWEST and len(outcomes) == len(measured) and not watched:
            yield Hit(item=objective, values={"first": outcomes[0].text[:40]})


def _counts(context: Context, result: KeyResult) -> bool:
    """Whether the key result is an amount that is to grow."""
    verdict = judge_key_result(result.sentence, context.profile.words)
    if verdict.kind != "outcome" or not verdict.measurable:
        return False
    targets, start = result.sentence.targets, result.sentence.baseline
    if not targets or any(t.kind not in ("count", "money") or t.op in ("le", "lt") for t in targets):
        return False
    return not (start and start.value is not None and targets[0].value is not None and targets[0].value < start.value)


check = Check(
    id="S05",
    name="growth-without-guardrail",
    severity="info",
    sources=("atlassian-okr-play",),
    reason=Text(
        zh="只要数量，可以牺牲质量、成本、口碑来凑；旁边放一条底线，代价才看得见。",
        en="A quantity alone can be reached at the price of quality or goodwill; a guardrail shows the price.",
    ),
    message=Text(
        zh="「{quote}」下面都是数量（如「{first}」），没有一条管质量。",
        en="Under “{quote}” there are only quantities (“{first}”); nothing watches quality.",
    ),
    suggestion=Text(
        zh="加一条“不低于/不超过”的底线：质量、成本或满意度。",
        en="Add one that must not get worse: quality, cost or satisfaction.",
    ),
    find=_find,
    bad=(
        Bad(text="O：让邻居来店里\nKR1：新增会员 5000 人\nKR2：到店客流 3 万人次", flags=("让邻居来店里",)),
        Bad(text="O：华东站稳\nKR1：签约额 500 万\nKR2：新签客户 12 家", flags=("华东站稳",)),
        Bad(text="O：讓更多孩子來讀\nKR1：新生 300 人\nKR2：報名 800 人", flags=("讓更多孩子來讀",)),
        Bad(text="O: Neighbours come in\nKR1: 5,000 new members\nKR2: 30,000 visitors", flags=("Neighbours come in",)),
        Bad(text="O: Win the east\nKR1: Sign $900k\nKR2: Win 12 new clients", flags=("Win the east",)),
        Bad(
            text="O: More children learn here\nKR1: 300 new pupils\nKR2: 800 applications",
            flags=("More children learn here",),
        ),
    ),
    good=(
        Good(text="O：让邻居来店里\nKR1：新增会员 5000 人\nKR2：会员投诉不超过 10 起"),
        Good(text="O：华东站稳\nKR1：签约额 500 万\nKR2：毛利率不低于 30%"),
        Good(text="O：讓更多孩子來讀\nKR1：新生 300 人\nKR2：退費率低於 3%"),
        Good(text="O: Neighbours come in\nKR1: 5,000 new members\nKR2: Complaints at most 10"),
        Good(text="O: Win the east\nKR1: Sign $900k\nKR2: Gross margin at 30%"),
        Good(text="O: More children learn here\nKR1: 300 new pupils\nKR2: Refunds under 3%"),
    ),
)
