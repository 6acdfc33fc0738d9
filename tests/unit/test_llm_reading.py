"""Items come out of a reply when they are finished, not before, however the reply is wrapped."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llm.reading import ReadItem, ReplyReader, loads, whole

ZH: dict[str, Any] = {
    "objectives": [
        {
            "text": "让老用户更常回来",
            "why": "说清“谁”",
            "key_results": [
                {
                    "rewrites": ["O1.KR1"],
                    "text": '复购率从 "[{20%" 到 30%',
                    "initiatives": [{"from": "", "text": "改权益"}],
                },
                {"rewrites": [], "text": "次日留存\n45%", "initiatives": []},
            ],
        },
        {"text": "Second", "why": "", "key_results": []},
    ],
    "parked": [{"from": "O1.KR4", "text": "退款", "reason": "日常"}],
    "questions": [{"about": "O1", "slot": "baseline", "ask": "多少？"}],
}
KINDS = ["objectives", "key_results", "key_results", "objectives", "parked", "questions"]


def _fed(text: str, size: int = 1) -> list[ReadItem]:
    reader = ReplyReader()
    return [item for at in range(0, len(text), size) for item in reader.feed(text[at : at + size])]


@pytest.mark.parametrize("size", [1, 3, 11, 100_000])
@pytest.mark.parametrize("indent", [None, 2])
def test_all_items_come_out_in_order(size: int, indent: int | None) -> None:
    items = _fed(json.dumps(ZH, ensure_ascii=False, indent=indent), size)
    assert [item.kind for item in items] == KINDS
    assert [(i.index, i.parent) for i in items if i.kind == "key_results"] == [(0, 0), (1, 0)]
    assert items[0].data == {"text": "让老用户更常回来", "why": "说清“谁”"}
    assert items[1].data == ZH["objectives"][0]["key_results"][0]
    assert items[4].data == ZH["parked"][0]


def test_an_item_comes_the_moment_it_is_closed_and_not_before() -> None:
    reader = ReplyReader()
    assert not list(reader.feed('{"objectives":[{"text":"A","why":"b"'))
    assert [i.kind for i in reader.feed(',"key_results":[')] == ["objectives"]
    assert not list(reader.feed('{"text":"from 1'))
    assert not list(reader.feed('0%"'))
    (item,) = reader.feed("}")
    assert item.data == {"text": "from 10%"}
    assert not reader.closed
    assert not list(reader.feed("]}]}"))
    assert reader.closed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("```json\n", "\n```"),
        ("```\n", "```"),
        ('<think>maybe {"objectives":[{"text":"no"}]}</think>\n', ""),
        ("  <think>\n嗯\n</think> 好的，结果如下：\n```json\n", '\n```\n希望有帮助 {"objectives":[{"text":"no"}]}'),
        ('a thought that lost its tag {"a": {"b": 1}} </think>', ""),
        ("Here you are (as {JSON}): ", " Anything else?"),
        ("[", "]"),
    ],
)
@pytest.mark.parametrize("size", [1, 1000])
def test_wrappings_are_seen_through(before: str, after: str, size: int) -> None:
    items = _fed(before + json.dumps(ZH, ensure_ascii=False) + after, size)
    assert [item.kind for item in items] == KINDS


def test_a_stream_that_ends_early_gives_only_what_was_finished() -> None:
    text = json.dumps(ZH, ensure_ascii=False)
    cut = text.index("次日留存") + 2
    reader = ReplyReader()
    items = list(reader.feed(text[:cut]))
    assert [item.kind for item in items] == ["objectives", "key_results"]
    assert reader.begun
    assert not reader.closed


def test_key_results_before_their_objectives_words_wait_for_them() -> None:
    text = '{"objectives":[{"key_results":[{"text":"k1"},{"text":"k2"}],"text":"O"}]}'
    assert [(i.kind, (i.data or {}).get("text")) for i in _fed(text)] == [
        ("objectives", "O"),
        ("key_results", "k1"),
        ("key_results", "k2"),
    ]


def test_one_bare_objective_is_an_objective() -> None:
    items = _fed('{"text":"O","key_results":[{"text":"k"}]}')
    assert [(i.kind, i.index, i.parent) for i in items] == [("objectives", 0, None), ("key_results", 0, 0)]


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        ('{"text":"a\nb"}', {"text": "a\nb"}),
        ('{"text":"a",}', {"text": "a"}),
        ('{"list":["a","b",],}', {"list": ["a", "b"]}),
        ('{"text":"keep , ] this"}', {"text": "keep , ] this"}),
        ("{'text':'a'}", None),
        ('["a"]', None),
        ("{text}", None),
    ],
)
def test_small_faults_are_let_pass_and_large_ones_are_no_data(raw: str, data: object) -> None:
    assert loads(raw) == data


def test_the_one_object_of_a_short_reply() -> None:
    assert whole('```json\n{"text":"a","why":""}\n```') == {"text": "a", "why": ""}
    assert whole('{"text":"a"') is None
    assert whole("no") is None


@given(st.text(max_size=200), st.integers(1, 20))
def test_no_reply_makes_it_fail(text: str, size: int) -> None:
    _fed(text, size)


@given(
    st.recursive(
        st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["objectives", "key_results", "text", "x"]), inner, max_size=3)
        ),
        max_leaves=12,
    ),
    st.integers(1, 9),
)
def test_any_json_reads_the_same_in_any_chunks(value: object, size: int) -> None:
    text = json.dumps(value, ensure_ascii=False)
    assert [(i.kind, i.data) for i in _fed(text, size)] == [(i.kind, i.data) for i in _fed(text, 10_000)]


@pytest.mark.soak
def test_reading_takes_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        key_results = [{"rewrites": ["O1.KR1"], "text": "复购率从【待填：基线】到【待填：目标】" * 3}] * count
        text = json.dumps({"objectives": [{"text": "O", "key_results": key_results}]}, ensure_ascii=False)
        began = time.perf_counter()
        assert len(_fed(text, 20)) == count + 1
        return time.perf_counter() - began

    seconds(20)
    small, large = seconds(200), seconds(2000)
    assert large < 40 * small
