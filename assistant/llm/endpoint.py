"""Which model at which address: settings made usable, or refused in words that say what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from assistant.llm.failures import failure
from assistant.settings import Settings
from assistant.types import Text

OPENAI_URL = "https://api.openai.com/v1"

# The prefixes of LangChain's init_chat_model. Anything else before a colon belongs to the name (qwen2.5:7b at Ollama).
_PROVIDERS = frozenset(
    (
        *("anthropic", "anthropic_bedrock", "azure_ai", "azure_openai", "baseten", "bedrock", "bedrock_converse"),
        *("cohere", "deepseek", "fireworks", "google_anthropic_vertex", "google_genai", "google_vertexai", "groq"),
        *("huggingface", "ibm", "litellm", "meta", "mistralai", "nvidia", "ollama", "openrouter", "perplexity"),
        *("together", "upstage", "xai"),
    )
)
_OPENAI_NAMES = ("gpt-", "o1", "o3", "o4", "chatgpt", "ft:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One model at one address. `provider` "openai" is anything that speaks OpenAI's protocol."""

    provider: str
    model: str
    base_url: str | None
    api_key: str | None = field(default=None, repr=False)
    timeout_s: float = 60.0

    @property
    def host(self) -> str:
        """Who gets the text: a host, or the provider's name where its SDK knows the address."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2] if self.base_url else self.provider

    @property
    def own(self) -> bool:
        """Whether the address is somebody's own and not OpenAI's."""
        return self.provider == "openai" and urlsplit(self.base_url or OPENAI_URL).hostname != "api.openai.com"


def endpoint(settings: Settings) -> Endpoint:
    """The endpoint that the settings name. Raises ModelError for a key or address that cannot work."""
    name = (settings.model or "").strip()
    prefix, colon, rest = name.partition(":")
    key, url = clean_key(settings.api_key), clean_url(settings.base_url)
    if colon and prefix in _PROVIDERS:
        return Endpoint(provider=prefix, model=rest, base_url=url, api_key=key, timeout_s=settings.timeout_s)
    if colon and prefix == "openai":
        name = rest
    elif url is None and not name.lower().startswith(_OPENAI_NAMES):
        return Endpoint(provider="", model=name, base_url=None, api_key=key, timeout_s=settings.timeout_s)
    if url is None and key is None:
        raise failure("bad_key", detail=Text("没有设置", "it is not set"))
    return Endpoint(
        provider="openai", model=name, base_url=url or OPENAI_URL, api_key=key or "none", timeout_s=settings.timeout_s
    )


def clean_key(key: str | None) -> str | None:
    """The key without the blanks and quotes that copying adds; ModelError where it cannot stand in a header."""
    key = (key or "").strip().strip("\"'").strip()
    if not key:
        return None
    if not key.isascii():
        raise failure(
            "bad_key", detail=Text("里面有非 ASCII 字符，可能是复制时带上的", "it holds non-ASCII characters")
        )
    if any(c.isspace() or not c.isprintable() for c in key):
        raise failure("bad_key", detail=Text("中间有空格或换行", "it holds a space or a line break"))
    return key


def clean_url(url: str | None) -> str | None:
    """The base address without blanks and the last slash; ModelError where it is none."""
    url = (url or "").strip().strip("\"'").rstrip("/")
    if not url:
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise failure("bad_url", detail=Text(f"{url} 不是地址", f"{url} is no address")) from None
    if parts.scheme not in ("http", "https"):
        raise failure(
            "bad_url", detail=Text(f"{url} 前面缺 http:// 或 https://", f"{url} lacks http:// or https:// in front")
        )
    if not parts.hostname or any(c.isspace() for c in url) or not url.isascii():
        raise failure("bad_url", detail=Text(f"{url} 里没有可用的主机名", f"{url} holds no usable host"))
    # People paste the full path out of a vendor's curl example.
    return url.removesuffix("/chat/completions")
