"""The whole story on one page: a request is reviewed, examples are found, items are drafted, verified and shown.

    run(request) -> Reviewed, Retrieved, then per piece ObjectiveShown / KeyResultShown / ParkedShown, Asked, at last Finished

Nothing that was not verified leaves `run`. A key result is shown again under the same id when an initiative joins it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from assistant.checks import review as review_document
from assistant.drafter import Drafter
from assistant.errors import ModelError
from assistant.events import Event, Finished, Noticed, Retrieved, Reviewed
from assistant.library import Example
from assistant.metrics import board_of, on_rows, read_document
from assistant.parse import parse
from assistant.profiles import Profile, load_profile
from assistant.repair.bench import set_up
from assistant.repair.desk import Desk
from assistant.types import Notice, Outcome, Request, Review, Text, UsedExample

Search = Callable[[Request, Review], tuple[Sequence[Example], tuple[UsedExample, ...]]]


def run(
    request: Request,
    *,
    drafter: Drafter,
    fallback: Drafter | None,
    search: Search,
    profile: Profile | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Event]:
    """Draft for `request`, event by event; the last one is Finished.

    `fallback` takes over, with a notice, when `drafter` raises ModelError or writes nothing usable. `stop` is asked
    between pieces: what is finished is kept.
    """
    clock = _Clock()
    rules = profile or load_profile(request.profile)
    board = board_of(request)
    document = read_document(request, board)
    parent = parse(request.parent) if request.parent and request.parent.strip() else None
    review = review_document(document, parent=parent, cycle=request.cycle, profile=rules)
    if board is not None:
        review = on_rows(review, board)
    clock.mark("parse")
    yield Reviewed(review)

    examples, used = search(request, review)
    clock.mark("retrieve")
    yield Retrieved(used)

    bench = set_up(request, review, rules, examples, by_model=drafter.kind == "model")
    desk, writer, notice = Desk(bench, drafter, fallback), drafter, None
    try:
        yield from _draft(desk, drafter, request, review, examples, clock, stop)
    except ModelError as error:
        notice = _fell_back(error) if not desk.has_key_results else _cut_short(error)
    else:
        if not desk.has_key_results and not stop() and fallback is not None and drafter is not fallback:
            notice = _fell_back(None)
    if notice is not None:
        yield Noticed(notice)
        if not desk.has_key_results and fallback is not None:
            desk, writer = Desk(bench, fallback, None), fallback
            yield from _draft(desk, fallback, request, review, examples, clock, stop)
    yield from desk.settle()
    by_model = writer.kind == "model"
    yield Finished(
        Outcome(
            lang=document.lang,
            mode=request.mode,
            drafter=writer.kind,
            review=review,
            model=writer.model if by_model else None,
            prompt=writer.prompt if by_model else None,
            notice=notice,
            proposals=desk.proposals,
            questions=desk.questions,
            examples=used,
            attempts=1 + desk.repairs,
            usage=dict(writer.usage) if by_model and writer.usage is not None else None,
            timings_ms=clock.timings(by_model, desk.verify_ms),
            board=board,
        )
    )


def _draft(
    desk: Desk,
    drafter: Drafter,
    request: Request,
    review: Review,
    examples: Sequence[Example],
    clock: _Clock,
    stop: Callable[[], bool],
) -> Iterator[Event]:
    try:
        for piece in drafter.draft(request, review, examples):
            for event in desk.take(piece):
                clock.first_item()
                yield event
            if stop():
                return
    finally:
        clock.mark("model")


def _fell_back(error: ModelError | None) -> Notice:
    """The rules take over; what the endpoint said comes first, in plain words."""
    why = error.text if error else Text(zh="模型的回复里没有可用的内容。", en="The model's reply held nothing usable.")
    return Notice(
        error.code if error else "empty",
        Text(
            zh=f"{why.zh}这次由内置规则来写：用词朴素，你写的内容都在。",
            en=f"{why.en} This draft is written by rules: plain wording, and nothing you typed is lost.",
        ),
    )


def _cut_short(error: ModelError) -> Notice:
    """The model stopped half-way; what was finished stays."""
    return Notice(
        error.code,
        Text(
            zh=f"{error.text.zh}已经写完的部分保留，其余的原句都放好了位置。",
            en=f"{error.text.en} What was finished stays; your other lines have found a place.",
        ),
    )


class _Clock:
    """Milliseconds per step of one run."""

    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self._first: float | None = None
        self._steps: dict[str, float] = {}

    def mark(self, step: str) -> None:
        now = time.perf_counter()
        self._steps[step] = self._steps.get(step, 0.0) + (now - self._last) * 1000
        self._last = now

    def first_item(self) -> None:
        if self._first is None:
            self._first = (time.perf_counter() - self._start) * 1000

    def timings(self, by_model: bool, verify_ms: float) -> dict[str, float | None]:
        total = (time.perf_counter() - self._start) * 1000
        steps: dict[str, float | None] = {
            "parse": self._steps.get("parse"),
            "retrieve": self._steps.get("retrieve"),
            "first_item": self._first if by_model else None,
            "model": max(self._steps.get("model", 0.0) - verify_ms, 0.0) if by_model else None,
            "verify": verify_ms,
            "total": total,
        }
        return {name: round(ms, 1) if ms is not None else None for name, ms in steps.items()}
