"""Documents with no labels at all: headings, indents and numbers tell objectives from key results, or nothing does."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.parse.build import Build
from assistant.parse.inline import split_list, split_parts
from assistant.parse.lines import Line
from assistant.parse.markup import Styled
from assistant.parse.period import is_period
from assistant.parse.prose import is_prose, is_title
from assistant.parse.rows import read_table
from assistant.parse.tables import Table
from assistant.parse.words import Words

Block = Line | Table


def read_outline(blocks: Sequence[Block], build: Build) -> None:
    """Adds the items of a document without labels to `build`."""
    lines = [block for block in blocks if isinstance(block, Line)]
    tables = [block for block in blocks if isinstance(block, Table)]
    if tables:
        for block in blocks:
            if isinstance(block, Table):
                read_table(block, build, labelled=False)
            else:
                build.title(block)
        return
    headings = [line for line in lines if _is_heading(line)]
    if headings:
        _by_headings(lines, build)
    else:
        _content(lines, build)


def _is_heading(line: Line) -> bool:
    return bool(line.level) or (line.styled.all_bold and not line.item)


def _by_headings(lines: Sequence[Line], build: Build) -> None:
    """A heading with content of its own is an objective; one above other headings, or that names a period, a title."""
    groups: list[tuple[Line | None, list[Line]]] = [(None, [])]
    for line in lines:
        if _is_heading(line):
            groups.append((line, []))
        else:
            groups[-1][1].append(line)
    bare = [head for head, content in groups if head is not None and not content]
    owning = [head for head, content in groups if head is not None and content]
    for number, (head, content) in enumerate(groups):
        if head is None:
            for line in content:
                build.title(line)
            continue
        following = groups[number + 1][0] if number + 1 < len(groups) else None
        parent = following is not None and following.level > head.level
        if not content:
            alone = not owning and len(bare) > 1 and not parent and not is_title(head.text)
            if alone or (owning and not parent and head.level == owning[0].level and not is_title(head.text)):
                build.open_objective(head, head.styled)
            else:
                build.title(head)
            continue
        items = [line for line in content if line.item]
        if parent and not items:
            build.title(head)
            for line in content:
                build.leave(line.span)
            continue
        if is_title(head.text) or _nested(content):
            build.title(head)
            _content(content, build, wishes=is_period(head.text))
            continue
        build.open_objective(head, head.styled)
        _keys(content, build)


def _nested(content: Sequence[Line]) -> bool:
    """Whether a list under a heading holds objectives of its own: all its items have at least two below them."""
    items = [line for line in content if line.item]
    if not items:
        return False
    top = min(line.indent for line in items)
    roots = [line for line in items if line.indent == top]
    return 2 <= len(roots) <= 8 and len(items) - len(roots) >= 2 * len(roots) and _all_parents(items, top)


def _all_parents(items: Sequence[Line], top: int) -> bool:
    return (
        all(
            following.indent > top
            for line, following in zip(items, [*items[1:], None], strict=True)
            if line.indent == top and following is not None
        )
        and items[-1].indent > top
    )


def _keys(content: Sequence[Line], build: Build) -> None:
    """Items under an objective: those at the outer indent are key results, deeper ones notes."""
    items = [line for line in content if line.item]
    if not items:
        for line in content:
            build.open_key_result(line) if not is_prose(line.text) else build.leave(line.span)
        return
    ranks = _ranks(items)
    for line in content:
        if not line.item:
            if build.kr is not None and line.indent > build.kr.indent and not line.gap:
                build.note(line.words)
            else:
                build.leave(line.span)
        elif ranks[id(line)] == 0:
            build.open_key_result(line)
        else:
            build.note(line.words)


def _content(lines: Sequence[Line], build: Build, *, wishes: bool = False) -> None:
    """Lines with no heading above them."""
    items = [line for line in lines if line.item]
    if len(items) * 2 < len(lines) and not any(line.indent for line in lines):
        _plain(lines, build)
        return
    if not items:
        _plain(lines, build)
        return
    ranks = _ranks(items)
    deep = any(ranks[id(line)] for line in items)
    if deep:
        lead = None
        for line in lines:
            if not line.item:
                build.leave(line.span)
            elif ranks[id(line)] == 0:
                build.open_objective(line, line.styled)
            elif ranks[id(line)] == 1:
                build.open_key_result(line)
            else:
                build.note(line.words)
        _ = lead
        return
    for line in lines:
        if line.item:
            if wishes:
                build.open_objective(line, line.styled)
            else:
                build.open_key_result(line)
        elif _heads(lines, line):
            build.open_objective(line, line.styled)
            item = build.objective
            if item:
                item.words = item.words.rstrip(":：")
        else:
            build.title(line)


def _heads(lines: Sequence[Line], line: Line) -> bool:
    """Whether a plain line right above a list says what the list is for."""
    at = next(i for i, other in enumerate(lines) if other is line)
    following = lines[at + 1] if at + 1 < len(lines) else None
    return following is not None and following.item and not is_prose(line.text) and not is_title(line.text)


def _ranks(items: Sequence[Line]) -> dict[int, int]:
    """Each item's depth, by indent and, at one indent, by the kind of mark."""
    out: dict[int, int] = {}
    stack: list[tuple[int, str, set[int]]] = []
    for line in items:
        style = _style(line)
        while stack:
            indent, above, _ = stack[-1]
            if line.indent > indent or (
                line.indent == indent and style != above and not any(s == style and i == indent for i, s, _ in stack)
            ):
                break
            stack.pop()
        for depth in range(len(stack) - 1):
            if line.indent in stack[depth][2] and stack[depth + 1][0] >= line.indent:
                del stack[depth + 1 :]
                break
        if stack:
            stack[-1][2].add(line.indent)
        out[id(line)] = len(stack)
        stack.append((line.indent, style, set()))
    return out


def _style(line: Line) -> str:
    if line.number:
        return line.number.style
    return "-" if line.bullet or line.box is not None else ""


def _plain(lines: Sequence[Line], build: Build) -> None:
    """Lines with no mark: a list behind a colon, a heading-like first line, or key results only."""
    for line in lines:
        if is_prose(line.text):
            build.leave(line.span)
            continue
        found = split_list(line.words)
        if found:
            head, parts = found
            if is_period(head.text):
                build.titles.append(head)
                build.leave(head.span)
                if build.objective is not None:
                    build.blank_objective(line.span)
            else:
                build.open_objective(_part(line, head))
            for part in parts:
                build.open_key_result(_part(line, part))
            continue
        if is_title(line.text) and len(lines) > 1:
            build.title(line)
            continue
        for part in split_parts(line.words):
            build.open_key_result(_part(line, part))


def _part(line: Line, words: Words) -> Line:
    return Line(words.span.start, words.span.end, Styled(words), indent=line.indent)
