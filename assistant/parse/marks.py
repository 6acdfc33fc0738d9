"""What a layout hangs on an item beside its words: priority, score, weight, progress, owner, due date, tags, status."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.parse.markup import Styled
from assistant.parse.period import is_period
from assistant.parse.words import Words
from assistant.text import plain
from assistant.types import Meta

_EMOJI = r"[\u231a-\u23ff\u25aa-\u25fe\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?"
GOAL_SIGNS = "🎯🚩📌🏁🔑📍⭐🌟📈💡🚀👉🥅🏆"
_LEAD_EMOJI = re.compile(rf"(?:{_EMOJI}\s*)+")
_TAIL_EMOJI = re.compile(rf"\s*(?P<marks>(?:{_EMOJI}\s*)+)(?P<progress>\d{{1,3}}(?:\.\d)?%)?\s*$")
_PRIORITY = re.compile(
    r"(?P<open>[\[【(（]?)\s?(?P<value>[Pp][0-5])\s?[\]】)）]?(?P<sep>\s*[-–—:：|]\s+|\s*[:：]|\s+|$)"
)
_SCORE = re.compile(
    r"[(（\[](?P<value>[01](?:\.\d{1,2})?|\d(?:\.\d)?/\d{1,2})\s*(?:[;；,，]\s*(?P<note>[^()（）]{0,200}(?:[(（][^()（）]{0,100}[)）][^()（）]{0,100})?))?[)）\]]\s*"
)
_LEAD_OWNER = re.compile(r"@(?P<value>[\w一-鿿·.-]{1,24})[\s,，:：]+")
_LEAD_TAG = re.compile(r"#(?P<value>[\w一-鿿/·-]{1,24})#?[\s,，]+")
_LEAD_DUE = re.compile(
    r"[\[【](?P<value>\d{1,2}[/.-]\d{1,2}|\d{4}[/.-]\d{1,2}(?:[/.-]\d{1,2})?|\d{1,2}月(?:\d{1,2}日|底|末|初)?|Q[1-4])[\]】]\s*"
)
_WEIGHT_WORD = r"(?:权重|占比|比重|weight|wt\.?|w)"
_FIELDED = {
    "weight": r"权重|比重|weight|wt",
    "confidence": r"信心(?:指数|值|度)?|把握|confidence|conf\.?",
    "progress": r"进度|完成度|完成率|progress|完成",
    "score": r"得分|评分|打分|自评|score|grade",
    "priority": r"优先级|priority|prio",
    "status": r"状态|status|state",
    "owner": r"负责人|责任人|owner|主责|主导|牵头|牵头人|负责|dri|责任方|对接人|lead|who",
    "due": r"截止(?:日期|时间)?|完成时间|deadline|due(?: date)?|ddl|时间|完成日期|交付时间|by when|eta|期限",
    "parent": r"承接|支撑|对齐|支持|来自|关联|拆自|supports?|aligns? (?:to|with)|contributes? to|parent|serves?|for|linked to|cascades? from",
}
_FIELD_RES = {
    name: re.compile(rf"\s*(?:{words})(?P<sep>\s*[:：=]\s*|\s*)(?P<value>.+?)\s*$", re.IGNORECASE | re.DOTALL)
    for name, words in _FIELDED.items()
}
_FIELD_LINE = re.compile(
    rf"\s*(?P<key>{'|'.join(_FIELDED.values())}|weight|标签|tags?|周期|cycle|period|quarter|部门|团队|team|department|类型|type|姓名|name|岗位|role)\s*[:：]\s*(?P<value>.*?)\s*$",
    re.IGNORECASE,
)
_BRACKET_TAIL = re.compile(r"\s*[(（\[【〔](?P<inner>[^()（）\[\]【】〔〕]{1,60})[)）\]】〕]\s*[。.;；]?\s*$")
_STATUS_WORDS = {
    "已完成", "完成", "done", "completed", "complete", "进行中", "in progress", "wip", "未开始", "not started", "已取消", "取消", "作废", "已作废", "废弃", "放弃", "已放弃",
    "cancelled", "canceled", "dropped", "已延期", "延期", "delayed", "on track", "at risk", "off track", "正常", "有风险", "blocked", "已暂停", "暂停", "paused", "滞后", "已删除", "deprecated",
}  # fmt: skip
_DROPPED_WORDS = {
    "已取消",
    "取消",
    "作废",
    "已作废",
    "废弃",
    "放弃",
    "已放弃",
    "cancelled",
    "canceled",
    "dropped",
    "已删除",
    "deprecated",
}
_TAIL_OWNER = re.compile(
    r"\s+@(?P<value>[\w一-鿿·.-]{1,24})\s*$|(?<=[^\x00-\x7f%\d])@(?P<glued>[\w一-鿿·.-]{1,24})\s*$"
)
_TAIL_TAG = re.compile(r"\s+#(?P<value>[A-Za-z一-鿿][\w一-鿿/·-]{0,23})#?\s*$")
_TAIL_ARROW = re.compile(
    r"\s*(?:→|->|=>|↑|⬆|<-|←|—|--)\s*(?P<value>(?:支撑|承接|对齐|supports?\s)?\s*(?:[^\s→]{0,12}\s)?O\d{1,2}(?:[-. ]?KR\d{1,2})?)\s*$"
)
_PERCENT = re.compile(r"\d{1,3}(?:\.\d+)?\s?[%％]")
_OREF = re.compile(r"(?:^|\s|[^A-Za-z])(?:O|KR|目标|关键结果)\s?\d")


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


def read_lead_emoji(styled: Styled, marks: Marks) -> Styled:
    """Without the status signs in front, which go into the status."""
    match = _LEAD_EMOJI.match(styled.words.text)
    if not match or match.end() == len(styled.words):
        return styled
    signs = match.group().strip()
    if not any(sign in signs for sign in GOAL_SIGNS):
        marks.put("status", signs)
    return styled.cut(match.end()).strip()


def read_aside(inner: str, marks: Marks) -> None:
    """What stands in brackets inside a label: a weight, a priority or another field."""
    text = inner.strip("[]【】()（）〔〕 ")
    if _PERCENT.fullmatch(text) or text.isdecimal():
        marks.put("weight", text)
    elif re.fullmatch(r"[Pp][0-5](?:[:：].*)?", text):
        marks.put("priority", text)
    elif not _fielded(text, marks, None):
        marks.put("title", text)


def read_front(styled: Styled, marks: Marks, *, bare_priority: bool) -> Styled:
    """Without what stands in front of the words: [P0], (0.6; a note), @owner, #tag, [6/30].

    `bare_priority` allows a P0 with no bracket: after a label, "P0 故障 5 分钟内响应" is content.
    """
    for _ in range(6):
        text = styled.words.text
        if not text:
            return styled
        first = text[0]
        match = _PRIORITY.match(text)
        if match and (match["open"] or (bare_priority and match["sep"])) and match.end() < len(text):
            marks.put("priority", match["value"])
        elif first in "(（[" and (match := _SCORE.match(text)) and match.end() < len(text):
            marks.put("score", match["value"])
            if match["note"]:
                marks.notes.append(styled.words.cut(*match.span("note")))
        elif first == "@" and (match := _LEAD_OWNER.match(text)):
            marks.owner = marks.owner or styled.words.cut(*match.span("value"))
        elif first == "#" and (match := _LEAD_TAG.match(text)):
            marks.tag(match["value"])
        elif first in "[【" and (match := _LEAD_DUE.match(text)) and match.end() < len(text):
            marks.due = marks.due or styled.words.cut(*match.span("value"))
        elif (
            first in "[【(（"
            and (aside := _lead_field(text))
            and aside.end() < len(text)
            and _fielded(aside["inner"], marks, styled.words.cut(*aside.span("inner")))
        ):
            match = aside
        else:
            return styled
        styled = styled.cut(match.end()).strip()
    return styled


_LEAD_FIELD = re.compile(r"[(（\[【](?P<inner>[^()（）\[\]【】]{2,40})[)）\]】]\s*[:：]?\s*")


def _lead_field(text: str) -> re.Match[str] | None:
    return _LEAD_FIELD.match(text)


def read_back(styled: Styled, marks: Marks, *, objective: bool) -> Styled:
    """Without what stands behind the words: （60%）, 【权重 30%】, @owner, #tag, ✅ 70%, （P0）, （2026 Q3）, （承接 O1）."""
    for _ in range(8):
        text = styled.words.text
        tail = text[-80:]
        base = len(text) - len(tail)
        if match := _TAIL_EMOJI.search(tail):
            marks.put("status", match["marks"].strip())
            marks.put("progress", match["progress"] or "")
        elif match := _TAIL_OWNER.search(tail):
            group = "value" if match["value"] else "glued"
            if marks.owner is None:
                marks.owner = styled.words.cut(base + match.start(group), base + match.end(group))
        elif match := _TAIL_TAG.search(tail):
            marks.tag(match["value"])
        elif match := _TAIL_ARROW.search(tail):
            marks.put("parent", match["value"].strip())
        elif match := _BRACKET_TAIL.search(tail):
            inner = match["inner"].strip()
            words = styled.words.cut(base + match.start("inner"), base + match.end("inner"))
            if not _bracket(inner, words, marks, styled.cut(0, base + match.start()).strip(), objective):
                return styled
        else:
            return styled
        if base + match.start() <= 0:
            return styled
        styled = styled.cut(0, base + match.start()).strip()
    return styled


