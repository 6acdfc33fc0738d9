"""The forms take what was meant, refuse what is of another kind, and ask for nothing that strict endpoints refuse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.llm.forms import (
    KEY_RESULT_SCHEMA,
    OBJECTIVE_SCHEMA,
    REPLY_SCHEMA,
    KeyResultForm,
    ObjectiveForm,
    ParkedForm,
    QuestionForm,
    read_form,
)


def _nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from _nodes(value)


@pytest.mark.parametrize("schema", [REPLY_SCHEMA, KEY_RESULT_SCHEMA, OBJECTIVE_SCHEMA])
def test_schemas_are_plain(schema: dict[str, Any]) -> None:
    for node in _nodes(schema):
        if node.get("type") == "object" and "properties" in node:
            assert node["required"] == list(node["properties"])
            assert node["additionalProperties"] is False
        for word in ("$ref", "default", "pattern", "maxLength", "minItems", "prefixItems", "anyOf", "title"):
            assert word not in node


def test_schemas_and_forms_have_the_same_fields() -> None:
    key_result = REPLY_SCHEMA["properties"]["objectives"]["items"]["properties"]["key_results"]["items"]
    assert key_result == KEY_RESULT_SCHEMA
    for schema, form in (
        (KEY_RESULT_SCHEMA, KeyResultForm),
        (OBJECTIVE_SCHEMA, ObjectiveForm),
        (REPLY_SCHEMA["properties"]["parked"]["items"], ParkedForm),
        (REPLY_SCHEMA["properties"]["questions"]["items"], QuestionForm),
    ):
        names = {field.alias or name for name, field in form.model_fields.items()}
        assert set(schema["properties"]) == names


@pytest.mark.parametrize(
    ("data", "rewrites", "initiatives"),
    [
        ({"text": "留存 45%"}, [], []),
        ({"text": "留存 45%", "rewrites": "O1.KR1", "initiatives": None}, ["O1.KR1"], []),
        ({"text": "留存 45%", "rewrites": ["a"], "initiatives": ["做活动", ""]}, ["a"], ["做活动"]),
        ({"text": "留存 45%", "initiatives": {"from": "O1.KR2", "text": "x"}, "extra": 1}, [], ["x"]),
    ],
)
def test_loose_shapes_are_taken_as_meant(data: dict[str, Any], rewrites: list[str], initiatives: list[str]) -> None:
    form = read_form(KeyResultForm, data)
    assert isinstance(form, KeyResultForm)
    assert form.rewrites == rewrites
    assert [i.text for i in form.initiatives] == initiatives


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"text": 45}, "text"),
        ({"text": ""}, "text"),
        ({"text": "   "}, "text"),
        ({"text": None}, "text"),
        ({"text": "x" * 2000}, "text"),
        ({"why": "x"}, "text"),
        ({"text": "a", "rewrites": [1]}, "rewrites"),
        ({"text": "a", "initiatives": [{"text": 3}]}, "initiatives"),
        (None, "JSON"),
    ],
)
def test_wrong_kinds_are_refused_with_the_reason(data: dict[str, Any] | None, named: str) -> None:
    reason = read_form(KeyResultForm, data)
    assert isinstance(reason, str)
    assert named in reason


def test_texts_come_out_on_one_line_and_remarks_are_cut() -> None:
    form = read_form(ObjectiveForm, {"text": " a\n  b ", "why": "w" * 5000})
    assert isinstance(form, ObjectiveForm)
    assert form.text == "a b"
    assert len(form.why) <= 300


@pytest.mark.parametrize(("word", "slot"), [("baseline", "baseline"), ("基线", "baseline"), ("Target ", "target")])
def test_slots_are_understood_in_either_language(word: str, slot: str) -> None:
    form = read_form(QuestionForm, {"slot": word, "ask": "?"})
    assert isinstance(form, QuestionForm)
    assert form.slot == slot


def test_an_unknown_slot_is_refused() -> None:
    assert isinstance(read_form(QuestionForm, {"slot": "colour", "ask": "?"}), str)
