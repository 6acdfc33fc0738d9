"""The product from Python: check, parse, draft and search, and the assembly of what they need."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from assistant.checks import review as review_document
from assistant.cycle import read_cycle
from assistant.errors import InputError
from assistant.parse import parse as parse_document
from assistant.present import wire
from assistant.present.wire_document import parse_json
from assistant.profiles import load_profile
from assistant.settings import Settings, load_settings
from assistant.types import Cycle, Lang, Mode, Notice, OkrDocument, Outcome, Request, Review, Text, UsedExample

if TYPE_CHECKING:
    from assistant.drafter import Drafter
    from assistant.drafter.partner import Partner
    from assistant.events import Event
    from assistant.library import Example
    from assistant.retrieval.stock import Stock
    from assistant.roles import ClosedList
    from assistant.session import State, TurnTaken

LangChoice = Lang | Literal["auto"]
ModeChoice = Mode | Literal["auto"]
# What a drafter is shown: enough to learn a shape from, few enough for a small model's window.
EXAMPLES_SHOWN = 4


class Assistant:
    """Settings, library, retriever and drafters, put together once and shared by every request."""

    def __init__(self, settings: Settings | None = None, *, offline: bool = False, model: str | None = None) -> None:
        self.settings = settings or _settings(offline, model)
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


def request_of(
    text: str,
    *,
    role: str | None = None,
    function: str | None = None,
    level: str | None = None,
    industry: str | None = None,
    cycle: str | Cycle | None = None,
    parent: str | None = None,
    metrics: str | None = None,
    answers: Mapping[str, str] | None = None,
    mode: ModeChoice = "auto",
    profile: str | None = None,
    lang: LangChoice = "auto",
) -> Request:
    """A request with everything inferred that can be: mode, language, function, level, industry.

    Raises InputError when there is nothing to draft from, or a function, level or industry is in no list.
    """
    from assistant import roles
    from assistant.metrics import is_metric_list
    from assistant.text import language

    metrics = metrics if metrics and metrics.strip() else None
    parent = parent if parent and parent.strip() else None
    if not (text.strip() or metrics or parent or role):
        raise InputError(
            "empty",
            Text(
                zh="没有内容可写：请给一段草稿、一列指标，或者你的角色和上级的 OKR。",
                en="There is nothing to draft from: give a draft, a list of metrics, or your role and the parent's OKR.",
            ),
        )
    if mode == "auto":
        mode = "metrics" if metrics or is_metric_list(text) else "rewrite" if text.strip() else "scratch"
    if mode == "metrics" and not metrics and text.strip():
        text, metrics = "", text
    chosen: Lang = language(text or metrics or role or parent or "") if lang == "auto" else lang
    return Request(
        text=text,
        lang=chosen,
        mode=mode,
        role=role or None,
        function=listed("--function", function, roles.function_of, roles.functions) or roles.function_of(role),
        level=listed("--level", level, roles.level_of, roles.levels) or roles.level_of(role),
        industry=listed("--industry", industry, roles.industry_of, roles.industries) or roles.industry_of(role),
        cycle=cycle if isinstance(cycle, Cycle) else _cycle(cycle),
        parent=parent,
        metrics=metrics,
        answers=dict(answers or {}),
        profile=_profile(profile),
    )


def review(
    text: str,
    *,
    parent: str | None = None,
    cycle: str | None = None,
    profile: str | None = None,
    lang: LangChoice = "auto",
) -> Review:
    """The review of an OKR text; the values behind `check`."""
    document = parse_document(text, lang=lang)
    found = review_document(
        document,
        parent=parse_document(parent) if parent and parent.strip() else None,
        cycle=_cycle(cycle) or document.cycle,
        profile=load_profile(_profile(profile)),
    )
    if cycle and cycle.strip() and read_cycle(cycle) is None:
        return replace(found, notices=(*found.notices, _unread_cycle(cycle.strip())))
    return found


def check(
    text: str,
    *,
    parent: str | None = None,
    cycle: str | None = None,
    profile: str | None = None,
    lang: LangChoice = "auto",
) -> dict[str, Any]:
    """The findings on an OKR text, as `okr check --format json` prints them. Loads no SDK.

    `parent` is the text of the parent's OKR, `cycle` a period such as "2026 Q3", `profile` a built-in profile's name
    or a path. Raises InputError on an unusable argument.
    """
    found = review(text, parent=parent, cycle=cycle, profile=profile, lang=lang)
    return _plain(wire.check_json(found, found.document.lang))


def parse(text: str, *, lang: LangChoice = "auto") -> dict[str, Any]:
    """What was understood of an OKR text, as `okr parse --format json` prints it. Loads no SDK."""
    document: OkrDocument = parse_document(text, lang=lang)
    return _plain(parse_json(document, document.lang))


def draft(
    text: str,
    *,
    role: str | None = None,
    function: str | None = None,
    level: str | None = None,
    industry: str | None = None,
    cycle: str | None = None,
    parent: str | None = None,
    metrics: str | None = None,
    answers: Mapping[str, str] | None = None,
    mode: ModeChoice = "auto",
    offline: bool = False,
    model: str | None = None,
    profile: str | None = None,
) -> dict[str, Any]:
    """A proposal for an OKR draft, as `okr draft --format json` prints it.

    `parent` and `metrics` are text; `answers` maps question ids ("q1") or slots ("O1.KR1.baseline") to text.
    `offline` uses no model and no remote embeddings. Raises InputError when there is nothing to draft from; a model
    that fails ends in the rules' draft with a notice, never in an exception.
    """
    request = request_of(
        text,
        role=role,
        function=function,
        level=level,
        industry=industry,
        cycle=cycle,
        parent=parent,
        metrics=metrics,
        answers=answers,
        mode=mode,
        profile=profile,
    )
    from assistant.present.wire_draft import draft_json

    outcome = _assembled(_settings(offline, model), offline, model).draft(request)
    return _plain(draft_json(outcome, outcome.lang))


def search(
    query: str,
    *,
    role: str | None = None,
    function: str | None = None,
    industry: str | None = None,
    lang: Lang | None = None,
    k: int = 5,
    ui_lang: Lang = "en",
    assistant: Assistant | None = None,
) -> dict[str, Any]:
    """The nearest examples, as `okr search --format json` prints them. Raises InputError on an unusable argument.

    `ui_lang` is the language of notices; `assistant` an assembly of one's own.
    """
    from assistant import roles
    from assistant.retrieval import Query

    wanted = Query(
        text=query,
        role=role,
        function=listed("--function", function, roles.function_of, roles.functions) or roles.function_of(role),
        industry=listed("--industry", industry, roles.industry_of, roles.industries),
        lang=lang,
        k=k,
    )
    assistant = assistant or _assembled(_settings(False, None), False, None)
    retriever = assistant.stock.retriever
    found = [(f.example, f.score, f.parts) for f in retriever.search(wanted)]
    notice = retriever.notice
    return _plain(wire.search_json(query, found, ui_lang, [notice] if notice else []))


def ask(
    *sentences: str,
    on: str = "",
    parent: str | None = None,
    cycle: str | None = None,
    offline: bool = False,
    model: str | None = None,
    profile: str | None = None,
    ui_lang: Lang | None = None,
    assistant: Assistant | None = None,
) -> dict[str, Any]:
    """A conversation about a working OKR, as `okr ask --format json` prints it: the OKR as it stands, and the turns.

    `on` is what `draft` came to, as JSON text, or any OKR text; without it only questions on the method are answered.
    What a sentence asks for changes, every other line comes back word for word. Raises InputError where `on` holds no OKR.
    """
    assistant = assistant or _assembled(_settings(offline, model), offline, model)
    state = conversation(sentences, on=on, parent=parent, cycle=cycle, profile=profile, assistant=assistant)
    return _plain(talked(state, ui_lang))


def talked(state: State, ui_lang: Lang | None = None) -> Mapping[str, Any]:
    """A conversation's state as `okr ask --format json` prints it."""
    from assistant.dialogue import retested
    from assistant.present.talk import talk_json
    from assistant.session import outcome_of, renumbered

    outcome = outcome_of(state)
    there = outcome is not None and any(p.objectives for p in outcome.proposals)
    assert outcome is not None
    numbered, ids = renumbered(outcome)
    now = outcome.proposals[min(state.direction, len(outcome.proposals) - 1)] if there else None
    stands = retested(state.counter, now) if state.counter is not None and now is not None else "moot"
    shown = numbered if there else None
    return talk_json(shown, state.turns, state.counter, stands, ids, ui_lang or outcome.lang)


