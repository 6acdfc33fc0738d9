"""What the columns of a metric sheet hold, read from its heading of one or two rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.parse.columns import column_kinds
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Column, ColumnKind, Text

# What a column can be told to hold, as people call it; "" is read as nothing.
COLUMN_NAMES: dict[ColumnKind, Text] = {
    "name": Text("指标名", "metric"),
    "baseline": Text("现状", "today"),
    "past": Text("往年", "earlier"),
    "target": Text("目标", "target"),
    "floor": Text("保底", "floor"),
    "stretch": Text("挑战", "stretch"),
    "unit": Text("单位", "unit"),
    "owner": Text("负责人", "owner"),
    "due": Text("截止", "due"),
    "dim": Text("区域、产品等", "region, product, ..."),
    "": Text("不读", "not read"),
}

_BRACKET = late_compile(r"\s?[(（\[【]\s?(?:单位\s?[:：]?\s?|in |unit:?\s?)?([^()（）\[\]【】]{1,12})\s?[)）\]】]")
# "%" in brackets is a unit, "必填" is none: a unit is one of these, with a magnitude in front or behind.
_UNIT = late_compile(
    r"(?i)(?:[$€£¥]|us\$|rmb|cny|usd|eur|gbp)?\s?(?:[kmb]|bn|mn|'000|000s|千|万|百万|千万|亿|thousands?|millions?)?\s?"
    r"(?:[$€£¥]|(?:usd|eur|gbp|rmb|cny)\s?(?:k|m|bn|mn|'?000s?)|元|人民币|美元|usd|eur|gbp|rmb|cny|%|‰|pp|个百分点|个|家|人|次|件|单|条|篇|分|天|日|周|月|年|小时|分钟|秒|ms|s|sec|"
    r"min|h|hrs?|hours?|days?|weeks?|months?|units?|users?|customers?|deals?|cases?|visits?|calls?|orders?|tickets?|leads?|demos?|points?|pts|x|倍|户|台|辆|吨|人次|万次|份|套|起|例|笔|场|"
    r"工作日|人天|seconds?|minutes?|公斤|千克|吨|克|立方米|平方米|米|公里|亩|度|千瓦时|kg|kwh|km|m³|m²|㎡)?(?:\s?/\s?[\u4e00-\u9fffA-Za-z]{1,8})?"
)
# The first that fits decides: 去年目标 is history, 完成率 is no figure to reach, "vs target" is a gap.
_CUES: tuple[tuple[ColumnKind, str], ...] = (
    ("change", r"同比|环比|增长率|增幅|增速|差值|差异|差额|缺口|变化|^var\.?$|完成率|达成率|完成度|进度|yoy|y/y|y-o-y|qoq|q/q|mom|m/m|growth|variance|delta|Δ|±|change|vs\.?|gap|attainment|progress|% ?(?:of|to) |forecast|预测|预估"),
    ("floor", r"保底|底线|必达|必保|及格|门槛|门坎|基础目标|基础值|最低|floor|minimum|min\b|threshold|commit(?:ted|ment)?|must"),
    ("stretch", r"挑战|冲刺|摸高|卓越|力争|拔高|stretch|aspir|ambitious|moonshot|upside"),
    ("past", r"去年|上年|往年|同期|上期|历史|last (?:year|fy)|prior|previous year|py\b"),
    ("baseline", r"现状|现值|^现(?!金)|基期|期初|基数|当前|目前|基线|基准|起点|起始|实际|实绩|完成值|已完成|累计|上季|上月|上半年|actuals?|current|baseline|^base$|today|now|last|prev|as is|as-is|ytd|start|from|^fy\s?\d\d\s?a$"),
    ("target", r"目标|指标值|考核值|计划|预算|期望|要求|任务量|target|goal|plan|budget|objective|aim|to be|^to$|^fy\s?\d\d\s?[bpt]$"),
)  # fmt: skip
_COMPILED = [(kind, late_compile(words, re.IGNORECASE)) for kind, words in _CUES]
_NAME = late_compile(
    r"(?i).{0,6}指标(?:名称|项|内容|定义)?|(?:key |core |main )?(?:metrics?|kpis?|measures?|indicators?)(?: name)?|项目|名称|考核项目?|业务项|科目|name|item|what"
)
_THIS_YEAR = late_compile(r"(?i)^(?:今年|本年|明年|this year|next (?:year|quarter|season))$")
_MONTH = late_compile(r"(?i)月|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_YEAR = late_compile(r"(?<!\d)20\d\d(?!\d)")
_PERIOD_ONLY = late_compile(
    r"(?i)(?:fy|cy)?\s?(?:20)?\d\d(?:年度?|[/-]\d\d)?|(?:20\d\d\s?年?\s?)?(?:q[1-4]|h[12]|[上下]半年|1?\d\s?月|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?: (?:20)?\d\d)?"
)


def read_columns(cells: Sequence[str]) -> tuple[Column, ...] | None:
    """The columns that a row of cells heads, or None where it is no heading."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or any(_is_amount(cell) for cell in filled):
        return None
    columns = [_column(cell) for cell in cells]
    told = [c for c in columns if c.kind]
    figures = [c for c in columns if c.kind in ("baseline", "past", "target", "floor", "stretch", "period")]
    if any(_THIS_YEAR.search(c.heading) for c in columns):
        told = [*told, *(c for c in columns if _THIS_YEAR.search(c.heading) and not c.kind)]
    if not figures or len(told) * 2 < len(filled):
        return None
    return tuple(_named(_of_this_year(columns)))


def joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Two heading rows as one: a merged cell above stands over every column up to the next."""
    above, out = "", []
    for at in range(max(len(upper), len(lower))):
        above = (upper[at] if at < len(upper) else "") or above
        below = lower[at] if at < len(lower) else ""
        out.append(f"{above} {below}".strip() if below and below != above else below if below else above)
    return out


def read_unit(text: str) -> tuple[str, str]:
    """The words of a heading or a name without the unit in brackets behind them, and that unit."""
    match = next(reversed(list(_BRACKET.finditer(text))), None)
    if match is None or not match[1].strip() or not _UNIT.fullmatch(match[1].strip()):
        return text.strip(), ""
    return (text[: match.start()] + text[match.end() :]).strip(), match[1].strip()


def read_column(word: str) -> ColumnKind | None:
    """The kind of column that a word names: its key, or what it is called in either language."""
    said = word.strip().lower()
    return next((kind for kind, name in COLUMN_NAMES.items() if said in (kind or "-", name.zh, name.en)), None)


def retold(columns: Sequence[Column], told: Mapping[int, ColumnKind]) -> tuple[Column, ...]:
    """The columns with those that a person said to hold something else."""
    return tuple(replace(c, kind=told.get(at, c.kind)) for at, c in enumerate(columns))


def _column(cell: str) -> Column:
    words, unit = read_unit(cell)
    return Column(_kind(words), cell, unit)


def _kind(words: str) -> ColumnKind:
    flat = re.sub(r"\s+", " ", plain(words)).strip(" :*_").lower()
    if not flat or len(flat) > 40:
        return ""
    if _NAME.fullmatch(flat):
        return "name"
    kinds = column_kinds(words)
    if "unit" in kinds:
        return "unit"
    if "owner" in kinds or flat in ("姓名", "人员"):
        return "owner"
    for kind, cue in _COMPILED:
        if cue.search(flat):
            return kind
    if _PERIOD_ONLY.fullmatch(flat):
        return "period"
    if kinds and kinds[0] in ("note", "weight", "priority", "status", "number", "progress", "score", "confidence"):
        return "note"
    if "due" in kinds:
        return "due"
    if kinds and kinds[0] in ("team", "tag", "label", "parent", "cycle", "metric"):
        return "name" if kinds[0] == "metric" else "dim"
    return "dim" if re.search(r"区域|地区|产品线|渠道|业务|region|product|channel|segment|level", flat) else ""


def _of_this_year(columns: list[Column]) -> list[Column]:
    """Last year's target beside this year's is history."""
    years = [max(map(int, found), default=0) for c in columns if (found := _YEAR.findall(c.heading))]
    latest = max(years, default=0)
    return [
        replace(c, kind="past")
        if c.kind == "target" and (own := _YEAR.findall(c.heading)) and max(map(int, own)) < latest
        else c
        for c in columns
    ]


def _named(columns: list[Column]) -> list[Column]:
    """Years side by side without a word: the last is to be reached, the one before is where things stand.

    Months are a history, never a target.
    """
    years = [at for at, c in enumerate(columns) if c.kind == "period"]
    goals = any(c.kind in ("target", "floor", "stretch") for c in columns)
    if not goals and any(_THIS_YEAR.search(c.heading) for c in columns):
        columns = [replace(c, kind="target") if _THIS_YEAR.search(c.heading) else c for c in columns]
        goals = True
    goals = goals or any(_MONTH.search(columns[at].heading) for at in years)
    for n, at in enumerate(reversed(years)):
        kind: ColumnKind = "target" if n == 0 and not goals else "baseline" if n == (0 if goals else 1) else "past"
        columns[at] = Column(kind, columns[at].heading, columns[at].unit)
    if not any(c.kind == "name" for c in columns):
        free = next((at for at, c in enumerate(columns) if c.kind in ("dim", "")), None)
        if free is not None:
            columns[free] = Column("name", columns[free].heading, columns[free].unit)
    return columns


def _is_amount(cell: str) -> bool:
    flat = plain(cell).strip()
    return bool(re.fullmatch(r"[$€£¥+\-]?\d[\d,.]*\s?(?:%|[kKmM万亿元]{1,2})?", flat)) and not re.fullmatch(
        r"(?:19|20)\d\d", flat
    )
