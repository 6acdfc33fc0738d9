"""The model drafter: pieces as they finish, the person's own words where they hold, and a clear end when it fails."""

from __future__ import annotations

import dataclasses
import json
import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from assistant.drafter import Drafter
from assistant.drafter.model import ModelDrafter
from assistant.errors import ModelError
from assistant.library import Example, ExampleKeyResult
from assistant.llm import chat
from assistant.llm.chat import ChatDoor
from assistant.llm.door import Message, Patience
from assistant.llm.endpoint import Endpoint
from assistant.llm.failures import failure
from assistant.llm.scripted import ScriptedDoor
from assistant.parse import parse
from assistant.settings import Settings
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    DraftPiece,
    Finding,
    Lang,
    Parked,
    Question,
    Request,
    Review,
    Severity,
    StartProposal,
    Text,
)
from tests.scripted import failures, writers
from tests.scripted.server import Act, Exchange, Server

ZH = "O：提升会员体验\nKR1：上线会员日\nKR2：复购率从 20% 到 30%\nKR3：会员更满意\nKR4：处理日常退款"
ZH_FLAWS = {"O1": "O02", "O1.KR1": "K02", "O1.KR3": "K03", "O1.KR4": "K02"}
EN = "O: Better onboarding\nKR1: run 4 workshops\nKR2: Time to first release from 12 to 5 days\nKR3: happier new hires"
EN_FLAWS = {"O1": "O02", "O1.KR1": "K02", "O1.KR3": "K03"}
TWO = "O1：提升留存\nKR1：做拉新活动\nKR2：次日留存从 30% 到 40%\nO2：省下人力\nKR1：上线自助退款\nKR2：人工工单从 900 降到 400"
TWO_FLAWS = {"O1": "O02", "O1.KR1": "K02", "O2": "O02", "O2.KR1": "K02"}


@pytest.fixture(autouse=True)
def _nothing_learned() -> Iterator[None]:
    chat._learned.clear()
    yield
    chat._learned.clear()


@pytest.fixture
def drafter(scripted_server: Server) -> Iterator[ModelDrafter]:
    to = Endpoint(provider="openai", model="scripted-1", base_url=scripted_server.url, api_key="sk-1", timeout_s=5)
    with ChatDoor(to) as door:
        yield ModelDrafter(door)


def _finding(check: str, target: str, severity: Severity = "warning") -> Finding:
    words = Text(f"{check} 不行", f"{check} will not do")
    return Finding(
        check=check, name=check, severity=severity, target=target, quote="", span=None, message=words, suggestion=words,
        sources=(),
    )  # fmt: skip


def _case(text: str = ZH, flaws: dict[str, str] | None = None, *, parent: str | None = None) -> tuple[Request, Review]:
    lang: Lang = "zh" if "：" in text else "en"
    found = tuple(_finding(check, target) for target, check in (ZH_FLAWS if flaws is None else flaws).items())
    review = Review(document=parse(text, lang=lang), parent=parse(parent) if parent else None, findings=found)
    return Request(text=text, lang=lang, parent=parent), review


def _draft(drafter: Drafter, case: tuple[Request, Review], examples: Sequence[Example] = ()) -> list[DraftPiece]:
    return list(drafter.draft(*case, examples))


def _reply(*key_results: dict[str, Any], objective: object = "让会员愿意常回来", **more: Any) -> str:
    made = {"text": objective, "why": "", "key_results": list(key_results)}
    return json.dumps({"objectives": [made], "parked": [], "questions": [], **more}, ensure_ascii=False)


def _scripted(*replies: Any, finish: str | None = "stop", **options: Any) -> tuple[ModelDrafter, ScriptedDoor]:
    door = ScriptedDoor(replies, finish=finish)
    return ModelDrafter(door, **options), door


def _key_results(pieces: Sequence[DraftPiece]) -> list[DraftedKeyResult]:
    return [p for p in pieces if isinstance(p, DraftedKeyResult)]


