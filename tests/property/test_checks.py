"""Whatever is typed, the checks answer: spans hold, nothing crashes, time stays linear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks import review
from assistant.item import read_sentence
from assistant.judge import judge_key_result, judge_objective
from assistant.parse import parse
from assistant.text import language

PIECES = st.sampled_from(
    [
        "提升",
        "优化",
        "让",
        "用户",
        "客户",
        "通过",
        "使",
        "从",
        "到",
        "3%",
        "20",
        "家",
        "上线",
        "完成",
        "xx%",
        "【待填：目标】",
        "每周",
        "拜访",
        "，",
        "。",
        "、",
        "（",
        "）",
        "6",
        "月底前",
        "《",
        "》",
        "不低于",
        "零",
        "的",
        "率\n",
        "",
        "",
        "",
        "improve",
        "launch",
        "win",
        "5",
        "clients",
        "by",
        "June",
        "from",
        "3",
        "to",
        "8%",
        "and",
        ",",
        ".",
        "(",
        ")",
        "TBD",
        "keep",
        "running",
        "is",
        "are",
        "users",
        "page",
        "loads",
        "weekly",
        "none",
        "$40k",
        "→",
        "≥",
        "—",
        "KR1:",
        "O:",
        "#",
        "*",
        "|",
        "\n",
        "\t\n",
        "",
        "",
        "",
        "提升體驗",
        "達到",
        "０．４",
        "🙂",
        "<b>",
        "</b>",
        "\u200b",
        "\x00",
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join), st.text(max_size=120)
)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_verdict_points_into_the_text(text: str) -> None:
    sentence = read_sentence(text, language(text))
    verdict = judge_key_result(sentence)
    for evidence in (verdict.kind_at, verdict.vague_at, verdict.compound_at):
        if evidence is not None:
            assert 0 <= evidence.span.start <= evidence.span.end <= len(text)
    assert not (verdict.measurable and verdict.placeholder)
    assert not (verdict.vague and verdict.measurable)
    flaw = judge_objective(sentence)
    assert 0 <= flaw.at.span.start <= flaw.at.span.end <= len(text)


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_findings_quote_the_document(objective: str, result: str) -> None:
    text = f"O：{objective}\nKR1：{result}\nKR2：{result}"
    found = review(parse(text), parent=parse(f"O：{result}"))
    for finding in found.findings:
        if finding.span is not None:
            assert text[slice(*finding.span)] == finding.quote
        assert finding.message.zh
        assert finding.message.en
    assert not {(u.check, u.target) for u in found.undecided} & {(f.check, f.target) for f in found.findings}


@pytest.mark.parametrize(
    "piece", ["提升", "从 3% 到 5%，", "is better and ", "a, ", "（", "不", "更", "【待填：目标】", "1"]
)
@pytest.mark.soak
def test_time_is_linear_in_the_length_of_a_line(piece: str) -> None:
    def seconds(times: int) -> float:
        sentence = read_sentence(piece * times, language(piece))
        start = time.perf_counter()
        judge_key_result(sentence)
        judge_objective(sentence)
        return time.perf_counter() - start

    seconds(10)
    assert seconds(40_000) < 1.0
