"""The forms of a reply: small and plain, so that strict endpoints take the schema and weak models can fill it.

Reading is lenient about shape (a string where a list of one was meant) and strict about kind (a number is no text).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.llm.door import Schema

MAX_TEXT = 400
MAX_WHY = 300
MAX_SAY = 600

KindWord = Literal["items", "answer", "question"]
SlotWord = Literal["baseline", "target", "deadline", "metric", "owner", "direction", "parent"]
_SLOT_WORDS = {
    "基线": "baseline", "现状": "baseline", "目标": "target", "截止": "deadline", "时间": "deadline", "指标": "metric",
    "负责人": "owner", "方向": "direction", "上级": "parent",
}  # fmt: skip


def _one_line(value: Any) -> Any:
    return re.sub(r"\s+", " ", value).strip() if isinstance(value, str) else value


def _short(value: Any) -> Any:
    value = "" if value is None else _one_line(value)
    return value[:MAX_WHY] if isinstance(value, str) else value


def _listed(value: Any) -> Any:
    if value is None or value == "":
        return []
    return value[:20] if isinstance(value, list) else [value]


def _slot(value: Any) -> Any:
    return _SLOT_WORDS.get(value.strip(), value.strip().lower()) if isinstance(value, str) else value


Line = Annotated[str, BeforeValidator(_one_line), Field(min_length=1, max_length=MAX_TEXT)]
Remark = Annotated[str, BeforeValidator(_short)]
Words = Annotated[list[Remark], BeforeValidator(_listed)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)


class InitiativeForm(_Form):
    """A task and the draft line it comes from."""

    source: Remark = Field("", alias="from")
    text: Line


def _tasks(value: Any) -> Any:
    return [{"text": v} if isinstance(v, str) else v for v in _listed(value) if v not in ("", None)]


class KeyResultForm(_Form):
    """One key result. The lines it stands for come first: a weak model then keeps to them while it writes."""

    rewrites: Words = Field(default_factory=list)
    text: Line
    why: Remark = ""
    supports: Words = Field(default_factory=list)
    initiatives: Annotated[list[InitiativeForm], BeforeValidator(_tasks)] = Field(default_factory=list)


class ObjectiveForm(_Form):
    """An objective's own fields; its key results are read one by one."""

    text: Line
    why: Remark = ""


class ParkedForm(_Form):
    """A line that stays in view but out of the OKR."""

    source: Remark = Field("", alias="from")
    text: Line
    reason: Remark = ""


class QuestionForm(_Form):
    """Something only a person can answer."""

    about: Remark = ""
    slot: Annotated[SlotWord, BeforeValidator(_slot)]
    ask: Line
    why: Remark = ""
    options: Words = Field(default_factory=list)


def _kind(value: Any) -> Any:
    word = value.strip().lower() if isinstance(value, str) else value
    return word if word in get_args(KindWord) else "items"


def _with_text(value: Any) -> Any:
    return [row for row in _listed(value) if isinstance(row, dict) and row.get("text")]


def _say(value: Any) -> Any:
    value = "" if value is None else _one_line(value)
    return value[:MAX_SAY] if isinstance(value, str) else value


class ItemForm(_Form):
    """One line of a working OKR in new words."""

    id: Remark = ""
    text: Line
    why: Remark = ""


class TurnForm(_Form):
    """The reply to one turn of a conversation: lines in new words, lines to leave out, or words in `say`."""

    kind: Annotated[KindWord, BeforeValidator(_kind)] = "items"
    items: Annotated[list[ItemForm], BeforeValidator(_with_text)] = Field(default_factory=list)
    drop: Words = Field(default_factory=list)
    say: Annotated[str, BeforeValidator(_say)] = ""


class GapForm(_Form):
    """A counterexample and the line that would close its gap."""

    story: Line
    about: Words = Field(default_factory=list)
    text: Line
    why: Remark = ""


Form = TypeVar("Form", bound=BaseModel)


def read_form(form: type[Form], data: Mapping[str, Any] | None) -> Form | str:
    """`data` as the form, or the reason why it is none, in words that can be sent back to the model."""
    if data is None:
        return "not a JSON object"
    try:
        return form.model_validate(data)
    except ValidationError as error:
        return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:3])


_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}


def _object(**properties: Schema) -> Schema:
    names = {name.rstrip("_"): schema for name, schema in properties.items()}
    return {"type": "object", "properties": names, "required": list(names), "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


# Written out rather than derived: no $ref, default, pattern or length, which strict endpoints refuse, and every
# field required, in the order in which it should be written.
KEY_RESULT_SCHEMA: Schema = _object(
    rewrites=_TEXTS, text=_TEXT, why=_TEXT, supports=_TEXTS, initiatives=_list(_object(from_=_TEXT, text=_TEXT))
)
OBJECTIVE_SCHEMA: Schema = _object(text=_TEXT, why=_TEXT)
REPLY_SCHEMA: Schema = _object(
    objectives=_list(_object(text=_TEXT, why=_TEXT, key_results=_list(KEY_RESULT_SCHEMA))),
    parked=_list(_object(from_=_TEXT, text=_TEXT, reason=_TEXT)),
    questions=_list(
        _object(
            about=_TEXT, slot={"type": "string", "enum": list(get_args(SlotWord))}, ask=_TEXT, why=_TEXT, options=_TEXTS
        )
    ),
)
TURN_SCHEMA: Schema = _object(
    kind={"type": "string", "enum": list(get_args(KindWord))},
    items=_list(_object(id=_TEXT, text=_TEXT, why=_TEXT)),
    drop=_TEXTS,
    say=_TEXT,
)
GAP_SCHEMA: Schema = _object(story=_TEXT, about=_TEXTS, text=_TEXT, why=_TEXT)
