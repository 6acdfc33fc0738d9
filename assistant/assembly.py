"""The assembly: settings, library, retriever and drafters, put together once and shared by every request."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.settings import Settings, load_settings
from assistant.types import Outcome, Request, Review, UsedExample

if TYPE_CHECKING:
    from assistant.drafter import Drafter
    from assistant.drafter.partner import Partner
    from assistant.events import Event
    from assistant.library import Example
    from assistant.retrieval.stock import Stock
    from assistant.session import State, TurnTaken

# What a drafter is shown: enough to learn a shape from, few enough for a small model's window.
EXAMPLES_SHOWN = 4


class Assistant:
    """Settings, library, retriever and drafters, put together once and shared by every request."""

    def __init__(self, settings: Settings | None = None, *, offline: bool = False, model: str | None = None) -> None:
        self.settings = settings or settings_for(offline, model)
        self.offline = offline
        self.progress: Callable[[int, int], None] | None = None
        self.model = None if offline else model or self.settings.model

    @cached_property
    def stock(self) -> Stock:
        """The built-in examples and the company's own as they stand, and the index over them."""
        from assistant.retrieval.stock import Stock

        return Stock(self.settings, self.progress)

    @cached_property
    def rules(self) -> Drafter:
        """The drafter that needs no model."""
        from assistant.drafter.rules import RuleDrafter

        return RuleDrafter()

    @property
    def drafter(self) -> Drafter:
        """A drafter for one run: the model's where a model is switched on, else the rules."""
        if self.model is None:
            return self.rules
        from assistant.drafter.model import ModelDrafter

        return ModelDrafter.from_settings(self.settings, self.model)

    @property
    def partner(self) -> Partner | None:
        """Who words what is said in a conversation: the model where one is switched on."""
        if self.model is None:
            return None
        from assistant.drafter.model.turns import ModelPartner

        return ModelPartner.from_settings(self.settings, self.model)

    def turn(self, state: State, sentence: str) -> TurnTaken:
        """What comes of one sentence about the working OKR in `state`, as an event for `session.reduce`.

        What code can do is done without asking anybody; a model that fails is told of in the reply.
        """
        from assistant.dialogue import converse
        from assistant.drafter.rules.turning import RulePartner

        return converse(state, sentence, partner=self.partner, rules=RulePartner())

    def understood(self, state: State, sentence: str) -> TurnTaken | None:
        """The turn where code alone settles it, at once; None where it takes whoever writes."""
        from assistant.talk import hear

        heard = hear(state, sentence, with_model=self.model is not None)
        if heard.counter or heard.open:
            return None if self.model is not None else self.turn(state, sentence)
        return self.turn(state, sentence) if state.counter is not None else heard.told

    def where_text_goes(self) -> str | None:
        """The host that gets the text when a draft is sent, or None when it stays on this machine."""
        if self.model is None:
            return None
        if self.settings.base_url:
            return urlsplit(self.settings.base_url).hostname or self.settings.base_url
        provider = self.model.split(":", 1)[0] if ":" in self.model else "openai"
        return "api.openai.com" if provider == "openai" else provider

    def where_queries_go(self) -> str | None:
        """The host that gets what is searched for, or None where the built-in vectors serve."""
        if self.offline or not self.settings.embed_model:
            return None
        address = self.settings.embed_base_url or self.settings.base_url or "https://api.openai.com"
        return urlsplit(address).hostname or address

    def events(self, request: Request, stop: Callable[[], bool] = lambda: False) -> Iterator[Event]:
        """Draft for `request`: what happens, as it happens; the last event is Finished."""
        from assistant.pipeline import run

        drafter = self.drafter
        fallback = self.rules if drafter is not self.rules else None
        return run(request, drafter=drafter, fallback=fallback, search=self._examples, stop=stop)

    def draft(self, request: Request) -> Outcome:
        """Draft for `request`, all at once; answers it carries fill the blanks and settle their questions."""
        from assistant.events import Finished
        from assistant.metrics import consumed
        from assistant.session import settle

        for event in self.events(request):
            if isinstance(event, Finished):
                outcome = event.outcome
                answers = consumed(request.answers, outcome.board) if outcome.board else request.answers
                return settle(outcome, answers) if answers else outcome
        raise AssertionError("the pipeline ends with Finished")

    def _examples(self, request: Request, review: Review) -> tuple[Sequence[Example], tuple[UsedExample, ...]]:
        from assistant.retrieval import Query

        text = "\n".join(i.text for i in review.document.items()) or request.text
        parent = "\n".join(i.text for i in review.parent.items()) if review.parent else ""
        query = Query(
            text=f"{request.role or ''}\n{text}\n{parent}".strip(),
            role=request.role,
            function=request.function,
            level=request.level,
            industry=request.industry,
            lang=request.lang,
            k=EXAMPLES_SHOWN,
        )
        found = self.stock.retriever.search(query)
        used = tuple(
            UsedExample(
                id=f.example.id,
                score=round(f.score, 4),
                parts=f.parts,
                source=f.example.source,
                modelled_on=f.example.modelled_on,
            )
            for f in found
        )
        return tuple(f.example for f in found), used


@lru_cache(maxsize=4)
def assembled(settings: Settings, offline: bool, model: str | None) -> Assistant:
    """One assembly per settings: opening the index costs ten times a draft by rules."""
    return Assistant(settings, offline=offline, model=model)


def settings_for(offline: bool, model: str | None) -> Settings:
    """The settings; a model named for once needs key and address as much as one that is set."""
    environ = {**os.environ, "OKR_MODEL": model} if model else None
    return load_settings(environ, offline=offline)
