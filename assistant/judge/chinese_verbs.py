"""What the verb of a Chinese clause without an amount says: effort, a product, an effect."""

from __future__ import annotations

import re

from assistant.judge.chinese_clauses import undefined_words
from assistant.judge.chinese_ends import (
    ALL_DONE,
    BODY_DOES,
    CADENCE,
    EVERY,
    FINISHED,
    NAMED_WORK,
    NONE_LEFT,
    ONE,
    RESULT,
    RESULT_VERB,
    SOFT_START,
    THEN,
    THEY_DO,
    ZERO_END,
)
from assistant.judge.chinese_words import EFFECT, IMPROVE, ONGOING, PEOPLE, PRODUCE, THING, VAGUE, Word
from assistant.judge.view import Clause, Line, Part
from assistant.judge.words import words
from assistant.text.late import late_compile
from assistant.types import KeyResultKind, Span

# A field of work is named in this many characters: 电梯维保, 客户关系管理.
_SHORT_NAME = 8

# Those whose doing is not ours, and how far from the start they stand (有一家船公司).
_OTHERS = frozenset(words("zh", "others"))
_NEAR = 6

# A verb and its bare object in as many: 发函证; work, of which nobody says how much.
_BARE_WORK = 4
_BARE_WORD = 2
# 梳理在诉案件 goes on until somebody stops; 梳理出清单 leaves something behind.
_SORTING = frozenset(("梳理", "整理", "清点", "汇总", "理清"))
_COMES_OUT = late_compile(
    r"出|成(?![本果员功绩品])|完(?![整善])|好|清(?![单洁])|[^,;。]{1,12}(?:[放归存]|并|成)|一[份版套张遍]"
)
_PRESSING = frozenset("催盯追劝")
_LISTED = late_compile(r"[、/和及与&+]|以及", needs="、 / 和 及 与 & +")
_ENDS_ITSELF = frozenset(words("zh", "ending"))
_UNFINISHED = frozenset(words("zh", "unfinished"))
_FOUNDING = frozenset(
    (*"建搭设开立造盖", "搭建", "建设", "新建", "设立", "修建", "安装", "添置")
)  # 建答疑群 leaves one thing behind, 发函证 does not
# Carried out, not made: 落实责任制. Nobody can say when it is done.
_CARRYING_OUT = frozenset(("落实", "实施", "沉淀", "凝练", "固化"))
_TAKING_ON = frozenset(("招聘", "招募", "引进", "引才"))
_CHANNELS = frozenset(("渠道", "路径"))
_ATTITUDE = frozenset(words("zh", "attitude"))
_NOMINAL_EFFECTS = frozenset(words("zh", "nominal_effects"))


