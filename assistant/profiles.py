"""House rules: counts, severities, switched-off checks and the position taken where the authorities disagree.

A profile is a YAML file that may extend another; every value is validated, and a wrong one is named by file, line
and key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from assistant.disputes import DISPUTES
from assistant.errors import KnowledgeError
from assistant.types import SEVERITIES, Severity, Text

_FOLDER = Path(__file__).parent / "knowledge" / "profiles"
_CHECKS = Path(__file__).parent / "checks"
_KEYS = ("extends", "title", "objectives", "key_results", "cycle", "severities", "off", "on", "positions", "words")
CycleLength = Literal["month", "two-months", "quarter", "half", "year"]
CYCLES: tuple[CycleLength, ...] = ("month", "two-months", "quarter", "half", "year")
WORD_LISTS = ("vague", "activity", "output", "outcome", "routine")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many a house wants (`min` to `max`), and below and above which number a check speaks up."""

    min: int
    warn_below: int
    warn_above: int
    max: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One set of house rules. `positions` maps a dispute to the side taken, `words` adds a company's own vocabulary."""

    name: str
    title: Text
    objectives: Counts
    key_results: Counts
    severities: Mapping[str, Severity] = field(default_factory=dict)
    off: frozenset[str] = frozenset()
    positions: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cycle: CycleLength = "quarter"

    def position(self, dispute: str) -> str:
        """The side taken in `dispute`: the profile's, else the first that the dispute names."""
        return self.positions.get(dispute) or next(iter(DISPUTES[dispute].sides))


