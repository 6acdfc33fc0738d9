"""Judging a Chinese key result: what is counted, what the verb does, who decides the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.judge.scan import (
    EFFECT,
    EFFORT,
    EVENT,
    GAIN,
    HARM,
    IMPROVE,
    ONGOING,
    PEOPLE,
    PRODUCE,
    THING,
    VAGUE,
    Word,
    scan,
)
from assistant.judge.view import Clause, Line, Part
from assistant.judge.words import any_of
from assistant.types import Figure, KeyResultKind, Span

EFFORT_UNITS = frozenset(
    [
        "场",
        "次",
        "轮",
        "期",
        "届",
        "课时",
        "户次",
        "小时",
        "堂",
        "节",
        "趟",
        "遍",
        "人天",
        "人日",
        "天次",
        "场次",
        "轮次",
        "班次",
        "h",
        "hour",
        "min",
        "minute",
        "分钟",
    ]
)
THING_UNITS = frozenset(
    [
        "篇",
        "份",
        "本",
        "套",
        "部",
        "支",
        "款",
        "版",
        "幅",
        "张",
        "册",
        "台",
        "间",
        "座",
        "处",
        "条",
        "卷",
        "页",
        "字",
        "集",
        "首",
        "句",
        "道",
        "行",
    ]
)
PERSON_UNITS = frozenset(
    [
        "人",
        "名",
        "位",
        "家",
        "户",
        "单",
        "笔",
        "元",
        "万元",
        "亿元",
        "人次",
        "例",
        "起",
        "亩",
        "吨",
        "公斤",
        "kg",
        "公里",
        "粉",
        "会员",
        "桶",
        "件",
        "头",
        "只",
        "kwh",
        "度",
    ]
)

_BREAK = re.compile(r"[,;。!?!？；\n]|(?<=.)(?:并且|而且|同时)")
_MEANS = re.compile(r"(?:通过|借助|借着|凭借|依靠|依托|利用|运用|经由|透过|藉由|借由|靠|凭|以|用|联合|结合|针对|围绕)")
_LEADS = re.compile(
    r"使得?|让|令|带来|带动|促成|促使|从而|进而|以便|实现|达成|达到|拉动|换来|助力|撑起|省得|免得|把|将"
)
_JUDGED = re.compile(
    rf"(?:通过|取得|拿到|获得?|拿下|考[取过出]|完成)[^,;。]{{0,14}}?{any_of('zh', 'judged')}"
    r"|(?:验收|评审|审核|审批|认证|年检|备案|安检|答辩|考试|面试|抽检|等保|测评)(?:一次性|顺利|全部|均|全)?(?:通过|合格|过关|获批|下来)"
    r"|被[^,;。]{0,16}?(?:采纳|采用|收录|转载|引用|评为|评选|选为|列为|选中|录取|认可|批准|推荐|表彰|录用)"
)
_TENDING = re.compile(
    r"提前|缩短|降|减|少|压|快|以内|之内|内|不超|不多于|不高于|低于|小于|控制|从|由|首响|响应|时长|耗时|周期|用时|等待|延迟|时间"
)
_METRIC_TAIL = re.compile(
    r"(?:率|额|量|度|值|比|占比|比例|比重|时长|时间|天数|周期|得分|评分|分数|成本|费用|人数|次数|户数|单数|例数|起数|工时|延迟|耗时|用时|首响|间隔|指数|收入|利润|份额|排名|名次|水平|天|差)$"
)
_EFFORT_METRIC = re.compile(r"拜访|外呼|通话|电话|面试|走访|访谈|巡检|上门|宣讲|培训场|活动场|直播场|加班|投放量|跟进")
_PRODUCT_METRIC = re.compile(r"发文|发布量|更新量|产出量|产文|笔记数|文章数|篇数|功能数|用例数")
_CADENCE = re.compile(
    r"每(?:个)?(?:工作日|双?周|双?月|天|日|季度?|年|旬|晚|早|半年|学期|人每|店每|班|次)|逐[日周月]|[日周月季]度?更"
)
_FINISHED = re.compile(
    r"(?:到位|完毕|完成|完|齐|齐全|成形|成型|成稿|好|出来|出去|清楚|就绪|见效|下来|生效|上线|落地|清零|归零|见底|到手|出炉|开通|完工|竣工|投产|发布)(?:了)?$"
)
_NEGATED = re.compile(r"(?:不再|无|没有|零|不出现|不发生|不漏|不丢|不误|杜绝|未发生|不出)")
_NO_END = re.compile(r"^(?:再|多|尽量|争取|力争|努力|想办法|试着|尝试|看看|适时|酌情)")
_COMPARATIVE = re.compile(r"更|较(?!真)|越来越|大幅|显著|明显")
_CAN = re.compile(r"能够?|可以?|会(?!员|议|话|计|场|展)")
_LEAD_FILLER = re.compile(
    r"^(?:[\s\"'\[\]()【】《》<>:：\-—·*、#&/]|本?(?:季度?|年度?|月|周|双月|财年)内?|全年|年内|年底前?|期末|届时|首先|其次|同时|另外|此外|并|再|也|还|要|需|将|能|会|争取|力争|确保|保证|计划|预计|希望|全面|全部|全量|正式|顺利|如期|按时|按期|准时|成功|独立|自主|初步|基本|率先|陆续|分批|分阶段|一次性|共|累计|至少|合计|总共|平均|人均|我|我们|团队|部门|在|于|对|给|为|向|跟|与|和|从|由)+"
)


@dataclass(frozen=True, slots=True)
class _Head:
    """The verb that a clause hangs on, and whether it opens or closes the clause."""

    word: Word
    leads: bool


def read_clauses(line: Line) -> tuple[Clause, ...]:
    """The line cut at its stops, each piece with the words and the figures that stand in it."""
    words = scan(line.text)
    clauses: list[Clause] = []
    start = 0
    ends = [m.start() for m in _BREAK.finditer(line.text)] + [len(line.text)]
    for end in ends:
        if line.text[start:end].strip(" ,;。!?、"):
            clauses.append(
                Clause(
                    start,
                    end,
                    tuple(w for w in words if start <= w.start and w.end <= end),
                    tuple(f for f in line.targets if start <= f.span.start < end),
                )
            )
        start = end
    return tuple(clauses)


def judge_part(line: Line, clause: Clause) -> Part:
    """What one clause says: its kind, whether it can be graded, and the words that tell."""
    if clause.figures:
        return _counted(line, clause)
    return _uncounted(line, clause)


# --- with an amount ---------------------------------------------------------------------------------------------


def _counted(line: Line, clause: Clause) -> Part:
    natures = [(nature(line, clause, f), f) for f in clause.figures]
    for wanted in ("outcome", "output", "activity"):
        for kind, figure in natures:
            if kind == wanted:
                return Part(kind, True, _from_verb(line, clause, figure, kind))
    return Part("outcome", True, Span(clause.start, clause.end))


def _from_verb(line: Line, clause: Clause, figure: Figure, kind: str) -> Span:
    """The telling words: from the clause's verb (or metric) to the end of what is counted."""
    start = next((w.start for w in clause.words if w.has("EPXI") and w.start < figure.span.start), None)
    if start is None:
        start = clause.start + _filler(line.text[clause.start : clause.end])
    end = max(figure.span.end, next((w.end for w in clause.words if 0 <= w.start - figure.span.end <= 6), 0))
    return Span(min(start, figure.span.start), max(end, figure.span.end))


