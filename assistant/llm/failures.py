"""Every way in which a model fails, in words that say what to do, and the border where strangers are translated.

Nothing that an SDK raises passes `translated`; keys and the text that was sent never appear in a message.
"""

from __future__ import annotations

import email.utils
import re
import time
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.errors import ModelError
from assistant.types import Text

_TEXTS: dict[str, Text] = {
    "unreachable": Text(
        "连不上 {host}：{detail}。请检查 OKR_BASE_URL、网络或服务是否已启动。",
        "Cannot reach {host}: {detail}. Check OKR_BASE_URL, the network, and whether the service is running.",
    ),
    "auth": Text(
        "{host} 没有接受这个密钥（{status}）。请检查 OKR_API_KEY。",
        "{host} did not accept the key ({status}). Check OKR_API_KEY.",
    ),
    "model_not_found": Text(
        "{host} 上没有模型 {model}。请检查 OKR_MODEL。",
        "There is no model {model} at {host}. Check OKR_MODEL.",
    ),
    "rate_limit": Text(
        "{host} 请求太多，{wait}。",
        "{host} is getting too many requests; {wait}.",
    ),
    "quota": Text(
        "{host} 的额度已用完。请充值或换一个密钥，重试没有用。",
        "The quota at {host} is used up. Top it up or use another key; trying again will not help.",
    ),
    "server": Text(
        "{host} 内部出错（{status}）。多半是暂时的，过一会儿再试。",
        "{host} failed internally ({status}). This is usually temporary; try again later.",
    ),
    "timeout": Text(
        "{host} 在 {seconds} 秒内没有写完。可以调大 OKR_TIMEOUT_S，或换一个更快的模型。",
        "{host} was not done within {seconds} s. Raise OKR_TIMEOUT_S or choose a faster model.",
    ),
    "dropped": Text(
        "{host} 写到一半断开了连接。已经写完的条目保留。",
        "{host} dropped the connection in the middle of the reply. Finished items are kept.",
    ),
    "truncated": Text(
        "回复写满了 {max_tokens} 个词元还没写完。可以调大 OKR_MAX_TOKENS，或把草稿分成几次。",
        "The reply hit its limit of {max_tokens} tokens before it was done. Raise OKR_MAX_TOKENS or send less at once.",
    ),
    "refused": Text(
        "模型 {model} 拒绝了这份草稿。",
        "The model {model} refused this draft.",
    ),
    "filtered": Text(
        "{host} 的内容过滤拦下了这次回复。",
        "The content filter at {host} stopped this reply.",
    ),
    "not_json": Text(
        "模型 {model} 的回复不是要求的格式。换一个更强的模型通常有用。",
        "The reply of {model} is not in the form that was asked for. A stronger model usually helps.",
    ),
    "not_an_api": Text(
        "{host} 回的不是模型接口的内容（{detail}）。请检查 OKR_BASE_URL，它通常以 /v1 结尾。",
        "What {host} sent is no answer of a model API ({detail}). Check OKR_BASE_URL; it usually ends in /v1.",
    ),
    "empty": Text(
        "模型 {model} 的回复是空的。",
        "The reply of {model} is empty.",
    ),
    "budget": Text(
        "这份草稿的用量上限（OKR_BUDGET_TOKENS，{budget} 个词元）已用完。",
        "The budget of this draft (OKR_BUDGET_TOKENS, {budget} tokens) is used up.",
    ),
    "bad_key": Text(
        "OKR_API_KEY 不能用：{detail}。",
        "OKR_API_KEY cannot be used: {detail}.",
    ),
    "bad_url": Text(
        "OKR_BASE_URL 不能用：{detail}。",
        "OKR_BASE_URL cannot be used: {detail}.",
    ),
    "too_long": Text(
        "草稿连同上级 OKR 超出了模型 {model} 一次能读的长度。请分几次来。",
        "The draft with its parent is longer than {model} can read at once. Send it in parts.",
    ),
    "rejected": Text(
        "{host} 不接受这次请求（{status}）：{detail}",
        "{host} rejected the request ({status}): {detail}",
    ),
    "not_installed": Text(
        "模型 {model} 需要先安装 {detail}。或者用 OKR_BASE_URL 指向兼容 OpenAI 的接口。",
        "The model {model} needs {detail} to be installed. Or point OKR_BASE_URL at an OpenAI-compatible endpoint.",
    ),
    "no_batch": Text(
        "{host} 没有批处理接口（Batch API：{detail}）。去掉 --batch 逐个调用就行。",
        "{host} has no Batch API ({detail}). Leave --batch out: the calls are then made one by one.",
    ),
}

