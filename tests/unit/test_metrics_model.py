"""A model drafts from a sheet: it gets the sorted rows, and whatever it writes, the sheet's figures stay where they belong."""

from __future__ import annotations

import json
from typing import Any

from assistant.drafter.model import ModelDrafter
from assistant.drafter.model.asking import draft_messages, parts
from assistant.library import library
from assistant.llm.scripted import ScriptedDoor
from assistant.metrics import board_of, read_document, receipt_of
from assistant.profiles import load_profile
from assistant.request import request_of
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    DraftPiece,
    Outcome,
    Parked,
    Question,
    Review,
    StartProposal,
)
from tests.unit.test_metrics_draft import FUNNEL
from tests.unit.test_pipeline import Scripted, outcome_of


def written(*pieces: DraftPiece, **given: Any) -> Outcome:
    """The outcome of a model that writes these pieces for the sheet."""
    request = request_of("", metrics=FUNNEL, **given)
    return outcome_of(request, Scripted([StartProposal(), *pieces]))


def test_the_sorted_rows_are_what_a_model_gets() -> None:
    request = request_of("", metrics=FUNNEL)
    board = board_of(request)
    review = Review(document=read_document(request, board))
    (part,) = parts(review.document, board)
    asked = draft_messages(request, review, part, [])[-1].content
    assert "| 保留 | 签约额从 200万到 500万" in asked
    assert "| 日常事务，放 parked | 线索数从 1000 到 1200" in asked
    assert "= 288万" in asked
    assert "指标\t现状" not in asked


def test_a_sheet_is_shown_without_examples() -> None:
    example = next(e for e in library().examples if e.lang == "zh")
    request = request_of("", metrics=FUNNEL)
    board = board_of(request)
    review = Review(document=read_document(request, board))
    (part,) = parts(review.document, board)
    assert example.objective not in draft_messages(request, review, part, [example])[-1].content


def test_a_draft_beside_a_sheet_is_asked_for_by_itself() -> None:
    request = request_of("O：让修车的人少跑一趟\nKR1：当天取车占比从 30% 到 55%", metrics=FUNNEL)
    board = board_of(request)
    review = Review(document=read_document(request, board))
    first, second = (draft_messages(request, review, p, [])[-1].content for p in parts(review.document, board))
    assert "当天取车" in first
    assert "签约额" not in first
    assert "| 保留 | 签约额从 200万到 500万" in second


def test_a_model_s_key_result_stands_for_its_row() -> None:
    outcome = written(
        DraftedObjective(text="让更多客户放心签下来"),
        DraftedKeyResult(text="签约额从 200万提升到 500万"),
        DraftedKeyResult(text="老客户续约率从 80% 提升到 85%"),
    )
    (proposal,) = outcome.proposals
    (objective,) = proposal.objectives
    assert objective.draft.tentative
    assert [k.draft.rewrites for k in objective.key_results] == [("O1.KR4",), ("O1.KR5",)]
    assert outcome.board is not None
    assert (
        receipt_of(outcome.board, proposal, outcome.questions).text.zh == "5 个目标值：2 个进 OKR，3 个在看板，0 个丢失"
    )
    assert {p.source for p in proposal.parked} == {"O1.KR1", "O1.KR2", "O1.KR3"}
    assert outcome.questions[0].ask == "「签约额 500万」是为了什么？"


def test_a_figure_is_a_key_result_once_however_often_it_is_written() -> None:
    outcome = written(
        DraftedObjective(text="让更多客户放心签下来"),
        DraftedKeyResult(text="签约额从 200万到 500万", rewrites=("O1.KR4",)),
        DraftedKeyResult(text="签约额做到 500万", rewrites=("O1.KR4",)),
        DraftedObjective(text="让老客户愿意留下"),
        DraftedKeyResult(text="签约额达到 500万", rewrites=("O1.KR4",)),
        DraftedKeyResult(text="老客户续约率从 80% 到 85%", rewrites=("O1.KR5",)),
    )
    rows = [r for o in outcome.proposals[0].objectives for k in o.key_results for r in k.draft.rewrites]
    assert sorted(rows) == ["O1.KR4", "O1.KR5"]