@cache
def profile_names() -> tuple[str, ...]:
    """The built-in profiles."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yml")))


def load_profile(name_or_path: str | Path = "default") -> Profile:
    """A built-in profile by name or a company's own YAML by path.

    Raises KnowledgeError naming line and key, or listing the built-in names when there is no such profile.
    """
    if isinstance(name_or_path, str) and name_or_path in profile_names():
        return _built_in(name_or_path)
    path = Path(name_or_path)
    if path.suffix not in (".yml", ".yaml") and not path.is_file():
        names = ", ".join(profile_names())
        raise KnowledgeError(
            "no_such_profile",
            Text(
                f"没有名为“{name_or_path}”的规则集。内置的有：{names}；也可以给出一个 YAML 文件的路径。",
                f"There is no profile {str(name_or_path)!r}. Built in: {names}; a path to a YAML file works too.",
            ),
        )
    return _read(path, seen=())


@cache
def _check_ids() -> frozenset[str]:
    """The ids of all checks: their room lies above this one, but its file names are the registry."""
    return frozenset(path.stem.upper() for path in _CHECKS.glob("[a-z][0-9][0-9].py"))


@cache
def _built_in(name: str) -> Profile:
    return _read(_FOLDER / f"{name}.yml", seen=())


def _read(path: Path, seen: tuple[Path, ...]) -> Profile:
    reader = _Reader(path)
    entries = reader.mapping(reader.root, "", _KEYS)
    base = _base(reader, entries.get("extends"), path, seen)
    profile = base or Profile(
        name=path.stem, title=Text(path.stem, path.stem), objectives=Counts(1, 1, 5, 3), key_results=Counts(2, 2, 5, 4)
    )
    profile = replace(profile, name=path.stem, title=Text(path.stem, path.stem))
    if node := entries.get("title"):
        title = reader.mapping(node, "title", ("zh", "en"), all_required=True)
        profile = replace(
            profile, title=Text(reader.text(title["zh"], "title.zh"), reader.text(title["en"], "title.en"))
        )
    if node := entries.get("objectives"):
        profile = replace(profile, objectives=reader.counts(node, "objectives", profile.objectives))
    if node := entries.get("key_results"):
        profile = replace(profile, key_results=reader.counts(node, "key_results", profile.key_results))
    if node := entries.get("cycle"):
        profile = replace(profile, cycle=reader.cycle(node))
    off, on = reader.checks(entries.get("off"), "off"), reader.checks(entries.get("on"), "on")
    if both := sorted(off & on):
        raise reader.error(entries["on"], "on", f"{both[0]} 也写在 off 里", f"{both[0]} stands in off as well")
    return replace(
        profile,
        severities={**profile.severities, **reader.severities(entries.get("severities"))},
        off=(profile.off | off) - on,
        positions={**profile.positions, **reader.positions(entries.get("positions"))},
        words=_joined(profile.words, reader.words(entries.get("words"))),
    )


def _base(reader: _Reader, node: yaml.Node | None, path: Path, seen: tuple[Path, ...]) -> Profile | None:
    if node is None:
        return None
    wanted = reader.text(node, "extends")
    if wanted in profile_names() and (_FOLDER / f"{wanted}.yml") != path:
        return _built_in(wanted)
    other = path.parent / wanted
    if other in (*seen, path) or len(seen) > 8:
        raise reader.error(node, "extends", "会绕回自己", "leads back to itself")
    if not other.is_file():
        names = ", ".join(profile_names())
        raise reader.error(
            node,
            "extends",
            f"“{wanted}”既不是内置规则集（{names}）也不是旁边的文件",
            f"{wanted!r} is neither a built-in profile ({names}) nor a file beside this one",
        )
    return _read(other, (*seen, path))


def _joined(a: Mapping[str, tuple[str, ...]], b: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {key: (*a.get(key, ()), *b.get(key, ())) for key in {**a, **b}}


class _Reader:
    """One YAML file as nodes, so that each complaint can name the line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            source = path.read_text(encoding="utf-8-sig")
            root = yaml.compose(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except OSError as failure:
            raise KnowledgeError(
                "profile_unreadable",
                Text(f"读不到规则集文件 {path}", f"The profile {path} cannot be read: {failure.strerror}"),
            ) from failure
        except (yaml.YAMLError, UnicodeDecodeError) as failure:
            mark = getattr(failure, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            problem = getattr(failure, "problem", None) or str(failure)
            raise KnowledgeError(
                "profile_not_yaml",
                Text(
                    f"{path.name} 第 {line} 行不是合法的 YAML：{problem}",
                    f"{path.name}, line {line}: not valid YAML: {problem}",
                ),
            ) from failure
        self.root = root if root is not None else yaml.MappingNode("tag:yaml.org,2002:map", [])

    def error(self, node: yaml.Node, key: str, zh: str, en: str) -> KnowledgeError:
        line = node.start_mark.line + 1 if node.start_mark else 1
        name = self.path.name
        return KnowledgeError(
            "profile_wrong",
            Text(
                f"{name} 第 {line} 行，{key or '开头'}：{zh}。",
                f"{name}, line {line}, {key or 'top of the file'}: {en}.",
            ),
        )

    def mapping(
        self, node: yaml.Node, key: str, allowed: tuple[str, ...], *, all_required: bool = False
    ) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self.error(node, key, "应当是“键: 值”的列表", "should be a mapping of keys to values")
        found: dict[str, yaml.Node] = {}
        for name_node, value in node.value:
            name = str(name_node.value)
            where = f"{key}.{name}" if key else name
            if allowed and name not in allowed:
                there = ", ".join(allowed)
                raise self.error(name_node, where, f"没有这个键，可用的有：{there}", f"no such key; there are: {there}")
            if name in found:
                raise self.error(name_node, where, "写了两次", "is there twice")
            found[name] = value
        if all_required and (missing := [name for name in allowed if name not in found]):
            raise self.error(node, key, f"缺少 {', '.join(missing)}", f"lacks {', '.join(missing)}")
        return found

    def text(self, node: yaml.Node, key: str) -> str:
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            raise self.error(node, key, "应当是一段文字", "should be a text")
        return str(node.value)

    def number(self, node: yaml.Node, key: str) -> int:
        value = node.value if isinstance(node, yaml.ScalarNode) else ""
        if not (value.isascii() and value.isdigit() and int(value) <= 99):
            seen = value or "…"
            raise self.error(
                node,
                key,
                f"应当是 0 到 99 的整数，写的是“{seen}”",
                f"should be a whole number from 0 to 99, not {seen!r}",
            )
        return int(value)

    def counts(self, node: yaml.Node, key: str, base: Counts) -> Counts:
        names = tuple(f.name for f in fields(Counts))
        given = {k: self.number(v, f"{key}.{k}") for k, v in self.mapping(node, key, names).items()}
        # A house that only moves its range moves the point where the check speaks along with it.
        if "max" in given:
            given.setdefault("warn_above", given["max"])
        if "min" in given:
            given.setdefault("warn_below", given["min"])
        counts = replace(base, **given)
        if counts.min > counts.max or counts.warn_below > counts.warn_above:
            raise self.error(
                node,
                key,
                f"下限大于上限：{counts.min}-{counts.max}，{counts.warn_below}-{counts.warn_above}",
                f"the lower bound is above the upper one: {counts.min}-{counts.max}, "
                f"{counts.warn_below}-{counts.warn_above}",
            )
        return counts

    def one_of(self, node: yaml.Node, key: str, allowed: tuple[str, ...]) -> str:
        value = self.text(node, key)
        if value not in allowed:
            there = ", ".join(allowed)
            raise self.error(
                node, key, f"“{value}”不在可选值里：{there}", f"{value!r} is none of the possible values: {there}"
            )
        return value

    def cycle(self, node: yaml.Node) -> CycleLength:
        chosen = self.one_of(node, "cycle", CYCLES)
        return next(c for c in CYCLES if c == chosen)

    def check_id(self, node: yaml.Node, key: str, value: str) -> str:
        if value not in _check_ids():
            there = ", ".join(sorted(_check_ids()))
            raise self.error(
                node,
                key,
                f"“{value}”不是检查的编号；有这些：{there}",
                f"{value!r} is not the id of a check; there are: {there}",
            )
        return value

    def severities(self, node: yaml.Node | None) -> dict[str, Severity]:
        out: dict[str, Severity] = {}
        if node is not None:
            for name, value in self.mapping(node, "severities", ()).items():
                key = f"severities.{name}"
                self.check_id(value, key, name)
                chosen = self.one_of(value, key, SEVERITIES)
                out[name] = next(s for s in SEVERITIES if s == chosen)
        return out

    def sequence(self, node: yaml.Node, key: str) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(node, key, "应当是一个列表", "should be a list")
        return list(node.value)

    def checks(self, node: yaml.Node | None, key: str) -> frozenset[str]:
        if node is None:
            return frozenset()
        return frozenset(self.check_id(n, key, self.text(n, key)) for n in self.sequence(node, key))

    def positions(self, node: yaml.Node | None) -> dict[str, str]:
        if node is None:
            return {}
        entries = self.mapping(node, "positions", tuple(DISPUTES))
        return {
            name: self.one_of(value, f"positions.{name}", tuple(DISPUTES[name].sides))
            for name, value in entries.items()
        }

    def words(self, node: yaml.Node | None) -> dict[str, tuple[str, ...]]:
        if node is None:
            return {}
        out: dict[str, tuple[str, ...]] = {}
        for name, value in self.mapping(node, "words", WORD_LISTS).items():
            key = f"words.{name}"
            out[name] = tuple(self.text(n, key) for n in self.sequence(value, key))
        return out
