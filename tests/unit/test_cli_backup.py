"""okr backup and okr restore: one command each, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.store import open_store
from tests.okr import okr


def test_a_backup_is_made_and_put_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path / "one"))
    open_store(tmp_path / "one").save("s", "{}", summary="草稿")
    file = tmp_path / "all.jsonl.gz"
    ran = okr("backup", "-o", str(file), "--ui-lang", "zh")
    assert ran.code == 0
    assert "存了 1 份草稿" in ran.out
    monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path / "two"))
    ran = okr("restore", str(file), "--ui-lang", "en")
    assert ran.code == 0
    assert "Put in 1" in ran.out
    assert open_store(tmp_path / "two").load("s") == "{}"


def test_what_is_no_backup_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path))
    file = tmp_path / "x.gz"
    file.write_text("no")
    ran = okr("restore", str(file), "--ui-lang", "zh")
    assert ran.code == 2
    assert "不是完整的备份文件" in ran.err
