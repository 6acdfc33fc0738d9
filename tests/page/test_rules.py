"""House rules and the doctor's page in-process: changed, tried out, saved where the command line reads them, dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.profiles import load_profile
from assistant.settings import load_settings
from tests.okr import okr
from tests.page.conftest import Open
from tests.page.test_journey import shown

TEXT = "O 让老会员愿意回来\nKR1 会员复购率从 21% 到 28%\nKR2 会员投诉从 30 起到 12 起\nKR3 会员年留存率从 54% 到 65%\n"


@pytest.fixture(autouse=True)
def data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def test_saved_rules_are_those_of_page_and_command_line(page: Open, data_folder: Path, tmp_path: Path) -> None:
    app = page(lang="zh", view="rules")
    assert "自己的规矩" in shown(app)
    app.number_input(key="rule_key_results_max").set_value(2).run()
    app.selectbox(key="rule_says_K04").set_value("error").run()
    app.text_input(key="rule_words_vague").set_value("给力、走心").run()
    app.button(key="save_rules").click().run()
    assert "存好了" in shown(app)
    file = data_folder / "house-rules.yml"
    profile = load_profile(file)
    assert (profile.key_results.max, profile.severities["K04"]) == (2, "error")
    assert profile.words["vague"][-2:] == ("给力", "走心")
    assert load_settings().profile == str(file)
    (tmp_path / "okr.txt").write_text(TEXT, encoding="utf-8")
    ran = okr("check", tmp_path / "okr.txt", "--format", "json")
    assert ran.json["profile"] == "house-rules"
    assert "S02" in {f["check"] for f in ran.json["findings"]}
    again = page(lang="zh", view="rules")
    assert again.selectbox(key="rule_says_K04").value == "error"
    again.button(key="reset_rules").click().run()
    assert load_settings().profile == "default"


def test_a_change_is_tried_out_before_it_counts(page: Open, data_folder: Path) -> None:
    app = page(lang="zh", view="rules")
    app.text_area(key="dry_text").set_value(TEXT).run()
    assert "新规矩和现在说的一样" in shown(app)
    app.number_input(key="rule_key_results_max").set_value(2).run()
    words = shown(app)
    assert "新多出 1 处" in words
    app.button(key="wrong_0").click().run()
    assert "S02：多说了 1 处，你说 1 处不对" in shown(app)
    assert not (data_folder / "house-rules.yml").exists(), "nothing was saved"


def test_files_are_tried_too_and_a_broken_one_says_why(page: Open) -> None:
    app = page(lang="zh", view="rules")
    app.number_input(key="rule_key_results_max").set_value(2).run()
    app.file_uploader(key="dry_files").set_value(
        [
            ("q1.txt", TEXT.encode("gb18030"), "text/plain"),
            ("q2.docx", b"PK\x03\x04 broken", "application/octet-stream"),
        ]
    ).run()
    words = shown(app)
    assert "q1.txt" in words
    assert "q2.docx: " in words


def test_another_base_begins_the_form_anew(page: Open) -> None:
    app = page(lang="en", view="rules")
    assert app.selectbox(key="rule_says_S07").value == "warning"
    app.selectbox(key="rules_base").set_value("dingdang").run()
    assert app.selectbox(key="rule_says_S07").value is None
    assert app.number_input(key="rule_key_results_max").value == 3


def test_impossible_counts_are_told_and_not_saved(page: Open) -> None:
    app = page(lang="zh", view="rules")
    app.number_input(key="rule_objectives_min").set_value(5).run()
    assert "下限大于上限" in shown(app)
    assert "save_rules" not in {b.key for b in app.button}


def test_the_house_cycle_is_preset(page: Open) -> None:
    app = page(lang="zh", view="rules")
    app.selectbox(key="rule_cycle").set_value("half").run()
    app.button(key="save_rules").click().run()
    assert " H" in page(lang="zh").text_input(key="box_cycle").value


def test_the_saved_rules_can_be_checked_by(page: Open, data_folder: Path) -> None:
    page(lang="zh", view="rules").button(key="save_rules").click().run()
    app = page(lang="zh", view="check")
    assert app.selectbox(key="check_profile").options[0] == "自己的规矩"


def test_the_doctor_looks_when_asked_and_shows_no_key(page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_MODEL", "openai:none")
    monkeypatch.setenv("OKR_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OKR_API_KEY", "sk-very-secret-key-1234567890")
    app = page(lang="zh", view="doctor")
    assert "very-secret" not in shown(app)
    app.button(key="look").click().run(timeout=300)
    words = shown(app)
    assert "数据目录" in words
    assert "有问题" in words, "nothing answers there"
    assert "very-secret" not in words
