"""What a layout hangs on an item's words, in front and behind: priority, score, weight, owner, due date, tags, status."""

from __future__ import annotations

import re

from assistant.parse.fields import DROPPED, STATES, Marks, read_fields, read_loose
from assistant.parse.labels import read_label
from assistant.parse.markup import Styled
from assistant.parse.period import is_period
from assistant.parse.words import Words
from assistant.text import plain
from assistant.text.late import late_compile

_EMOJI = r"[\u231a-\u23ff\u25aa-\u25fe\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?"
GOAL_SIGNS = "🎯🚩📌🏁🔑📍⭐🌟📈💡🚀👉🥅🏆"
_BOXES = tuple("□☐√✓☑×✗")
_NAME = r"[\w\u4e00-\u9fff·.-]{1,24}"
_FRONT_EMOJI = late_compile(rf"(?:{_EMOJI}\s*)+")
_FRONT_PRIORITY = late_compile(
    r"(?P<open>[\[【(（]?)\s?(?P<value>[Pp][0-5])\s?[\]】)）]?(?P<gloss>[(（][^()（）]{1,12}[)）](?=\s?[:：]))?(?P<sep>\s*[-–—:：|]\s+|\s*[:：]|\s+|$)",
    needs="p0 p1 p2 p3 p4 p5",
)
_FRONT_SCORE = late_compile(
    r"[(（\[](?P<value>[01]\.\d{1,2}|\d(?:\.\d)?/\d{1,2})\s*"
    r"(?:[;；,，]\s*(?P<note>[^()（）]{0,200}(?:[(（][^()（）]{0,100}[)）][^()（）]{0,100})?))?[)）\]]\s*"
)
_FRONT_OWNER = late_compile(rf"@(?P<value>{_NAME})[\s,，:：]+(?!的)", needs="@")
_FRONT_TAG = late_compile(r"#(?P<value>(?!\d{1,3}[\s,，])[\w\u4e00-\u9fff/·-]{1,24})#?[\s,，]+", needs="#")
_FRONT_DUE = late_compile(
    r"[\[【](?P<value>\d{1,2}[/.-]\d{1,2}|\d{4}[/.-]\d{1,2}(?:[/.-]\d{1,2})?|\d{1,2}月(?:\d{1,2}日|底|末|初)?|Q[1-4])[\]】]\s*"
)
_FRONT_FIELD = late_compile(r"[(（\[【](?P<value>[^()（）\[\]【】]{2,40})[)）\]】]\s*[:：]?\s*")
_BACK_EMOJI = late_compile(
    rf"\s*(?P<value>(?:(?:{_EMOJI}|[\u2580-\u259f])\s*)+)(?:(?P<said>{DROPPED})|(?P<state>{STATES}))?(?:(?P<score>[01]\.\d{{1,2}})|(?P<progress>\d{{1,3}}(?:\.\d)?[%％]))?\s*$",
    re.IGNORECASE,
)
_BACK_BAR = late_compile(r"\s*\[[=#>*|. \-]{4,40}\]\s*(?P<progress>\d{1,3}\s?%)?\s*$", needs="[")
_BACK_OWNER = late_compile(rf"(?:\s+|(?<=[^\x00-\x7f]))@(?P<value>{_NAME})\s*$", needs="@")
_BACK_TAG = late_compile(r"\s+#(?P<value>[A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff/·-]{0,23})#?\s*$", needs="#")
_BACK_PARENT = late_compile(
    r"\s*(?:→|➜|➡|⇒|->|=>|↑|⇧|⬆|←|⇐|<-|<=|—{1,2}|--)\s*(?:(?:支撑|承接自?|对齐|来自|supports?|aligned (?:to|with)|from)\s?)?[:：]?\s*"
    r"(?P<value>(?:[^\s→A-Za-z]{1,12}|(?:[^\s→]{1,12}\s){1,3})?(?:O\d{1,2}(?:[-. ]?KR\d{1,2})?|KR\d{1,2}))\s*$",
    needs="→ ➜ ➡ ⇒ > ↑ ⇧ ⬆ ← ⇐ < — -",
)
_BACK_FIELD = late_compile(
    r"(?:\s|[,，;；|/])\s{0,4}(?:[-–—|·]{1,2}\s)?(?P<value>(?:负责人|責任人|负责|責任|owner|dri|截止(?:日期|时间)?|due|ddl|deadline|权重|權重|weight|信心(?:指数|指數)?|confidence"
    r"|进度|進度|progress|状态|狀態|status|优先级|優先級|priority|评分|評分|score)\s?[:：]\s{0,4}[^:：,，;；|]{1,24}|(?:权重|權重|weight|信心(?:指数|指數)?|confidence)\s?\d[\d./]{0,4}\s?%?"
    # "Note quality score 80" names a metric, "… by June, score 0.8" grades it.
    r"|(?<![A-Za-z]\s)(?<![\u4e00-\u9fff]\s)(?:得分|评分|評分|score)\s?\d[\d./]{0,4}\s?%?|(?:进度|進度|progress)\s?\d{1,3}\s?%)$",
    re.IGNORECASE,
    needs="负责 責任 owner dri 截止 due ddl deadline 权重 權重 weight 信心 confidence 进度 進度 progress 状态 狀態 status 优先级 優先級 priority 评分 評分 得分 score",
)
_BACK_DUE = late_compile(
    rf"[@#]{_NAME}\s+(?P<value>(?:截止|due|ddl|by)\s?[\w./-]{{1,12}}(?:\s?[月日]\s?\d{{0,2}}[日号]?)?)\s*$",
    re.IGNORECASE,
    needs="@ #",
)
_BACK_BRACKET = late_compile(
    r"\s*[(（\[【〔](?P<value>[^()（）\[\]【】〔〕]{1,60})[)）\]】〕]\s*[。.;；]?\s*$", needs="( （ [ 【 〔"
)
_SHARE = late_compile(r"(?:占比\s?:?\s?)?(?P<value>\d{1,3}(?:\.\d+)?\s?%)")
_DEPARTMENT = late_compile(r"[\u4e00-\u9fff]{1,6}(?:部|组|处|科|室|中心|车间)")
_PERIOD = late_compile(r"(?:周期|时间|季度|cycle|period|quarter)\s?:\s?", re.IGNORECASE)


