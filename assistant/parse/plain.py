"""Rough drafts typed into a box: a head and a list behind a colon, lines with no mark, one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.parse.background import leave
from assistant.parse.build import Build
from assistant.parse.inline import split_list, split_numbered, split_parts
from assistant.parse.lines import Line, part_of
from assistant.parse.period import is_period
from assistant.parse.prose import is_prose, is_title, signs
from assistant.parse.words import Words
from assistant.text import plain
from assistant.text.late import late_compile

_AIM = late_compile(
    r"(?:持续|全面|进一步|大力)?(?:提升|提高|让|使|成为|打造|改善|增强|加强|做好|做强|做大|赋能|强化|巩固|守住)"
    r"|(?i:improve|grow|make|become|build|strengthen|increase|raise|boost|win|delight|be the)\b"
)
_MOVE = late_compile(
    r"(?:持续|全面|进一步|大力)?(?:建立|构建|推动|推进|实现|优化|夯实|拓展|完善|助力|保障)"
    r"|(?i:deliver|establish|create|help|get|keep|reduce|cut)\b"
)
_SENTENCE = late_compile(r"[。！!]\s*(?=\S)|(?<=[a-z0-9%)])\.\s+(?=[A-Za-z])")
_GOES_ON = 2  # sentences behind the first: a letter in one line, not a greeting
_SHORT = late_compile(
    r"(?:\b(?:[a-z]|e\.g|i\.e|etc|approx|incl|vs|no|dept|mins?|hrs?|avg|max|est|inc|ltd|st|dr|mr|ms|mrs)|\.[a-z])\.\s*$",
    re.IGNORECASE,
)


def read_plain(lines: Sequence[Line], build: Build) -> None:
    """Adds the items of lines that carry no marks."""
    group: list[Line] = []
    groups: list[list[Line]] = []
    last = ""
    for line in lines:
        if _greets(line.text) or signs(last, line.text):
            more = _behind_greeting(line)
            if more is None:
                leave(line, build)
                last = line.text
                continue
            build.leave(line.words.cut(0, len(line.words) - len(more.words)).strip().span)
            line = more
        last = ""
        if line.gap and group:
            groups.append(group)
            group = []
        group.append(line)
    if group:
        groups.append(group)
    if len(groups) == 2 and len(groups[0]) == 1 and len(groups[1]) > 1 and not split_list(groups[0][0].words):
        first = groups[0][0]
        if is_title(first.text):
            build.title(first)
            groups = groups[1:]
        elif not split_list(groups[1][0].words):
            build.open_objective(first, first.styled)
            for line in groups[1]:
                _keys(line, build)
            return
    if (headed := _headed(groups)) is not None:
        for head, keys in headed:
            build.open_objective(head, head.styled)
            for line in keys:
                _keys(line, build)
        return
    for number, group in enumerate(groups):
        _read_group(group, build, fresh=number > 0)


def _headed(groups: Sequence[list[Line]]) -> list[tuple[Line, list[Line]]] | None:
    """Groups alike, each with its objective first or, a blank line apart, above: heads without figures, figures below.

    None if they are not: paragraphs of wishes have no heads.
    """
    if len(groups) > 2 and len(groups) % 2 and len(groups[0]) == 1 and is_title(groups[0][0].text):
        return None
    lone = [len(group) == 1 for group in groups]
    if len(groups) > 3 and lone == [True, False] * (len(groups) // 2):
        found = [(head[0], keys) for head, keys in zip(groups[::2], groups[1::2], strict=True)]
    elif len(groups) > 1 and min(map(len, groups)) > 2:
        found = [(group[0], group[1:]) for group in groups]
    else:
        return None
    heads = [plain(head.text) for head, _ in found]
    keys = [plain(line.text) for _, lines in found for line in lines]
    if any(
        re.search(r"\d", head) or is_title(head) or split_list(line.words)
        for head, (line, _) in zip(heads, found, strict=True)
    ):
        return None
    figures = sum(bool(re.search(r"\d", key)) for key in keys)
    return found if figures * 2 >= len(keys) else None


def _greets(text: str) -> bool:
    """Whether a line only speaks to a reader; one with a list in it may hold items all the same."""
    return is_prose(text) and not re.search(r"[:：]\s*$|[;；]", text)


def _behind_greeting(line: Line) -> Line | None:
    """What stands behind a greeting's sentence, where it goes on: "Hey Tom, Q2 from my side. Reps skip the CRM. ..."."""
    ends = [m.end() for m in _SENTENCE.finditer(line.text) if not _SHORT.search(line.text[: m.end()])]
    if len(ends) < _GOES_ON:
        return None
    rest = line.words.cut(ends[0]).strip()
    return None if is_prose(rest.text) else part_of(line, rest)


