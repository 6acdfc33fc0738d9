"""What a line says moves, from where and to where: 出餐太慢，现在要 18 分钟 is 出餐用时从 18 分钟, its end still to be said.

The words stay the author's. Only the frame is ours: a measure of time for what is slow, "from ... to ..." around figures
that stood in another order. Where the words name nothing that can be counted, there is no move.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.blanks import write_blank
from assistant.drafter.rules.named_en import name_en
from assistant.drafter.rules.named_zh import name_zh
from assistant.drafter.rules.relief import relief_of
from assistant.drafter.rules.sayable import is_sayable
from assistant.item import problems
from assistant.item.wanted import is_wanted
from assistant.text import plain
from assistant.types import Figure, Lang, Sentence

_AMOUNT = re.compile(
    r"^[~≈≤≥<>约]?\s?[$€£¥]?\s?(?:[\d.,]+|[零一二两三四五六七八九十百千半几]+)\s?(?:个?多|余|几|\+)?\s?"
)
_CURRENCY = re.compile(r"^[~≈≤≥<>]?\s?([$€£¥])")
_SPAN_EN = re.compile(
    r"\s(?:(?:last|this|since|in|per|a|each) (?:yr|year|quarter|term|month|week|day|night|shift|hour|season|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*)",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?:用时|时长|时间|周期)$|^(?:time|wait) |\btime$", re.IGNORECASE)
_SPAN_ZH = re.compile(r"(?:上个?(?:学期|季度?|月|周|年|半年)|去年(?:全年|同期)?|前年|平均)(?=\D{0,4}$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What moves, in the author's words; `start` and `goal` with their units, None where the line does not say.

    `by` is until when, as the line says it.
    """

    name: str
    start: str | None
    goal: str | None
    unit: str
    by: str | None = None

    @property
    def slow(self) -> bool:
        """Whether what moves is a time."""
        return _TIME.search(self.name) is not None

    def text(self, lang: Lang) -> str:
        """ "修复用时从 6 天到【待填：目标】天"."""
        joint = "" if lang == "zh" or not self.unit or self.unit[0] in "%‰" else " "
        start = self.start or write_blank("baseline", lang) + joint + self.unit
        goal = self.goal or write_blank("target", lang) + joint + self.unit
        if lang == "zh":
            by = f"{self.by.removesuffix('前').removesuffix('之')}前，" if self.by else ""
            name = f"{self.name} " if self.name[-1].isascii() else self.name
            return f"{by}{name}从{_apart(start)}到{_apart(goal)}"
        by = f" by {self.by}" if self.by else ""
        return f"{self.name[:1].upper()}{self.name[1:]} from {start} to {goal}{by}"


def _apart(amount: str) -> str:
    """An amount that its author wrote with a space in it has one in front as well: 从 4 天到."""
    return f" {amount}" if re.match(r"\d\S*\s", amount) else amount


def move_of(text: str, sentence: Sentence) -> Move | None:
    """The move that a line tells, None where it names nothing that is counted."""
    lang = sentence.lang
    start, goal = _ends(sentence)
    figure = start or goal
    name = (name_zh if lang == "zh" else name_en)(text, sentence, figure)
    relief = relief_of(text, lang) if figure is not None and figure.kind in ("count", "unknown", "money") else None
    if figure is not None and figure.kind == "percent" and (told := relief_of(text, lang)) is not None and told.share:
        name = told.share
    countable = relief.measure if relief is not None and relief.unit != "%" else None
    if countable is not None and (
        (relief is not None and relief.unit == "次") or not name or not is_sayable(name, lang)
    ):
        name = countable
    elif name is None or not is_sayable(name, lang):
        return None
    unit = _unit(figure) if figure else ("%" if name.endswith(("占比", "率")) or name.startswith("Share of ") else "")
    return Move(
        name=name,
        start=_start_words(text, start, lang) if start else None,
        goal=_goal_words(text, goal, start, lang) if goal else None,
        unit=unit,
        by=_until(sentence, start, goal),
    )


def _until(sentence: Sentence, start: Figure | None, goal: Figure | None) -> str | None:
    """Until when the end is wanted: no "month end" that only names what takes nine days."""
    date = sentence.deadline
    if date is None or goal is None or (start is not None and date.span < start.span):
        return None
    return date.text


def in_another_order(text: str, sentence: Sentence) -> bool:
    """Whether a line with a start and an end tells them as a chat does: what is wrong, what is, what is wanted."""
    start, goal = _ends(sentence)
    if start is None or goal is None or goal.span < start.span:
        return False
    return problems.is_problem(text) or is_wanted(plain(text), start, goal)


def has_only_one_end(text: str, sentence: Sentence) -> bool:
    """Whether a line says where things stand and not where to go, or what is wrong and only where to go."""
    start, goal = _ends(sentence)
    return (start is not None and goal is None) or (start is None and goal is not None and problems.is_problem(text))


def _ends(sentence: Sentence) -> tuple[Figure | None, Figure | None]:
    """The start and the end that a line gives; neither where it gives more than one of them."""
    starts = [f for f in sentence.figures if f.role == "baseline" and f.value is not None]
    goals = [f for f in sentence.targets if f.op != "change"]
    pairs = [(s, g) for s in starts for g in goals if s.kind == g.kind and s.span < g.span]
    if len(pairs) == 1:  # 被投诉了 11 次，要等 25 分钟，年底要到 10 分钟: minutes go with minutes
        return pairs[0]
    start = starts[0] if starts else None
    return (start, goals[0] if goals else None) if len(goals) < 2 else (None, None)


def _unit(figure: Figure) -> str:
    quote = figure.quote.strip()
    if "%" in quote:
        return "%"
    if " of " in quote or "/" in quote or _CURRENCY.match(quote):
        return ""
    unit = _AMOUNT.sub("", quote).strip()
    return "" if re.search(r"\d|分之|^(?:k|m|bn|half)$", unit, re.IGNORECASE) else unit


def _start_words(text: str, start: Figure, lang: Lang) -> str:
    """The start as written, with the period it was counted over: 去年 6 例, "14 last quarter"."""
    words = start.quote.strip()
    if lang == "en":
        after = _SPAN_EN.match(text, start.span.end)
        return words + (after.group() if after else "")
    before = _SPAN_ZH.search(text[: start.span.start])
    return (before.group() if before and before.group() != "平均" else "") + words


def _goal_words(text: str, goal: Figure, start: Figure | None, lang: Lang) -> str:
    words = goal.quote.strip()
    unit = _unit(start) if start is not None else ""
    if start is not None and unit and not _unit(goal) and goal.kind in ("unknown", start.kind):
        words += unit if unit == "%" or lang == "zh" else f" {unit}"
    currency = _CURRENCY.match(start.quote) if start is not None else None
    if currency and not _CURRENCY.match(words):
        words = currency[1] + words
    if goal.op in ("le", "lt") and not words.startswith(("<", "≤")):
        return f"{words}以内" if lang == "zh" else f"under {words}"
    return words
