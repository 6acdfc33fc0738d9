"""Whatever a sheet looks like: every target is accounted for once, and no figure appears that it does not hold."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.metrics import COLUMN_NAMES, move, read_board, receipt_of
from assistant.numbers import read_figures, same_amount
from assistant.request import request_of
from assistant.types import Tray
from tests.unit.test_pipeline import outcome_of

_NAMES = st.sampled_from(
    [
        "签约额",
        "回款额",
        "老客户续约率",
        "线索",
        "转化",
        "客单价",
        "日活",
        "次日留存率",
        "付费转化率",
        "月收入",
        "崩溃率",
        "客诉量",
        "毛利率",
        "新增客户数",
        "某个没人知道的数",
        "拜访量",
        "NPS",
        "Revenue",
        "Churn",
        "MQLs",
        "uptime",
        "headcount",
    ]
)
_NUMBER = st.one_of(
    st.integers(0, 99_999).map(str),
    st.decimals(0, 1000, places=1).map(str),
    st.integers(1, 100).map(lambda n: f"{n}%"),
    st.integers(1, 900).map(lambda n: f"{n}万"),
)
_CELL = st.one_of(
    _NUMBER, st.sampled_from(["", "-", "N/A", "≥85%", "不超过 3 天", "TBD", "行业前三", "0", "上线", "3-5", "+20%"])
)
_HEADS = st.sampled_from(
    [
        ("指标", "现状", "目标"),
        ("指标", "去年", "保底", "挑战"),
        ("Metric", "Actual", "Target", "Stretch"),
        ("指标", "目标（万元）"),
        ("KPI", "Q3目标", "Q4目标", "全年目标"),
    ]
)


@st.composite
def _sheets(draw: st.DrawFn) -> str:
    heads = draw(_HEADS)
    mark = draw(st.sampled_from(["\t", " | ", ","]))
    rows = draw(st.lists(st.tuples(_NAMES, *[_CELL for _ in heads[1:]]), min_size=1, max_size=9))
    lines = [mark.join(heads), *(mark.join(row) for row in rows)]
    return "\n".join(lines)


@settings(max_examples=60, deadline=None)
@given(_sheets())
def test_every_target_is_accounted_for_once_and_nothing_is_made_up(sheet: str) -> None:
    board = read_board(sheet)
    for row in board.rows:
        for amount in (row.baseline, *row.targets):
            if amount is not None and amount.span is not None:
                assert 0 <= amount.span.start < amount.span.end <= len(sheet)
    outcome = outcome_of(request_of("", metrics=sheet, mode="metrics"))
    if outcome.board is None:
        return
    given_amounts = [a.figure for r in outcome.board.rows for a in (r.baseline, *r.targets) if a and a.figure]
    derived = [a.figure for s in outcome.board.sums for a in s.amounts if a.figure]
    for proposal in outcome.proposals:
        receipt = receipt_of(outcome.board, proposal, outcome.questions)
        assert len(receipt.places) == sum(len(row.targets) for row in outcome.board.rows)
        assert receipt.count("lost") == 0
        rows = [r for o in proposal.objectives for k in o.key_results for r in k.draft.rewrites]
        assert len(rows) == len(set(rows))
        for objective in proposal.objectives:
            for shown in objective.key_results:
                for figure in shown.sentence.figures:
                    if figure.value is None:
                        continue
                    known = any(same_amount(figure, g) or _bare(figure.value, g.value) for g in given_amounts)
                    assert known or any(same_amount(figure, d) for d in derived), (shown.draft.text, figure.quote)


@settings(max_examples=40, deadline=None)
@given(
    _sheets(),
    st.dictionaries(
        st.sampled_from([f"column{n}" for n in range(1, 5)]),
        st.sampled_from([k or "-" for k in COLUMN_NAMES]),
        max_size=2,
    ),
)
def test_whatever_a_column_is_told_to_hold_no_target_is_lost(sheet: str, told: dict[str, str]) -> None:
    outcome = outcome_of(request_of("", metrics=sheet, mode="metrics", answers=told))
    for proposal in outcome.proposals if outcome.board is not None else ():
        assert outcome.board is not None
        assert receipt_of(outcome.board, proposal, outcome.questions).count("lost") == 0


@settings(max_examples=60, deadline=None)
@given(
    _sheets(), st.lists(st.tuples(st.integers(0, 12), st.sampled_from(["win", "drive", "guard", "watch"])), max_size=5)
)
def test_moving_rows_loses_none(sheet: str, moves: list[tuple[int, Tray]]) -> None:
    board = read_board(sheet)
    for at, tray in moves:
        board = move(board, f"O1.KR{at}", tray)
    trays: tuple[Tray, ...] = ("win", "drive", "guard", "watch")
    assert sum(len(board.tray(t)) for t in trays) == len(board.rows)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="指标目标额率\t,;|%万1230.-\n年 ABc:：→（）", max_size=200))
def test_nothing_breaks_the_reader(text: str) -> None:
    board = read_board(text)
    for row in board.rows:
        assert row.text
        assert read_figures(row.text) is not None


def _bare(value: Decimal, other: Decimal | None) -> bool:
    return other is not None and value == other
