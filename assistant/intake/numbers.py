"""The numbers that Word puts in front of list items without writing them into the text: 1., KR2, （三）, ④."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_CHINESE = "〇一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class ListNumbers:
    """Counts a document's list items as Word does: a higher level starts the deeper ones anew."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[int, dict[int, _Level]] = {}
        self.counter: dict[int, int] = {}  # numbers of lists that share a definition count on
        self.counts: dict[int, dict[int, int]] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        definitions = {_id(node, "abstractNumId"): _levels(node) for node in _children(root, "abstractNum")}
        for node in _children(root, "num"):
            number, abstract = _id(node, "numId"), _value(node, "abstractNumId")
            self.levels[number] = definitions.get(abstract, {})
            restarts = any(_children(override, "startOverride") for override in _children(node, "lvlOverride"))
            self.counter[number] = -number - 1 if restarts else abstract

    def next(self, paragraph: Any) -> tuple[int, str] | None:
        """The level and mark of a list item ("-" for a bullet), None for a paragraph outside lists."""
        found = _numbering(paragraph)
        if found is None or found[0] == 0:
            return None
        number, depth = found[0], min(found[1], _DEEPEST)
        level = self.levels.get(number, {}).get(depth)
        if level is None or level.form in ("bullet", "none") or "%" not in level.text:
            return depth, "-"
        counts = self.counts.setdefault(self.counter[number], {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        return depth, self._shown(number, level, counts)

    def _shown(self, number: int, level: _Level, counts: dict[int, int]) -> str:
        def one(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            other = self.levels[number].get(at)
            return _written(other.form if other else "decimal", counts.get(at, other.start if other else 1))

        return re.sub(r"%([1-9])", one, level.text).strip()


def _written(form: str, count: int) -> str:
    if form in ("lowerLetter", "upperLetter") and count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        left, out = count, ""
        for value, sign in _ROMAN:
            while left >= value:
                out, left = out + sign, left - value
        return out.upper() if form == "upperRoman" else out
    if ("hinese" in form or "ideograph" in form or "japanese" in form) and count < 100:
        tens, ones = divmod(count, 10)
        return (_CHINESE[tens] if tens > 1 else "") + ("十" if tens else "") + (_CHINESE[ones] if ones else "")
    if "Circle" in form and count <= 20:
        return chr(ord("①") + count - 1)
    return str(count)


def _numbering(paragraph: Any) -> tuple[int, int] | None:
    """The list and level that a paragraph, or its style, belongs to."""
    properties, style = paragraph._p.pPr, paragraph.style
    level: int | None = None
    while True:
        found = properties.numPr if properties is not None else None
        if found is not None:
            if level is None and found.ilvl is not None:
                level = int(found.ilvl.val)
            if found.numId is not None:
                return int(found.numId.val), level or 0
        if style is None:
            return None
        properties, style = style.element.pPr, style.base_style


def _children(node: Any, name: str) -> list[Any]:
    return [child for child in node if isinstance(child.tag, str) and child.tag.endswith("}" + name)]


def _id(node: Any, name: str) -> int:
    return int(next((value for key, value in node.attrib.items() if key.endswith("}" + name)), "0"))


def _value(node: Any, name: str) -> int:
    return next((_id(child, "val") for child in _children(node, name)), -1)


def _levels(definition: Any) -> dict[int, _Level]:
    return {
        _id(node, "ilvl"): _Level(_said(node, "numFmt"), _said(node, "lvlText"), max(_value(node, "start"), 0))
        for node in _children(definition, "lvl")
    }


def _said(node: Any, name: str) -> str:
    child = next(iter(_children(node, name)), None)
    return next((value for key, value in child.attrib.items() if key.endswith("}val")), "") if child is not None else ""
