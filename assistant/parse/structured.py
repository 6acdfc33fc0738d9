"""YAML and JSON values become items by what their keys say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.parse.build import Build
from assistant.parse.fields import read_pair
from assistant.parse.labels import Label, read_label
from assistant.parse.lines import Line
from assistant.parse.markup import clean
from assistant.parse.notes import note_head
from assistant.parse.tree import Node
from assistant.parse.words import Words, join
from assistant.text import plain
from assistant.text.late import late_compile

_O = late_compile(
    r"(?:o|obj|objectives?|okrs?|goals?|目标)(?:\d{1,2}|[一二三四五])?|objective(?:text|title|name|statement)|目标(?:描述|内容)"
)
_KRS = late_compile(
    r"krs?|keyresults?|results?|关键结果|关键成果|kr(?:\d{1,2}|[一二三四五])|keyresult\d{1,2}|关键结果[\d一二三四五]"
)
_TEXT = late_compile(
    r"title|text|name|desc|description|content|statement|summary|value|objective|kr|keyresult|内容|名称|描述|标题|正文|目标|关键结果"
)
_CYCLE = late_compile(r"cycle|period|quarter|周期|季度|时间范围|timeframe|时段")


def has_shape(nodes: Sequence[Node]) -> bool:
    """Whether the nodes hold a list of key results under a key that says so."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        name = plain(node.name)
        if _KRS.fullmatch(name) and any(child.listed or child.key for child in node.children):
            return True
        inner = [plain(child.name) for child in node.children]
        named = any(map(_O.fullmatch, inner)) or (_O.fullmatch(name) and any(map(_TEXT.fullmatch, inner)))
        if named and any(map(_KRS.fullmatch, inner)):
            return True
        waiting.extend(node.children)
    return False


def read_structured(nodes: Sequence[Node], build: Build) -> None:
    """Adds the items of the nodes."""
    for node in nodes:
        _read(node, "top", build)


def _read(node: Node, under: str, build: Build) -> None:
    """`under` is what the value above is about: "top", "objectives", "objective", "keys", "key", "notes"."""
    name = plain(node.name)
    if under == "notes":
        _beneath(node, build)
    elif node.key is None:
        _anonymous(node, under, build)
    elif _CYCLE.fullmatch(name):
        build.cycles.append(node.value)
        build.leave(node.value.span)
    elif under in ("key", "keys") and _TEXT.fullmatch(name) and node.value.text:
        _fill_or_open(node, build, key_result=True, fresh=under == "keys")
    elif _KRS.fullmatch(name):
        if node.value.text or (not node.children and re.search(r"\d", name)):
            build.open_key_result(_line(node.value, node), label=_label("kr", node))
        for child in node.children:
            _read(child, "notes" if node.value.text else "keys", build)
    elif _O.fullmatch(name):
        _objective(node, build, under)
    elif _TEXT.fullmatch(name) and node.value.text and under in ("objective", "objectives"):
        _fill_or_open(node, build, key_result=False, fresh=under == "objectives")
    elif (
        node.value.text
        and build.current is not None
        and under != "top"
        and read_pair(node.key.text, node.value, build.current.marks)
    ):
        return
    elif note_head(node.key.text) is not None and build.current is not None:
        for words in _texts(node):
            build.note(words)
    elif (
        node.children
        and not node.value.text
        and under in ("top", "objectives")
        and any(c.listed and c.value.text for c in node.children)
    ):
        build.open_objective(_line(node.key, node))
        for child in node.children:
            _read(child, "keys", build)
    elif node.children:
        for child in node.children:
            _read(child, under, build)
    elif under == "keys" and node.listed is False and node.value.text:
        build.open_key_result(_line(node.value, node))
    else:
        build.titles.append(node.value)
        build.leave(node.value.span)