_NO_SUCH_PATH = Text(
    "这个路径下没有模型接口，地址是不是少了 /v1", "there is no model API at this path; perhaps /v1 is missing"
)

# The words by which endpoints end a reply that their filter stopped.
FILTERED = frozenset({"content_filter", "safety", "recitation", "blocklist", "prohibited_content", "sensitive"})

UNREADABLE = Text("内容读不懂", "it cannot be read")
NO_CHOICES = Text("里面没有回复", "there is no reply in it")

CODES: tuple[str, ...] = tuple(_TEXTS)


def failure(code: str, *, retry_after_s: float | None = None, **values: object) -> ModelError:
    """The ModelError of one code. A value may be a Text where the two languages differ."""
    text = _TEXTS[code]

    def fill(template: str, lang: str) -> str:
        words = {k: (getattr(v, lang) if isinstance(v, Text) else v) for k, v in values.items()}
        return template.format_map(_Known(words))

    return ModelError(code, Text(fill(text.zh, "zh"), fill(text.en, "en")), retry_after_s=retry_after_s)


class _Known(dict[str, object]):
    """Values for a message; what nobody knows shows as a dash instead of failing."""

    def __missing__(self, key: str) -> str:
        return "-"


def translated(
    error: BaseException, *, host: str, model: str, timeout_s: float, begun: bool, key: str | None = None
) -> ModelError:
    """The ModelError for whatever an SDK or its transport raised; `begun` tells whether text had already come."""
    if isinstance(error, ModelError):
        return error
    status = _status(error)
    if status is not None:
        return _by_status(error, status, host=host, model=model, key=key)
    chain = list(_chain(error))
    kinds = " ".join(type(e).__name__ for e in chain)
    body = _body(error)
    if body:
        return by_body(body, host=host, model=model, key=key)
    if "ConnectTimeout" in kinds:
        detail: Text = Text("连接超时", "connecting timed out")
        return failure("unreachable", host=host, detail=detail)
    if "Timeout" in kinds:
        return failure("timeout", host=host, seconds=f"{timeout_s:g}")
    if begun and re.search("Connect|Protocol|ReadError|NetworkError|ChunkedEncoding|Incomplete", kinds):
        return failure("dropped", host=host)
    if re.search("Connect|Protocol|ReadError|WriteError|NetworkError|gaierror|OSError|Proxy", kinds):
        return failure("unreachable", host=host, detail=_connection_trouble(chain))
    if "UnsupportedProtocol" in kinds or "InvalidURL" in kinds:
        return failure("bad_url", detail=Text("地址不完整", "the address is not complete"))
    # The SDK stumbles over replies that are none (no choices, wrong types, broken JSON) with bare TypeErrors.
    return failure("not_an_api", host=host, detail=UNREADABLE)


# What endpoints say about a failure, whatever status they give it; the first that fits counts.
_WORDS: dict[str, re.Pattern[str]] = {
    "quota": re.compile(r"insufficient_quota|exceeded your current quota|insufficient.{0,9}(balance|credit)|arrearage"),
    "rate_limit": re.compile(r"rate.?limit|too many requests|throttl"),
    "too_long": re.compile(
        r"context.?(length|window|size)|maximum context|prompt is too long|too many tokens|exceed_context"
    ),
    "filtered": re.compile(r"content_filter|content management policy|data_?inspection"),
    "auth": re.compile(r"invalid_api_key|incorrect api key|unauthorized|authentication"),
    "model_not_found": re.compile(r"model.{0,120}(not.?found|does not exist|not available)|(unknown|no such) model"),
}


