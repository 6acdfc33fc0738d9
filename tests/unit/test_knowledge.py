"""The reader of knowledge files: our own are sound, and a company's mistakes are named by file, line and key."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from assistant.errors import KnowledgeError
from assistant.knowledge import builtin, builtin_files, builtin_rows, sources
from assistant.knowledge.company import MAX_TOLD, own_file
from assistant.knowledge.section import Section


def _file(tmp_path: Path, text: str | bytes, name: str = "own.yml") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def _only_row(tmp_path: Path, text: str) -> tuple[Section, list[str]]:
    """The first row of a file and a list that fills with "line key" as problems turn up."""
    file = own_file(_file(tmp_path, text))
    (row,) = file.rows()
    return row, _Places(file.problems)


class _Places(list[str]):
    def __init__(self, problems: list) -> None:
        self._problems = problems

    def __eq__(self, other: object) -> bool:
        return [f"{p.line} {p.key}" for p in self._problems] == other

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr([p.told.en for p in self._problems])


# --- our own files ----------------------------------------------------------------------------------------------


def test_the_five_sources_have_title_and_author_in_both_languages() -> None:
    assert list(sources()) == [
        "dingdang-okr-guide",
        "worktile-okr-handbook",
        "atlassian-okr-play",
        "tita-okr-tips",
        "feishu-okr-guide",
    ]
    for key, source in sources().items():
        assert source.key == key
        assert all((source.title.zh, source.title.en, source.author.zh, source.author.en))
        assert source.year is None or 2010 < source.year < 2030
    assert sources()["dingdang-okr-guide"].year == 2026


def test_builtin_files_are_listed_in_order() -> None:
    names = builtin_files("metrics")
    assert "metrics/sales.yml" in names
    assert list(names) == sorted(names)
    assert builtin_files("no-such-folder") == ()


@pytest.mark.parametrize("name", ["sources.yml", "lists.yml", "terms.yml", "common.yml", *builtin_files("metrics")])
def test_no_value_of_our_own_files_was_read_as_something_else_than_text(name: str) -> None:
    """YAML reads no, on, 1:1 and 2020-01-01 as something else; the one place for numbers is a list of figures."""

    def walk(value: object, path: str) -> None:
        if isinstance(value, dict):
            for key, part in value.items():
                assert isinstance(key, str), path
                walk(part, f"{path}.{key}")
        elif isinstance(value, list):
            for part in value:
                walk(part, path)
        elif not path.endswith((".figures", ".year")):
            assert isinstance(value, str), (path, value)

    walk(builtin(name), name)


@pytest.mark.parametrize("name", ["sources.yml", "lists.yml", "terms.yml", "common.yml", *builtin_files("metrics")])
def test_no_key_of_our_own_files_is_written_twice(name: str) -> None:
    def walk(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(keys) == len(set(keys)), (node.start_mark.line + 1, keys)
            for _, value in node.value:
                walk(value)
        elif isinstance(node, yaml.SequenceNode):
            for part in node.value:
                walk(part)

    folder = Path(__file__).parents[2] / "assistant" / "knowledge"
    walk(yaml.compose((folder / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


# --- a company's files ------------------------------------------------------------------------------------------


def test_sound_values_come_back_as_written(tmp_path: Path) -> None:
    row, problems = _only_row(
        tmp_path,
        "- id: 七月-1\n  lang: zh\n  version: 1.0\n  day: 2026-07-01\n  yes: no\n  count: 3\n  on: off\n"
        "  words: [一, two]\n  word: alone\n  title: {zh: 甲, en: A}\n  name: 同名\n  steps:\n    - plain\n    - text: full\n",
    )
    assert (row.text("id"), row.choice("lang", ("zh", "en"))) == ("七月-1", "zh")
    assert (row.text("version"), row.text("day"), row.text("yes")) == ("1.0", "2026-07-01", "no")
    assert row.integer("count", low=1, high=9) == 3
    assert row.flag("on", True) is False
    assert (row.texts("words"), row.texts("word"), row.texts("none")) == (("一", "two"), ("alone",), ())
    title, name = row.both("title"), row.both("name")
    assert (title.zh, title.en, name.zh, name.en) == ("甲", "A", "同名", "同名")
    assert [step.text("text") for step in row.rows("steps", plain="text")] == ["plain", "full"]
    assert row.section("missing") is None
    row.done()
    assert problems == []


def test_a_line_is_the_line_a_person_sees(tmp_path: Path) -> None:
    file = own_file(_file(tmp_path, "# remark\r\n\r\n- id: a\r\n  lang: zh\r\n- id: b\r\n"))
    first, second = file.rows()
    assert (first.line, first.line_of("lang"), second.line, second.line_of("lang")) == (3, 4, 5, 5)


@pytest.mark.parametrize(
    ("text", "ask", "place", "zh", "en"),
    [
        ("- {id: a}\n", lambda r: r.text("lang"), "1 lang", "缺少", "is missing"),
        ("- id:\n  lang: zh\n", lambda r: r.text("id"), "1 id", "缺少", "is missing"),
        ("- id: a\n  lang: ''\n", lambda r: r.text("lang"), "2 lang", "不能为空", "must not be empty"),
        ("- id: a\n  lang: fr\n", lambda r: r.choice("lang", ("zh", "en")), "2 lang", "fr", '"fr" is none of zh, en'),
        ("- type: comitted\n", lambda r: r.choice("type", ("committed",)), "1 type", "committed", "mean committed"),
        ("- n: many\n", lambda r: r.integer("n"), "1 n", "整数", "whole number"),
        ("- n: 12\n", lambda r: r.integer("n", low=1, high=9), "1 n", "1 到 9", "from 1 to 9"),
        ("- on: maybe\n", lambda r: r.flag("on"), "1 on", "true", "true or false"),
        ("- id: [a]\n", lambda r: r.text("id"), "1 id", "文字", "text"),
        ("- words: {a: b}\n", lambda r: r.texts("words"), "1 words", "列表", "list"),
        ("- words: [[a]]\n", lambda r: r.texts("words"), "1 words", "列表", "list"),
        ("- t: [a]\n", lambda r: r.both("t"), "1 t", "zh", "zh"),
        ("- t: {zh: 甲, de: A}\n", lambda r: r.both("t"), "1 de", "没有这个键", "no such key"),
        ("- steps: one\n", lambda r: r.rows("steps"), "1 steps", "列表", "list"),
        ("- steps:\n  - a\n", lambda r: r.rows("steps"), "2 steps", "键", "key: value"),
        ("- part: one\n", lambda r: r.section("part"), "1 part", "键", "key: value"),
        ("- id: a\n  id: b\n", lambda r: r.text("id"), "2 id", "两次", "twice"),
        ("- id: a\n  languge: zh\n", lambda r: (r.text("id"), r.text("language", "zh"), r.done()), "2 languge",
         "language", "did you mean language?"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_by_line_and_key(tmp_path: Path, text: str, ask, place: str, zh: str, en: str) -> None:
    file = own_file(_file(tmp_path, text, "house.yml"))
    (row,) = file.rows()
    ask(row)
    with pytest.raises(KnowledgeError) as caught:
        file.raise_problems()
    line, key = place.split(" ")
    assert caught.value.code == "knowledge_invalid"
    assert f"house.yml, line {line}, {key}: " in caught.value.text.en
    assert f"house.yml 第 {line} 行 {key}：" in caught.value.text.zh
    assert zh in caught.value.text.zh
    assert en in caught.value.text.en
    assert len(file.problems) == 1


def test_one_reading_finds_every_mistake_and_names_the_first_twenty(tmp_path: Path) -> None:
    file = own_file(_file(tmp_path, "".join(f"- id: x{n}\n  lang: fr\n" for n in range(30))))
    for row in file.rows():
        row.text("id")
        row.choice("lang", ("zh", "en"))
        row.done()
    with pytest.raises(KnowledgeError, match=r"and 10 more") as caught:
        file.raise_problems()
    assert len(caught.value.text.en.splitlines()) == MAX_TOLD + 1
    assert "还有 10 处" in caught.value.text.zh


@pytest.mark.parametrize(
    ("content", "en"),
    [
        ("- id: [a\n- id: b\n", r"line \d+: broken YAML"),
        ("a: 1\n--- \nb: 2\n", r"broken YAML"),
        ("\tid: a\n", r"broken YAML"),
        ("- id: a\n  x: \x00\n", r"broken YAML"),
        ("- &a [x, x]\n- [*a, *a]\n", r"line 1: anchors and aliases"),
        ("- &a {b: *a}\n", r"anchors and aliases|broken YAML"),
        (b"\x81\xff\xff\xff", r"neither UTF-8 nor GB18030"),
    ],
)
def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, content: str | bytes, en: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        own_file(_file(tmp_path, content, "house.yml"))
    assert re.search(en, caught.value.text.en)
    assert caught.value.text.en.startswith("house.yml, line ")
    assert caught.value.text.zh.startswith("house.yml 第 ")


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yml", tmp_path):
        with pytest.raises(KnowledgeError) as caught:
            own_file(path)
        assert caught.value.code == "knowledge_missing"


def test_a_nest_of_brackets_is_told_and_does_not_crash(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        own_file(_file(tmp_path, "[" * 5_000))
    with suppress(KnowledgeError):
        own_file(_file(tmp_path, "[" * 2_000 + "]" * 2_000)).rows()


@pytest.mark.parametrize("data", ["- id: 甲\n".encode("gb18030"), b"\xef\xbb\xbf" + "- id: 甲\n".encode()])
def test_other_encodings_are_read(tmp_path: Path, data: bytes) -> None:
    (row,) = own_file(_file(tmp_path, data)).rows()
    assert row.text("id") == "甲"


def test_an_empty_file_has_no_rows_and_one_mapping_is_a_list_of_one(tmp_path: Path) -> None:
    assert own_file(_file(tmp_path, "# nothing\n")).rows() == ()
    (row,) = own_file(_file(tmp_path, "id: a\n")).rows()
    assert row.text("id") == "a"
    file = own_file(_file(tmp_path, "just words\n"))
    assert file.rows() == ()
    assert len(file.problems) == 1


def test_a_file_of_rules_is_one_section(tmp_path: Path) -> None:
    file = own_file(_file(tmp_path, "extends: default\ncounts:\n  o: 3\n"))
    section = file.section()
    counts = section.section("counts")
    assert counts is not None
    assert (section.text("extends"), counts.keys(), counts.integer("o")) == ("default", ("o",), 3)
    wrong = own_file(_file(tmp_path, "- a\n"))
    assert wrong.section().keys() == ()
    assert len(wrong.problems) == 1


@pytest.mark.parametrize("name", builtin_files("metrics"))
def test_rows_of_text_are_read_as_yaml_reads_them(name: str) -> None:
    assert builtin_rows(name) == builtin(name)
