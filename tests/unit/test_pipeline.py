"""The whole run: nothing invented is shown, nothing of the draft is lost, sound lines stay, failures end in the rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import pytest

from assistant.drafter.rules import RuleDrafter
from assistant.errors import ModelError
from assistant.events import Finished, KeyResultShown, Noticed, ObjectiveShown, Reviewed
from assistant.library import Example
from assistant.pipeline import run
from assistant.present.wire_draft import draft_json
from assistant.request import request_of
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    DraftPiece,
    Finding,
    Initiative,
    Outcome,
    Parked,
    Question,
    Request,
    Review,
    StartProposal,
    Text,
)
from eval.scan import invented, shown_fields
from tests.drafts import DRAFTS


class Scripted:
    """A model's drafter that says what it is told to say; `fails_after` pieces it raises."""

    kind: Literal["model"] = "model"
    model = "scripted"
    prompt = "draft.v1@test"
    usage: Mapping[str, int] | None = None

    def __init__(self, pieces: Sequence[DraftPiece], *, fails_after: int | None = None) -> None:
        self._pieces = pieces
        self._fails_after = fails_after
        self.mends = 0

    def draft(self, request: Request, review: Review, examples: Sequence[Example]) -> Iterator[DraftPiece]:
        for n, piece in enumerate(self._pieces):
            if n == self._fails_after:
                raise ModelError("dropped", Text(zh="连接断了。", en="The connection dropped."))
            yield piece
        if self._fails_after == len(self._pieces):
            raise ModelError("dropped", Text(zh="连接断了。", en="The connection dropped."))

    def mend(self, piece: Any, findings: Sequence[Finding]) -> Any:
        self.mends += 1
        return piece  # stubborn: the same again


def outcome_of(request: Request, drafter: Any = None) -> Outcome:
    """The finished outcome of one run without an index."""
    rules = RuleDrafter()
    events = list(
        run(request, drafter=drafter or rules, fallback=rules if drafter else None, search=lambda r, v: ((), ()))
    )
    assert isinstance(events[-1], Finished)
    return events[-1].outcome


def as_json(outcome: Outcome) -> dict[str, Any]:
    """The outcome as the command prints it."""
    plain: dict[str, Any] = json.loads(json.dumps(draft_json(outcome, outcome.lang), ensure_ascii=False))
    return plain


def given(fields: Mapping[str, str]) -> str:
    """Everything the person typed."""
    return "\n".join(fields.values())


@pytest.mark.parametrize("name", DRAFTS)
def test_the_rules_invent_nothing_and_lose_nothing(name: str) -> None:
    fields = DRAFTS[name]
    outcome = outcome_of(request_of(**fields))  # type: ignore[arg-type]
    assert invented(as_json(outcome), given(fields)) == []
    assert outcome.proposals
    for proposal in outcome.proposals:
        key_results = [k for o in proposal.objectives for k in o.key_results]
        placed = {r for k in key_results for r in k.draft.rewrites}
        placed |= {i.source for k in key_results for i in k.draft.initiatives} | {p.source for p in proposal.parked}
        lines = [k for o in outcome.review.document.objectives for k in o.key_results if k.text and not k.dropped]
        assert [k.text for k in lines if k.id not in placed] == []
        assert proposal.complete == (not proposal.open)


@pytest.mark.parametrize("name", DRAFTS)
def test_sound_lines_come_back_word_for_word(name: str) -> None:
    outcome = outcome_of(request_of(**DRAFTS[name]))  # type: ignore[arg-type]
    flagged = {f.target for f in outcome.review.findings if f.severity != "info"}
    results = [k for o in outcome.review.document.objectives for k in o.key_results if k.text and k.id not in flagged]
    shown = {k.draft.text for p in outcome.proposals for o in p.objectives for k in o.key_results}
    aside = {p.text for proposal in outcome.proposals for p in proposal.parked}
    assert [k.text for k in results if k.text not in shown | aside] == []


def _inventing(lang: str) -> list[DraftPiece]:
    if lang == "zh":
        return [
            StartProposal("在 2031 年之前登顶"),
            DraftedObjective(text="让 8,888 位客户成为忠实伙伴，由星河战略部推动", why="行业均值是 73%"),
            DraftedKeyResult(
                text="续约率从 61.7% 提升到 93.4%，由欧阳启明负责", why="欧阳启明建议", rewrites=("O1.KR1",)
            ),
            DraftedKeyResult(
                text="4 月 19 日前上线 3 个模块 @司马光 https://example.org/x",
                rewrites=("O1.KR2",),
                initiatives=(Initiative("请东方数据组开 17 场培训"),),
            ),
            Parked("投入 66 万做广告", None, "6 月 2 日再看"),
            Question(about="O1.KR1", slot="baseline", ask="是不是 61.7%？", options=("61.7%", "70%")),
        ]
    return [
        StartProposal("Number one by 2031"),
        DraftedObjective(text="Make 8,888 customers loyal with the Zephyr Council", why="The industry average is 73%"),
        DraftedKeyResult(
            text="Renewal rate from 61.7% to 93.4%, owned by Quentin Abernathy",
            why="Quentin says so",
            rewrites=("O1.KR1",),
        ),
        DraftedKeyResult(
            text="Launch 3 modules by April 19 @zaphod https://example.org/x",
            rewrites=("O1.KR2",),
            initiatives=(Initiative("Have the Orion Guild run 17 trainings"),),
        ),
        Parked("Spend $66k on ads", None, "look again on June 2"),
        Question(about="O1.KR1", slot="baseline", ask="Is it 61.7%?", options=("61.7%", "70%")),
    ]


