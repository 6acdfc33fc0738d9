"""What is wanted of an amount that stands before: 平均要等 25 分钟，主任说年底要降到 10 分钟, "11 hrs on avg. get to 3".

Words of wanting are told from what else a clause may speak of by taking away who wants, how far and until when: where
nothing is left, the clause is about nothing of its own.
"""

from __future__ import annotations

import re

from assistant.item.problems import is_problem
from assistant.numbers import read_dates, read_figures
from assistant.text.late import late_compile
from assistant.types import Figure

_WANTS = late_compile(
    r"要求?|想|希望|争取|目标|力争|必须|最好|得|能|降|压|缩|减|提|升|做|涨|冲|控制?|到|至|在|为|以内|之内|以下|以上|左右|就好|就行|才行"
    r"|\b(?:wants?|wanted|would (?:like|love)|should|needs?|has|have|must|ought|goal|target|aims?|aiming|hoping|asked|expects?|expected|bring|get|cut|take|"
    r"to|be|at|under|below|within|by|for|down|up|it|that|this|them|is|the|a|an|of|in|on|me|us|only|about|and|but)\b",
    re.IGNORECASE,
)
# Of these one at least, where no sign stands between the two amounts: 81% 提升到 90% is told in order.
_WISHES = late_compile(
    r"想|希望|争取|目标|要|必须|最好|\b(?:wants?|wanted|would (?:like|love)|should|needs? to|must|ought|goal|target|aim\w*|hoping|asked|expects?|get)\b",
    re.IGNORECASE,
)
_WHO = late_compile(
    r"(?:主任|老板|领导|公司|上面|经理|店长|院长|校长|厂长|总监|总部|客户|业务|大家|我们|我|他们|财务|人事|HR|市里|上级|管理层|[一二三四五六七八九十老小]?[\u4e00-\u9fff]总)(?:说|定的?|给的?|那边)?|说"
    r"|[\u4e00-\u9fff]{2,4}(?=要求|想|希望)|\b[a-z]+(?=\s(?:wants?|expects?|asked)\b)"
    r"|\b(?:boss|managers?|director|ceo|coo|cfo|head|lead(?:er(?:ship)?)?|management|finance|sales|ops|hr|board|customers?|clients?|we|i|they|he|she|"
    r"says?|said|told)\b",
    re.IGNORECASE,
)
_WHEN = late_compile(
    r"今年|明年|本季度?|这季度?|这个?月|下个?(?:季度|月)|年底|年内|月底|季度?末|现在|之前|以前|前|底|内"
    r"|\b(?:year|quarter|month|week|season|summer|winter|spring|autumn|next|this|end|now)\b",
    re.IGNORECASE,
)
# What was is not wanted: 8%，去年为 13%.
_WAS = late_compile(
    r"去年|前年|上一?个?(?:季|月|年|半年|周|学期|周期|财年)|此前|以前|原来|原先|同期|\b(?:last|previous(?:ly)?|was|were|used to)\b",
    re.IGNORECASE,
)
_LETTER = late_compile(r"[^\W\d_]")
_SIGN = late_compile(r"[,，;；。()（）](?!\d)|\.(?=\s)")
_PLEASE = late_compile(
    r"\s?(?:\w+\s)?(?:would be (?:good|nice|great|better|ideal|fine)|wanted|please)\b|\s?(?:最好|就好|就行)",
    re.IGNORECASE,
)


def is_wanted_end(before: str, clause: str) -> bool:
    """Whether `clause` has one amount, wants it, and names nothing else, while `before` has an amount of its kind."""
    ends = [f for f in read_figures(clause) if f.value is not None]
    starts = [f for f in read_figures(before) if f.value is not None]
    if len(ends) != 1 or not starts:
        return False
    if ends[0].kind not in ("unknown", "count", starts[-1].kind) and starts[-1].kind != "unknown":
        return False
    start, end = ends[0].span
    return _only_wants(f"{clause[:start]} {clause[end:]}")


def is_wanted(flat: str, first: Figure, second: Figure) -> bool:
    """Whether the second of two figures is what is wanted of the first, told as a chat does: not "4 events, want 20 leads"."""
    if not is_alike(flat, first, second):
        return False
    rest = flat[second.span.end :]
    ends = not rest.strip(" .。!！)）")
    if _PLEASE.match(rest) or (is_problem(flat) and (second.op in ("le", "lt") or ends)):
        return True
    gap = flat[first.span.end : second.span.start]
    signs = list(_SIGN.finditer(gap))
    if not signs and not _WISHES.search(gap):
        return False
    stop = _SIGN.search(rest)
    return _only_wants(gap[signs[-1].end() if signs else 0 :] + " " + rest[: stop.start() if stop else len(rest)])


def is_alike(flat: str, first: Figure, second: Figure) -> bool:
    """Whether two figures measure the same: a time and a time, 9 起 and 4 起, or a bare number behind one with its unit."""
    same = first.kind == second.kind and first.kind in ("duration", "percent", "money")
    rest = flat[second.span.end :].strip(" .。!！)）")
    return same or first.unit == second.unit is not None or not rest or _PLEASE.fullmatch(f" {rest}") is not None


def _only_wants(words: str) -> bool:
    """Whether words around an amount say who wants it and until when, and nothing else."""
    if not _WANTS.search(words) or _WAS.search(words):
        return False
    for date in sorted((d.span for d in read_dates(words)), reverse=True):
        words = words[: date.start] + " " + words[date.end :]
    for said in (_WHO, _WANTS, _WHEN):
        words = said.sub(" ", words)
    return not _LETTER.search(words)
