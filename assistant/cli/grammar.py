"""What may stand on the command line: commands, their argument and options, in both languages; and how it is read.

A reader of our own, because a review has to be there in half a second and every message in two languages: the usual
libraries cost a third of that time and speak English.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.errors import InputError
from assistant.types import Text

Kind = Literal["text", "path", "number", "flag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """`--name VALUE`, or a flag. `short` is a second spelling; numbers lie between `least` and `most`."""

    name: str
    help: Text
    metavar: str = ""
    short: str = ""
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    default: str | int | None = None
    least: int = 0
    most: int = 0

    @property
    def key(self) -> str:
        """The name of the function's parameter."""
        return self.name.lstrip("-").replace("-", "_")

    @property
    def shown(self) -> str:
        """The option as help shows it: "-o, --out OUT"."""
        spelled = f"{self.short}, {self.name}" if self.short else self.name
        value = "/".join(self.choices) or self.metavar
        return f"{spelled} {value}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """What stands without a name. `many` takes several, as a tuple."""

    key: str
    metavar: str
    help: Text
    required: bool = False
    many: bool = False

    @property
    def shown(self) -> str:
        """The argument as help shows it."""
        name = f"{self.metavar}..." if self.many else self.metavar
        return name if self.required else f"[{name}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command; the name of one in a group is two words ("eval run").

    `run` names the function ("module:function"), which is imported only when the command is called.
    """

    name: str
    run: str
    help: Text
    argument: Argument | None = None
    options: tuple[Option, ...] = ()
    examples: tuple[str, ...] = ()
    more: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Commands under one first word; `examples` is how one begins."""

    name: str
    help: Text
    examples: tuple[str, ...]
    more: Text


class UsageError(InputError):
    """The command line cannot be understood; `command` is the one it was about, if any."""

    def __init__(self, text: Text, command: str = "") -> None:
        super().__init__("usage", text)
        self.command = command


def read(command: Command, words: Sequence[str]) -> dict[str, Any]:
    """The values for `command`'s function from the words behind its name.

    Raises UsageError naming what cannot be understood and what there is.
    """
    values: dict[str, Any] = {o.key: False if o.kind == "flag" else o.default for o in command.options}
    loose: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word == "--":
            loose += rest
            break
        if not word.startswith("-") or word == "-":
            loose.append(word)
            continue
        option, value = _option(command, word)
        if option.kind == "flag":
            if value is not None:
                raise UsageError(Text(f"{option.name} 不带值。", f"{option.name} takes no value."), command.name)
            values[option.key] = True
            continue
        if value is None:
            if not rest or (rest[0].startswith("--") and len(rest[0]) > 2):
                raise UsageError(
                    Text(
                        f"{option.name} 后面缺一个值：{option.shown}。", f"{option.name} needs a value: {option.shown}."
                    ),
                    command.name,
                )
            value = rest.pop(0)
        values[option.key] = _value(option, value, command.name)
    if command.argument is not None:
        values[command.argument.key] = _loose(command.argument, loose, command.name)
    elif loose:
        raise UsageError(
            Text(f"okr {command.name} 不需要「{loose[0]}」。", f"okr {command.name} takes no “{loose[0]}”."),
            command.name,
        )
    return values


def group(commands: Sequence[Command], name: str) -> tuple[Command, ...]:
    """The commands of the group `name`: "eval run" and "eval show" for "eval"."""
    return tuple(c for c in commands if c.name.startswith(f"{name} "))


def find(commands: Sequence[Command], name: str) -> Command:
    """The command called `name`. Raises UsageError naming the nearest and all there are."""
    for command in commands:
        if command.name == name:
            return command
    first = name.partition(" ")[0]
    names = [c.name for c in group(commands, first) or commands]
    near = _nearest(name, names)
    zh, en = (f"是不是 okr {near}？", f" Did you mean okr {near}?") if near else ("", "")
    there = ", ".join(names)
    raise UsageError(
        Text(f"没有命令「{name}」。{zh}现有：{there}。", f"There is no command “{name}”.{en} There are: {there}.")
    )


def _option(command: Command, word: str) -> tuple[Option, str | None]:
    """The option that a word names, and the value joined to it: --format=json, -ojson.md, -k5."""
    name, equals, joined = word.partition("=")
    for option in command.options:
        if name == option.name:
            return option, joined if equals else None
        if option.short and word.startswith(option.short) and not word.startswith("--"):
            value = word.removeprefix(option.short)
            return option, value.removeprefix("=") or None
    near = _nearest(name, [o.name for o in command.options])
    zh, en = (f"是不是 {near}？", f" Did you mean {near}?") if near else ("", "")
    raise UsageError(
        Text(f"okr {command.name} 没有选项 {name}。{zh}", f"okr {command.name} has no option {name}.{en}"), command.name
    )


def _value(option: Option, value: str, command: str) -> str | int | Path:
    if option.choices and value not in option.choices:
        there = ", ".join(option.choices)
        raise UsageError(
            Text(
                f"{option.name} 不能是「{value}」，可以是：{there}。",
                f"{option.name} cannot be “{value}”; there are: {there}.",
            ),
            command,
        )
    if option.kind == "number":
        number = int(value) if value.isdecimal() and value.isascii() and len(value) < 10 else -1
        if not option.least <= number <= option.most:
            raise UsageError(
                Text(
                    f"{option.name} 要一个 {option.least} 到 {option.most} 的整数，不能是「{value}」。",
                    f"{option.name} needs a whole number from {option.least} to {option.most}, not “{value}”.",
                ),
                command,
            )
        return number
    return Path(value) if option.kind == "path" else value


def _loose(argument: Argument, loose: Sequence[str], command: str) -> str | tuple[str, ...] | None:
    if argument.required and not loose:
        raise UsageError(
            Text(f"okr {command} 后面缺 {argument.metavar}。", f"okr {command} needs {argument.metavar}."), command
        )
    if argument.many:
        return tuple(loose)
    if len(loose) > 1:
        raise UsageError(
            Text(
                f"okr {command} 一次只要一个 {argument.metavar}，多出了「{loose[1]}」。",
                f"okr {command} takes one {argument.metavar}; “{loose[1]}” is too much.",
            ),
            command,
        )
    return loose[0] if loose else None


def _nearest(word: str, names: Sequence[str]) -> str | None:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, names, n=1, cutoff=0.6)), None)
