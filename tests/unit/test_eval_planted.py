"""What was broken on purpose is seen by `okr eval compare`, at the measure that should fall."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.library import Library
from assistant.prompts import FOLDER
from eval.cases import newest
from tests.okr import okr
from tests.scripted import writers
from tests.scripted.server import Exchange, Server, running

RULE = ("3. 绝不编造", "3. Never make anything up")


def some_cases(folder: Path, suite: str, count: int, lang: str = "zh") -> Path:
    """The first cases of a set's dev half as a file of its own."""
    file = newest(suite)
    assert file is not None
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line]
    found = [line for line in lines if (case := json.loads(line))["split"] == "dev" and case["lang"] == lang]
    path = folder / f"{suite}.jsonl"
    path.write_text("\n".join(found[:count]), encoding="utf-8")
    return path


def compared(before: Path, after: Path) -> dict[str, Any]:
    found = okr("eval", "compare", before, after, "--format", "json").json["measures"]
    return {m["measure"]: m for m in found}


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    with running() as server:
        monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path / "data"))
        monkeypatch.setenv("OKR_BASE_URL", server.url)
        yield server


def heeds_its_rules(exchange: Exchange) -> None:
    """Makes nothing up as long as it is told not to."""
    told = any(rule in writers.read(exchange).system for rule in RULE)
    (writers.well_behaved if told else writers.inventing)(exchange)


def test_a_prompt_without_its_rule_on_figures_is_seen(endpoint: Server, tmp_path: Path) -> None:
    endpoint.play(heeds_its_rules)
    blind = tmp_path / "prompts"
    blind.mkdir()
    for file in FOLDER.glob("draft.*.jinja"):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(RULE)]
        assert len(kept) == len(lines) - 1
        (blind / file.name).write_text("".join(kept), encoding="utf-8")
    cases = some_cases(tmp_path, "draft", 7)
    words = ("eval", "run", "--suite", "draft", "--cases", cases, "--model", "scripted-1", "--out")
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    assert okr(*words, before).code == 0
    assert okr(*words, after, "--prompt", blind).code == 0
    saved = [json.loads(file.read_text(encoding="utf-8")) for file in (before, after)]
    assert saved[0]["model"] == saved[1]["model"] == "scripted-1"
    assert saved[0]["prompt"] != saved[1]["prompt"]
    found = compared(before, after)
    assert found["draft.generated.figures_given"]["verdict"] == "worse"
    assert found["draft.generated.no_figure_invented"]["after"] == 0
    # Nothing of it reaches a person: code mends what the model makes up.
    assert found["draft.no_figure_invented"]["after"] == 1


def test_a_prompt_that_cannot_be_used_is_told_before_anything_is_asked(endpoint: Server, tmp_path: Path) -> None:
    broken = tmp_path / "draft.v2.en.jinja"
    broken.write_text("{% block user %}{{ lines[0].shout }}{% endblock %}", encoding="utf-8")
    ran = okr("eval", "run", "--suite", "draft", "--model", "scripted-1", "--prompt", broken)
    assert ran.code == 2
    assert "draft.v2.en.jinja cannot be filled" in ran.err
    assert endpoint.heard == []


def test_an_emptied_library_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path / "data"))
    words = ("eval", "run", "--suite", "retrieval", "--cases", some_cases(tmp_path, "retrieval", 8), "--out")
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    okr(*words, before)
    monkeypatch.setattr("assistant.retrieval.stock.library", lambda *_: Library((), (), "emptied"))
    okr(*words, after)
    found = compared(before, after)
    assert found["retrieval.ndcg"]["verdict"] == "worse"
    assert found["retrieval.ndcg"]["after"] == 0
    assert found["retrieval.best_found"]["verdict"] == "worse"
