"""The worst case: a model that puts a figure, a date, a person, a team and a system nobody gave into every sentence.

The lists stand in tests/scripted/inventions.py and the product never sees them; what is given is told from the drafts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import pytest

from assistant.library import Example
from assistant.request import request_of
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    DraftPiece,
    Initiative,
    Lang,
    Parked,
    Question,
    Request,
    Review,
    StartProposal,
)
from eval.scan import invented, shown_fields
from tests.drafts import DRAFTS
from tests.scripted import inventions as inv
from tests.unit.test_pipeline import as_json, given, outcome_of


class Liar:
    """A model's drafter that invents in every field, and never does better when asked again."""

    kind: Literal["model"] = "model"
    model = "liar"
    prompt = "draft.v1@test"
    usage: Mapping[str, int] | None = None

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def _says(self, base: str, lang: Lang) -> str:
        pick = self._random.choice
        figures, dates, people, teams, systems = inv.LISTS[lang == "zh"]
        return pick(inv.FORMS[lang == "zh"]).format(
            base=base, f=pick(figures), g=pick(figures), d=pick(dates), p=pick(people), t=pick(teams), s=pick(systems)
        )

    def draft(self, request: Request, review: Review, examples: Sequence[Example]) -> Iterator[DraftPiece]:
        lang = request.lang
        yield StartProposal(self._says("目标" if lang == "zh" else "the goal", lang))
        for objective in review.document.objectives[:2]:
            words = objective.text or ("工作" if lang == "zh" else "the work")
            yield DraftedObjective(text=self._says(words, lang), why=self._says(words, lang))
            for line in objective.key_results[:4]:
                base = line.text[:24] if lang == "zh" else " ".join(line.text.split()[:5])
                task = Initiative(self._says(base, lang), line.id)
                yield DraftedKeyResult(
                    text=self._says(base, lang), why=self._says(base, lang), rewrites=(line.id,), initiatives=(task,)
                )
        yield Parked(self._says("日常" if lang == "zh" else "chores", lang), None, self._says("x", lang))
        yield Question(about="O1.KR1", slot="baseline", ask=self._says("x", lang), options=(self._says("x", lang),))

    def mend(self, piece: Any, findings: Any) -> None:
        return None


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", DRAFTS)
def test_no_figure_date_person_team_or_system_reaches_a_field(name: str, seed: int) -> None:
    fields = DRAFTS[name]
    request = request_of(**fields)  # type: ignore[arg-type]
    outcome = as_json(outcome_of(request, Liar(seed)))
    source = given(fields)
    assert invented(outcome, source) == []
    for _, target, field, text in shown_fields(outcome):
        assert inv.leaked(text, source) == [], (target, field, text)
