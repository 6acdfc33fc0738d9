"""LangChain's chat models made ready: no tracing, no retries behind our back, replies that are none caught early."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from assistant.llm.door import Finish, Shape
from assistant.llm.endpoint import Endpoint
from assistant.llm.failures import FILTERED, NO_CHOICES, by_body, failure

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


def make_chat(to: Endpoint, max_tokens: int) -> BaseChatModel:
    """The chat model at an endpoint, its client ready and its own retries and tracing off. Loads the SDK."""
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
        if response.status_code != 200 or not ("html" in kind or "json" in kind):
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
        raise WholeReply(body, to)

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


class WholeReply(Exception):
    """A server that does not stream answered in one piece: as good, only later."""

    def __init__(self, body: Mapping[str, Any], to: Endpoint) -> None:
        super().__init__("whole reply")
        self._body = body
        self._to = to

    def pieces(self, shape: Shape) -> Iterator[str | Finish]:
        """The reply as if it had been streamed."""
        yield from whole_reply(self._body, self._to, shape)


def whole_reply(body: Mapping[str, Any], to: Endpoint, shape: Shape) -> Iterator[str | Finish]:
    """The pieces of a chat completion that came in one. Raises ModelError where it is a refusal or holds no text."""
    choice = body["choices"][0]
    message = choice.get("message") or {}
    if message.get("refusal"):
        raise failure("refused", model=to.model)
    if choice.get("finish_reason") in FILTERED:
        raise failure("filtered", host=to.host)
    if not message.get("content"):
        raise failure("empty", model=to.model)
    yield str(message["content"])
    told = body.get("usage") or {}
    usage = {"input": int(told["prompt_tokens"]), "output": int(told["completion_tokens"])} if told else None
    yield Finish(reason=choice.get("finish_reason"), usage=usage, shape=shape)
