"""A pattern compiled late is found to be the same pattern, and every one of ours compiles."""

from __future__ import annotations

import copy
import json
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import assistant
from assistant.text import plain
from assistant.text.late import _Late, late_compile

_CASES = Path(__file__).parent.parent.parent / "eval" / "cases"


# One review in a new process needs no more of our patterns than this; all of them are over six hundred.
_MOST = 150
_ZH = """O1：让新来的商家第一周就能把货卖出去
KR1：新商家首周出单率从 32% 提升到 50%
KR2：上架一件商品的平均用时从 3 天缩短到 1 天
KR3：举办 3 场线下培训活动，覆盖 200 家商家
KR4：通过优化引导流程，使客服咨询量降低 20%
O2：打造高效协同的研发团队
KR1：6 月 30 日前上线新版发布系统
KR2：线上故障由每月 8 起降到 3 起以内
KR3：加强代码评审，提升代码质量"""
_EN = """O1: New sellers make their first sale within a week
KR1: First-week sale rate of new sellers rises from 32% to 50%
KR2: Average time to list an item falls from 3 days to 1 day
KR3: Hold 3 offline training events covering 200 sellers
KR4: Reduce support tickets by 20% by improving the onboarding flow
O2: Build an efficient engineering team
KR1: Launch the new release system by June 30
KR2: Production incidents fall from 8 to at most 3 a month
KR3: Strengthen code reviews and improve code quality"""
_COUNT = """
import re, sys
compile, made = re.compile, []
def counted(pattern, flags=0):
    if sys._getframe(1).f_globals["__name__"].startswith("assistant"):
        made.append(pattern)
    return compile(pattern, flags)
re.compile = counted
import assistant.cli.reviewing, assistant.present.console, assistant.checks
assistant.checks.all_checks()
print(len(made))
assistant.check(sys.argv[1])
print(len(made))
"""


@pytest.mark.parametrize("text", [_ZH, _EN])
def test_a_review_compiles_few_patterns_and_an_import_none(text: str) -> None:
    """Each costs about a millisecond of `okr check`; what a review does not ask, `needs` should keep away."""
    ran = subprocess.run([sys.executable, "-c", _COUNT, text], capture_output=True, text=True, check=True)
    imported, reviewed = map(int, ran.stdout.split())
    assert imported == 0
    assert reviewed < _MOST


def test_it_does_what_a_pattern_does() -> None:
    late = late_compile(r"(?P<n>\d+) 篇", re.IGNORECASE)
    assert "_written" in vars(late)
    assert "search" not in vars(late)
    found = late.search("每周 3 篇")
    assert found is not None
    assert found["n"] == "3"
    assert late.sub("x", "3 篇") == "x"
    assert late.flags & re.IGNORECASE
    assert late.groups == 1
    assert vars(late)["search"] is not None
    assert "篇" in repr(late)


def test_it_is_not_compiled_before_a_text_holds_what_it_needs() -> None:
    late = late_compile(r"\bthanks\s?to\b|靠", re.IGNORECASE, needs="thanks 靠")
    assert late.search("owing to rain") is None
    assert late.match("owing to rain") is None
    assert late.fullmatch("owing to rain") is None
    assert list(late.finditer("owing to rain")) == []
    assert late.findall("owing to rain") == []
    assert late.split("owing to rain") == ["owing to rain"]
    assert late.sub("x", "owing to rain") == "owing to rain"
    assert "flags" not in vars(late)
    assert late.search("No thanks, too late") is None
    assert "flags" in vars(late)
    assert late.search("THANKS TO rain") is not None
    assert late.search("靠雨") is not None


def test_a_blank_in_a_needed_word_is_written_as_a_line() -> None:
    late = late_compile("led by|led at", needs="led_by led_at")
    assert late.search("led, by all") is None
    assert "flags" not in vars(late)
    assert late.search("led at home") is not None


def test_a_long_text_is_not_looked_through_for_words() -> None:
    late = late_compile("a+", needs="a")
    assert late.match("b" * 10_000, 5_000) is None
    assert "flags" in vars(late)


def test_it_can_be_copied_and_stored() -> None:
    late = late_compile("a+", needs="a")
    assert late.search("aa")
    for again in (copy.deepcopy(late), pickle.loads(pickle.dumps(late))):
        assert again.fullmatch("aaa")
        assert again.search("b") is None


def test_every_pattern_of_ours_compiles() -> None:
    """What a late pattern would tell only a person who meets it is told here."""
    late = list(_ours())
    assert len(late) > 300
    for pattern in late:
        assert re.compile(*pattern._written[:2])


@pytest.mark.soak
def test_what_a_pattern_needs_stands_wherever_it_matches() -> None:
    lines = _lines()
    assert len(lines) > 5000
    for late in _ours():
        if late._needs:
            pattern = re.compile(*late._written[:2])
            lost = [line for line in lines if not _may_match(late, line) and pattern.search(line)]
            assert not lost, f"{late} matches {lost[0]!r} and names none of its words in `needs`"


@pytest.mark.soak  # half a minute: a draw for every pattern; every line of our cases is tried in the fast tests
def test_texts_drawn_from_a_pattern_hold_what_it_needs() -> None:
    """A word forgotten beside a new branch is found although no case of ours says it."""
    for late in {id(late): late for late in _ours() if late._needs}.values():
        _draw(late)


def _draw(late: _Late) -> None:
    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(re.compile(*late._written[:2])))
    def holds(text: str) -> None:
        assert _may_match(late, text), f"{late} matches {text!r} and names none of its words in `needs`"

    holds()


def _may_match(late: _Late, text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in late._needs)


def _lines() -> list[str]:
    """Every line of our cases, as the readers see it."""
    found: dict[str, None] = {}
    for file in _CASES.glob("*.jsonl"):
        for case in file.read_text(encoding="utf-8").splitlines():
            for text in _texts(json.loads(case)):
                found.update(dict.fromkeys(plain(line) for line in text.splitlines()))
    return [*found]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _ours() -> Iterator[_Late]:
    """The patterns in the namespaces of our modules, also those in tuples, lists and dicts there."""
    for module in walk_packages(assistant.__path__, "assistant."):
        if not module.name.startswith(("assistant.ui", "assistant.__main__", "assistant.store.migrations")):
            for value in vars(import_module(module.name)).values():
                yield from _inside(value)


def _inside(value: object) -> Iterator[_Late]:
    if isinstance(value, _Late):
        yield value
    elif isinstance(value, tuple | list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _inside(part)
