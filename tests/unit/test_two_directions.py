"""Two directions: each blank has the question about its own metric, and one that both share is asked once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from assistant.events import Finished
from assistant.library import Example
from assistant.pipeline import run
from assistant.session import fill
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    DraftPiece,
    Finding,
    Outcome,
    Request,
    Review,
    StartProposal,
)

_RATE = "会员复购率从【待填：基线】%到【待填：目标】%"
_SHARE = "用过会员权益的会员占比达到【待填：目标】%"


class _Two:
    kind: Literal["model", "rules"] = "rules"
    model: str | None = None
    prompt: str | None = None
    usage: Mapping[str, int] | None = None

    def draft(self, request: Request, review: Review, examples: Sequence[Example]) -> Iterator[DraftPiece]:
        for title, lines in (("甲", (_SHARE, _RATE)), ("乙", (_RATE, _SHARE))):
            yield StartProposal(title)
            yield DraftedObjective(text="让会员更常回来")
            for text in lines:
                yield DraftedKeyResult(text=text, suggested=True)

    def mend(
        self, piece: DraftedObjective | DraftedKeyResult, findings: Sequence[Finding]
    ) -> DraftedObjective | DraftedKeyResult | None:
        return None


def drafted() -> Outcome:
    request = Request(text="O 会员体系\nKR1 优化会员权益", lang="zh")
    events = run(request, drafter=_Two(), fallback=None, search=lambda *_: ((), ()))
    return next(e.outcome for e in events if isinstance(e, Finished))


def lines(outcome: Outcome, proposal: int) -> list[str]:
    return [k.draft.text for o in outcome.proposals[proposal].objectives for k in o.key_results]


def test_a_figure_does_not_wander_to_the_metric_in_the_same_place() -> None:
    outcome = drafted()
    share = next(q for q in outcome.questions if "占比" in q.ask)
    filled = fill(outcome, {share.id: "60%"})
    for index in (0, 1):
        assert "用过会员权益的会员占比达到60%" in lines(filled, index)
        assert _RATE in lines(filled, index)


def test_what_both_directions_share_is_asked_once() -> None:
    asks = [q.ask for q in drafted().questions]
    assert len(asks) == len(set(asks))
    rate = next(q for q in drafted().questions if "复购率" in q.ask)
    filled = fill(drafted(), {rate.id: "21% 到 28%"})
    assert all("会员复购率从21%到28%" in lines(filled, index) for index in (0, 1))
