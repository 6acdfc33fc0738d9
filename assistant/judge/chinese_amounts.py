"""What an amount in a Chinese clause counts: an effect, a product or effort."""

from __future__ import annotations

import re

from assistant.judge.chinese_ends import RESULT
from assistant.judge.chinese_words import (
    EFFECT,
    EFFORT,
    EVENT,
    GAIN,
    HARM,
    IMPROVE,
    PEOPLE,
    PRODUCE,
    THING,
    Word,
)
from assistant.judge.view import Clause, Line
from assistant.judge.words import any_of, words
from assistant.text.late import late_compile
from assistant.types import Figure, KeyResultKind

_EFFORT_UNITS = frozenset(words("zh", "effort_units"))
_THING_UNITS = frozenset(words("zh", "thing_units"))
_PEOPLE_UNITS = frozenset(words("zh", "people_units"))
_COMPARATORS = late_compile(rf"(?:{any_of('zh', 'comparators')}|[><=≥≤~:\s/+约])+$")
_MEASURE = late_compile(rf"{any_of('zh', 'measure_ends')}(?:的?(?:中位数|均值|平均值?))?$")
_MENDING = frozenset(words("zh", "mending"))
# 私信里询价的每周不少于 120 条: those who do something are counted.
_HEADLESS = late_compile(
    r"[^目标计]的(?:每[天日周月季年]|平均|累计|达到?|有|占|不少于|不低于|至少|超过|[\s>=≥])*$", needs="的"
)
_LESS_TIME = late_compile(
    r"提前|缩短|缩|降|减|少|压|快|内|以下|不超|不多于|不高于|低于|小于|控制|首响|响应|时长|耗时|周期|用时|等待|延迟|时间|天数|睡|寿命|续航"
)
_BESIDE = 4
_SORTS = frozenset("类档级层")
_SORTED = 10
_TWO = 2
_OF_THEM = 5
_OTHERS = frozenset(words("zh", "others"))
_JOINING = frozenset(("对接", "联调"))  # 对接 5 家供应商系统
_ON_AVERAGE = late_compile(r"[人户店单件生师]均[一-龥]{0,4}\s*$", needs="均")
_START = late_compile(r"[从由自]")
_LESS = late_compile(r"[减降少缩压砍]")  # 人工外呼量减半: nobody sets out to do less of what he does
_WITH = frozenset("与和跟同向给对找请")  # 每月与供应商开一次会: not they but we do it
_MOVING = frozenset(words("zh", "moving"))
_SPENDS = late_compile(r"(?:投入|花费|花|耗费|拿出|抽出|用)\s*$")
_PER = r"(?:每[人天日周月季年店]|人均|平均|\s)*$"
_EFFORT_MEASURE = late_compile(
    r"(?:拜访|外呼|通话|面试|走访|访谈|巡检|宣讲|陪访|跟进|投放|学习|练习|训练|培训|直播|路演|家访|巡店|回访|探访|地推|演练|讲座|沙龙|分享)(?:量|数|次数|场次|时长|时间|频次|频率)"
    + _PER
)
_PRODUCT_MEASURE = late_compile(
    r"(?:(?:发文|发布|更新|产出|发稿|上新)(?:量|数|篇数|频率)|(?:产文|推文|笔记|文章|用例)(?:数量?|篇数|产量))" + _PER,
    needs="发文 发布 更新 产出 发稿 上新 产文 推文 笔记 文章 用例",
)
# A measure named in Latin letters before a comparison: KS ≥ 0.4.
_ACRONYM = late_compile(r"[a-z][a-z0-9@]{1,7}$")
_CADENCE = late_compile(
    r"每(?:个)?(?:工作日|双?周|双?月|天|日|季度?|年|旬|晚|早|半年|学期)|逐[日周月]|[日周月季]度?更|(?:一|两)[周天月]一"
)
_SCOPE = late_compile(
    r"(?:^|[\s,;:])(?:[^,;。]{0,8})(?:为|对|给|向|针对|面向|与|和|跟)[^,;。0-9]{0,10}$",
    needs="为 对 给 向 面向 与 和 跟",
)
_RUN_STOP = late_compile(
    r"以(?![上下内外及前后来])|[,;。!?]|使|让|带来|带动|促成|从而|进而|实现|达成|拉动|换来|并|且|到(?!访|店|场|货)"
)


def _before(line: Line, word: Word) -> str:
    """The character before a word."""
    return line.text[word.start - 1 : word.start]


def _in_list(line: Line, word: Word) -> bool:
    """Whether a word is one of several names: 签到 in 上线签到、任务、等级三个模块."""
    return line.text[word.end : word.end + 1] == "、" or _before(line, word) == "、"


