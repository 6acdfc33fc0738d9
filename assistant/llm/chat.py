"""The door over LangChain's chat models: text streamed, waits owned, failures translated.

`with_structured_output` loses the text of every reply that does not fit, and a `response_format` that LangChain sees
makes it switch to the SDK's parsing stream, which raises and loses text too. So the form is asked for in the
request's extra body, the text is streamed, and reading it is ours.
"""

from __future__ import annotations

import functools
import json
import os
import threading
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from assistant.errors import ModelError
from assistant.llm.door import PATIENCE, Finish, Message, Patience, Schema, Shape
from assistant.llm.endpoint import Endpoint, endpoint
from assistant.llm.failures import NO_CHOICES, by_body, failure, translated
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_TOTAL_TIMES = 5  # a whole reply may take this many time-outs; each single silence only one
_DEFAULT_WAIT_S = 2.0
_LENGTH = frozenset({"length", "max_tokens", "model_length"})
_FILTERED = frozenset({"content_filter", "safety", "recitation", "blocklist", "prohibited_content", "sensitive"})
_TEMPERATURE = 0.3
_FORM = "Reply with one JSON object that fits this JSON schema, and nothing else:"
_MAX_CHARS = 200_000  # an endpoint that never stops writing


@dataclass(frozen=True, slots=True)
class _Ways:
    """How an endpoint wants to be asked, as far as it was found out."""

    shape: Shape = "json_schema"
    usage: bool = True
    temperature: bool = True

    def poorer(self, complaint: str) -> _Ways | None:
        """The next way to ask after a 400 that says `complaint`; None when there is nothing left to leave out."""
        if self.usage and ("stream_options" in complaint or "include_usage" in complaint):
            return replace(self, usage=False)
        if self.temperature and "temperature" in complaint:
            return replace(self, temperature=False)
        if self.shape == "json_schema":
            return replace(self, shape="json_object")
        if self.shape == "json_object":
            return replace(self, shape="text")
        if self.usage or self.temperature:
            return replace(self, usage=False, temperature=False)
        return None


_learned: dict[tuple[str, str], _Ways] = {}
_lock = threading.Lock()


@functools.lru_cache(maxsize=8)
def _door(to: Endpoint, max_tokens: int) -> ChatDoor:
    return ChatDoor(to, max_tokens=max_tokens)


def open_door(settings: Settings) -> ChatDoor:
    """The door to the model that the settings name; one per endpoint and process, for its client is worth keeping."""
    return _door(endpoint(settings), settings.max_tokens)