# --- what comes out -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "flaws"), [(ZH, ZH_FLAWS), (EN, EN_FLAWS)])
def test_a_draft_comes_back_with_every_line_in_its_place(
    scripted_server: Server, drafter: ModelDrafter, text: str, flaws: dict[str, str]
) -> None:
    scripted_server.play(writers.well_behaved)
    request, review = _case(text, flaws)
    pieces = _draft(drafter, (request, review))
    assert isinstance(pieces[0], StartProposal)
    assert isinstance(pieces[1], DraftedObjective)
    assert pieces[1].rewrites == ("O1",)
    kept = [k for k in _key_results(pieces) if k.kept]
    assert [k.text for k in kept] == [review.document.objectives[0].key_results[1].text]
    placed = {r for k in _key_results(pieces) for r in k.rewrites}
    placed |= {i.source for k in _key_results(pieces) for i in k.initiatives if i.source}
    placed |= {p.source for p in pieces if isinstance(p, Parked) and p.source}
    assert placed >= {"O1.KR1", "O1.KR2", "O1.KR3"}
    assert drafter.usage is not None
    assert drafter.usage["calls"] == 1
    assert drafter.prompt is not None
    assert drafter.prompt.startswith("draft.v1@")
    assert drafter.model == "scripted-1"


def test_the_first_key_result_is_there_before_the_reply_ends(scripted_server: Server, drafter: ModelDrafter) -> None:
    release = threading.Event()

    def act(exchange: Exchange) -> None:
        exchange.begin()
        exchange.delta('{"objectives":[{"text":"让会员愿意常回来","why":"","key_results":[{"rewrites":["O1.KR3"],')
        exchange.delta(
            '"text":"会员满意度从【待填：基线】分到【待填：目标】分","why":"","supports":[],"initiatives":[]}'
        )
        release.wait(5)
        exchange.delta(',{"rewrites":["O1.KR2"],"text":"复购率从 20% 到 30%"}]}],"parked":[],"questions":[]}')
        exchange.done()

    scripted_server.play(act)
    stream = drafter.draft(*_case(), ())
    assert isinstance(next(stream), StartProposal)
    assert isinstance(next(stream), DraftedObjective)
    first = next(stream)
    assert isinstance(first, DraftedKeyResult)
    assert first.rewrites == ("O1.KR3",)
    assert not release.is_set()
    release.set()
    assert [k.text for k in _key_results(list(stream))] == ["复购率从 20% 到 30%"]


def test_a_sound_line_comes_back_word_for_word_whatever_the_model_made_of_it() -> None:
    drafter, _ = _scripted(_reply({"rewrites": ["O1.KR2"], "text": "复购率大幅提升到 35%"}))
    (key_result,) = [k for k in _key_results(_draft(drafter, _case())) if "O1.KR2" in k.rewrites]
    assert key_result.text == "复购率从 20% 到 30%"
    assert key_result.kept


def test_a_sound_line_that_the_model_passed_over_comes_back() -> None:
    drafter, _ = _scripted(_reply({"rewrites": ["O1.KR3"], "text": "会员满意度从【待填：基线】到【待填：目标】"}))
    assert "复购率从 20% 到 30%" in [k.text for k in _key_results(_draft(drafter, _case())) if k.kept]


def test_a_sound_line_swallowed_by_a_list_of_all_lines_comes_back_by_itself() -> None:
    drafter, _ = _scripted(
        _reply(
            {
                "rewrites": ["O1.KR1", "O1.KR2", "O1.KR3", "O1.KR4"],
                "text": "会员日参与率从【待填：基线】到【待填：目标】",
            }
        )
    )
    first, second = _key_results(_draft(drafter, _case()))
    assert first.rewrites == ("O1.KR3",)
    assert [i.source for i in first.initiatives] == ["O1.KR1"], "a task, and no business as usual"
    assert second.text == "复购率从 20% 到 30%"


def test_blanks_glued_to_a_sound_line_come_off() -> None:
    drafter, _ = _scripted(
        _reply({"rewrites": ["O1.KR1", "O1.KR2"], "text": "复购率从 20% 到 30% 从【待填：基线】到【待填：目标】"})
    )
    first, *_ = _key_results(_draft(drafter, _case()))
    assert (first.text, first.rewrites, first.kept) == ("复购率从 20% 到 30%", ("O1.KR2",), True)


def test_a_sound_objective_stays() -> None:
    drafter, _ = _scripted(_reply(objective="全面赋能会员生态"))
    flaws = {k: v for k, v in ZH_FLAWS.items() if k != "O1"}
    objective = _draft(drafter, _case(flaws=flaws))[1]
    assert isinstance(objective, DraftedObjective)
    assert (objective.text, objective.kept) == ("提升会员体验", True)


