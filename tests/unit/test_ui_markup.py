"""Nothing that was typed or generated becomes markup, in HTML or in a widget's label."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.types import KeyResult, Run, Sentence, Span
from assistant.ui.markup import Mark, el, esc, marked, md, within

NASTY = "<script>alert(1)</script> $x^2$ :red[hi] **b** [a](http://x) `c` \u202e # h\n> q"


def test_html_is_text() -> None:
    assert "<" not in esc(NASTY)
    assert '"' not in esc('a" onclick="x')
    assert el("p", esc("a & b"), "x", data_tip='"<b>"') == '<p class="x" data-tip="&quot;&lt;b&gt;&quot;">a &amp; b</p>'


def test_a_label_is_one_line_of_plain_words() -> None:
    label = md(NASTY)
    assert "\n" not in label
    for sign in ("$", "*", "`", "[", ":", "<"):
        assert f"\\{sign}" in label
    assert "\u202e" not in label


def test_marks_do_not_overlap_and_the_first_wins() -> None:
    html = marked("从 21% 到 28%", [Mark(2, 5, "fact", "来自草稿"), Mark(4, 9, "other"), Mark(90, 95, "gone")])
    assert html.count("<span") == 1
    assert 'data-tip="来自草稿"' in html


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6))
def test_marking_loses_no_character(text: str, spans: list[tuple[int, int]]) -> None:
    import html
    import re

    out = marked(text, [Mark(a, b, "x") for a, b in spans])
    assert html.unescape(re.sub(r"<[^<>]*>", "", out)) == html.unescape(esc(text))


@pytest.mark.parametrize(
    ("span", "found"),
    [(Span(10, 12), Span(0, 2)), (Span(11, 22), Span(1, 4)), (Span(0, 5), None), (Span(12, 20), None)],
)
def test_document_offsets_become_the_items_own(span: Span, found: Span | None) -> None:
    item = KeyResult(
        id="O1.KR1",
        label="",
        text="甲乙丙丁",
        span=Span(10, 22),
        runs=(Run(0, 10, 2), Run(2, 20, 2)),
        sentence=Sentence(text="甲乙丙丁", lang="zh"),
    )
    assert within(item, span) == found
