"""One pass over a Chinese text: the longest known word at each place, with what it does in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from assistant.judge.words import words
from assistant.text.late import late_compile

EFFORT, ONGOING, PRODUCE, EFFECT, IMPROVE = "E", "O", "P", "X", "I"
VAGUE, EVENT, THING, GAIN, HARM, QUALITY, PEOPLE = "v", "e", "t", "g", "h", "q", "u"
NOUN = "n"
VERBS = "EPXI"

_LISTS: Mapping[str, str] = {
    EFFORT: "effort",
    ONGOING: "ongoing",
    PRODUCE: "produce",
    EFFECT: "effect",
    IMPROVE: "improve",
    VAGUE: "vague",
    EVENT: "event",
    THING: "thing",
    GAIN: "gain",
    HARM: "harm",
    QUALITY: "quality",
    PEOPLE: "people",
    NOUN: "nouns",
}

# A verb before one of these is part of a name: 完成率, 交付周期, 拜访量, 签约额, 培训师, 上线后.
_NAME_ENDS = (
    "率", "量", "额", "数", "度", "值", "期", "周期", "时长", "师", "员", "者", "占比", "用时", "耗时", "时间", "后", "前", "期间", "人数",
    "次数", "里", "室", "处", "院", "厂", "商", "费", "价",
)  # fmt: skip
# … unless they open a word of their own: 完成数据清洗, 上线前台系统, 组织部门学习, 发布单品.
_OWN_WORDS = (
    "里程", "里面", "数字", "数据", "期权", "组织", "部署", "部门", "值班", "员工", "额外", "期望", "后台", "后端", "后厨", "前台", "前端", "单品", "表单", "书籍",
    "商品", "商户", "商家", "品牌", "品类", "费用", "价值", "价格", "价目", "处理", "班组", "厂房", "院校", "师傅", "量产", "度假", "数仓", "数智", "率先",
    "单个", "单据", "表格", "书面", "品质", "商机", "商城", "费率", "前三", "前十", "后续", "前期", "后期", "单店", "单元", "表达", "表彰", "前置", "师生", "员额", "室内", "处室", "班级", "院区", "商务", "费控", "价签", "单位", "表现",
    "书店", "期末", "期初", "量化", "数控", "度量", "值得", "品控", "后来", "前提", "厂区", "商圈", "商超", "商誉", "商会", "商铺", "商贩", "单品", "品项", "表盘", "院线", "厂家",
)  # fmt: skip
# Verbs of one character that open a clause with any object behind them.
_OPENS = frozenset("立招签写拍录编做建修换搭印种学练聊谈查陪送买卖改补画办开跑")
_OBJECT = late_compile(r"[一-龥]{3,}")
# A verb of one character counts only where it opens a clause or an amount follows.
_BEFORE_SHORT = frozenset(" ,;:.、(-\"'再多并要去来将把能先都就各每共新我们内前已可会需月日年季也须请由")
_AFTER_SHORT = frozenset(" 0123456789一二三四五六七八九十两几百千万了完到出好至掉住下")


class Word(NamedTuple):
    """A known word: where it stands and its classes (the letters above)."""

    start: int
    end: int
    text: str
    classes: str

    def has(self, classes: str) -> bool:
        """Whether the word stands in one of `classes`."""
        return any(c in self.classes for c in classes)

    @property
    def verb(self) -> bool:
        """Whether the word does something here."""
        return self.has(VERBS)


@cache
def _dictionary() -> tuple[dict[str, str], int]:
    found: dict[str, str] = {}
    for letter, name in _LISTS.items():
        for word in words("zh", name):
            known = found.get(word.lower(), "")
            if letter not in known:
                found[word.lower()] = known + letter
    for word in words("zh", "others"):
        known = found.get(word, "")
        found[word] = known if PEOPLE in known else known + PEOPLE
    return found, max(map(len, found))


@cache
def _watching() -> frozenset[str]:
    return frozenset(words("zh", "watching"))


def scan(text: str) -> tuple[Word, ...]:
    """The known words of `text` (folded, Simplified, lower case) from left to right, not overlapping."""
    known, longest = _dictionary()
    found: list[Word] = []
    at, size = 0, len(text)
    while at < size:
        for length in range(min(longest, size - at), 0, -1):
            piece = text[at : at + length]
            classes = known.get(piece)
            if classes is None or _cuts_latin(text, at, at + length):
                continue
            if length == 1 and not _short_stands(text, at, known):
                classes = "".join(c for c in classes if c not in VERBS)
                if not classes:
                    continue
            if piece in _CUT_BY and text.startswith(_CUT_BY[piece], at + length):
                continue
            if length > 2 and _runs_on(text, at, length, known, longest):
                continue
            found.append(Word(at, at + length, piece, classes))
            at += length
            break
        else:
            at += 1
    return tuple(_settle(text, _with_heads(text, found)))


# 馆庆日活动 holds no 日活.
_CUT_BY = {"日活": "动"}
_LONGEST_NAME = 4
_RUN = late_compile(r"[一-龥]{2,}")


def _with_heads(text: str, found: list[Word]) -> list[Word]:
    """The words and, between them, names that no list holds, told by their last character: 打分表, 邀请函, 质检员."""
    out: list[Word] = []
    start = 0
    for word in [*found, Word(len(text), len(text), "", "")]:
        for run in _RUN.finditer(text, start, word.start):
            classes = _by_head(run.group())
            if classes:
                begin = max(run.start(), run.end() - _LONGEST_NAME)
                out.append(Word(begin, run.end(), text[begin : run.end()], classes))
        if word.text:
            out.append(word)
        start = word.end
    return out


def _by_head(run: str) -> str:
    if run.endswith(_heads("not_heads")):
        return ""
    return next((letter for letter, name in _HEADS if run.endswith(_heads(name))), "")


_HEADS = ((THING, "thing_heads"), (EVENT, "event_heads"), (PEOPLE, "people_heads"))


@cache
def _heads(name: str) -> tuple[str, ...]:
    return words("zh", name)


def _settle(text: str, found: list[Word]) -> list[Word]:
    """Verbs that are part of a name lose their force: 完成率, 盘点用时, 交付质量."""
    out: list[Word] = []
    for place, word in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        named = text.startswith(_NAME_ENDS, word.end) and not text.startswith(_OWN_WORDS, word.end)
        if (
            (word.verb and len(word.text) > 1 and named)
            or (
                word.has("EP")
                and following is not None
                and following.start == word.end
                and following.has(QUALITY)
                and not following.has("GEPXI")
                and word.text not in _watching()
                and not (out and out[-1].verb and out[-1].end == word.start)
            )
            or (
                word.has("EP")
                and following is not None
                and following.start == word.end
                and following.has(THING)
                and bool(out)
                and out[-1].verb
                and out[-1].end == word.start
            )
        ):
            word = word._replace(classes=_nameless(word.classes))
        out.append(word)
    return out


def _runs_on(text: str, at: int, length: int, known: Mapping[str, str], longest: int) -> bool:
    """Whether the end of a word opens a longer reading: 推进会 in 推进会员打通 is 推进 before 会员."""
    end = at + length
    if any(text[end : end + size] in known for size in range(min(longest, 4), 1, -1) if end + size <= len(text)):
        return False
    return any(
        text[at:cut] in known and any(text[cut:stop] in known for stop in range(end + 1, min(end + 3, len(text)) + 1))
        for cut in range(end - 1, at + 1, -1)
    )


def _nameless(classes: str) -> str:
    return "".join(c for c in classes if c not in VERBS) or "n"


def _short_stands(text: str, at: int, known: Mapping[str, str]) -> bool:
    """Whether a verb of one character is a word here: 写论文, 看 Redis, 印 500 份; not 挂号动线."""
    if at + 1 < len(text) and text[at + 1] in _AFTER_SHORT:
        return True
    if text[at] in _OPENS and (at == 0 or text[at - 1] in " ,;:.、") and _OBJECT.match(text, at + 1):
        return True  # 招装卸工: the clause opens with it
    if at > 0 and text[at - 1] not in _BEFORE_SHORT:
        return False
    if text[at + 2 : at + 3] in _AFTER_SHORT:
        return True  # 巡线 300 公里
    following = text[at + 1 : at + 5]
    return following[:1].isascii() or any(following[:size] in known for size in (2, 3, 4))


def _cuts_latin(text: str, start: int, end: int) -> bool:
    """Whether a Latin word would be cut in two: "app" in "apple"."""
    return _latin(text, start - 1, start) or _latin(text, end - 1, end)


def _latin(text: str, a: int, b: int) -> bool:
    if a < 0 or b >= len(text):
        return False
    return text[a].isascii() and text[a].isalnum() and text[b].isascii() and text[b].isalnum()