class ChatDoor:
    """A LangChain chat model as a Door. Nothing is loaded or connected before the first `stream` or `warm`."""

    def __init__(self, to: Endpoint, *, max_tokens: int = 2400, chat: BaseChatModel | None = None) -> None:
        self._to = to
        self._max_tokens = max_tokens
        self._chat = chat
        self._making = threading.Lock()

    @property
    def model(self) -> str:
        """The model's name."""
        return self._to.model

    @property
    def host(self) -> str:
        """Who gets the text."""
        return self._to.host

    def warm(self) -> None:
        """Loads the SDK and makes the client, so that the first draft need not."""
        self._model()

    def close(self) -> None:
        """Closes the client's connections; the next `stream` makes a new client."""
        with self._making:
            client = getattr(self._chat, "http_client", None)
            if client is not None:
                client.close()
            self._chat = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def stream(
        self, messages: Sequence[Message], *, schema: Schema, max_tokens: int, patience: Patience = PATIENCE
    ) -> Iterator[str | Finish]:
        """The reply's text in chunks, then one Finish; a 429 is waited for once, an unknown form asked otherwise."""
        waited = False
        place = (self._to.base_url or self._to.provider, self._to.model)
        while True:
            with _lock:
                ways = _learned.get(place, _Ways() if self._to.provider == "openai" else _Ways(shape="text"))
            begun = False
            try:
                for piece in self._once(messages, schema, max_tokens, ways, patience):
                    begun = True
                    yield piece
                with _lock:
                    _learned[place] = ways
                return
            except ModelError as error:
                trouble = error
            if begun:
                raise trouble
            if trouble.code == "rejected":
                poorer = ways.poorer(trouble.text.en.lower())
                if poorer is None:
                    raise trouble
                with _lock:
                    _learned[place] = poorer
                continue
            if waited or not self._worth_waiting(trouble, patience):
                raise trouble
            waited = True
            if not _wait(trouble.retry_after_s or _DEFAULT_WAIT_S, patience):
                yield Finish(reason="stopped", shape=ways.shape)
                return

    def _worth_waiting(self, error: ModelError, patience: Patience) -> bool:
        if error.code == "rate_limit":
            return (error.retry_after_s or _DEFAULT_WAIT_S) <= patience.limit_s
        return error.code == "server" and error.retry_after_s is not None and error.retry_after_s <= patience.limit_s

    def _once(
        self, messages: Sequence[Message], schema: Schema, max_tokens: int, ways: _Ways, patience: Patience
    ) -> Iterator[str | Finish]:
        to, begun, trouble = self._to, False, None
        reason: str | None = None
        usage: dict[str, int] | None = None
        refusal = ""
        deadline = time.monotonic() + _TOTAL_TIMES * to.timeout_s
        length = 0
        try:
            chat = self._model()
            chunks = chat.stream(_asked(messages, schema, ways), **self._options(schema, max_tokens, ways))
            for chunk in chunks:
                metadata = chunk.response_metadata
                reason = metadata.get("finish_reason") or metadata.get("stop_reason") or reason
                refusal += chunk.additional_kwargs.get("refusal") or ""
                told: Mapping[str, Any] | None = getattr(chunk, "usage_metadata", None)
                if told:
                    usage = {"input": int(told["input_tokens"]), "output": int(told["output_tokens"])}
                text = str(chunk.text)
                length += len(text)
                if text:
                    begun = True
                    yield text
                if patience.stopped():
                    yield Finish(reason="stopped", usage=usage, shape=ways.shape)
                    return
                if time.monotonic() > deadline:
                    raise failure("timeout", host=to.host, seconds=f"{_TOTAL_TIMES * to.timeout_s:g}")
                if length > _MAX_CHARS:
                    reason = "length"
                    break
        except _WholeReply as reply:
            yield from reply.pieces(ways.shape)
            return
        except Exception as error:
            trouble = translated(
                error, host=to.host, model=to.model, timeout_s=to.timeout_s, begun=begun, key=to.api_key
            )
        # Raised out here so that what an SDK raised, headers and key included, is not chained to it.
        if trouble is not None:
            raise trouble
        word = (reason or "").lower()
        if refusal or word == "refusal":
            raise failure("refused", model=to.model)
        if word in _FILTERED:
            raise failure("filtered", host=to.host)
        if not begun and reason is None:
            raise failure("not_an_api", host=to.host, detail=NO_CHOICES)
        if not begun and word not in _LENGTH:
            raise failure("empty", model=to.model)
        yield Finish(reason="length" if word in _LENGTH else reason, usage=usage, shape=ways.shape)

    def _options(self, schema: Schema, max_tokens: int, ways: _Ways) -> dict[str, Any]:
        if self._to.provider != "openai":
            return {}
        options: dict[str, Any] = {"max_tokens": max_tokens, "stream_usage": ways.usage}
        if ways.temperature and self._to.own:
            options["temperature"] = _TEMPERATURE
        if ways.shape == "json_schema":
            form = {"name": "reply", "strict": True, "schema": schema}
            options["extra_body"] = {"response_format": {"type": "json_schema", "json_schema": form}}
        elif ways.shape == "json_object":
            options["extra_body"] = {"response_format": {"type": "json_object"}}
        return options

    def _model(self) -> BaseChatModel:
        with self._making:
            if self._chat is None:
                self._chat = _make(self._to, self._max_tokens)
            return self._chat


def _wait(seconds: float, patience: Patience) -> bool:
    """Waits, telling the seconds left; False when the person stopped it."""
    end = time.monotonic() + seconds
    told = -1
    while (left := end - time.monotonic()) > 0:
        if patience.stopped():
            return False
        if round(left) != told:
            told = round(left)
            patience.on_wait(left)
        time.sleep(min(0.1, left))
    return not patience.stopped()


def _asked(messages: Sequence[Message], schema: Schema, ways: _Ways) -> list[tuple[str, str]]:
    asked: list[tuple[str, str]] = [(m.role, m.content) for m in messages]
    if ways.shape != "json_schema":
        role, content = asked[0]
        form = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
        asked[0] = (
            role,
            f"{content}\n\n{_FORM}\n{form}",
        )
    return asked


