"""What the rules come to on whole drafts: the substance that a good coach would reach without a model."""

from __future__ import annotations

from assistant.export import message
from assistant.present.drafted import drafted_text
from assistant.request import request_of
from assistant.types import Outcome, Proposal, ShownKeyResult
from tests.unit.test_pipeline import outcome_of


def drafted(text: str, **given: str) -> Outcome:
    """The rules' outcome."""
    return outcome_of(request_of(text, **given))  # type: ignore[arg-type]


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


def test_a_line_that_lists_things_is_cut_and_each_finds_its_place() -> None:
    (proposal,) = drafted(
        "raise $40k, 2 galas, 90 new monthly donors, former donors come back", role="fundraiser"
    ).proposals
    texts = [k.draft.text for k in key_results(proposal)]
    assert texts[:2] == ["raise $40k", "90 new monthly donors"]
    assert texts[2].startswith("Donor retention from [TBD: baseline]")
    assert [p.text for p in proposal.parked] == ["2 galas"]


def test_what_is_only_counted_is_work_beside_a_result() -> None:
    (proposal,) = drafted(
        "O 让来电的住户马上有人应\n接通率从 71% 到 90%\n每周培训 2 场\n走访 12 家\n把值班表排好", role="客服主管"
    ).proposals
    assert [k.draft.text for k in key_results(proposal) if k.draft.kept] == ["接通率从 71% 到 90%"]
    assert {"每周培训 2 场", "走访 12 家"} <= set(tasks(proposal))


def test_a_heading_or_a_word_about_oneself_is_no_objective_and_no_work() -> None:
    (proposal,) = drafted("这个季度想做的：\n1. 续卡率拉高\n2. 教练流动小一点").proposals
    assert [k.draft.text for k in key_results(proposal)] == [
        "续卡率从【待填：基线】到【待填：目标】",
        "教练流动从【待填：基线】到【待填：目标】",
    ]
    assert "想做的" not in proposal.objectives[0].draft.text
    beside = drafted("我是做仓库的，老板让写okr。\n发货弄快点，盘点要准").proposals[0]
    assert all("老板" not in k.draft.text for k in key_results(beside))


def test_a_newcomer_gets_one_result_about_a_skill() -> None:
    for text, skill in (
        ("学一下报表后台；跟着师傅跑客户；整理资料", "报表后台方面，独立完成的任务达到【待填：目标】个"),
        ("learn the billing tool; sit in on calls", "Tasks done without help in the billing tool reach [TBD: target]"),
    ):
        (proposal,) = drafted(text, level="new").proposals
        assert skill in [k.draft.text for k in key_results(proposal)]
        assert not proposal.open


def test_an_objective_without_direction_keeps_its_words_and_says_for_whom() -> None:
    (proposal,) = drafted("O: Improve the app\nKR1: Crash rate from 3% to 1%\nKR2: dark mode").proposals
    objective = proposal.objectives[0].draft
    assert objective.text.startswith("Improve the app: ")
    assert "crash" in objective.text


def test_a_metric_under_another_subject_lends_no_effect() -> None:
    (proposal,) = drafted(
        "O：提升办公体验\nKR1：食堂满意度提升\nKR2：办公费用控制在每月 3 万以内", role="行政"
    ).proposals
    assert "客户" not in proposal.objectives[0].draft.text
    assert any(k.draft.text.startswith("食堂满意度从") for k in key_results(proposal))


def test_people_of_another_kind_do_not_step_into_an_effect() -> None:
    (proposal,) = drafted(
        "离职率控制在 8% 以内\n完成 30 个岗位招聘", parent="O 让一线门店不缺人\nKR1 到岗率 82% 到 95%"
    ).proposals
    assert "门店愿意留下" not in proposal.objectives[0].draft.text


def test_a_traditional_draft_is_answered_in_traditional_characters() -> None:
    outcome = drafted("目標：讓店員敢自己接單\n客訴減少\n新人訓練 2 場\n客單價從 320 元到 380 元")
    (proposal,) = outcome.proposals
    shown = [proposal.objectives[0].draft.why, *(k.draft.why for k in key_results(proposal))]
    shown += (
        [p.reason for p in proposal.parked] + [q.ask for q in outcome.questions] + [q.why for q in outcome.questions]
    )
    assert all(c not in "".join(shown) for c in "这么说没边写数现给让还认")
    assert "客訴從【待填：基线】到【待填：目标】" in [k.draft.text for k in key_results(proposal)]
    assert all(c not in message(outcome) for c in "这个请说数标")


