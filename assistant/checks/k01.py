"""A key result that cannot be graded.

Two people who know the facts must agree at the end whether, or how far, it was reached. A key result that only its
blank keeps from being measurable is left to K13, a subject or an empty one to K00.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Doubt, Good, Hit
from assistant.judge import judge_key_result
from assistant.types import Text

_BINARY = Text(
    zh="「{quote}」只有做到和没做到，没有数字。",
    en="“{quote}” is either reached or not; there is no figure.",
)


def _find(context: Context) -> Iterator[Hit | Doubt]:
    for _, result in context.key_results():
        verdict = judge_key_result(result.sentence, context.profile.words)
        if verdict.measurable and not result.sentence.targets and context.profile.position("binary") == "never":
            yield Hit(item=result, span=verdict.kind_at.span, severity="warning", message=_BINARY)
            continue
        if verdict.measurable or verdict.placeholder or verdict.kind in ("topic", "empty"):
            continue
        if verdict.measurable_doubt is not None:
            yield Doubt(result, verdict.measurable_doubt)
            continue
        yield Hit(item=result, span=verdict.vague_at.span if verdict.vague_at else verdict.kind_at.span)


check = Check(
    id="K01",
    name="key-result-not-measurable",
    severity="error",
    sources=(
        "feishu-okr-guide",
        "dingdang-okr-guide",
        "worktile-okr-handbook",
        "atlassian-okr-play",
        "tita-okr-tips",
    ),
    reason=Text(
        zh="到了期末，知情的两个人要能一致地说做到了没有、做到几成。",
        en="At the end two people who know the facts must agree whether, or how far, it was reached.",
    ),
    message=Text(
        zh="「{quote}」没法打分：没有数字，也没有可以核对的终点。",
        en="“{quote}” cannot be graded: there is no figure and no end that could be checked.",
    ),
    suggestion=Text(
        zh="补上数字（从多少到多少）或一个可核对的终点；现在不知道就写“基线待测”，注明谁在哪天前测。",
        en="Add a figure (from, to) or an end that can be checked; if it is unknown, write who measures it and by when.",
    ),
    find=_find,
    bad=(
        Bad(text="O：让住户放心\nKR1：加强巡查", flags=("加强",)),
        Bad(text="O：门店扭亏\nKR1：跟进滞销商品", flags=("跟进滞销商品",)),
        Bad(text="O：门店扭亏\nKR1：沉淀方法论，形成闭环", flags=("方法论",)),
        Bad(text="O: Fewer returns\nKR1: Build a growth flywheel", flags=("flywheel",)),
        Bad(text="O：讓病人少跑一趟\nKR1：改善掛號體驗", flags=("改善",)),
        Bad(text="O: Fewer returns\nKR1: Improve the packaging", flags=("Improve",)),
        Bad(
            text="O: A calm month end\nKR1: Work with the warehouse on accruals",
            flags=("Work with the warehouse on accruals",),
        ),
        Bad(text="O: Pupils read for fun\nKR1: Make the library more inviting", flags=("more",)),
    ),
    good=(
        Good(text="O：让住户放心\nKR1：夜间巡查漏检点从 12 处降到 2 处"),
        Good(text="O：门店扭亏\nKR1：滞销商品在 9 月底前清完"),
        Good(text="O：讓病人少跑一趟\nKR1：取得醫保局批准"),
        Good(text="O：让住户放心\nKR1：市里批准加装电梯"),
        Good(text="O: Fewer returns\nKR1: New packaging passes the drop test"),
        Good(text="O: A calm month end\nKR1: Late accruals from 14 to 3"),
        Good(text="O: Pupils read for fun\nKR1: Loans per pupil from 0.8 to 2 a month"),
    ),
    dispute="binary",
)
