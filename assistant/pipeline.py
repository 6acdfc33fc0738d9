"""The whole story on one page: a request is reviewed, examples are found, items are drafted, verified and shown.

    run(request) -> Reviewed, Retrieved, then per piece ObjectiveShown / KeyResultShown / ParkedShown / Asked, at last Finished

Nothing that was not verified leaves `run`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.drafter import Drafter
from assistant.events import Event
from assistant.library import Example
from assistant.types import Request, Review, UsedExample


Search = Callable[[Request, Review], tuple[Sequence[Example], tuple[UsedExample, ...]]]


def run(
    request: Request,
    *,
    drafter: Drafter,
    fallback: Drafter | None,
    search: Search,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Event]:
    """Draft for `request`, event by event; the last one is Finished.

    `fallback` takes over, with a notice, when `drafter` raises ModelError. `stop` is asked between pieces: what is
    finished is kept.
    """
    raise NotImplementedError
