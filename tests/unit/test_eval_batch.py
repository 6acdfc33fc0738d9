"""The Batch API: what a pass has to ask is sent in one file, what comes back is kept, a batch that was sent is picked up."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import ModelError
from assistant.llm.batch import BatchDesk, Progress
from assistant.llm.door import Finish, Message
from assistant.llm.endpoint import Endpoint
from eval.batching import BatchDoor
from eval.marks import NotAskedError
from tests.okr import okr
from tests.scripted.batches import Batches, batching
from tests.scripted.server import running
from tests.unit.test_eval_model import REPLY
from tests.unit.test_eval_planted import some_cases

SCHEMA = {"type": "object"}


def desk(url: str, provider: str = "openai") -> BatchDesk:
    return BatchDesk(Endpoint(provider=provider, model="m-1", base_url=url, api_key="k"))


def door(there: Batches, folder: Path, told: list[tuple[str, Progress]] | None = None) -> BatchDoor:
    heard = told if told is not None else []
    return BatchDoor(desk(there.url), folder, lambda *x: heard.append(x), first_look_s=0.01)


def ask(through: BatchDoor, *questions: str) -> Callable[[], list[str | None]]:
    """A pass that asks each question and goes on where it has to wait."""

    def once() -> list[str | None]:
        found: list[str | None] = []
        for question in questions:
            try:
                pieces = list(through.stream([Message("user", question)], schema=SCHEMA, max_tokens=9))
                found.append("".join(p for p in pieces if not isinstance(p, Finish)))
            except NotAskedError:
                found.append(None)
            except ModelError as error:
                found.append(error.code)
        return found

    return once


def echo(body: dict[str, Any]) -> str | int:
    said = body["messages"][-1]["content"]
    return 500 if said == "break" else f"you said {said}"


def test_what_a_pass_asks_goes_out_in_one_file_and_comes_back(tmp_path: Path) -> None:
    told: list[tuple[str, Progress]] = []
    with batching(echo) as there:
        through = door(there, tmp_path, told)
        assert through.settled(ask(through, "a", "b", "break")) == ["you said a", "you said b", "server"]
        assert len(there.batches) == 1
    line = json.loads(there.files["file-0"].splitlines()[0])
    assert (line["method"], line["url"], line["body"]["model"]) == ("POST", "/v1/chat/completions", "m-1")
    assert line["body"]["max_tokens"] == 9
    assert line["body"]["response_format"]["type"] == "json_schema"
    assert told[-1] == ("batch-0", Progress(ended=True, done=3, total=3))


def test_what_is_asked_for_because_of_a_reply_goes_out_in_the_next(tmp_path: Path) -> None:
    with batching(echo) as there:
        through = door(there, tmp_path)

        def once() -> str | None:
            (first,) = ask(through, "a")()
            return ask(through, first)()[0] if first else None

        assert through.settled(once) == "you said you said a"
        assert len(there.batches) == 2


def test_a_batch_that_was_sent_is_picked_up_and_nothing_is_sent_twice(tmp_path: Path) -> None:
    with batching(echo, looks=10**6) as there:
        cut = door(there, tmp_path)
        cut.tell = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)  # type: ignore[assignment]
        with pytest.raises(KeyboardInterrupt):
            cut.settled(ask(cut, "a"))
        there.looks = 0
        again = door(there, tmp_path)
        assert again.settled(ask(again, "a")) == ["you said a"]
        later = door(there, tmp_path)
        assert later.settled(ask(later, "a")) == ["you said a"]
        assert list(there.batches) == ["batch-0"]


def test_a_batch_that_comes_to_nothing_says_why(tmp_path: Path) -> None:
    with batching(echo) as there:
        through = door(there, tmp_path)
        errors = {"object": "list", "data": [{"message": "line 1 is too long", "code": "x"}]}
        there.look = lambda name: {**there.batches[name], "status": "failed", "errors": errors}  # type: ignore[method-assign]
        with pytest.raises(ModelError, match="line 1 is too long"):
            through.settled(ask(through, "a"))
        assert not list(tmp_path.glob("sent"))


def test_an_endpoint_without_batches_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running() as server:
        monkeypatch.setenv("OKR_BASE_URL", server.url)
        monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path))
        cases = some_cases(tmp_path, "draft", 1)
        ran = okr("eval", "run", "--suite", "draft", "--cases", cases, "--model", "m-1", "--batch", "--ui-lang", "en")
    assert ran.code == 3
    assert "has no Batch API" in ran.err
    assert "Leave --batch out" in ran.err
    with pytest.raises(ModelError, match="has no Batch API"):
        desk("http://127.0.0.1:9/v1", "anthropic")


def test_a_run_in_batches_comes_to_the_figures_of_a_run_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path))
    monkeypatch.setattr("eval.batching._FIRST_LOOK_S", 0.01)
    cases = some_cases(tmp_path, "draft", 2)
    words = ("eval", "run", "--suite", "draft", "--cases", cases, "--model", "m-1", "--format", "json")
    with batching(lambda body: REPLY) as there:
        monkeypatch.setenv("OKR_BASE_URL", there.url)
        ran = okr(*words, "--batch")
        assert ran.code == 0
        assert ran.json["suites"]["draft"]["measures"]["all"]["answered"]["main"] == 1.0
        # Everything is kept: the same run without batches asks the endpoint, which knows no other call, for nothing.
        assert okr(*words).json == ran.json
    assert "batch-0: " in ran.err
