"""okr:ignore: a remark answered in the text, in any layout and both languages, with a reason or not at all."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import docx
import pytest

import assistant
from assistant.ignores import read_ignores, without
from assistant.parse import parse
from tests.okr import okr

ZH = "O：让老客户愿意续\nKR1：续约率从 70% 到 85%\nKR2：优化回访{}\nKR3：回款率到 95%\n"
EN = "O: Tenants stay with us\nKR1: Renewals from 70% to 85%\nKR2: Improve follow-up calls{}\nKR3: Arrears under 2%\n"
_SPOKEN = {"K01", "K02", "K03"}


def on_second(text: str) -> set[str]:
    return {f["check"] for f in assistant.check(text)["findings"] if f["target"] == "O1.KR2"}


@pytest.mark.parametrize(
    "mark",
    [
        "  okr:ignore K03 measured next cycle",
        " # okr:ignore K03: measured next cycle",
        " // okr:ignore k03 - measured next cycle",
        " <!-- okr:ignore K03 measured next cycle -->",
        " (okr:ignore K03 measured next cycle)",
        "（okr：忽略 K03：下周期再量化）",
        " okr:忽略 K03，下周期再量化",
        "【okr:忽略 Ｋ０３ 下周期再量化】",
        "\n  okr:ignore K03 measured next cycle",
        "\n<!-- okr:忽略 K03 下周期再量化 -->",
    ],
)
@pytest.mark.parametrize("text", [ZH, EN], ids=["zh", "en"])
def test_a_mark_answers_its_check_on_its_line(text: str, mark: str) -> None:
    plain, marked = text.format(""), text.format(mark)
    assert on_second(plain) == _SPOKEN
    found = assistant.check(marked)
    assert on_second(marked) == _SPOKEN - {"K03"}
    assert (found["ignored"]["line"], found["ignored"]["baseline"]) == (1, 0)
    (answered,) = found["ignored"]["findings"]
    assert (answered["check"], answered["target"], answered["by"]) == ("K03", "O1.KR2", "line")
    assert answered["reason"] in ("measured next cycle", "下周期再量化")
    assert found["notices"] == []
    texts = [k["text"] for o in found["objectives"] for k in o["key_results"]]
    assert texts == [k["text"] for o in assistant.check(plain)["objectives"] for k in o["key_results"]]
    for finding in found["findings"]:
        if finding["span"]:
            assert marked[slice(*finding["span"])] == finding["quote"]


def test_several_checks_in_one_mark() -> None:
    assert on_second(ZH.format(" okr:忽略 K01、K02、K03：先做起来")) == set()


def test_a_mark_before_the_first_item_speaks_of_the_whole() -> None:
    many = "".join(f"O{n}：让第{n}片区的客户愿意续\nKR1：续约率到 8{n}%\nKR2：投诉降到 {n} 起\n" for n in range(1, 8))
    assert "S01" in {f["check"] for f in assistant.check(many)["findings"]}
    found = assistant.check("<!-- okr:ignore S01 seven districts, one owner each -->\n" + many)
    assert "S01" not in {f["check"] for f in found["findings"]}
    assert found["ignored"]["line"] == 1


@pytest.mark.parametrize(
    ("mark", "code", "said"),
    [
        ("okr:ignore K03", "ignore-no-reason", "K03"),
        ("okr:ignore we know", "ignore-no-check", "okr:ignore K03"),
        ("okr:ignore K99 we know", "ignore-unknown-check", "K99"),
        ("okr:ignore K09 we know", "ignore-unused", "K09"),
    ],
)
def test_a_mark_that_is_wrong_is_said_and_hides_nothing(mark: str, code: str, said: str) -> None:
    text = EN.format(f" # {mark}")
    found = assistant.check(text)
    assert on_second(text) == _SPOKEN
    (notice,) = found["notices"]
    assert notice["code"] == code
    assert notice["text"].startswith("Line 3:")
    assert said in notice["text"]


def test_marks_work_in_tables_and_documents(tmp_path: Path) -> None:
    rows = [
        ["目标", "关键结果", "负责人"],
        ["让老客户愿意续", "续约率从 70% 到 85%", "李四"],
        ["", "优化回访（okr:忽略 K03 下周期再量化）", "王五"],
    ]
    sheet = io.StringIO()
    csv.writer(sheet).writerows(rows)
    table = "\n".join(
        ["| " + " | ".join(row) + " |" for row in rows][:1]
        + ["|---|---|---|"]
        + ["| " + " | ".join(row) + " |" for row in rows[1:]]
    )
    (tmp_path / "a.csv").write_text(sheet.getvalue(), encoding="utf-8")
    (tmp_path / "b.md").write_text(table, encoding="utf-8")
    document = docx.Document()
    for line in ZH.format(" okr:忽略 K03 下周期再量化").splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "c.docx"))
    ran = okr("check", tmp_path, "--format", "json")
    for file in ran.json["files"]:
        assert file["ignored"]["line"] == 1, file["path"]
        assert "K03" not in {f["check"] for f in file["findings"] if f["target"] == "O1.KR2"}
    owners = [k["owner"] for k in assistant.parse(table)["objectives"][0]["key_results"]]
    assert owners == ["李四", "王五"]


def test_what_people_write_is_no_mark() -> None:
    for text in ("OKR: Ignore the noise", "OKR：忽略低价值客户", "okr: ignore", "okr:ignored K03 lines"):
        assert read_ignores(text) == ()


def test_blanks_keep_every_other_offset() -> None:
    text = "a okr:ignore K03 why\nb <!-- okr:ignore K01 x --> c"
    shown = without(text, read_ignores(text))
    assert len(shown) == len(text)
    assert shown.split() == ["a", "b", "c"]
    assert parse(text).text == text


def test_a_review_as_text_says_what_it_did_not_count(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(EN.format(" # okr:ignore K01 K02 K03 by intent"), encoding="utf-8")
    out = okr("check", tmp_path / "a.txt").out
    assert "Not counted: 3 answered by okr:ignore." in out
    assert "These hold" not in out or "O1.KR2" not in out