def nature(line: Line, clause: Clause, figure: Figure) -> KeyResultKind:
    """What the amount counts: "outcome", "output" or "activity"."""
    text = line.text
    before = text[clause.start : figure.span.start]
    after = text[figure.span.end : min(clause.end, figure.span.end + 14)]
    left = [w for w in clause.words if w.end <= figure.span.start]
    right = [w for w in clause.words if w.start >= figure.span.start]
    verb = next((w for w in reversed(left) if w.has("EPXI")), None)
    near = next((w for w in right if w.has("ethgqXEP") and w.start - figure.span.end <= 12), None)
    subject = text[clause.start : figure.span.start]
    if _EFFORT_METRIC.search(subject) and not (verb and verb.has(EFFECT)) and _metric_like(before):
        return "activity"
    if _PRODUCT_METRIC.search(subject):
        return "output"
    if line.baseline and not (verb and verb.has(EFFORT) and not verb.has("XI")):
        return "outcome"
    if figure.kind in ("percent", "points", "ratio", "share"):
        return _share_nature(before, after, verb, near)
    if figure.kind in ("rank", "score"):
        return "outcome"
    if figure.kind == "money":
        return "activity" if re.search(r"投入|预算|投放|花费", before) and "内" not in after else "outcome"
    if figure.kind == "duration":
        if figure.op in ("le", "lt") or _TENDING.search(before + after[:4]) or (verb and verb.has("XI")):
            return "outcome"
        return "activity" if (verb and verb.has(EFFORT)) or _CADENCE.search(before) else "outcome"
    return _count_nature(before, figure, left, verb, near)


