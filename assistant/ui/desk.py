"""What one visit to the page works with: its session in the address, its state in the store, its run if one goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

import streamlit as st

from assistant.events import Event
from assistant.library import Example
from assistant.session import (
    BroughtIn,
    Form,
    SessionEvent,
    Started,
    State,
    Stopped,
    TurnTaken,
    Typed,
    decode,
    encode,
    outcome_of,
    reduce,
)
from assistant.settings import Settings
from assistant.store import Stale, Store, new_id, open_store
from assistant.types import Lang, Outcome, Request
from assistant.ui.jobs import Job, Jobs
from assistant.ui.limits import Limits
from assistant.ui.visitor import Visitor


class Backend(Protocol):
    """What drafts: the assembled assistant, or a double in tests."""

    def request(self, form: Form) -> Request:
        """The request that a filled-in form makes. Raises InputError when there is nothing to draft from."""
        ...

    def sheet_request(self, form: Form) -> Request:
        """The request that a form's sheet of metrics makes. Raises InputError when it holds none."""
        ...

    def events(self, request: Request, stop: Callable[[], bool]) -> Iterator[Event]:
        """Draft for `request`, event by event."""
        ...

    def understood(self, state: State, sentence: str) -> TurnTaken | None:
        """The turn that code alone settles, at once; None where it takes whoever writes."""
        ...

    def turn(self, state: State, sentence: str) -> TurnTaken:
        """What comes of a sentence about the working OKR."""
        ...

    def where_text_goes(self) -> str | None:
        """The host that gets the text, None when it stays on this machine."""
        ...

    def where_queries_go(self) -> str | None:
        """The host that gets the words by which examples are searched, None when they stay on this machine."""
        ...

    def examples(self) -> Mapping[str, Example]:
        """The library's examples by id."""
        ...

    def nearest(self, query: str, lang: Lang | None) -> tuple[Example, ...]:
        """The examples nearest to a query, the nearest first; those in `lang` are preferred."""
        ...

    def settings(self) -> Settings:
        """Where things are kept."""
        ...

    def warm_up(self) -> None:
        """Load whatever the first draft would otherwise wait for."""
        ...


class _Assembled:
    """The real one: settings, library, retriever and drafters, put together at first use and shared."""

    def __init__(self) -> None:
        from assistant.assembly import Assistant

        self._assistant = Assistant()
        self._by_id: tuple[str, dict[str, Example]] = ("", {})

    def request(self, form: Form) -> Request:
        from assistant.request import request_of

        return request_of(form.draft, role=form.work.strip() or None, cycle=form.cycle, parent=form.parent)

    def sheet_request(self, form: Form) -> Request:
        from assistant.request import request_of

        return request_of(
            "",
            role=form.work.strip() or None,
            cycle=form.cycle,
            parent=form.parent,
            metrics=form.sheet,
            answers=form.told,
            mode="metrics",
        )

    def events(self, request: Request, stop: Callable[[], bool]) -> Iterator[Event]:
        return self._assistant.events(request, stop)

    def understood(self, state: State, sentence: str) -> TurnTaken | None:
        return self._assistant.understood(state, sentence)

    def turn(self, state: State, sentence: str) -> TurnTaken:
        return self._assistant.turn(state, sentence)

    def where_text_goes(self) -> str | None:
        return self._assistant.where_text_goes()

    def where_queries_go(self) -> str | None:
        return self._assistant.where_queries_go()

    def examples(self) -> Mapping[str, Example]:
        there = self._assistant.stock.library
        if self._by_id[0] != there.fingerprint:
            self._by_id = there.fingerprint, {e.id: e for e in there.examples}
        return self._by_id[1]

    def nearest(self, query: str, lang: Lang | None) -> tuple[Example, ...]:
        from assistant.retrieval import Query

        found = self._assistant.stock.retriever.search(Query(text=query, lang=lang, k=_NEAREST))
        return tuple(f.example for f in found)

    def settings(self) -> Settings:
        return self._assistant.settings

    def warm_up(self) -> None:
        from assistant.retrieval import Query

        self._assistant.stock.retriever.search(Query(text="OKR"))
        _ = self._assistant.drafter


_JOBS = Jobs()
_LIMITS = Limits()
# How many examples a search in the library looks through; what is chosen beside it narrows them.
_NEAREST = 60
# Which draft this visit was let in to, and as whom.
_LET_IN = "let_in"
# How often a move is tried on top of what other processes save meanwhile.
_TRIES = 5
_LOCK = threading.Lock()
# Streamlit starts the next run of a page while the last one may still be keeping what it was told: without this, a box
# left and a button pressed right after it each built on what was there before, and one of the two was lost.
_MOVING = threading.RLock()


@lru_cache(maxsize=1)
def _assembled() -> Backend:
    return _Assembled()


@lru_cache(maxsize=1)
def _store() -> Store:
    from assistant.settings import load_settings

    settings = load_settings()
    return open_store(settings.data_dir, settings.database_url)


def backend() -> Backend:
    """The one backend of this process."""
    with _LOCK:
        return _assembled()


def store() -> Store:
    """The one store of this process."""
    with _LOCK:
        return _store()


