"""Vectors from any endpoint that speaks OpenAI's protocol, in batches, with the waiting our own.

Everything that goes wrong comes out as ModelError; the texts and the key appear in no message.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.errors import ModelError
from assistant.llm.endpoint import OPENAI_URL, Endpoint, clean_key, clean_url
from assistant.llm.failures import UNREADABLE, failure, translated
from assistant.settings import Settings
from assistant.types import Text

if TYPE_CHECKING:
    from openai import OpenAI

_BATCH = 64
_TRIES = 4
_LONGEST_WAIT_S = 20.0
_PAUSES_S = (0.5, 2.0, 5.0)
# Worth another try: the rest comes back the same however often it is asked.
_PASSING = frozenset({"rate_limit", "server", "timeout", "unreachable", "dropped"})
# Some endpoints take fewer texts at once, or fewer tokens: half as many may do.
_SMALLER = frozenset({"rejected", "too_long"})


class EmbeddingDoor:
    """One embedding model at one endpoint. `pause` waits between tries."""

    def __init__(self, to: Endpoint, *, pause: Callable[[float], None] = time.sleep) -> None:
        self._to = to
        self._pause = pause

    @property
    def model(self) -> str:
        """The model's name."""
        return self._to.model

    @property
    def host(self) -> str:
        """Who gets the texts."""
        return self._to.host

    def vectors(self, texts: Sequence[str], *, tries: int = _TRIES) -> list[list[float]]:
        """One vector per text, in order. Raises ModelError."""
        found: list[list[float]] = []
        size = _BATCH
        with self._client() as client:
            while len(found) < len(texts):
                part = texts[len(found) : len(found) + size]
                try:
                    found += self._patiently(client, part, tries)
                except ModelError as error:
                    if error.code not in _SMALLER or len(part) == 1:
                        raise
                    size = max(1, len(part) // 2)
        return found

    def _patiently(self, client: OpenAI, texts: Sequence[str], tries: int) -> list[list[float]]:
        for number in range(tries):
            try:
                return self._once(client, texts)
            except ModelError as error:
                wait = error.retry_after_s if error.retry_after_s is not None else _PAUSES_S[min(number, 2)]
                if error.code not in _PASSING or number + 1 == tries or wait > _LONGEST_WAIT_S:
                    raise
                self._pause(wait)
        raise AssertionError("the last try returns or raises")

    def _once(self, client: OpenAI, texts: Sequence[str]) -> list[list[float]]:
        try:
            reply = client.embeddings.create(model=self._to.model, input=list(texts), encoding_format="float")
            rows = sorted(reply.data, key=lambda row: row.index)
            vectors = [[float(number) for number in row.embedding] for row in rows]
        except Exception as error:
            told = translated(
                error,
                host=self._to.host,
                model=self._to.model,
                timeout_s=self._to.timeout_s,
                begun=False,
                key=self._to.api_key,
            )
            raise _in_embedding_words(told) from None
        if len(vectors) != len(texts) or not all(vectors) or len({len(vector) for vector in vectors}) != 1:
            raise _in_embedding_words(failure("not_an_api", host=self._to.host, detail=UNREADABLE))
        return vectors

    def _client(self) -> OpenAI:
        """A client for one call: its connection ends with it, so nothing has to be closed later."""
        import httpx2
        from openai import DefaultHttpxClient, OpenAI

        timeout = httpx2.Timeout(self._to.timeout_s, connect=min(10.0, self._to.timeout_s))
        return OpenAI(
            base_url=self._to.base_url,
            api_key=self._to.api_key,
            max_retries=0,
            http_client=DefaultHttpxClient(timeout=timeout),
        )


def embedding_door(settings: Settings) -> EmbeddingDoor:
    """The door to the embedding model of the settings. Raises ModelError for a key or address that cannot work."""
    name = (settings.embed_model or "").strip().removeprefix("openai:")
    url = clean_url(settings.embed_base_url) or clean_url(settings.base_url) or OPENAI_URL
    key = clean_key(settings.api_key) or "none"
    to = Endpoint(provider="openai", model=name, base_url=url, api_key=key, timeout_s=min(settings.timeout_s, 30.0))
    return EmbeddingDoor(replace(to, base_url=url.removesuffix("/embeddings")))


def _in_embedding_words(error: ModelError) -> ModelError:
    """The advice names the settings that belong to embeddings."""

    def said(text: str) -> str:
        return text.replace("OKR_MODEL", "OKR_EMBED_MODEL").replace("OKR_BASE_URL", "OKR_EMBED_BASE_URL")

    return ModelError(error.code, Text(said(error.text.zh), said(error.text.en)), retry_after_s=error.retry_after_s)
