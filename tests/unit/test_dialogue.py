"""A turn that takes a model: what was asked changes, verified; the rest stays word for word; a model that fails is told of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from assistant.dialogue import begin, converse, retested
from assistant.drafter.model.turns import ModelPartner
from assistant.drafter.rules.turning import RulePartner
from assistant.llm import chat
from assistant.llm.chat import ChatDoor
from assistant.llm.endpoint import Endpoint
from assistant.llm.scripted import ScriptedDoor
from assistant.session import State, outcome_of, reduce
from tests.scripted import failures, inventions
from tests.scripted.server import Act, Server

ZH = "O：提升租户服务\nKR1：到期续租率从 62% 提升到 78%\nKR2：报修平均响应由 9 小时降到 4 小时"
EN = "O: Better parcel service\nKR1: Deliveries on the promised day go from 70% to 88%\nKR2: Lost parcels fall from 40 to 12 a month"


@pytest.fixture(autouse=True)
def _nothing_learned() -> Iterator[None]:
    chat._learned.clear()
    yield
    chat._learned.clear()


def reply(kind: str = "items", *, items: Sequence[dict[str, str]] = (), drop: Sequence[str] = (), say: str = "") -> str:
    return json.dumps({"kind": kind, "items": list(items), "drop": list(drop), "say": say}, ensure_ascii=False)


def item(target: str, text: str, why: str = "") -> dict[str, str]:
    return {"id": target, "text": text, "why": why}


def said(draft: str, sentence: str, *replies: str | Any) -> tuple[State, ScriptedDoor]:
    door = ScriptedDoor(replies)
    state = begin(draft)
    told = converse(state, sentence, partner=ModelPartner(door), rules=RulePartner())
    return reduce(state, told), door


def lines(state: State) -> list[str]:
    outcome = outcome_of(state)
    assert outcome is not None
    objective = outcome.proposals[0].objectives[0]
    return [objective.draft.text, *(k.draft.text for k in objective.key_results)]


def test_only_the_line_that_was_asked_for_changes() -> None:
    state, door = said(ZH, "目标写得更像人话", reply(items=[item("O1", "让租户愿意一直留下来", "说清了谁")]))
    assert lines(state) == ["让租户愿意一直留下来", *lines(begin(ZH))[1:]]
    turn = state.turns[-1]
    assert (turn.kind, turn.by, turn.changed) == ("done", "model", ("O1",))
    assert len(door.asked) == 1
    assert "<<<\n目标写得更像人话\n>>>" in door.asked[0][-1].content
    after = reduce(state, converse(state, "撤销", partner=ModelPartner(door), rules=RulePartner()))
    assert lines(after) == lines(begin(ZH))
    assert len(door.asked) == 1, "what code can do asks nobody"


@pytest.mark.parametrize(
    ("draft", "sentence"), [(ZH, "KR1 改成 80%"), (EN, "KR2 to 10"), (ZH, "KR 和 KPI 有什么区别？")]
)
def test_what_code_can_do_asks_no_model(draft: str, sentence: str) -> None:
    _, door = said(draft, sentence, reply())
    assert door.asked == []


def test_a_line_that_came_back_as_it_was_is_no_change() -> None:
    same = [item(f"O1.KR{n}", line) for n, line in enumerate(lines(begin(EN))[1:], 1)]
    state, _ = said(EN, "make it shorter", reply(items=[item("O1", "Parcels arrive as promised"), *same]))
    assert lines(state) == ["Parcels arrive as promised", *lines(begin(EN))[1:]]
    assert state.turns[-1].changed == ("O1",)


@pytest.mark.parametrize("fact", inventions.FIGURES_ZH + inventions.DATES_ZH + inventions.PEOPLE_ZH + inventions.LINKS)
def test_what_nobody_gave_is_not_taken_over_in_chinese(fact: str) -> None:
    state, _ = said(
        ZH, "KR2 写得更具体", reply(items=[item("O1.KR2", f"报修平均响应由 9 小时降到 4 小时，{fact}", f"因为{fact}")])
    )
    outcome = outcome_of(state)
    assert outcome is not None
    shown = " ".join([*lines(state), *(k.draft.why for k in outcome.proposals[0].objectives[0].key_results)])
    assert fact not in shown
    assert "由 9 小时降到 4 小时" in lines(state)[2]


@pytest.mark.parametrize("fact", inventions.FIGURES_EN + inventions.PEOPLE_EN + inventions.LINKS)
def test_what_nobody_gave_is_not_taken_over_in_english(fact: str) -> None:
    words = f"Lost parcels fall from 40 to 12 a month thanks to {fact}"
    state, _ = said(EN, "make KR2 more concrete", reply(items=[item("O1.KR2", words, f"because of {fact}")]))
    outcome = outcome_of(state)
    assert outcome is not None
    shown = " ".join([*lines(state), *(k.draft.why for k in outcome.proposals[0].objectives[0].key_results)])
    assert fact not in shown


def test_a_target_of_the_persons_is_not_lost() -> None:
    state, _ = said(
        EN, "make KR1 sound better", reply(items=[item("O1.KR1", "Most deliveries come on the promised day")])
    )
    assert lines(state) == lines(begin(EN))
    assert state.turns[-1].kind == "refused"


def test_a_figure_moved_to_another_line_is_not_taken() -> None:
    state, _ = said(ZH, "KR2 换个说法", reply(items=[item("O1.KR2", "报修平均响应由 62% 降到 78%")]))
    assert "62%" not in lines(state)[2]


def test_a_figure_that_the_sentence_gives_may_stand() -> None:
    state, _ = said(
        ZH, "KR2 写得激进些，比如两小时内响应", reply(items=[item("O1.KR2", "报修平均响应由 9 小时降到 2 小时")])
    )
    assert lines(state)[2] in ("报修平均响应由 9 小时降到 2 小时", "报修平均响应由 9 小时降到 4 小时")


def test_a_line_is_added_with_blanks_and_one_left_out() -> None:
    new = item("new", "租户满意度从【待填：基线】分到【待填：目标】分", "留下来的人满意")
    state, _ = said(ZH, "补一条看得出租户感受的，KR2 那条太细了", reply(items=[new], drop=["O1.KR2"]))
    assert lines(state) == ["提升租户服务", lines(begin(ZH))[1], new["text"]]


def test_an_answer_and_a_question_back_change_nothing() -> None:
    for kind, words in (("answer", "KR2 已经够难了。"), ("question", "想更难，还是想更清楚？")):
        state, _ = said(ZH, "你觉得 KR2 怎么样", reply(kind, say=words))
        assert lines(state) == lines(begin(ZH))
        assert (state.turns[-1].kind, state.turns[-1].reply) == (kind, words)


def test_an_answer_with_a_made_up_figure_is_not_shown() -> None:
    state, _ = said(ZH, "你觉得 KR2 怎么样", reply("answer", say="行业平均是 73%，你这个偏低。"))
    assert "73%" not in state.turns[-1].reply


def test_an_answer_that_carries_markup_is_not_shown() -> None:
    state, _ = said(ZH, "你觉得 KR2 怎么样", reply("answer", say="看 <script>alert(1)</script> https://evil.example"))
    assert "script" not in state.turns[-1].reply
    assert "evil" not in state.turns[-1].reply


def test_words_that_drew_an_error_are_asked_for_again() -> None:
    bad = reply(items=[item("O1.KR2", "报修平均响应由 9 小时降到 4 小时，覆盖 29 家园区")])
    good = json.dumps({"text": "平均报修响应由 9 小时降到 4 小时", "why": ""}, ensure_ascii=False)
    state, door = said(ZH, "KR2 说清楚是谁的报修", bad, good)
    assert lines(state)[2] == "平均报修响应由 9 小时降到 4 小时"
    assert len(door.asked) == 2


CUT = '{"kind":"items","items":[{"id":"O1","text":"让租'


@pytest.mark.parametrize(
    "act",
    [
        failures.unauthorized,
        failures.model_missing,
        failures.rate_limited(500),
        failures.quota,
        failures.broken,
        failures.bad_gateway,
        failures.too_long,
        failures.filtered_before,
        failures.refuses,
        failures.filtered,
        failures.html,
        failures.plain_text,
        failures.error_body,
        failures.error_in_stream,
        failures.no_choices,
        failures.choices_are_null,
        failures.json_without_choices,
        failures.nothing_at_all,
        failures.empty,
        failures.garbled_events,
        failures.hangs_up,
        failures.truncated_after(CUT),
        failures.drops_after(CUT),
        failures.breaks_chunks_after(CUT),
        failures.says("我不会 JSON"),
        failures.says("[]"),
        failures.says('{"kind": 7}'),
    ],
    ids=lambda act: getattr(act, "__name__", "act"),
)
def test_a_model_that_fails_is_told_of_in_plain_words_and_nothing_changes(scripted_server: Server, act: Act) -> None:
    scripted_server.play(act)
    to = Endpoint(provider="openai", model="scripted-1", base_url=scripted_server.url, api_key="sk-1", timeout_s=5)
    state = begin(ZH)
    with ChatDoor(to) as door:
        told = converse(state, "目标写得更像人话", partner=ModelPartner(door), rules=RulePartner())
        doubted = converse(state, "这份 OKR 有什么漏洞？", partner=ModelPartner(door), rules=RulePartner())
    assert told.moves == ()
    assert told.turn.reply
    assert "Traceback" not in told.turn.reply
    assert "sk-1" not in told.turn.reply
    assert (doubted.turn.kind, doubted.turn.by) == ("counter", "code"), "the rules find one"


def test_a_timeout_is_told_of(scripted_server: Server) -> None:
    scripted_server.play(failures.silent(3))
    to = Endpoint(provider="openai", model="scripted-1", base_url=scripted_server.url, api_key="sk-1", timeout_s=0.3)
    with ChatDoor(to) as door:
        told = converse(begin(ZH), "目标写得更像人话", partner=ModelPartner(door), rules=RulePartner())
    assert told.moves == ()
    assert told.turn.reply


def test_without_a_model_the_reply_says_so_and_offers_what_works() -> None:
    told = converse(begin(ZH), "目标写得更有力一些", partner=None, rules=RulePartner())
    assert told.moves == ()
    assert "模型" in told.turn.reply
    assert told.turn.options


@pytest.mark.parametrize(
    ("draft", "sentence", "words"),
    [(ZH, "换成以留存为主线", "让"), (EN, "make it about on-time delivery", "")],
)
def test_a_direction_that_the_lexicon_knows_needs_no_model(draft: str, sentence: str, words: str) -> None:
    state = begin(draft)
    after = reduce(state, converse(state, sentence, partner=None, rules=RulePartner()))
    assert lines(after)[0] != lines(state)[0]
    assert words in lines(after)[0]
    assert lines(after)[1:] == lines(state)[1:]


# --- the counterexample -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("draft", "sentence", "about", "text"),
    [
        (ZH, "这份 OKR 有什么漏洞？", "报修平均响应", "最差的那些报修响应"),
        (EN, "what could go wrong?", "Lost parcels", "spot check"),
        ("O：让病人少等\nKR1：9 月 30 日前上线自助取药机", "给我一个反例", "自助取药机", "【待填：目标】"),
        ("O: Patients wait less\nKR1: Launch the self-service desk by 30 September", "give me a counterexample", "self-service", "[TBD: target]"),
        ("O：让更多客户选择我们\nKR1：签约额从 300 万到 500 万", "怎么会全达标还是失败", "签约额", "不高于"),
    ],
)  # fmt: skip
def test_the_rules_tell_how_every_line_is_reached_and_the_objective_fails(
    draft: str, sentence: str, about: str, text: str
) -> None:
    state = begin(draft)
    told = converse(state, sentence, partner=None, rules=RulePartner())
    state = reduce(state, told)
    assert state.counter is not None
    assert about in state.counter.story
    assert text in state.counter.text
    assert told.turn.kind == "counter"
    closed = reduce(state, converse(state, told.turn.options[0], partner=None, rules=RulePartner()))
    assert state.counter.text in lines(closed)
    outcome = outcome_of(closed)
    assert outcome is not None
    assert closed.counter is not None
    assert retested(closed.counter, outcome.proposals[0]) == "closed"
    assert closed.turns[-1].reply != told.turn.reply


def test_a_counterexample_of_a_model_is_verified() -> None:
    gap = {"story": "催着租户签字，续租率到了 78%，人却怨声载道。", "about": ["O1.KR1"], "text": "租户满意度从【待填：基线】分到【待填：目标】分", "why": "签了不等于愿意"}  # fmt: skip
    state, _ = said(ZH, "有什么漏洞", json.dumps(gap, ensure_ascii=False))
    assert state.counter is not None
    assert (state.counter.by, state.counter.about) == ("model", ("O1.KR1",))
    gap["story"] = "行业里 63% 的园区都这样翻车。"
    state, _ = said(ZH, "有什么漏洞", json.dumps(gap, ensure_ascii=False))
    assert state.counter is not None
    assert state.counter.by == "code", "a story with a made-up figure is not told"
    assert "63%" not in state.turns[-1].reply


def test_a_counterexample_is_moot_once_its_line_is_gone() -> None:
    state = begin(ZH)
    for sentence in ("有什么漏洞", "KR2 不要了"):
        state = reduce(state, converse(state, sentence, partner=None, rules=RulePartner()))
    outcome = outcome_of(state)
    assert outcome is not None
    assert state.counter is not None
    assert retested(state.counter, outcome.proposals[0]) == "moot"
    assert "反例" in state.turns[-1].reply
