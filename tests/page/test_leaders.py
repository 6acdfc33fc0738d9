"""The leaders' page in-process: a sheet read back, put right, sorted by hand, asked about, drafted, accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from assistant.drafter.rules import RuleDrafter
from assistant.events import Event
from assistant.pipeline import run
from assistant.request import request_of
from assistant.session import Form, decode
from assistant.store import Store
from assistant.types import Request
from tests.page.conftest import Open
from tests.page.double import Double
from tests.page.test_journey import session, shown

SHEET = "指标\t现状\t目标\t目标二\n签约额\t300万\t500万\t600万\n续约率\t80%\t85%\t\n拜访次数\t20\t40\t\n合计\t\t\t\n"


class ByRules(Double):
    """The real pipeline and the rules behind the page, without an index."""

    def sheet_request(self, form: Form) -> Request:
        return request_of(
            "", cycle=form.cycle, parent=form.parent, metrics=form.sheet, answers=form.told, mode="metrics"
        )

    def events(self, request: Request, stop: Callable[[], bool]) -> Iterator[Event]:
        self.requests.append(request)
        return run(request, drafter=RuleDrafter(), fallback=None, search=lambda *_: ((), ()), stop=stop)


@pytest.fixture
def double() -> Double:
    return ByRules()


def read(page: Open, sheet: str = SHEET, **address: str) -> AppTest:
    app = page(**{"lang": "zh", "view": "sheet", **address})
    return app.text_area(key="box_sheet").set_value(sheet).run()


def tray(app: AppTest, row: int) -> str:
    return next(
        str(b.value) for b in app.selectbox if b.key and b.key.startswith("tray_") and b.key.endswith(f"KR{row}")
    )


def put(app: AppTest, row: int, where: str) -> AppTest:
    key = next(b.key for b in app.selectbox if b.key and b.key.startswith("tray_") and b.key.endswith(f"KR{row}"))
    return app.selectbox(key=key).set_value(where).run()


def test_a_sheet_is_read_back_with_its_own_headings(page: Open) -> None:
    words = shown(read(page))
    assert "3 个指标" in words
    assert "目标二 600万" in words
    assert "挑战" not in words, "no heading says so"
    assert "合计行没放进来" in words


def test_what_is_only_done_is_never_to_be_won(page: Open) -> None:
    app = read(page)
    assert [tray(app, n) for n in (1, 3)] == ["win", "drive"]


def test_a_row_is_moved_by_hand_and_stays_there(page: Open, kept: Store) -> None:
    app = put(read(page, s="abcdefgh"), 2, "watch")
    again = page(lang="zh", view="sheet", s="abcdefgh")
    assert tray(again, 2) == "watch"
    assert decode(kept.load("abcdefgh") or "").form.told == {"O1.KR2.tray": "watch"}
    assert tray(app, 1) == "win"


def test_a_column_that_was_read_wrongly_is_put_right(page: Open) -> None:
    app = read(page, "指标\t老数\t去年目标\n签约额\t300万\t500万\n续约率\t80%\t85%\n")
    boxes = [b for b in app.selectbox if b.key and b.key.startswith("column_")]
    assert [b.label for b in boxes] == ["指标", "老数", "去年目标"]
    app.selectbox(key=boxes[1].key).set_value("baseline").run()
    key = next(b.key for b in app.selectbox if b.key and b.key.startswith("column_") and b.key.endswith("_3"))
    app.selectbox(key=key).set_value("target").run()
    assert "签约额从 300万到 500万" in " ".join(shown(app).split())


def test_a_wrong_correction_can_be_taken_back(page: Open) -> None:
    app = read(page, "指标\t目标\n签约额\t500万\n续约率\t85%\n")
    key = next(b.key for b in app.selectbox if b.key and b.key.startswith("column_") and b.key.endswith("_2"))
    app.selectbox(key=key).set_value("").run()
    app.selectbox(key=key).set_value("target").run()
    assert "签约额达到 500万" in shown(app)


def test_the_sheet_becomes_a_working_okr_with_a_receipt(page: Open, double: Double) -> None:
    app = read(page)
    pick = next(b.key for b in app.button_group if b.key and b.key.startswith("purpose_pick"))
    app.button_group(key=pick).set_value("超过主要对手").run()
    app.button(key="sheet_send").click().run()
    words = " ".join(shown(app).split())
    assert double.requests[-1].answers["purpose"] == "超过主要对手"
    assert "4 个目标值：" in words
    assert "0 个丢失" in words
    assert "比较之后还是选我们" in words
    assert "签约额从 300万到 500万" in words
    app.button(key="reject_O1.KR1").click().run()
    assert "0 个丢失" in shown(app), "a figure that is left out stays in view"
    app.button(key="again").click().run()
    assert app.text_area(key="box_sheet").value.startswith("指标\t现状"), "back to the sheet, not to an empty draft"


def test_a_sheet_pasted_as_a_draft_is_offered_the_trays(page: Open) -> None:
    app = page(lang="zh")
    app.text_area(key="box_draft").set_value(SHEET).run()
    app.button(key="to_sheet").click().run()
    assert app.text_area(key="box_sheet").value == SHEET
    assert "分进四个盘子" in shown(app)


def test_nothing_read_says_what_to_do(page: Open) -> None:
    app = read(page, "今天天气不错")
    assert "没读出指标" in shown(app)
    assert "sheet_send" not in {b.key for b in app.button}


def test_words_of_a_sheet_never_become_markup(page: Open) -> None:
    app = read(page, "指标\t目标<img src=x>\n<script>x</script>收入 $a^2$\t500万\n续约率\t85%\n", s="abcdefgh")
    bodies = " ".join(block.proto.body for block in app.get("html"))
    assert "<script" not in bodies
    assert "<img src=x" not in bodies
    assert all("$a" not in b.label.replace("\\$a", "") for b in app.selectbox)
    assert session(app) == "abcdefgh"


def test_a_file_is_read_and_a_broken_one_says_why(page: Open) -> None:
    app = page(lang="zh", view="sheet")
    app.file_uploader(key="sheet_file").set_value(
        ("表.csv", SHEET.replace("\t", ",").encode("gb18030"), "text/csv")
    ).run()
    assert "3 个指标" in shown(app)
    app.file_uploader(key="sheet_file").set_value(("x.xlsx", b"PK\x03\x04 broken", "application/octet-stream")).run()
    assert "已损坏" in shown(app)
    assert "3 个指标" in shown(app), "what was there stays"