def by_body(body: Mapping[str, Any], *, host: str, model: str, key: str | None = None, status: int = 200) -> ModelError:
    """The ModelError for an {"error": ...} body, whatever the status that came with it."""
    inner = body.get("error", body)
    error: Mapping[str, Any] = inner if isinstance(inner, Mapping) else {"message": inner}
    message = str(error.get("message") or error.get("detail") or "")
    words = f"{error.get('code')} {error.get('type')} {message}".lower()
    code = next((code for code, pattern in _WORDS.items() if pattern.search(words)), None)
    if code is not None:
        return failure(code, host=host, model=model, status=status, wait=_wait(None))
    if status < 400 or status >= 500:
        return failure("server", host=host, status=_detail(message, key) or status)
    return failure("rejected", host=host, status=status, detail=_detail(message, key) or "-")


def _by_status(error: BaseException, status: int, *, host: str, model: str, key: str | None) -> ModelError:
    body = _body(error)
    told = by_body(body, host=host, model=model, key=key, status=status) if body else None
    if status in (401, 403):
        return failure("auth", host=host, status=status)
    if status == 402:
        return failure("quota", host=host)
    if status == 404:
        if told is not None and told.code == "model_not_found":
            return told
        return failure("bad_url", detail=_NO_SUCH_PATH)
    if status == 405:
        return failure("not_an_api", host=host, detail="HTTP 405")
    if status == 408:
        return failure("timeout", host=host, seconds="-")
    if status == 413:
        return failure("too_long", model=model)
    if status == 429:
        if told is not None and told.code == "quota":
            return told
        after = retry_after(error)
        return failure("rate_limit", host=host, wait=_wait(after), retry_after_s=after)
    if told is not None and told.code != "server":
        return told
    if status >= 500:
        return failure("server", host=host, status=status, retry_after_s=retry_after(error))
    return failure("rejected", host=host, status=status, detail="-")


def retry_after(error: BaseException) -> float | None:
    """The seconds that an endpoint asked to wait, None where it did not say."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    millis, value = headers.get("retry-after-ms"), headers.get("retry-after")
    try:
        if millis:
            return max(0.0, float(millis) / 1000)
        if value:
            return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(str(value)).timestamp() - time.time()) if value else None
    except ValueError:
        return None


def _wait(seconds: float | None) -> Text:
    if seconds is None:
        return Text("稍等一会儿再试", "try again in a while")
    return Text(f"它要求等 {seconds:.0f} 秒", f"it asks to wait {seconds:.0f} s")


def _status(error: BaseException) -> int | None:
    for link in _chain(error):
        status = getattr(link, "status_code", None) or getattr(link, "code", None)
        if isinstance(status, int) and 300 <= status < 600:
            return status
    return None


def _body(error: BaseException) -> Mapping[str, Any] | None:
    for link in _chain(error):
        body = getattr(link, "body", None)
        if isinstance(body, Mapping) and body:
            return body
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _connection_trouble(chain: list[BaseException]) -> Text:
    words = " ".join(str(e) for e in chain).lower()
    if "certificate" in words or "ssl" in words:
        return Text("证书无法验证", "its certificate cannot be verified")
    if "name or service" in words or "getaddrinfo" in words or "resolution" in words or "nodename" in words:
        return Text("找不到这个主机名", "the host name is not known")
    if "refused" in words:
        return Text("连接被拒绝", "the connection was refused")
    return Text("连接失败", "the connection failed")


def _detail(message: str, key: str | None) -> str:
    """An endpoint's own words, short, on one line, without the key."""
    if key:
        message = message.replace(key, "***")
    message = re.sub(r"\b(sk|key)-[\w*.-]{4,}", "***", re.sub(r"\s+", " ", message)).strip()
    return message if len(message) <= 160 else message[:159] + "…"
