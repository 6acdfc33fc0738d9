"""The product from Python: the same dicts as the command prints, spans that hold, nothing heavy loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

import assistant
from assistant.assembly import Assistant, assembled
from assistant.errors import InputError
from assistant.present.shapes import SCHEMAS
from assistant.settings import Settings
from tests.drafts import DRAFTS
from tests.okr import okr


@pytest.fixture(scope="module", autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One index for all of this file, away from the person's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OKR_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        yield
    assembled.cache_clear()


def holds(name: str, value: dict[str, Any]) -> None:
    """The value is what its schema says, and not a key more."""
    assert json.loads(json.dumps(TypeAdapter(SCHEMAS[name]).validate_python(value))) == value
    assert json.loads(json.dumps(value)) == value


@pytest.mark.parametrize("name", DRAFTS)
def test_a_review_of_any_draft_quotes_what_stands_there(name: str) -> None:
    given = DRAFTS[name]
    text = given["text"]
    found = assistant.check(text, parent=given.get("parent"), cycle="2026 Q3")
    holds("check", found)
    for finding in found["findings"]:
        if finding["target"] == "set":
            assert finding["span"] is None
        elif finding["span"] is not None:
            assert text[slice(*finding["span"])] == finding["quote"]
        for related in finding["related"]:
            assert related["span"] is None or 0 <= related["span"][0] <= related["span"][1] <= len(text)
    ids = {i["id"] for o in found["objectives"] for i in (o, *o["key_results"])} | {"set"}
    assert {f["target"] for f in found["findings"]} <= ids
    decided = {(f["check"], f["target"]) for f in found["findings"]}
    assert not decided & {(u["check"], u["target"]) for u in found["undecided"]}
    assert found["counts"] == {
        s: sum(f["severity"] == s for f in found["findings"]) for s in ("error", "warning", "info")
    }


@pytest.mark.parametrize("name", DRAFTS)
def test_what_was_understood_of_any_draft_quotes_what_stands_there(name: str) -> None:
    text = DRAFTS[name]["text"]
    read = assistant.parse(text)
    holds("parse", read)
    for item in (i for o in read["objectives"] for i in (o, *o["key_results"])):
        assert 0 <= item["span"][0] <= item["span"][1] <= len(text)
        for figure in item["figures"]:
            assert text[slice(*figure["span"])] == figure["quote"]
        if item["deadline"]:
            assert text[slice(*item["deadline"]["span"])] == item["deadline"]["text"]
        for note in item["notes"]:
            assert text[slice(*note["span"])].split() == note["text"].split()


@pytest.mark.parametrize("name", DRAFTS)
def test_a_proposal_for_any_draft_keeps_its_contract(name: str) -> None:
    made = assistant.draft(**DRAFTS[name], offline=True)  # type: ignore[arg-type]
    holds("draft", made)
    assert (made["drafter"], made["model"], made["prompt"], made["usage"]) == ("rules", None, None, None)
    assert made["timings_ms"]["first_item"] is None
    assert made["proposals"]
    asked = {q["id"] for q in made["questions"]}
    for proposal in made["proposals"]:
        assert proposal["complete"] == (not proposal["open"])
        assert all(proposal["findings"][at]["severity"] == "error" for at in proposal["open"])
        shown = {i["id"]: i for o in proposal["objectives"] for i in (o, *o["key_results"])}
        for entry in proposal["ledger"]:
            assert entry["question"] is None or entry["question"] in asked
            if entry["field"] == "text" and entry["target"] in shown:
                assert shown[entry["target"]]["text"][slice(*entry["span"])] == entry["quote"]


@pytest.mark.parametrize("name", ["zh-brand", "en-ops"])
def test_python_and_the_command_say_the_same(name: str, tmp_path: Path) -> None:
    given = DRAFTS[name]
    parent = tmp_path / "parent.txt"
    parent.write_text(given["parent"], encoding="utf-8", newline="")
    words = ["--parent", parent, "--format", "json"]
    assert okr("check", *words, stdin=given["text"]).json == assistant.check(given["text"], parent=given["parent"])
    assert okr("parse", stdin=given["text"]).json == assistant.parse(given["text"])
    role = ["--role", given["role"]] if "role" in given else []
    printed = okr("draft", "--offline", *words, *role, stdin=given["text"]).json
    made = assistant.draft(**given, offline=True)  # type: ignore[arg-type]
    for outcome in (printed, made):
        del outcome["timings_ms"]
    assert printed == made


def test_search_says_the_same_as_the_command() -> None:
    found = assistant.search("会员复购", k=3)
    holds("search", found)
    assert found == okr("search", "会员复购", "-k", "3", "--format", "json").json
    first = found["results"][0]
    assert sum(first["parts"].values()) == pytest.approx(first["score"], abs=0.001)
    assert [r["score"] for r in found["results"]] == sorted((r["score"] for r in found["results"]), reverse=True)


def test_the_four_functions_stay_callable_whatever_is_imported() -> None:
    import assistant.check
    import assistant.parse

    assert callable(assistant.check)
    assert callable(assistant.parse)
    assert assistant.parse("O 老客户愿意续")["objectives"][0]["text"] == "老客户愿意续"
    assert set(assistant.__all__) == {"ask", "check", "parse", "draft", "search"}


def test_answers_fill_and_are_kept_apart_from_the_draft() -> None:
    text = "O 老客户愿意续\nKR1 续约率做到 85%"
    asked = assistant.draft(text, offline=True)
    question = next(q for q in asked["questions"] if q["slot"] == "baseline")
    filled = assistant.draft(text, offline=True, answers={question["id"]: "70%"})
    entries = [e for e in filled["proposals"][0]["ledger"] if e["quote"] == "70%"]
    assert entries
    assert {e["origin"] for e in entries} == {"answer"}


def test_unusable_arguments_are_named() -> None:
    for arguments in ({"profile": "nope"}, {"profile": "missing.yml"}):
        with pytest.raises(InputError):
            assistant.check("O 老客户愿意续", **arguments)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="nothing to draft from"):
        assistant.draft("  \n")
    with pytest.raises(InputError, match="xyz"):
        assistant.draft("O 老客户愿意续", function="xyz", offline=True)


def test_offline_means_no_model_and_no_address() -> None:
    settings = Settings(model="gpt-x", base_url="http://127.0.0.1:9/v1")
    offline = Assistant(settings, offline=True)
    assert offline.model is None
    assert offline.where_text_goes() is None
    assert offline.drafter is offline.rules


@pytest.mark.parametrize(
    ("settings", "host"),
    [
        (Settings(), None),
        (Settings(api_key="sk-something-long"), None),
        (Settings(model="gpt-x"), "api.openai.com"),
        (Settings(model="openai:gpt-x"), "api.openai.com"),
        (Settings(model="gpt-x", base_url="http://127.0.0.1:8080/v1"), "127.0.0.1"),
        (Settings(model="gpt-x", base_url="https://llm.example.com/v1"), "llm.example.com"),
    ],
)
def test_where_the_text_goes(settings: Settings, host: str | None) -> None:
    assert Assistant(settings).where_text_goes() == host


def test_a_model_for_once_takes_the_key_and_address_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-something-long-enough")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert Assistant().settings.api_key is None
    once = Assistant(model="gpt-x")
    assert (once.model, once.settings.api_key) == ("gpt-x", "sk-something-long-enough")
    assert once.where_text_goes() == "127.0.0.1"
    assert Assistant(model="gpt-x", offline=True).settings.api_key is None
