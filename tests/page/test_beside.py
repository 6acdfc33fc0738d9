"""The pages beside the draft, in-process: checking pasted text by house rules, and the library."""

from __future__ import annotations

import re

import pytest

from assistant.blanks import read_blanks
from assistant.session import decode
from assistant.store import Store
from assistant.types import Lang
from assistant.ui.library import without_figures
from tests.page.conftest import Open
from tests.page.test_journey import session, shown


def test_pasted_text_is_checked_and_filtered(page: Open, kept: Store) -> None:
    app = page(lang="zh", view="check")
    assert "贴一段或者传文件" in shown(app)
    app.text_area(key="check_text").set_value("O 让老会员回来\nKR1 优化会员权益").run()
    assert "要改" in shown(app)
    assert "这条说得不对" not in shown(app)
    app.button_group(key="check_show").set_value(["info"]).run()
    assert "要改" not in shown(app).split("优化会员权益", 1)[1]
    assert kept.drafts("") == (), "what is checked is not kept"


def test_other_house_rules_say_other_things(page: Open) -> None:
    app = page(lang="en", view="check")
    text = "O Tenants stay because repairs work\n" + "\n".join(
        f"KR{n} Repairs of kind {'abcdef'[n]} done in time from 5{n}% to 8{n}%" for n in range(1, 4)
    )
    app.text_area(key="check_text").set_value(text).run()
    before = shown(app)
    app.selectbox(key="check_profile").set_value("dingdang-light").run()
    assert shown(app) != before


def test_two_sets_of_house_rules_are_compared(page: Open) -> None:
    app = page(lang="zh", view="check")
    app.text_area(key="check_text").set_value("O 让老会员回来\nKR1 复购率从 21% 到 28%").run()
    app.selectbox(key="check_other").set_value("dingdang").run()
    words = shown(app)
    assert "《通用》和《叮当》有" in words
    assert "只有《通用》说：" in words, "two key results are too few for the one and fine for the other"


def test_the_library_is_searched_and_begun_from(page: Open, kept: Store) -> None:
    app = page(lang="zh", view="library", s="abcdefgh")
    assert "照这个写我的" in {b.label for b in app.button}
    app.text_input(key="query").set_value("没有这样的例子吧").run()
    assert "没找到" in shown(app)
    app.text_input(key="query").set_value("续约").run()
    begin = next(b.key for b in app.button if b.key and b.key.startswith("begin_"))
    app.button(key=begin).click().run()
    draft = app.text_area(key="box_draft").value
    assert "【待填：" in draft
    assert not re.search(r"\d", re.sub(r"KR\d|\d 日|\d 天内", "", draft.split("\n")[0]))
    assert session(app) != "abcdefgh"
    assert decode(kept.load(session(app)) or "").form.draft == draft


@pytest.mark.parametrize(
    ("text", "lang", "blank"),
    [
        ("续约率从 72% 提升到 85%", "zh", "续约率从 【待填：基线】% 提升到 【待填：目标】%"),
        ("客诉不超过 30 起", "zh", "客诉不超过 【待填：目标】 起"),
        ("接通率稳在 91% 至 93%", "zh", "接通率稳在 【待填：目标】%"),
        ("Reps at quota: 3 of 9 become 7 of 9", "en", "Reps at quota: [TBD: target] become [TBD: target]"),
        ("Foremen rate us 8.5 out of 10", "en", "Foremen rate us [TBD: target] out of 10"),
        ("Response time from 900 ms to 300 ms", "en", "Response time from [TBD: baseline] ms to [TBD: target] ms"),
        ("Pages load fast", "en", "Pages load fast"),
    ],
)
def test_figures_of_others_become_blanks(text: str, lang: Lang, blank: str) -> None:
    assert without_figures(text, lang) == blank
    assert all(b.ours for b in read_blanks(without_figures(text, lang)))
