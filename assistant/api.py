"""The product from Python: check, parse, draft, search and ask."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.assembly import Assistant, assembled, settings_for
from assistant.checks import review as review_document
from assistant.cycle import read_cycle
from assistant.errors import InputError
from assistant.parse import parse as parse_document
from assistant.present import wire
from assistant.present.wire_document import parse_json
from assistant.profiles import load_profile
from assistant.request import LangChoice, ModeChoice, asked_cycle, listed, profile_of, request_of
from assistant.types import Lang, Notice, OkrDocument, Review, Text

if TYPE_CHECKING:
    from assistant.session import State


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
        cycle=asked_cycle(cycle) or document.cycle,
        profile=load_profile(profile_of(profile)),
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

    outcome = assembled(settings_for(offline, model), offline, model).draft(request)
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
    assistant = assistant or assembled(settings_for(False, None), False, None)
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
    assistant = assistant or assembled(settings_for(offline, model), offline, model)
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
    state = begin(on, parent=parent, cycle=asked_cycle(cycle), profile=profile_of(profile))
    for sentence in sentences:
        if sentence.strip():
            state = reduce(state, assistant.turn(state, sentence))
    return state


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
