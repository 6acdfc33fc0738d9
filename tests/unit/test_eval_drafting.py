"""A model beside itself with a plain line: what it made up is seen as it came, what is shown holds nothing of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.llm.chat import ChatDoor
from assistant.llm.door import Message
from assistant.llm.endpoint import Endpoint
from assistant.llm.scripted import ScriptedDoor
from assistant.request import request_of
from eval import drafting_page
from eval.asking import Asking
from eval.drafting import Taken, samples, take
from eval.kept import KeptDoor, Tally
from eval.plain import as_answer, plain_draft, plain_turns
from eval.scan import invented_in, names_in
from eval.scorers import all_scorers
from eval.stamp import Stamp
from tests.scripted import failures
from tests.scripted.server import MODEL, Server

PLAIN = """好的，这是改写后的 OKR：

**目标：让新人愿意留在群里**
- KR1：每天打卡人数从 20 人提升到 77 人
- KR2：由张磊负责，欢迎手册阅读率达到 90%
"""


def _form(text: str) -> str:
    row = {"rewrites": [], "text": text, "why": "", "supports": [], "initiatives": []}
    objective = {"text": "让新人愿意留下来", "why": "", "key_results": [row]}
    return json.dumps({"objectives": [objective], "parked": [], "questions": []}, ensure_ascii=False)


def _asking(monkeypatch: pytest.MonkeyPatch, folder: Path, reply: str, *, plain: bool = False) -> Asking:
    monkeypatch.setattr("eval.asking.open_door", lambda settings: ScriptedDoor([reply]))
    return Asking("scripted", folder / str(plain), plain=plain)


def _taken(monkeypatch: pytest.MonkeyPatch, folder: Path) -> tuple[Taken, Taken]:
    case = next(c for c in samples()["drafts"] if c.id == "draft-zh-01")
    ours = take("drafts", case, _asking(monkeypatch, folder, _form("打卡人数从 20 人提升到 77 人")))
    return ours, take("drafts", case, _asking(monkeypatch, folder, PLAIN, plain=True))


def test_a_plain_line_carries_what_the_person_gave_and_asks_for_no_form() -> None:
    door = ScriptedDoor([PLAIN])
    request = request_of("O：让群活起来\nKR1：做手册", role="社群运营", cycle="2026 Q3", parent="O：留住老客")
    assert plain_draft(door, request) == PLAIN
    ((message,),) = door.asked
    assert message.role == "user"
    for words in ("改写成一份好的 OKR", "社群运营", "2026 Q3", "留住老客", "KR1：做手册"):
        assert words in message.content
    assert "指标写成" in _said_first(door, request_of("", metrics="复购率 23% 27%"))


def _said_first(door: ScriptedDoor, request: object) -> str:
    plain_draft(door, request)  # type: ignore[arg-type]
    return door.asked[-1][0].content


def test_plain_turns_are_one_conversation() -> None:
    door = ScriptedDoor(["first", "second"])
    assert plain_turns(door, "O: x", ["shorter", "warmer"], "en") == ["first", "second"]
    assert [m.role for m in door.asked[1]] == ["user", "assistant", "user"]
    assert "O: x" in door.asked[1][0].content
    assert door.asked[1][2] == Message("user", "warmer")


def test_a_plain_answer_is_read_by_the_parser_and_scored_like_a_draft(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = as_answer(PLAIN, "zh")["proposals"][0]["objectives"][0]["key_results"]
    assert rows[0]["text"] == "每天打卡人数从 20 人提升到 77 人"
    suite = all_scorers()["draft"]
    case = samples()["drafts"][0]
    product = _asking(monkeypatch, tmp_path, PLAIN, plain=True).product()
    assert {m.score for m in suite.score(case.data, product) if m.measure == "no_figure_invented"} == {0.0}


def test_what_was_made_up_is_seen_as_it_came_and_never_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ours, plain = _taken(monkeypatch, tmp_path)
    assert {"20", "77"} <= set(ours.generated())
    assert ours.shown() == []
    assert ours.by_model().count(True) == 1, "a figure that became a blank leaves the sentence the model's"
    assert ours.repairs > 0
    assert {"77", "90", "张磊"} <= set(plain.shown())
    assert plain.repairs == 0


def test_the_page_sets_both_beside_each_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(drafting_page, "PAGE", tmp_path / "page.md")
    drafting_page.write(list(_taken(monkeypatch, tmp_path)), Stamp("2026-11-29", "abc1234", "a machine"), "scripted")
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "| the same, as shown | 0.000 [0.000, 0.793] n 1 | 1.000 [0.207, 1.000] n 1 |" in page
    assert "- `draft-zh-01`: " in page
    assert "张磊" in page


def test_a_reply_that_was_read_to_a_point_is_kept_to_that_point(tmp_path: Path) -> None:
    behind, tally = ScriptedDoor(["a long answer that goes in circles"]), Tally()

    def two_chunks() -> Sequence[object]:
        door = KeptDoor(behind, tmp_path, tally).stream([Message("user", "x")], schema={}, max_tokens=9)
        return [next(door), next(door), door.close()]

    assert two_chunks() == two_chunks()
    assert (len(behind.asked), tally.calls, tally.found) == (1, 1, 1)
    heard = tally.heard[0]
    assert (heard.text, heard.finish.reason) == ("a long answer ", "stopped")
    assert heard.seconds is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由张磊负责，@小周 配合", ["小周", "张磊"]),
        ("负责人：待定", []),
        ("团队用 ZephyrCRM 跟进", ["ZephyrCRM"]),
        ("Results are tracked with Zendesk by November", ["Zendesk", "November"]),
        ("Enhance Customer Service", []),
        ("KR1: Raise NPS", []),
    ],
)
def test_names_are_seen_by_where_they_stand(text: str, found: list[str]) -> None:
    assert names_in(text, "the Acme desk") == found
    assert names_in(text, text) == []


def test_numbers_of_lines_are_no_figures() -> None:
    assert invented_in("1. O1: Guests come back\n2) KR2: 3% to 9%\n（3）Q4", "3%") == ["9"]
    assert invented_in("Under-26s in the hall keep to 6S", "under-26s") == []


def test_an_empty_form_asks_for_free_text(scripted_server: Server) -> None:
    scripted_server.play(failures.says("Guests come back."))
    with ChatDoor(
        Endpoint(provider="openai", model=MODEL, base_url=scripted_server.url, api_key="k", timeout_s=20)
    ) as door:
        pieces = list(door.stream([Message("user", "x")], schema={}, max_tokens=50))
    assert "".join(p for p in pieces if isinstance(p, str)) == "Guests come back."
    assert "response_format" not in scripted_server.heard[0].body