def by_verb(line: Line, clause: Clause, text: str, whole: Span, verbs: list[Word]) -> Part:
    """What a clause says by the verb that it hangs on."""
    if BODY_DOES.match(text):
        return Part("outcome", undefined_words(clause, line.text) is None, whole, undefined_words(clause, line.text))
    theirs = next((w for w in clause.words if w.text in _OTHERS and w.start - whole.start <= _NEAR), None)
    if theirs is not None and verbs[0].start >= theirs.end and THEY_DO.match(text, theirs.end - clause.start):
        vague = undefined_words(clause, line.text)
        return Part("outcome", vague is None and verbs[0].text not in _ATTITUDE, whole, vague)
    wish = next((w for w in verbs if w.text in _ATTITUDE), None)
    if wish is not None and any(w.has(PEOPLE) and w.end <= wish.start for w in clause.words):
        return Part("outcome", False, Span(whole.start, whole.end), undefined_words(clause, line.text))
    word, leads = _head(clause, text, whole, verbs)
    at = Span(word.start, whole.end) if leads else Span(whole.start, max(word.end, whole.start + 1))
    vague = undefined_words(clause, line.text)
    finished = bool(FINISHED.search(text.rstrip(" )\"'。")))
    ongoing = next((w for w in clause.words if w.has(ONGOING) and w.start <= word.start and not w.has("PX")), None)
    if ongoing is not None or SOFT_START.match(text):
        at = Span(min(ongoing.start if ongoing else whole.start, at.start), at.end)
        if word.has(IMPROVE):
            # 持续优化体验 is work that goes on; 周转不断加快 says of a figure that it moves.
            kind = "activity" if ongoing is not None and ongoing.start <= whole.start + 1 else _improved(clause, word)
            return Part(kind, False, at, Span(word.start, word.end))
        if word.has(EFFECT) and not word.has("EP"):
            return Part("outcome", False, at, vague)
        return Part("activity", bool(CADENCE.search(text)), at, vague)
    bare = (verbs[0].start, verbs[-1].end) == whole and all(w.text in _UNFINISHED for w in verbs[:2])
    improved = len(verbs) > 1 and verbs[0].has(IMPROVE)  # 优化回访 is work on it
    if bare and not improved and verbs[0].end in (whole.end, verbs[-1].start):
        return Part("topic", False, whole)  # 对账, 招聘
    if _only_verbs(text, verbs, clause.start):
        return Part("activity", bool(CADENCE.search(text)), whole, vague)  # 采购、验收、入库
    if NONE_LEFT.search(text) and (not word.has("EP") or ZERO_END.search(text)):
        return Part("outcome", True, whole)
    if word.has(IMPROVE) and not word.has("P"):
        if not leads and word.has(THING) and _short_name(whole, verbs):
            return Part("topic", False, whole)  # 文档规范
        return Part(_improved(clause, word), False, at, Span(word.start, word.end))
    if word.has(PRODUCE):
        if leads and not finished and NAMED_WORK.fullmatch(text[whole.start - clause.start : whole.end - clause.start]):
            return Part("topic", False, whole)  # 标注平台, 采购流程: the verb only says what kind
        short = whole.end - whole.start
        if (
            leads
            and not finished
            and not RESULT_VERB.search(word.text)
            and short <= _BARE_WORK
            and word.has("P")
            and word.text not in _ENDS_ITSELF
            and not ((word.text in _FOUNDING or len(word.text) > 1) and any(w.has(THING) for w in clause.words))
        ):
            return Part("activity", bool(CADENCE.search(text)), at, vague)  # 发函证, 做盘点
        if leads and word.text in _SORTING and not finished and not _COMES_OUT.match(text, word.end - clause.start):
            return Part("activity", bool(CADENCE.search(text)), at, vague)
        if leads and word.text in _CARRYING_OUT and not finished and not any(w.has(THING) for w in clause.words):
            return Part("activity", bool(CADENCE.search(text)), at, vague)
        if not leads and word.text in _UNFINISHED and not finished:
            return Part("topic" if _short_name(whole, verbs) else "activity", False, at, vague)
        if leads and vague is not None and not any(w.has(VAGUE) for w in clause.words):
            vague = None  # 完成样板区打造: the wish is only part of what is finished
        settled = vague is None or finished or bool(ONE.search(text))  # 搭一条规范的流水线 names one thing
        return Part("output", settled, at, None if settled else vague)
    if word.text in ("实现", "做到") and vague is not None:
        return Part("outcome", False, at, vague)  # 做到行业领先
    if word.text in ("实现", "做到") and not any(w.has("qghI") for w in clause.words if w.start > word.start):
        return Part("output", True, at)
    if word.text == "进" and RESULT.search(text):
        return Part("output", True, at)  # 用例接进 CI
    if word.has(EFFECT):
        if not leads and word.text in _TAKING_ON and _short_name(whole, verbs):
            return Part("topic", False, whole)  # 校园大使招募
        if (
            leads
            and word.text in _NOMINAL_EFFECTS
            and whole.end - whole.start <= _SHORT_NAME - 2
            and len(verbs) == 1
            and not any(w.has("guqh") for w in clause.words[1:])
        ):
            return Part("topic", False, whole)  # 续费优惠, 签约仪式: the verb belongs to a name
        return Part("outcome", vague is None and word.text not in _ATTITUDE, at, vague)
    then = next((w for w in verbs if w.has(PRODUCE) and THEN.search(line.bare[word.end : w.start])), None)
    if word.text[0] in _PRESSING:
        return Part("activity", False, at, vague)  # 催第三方把录音接口给出来: the end is theirs
    if finished or then is not None or RESULT.search(text):
        return Part("output", True, at)
    if (EVERY if leads else ALL_DONE).search(text) and vague is None:
        return Part("activity", True, at)
    if (
        not leads
        and word.text in _UNFINISHED
        and _short_name(whole, verbs)
        and vague is None
        and not CADENCE.search(text)
    ):
        return Part("topic", False, whole)
    return Part("activity", bool(CADENCE.search(text)), at, vague)