class Desk:
    """The session of one page: `state` is always the latest, `apply` moves and keeps it."""

    def __init__(self, session: str, store: Store, jobs: Jobs, owner: str = "", counted: str | None = None) -> None:
        self.session = session
        self.store = store
        self._jobs = jobs
        self._owner = owner  # asked for once: a drafting thread has no visitor
        self._counted = counted  # whose runs these are, where they are limited
        self._state: State | None = None
        self._revision = 0

    @property
    def job(self) -> Job | None:
        """The drafting run, while it may still write."""
        return self._jobs.get(self.session)

    @property
    def state(self) -> State:
        """Where the session stands: as the run has it, else as it was kept."""
        if (job := self.job) is not None:
            return job.state
        if self._state is None:
            kept = self.store.read(self.session)
            self._state = decode(kept.state) if kept is not None else State()
            self._revision = kept.revision if kept is not None else 0
        return self._state

    def beside(self, session: str) -> Desk:
        """Another draft of the same person."""
        return Desk(session, self.store, self._jobs, self._owner, self._counted)

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever kept under this session."""
        return self.state == State()

    def apply(self, event: SessionEvent) -> None:
        """Move the state by what the person did, and keep it."""
        with _MOVING:
            job = self.job
            self._state = None  # a click may come from a page drawn before another tab moved on
            if job is not None:
                job.stop() if isinstance(event, Stopped) else job.apply(event)
            else:
                self._move(event)

    def start(self, request: Request) -> None:
        """Send the draft: a run begins and goes on whether or not the page stays. Raises InputError where there were many."""
        engine = backend()
        self._count()
        with _MOVING:
            if self.latest().review is not None:
                self.keep_version()
            state = reduce(self.state, Started(request))
            self._save(state)
            self._state = None
            self._jobs.start(self.session, state, lambda stop: engine.events(request, stop), self._save)

    def bring_in(self, request: Request, outcome: Outcome) -> None:
        """Take up an OKR that was finished before; what stood until now is kept as a version."""
        with _MOVING:
            if self.latest().review is not None:
                self.keep_version()
            self.apply(Typed("draft", request.text))
            if request.cycle is not None:
                self.apply(Typed("cycle", request.cycle.text))
            self.apply(BroughtIn(request, outcome))

    def say(self, sentence: str) -> None:
        """Say a sentence about the OKR: what code can do is done at once, the rest is written in a run of its own."""
        engine = backend()
        with _MOVING:
            state = self.latest()
            if state.review is None or self.job is not None:
                return
            told = engine.understood(state, sentence)
            if told is not None:
                self.apply(told)
                return

            self._count()

            def written(_stop: Callable[[], bool]) -> Iterator[SessionEvent]:
                yield engine.turn(state, sentence)

            self._state = None
            self._jobs.start(self.session, state, written, self._save)

    def _count(self) -> None:
        if self._counted is not None:
            _LIMITS.count(self._counted, backend().settings().runs_per_hour)

    def latest(self) -> State:
        """Where the session stands now, whatever this page was drawn from."""
        with _MOVING:
            self._state = None
            return self.state

    def keep_version(self) -> None:
        """Keep the state as it is now as a version that can be gone back to."""
        with _MOVING:
            state = self.latest()
            self.store.keep_version(self.session, encode(replace(state, past=())), summary(state))

    def version(self, number: int) -> State | None:
        """A version as it stood, or None."""
        kept = self.store.version(self.session, number)
        return decode(kept) if kept is not None else None

    def go_back_to(self, number: int) -> None:
        """Take up a version; what stood until now is kept as one."""
        with _MOVING:
            state = self.version(number)
            if state is not None and self.job is None:
                self.keep_version()
                self._state = state
                self._save(state)

    def _move(self, event: SessionEvent) -> None:
        """Reduce and save; where another process saved in between, on top of what it saved."""
        for _ in range(_TRIES):
            self._state = reduce(self.state, event)
            try:
                self._revision = self._kept(self._state, expected=self._revision)
                return
            except Stale:
                self._state = None
        self._save(reduce(self.state, event))

    def _save(self, state: State) -> None:
        self._revision = self._kept(state)

    def _kept(self, state: State, expected: int | None = None) -> int:
        return self.store.save(
            self.session, encode(state), expected=expected, summary=summary(state), owner=self._owner
        )


def summary(state: State) -> str:
    """What a draft is called in a list: its objective, else its first line."""
    outcome = outcome_of(state)
    proposals = outcome.proposals if outcome is not None else ()
    objectives = [o.draft.text for p in proposals for o in p.objectives if o.draft.text]
    lines = [line.strip() for line in state.form.draft.splitlines() if line.strip()]
    return next(iter([*objectives, *lines]), "")


def open_desk(who: Visitor) -> Desk | None:
    """The desk of the session named in the address; a first visit gets a new name there.

    None where that draft belongs to somebody else who signed in.
    """
    session = st.query_params.get("s", "")
    if not (8 <= len(session) <= 40 and session.replace("-", "").replace("_", "").isalnum()):
        session = new_id()
        st.query_params["s"] = session
    if st.session_state.get(_LET_IN) != (session, who.owner):
        if not _let_in(session, who):
            return None
        st.session_state[_LET_IN] = (session, who.owner)
    # Nobody is held up at their own machine; one whom nobody knows is known by the draft.
    counted = {"here": None, "known": who.owner}.get(who.kind, session)
    return Desk(session, store(), _JOBS, who.owner, counted)


def _let_in(session: str, who: Visitor) -> bool:
    """Whether a draft is theirs. One from before there was sign-in becomes theirs with its address."""
    owner = store().owner(session)
    if owner is None or owner == who.owner:
        return True
    if who.kind == "known" and who.may_read(owner):
        store().give(session, who.owner)
    return who.may_read(owner)


def language() -> Lang:
    """The page's language as the address has it, else what the browser prefers."""
    lang = st.query_params.get("lang", "")
    if lang not in ("zh", "en"):
        lang = "en" if (st.context.locale or "zh").lower().startswith("en") else "zh"
        st.query_params["lang"] = lang
    return "en" if lang == "en" else "zh"