def test_tasks_come_back_in_the_persons_own_words() -> None:
    drafter, _ = _scripted(
        _reply(
            {
                "rewrites": [],
                "text": "会员日参与率从【待填：基线】到【待填：目标】",
                "initiatives": [
                    {"from": "O1.KR9", "text": "上线会员日活动"},
                    {"from": "KR1", "text": "something else"},
                    {"from": "", "text": "请明星站台"},
                    {"from": "O1.KR2", "text": "复购率从 20% 到 30%"},
                ],
            }
        )
    )
    first, *_ = _key_results(_draft(drafter, _case()))
    assert [(i.text, i.source) for i in first.initiatives] == [("上线会员日", "O1.KR1")]
    assert first.suggested


@pytest.mark.parametrize("name", ["O1.KR3", "KR3", "kr 3", "O1-KR3", "O1KR3", "K3"])
def test_lines_are_found_however_they_are_named(name: str) -> None:
    drafter, _ = _scripted(_reply({"rewrites": [name], "text": "会员满意度从【待填：基线】到【待填：目标】"}))
    assert _key_results(_draft(drafter, _case()))[0].rewrites == ("O1.KR3",)


@pytest.mark.parametrize("name", ["", "O7.KR1", "P.O1.KR3", "the third", "O1", "KR"])
def test_names_of_no_line_are_dropped(name: str) -> None:
    drafter, _ = _scripted(_reply({"rewrites": [name], "text": "会员满意度从【待填：基线】到【待填：目标】"}))
    piece = _key_results(_draft(drafter, _case()))[0]
    assert piece.rewrites == ()
    assert piece.suggested


def test_supports_name_lines_of_the_parent_only() -> None:
    drafter, _ = _scripted(
        _reply(
            {
                "rewrites": ["O1.KR3"],
                "text": "满意度到【待填：目标】",
                "supports": ["P.O1.KR1", "O1", "P.O9", "x", "P.O1.KR1"],
            }
        )
    )
    case = _case(parent="O：让老客户更愿意留下\nKR1：年续费率 80%")
    assert _key_results(_draft(drafter, case))[0].supports == ("P.O1.KR1", "P.O1")


def test_labels_in_front_are_taken_off() -> None:
    drafter, _ = _scripted(
        _reply({"rewrites": ["O1.KR3"], "text": "KR1：会员满意度到【待填：目标】"}, objective="O1: 常回来")
    )
    pieces = _draft(drafter, _case())
    assert isinstance(pieces[1], DraftedObjective)
    assert pieces[1].text == "常回来"
    assert _key_results(pieces)[0].text == "会员满意度到【待填：目标】"


def test_parking_is_for_business_as_usual_not_for_sound_results() -> None:
    parked = [{"from": "O1.KR2", "text": "复购率", "reason": "r"}, {"from": "O1.KR4", "text": "退款", "reason": "日常"}]
    drafter, _ = _scripted(_reply({"rewrites": ["O1.KR3"], "text": "满意度到【待填：目标】"}, parked=parked))
    pieces = _draft(drafter, _case())
    assert [(p.source, p.text) for p in pieces if isinstance(p, Parked)] == [("O1.KR4", "处理日常退款")]
    assert "O1.KR2" in {r for k in _key_results(pieces) for r in k.rewrites}


def test_at_most_three_different_questions_of_known_kinds() -> None:
    ask = [
        {"about": "O1.KR2", "slot": "direction", "ask": f"问题{n}？", "options": ["a", "a", "x" * 99]}
        for n in "甲甲乙丙丁"
    ]
    drafter, _ = _scripted(_reply(questions=[{"slot": "colour", "ask": "?"}, *ask]))
    questions = [p for p in _draft(drafter, _case()) if isinstance(p, Question)]
    assert [q.ask for q in questions] == ["问题甲？", "问题乙？", "问题丙？"]
    assert questions[0].options == ("a",)
    assert any("slot" in reason for reason in drafter.rejected)


