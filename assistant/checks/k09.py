"""A key result that contradicts itself.

A target that equals its start, a rate beyond what it can reach, a range turned round or a date outside the cycle
cannot be meant. "Keep", "at least" and "at most" with the start as target are guardrails. Only a closed list of rates
is bounded, and only metrics whose direction is beyond doubt are judged by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge.direction import said_direction
from assistant.judge.ties import metrics_in
from assistant.lexicon import Metric
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Cycle, DateMention, Figure, KeyResult, Span, Text

# A fiscal year begins when its owner says; what its quarters cover is not known.
_FISCAL = late_compile(r"财年|财季|\bfy|fiscal", re.IGNORECASE, needs="财年 财季 fy fiscal")
_GUARD = late_compile(
    r"保持|维持|稳定|守住|不低于|不高于|不超过|不少于|不多于|以内|以上|以下|≥|≤|>=|<="
    r"|\b(?:keep|hold|stay|remain|maintain|at least|at most|no more than|no less than|not exceed|under|below|above|within)\b",
    re.IGNORECASE,
)
# 从 50 降到 3 万: whether the start is meant in 万 as well, nobody knows.
_SCALED = late_compile(
    r"[\d一二两三四五六七八九十]\s?(?:[万亿千百]|(?:[kmbw]|million|thousand|billion)\b)", re.IGNORECASE
)
# A rate that the lexicon does not know stands right before its amount: 满意率达到 110%, attendance at 120%.
_NEAR = 24
_RATE = late_compile(
    r"((?:满意|到课|到岗|参训|参与|合格|及格|优良|出席|签到|命中|准确|及时|准时|响应|回复|接通|打卡|识别|检出|入住)率)(?:\D{0,6})$"
    r"|\b((?:attendance|participation|response|pass|open|reply|show-up|completion|accuracy|hit|match|fill)(?: rate)?)(?: \w+){0,2} ?$",
    re.IGNORECASE,
)
_OF_WHAT = late_compile(r"\s?(?:of|compared|versus|vs)\b|\s?的")
_NO_METRIC_DIRECTION = late_compile(
    r"完成率|达成率|回款率|nrr|净收入留存|净留存|net (?:revenue|dollar) retention", re.IGNORECASE
)

# Complaint letters, churn interviews: the metric only says which.
_GOES_ON = late_compile(
    r"\s(?!from|to|at|is|are|was|in|on|of|for|by|per|and|or|rate|falls?|rises?|drops?|grows?|goes|reach|stays?|under|below|above|over|up|down|with|within|among|after|before|the|our|this|that|no|not|kept|held|cut|has|have|between|should|will|than|each|every|a|an)[a-z]{3,}(?<!ed)\b|\s?(?:看板|报告|调查|访谈|问卷|预警|专项|小组|复盘)"
)

_SAME = Text(
    zh="「{quote}」的目标和起点一样，都是 {target}。",
    en="In “{quote}” the target equals the start: {target}.",
)
_WAY = Text(
    zh="「{quote}」说的是{way_zh}，数字却是从 {start} 到 {target}。",
    en="“{quote}” means {way_en}, but the figure goes from {start} to {target}.",
)
_OVER = Text(
    zh="「{quote}」：{metric}最多 100%。",
    en="“{quote}”: {metric} cannot pass 100%.",
)
_RANGE = Text(
    zh="「{quote}」的范围写反了：前面的数比后面的大。",
    en="The range “{quote}” is reversed: its first figure is the larger.",
)
_DATE = Text(
    zh="「{quote}」不在周期 {cycle} 之内。",
    en="“{quote}” is outside the cycle {cycle}.",
)
_FIX_DATE = Text(
    zh="改成周期内的日期，或改周期。",
    en="Choose a date within the cycle, or change the cycle.",
)


def _find(context: Context) -> Iterator[Hit]:
    for _, result in context.key_results():
        yield from _figures(result)
        yield from _date(result, context.cycle)


def _figures(result: KeyResult) -> Iterator[Hit]:
    for figure in result.sentence.figures:
        if figure.low is not None and figure.high is not None and figure.low > figure.high:
            yield Hit(item=result, span=figure.span, message=_RANGE)
            return
    metric = _metric(result)
    for target in result.sentence.targets:
        if target.kind != "percent" or target.op == "change" or (target.value or 0) <= 100:
            continue
        bound = _bounded(result, metric, target)
        if bound is not None:
            yield Hit(item=result, span=target.span, message=_OVER, values={"metric": bound})
            return
    yield from _way(result, metric)


def _bounded(result: KeyResult, metric: Metric | None, target: Figure) -> str | None:
    """What it is that cannot pass 100%, None where it can: 完成率 and 120% of last year may."""
    if _NO_METRIC_DIRECTION.search(result.text) or _OF_WHAT.match(plain(result.text), target.span.end):
        return None
    if metric is not None:
        return metric.name.zh if metric.bounded else None
    words = plain(result.text)[max(0, target.span.start - _NEAR) : target.span.start]
    found = None if metrics_in(result.text) else _RATE.search(words)
    return (found[1] or found[2]) if found is not None else None


def _way(result: KeyResult, metric: Metric | None) -> Iterator[Hit]:
    start = result.sentence.baseline
    target = next((t for t in result.sentence.targets if start and _comparable(start, t)), None)
    if start is None or target is None or start.value is None or target.value is None:
        return
    between = Span(min(start.span.start, target.span.start), max(start.span.end, target.span.end))
    words = plain(result.text)
    values: dict[str, str | int] = {"start": start.quote, "target": target.quote}
    if start.value == target.value:
        if target.op not in ("ge", "le", "gt", "lt") and not _GUARD.search(words):
            yield Hit(item=result, span=between, message=_SAME, values=values)
        return
    rising = target.value > start.value
    if target.op in ("le", "lt") if rising else target.op in ("ge", "gt"):
        return  # 退款率不高于 0.5%（目前 0.4%）: a ceiling above today's level is a guardrail
    said = said_direction(words, start.span, target.span)
    if said is not None:
        if (said == "up") != rising:
            way = ("往上走", "going up") if said == "up" else ("往下走", "going down")
            yield Hit(item=result, span=between, message=_WAY, values={**values, "way_zh": way[0], "way_en": way[1]})
        return
    if metric is None or metric.direction == "ambiguous" or _NO_METRIC_DIRECTION.search(words):
        return
    alike = metric.kind == target.kind or (
        target.unit == "分" and metric.kind in ("percent", "score", "points")
    )  # 满意度 90 分
    if (metric.direction == "up") != rising and alike:
        way = ("往上才好", "that up is good") if metric.direction == "up" else ("往下才好", "that down is good")
        yield Hit(item=result, span=between, message=_WAY, values={**values, "way_zh": way[0], "way_en": way[1]})


def _comparable(start: Figure, target: Figure) -> bool:
    """Whether two figures can be held against each other: 40 in "from 40 to 65 minutes" takes the target's unit."""
    if target.op == "change":
        return False
    if start.kind == target.kind and start.unit == target.unit:
        return True
    bare = start.kind == "unknown" or (start.kind in ("count", "score") and not start.unit)
    return bare and not start.unit and _SCALED.search(target.quote) is None


