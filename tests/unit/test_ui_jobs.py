"""A run outlives its page; what a person does meanwhile is never overwritten by what comes late."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from assistant.errors import ModelError, StoreError
from assistant.events import Event
from assistant.session import Answered, Form, Reopened, Started, State, Typed, decode, encode, reduce
from assistant.types import Text
from assistant.ui import jobs
from assistant.ui.jobs import Job, Jobs
from tests.fakes import outcome_zh, request_zh, run_of


class Story:
    """Events that wait at a gate after the first `free` of them."""

    def __init__(self, free: int) -> None:
        self.free = free
        self.gate = threading.Event()
        self.kept: list[str] = []

    def tell(self, stop: Callable[[], bool]) -> Iterator[Event]:
        for n, event in enumerate(run_of(outcome_zh())):
            if n == self.free:
                self.gate.wait(5)
            yield event

    def save(self, state: State) -> None:
        self.kept.append(encode(state))

    @property
    def last(self) -> State:
        return decode(self.kept[-1])


def started() -> State:
    return reduce(State(form=Form(draft="O 草稿")), Started(request_zh()))


def wait_until(done: Callable[[], bool], job: Job) -> None:
    seen = -1
    for _ in range(200):
        if done():
            return
        seen, _ = job.wait(seen, 0.05)
    raise AssertionError("it never came to that")


def test_every_step_is_kept_and_the_end_is_the_outcome() -> None:
    story = Story(free=99)
    job = Jobs().start("s", started(), story.tell, story.save)
    wait_until(lambda: not job.alive, job)
    assert story.last.phase == "finished"
    assert story.last.outcome == outcome_zh()
    assert len(story.kept) >= 8


def test_an_answer_after_a_stop_survives_what_comes_late() -> None:
    story, jobs = Story(free=11), Jobs()
    job = jobs.start("s", started(), story.tell, story.save)
    wait_until(lambda: len(job.state.questions) >= 2, job)
    job.stop()
    assert job.over
    found = jobs.get("s")
    assert found is job
    found.apply(Answered(job.state.questions[0].id, "1200"))
    story.gate.set()
    wait_until(lambda: not job.alive, job)
    assert story.last.phase == "stopped"
    assert [a.text for a in story.last.answers] == ["1200"]


def test_going_back_to_the_boxes_survives_what_comes_late() -> None:
    story, jobs = Story(free=4), Jobs()
    job = jobs.start("s", started(), story.tell, story.save)
    wait_until(lambda: bool(job.state.proposals), job)
    job.apply(Reopened())
    job.apply(Typed("draft", "O 新的"))
    story.gate.set()
    wait_until(lambda: not job.alive, job)
    assert (story.last.phase, story.last.form.draft) == ("start", "O 新的")


def test_a_new_run_takes_the_place_of_the_old() -> None:
    old, new, jobs = Story(free=2), Story(free=99), Jobs()
    first = jobs.start("s", started(), old.tell, old.save)
    wait_until(lambda: first.state.review is not None, first)
    second = jobs.start("s", started(), new.tell, new.save)
    wait_until(lambda: not second.alive, second)
    written = len(old.kept)
    old.gate.set()
    first._thread.join(5)
    assert len(old.kept) == written
    assert new.last.phase == "finished"


def test_what_breaks_is_said_and_no_more() -> None:
    def refused(stop: Callable[[], bool]) -> Iterator[Event]:
        raise ModelError("auth", Text("密钥不对", "the key is wrong"))
        yield

    def broken(stop: Callable[[], bool]) -> Iterator[Event]:
        raise ZeroDivisionError("a secret path")
        yield

    for tell, word in ((refused, "密钥不对"), (broken, "里面出了点问题")):
        story = Story(free=0)
        job = Jobs().start("s", started(), tell, story.save)
        wait_until(lambda job=job: not job.alive, job)  # type: ignore[misc]
        assert story.last.phase == "failed"
        assert word in story.last.notices[-1].text.zh
        assert "secret" not in story.kept[-1]


def test_a_store_that_is_away_holds_no_run_up_and_gets_everything_when_it_is_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jobs, "_AGAIN_S", 0.01)
    story, away = Story(99), threading.Event()

    def save(state: State) -> None:
        if away.is_set():
            raise StoreError("store", Text("用不了", "away"))
        story.save(state)

    away.set()
    job = Job(started(), story.tell, save)
    wait_until(lambda: job.over, job)
    assert job.state.outcome == outcome_zh()
    assert (job.unkept, job.alive, story.kept) == (True, True, [])
    job.apply(Answered("q2", "1200 人"))
    away.clear()
    job._thread.join(5)
    assert (job.unkept, job.alive) == (False, False)
    assert story.last == job.state
    assert [(a.question, a.text) for a in story.last.answers] == [("q2", "1200 人")]
