"""Decisions of people become candidates for cases, each once, without anybody's id."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.session import Accepted, Dismissed, Edited, Form, Rejected, Started, State, encode, reduce
from assistant.store import open_store
from eval.collect import candidates
from tests.fakes import outcome_zh, request_zh, run_of
from tests.okr import okr


@pytest.fixture
def state() -> State:
    state = reduce(State(form=Form(draft="O 把会员日做出声响")), Started(request_zh()))
    for event in run_of(outcome_zh()):
        state = reduce(state, event)
    return state


def test_each_decision_is_a_candidate_once(state: State) -> None:
    first = state.proposals[0].objectives[0].key_results[0]
    decided = reduce(state, Edited(first.id, "会员复购率从 21% 到 30%"))
    decided = reduce(decided, Rejected(state.proposals[0].objectives[0].key_results[1].id, "不归我管"))
    decided = reduce(decided, Dismissed("K02", "每月做 2 场会员日活动"))
    found = list(candidates([decided, decided]))
    by_kind = {c["kind"]: c for c in found}
    assert len(found) == 3
    assert by_kind["reworded"]["proposed"] == first.draft.text
    assert by_kind["reworded"]["chosen"] == "会员复购率从 21% 到 30%"
    assert by_kind["rejected"]["reason"] == "不归我管"
    assert by_kind["finding_wrong"]["check"] == "K02"
    assert len({c["id"] for c in found}) == 3


def test_a_line_taken_as_it_is_says_so(state: State) -> None:
    taken = reduce(state, Accepted(state.proposals[0].objectives[0].id))
    assert [c["kind"] for c in candidates([taken])] == ["accepted"]


def test_nothing_decided_is_no_candidate() -> None:
    assert list(candidates([State()])) == []


def test_the_command_reads_every_draft_and_writes_a_line_each(
    state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path))
    store = open_store(tmp_path)
    for name in ("mine", "gone"):
        store.save(name, encode(reduce(state, Accepted(state.proposals[0].objectives[0].id))), owner="somebody")
    store.remove("gone")
    out = tmp_path / "candidates.jsonl"
    ran = okr("eval", "collect", "-o", out, "--ui-lang", "en")
    (line,) = out.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["kind"] == "accepted"
    assert "somebody" not in line
    assert "1 candidates" in ran.out
