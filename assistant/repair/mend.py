"""What code can mend: an untraced figure becomes a blank or goes with its classifier; names, links and markup go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.blanks import write_blank
from assistant.check import Invented
from assistant.checks.g07 import UNSAFE
from assistant.item import read_sentence
from assistant.types import BlankSlot, DraftedKeyResult, DraftedObjective, Initiative, Lang, Sentence

# 百 in 个百分点 and 百分之 is no numeral.
_AMOUNT = re.compile(r"[0-9０-９][0-9０-９.,，．]*|(?:(?!百分)[零〇一二两三四五六七八九十百千万亿半几数])+")
_CLASSIFIER = r"\s?(?:多|余|来)?\s?(?:个|場|场|次|篇|家|位|名|人|条|款|项|份|套|轮|期|场次|件|台|门|支|种|批|座|户|起|%|％|成|倍|万|元|天|小时|分钟)?"
_HOLDERS_ZH = re.compile(
    r"(?:达到|提升到|提升至|提高到|降到|降至|降低到|增长到|超过|不低于|不少于|至少|约|近|共|每\w{0,2})\s?$"
)
_HOLDERS_EN = re.compile(
    r"(?i)(?:\b(?:by|to|from|of|at least|at most|more than|less than|over|under|about|around|within|before|in|on|"
    r"up to|until)\s+)+$"
)
_BLANK = re.compile(r"【[^】]*】|\[TBD[^\]]*\]")
_MOST_BLANKS = 2
_SLOTS: frozenset[BlankSlot] = frozenset(("baseline", "target", "deadline"))
_SPLIT = re.compile(r"[^，,；;。.!?！？]+[，,；;。.!?！？]?")
_NAME_ZH = (
    r"(?:[，,；;、]?\s*(?:由|请|让|交给|联合|携手|协同|配合|联动|会同|与|和|跟|同|经|向|找)\s*{name}"
    r"(?:(?:一起|共同|合作)?(?:负责|牵头|主导|推进|推动|跟进|配合|执行|支持|审核|完成|落地|协助|统筹|督办|把关)?)?"
    r"|[（(【\[]?\s*(?:负责人|责任人|owner|Owner|牵头人|跟进人)\s*[:：]?\s*{name}\s*[)）】\]]?"
    r"|[（(]\s*{name}\s*[)）]|@\s?{name}|{name}(?:负责|牵头|主导|推进|推动|跟进|统筹)?)"
)
_NAME_EN = (
    r"(?:,?\s*\b(?:by|with|from|to|via|through|using|on|in|at|for|led by|owned by|together with|in partnership with|"
    r"reporting to|signed off by|approved by)\s+(?:the\s+)?{name}(?:'s)?(?:\s+(?:team|group|department))?"
    r"|\(?\s*owner\s*:?\s*{name}\s*\)?|\(\s*{name}\s*\)|@\s?{name}|(?:the\s+)?{name}(?:'s)?)"
)


def mend_key_result(piece: DraftedKeyResult, invented: Sequence[Invented], lang: Lang) -> DraftedKeyResult | None:
    """The key result without what nobody gave: blanks at baseline, target and deadline, the rest taken out.

    Where that makes more than two blanks an invented date goes altogether.

    None when nothing worth reading is left: no words, or more blanks than anybody fills in.
    """
    most = max(_MOST_BLANKS, len(_BLANK.findall(piece.text)))
    text = ""
    for slots in (_SLOTS, _SLOTS - {"deadline"}):
        text = mend_text(piece.text, [i for i in invented if i.field == "text"], lang, blanks=slots)
        if len(_BLANK.findall(text)) <= most:
            break
    if not text or len(_BLANK.findall(text)) > most:
        return None
    why = without_clauses(piece.why, [i.quote for i in invented if i.field == "why"])
    initiatives = []
    for initiative in piece.initiatives:
        loose = [i for i in invented if i.field == "initiative" and i.quote in initiative.text]
        rest = mend_text(initiative.text, _placed(loose, initiative.text), lang)
        if rest:
            initiatives.append(Initiative(rest, initiative.source))
    return replace(piece, text=text, why=clean(why), initiatives=tuple(initiatives))


def mend_objective(piece: DraftedObjective, invented: Sequence[Invented], lang: Lang) -> DraftedObjective | None:
    """The objective without what nobody gave; no blank ever stands in an objective."""
    text = mend_text(piece.text, [i for i in invented if i.field == "text"], lang)
    if not text:
        return None
    why = without_clauses(piece.why, [i.quote for i in invented if i.field == "why"])
    return replace(piece, text=text, why=clean(why))


def mend_text(
    text: str, invented: Sequence[Invented], lang: Lang, *, blanks: frozenset[BlankSlot] = frozenset()
) -> str:
    """`text` without the invented facts; "" when too little is left. A baseline, target or deadline that
    was invented and stands in `blanks` becomes a blank with its unit outside: 从【待填：基线】次到【待填：目标】次.
    """
    sentence = read_sentence(text, lang)
    for fact in sorted(invented, key=lambda f: f.span, reverse=True):
        start, end = fact.span
        if text[start:end] != fact.quote:
            continue
        if fact.kind == "name":
            text = _without_name(text, fact.quote, lang)
        elif (slot := _slot(sentence, fact)) is not None and slot in blanks:
            text = text[:start] + _blanked(fact.quote, slot, lang) + text[end:]
        else:
            text = _without_amount(text, start, end, lang)
    text = clean(UNSAFE.sub("", text))
    return text if len(re.sub(r"\W", "", _BLANK.sub("", text))) >= 3 else ""


def clean(text: str) -> str:
    """Spaces and punctuation that a removal left behind, put right."""
    text = re.sub(r"[（(\[【]\s*[)）\]】]", "", text)
    text = re.sub(r"\s+([，,；;。.！？!?、：:）)])", r"\1", re.sub(r"[ \t\u3000]{2,}", " ", text))
    text = re.sub(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])", "", text)
    text = re.sub(r"由(?:负责|牵头|主导|推动|推进|跟进|配合|审批|执行)[，,、]?", "", text)
    text = re.sub(r"([，,；;、])[，,；;、]+", r"\1", text)
    text = re.sub(r"[，,；;、]+([。.])", r"\1", text)
    return text.strip(" \t，,；;、:：").strip()


def _slot(sentence: Sentence, fact: Invented) -> BlankSlot | None:
    if fact.kind == "date":
        deadline = sentence.deadline
        return "deadline" if deadline and _touch(deadline.span, fact.span) else None
    for figure in sentence.figures:
        if _touch(figure.span, fact.span) and figure.role in ("baseline", "target"):
            return "baseline" if figure.role == "baseline" else "target"
    return None


def _touch(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _blanked(quote: str, slot: BlankSlot, lang: Lang) -> str:
    """The quote with its amount blanked, unit and comparison left: "under 3 seconds", "under [TBD: target] seconds"."""
    blank = write_blank(slot, lang)
    amounts = list(_AMOUNT.finditer(quote))
    if slot == "deadline" or not amounts:
        return blank
    first, last = amounts[0], amounts[-1]
    return quote[: first.start()] + blank + re.sub(r"^[万亿kKmM千百]+", "", quote[last.end() :])


def _without_amount(text: str, start: int, end: int, lang: Lang) -> str:
    """The text without the amount, its classifier and the words that only held it."""
    head, tail = text[:start], text[end:]
    if lang == "zh":
        tail = re.sub(rf"^{_CLASSIFIER}", "", tail)
        head = _HOLDERS_ZH.sub("", head)
        head = re.sub(r"(?:在|于|自|从|到)\s?$", "", head)
        tail = re.sub(r"^\s?(?:以上|以下|以内|左右|之前|之后|前|内|的)", "", tail)
    else:
        head = _HOLDERS_EN.sub("", head)
        tail = re.sub(r"^\s?%", "", tail)
    return head + tail


def _without_name(text: str, name: str, lang: Lang) -> str:
    bare = re.escape(name.strip("@＠ "))
    for shape in (_NAME_ZH, _NAME_EN) if lang == "zh" else (_NAME_EN, _NAME_ZH):
        text, count = re.subn(shape.format(name=bare), "", text, flags=re.I)
        if count:
            return text
    return text.replace(name, "")


def without_clauses(text: str, quotes: Sequence[str]) -> str:
    """A reason without the clauses that hold an invented fact."""
    if not quotes:
        return UNSAFE.sub("", text)
    places = [m.span() for q in quotes for m in re.finditer(re.escape(q), text)]
    kept = [
        m.group()
        for m in _SPLIT.finditer(text)
        if not any(m.start() < end and start < m.end() for start, end in places)
    ]
    return UNSAFE.sub("", "".join(kept))


def _placed(invented: Sequence[Invented], text: str) -> list[Invented]:
    """The facts with their places in `text`, one per quote."""
    placed = {i.quote: i for i in invented}
    return [replace(i, span=type(i.span)(at, at + len(q))) for q, i in placed.items() if (at := text.find(q)) >= 0]
