"""What one visit to the page works with: its session in the address, its state in the store, its run if one goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Protocol

import streamlit as st

from assistant.events import Event
from assistant.library import Example
from assistant.session import Form, SessionEvent, Started, State, Stopped, decode, encode, reduce
from assistant.store import Store, new_id, open_store
from assistant.types import Lang, Request
from assistant.ui.jobs import Job, Jobs


class Backend(Protocol):
    """What drafts: the assembled assistant, or a double in tests."""

    def request(self, form: Form) -> Request:
        """The request that a filled-in form makes. Raises InputError when there is nothing to draft from."""
        ...

    def events(self, request: Request, stop: Callable[[], bool]) -> Iterator[Event]:
        """Draft for `request`, event by event."""
        ...

    def where_text_goes(self) -> str | None:
        """The host that gets the text, None when it stays on this machine."""
        ...

    def examples(self) -> Mapping[str, Example]:
        """The library's examples by id."""
        ...

    def warm_up(self) -> None:
        """Load whatever the first draft would otherwise wait for."""
        ...


class _Assembled:
    """The real one: settings, library, retriever and drafters, put together at first use and shared."""

    def __init__(self) -> None:
        from assistant.api import Assistant

        self._assistant = Assistant()
        self._by_id: dict[str, Example] | None = None

    def request(self, form: Form) -> Request:
        from assistant.api import request_of

        return request_of(form.draft, role=form.work.strip() or None, cycle=form.cycle, parent=form.parent)

    def events(self, request: Request, stop: Callable[[], bool]) -> Iterator[Event]:
        return self._assistant.events(request, stop)

    def where_text_goes(self) -> str | None:
        return self._assistant.where_text_goes()

    def examples(self) -> Mapping[str, Example]:
        if self._by_id is None:
            self._by_id = {e.id: e for e in self._assistant.library.examples}
        return self._by_id

    def warm_up(self) -> None:
        from assistant.retrieval import Query

        self._assistant.retriever.search(Query(text="OKR"))
        _ = self._assistant.drafter


_JOBS = Jobs()
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

    def __init__(self, session: str, store: Store, jobs: Jobs) -> None:
        self.session = session
        self._store = store
        self._jobs = jobs
        self._state: State | None = None

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
            kept = self._store.load(self.session)
            self._state = decode(kept) if kept else State()
        return self._state

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
                self._state = reduce(self.state, event)
                self._save(self._state)

    def start(self, request: Request) -> None:
        """Send the draft: a run begins and goes on whether or not the page stays."""
        engine = backend()
        with _MOVING:
            self._state = None
            state = reduce(self.state, Started(request))
            self._save(state)
            self._state = None
            self._jobs.start(self.session, state, lambda stop: engine.events(request, stop), self._save)

    def _save(self, state: State) -> None:
        self._store.save(self.session, encode(state))


def open_desk() -> Desk:
    """The desk of the session named in the address; a first visit gets a new name there."""
    session = st.query_params.get("s", "")
    if not (8 <= len(session) <= 40 and session.replace("-", "").replace("_", "").isalnum()):
        session = new_id()
        st.query_params["s"] = session
    return Desk(session, store(), _JOBS)


def language() -> Lang:
    """The page's language as the address has it, else what the browser prefers."""
    lang = st.query_params.get("lang", "")
    if lang not in ("zh", "en"):
        lang = "en" if (st.context.locale or "zh").lower().startswith("en") else "zh"
        st.query_params["lang"] = lang
    return "en" if lang == "en" else "zh"
