"""One mapping of a company's file, whose values are checked as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

import yaml

from assistant.types import Text

if TYPE_CHECKING:
    from assistant.knowledge.company import OwnFile


class Section:
    """One mapping of a company's file. Asking for a key checks its value; `done()` reports the keys nobody asked for.

    A wrong or missing value gives the default and leaves a problem behind, so that one reading finds them all.
    """

    def __init__(self, file: OwnFile, node: yaml.MappingNode | None) -> None:
        self._file = file
        self._node = node
        self._values: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        self._asked: list[str] = []
        for key_node, value in node.value if node is not None else ():
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if not key:
                self._file.wrong(key_node, "", "键应当是一个词", "a key should be a word")
            elif key in self._values:
                self._file.wrong(key_node, key, "这个键写了两次", "this key is written twice")
            else:
                self._values[key] = (key_node, value)

    @property
    def line(self) -> int:
        """The line where the mapping begins."""
        return self._node.start_mark.line + 1 if self._node is not None else 1

    @property
    def end(self) -> int:
        """The line behind the mapping's last."""
        mark = self._node.end_mark if self._node is not None else None
        return mark.line + (1 if mark.column == 0 else 2) if mark is not None else 2

    def line_of(self, key: str) -> int:
        """The line of `key`, or of the mapping where there is no such key."""
        return self._values[key][0].start_mark.line + 1 if key in self._values else self.line

    def keys(self) -> tuple[str, ...]:
        """The keys as written, for mappings whose keys are free; each still has to be asked for."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Whether `key` stands there with a value."""
        return key in self._values and not _is_null(self._values[key][1])

    def wrong(self, key: str, zh: str, en: str) -> None:
        """Leaves a problem at `key`: for rules that only the caller knows."""
        self._file.wrong(self._values[key][0] if key in self._values else self._node, key, zh, en)

    def text(self, key: str, default: str | None = None) -> str:
        """The words under `key`; required where there is no default. Numbers, dates and yes/no are taken as written."""
        node = self._get(key, required=default is None)
        if node is None:
            return default or ""
        if not isinstance(node, yaml.ScalarNode):
            self.wrong(key, "应当是一段文字", "should be text")
            return default or ""
        words = str(node.value).strip()
        if not words and default is None:
            self.wrong(key, "不能为空", "must not be empty")
        return words or default or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of words under `key`; one word alone is a list of one, no key is an empty list."""
        node = self._get(key, required=False)
        if node is None:
            return ()
        parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if not all(isinstance(part, yaml.ScalarNode) for part in parts):
            self.wrong(key, "应当是文字的列表", "should be a list of texts")
            return ()
        return tuple(words for part in parts if (words := str(part.value).strip()))

    def both(self, key: str, default: Text | None = None) -> Text:
        """Words in both languages: `{zh: ..., en: ...}`, or one text that serves for both."""
        node = self._get(key, required=default is None)
        if node is None:
            return default or Text("", "")
        if isinstance(node, yaml.ScalarNode):
            words = str(node.value).strip()
            return Text(words, words)
        if not isinstance(node, yaml.MappingNode):
            self.wrong(key, "应当是文字，或 {zh: …, en: …}", "should be text, or {zh: ..., en: ...}")
            return default or Text("", "")
        pair = Section(self._file, node)
        zh, en = pair.text("zh", ""), pair.text("en", "")
        pair.done()
        if not zh and not en:
            self.wrong(key, "不能为空", "must not be empty")
        return Text(zh or en, en or zh)

    def choice(self, key: str, options: Sequence[str], default: str | None = None) -> str:
        """One of `options`; required where there is no default."""
        words = self.text(key, default)
        if words in options or (key not in self._values and default is not None):
            return words
        if words:
            told = "、".join(options), ", ".join(options)
            near = get_close_matches(words, options, n=1)
            hint = (f"；是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else ("", "")
            self.wrong(key, f"“{words}”不在 {told[0]} 之中{hint[0]}", f'"{words}" is none of {told[1]}{hint[1]}')
        return default or (options[0] if options else "")

    def integer(self, key: str, default: int | None = None, *, low: int = 0, high: int = 1_000_000) -> int:
        """A whole number from `low` to `high`; required where there is no default."""
        fallback = default if default is not None else low
        words = self.text(key, None if default is None else str(default))
        try:
            number = int(words)
        except ValueError:
            if words:
                self.wrong(key, f"“{words}”应当是整数", f'"{words}" should be a whole number')
            return fallback
        if low <= number <= high:
            return number
        self.wrong(key, f"{number} 应当在 {low} 到 {high} 之间", f"{number} should be from {low} to {high}")
        return fallback

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false, also written yes/no or on/off."""
        words = self.text(key, "true" if default else "false").casefold()
        if words in {"true", "yes", "on", "是"}:
            return True
        if words not in {"false", "no", "off", "否"}:
            self.wrong(key, f"“{words}”应当是 true 或 false", f'"{words}" should be true or false')
            return default
        return False

    def section(self, key: str) -> Section | None:
        """The mapping under `key`, None where there is none."""
        node = self._get(key, required=False)
        if node is None:
            return None
        if isinstance(node, yaml.MappingNode):
            return Section(self._file, node)
        self.wrong(key, "应当是“键: 值”的形式", "should be written as `key: value` lines")
        return None

    def rows(self, key: str, *, plain: str | None = None) -> tuple[Section, ...]:
        """The list of mappings under `key`; with `plain`, a bare text stands for a mapping with that one key."""
        node = self._get(key, required=False)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.wrong(key, "应当是列表（每条以“- ”开头）", 'should be a list (each entry begins with "- ")')
            return ()
        return sections(self._file, node, key, plain=plain)

    def done(self) -> None:
        """Reports the keys that nobody asked for, with the ones there are."""
        known = tuple(dict.fromkeys(self._asked))
        for key in self._values:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                hint = (f"；是不是 {near[0]}？", f"; did you mean {near[0]}?") if near else ("", "")
                self.wrong(
                    key,
                    f"没有这个键。可用的键：{'、'.join(known)}{hint[0]}",
                    f"there is no such key. Known keys: {', '.join(known)}{hint[1]}",
                )

    def _get(self, key: str, *, required: bool) -> yaml.Node | None:
        self._asked.append(key)
        if self.has(key):
            return self._values[key][1]
        if required and self._node is not None:
            self.wrong(key, "缺少这一项", "is missing")
        return None


def sections(file: OwnFile, node: yaml.SequenceNode, key: str, *, plain: str | None) -> tuple[Section, ...]:
    """The entries of a list as mappings; with `plain`, a bare text stands for a mapping with that one key."""
    rows = []
    for part in node.value:
        if isinstance(part, yaml.MappingNode):
            rows.append(Section(file, part))
        elif plain is not None and isinstance(part, yaml.ScalarNode) and not _is_null(part):
            word = yaml.ScalarNode("tag:yaml.org,2002:str", plain, part.start_mark, part.end_mark)
            pair = yaml.MappingNode("tag:yaml.org,2002:map", [(word, part)], part.start_mark, part.end_mark)
            rows.append(Section(file, pair))
        else:
            file.wrong(part, key, "这一条应当是“键: 值”的形式", "this entry should be written as `key: value` lines")
    return tuple(rows)


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
