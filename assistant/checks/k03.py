"""A key result whose success rests on an undefined word.

"Improve", "optimise" and "better" are reached as soon as somebody says so, or never.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge import judge_key_result
from assistant.types import Text


def _find(context: Context) -> Iterator[Hit]:
    for _, result in context.key_results():
        verdict = judge_key_result(result.sentence, context.profile.words)
        if verdict.vague_at is not None:
            yield Hit(item=result, span=verdict.vague_at.span)


check = Check(
    id="K03",
    name="key-result-is-vague",
    severity="warning",
    sources=("dingdang-okr-guide", "feishu-okr-guide"),
    reason=Text(
        zh="“加强”“优化”“更好”随口一说就算达成，也可以永远不算。",
        en="“Improve” and “better” are reached as soon as somebody says so, or never.",
    ),
    message=Text(
        zh="「{quote}」没说到什么程度算数。",
        en="“{quote}” does not say how much would count.",
    ),
    suggestion=Text(
        zh="把这个词换成看得见的数：哪个指标，从多少到多少。",
        en="Replace the word by what can be seen: which figure, from where to where.",
    ),
    find=_find,
    bad=(
        Bad(text="O：让住户放心\nKR1：提升物业服务质量", flags=("提升",)),
        Bad(text="O：门店扭亏\nKR1：优化采购流程", flags=("优化",)),
        Bad(text="O：讓病人少跑一趟\nKR1：導診更清楚", flags=("更清楚",)),
        Bad(text="O: Fewer returns\nKR1: Optimise the returns process", flags=("Optimise",)),
        Bad(text="O: A calm month end\nKR1: Better cooperation with the plants", flags=("Better",)),
        Bad(text="O: Pupils read for fun\nKR1: Strengthen reading habits", flags=("Strengthen",)),
    ),
    good=(
        Good(text="O：让住户放心\nKR1：物业服务满意度从 72 分提升到 85 分"),
        Good(text="O：门店扭亏\nKR1：采购流程从 9 天压到 4 天"),
        Good(text="O：讓病人少跑一趟\nKR1：走錯樓層的比例降到 5%"),
        Good(text="O: Fewer returns\nKR1: Returns handled in 2 days instead of 6"),
        Good(text="O: A calm month end\nKR1: Plants deliver their figures by day 2 in 95% of months"),
        Good(text="O: Pupils read for fun\nKR1: Daily readers from 15% to 40%"),
    ),
)
