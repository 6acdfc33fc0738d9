"""Text in a terminal's columns: two for a Chinese character, none of what a terminal would obey."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.present.columns import folded, pad, safe, width, wrapped


def test_a_chinese_character_takes_two_columns() -> None:
    assert width("客户 CSAT，") == 4 + 1 + 4 + 2
    assert width("e\u0301") == 1
    assert pad("要改", 6) == "要改  "


def test_nothing_in_a_text_moves_the_cursor() -> None:
    nasty = "a\x1b[31mb\x07\u202ec\u2028d\x9be\u200bf"
    assert len(safe(nasty)) == len(nasty)
    assert not any(c in safe(nasty) for c in "\x1b\x07\u202e\u2028\x9b")


def test_lines_break_at_blanks_and_beside_chinese() -> None:
    assert wrapped("keep words whole", 20, "") == "keep words whole"
    assert wrapped("keep the words whole please", 20, "") == "keep the words whole\nplease"
    assert wrapped("让每一位客户都在一天之内，得到答复", 20, "  ") == "让每一位客户都在一天\n  之内，得到答复"
    assert wrapped("x" * 45, 20, "") == "\n".join(["x" * 20, "x" * 20, "x" * 5])
    assert wrapped("anything", 0, "") == "anything"
    text = "现在不知道就写下“基线待测”"
    assert [text[a:b] for a, b in folded(text, 17)] == ["现在不知道就写下", "“基线待测”"]


@given(st.text(alphabet="ab 中文，。()-1", max_size=80), st.integers(2, 30))
def test_a_folded_text_loses_nothing_but_blanks(text: str, columns: int) -> None:
    lines = [text[a:b] for a, b in folded(text, columns)]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines)
