"""okr doctor says what works and what to do about what does not; no key ever shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from assistant import doctor
from assistant.present.shapes import SCHEMAS
from assistant.types import Notice, Text
from tests.okr import okr
from tests.scripted import failures
from tests.scripted.server import Server

KEY = "sk-very-secret-key-0123456789"


class _Retriever:
    """Stands for the index, which has tests of its own."""

    notice: Notice | None = None

    def search(self, query: object) -> list[int]:
        return [1, 2, 3]

    def close(self) -> None:
        return None


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr("assistant.retrieval.open_retriever", lambda *_: _Retriever())


def test_without_a_model_all_is_well() -> None:
    for lang, off in (("zh", "未启用"), ("en", "off: drafts are written by rules")):
        ran = okr("doctor", "--ui-lang", lang)
        assert ran.code == 0
        assert off in ran.out
        assert [line[:2] for line in ran.out.splitlines() if line[0] != " "] == ["ok"] * 7


def test_as_json() -> None:
    shape = TypeAdapter(SCHEMAS["doctor"]).validate_python(okr("doctor", "--format", "json", "--ui-lang", "zh").json)
    assert [c["name"] for c in shape["checks"]] == ["组件", "设置", "知识", "数据目录", "草稿库", "例子检索", "模型"]


def test_a_model_that_answers(scripted_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_MODEL", "scripted-1")
    monkeypatch.setenv("OKR_API_KEY", KEY)
    monkeypatch.setenv("OKR_BASE_URL", scripted_server.url)
    scripted_server.play(failures.says('{"ok": true}'))
    ran = okr("doctor", "--ui-lang", "en")
    assert ran.code == 0
    assert "scripted-1 answers" in ran.out
    assert KEY not in ran.out
    assert "sk-***89" in ran.out
    scripted_server.play(failures.unauthorized)
    ran = okr("doctor", "--ui-lang", "zh")
    assert ran.code == 3
    assert "!!  模型：" in ran.out
    assert KEY not in ran.out


def test_a_wrong_setting_is_code_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_MODEL", "m")
    monkeypatch.setenv("OKR_BASE_URL", "nowhere")
    ran = okr("doctor", "--ui-lang", "en")
    assert ran.code == 2
    assert "!!  settings: OKR_BASE_URL" in ran.out
    monkeypatch.setenv("OKR_MODEL", "")
    monkeypatch.setenv("OKR_PROFILE", "nope")
    ran = okr("doctor", "--ui-lang", "en")
    assert ran.code == 2
    assert "dingdang-light" in ran.out


def test_advice_and_the_notice_of_the_index_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_MODEL", "m")
    monkeypatch.setenv("OKR_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setattr(_Retriever, "notice", Notice("index_in_memory", Text("放在内存里", "held in memory")))
    ran = okr("doctor", "--ui-lang", "en")
    assert "try http://127.0.0.1:9/v1" in ran.out
    assert "held in memory" in ran.out


def test_a_data_folder_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path / "file" / "below"))
    ran = okr("doctor", "--ui-lang", "en")
    assert ran.code == 3
    assert "Set OKR_DATA_DIR" in ran.out


def test_whatever_breaks_is_reported_and_the_rest_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("something odd")

    monkeypatch.setattr(doctor, "_knowledge", broken)
    monkeypatch.setattr("assistant.retrieval.open_retriever", broken)
    ran = okr("doctor", "--ui-lang", "en")
    assert ran.code == 3
    assert ran.out.count("RuntimeError: something odd") == 2
    assert "ok  model" in ran.out


def test_where_the_drafts_lie_is_said_without_the_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran = okr("doctor", "--ui-lang", "en")
    assert f"drafts: SQLite {tmp_path / 'data' / 'sessions.db'}, 0 drafts" in ran.out
    monkeypatch.setenv("OKR_DATABASE_URL", "postgresql://okr:geheim@127.0.0.1:9/okr")
    ran = okr("doctor", "--ui-lang", "zh")
    assert ran.code == 3
    assert "草稿库：草稿库现在用不了" in ran.out
    assert "geheim" not in ran.out
