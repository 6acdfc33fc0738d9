"""What is kept, in-process: my drafts, versions, and two tabs on one draft."""

from __future__ import annotations

from assistant.session import decode
from assistant.store import Store
from tests.fakes import DRAFT_ZH
from tests.page.conftest import Open
from tests.page.test_journey import sent, session, shown


def test_two_tabs_do_not_overwrite_each_other_unseen(page: Open, kept: Store) -> None:
    one = page(lang="zh", s="abcdefgh")
    two = page(lang="zh", s="abcdefgh")
    one.text_area(key="box_draft").set_value("O 第一个标签页写的").run()
    two.text_area(key="box_draft").set_value("O 第二个标签页写的").run()
    assert "在另一个标签页里改过了" in shown(two)
    assert decode(kept.load("abcdefgh") or "").form.draft == "O 第一个标签页写的"
    two.button(key="send_button").click().run()
    assert decode(kept.load("abcdefgh") or "").phase == "start", "nothing is sent before it is settled"
    two.button(key="take_mine").click().run()
    assert decode(kept.load("abcdefgh") or "").form.draft == "O 第二个标签页写的"
    assert "在另一个标签页里改过了" not in shown(two)
    one.text_area(key="box_draft").set_value("O 第一个又写").run()
    one.button(key="take_theirs").click().run()
    assert one.text_area(key="box_draft").value == "O 第二个标签页写的"


def test_other_boxes_of_two_tabs_come_together(page: Open, kept: Store) -> None:
    one, two = page(lang="zh", s="abcdefgh"), page(lang="zh", s="abcdefgh")
    one.text_area(key="box_draft").set_value("O 甲").run()
    two.text_input(key="box_work").set_value("运营").run()
    form = decode(kept.load("abcdefgh") or "").form
    assert (form.draft, form.work) == ("O 甲", "运营")


def test_one_line_reworded_in_two_tabs_is_said_before_it_is_replaced(page: Open, kept: Store) -> None:
    one = sent(page, s="abcdefgh")
    two = page(lang="zh", s="abcdefgh")
    for tab in (one, two):
        tab.button(key="edit_O1.KR1").click().run()
    one.text_area(key="words_O1.KR1").set_value("会员复购率从 21% 到 30%").run()
    one.button(key="save_words").click().run()
    two.text_area(key="words_O1.KR1").set_value("会员复购率从 21% 到 25%").run()
    two.button(key="save_words").click().run()
    assert "另一个标签页刚把这条改成了「会员复购率从 21% 到 30%」" in shown(two)
    two.button(key="save_words").click().run()
    assert decode(kept.load("abcdefgh") or "").decisions[0].text == "会员复购率从 21% 到 25%"


def test_changing_the_draft_keeps_a_version_to_go_back_to(page: Open) -> None:
    app = sent(page)
    app.button(key="reject_O1.KR3").click().run()
    app.button(key="again").click().run()
    assert app.text_area(key="box_draft").value == DRAFT_ZH
    app.button(key="restore_1").click().run()
    assert "不要了" in shown(app)
    app.button(key="put_back_O1.KR3").click().run()
    app.button(key="compare_1").click().run()
    assert "标出来的是这一版里没有的" in shown(app)


def test_drafts_are_listed_opened_and_deleted_with_undo(page: Open) -> None:
    app = page(lang="zh", s="abcdefgh")
    app.text_area(key="box_draft").set_value("O 让老会员回来").run()
    app.button(key="view_drafts").click().run()
    assert "O 让老会员回来" in shown(app)
    app.button(key="rename_abcdefgh").click().run()
    app.text_input(key="name_abcdefgh").set_value("会员 Q3").run()
    assert "会员 Q3" in shown(app)
    app.button(key="remove_abcdefgh").click().run()
    assert "删了《会员 Q3》。" in shown(app)
    app.button(key="undo_remove").click().run()
    app.button(key="copy_abcdefgh").click().run()
    assert shown(app).count("会员 Q3") == 2
    app.button(key="remove_abcdefgh").click().run()
    app.button(key="purge_abcdefgh").click().run()
    assert shown(app).count("会员 Q3") == 1
    other = next(b.key for b in app.button if b.key and b.key.startswith("open_"))
    app.button(key=other).click().run()
    assert app.text_area(key="box_draft").value == "O 让老会员回来"
    assert session(app) != "abcdefgh"


def test_an_empty_list_says_what_to_do(page: Open) -> None:
    assert "还没有草稿" in shown(page(lang="zh", view="drafts"))