def nature(line: Line, clause: Clause, figure: Figure) -> KeyResultKind:
    """What the amount counts."""
    before = line.text[clause.start : figure.span.start]
    after = line.text[figure.span.end : clause.end]
    stop = _RUN_STOP.search(after)
    reach = figure.span.end + (stop.start() if stop else len(after))
    reach = min([reach, *(f.span.start for f in clause.figures if f.span.start > figure.span.end)])
    left = [w for w in clause.words if w.end <= figure.span.start]
    right = [w for w in clause.words if figure.span.start < w.end and w.end <= reach and w.start >= figure.span.start]
    bare = _COMPARATORS.sub("", before)
    if before.strip(" ,;") == "约" and figure.unit in _PEOPLE_UNITS:
        return "activity"  # 约 14 家媒体: talks are arranged
    verb = next((w for w in reversed(left) if w.verb and not _in_list(line, w)), None) or next(
        (w for w in reversed(left) if w.verb), None
    )
    if (_EFFORT_MEASURE.search(bare) or _EFFORT_MEASURE.search(_START.split(bare, 1)[0])) and not _LESS.search(
        bare[-8:] + figure.quote
    ):
        return "activity"  # 拜访量 120 次; 拜访量从每周 20 次提升到 50 次
    if _SCOPE.search(before) and figure.kind in ("count", "unknown", "percent", "rank"):
        # 为前 5% 的用户建立模型: the amount says for whom, the verb after it what is done
        done = next((w for w in clause.words if w.start >= figure.span.end and w.verb), None)
        if done is not None and not line.baseline:
            return "output" if done.has(PRODUCE) else "outcome" if done.has("XI") else "activity"
    if _PRODUCT_MEASURE.search(bare):
        return "output"
    tight = left[-1] if left and left[-1].end >= clause.start + len(bare.rstrip()) else None
    measured = (
        bool(_MEASURE.search(bare))
        or (tight is not None and tight.has("qh") and not tight.has("te"))
        or (bare != before and bool(_ACRONYM.search(bare)))
    )
    if (
        figure.unit == "次"
        and not measured
        and not line.baseline
        and figure.op not in ("le", "lt")
        and _CADENCE.search(before)
        and not (verb is not None and verb.has(EFFECT))  # 人工介入的次数压到每月 2 次
        and not any(w.has("hu") and _before(line, w) not in _WITH for w in left)
    ):
        return "activity"
    if figure.unit in _SORTS and "分" in before[-_SORTED:] and not line.baseline:
        return "output"  # 模板分两类: how a thing is made up
    if "的" in after[:_OF_THEM] and RESULT.search(after) and not line.baseline:
        return "output"  # 五个村的数据并到一起
    if figure.kind in ("rank", "score"):
        return "outcome"
    if figure.kind == "duration":
        return _duration_nature(line, before, after, figure, verb, measured=measured)
    if figure.kind in ("percent", "points", "ratio", "share"):
        if measured or line.baseline or tight is None or not tight.has("EP"):
            return "outcome"
        return "output" if tight.has(PRODUCE) else "activity"
    if figure.kind == "money":
        return "activity" if re.search(r"投入|预算|投放|花费", before) and "内" not in after else "outcome"
    return _count_nature(line, figure, left, right, verb, measured=measured)


def _duration_nature(
    line: Line, before: str, after: str, figure: Figure, verb: Word | None, *, measured: bool
) -> KeyResultKind:
    if measured or line.baseline or figure.op in ("le", "lt") or _LESS_TIME.search(before + after[:4]):
        return "outcome"
    spent = _SPENDS.search(before) is not None
    return "activity" if spent or (verb is not None and verb.has(EFFORT)) or _CADENCE.search(before) else "outcome"


