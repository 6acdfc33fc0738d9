"""The same result twice.

Two key results that say the same count one success double and leave something else unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge.likeness import MOST_PAIRS, alike, fingerprint, too_many
from assistant.types import Notice, Text


def _find(context: Context) -> Iterator[Hit | Notice]:
    results = [(k, fingerprint(k.sentence)) for _, k in context.key_results()]
    left = MOST_PAIRS
    for place, (result, own) in enumerate(results):
        if left < place:
            yield too_many()
            return
        left -= place
        for earlier, other in results[:place]:
            if alike(other, own) is not None:
                yield Hit(item=result, related=((earlier, None),), values={"other": earlier.text[:60]})
                break


check = Check(
    id="S03",
    name="key-results-overlap",
    severity="warning",
    sources=("worktile-okr-handbook", "atlassian-okr-play"),
    reason=Text(
        zh="同一个结果写两遍，等于一份成绩算两次。",
        en="The same result twice counts one success double.",
    ),
    message=Text(
        zh="「{quote}」和前面的「{other}」说的是同一个结果。",
        en="“{quote}” states the same result as “{other}” before it.",
    ),
    suggestion=Text(
        zh="留一条；另一条换成还没说到的一面（质量、成本、谁受益）。",
        en="Keep one; let the other say what is still unsaid (quality, cost, who gains).",
    ),
    find=_find,
    bad=(
        Bad(text="O：让住户放心\nKR1：漏水投诉降到 10 起\nKR2：漏水投诉降到 10 起", flags=("漏水投诉降到 10 起",)),
        Bad(
            text="O：门店扭亏\nKR1：客单价从 38 元到 52 元\nKR2：把客单价从 38 元提到 52 元",
            flags=("把客单价从 38 元提到 52 元",),
        ),
        Bad(text="O：讓病人少跑一趟\nKR1：線上掛號占比到 70%\nKR2：线上挂号占比到 80%", flags=("线上挂号占比到 80%",)),
        Bad(
            text="O: Fewer returns\nKR1: Damaged parcels under 1%\nKR2: Damaged parcels under 1%",
            flags=("Damaged parcels under 1%",),
        ),
        Bad(
            text="O: A calm month end\nKR1: Late postings by plants down to 5\nKR2: Down to 5 late postings by the plants",
            flags=("Down to 5 late postings by the plants",),
        ),
        Bad(
            text="O: Pupils read for fun\nKR1: Books borrowed per pupil from 0.8 to 2\nKR2: Books borrowed per pupil at 2",
            flags=("Books borrowed per pupil at 2",),
        ),
    ),
    good=(
        Good(text="O：让住户放心\nKR1：漏水投诉降到 10 起\nKR2：噪音投诉降到 6 起"),
        Good(text="O：门店扭亏\nKR1：客单价到 52 元\nKR2：客流到 3000 人"),
        Good(text="O：讓病人少跑一趟\nKR1：線上掛號占比到 70%\nKR2：走錯樓層的比例降到 5%"),
        Good(text="O: Fewer returns\nKR1: Damaged parcels under 1%\nKR2: Wrong items under 0.5%"),
        Good(text="O: A calm month end\nKR1: Late postings down to 5\nKR2: Overtime hours down to 20"),
        Good(text="O: Pupils read for fun\nKR1: Loans per pupil at 2\nKR2: Daily readers at 40%"),
    ),
)