def _make(to: Endpoint, max_tokens: int) -> BaseChatModel:
    # A tracing switch left in the environment would ship every prompt to a third party.
    for name in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2"):
        os.environ[name] = "false"
    from langsmith import utils

    getattr(utils.get_env_var, "cache_clear", lambda: None)()
    if to.provider == "openai":
        return _openai_chat(to)
    from langchain.chat_models import init_chat_model

    options: dict[str, Any] = {"timeout": to.timeout_s, "max_retries": 0, "max_tokens": max_tokens}
    if to.api_key:
        options["api_key"] = to.api_key
    if to.base_url:
        options["base_url"] = to.base_url
    try:
        chat: BaseChatModel = init_chat_model(to.model, model_provider=to.provider or None, **options)
    except ImportError as error:
        raise failure("not_installed", model=to.model, detail=error.name or to.provider) from None
    except ValueError:
        raise failure("model_not_found", host=to.provider or "-", model=to.model) from None
    return chat


def _openai_chat(to: Endpoint) -> BaseChatModel:
    import httpx2
    from langchain_core.messages import AIMessageChunk
    from langchain_core.outputs import ChatGenerationChunk
    from langchain_openai import ChatOpenAI
    from langchain_openai.chat_models.base import BaseChatOpenAI
    from openai import DefaultHttpxClient

    # LangChain warns about a form that an endpoint does not know; here that is an ordinary thing to find out.
    warnings.filterwarnings("ignore", message="This model does not support OpenAI's structured output")
    warnings.filterwarnings("ignore", message="Invalid schema for OpenAI's structured output")
    # ChatOpenAI renames max_tokens to max_completion_tokens, which many compatible servers do not know.
    base: type[BaseChatOpenAI] = BaseChatOpenAI if to.own else ChatOpenAI

    class Chat(base):  # type: ignore[misc, valid-type]
        """LangChain drops the refusal out of a streamed delta; it must not look like an empty reply."""

        def _convert_chunk_to_generation_chunk(
            self, chunk: dict[str, Any], default_chunk_class: type, base_generation_info: dict[str, Any] | None
        ) -> ChatGenerationChunk | None:
            made: ChatGenerationChunk | None = super()._convert_chunk_to_generation_chunk(
                chunk, default_chunk_class, base_generation_info
            )
            choices = chunk.get("choices") or [{}]
            refusal = (choices[0].get("delta") or {}).get("refusal")
            if made is not None and refusal and isinstance(made.message, AIMessageChunk):
                made.message.additional_kwargs["refusal"] = refusal
            return made

    def look(response: httpx2.Response) -> None:
        """A 200 that is no event stream tells nothing to the SDK: it would come out as a reply without choices."""
        kind = response.headers.get("content-type", "").lower()
        if response.status_code != 200 or not ("html" in kind or "json" in kind or "text/plain" in kind):
            return
        if "json" not in kind:
            raise failure("not_an_api", host=to.host, detail=kind.partition(";")[0])
        response.read()
        try:
            body = response.json()
        except ValueError:
            body = None
        if isinstance(body, dict) and body.get("error"):
            raise by_body(body, host=to.host, model=to.model, key=to.api_key)
        if not isinstance(body, dict) or not body.get("choices"):
            raise failure("not_an_api", host=to.host, detail=NO_CHOICES)
        raise _WholeReply(body, to)

    timeout = httpx2.Timeout(to.timeout_s, connect=min(10.0, to.timeout_s))
    client = DefaultHttpxClient(timeout=timeout, event_hooks={"response": [look]})
    chat: BaseChatModel = Chat(
        model=to.model,
        base_url=to.base_url,
        api_key=to.api_key,
        timeout=timeout,
        max_retries=0,
        http_client=client,
        use_responses_api=False,
        callbacks=[],
    )
    return chat


class _WholeReply(Exception):
    """A server that does not stream answered in one piece: as good, only later."""

    def __init__(self, body: Mapping[str, Any], to: Endpoint) -> None:
        super().__init__("whole reply")
        self._body = body
        self._to = to

    def pieces(self, shape: Shape) -> Iterator[str | Finish]:
        choice = self._body["choices"][0]
        message = choice.get("message") or {}
        if message.get("refusal"):
            raise failure("refused", model=self._to.model)
        if choice.get("finish_reason") in _FILTERED:
            raise failure("filtered", host=self._to.host)
        if not message.get("content"):
            raise failure("empty", model=self._to.model)
        yield str(message["content"])
        yield Finish(reason=choice.get("finish_reason"), shape=shape)
