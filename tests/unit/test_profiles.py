"""House rules: the built-in ones, a company's own, and what is said when one is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.checks import all_checks, review
from assistant.disputes import DISPUTES
from assistant.errors import KnowledgeError
from assistant.parse import parse
from assistant.profiles import load_profile, profile_names


def test_the_built_in_profiles_are_those_of_the_sources() -> None:
    assert profile_names() == ("atlassian", "default", "dingdang", "dingdang-light", "feishu", "tita")


@pytest.mark.parametrize(
    ("name", "objectives", "key_results"),
    [
        ("default", (1, 3), (2, 4)),
        ("feishu", (3, 5), (2, 4)),
        ("dingdang", (1, 3), (1, 3)),
        ("dingdang-light", (1, 1), (2, 2)),
        ("atlassian", (1, 3), (3, 5)),
        ("tita", (1, 5), (3, 5)),
    ],
)
def test_counts(name: str, objectives: tuple[int, int], key_results: tuple[int, int]) -> None:
    profile = load_profile(name)
    assert (profile.objectives.min, profile.objectives.max) == objectives
    assert (profile.key_results.min, profile.key_results.max) == key_results


def test_default_is_silent_at_four_and_five() -> None:
    profile = load_profile()
    assert (profile.objectives.warn_above, profile.key_results.warn_above) == (5, 5)


def test_what_each_house_switches_off_or_softens() -> None:
    assert load_profile("default").off == {"S08"}
    assert load_profile("dingdang").off == {"S07"}
    assert load_profile("dingdang-light").off == {"S07"}
    assert load_profile("feishu").severities["O02"] == load_profile("dingdang").severities["O02"] == "info"


def test_checks_off_by_default_are_off_in_default() -> None:
    assert {c.id for c in all_checks() if c.off_by_default} <= load_profile().off


def test_every_dispute_has_sides_and_a_first_one() -> None:
    for name, dispute in DISPUTES.items():
        assert len(dispute.sides) > 1
        assert load_profile().position(name) == next(iter(dispute.sides))


def test_a_company_extends_a_house(tmp_path: Path) -> None:
    own = tmp_path / "ours.yml"
    own.write_text(
        "extends: dingdang\ntitle: {zh: 我们, en: Ours}\nobjectives: {max: 2}\nseverities: {K05: error}\n"
        "off: [K08]\non: [S07]\npositions: {pay: apart}\nwords: {vague: [给力, awesome]}\n",
        encoding="utf-8",
    )
    profile = load_profile(own)
    assert profile.name == "ours"
    assert profile.title.en == "Ours"
    assert (profile.objectives.min, profile.objectives.max, profile.objectives.warn_above) == (1, 2, 2)
    assert profile.off == {"K08"}
    assert profile.severities["K05"] == "error"
    assert profile.severities["O02"] == "info"
    assert profile.position("pay") == "apart"
    assert profile.words == {"vague": ("给力", "awesome")}


def test_a_company_extends_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("extends: default\noff: [K11]\n", encoding="utf-8")
    team = tmp_path / "team.yml"
    team.write_text("extends: base.yml\noff: [K12]\n", encoding="utf-8")
    assert load_profile(team).off == {"S08", "K11", "K12"}


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("extends: default\nseverities: {K02: fatal}\n", 2, "severities.K02"),
        ("extends: default\nseverities: {task: error}\n", 2, "severities.task"),
        ("extends: nobody\n", 1, "extends"),
        ("extends: default\n\nobjectives: {max: many}\n", 3, "objectives.max"),
        ("objectives: {min: 4, max: 2}\n", 1, "objectives"),
        ("objectives: {most: 2}\n", 1, "objectives.most"),
        ("colour: red\n", 1, "colour"),
        ("off: K02\n", 1, "off"),
        ("off: [K2]\n", 1, "off"),
        ("off: [K10]\n", 1, "off"),
        ("off: [K02]\non: [K01, K02]\n", 2, "on"),
        ("positions:\n  pay: never\n", 2, "positions.pay"),
        ("positions:\n  lunch: free\n", 2, "positions.lunch"),
        ("words: {vague: 给力}\n", 1, "words.vague"),
        ("title: {zh: 我们}\n", 1, "title"),
        ("off: [K01]\noff: [K02]\n", 2, "off"),
        ("- K01\n", 1, "top of the file"),
    ],
)
def test_a_wrong_value_is_named_by_line_and_key(tmp_path: Path, text: str, line: int, key: str) -> None:
    own = tmp_path / "wrong.yml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_profile(own)
    assert f"wrong.yml, line {line}, {key}:" in caught.value.text.en
    assert f"wrong.yml 第 {line} 行" in caught.value.text.zh


def test_broken_yaml_names_the_line(tmp_path: Path) -> None:
    own = tmp_path / "broken.yml"
    own.write_text("extends: default\noff: [K01\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="line"):
        load_profile(own)


def test_a_file_that_leads_back_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("extends: b.yml\n", encoding="utf-8")
    (tmp_path / "b.yml").write_text("extends: a.yml\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="itself"):
        load_profile(tmp_path / "a.yml")


def test_an_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(KnowledgeError, match="atlassian, default, dingdang"):
        load_profile("acme")


def test_a_missing_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        load_profile(tmp_path / "nowhere.yml")


def test_a_house_adds_words_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "ours.yml"
    own.write_text(
        "extends: default\nwords:\n  vague: [给力, awesome]\n  activity: [拉通]\n  outcome: [go-live party]\n  routine: [晨检]\n",
        encoding="utf-8",
    )
    profile = load_profile(own)

    def found(text: str) -> set[str]:
        return {f.check for f in review(parse(text), profile=profile).findings}

    assert "K03" in found("O：让住户放心\nKR1：物业给力")
    assert "K03" not in found("O：让住户放心\nKR1：物业给力度从 60 分到 80 分")
    assert "K02" in found("O：让住户放心\nKR1：拉通三方口径")
    assert "K03" in found("O: Tenants trust us\nKR1: Awesome lobby")
    assert "K02" not in found("O: Tenants trust us\nKR1: Hold the go-live party")
    assert "O04" in found("O：晨检不走样\nKR1：漏检降到 2 起")
