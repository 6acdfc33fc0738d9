"""A company adds its own examples on the library page: previewed, blanked, stored, found, taken back, removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.own.shelf import kept
from assistant.ui import own
from assistant.ui.visitor import NOBODY, Visitor
from tests.page.conftest import Open
from tests.page.double import Double
from tests.page.test_journey import shown

HOUSE = """零售行业 OKR 示例

店长

O1：让顾客愿意再来逛逛
KR1：两个月内回店的人由 20% 到 30%，张经理牵头
KR2：与招商银行签约 200 万元的联名券

O2：会员
KR1：优化会员体系

一句说明。
"""


def _stored(double: Double) -> list[str]:
    return [one.entry.said.objective for one in kept(double.settings().own_library)[0]]  # type: ignore[union-attr]


def test_pasted_examples_are_shown_as_they_would_be_stored(page: Open, double: Double) -> None:
    app = page(lang="zh", view="library")
    app.text_area(key="own_text_0").set_value(HOUSE).run()
    seen = shown(app)
    assert "2 个例子，3 条关键结果" in seen
    assert "姓名 1 处、金额 1 处、客户 1 处" in app.checkbox(key="own_blank").label.replace("\\", "")
    assert "【金额】" in seen
    assert "张经理" not in seen
    assert "没收进来的 1 行" in seen
    assert "第 12 行" in seen
    assert "2 个里勾了 1 个" in seen, "the one with an error waits to be ticked"
    assert _stored(double) == []
    app.checkbox(key="own_blank").uncheck().run()
    assert "张经理" in shown(app)
    assert "200 万元" in shown(app)


def test_what_is_stored_is_there_at_once_and_can_be_taken_back(page: Open, double: Double) -> None:
    app = page(lang="zh", view="library")
    app.text_area(key="own_text_0").set_value(HOUSE).run()
    app.button(key="own_go").click().run()
    assert _stored(double) == ["让顾客愿意再来逛逛"]
    assert "存了 1 个" in shown(app)
    assert app.text_area(key="own_text_1").value == ""
    app.toggle(key="only_own").set_value(True).run()
    assert "自己公司的例子" in shown(app)
    assert "【金额】" in shown(app)
    assert "招商银行" not in shown(app)
    app.button(key="own_undo").click().run()
    assert _stored(double) == []
    assert "存了" not in shown(app)


def test_a_tick_decides_and_the_rest_is_filled_in(page: Open, double: Double) -> None:
    app = page(lang="en", view="library")
    app.text_area(key="own_text_0").set_value("O: Tenants stay\nKR1: Repairs done within a day from 40% to 70%").run()
    (tick,) = [box for box in app.checkbox if str(box.key).startswith("own_take_")]
    tick.uncheck().run()
    assert app.button(key="own_go").disabled
    tick = next(box for box in app.checkbox if str(box.key).startswith("own_take_"))
    tick.check().run()
    app.selectbox(key="own_industry").set_value("real-estate").run()
    app.button(key="own_go").click().run()
    (one,) = [e for e in double.examples().values() if e.source == "own"]
    assert (one.industry, one.objective) == ("real-estate", "Tenants stay")


def test_an_upload_is_read_and_a_broken_one_is_named(page: Open, double: Double) -> None:
    app = page(lang="en", view="library")
    app.file_uploader(key="own_files_0").set_value(
        [("house.txt", HOUSE.encode(), "text/plain"), ("broken.docx", b"PK\x03\x04 no", "application/msword")]
    ).run()
    assert "broken.docx: " in shown(app)
    assert "house.txt" in shown(app)
    app.button(key="own_go").click().run()
    assert [path.name for path in double.settings().stored_library.iterdir()] == ["house.yml"]


def test_what_is_there_already_is_not_offered_again(page: Open, double: Double) -> None:
    app = page(lang="zh", view="library")
    app.text_area(key="own_text_0").set_value(HOUSE).run()
    app.button(key="own_go").click().run()
    app.text_area(key="own_text_1").set_value(HOUSE).run()
    assert "和库里的" in shown(app)
    built_in = next(e for e in double.examples().values() if e.lang == "zh")
    app.text_area(key="own_text_1").set_value(
        "O：" + built_in.objective + "\n" + "\n".join(f"KR：{k.text}" for k in built_in.key_results)
    ).run()
    assert "和已有的很像" in shown(app)
    assert app.button(key="own_go").disabled


def test_an_own_example_is_removed_once_confirmed(page: Open, double: Double) -> None:
    app = page(lang="zh", view="library")
    app.text_area(key="own_text_0").set_value(HOUSE).run()
    app.button(key="own_go").click().run()
    app.toggle(key="only_own").set_value(True).run()
    app.button(key="remove_go_own-examples-001").click().run()
    assert _stored(double) == []


def test_a_folder_that_cannot_be_written_stores_nothing_and_says_so(page: Open, double: Double, tmp_path: Path) -> None:
    app = page(lang="zh", view="library")
    app.text_area(key="own_text_0").set_value(HOUSE).run()
    (tmp_path / "library").write_text("a file where the folder should be", encoding="utf-8")
    app.button(key="own_go").click().run()
    assert "什么都没有存" in shown(app)


def test_where_nobody_is_known_nothing_can_be_added(page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "visitor", lambda: Visitor("unknown", NOBODY))
    app = page(lang="en", view="library")
    assert "okr library add" in shown(app)
    assert not [box for box in app.text_area if str(box.key).startswith("own_text")]
