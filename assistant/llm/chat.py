"""The door over LangChain's chat models: text streamed, waits owned, failures translated.

`with_structured_output` loses the text of every reply that does not fit, and a `response_format` that LangChain sees
makes it switch to the SDK's parsing stream, which raises and loses text too. So the form is asked for in the
request's extra body, the text is streamed, and reading it is ours.
"""

from __future__ import annotations

import functools
import json
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from assistant.errors import ModelError
from assistant.llm.clients import WholeReply, make_chat
from assistant.llm.door import PATIENCE, Finish, Message, Patience, Schema, Shape
from assistant.llm.endpoint import Endpoint, endpoint
from assistant.llm.failures import FILTERED, NO_CHOICES, failure, translated
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_TOTAL_TIMES = 5  # a whole reply may take this many time-outs; each single silence only one
_DEFAULT_WAIT_S = 2.0
_LENGTH = frozenset({"length", "max_tokens", "model_length"})
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
        with _lock:
            ways = _learned.get(place, _Ways() if self._to.provider == "openai" else _Ways(shape="text"))
        while True:
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
                ways = poorer
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
        patience_s, length = _TOTAL_TIMES * to.timeout_s, 0
        try:
            chat = self._model()
            chunks = chat.stream(_asked(messages, schema, ways), **self._options(schema, max_tokens, ways))
            since = time.monotonic()
            for chunk in chunks:
                patience_s -= time.monotonic() - since
                metadata = chunk.response_metadata
                reason = metadata.get("finish_reason") or metadata.get("stop_reason") or reason
                refusal += chunk.additional_kwargs.get("refusal") or ""
                told: Mapping[str, Any] | None = getattr(chunk, "usage_metadata", None)
                if told:
                    usage = {"input": int(told["input_tokens"]), "output": int(told["output_tokens"])}
                    if cached := (told.get("input_token_details") or {}).get("cache_read"):
                        usage["cached"] = int(cached)
                text = str(chunk.text)
                length += len(text)
                if text:
                    begun = True
                    yield text
                if patience.stopped():
                    yield Finish(reason="stopped", usage=usage, shape=ways.shape)
                    return
                if patience_s < 0:
                    raise failure("timeout", host=to.host, seconds=f"{_TOTAL_TIMES * to.timeout_s:g}")
                if length > _MAX_CHARS:
                    reason = "length"
                    break
                since = time.monotonic()  # what the reader does with a chunk is not the endpoint's time
        except WholeReply as reply:
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
        if word in FILTERED:
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
        if not schema:
            return options
        if ways.shape == "json_schema":
            form = {"name": "reply", "strict": True, "schema": schema}
            options["extra_body"] = {"response_format": {"type": "json_schema", "json_schema": form}}
        elif ways.shape == "json_object":
            options["extra_body"] = {"response_format": {"type": "json_object"}}
        return options

    def _model(self) -> BaseChatModel:
        with self._making:
            if self._chat is None:
                self._chat = make_chat(self._to, self._max_tokens)
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
    if schema and ways.shape != "json_schema":
        role, content = asked[0]
        form = json.dumps(schema, ensure_ascii=False, separators=(",", ":"))
        asked[0] = (
            role,
            f"{content}\n\n{_FORM}\n{form}",
        )
    return asked
