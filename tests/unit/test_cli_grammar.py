"""The command line is read by its tables; whatever it cannot be is said in both languages, with exit code 2."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from assistant.cli.commands import COMMANDS, GROUPS
from assistant.cli.grammar import Command, UsageError, find, group, read
from assistant.cli.help import group_page, overview, page
from assistant.present.columns import width
from tests.okr import okr

_BY_NAME = {c.name: c for c in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.name)
def test_a_command_takes_what_its_table_says(command: Command) -> None:
    module, _, name = command.run.partition(":")
    wanted = set(inspect.signature(getattr(import_module(module), name)).parameters)
    told = {o.key for o in command.options} | ({command.argument.key} if command.argument else set())
    assert wanted == told


def test_values_are_read_in_every_spelling() -> None:
    check = _BY_NAME["check"]
    values = read(check, ["a.txt", "--format=json", "--parent", "p.txt", "-", "--", "--odd.txt"])
    assert values["files"] == ("a.txt", "-", "--odd.txt")
    assert values["format"] == "json"
    assert values["parent"] == Path("p.txt")
    assert values["fail_on"] == "error"
    assert values["cycle"] is None
    search = _BY_NAME["search"]
    for words in (["-k", "3"], ["-k3"], ["-k=3"], ["--count", "3"], ["--count=3"]):
        assert read(search, ["新客", "留存", *words])["count"] == 3
    assert read(search, ["新客", "留存"])["query"] == ("新客", "留存")
    assert read(_BY_NAME["draft"], ["--offline"])["offline"] is True
    assert read(_BY_NAME["draft"], ["--role", "-"])["role"] == "-"


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (["chekc"], "是不是 okr check？", "Did you mean okr check?"),
        (["nonsense"], "现有：check, parse, draft", "There are: check, parse, draft"),
        (["check", "--formt", "json"], "是不是 --format？", "Did you mean --format?"),
        (["check", "--format", "xml"], "可以是：text, json, sarif", "there are: text, json, sarif"),
        (["check", "--format"], "--format 后面缺一个值", "--format needs a value"),
        (["check", "--parent", "--format"], "--parent 后面缺一个值", "--parent needs a value"),
        (["draft", "--offline=yes"], "--offline 不带值", "--offline takes no value"),
        (["draft", "a.txt", "b.txt"], "多出了「b.txt」", "“b.txt” is too much"),
        (["doctor", "me"], "不需要「me」", "takes no “me”"),
        (["search"], "缺 QUERY", "needs QUERY"),
        (["search", "x", "-k", "0"], "1 到 50 的整数", "from 1 to 50"),
        (["search", "x", "-k", "²"], "1 到 50 的整数", "from 1 to 50"),
        (["serve", "--port", "99999"], "1 到 65535", "from 1 to 65535"),
        (["check", "-z"], "没有选项 -z", "has no option -z"),
    ],
)
def test_what_cannot_be_read_is_said_in_both_languages(words: list[str], zh: str, en: str) -> None:
    for lang, said in (("zh", zh), ("en", en)):
        ran = okr("--ui-lang", lang, *words)
        assert ran.code == 2
        assert ran.out == ""
        assert said in ran.err
        assert "--help" in ran.err


def test_the_command_may_stand_behind_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "规则" in okr("--ui-lang", "zh", "check", "--help").out
    assert "House rules" in okr("check", "--help", "--ui-lang=en").out
    monkeypatch.setenv("OKR_LANG", "zh_CN.UTF-8")
    assert "用法" in okr("--help").out
    monkeypatch.setenv("OKR_LANG", "en")
    assert "Usage" in okr("--help").out


def test_no_command_is_a_question_and_help_is_an_answer() -> None:
    assert okr().code == 2
    assert okr("--help").code == okr("-h").code == okr("help", "draft").code == okr("draft", "-h").code == 0
    assert okr("help", "draft").out == okr("draft", "--help").out
    assert okr("help", "nope").code == 2
    assert okr("--version").out.startswith("okr ")


def test_a_group_is_two_words_and_explains_itself() -> None:
    assert okr("eval").code == 2
    assert okr("eval", "--help").out == okr("help", "eval").out
    assert "okr eval run [OPTIONS]" in okr("help", "eval", "run").out
    assert "okr eval run?" in okr("eval", "rum").err


def test_an_unknown_command_is_refused_by_the_reader_itself() -> None:
    with pytest.raises(UsageError) as refused:
        find(COMMANDS, "dratf")
    assert "okr draft" in refused.value.text.en


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_names_every_option_and_fits_a_terminal(lang: str) -> None:
    assert all(c.name in overview(lang) for c in COMMANDS if " " not in c.name)  # type: ignore[arg-type]
    for one in GROUPS:
        members = group(COMMANDS, one.name)
        assert f"{one.name} ..." in overview(lang)  # type: ignore[arg-type]
        assert all(c.name in group_page(one, members, lang) for c in members)  # type: ignore[arg-type]
    for command in COMMANDS:
        text = page(command, lang)  # type: ignore[arg-type]
        assert all(o.name in text for o in command.options)
        assert all(width(line) <= 100 for line in text.splitlines())