def _bracket(inner: str, words: Words, marks: Marks, rest: Styled, objective: bool) -> bool:
    """Whether a closing bracket's content is a mark; it is kept in `marks` then."""
    flat = plain(inner).strip()
    if re.fullmatch(r"[Pp][0-5](?:\s?[:：].*)?", flat):
        marks.put("priority", inner)
        return True
    if flat.lower() in _STATUS_WORDS:
        marks.put("status", "dropped" if flat.lower() in _DROPPED_WORDS else inner)
        return True
    if _PERCENT.fullmatch(flat):
        if objective:
            marks.put("weight", inner)
            return True
        marks.bare = marks.bare or inner
        marks.bare_words = marks.bare_words or rest
        return False
    if objective and is_period(inner):
        marks.cycle = marks.cycle or words
        return True
    return _fielded(inner, marks, words)


def _fielded(inner: str, marks: Marks, words: Words | None) -> bool:
    """Whether `inner` is a field of one kind: 权重 30%, 信心 5/10, 负责人：张三, 承接 公司 O1-KR2."""
    flat = plain(inner)
    for name, pattern in _FIELD_RES.items():
        match = pattern.match(flat)
        if not match:
            continue
        value = inner[match.start("value") : match.end("value")]
        said = match["sep"].strip() != ""
        if name in ("weight", "confidence", "progress", "score"):
            if not re.fullmatch(r"[\d.%/ ]{1,9}(?:分|成)?", plain(value)):
                continue
            marks.put(name, value)
        elif name == "parent":
            if not _OREF.search(plain(value)):
                continue
            marks.put("parent", value)
        elif (not said and name != "owner") or not (said or match["sep"]):
            continue
        elif name in ("owner", "due"):
            if words is not None:
                piece = words.cut(match.start("value"), match.end("value"))
                setattr(marks, name, getattr(marks, name) or piece)
        else:
            marks.put(name, value)
        return True
    return False


def read_field(styled: Styled, marks: Marks) -> bool:
    """Whether a line under an item is one of its fields (负责人：张三); it is kept in `marks` then."""
    return is_field(styled.words.text) and _fielded(styled.words.text, marks, styled.words)


def is_field(text: str) -> bool:
    """Whether a line is a key with a value: 负责人：张三, Due: Sep 30."""
    return len(text) <= 120 and bool(_FIELD_LINE.match(plain(text)))


def read_pair(key: str, value: Words, marks: Marks) -> bool:
    """Whether a key with a value (owner: Petra) is a field of an item; it is kept in `marks` then."""
    flat = plain(key).strip().lower()
    for name, words in _FIELDED.items():
        if re.fullmatch(words, flat, re.IGNORECASE):
            if name in ("owner", "due"):
                setattr(marks, name, getattr(marks, name) or value)
            else:
                marks.put(name, value.text)
            return True
    if flat in ("tag", "tags", "标签"):
        marks.tag(value.text)
        return True
    return False
