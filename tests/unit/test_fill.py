"""What becomes of an answer: an objective, a key result, a figure in its place, a word to the leader, or a notice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.item import read_sentence
from assistant.session import Answered, Started, State, fill, open_questions, outcome_of, reduce, settle
from assistant.types import Initiative, Lang, LedgerEntry, Outcome, Parked, Proposal, Question, Span
from tests.fakes import b, key_result, outcome_zh, request_zh, run_of

GOALS = {"zh": ("超过主要对手", "留住老客户"), "en": ("beat a rival", "keep customers")}


def outcome(lang: Lang, *lines: str, questions: tuple[Question, ...] = (), rewrites: tuple[str, ...] = ()) -> Outcome:
    base = outcome_zh()
    rows = tuple(
        replace(
            key_result(f"O1.KR{n}", text, lang, rewrites=rewrites, kept=bool(rewrites)),
            sentence=read_sentence(text, lang),
        )
        for n, text in enumerate(lines, start=1)
    )
    objective = replace(base.proposals[0].objectives[0], key_results=rows)
    return replace(base, lang=lang, proposals=(Proposal(objectives=(objective,)),), questions=questions)


def texts(filled: Outcome) -> list[str]:
    traced(filled)
    return [k.draft.text for o in filled.proposals[0].objectives for k in o.key_results]


def traced(filled: Outcome) -> list[LedgerEntry]:
    """The entries by answer; every entry stands where it says."""
    shown = {x.id: x.draft.text for o in filled.proposals[0].objectives for x in (o, *o.key_results)}
    for e in filled.proposals[0].ledger:
        if e.field == "text" and e.target in shown:
            assert shown[e.target][e.span.start : e.span.end] == e.quote
    return [e for e in filled.proposals[0].ledger if e.origin == "answer"]


# --- the direction ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "words", "fact"),
    [("zh", "让 200 家老店愿意续签", "200 家"), ("en", "Let 200 shops renew gladly", "200")],
)
def test_own_words_for_the_direction_are_the_objective(lang: Lang, words: str, fact: str) -> None:
    ask = Question(id="q1", about="O1", slot="direction", ask="?", options=("A", "B"))
    filled = fill(outcome(lang, "续约率 85%", questions=(ask,)), {"q1": f"  {words} "})
    assert filled.proposals[0].objectives[0].draft.text == words
    assert [(e.target, e.quote, e.question) for e in traced(filled)] == [("O1", fact, "q1")]
    assert not filled.proposals[0].objectives[0].draft.kept


@pytest.mark.parametrize(("lang", "ask"), [("zh", "「500 万」是为了什么？"), ("en", "What is “500” for?")])
def test_what_a_figure_is_for_is_the_reason_under_the_objective(lang: Lang, ask: str) -> None:
    question = Question(id="q1", about="O1", slot="direction", ask=ask, options=GOALS[lang])
    before = outcome(lang, "续约率 85%", questions=(question,))
    filled = fill(before, {"q1": GOALS[lang][0]})
    draft = filled.proposals[0].objectives[0].draft
    assert draft.text == before.proposals[0].objectives[0].draft.text
    assert GOALS[lang][0] in draft.why
    assert not settle(before, {"q1": GOALS[lang][0]}).questions


# --- what should be different once it is done -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "work", "answer"),
    [
        ("zh", "整理投诉台账", "投诉从每月 9 起到 3 起"),
        ("en", "Weekly bug triage", "escaped bugs per release from 9 to 3"),
    ],
)
@pytest.mark.parametrize("stood", ["initiative", "parked", "line"])
def test_a_change_that_is_named_is_a_key_result_with_the_work_under_it(
    lang: Lang, work: str, answer: str, stood: str
) -> None:
    ask = Question(id="q2", about="O1.KR7", slot="metric", ask="?")
    drafted = outcome(lang, work if stood == "line" else "NPS 45", questions=(ask,))
    proposal = drafted.proposals[0]
    row = proposal.objectives[0].key_results[0]
    if stood == "line":
        row = replace(row, draft=replace(row.draft, rewrites=("O1.KR7",), kept=True))
    elif stood == "initiative":
        row = replace(
            row, draft=replace(row.draft, initiatives=(Initiative(work, "O1.KR7"), Initiative("x", "O1.KR8")))
        )
    proposal = replace(
        proposal,
        objectives=(replace(proposal.objectives[0], key_results=(row,)),),
        parked=(Parked(work, "O1.KR7", ""),) if stood == "parked" else (),
    )
    filled = fill(replace(drafted, proposals=(proposal,)), {"q2": answer})
    rows = filled.proposals[0].objectives[0].key_results
    assert texts(filled) == ([answer] if stood == "line" else ["NPS 45", answer])
    assert rows[-1].draft.rewrites == ("O1.KR7",)
    assert rows[-1].draft.initiatives == (Initiative(work, "O1.KR7"),)
    assert rows[-1].sentence.text == answer
    assert rows[-1].sentence.targets
    assert {e.question for e in traced(filled)} == {"q2"}
    assert not filled.proposals[0].parked
    if stood == "initiative":
        assert [i.text for i in rows[0].draft.initiatives] == ["x"]


@pytest.mark.parametrize(
    ("lang", "name", "text"),
    [
        ("zh", "客户投诉量", f"客户投诉量从{b('baseline')}到{b('target')}"),
        ("en", "escaped bugs", f"escaped bugs from {b('baseline', 'en')} to {b('target', 'en')}"),
    ],
)
def test_a_metric_by_name_leaves_its_figures_to_be_asked(lang: Lang, name: str, text: str) -> None:
    ask = Question(id="q2", about="O1.KR7", slot="metric", ask="?", options=(name,))
    drafted = outcome(lang, "NPS 45", questions=(ask,))
    settled = settle(drafted, {"q2": name})
    assert texts(settled)[-1] == text
    assert [q.id for q in settled.questions] == ["q2b"]
    both = settle(drafted, {"q2": name, "q2b": "9 到 3" if lang == "zh" else "9 to 3"})
    assert "9" in texts(both)[-1]
    assert not read_sentence(texts(both)[-1], lang).blanks
    assert not both.questions


def test_the_page_asks_for_the_figures_of_a_named_metric() -> None:
    state = reduce(State(), Started(request_zh()))
    ask = Question(id="q2", about="O1.KR7", slot="metric", ask="?", options=("客户投诉量",))
    for event in run_of(outcome("zh", "NPS 45", questions=(ask,))):
        state = reduce(state, event)
    state = reduce(state, Answered("q2", "客户投诉量"))
    assert [q.id for q in open_questions(state)] == ["q2b"]
    state = reduce(state, Answered("q2b", "9 到 3"))
    shown = outcome_of(state)
    assert shown is not None
    assert texts(shown)[-1] == "客户投诉量从9到3"


# --- a start for a line that has none ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "kept", "answer", "text"),
    [
        ("en", "coverage 80%", "from 64% to 80%", "coverage from 64% to 80%"),
        ("en", "coverage 80% by end of May", "64", "coverage from 64% to 80% by end of May"),
        ("en", "coverage 80%", "64% to 85%", "coverage from 64% to 85%"),
        ("en", "churn below 3%", "4% today", "churn from 4% to below 3%"),
        ("zh", "续约率 85%", "70%", "续约率从 70% 到 85%"),
        ("zh", "续约率不低于 85%", "70%", "续约率从 70% 到不低于 85%"),
        ("zh", "续约率不低于 85%", "90%", "续约率不低于 85%"),
    ],
)
def test_a_start_is_put_in_front_of_the_target(lang: Lang, kept: str, answer: str, text: str) -> None:
    ask = Question(id="q1", about="O1.KR4", slot="baseline", ask="?")
    drafted = outcome(lang, kept, questions=(ask,), rewrites=("O1.KR4",))
    assert texts(fill(drafted, {"q1": answer})) == [text]
    assert texts(fill(drafted, {"O1.KR1.baseline": answer})) == [text]
    notices = settle(drafted, {"q1": answer}).notices
    assert [n.code for n in notices] == (["answer_unused"] if text == kept else [])


# --- answers that leave the question open -----------------------------------------------------------------------


@pytest.mark.parametrize("slot", ["baseline", "target", "deadline"])
@pytest.mark.parametrize(
    "answer",
    [
        "ask my leader",
        "I don't know",
        "I don't know yet",
        "no idea",
        "TBD",
        "不知道",
        "问 leader",
        "待定",
        "问一下领导",
    ],
)
def test_nobody_knows_is_no_figure(slot: str, answer: str) -> None:
    text = f"退货率从{b('baseline')}%到{b('target')}%，{b('deadline')}前完成"
    ask = Question(id="q1", about="O1.KR1", slot=slot, ask="?")  # type: ignore[arg-type]
    settled = settle(outcome("zh", text, questions=(ask,)), {"q1": answer})
    assert texts(settled) == [text]
    assert [n.code for n in settled.notices] == ["answer_to_leader"]
    assert answer in settled.notices[0].text.zh
    state = reduce(State(), Started(request_zh()))
    for event in run_of(outcome("zh", text, questions=(ask,))):
        state = reduce(state, event)
    told = reduce(state, Answered("q1", answer)).answer_to("q1")
    assert told is not None
    assert told.way == "leader"


def test_to_be_measured_is_a_start_and_no_target() -> None:
    text = f"退货率从{b('baseline')}%到{b('target')}%"
    drafted = outcome("zh", text)
    assert (
        "基线待测（我，8 月 10 日前）到" in texts(fill(drafted, {"O1.KR1.baseline": "基线待测（我，8 月 10 日前）"}))[0]
    )
    assert texts(fill(drafted, {"O1.KR1.target": "基线待测"})) == [text]


# --- units ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "slot", "answer", "text"),
    [
        ("Output from [B] notes to [T] notes", "target", "30 pages a week", "Output from [B] notes to 30 pages a week"),
        ("Gaps from [B]% to [T]%", "baseline", "about 6 per 1k searches", "Gaps from about 6 per 1k searches to [T]%"),
        ("Happiness score from [B]% to [T]%", "baseline", "4.2 to 4.6", "Happiness score from 4.2 to 4.6"),
        ("Hiring from [B] days to [T] days", "baseline", "62 to 48 days", "Hiring from 62 days to 48 days"),
        ("Hiring from [B] hours to [T] hours", "baseline", "62 to 48 days", "Hiring from 62 days to 48 days"),
        ("Errors reaching [T]%", "target", "within 5%", "Errors at most 5%"),
        ("Errors at most [T]%", "target", "within 5%", "Errors at most 5%"),
        ("Orders from [B] to [T]", "baseline", "+8,000 on top of 21,000", "Orders from 21,000 to [T]"),
        ("Refunds from [B]% to [T]% by [D]", "deadline", "from 34% to 22% by end of December", "Refunds from 34% to 22% by end of December"),
        ("产出从【b】篇到【t】篇", "baseline", "每周 30 页", "产出从每周 30 页到【t】篇"),
        ("周期从【b】天到【t】天", "baseline", "62 到 48 天", "周期从62天到48天"),
        ("差错率不高于【t】%", "target", "5% 以内", "差错率不高于5%"),
        ("差错率达到【t】%", "target", "不超过 5%", "差错率不超过 5%"),
        ("退货率从【b】%到【t】%，【d】前完成", "deadline", "从 34% 降到 22%，12 月底前", "退货率从34%到22%，12 月底前完成"),
        ("签约额从【b】元到【t】元", "baseline", "30 万到 50 万", "签约额从30 万元到50 万元"),
    ],
)  # fmt: skip
def test_the_unit_of_the_answer_stands_once(template: str, slot: str, answer: str, text: str) -> None:
    lang: Lang = "en" if template.isascii() else "zh"

    def whole(short: str) -> str:
        for mark, name in (("b", "baseline"), ("t", "target"), ("d", "deadline")):
            short = short.replace(f"[{mark.upper()}]", b(name, "en")).replace(f"【{mark}】", b(name))  # type: ignore[arg-type]
        return short

    ask = Question(id="q1", about="O1.KR1", slot=slot, ask="?")  # type: ignore[arg-type]
    filled = fill(outcome(lang, whole(template), questions=(ask,)), {"q1": answer})
    assert texts(filled) == [whole(text)]


# --- what is left -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "other"), [("zh", "看情况"), ("en", "it depends")])
def test_answered_questions_are_gone_and_the_rest_keep_their_ids(lang: Lang, other: str) -> None:
    start, end = b("baseline", lang), b("target", lang)
    line = f"续约率从{start}%到{end}%" if lang == "zh" else f"Renewals from {start}% to {end}%"
    asked = tuple(Question(id=f"q{n}", about=f"O1.KR{n}", slot="baseline", ask=f"? {n}") for n in (1, 2, 3))
    join = "到" if lang == "zh" else " to "
    settled = settle(
        outcome(lang, line, line, line, questions=asked), {"q1": f"30%{join}45%", "q2": other, "q9": "1", "cycle": "Q3"}
    )
    assert [q.id for q in settled.questions] == ["q2", "q3"]
    assert [n.code for n in settled.notices] == ["answer_unused", "answer_unused"]
    assert other in settled.notices[0].text.in_lang(lang)
    assert "q9" in settled.notices[1].text.in_lang(lang)


def test_a_change_without_its_end_is_said() -> None:
    asked = (Question(id="q1", about="O1.KR1", slot="baseline", ask="?"),)
    drafted = outcome("en", f"Orders from {b('baseline', 'en')} to {b('target', 'en')}", questions=asked)
    notices = settle(drafted, {"q1": "+8,000"}).notices
    assert [n.code for n in notices] == ["answer_unused"]
    assert "+8,000" in notices[0].text.en


# --- places as keys ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "new", "aim"),
    [("zh", "续约率从 70% 到 85%", "让老店愿意续签"), ("en", "Renewals from 70% to 85%", "Shops renew gladly")],
)
def test_a_line_named_by_its_place_takes_the_new_words(lang: Lang, new: str, aim: str) -> None:
    drafted = outcome(lang, f"NPS {b('target', lang)}", "NPS 45")
    settled = settle(drafted, {"O1": aim, "O1.KR2": new, "O1.KR1.target": "40", "O1.KR9": new})
    assert settled.proposals[0].objectives[0].draft.text == aim
    assert texts(settled) == ["NPS 40", new]
    assert settled.proposals[0].objectives[0].key_results[1].sentence.baseline is not None
    assert [n.code for n in settled.notices] == ["answer_unused"]
    assert {(e.target, e.quote) for e in traced(settled)} == {("O1.KR1", "40"), ("O1.KR2", "70%"), ("O1.KR2", "85%")}
    assert all(e.span != Span(0, 0) for e in traced(settled))


def test_new_words_that_contradict_themselves_are_found() -> None:
    settled = settle(outcome("zh", "NPS 45"), {"O1.KR1": "续约率从 85% 提升到 85%"})
    assert [f.check for f in settled.proposals[0].findings] == ["K09"]
    assert not settled.proposals[0].complete
