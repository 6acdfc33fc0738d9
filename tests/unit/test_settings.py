"""The environment and `.env` become settings, or a sentence that names the variable and what would do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import Settings, advice, load_settings, masked

KEY = "sk-abcdefghijklmnop"


def _load(**environ: str) -> Settings:
    return load_settings(environ, None)


def test_nothing_is_required() -> None:
    assert _load() == Settings()
    assert _load().model is None


def test_every_variable_is_read(tmp_path: Path) -> None:
    settings = _load(
        OKR_MODEL="gpt-5-mini",
        OKR_BASE_URL="https://llm.example.com/v1/",
        OKR_API_KEY=f"  {KEY}\n",
        OKR_EMBED_MODEL="embed-small",
        OKR_EMBED_BASE_URL="http://127.0.0.1:9000/v1",
        OKR_PROFILE="feishu",
        OKR_LANG="en",
        OKR_DATA_DIR=str(tmp_path),
        OKR_DATABASE_URL="postgresql://okr:secret@db/okr",
        OKR_CHROMA_URL="http://127.0.0.1:8000",
        OKR_TIMEOUT_S="12.5",
        OKR_MAX_TOKENS="4000",
        OKR_BUDGET_TOKENS="1,000,000",
        OKR_LIBRARY=os.pathsep.join([str(tmp_path), "own.yml"]),
    )
    assert settings == Settings(
        model="gpt-5-mini",
        base_url="https://llm.example.com/v1",
        api_key=KEY,
        embed_model="embed-small",
        embed_base_url="http://127.0.0.1:9000/v1",
        profile="feishu",
        lang="en",
        data_dir=tmp_path,
        database_url="postgresql://okr:secret@db/okr",
        chroma_url="http://127.0.0.1:8000",
        timeout_s=12.5,
        max_tokens=4000,
        budget_tokens=1_000_000,
        library=(tmp_path, Path("own.yml")),
    )
    assert isinstance(settings.max_tokens, int)


def test_the_names_of_other_tools_fill_in() -> None:
    settings = _load(OKR_MODEL="m", OPENAI_API_KEY=KEY, OPENAI_BASE_URL="http://localhost:1/v1")
    assert (settings.api_key, settings.base_url) == (KEY, "http://localhost:1/v1")
    settings = _load(OKR_MODEL="m", OPENAI_API_KEY="sk-other", OKR_API_KEY=KEY)
    assert settings.api_key == KEY


def test_a_key_alone_switches_nothing_on() -> None:
    settings = _load(OPENAI_API_KEY=KEY, OPENAI_BASE_URL="https://api.example.com/v1")
    assert settings == Settings()


def test_offline_there_is_nobody_to_send_to() -> None:
    environ = {
        "OKR_MODEL": "m",
        "OKR_API_KEY": "坏的",
        "OKR_EMBED_MODEL": "e",
        "OKR_CHROMA_URL": "http://h:1",
        "OKR_PROFILE": "tita",
    }
    assert load_settings(environ, None, offline=True) == Settings(profile="tita")


@pytest.mark.parametrize("value", ["", "   ", '""'])
def test_empty_is_not_set(value: str) -> None:
    assert _load(OKR_MODEL=value, OKR_TIMEOUT_S=value, OKR_LANG=value, OKR_DATA_DIR=value, OKR_LIBRARY=value) == (
        Settings()
    )


@pytest.mark.parametrize(
    ("value", "lang"),
    [("zh", "zh"), ("zh-CN", "zh"), ("zh_TW", "zh"), ("EN", "en"), ("en-US", "en"), ("auto", None)],
)
def test_languages(value: str, lang: str | None) -> None:
    assert _load(OKR_LANG=value).lang == lang


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("OKR_TIMEOUT_S", "soon", "1 to 3600"),
        ("OKR_TIMEOUT_S", "nan", "1 to 3600"),
        ("OKR_TIMEOUT_S", "inf", "1 to 3600"),
        ("OKR_TIMEOUT_S", "0", "1 to 3600"),
        ("OKR_MAX_TOKENS", "-5", "a number from 100"),
        ("OKR_BUDGET_TOKENS", "十万", "a number from 100"),
        ("OKR_LANG", "fr", "zh, en or auto"),
        ("OKR_LANG", "english", "zh, en or auto"),
        ("OKR_BASE_URL", "api.example.com/v1", "http:// or https:// in front"),
        ("OKR_BASE_URL", "localhost:11434/v1", "http:// or https:// in front"),
        ("OKR_BASE_URL", "http://?x", "no usable address"),
        ("OKR_BASE_URL", "http://[::1", "no usable address"),
        ("OKR_BASE_URL", "http://a b/v1", "no usable address"),
        ("OKR_BASE_URL", "http://host:notaport/v1", "no usable address"),
        ("OPENAI_BASE_URL", "ftp://host", "http:// or https:// in front"),
        ("OKR_CHROMA_URL", "127.0.0.1:8000", "http:// or https:// in front"),
        ("OKR_API_KEY", "sk-abcdef\nghijklmn", "line break"),
        ("OKR_API_KEY", "sk-abcdef ghijklmn", "blank"),
        ("OKR_API_KEY", "sk-ａｂｃｄｅｆｇｈｉｊ", "full-width"),
        ("OPENAI_API_KEY", "密钥sk-abcdefghijk", "full-width"),
        ("OKR_MODEL", "gpt\n4", "line break"),
        ("OKR_DATA_DIR", "a\x00b", "control character"),
    ],
)
def test_what_is_wrong_is_said(name: str, value: str, says: str) -> None:
    environ = {"OKR_MODEL": "m", name: value}
    with pytest.raises(SettingsError) as caught:
        load_settings(environ, None)
    assert caught.value.code == "bad_setting"
    for text in (caught.value.text.en, caught.value.text.zh):
        assert text.startswith(name)
    assert says in caught.value.text.en
    if "KEY" in name:
        assert value not in caught.value.text.en
        assert "***" in caught.value.text.zh


def test_the_file_stands_behind_the_environment(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(
        "\ufeff# ours\nOKR_MODEL=from-file\nexport OKR_PROFILE='feishu'  # a house rule\nOKR_API_KEY=\"sk-a$b{c}defghij\"\n"
        "OKR_LANG\nNOT OURS\nOKR_TIMEOUT_S=5\n",
        encoding="utf-8",
    )
    settings = load_settings({"OKR_TIMEOUT_S": "7"}, file)
    assert (settings.model, settings.profile, settings.timeout_s) == ("from-file", "feishu", 7)
    assert settings.api_key == "sk-a$b{c}defghij"
    assert load_settings({"OKR_MODEL": ""}, file).model is None


def test_no_file_is_fine_and_a_folder_is_none(tmp_path: Path) -> None:
    assert load_settings({}, tmp_path / "none") == Settings()
    assert load_settings({}, tmp_path) == Settings()


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"OKR_MODEL=\xff\xfe\x00")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings({}, file)


def test_the_process_and_the_folder_are_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text("OKR_PROFILE=tita\n", encoding="utf-8")
    monkeypatch.setenv("OKR_MAX_TOKENS", "999")
    settings = load_settings()
    assert (settings.profile, settings.max_tokens) == ("tita", 999)


def test_keys_do_not_show() -> None:
    settings = _load(OKR_MODEL="m", OKR_API_KEY=KEY, OKR_DATABASE_URL="postgresql://u:p4ss@h/d")
    assert KEY not in repr(settings)
    assert "p4ss" not in repr(settings)
    assert masked(KEY) == "sk-***op"
    assert masked("short") == "***"
    assert masked(None) == ""


def test_a_home_that_cannot_be_found_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nobody)
    assert _load().data_dir == Path(".okr-assistant")


def test_advice() -> None:
    (bare,) = advice(_load(OKR_MODEL="m", OKR_BASE_URL="https://api.example.com", OKR_API_KEY=KEY))
    assert "https://api.example.com/v1" in bare.en
    assert "https://api.example.com/v1" in bare.zh
    (keyless,) = advice(_load(OKR_MODEL="gpt-5"))
    assert "OKR_API_KEY" in keyless.en
    assert advice(_load()) == ()
    assert advice(_load(OKR_MODEL="m", OKR_BASE_URL="http://127.0.0.1:1/v1")) == ()