def test_notes_under_a_line_are_shown_and_may_become_initiatives() -> None:
    text = "- O：提升留存\n  - KR：次日留存从 30% 到 40%\n    - 先改新手引导"
    request, review = _case(text, {"O1": "O02"})
    assert review.document.objectives[0].key_results[0].notes
    key_result = {
        "rewrites": ["O1.KR1"],
        "text": "次日留存从 30% 到 40%",
        "initiatives": [{"from": "", "text": "改新手引导"}],
    }
    drafter, door = _scripted(_reply(key_result))
    (piece,) = _key_results(_draft(drafter, (request, review)))
    assert "先改新手引导" in door.asked[0][-1].content
    assert [(i.text, i.source) for i in piece.initiatives] == [("先改新手引导", "O1.KR1")]


def test_the_house_says_how_many_key_results() -> None:
    drafter, door = _scripted(_reply())
    request, review = _case()
    _draft(drafter, (dataclasses.replace(request, profile="dingdang-light"), review))
    assert "每个目标写" in door.asked[0][-1].content
    _draft(drafter, (request, review))
    assert "每个目标写" not in door.asked[1][-1].content


def test_a_new_key_result_under_the_number_of_a_sound_line_is_a_slip() -> None:
    drafter, _ = _scripted(_reply({"rewrites": ["O1.KR2"], "text": "会员满意度从【待填：基线】分到【待填：目标】分"}))
    texts = [k.text for k in _key_results(_draft(drafter, _case()))]
    assert texts == ["会员满意度从【待填：基线】分到【待填：目标】分", "复购率从 20% 到 30%"]


# --- models that do not do as they are told -----------------------------------------------------------------------


def test_an_item_of_the_wrong_kind_is_asked_for_once_more_with_the_reason() -> None:
    good = {"rewrites": ["O1.KR3"], "text": "会员满意度从【待填：基线】到【待填：目标】"}
    drafter, door = _scripted(_reply({"rewrites": ["O1.KR3"], "text": 45}), json.dumps(good, ensure_ascii=False))
    assert "会员满意度从【待填：基线】到【待填：目标】" in [k.text for k in _key_results(_draft(drafter, _case()))]
    assert len(door.asked) == 2
    assert "text" in door.asked[1][-1].content
    assert drafter.rejected


def test_an_objective_of_the_wrong_kind_leaves_the_persons_own() -> None:
    drafter, _ = _scripted(_reply({"rewrites": ["O1.KR3"], "text": "满意度到【待填：目标】"}, objective=["no"]))
    objective = _draft(drafter, _case())[1]
    assert isinstance(objective, DraftedObjective)
    assert objective.kept
    assert objective.text == "提升会员体验"


def test_a_reply_without_json_is_asked_for_once_more() -> None:
    drafter, door = _scripted("好的，我来帮你改。", _reply({"rewrites": ["O1.KR3"], "text": "满意度到【待填：目标】"}))
    assert _key_results(_draft(drafter, _case()))
    assert len(door.asked) == 2
    assert len(door.asked[1]) == len(door.asked[0]) + 1


def test_a_model_that_never_writes_json_ends_in_one_error() -> None:
    drafter, door = _scripted("no json here")
    with pytest.raises(ModelError) as caught:
        _draft(drafter, _case())
    assert caught.value.code == "not_json"
    assert len(door.asked) == 2


def test_a_model_that_goes_round_in_circles_is_left() -> None:
    same = {"rewrites": ["O1.KR3"], "text": "会员满意度从【待填：基线】到【待填：目标】"}
    other = [{"rewrites": [], "text": f"会员满意度{n}从【待填：基线】到【待填：目标】"} for n in "甲乙丙丁戊己庚辛壬癸"]
    for key_results in ([same] * 40, other * 4):
        drafter, _ = _scripted(_reply(*key_results))
        assert len(_key_results(_draft(drafter, _case()))) <= 7


def test_a_model_that_parks_one_line_again_and_again_is_left() -> None:
    parked = [{"from": "O1.KR2", "text": "发周报", "reason": "日常"}] * 40
    last = {"about": "O1", "slot": "direction", "ask": "这一句在四十遍之后", "why": "", "options": []}
    reply = {
        "objectives": [{"text": "让会员更常回来", "why": "", "key_results": []}],
        "parked": parked,
        "questions": [last],
    }
    drafter, _ = _scripted(json.dumps(reply, ensure_ascii=False))
    pieces = _draft(drafter, _case())
    assert not [p for p in pieces if isinstance(p, Question)], "the rest of such a reply is not waited for"
    assert len([p for p in pieces if isinstance(p, Parked)]) <= 1


