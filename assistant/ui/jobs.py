"""Drafting runs that outlive a page: a reload, a lost connection or a second tab finds the same run going on."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator

from assistant.errors import OkrError, StoreError
from assistant.locale import both
from assistant.session import Failed, SessionEvent, State, Stopped, reduce

_LOG = logging.getLogger(__name__)
# How often, and how long, what a run came to is tried on a store that is away.
_AGAIN_S = 2.0
_HELD_S = 3600.0


class Job:
    """One run in a thread of its own. `events` is handed a callable that says whether to stop."""

    def __init__(
        self,
        state: State,
        events: Callable[[Callable[[], bool]], Iterator[SessionEvent]],
        save: Callable[[State], None],
    ) -> None:
        self._state = state
        self._save = save
        self._changed = threading.Condition()
        self._version = 0
        self._stop = threading.Event()
        self._over = self._dropped = self._unkept = False
        self._thread = threading.Thread(target=self._run, args=(events,), name="drafting", daemon=True)
        self._thread.start()

    @property
    def state(self) -> State:
        """Where the run stands."""
        with self._changed:
            return self._state

    @property
    def over(self) -> bool:
        """Whether nothing more will come for a person to see."""
        with self._changed:
            return self._over or self._state.phase != "running"

    @property
    def alive(self) -> bool:
        """Whether its thread may still write: until then every move of the session goes through it."""
        with self._changed:
            return not (self._over or self._dropped)

    @property
    def unkept(self) -> bool:
        """Whether the store failed, so that what the run came to stands in memory only."""
        with self._changed:
            return self._unkept

    def apply(self, event: SessionEvent) -> None:
        """What a person does while the run goes on."""
        with self._changed:
            if self._dropped:
                return
            before, self._state = self._state, reduce(self._state, event)
            if self._state != before:
                self._version += 1
                self._keep()
            self._changed.notify_all()

    def stop(self) -> None:
        """Stop at the next piece; for the person it is over at once."""
        self._stop.set()
        self.apply(Stopped())

    def drop(self) -> None:
        """Stop, and let nothing more of this run count: another has taken its place."""
        self._stop.set()
        with self._changed:
            self._dropped = True
            self._changed.notify_all()

    def wait(self, seen: int, timeout: float) -> tuple[int, State]:
        """The version and state after version `seen`, or the same again after `timeout` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._version > seen or self._over, timeout)
            return self._version, self._state

    def _run(self, events: Callable[[Callable[[], bool]], Iterator[SessionEvent]]) -> None:
        began = time.monotonic()
        try:
            for event in events(self._stop.is_set):
                self.apply(event)
        except OkrError as error:
            self.apply(Failed(error.code, error.text))
        except Exception:
            _LOG.exception("a drafting run broke")
            self.apply(Failed("broken", both("run.broken")))
        finally:
            _LOG.info("a run ended as %s after %.1f s", self.state.phase, time.monotonic() - began)
            with self._changed:
                give_up = time.monotonic() + _HELD_S
                while self._unkept and not self._dropped and time.monotonic() < give_up:
                    self._changed.wait(_AGAIN_S)
                    self._keep()
                self._over = True
                self._changed.notify_all()

    def _keep(self) -> None:
        """Save; where the store is away the run goes on, and what it came to is saved once it is back."""
        try:
            self._save(self._state)
        except StoreError as error:
            _LOG.warning("a run is held in memory: %s", error)
            self._unkept = True
        else:
            self._unkept = False


class Jobs:
    """The runs of this process by session."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[str, Job] = {}

    def start(
        self,
        session: str,
        state: State,
        events: Callable[[Callable[[], bool]], Iterator[SessionEvent]],
        save: Callable[[State], None],
    ) -> Job:
        """A new run for `session`; one that was going on is stopped and its events no longer count."""
        with self._lock:
            old = self._jobs.pop(session, None)
        if old is not None:
            old.drop()
        job = Job(state, events, save)
        with self._lock:
            for name in [n for n, j in self._jobs.items() if not j.alive]:
                del self._jobs[name]
            self._jobs[session] = job
        return job

    def get(self, session: str) -> Job | None:
        """The run of `session` while it may still write, or None."""
        with self._lock:
            job = self._jobs.get(session)
        return job if job is not None and job.alive else None