def test_what_a_model_invents_moves_or_drops_is_mended() -> None:
    outcome = written(
        DraftedObjective(text="让客户签得更快，三年做到行业第一"),
        DraftedKeyResult(text="签约额从 200万到 900万", rewrites=("O1.KR4",)),
        DraftedKeyResult(text="老客户续约率从 80% 到 500万", rewrites=("O1.KR5",)),
        DraftedKeyResult(text="净推荐值从 20 到 45"),
        Parked("线索数", "O1.KR1", "看着"),
        Question(about="set", slot="direction", ask="先冲 900万 还是先稳住？"),
    )
    (proposal,) = outcome.proposals
    shown = [k.draft.text for o in proposal.objectives for k in o.key_results]
    assert not any(bad in text for bad in ("900", "45") for text in shown)
    assert all("500万" not in text for text in shown if "续约率" in text)
    assert outcome.board is not None
    assert receipt_of(outcome.board, proposal, outcome.questions).count("lost") == 0
    assert outcome.questions[0].slot == "direction"
    assert "900" not in outcome.questions[0].ask


def test_a_model_that_takes_every_row_is_held_to_the_house_s_count() -> None:
    rows = (
        "线索数从 1000 到 1200",
        "转化率从 7% 到 8%",
        "客单价从 2.8万到 3万",
        "签约额从 200万到 500万",
        "老客户续约率从 80% 到 85%",
    )
    outcome = written(
        DraftedObjective(text="让更多客户放心签下来"),
        *(DraftedKeyResult(text=t) for t in rows),
        profile="dingdang-light",
    )
    (proposal,) = outcome.proposals
    assert len(proposal.objectives[0].key_results) <= load_profile("dingdang-light").key_results.max
    assert outcome.board is not None
    assert receipt_of(outcome.board, proposal, outcome.questions).count("lost") == 0


def test_objectives_without_end_are_left() -> None:
    made = {"text": "让更多客户放心签下来", "why": "", "key_results": []}
    texts = [{**made, "text": f"{made['text']}，换个说法{'再' * n}"} for n in range(40)]
    door = ScriptedDoor([json.dumps({"objectives": texts}, ensure_ascii=False)])
    drafter = ModelDrafter(door)
    request = request_of("", metrics=FUNNEL)
    list(drafter.draft(request, Review(document=read_document(request, board_of(request))), ()))
    assert drafter.usage is not None
    assert drafter.usage["output"] < 300


REGIONS = "指标\t2025实际（万元）\t2026目标（万元）\n华北签约\t1240\t1700\n华南签约\t880\t1300"


def test_a_row_keeps_its_own_figures_whatever_the_model_gives_it() -> None:
    outcome = outcome_of(
        request_of("", metrics=REGIONS),
        Scripted(
            [
                StartProposal(),
                DraftedObjective(text="让更多客户放心签下来"),
                DraftedKeyResult(text="华北签约额从 880 万元到 1300 万元"),
                DraftedKeyResult(text="华南签约额从 880 万元到 1700 万元"),
                DraftedObjective(text="让南北两边都签下来"),
            ]
        ),
    )
    (objective,) = outcome.proposals[0].objectives
    assert [k.draft.text for k in objective.key_results] == [
        "华北签约额从 1240 万元到 1700 万元",
        "华南签约额从 880 万元到 1300 万元",
    ]


def test_a_unit_that_the_sheet_does_not_have_is_not_taken() -> None:
    outcome = outcome_of(
        request_of("", metrics="Metric,Now,Target\nTrees planted,900,1400\nHectares fenced,120,200"),
        Scripted([StartProposal(), DraftedObjective(text="x"), DraftedKeyResult(text="Trees planted up to 1400%")]),
    )
    texts = [k.draft.text for o in outcome.proposals[0].objectives for k in o.key_results]
    assert not any("%" in text for text in texts)
