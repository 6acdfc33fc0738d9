"""The help pages, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.cli.commands import COMMANDS, GROUPS
from assistant.cli.grammar import Command, Group
from assistant.present.columns import pad, width, wrapped
from assistant.types import Lang, Text

_COLUMNS = 100
_WHAT = Text(
    "帮你写好 OKR，中文英文都行：哪里有问题、为什么；改成什么样；哪些只有你知道。不编任何数字。",
    "Write good OKRs, in Chinese and English: what is wrong and why, rewrites that invent nothing, what to ask.",
)
_MORE = Text(
    "okr COMMAND --help 讲每个命令；okr --version 看版本。\n"
    "退出码：0 正常；1 有 --fail-on 那么重的问题；2 输入或参数用不了；3 模型或服务出错，什么也没写出来。",
    "okr COMMAND --help explains a command; okr --version tells the version.\n"
    "Exit codes: 0 fine; 1 findings as grave as --fail-on; 2 unusable input or arguments; 3 nothing came out because\n"
    "the model or a service failed.",
)


def overview(lang: Lang) -> str:
    """What `okr --help` prints."""
    heads = ("用法：", "命令：") if lang == "zh" else ("Usage: ", "Commands:")
    alone = [(c.name, c.help) for c in COMMANDS if " " not in c.name]
    rows = ((name, said.in_lang(lang)) for name, said in [*alone, *((f"{g.name} ...", g.help) for g in GROUPS)])
    return "\n".join(
        [
            f"{heads[0]}okr COMMAND ...",
            "",
            _fold(_WHAT.in_lang(lang)),
            "",
            heads[1],
            *_table(rows),
            "",
            _MORE.in_lang(lang),
        ]
    )


def group_page(group: Group, members: Sequence[Command], lang: Lang) -> str:
    """What `okr GROUP --help` prints."""
    heads = ("用法：", "命令：", "例如：") if lang == "zh" else ("Usage: ", "Commands:", "For example:")
    return "\n".join(
        [
            f"{heads[0]}okr {group.name} COMMAND ...",
            "",
            _fold(group.help.in_lang(lang)),
            "",
            heads[1],
            *_table((c.name, c.help.in_lang(lang)) for c in members),
            "",
            heads[2],
            *(f"  {example}" for example in group.examples),
            "",
            group.more.in_lang(lang),
        ]
    )


def page(command: Command, lang: Lang) -> str:
    """What `okr COMMAND --help` prints."""
    heads = (
        ("用法：", "参数：", "选项：", "例如：")
        if lang == "zh"
        else ("Usage: ", "Argument:", "Options:", "For example:")
    )
    argument = command.argument
    usage = " ".join(
        ["okr", command.name, *([argument.shown] if argument else []), "[OPTIONS]" if command.options else ""]
    )
    lines = [f"{heads[0]}{usage.strip()}", "", _fold(command.help.in_lang(lang))]
    if argument is not None:
        lines += ["", heads[1], *_table([(argument.metavar, argument.help.in_lang(lang))])]
    rows = []
    for option in command.options:
        said = option.help.in_lang(lang)
        if option.default is not None and not any(sign in said for sign in "(（"):
            said += f"（默认 {option.default}）" if lang == "zh" else f" (default: {option.default})"
        rows.append((option.shown, said))
    lines += ["", heads[2], *_table(rows)]
    if command.more is not None:
        lines += ["", command.more.in_lang(lang)]
    if command.examples:
        lines += ["", heads[3], *(f"  {example}" for example in command.examples)]
    return "\n".join(lines)


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Two columns; what is too long for the first pushes its help to the next line."""
    listed = list(rows)
    first = max((width(name) for name, _ in listed if width(name) <= 30), default=0)
    lines = []
    for name, said in listed:
        indent = " " * (first + 4)
        told = wrapped(said, _COLUMNS - first - 4 + len(indent), indent)
        if width(name) > first:
            lines += [f"  {name}", f"{indent}{told}"]
        else:
            lines.append(f"  {pad(name, first)}  {told}")
    return lines


def _fold(text: str) -> str:
    return wrapped(text, _COLUMNS, "")
