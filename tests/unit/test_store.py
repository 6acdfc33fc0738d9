"""A saved session comes back as it was, from another store, thread or version."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from assistant.session import Answered, Form, Started, State, decode, encode, reduce
from assistant.store import Store, new_id, open_store
from tests.fakes import outcome_zh, request_zh, run_of


def full_state() -> State:
    state = reduce(State(form=Form(draft="O 草稿", work="会员运营")), Started(request_zh()))
    for event in run_of(outcome_zh()):
        state = reduce(state, event)
    return reduce(state, Answered("q2", "1200 人到 3000 人"))


def test_a_state_survives_json() -> None:
    state = full_state()
    assert decode(encode(state)) == state


def test_a_state_comes_back_from_another_store(tmp_path: Path) -> None:
    state, session = full_state(), new_id()
    open_store(tmp_path).save(session, encode(State()))
    open_store(tmp_path).save(session, encode(state))
    assert decode(open_store(tmp_path).load(session) or "") == state
    assert open_store(tmp_path).load("another") is None


def test_many_threads_save_at_once(tmp_path: Path) -> None:
    store: Store = open_store(tmp_path)
    states = [encode(State(form=Form(draft=str(n)))) for n in range(12)]
    threads = [threading.Thread(target=store.save, args=("s", state)) for state in states]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.load("s") in states


@pytest.mark.parametrize("text", ['{"form": {"draft": "O 草稿", "older": 1}, "phase": "gone"}', "[]", "not json", "{}"])
def test_what_an_older_version_wrote_keeps_its_form(text: str) -> None:
    assert decode(text).form.draft == ("O 草稿" if "草稿" in text else "")


def test_ids_are_long_and_never_the_same() -> None:
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(i) >= 16 for i in ids)