def test_half_a_reply_is_asked_for_the_other_half(scripted_server: Server, drafter: ModelDrafter) -> None:
    scripted_server.play(writers.half_the_items, writers.well_behaved)
    pieces = _draft(drafter, _case(TWO, TWO_FLAWS))
    assert [p.rewrites for p in pieces if isinstance(p, DraftedObjective)] == [("O1",), ("O2",)]
    texts = [k.text for k in _key_results(pieces)]
    assert "次日留存从 30% 到 40%" in texts
    assert "人工工单从 900 降到 400" in texts
    assert len(scripted_server.heard) == 2
    assert "O1.KR1 |" not in scripted_server.heard[1].asked


def test_what_is_passed_over_twice_comes_back_in_the_persons_words() -> None:
    first = {
        "text": "让新用户第二天还来",
        "why": "",
        "key_results": [{"rewrites": ["O1.KR1"], "text": "拉新留存到【待填：目标】"}],
    }
    drafter, _ = _scripted(json.dumps({"objectives": [first]}, ensure_ascii=False), '{"objectives":[]}')
    pieces = _draft(drafter, _case(TWO, TWO_FLAWS))
    assert [p.text for p in pieces if isinstance(p, DraftedObjective)] == ["让新用户第二天还来", "省下人力"]
    assert [k.text for k in _key_results(pieces)] == [
        "拉新留存到【待填：目标】",
        "次日留存从 30% 到 40%",
        "人工工单从 900 降到 400",
    ]


def test_a_long_draft_is_asked_for_in_parts() -> None:
    text = "\n".join(f"O{o}：目标{o}\n" + "\n".join(f"KR{k}：任务{o}{k}" for k in range(1, 6)) for o in range(1, 4))
    drafter, door = _scripted('{"objectives":[]}')
    _draft(drafter, _case(text, {}))
    assert len(door.asked) == 3
    assert "O2.KR1 |" in door.asked[1][-1].content
    assert "O1.KR1 |" not in door.asked[1][-1].content


def test_a_reply_that_breaks_off_after_its_work_is_done_is_no_failure() -> None:
    done = _reply(
        {"rewrites": ["O1.KR1", "O1.KR3", "O1.KR4"], "text": "会员日里会员满意度到【待填：目标】"},
        {"rewrites": ["O1.KR2"], "text": "复购率到 30%"},
    )
    drafter, _ = _scripted(done[: done.index('"parked"') + 12], finish="length")
    assert len(_key_results(_draft(drafter, _case()))) == 2


def test_of_many_lines_named_at_once_only_those_that_can_be_meant_count() -> None:
    text = "O：上线\nKR1：重写登录页\nKR2：给仓库贴标签\nKR3：写周报模板"
    reply = _reply({"rewrites": ["O1.KR1", "O1.KR2", "O1.KR3"], "text": "登录成功率从【待填：基线】%到【待填：目标】%"})
    drafter, _ = _scripted(reply)
    (key_result,) = _key_results(_draft(drafter, _case(text, dict.fromkeys(["O1.KR1", "O1.KR2", "O1.KR3"], "K02"))))
    assert [i.source for i in key_result.initiatives] == ["O1.KR1"]


@pytest.mark.parametrize(
    "wrapped",
    ["```json\n{}\n```", "<think>hm {{}} </think>{}", "Sure:\n{}\nDone."],
)
def test_wrapped_replies_are_read(scripted_server: Server, drafter: ModelDrafter, wrapped: str) -> None:
    before, _, after = wrapped.rpartition("{}")
    reply = _reply({"rewrites": ["O1.KR3"], "text": "满意度到【待填：目标】"})
    scripted_server.play(failures.says(before + reply + after))
    assert _key_results(_draft(drafter, _case()))


def test_a_sentence_of_the_worked_example_or_the_parent_is_not_the_persons(
    scripted_server: Server, drafter: ModelDrafter
) -> None:
    scripted_server.play(writers.copies_examples)
    pieces = _draft(drafter, _case())
    assert isinstance(pieces[1], DraftedObjective)
    assert pieces[1].text == "提升会员体验"
    assert [k.text for k in _key_results(pieces)] == ["复购率从 20% 到 30%"]

    scripted, _ = _scripted(_reply({"rewrites": ["O1.KR3"], "text": "年续费率 80%。"}))
    assert "年续费率 80%。" not in [
        k.text for k in _key_results(_draft(scripted, _case(parent="O：留下\nKR1：年续费率 80%")))
    ]


