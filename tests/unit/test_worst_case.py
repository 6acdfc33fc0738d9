"""The worst a model can do over our own sets: nothing that it made up is shown, no target is lost, no error is called done."""

from __future__ import annotations

import random
from typing import Any

import pytest

from assistant.session import State, outcome_of
from eval.cases import FOLDER, load
from eval.scan import invented_in
from eval.scorers import all_scorers
from tests.scripted import inventions, writers
from tests.scripted.server import Act
from tests.worst_case import Asked, drafted, faults, hostile, requests, talked

ACTS: dict[str, Act] = {
    "lying": writers.lying(1),
    "inventing": writers.inventing,
    "copies_examples": writers.copies_examples,
    "switches_language": writers.switches_language,
    "obeys_injection": writers.obeys_injection,
    "half_the_items": writers.half_the_items,
    "drops_targets": writers.drops_targets,
}
DEV = list(requests("dev"))
# Short ones in the fast tests: each line costs the repairs that a stubborn model is asked for.
SHORT = sorted(DEV, key=lambda asked: len(asked.given))[: 2 * len(ACTS)]
SAMPLE = [(SHORT[2 * n], act) for n, act in enumerate(ACTS)]


@pytest.mark.parametrize(("asked", "act"), SAMPLE, ids=[f"{asked.id}-{act}" for asked, act in SAMPLE])
def test_a_model_at_its_worst_gets_nothing_through(asked: Asked, act: str) -> None:
    assert faults(drafted(ACTS[act], asked.fields), asked) == []


@pytest.mark.soak
@pytest.mark.parametrize("act", ACTS)
def test_nor_anywhere_in_the_sets(act: str) -> None:
    found = {asked.id: told for asked in DEV if (told := faults(drafted(ACTS[act], asked.fields), asked))}
    assert found == {}
    held = sum(bool(faults(drafted(ACTS[act], asked.fields), asked)) for asked in requests("held"))
    assert held == 0, "of the held halves only the number is told"


@pytest.mark.soak
def test_an_obedient_model_lets_no_attack_through() -> None:
    assert list(hostile(writers.obeys_injection, "dev")) == []
    held = sum(1 for _ in hostile(writers.obeys_injection, "held"))
    assert held == 0, "of the held half only the number is told"


TALKS = [
    (case.lang, case.data["draft"], turn["say"])
    for case in load(all_scorers()["dialogue"], path=FOLDER / "wording_v1.jsonl")
    for turn in case.data["turns"]
]


@pytest.mark.parametrize(("lang", "draft", "sentence"), TALKS)
def test_nor_in_a_conversation(lang: str, draft: str, sentence: str) -> None:
    zh, pick = lang == "zh", random.Random(sentence).choice

    def lie(base: str) -> str:
        figures, dates, people, teams, systems = inventions.LISTS[zh]
        return pick(inventions.FORMS[zh]).format(
            base=base, f=pick(figures), g=pick(figures), d=pick(dates), p=pick(people), t=pick(teams), s=pick(systems)
        )

    rows = _rows(talked(sentence, draft, {"kind": "items", "items": []})[0])
    items = [{"id": target, "text": lie(text), "why": lie("x")} for target, text in rows.items()]
    items.append({"id": "new", "text": lie("满意度" if zh else "satisfaction"), "why": lie("x")})
    replies: list[dict[str, Any]] = [
        {"kind": "items", "items": items, "drop": [], "say": lie("x")},
        {"kind": "answer", "items": [], "drop": [], "say": lie("x") + "。" + inventions.LINKS[0]},
    ]
    for reply in replies:
        _, after = talked(sentence, draft, reply)
        outcome = outcome_of(after)
        assert outcome is not None
        whole = [k.draft.why for p in outcome.proposals for o in p.objectives for k in o.key_results]
        for text in (*_rows(after).values(), *whole, after.turns[-1].reply):
            given = f"{draft}\n{sentence}"
            assert (inventions.leaked(text, given), invented_in(text, given)) == ([], []), text


def _rows(state: State) -> dict[str, str]:
    outcome = outcome_of(state)
    assert outcome is not None
    objectives = outcome.proposals[0].objectives
    return {item.id: item.draft.text for o in objectives for item in (o, *o.key_results)}
