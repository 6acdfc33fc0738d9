"""Properties of the readers: what is written is read back, in any notation; nothing crashes; time is linear."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.blanks import read_blanks
from assistant.cycle import read_cycle
from assistant.item import read_sentence
from assistant.names import read_names
from assistant.numbers import format_amount, read_dates, read_figures, read_marks, same_amount
from assistant.numbers.numerals import MAX_NUMERAL, read_chinese, write_chinese
from assistant.types import Figure

_FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in "0123456789.%,"}
_AROUND = [("达到 ", ""), ("提到", "，"), ("", " 以上"), ("reach ", " by then"), ("（", "）"), ("≥", "")]


def _one(text: str) -> Figure:
    figures = read_figures(text)
    assert len(figures) == 1, (text, figures)
    return figures[0]


@given(st.integers(min_value=0, max_value=10**12))
def test_a_chinese_numeral_is_read_as_it_was_written(number: int) -> None:
    numeral = write_chinese(number)
    if len(numeral) <= MAX_NUMERAL:
        assert read_chinese(numeral) == number


@given(st.integers(min_value=0, max_value=1000), st.integers(min_value=0, max_value=9), st.sampled_from(_AROUND))
def test_a_percentage_in_any_notation_is_the_same_figure(whole: int, tenth: int, around: tuple[str, str]) -> None:
    value = Decimal(f"{whole}.{tenth}")
    before, after = around
    plain = f"{value}%" if tenth else f"{whole}%"
    spoken = "百分之" + write_chinese(whole) + ("点" + write_chinese(tenth) if tenth else "")
    figures = [_one(before + text + after) for text in (plain, plain.translate(_FULL_WIDTH), spoken, plain[:-1] + " %")]
    assert {figure.value for figure in figures} == {value if tenth else Decimal(whole)}
    assert {figure.kind for figure in figures} == {"percent"}
    assert all(same_amount(figures[0], other) for other in figures)


@given(st.integers(min_value=2, max_value=99_999_999), st.sampled_from(["家", "次", "人", "条", "场"]))
def test_a_count_in_any_notation_is_the_same_figure(number: int, unit: str) -> None:
    texts = [
        f"{number} {unit}",
        f"{number}{unit}",
        f"{number:,} {unit}",
        f"{format_amount(Decimal(number), 'zh')} {unit}",
    ]
    texts.append(f"{number} {unit}".translate(_FULL_WIDTH))
    numeral = write_chinese(number)
    if len(numeral) <= 12:
        texts.append(f"{'两' if numeral == '二' else numeral}{unit}")
    figures = [_one(f"达到 {text}") for text in texts]
    assert {figure.value for figure in figures} == {Decimal(number)}
    assert {figure.kind for figure in figures} == {"count"}
    assert {figure.unit for figure in figures} == {unit}


@given(st.integers(min_value=1, max_value=9999), st.sampled_from([("万元", 10**4), ("亿元", 10**8), ("元", 1)]))
def test_money_is_the_same_in_either_currency_notation(number: int, unit: tuple[str, int]) -> None:
    word, factor = unit
    left, right = _one(f"回款 {number} {word}"), _one(f"¥{number * factor:,}")
    assert left.value == right.value == number * factor
    assert same_amount(left, right)


@given(st.integers(min_value=1, max_value=400), st.integers(min_value=1, max_value=400))
def test_a_range_keeps_both_ends(low: int, extra: int) -> None:
    high = low + extra
    for text in (f"{low}-{high} 家", f"{low}~{high} 家", f"{low} 到 {high} 家", f"between {low} and {high} stores"):
        figure = _one(text)
        assert (figure.low, figure.high, figure.value) == (low, high, None)


@given(
    st.integers(min_value=1, max_value=99),
    st.integers(min_value=1, max_value=99),
    st.sampled_from(
        [
            "复购率从 {a}% 提升到 {b}%",
            "复购率由{a}%升至{b}%",
            "复购率 {a}% → {b}%",
            "复购率{a}%->{b}%",
            "repeat rate from {a}% to {b}%",
            "repeat rate at {b}% (was {a}%)",
        ]
    ),
)
def test_a_change_has_a_start_and_an_end(a: int, b: int, shape: str) -> None:
    text = shape.format(a=a, b=b)
    sentence = read_sentence(text, "zh")
    assert sentence.baseline is not None
    assert sentence.baseline.value == a
    assert [figure.value for figure in sentence.targets] == [b]


@given(
    st.sampled_from(
        [
            "{y}-{m:02}-{d:02}",
            "{y}年{m}月{d}日",
            "{y} 年 {m} 月",
            "{y} Q{q}",
            "Q{q} {y}",
            "{m} 月 {d} 日前",
            "v{m}.{d}",
            "{m}.{d}.{q}",
            "第 {m} 批",
            "第{q}期",
            "KR{m}",
            "P{q}",
            "O{q}",
            "p9{q}",
            "H{q}",
            "{q}G",
            "ISO {y}",
            "{m}:{d:02}",
            "GPT-{q}",
        ]
    ),
    st.integers(min_value=2000, max_value=2039),
    st.integers(min_value=1, max_value=12),
    st.integers(min_value=1, max_value=28),
    st.integers(min_value=1, max_value=2),
)
def test_nothing_is_read_from_dates_versions_ordinals_and_labels(shape: str, y: int, m: int, d: int, q: int) -> None:
    if shape == "{q}G":
        q += 3
    if shape == "p9{q}":
        q = 5
    text = f"推进 {shape.format(y=y, m=m, d=d, q=q)} 的工作"
    assert read_figures(text) == ()
    assert read_dates(text) or read_marks(text)


_PIECES = st.sampled_from(
    [
        *list(
            "0123456789.,%万亿千百十一二两三四五半零成倍翻到至从由-~→/:：（）()[]【】xX_?？KRkmMQHvp第月日年前后底末天周个名家次@负责基线 \n\t￥$€≥<>+１％𠀀é"
        ),
        "from ",
        "to ",
        "by ",
        "half ",
        "one ",
        "twenty ",
        "million",
        "now ",
        "TBD",
        "提升",
        "降到",
        "通过",
        "以上",
        "以内",
        "Q3",
        "2025",
        "三成",
        "top ",
        "\u200b",
        "\x00",
    ]
)


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=30).map("".join)))
def test_random_text_never_breaks_and_every_span_is_its_quote(text: str) -> None:
    for lang in ("zh", "en"):
        sentence = read_sentence(text, lang)  # type: ignore[arg-type]
    for figure in (*sentence.figures, *read_figures(text)):
        assert text[slice(*figure.span)] == figure.quote
        assert figure.quote.strip()
    for piece in (*sentence.dates, *read_dates(text), *read_marks(text), *read_names(text), *read_blanks(text)):
        assert text[slice(*piece.span)] == piece.text
    spans = sorted(figure.span for figure in read_figures(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    read_cycle(text)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "一",
        "万",
        "1,000,",
        "1.",
        "3到",
        "从 3 天",
        "x",
        "_",
        "【",
        "A",
        "aB",
        "Aa ",
        "@a ",
        "Q1",
        "2025-",
        "twenty-",
        "零",
        "by ",
        "increase ",
        "第",
        "1:1",
        " ",
    ],
)
@pytest.mark.parametrize("read", [read_figures, read_dates, read_marks, read_names, read_blanks])
@pytest.mark.soak
def test_time_is_linear(read: object, unit: str) -> None:
    assert callable(read)
    took = []
    for length in (4_000, 16_000):
        text = (unit * length)[:length]
        best = 9.0
        for _ in range(2):
            began = process_time()
            read(text)
            best = min(best, process_time() - began)
        took.append(best)
    assert took[1] < max(10 * took[0], 0.1), took
