"""Fields of an item by their key in either language: 权重 30%, 信心：5/10, owner: Ana, 承接 公司 O1-KR2."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.parse.markup import Styled
from assistant.parse.words import Words
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Meta

_KEYS = {
    "weight": r"权重|比重|weight|wt",
    "confidence": r"信心(?:指数|值|度)?|把握|confidence|conf\.?",
    "progress": r"进度|完成度|完成率|progress|完成",
    "score": r"得分|评分|打分|自评|score|grade",
    "priority": r"优先级|priority|prio",
    "status": r"状态|status|state",
    "owner": r"负责人|责任人|owner|主责|主导|牵头|牵头人|负责|dri|责任方|对接人|lead|who|assignee",
    "due": r"截止(?:日期|时间)?|完成时间|deadline|due(?: date)?|ddl|时间|完成日期|交付时间|by when|eta|期限",
    "parent": r"↑|⬆|→|->|=>|承接自?|支撑|对齐|支持|来自|源自|关联|拆自|分解自?|拆解自|对应|上[接承]|服务于?|贡献于?|supports?|supporting|align(?:s|ed)? (?:to|with)|from|contributes? to|parent|serves?|for|linked to|cascades? from",
}
_ABOUT = "标签|tags?|周期|cycle|period|quarter|部门|团队|team|department|(?:目标|okr|objective |goal )?(?:类型|type)|姓名|name|岗位|role"
_READERS = {
    name: late_compile(rf"\s*(?:{keys})(?P<sep>\s*[:：=]\s*|\s*)(?P<value>\S.*?)\s*$", re.IGNORECASE | re.DOTALL)
    for name, keys in _KEYS.items()
}
_LINE = late_compile(rf"\s*(?:{'|'.join(_KEYS.values())}|{_ABOUT})\s*[:：]\s*", re.IGNORECASE)
_NUMBERED = ("weight", "confidence", "progress", "score")
_AMOUNT = late_compile(r"\d[\d.%/ ]{0,8}(?:分|成)?")
_PERSON = late_compile(r"@?[\u4e00-\u9fff]{2,4}|@?[A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,14})?")
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭蔣葉蘇魏呂盧鐘譚陸範賈韋鄒邱薛閆龍賀顧龔邵萬錢嚴湯"
)
_ONE = (
    rf"(?:[老小阿][\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]{{1,2}}[总總姐哥]"
    r"|[A-Z][a-z]{1,11}(?: [A-Z][a-z]{0,11}\.?)?)"
)
PERSON = rf"(?:@?{_ONE}(?:\s?[/+&]\s?@?{_ONE})?)"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    rf"(?:\d{{4}}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?|\d{{1,2}}[/.]\d{{1,2}}|\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号]|底|初|中旬?|末)?|Q[1-4]|H[12]"
    rf"|{_MONTH}\s?\d{{0,2}}|\d{{1,2}}\s{_MONTH}|(?:by|due|截止|至)\s.{{1,10}})"
)
_REFERENCE = late_compile(r"(?:^|\s|[^A-Za-z])(?:O|KR|目标|关键结果)\s?\d")
_BETWEEN = late_compile(r"[,;|、]|\s/\s")
_PERCENT = late_compile(r"\d{1,3}(?:\.\d+)?\s?%")
_DONE = late_compile(r"(?P<value>\d{1,3}(?:\.\d+)?\s?%)\s?(?:done|completed?|已?完成)", re.IGNORECASE)
_TYPE = late_compile(
    r"(?:承诺|挑战|愿景|必达)(?:型|类)?(?:目标)?|committed|aspirational|stretch|roofshot|moonshot", re.IGNORECASE
)
_PRIORITY = late_compile(r"[Pp][0-5](?:\s?:.*)?")
DROPPED = "已取消|取消|作废|已作废|废弃|放弃|已放弃|已删除|cancelled|canceled|dropped|deprecated"
STATES = (
    "已完成|完成|待办|to[ -]?do|done|completed?|进行中|in progress|wip|未开始|not started|已延期|延期|delayed|on track|at risk|off track|正常"
    "|有风险|blocked|已暂停|暂停|paused|滞后"
)
_STATUS = late_compile(rf"(?:(?P<dropped>{DROPPED})|{STATES})", re.IGNORECASE)

_NOTHING = Meta()


@dataclass(slots=True)
class Marks:
    """What was read off so far. `bare` is a percentage in brackets behind the words: weight, confidence or target."""

    meta: Meta = _NOTHING
    owner: Words | None = None
    due: Words | None = None
    notes: list[Words] = field(default_factory=list)
    cycle: Words | None = None
    amounts: Words | None = None
    bare: str | None = None
    bare_words: Styled | None = None

    def put(self, name: str, value: str) -> None:
        """Sets a field of the meta unless it is set."""
        if value and getattr(self.meta, name) is None:
            self.meta = replace(self.meta, **{name: value})  # type: ignore[arg-type]

    def tag(self, value: str) -> None:
        """Adds a tag."""
        if value not in self.meta.tags:
            self.meta = replace(self.meta, tags=(*self.meta.tags, value))


def read_fields(words: Words, marks: Marks) -> bool:
    """Whether the words are one field or several apart by commas; they are kept in `marks` then."""
    cuts = [m.span() for m in _BETWEEN.finditer(plain(words.text))]
    if cuts:
        starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(words)]
        parts = [words.cut(start, end).strip() for start, end in zip(starts, ends, strict=True)]
        trial = Marks(marks.meta, marks.owner, marks.due)
        if all(part.text and _read_one(part, trial, mixed=True) for part in parts):
            marks.meta, marks.owner, marks.due = trial.meta, trial.owner, trial.due
            return True
    return _read_one(words, marks)


def _read_one(words: Words, marks: Marks, *, mixed: bool = False) -> bool:
    flat = plain(words.text).strip()
    if _PRIORITY.fullmatch(flat):
        marks.put("priority", words.text)
        return True
    if status := _STATUS.fullmatch(flat):
        marks.put("status", "dropped" if status["dropped"] else words.text)
        return True
    if mixed and _PERCENT.fullmatch(flat):
        marks.put("weight", words.text)
        return True
    if done := _DONE.fullmatch(flat):
        marks.put("progress", words.text[slice(*done.span("value"))])
        return True
    if _TYPE.fullmatch(flat):
        marks.tag(words.text)
        return True
    for name, reader in _READERS.items():
        match = reader.match(plain(words.text))
        if match and _keep(name, words.cut(*match.span("value")), match["sep"], marks):
            return True
    return False


def _keep(name: str, value: Words, sep: str, marks: Marks) -> bool:
    """Whether the value is one that the field can have: "(lead time 3 days)" names no owner."""
    flat = plain(value.text)
    said = bool(sep.strip())
    if name in _NUMBERED:
        good = bool(_AMOUNT.fullmatch(flat))
    elif name == "parent":
        good = bool(_REFERENCE.search(flat))
    elif name == "owner":
        good = said or (bool(sep) and bool(_PERSON.fullmatch(flat)))
    else:
        good = said or (
            name == "due" and bool(sep) and (flat[:1].isdigit() or re.fullmatch(_DATE, flat, re.IGNORECASE) is not None)
        )
    if not good:
        return False
    if name in ("owner", "due"):
        setattr(marks, name, getattr(marks, name) or value)
    else:
        marks.put(name, value.text)
    return True


def read_loose(words: Words, marks: Marks, *, alone: bool = True) -> bool:
    """Whether the words, whose place says that they are a field, are one or several: a name, a date, 60%, 7/10, 进行中.

    Without `alone` one date or percentage by itself does not count: （3/15） may belong to the sentence.
    """
    if read_fields(words, marks):
        return True
    cuts = [m.span() for m in _BETWEEN.finditer(plain(words.text))]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(words)]
    parts = [words.cut(start, end).strip() for start, end in zip(starts, ends, strict=True)]
    trial = Marks(marks.meta, marks.owner, marks.due)
    if not all(part.text and _read_loose(part, trial, alone=alone or len(parts) > 1) for part in parts):
        return False
    marks.meta, marks.owner, marks.due = trial.meta, trial.owner, trial.due
    return True


def _read_loose(words: Words, marks: Marks, *, alone: bool) -> bool:
    flat = plain(words.text)
    if re.fullmatch(r"[01]\.\d{1,2}|\d{1,2}(?:\.\d)?/(?:5|10)", flat):
        marks.put("score" if "." in flat[:2] else "confidence", words.text)
    elif _PERCENT.fullmatch(flat):
        marks.put("progress", words.text)
        return alone
    elif re.fullmatch(_DATE, flat, re.IGNORECASE):
        marks.due = marks.due or words
        return alone
    elif re.fullmatch(PERSON, words.text):
        marks.owner = marks.owner or words
    else:
        return _read_one(words, marks, mixed=True)
    return True


def is_field(text: str) -> bool:
    """Whether a line is a key with a value: 负责人：张三, Due: Sep 30."""
    return len(text) <= 120 and bool(_LINE.match(plain(text)))


def read_field(words: Words, marks: Marks) -> bool:
    """Whether a line under an item is one of its fields (负责人：张三); it is kept in `marks` then."""
    inner = words.strip("()（）[]【】")
    return is_field(inner.text) and read_fields(inner, marks)


def read_pair(key: str, value: Words, marks: Marks) -> bool:
    """Whether a key with a value (owner: Petra) is a field of an item; it is kept in `marks` then."""
    flat = plain(key).strip().lower()
    if flat in ("tag", "tags", "标签"):
        marks.tag(value.text)
        return True
    name = next((name for name, keys in _KEYS.items() if re.fullmatch(keys, flat, re.IGNORECASE)), None)
    if name is None:
        return False
    if name in ("owner", "due"):
        setattr(marks, name, getattr(marks, name) or value)
    else:
        marks.put(name, value.text)
    return True
