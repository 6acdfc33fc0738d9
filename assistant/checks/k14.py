"""A key result that is reached already, or chosen so that it cannot fail.

It teaches nothing at the end. Only what the text says of itself counts: that it is done, safe, or sure beyond doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import KeyResult, Span, Text

_DONE = late_compile(
    r"已(?:经)?(?:达成|达到|做到|实现|超过|上线|完成(?=[\s,;。)]|$))|目前已(?:达|超|有)|早已|保底|留(?:有|点|些)?余[量地]|稳拿|稳过|十拿九稳|没有难度|轻松(?:达成|完成)|肯定能"
    r"|\b(?:already (?:reached|at|done|met|achieved|above|exceeded|there)|(?:is|are) already|safe target|safe bet|sandbag\w*|easily (?:reached|met)|bound to|no risk|sure thing)\b",
    re.IGNORECASE,
    needs="已 保底 余 稳拿 稳过 十拿九稳 没有难度 轻松 肯定能 already safe_ sandbag easily bound_to no_risk sure_thing",
)
_SURE = late_compile(r"^\s*(?:10\s*/\s*10|100\s*%|1(?:\.0+)?|5\s*/\s*5|十分|满分)\s*$")


def _find(context: Context) -> Iterator[Hit]:
    for _, result in context.key_results():
        found = _DONE.search(plain(result.text[:600]))
        if found is not None:
            yield Hit(item=result, span=Span(*found.span()))
        elif _is_sure(result):
            yield Hit(item=result, message=_CONFIDENT, values={"confidence": result.meta.confidence or ""})


def _is_sure(result: KeyResult) -> bool:
    return result.meta.confidence is not None and bool(_SURE.match(result.meta.confidence))


_CONFIDENT = Text(
    zh="「{quote}」的信心是 {confidence}，一开始就没有悬念。",
    en="“{quote}” has a confidence of {confidence}: there is nothing left to find out.",
)

check = Check(
    id="K14",
    name="key-result-too-easy",
    severity="info",
    sources=("feishu-okr-guide", "dingdang-okr-guide"),
    reason=Text(
        zh="一开始就稳的目标，期末学不到东西，也牵引不了谁。",
        en="A target that cannot fail teaches nothing and pulls nobody forward.",
    ),
    message=Text(
        zh="「{quote}」听上去已经做到，或留了余量。",
        en="“{quote}” sounds as if it were reached already, or chosen to be safe.",
    ),
    suggestion=Text(
        zh="把目标提到有五六成把握的位置；已经做到的放进看板。",
        en="Aim where you are five or six tenths sure; what is reached already goes to a dashboard.",
    ),
    find=_find,
    bad=(
        Bad(text="O：让住户放心\nKR1：投诉降到 10 起（目前已达 9 起）", flags=("目前已达",)),
        Bad(text="O：门店扭亏\nKR1：毛利率 20%，保底目标", flags=("保底",)),
        Bad(text="O：讓病人少跑\nKR1：線上報到占 60%（信心 10/10）", flags=("線上報到占 60%",)),
        Bad(text="O: Tenants trust us\nKR1: Complaints at 10, already at 9", flags=("already at",)),
        Bad(text="O: Shops earn money\nKR1: Margin of 20%, a safe target", flags=("safe target",)),
        Bad(
            text="O: Patients walk less\nKR1: Check-in at home for 60% (confidence 10/10)",
            flags=("Check-in at home for 60%",),
        ),
    ),
    good=(
        Good(text="O：让住户放心\nKR1：投诉从 30 起降到 10 起"),
        Good(text="O：门店扭亏\nKR1：毛利率从 18% 到 25%（信心 5/10）"),
        Good(text="O：讓病人少跑\nKR1：線上報到占 60%"),
        Good(text="O: Tenants trust us\nKR1: Complaints from 30 to 10"),
        Good(text="O: Shops earn money\nKR1: Margin from 18% to 25% (confidence 5/10)"),
        Good(text="O: Patients walk less\nKR1: Check-in at home for 60% of patients"),
    ),
)
