"""What the rules come to on whole drafts: the substance that a good coach would reach without a model."""

from __future__ import annotations

from assistant import api
from assistant.types import Outcome, Proposal, ShownKeyResult
from tests.unit.test_pipeline import outcome_of


def drafted(text: str, **given: str) -> Outcome:
    """The rules' outcome."""
    return outcome_of(api.request_of(text, **given))  # type: ignore[arg-type]


def key_results(proposal: Proposal) -> list[ShownKeyResult]:
    """All key results of a proposal."""
    return [k for o in proposal.objectives for k in o.key_results]


def tasks(proposal: Proposal) -> dict[str, str]:
    """Initiative -> the key result it stands under."""
    return {i.text: k.draft.text for k in key_results(proposal) for i in k.draft.initiatives}


def test_tasks_share_a_suggested_key_result_one_level_below_the_parents_metric() -> None:
    outcome = drafted(
        "提升曝光：小红书每周 2 篇；配合设计做开业海报；学习排版工具",
        parent="O 让附近上班族中午先想到我们\nKR1 品牌词搜索量 4000 次 -> 9000 次\nKR2 开业首月营业额 60 万",
    )
    (proposal,) = outcome.proposals
    assert "上班族" in proposal.objectives[0].draft.text
    assert proposal.objectives[0].draft.text.startswith("让")
    assert set(tasks(proposal)) == {"小红书每周 2 篇", "配合设计做开业海报", "学习排版工具"}
    assert all(k.draft.suggested for k in key_results(proposal))
    assert any(k.draft.supports for k in key_results(proposal))


def test_a_figure_as_objective_becomes_a_key_result_and_its_split_is_parked() -> None:
    outcome = drafted("9 月签约 320 万：陈晨 150 万、吴迪 100 万、孙悦 70 万；老客户续约率 80%", mode="rewrite")
    (proposal,) = outcome.proposals
    assert "320" not in proposal.objectives[0].draft.text
    texts = [k.draft.text for k in key_results(proposal)]
    assert texts == ["9 月签约 320 万", "老客户续约率 80%"]
    assert all(name in "".join(p.text for p in proposal.parked) for name in ("陈晨", "吴迪", "孙悦"))
    direction = next(q for q in outcome.questions if q.slot == "direction")
    assert len(direction.options) >= 3
    assert any(q.slot == "baseline" and "续约率" in q.ask for q in outcome.questions)


def test_a_label_with_tasks_opens_two_directions_and_parks_the_routine() -> None:
    outcome = drafted("会员体系：上线会员系统；优化会员权益；协调客服培训；处理日常退款")
    assert len(outcome.proposals) == 2
    titles = {p.objectives[0].draft.text for p in outcome.proposals}
    assert len(titles) == 2
    for proposal in outcome.proposals:
        assert [p.text for p in proposal.parked] == ["处理日常退款"]
        launch = next(k for k in key_results(proposal) if "上线会员系统" in k.draft.text)
        assert "【待填：截止】" in launch.draft.text
        assert "占比" in launch.draft.text


def test_a_vague_line_keeps_its_words_and_gets_a_start_and_a_target() -> None:
    outcome = drafted("Q4: move invoicing to the new cluster; refactor search; write runbooks; reduce latency")
    (proposal,) = outcome.proposals
    latency = next(k for k in key_results(proposal) if "O1.KR4" in k.draft.rewrites)
    assert latency.draft.text == "Latency from [TBD: baseline] ms to [TBD: target] ms"
    assert {"move invoicing to the new cluster", "refactor search", "write runbooks"} <= set(tasks(proposal))


def test_what_holds_is_left_alone_with_at_most_a_guardrail() -> None:
    outcome = drafted(
        "Tenants get repairs without chasing us: repairs done within 48 hours 52%->80%; repeat visits 18%->9%; answer tickets"
    )
    (proposal,) = outcome.proposals
    assert proposal.objectives[0].draft.kept
    kept = [k.draft.text for k in key_results(proposal) if k.draft.kept]
    assert kept == ["repairs done within 48 hours 52%->80%", "repeat visits 18%->9%"]
    rest = [k for k in key_results(proposal) if not k.draft.kept]
    assert len(rest) <= 1
    assert all(k.draft.suggested for k in rest)
    assert [p.text for p in proposal.parked] == ["answer tickets"]


def test_peoples_blanks_become_ours_and_their_figures_stay() -> None:
    outcome = drafted("O 老客户愿意回来\nKR1 复购率从 22% 提升到 xx%\nKR2 投诉率 XX%")
    texts = [k.draft.text.replace(" ", "") for k in key_results(outcome.proposals[0])]
    assert texts == ["复购率从22%提升到【待填：目标】%", "投诉率【待填：目标】%"]


def test_one_question_asks_for_start_and_target_and_says_where_to_look() -> None:
    outcome = drafted("O 让门店少缺货\nKR1 缺货率从 7% 降到 3%\nKR2 提升会员复购率")
    asked = [q for q in outcome.questions if q.about.endswith("KR2")]
    assert [q.slot for q in asked] == ["baseline"]
    assert asked[0].where
    ledger = [e for e in outcome.proposals[0].ledger if e.origin == "blank"]
    assert {e.question for e in ledger} == {asked[0].id}


def test_no_blank_in_an_objective_and_at_most_two_in_a_key_result() -> None:
    for text in ("写周报\n整理客户名单\n优化报价模板", "提升团队效率", "improve documentation", "O GDPR\nKR1 training"):
        for proposal in drafted(text).proposals:
            assert all("待填" not in o.draft.text and "TBD" not in o.draft.text for o in proposal.objectives)
            assert all(len(k.sentence.blanks) <= 2 for k in key_results(proposal))
