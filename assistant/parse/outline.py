"""Documents with no labels at all: headings, indents and numbers tell objectives from key results, or nothing does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.parse.background import leave
from assistant.parse.build import Build
from assistant.parse.fields import is_field, read_field
from assistant.parse.inline import split_list
from assistant.parse.lines import Line, part_of
from assistant.parse.notes import heads_measures
from assistant.parse.period import is_period
from assistant.parse.plain import read_plain
from assistant.parse.prose import heads_wishes, is_area, is_prose, is_title
from assistant.parse.ranks import ranks, style
from assistant.parse.rows import read_table
from assistant.parse.tables import Table

Block = Line | Table


def read_outline(blocks: Sequence[Block], build: Build) -> None:
    """Adds the items of a document without labels to `build`."""
    if any(isinstance(block, Table) for block in blocks):
        _with_tables(blocks, build)
        return
    lines = [block for block in blocks if isinstance(block, Line)]
    if any(_is_heading(line) for line in lines):
        _by_headings(lines, build)
    else:
        _content(lines, build)


def _with_tables(blocks: Sequence[Block], build: Build) -> None:
    """A heading right above a table of key results is their objective; other lines are prose around it."""
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            read_table(block, build, labelled=False)
            continue
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        heads = (
            isinstance(following, Table) and following.keyed and not is_title(block.text) and not is_prose(block.text)
        )
        if heads:
            build.open_objective(block, block.styled)
        else:
            build.title(block)


def _is_heading(line: Line) -> bool:
    return bool(line.level) or (not line.item and (line.styled.all_bold or _framed(line)))


def _framed(line: Line) -> bool:
    """Whether the line is one word or phrase in brackets: 【守住口碑】."""
    return (
        len(line.text) > 3
        and line.text[0] in "【〖"
        and line.text.find("】" if line.text[0] == "【" else "〗") == len(line.text) - 1
    )


def _by_headings(lines: Sequence[Line], build: Build) -> None:
    """A heading with content of its own is an objective; one above other headings, or that names a period, a title."""
    groups: list[tuple[Line | None, list[Line]]] = [(None, [])]
    for line in lines:
        if _is_heading(line):
            groups.append((line, []))
        else:
            groups[-1][1].append(line)
    owners = [head for head, content in groups if head is not None and content]
    if not owners and not groups[0][1]:
        _headings_only([head for head, _ in groups if head is not None], build)
        return
    for (head, content), following in zip(groups, [*(g[0] for g in groups[1:]), None], strict=True):
        if head is None:
            for line in content:
                build.title(line)
            continue
        parent = following is not None and _depth(following) > _depth(head)
        title = is_title(head.text) or _groups(head, content, build)
        if not content:
            if parent or title or not owners or _depth(head) != _depth(owners[0]):
                build.title(head)
            else:
                build.open_objective(head, head.styled)
        elif parent and not any(line.item for line in content):
            build.title(head)
            for line in content:
                build.leave(line.span)
        elif title or _nested([line for line in content if line.item]):
            build.title(head)
            _content(content, build, wishes=is_period(head.text) or is_area(head.text))
        else:
            build.open_objective(head, head.styled.cut(1, len(head.text) - 1) if _framed(head) else head.styled)
            _keys(content, build)


def _groups(head: Line, content: Sequence[Line], build: Build) -> bool:
    """Whether a heading below a period's is an area of life over wishes that nothing grades."""
    below = bool(build.titles) and is_period(build.titles[0].text)
    return below and is_area(head.text) and not any(re.search(r"\d", line.text) for line in content)


def _headings_only(heads: list[Line], build: Build) -> None:
    """Headings with nothing below them but headings: a title, objectives, their key results."""
    if len(heads) > 1 and is_title(heads[0].text):
        build.title(heads.pop(0))
    top = min(_depth(head) for head in heads)
    for head in heads:
        if _depth(head) > top and build.objective is not None:
            build.open_key_result(head)
        elif is_title(head.text) or len(heads) == 1:
            build.title(head)
        else:
            build.open_objective(head, head.styled)


def _depth(line: Line) -> int:
    return line.level or 7


def _nested(items: Sequence[Line]) -> bool:
    """Whether a list under a heading holds objectives of its own: each of its items has items below, two on average."""
    depths = ranks(items)
    roots = depths.count(0)
    if not 2 <= roots <= 8 or len(items) < 3 * roots or depths[-1] == 0:
        return False
    return all(b > 0 for a, b in pairwise(depths) if a == 0)


def _keys(content: Sequence[Line], build: Build) -> None:
    """Items under an objective: those at the outer indent are key results, deeper ones notes."""
    content = content[_fields(content, build) :]
    items = [line for line in content if line.item]
    if not items:
        for line in content:
            if is_prose(line.text):
                build.leave(line.span)
            else:
                build.open_key_result(line)
        return
    depths = iter(ranks(items))
    for line in content:
        if line.item:
            if next(depths) == 0:
                build.open_key_result(line)
            else:
                build.note(line.words)
        elif build.kr is not None and line.indent > build.kr.indent and not line.gap:
            build.note(line.words)
        else:
            build.leave(line.span)


