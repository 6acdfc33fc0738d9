"""A backend that needs no knowledge, no index and no model: it tells a prepared story."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from assistant.dialogue import converse
from assistant.drafter.rules.turning import RulePartner
from assistant.errors import InputError
from assistant.events import Event
from assistant.library import Example, library
from assistant.session import Form, State, TurnTaken
from assistant.settings import Settings
from assistant.types import Cycle, Lang, Outcome, Request, Text
from tests.fakes import outcome_zh, run_of


class Double:
    """Yields the events that lead to `outcome`, `pause` seconds apart."""

    def __init__(
        self,
        outcome: Outcome | None = None,
        *,
        pause: float = 0.0,
        host: str | None = None,
        folder: Path = Path("no-such-folder"),
    ) -> None:
        self.outcome = outcome or outcome_zh()
        self.pause = pause
        self.host = host
        self.queries: str | None = None
        self.kept_at = Settings(data_dir=folder)
        self.requests: list[Request] = []

    def request(self, form: Form) -> Request:
        if not form.draft.strip():
            raise InputError("empty", Text("没有草稿", "no draft"))
        return Request(
            text=form.draft, lang=self.outcome.lang, role=form.work, cycle=Cycle(form.cycle), parent=form.parent
        )

    def events(self, request: Request, stop: Callable[[], bool]) -> Iterator[Event]:
        self.requests.append(request)
        for event in run_of(replace(self.outcome, lang=request.lang)):
            time.sleep(self.pause)
            if stop():
                return
            yield event

    def understood(self, state: State, sentence: str) -> TurnTaken | None:
        return self.turn(state, sentence) if self.host is None else None

    def turn(self, state: State, sentence: str) -> TurnTaken:
        time.sleep(self.pause)
        return converse(state, sentence, partner=None, rules=RulePartner())

    def where_text_goes(self) -> str | None:
        return self.host

    def where_queries_go(self) -> str | None:
        return self.queries

    def examples(self) -> Mapping[str, Example]:
        return {e.id: e for e in library(self.kept_at.own_library).examples}

    def nearest(self, query: str, lang: Lang | None) -> tuple[Example, ...]:
        return tuple(e for e in self.examples().values() if query in e.text and lang in (None, e.lang))

    def settings(self) -> Settings:
        return self.kept_at

    def warm_up(self) -> None:
        return None
