"""Complaints, wishes and sheets drafted by rules: what is wrong is where things start, and few results are enough."""

from __future__ import annotations

import pytest

from assistant.export import message
from assistant.parked import why_parked
from tests.unit.test_drafter_rules import drafted, key_results, tasks


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ("取件太慢，平均要35分钟", "取件用时从35分钟到【待填：目标】分钟"),
        ("退款老是没人处理，想2小时内", "退款处理用时从【待填：基线】小时到2小时以内"),
        ("保洁员流失严重，走了6个", "保洁员流失从6个到【待填：目标】个"),
        ("包装成本太高，单个1.8元，要降到1.2元", "包装成本从1.8元到1.2元"),
        ("差评说排队久，有14条", "说排队久的差评从14条到【待填：目标】条"),
        ("permits take too long, 9 weeks on avg", "Time for permits from 9 weeks to [TBD: target] weeks"),
        ("invoices answered late, 12 days on average", "Time until invoices are answered from 12 days to [TBD: target] days"),
        ("too many alerts (about 220 a night)", "Alerts from 220 a night to [TBD: target]"),
        ("sign-up is confusing, 45% drop off before payment", "Share of people who drop off before payment from 45% to [TBD: target]%"),
        ("pick to ship takes 30 hrs, should be 10", "Pick to ship time from 30 hrs to 10 hrs"),
    ],
)  # fmt: skip
def test_a_complaint_becomes_a_move_from_its_own_figure(line: str, result: str) -> None:
    second = "复购率从20%到30%" if not line.isascii() else "repeat rate from 20% to 30%"
    (proposal,) = drafted(f"- {line}\n- {second}").proposals
    assert result in [k.draft.text for k in key_results(proposal)]


def test_a_complaint_that_nothing_counts_is_parked_as_a_problem_and_told_to_the_leader() -> None:
    outcome = drafted("- 前台流程太乱，大家抱怨多\n- 报销用时从9天到4天")
    (proposal,) = outcome.proposals
    assert [why_parked(p) for p in proposal.parked] == ["problem"]
    assert "看到的问题" in message(outcome)
    assert "前台流程太乱" in message(outcome)


def test_few_key_results_stand_and_no_target_is_lost() -> None:
    lines = [
        "复购率从20%到30%",
        "差评太多，每月40条",
        "到店人数从900人到1300人",
        "出餐用时从12分钟到8分钟",
        "店员流失严重，走了3个",
        "新品上架12款",
    ]
    outcome = drafted("这季度想做的\n" + "\n".join(f"- {line}" for line in lines))
    (proposal,) = outcome.proposals
    assert len(key_results(proposal)) == 4
    assert all("新品上架" not in k.draft.text for k in key_results(proposal))
    told = message(outcome)
    assert all(figure in told for figure in ("20%到30%", "40条", "900人到1300人", "12分钟到8分钟", "3个", "12款"))


def test_an_occasion_is_no_work_under_a_result_it_does_not_drive() -> None:
    outcome = drafted("O 月结又快又准\nKR1 月结从9天到5天\nKR2 错账率从2%到0.5%\nKR3 年会节目")
    (proposal,) = outcome.proposals
    assert "年会节目" not in tasks(proposal)
    assert "年会节目" in message(outcome)


def test_who_looks_after_what_is_told_as_a_split() -> None:
    outcome = drafted("- 准点率从90%到96%\n- 老孙管北线，小何管南线")
    assert [why_parked(p) for p in outcome.proposals[0].parked] == ["split"]
    assert "分工：老孙管北线，小何管南线。" in message(outcome)


def test_owner_and_date_of_a_sheet_stand_beside_the_key_result() -> None:
    sheet = "Metric | Target | Owner | Due\nRework cost | under 3% (now 5%) | Ines | Nov 30\nSnags closed in a week | 85% | Bo | Dec 15"
    outcome = drafted(sheet)
    rows = key_results(outcome.proposals[0])
    assert {(k.sentence.owner, k.sentence.deadline.text if k.sentence.deadline else None) for k in rows} == {
        ("Ines", "Nov 30"),
        ("Bo", "Dec 15"),
    }
    assert "(Ines, due Nov 30)" in message(outcome)


def test_a_key_result_is_tied_to_the_leaders_line_of_its_own_words_or_left_with_a_question() -> None:
    outcome = drafted(
        "错发率从0.9%降到0.4%\n食堂满意度从70%到85%",
        parent="O 客户收到的就是订的\nKR1 24小时发货率从 88% 到 96%\nKR2 因发错货产生的退货从每月 400 单降到 150 单",
        role="仓库主管",
    )
    ties = {k.draft.text[:3]: k.draft.supports for k in key_results(outcome.proposals[0])}
    assert ties == {"错发率": ("P.O1.KR2",), "食堂满": ()}
    assert "KR2 我还没对上您的哪条" in message(outcome)


def test_the_objective_says_the_change_in_the_authors_nouns_where_no_effect_is_certain() -> None:
    (zh,) = drafted("取件用时从35分钟到20分钟\n面签通过率从60%到75%").proposals
    assert zh.objectives[0].draft.text == "让面签通过率提上去，取件用时短下来"
    (en,) = drafted("seed loss from 9% to 4%\nplot yield from 3 t to 4 t").proposals
    assert en.objectives[0].draft.text == "Bring plot yield up and seed loss down"
