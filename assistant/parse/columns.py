"""What a table's column holds, read from its heading in either language."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.parse.labels import read_label
from assistant.text import plain
from assistant.text.late import late_compile

_KINDS: tuple[tuple[str, str], ...] = (
    ("item", r"(?:o|objectives?|目标)\s?(?:/|&|and|or|和|与|或)\s?(?:krs?|key ?results?|关键结果|关键成果)|okr(?:内容|描述| text)"),
    ("kr", r"(?:okr)?[-\s]?(?:krs?|(?:measurable |expected )?key ?results?|关键结果|关键成果|关键性结果|关键产出|主要成果)(?:\s?[/(]?\s?(?:krs?|key ?results?|关键[结成]果)\s?\)?)?\s?(?:描述|内容|名称|s)?(?:\s?\d{1,2}|[一二三四五])?"),
    ("o", r"(?:okr\s?)?(?:o|objectives?|[一-鿿QH\d]{0,5}目标|goals?)(?:\s?[/(]?\s?(?:o|objectives?|目标)\s?\)?)?\s?(?:描述|内容|名称|statements?|descriptions?)?(?:\s?\d)?"),
    ("measure", r"(?:衡量|结果)指标|results?|outcomes?|成果|结果"),
    ("label", r"类型|类别|type|层级|o/kr|项目类型|编号|id|okr|kr编号|序号/类型|item"),
    ("number", r"#|no\.?|nr\.?|序号|编号|num|number|№"),
    ("owner", r"负责人|责任人|owner|owners?|主责|主责人|牵头人|牵头|dri|执行人|责任方|对接人|负责人员|who|assignee|responsible|lead|负责"),
    ("due", r"截止|截止日期|截止时间|完成时间|完成日期|deadline|due|due ?date|ddl|时间|时间节点|交付时间|计划完成时间|计划完成|by when|by|when|eta|日期|date|期限|时限|完成期限|target date"),
    ("progress", r"进度|完成度|progress|当前进度|进展|完成情况|% ?done|% ?complete|达成率|完成率|完成比例"),
    ("weight", r"权重|占比|比重|weight|weights?|wt|权重%|权重\(%\)|weight ?\(?%\)?"),
    ("confidence", r"信心|信心指数|信心值|信心度|confidence|conf|把握"),
    ("score", r"得分|评分|分数|score|grade|自评|打分|最终得分"),
    ("priority", r"优先级|priority|prio|重要性|p"),
    ("status", r"状态|status|state|rag|health|健康度|风险状态"),
    ("team", r"部门|团队|小组|team|dept|department|组别|业务线|所属部门|岗位|姓名|function|unit|area|name|人员"),
    ("tag", r"标签|tags?|分类|类目|category|theme|主题|方向|维度"),
    ("parent", r"承接|对齐|支撑|上级|上级目标|aligned? (?:to|with)|parent|supports?|alignment|对齐目标|上级okr|关联目标|关联上级"),
    ("cycle", r"周期|cycle|quarter|period|季度"),
    ("note", r"备注|说明|notes?|comments?|remarks?|行动|行动项|举措|关键举措|关键行动|措施|initiatives?|actions?|action ?items?|tasks?|任务|计划|行动计划|风险|risks?|依赖|dependencies|衡量标准|衡量方式|衡量指标|数据来源|口径|source|评分标准|完成标准|milestones?|里程碑"),
    ("metric", r"指标|指标名称|考核指标|kpi|metrics?|measure|指标项|关键指标|业务指标|kpis?|项目|名称"),
    ("baseline", r"基线|基准|基准值|baseline|现状|现值|当前|当前值|起始值|起点|去年|上期|上季度?|from|start|current|today|now|as is|实际|上年|往期|q[1-4]实际"),
    ("target", r"[一-鿿QH\d]{0,5}目标值?|target|targets?|to|goal|挑战值?|挑战目标|保底|保底目标|底线|stretch|floor|本期目标|年度目标|q[1-4]目标|期望值|目标\d"),
    ("unit", r"单位|unit|units?"),
    ("who", r"(?:所属)?行业|角色|职位|职级|级别|职能|语言|industry|sector|role|position|job(?: title)?|title|level|language|lang"),
)  # fmt: skip


# A cheap look before the real one.
HEADS = late_compile(
    r"krs?\b|目标|目標|[关關][键鍵]|key ?results?|objective|指标|指標|metric|kpi|类型|層級|层级|\btype\b|\bO\b|O[,，;]",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _readers() -> list[tuple[str, re.Pattern[str]]]:
    """The patterns, compiled when the first table comes: most drafts have none, and `okr check` starts sooner."""
    return [(kind, re.compile(rf"(?:{words})", re.IGNORECASE)) for kind, words in _KINDS]


@lru_cache(maxsize=4096)
def column_kinds(heading: str) -> tuple[str, ...]:
    """Every kind of column that the heading can name, likeliest first; none for words that head no column."""
    text = plain(heading).strip(" *_`~:").strip()
    text = re.sub(r"[\s_]+", " ", text)
    if not text or len(text) > 30:
        return ()
    found = [kind for kind, pattern in _readers() if pattern.fullmatch(text)]
    if found:
        return tuple(found)
    bare = re.sub(r"\s?[(（\[].{0,20}[)）\]]$", "", text)
    return tuple(kind for kind, pattern in _readers() if pattern.fullmatch(bare)) if bare != text else ()


def _choose(option: tuple[str, ...], *, keys: bool, metrics: bool) -> str:
    """What a heading with several meanings means here: beside metrics 目标 is the figure to reach."""
    for kind in option:
        if kind == "metric" and not metrics:
            continue
        if kind == "measure" and not keys:
            return "kr"
        if kind == "measure" or (kind in ("baseline", "target", "unit") and not (keys or metrics)):
            continue
        if kind == "o" and metrics and "target" in option:
            continue
        return kind
    return ""


def header_kinds(cells: list[str]) -> list[str] | None:
    """The kind of each column ("" where unknown) if the cells are a table's heading, else None."""
    options = [column_kinds(cell) if len(cell) <= 60 else () for cell in cells]
    named = sum(1 for o in options if o)
    filled = sum(1 for cell in cells if cell.strip())
    if not named or named * 2 < filled:
        return None
    keys = any(o[:1] == ("kr",) for o in options)
    metrics = any("metric" in o for o in options) and not keys
    kinds = [_choose(option, keys=keys, metrics=metrics) for option in options]
    if named == 1 and filled > 1 and any(re.search(r"\d", cell) or len(cell) > 12 for cell in cells):
        return None  # "KR1 | 每次通话 ≥ 3min" is an item and no heading
    if named == 1 and filled > 1 and re.search(r"[\d一二三四五]\s*$", cells[0]):
        return None  # nor is "关键结果二，打样"
    strong = {"o", "kr", "metric", "label", "item"} & set(kinds)
    if not strong or (strong == {"label"} and filled < 2) or (named == 1 and filled > 1 and "kr" not in kinds):
        return None
    return kinds


def heads_columns(cells: list[str]) -> bool:
    """Whether cells are a heading even with no rule below: "KR | 盘点" names one column of two, and is an item."""
    kinds = header_kinds(cells)
    filled = sum(1 for cell in cells if cell.strip())
    return kinds is not None and (sum(map(bool, kinds)) > 1 or filled != 2)


def is_across(cells: list[str]) -> bool:
    """Whether a heading row names one objective per column, perhaps behind a first column for the rows' names."""
    labels = [read_label(cell) for cell in cells]
    named = [bool(label and label.role == "o" and label.number is not None) for label in labels]
    return sum(named) > 1 and all(named[at] or at == 0 or not cells[at].strip() for at in range(len(cells)))
