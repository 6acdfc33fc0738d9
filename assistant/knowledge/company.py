"""A company's YAML files: every wrong value named by file, line and key.

`own_file()` reads a file into `Section`s, which check each value as it is asked for and keep what is wrong in the
file's `problems`:

    file = own_file(path)
    for row in file.rows():
        ident, lang = row.text("id"), row.choice("lang", ("zh", "en"))
        row.done()
    file.raise_problems()
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from assistant.errors import KnowledgeError
from assistant.knowledge import YAML_LOADER
from assistant.knowledge.section import Section, sections
from assistant.types import Text

MAX_BYTES = 8_000_000
MAX_TOLD = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong value of a company's file; `key` is "" where the file as a whole is meant."""

    file: str
    line: int
    key: str
    text: Text

    @property
    def told(self) -> Text:
        """The problem with its place, in both languages."""
        key_zh, key_en = (f" {self.key}", f", {self.key}") if self.key else ("", "")
        return Text(
            zh=f"{self.file} 第 {self.line} 行{key_zh}：{self.text.zh}",
            en=f"{self.file}, line {self.line}{key_en}: {self.text.en}",
        )


@dataclass(slots=True)
class OwnFile:
    """A company's file, read into nodes that know their lines. `problems` grows while its sections are read."""

    name: str
    root: yaml.Node | None
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, node: yaml.Node | None, key: str, zh: str, en: str) -> None:
        """Leaves a problem at a node's line."""
        line = node.start_mark.line + 1 if node is not None else 1
        self.problems.append(Problem(self.name, line, key, Text(zh, en)))

    def section(self) -> Section:
        """The whole file as one mapping."""
        if isinstance(self.root, yaml.MappingNode):
            return Section(self, self.root)
        self.wrong(self.root, "", "应当是“键: 值”的形式", "should be written as `key: value` lines")
        return Section(self, None)

    def rows(self) -> tuple[Section, ...]:
        """The whole file as a list of mappings; a file with one mapping is a list of one."""
        if self.root is None:
            return ()
        if isinstance(self.root, yaml.MappingNode):
            return (Section(self, self.root),)
        if isinstance(self.root, yaml.SequenceNode):
            return sections(self, self.root, "", plain=None)
        self.wrong(self.root, "", "应当是条目的列表", "should be a list of entries")
        return ()

    def raise_problems(self) -> None:
        """Raises one KnowledgeError that names every problem found so far, if there is any."""
        if self.problems:
            raise problems_error(self.problems)


def own_file(path: Path) -> OwnFile:
    """A company's YAML file, ready to be read by sections.

    Raises KnowledgeError for a file that cannot be read at all: missing, too large, no text, broken YAML, aliases.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(path.name)
        return own_bytes(path.name, path.read_bytes())
    except OSError as error:
        raise KnowledgeError(
            "knowledge_missing", Text(zh=f"读不到文件 {path}", en=f"cannot read the file {path}")
        ) from error


def own_bytes(name: str, data: bytes) -> OwnFile:
    """The same out of the bytes of a file called `name`."""
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    text = _decoded(data)
    if text is None:
        raise _whole(name, 1, "不是 UTF-8 或 GB18030 文本", "is neither UTF-8 nor GB18030 text")
    try:
        root = yaml.compose(text, Loader=YAML_LOADER)
        alias = _alias(root)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or "not YAML"
        line = mark.line + 1 if mark is not None else 1
        raise _whole(name, line, f"YAML 写法有误（{why}）", f"broken YAML ({why})") from error
    except RecursionError as error:
        raise _whole(name, 1, "嵌套太深", "is nested too deeply") from error
    if alias is not None:
        line = alias.start_mark.line + 1
        raise _whole(name, line, "不支持锚点与引用（& 和 *）", "anchors and aliases (& and *) are not read")
    return OwnFile(name, root)


def problems_error(problems: Sequence[Problem]) -> KnowledgeError:
    """One KnowledgeError that names each of `problems` on a line of its own, the first twenty in full."""
    told = [problem.told for problem in problems[:MAX_TOLD]]
    more = len(problems) - len(told)
    zh = "\n".join(t.zh for t in told) + (f"\n……还有 {more} 处" if more else "")
    en = "\n".join(t.en for t in told) + (f"\n... and {more} more" if more else "")
    return KnowledgeError("knowledge_invalid", Text(zh, en))


def _too_large(name: str) -> KnowledgeError:
    return _whole(name, 1, "文件太大（超过 8 MB）", "the file is too large (over 8 MB)")


def _whole(name: str, line: int, zh: str, en: str) -> KnowledgeError:
    return problems_error([Problem(name, line, "", Text(zh, en))])


def _decoded(data: bytes) -> str | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _alias(root: yaml.Node | None) -> yaml.Node | None:
    """The first node reached twice: a few lines of nested aliases would otherwise unfold without end."""
    seen: set[int] = set()
    todo = [root] if root is not None else []
    while todo:
        node = todo.pop()
        if id(node) in seen:
            return node
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            todo.extend(part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            todo.extend(node.value)
    return None
