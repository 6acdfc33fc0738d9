"""Two results in one key result.

With one score for two results nobody knows which half was reached. A means and its effect, or two figures of one
launch, are one result.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge import judge_key_result
from assistant.types import Text


def _find(context: Context) -> Iterator[Hit]:
    for _, result in context.key_results():
        verdict = judge_key_result(result.sentence, context.profile.words)
        if verdict.compound_at is not None:
            yield Hit(item=result, span=verdict.compound_at.span)


check = Check(
    id="K08",
    name="key-result-is-compound",
    severity="info",
    sources=("dingdang-okr-guide", "feishu-okr-guide"),
    reason=Text(
        zh="两个结果一个分数，说不清做到的是哪一半。",
        en="With one score for two results nobody knows which half was reached.",
    ),
    message=Text(
        zh="「{quote}」是另一个可以单独达成的结果。",
        en="“{quote}” is a second result that could be reached on its own.",
    ),
    suggestion=Text(
        zh="拆成两条，或只留更要紧的一个。",
        en="Make it two key results, or keep the one that matters more.",
    ),
    find=_find,
    bad=(
        Bad(text="O：让住户放心\nKR1：投诉降到 10 起，物业费收缴率到 95%", flags=("物业费收缴率到 95%",)),
        Bad(text="O：门店扭亏\nKR1：毛利率到 25%；客流增加 3000 人", flags=("客流增加 3000 人",)),
        Bad(text="O：讓病人少跑一趟\nKR1：候診 20 分鐘以內，滿意度 90 分", flags=("滿意度 90 分",)),
        Bad(text="O：门店扭亏\nKR1：撰写操作手册、培训 20 名店员", flags=("培训 20 名店员",)),
        Bad(text="O: Fewer returns\nKR1: Hire 3 packers and build a test bench", flags=("build a test bench",)),
        Bad(
            text="O: Fewer returns\nKR1: Damaged parcels under 1%, and refunds paid in 2 days",
            flags=("refunds paid in 2 days",),
        ),
        Bad(
            text="O: A calm month end\nKR1: Close in 4 days, overtime down to 20 hours",
            flags=("overtime down to 20 hours",),
        ),
        Bad(
            text="O: Pupils read for fun\nKR1: 300 loans a month; 40 parents join the book club",
            flags=("40 parents join the book club",),
        ),
    ),
    good=(
        Good(text="O：让住户放心\nKR1：通过每周 2 次巡查，让漏水投诉降到 5 起"),
        Good(text="O：门店扭亏\nKR1：开发、测试并上线会员码"),
        Good(text="O：门店扭亏\nKR1：客单价从 38 元到 52 元"),
        Good(text="O：讓病人少跑一趟\nKR1：上線線上報到，使用率達 60%"),
        Good(text="O: Fewer returns\nKR1: Damaged parcels from 5% to 1%"),
        Good(text="O: A calm month end\nKR1: Cut the close from 9 days to 4 by merging two ledgers"),
        Good(text="O: Pupils read for fun\nKR1: 80% of pupils rate the library 4 or more out of 5"),
    ),
    dispute="two-figures",
)