def _only_verbs(text: str, verbs: list[Word], start: int) -> bool:
    """Whether a clause only names kinds of work: 采购、验收、入库; 做盘点、发函证."""
    bare = text.strip(" ,;。")
    pieces = [piece for piece in _LISTED.split(bare) if piece]
    if len(pieces) == 1:
        # 整理归档
        return (
            len(verbs) == 2
            and "".join(w.text for w in verbs) == bare
            and not any(w.has(EFFECT) or w.has(IMPROVE) for w in verbs)
        )
    at = start + text.find(pieces[0])
    for piece in pieces:
        at = text.find(piece, at - start) + start
        if len(piece) > _BARE_WORD and not (len(piece) <= _BARE_WORK and any(w.start == at for w in verbs)):
            return False
    return True


def _short_name(whole: Span, verbs: list[Word]) -> bool:
    """Whether a closing verb is only the last word of a name: 电梯维保, 库位调整."""
    alone = len(verbs) == 1 or (len(verbs) == 2 and whole.end - whole.start <= _BARE_WORK)  # 护理排班
    return alone and whole.end - whole.start <= _SHORT_NAME


def _head(clause: Clause, text: str, whole: Span, verbs: list[Word]) -> tuple[Word, bool]:
    """The verb that opens the clause (True), else the one that closes it, else the first."""
    first, last = verbs[0], verbs[-1]
    # 运维手册定稿: the first verb only names the thing that the last one finishes.
    named = last is not first and last.has("PX") and any(w.has(THING) and w.start == first.end for w in clause.words)
    if named and first.text != "完成" and not text[last.end - clause.start :].strip(" )了\"'。"):
        return last, False
    if first.start <= whole.start + 1:
        if (
            first.text in ("完成", "实现", "做到")
            and len(verbs) > 1
            and verbs[-1].has(EFFECT)
            and not verbs[-1].has("EP")
            and not any(w.has(THING) and w.start >= last.end for w in clause.words)  # 完成出院视频
        ):
            return last, False
        return first, True
    tail = text[last.end - clause.start :].strip(" )了\"'。")
    if not tail or tail in ("到位", "完毕", "完成", "出去", "出来", "好", "完", "齐", "中"):
        return last, False
    taking = re.search(r"[把将]", text)
    if taking:
        return next((w for w in verbs if w.start - clause.start > taking.start()), first), True
    # 新手引导重做一版: a verb of effort before one of product is part of a name
    ongoing = any(w.has(ONGOING) and w.start < first.start for w in clause.words)
    if first.start > whole.start + 1 and not ongoing:
        return next((w for w in verbs if w.has("PX")), first), True
    return first, True


def _improved(clause: Clause, verb: Word) -> KeyResultKind:
    """Improving a quality, behaviour or figure is an outcome, working on a thing or process an activity."""
    objects = [w for w in clause.words if w is not verb and w.has("qhguteE")]
    if not objects:
        return "activity"
    after = [w for w in objects if w.start > verb.start]
    head = after[-1] if after else objects[-1]
    if head.text in _CHANNELS:
        return "activity"
    return "outcome" if head.has("qhgu") and not (head.has("teE") and not head.has("qh")) else "activity"
