"""Where things start today: the words that mark a figure as a start, or tell a start without any figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.numbers import read_figures
from assistant.text import any_of
from assistant.text.late import late_compile
from assistant.types import Figure, Span

_NOW_ZH = (
    "现在 目前 当前 现状 现有 现为 现值 原来 原先 原有 原为 原 此前 之前 先前 过去 以前 上季度 上季 上个季度 上年度 上年 上月 上个月 上期 上周期 上半年 上财年 "
    "上学期 上赛季 上一年 上一季度 去年 去年同期 去年全年 去年底 去年末 前年 往年 年初 今年初 期初 基线 基准 基线值 起点 起始 初始 历史 同期 本期 "
    "如今 眼下 去年冬天 去年夏天 去年秋天 去年春天 去年冬季 去年夏季 去年秋季 去年春季 上一批 上一版 上一届 上一轮"
)
_NOW_EN = (
    "now today currently current baseline at_present presently was were been previously formerly up_from down_from compared_to "
    "compared_with versus vs vs. as_of starting_at starting_from starts_at last_year last_quarter last_month last_week last_cycle "
    "last_season last_term last_spring last_summer last_autumn last_winter against instead_of rather_than still_at stands_at sits_at we_are_at we're_at it_is it's we_sit_at we_stand_at stood_at "
    "sat_at having_been"
)
# A period is a start only in brackets: 50 家（上半年 33 家）, not "一季度 30 家，二季度 50 家".
_PERIOD = (
    r"(?:(?:in )?(?:19|20)\d\d\s?年?[底末度]?(?:上半年|下半年)?|Q[1-4]|[一二三四]季度|[上下]半年|\d{1,2}\s?月份?|"
    r"this (?:year|quarter|month|spring|summer|autumn|winter))"
)
_SHARE_OF = late_compile(
    r"(?:[在到至达]|不超过|不低于|相当于)\s?(?:去年|上年|上季度|目前|现在|原来|同期)[^,，]{0,4}的?\s?$",
    needs="去年 上年 上季度 目前 现在 原来 同期",
)
# Right before a figure: it says where things stand today, or stood.
_MARKED = late_compile(
    rf"(?:{any_of(_NOW_ZH)}|(?:对照(?!表|组|实验|检查)|参照|比照)[^,，。;；\d]{{1,10}}|(?<![实呈体表发出再兑变])现|[(（]\s?{_PERIOD}|(?<![A-Za-z])(?:{any_of(_NOW_EN)}))"
    r"\s?(?:的|为|是|约|大约|只有|仅有?|才|近|有|在|平均|水平|值|了|均值|数据|占比|实际|[:：=~(]|was|were|is|at|about|around|only|of|roughly|just|nearly|\s)*\s?$",
    re.IGNORECASE,
    needs=f"{_NOW_ZH} {_NOW_EN.replace('_', ' ')} 对照 参照 比照 现 ( （",
)
_MOVES = late_compile(r"\s?(?:提升|增长|下降|减少|降低|提高|上升|多|少|翻)")
FROM = late_compile(
    r"(?:从|由|自(?!助|动)|原|(?<![A-Za-z])from)\s?的?(?P<gap>[^,，。;；:：\d]{0,20}?)\s?(?:约|大约|~|about|around|roughly|nearly|some|[≤≥<>]{1,2})?\s?$",
    re.IGNORECASE,
    needs="从 由 自 原 from",
)
# Right after a figure: "(31 min today)", "14% this spring", 30%（现状）.
_AFTER = late_compile(
    r"\s?(?:[a-z%]{1,8}\s)?(?:something\s|or so\s)?(?:today|now|currently|at present|at the moment|a year ago|so far|to date|at baseline|previously|"
    r"baseline|(?:this|last) (?:spring|summer|autumn|fall|winter|year|quarter|month|cycle|season|term|half)|in (?:19|20)\d\d|(?:19|20)\d\d)\s?(?=[)\]）,.;]|$)"
    r"|\s?[(（]\s?(?:现状|基线|当前|目前|现值|基准|去年|now|today|current|baseline)[^)）\d]{0,8}[)）]",
    re.IGNORECASE,
    needs="today now current at_ ago so_far to_date baseline previously this last 19 20 现 基 前 去年",
)

_NO_DATA = any_of(
    "未知 待测 待定 待摸 待摸底 待统计 待确认 待补 待查 待盘点 待梳理 待建立 待测算 待采集 待核 待核实 待量 不明 不详 不清 不清楚 未测 未统计 未摸底 没测 没有 没有数据 无数据 无 未建立 空白 没人知道 没人测过"
)
_UNKNOWN_ZH = (
    rf"(?:基线|基准|基数|现状|起点|现值|当前值|现有水平|目前水平|初始值)(?:值|数据|水平)?\s?[:：]?\s?[尚还暂]?(?:目前)?{_NO_DATA}[^,，。;；)）]{{0,10}}"
    r"|(?:先|需|要|待)要?(?:测|摸|量|统计|建立|摸清|摸底|测出|测算|盘点)(?:一下|一版|出|清|定)?(?:当前)?(?:基线|现状|基准|底数|基数)"
    r"|基线先[^,，。;；]{0,14}[测摸量]|从无到有|从零到一|从零开始|从零起步|从零|从头搭建|从\s?0\s?到\s?1(?!\d|\s?[%万个家])|(?<!\d)0\s?(?:到|→|-|->)\s?1(?!\d|\s?[%万个家分.])"
)
_UNKNOWN_EN = (
    r"(?<![A-Za-z])(?:(?:baseline|current (?:value|level|figure|state|rate|share|number|count)|starting (?:point|value)|today's (?:value|figure|level))\s?"
    r"(?:is\s|are\s|[:=-]\s?)?(?:still\s|not\syet\s|yet\s)?(?:unknown|not known(?: yet)?|tbd|unmeasured|missing|unclear|pending|n/?a|"
    r"to be (?:measured|determined|established|taken|confirmed|set|agreed|collected)|not (?:yet )?(?:measured|tracked|available|known))[^.;)]{0,24}"
    r"|to be measured|measure (?:the )?baseline first|from scratch|from (?:zero|nothing|none|the ground up)(?![A-Za-z])|no baseline(?: yet)?|baseline first|"
    r"not (?:yet )?(?:measured|tracked)(?: today| yet)?|unknown today|currently unknown)"
)
_UNKNOWN = late_compile(f"{_UNKNOWN_ZH}|{_UNKNOWN_EN}", re.IGNORECASE)
_BECOMES = any_of(
    "变为 变成 改为 转为 转变为 转向 升级为 升级到 提升为 提升到 提升至 过渡到 降到 降至 下降到 缩短到 缩短至 压缩到 提高到 提高至 改成 换成 升到"
)
# A start told in words: 从线下纸质改为线上, from manual checks to.
_TOLD = late_compile(
    rf"[从由](?P<zh>[^,，。;；\d]{{2,16}}?){_BECOMES}"
    r"|(?<![A-Za-z])from (?P<en>(?:a |an |the )?(?:fully )?(?:manual|paper|ad[- ]hoc|by hand|spreadsheets?|none|quarterly|monthly|"
    r"weekly|yearly|annual)[^,.;\d]{0,20}?) to(?![A-Za-z])",
    re.IGNORECASE,
    needs="从 由 from",
)
_HINT = late_compile(
    r"基|现|起|从|由|先|摸|0\s?[到→-]|from|baseline|measur|known|track|current|start|today",
    re.IGNORECASE,
    needs="基 现 起 从 由 先 摸 0 from baseline measur known track current start today",
)


def marked_as_start(flat: str, figure: Figure) -> bool:
    """现在 3.5 天, (was 310): whether the words right before a figure say that it is where things stand."""
    start, end = figure.span
    if figure.kind == "ratio" or _SHARE_OF.search(flat[max(0, start - 16) : start]):
        return False  # 控制在去年的 80%
    return _MARKED.search(flat[max(0, start - 32) : start]) is not None and _MOVES.match(flat, end) is None


def told_after(flat: str, figure: Figure) -> bool:
    """Whether the words right after a figure say so: 31 min today."""
    return _AFTER.match(flat, figure.span.end) is not None


def described_start(text: str, flat: str, taken: Sequence[Span]) -> Figure | None:
    """The words that tell a start without an amount: 基线待测, 从无到有, from scratch, 从纸质改为线上."""
    if not _HINT.search(flat):
        return None
    m = _UNKNOWN.search(flat)
    if m is not None:
        start, end = m.span()
    else:
        told = _TOLD.search(flat)
        if told is None:
            return None
        start, end = told.span("zh" if told["zh"] else "en")
        if read_figures(flat[start:end]):
            return None  # 从百分之八降到百分之三 states its start
    while end > start and flat[end - 1] == " ":
        end -= 1
    while start < end and flat[start] == " ":
        start += 1
    if start == end or any(start < b and a < end for a, b in taken):
        return None
    return Figure(quote=text[start:end], span=Span(start, end), value=None, kind="unknown", role="baseline")
