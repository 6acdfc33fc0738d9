"""okr library as a stranger uses it: preview, store, list, check, remove, index; own examples come first and say so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from assistant.assembly import assembled
from assistant.present.shapes import SCHEMAS
from tests.okr import Ran, okr

HOUSE = """零售行业 OKR 示例

店长

O1：让顾客愿意再来逛逛
KR1：两个月内回店的人由 20% 到 30%，张经理牵头
KR2：与招商银行签约 200 万元的联名券

一句说明。
"""


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("OKR_LIBRARY", raising=False)
    assembled.cache_clear()
    yield tmp_path / "data"
    assembled.cache_clear()


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.txt"
    path.write_text(HOUSE, encoding="utf-8")
    return path


def _shaped(name: str, ran: Ran) -> Ran:
    assert TypeAdapter(SCHEMAS[name]).validate_python(ran.json) == ran.json
    return ran


def test_without_yes_it_is_a_preview(house: Path, data_folder: Path) -> None:
    ran = okr("library", "add", house, "--ui-lang", "zh")
    assert ran.code == 0
    assert "1 个例子，2 条关键结果" in ran.out
    assert "零售 · 门店 · 店长" in ran.out
    assert "第 9 行  一句说明。——不是目标也不是关键结果" in ran.out
    assert "什么都没有存" in ran.err
    assert not (data_folder / "library").exists()
    shape = _shaped("library-add", okr("library", "add", house, "--format", "json")).json
    assert (shape["stored"], shape["files"][0]["examples"][0]["id"]) == (False, None)
    assert {k: shape["counts"][k] for k in ("name", "amount", "customer")} == {"name": 1, "amount": 1, "customer": 1}


def test_with_yes_what_looks_private_is_blanked(house: Path, data_folder: Path) -> None:
    ran = okr("library", "add", house, "--yes", "--ui-lang", "en")
    assert ran.code == 0
    assert "Blanked: 1 names, 1 amounts, 1 customers" in ran.out
    stored = (data_folder / "library" / "house.yml").read_text(encoding="utf-8")
    assert not [word for word in ("张经理", "招商银行", "200") if word in stored]
    assert "【金额】" in stored


def test_words_can_be_kept_as_they_are(house: Path, data_folder: Path) -> None:
    shape = _shaped("library-add", okr("library", "add", house, "--yes", "--keep-private", "--format", "json")).json
    assert (shape["stored"], shape["blanked"]) == (True, False)
    assert shape["files"][0]["examples"][0]["id"] == "own-house-001"
    assert "招商银行签约 200 万元" in (data_folder / "library" / "house.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answers", "stored", "blanked"),
    [("\n\n", True, True), ("n\ny\n", True, False), ("y\nn\n", False, True)],
)
def test_on_a_terminal_it_asks(house: Path, data_folder: Path, answers: str, stored: bool, blanked: bool) -> None:
    ran = okr("library", "add", house, "--ui-lang", "en", stdin=answers, terminal=True)
    assert ran.code == 0
    assert "1 names, 1 amounts, 1 customers look private: blank them before storing?" in ran.err
    path = data_folder / "library" / "house.yml"
    assert path.exists() is stored
    if stored:
        assert ("【金额】" in path.read_text(encoding="utf-8")) is blanked


def test_the_same_file_twice_adds_nothing_new(house: Path) -> None:
    okr("library", "add", house, "--yes")
    again = okr("library", "add", house, "--yes", "--format", "json")
    assert again.code == 0
    assert again.json["stored"] is False
    assert [one["code"] for one in again.json["files"][0]["left_out"]] == ["duplicate", "not-an-item"]


def test_what_a_file_leaves_open_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("O1：让病人少跑一趟\nKR1：复诊人次由 3 次降到 2 次\n", encoding="utf-8")
    said = okr("library", "add", path, "--industry", "医疗", "--role", "护士长", "--format", "json")
    example = said.json["files"][0]["examples"][0]
    assert (example["industry"], example["role"]) == ("healthcare", "护士长")
    assert okr("library", "add", path, "--industry", "月球").code == 2


def test_a_file_without_okrs_is_told_and_stores_nothing(tmp_path: Path, data_folder: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("各位好，\n\n下周三食堂停电检修，请自带午饭。\n", encoding="utf-8")
    ran = okr("library", "add", path, "--yes", "--ui-lang", "en")
    assert ran.code == 2
    assert "0 examples" in ran.out
    assert not (data_folder / "library").exists()


def test_list_validate_and_remove(house: Path) -> None:
    okr("library", "add", house, "--yes")
    entries = _shaped("library-list", okr("library", "list", "--format", "json")).json["entries"]
    assert [(e["id"], e["industry"], e["role"]) for e in entries] == [("own-house-001", "retail", "店长")]
    assert okr("library", "list").out.startswith("own-house-001  retail · retail-store · 店长")
    assert _shaped("library-validate", okr("library", "validate", "--format", "json")).json["problems"] == []
    gone = _shaped("library-list", okr("library", "remove", "own-house-001", "--format", "json"))
    assert [e["id"] for e in gone.json["entries"]] == ["own-house-001"]
    assert "empty" in okr("library", "list", "--ui-lang", "en").out
    assert okr("library", "remove", "own-house-001").code == 2


def test_validate_names_file_and_line_and_what_the_checks_say(tmp_path: Path) -> None:
    path = tmp_path / "ours.yml"
    path.write_text("- objective: 会员\n  key_results: [优化会员体系]\n", encoding="utf-8")
    flawed = okr("library", "validate", path, "--ui-lang", "en")
    assert flawed.code == 1
    assert "own-ours-001: the checks say" in flawed.out
    path.write_text("- objective: 会员\n", encoding="utf-8")
    wrong = okr("library", "validate", path, "--ui-lang", "zh")
    assert wrong.code == 2
    assert "ours.yml 第 1 行 key_results" in wrong.out


def test_own_examples_are_found_first_and_marked(house: Path) -> None:
    okr("library", "add", house, "--yes")
    index = _shaped("library-reindex", okr("library", "reindex", "--format", "json")).json
    assert (index["own"], index["notice"]) == (1, None)
    hits = okr("search", "让顾客愿意再来逛逛", "--format", "json").json["results"]
    assert (hits[0]["id"], hits[0]["source"]) == ("own-house-001", "own")
    assert "[own]" in okr("search", "让顾客愿意再来逛逛").out.splitlines()[0]


@pytest.mark.parametrize("words", [["frob"], ["add"], ["remove"], []])
def test_what_is_misspelled_or_missing_is_told(words: list[str]) -> None:
    ran = okr("library", *words, "--ui-lang", "en")
    assert ran.code == 2
    assert "okr library" in ran.err
