"""Words of a line are exchanged for the person's own: a part of it, or the whole line."""

from __future__ import annotations

import re

from assistant.numbers import read_figures
from assistant.session import Edited
from assistant.talk.clauses import quotes
from assistant.talk.ground import Ground, Place
from assistant.talk.order import Clause, Step
from assistant.text import plain
from assistant.types import Text

_PART_ZH = re.compile(
    r"(?:把)?(?:里面?的|中的|的)?\s*[「“\"]?(?P<old>[^「」“”\"]{1,40}?)[」”\"]?\s?(?:改成|换成|改为|换为|替换成|写成)\s?[「“\"]?(?P<new>[^「」“”\"]{1,60}?)[」”\"]?\s*$"
)
_PART_EN = re.compile(
    r"(?:replace|change|swap)\s+[\"“']?(?P<old>[^\"”]{1,60}?)[\"”']?\s+(?:with|to|for|by|into)\s+[\"“']?(?P<new>[^\"”]{1,80}?)[\"”']?(?:\s+in)?\s*$",
    re.I,
)
_WHOLE = re.compile(
    r"(?:整句|整条|全文)?(?:就)?(?:改成|改为|换成|换为|改写成|写成|写作|应该是|变成)\s*(?P<colon>[:：])?\s*(?P<text>.+)$|^\s*[:：]\s*(?P<bare>.+)$"
    r"|(?:should read|reads?|reword(?:ed)? (?:it )?(?:to|as)|rewrite (?:it )?(?:to|as)|change (?:it )?to|make it read|is now|becomes)\s*(?P<en>[:：])?\s*(?P<words>.+)$",
    re.IGNORECASE,
)
# 目标改成 60% is about the figure, however often the word stands in the line.
_SLOT = re.compile(
    r"(?:它|这条|的|目标值?|指标|基线|起点|现状|挑战值?|保底值?|负责人|截止(?:日期)?|日期|时间|句子?|话|整句|措辞|it|this|the target|target|goal|baseline|owner|deadline|date|line)+",
    re.I,
)
# How it should read rather than what: that takes somebody who writes.
_MANNER = re.compile(
    r"(?:更|短|简洁|简短|精炼|长一|通俗|具体|有力|激进|保守|英文|中文|口语|正式|承诺|挑战|愿景|以.{1,12}为|围绕|一句话|一条|两条|三条|看板|结果导向|可衡量)"
    r"|\b(?:shorter|longer|simpler|bolder|clearer|more|less|english|chinese|about|committed|aspirational|measurable|plain)\b",
    re.IGNORECASE,
)


def read(clause: Clause, ground: Ground) -> Step | None:
    """ "KR1 里的「客户」换成「老客户」", "O 改成：让……", "KR2 reads: ..."."""
    flat = clause.aim.rest
    for pattern in (_PART_ZH, _PART_EN):
        match = pattern.search(flat)
        if match is not None and (step := _part(match, clause, ground)) is not None:
            return step
    match = _WHOLE.search(flat)
    if match is None or clause.aim.one is None or not clause.aim.named:
        return None
    text = next(match[g] for g in ("text", "bare", "words") if match[g]).strip()
    quoted = quotes(text)
    told = bool(match["colon"] or match["en"] or match["bare"] or quoted)
    text = (quoted[0] if len(quoted) == 1 else text).strip(" 。.")
    if not told and (_MANNER.search(plain(text)) or not _is_line(text, clause.aim.one)):
        return None
    if len(re.sub(r"\W", "", text)) < 2 or text.strip(".… ") == "":
        return None
    place = clause.aim.one
    # "KR1 改成 28 天" is about the figure, whether or not a colon stands before it.
    if place.number and read_figures(text) and len(re.sub(r"[\d\W]", "", text)) < 4:
        return None
    label = ground.label(place.id)
    said = Text(f"{label} 换成你的原话", f"{label} is in your words now")
    return Step(said=said, moves=(Edited(place.id, text),), changed=(place.id,))


def _part(match: re.Match[str], clause: Clause, ground: Ground) -> Step | None:
    old, new = match["old"].strip(" 的把将「」“”\"'"), match["new"].strip(" 「」“”\"'。.")
    if not old or not new or read_figures(old) or _SLOT.fullmatch(plain(old)):
        return None
    among = clause.aim.places if clause.aim.named else ground.places
    hits = [p for p in among if plain(old) in plain(p.text)]
    if len(hits) != 1:
        return None
    place = hits[0]
    at = plain(place.text).index(plain(old))
    text = place.text[:at] + new + place.text[at + len(old) :]
    label = ground.label(place.id)
    return Step(
        said=Text(f"{label} 里的「{old}」换成「{new}」", f"{label}: “{old}” is “{new}” now"),
        moves=(Edited(place.id, text),),
        changed=(place.id,),
    )


def _is_line(text: str, place: Place) -> bool:
    """Whether words after 改成 are a line of their own: long enough, and for an objective no figure alone."""
    long = len(re.findall(r"[\u4e00-\u9fff]", text)) >= 6 or len(text.split()) >= 4
    return long and (not place.number or bool(read_figures(text)))
