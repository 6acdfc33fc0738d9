"""The method guide: what a section is made of, whose authority it names, and that people's questions find it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from assistant.guide import guide
from assistant.guide.finding import GUESS, find_sections
from assistant.knowledge import FOLDER, builtin, builtin_files, sources

_HAN = re.compile(r"[\u4e00-\u9fff]")


def test_there_are_enough_sections_with_unique_ids() -> None:
    rows = [row for name in builtin_files("guide") for row in builtin(name)]
    assert len(rows) == len(guide()) >= 40
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", ident) for ident in guide())
    assert {key for row in rows for key in row} == {"id", "title", "text", "words", "sources"}
    assert (FOLDER / "guide").is_dir()


def test_each_section_is_short_and_stands_in_both_languages() -> None:
    for section in guide().values():
        assert 90 <= len(_HAN.findall(section.text.zh)) <= 260, section.id
        assert 60 <= len(section.text.en.split()) <= 155, section.id
        assert not _HAN.search(section.text.en + section.title.en), section.id
        assert _HAN.search(section.title.zh), section.id
        assert not re.search(r"[\u4e00-\u9fff，。；：] [\u4e00-\u9fff]", section.text.zh), section.id


def test_each_section_says_whose_facts_it_rests_on_and_what_people_call_it() -> None:
    for section in guide().values():
        assert section.sources, section.id
        assert set(section.sources) <= set(sources()), section.id
        assert all(isinstance(word, str) for word in section.words), section.id
        assert sum(bool(_HAN.search(word)) for word in section.words) >= 3, section.id
        assert sum(word.isascii() for word in section.words) >= 3, section.id
    assert {key for section in guide().values() for key in section.sources} == set(sources())


def test_no_sentence_stands_twice() -> None:
    said = Counter(
        sentence.strip()
        for section in guide().values()
        for text in (section.text.zh, section.text.en)
        for sentence in re.split(r"[。？！]|[.?!] ", text)
        if len(sentence.strip()) > 8
    )
    assert not [sentence for sentence, times in said.items() if times > 1]


QUESTIONS = [
    ("O 写几个合适", "how-many"),
    ("How many key results should I have?", "how-many"),
    ("KR写成任务了怎么办", "okr-or-task-list"),
    ("is a key result a task?", "okr-or-task-list"),
    ("打分0.7是什么意思", "scoring"),
    ("KR 打多少分算好", "scoring"),
    ("OKR要不要和奖金挂钩", "okr-and-pay"),
    ("should OKRs be tied to bonus", "okr-and-pay"),
    ("OKR 跟 KPI 啥区别", "okr-and-kpi"),
    ("difference between okr and kpi", "okr-and-kpi"),
    ("銷售團隊怎麼寫", "sales-teams"),
    ("writing OKRs for a sales team", "sales-teams"),
    ("季度中途能不能改目标", "changing-mid-cycle"),
    ("上级的KR能不能直接抄", "parent-kr-is-not-my-objective"),
    ("新人怎么写", "first-okr"),
    ("what is a baseline", "baseline-and-target"),
    ("什么是挑战型", "committed-and-aspirational"),
    ("committed vs aspirational", "committed-and-aspirational"),
    ("周会怎么开", "check-in"),
    ("季度复盘怎么做", "review"),
    ("我只有一堆指标", "from-metrics-to-objective"),
    ("推行不下去了", "why-it-stalls"),
    ("我们公司只有三十人怎么推行", "roll-out-small"),
    ("who should own a key result", "who-owns"),
    ("没做完的要不要带到下个季度", "unfinished-okr"),
    ("行政部门的工作很难量化", "support-functions"),
]


@pytest.mark.parametrize(("question", "wanted"), QUESTIONS)
def test_a_question_finds_its_section(question: str, wanted: str) -> None:
    found = find_sections(question)
    assert wanted in [hit.section.id for hit in found[:2]]
    assert found[0].score >= GUESS


@pytest.mark.parametrize("question", ["今天天气怎么样", "tell me a joke", "", "？？", "帮我订张机票"])
def test_what_the_guide_does_not_speak_of_is_at_best_a_guess(question: str) -> None:
    assert all(hit.score < GUESS for hit in find_sections(question))
