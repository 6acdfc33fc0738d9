"""okr check, parse and rules as a stranger uses them: any file, any way in, one clear answer and exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import openpyxl
import pytest
from pydantic import TypeAdapter

from assistant.checks import all_checks
from assistant.present.columns import width
from assistant.present.console import Paper, review_text
from assistant.present.shapes import SCHEMAS
from tests.okr import okr

ZH = "O1：让老客户愿意续\r\nKR1：续约率从 70% 到 85%\r\nKR2：优化回访\r\n"
EN = "O1: Tenants stay with us\nKR1: Renewals from 70% to 85%\nKR2: Improve follow-up calls\n"
FINE = "O1：让新来的老师第一个月就敢上课\nKR1：试讲一次通过率从 55% 到 80%\nKR2：首月家长投诉从 9 起降到 2 起\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "zh.txt").write_bytes(ZH.encode())
    (tmp_path / "en.md").write_text(EN, encoding="utf-8")
    (tmp_path / "bom.txt").write_bytes(b"\xef\xbb\xbf" + ZH.encode())
    (tmp_path / "gb.txt").write_bytes(ZH.encode("gb18030"))
    (tmp_path / "u16.txt").write_bytes(ZH.encode("utf-16"))
    (tmp_path / "table.csv").write_text(
        "目标,关键结果\n让老客户愿意续,续约率从 70% 到 85%\n,优化回访\n", encoding="utf-8-sig"
    )
    document = docx.Document()
    for line in ZH.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "word.docx"))
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["目标", "关键结果"], ["让老客户愿意续", "续约率从 70% 到 85%"], [None, "优化回访"]):
        book.active.append(row)
    book.save(tmp_path / "sheet.xlsx")
    return tmp_path


@pytest.mark.parametrize(
    "name", ["zh.txt", "en.md", "bom.txt", "gb.txt", "u16.txt", "table.csv", "word.docx", "sheet.xlsx"]
)
def test_any_readable_file_gives_the_same_review(folder: Path, name: str) -> None:
    ran = okr("check", folder / name, "--format", "json")
    assert ran.code == 1
    shape = TypeAdapter(SCHEMAS["check"]).validate_python(ran.json)
    assert json.loads(json.dumps(shape)) == ran.json
    (vague,) = [f for f in shape["findings"] if f["check"] == "K03"]
    assert (vague["target"], vague["quote"]) == ("O1.KR2", "Improve" if name == "en.md" else "优化")
    text = shape.get("text") or {"gb.txt": ZH, "u16.txt": ZH}.get(name)
    if text is None:
        text = (folder / name).read_bytes().decode("utf-8-sig")
    assert ("text" in shape) == (name in ("word.docx", "sheet.xlsx"))
    for finding in shape["findings"]:
        if finding["span"] is not None:
            assert text[slice(*finding["span"])] == finding["quote"]


@pytest.mark.parametrize(
    ("name", "data", "zh", "en"),
    [
        ("empty.txt", b"", "内容是空的", "nothing in it"),
        ("blank.txt", b"\n\t \xef\xbb\xbf\n", "内容是空的", "nothing in it"),
        ("bytes.txt", bytes(range(256)) * 40, "不是文本文件", "not a text file"),
        ("paper.pdf", b"%PDF-1.7 ...", "PDF", "PDF"),
        ("broken.docx", b"PK\x03\x04 not a zip", "损坏", "broken"),
        ("named.xlsx", b"only a name", "损坏", "broken"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".docx", ".docx"),
        ("archive.zip", b"PK\x03\x04", "损坏", "broken"),
    ],
)
def test_an_unusable_file_is_named_with_what_to_do(tmp_path: Path, name: str, data: bytes, zh: str, en: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    for lang, said in (("zh", zh), ("en", en)):
        for command in ("check", "parse", "draft", "export"):
            ran = okr(command, path, "--ui-lang", lang)
            assert (ran.code, ran.out) == (2, "")
            assert said in ran.err
            assert "Traceback" not in ran.err
    assert name in okr("check", path).err


def test_a_missing_file_and_a_folder_where_a_file_belongs(tmp_path: Path) -> None:
    assert okr("check", tmp_path / "none.txt").code == 2
    assert okr("check", "a\0b").code == 2
    assert okr("parse", tmp_path).code == 2
    assert okr("check", tmp_path).code == 2
    assert "holds no readable file" in okr("check", tmp_path, "--ui-lang", "en").err


def test_standard_input_with_and_without_a_dash() -> None:
    for words in (["check"], ["check", "-"]):
        assert okr(*words, stdin=ZH.encode("gb18030")).code == 1
        assert okr(*words, stdin=FINE).code == 0
        assert okr(*words, stdin=b"").code == 2
    assert "- 或者" not in okr("check", stdin=FINE).out
    nobody = okr("check", "--ui-lang", "zh", terminal=True)
    assert nobody.code == 2
    assert "okr check draft.txt" in nobody.err


def test_exit_codes_follow_fail_on() -> None:
    warned = "O1：让老客户愿意续\nKR1：续约率从 70% 到 85%\nKR2：举办 3 场沙龙\n"
    shape = okr("check", "--format", "json", stdin=warned).json
    assert shape["counts"]["error"] == 0
    assert shape["counts"]["warning"] > 0
    assert [okr("check", "--fail-on", level, stdin=warned).code for level in ("error", "warning", "never")] == [0, 1, 0]
    assert [okr("check", "--fail-on", level, stdin=ZH).code for level in ("error", "warning", "never")] == [1, 1, 0]


def test_a_folder_is_told_file_by_file(folder: Path) -> None:
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "x.txt").write_text(ZH, encoding="utf-8")
    (folder / "~$word.docx").write_bytes(b"lock")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    ran = okr("check", folder, "--format", "json")
    assert ran.code == 1
    shape = TypeAdapter(SCHEMAS["check-folder"]).validate_python(ran.json)
    assert len(shape["files"]) == 8
    assert shape["counts"]["error"] == sum(f["counts"]["error"] for f in shape["files"])
    text = okr("check", folder, "--ui-lang", "zh")
    assert text.out.rstrip().splitlines()[-1].startswith("8 个文件：要改 ")


def test_a_folder_with_unreadable_files_is_read_on(tmp_path: Path) -> None:
    deep = tmp_path / ".config" / "okrs"
    deep.mkdir(parents=True)
    (deep / "fine.txt").write_text(FINE, encoding="utf-8")
    (deep / "empty.md").write_text("", encoding="utf-8")
    assert okr("check", deep).code == 0
    (deep / "broken.docx").write_bytes(b"PK\x03\x04")
    ran = okr("check", deep, "--ui-lang", "en")
    assert ran.code == 2
    assert "broken" in ran.out
    shape = okr("check", deep, "--format", "json").json
    assert {Path(f["path"]).name: [n["code"] for n in f["notices"]] for f in shape["files"]}["broken.docx"] == [
        "broken"
    ]


def test_several_files_are_told_as_a_folder(folder: Path) -> None:
    shape = okr("check", folder / "zh.txt", folder / "en.md", "--format", "json").json
    assert [Path(f["path"]).name for f in shape["files"]] == ["zh.txt", "en.md"]
    assert [f["lang"] for f in shape["files"]] == ["zh", "en"]


def test_sarif_points_at_lines_and_columns(folder: Path) -> None:
    spaced = folder / "我的 OKR.txt"
    spaced.write_bytes(ZH.encode())
    ran = okr("check", spaced, "--format", "sarif")
    assert ran.code == 1
    (run,) = ran.json["runs"]
    (vague,) = [r for r in run["results"] if r["ruleId"] == "K03"]
    place = vague["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 7}
    assert re.fullmatch(r"[!-~]+", place["artifactLocation"]["uri"])
    assert {r["ruleId"] for r in run["results"]} == {r["id"] for r in run["tool"]["driver"]["rules"]}
    word = okr("check", folder / "word.docx", "--format", "sarif").json["runs"][0]["results"]
    assert all("region" not in r["locations"][0]["physicalLocation"] for r in word)
    assert okr("check", "--format", "sarif", stdin=FINE).json["runs"][0]["results"] == []


def test_a_parent_a_cycle_and_a_profile_are_taken(tmp_path: Path) -> None:
    parent = tmp_path / "parent.txt"
    parent.write_text("O 让老客户愿意续\nKR1 续约率从 70% 到 85%", encoding="utf-8")
    found = {f["check"] for f in okr("check", "--parent", parent, "--format", "json", stdin=ZH).json["findings"]}
    assert {"O07", "K07"} <= found
    shape = okr("check", "--cycle", "2026 Q3", "--profile", "feishu", "--format", "json", stdin=ZH).json
    assert shape["cycle"] == {"text": "2026 Q3", "start": "2026-07-01", "end": "2026-09-30"}
    assert shape["profile"] == "feishu"
    unread = okr("check", "--cycle", "那会儿", "--format", "json", stdin=ZH).json
    assert [n["code"] for n in unread["notices"]] == ["cycle_unread"]


def test_what_is_wrong_with_an_argument_is_said(tmp_path: Path) -> None:
    nope = okr("check", "--profile", "nope", "--ui-lang", "en", stdin=ZH)
    assert nope.code == 2
    assert "dingdang-light" in nope.err
    house = tmp_path / "house.yml"
    house.write_text("extends: default\nobjectives: {max: many}\n", encoding="utf-8")
    wrong = okr("check", "--profile", house, stdin=ZH)
    assert wrong.code == 2
    assert "house.yml" in wrong.err
    missing = okr("check", "--parent", tmp_path / "none.txt", stdin=ZH)
    assert missing.code == 2
    assert "none.txt" in missing.err


def test_the_profile_of_the_environment_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_PROFILE", "tita")
    assert okr("check", "--format", "json", stdin=ZH).json["profile"] == "tita"
    assert okr("check", "--profile", "default", "--format", "json", stdin=ZH).json["profile"] == "default"


# --- as text ----------------------------------------------------------------------------------------------------


def test_carets_stand_below_the_flagged_words() -> None:
    text = "O 讓病人少跑一趟\nKR1 24 小時內回電並加強導診\nKR2 Improve the desk，优化 the flow\n"
    lines = okr("check", "--ui-lang", "zh", stdin=text).out.splitlines()
    below = {lines[n - 1]: line for n, line in enumerate(lines) if line.strip() and set(line) <= {" ", "^"}}
    assert below
    for above, carets in below.items():
        shown = "".join(c * width(c) for c in above)
        marked = "".join(a for a, b in zip(shown, carets, strict=False) if b == "^")
        assert any(word in marked for word in ("加加強強", "Improve", "优优化化", "導導診診"))


def test_each_line_is_printed_once_with_its_number_and_what_holds() -> None:
    out = okr("check", "--ui-lang", "zh", stdin=ZH).out
    assert out.count("  优化回访\n") == 1
    assert "O1.KR2  第 3 行" in out
    assert "站得住，不用改：O1、O1.KR1。" in out
    english = okr("check", "--ui-lang", "en", stdin=ZH).out
    assert "O1.KR2  line 3" in english
    assert "These hold: O1, O1.KR1." in english
    assert "must change 1" in english


def test_a_sound_text_gets_no_remark() -> None:
    assert okr("check", "--ui-lang", "zh", stdin=FINE).out.startswith("都站得住，没有要改的。")
    assert okr("check", "--ui-lang", "en", stdin=FINE).out.startswith("All of it holds. Nothing to mend.")


def test_a_text_cannot_command_the_terminal() -> None:
    ran = okr("check", stdin="O Make \x1b[2J things\nKR1 Improve \u202e\x07 quality\n")
    assert not set("\x1b\x07\u202e") & set(ran.out)


def test_on_a_terminal_lines_are_folded_and_painted() -> None:
    from assistant import api

    long = "优化客服流程，让每一位客户都感到满意，并且加强团队协作，" * 3
    review = api.review(f"O 让老客户愿意续\nKR1 {long}")
    text = review_text(review, "zh", paper=Paper(colour=True, columns=60))
    bare = re.sub(r"\x1b\[\d+m", "", text)
    assert bare != text
    assert all(width(line) <= 60 for line in bare.splitlines())
    flat = review_text(review, "zh")
    assert "".join(bare.replace("^", "").split()) == "".join(flat.replace("^", "").split())


def test_a_page_pasted_as_one_line_is_shown_by_its_beginning() -> None:
    ran = okr("check", stdin="O 让老客户愿意续\nKR1 " + "优化回访流程，" * 3000)
    assert len(ran.out) < 3000
    assert "…" in ran.out


# --- parse and rules --------------------------------------------------------------------------------------------


def test_parse_prints_what_was_understood(folder: Path) -> None:
    ran = okr("parse", folder / "zh.txt")
    shape = TypeAdapter(SCHEMAS["parse"]).validate_python(ran.json)
    assert json.loads(json.dumps(shape)) == ran.json
    first = shape["objectives"][0]["key_results"][0]
    assert [(f["role"], f["value"]) for f in first["figures"]] == [("baseline", "70"), ("target", "85")]
    for figure in first["figures"]:
        assert ZH[slice(*figure["span"])] == figure["quote"]
    assert "text" in okr("parse", folder / "word.docx").json


def test_rules_are_listed_and_told() -> None:
    for lang in ("zh", "en"):
        listed = okr("rules", "--ui-lang", lang)
        assert listed.code == 0
        assert [line.split()[0] for line in listed.out.splitlines()] == [c.id for c in all_checks()]
        for check in all_checks():
            told = okr("rules", check.id, "--ui-lang", lang).out
            assert check.reason.in_lang(lang) in told  # type: ignore[arg-type]
            assert all(source in told for source in check.sources)
            assert "{" not in told.split("\n\n")[2]
    assert okr("rules", "k02").out == okr("rules", "key-result-is-task").out


def test_an_unknown_rule_names_those_there_are() -> None:
    ran = okr("rules", "nope", "--ui-lang", "en")
    assert ran.code == 2
    assert all(check.id in ran.err for check in all_checks())


def test_rules_as_json() -> None:
    shape = TypeAdapter(SCHEMAS["rules"]).validate_python(okr("rules", "--format", "json").json)
    assert [c["id"] for c in shape["checks"]] == [c.id for c in all_checks()]
    assert [c["id"] for c in okr("rules", "K02", "--format", "json").json["checks"]] == ["K02"]
