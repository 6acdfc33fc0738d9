"""A stated change with no start.

"Up 30%" of what? Without the start nobody knows how far the way is, nor whether per cent or points are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Figure, KeyResult, Span, Text

_TO = late_compile(
    r"(?:提[升高]|增[加长]|上升|上涨|扩大|降低|减少|下降|缩短|压缩|压降|[降减升增涨提压缩](?=[到至为]))[^,;。\d]{0,6}[到至为]\s*$"
    r"|\b(?:increase|raise|grow|lift|boost|improve|reduce|cut|lower|decrease|shorten|shrink|bring|drop|fall|rise)s?\b"
    r"[^,;.\d]{0,60}\bto(?: at (?:least|most)| under| over| below| above)?\s*[$€£¥]?\s*$|\bdown to\s*[$€£¥]?\s*$",
    re.IGNORECASE,
    needs="到 至 为 to",
)
_POINTS = Text(
    zh="「{quote}」没写起点，也看不出是百分比还是百分点。",
    en="“{quote}” gives no start, and per cent and points cannot be told apart.",
)


def _find(context: Context) -> Iterator[Hit]:
    for _, result in context.key_results():
        sentence = result.sentence
        if sentence.baseline is not None or sentence.baseline_marked:
            continue
        figure = next((f for f in sentence.targets if _is_change(result, f)), None)
        if figure is not None:
            percent = figure.op == "change" and figure.kind == "percent"
            yield Hit(item=result, span=Span(*figure.span), message=_POINTS if percent else None)


def _is_change(result: KeyResult, figure: Figure) -> bool:
    if figure.op == "change":
        return True
    return bool(_TO.search(plain(result.text[max(0, figure.span.start - 80) : figure.span.start])))


check = Check(
    id="K04",
    name="change-without-baseline",
    severity="info",
    sources=("dingdang-okr-guide", "atlassian-okr-play"),
    reason=Text(
        zh="不写起点，就不知道路有多远；“提升 20%”也分不清是百分比还是百分点。",
        en="Without the start nobody knows how far it is; “up 20%” may mean per cent or points.",
    ),
    message=Text(
        zh="「{quote}」没写从多少开始。",
        en="“{quote}” does not say where it starts.",
    ),
    suggestion=Text(
        zh="写成“从多少到多少”；不知道就写“基线待测”，注明谁在哪天前测。",
        en="Write from what to what; if it is unknown, say who measures it and by when.",
    ),
    find=_find,
    bad=(
        Bad(text="O：让住户放心\nKR1：投诉减少 30%", flags=("30%",)),
        Bad(text="O：门店扭亏\nKR1：客单价提升 20 元", flags=("20 元",)),
        Bad(text="O：讓病人少跑一趟\nKR1：候診時間縮短到 25 分鐘", flags=("25 分鐘",)),
        Bad(text="O: Fewer returns\nKR1: Reduce damaged parcels by 40%", flags=("40%",)),
        Bad(text="O: A calm month end\nKR1: Cut the close to 4 days", flags=("4 days",)),
        Bad(text="O: Pupils read for fun\nKR1: Raise loans by 25%", flags=("25%",)),
    ),
    good=(
        Good(text="O：让住户放心\nKR1：投诉从 30 起减少到 21 起"),
        Good(text="O：门店扭亏\nKR1：客单价提升 20 元（基线待测，店长 5 月 10 日前）"),
        Good(text="O：讓病人少跑一趟\nKR1：候診時間不超過 25 分鐘"),
        Good(text="O: Fewer returns\nKR1: Reduce damaged parcels from 5% to 3%"),
        Good(text="O: A calm month end\nKR1: Close within 4 days in every month"),
        Good(text="O: Pupils read for fun\nKR1: 300 loans in June"),
    ),
)
