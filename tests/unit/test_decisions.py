"""Verdicts on single lines: what leaves the page is what was decided, and every step can be taken back."""

from __future__ import annotations

from assistant.asked import open_blanks
from assistant.export import markdown, message
from assistant.session import (
    Accepted,
    Answered,
    AskedLeader,
    Dismissed,
    Edited,
    KeptMine,
    MeasureFirst,
    PutBack,
    Rejected,
    SessionEvent,
    Started,
    State,
    SteppedBack,
    decode,
    encode,
    outcome_of,
    reduce,
    review_of,
    shown_of,
)
from assistant.session.ready import checklist, is_ready
from assistant.types import Outcome, ShownKeyResult
from tests.fakes import KR2, KR3, b, outcome_zh, request_zh, run_of


def drafted(*said: SessionEvent) -> State:
    state = reduce(State(), Started(request_zh()))
    for event in (*run_of(outcome_zh()), *said):
        state = reduce(state, event)
    return state


def working(state: State) -> Outcome:
    outcome = outcome_of(state)
    assert outcome is not None
    return outcome


def row(state: State, target: str) -> ShownKeyResult:
    shown = shown_of(state)
    assert shown is not None
    return next(k for o in shown.proposals[0].objectives for k in o.key_results if k.id == target)


def test_edited_words_leave_the_page_and_count_as_given() -> None:
    state = drafted(Edited("O1.KR2", "会员日当天下单的会员从 1200 人\n到 3000 人"))
    outcome = working(state)
    assert "KR2 会员日当天下单的会员从 1200 人 到 3000 人" in message(outcome)
    entries = [e for e in outcome.proposals[0].ledger if e.target == "O1.KR2"]
    assert {(e.quote, e.origin) for e in entries} >= {("1200 人", "answer"), ("3000 人", "answer")}


def test_edited_words_are_checked_at_once() -> None:
    state = drafted(Edited("O1.KR2", "加强会员运营"))
    proposal = working(state).proposals[0]
    assert not proposal.complete
    assert "K01" in {f.check for f in proposal.findings if f.target == "O1.KR2"}
    better = reduce(state, Edited("O1.KR2", "会员日下单的会员从 1200 人到 3000 人"))
    assert working(better).proposals[0].complete


def test_a_blank_in_edited_words_is_still_asked_about_and_filled() -> None:
    state = drafted(Edited("O1.KR2", f"会员日下单人数从{b('baseline')}人到{b('target')}人"))
    outcome = working(state)
    assert {x.question for x in open_blanks(outcome.proposals[0], outcome.questions) if x.target == "O1.KR2"} == {"q2"}
    state = reduce(state, Answered("q2", "1200 人到 3000 人"))
    assert row(state, "O1.KR2").draft.text == "会员日下单人数从1200人到3000人"


def test_an_answer_from_before_does_not_undo_an_edit() -> None:
    state = drafted(Answered("q2", "1200 人到 3000 人"), Edited("O1.KR2", "会员日下单人数达到 3000 人"))
    assert row(state, "O1.KR2").draft.text == "会员日下单人数达到 3000 人"


def test_the_drafts_own_line_comes_back_word_for_word() -> None:
    state = drafted(KeptMine("O1.KR2"))
    shown = row(state, "O1.KR2")
    assert shown.draft.text == "每月做 2 场会员日活动"
    assert shown.draft.kept
    origins = {e.origin for e in working(state).proposals[0].ledger if e.target == "O1.KR2"}
    assert origins == {"draft"}


def test_a_rejected_line_goes_and_its_tasks_stay_in_view() -> None:
    state = drafted(Rejected("O1.KR2", "量不出来"))
    outcome = working(state)
    assert KR2 not in markdown(outcome)
    assert "每月做会员日活动" in [p.text for p in outcome.proposals[0].parked]
    assert row(state, "O1.KR2").draft.text == KR2, "it can still be seen and put back"
    assert working(reduce(state, PutBack("O1.KR2"))) == working(drafted())


def test_a_remark_told_wrong_stays_away_from_that_line_in_the_next_draft_too() -> None:
    state = drafted(Dismissed("K02", "每月做 2 场会员日活动"))
    review = review_of(state)
    assert review is not None
    assert [f.target for f in review.findings if f.check == "K02"] == ["O1.KR4"]
    again = reduce(state, Started(request_zh()))
    for event in run_of(outcome_zh()):
        again = reduce(again, event)
    review = review_of(again)
    assert review is not None
    assert [f.target for f in review.findings if f.check == "K02"] == ["O1.KR4"]


def test_every_step_can_be_taken_back() -> None:
    steps = [
        Accepted("O1.KR1"),
        Edited("O1.KR2", "会员日下单的会员达到 3000 人"),
        Answered("q3", "8 月底"),
        Rejected("O1.KR3"),
        Dismissed("K02", "回复会员群消息"),
    ]
    states = [drafted(*steps[:n]) for n in range(len(steps) + 1)]
    state = states[-1]
    for earlier in reversed(states[:-1]):
        state = reduce(state, SteppedBack())
        assert state == earlier
    assert reduce(state, SteppedBack()) == state


def test_what_says_nothing_is_no_step() -> None:
    assert drafted(Edited("O1.KR2", "  "), Accepted("O9.KR9"), KeptMine("O1.KR1"), PutBack("O1.KR1")) == drafted()


def test_verdicts_survive_json() -> None:
    state = drafted(Edited("O1.KR2", "会员日下单的会员达到 3000 人"), Rejected("O1.KR3", "太多"))
    assert decode(encode(state)) == state


def test_the_list_before_sharing() -> None:
    stands = {p.point: (p.stand, p.n) for p in checklist(drafted())}
    assert stands["blanks"] == ("open", 4)
    assert stands["errors"] == ("done", 0)
    assert stands["parent"] == ("done", 0)
    assert stands["type"] == ("thought", 1)
    assert checklist(State()) == ()


def test_blanks_on_their_way_do_not_stop_the_sharing() -> None:
    state = drafted(AskedLeader("q2"), MeasureFirst("q4", "数据组，8 月前"), AskedLeader("q3"))
    left = {x.slot for x in open_blanks(working(state).proposals[0], working(state).questions)}
    state = drafted(AskedLeader("q2"), AskedLeader("q3"), AskedLeader("q4"))
    assert left
    assert is_ready(checklist(state))
    assert not is_ready(checklist(reduce(state, Edited("O1.KR1", "提升复购"))))


def test_an_edit_of_the_line_with_the_date_blank() -> None:
    state = drafted(Edited("O1.KR3", KR3.replace("新权益", "新会员权益")))
    state = reduce(state, Answered("q3", "8 月底"))
    assert row(state, "O1.KR3").draft.text.startswith("8 月底前新会员权益上线")
