"""A blank that nobody has filled.

A blank is honest while one is writing; what goes out with "xx%" in it cannot be graded. The product's own blanks in a
proposal are counted, not scolded.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.types import Text

_OURS = Text(
    zh="「{quote}」等着填：填上、问上级，或先测。",
    en="“{quote}” waits for its value: fill it in, ask your leader, or measure first.",
)


def _find(context: Context) -> Iterator[Hit]:
    proposal = context.evidence is not None
    for _, result in context.key_results():
        blanks = result.sentence.blanks
        if blanks:
            ours = proposal and all(b.ours for b in blanks)
            yield Hit(
                item=result,
                span=blanks[0].span,
                severity="info" if ours else None,
                message=_OURS if ours else None,
            )


check = Check(
    id="K13",
    name="placeholder-left",
    severity="warning",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="空着的数字没法打分，发出去之前要填上。",
        en="A blank cannot be graded; it is to be filled before the OKR goes out.",
    ),
    message=Text(
        zh="「{quote}」还没有填。",
        en="“{quote}” is not filled in yet.",
    ),
    suggestion=Text(
        zh="填上数字；不知道就问上级，或写“基线待测”并注明谁在哪天前测。",
        en="Fill it in; if you do not know, ask your leader, or say who measures it and by when.",
    ),
    find=_find,
    bad=(
        Bad(text="O：让住户放心\nKR1：投诉降到 xx 起", flags=("xx",)),
        Bad(text="O：门店扭亏\nKR1：毛利率从 18% 到【待填：目标】", flags=("【待填：目标】",)),
        Bad(text="O：讓病人少跑一趟\nKR1：候診時間縮短到 __ 分鐘", flags=("__",)),
        Bad(text="O: Fewer returns\nKR1: Damaged parcels down to XX%", flags=("XX%",)),
        Bad(text="O: A calm month end\nKR1: Close in [TBD: target] days", flags=("[TBD: target]",)),
        Bad(text="O: Pupils read for fun\nKR1: Loans per pupil to ___", flags=("___",)),
    ),
    good=(
        Good(text="O：让住户放心\nKR1：投诉降到 10 起"),
        Good(text="O：门店扭亏\nKR1：毛利率到 25%（基线待测，店长 5 月 10 日前）"),
        Good(text="O：讓病人少跑一趟\nKR1：X 光檢查等候不超過 20 分鐘"),
        Good(text="O: Fewer returns\nKR1: Damaged parcels down to 1%"),
        Good(text="O: A calm month end\nKR1: Close in 4 days (baseline to be measured by Ann before 5 May)"),
        Good(text="O: Pupils read for fun\nKR1: X-ray of the reading room shows 2 seats free at any hour"),
    ),
)