def _read_group(lines: Sequence[Line], build: Build, *, fresh: bool) -> None:
    """Lines with no blank line between them."""
    if len(lines) > 2 and is_period(lines[0].text) and _categories(lines[1:]):
        build.title(lines[0])
        lines = lines[1:]
    if len(lines) > 1 and (fields := _categories(lines)):
        for line, (head, parts) in zip(lines, fields, strict=True):
            build.open_objective(part_of(line, head))
            for part in parts:
                build.open_key_result(part_of(line, part))
        return
    headed = False
    for at, line in enumerate(lines):
        rest = lines[at + 1 :]
        found = split_list(line.words) or (comma_list(line.words) if len(lines) <= 4 else None)
        if found:
            head, parts = found
            if is_period(head.text):
                _period(head, line, build)
            elif is_title(head.text) or is_prose(head.text):
                build.titles.append(head)
                build.leave(head.span)
            else:
                build.open_objective(part_of(line, head))
            for part in parts:
                build.open_key_result(part_of(line, part))
            headed = True
        elif at == 0 and rest and is_period(line.text):
            _period(line.words, line, build)
        elif line.text.endswith((":", "：")) and rest and not is_prose(line.text):
            if is_title(line.text):
                build.title(line)
            else:
                build.open_objective(line, line.styled)
            headed = True
        elif at == 0 and rest and is_title(line.text):
            build.title(line)
        elif at == 0 and _leads(line, rest):
            build.open_objective(line, line.styled)
            headed = True
        else:
            if fresh and not headed and at == 0 and build.objective is not None and build.objective.words.text:
                build.blank_objective(line.span)
            _keys(line, build)


def _categories(lines: Sequence[Line]) -> list[tuple[Words, list[Words]]] | None:
    """Lines that all are a short head with a colon, most with a list behind it: 项目：上线看板；迁移数据, 学习：考证."""
    heads = [_SHORT_HEAD.match(plain(line.text)) for line in lines]
    lists = [split_list(line.words) or comma_list(line.words, least=2) for line in lines]
    if not all(heads) or sum(map(bool, lists)) * 2 < len(lines) or any(is_period(line.text[:12]) for line in lines):
        return None
    return [
        found or (line.words.cut(0, head.end()).strip().rstrip(":："), [line.words.cut(head.end()).strip()])
        for line, head, found in zip(lines, heads, lists, strict=True)
        if head
    ]


def _period(words: Words, line: Line, build: Build) -> None:
    """A period at the head of a list is the cycle; what follows has no objective."""
    build.titles.append(words)
    build.leave(words.span)
    if build.objective is not None:
        build.blank_objective(line.span)


def _keys(line: Line, build: Build) -> None:
    numbered = split_numbered(line.words)
    for words in numbered if len(numbered) > 1 else split_parts(line.words, shares=True):
        for part in _sentences(words):
            build.open_key_result(part_of(line, part))


def _sentences(words: Words) -> list[Words]:
    """Several short sentences on a line are several items."""
    ends = [m.end() for m in _SENTENCE.finditer(words.text) if not _SHORT.search(words.text[: m.end()])]
    if not ends or len(words.text) > 400:
        return [words]
    return [
        piece
        for a, b in zip([0, *ends], [*ends, len(words.text)], strict=True)
        if (piece := words.cut(a, b).strip()).text
    ]


def _leads(line: Line, rest: Sequence[Line]) -> bool:
    """Whether a first line reads like an objective over the lines below it.

    It states a direction without a figure, and what is below are no directions of the same kind but figures or tasks.
    """
    text = plain(line.text)
    if len(rest) < 2 or re.search(r"\d", text):
        return False
    others = [plain(other.text) for other in rest]
    alike = [other for other in others if (_AIM.match(other) or _MOVE.match(other)) and not re.search(r"\d", other)]
    figures = sum(bool(re.search(r"\d", other)) for other in others)
    if others[0] in alike:
        return False
    return (bool(_AIM.match(text)) and not alike) or (bool(_MOVE.match(text)) and figures * 10 >= len(rest) * 6)


_SHORT_HEAD = late_compile(r"[^:,;。\d]{2,16}:\s*(?=\S)")
_COMMA_HEAD = late_compile(r"[^:,;。、]{2,40}?:\s*(?=\S)")


def comma_list(words: Words, *, least: int = 3) -> tuple[Words, list[Words]] | None:
    """A head and some short parts between commas: "Kitchen: hire 3 cooks, shorten the menu, run 2 tastings"."""
    flat = plain(words.text)
    head = _COMMA_HEAD.match(flat)
    if not head or re.search(r"[;。]", flat) or len(flat) > 300:
        return None
    for mark in (",", "、"):
        cuts = [
            m.start() for m in re.finditer(mark, flat) if m.start() > head.end() and not _in_number(flat, m.start())
        ]
        bounds = [head.end(), *(c + 1 for c in cuts)]
        parts = [words.cut(a, b).strip() for a, b in zip(bounds, [*cuts, len(flat)], strict=True)]
        if len(parts) >= least and all(
            least <= len(part.text) <= (60 if part.text.isascii() else 24) for part in parts
        ):
            return words.cut(0, head.end()).strip().rstrip(":："), [_plain_and(part) for part in parts]
    return None


def _plain_and(part: Words) -> Words:
    match = re.match(r"and\s+", part.text)
    return part.cut(match.end()) if match else part


def _in_number(flat: str, at: int) -> bool:
    return flat[at - 1 : at].isdigit() and flat[at + 1 : at + 2].isdigit()
