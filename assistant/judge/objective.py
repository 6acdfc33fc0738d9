"""The first flaw of an objective: a label, a metric, routine, a task, a wish without direction; or none."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from assistant.judge import chinese, english
from assistant.judge.english import Token
from assistant.judge.scan import EFFECT, EFFORT, HARM, IMPROVE, ONGOING, PEOPLE, PRODUCE, VAGUE
from assistant.judge.view import Clause, Line
from assistant.types import Span

Flaw = Literal["label_only", "metric", "routine", "task", "no_direction", "ok"]


class Judged(NamedTuple):
    """The flaw and the words that tell it."""

    flaw: Flaw
    at: Span


def judge(line: Line) -> Judged:
    """What the objective lacks."""
    whole = Span(0, len(line.text))
    bare = list(line.text)
    for blank in line.sentence.blanks:
        bare[blank.span.start : blank.span.end] = " " * (min(blank.span.end, len(bare)) - blank.span.start)
    if not re.search(r"[^\W_]", "".join(bare)):
        return Judged("label_only", whole)
    return _chinese(line, whole) if line.chinese else _english(line, whole)


# --- Chinese ----------------------------------------------------------------------------------------------------

_ROUTINE_ZH = re.compile(
    r"继续(?!.{0,8}(?:提升|提高|优化|改善|加强|扩大|突破|领先))|照常|照旧|例行|日常|一如既往|常态化|按部就班|按(?:惯例|班|排班|计划|期)(?:运行|执行|进行|推进|完成)?|正常(?:运[转行作营]|开展|进行|轮班|供应|发放)|"
    r"(?:维持|保持)(?!.{0,6}(?:领先|第一|增长|前))|(?:持续|定期|长期|坚持)(?:举办|开展|组织|做好?|进行|参加|推进|运营|维护|输出|更新|发布|跟进|提供|服务|支持|抓好?)|做好.{0,12}(?:工作|保障|服务|支持|管理|维护)$|抓好.{0,12}(?:工作|值班|管理)$"
)
_EXTRA_ZH = re.compile(r"首次|第一次|大促|双十一|双11|618|春运|旺季|高峰|峰值|历史新高|新高|提[升高]到|从.+到")
_PURPOSE_ZH = re.compile(
    r"让|使(?!用)|以便|从而|进而|为了|以(?:满足|支撑|支持|保证|提升|降低|减少|实现|适应)|帮助?|使得|不再|别再|少[^数量]|好让|省得|撑起|拉近|换来|带来"
)
_STATEMENT_ZH = re.compile(
    r"能(?!力|源|耗|效|级|见度)|愿意|肯|敢|想|会(?!员|议|话|计|场|展|务)|都|就|得(?!分)|不(?!动产|锈)|别(?!墅)|没|少(?!儿|年)|先(?!进)|成为|做成|是|最|第一|首选|有(?!效|限|机|关)|把|被|比|自己|人人|谁|再也|从.+到|赢|活下|站稳|闯|撑|跑(?!步)|留(?!存|言|学)|回来|信得过|放心|透明|统一|跟得上|看得|用得|说得|找得|离不开"
)
_CHANGE_ZH = re.compile(r"升级|更新|改造|改版|迭代|优化|提升")
_NOMINAL_ZH = re.compile(
    r"(?:建设|管理|运营|服务|治理|培训|开发|推广|维护|研究|设计|采购|招聘|拓展|培养|规划|配置|更新|发展|创新|沟通|协作|合作|宣传|测试|支持|保障|监控|分析|学习|写作|阅读|锻炼|整治|安全|营销|投放|曝光|检索|调度|审计|合规|巡检|接待|后勤|行政|人事|财务|物流|仓储|生产|制造|教研|教学|科研|销售|市场|品牌|客服|运维)$"
)


def _chinese(line: Line, whole: Span) -> Judged:
    clauses = chinese.read_clauses(line)
    words = tuple(w for c in clauses for w in c.words)
    text = line.text.strip(" ,;。!?、")
    verbs = [w for w in words if w.has("EPXI")]
    if line.amounts and _metric_zh(line, clauses):
        return Judged("metric", whole)
    if (found := _ROUTINE_ZH.search(line.text)) and not _EXTRA_ZH.search(line.text) and not line.amounts:
        return Judged("routine", Span(*found.span()))
    purpose = _PURPOSE_ZH.search(line.text)
    if not verbs and not _STATEMENT_ZH.search(text) and not any(w.has(VAGUE) for w in words):
        return Judged("label_only", whole)
    if (
        not purpose
        and len(text) <= 8
        and _NOMINAL_ZH.search(text)
        and not (verbs and verbs[0].start == 0 and len(verbs) > 1)
    ):
        first = verbs[0] if verbs else None
        if first is None or first.end == len(line.text.rstrip(" ,;。!?、")) or (len(verbs) == 1 and first.start > 0):
            return Judged("label_only", whole)
    flaws = [_clause_zh(line, c) for c in clauses]
    for wanted in ("task", "no_direction"):
        if all(f is not None for f in flaws) and flaws:
            first_flaw = flaws[0]
            if first_flaw is not None and first_flaw.flaw == wanted:
                return first_flaw
    return Judged("ok", whole)


def _metric_zh(line: Line, clauses: tuple[Clause, ...]) -> bool:
    if any(f.kind == "rank" for f in line.amounts) or not all(c.figures for c in clauses):
        return False
    if re.match(r"\s*(?:让|使|帮)", line.text):
        return False
    return any(chinese.nature(line, c, f) == "outcome" for c in clauses for f in c.figures)


def _clause_zh(line: Line, clause: Clause) -> Judged | None:
    """The flaw of one clause, None where it says where to go."""
    text = line.text[clause.start : clause.end]
    verbs = [w for w in clause.words if w.has("EPXI")]
    vague = next((w for w in clause.words if w.has(VAGUE) or (w.has(IMPROVE) and not w.has("P"))), None)
    changed = _CHANGE_ZH.search(text)
    whole = Span(clause.start, clause.end)
    if clause.figures:
        if all(chinese.nature(line, clause, f) != "outcome" for f in clause.figures):
            return Judged("task", whole)
        return None
    if vague is not None or changed:
        at = (
            Span(vague.start, vague.end)
            if vague
            else Span(clause.start + changed.start(), clause.start + changed.end())
            if changed
            else whole
        )
        return Judged("no_direction", at)
    if not verbs:
        return None
    if _PURPOSE_ZH.search(text):
        return None
    head = verbs[0]
    if head.has(PRODUCE) or head.has(EFFORT) or head.has(ONGOING):
        if head.has(EFFECT) and not head.has(PRODUCE):
            return None
        people = next((w for w in clause.words if w.has(PEOPLE) and w.start < head.start), None)
        if people is not None:
            return None
        return Judged("task", whole)
    if any(w.has(HARM) for w in clause.words):
        return None
    return None


# --- English ----------------------------------------------------------------------------------------------------

_ROUTINE_EN = re.compile(
    r"\b(?:day-to-day|business as usual|bau|as usual|as scheduled|as planned|as before|as it does today|as they do today|routine|upkeep|ongoing|regular|keep (?:on )?\w+ing|keep the [\w -]+ (?:running|going|up|open|on)|keep (?:things|everything) (?:running|going)|continue(?: to| with|d)?|carry on|maintain(?! (?:our |a |the )?lead))\b"
)
_EXTRA_EN = re.compile(r"\b(?:first time|peak|black friday|record|for the first|never before|from .+ to )\b")
_PURPOSE_EN = re.compile(
    r"\b(?:so that|so|in order to|because|until|without|instead of|which|who|that|to (?!the\b|a\b|an\b|our\b|all\b|new\b|[a-z]*\d)(?:be|make|let|help|give|reduce|cut|win|keep|stop|get|support|serve|save|avoid|allow|enable|grow|free|protect|stay|become|reach))\b"
)
_UP_EN = re.compile(r"\b(?:up|higher|lower|down|better|more|less|excellent|great|best|good)\b")


def _english(line: Line, whole: Span) -> Judged:
    text = line.text
    clauses = tuple(english.read_clauses(line))
    tokens: tuple[Token, ...] = tuple(t for c in clauses for t in c.tokens)
    if not tokens:
        return Judged("label_only", whole)
    lead = english.lead(clauses[0])
    if line.amounts and all(c.figures or len(c.tokens) < 3 for c in clauses) and not _PURPOSE_EN.search(text):
        natures = [english.nature(line, c, f) for c in clauses for f in c.figures]
        people = next((t for t in tokens[:2] if "u" in t.noun), None)
        if (
            any(n == "outcome" for n in natures)
            and not any(f.kind == "rank" for f in line.amounts)
            and (people is None or lead is not None)
        ):
            return Judged("metric", whole)
        if all(n != "outcome" for n in natures):
            return Judged("task", whole)
    if (found := _ROUTINE_EN.search(text)) and not _EXTRA_EN.search(text) and not line.amounts:
        return Judged("routine", Span(*found.span()))
    verbs = [t for t in tokens if t.verb and t.form and not (t.noun and t is not lead)]
    be = next(
        (
            t
            for t in tokens
            if t.text in ("is", "are", "be", "can", "will", "never", "nobody", "stop", "stops", "have", "has")
        ),
        None,
    )
    vague = next((t for t in tokens if "v" in t.noun), None) or next(
        (t for t in tokens if "I" in t.verb and not set(t.verb) & set("PE")), None
    )
    if _PURPOSE_EN.search(text):
        return Judged("ok", whole)
    content = [t for t in tokens if t.text not in english.STOP]
    if (
        lead is None
        and be is None
        and not any("s" in t.form or "d" in t.form or "b" in t.form for t in verbs)
        and vague is None
        and len(content) <= 4
    ):
        return Judged("label_only", whole)
    if lead is not None:
        improving = ("I" in lead.verb and lead.text != "cut") or lead.text in ("upgrade", "update")
        if improving or (vague is not None and lead.text in ("achieve", "be", "become")):
            return Judged("no_direction", Span(lead.start, lead.end))
        if set(lead.verb) & set("PE") and not ("X" in lead.verb and not set(lead.verb) & set("P")):
            return Judged("task", whole)
        if vague is not None and "X" in lead.verb:
            return Judged("no_direction", Span(vague.start, vague.end))
        return Judged("ok", whole)
    if vague is not None and (tokens[0] is vague or tokens[0].text in ("be", "a", "an", "more") or len(content) <= 4):
        return Judged("no_direction", Span(vague.start, vague.end))
    if be is not None and (m := re.search(r"\b(?:is|are) (?:up|higher|better|improved|down)\b", text)):
        return Judged("no_direction", Span(*m.span()))
    done = re.search(
        r"\b(?:is|are|gets?) (?:out|ready|done|live|published|launched|released|shipped|complete|completed|finished|migrated|in place|rolled out|built|ready to \w+)\b",
        text,
    )
    if done:
        return Judged("task", whole)
    return Judged("ok", whole)
