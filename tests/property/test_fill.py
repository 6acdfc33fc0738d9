"""Whatever is answered, filling never breaks: every traced quote stands where the ledger says, in order or not."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.session import fill
from assistant.session.answer import read_answer
from assistant.types import Slot
from tests.fakes import outcome_zh

_AMOUNT = st.sampled_from(
    ["30%", "1200", "1.2 万", "三成", "350ms", "4 天", "$5", "约 80", "前三", "2026-08-31", "8 月底"]
)
_WORDS = st.sampled_from(
    [
        "从",
        "到",
        "->",
        "大概",
        "不知道",
        "基线待测，我",
        "to",
        "by",
        "目标",
        "现在",
        "，",
        " ",
        "【待填：基线】",
        "[TBD: target]",
    ]
)
_ANSWER = st.one_of(st.text(max_size=40), st.lists(st.one_of(_AMOUNT, _WORDS), max_size=7).map("".join))
_SLOT: st.SearchStrategy[Slot] = st.sampled_from(
    ["baseline", "target", "deadline", "metric", "owner", "direction", "parent"]
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["q1", "q2", "q3", "q4", "deadline", "O1.KR2.baseline", "cycle", "q99"]), _ANSWER)
)
def test_every_traced_quote_stands_where_the_ledger_says(answers: dict[str, str]) -> None:
    filled = fill(outcome_zh(), answers)
    for proposal in filled.proposals:
        texts = {k.id: k.draft.text for o in proposal.objectives for k in o.key_results}
        for entry in proposal.ledger:
            assert texts[entry.target][slice(*entry.span)] == entry.quote
        for finding in proposal.findings:
            if finding.span is not None and finding.target in texts:
                assert texts[finding.target][slice(*finding.span)] == finding.quote
        assert proposal.complete == (not proposal.open)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(["q2", "q3", "q4"]), _ANSWER))
@example({"q2": "【待待测填:基线】"})
def test_filling_twice_changes_nothing_more(answers: dict[str, str]) -> None:
    once = fill(outcome_zh(), answers)
    assert fill(once, answers) == once


@settings(max_examples=150, deadline=None)
@given(_ANSWER, _SLOT)
def test_what_is_read_out_of_an_answer_stands_in_it(answer: str, slot: Slot) -> None:
    for words in read_answer(answer, slot, "zh").values():
        assert words
        assert len(words) <= 440
        assert "\n" not in words
