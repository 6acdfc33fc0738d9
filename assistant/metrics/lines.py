"""A list of metrics written as lines or clauses: "DAU 12万 → 15万", "7 月签约 500 万：张三 200 万、李四 180 万"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from assistant.cycle import read_cycle
from assistant.item import read_sentence
from assistant.lexicon import lexicon
from assistant.metrics.cells import Scale, amount_of, is_fraction, say_number, with_unit
from assistant.metrics.columns import read_unit
from assistant.metrics.parts import read_parts
from assistant.metrics.rows import Reading
from assistant.metrics.words import is_note, is_rate, is_total, period_of, unit_line
from assistant.numbers import read_figures
from assistant.parse.words import Words, words_at
from assistant.text import cjk_count, plain
from assistant.text.late import late_compile
from assistant.types import Amount, Figure, Lang, Left, LeftKind, MetricRow, Sentence, Span, Text

_LINE = late_compile(r"[^\r\n]+")
_CLAUSE = late_compile(r"[^；;。]+")
_COMMA = late_compile(r"[，,、](?!\d{3}(?!\d))")
_BULLET = late_compile(r"^\s*(?:[-*•·–—●▪■□◆]+\s+|\(?\d{1,2}\s?[.、)）]\s?(?!\d)|[①-⑳]|[（(]\d{1,2}[)）])\s*")
# What stands between a name and its first amount and belongs to neither.
_TAIL = late_compile(
    r"(?i)(?:(?<=[率量额数值度本用])[压降提升冲拉控做]|[\s:：=＝|~\-–—→>＞<＜≥≤（(]|从|由|自|达到|达|做到|提升至|提升到|提高到|提高至|增长到|增至|降到|降至|降低到|减少到|缩短到|控制在|保持在?|维持在?|不低于|不少于|不高于|不超过|不大于|至少|至多|超过|"
    r"目标值?|现状|现在|当前|目前|实际|保底|挑战|为|是|to|到|至|\b(?:from|to|at|of|is|was|reach(?:es)?|up|down|least|most|under|over|below|above|no|more|less|than|target|now|currently|current|today|by|stays?|goal|floor|stretch)\b)+$"
)
_HEAD = late_compile(r"^(?P<name>(?:[^:：,，]|(?<=\d),(?=\d{3})){2,40})[:：]\s*(?=\S)")
_VERB_ZH = late_compile(
    r"^(?:继续|持续|努力|力争)*(?:把|将|实现|完成|确保|保证|保持|提升|提高|降低|减少|增加|做到|达成|控制)(?!率|量)"
)
_VERB_EN = late_compile(
    r"(?i)^(?:increase|improve|raise|grow|lift|reduce|cut|lower|decrease|keep|hold|maintain|reach|achieve|get|bring|drive|hit)\s+(?:the\s+|our\s+)?"
)
_BEHIND = late_compile(
    r"\s?(?!(?:last|this|next|year|today|currently|already|ahead|before|after)\b)[A-Za-z]{4,}|\s?(?!去年|今年|现在|目前|以上|以下|以内)[\u4e00-\u9fff]{2,}"
)
_HOLD = late_compile(r"(?i)保持|维持|守住|稳定在|\b(?:stays?|hold|keep|maintain|remains?)\b")
_NOW = late_compile(r"(?i)(?:现状|现在|当前|目前|实际|去年|上季度?|上月|基线|now|currently|current|today|actual|baseline|last \w+|was)\s*(?:是|为|[:：=])?\s*$")  # fmt: skip
_FLOOR = late_compile(r"(?i)(?:保底|底线|floor|at minimum|commit(?:ted)?)\s*(?:值|目标)?\s*[:：]?\s*$")
_STRETCH = late_compile(
    r"(?i)(?:挑战|冲刺|摸高|力争|最好|理想|梦想|stretch|aspir\w*|ideally|dream|hopefully)\s*(?:值|目标)?\s*[:：]?\s*$"
)


def read_lines(text: str, lang: Lang) -> Reading | None:
    """The metrics of a list, or None where no line holds one."""
    found = Reading([], [], [])
    unit = ""
    for words in _pieces(text):
        bare = words.text.strip()
        if said := unit_line(bare):
            unit = said
            _leave(found, "title", words)
        elif is_total(bare):
            _leave(found, "total", words)
        elif is_note(bare):
            _leave(found, "note", words)
        elif (row := _row(words, lang, unit)) is not None:
            found.rows.append(row)
        else:
            short = len(bare) <= 30 or bare.endswith((":", "："))
            found.cycle = found.cycle or (read_cycle(bare) if short and not found.rows else None)
            _leave(found, "title" if (short and not found.rows) or bare.endswith((":", "：")) else "unread", words)
    if unit and any(unit in a.text for r in found.rows for a in r.targets):
        found.notes.append(Text(f"单位{unit}取自表头", f"the unit {unit} is taken from the heading"))
    return found if found.rows else None


def _pieces(text: str) -> Iterator[Words]:
    """Lines, their clauses, and their comma-parted pieces where each has a name and an amount of its own."""
    for line in _LINE.finditer(text):
        for clause in _CLAUSE.finditer(line.group()):
            start = line.start() + clause.start()
            words = words_at(text, start, line.start() + clause.end())
            mark = _BULLET.match(words.text)
            words = words.cut(mark.end() if mark else 0).strip()
            if not words.text:
                continue
            head = re.match(r"^[^:：，,]{2,40}[:：]\s*(?=\S)", words.text)
            head = None if head and read_figures(head.group()) else head  # 签约 500 万：张三 200 万、李四 180 万
            rest = words.cut(head.end()) if head and len(_split(words.cut(head.end()))) > 1 else words
            pieces = _split(rest)
            if rest is not words and len(pieces) > 1:
                yield words.cut(0, head.end() if head else 0).strip()
            yield from pieces


def _split(words: Words) -> list[Words]:
    """Pieces parted by commas, if every one is a name with an amount; 500 万：张三 200 万、李四 180 万 is one metric."""
    cuts = [m.start() for m in _COMMA.finditer(words.text)]
    if not cuts or re.search(r"\d\s?\S{0,3}\s?[:：]", words.text):
        return [words]
    edges = [0, *cuts, len(words.text)]
    pieces = [words.cut(a, b).strip("，,、 ") for a, b in pairwise(edges)]
    if all(read_figures(p.text) and (_name_of(p.text) or _name_behind(p.text)) for p in pieces) and not any(
        _FLOOR.search(p.text[: read_figures(p.text)[0].span.start])
        or _STRETCH.search(p.text[: read_figures(p.text)[0].span.start])
        or _NOW.search(p.text[: read_figures(p.text)[0].span.start])
        for p in pieces
    ):
        return pieces
    return [words]


def _name_of(text: str) -> str:
    figures = read_figures(text)
    name = text[: figures[0].span.start] if figures else text
    while (shorter := _TAIL.sub("", name)) != name:
        name = shorter
    return _VERB_EN.sub("", _VERB_ZH.sub("", name.strip())).strip(" ：:，,（(")


def _name_behind(text: str) -> bool:
    """Whether the amount comes first and what it counts after it: 240k sessions a month."""
    figures = read_figures(text)
    return bool(figures) and _BEHIND.match(text[figures[0].span.end :]) is not None


def _row(words: Words, lang: Lang, unit: str) -> MetricRow | None:
    whole = words
    words, parts = _parts(words)
    sentence = read_sentence(words.text, lang)
    figures = [f for f in sentence.figures if f.value is not None or f.low is not None]
    head = _HEAD.match(words.text)
    if head and any(f.span.start >= head.end() for f in figures):
        figures = [f for f in figures if f.span.start >= head.end()]  # "under-26s in the hall: at least 18%"
    name, own = read_unit(head["name"].strip() if head and figures else _name_of(words.text))
    if not figures:
        return _without_amount(whole, name) if _is_name(name) else None
    if not name:
        name = (sentence.metric or "").strip(" ：:")
    if not name or len(name) > 60:
        return None
    rate = not own and not unit and is_rate(name)
    amounts = [_amount(f, words, own or ("" if is_rate(name) else unit), rate, lang) for f in figures]
    start, goal, floor, stretch = _roles(figures, amounts, words.text, sentence)
    tail = _tail(words.text, figures, sentence)
    return MetricRow(
        id="",
        name=tail if tail.startswith(name) else f"{name}{'' if cjk_count(name) else ' '}{tail}" if tail else name,
        text=words.text if tail else "",
        span=whole.span,
        unit=own,
        baseline=start,
        target=goal or floor,
        floor=floor,
        stretch=stretch,
        parts=parts,
        owner=sentence.owner,
        period=period_of(name),
        limit=_HOLD.search(words.text[: figures[-1].span.start]) is not None and start is None,
    )


def _tail(text: str, figures: list[Figure], sentence: Sentence) -> str:
    """Words behind the last amount that say what is counted: "Publish 12 blog posts"."""
    rest = text[figures[-1].span.end :]
    if sentence.deadline is not None:
        rest = rest.replace(sentence.deadline.text, "")
    rest = re.sub(r"[（(].*?[)）]|@\S+|[,，;；].*$", "", rest).strip(" 。.、→-")
    rest = re.sub(
        r"(?i)^(?:以上|以内|以下|左右|之内|or more|or less|by|before|per|a|each|前|之前|/).*$", "", rest
    ).strip()
    return rest if re.search(r"[\u4e00-\u9fff]{2}|[A-Za-z]{3}", rest) else ""


def _is_name(words: str) -> bool:
    """Whether a line without an amount is the bare name of a metric and no sentence that speaks of one."""
    hits = lexicon().find(words)
    return bool(hits) and 2 * len(hits[-1].text) >= len(words)


def _without_amount(words: Words, name: str) -> MetricRow:
    return MetricRow(id="", name=name, text="", span=words.span)


def _amount(figure: Figure, words: Words, unit: str, rate: bool, lang: Lang) -> Amount:
    span = words.cut(figure.span.start, figure.span.end).span
    text = figure.quote.strip()
    plain_number = figure.kind in ("unknown", "count", "score") and re.fullmatch(r"\d[\d,.]*", plain(text))
    if plain_number and unit:
        text = with_unit(text, unit, lang)
    elif plain_number and rate:
        text = say_number(text, Scale(fraction=bool(is_fraction(text)), unit="%", lang=lang))
    read = amount_of(text, Amount(text=text, span=span))
    if read.figure is not None and figure.op != "eq":
        read = replace(read, figure=replace(read.figure, op=figure.op))
    return read if read.figure is not None else replace(read, figure=figure)


def _roles(
    figures: list[Figure], amounts: list[Amount], text: str, sentence: Sentence
) -> tuple[Amount | None, Amount | None, Amount | None, Amount | None]:
    """Which amounts are the start, the target, the floor and the stretch."""
    start = goal = floor = stretch = None
    for figure, amount in zip(figures, amounts, strict=True):
        before = text[max(0, figure.span.start - 12) : figure.span.start]
        if _STRETCH.search(before):
            stretch = stretch or amount
            if goal is not None and goal.figure is not None and goal.figure.op in ("ge", "gt"):
                floor, goal = goal, None
        elif _FLOOR.search(before):
            floor = floor or amount
        elif (figure.role == "baseline" or _NOW.search(before)) and start is None:
            start = amount
        elif goal is None:
            goal = amount
        elif start is None and figure.role != "other":
            start, goal = goal, amount
    return start, goal, floor, stretch


def _parts(words: Words) -> tuple[Words, tuple[Amount, ...]]:
    """A metric and its shares, which stand behind a colon or in brackets."""
    for match in re.finditer(r"[:：（(]", words.text):
        head = words.cut(0, match.start())
        if read_figures(head.text) and (parts := read_parts(words.cut(match.end()).strip("）)。 "))):
            return head.strip(), parts
    return words, ()


def _leave(found: Reading, kind: LeftKind, words: Words) -> None:
    found.left.append(Left(kind=kind, text=words.text, span=Span(*words.span)))