NAMES = ("星河", "欧阳启明", "司马光", "东方数据组", "Zephyr", "Quentin", "Abernathy", "zaphod", "Orion", "example.org")


@pytest.mark.parametrize("name", DRAFTS)
def test_an_inventing_model_gets_nothing_through(name: str) -> None:
    fields = DRAFTS[name]
    request = request_of(**fields)  # type: ignore[arg-type]
    outcome = as_json(outcome_of(request, Scripted(_inventing(request.lang))))
    assert invented(outcome, given(fields)) == []
    for _, target, field, text in shown_fields(outcome):
        assert not [n for n in NAMES if n in text], (target, field, text)
    for proposal in outcome["proposals"]:
        assert proposal["complete"] == (not proposal["open"])


def test_a_stubborn_model_is_asked_again_at_most_twice_per_item() -> None:
    drafter = Scripted(_inventing("zh"))
    outcome = outcome_of(request_of("续约率到 85%\n做好回访"), drafter)
    assert 0 < drafter.mends <= 2 * 3
    assert outcome.attempts == 1 + drafter.mends


def test_findings_come_before_the_first_item_and_items_as_they_are_drafted() -> None:
    request = request_of("O 老客户愿意续\nKR1 续约率从 70% 到 85%\nKR2 加强回访")
    events = run(request, drafter=RuleDrafter(), fallback=None, search=lambda r, v: ((), ()))
    assert isinstance(next(events), Reviewed)
    kinds = [type(e) for e in events]
    assert kinds.index(ObjectiveShown) < kinds.index(KeyResultShown)
    assert kinds[-1] is Finished


def test_an_endpoint_that_fails_at_once_ends_in_the_rules_with_a_plain_notice() -> None:
    request = request_of("O 老客户愿意续\nKR1 续约率从 70% 到 85%\nKR2 加强回访")
    outcome = outcome_of(request, Scripted([], fails_after=0))
    assert outcome.drafter == "rules"
    assert outcome.model is None
    assert outcome.notice is not None
    assert outcome.notice.code == "dropped"
    assert "规则" in outcome.notice.text.zh
    assert outcome.proposals[0].objectives[0].key_results


def test_an_endpoint_that_fails_half_way_keeps_what_was_finished_and_loses_no_line() -> None:
    request = request_of("O 老客户愿意续\nKR1 续约率从 70% 到 85%\nKR2 投诉率降到 2%")
    pieces: list[DraftPiece] = [
        StartProposal(),
        DraftedObjective(text="老客户愿意续"),
        DraftedKeyResult(text="续约率从 70% 到 85%", rewrites=("O1.KR1",)),
    ]
    outcome = outcome_of(request, Scripted(pieces, fails_after=3))
    assert outcome.drafter == "model"
    assert [k.draft.text for k in outcome.proposals[0].objectives[0].key_results] == [
        "续约率从 70% 到 85%",
        "投诉率降到 2%",
    ]


def test_a_reply_without_a_key_result_ends_in_the_rules() -> None:
    outcome = outcome_of(request_of("续约率到 85%"), Scripted([DraftedObjective(text="老客户愿意续")]))
    assert outcome.drafter == "rules"
    assert outcome.notice is not None


def test_stopping_keeps_what_is_finished() -> None:
    request = request_of("O 老客户愿意续\nKR1 续约率从 70% 到 85%\nKR2 投诉率降到 2%")
    drafter = Scripted(
        [
            DraftedObjective(text="老客户愿意续"),
            DraftedKeyResult(text="续约率从 70% 到 85%"),
            Question(about="set", slot="direction", ask="?"),
        ]
    )
    seen: list[object] = []
    events = run(
        request,
        drafter=drafter,  # type: ignore[arg-type]
        fallback=RuleDrafter(),
        search=lambda r, v: ((), ()),
        stop=lambda: any(isinstance(e, KeyResultShown) for e in seen),
    )
    for event in events:
        seen.append(event)
    assert isinstance(seen[-1], Finished)
    assert not any(isinstance(e, Noticed) for e in seen)


def test_a_lost_target_is_put_back_or_asked_about() -> None:
    request = request_of("O 老客户愿意续\nKR1 续约率到 85%\nKR2 客诉量降到 12 起")
    pieces: list[DraftPiece] = [
        DraftedObjective(text="老客户愿意续"),
        DraftedKeyResult(text="客户更愿意续约", rewrites=("O1.KR1", "O1.KR2")),
    ]
    outcome = outcome_of(request, Scripted(pieces))
    words = " ".join(t for _, _, _, t in shown_fields(as_json(outcome)))
    assert "85%" in words
    assert "12 起" in words
    assert not [f for p in outcome.proposals for f in p.findings if f.check == "G02"]
