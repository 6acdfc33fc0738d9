"""How deep each item of a list stands: by its indent and, at one indent, by the kind of its mark."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.parse.lines import Line

_KINDS = {sign: kind for kind, signs in {"*": "*•", "-": "-–—+―", "o": "o○◦□▫◇‣⁃"}.items() for sign in signs}


def ranks(items: Sequence[Line]) -> list[int]:
    """The depth of each item, 0 for the outermost.

    Tabs and 2, 3 or 4 blanks get mixed: what stands at an indent at which a parent had a child before is again a
    child of that parent.
    """
    out: list[int] = []
    stack: list[tuple[int, str, set[int]]] = []
    for line in items:
        kind = style(line)
        while stack:
            indent, above, _ = stack[-1]
            if line.indent > indent or (line.indent == indent and kind != above and not _open(stack, indent, kind)):
                break
            stack.pop()
        for depth in range(len(stack) - 1):
            if line.indent > stack[depth][0] and line.indent in stack[depth][2]:
                del stack[depth + 1 :]
                break
        if stack:
            stack[-1][2].add(line.indent)
        out.append(len(stack))
        if len(stack) < 12:
            stack.append((line.indent, kind, set()))
    return out


def _open(stack: Sequence[tuple[int, str, set[int]]], indent: int, style: str) -> bool:
    return any(s == style and i == indent for i, s, _ in stack)


def style(line: Line) -> str:
    """The kind of an item's mark; a bold item heads others."""
    bold = "!" if line.styled.all_bold else ""
    if line.number:
        return line.number.style + bold
    if line.box is not None or line.bullet == "✅":
        return "[]" + bold
    return _KINDS.get(line.bullet[:1], line.bullet) + bold
