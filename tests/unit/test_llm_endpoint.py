"""Settings become an endpoint, or a sentence that says which of them is wrong and how."""

from __future__ import annotations

import pytest

from assistant.errors import ModelError
from assistant.llm.endpoint import Endpoint, clean_key, clean_url, endpoint
from assistant.settings import Settings


def _to(model: str, url: str | None = None, key: str | None = "sk-1") -> Endpoint:
    return endpoint(Settings(model=model, base_url=url, api_key=key))


@pytest.mark.parametrize(
    ("model", "url", "provider", "name", "host"),
    [
        ("gpt-5-mini", None, "openai", "gpt-5-mini", "api.openai.com"),
        ("openai:gpt-5-mini", None, "openai", "gpt-5-mini", "api.openai.com"),
        ("qwen2.5:7b", "http://127.0.0.1:11434/v1", "openai", "qwen2.5:7b", "127.0.0.1:11434"),
        ("openai:deepseek-chat", "https://api.deepseek.com/v1/", "openai", "deepseek-chat", "api.deepseek.com"),
        ("anthropic:claude-x", None, "anthropic", "claude-x", "anthropic"),
        ("claude-x", None, "", "claude-x", ""),
    ],
)
def test_where_a_model_is(model: str, url: str | None, provider: str, name: str, host: str) -> None:
    to = _to(model, url)
    assert (to.provider, to.model, to.host) == (provider, name, host)


def test_an_own_address_needs_no_key() -> None:
    assert _to("qwen", "http://127.0.0.1:1/v1", key=None).api_key == "none"


def test_openai_without_a_key_is_said_before_anything_is_sent() -> None:
    with pytest.raises(ModelError) as caught:
        _to("gpt-5", key=None)
    assert caught.value.code == "bad_key"


def test_a_key_never_shows_in_a_repr() -> None:
    assert "sk-1" not in repr(_to("gpt-5"))


@pytest.mark.parametrize("key", [" sk-abc\n", '"sk-abc"', "'sk-abc' "])
def test_what_copying_adds_to_a_key_is_taken_off(key: str) -> None:
    assert clean_key(key) == "sk-abc"


@pytest.mark.parametrize("key", ["sk-a\nbc", "sk a", "sk-中文", "sk-\u200babc", "sk-“abc”"])
def test_a_key_that_cannot_be_sent_is_refused(key: str) -> None:
    with pytest.raises(ModelError) as caught:
        clean_key(key)
    assert caught.value.code == "bad_key"
    assert key not in caught.value.text.en


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        (" https://api.x.com/v1/ ", "https://api.x.com/v1"),
        ("https://api.x.com/v1/chat/completions", "https://api.x.com/v1"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1"),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_made_clean(url: str | None, clean: str | None) -> None:
    assert clean_url(url) == clean


@pytest.mark.parametrize(
    "url", ["api.x.com/v1", "localhost:8000/v1", "ftp://x/v1", "https://", "http://x:port/v1", "https://例子.com/v1"]
)
def test_an_address_that_is_none_is_refused_with_the_reason(url: str) -> None:
    with pytest.raises(ModelError) as caught:
        clean_url(url)
    assert caught.value.code == "bad_url"
    assert "OKR_BASE_URL" in caught.value.text.zh


def test_a_provider_that_is_not_installed_says_what_to_install() -> None:
    from assistant.llm.clients import make_chat

    with pytest.raises(ModelError) as caught:
        make_chat(_to("anthropic:claude-x"), 100)
    assert caught.value.code == "not_installed"
    assert "anthropic" in caught.value.text.en


def test_a_model_that_nobody_can_place_is_said_so() -> None:
    from assistant.llm.clients import make_chat

    with pytest.raises(ModelError) as caught:
        make_chat(_to("some-model"), 100)
    assert caught.value.code == "model_not_found"