def test_an_objective_holds_no_blanks() -> None:
    drafter, _ = _scripted(_reply(objective="会员复购率从【待填：基线】到【待填：目标】"))
    objective = _draft(drafter, _case())[1]
    assert isinstance(objective, DraftedObjective)
    assert objective.text == "提升会员体验"


def test_key_results_of_an_objective_too_many_go_under_the_one_there_is() -> None:
    first = {"text": "让会员常回来", "key_results": [{"rewrites": ["O1.KR1"], "text": "会员日参与率到【待填：目标】"}]}
    second = {"text": "优化", "key_results": [{"rewrites": ["O1.KR3"], "text": "满意度到【待填：目标】"}]}
    drafter, _ = _scripted(json.dumps({"objectives": [first, second]}, ensure_ascii=False))
    pieces = _draft(drafter, _case())
    assert [p.text for p in pieces if isinstance(p, DraftedObjective)] == ["让会员常回来"]
    assert [k.text for k in _key_results(pieces)][:2] == ["会员日参与率到【待填：目标】", "满意度到【待填：目标】"]


def test_a_flawed_line_that_came_back_as_it_was_is_asked_for_by_itself() -> None:
    echo = _reply({"rewrites": ["O1.KR1"], "text": "上线会员日"}, {"rewrites": ["O1.KR3"], "text": "会员更满意。"})
    better = '{"text":"会员日参与率从【待填：基线】%到【待填：目标】%","why":"w"}'
    drafter, door = _scripted(echo, better, '{"text":"会员更满意","why":""}')
    pieces = _draft(drafter, _case())
    assert [k.text for k in _key_results(pieces)] == [
        "会员日参与率从【待填：基线】%到【待填：目标】%",
        "复购率从 20% 到 30%",
    ]
    assert [i.source for i in _key_results(pieces)[0].initiatives] == ["O1.KR1"]
    assert len(door.asked) == 3, "each of them once"
    assert "上线会员日" in door.asked[1][-1].content


@pytest.mark.parametrize(
    ("text", "unchanged"),
    [
        ("上线会员日", True),
        ("上线会员日，从【待填：基线】到【待填：目标】", True),
        ("上线会员日；会员更满意", True),
        ("上线会员日、会员更满意、折页、短视频、报价单、老带新裂变活动", True),
        ("会员更满意", True),
        ("会员满意度从【待填：基线】到【待填：目标】", False),
        ("【待填：截止】前上线会员日，参与过会员日的会员占比达到【待填：目标】", False),
        ("会员更满意，满意度从【待填：基线】分到【待填：目标】分", False),
    ],
)
def test_what_counts_as_left_as_it_was(text: str, unchanged: bool) -> None:
    drafter, door = _scripted(_reply({"rewrites": ["O1.KR1"], "text": text}), "{}")
    texts = [k.text for k in _key_results(_draft(drafter, _case()))]
    assert (len(door.asked) > 1) == unchanged
    assert (text in texts) != unchanged


# --- failures -----------------------------------------------------------------------------------------------------

CUT = _reply({"rewrites": ["O1.KR3"], "text": "满意度到【待填：目标】"}, {"rewrites": ["O1.KR1"], "text": "cut"})
CUT = CUT[: CUT.index('"cut') + 3]


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (failures.unauthorized, "auth"),
        (failures.model_missing, "model_not_found"),
        (failures.rate_limited(500), "rate_limit"),
        (failures.quota, "quota"),
        (failures.broken, "server"),
        (failures.refuses, "refused"),
        (failures.filtered, "filtered"),
        (failures.html, "not_an_api"),
        (failures.error_body, "server"),
        (failures.no_choices, "not_an_api"),
        (failures.empty, "empty"),
        (failures.hangs_up, "unreachable"),
        (failures.truncated_after(CUT), "truncated"),
        (failures.drops_after(CUT), "dropped"),
        (failures.breaks_chunks_after(CUT), "dropped"),
        (failures.says(CUT), "not_json"),
        (failures.says("not JSON at all"), "not_json"),
    ],
)
def test_a_failure_ends_the_draft_with_its_code(
    scripted_server: Server, drafter: ModelDrafter, act: Act, code: str
) -> None:
    scripted_server.play(act)
    pieces: list[DraftPiece] = []
    with pytest.raises(ModelError) as caught:
        pieces.extend(drafter.draft(*_case(), ()))
    assert caught.value.code == code
    texts = [k.text for k in _key_results(pieces)]
    assert texts in ([], ["满意度到【待填：目标】"]), "only finished items come out"
    assert "cut" not in "".join(texts)