def test_a_question_about_a_kept_line_leaves_the_blanks_of_another_alone() -> None:
    outcome = drafted("O 让页面更快\nKR1 首屏优化\nKR2 单测覆盖率到 60%\nKR3 打开时长缩短", role="前端")
    (proposal,) = outcome.proposals
    kept = next(k for k in key_results(proposal) if k.draft.kept)
    about = next(q for q in outcome.questions if "单测覆盖率" in q.ask)
    assert about.about == kept.id
    assert about.id not in {e.question for e in proposal.ledger if e.origin == "blank"}


def test_at_most_three_questions_are_shown_at_a_time() -> None:
    outcome = drafted("减少投诉；提升满意度；缩短响应时长；提高续费率；上线工单系统；整理知识库", role="客服")
    assert len(outcome.questions) > 3
    shown = drafted_text(outcome, "zh")
    assert "  q3 " in shown
    assert "  q4 " not in shown
    assert "--format json" in shown


def test_a_heading_or_an_introduction_is_neither_objective_nor_work() -> None:
    for text, heading in (
        ("Q3我要做的（新来的，多多包涵😅）\n客诉率从 5% 降到 2%\n新品上架 12 款", "Q3我要做的"),
        ("我管着两家奶茶店，想下个月轻松一点：\n1 出餐时长从 9 分钟降到 5 分钟\n2 大众点评 4.7", "奶茶店"),
        ("门店三季度计划\n客诉率从 5% 降到 2%\n盘点差异率 0.5% 以内", "门店三季度计划"),
        ("Support desk goals Q2\n1. Churn from 9% to 6%\n2. First reply time from 8 to 4 hours", "goals Q2"),
        (
            "I own a small cafe with 3 baristas. Next 2 months:\n- queue time from 9 min to 5 min\n- rating to 4.7",
            "cafe",
        ),
        ("h1 notes:\n- churn from 9% to 6%\n- first reply time from 8 to 4 hours", "notes"),
    ):
        outcome = drafted(text)
        for proposal in outcome.proposals:
            assert heading not in proposal.objectives[0].draft.text
        assert heading not in message(outcome)


def test_a_heading_that_says_a_direction_stays_the_objective() -> None:
    for head in ("Hit all sales targets", "让老客户愿意回来的三季度目标", "Clear priorities"):
        (proposal,) = drafted(f"O: {head}\nKR1: Churn from 9% to 6%\nKR2: NPS from 20 to 35").proposals
        assert head in proposal.objectives[0].draft.text


def test_what_is_and_what_is_wanted_are_one_line() -> None:
    for text, start, target in (
        ("- guests wait 40 min, want 15 min\n- paint the lobby", "40 min", "15 min"),
        ("- cut build time, it's ~25 min now, want <10 min\n- tidy the wiki", "25 min", "10 min"),
        ("- 出餐太慢，现在要18分钟，想降到10分钟\n- 擦玻璃", "18分钟", "10分钟"),
    ):
        found = [k for p in drafted(text).proposals for k in key_results(p) if start in k.draft.text]
        assert len(found) == 1
        assert target in found[0].draft.text
        assert found[0].sentence.baseline is not None
        assert [t.quote for t in found[0].sentence.targets] != []


def test_two_amounts_of_different_things_are_no_start_and_target() -> None:
    (proposal,) = drafted("- host 4 events, want 20 leads\n- churn from 9% to 6%").proposals
    for row in key_results(proposal):
        assert row.sentence.baseline is None or row.sentence.baseline.quote != "4"


def test_what_is_added_below_the_list_is_kept_in_view_and_a_greeting_is_not() -> None:
    added = drafted("O：让孩子爱上阅读\nKR1 借阅量从 200 本到 400 本\nKR2 家长满意度 95%\n还有就是值日、收作业这些")
    assert any("值日" in p.text for o in added.proposals for p in o.parked)
    assert "值日" in message(added)
    closed = drafted(
        "Objective: Guests come back\n- repeat stays from 20% to 30%\n\nLooking forward to hearing your ideas!"
    )
    assert "Looking forward" not in message(closed)