def _metric(result: KeyResult) -> Metric | None:
    """The one metric that the line names, None where it names several or only says what is counted by it."""
    hits = metrics_in(result.text)
    if hits and _GOES_ON.match(plain(result.text), hits[0].span.end):
        return None
    keys = {hit.metric.key for hit in hits}
    return hits[0].metric if len(keys) == 1 else None


def _date(result: KeyResult, cycle: Cycle | None) -> Iterator[Hit]:
    deadline = result.sentence.deadline
    if deadline is None or cycle is None or cycle.start is None or cycle.end is None or _FISCAL.search(cycle.text):
        return
    first, last = _day(cycle.start), _day(cycle.end)
    if first is None or last is None:
        return
    if deadline.iso is not None:
        day = _day(deadline.iso)
        outside = day is not None and not first <= day <= last
    else:
        mention = next(
            (d for d in result.sentence.dates if d.span.start < deadline.span.end and deadline.span.start < d.span.end),
            None,
        )
        outside = mention is not None and _never_inside(mention, first, last)
    if outside:
        yield Hit(item=result, span=deadline.span, message=_DATE, suggestion=_FIX_DATE, values={"cycle": cycle.text})


def _never_inside(mention: DateMention, first: date, last: date) -> bool:
    """Whether a date without a year falls into the cycle in none of its years."""
    if mention.month is None or mention.year is not None:
        return False
    for year in {first.year, last.year}:
        begin = _day(f"{year:04d}-{mention.month:02d}-{mention.day or 1:02d}")
        if begin is None:
            return False
        end = begin if mention.day else begin.replace(day=28)
        if begin <= last and end >= first:
            return False
    return True


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