def test_a_repair_that_fails_gives_nothing_and_raises_nothing(scripted_server: Server, drafter: ModelDrafter) -> None:
    piece = DraftedKeyResult(text="满意度到 47%", why="w")
    for act in (
        failures.broken,
        failures.says("nonsense"),
        failures.says('{"text":5}'),
        failures.truncated_after('{"te'),
    ):
        scripted_server.play(act)
        assert drafter.mend(piece, [_finding("G01", "O1.KR1", "error")]) is None


def test_a_repair_asks_for_one_item_with_the_reasons(scripted_server: Server, drafter: ModelDrafter) -> None:
    scripted_server.play(writers.well_behaved, failures.says('{"text":"满意度到【待填：目标】","why":"不编数字"}'))
    _draft(drafter, _case())
    piece = DraftedKeyResult(text="满意度到 47%", why="w", rewrites=("O1.KR3",), supports=("P.O1",))
    found = Finding(
        check="G01", name="g", severity="error", target="O1.KR1", quote="47%", span=None, message=Text("没有", "not"),
        suggestion=Text("", ""), sources=(),
    )  # fmt: skip
    mended = drafter.mend(piece, [found])
    assert isinstance(mended, DraftedKeyResult)
    assert (mended.text, mended.why) == ("满意度到【待填：目标】", "不编数字")
    assert (mended.rewrites, mended.supports) == (piece.rewrites, piece.supports)
    first, second = scripted_server.heard
    assert second.messages[: len(first.messages)] == first.messages, "what came before is in the endpoint's cache"
    assert "47%" in second.asked


def test_a_repair_that_changes_nothing_is_none() -> None:
    drafter, _ = _scripted('{"text":"满意度到 47%","why":"w"}')
    assert drafter.mend(DraftedKeyResult(text="满意度到 47%", why="w"), [_finding("G01", "O1.KR1")]) is None


def test_an_unusable_key_or_address_fails_when_it_drafts_not_before() -> None:
    drafter = ModelDrafter.from_settings(Settings(model="m", base_url="localhost:1/v1"))
    with pytest.raises(ModelError) as caught:
        _draft(drafter, _case())
    assert caught.value.code == "bad_url"


def test_the_budget_ends_a_run() -> None:
    drafter, door = _scripted(_reply(), budget_tokens=300)
    with pytest.raises(ModelError) as caught:
        _draft(drafter, _case())
    assert caught.value.code == "budget"
    assert "300" in caught.value.text.zh
    assert not door.asked


def test_repairs_count_against_the_budget() -> None:
    drafter, door = _scripted(_reply(), budget_tokens=4000)
    _draft(drafter, _case())
    piece = DraftedKeyResult(text="满意度到 47%")
    results = [drafter.mend(piece, [_finding("G01", "O1.KR1")]) for _ in range(20)]
    assert results[-1] is None
    assert len(door.asked) < 12


def test_a_wait_is_told_and_a_stop_ends_the_draft_quietly(scripted_server: Server) -> None:
    to = Endpoint(provider="openai", model="m", base_url=scripted_server.url, api_key="k", timeout_s=5)
    told: list[float] = []
    with ChatDoor(to) as door:
        scripted_server.play(failures.rate_limited("0.2"), writers.well_behaved)
        assert _key_results(_draft(ModelDrafter(door, patience=Patience(on_wait=told.append)), _case()))
        assert told
        scripted_server.play(writers.well_behaved)
        assert not _key_results(_draft(ModelDrafter(door, patience=Patience(stopped=lambda: True)), _case()))


def test_an_error_of_the_door_passes_as_it_is() -> None:
    drafter, _ = _scripted(failure("timeout", host="h", seconds="60"))
    with pytest.raises(ModelError) as caught:
        _draft(drafter, _case())
    assert caught.value.code == "timeout"
    assert "60" in caught.value.text.zh


