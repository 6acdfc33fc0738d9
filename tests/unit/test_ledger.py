"""The ledger: what traces, what does not, and what may be worked out."""

from __future__ import annotations

import pytest

from assistant import api
from assistant.item import read_sentence
from assistant.ledger import Scope, sources_of, trace
from assistant.ledger.novel import novel_names
from assistant.request import request_of
from assistant.types import Lang

ZH = "7 月签约额 500 万，老客户续约率 85%\n客诉首响从 9 小时降到 2 小时\n办 3 场沙龙\n10 月 20 日前上线自助门户 @小周"
PARENT = "O 老客户愿意留下\nKR1 净收入留存率从 92% 到 105%"


def invented(text: str, draft: str = ZH, *, lines: set[str] | None = None, own: bool = True, **given: str) -> list[str]:
    """The facts of `text`, as a key result, that nobody gave."""
    request = request_of(draft, **given)  # type: ignore[arg-type]
    review = api.review(draft, parent=given.get("parent"))
    every = {k.id for o in review.document.objectives for k in o.key_results}
    lang: Lang = review.document.lang
    sentence = read_sentence(text, lang) if own else None
    scope = Scope(own=own, lines=frozenset(every if lines is None else lines))
    traced = trace(text, sources_of(request, review), target="O1.KR1", field="text", scope=scope, sentence=sentence)
    return [f.quote for f in traced.invented]


@pytest.mark.parametrize(
    "text",
    [
        "老客户续约率达到 85%",
        "老客户续约率达到八成五",
        "客诉首响从 9 小时缩短到 2 小时",
        "客诉首响从 540 分钟缩短到 120 分钟",
        "10 月 20 日前上线自助门户 @小周",
        "老客户续约率从【待填：基线】% 到 85%",
    ],
)
def test_what_was_given_traces_in_any_notation(text: str) -> None:
    assert invented(text) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("老客户续约率从 62% 到 85%", ["62%"]),
        ("客诉首响从 9 小时缩短到 1 小时", ["1 小时"]),
        ("11 月 5 日前上线自助门户", ["11 月 5 日"]),
        ("上线自助门户 @王小明", ["王小明"]),
    ],
)
def test_what_nobody_gave_is_named(text: str, quotes: list[str]) -> None:
    assert [q.strip("从到前 ") for q in invented(text)] == quotes


def test_a_figure_does_not_wander_to_another_metric() -> None:
    assert invented("客户投诉率降到 85%") != []


def test_a_start_does_not_become_a_target() -> None:
    assert invented("客诉首响从 2 小时到 9 小时") != []


def test_an_amount_of_change_is_no_level() -> None:
    assert invented("复购率达到 20%", "复购率提升 20%") != []


def test_the_parents_figures_stay_the_parents() -> None:
    assert invented("净收入留存率从 92% 到 105%", "客户续约工作", parent=PARENT) != []
    assert invented("支撑上级的净收入留存率 105%", "客户续约工作", parent=PARENT, own=False) == []


def test_weights_progress_and_numbers_of_items_are_no_origin() -> None:
    draft = "O 让门店少缺货（权重 40%）\nKR1【权重 30%】：缺货率降到 2%\nKR2：补货单按时送达（进度 60%）"
    assert invented("门店补货准时率达到 30%", draft) != []
    assert invented("门店补货准时率达到 60%", draft) != []
    assert invented("缺货率降到 2%", draft) == []


def test_a_term_holds_a_figure_but_gives_none() -> None:
    assert invented("接口 p95 响应时间降到 200 ms", "接口响应时间降到 200 ms") == []
    assert invented("接口响应时间降到 95 ms", "接口 p95 响应时间") != []


def test_differences_sums_and_the_cycles_end_are_derived() -> None:
    draft = "客诉首响从 9 小时降到 2 小时"
    assert invented("首响快了 7 小时", draft, own=False) == []
    split = "7 月签约：张三 200 万、李四 180 万、王五 120 万"
    assert invented("合计 500 万", split, own=False) == []
    assert invented("合计 510 万", split, own=False) != []
    assert invented("9 月 30 日前完成", "完成盘点", own=False, cycle="2026 Q3") == []
    assert invented("9 月 12 日前完成", "完成盘点", own=False, cycle="2026 Q3") != []


def test_an_answer_is_an_origin() -> None:
    assert invented("老客户续约率从 71% 到 85%", answers={"q1": "现在 71%"}) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Renewal rate from [TBD: baseline]% to 90%", True),
        ("Renewal rate to ninety percent", True),
        ("Renewal rate from 70% to 90%", False),
        ("Tickets answered within 4 hours by June 30", False),
        ("Tickets answered within 240 minutes", True),
    ],
)
def test_english_is_traced_alike(text: str, clean: bool) -> None:
    assert (invented(text, "renewal rate to 90%\ntickets answered within 4 hours") == []) is clean


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ingrid of the Ember growth team lifts satisfaction", ["Ingrid", "Ember"]),
        ("Priya from Quokka Insights checks the desk", ["Priya", "Quokka Insights"]),
        ("Stock of open orders falls", []),
        ("Patrons of the Lyric come back", ["Lyric"]),
    ],
)
def test_a_first_word_that_belongs_to_a_name_is_one(text: str, names: list[str]) -> None:
    assert [name.text for name in novel_names(text, "guests come back")] == names
