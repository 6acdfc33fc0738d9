"""A milestone with no date.

A product or an end state is reached some day; only a date makes it a result of this cycle. A period in the heading
is a date for all below it.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge import judge_key_result
from assistant.types import KeyResult, Text


def _find(context: Context) -> Iterator[Hit]:
    if context.cycle is not None:
        return
    for _, result in context.key_results():
        verdict = judge_key_result(result.sentence, context.profile.words)
        if not verdict.measurable or result.sentence.deadline is not None or verdict.cadence:
            continue
        if verdict.kind == "output" or (verdict.kind == "outcome" and not _has_amount(result)):
            yield Hit(item=result, span=verdict.kind_at.span)


def _has_amount(result: KeyResult) -> bool:
    """Whether a figure says how much: a target, or today's level as the bound (不高于目前的 0.4%)."""
    return any(f.role != "other" and f.value is not None for f in result.sentence.figures) or bool(
        result.sentence.targets
    )


check = Check(
    id="K05",
    name="milestone-without-date",
    severity="warning",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="里程碑总有一天会到；有日期才是这个周期的结果。",
        en="A milestone is reached some day; only a date makes it a result of this cycle.",
    ),
    message=Text(
        zh="「{quote}」没写什么时候。",
        en="“{quote}” does not say when.",
    ),
    suggestion=Text(
        zh="写上哪天前，或在标题写明周期（如 2026 Q3）。",
        en="Add by which day, or put the cycle into the heading (2026 Q3).",
    ),
    find=_find,
    bad=(
        Bad(text="O：让住户放心\nKR1：发布电梯年检结果", flags=("发布电梯年检结果",)),
        Bad(text="O：门店扭亏\nKR1：新收银系统上线", flags=("新收银系统上线",)),
        Bad(text="O：讓病人少跑一趟\nKR1：取得醫保局批准", flags=("取得醫保局批准",)),
        Bad(text="O: Fewer returns\nKR1: Launch the new box", flags=("Launch the new box",)),
        Bad(
            text="O: A calm month end\nKR1: The close calendar is published", flags=("The close calendar is published",)
        ),
        Bad(
            text="O: Pupils read for fun\nKR1: The district approves the library hour",
            flags=("The district approves the library hour",),
        ),
    ),
    good=(
        Good(text="O：让住户放心\nKR1：6 月 15 日前发布电梯年检结果"),
        Good(text="2026 Q3\nO：门店扭亏\nKR1：新收银系统上线"),
        Good(text="O：讓病人少跑一趟\nKR1：取得醫保局批准", cycle="2026 Q2"),
        Good(text="O: Fewer returns\nKR1: Launch the new box by 1 March"),
        Good(text="O: A calm month end\nKR1: The close calendar is published", cycle="2026 Q1"),
        Good(text="O: Pupils read for fun\nKR1: Loans per pupil from 0.8 to 2"),
    ),
)