# --- what is asked ------------------------------------------------------------------------------------------------

EXAMPLE = Example(
    id="x", lang="zh", function="market", role="r", level="ic", industry="i", type="committed", objective="让 3 类客户都满意",
    key_results=(ExampleKeyResult("满意度从 3.9 到 4.6"),), why="w",
)  # fmt: skip


def test_examples_come_without_their_figures() -> None:
    drafter, door = _scripted(_reply())
    _draft(drafter, _case(), [EXAMPLE] * 5)
    asked = door.asked[0][-1].content
    assert "满意度从 N 到 N" in asked
    assert "4.6" not in asked
    assert asked.count("满意度从 N 到 N") == 2


@pytest.mark.parametrize("mode", ["scratch", "metrics"])
def test_a_list_of_metrics_and_a_bare_wish_are_asked_for_too(mode: Any) -> None:
    reply = _reply(
        {"text": "复购率从 20% 到 30%", "initiatives": [{"from": "", "text": "会员日"}]},
        parked=[{"from": "", "text": "客单价 80", "reason": "看着就好"}],
    )
    drafter, door = _scripted(reply)
    request = Request(
        text="", lang="zh", mode=mode, role="运营", metrics="复购率 20% 30%\n客单价 80" if mode == "metrics" else None
    )
    pieces = _draft(drafter, (request, Review(document=parse("", lang="zh"))))
    assert [k.text for k in _key_results(pieces)] == ["复购率从 20% 到 30%"]
    assert [p.text for p in pieces if isinstance(p, Parked)] == ["客单价 80"]
    assert ("客单价达到 80" in door.asked[0][-1].content) == (mode == "metrics")


def test_the_messages_are_stable_up_to_the_draft_itself() -> None:
    drafter, door = _scripted(_reply())
    _draft(drafter, _case())
    _draft(drafter, _case("O：别的目标\nKR1：别的事", {}))
    assert door.asked[0][:3] == door.asked[1][:3]
    assert isinstance(door.asked[0][0], Message)


def test_dropped_items_are_not_drafted() -> None:
    drafter, door = _scripted(_reply())
    _draft(drafter, _case("O：目标\nKR1：~~不做了~~\nKR2：要做的", {}))
    assert "不做了" not in door.asked[0][-1].content


def _row(text: str) -> dict[str, Any]:
    return {"rewrites": [], "text": text, "why": "", "supports": [], "initiatives": []}


@pytest.mark.parametrize(
    ("host", "heard_out"), [("127.0.0.1:8091", True), ("localhost", True), ("api.openai.com", False)]
)
def test_a_server_that_answers_one_at_a_time_is_heard_out_before_it_is_asked_again(host: str, heard_out: bool) -> None:
    rows = [
        _row(text)
        for text in ("会员复购率从【待填：基线】%到【待填：目标】%", "会员满意度从【待填：基线】到【待填：目标】")
    ]
    drafter, door = _scripted(_reply(*rows), '{"text":"老客复购率从【待填：基线】%到【待填：目标】%","why":""}')
    door.host, door.chunk = host, 20
    pieces = drafter.draft(*_case(), ())
    first = next(p for p in pieces if isinstance(p, DraftedKeyResult))
    reading = drafter._open
    assert reading is not None
    assert drafter.mend(first, [_finding("K01", "O1.KR1", "error")]) is not None
    assert bool(reading._waiting) == heard_out
    assert rows[1]["text"] in [k.text for k in _key_results(list(pieces))], "what was heard meanwhile is not lost"


def test_a_reply_in_circles_is_left_while_it_is_heard_out() -> None:
    row = json.dumps(_row("复购率从【待填：基线】%到【待填：目标】%"), ensure_ascii=False)
    endless = '{"objectives":[{"text":"让会员常来","why":"","key_results":[' + ",".join([row] * 50) + "]}]}"
    drafter, door = _scripted(endless, '{"text":"老客复购率从【待填：基线】%到【待填：目标】%","why":""}')
    door.host = "127.0.0.1:1"
    pieces = drafter.draft(*_case(), ())
    first = next(p for p in pieces if isinstance(p, DraftedKeyResult))
    drafter.mend(first, [_finding("K01", "O1.KR1", "error")])
    list(pieces)
    assert drafter.usage is not None
    assert drafter.usage["output"] < len(endless) // 4