check = Check(
    id="K09",
    name="key-result-contradicts-itself",
    severity="error",
    sources=("feishu-okr-guide", "atlassian-okr-play"),
    reason=Text(
        zh="目标等于起点、方向相反、超过上限、日期在周期外，写的人自己也不会这样想。",
        en="A target that equals its start, goes the wrong way, passes its bound or falls outside the cycle is not meant.",
    ),
    message=Text(
        zh="「{quote}」前后对不上。",
        en="“{quote}” does not agree with itself.",
    ),
    suggestion=Text(
        zh="核对起点和目标；要守住的指标写“保持不低于…”。",
        en="Check start and target; for something to be kept write “stays at or above”.",
    ),
    find=_find,
    bad=(
        Bad(text="O：让住户放心\nKR1：满意度从 85 分提升到 85 分", flags=("85 分提升到 85 分",)),
        Bad(text="O：门店扭亏\nKR1：客单价从 52 元提升到 38 元", flags=("52 元提升到 38 元",)),
        Bad(text="O：老客戶留下來\nKR1：留存率到 120%", flags=("120%",)),
        Bad(text="O：让住户放心\nKR1：满意率达到 110%", flags=("110%",)),
        Bad(text="2026 Q3\nO：让住户放心\nKR1：11 月 5 日前发布年检结果", flags=("11 月 5 日",)),
        Bad(text="O: Fewer returns\nKR1: Reduce damaged parcels from 2% to 5%", flags=("2% to 5%",)),
        Bad(text="O: A calm month end\nKR1: Shorten the close from 9 days to 9 days", flags=("9 days to 9 days",)),
        Bad(text="O: Pupils read for fun\nKR1: Retention rate at 130%", flags=("130%",)),
        Bad(text="O: Pupils read for fun\nKR1: Attendance at 120%", flags=("120%",)),
    ),
    good=(
        Good(text="O：让住户放心\nKR1：满意度保持 85 分（现在 85 分）"),
        Good(text="O：门店扭亏\nKR1：客单价从 38 元提升到 52 元"),
        Good(text="O：老客戶留下來\nKR1：回款率到 120%"),
        Good(text="2026 Q3\nO：让住户放心\nKR1：8 月 5 日前发布年检结果"),
        Good(text="O: Fewer returns\nKR1: Churn survey responses grow from 10 to 30"),
        Good(text="O: Fewer returns\nKR1: Attendance at 120% of last year"),
        Good(text="O: Fewer returns\nKR1: Reduce damaged parcels from 5% to 2%"),
        Good(text="O: A calm month end\nKR1: Keep the close at 4 days, 4 days today"),
        Good(text="O: Pupils read for fun\nKR1: Net revenue retention from 96% to 112%"),
    ),
)