def read_lead_emoji(styled: Styled, marks: Marks) -> Styled:
    """Without the status signs in front, which go into the status."""
    match = _FRONT_EMOJI.match(styled.words.text)
    if not match or match.end() == len(styled.words):
        return styled
    signs = match.group().strip()
    if not any(sign in signs for sign in GOAL_SIGNS):
        marks.put("status", signs)
    return styled.cut(match.end()).strip()


def read_aside(words: Words, marks: Marks) -> None:
    """What stands in brackets inside a label: a weight, a priority, other fields, or else a small title."""
    inner = words.strip("[]【】()（）〔〕")
    flat = plain(inner.text)
    if _SHARE.fullmatch(flat) or flat.isdecimal():
        marks.put("weight", inner.text)
    elif not read_label(inner.text) and not read_fields(inner, marks):
        marks.put("title", inner.text)


def read_front(styled: Styled, marks: Marks, *, bare_priority: bool) -> Styled:
    """Without what stands in front of the words: [P0], (0.6; a note), @owner, #tag, [6/30].

    `bare_priority` allows a P0 with no bracket: after a label, "P0 工单 10 分钟内接手" is content.
    """
    for _ in range(6):
        end = _front(styled, marks, bare_priority)
        if not end:
            return styled
        styled = styled.cut(end).strip()
    return styled


