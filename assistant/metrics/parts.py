"""Who has which share of a metric: 张三 200 万、李四 180 万, EMEA 40, APAC 60."""

from __future__ import annotations

from assistant.metrics.cells import amount_of
from assistant.parse.words import Words
from assistant.text.late import late_compile
from assistant.types import Amount

_PART = late_compile(
    r"\s*(?P<name>[^\d\s:：、，,;；（）()]{1,12}(?: [A-Z][a-z]+)?)\s*[:：]?\s*"
    r"(?P<amount>[$€£¥]?\d[\d,.]*\d?\s?(?:[万亿千百]{1,2}|[kKmM](?![A-Za-z]))?\s?(?:[%元个家单件条人]|万元)?)\s*(?:[、，,;；/]|(?=\s|$|[^\d\s]))"
)
_KEYWORD = late_compile(
    r"(?i)(?:保底|底线|挑战|冲刺|力争|摸高|目标值?|现状|现在|当前|目前|实际|去年|上季|基线|从|到|至|floor|stretch|target|now|today|current|actual|"
    r"baseline|from|to|at|by|was|goal|about|least|most)"
)


def read_parts(words: Words) -> tuple[Amount, ...]:
    """The shares, where `words` are at least two names with an amount each and nothing else."""
    parts: list[Amount] = []
    at = 0
    text = words.text.rstrip("。.）) ")
    while at < len(text):
        match = _PART.match(text, at)
        if match is None or _KEYWORD.fullmatch(match["name"]):
            return ()
        cell = words.cut(match.start("amount"), match.end("amount")).strip("，,、 ")
        parts.append(amount_of(cell.text, Amount(text=cell.text, span=cell.span, name=match["name"])))
        at = match.end()
    return tuple(parts) if len(parts) >= 2 and all(p.figure for p in parts) else ()