def conversation(
    sentences: Sequence[str],
    *,
    on: str,
    parent: str | None,
    cycle: str | None,
    profile: str | None,
    assistant: Assistant,
) -> State:
    """The state after the sentences, one turn each; the values behind `ask`."""
    from assistant.dialogue import begin
    from assistant.session import reduce

    if not [s for s in sentences if s.strip()]:
        raise InputError("empty", Text("没有要说的话。", "There is nothing said."))
    state = begin(on, parent=parent, cycle=_cycle(cycle), profile=_profile(profile))
    for sentence in sentences:
        if sentence.strip():
            state = reduce(state, assistant.turn(state, sentence))
    return state


@lru_cache(maxsize=4)
def _assembled(settings: Settings, offline: bool, model: str | None) -> Assistant:
    """One assembly per settings: opening the index costs ten times a draft by rules."""
    return Assistant(settings, offline=offline, model=model)


def _settings(offline: bool, model: str | None) -> Settings:
    """The settings; a model named for once needs key and address as much as one that is set."""
    environ = {**os.environ, "OKR_MODEL": model} if model else None
    return load_settings(environ, offline=offline)


def _profile(name: str | None) -> str:
    return name or load_settings(offline=True).profile


def listed(
    option: str,
    word: str | None,
    key_of: Callable[[str | None], str | None],
    entries: Callable[[], dict[str, ClosedList]],
) -> str | None:
    """The key of a closed list that `word` stands for."""
    if word is None or not word.strip():
        return None
    key = key_of(word)
    if key is None:
        there = entries()
        zh, en = "、".join(f"{k}（{e.zh}）" for k, e in there.items()), ", ".join(there)
        raise InputError(
            "not_listed",
            Text(f"{option} 不认识「{word}」。现有：{zh}。", f"{option} knows no “{word}”. There are: {en}."),
        )
    return key


def _cycle(text: str | None) -> Cycle | None:
    if text is None or not text.strip():
        return None
    return read_cycle(text) or Cycle(text.strip())


def _unread_cycle(cycle: str) -> Notice:
    return Notice(
        "cycle_unread",
        Text(
            f"没读懂周期「{cycle}」从哪天到哪天；写成 2026 Q3、2026 年 7-9 月这样就能核对日期。",
            f"The cycle “{cycle}” has no dates that could be read; written as 2026 Q3 or 2026-07 to 2026-09, dates are checked.",
        ),
    )


def _plain(value: Mapping[str, Any]) -> dict[str, Any]:
    """The value as JSON would carry it: tuples become lists."""
    plain: dict[str, Any] = json.loads(json.dumps(value, ensure_ascii=False))
    return plain
