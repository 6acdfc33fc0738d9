"""What a model wrote before code mended it: its replies to whole drafts, item by item as they came.

Code mends every model's output alike, so that what is shown says little about a prompt. The replies are read with the
product's reader of streams and nothing else of it: no line is put back, no figure taken out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.errors import ModelError
from assistant.llm.door import PATIENCE, Door, Finish, Message, Patience, Schema
from assistant.llm.forms import REPLY_SCHEMA, KeyResultForm, ObjectiveForm, ParkedForm, QuestionForm, read_form
from assistant.llm.reading import ReadItem, ReplyReader
from eval.marks import Answer


@dataclass(slots=True)
class Overheard:
    """A door that also keeps, for one draft, the text of every reply to a whole draft, and how it last failed."""

    behind: Door
    replies: list[str] = field(default_factory=list)
    failed: ModelError | None = None

    @property
    def model(self) -> str:
        """The model's name."""
        return self.behind.model

    @property
    def host(self) -> str:
        """Where the text goes."""
        return self.behind.host

    def stream(
        self, messages: Sequence[Message], *, schema: Schema, max_tokens: int, patience: Patience = PATIENCE
    ) -> Iterator[str | Finish]:
        """The reply of the door behind."""
        chunks: list[str] = []
        try:
            for piece in self.behind.stream(messages, schema=schema, max_tokens=max_tokens, patience=patience):
                if isinstance(piece, str):
                    chunks.append(piece)
                yield piece
        except ModelError as error:
            self.failed = error
            raise
        finally:
            # A drafter that has enough of a reply closes it: what came until then was written all the same.
            if schema is REPLY_SCHEMA:
                self.replies.append("".join(chunks))


def as_generated(replies: Sequence[str]) -> Answer:
    """The replies in the shape of the product's answer, without ledger: proposals and questions as they were written."""
    objectives: list[dict[str, Any]] = []
    parked: list[dict[str, Any]] = []
    questions: list[dict[str, Any]] = []
    for item in (item for reply in replies for item in _items(reply)):
        if item.kind == "objectives":
            objectives.append({**_read(ObjectiveForm, item), "key_results": []})
        elif item.kind == "key_results":
            if not objectives:
                objectives.append({"text": "", "why": "", "key_results": []})
            objectives[-1]["key_results"].append(_read(KeyResultForm, item))
        elif item.kind == "parked":
            parked.append(_read(ParkedForm, item))
        else:
            questions.append(_read(QuestionForm, item))
    return {"proposals": [{"objectives": objectives, "parked": parked, "ledger": []}], "questions": questions}


def _items(reply: str) -> Iterator[ReadItem]:
    yield from ReplyReader().feed(reply)


_EMPTY = {"text": "", "why": "", "reason": "", "initiatives": [], "slot": "", "ask": "", "options": []}


def _read(form: type[ObjectiveForm | KeyResultForm | ParkedForm | QuestionForm], item: ReadItem) -> dict[str, Any]:
    """The fields of an item; one that does not fit its form counts as its raw text."""
    found = read_form(form, item.data)
    return {**_EMPTY, "text": item.raw} if isinstance(found, str) else {**_EMPTY, **found.model_dump()}