def _share_nature(before: str, after: str, verb: Word | None, near: Word | None) -> KeyResultKind:
    done = verb is not None and verb.text in ("完成", "推进", "做完", "落实")
    if done and not re.search(r"[率度额量]", before) and not (near and near.has("gqX")):
        return "output"
    return "outcome"


def _count_nature(
    before: str, figure: Figure, left: Sequence[Word], verb: Word | None, near: Word | None
) -> KeyResultKind:
    unit = figure.unit
    harm = any(w.has(HARM) for w in left[-2:]) or (near is not None and near.has(HARM))
    if verb is not None and verb.has(EFFECT):
        if verb.has(PRODUCE) or verb.text in ("实现", "做到", "达成", "达到", "完成"):
            pass
        elif not (near is not None and near.has(THING) and verb.text in ("增加", "达到", "获得")):
            return "outcome"
    if harm and not (verb is not None and verb.has("EP")):
        return "outcome"
    if verb is not None and verb.text not in ("完成", "实现", "达成", "做到", "提供", "形成", "建立"):
        if verb.has(PRODUCE) and verb.has(EFFORT):
            return "output"
        if verb.has(EFFORT):
            return "activity"
        if verb.has(PRODUCE):
            return (
                "outcome"
                if near is not None
                and near.has(GAIN)
                and not near.has("te")
                and verb.text in ("新增", "新开", "开发", "开拓", "建立")
                else "output"
            )
    if near is not None:
        if near.has("X") and not near.has("EP"):
            return "outcome"
        if near.has(EVENT):
            return "activity"
        if near.has(THING):
            return "output"
        if near.has("gqh"):
            return "outcome"
        if near.has("P"):
            return "output"
        if near.has("E"):
            return "activity"
    if unit in EFFORT_UNITS and not _metric_like(before):
        return "activity"
    if unit in THING_UNITS:
        return "output"
    if any(w.has(EVENT) for w in left[-2:]):
        return "activity"
    if any(w.has(THING) for w in left[-1:]) and not _metric_like(before):
        return "output"
    if verb is not None and verb.text == "完成" and not any(w.has("gq") for w in left) and not _metric_like(before):
        return "output"
    return "outcome"


def _metric_like(before: str) -> bool:
    """Whether the words before the amount end in the name of a measure."""
    bare = re.sub(
        r"(?:达到?|为|至|到|做到|不低于|不少于|不超过|不高于|低于|高于|超过?|控制在|保持在?|稳定在|[><=≥≤~:：\s]|在|提升|提高|突破|至少|平均)+$",
        "",
        before,
    )
    return bool(_METRIC_TAIL.search(bare))


# --- without one ------------------------------------------------------------------------------------------------


def _filler(text: str) -> int:
    found = _LEAD_FILLER.match(text)
    return found.end() if found else 0