def _front(styled: Styled, marks: Marks, bare_priority: bool) -> int:
    """Where the words go on behind one mark in front; 0 if there is none."""
    text = styled.words.text
    first = text[:1]
    match = _FRONT_PRIORITY.match(text) if first in "[【(（Pp" else None
    new = match is not None and marks.meta.priority is None
    if (
        match
        and new
        and (match["open"] or match["gloss"] or (bare_priority and match["sep"]))
        and match.end() < len(text)
    ):
        marks.put("priority", match["value"])
        return match.end()
    if first in _BOXES and text[1:2].isspace():
        marks.put("status", "done" if first in "√✓☑" else "open")
        return 2
    if first == "@" and (match := _FRONT_OWNER.match(text)):
        marks.owner = marks.owner or styled.words.cut(*match.span("value"))
        return match.end()
    if first == "#" and (match := _FRONT_TAG.match(text)):
        marks.tag(match["value"])
        return match.end()
    if not first or first not in "(（[【":
        return 0
    if (match := _FRONT_SCORE.match(text)) and match.end() < len(text):
        marks.put("score", match["value"])
        if match["note"]:
            marks.notes.append(styled.words.cut(*match.span("note")))
        return match.end()
    if (match := _FRONT_DUE.match(text)) and match.end() < len(text):
        marks.due = marks.due or styled.words.cut(*match.span("value"))
        return match.end()
    match = _FRONT_FIELD.match(text)
    if match and match.end() < len(text) and _several_fields(styled.words.cut(*match.span("value")).strip(), marks):
        return match.end()
    if match and match.end() < len(text) and read_fields(styled.words.cut(*match.span("value")).strip(), marks):
        return match.end()
    return 0


def _several_fields(words: Words, marks: Marks) -> bool:
    """Whether a bracket holds two fields or more, as in （40%，小林）."""
    return bool(re.search("[,，、;；/|]", words.text)) and read_loose(words, marks)


def read_back(styled: Styled, marks: Marks, *, objective: bool) -> Styled:
    """Without what stands behind the words: （60%）, 【权重 30%】, @owner, #tag, ✅ 70%, （P0）, （2026 Q3）, （承接 O1）."""
    for _ in range(8):
        start = _back(styled, marks, objective)
        if start <= 0:
            return styled
        styled = styled.cut(0, start).strip()
    return styled


def _back(styled: Styled, marks: Marks, objective: bool) -> int:
    """Where the words end before one mark behind them; 0 if there is none."""
    words = styled.words
    base = max(len(words) - 80, 0)
    tail = words.text[base:]
    if match := _BACK_EMOJI.search(tail):
        marks.put("status", "dropped" if match["said"] else match["state"] or match["value"].strip())
        marks.put("progress", match["progress"] or "")
        marks.put("score", match["score"] or "")
    elif match := _BACK_BAR.search(tail):
        marks.put("progress", match["progress"] or "")
    elif (match := _BACK_DUE.search(tail)) and read_fields(
        words.cut(base + match.start("value"), base + match.end("value")).strip(), marks
    ):
        return base + match.start("value")
    elif match := _BACK_OWNER.search(tail):
        marks.owner = marks.owner or words.cut(base + match.start("value"), base + match.end("value"))
    elif match := _BACK_TAG.search(tail):
        marks.tag(match["value"])
    elif match := _BACK_PARENT.search(tail):
        marks.put("parent", match["value"].strip())
    elif match := _BACK_BRACKET.search(tail):
        inner = words.cut(base + match.start("value"), base + match.end("value")).strip()
        if not _bracket(inner, marks, styled.cut(0, base + match.start()).strip(), objective):
            return 0
    elif match := _BACK_FIELD.search(tail):
        if not read_fields(words.cut(base + match.start("value"), base + match.end("value")).strip(), marks):
            return 0
    else:
        return 0
    return base + match.start()


def _bracket(inner: Words, marks: Marks, rest: Styled, objective: bool) -> bool:
    """Whether a closing bracket's content is a mark; it is kept in `marks` then."""
    if share := _SHARE.fullmatch(plain(inner.text)):
        percent = inner.text[slice(*share.span("value"))]
        if objective:
            marks.put("weight", percent)
            return True
        marks.bare = marks.bare or percent
        marks.bare_words = marks.bare_words or rest
        return False
    if objective and (period := _named_period(inner)) is not None:
        marks.cycle = marks.cycle or period
        return True
    if objective and _DEPARTMENT.fullmatch(inner.text):
        marks.owner = marks.owner or inner
        return True
    return read_fields(inner, marks)


def _named_period(words: Words) -> Words | None:
    """The period that a bracket names: 2026 Q3, 周期：Q3."""
    head = _PERIOD.match(plain(words.text))
    rest = words.cut(head.end()) if head else words
    return rest if is_period(rest.text) else None
