"""okr check --baseline: a team begins with its old findings, and only new ones count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.okr import okr

OLD = "O：让老客户愿意续\nKR1：续约率从 70% 到 85%\nKR2：优化回访\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    okrs = tmp_path / "okrs"
    okrs.mkdir()
    (okrs / "a.md").write_text(OLD, encoding="utf-8")
    (okrs / "b.txt").write_text("O: Tenants stay\nKR1: Improve calls\nKR2: Arrears under 2%\n", encoding="utf-8")
    return okrs


def checked(folder: Path, *words: object) -> tuple[int, dict[str, list[str]], str]:
    ran = okr("check", folder, "--baseline", folder.parent / "base.json", "--format", "json", *words)
    new = {Path(f["path"]).name: sorted(x["check"] for x in f["findings"]) for f in ran.json["files"]}
    return ran.code, new, ran.err


def test_only_new_findings_are_told_and_counted(folder: Path) -> None:
    base = folder.parent / "base.json"
    assert okr("check", folder).code == 1
    ran = okr("check", folder, "--write-baseline", base)
    assert ran.code == 0
    assert "6 findings are written" in ran.out
    code, new, _ = checked(folder)
    assert (code, new) == (0, {"a.md": [], "b.txt": []})
    known = okr("check", folder, "--baseline", base, "--format", "json").json
    assert known["counts"] == {"error": 0, "warning": 0, "info": 0}
    assert sum(f["ignored"]["baseline"] for f in known["files"]) == 6

    (folder / "a.md").write_text("# 2026 Q3\n\n前言。\n\n" + OLD + "KR3：推进中台\n", encoding="utf-8")
    code, new, _ = checked(folder)
    assert code == 1
    assert new["b.txt"] == []
    assert set(new["a.md"]) >= {"K01", "K02"}
    found = okr("check", folder, "--baseline", base, "--format", "json").json["files"][0]["findings"]
    assert {f["target"] for f in found} == {"O1.KR3"}


def test_known_findings_survive_layout_numbers_and_moves(folder: Path) -> None:
    okr("check", folder, "--write-baseline", folder.parent / "base.json")
    (folder / "a.md").write_text(
        "# O1 让老客户愿意续\n\n- **KR1**  优化回访\n- **KR2** 续约率从 70% 到 85%\n", encoding="utf-8"
    )
    assert checked(folder)[1]["a.md"] == []


def test_the_same_flaw_once_more_is_new(folder: Path) -> None:
    okr("check", folder, "--write-baseline", folder.parent / "base.json")
    (folder / "a.md").write_text(OLD + "KR3：优化回访\n", encoding="utf-8")
    assert {"K01", "K03"} <= set(checked(folder)[1]["a.md"])


def test_what_was_mended_is_said(folder: Path) -> None:
    okr("check", folder, "--write-baseline", folder.parent / "base.json")
    (folder / "a.md").write_text(OLD.replace("优化回访", "回款率到 95%"), encoding="utf-8")
    code, new, said = checked(folder)
    assert (code, new["a.md"]) == (0, [])
    assert "3 findings of the baseline are gone" in said


def test_files_are_named_from_the_baselines_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    okr("check", "okrs", "--write-baseline", "base.json")
    assert set(json.loads((folder.parent / "base.json").read_text(encoding="utf-8"))["files"]) == {
        "okrs/a.md",
        "okrs/b.txt",
    }
    monkeypatch.chdir(folder)
    assert okr("check", "a.md", "--baseline", "../base.json").code == 0


def test_standard_input_may_have_a_baseline(tmp_path: Path) -> None:
    base = tmp_path / "base.json"
    assert okr("check", "--write-baseline", base, stdin=OLD).code == 0
    assert okr("check", "--baseline", base, stdin=OLD).code == 0
    assert okr("check", "--baseline", base, stdin=OLD + "KR3：推进中台\n").code == 1


def test_sarif_holds_only_new_findings(folder: Path) -> None:
    base = folder.parent / "base.json"
    okr("check", folder, "--write-baseline", base)
    sarif = okr("check", folder, "--baseline", base, "--format", "sarif").json
    assert sarif["runs"][0]["results"] == []


@pytest.mark.parametrize(
    "content", ["", "[]", '{"files": {"a": [{"check": "K01"}]}}', '{"files": {"a": 3}}', "nonsense"]
)
def test_a_broken_baseline_is_named(tmp_path: Path, content: str) -> None:
    base = tmp_path / "base.json"
    base.write_text(content, encoding="utf-8")
    ran = okr("check", "--baseline", base, stdin=OLD)
    assert ran.code == 2
    assert "base.json is no usable baseline" in ran.err
    assert "--write-baseline" in ran.err


def test_a_missing_baseline_says_how_to_write_one(tmp_path: Path) -> None:
    ran = okr("check", "--baseline", tmp_path / "none.json", "--ui-lang", "zh", stdin=OLD)
    assert ran.code == 2
    assert "--write-baseline" in ran.err
    ran = okr("check", "--write-baseline", tmp_path / "no" / "folder.json", stdin=OLD)
    assert ran.code == 2
    assert "cannot be written" in ran.err


def test_the_summary_of_a_folder_names_the_gravest_files_and_checks(folder: Path) -> None:
    (folder / "c.txt").write_text(
        "O：让新来的老师第一个月就敢上课\nKR1：试讲通过率从 55% 到 80%\nKR2：首月投诉从 9 起到 2 起\n", "utf-8"
    )
    (folder / "d.txt").write_bytes(b"")
    out = okr("check", folder, "--ui-lang", "en").out
    last = out[out.rindex("\n\n") :]
    assert out.rstrip().splitlines()[-1].startswith("4 files: must change 2")
    assert "a.md" in last
    assert "b.txt" in last
    assert "c.txt" not in out
    assert "Most often: K" in last
    assert out.count("d.txt") == 1