def _beneath(node: Node, build: Build) -> None:
    """What stands below a key result that has its words: fields of it, and remarks."""
    if node.key is not None and node.value.text and build.current is not None:
        if not read_pair(node.key.text, node.value, build.current.marks):
            build.note(_whole(node))
    elif node.value.text:
        build.note(clean(node.value).words)
    for child in node.children:
        _beneath(child, build)


def _anonymous(node: Node, under: str, build: Build) -> None:
    """An item of a list: a value, or the holder of keys."""
    if node.children and not node.value.text:
        inner = {"objectives": "objective", "top": "objective", "keys": "key"}.get(under, under)
        names = [plain(child.name) for child in node.children]
        if inner == "objective" and not any(_O.fullmatch(n) for n in names) and any(_TEXT.fullmatch(n) for n in names):
            build.open_objective(_line(Words(), node))
        elif inner == "key":
            if len(node.children) == 1 and not (_TEXT.fullmatch(names[0]) or _KRS.fullmatch(names[0])):
                build.open_key_result(_line(_whole(node.children[0]), node))
                return
            build.open_key_result(_line(Words(), node))
        for child in node.children:
            _read(child, inner, build)
        return
    if under in ("objectives", "top"):
        if node.value.text:
            build.open_objective(_line(node.value, node))
    elif under in ("keys", "key"):
        build.open_key_result(_line(node.value, node))
        for child in node.children:
            for words in _texts(child):
                build.note(words)
    else:
        for words in _texts(node):
            build.note(words)


def _objective(node: Node, build: Build, under: str) -> None:
    plural = plain(node.name) in ("objectives", "okrs", "goals", "okr")
    if node.value.text:
        current = build.objective
        if under == "objective" and current is not None and not current.words.text and not current.krs:
            _fill_or_open(node, build, key_result=False, fresh=False)
        else:
            build.open_objective(_line(node.value, node), label=_label("o", node))
        for child in node.children:
            _read(child, "objective", build)
        return
    names = [plain(child.name) for child in node.children if child.key]
    if names and not plural:
        if not any(_O.fullmatch(n) for n in names):
            build.open_objective(_line(Words(), node), label=_label("o", node))
        for child in node.children:
            _read(child, "objective", build)
    elif node.children:
        for child in node.children:
            _read(child, "objectives", build)
    elif not plural:
        build.open_objective(_line(Words(), node), label=_label("o", node))


def _fill_or_open(node: Node, build: Build, *, key_result: bool, fresh: bool) -> None:
    """A title or text of the item that was opened last, or of a new one."""
    line = _line(node.value, node)
    item = build.kr if key_result else build.objective
    if item is None or fresh or item.words.text:
        if item is not None and item.words.text and not fresh:
            build.note(line.words)
        elif key_result:
            build.open_key_result(line)
        else:
            build.open_objective(line)
        return
    build.fill(item, line)
    item.label = item.label or (line.label.written if line.label else "")


def _line(words: Words, node: Node) -> Line:
    span = words.span if words.runs else node.key.span if node.key else node.value.span
    styled = clean(words).strip()
    line = Line(span.start, span.end, styled)
    label = read_label(styled.words.text)
    if label and label.firm and (label.number is not None or label.tail == "colon"):
        line.label = label
    return line


def _label(role: str, node: Node) -> Label | None:
    if node.key is None or _line(node.value, node).label:
        return None
    match = re.search(r"\d{1,2}$", plain(node.key.text))
    return Label("kr" if role == "kr" else "o", node.key.text, 0, int(match.group()) if match else None)


def _whole(node: Node) -> Words:
    """Key and value of what was no key: "Time to answer: 9m -> 2m"."""
    return join([node.key or Words(), node.value], ": ")


def _texts(node: Node) -> list[Words]:
    """Every value under the node."""
    out, waiting = [], [node]
    while waiting:
        here = waiting.pop()
        if here.value.text:
            out.append(clean(here.value).words)
        waiting.extend(reversed(here.children))
    return out
