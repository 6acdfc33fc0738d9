"""YAML and JSON as people write them: nested keys, lists and values, each value knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.parse.labels import read_label
from assistant.parse.words import Words, join, words_at
from assistant.text.late import late_compile

_ENTRY = late_compile(
    r"(?P<dashes>(?:-(?:[ \t]+|$))*)(?:(?P<quote>[\"']?)(?P<key>[^\"'\[\]{},:：#|>&*!%@`\s-][^\"':：]{0,39}?|[-])(?P=quote)\s*[:：](?=\s|$))?"
)
_COMMENT = late_compile(r"(?<=\s)#\s", needs="#")
_LONGEST = 60  # lines of one folded value
_BLOCK = late_compile(r"[|>][+-]?\d?\s*$", needs="| >")
_JSON_TOKEN = late_compile(r'"(?:[^"\\]|\\.)*"|"|[{}\[\],:]|[^\s{}\[\],:"]+')
_NULL = {"", "~", "null", "Null", "NULL", "none", "None"}
_DEEPEST = 40


@dataclass(slots=True)
class Node:
    """A key with a value, an item of a list, or both; `listed` for items of a list."""

    key: Words | None
    value: Words
    indent: int
    listed: bool = False
    children: list[Node] = field(default_factory=list)
    document: int = 0

    @property
    def name(self) -> str:
        """The key in lower case without blanks, underscores and hyphens."""
        return re.sub(r"[\s_\-]+", "", self.key.text).lower() if self.key else ""


def read_yaml(lines: Sequence[Words]) -> list[Node] | None:
    """The nodes of a text in which every line is a key, an item of a list or the rest of a folded value."""
    root = Node(None, Words(), -1)
    stack = [root]
    folded: Node | None = None
    keys = documents = lines_folded = 0
    for words in lines:
        text = words.text
        bare = text.strip()
        if bare.startswith("##") or (bare.startswith("#") and read_label(bare.lstrip("# "))):
            return None
        if not bare or bare.startswith("#"):
            continue
        if bare in ("---", "..."):
            documents += 1
            stack, folded = [root], None
            continue
        if "\t" in text[: len(text) - len(text.lstrip())]:
            return None
        indent = len(text) - len(text.lstrip(" "))
        if folded is not None and indent > folded.indent and not _opens(bare, folded):
            lines_folded += 1
            if lines_folded > _LONGEST:
                return None
            folded.value = join([folded.value, words.strip()], " ")
            continue
        lines_folded = 0
        folded = None
        match = _ENTRY.match(text, indent)
        if match is None or (not match["dashes"] and not match["key"]):
            return None
        at = indent
        for _ in range(match["dashes"].count("-")):
            node = Node(None, Words(), at, listed=True, document=documents)
            _place(stack, node)
            at += 1
            while text[at : at + 1] == " ":
                at += 1
            if len(stack) > _DEEPEST:
                return None
        if match["key"]:
            keys += 1
            node = Node(words.cut(*match.span("key")), Words(), at, document=documents)
            _place(stack, node)
            value = words.cut(match.end()).strip()
        else:
            value = words.cut(match.end()).strip()
        current = stack[-1]
        if _BLOCK.fullmatch(value.text):
            folded = current
        else:
            comment = _COMMENT.search(value.text) if not value.text.startswith(("'", '"')) else None
            current.value = scalar(value.cut(0, comment.start()).rstrip() if comment else value)
            folded = current if value.text and not value.text.endswith(('"', "'", "]", "}")) else None
            if value.text.startswith("[") and value.text.endswith("]") and re.search("[,\"']", value.text):
                current.children.extend(_flow(value, at))
                current.value = Words()
    return root.children if keys else None


def _opens(bare: str, folded: Node) -> bool:
    """Whether a deeper line is a node of its own rather than the rest of the value above."""
    match = _ENTRY.match(bare)
    return bare.startswith("- ") or bool(match and match["key"] and folded.value.text)


def _place(stack: list[Node], node: Node) -> None:
    """Hangs the node under the nearest one above that stands further left; a list may stand at its key's indent."""
    while len(stack) > 1:
        top = stack[-1]
        if top.indent < node.indent or (
            top.indent == node.indent and node.listed and top.key is not None and not top.value.text
        ):
            break
        stack.pop()
    stack[-1].children.append(node)
    stack.append(node)


def _flow(value: Words, indent: int) -> list[Node]:
    inner = value.cut(1, len(value) - 1)
    nodes, start, quote = [], 0, ""
    for i, char in enumerate([*inner.text, ","]):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'" and not inner.text[start:i].strip():
            quote = char
        elif char == ",":
            piece = inner.cut(start, i).strip()
            if piece.text or start or i < len(inner):
                nodes.append(Node(None, scalar(piece), indent + 1, listed=True))
            start = i + 1
    return nodes


def scalar(words: Words) -> Words:
    """A value without its quotes; a null is empty."""
    text = words.text
    if text in _NULL:
        return words.cut(0, 0)
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        inner = words.cut(1, len(text) - 1)
        return (
            unescaped(inner)
            if text[0] == '"'
            else inner.without((m.start(), m.start() + 1) for m in re.finditer("''", inner.text))
        )
    return words


_ESCAPE = late_compile(r"\\(?:u[0-9a-fA-F]{4}|.)")
_MEANS = {"n": " ", "t": " ", "r": " ", "b": "", "f": ""}


def unescaped(words: Words) -> Words:
    """The words of a quoted string with escapes read."""
    if "\\" not in words.text:
        return words
    pieces, at = [], 0
    for match in _ESCAPE.finditer(words.text):
        pieces.append(words.cut(at, match.start()))
        sign = match.group()[1]
        char = chr(int(match.group()[2:], 16)) if sign == "u" else _MEANS.get(sign, sign)
        if "\ud800" <= char <= "\udfff":
            char = ""
        place = words.cut(match.start(), match.start() + 1)
        pieces.append(Words(char, tuple(run for run in place.runs) if char else ()))
        at = match.end()
    pieces.append(words.cut(at))
    return join(pieces)


def read_json(document: str) -> list[Node] | None:
    """The nodes of a text that is one JSON value, or several one after the other; None if it is not JSON."""
    start = len(document) - len(document.lstrip())
    if document[start : start + 1] not in ("{", "["):
        return None
    root = Node(None, Words(), -1)
    stack: list[tuple[Node, str]] = [(root, "")]
    key: Words | None = None
    at = start
    count = 0
    for match in _JSON_TOKEN.finditer(document, start):
        if document[at : match.start()].strip():
            return None
        at = match.end()
        token = match.group()
        holder, closing = stack[-1]
        if token in "{[":
            node = Node(key, Words(), len(stack), listed=closing == "]")
            holder.children.append(node)
            stack.append((node, "}" if token == "{" else "]"))
            key = None
            if len(stack) > _DEEPEST:
                return None
        elif token in "}]":
            if token != closing:
                return None
            stack.pop()
            key = None
        elif token == '"':
            return None
        elif token not in ":,":
            words = words_at(document, *match.span())
            value = unescaped(words.cut(1, len(words) - 1)) if token[0] == '"' else scalar(words)
            count += token[0] == '"'
            if closing == "}" and key is None:
                key = value
            else:
                holder.children.append(Node(key, value, len(stack), listed=closing == "]"))
                key = None
    if len(stack) > 1 or document[at:].strip() or not count:
        return None
    return root.children
