"""A key result written as a to-do: work put in or a thing made, without what it brings.

When every box is ticked and nothing has changed, the objective is not reached. It is an error only where the
objective has no measurable outcome at all; beside one it is a warning, and a dated or counted product is softer by
one step, since Feishu accepts milestones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Doubt, Good, Hit
from assistant.judge import KeyResultVerdict, judge_key_result
from assistant.text.late import late_compile
from assistant.types import KeyResult, Severity, Span, Text

# Measuring where one stands may be the first result of all.
_BASELINE = late_compile(
    r"(?:测[出定量得算]|建立|摸清|确定|拿到|跑出|得出|測[出定量得]|確定)[^，,；;。]{0,16}(?:基线|基準|基准|基線|初始值|现状值)"
    r"|\b(?:establish|measure|set|get|determine|take)\b[^,;.]{0,30}\bbaselines?\b",
    re.IGNORECASE,
    needs="基线 基準 基准 基線 初始值 现状值 baseline",
)
_OUTPUT = Text(
    zh="「{quote}」说的是做出来的东西，没说它带来什么。",
    en="“{quote}” states something made, not what it brings.",
)
_LINK = Text(
    zh="接着写它带来的变化：谁用上了、哪个数从多少到多少；事情本身放到举措里。",
    en="Go on to what it changes: who uses it, which figure moves from where to where; keep the work as an initiative.",
)
# A clause's last few characters, from within it.
_REST = late_compile(r"[一-龥]{1,6}(?=$|[\s，。；、,.;（(])")


def _find(context: Context) -> Iterator[Hit | Doubt]:
    for objective in context.document.objectives:
        verdicts = [
            (k, judge_key_result(k.sentence, context.profile.words)) for k in objective.key_results if k.text.strip()
        ]
        outcome = any(v.kind == "outcome" and v.measurable for _, v in verdicts)
        for result, verdict in verdicts:
            if verdict.kind not in ("output", "activity"):
                continue
            if _BASELINE.search(result.text) and context.profile.position("establish-baseline") == "fine":
                continue
            if verdict.doubt is not None:
                yield Doubt(result, verdict.doubt)
                continue
            output = verdict.kind == "output"
            yield Hit(
                item=result,
                span=_to_the_noun_s_end(result.text, verdict.kind_at.span),
                severity=_severity(result, verdict, beside_outcome=outcome),
                message=_OUTPUT if output else None,
                suggestion=_LINK if output else None,
                dispute="launch-as-key-result" if output else None,
            )


def _to_the_noun_s_end(text: str, span: Span) -> Span:
    """The words with the rest of a Chinese noun where the reading stopped within it: 每周开一次商家|培训."""
    rest = _REST.match(text, span.end)
    return Span(span.start, rest.end()) if rest and text[span.end - 1] >= "\u4e00" else span


def _severity(result: KeyResult, verdict: KeyResultVerdict, *, beside_outcome: bool) -> Severity:
    counted = verdict.kind == "output" and bool(result.sentence.targets)
    settled = counted or result.sentence.deadline is not None
    if beside_outcome:
        return "info" if settled else "warning"
    return "warning" if settled else "error"


check = Check(
    id="K02",
    name="key-result-is-task",
    severity="error",
    sources=("feishu-okr-guide", "dingdang-okr-guide", "atlassian-okr-play"),
    reason=Text(
        zh="事情全做完、什么也没变，目标就没有达成；KR 要写变化，不写动作。",
        en="When every box is ticked and nothing has changed, the objective is not reached.",
    ),
    message=Text(
        zh="「{quote}」说的是要做的事，不是做到的结果。",
        en="“{quote}” is work to be done, not a result reached.",
    ),
    suggestion=Text(
        zh="问一句“做了它，什么会不一样”，把答案写成 KR；这件事放到举措里。",
        en="Ask what will be different because of it; make that the key result and keep the work as an initiative.",
    ),
    find=_find,
    bad=(
        Bad(text="O：让住户放心\nKR1：开展消防宣传", flags=("开展消防宣传",), severity="error"),
        Bad(
            text="O：让住户放心\nKR1：投诉从每月 30 起降到 10 起\nKR2：走访 200 户",
            flags=("走访 200 户",),
            severity="warning",
        ),
        Bad(
            text="O：門店扭虧\nKR1：毛利率從 18% 到 25%\nKR2：5 月底前發布新菜單",
            flags=("發布新菜單",),
            severity="info",
        ),
        Bad(
            text="O：让住户放心\nKR1：拜访量从每周 20 次到 50 次",
            flags=("拜访量从每周 20 次到 50 次",),
            severity="error",
        ),
        Bad(
            text="O: Fewer returns\nKR1: Site visits go from 20 to 60 a month",
            flags=("Site visits go from 20 to 60",),
            severity="error",
        ),
        Bad(text="O: Fewer returns\nKR1: Visit 12 suppliers", flags=("Visit 12 suppliers",), severity="error"),
        Bad(
            text="O: A calm month end\nKR1: Close in 4 days instead of 9\nKR2: Meet the plant managers",
            flags=("Meet the plant managers",),
            severity="warning",
        ),
        Bad(
            text="O: Pupils read for fun\nKR1: Loans per pupil from 0.8 to 2\nKR2: Publish 4 reading lists by May",
            flags=("Publish 4 reading lists",),
            severity="info",
        ),
    ),
    good=(
        Good(text="O：让住户放心\nKR1：通过上门检修让漏水投诉从 18 起降到 5 起"),
        Good(text="O：门店扭亏\nKR1：签下 3 家企业团餐"),
        Good(text="O：门店扭亏\nKR1：5 月底前测出进店转化率的基线"),
        Good(text="O：讓病人少跑一趟\nKR1：線上掛號占比到 70%"),
        Good(text="O: Fewer returns\nKR1: Damaged parcels down to 1%"),
        Good(text="O: A calm month end\nKR1: Auditors accept the new close"),
        Good(text="O: Pupils read for fun\nKR1: 60% of pupils finish a book by choice"),
    ),
)
