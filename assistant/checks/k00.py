"""A key result with nothing in it, or with only a subject.

A subject can be worked on for ever; nobody can say when it is reached.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge import judge_key_result
from assistant.types import Text

_EMPTY = Text(
    zh="这条关键结果是空的：「{quote}」后面没有内容。",
    en="This key result is empty: nothing stands after “{quote}”.",
)
_ONLY_BLANK = Text(
    zh="「{quote}」只有空格，还没有写内容。",
    en="“{quote}” is only a blank; nothing is written yet.",
)


def _find(context: Context) -> Iterator[Hit]:
    for objective in context.document.objectives:
        for result in objective.key_results:
            if not result.text.strip():
                yield Hit(item=result, message=_EMPTY)
                continue
            kind = judge_key_result(result.sentence, context.profile.words).kind
            if kind == "empty":
                yield Hit(item=result, message=_ONLY_BLANK)
            elif kind == "topic":
                yield Hit(item=result)


check = Check(
    id="K00",
    name="key-result-is-topic",
    severity="error",
    sources=("feishu-okr-guide", "atlassian-okr-play"),
    reason=Text(
        zh="一个名目可以一直做下去，没法说什么时候算做到。",
        en="A subject can be worked on for ever; nobody can say when it is reached.",
    ),
    message=Text(
        zh="「{quote}」只是一个名目，没说要做到什么。",
        en="“{quote}” only names a subject; it does not say what to reach.",
    ),
    suggestion=Text(
        zh="写出到周期末能看到的变化：什么，从多少到多少。",
        en="Write the change that can be seen at the end: what, from how much to how much.",
    ),
    find=_find,
    bad=(
        Bad(text="O：让住户放心\nKR1：电梯维保", flags=("电梯维保",)),
        Bad(text="O：门店扭亏\nKR1：库存 & 排班", flags=("库存 & 排班",)),
        Bad(text="O：讓病人少跑一趟\nKR1：掛號動線", flags=("掛號動線",)),
        Bad(text="O：让住户放心\nKR1：本条已量化、可衡量、有时限", flags=("本条已量化、可衡量、有时限",)),
        Bad(
            text="O: Fewer returns\nKR1: Specific, measurable and time-bound",
            flags=("Specific, measurable and time-bound",),
        ),
        Bad(text="O: Fewer returns\nKR1: Packaging", flags=("Packaging",)),
        Bad(text="O: A calm month end\nKR1: Accruals", flags=("Accruals",)),
        Bad(text="O: Pupils read for fun\nKR1: Library corner", flags=("Library corner",)),
    ),
    good=(
        Good(text="O：让住户放心\nKR1：电梯困人从每月 5 起降到 1 起"),
        Good(text="O：门店扭亏\nKR1：库存周转天数从 48 天降到 30 天"),
        Good(text="O：讓病人少跑一趟\nKR1：當日掛號成功率到 95%"),
        Good(text="O: Fewer returns\nKR1: Damaged parcels from 4% to 1%"),
        Good(text="O: A calm month end\nKR1: Close in 4 working days"),
        Good(text="O: Pupils read for fun\nKR1: 60% of pupils borrow a book each month"),
    ),
)
