"""Prompt templates of one's own: a file or folder that replaces built-in prompts by name, for trying another wording.

    draft.v2.zh.jinja replaces the Chinese draft prompt; the English one and all others stay as they are

A template may use what the built-in one of its name uses, and nothing else.
"""

from __future__ import annotations

from pathlib import Path

from assistant.errors import InputError
from assistant.prompts import BUILT_IN, Prompts, Words, environment, newest, read_words
from assistant.types import Text

_ROLES = ("system", "user", "assistant")


def own_prompts(place: Path, base: Prompts = BUILT_IN) -> Prompts:
    """The prompts of `base` with those in `place` instead. Raises InputError naming file, line and what is wrong."""
    found = newest(_checked(path, base) for path in _files(place))
    return Prompts({**base.files, **found}, tuple(sorted({name for name, _ in found})))


def _files(place: Path) -> list[Path]:
    if place.is_dir():
        files = sorted(place.glob("*.jinja"))
        if not files:
            raise _wrong(
                f"{place} 里没有模板，模板的文件名像 draft.v2.zh.jinja",
                f"{place} holds no template such as draft.v2.zh.jinja",
            )
        return files
    if not place.is_file():
        raise _wrong(f"没有 {place} 这个文件或文件夹", f"There is no file or folder {place}")
    return [place]


def _checked(path: Path, base: Prompts) -> Words:
    try:
        words = read_words(path)
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(f"读不了 {path}：{error}", f"{path} cannot be read: {error}") from error
    listed = ", ".join(base.names())
    if words is None:
        raise _wrong(
            f"{path.name} 的文件名要像 draft.v2.zh.jinja（名称、版本、语言）。名称有：{listed}",
            f"{path.name} must be named like draft.v2.zh.jinja (name, version, language). Names: {listed}",
        )
    if (words.name, words.lang) not in base.files:
        raise _wrong(
            f"{path.name} 没有可替换的提示词，现有：{listed}", f"{path.name} replaces no prompt; there are: {listed}"
        )
    _check_template(words, base.files[words.name, words.lang])
    return words


def _check_template(words: Words, replaced: Words) -> None:
    """Raises InputError for a template that does not parse, says nothing to the model, or wants what it is not given."""
    from jinja2 import TemplateSyntaxError
    from jinja2.meta import find_undeclared_variables

    name = words.path.name
    try:
        blocks = environment().from_string(words.text).blocks
        wanted = find_undeclared_variables(environment().parse(words.text))
    except TemplateSyntaxError as error:
        raise _wrong(
            f"{name} 第 {error.lineno} 行写错了：{error.message}", f"{name}, line {error.lineno}: {error.message}"
        ) from error
    roles = {block.partition("_")[0] for block in blocks}
    if "user" not in roles or not roles <= set(_ROLES):
        there = ", ".join(blocks) or "-"
        raise _wrong(
            f"{name} 每条消息要写成一个以角色开头的 block（system、user、assistant，至少有 user），现有：{there}",
            f"{name} needs a block per message, named by its role (system, user, assistant; at least user). It has: {there}",
        )
    given = find_undeclared_variables(environment().parse(replaced.text))
    if unknown := sorted(wanted - given):
        raise _wrong(
            f"{name} 用到了没有的变量 {', '.join(unknown)}，可用：{', '.join(sorted(given)) or '-'}",
            f"{name} uses {', '.join(unknown)}, which it is not given. It may use: {', '.join(sorted(given)) or '-'}",
        )


def _wrong(zh: str, en: str) -> InputError:
    return InputError("bad_prompt", Text(f"{zh}。", f"{en}."))
