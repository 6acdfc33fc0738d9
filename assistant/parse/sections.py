"""A look ahead over a document with labels: what stands between one objective's line and the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.parse.fields import is_field
from assistant.parse.labels import Role
from assistant.parse.lines import Line
from assistant.parse.tables import Table

Block = Line | Table


@dataclass(slots=True)
class Section:
    """How many key result labels, whether a "Key Results:" line, whether items without a label."""

    keys: int = 0
    heads: bool = False
    items: bool = False


def role_of(block: Block | None) -> Role | None:
    """The role of a line's label."""
    return block.label.role if isinstance(block, Line) and block.label else None


def sections(blocks: Sequence[Block]) -> dict[int, Section]:
    """By the index of the line that opens it: an objective's line or a heading."""
    out = {0: Section()}
    current = out[0]
    for at, block in enumerate(blocks):
        role = role_of(block)
        if role == "kr" and isinstance(block, Line) and _heads(block, blocks, at):
            current.heads = True
        elif isinstance(block, Table) or role == "kr":
            current.keys += 1
        elif role == "o" or (role is None and block.level and at):
            current = out[at] = Section()
        elif role == "krs":
            current.heads = True
        elif block.item and not is_field(block.text):
            current.items = True
    return out


def _heads(line: Line, blocks: Sequence[Block], at: int) -> bool:
    """Whether "KR：" or "关键结果" with nothing behind it stands above lines without labels."""
    assert line.label is not None
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return line.label.number is None and not line.body.words.text and following is not None and not role_of(following)


def labels_alone(blocks: Sequence[Block]) -> bool:
    """Whether every key result's label stands on a line of its own, above its words."""
    alone = 0
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        if role_of(block) == "kr" and isinstance(block, Line):
            if block.body.words.text or not isinstance(following, Line) or following.label:
                return False
            alone += 1
    return alone > 1