def _count_nature(
    line: Line, figure: Figure, left: list[Word], right: list[Word], verb: Word | None, *, measured: bool
) -> KeyResultKind:
    noun = _counted_noun(right) or (None if measured else _counted_noun(left[-2:]))
    doer = right[0] if right else None
    if (
        doer is not None
        and doer.has(PEOPLE)
        and doer.start - figure.span.end <= _BESIDE
        and not left
        and any(w.verb and not w.has("n") for w in right[1:])
    ):
        # 两家出版社用它排完一本书: others do it; 12 家门店装上客流计: it is done to them
        done_to = doer.has(THING) and all(w.has(PRODUCE) for w in right[1:] if w.verb)
        return "output" if done_to else "outcome"
    if _whoever(line, figure, left) or _theirs(line, left):
        return "outcome"
    harm = (noun is not None and noun.has(HARM)) or any(w.has(HARM) for w in left[-1:])
    doing = next((w for w in right if w.has("PX") and not w.has("ethgu")), None)
    if (verb is None and measured) or figure.value == 0 or (figure.op in ("le", "lt") and figure.role == "target"):
        return "outcome"  # a cap is set on what one does not want
    if harm and not (verb is not None and verb.text in _MENDING):
        return "outcome"
    if line.baseline:
        effort = noun is not None and noun.has(EVENT) and not noun.has("gh")
        others = any(w.has("uh") for w in left) or any(w.has(EFFECT) and w.text not in _MOVING for w in left)
        start = line.sentence.baseline
        falls = (
            start is not None and start.value is not None and figure.value is not None and figure.value < start.value
        )
        return "activity" if effort and not others and not falls else "outcome"
    if _HEADLESS.search(line.text[max(0, figure.span.start - 20) : figure.span.start]):
        return "outcome"
    if verb is not None and verb.text not in ("完成", "实现", "达成", "做到", "提供", "形成", "达到", "保持", "确保"):
        known = _by_verb(verb, noun)
        if known is not None:
            return known
    if verb is not None and verb.text == "完成" and right and right[-1].verb and not right[-1].has("X"):
        return "output" if right[-1].has(PRODUCE) else "activity"
    if figure.unit in ("人", "人次", "名", "位") and (verb is None or verb.text in ("覆盖", "参与", "参加")):
        held = next((w for w in reversed(left) if w.has("etghqu")), None)
        if held is not None and held.has(EVENT) and not held.has("gh"):
            return "activity"  # 培训覆盖 600 人次
    if doing is not None and not (verb is not None and verb.text == "完成"):
        return "output" if doing.has(PRODUCE) and not doing.has(EFFECT) else "outcome"
    if measured and verb is None:
        return "outcome"
    if noun is not None:
        if noun.has(EVENT) and not noun.has("gh"):
            return "activity"
        if noun.has(THING) and not noun.has("gh"):
            return "output"
        if noun.has("ghqu"):
            return "outcome"
    if measured:
        return "outcome"
    if figure.unit in _EFFORT_UNITS:
        return "activity"
    if figure.unit in _PEOPLE_UNITS:
        return "outcome"
    if figure.unit in _THING_UNITS or (verb is not None and verb.text in ("完成", "形成", "提供")):
        return "output" if verb is None or verb.has("EP") else "outcome"
    return "outcome"


def _whoever(line: Line, figure: Figure, left: list[Word]) -> bool:
    """Whether those who do something are counted: 每天打开看板的门店达到 30 家, 低年级人均借阅 12 本."""
    who = next((w for w in reversed(left) if w.has(PEOPLE)), None)
    told = who is not None and who.start > 0 and line.text[who.start - 1] == "的"
    reached = _COMPARATORS.sub("", line.text[who.end : figure.span.start]) == "" if who is not None else False
    return (told and reached) or (
        not any(w.has("EP") for w in left) and _ON_AVERAGE.search(line.text[: figure.span.start]) is not None
    )


def _theirs(line: Line, left: list[Word]) -> bool:
    """Whether those who are not us do what is counted: 年轻人买走四分之一的票; not 客户拜访 20 次, which we pay."""
    if len(left) < _TWO or left[0].text not in _OTHERS or line.text[: left[0].start].strip():
        return False
    verb = next((w for w in left[1:] if w.verb), None)
    return verb is not None and not verb.has("Ee")


def _by_verb(verb: Word, noun: Word | None) -> KeyResultKind | None:
    """What the verb makes of the counted thing; None where it leaves that open."""
    if verb.has(EFFECT):
        made = noun is not None and noun.has(THING) and not noun.has("gh")
        return "output" if made and verb.text in ("增加", "增至", "获得", "贡献", "进入") else "outcome"
    if verb.has(PRODUCE):
        won = noun is not None and noun.has(GAIN) and not noun.has("te")
        return (
            "outcome"
            if won
            and verb.text
            in ("新增", "新开", "开发", "拓展", "引入", "建立", "登记", "注册", "补齐", "补上", "补足", "配齐")
            else "output"
        )
    if verb.has(EFFORT):
        joined = verb.text in _JOINING and noun is not None and noun.has(THING) and not noun.has("gheu")
        return "output" if joined else "activity"
    if verb.has(IMPROVE):
        return "output" if noun is not None and noun.has(THING) and not noun.has("ghq") else "outcome"
    return None


def _counted_noun(candidates: list[Word]) -> Word | None:
    """The noun that the amount counts: the last of the run, as Chinese puts the head last."""
    return next((w for w in reversed(candidates) if w.has("etghqu")), None)
