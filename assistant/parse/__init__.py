"""Any layout becomes an OkrDocument whose spans point into the text."""

from __future__ import annotations

from typing import Literal

from assistant.parse.build import Build
from assistant.parse.context import bare_priorities, settle
from assistant.parse.draft import freeze
from assistant.parse.html import HtmlTable, is_html, read_html
from assistant.parse.inline import split_labelled
from assistant.parse.labelled import is_labelled, read_labelled
from assistant.parse.lines import Line, read_line, read_lines, split
from assistant.parse.notices import number_notices
from assistant.parse.outline import read_outline
from assistant.parse.period import find_cycle
from assistant.parse.siblings import read_siblings
from assistant.parse.structured import has_shape, may_be_structured, read_structured
from assistant.parse.tables import Table, find_tables
from assistant.parse.tree import read_json, read_yaml
from assistant.parse.words import Words
from assistant.text import language
from assistant.types import Lang, OkrDocument

Block = Line | Table


def parse(text: str, *, lang: Lang | Literal["auto"] = "auto") -> OkrDocument:
    """`text` read as OKRs in whatever layout people use; never raises on any text, time linear in its length."""
    text = text.removeprefix("\ufeff")
    chosen: Lang = language(text) if lang == "auto" else lang
    build = _structured(text) or _laid_out(text)
    read_siblings(build.objectives)
    cycle = find_cycle(build.periods())
    return OkrDocument(
        text=text,
        lang=chosen,
        objectives=freeze(build.objectives, chosen, cycle),
        cycle=cycle,
        unparsed=tuple(sorted(set(build.unparsed))),
        notices=number_notices(build.objectives),
    )


def _structured(text: str) -> Build | None:
    """YAML or JSON, if the text is one of them."""
    if not may_be_structured(text):
        return None
    nodes = read_json(text) or read_yaml(split(text))
    if nodes is None or not has_shape(nodes):
        return None
    build = Build()
    read_structured(nodes, build)
    return build if build.objectives else None


def _laid_out(text: str) -> Build:
    """Lines and tables."""
    blocks = _blocks(text)
    lines = [block for block in blocks if isinstance(block, Line)]
    settle(lines)
    build = Build(bare_priority=bare_priorities(lines))
    if is_labelled(blocks):
        read_labelled(blocks, build)
    else:
        read_outline(blocks, build)
    return build


def _blocks(text: str) -> list[Block]:
    """The document's lines and tables."""
    if is_html(text):
        return _from_html(text)
    out: list[Block] = []
    waiting: list[Words] = []
    for found in find_tables(text, split(text)):
        if isinstance(found, Table):
            out.extend(read_lines(waiting))
            waiting = []
            out.append(found)
        else:
            waiting.extend(split_labelled(found))
    out.extend(read_lines(waiting))
    return out


def _from_html(text: str) -> list[Block]:
    out: list[Block] = []
    for found in read_html(text):
        if isinstance(found, HtmlTable):
            out.append(Table(found.rows, found.start, found.end))
            continue
        pieces = split_labelled(found.words) if found.words.text else [found.words]
        for piece in pieces:
            line = read_line(piece)
            line.level = found.level or line.level
            if found.depth:
                line.indent = 2 * found.depth
                line.bullet = line.bullet or found.bullet
            out.append(line)
    return out
