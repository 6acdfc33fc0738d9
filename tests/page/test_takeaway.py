"""What leaves the page and comes back, in-process: papers, files, the kind of an objective, the leader's reply."""

from __future__ import annotations

import json

import pytest

from assistant.errors import InputError
from assistant.export import markdown
from assistant.export.forms import FORMS
from assistant.imported import bring_in
from assistant.present.wire_draft import draft_json
from assistant.profiles import load_profile
from assistant.session import decode, outcome_of
from assistant.store import Store
from assistant.ui.bringing import request_for
from assistant.ui.desk import Desk
from assistant.ui.jobs import Jobs
from tests.fakes import outcome_zh
from tests.page.conftest import Open
from tests.page.test_journey import sent, shown


def test_every_paper_and_file_is_offered(page: Open) -> None:
    app = sent(page)
    words = shown(app)
    assert [tab.label for tab in app.tabs] == ["给 leader 的消息", "Markdown", "公示说明", "周报模板"]
    for said in ("需要谁帮忙", "写赢到了什么，不写忙了什么", "lark-cli okr +batch-create"):
        assert said in words
    assert {f"file_{name}" for name in ("docx", "xlsx", "md", "html", "json", "feishu")} <= {
        button.proto.id.rsplit("-", 1)[-1] for button in app.get("download_button")
    }


def test_what_was_answered_is_not_asked_again_in_what_leaves(page: Open) -> None:
    app = sent(page)
    app.text_input(key="own_q2_0").set_value("1200 人到 3000 人").run()
    words = shown(app)
    assert words[words.index("### 还要弄清楚的") :].count("会员日当天下单的会员现在有多少？") == 0
    assert "新权益哪天上线？" in words


def test_an_objective_is_said_to_be_a_commitment(page: Open) -> None:
    app = sent(page)
    assert "没说是一定要做到的" in shown(app)
    app.button_group(key="type_O1").set_value("committed").run()
    words = shown(app)
    assert "说了是哪一类目标" in words
    assert "（一定做到）" in words, "it goes out with the OKR"
    app.button(key="step_back").click().run()
    assert "没说是一定要做到的" in shown(app)


def test_what_the_leader_wrote_stands_beside_the_lines(page: Open) -> None:
    app = sent(page, s="abcdefgh")
    app.text_area(key="reply_box").set_value("KR1：冲到 30%\n其他没问题").run()
    words = shown(page(lang="zh", s="abcdefgh"))
    line = words[words.index("原样保留") : words.index("待填·基线")]
    assert "leader 说" in line
    assert "冲到 30%" in line
    assert "其他没问题" in words


def test_script_in_a_reply_is_text(page: Open) -> None:
    app = sent(page)
    app.text_area(key="reply_box").set_value("KR1：<img src=x onerror=alert(1)>").run()
    assert "<img src=x" not in " ".join(block.proto.body for block in app.get("html"))


def test_what_was_exported_is_taken_up_again(page: Open, kept: Store) -> None:
    desk = Desk("abcdefgh", kept, Jobs())
    outcome = bring_in(FORMS["docx"].bytes(outcome_zh(), None, 0), "okr.docx", load_profile())
    desk.bring_in(request_for(outcome), outcome)
    state = decode(kept.load("abcdefgh") or "")
    again = outcome_of(state)
    assert again is not None
    assert markdown(again, direction=0).split("### 还要")[0].replace("> 把活动换成会员得到的好处\n\n", "") == markdown(
        outcome_zh(), direction=0
    ).split("### 还要")[0].replace("> 把活动换成会员得到的好处\n\n", "")
    app = page(lang="zh", s="abcdefgh")
    words = shown(app)
    assert "这份是带回来的" in words
    assert "待填·基线" in words
    app.text_input(key="own_q1_0").set_value("1200 人到 3000 人").run()
    assert "会员日当天下单的会员数从1200 人到3000 人" in "".join(shown(app).split()).replace(
        "1200人", "1200 人"
    ).replace("3000人", "3000 人")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("okr.json", b'{"version": 1}'),
        (
            "okr.json",
            json.dumps(draft_json(outcome_zh(), "zh")).replace('"must', '"x').replace('"error"', '"<b>"').encode(),
        ),
        ("okr.json", b"{" * 100_000),
        ("okr.docx", b"PK\x03\x04 not a document"),
        ("okr.xlsx", b""),
    ],
)
def test_what_cannot_be_brought_in_says_why(name: str, data: bytes) -> None:
    with pytest.raises(InputError) as told:
        bring_in(data, name, load_profile())
    assert told.value.text.zh
    assert told.value.text.en


def test_a_file_is_brought_in_on_the_page(page: Open) -> None:
    app = page(lang="zh")
    data = FORMS["xlsx"].bytes(outcome_zh(), None, 0)
    app.file_uploader(key="bring_file").set_value(("okr.xlsx", data, FORMS["xlsx"].mime)).run()
    assert "这份是带回来的" in shown(app)
    app = page(lang="zh")
    app.file_uploader(key="bring_file").set_value(("okr.json", b'{"a": 1}', "application/json")).run()
    assert "这份 JSON 不是" in shown(app)
