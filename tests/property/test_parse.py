"""The parser on anything: it never raises, its spans hold, nothing is lost, and time grows with length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.parse import parse
from assistant.types import OkrDocument

PIECES = [
    "O1", "O-1", "O", "KR1", "KR2：", "KR:", "kr", "O1-KR2", "目标一：", "目标", "关键结果1：", "关键成果（三）", "Objective 1:", "Key Results:", "KRs",
    "- ", "* ", "** ", "1. ", "1、", "1.1 ", "（一）", "①", "a) ", "一、", "> ", ">> ", "### ", "= ", "|", "| --- | --- |", "|===", "\t", "  ", "　", "└ ",
    "├── ", "[ ] ", "[x] ", "✅", "🎯 ", "**", "~~", "`", "__", "*", "_", "[", "](http://x.y)", "<td rowspan=2>", "<tr>", "<table>", "</table>", "<li>",
    "</li>", "<ul>", "<p>", "</p>", "<br>", "<b>", "<!--", "-->", "&nbsp;", "&rarr;", "&#0;", "&#x110000;", "：", ":", "；", ";", "，", ",", "。", "\"", "'",
    "\n", "\r\n", "\r", "\u2028", "\u200b", "\ufeff", "\x00", "\ud800", "====", "----", "---", "~", "null", "o: ", "krs:", "  - ", "{", "}", "{\"krs\":[", "\\",
    "P0 ", "(0.6) ", "（60%）", "(40%)", "【权重 30%】", "@阿梅", "#续约", "[6/30] ", "（2026 Q1）", "（承接 O1-KR2）", "负责人：阿梅", "说明：", "举措：", "TODO ", ":tag:",
    "2025 Q3", "全年", "缺货率从 8% 降到 4%", "three stores open by May", "让顾客愿意再来", "XX", "【待填】", "目标\t关键结果\t负责人", "目标,关键结果\n", "1.5 倍", "3 家店",
]  # fmt: skip

documents = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join),
    st.text(max_size=200),
)


def check_spans(document: OkrDocument) -> None:
    """Every run lies inside the document and, but for entities and joins, says what the item says there."""
    size = len(document.text)
    for span in document.unparsed:
        assert 0 <= span.start < span.end <= size
    for item in document.items():
        assert 0 <= item.span.start <= item.span.end <= size
        at = 0
        for run in item.runs:
            assert run.length > 0
            assert run.at >= at
            at = run.at + run.length
            assert 0 <= run.source <= run.source + run.length <= size
            if at <= len(item.text):
                here, there = item.text[run.at : at], document.text[run.source : run.source + run.length]
                assert all(a == b or b in "&\\" for a, b in zip(here, there, strict=True))
        if item.text:
            first, last = item.place(0, 1), item.place(len(item.text) - 1, len(item.text))
            assert item.span.start <= first.start <= first.end <= size
            assert last.end <= size
        assert item.sentence.text == item.text
        for note in item.notes:
            assert note.text
            assert 0 <= note.span.start <= note.span.end <= size


@settings(max_examples=400, deadline=None)
@given(documents)
def test_anything_is_read_without_raising_and_spans_hold(text: str) -> None:
    document = parse(text)
    assert document.text == text.removeprefix("\ufeff")
    check_spans(document)
    ids = [item.id for item in document.items()]
    assert len(ids) == len(set(ids))


words = st.sampled_from(
    [
        "缺货率从 8% 降到 4%",
        "让顾客愿意再来",
        "三家新店开业",
        "Stockouts fall to 4%",
        "3 stores open",
        "Guests come back",
        "排班表上线",
    ]
)
layouts = st.sampled_from(
    [
        ("O{n}：{o}", "KR{n}：{k}"),
        ("O{n} {o}", "KR{n} {k}"),
        ("### O{n}: {o}", "- KR{n}: {k}"),
        ("### O{n}：{o}（2026 Q3）", "- **KR{n}** {k}"),
        ("目标{n}：{o}", "关键结果{n}：{k}"),
        ("**Objective {n}:** {o}", "{n}. {k}"),
        ("- {o}", "  - {k}"),
        ("* {o}", "\t* {k}"),
        ("## {o}", "- [ ] {k}"),
        ("> 目标{n}：{o}", "> 关键结果{n}：{k}"),
        ("🎯 O{n} {o}", "  ✅ KR{n} {k}"),
        ("* O{n} {o}", "** KR{n} {k}"),
        ("O{n} | {o}", "KR{n} | {k}"),
        ("O{n} {o}", "O{n}-KR{n} {k}"),
        ("<h3>O{n} {o}</h3>", "<p>KR{n} {k}</p>"),
        ("O{n}——{o}", "KR{n}——{k}"),
        ("O{n}（2026 Q3） {o}", "KR{n}) {k}"),
        ("目标{n}名称：{o}", "关键结果{n}，{k}"),
        ("公司O{n}：{o}", "KR{n}: {k}"),
        ("【{o}】", "{n}. {k}"),
        ("- **{o}**", "- {k}"),
        ("**{n}. {o}**", "- [ ] {k}"),
        ("Objective #{n} - {o}", "Key Result #{n} - {k}"),
    ]
)


@settings(max_examples=200, deadline=None)
@given(
    layouts, st.lists(st.tuples(words, st.lists(words, min_size=1, max_size=4)), min_size=1, max_size=3), st.booleans()
)
def test_what_a_layout_writes_is_what_is_read(
    layout: tuple[str, str], okrs: list[tuple[str, list[str]]], crlf: bool
) -> None:
    head, key = layout
    lines = []
    for n, (objective, keys) in enumerate(okrs, 1):
        lines.append(head.format(n=n, o=objective))
        lines += [key.format(n=i, k=k) for i, k in enumerate(keys, 1)]
    document = parse(("\r\n" if crlf else "\n").join(lines))
    assert [(o.text, [k.text for k in o.key_results]) for o in document.objectives] == okrs
    assert not document.notices
    for item in document.items():
        assert document.text[item.span.start : item.span.end] == item.text


heads = st.tuples(
    st.sampled_from(["目标", "O", "Objective", "目标（O）", "O 目标", "季度目标"]),
    st.sampled_from(["关键结果", "KR", "Key Results", "关键结果（KR）", "KR 描述", "Key result (KR)"]),
)
cells = st.sampled_from(
    [("负责人", "阿梅"), ("截止", "9/30"), ("权重", "40%"), ("进度", ""), ("备注", "看情况"), ("Owner", "Ana")]
)


@settings(max_examples=200, deadline=None)
@given(
    heads,
    st.lists(cells, max_size=3, unique=True),
    st.sampled_from(["| {} |", "{}\t", "{},", "||"]),
    st.lists(
        st.tuples(words, st.lists(words, min_size=1, max_size=3)), min_size=1, max_size=3, unique_by=lambda o: o[0]
    ),
)
def test_what_a_table_holds_is_what_is_read(
    head: tuple[str, str], more: list[tuple[str, str]], form: str, okrs: list[tuple[str, list[str]]]
) -> None:
    rows = [[*head, *(name for name, _ in more)]]
    for objective, keys in okrs:
        rows += [[objective if not at else "", key, *(cell for _, cell in more)] for at, key in enumerate(keys)]
    if form == "||":
        text = f"||{'||'.join(rows[0])}||\n" + "\n".join(
            f"|{'|'.join(cell or ' ' for cell in row)}|" for row in rows[1:]
        )
    elif form == "| {} |":
        text = "\n".join("| " + " | ".join(row) + " |" for row in [rows[0], ["---"] * len(rows[0]), *rows[1:]])
    else:
        text = "\n".join(form[2:].join(row) for row in rows)
    document = parse(text)
    assert [(o.text, [k.text for k in o.key_results]) for o in document.objectives] == okrs
    for item in document.items():
        assert document.text[item.span.start : item.span.end] == item.text


@pytest.mark.parametrize(
    "unit",
    [
        "O1：让顾客愿意再来\nKR1：缺货率从 8% 降到 4%\nKR2：三家新店开业\n",
        "O1：让顾客愿意再来；KR1：缺货率降到 4%；KR2：三家新店开业；",
        "缺货率降到 4%，",
        "| a | b |\n",
        "|a\n",
        "a | b\n",
        "O1 | a\n\n",
        "O\tKR\n",
        "- a\n",
        "1.1 a\n",
        " ",
        "[【(",
        "**a _b `c ~~",
        "<p <li><td>",
        "<table><tr><td>a",
        "目标,\"关键\n",
        "krs:\n - a\n",
        "{\"krs\":[\"a\"],",
        "&amp;<!-- ",
        "KR1 ",
        "（60%）",
        "\u200b\r\n",
        "│ ├─ a\n",
    ],
)  # fmt: skip
@pytest.mark.soak
def test_time_grows_with_length(unit: str) -> None:
    _grows(lambda size: (unit * (size // len(unit) + 1))[:size])


@pytest.mark.parametrize(
    ("before", "unit", "after"),
    [
        ("krs:\n - a", " ", "b"),
        ("krs:\n - a\n", "   b\n", ""),
        ("<p>a", " ", "b\nc</p>"),
        ("1. a", " ", "2. b"),
        ("KR1 a", " ", "(b)\nKR2 c (b)\nKR3 d (b)"),
        ("- 标签：a", " ", "b\nO1 c"),
        ("| a | b |\n", "-", "x"),
        ("目标,关键结果\n", "\"", ""),
        ("{\"", "\\\"", ""),
        ("O1: a line that is long enough to be broken by a mail program and goes\n", "on and on and on and on and on and on and on and on and on\n", ""),
        ("O1：", "&amp;a；", ""),
        ("<table><tr>", "<td rowspan=200 colspan=30>a", ""),
        ("第一行\n", "AAAA ", "team\n- a"),
        ("O1 a\n", "KR9.1 b\n", ""),
    ],
)  # fmt: skip
@pytest.mark.soak
def test_time_grows_with_one_long_part(before: str, unit: str, after: str) -> None:
    _grows(lambda size: before + unit * (size // len(unit)) + after)


def _grows(text: Callable[[int], str]) -> None:
    def spent(size: int) -> float:
        start = time.process_time()
        parse(text(size))
        return time.process_time() - start

    small, large = spent(20_000), spent(100_000)
    assert large < 10 * small + 0.3
