"""Whether a clause only says how far what stands before it should go: 平均要等 25 分钟 | 主任说年底要降到 10 分钟."""

from __future__ import annotations

import re

from assistant.numbers import read_dates, read_figures
from assistant.text.late import late_compile

_WANTS = late_compile(
    r"要求?|想|希望|争取|目标|力争|必须|得|降|压|缩|减|提|升|做|涨|控制?|到|至|在|以内|之内|以下|以上|左右|就好|才行"
    r"|\b(?:wants?|wanted|would like|should|needs?|has|have|must|goal|target|aims?|aiming|asked|expects?|expected|bring|get|cut|take|"
    r"to|be|at|under|below|within|by|for|down|up|it|that|this|them|is|the|a|an|of|in|on|me|us|only|about)\b",
    re.IGNORECASE,
)
_WHO = late_compile(
    r"(?:主任|老板|领导|公司|上面|经理|店长|院长|校长|厂长|总监|总部|客户|业务|大家|我们|我|他们|财务|人事|HR|市里|上级|管理层|[一二三四五六七八九十老小]?[\u4e00-\u9fff]总)(?:说|定的?|给的?|那边)?|说"
    r"|\b(?:boss|managers?|director|ceo|coo|cfo|head|lead(?:er(?:ship)?)?|management|finance|sales|ops|hr|board|customers?|clients?|we|i|they|he|she|"
    r"says?|said|told)\b",
    re.IGNORECASE,
)
_WHEN = late_compile(
    r"今年|明年|本季度?|这季度?|这个?月|下个?(?:季度|月)|年底|年内|月底|季度?末|之前|以前|前|底|内"
    r"|\b(?:year|quarter|month|week|season|summer|winter|spring|autumn|next|this|end)\b",
    re.IGNORECASE,
)
_LETTER = late_compile(r"[^\W\d_]")


def is_wanted_end(before: str, clause: str) -> bool:
    """Whether `clause` has one amount, wants it, and names nothing else, while `before` has an amount of its kind."""
    ends = [f for f in read_figures(clause) if f.value is not None]
    starts = [f for f in read_figures(before) if f.value is not None]
    if len(ends) != 1 or not starts or not _WANTS.search(clause):
        return False
    if ends[0].kind not in ("unknown", "count", starts[-1].kind) and starts[-1].kind != "unknown":
        return False
    rest = clause
    spans = [*(f.span for f in ends), *(d.span for d in read_dates(clause))]
    for span in sorted(spans, reverse=True):
        rest = rest[: span.start] + " " + rest[span.end :]
    for words in (_WHO, _WANTS, _WHEN):
        rest = words.sub(" ", rest)
    return not _LETTER.search(rest)
