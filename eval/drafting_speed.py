"""How much time of our own a draft by a model takes: beside a raw call, until the first line is shown, with fifty at once.

The model is a double that writes a fixed reply at a steady pace, so that all that is measured beside it is ours.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from assistant.assembly import Assistant, settings_for
from assistant.drafter.model import ModelDrafter
from assistant.events import Event, Finished, KeyResultShown
from assistant.llm.door import PATIENCE, Finish, Message, Patience, Schema
from assistant.request import request_of
from assistant.types import Request

_PEOPLE, _WITHIN_S, _REPLY_S = 50, 5.0, 2.0
_ALONE = 5
_CHUNK = 12

_REPLY = json.dumps(
    {
        "objectives": [
            {
                "text": "让老客户不用人劝也愿意留下",
                "why": "说清了谁、变成什么样",
                "key_results": [
                    {
                        "rewrites": [f"O1.KR{n}"],
                        "text": f"老客户{name}从【待填：基线】%到【待填：目标】%",
                        "why": "由任务改成它带来的变化",
                        "supports": [],
                        "initiatives": [],
                    }
                    for n, name in enumerate(("复购率", "续约率", "推荐率"), 1)
                ],
            }
        ],
        "parked": [],
        "questions": [],
    },
    ensure_ascii=False,
)
_DRAFT = "O：做好老客户\nKR1：办{n}场沙龙\nKR2：做一本手册\nKR3：上线会员日"


@dataclass(slots=True)
class _Paced:
    """A door that writes the reply over `seconds` and keeps when the first key result's last character came."""

    seconds: float
    model: str = "paced"
    host: str = ""
    first_written: float | None = field(default=None)

    def stream(
        self, messages: Sequence[Message], *, schema: Schema, max_tokens: int, patience: Patience = PATIENCE
    ) -> Iterator[str | Finish]:
        """The reply, steadily."""
        end = _REPLY.index("}", _REPLY.index('"initiatives"')) + 1
        start, last = time.perf_counter(), len(_REPLY)
        for at, to in pairwise((*range(0, last, _CHUNK), last)):
            time.sleep(max(0.0, start + self.seconds * to / last - time.perf_counter()))
            if to >= end and self.first_written is None:
                self.first_written = time.perf_counter()
            yield _REPLY[at:to]
        yield Finish()


class _Through(Assistant):
    """The product's assembly with the double for its model."""

    def __init__(self, shared: Assistant, door: _Paced) -> None:
        super().__init__(shared.settings, model=door.model)
        self.stock = shared.stock
        self._door = door

    @property
    def drafter(self) -> ModelDrafter:
        """A drafter for one run."""
        return ModelDrafter(self._door)


def bench(own: Sequence[str]) -> dict[str, Any]:
    """Every figure; `own` are the drafts, in Chinese as the reply is, on which our own time is taken."""
    shared = Assistant(settings_for(True, None), offline=True)
    list(_events(shared, _Paced(0.0), request_of(_DRAFT.format(n=1))))  # loads the examples and their index
    busy = sorted(_processor(shared, request_of(text)) for text in own)
    shown, written, whole, raw = _first_line(shared)
    alone = sorted(_draft(shared, 0, n) for n in range(_ALONE))[_ALONE // 2]
    with ThreadPoolExecutor(_PEOPLE) as pool:
        waits = [pool.submit(_draft, shared, n * _WITHIN_S / _PEOPLE, 100 + n) for n in range(_PEOPLE)]
        done = [wait for wait in waits if wait.exception() is None]
    took = sorted(wait.result() for wait in done)
    return {
        "own_time_in_a_draft_p95_ms": round(busy[int(len(busy) * 0.95)] * 1000, 1),
        "first_key_result_shown_to_written": round(shown / written, 3),
        "whole_draft_to_raw_call": round(whole / raw, 3),
        f"{_PEOPLE}_drafts_within_{_WITHIN_S:g}_s_p95_to_one_alone": round(took[int(len(took) * 0.95)] / alone, 2),
        f"{_PEOPLE}_drafts_within_{_WITHIN_S:g}_s_errors": _PEOPLE - len(done),
    }


def _events(shared: Assistant, door: _Paced, request: Request) -> Iterator[Event]:
    yield from _Through(shared, door).events(request)


def _processor(shared: Assistant, request: Request) -> float:
    """Processor time of one draft whose model answers at once."""
    start = time.process_time()
    for _ in _events(shared, _Paced(0.0), request):
        pass
    return time.process_time() - start


def _first_line(shared: Assistant) -> tuple[float, float, float, float]:
    """Seconds until the first key result was shown, was written, the draft was done, and a raw call would be."""
    door, shown, start = _Paced(_REPLY_S), 0.0, time.perf_counter()
    for event in _events(shared, door, request_of(_DRAFT.format(n=2))):
        if isinstance(event, KeyResultShown) and not shown:
            shown = time.perf_counter() - start
    whole = time.perf_counter() - start
    written = (door.first_written or start) - start
    start = time.perf_counter()
    for _ in _Paced(_REPLY_S).stream([], schema={}, max_tokens=0):
        pass
    return shown, written, whole, time.perf_counter() - start


def _draft(shared: Assistant, after_s: float, number: int) -> float:
    """Seconds that one person waits for a draft of their own, who arrives after `after_s`."""
    time.sleep(after_s)
    start = time.perf_counter()
    events = list(_events(shared, _Paced(_REPLY_S), request_of(_DRAFT.format(n=number))))
    last = events[-1]
    if not isinstance(last, Finished) or last.outcome.drafter != "model":
        raise RuntimeError("the model's draft did not come through")
    return time.perf_counter() - start
