"""What a page's desk promises when Streamlit runs two of its scripts at once."""

from __future__ import annotations

import threading
from pathlib import Path

from assistant.session import Form, Typed
from assistant.store import Store, open_store
from assistant.ui.desk import Desk
from assistant.ui.jobs import Jobs

SESSION = "session-of-a-test"


class _Slow:
    """A store whose first save takes until `go`: a busy disk."""

    def __init__(self, store: Store) -> None:
        self.read = store.read
        self._save = store.save
        self.saving, self.go = threading.Event(), threading.Event()

    def save(self, session: str, state: str, **more: object) -> int:
        if not self.saving.is_set():
            self.saving.set()
            assert self.go.wait(10)
        return self._save(session, state, **more)


def test_two_runs_of_a_page_at_once_lose_nothing(tmp_path: Path) -> None:
    slow = _Slow(open_store(tmp_path))
    first, second = (Desk(SESSION, slow, Jobs()) for _ in range(2))
    one = threading.Thread(target=first.apply, args=(Typed("draft", "O 一半"),))
    two = threading.Thread(target=second.apply, args=(Typed("work", "运营"),))
    one.start()
    assert slow.saving.wait(10)
    two.start()
    two.join(0.2)  # it may not build on what the first has not kept yet
    slow.go.set()
    one.join(10)
    two.join(10)
    assert Desk(SESSION, slow, Jobs()).state.form == Form(draft="O 一半", work="运营")