def _fields(content: Sequence[Line], build: Build) -> int:
    """How many lines above the key results are fields of the objective: - **Tracking Manager**: Petra / - Due: June."""
    found = 0
    for line in content:
        item = build.objective
        if item is None or not (line.item or is_field(line.text)):
            break
        if not read_field(line.words, item.marks):
            if not _bold_field(line):
                break
            build.note(line.words)
        found += 1
    rest = [line for line in content[found:] if line.item]
    alike = found > 0 and bool(rest) and all(_bold_field(line) for line in rest)
    return 0 if found == len(content) or alike else found


def _bold_field(line: Line) -> bool:
    """Whether a line is a name in bold, a colon and what it is: **Sponsor**: Petra."""
    if not line.styled.bold or line.styled.all_bold:
        return False
    start, end = line.styled.bold[0]
    name, after = line.text[start:end].rstrip(), line.text[end:].lstrip()
    return start == 0 and len(name) < 30 and (name[-1:] in (":", "：") or after[:1] in (":", "："))


def _content(lines: Sequence[Line], build: Build, *, wishes: bool = False) -> None:
    """Lines with no heading of their own: lists, each perhaps below a plain line that says what it is for."""
    if not any(line.item for line in lines):
        if len({line.indent for line in lines}) > 1 and lines[0].indent == min(line.indent for line in lines):
            _list([line for line in lines if not is_prose(line.text)], build)
        else:
            read_plain(lines, build)
        return
    if _marked_heads(lines):
        for each in lines:
            if each.item:
                build.open_objective(each, each.styled)
            elif is_prose(each.text):
                build.leave(each.span)
            else:
                build.open_key_result(each)
        return
    if sum(line.item for line in lines) * 4 < len(lines) and not any(line.indent for line in lines):
        read_plain(lines, build)
        return
    lead: Line | None = None
    items: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.item:
            items.append(line)
            continue
        if line is not None and items and line.indent > items[-1].indent and not line.gap:
            line.bullet = "wrapped"
            items.append(line)
            continue
        if items:
            _segment(lead, items, build, wishes=wishes)
        elif lead is not None:
            leave(lead, build)
        lead, items = line, []


def _marked_heads(lines: Sequence[Line]) -> bool:
    """Whether only the objectives carry marks: 1. above two or three plain lines, 2. above some more.

    One plain line under each is a remark on it; a long line with a small letter below goes on there.
    """
    heads = [line for line in lines if line.item]
    plain_lines = len(lines) - len(heads)
    if len(heads) < 2 or not lines[0].item or plain_lines * 2 < 3 * len(heads):
        return False
    if len({(head.indent, style(head)) for head in heads}) > 1 or lines[-1].item:
        return False
    pairs = list(pairwise(lines))
    if any(a.item and b.item for a, b in pairs):
        return False
    return not any(len(a.text) > 40 and b.text[:1].islower() for a, b in pairs)


def _segment(lead: Line | None, items: Sequence[Line], build: Build, *, wishes: bool) -> None:
    """A list and the plain line above it; below a period wishes without figures are objectives, as below its heading."""
    figures = sum(bool(re.search(r"\d", line.text)) for line in items)
    wishes = wishes or (lead is not None and is_period(lead.text) and figures * 2 <= len(items))
    if lead is not None and heads_measures(lead.text) and build.pairs(len(items)):
        build.title(lead)
        for line, objective in zip(items, list(build.objectives), strict=True):
            build.holder = objective
            build.open_key_result(line)
        return
    headed = lead is not None and heads_wishes(lead.text)
    if lead is not None and headed and figures * 2 <= len(items):
        build.title(lead)
        for line, depth in zip(items, ranks(items), strict=True):
            if depth == 0:
                build.open_objective(line, line.styled)
            else:
                build.note(line.words)
        return
    if lead is not None and not (headed or is_prose(lead.text) or is_title(lead.text) or _nested(items)):
        build.open_objective(lead, lead.styled)
        _keys(items, build)
        return
    if lead is not None:
        leave(lead, build)
    depths = ranks(items)
    roots = depths.count(0)
    parents = sum(1 for a, b in pairwise(depths) if a == 0 and b > 0)
    lists = [split_list(line.words) for line in items] if not parents else []
    if lists and all(lists):
        for line, found in zip(items, lists, strict=True):
            if found:
                build.open_objective(part_of(line, found[0]))
                for part in found[1]:
                    build.open_key_result(part_of(line, part))
    elif parents * 2 >= roots or (parents and roots < 3):
        _list(items, build)
    elif wishes:
        for line, depth in zip(items, depths, strict=True):
            if depth == 0:
                build.open_objective(line, line.styled)
            else:
                build.note(line.words)
    else:
        if build.objective is not None and build.objective.words.text:
            build.blank_objective(items[0].span)
        _keys(items, build)


def _list(items: Sequence[Line], build: Build) -> None:
    """A nested list: objectives, key results, notes; below periods everything stands one step higher."""
    depths = ranks(items)
    periods = all(is_period(line.text) for line, depth in zip(items, depths, strict=True) if depth == 0)
    for line, depth in zip(items, depths, strict=True):
        if periods and depth == 0:
            build.title(line)
            continue
        depth -= periods
        if depth == 0:
            build.open_objective(line, line.styled)
        elif depth == 1:
            build.open_key_result(line)
        else:
            build.note(line.words)
