"""The Batch API of endpoints that speak OpenAI's protocol: many questions in one file, answered within a day.

    submit(questions) -> batch id ... look(id) -> how far it is ... replies(id) -> a reply or a failure for each question

Nothing here waits: who asks keeps the id and looks again. Everything that goes wrong comes out as ModelError.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from assistant.errors import ModelError
from assistant.llm.clients import whole_reply
from assistant.llm.door import Finish, Message, Schema
from assistant.llm.endpoint import Endpoint
from assistant.llm.failures import UNREADABLE, by_body, failure, translated

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types import Batch

_PATH: Final = "/v1/chat/completions"
_TEMPERATURE = 0.3
# How an endpoint answers that has no files or no batches: there is nothing at that path, or something else is.
_NOT_THERE = frozenset({"bad_url", "not_an_api"})
_ENDED = frozenset({"completed", "failed", "expired", "cancelled"})

_T = TypeVar("_T")
Reply = Sequence[str | Finish] | ModelError


@dataclass(frozen=True, slots=True)
class Question:
    """One call: what a Door is asked with."""

    messages: Sequence[Message]
    schema: Schema
    max_tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a batch is. `trouble` says why it came to nothing."""

    ended: bool
    done: int
    total: int
    trouble: str = ""


class BatchDesk:
    """The batches of one model at one endpoint."""

    def __init__(self, to: Endpoint) -> None:
        if to.provider != "openai":
            raise failure("no_batch", host=to.host, detail=to.provider or "-")
        self._to = to

    @property
    def model(self) -> str:
        """The model's name."""
        return self._to.model

    @property
    def host(self) -> str:
        """Who gets the text."""
        return self._to.host

    def submit(self, questions: Mapping[str, Question]) -> str:
        """Sends the questions under their keys; the id of the batch. ModelError "no_batch" where there is no such API."""
        lines = (json.dumps(self._line(key, q), ensure_ascii=False) for key, q in questions.items())
        data = "\n".join(lines).encode()

        def send(client: OpenAI) -> str:
            file = client.files.create(file=("questions.jsonl", data), purpose="batch")
            return client.batches.create(input_file_id=file.id, endpoint=_PATH, completion_window="24h").id

        return self._call(send)

    def look(self, batch: str) -> Progress:
        """How far the batch is."""
        found = self._call(lambda client: client.batches.retrieve(batch))
        counts = found.request_counts
        return Progress(
            ended=found.status in _ENDED,
            done=counts.completed + counts.failed if counts else 0,
            total=counts.total if counts else 0,
            trouble=_trouble(found),
        )

    def replies(self, batch: str) -> list[dict[str, Any]]:
        """The lines of what came back, answers and failures, as the endpoint wrote them."""

        def fetch(client: OpenAI) -> list[str]:
            found = client.batches.retrieve(batch)
            files = [name for name in (found.output_file_id, found.error_file_id) if name]
            return [client.files.content(name).text for name in files]

        return [json.loads(line) for text in self._call(fetch) for line in text.splitlines() if line.strip()]

    def read(self, line: Mapping[str, Any]) -> tuple[str, Reply]:
        """The key of a line and its reply, or the failure that it tells of."""
        key = str(line.get("custom_id"))
        response = line.get("response") or {}
        body = response.get("body") or {}
        status = int(response.get("status_code") or 0)
        try:
            if line.get("error") or status != 200:
                raise by_body(
                    body or line, host=self.host, model=self.model, key=self._to.api_key, status=status or 500
                )
            return key, list(_pieces(body, self._to))
        except ModelError as error:
            return key, error

    def _line(self, key: str, question: Question) -> dict[str, Any]:
        own = self._to.own
        body: dict[str, Any] = {
            "model": self.model,
            "messages": [{"role": m.role, "content": m.content} for m in question.messages],
            "max_tokens" if own else "max_completion_tokens": question.max_tokens,
        }
        if question.schema:
            form = {"name": "reply", "strict": True, "schema": question.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        if own:
            body["temperature"] = _TEMPERATURE
        return {"custom_id": key, "method": "POST", "url": _PATH, "body": body}

    def _call(self, ask: Callable[[OpenAI], _T]) -> _T:
        import openai

        to, trouble = self._to, None
        try:
            with openai.OpenAI(api_key=to.api_key, base_url=to.base_url, timeout=to.timeout_s, max_retries=0) as client:
                return ask(client)
        except Exception as error:
            trouble = translated(
                error, host=to.host, model=to.model, timeout_s=to.timeout_s, begun=False, key=to.api_key
            )
        # Raised out here so that what the SDK raised, headers and key included, is not chained to it.
        if trouble.code in _NOT_THERE:
            raise failure("no_batch", host=to.host, detail="/files, /batches")
        raise trouble


def _pieces(body: Mapping[str, Any], to: Endpoint) -> Iterator[str | Finish]:
    try:
        yield from whole_reply(body, to, "json_schema")
    except (KeyError, IndexError, TypeError, ValueError):
        raise failure("not_an_api", host=to.host, detail=UNREADABLE) from None


def _trouble(batch: Batch) -> str:
    """Why a batch came to nothing, in the endpoint's words."""
    if batch.status == "completed":
        return ""
    told = [error.message or "" for error in (batch.errors.data or ())] if batch.errors else []
    return "; ".join(filter(None, told)) or (batch.status if batch.status in _ENDED else "")
