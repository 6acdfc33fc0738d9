"""Any layout becomes an OkrDocument whose spans point into the text."""

from __future__ import annotations

from typing import Literal

from assistant.ignores import read_ignores, without
from assistant.parse.blocks import read_blocks, readable
from assistant.parse.build import Build
from assistant.parse.context import bare_priorities, settle
from assistant.parse.draft import freeze
from assistant.parse.labelled import is_labelled, read_labelled
from assistant.parse.lines import Line, split
from assistant.parse.notices import notices
from assistant.parse.outline import read_outline
from assistant.parse.period import find_cycle
from assistant.parse.siblings import read_siblings
from assistant.text import language
from assistant.text.late import late_compile
from assistant.types import Lang, OkrDocument, Span

# A line with a key for key results: without one the text is neither YAML nor JSON worth a look.
_KEYED = late_compile(
    r"(?im)^[ \t]{0,60}[-\"'{\[ \t]{0,6}(?:krs?|key[_\s-]?results?|keyResults|关键结果|关键成果|關鍵結果|kr1)[\"']?\s*[:：]"
)


def parse(text: str, *, lang: Lang | Literal["auto"] = "auto") -> OkrDocument:
    """`text` read as OKRs in whatever layout people use; never raises on any text, time linear in its length.

    An item's `runs` map its text to the document; runs behind the text's end map amounts and due dates that stood in
    columns or fields of their own, so that `Item.place` finds the spans of the sentence's figures and deadline.
    """
    text = text.removeprefix("\ufeff")
    chosen: Lang = language(text) if lang == "auto" else lang
    end = readable(text)
    ignores = read_ignores(text)
    part = without(text, ignores)[:end]
    build = _structured(part) or _laid_out(part)
    build.leave(Span(end, len(text)))
    read_siblings(build.objectives)
    cycle = find_cycle(build.periods())
    return OkrDocument(
        text=text,
        lang=chosen,
        objectives=freeze(build.objectives, chosen, cycle),
        cycle=cycle,
        unparsed=tuple(sorted(set(build.unparsed))),
        notices=notices(build.objectives, cut=end < len(text) or build.full),
        ignores=ignores,
    )


def _structured(text: str) -> Build | None:
    """YAML or JSON, if the text is one of them."""
    if text.lstrip()[:1] not in ("{", "[") and not _KEYED.search(text):
        return None
    from assistant.parse.structured import has_shape, read_structured
    from assistant.parse.tree import read_json, read_yaml

    nodes = read_json(text) or read_yaml(split(text))
    if nodes is None or not has_shape(nodes):
        return None
    build = Build()
    read_structured(nodes, build)
    return build if build.objectives else None


def _laid_out(text: str) -> Build:
    """Lines and tables."""
    blocks = read_blocks(text)
    lines = [block for block in blocks if isinstance(block, Line)]
    settle(lines)
    build = Build(bare_priority=bare_priorities(lines))
    if is_labelled(blocks):
        read_labelled(blocks, build)
    else:
        read_outline(blocks, build)
    return build