def _uncounted(line: Line, clause: Clause) -> Part:
    text = line.text[clause.start : clause.end]
    whole = Span(clause.start + _filler(text) if _filler(text) < len(text) else clause.start, clause.end)
    if (
        (judged := _JUDGED.search(text))
        and not _NO_END.match(text.lstrip(" ,;。"))
        and not re.search(r"准备|争取|备战|备考|筹备", text[: judged.start()])
    ):
        return Part("outcome", True, Span(clause.start + judged.start(), clause.start + judged.end()))
    verbs = [w for w in clause.words if w.has("EPXI")]
    if not verbs:
        return _verbless(line, clause, whole)
    head = _head(line, clause, verbs)
    word, at = head.word, Span(head.word.start, clause.end if head.leads else head.word.end)
    if not head.leads:
        at = Span(whole.start, head.word.end)
    ongoing = next((w for w in clause.words if w.has(ONGOING) and w.start <= word.start and not w.has("PX")), None)
    if ongoing is not None or _NO_END.match(text.lstrip(" ,;。")):
        at = Span(ongoing.start if ongoing else whole.start, at.end)
        if word.has(IMPROVE):
            return Part(_improved(clause, word), False, at, _vague(line, clause))
        return Part("activity", bool(_CADENCE.search(text)), at, _vague(line, clause))
    finished = bool(_FINISHED.search(text.rstrip(" )）\"'")))
    if (word.has(IMPROVE) and not word.has("P")) or (word.has(IMPROVE) and word.text != "升级"):
        return Part(_improved(clause, word), False, at, _vague(line, clause) or at)
    if word.has(PRODUCE):
        vague = _vague(line, clause)
        return Part("output", vague is None or finished, at, None if finished else vague)
    if word.has(EFFECT):
        vague = _vague(line, clause)
        return Part("outcome", vague is None, at, vague)
    if finished:
        return Part("output", True, at)
    return Part("activity", bool(_CADENCE.search(text)), at, _vague(line, clause))


def _improved(clause: Clause, verb: Word) -> KeyResultKind:
    """Improving a quality, behaviour or figure is an outcome, working on a thing or process an activity."""
    others = [w for w in clause.words if w is not verb]
    return "outcome" if any(w.has("qhug") for w in others) else "activity"


def _head(line: Line, clause: Clause, verbs: list[Word]) -> _Head:
    """The verb that opens the clause, else the one that closes it, else the first."""
    text = line.text[clause.start : clause.end]
    opening = clause.start + _filler(text)
    first, last = verbs[0], verbs[-1]
    if first.start <= opening + 1:
        return _Head(first, True)
    tail = line.text[last.end : clause.end].strip(" )）了\"'。")
    if not tail or tail in ("到位", "完毕", "完成", "出去", "出来"):
        return _Head(last, False)
    return _Head(first, True)


def _verbless(line: Line, clause: Clause, whole: Span) -> Part:
    text = line.text[clause.start : clause.end]
    if _FINISHED.search(text.rstrip(" )）\"'")) and len(text.strip()) > 2:
        return Part("output", True, whole)
    vague = _vague(line, clause)
    if vague is not None and (_COMPARATIVE.search(text) or any(w.has("uqh") for w in clause.words)):
        return Part("outcome", False, whole, vague)
    if _NEGATED.search(text):
        return Part("outcome", True, whole)
    person = next((w for w in clause.words if w.has(PEOPLE)), None)
    if person is not None and person.start - whole.start <= 3 and clause.end - person.end >= 2 and "的" not in text:
        return Part("outcome", False, whole)
    return Part("topic", False, whole, vague)


def _vague(line: Line, clause: Clause) -> Span | None:
    """The words of the clause whose end is undefined, or None."""
    found = next((w for w in clause.words if w.has(VAGUE) or (w.has(IMPROVE) and not w.has("PX"))), None)
    return Span(found.start, found.end) if found else None


# --- together ---------------------------------------------------------------------------------------------------


def parts(line: Line) -> Iterator[Part]:
    """The clauses judged, in reading order."""
    for clause in read_clauses(line):
        yield replace(judge_part(line, clause), clause=Span(clause.start, clause.end), counted=bool(clause.figures))
