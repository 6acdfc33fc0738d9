"""The words of a sentence that name what is measured."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.text.late import late_compile
from assistant.types import Figure, Span

_LEAD = late_compile(
    r"^(?:\s|[-*•·、,，:：(（\"'.#+)）])*(?:(?:确保|保证|争取|力争|实现|完成|推动|促进|使|让|将|把|保持|维持|持续|进一步|大幅|显著|稳步|整体|全年|全面|有效|努力|尽量|再|并|且|同时|"
    r"提升|提高|增加|增长|扩大|降低|减少|缩短|压缩|压降|控制|改善|优化|拉升|做到|达成|达到|突破|累计|平均(?!\S{0,4}[时率价分长])|年底前?|本季度|本周期|双月内?|从|由)\s?|"
    r"(?:(?:increase|reduce|raise|cut|grow|improve|lower|boost|decrease|keep|bring|get|lift|drive|push|move|maintain|achieve|reach|hit|drop|shorten|shrink|take|deliver|ensure|have|hold|make)"
    r"(?:s|ing)?|the|our|a|an|that|average(?=\s))\s)+",
    re.IGNORECASE,
)
_TRAIL = late_compile(
    r"(?:\s|[:：,，(（\"'=<>≥≤~\-→]|从|由|自|原来?|为|是|在|到|至|达到?|达成|做到|提升|提高|增长|增加|上升|下降|降低|减少|缩短|压缩|降|升|提|压|砍|涨|跌|翻|控制|保持|维持|稳定|不低于|不少于|不超过|不高于|不大于|至少|最多|超过|低于|高于|大于|小于|"
    r"突破|(?<![签续履合预违特节])约|近|了|再|均|都|率先|同比|环比|相对|去年的?|上半年的?|上季度的?|目前|现在|当前|每月|每周|每天|恢复|回升|累计|平均|"
    r"(?<![a-z])(?:from|to|at|by|of|is|are|was|were|be|up|down|above|below|under|over|at least|at most|no more than|less than|more than|within|for|with|go|goes|falls?|rises?|grows?|drops?|reach|reaches|stays?|improves?|"
    r"increases?|decreases?|reduces?|the|a|an|and|in|around|about|than|no|least|most|not|more|less|fewer|now|currently))$",
    re.IGNORECASE,
)
_CLAUSE = late_compile(r"(?<!\d)[,，]|[,，](?!\d)|[。;；!！?？\n]|(?:使|让|从而|带来|促使|令)(?=[一-龥])|[:：]")
_AFTER_NOUN = late_compile(
    r"\s?(?:以上|以内|及以上|左右)?的?(?P<noun>(?!以[上下内]|及以|左右|或)[^,，.。;；:：()（）\[\]、和与及/~-][^,，.。;；:：()（）\[\]、]{0,60})"
)
_EN_STOP = late_compile(
    r"(?<=[a-z]) (?:by|in|on|at|for|with|within|from|per|a|an|this|to|who|that|are|is|have|has|will|before|after|through|via|using|during|not|rate|and|against|each|every|so|as)(?![A-Za-z])"
)
_EN_LEAD = late_compile(r"(?: |of|the|our|all|new|more|fewer|less|additional)+ (?=[A-Za-z])", re.IGNORECASE)
# A count may also stand behind the name of its metric: 月活达到 3 万人, 投诉量不超过 5 起.
_RATE_NAME = late_compile(
    r"(?:[率量数额度比]|活|时长|NPS|人次|用户|客户|粉丝|会员|注册|下载|曝光|播放|访问|调用|投诉|事故|故障|缺陷|[A-Z]{2,5})\s?(?:[一-龥]{0,4}[到至达为]|不[超低高少多大]于?过?|控制在|[≤≥<>=:：]|超过|突破|低于|少于)[^一-龥]{0,3}$"
)


def find_metric(flat: str, figures: Sequence[Figure], dates: Sequence[Span], names: Sequence[Span]) -> Span | None:
    """Where the words stand that name what is measured: 留存率 in "从留存率 30% 提升到 45%"; None when there are none.

    Dates before the words are left off, and a person's name is no metric: 签约 in "7 月签约：张三 200 万".
    """
    anchor = next((f for f in figures if f.role != "other" and not (f.role == "baseline" and f.value is None)), None)
    if anchor is None:
        return None
    start, before = 0, None
    breaks = [0, *(m.end() for m in _CLAUSE.finditer(flat, 0, anchor.span.start))]
    stop = anchor.span.start
    for start in reversed(breaks):
        before = _trim(flat, start, stop, dates)
        named = before is not None and any(a <= before.start and before.end <= b for a, b in names)
        if before is not None and not named and before.end - before.start >= 2:
            break
        before = None
        if flat[start:stop].strip() and not named:
            break
        stop = max(start - 1, 0)
    counted = (
        anchor.kind == "count"
        and anchor.unit
        and anchor.role == "target"
        and not _RATE_NAME.search(flat[start : anchor.span.start])
    )
    if counted or before is None:
        # What is counted stands behind its classifier: 40 条有预算的商机, 3 offices.
        return _after(flat, anchor, figures) or before
    return before


def _after(flat: str, anchor: Figure, figures: Sequence[Figure]) -> Span | None:
    """The noun that a figure counts, up to the next figure or the end of the clause."""
    m = _AFTER_NOUN.match(flat, anchor.span.end)
    if m is None:
        return None
    start, end = m.span("noun")
    if flat[start:end].isascii():
        stop = _EN_STOP.search(flat, start, min(end, start + 80))
        end = stop.start() if stop else end
        lead = _EN_LEAD.match(flat, start, end)
        start = lead.end() if lead else start
    end = min([f.span.start for f in figures if start <= f.span.start < end], default=end)
    words = flat[start:end]
    last = words.rfind("的")
    if 0 <= last < len(words) - 1:
        start += last + 1
    return _trim(flat, start, end, ())


def _trim(flat: str, start: int, end: int, dates: Sequence[Span]) -> Span | None:
    """The span without leading dates and verbs, trailing verbs and signs."""
    for a, b in dates:
        if start <= a < b <= end and not flat[start:a].strip(" 在于,，"):
            start = b
            if flat[start : start + 1] in ("前", "内"):
                start += 1
    lead = _LEAD.match(flat[start:end])
    if lead is not None:
        start += lead.end()
    for _ in range(12):
        m = _TRAIL.search(flat[max(start, end - 24) : end])
        if m is None or not m[0]:
            break
        end -= len(m[0])
    while start < end and flat[start] in " :：,，\"'()（）":
        start += 1
    while end > start and flat[end - 1] in " :：,，\"'(（":
        end -= 1
    return Span(start, end) if start < end else None
