"""Judging: names hidden, sides swapped, several votes, what cannot be read UNSCORED; a person judges the same pairs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.knowledge import sources
from assistant.llm import failures
from assistant.llm.door import Message
from assistant.llm.scripted import Line, ScriptedDoor
from eval.cases import load
from eval.judging.model import PROMPTS
from eval.judging.rubric import RUBRIC
from eval.judging.votes import Choice, Vote, alpha, kappa, standing
from eval.scorers import all_scorers
from tests.okr import Ran, okr

CASES = [case.id for case in load(all_scorers()["draft"], "dev")][:8]
GOOD, POOR = "O1 Guests come back gladly", "O1 Do things"


def run_file(path: Path, proposals: Mapping[str, str], model: str | None = None) -> Path:
    marks = [
        {"case": case, "measure": "any_good_answer", "score": 0.0, "evidence": text} for case, text in proposals.items()
    ]
    path.write_text(json.dumps({"model": model, "suites": {"draft": {"marks": marks}}}), encoding="utf-8")
    return path


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Judges poor proposals (A) against good ones (B) with a scripted judge."""
    a = run_file(tmp_path / "a.json", dict.fromkeys(CASES, POOR), "small-1")
    b = run_file(tmp_path / "b.json", dict.fromkeys(CASES, GOOD), "judge-1")
    monkeypatch.setenv("OKR_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OKR_DATA_DIR", str(tmp_path / "data"))

    def judge(*replies: Line, words: Sequence[object] = ("--format", "json"), asked: list[Any] | None = None) -> Ran:
        door = ScriptedDoor(replies, model="judge-1", asked=asked if asked is not None else [])
        monkeypatch.setattr("assistant.llm.chat.open_door", lambda settings: door)
        return okr("eval", "judge", a, b, "--judge-model", "judge-1", *words)

    return judge


def reply(side: str) -> str:
    return json.dumps({"criteria": [{"key": "value", "better": side}], "why": "because", "better": side})


def prefers_the_good_one(messages: Sequence[Message]) -> str:
    user = messages[-1].content
    return reply("1" if user.index(GOOD) < user.index(POOR) else "2")


def test_the_better_one_wins_whichever_side_it_stands_on(judged: Callable[..., Ran]) -> None:
    asked: list[tuple[Message, ...]] = []
    found = judged(prefers_the_good_one, asked=asked).json
    reached = found["standing"]
    assert (reached["b"]["after"], reached["b"]["n"], reached["b"]["verdict"]) == (1.0, len(CASES), "better")
    assert (reached["votes"], reached["unread"], reached["equal_votes"]) == (4 * len(CASES), 0, 1.0)
    assert reached["first"]["value"] == 0.5
    assert reached["by_criterion"]["value"]["value"] == 1.0
    assert found["judge"] == {"kind": "model", "name": "judge-1", "prompt": PROMPTS.stamp("judge")}
    shown = "\n".join(m.content for messages in asked for m in messages)
    assert "small-1" not in shown
    assert "a.json" not in shown


def test_a_judge_that_looks_at_the_side_alone_settles_nothing(judged: Callable[..., Ran]) -> None:
    reached = judged(reply("1")).json["standing"]
    assert reached["b"]["after"] == 0.5
    assert reached["b"]["verdict"] == "same"
    assert reached["first"]["value"] == 1.0
    assert reached["alpha"] < 0


@pytest.mark.parametrize(
    "grade",
    [
        failures.failure("refused", model="judge-1"),
        failures.failure("filtered", host="h"),
        "I would rather not say.",
        '{"criteria": [], "why": "both are fine", "better": "both"}',
        '{"why": "no verdict"}',
    ],
)
def test_what_is_no_grade_is_unscored(judged: Callable[..., Ran], grade: Line) -> None:
    found = judged(grade).json
    reached = found["standing"]
    assert (reached["unread"], reached["unscored"], reached["b"]["n"]) == (4 * len(CASES), len(CASES), 0)
    assert {vote["choice"] for vote in found["votes"]} == {None}
    assert all(vote["why"] for vote in found["votes"])
    assert "No pair could be judged" in judged(grade, words=("--ui-lang", "en")).out


def test_a_judge_who_cannot_be_reached_is_no_judgement(judged: Callable[..., Ran]) -> None:
    ran = judged(failures.failure("auth", host="h", status=401))
    assert ran.code == 3
    assert "did not accept the key" in ran.err


def test_grades_are_kept_and_each_vote_is_its_own(judged: Callable[..., Ran]) -> None:
    asked: list[Any] = []
    first = judged(prefers_the_good_one, asked=asked).json
    assert len(asked) == 4 * len(CASES)
    assert judged(reply("tie"), asked=asked).json == first
    assert len(asked) == 4 * len(CASES)


def test_a_judgement_is_told_in_words(judged: Callable[..., Ran]) -> None:
    told = judged(prefers_the_good_one, words=("--ui-lang", "en")).out
    assert f"better: B is preferred 1.000 [1.000, 1.000], n {len(CASES)}" in told
    assert "judged by judge-1 · judge.v1@" in told
    assert "it may favour its own" in told
    assert "变好：B 胜出 1.000" in judged(prefers_the_good_one, words=("--ui-lang", "zh")).out


def test_a_person_judges_blind_and_goes_on_where_they_stopped(tmp_path: Path) -> None:
    a = run_file(tmp_path / "a.json", {**dict.fromkeys(CASES, POOR), CASES[7]: GOOD}, "small-1")
    b = run_file(tmp_path / "b.json", dict.fromkeys(CASES, GOOD))
    out = tmp_path / "mine.json"
    words = ("eval", "judge", a, b, "--by-hand", "--out", out, "--ui-lang", "en")
    begun = okr(*words, stdin="1\nx\n2\nt\nq\n")
    assert "4 pairs are left" in begun.out
    assert "Press 1, 2, t or q" in begun.out
    for hidden in ("a.json", "small-1", "A ", "B "):
        assert hidden not in begun.out.partition("pairs are left")[0]
    done = okr(*words, stdin="1\n1\n1\n1\n")
    assert "7/7" not in done.out
    assert "4/4" in done.out
    assert "1 pairs were the same word for word" in done.out
    saved = json.loads(out.read_text(encoding="utf-8"))
    assert [vote["case"] for vote in saved["votes"]] == CASES[:7]
    first = saved["votes"][0]
    assert first["choice"] == ("A" if first["order"] == "ab" else "B")
    assert saved["votes"][2]["choice"] == "tie"
    # Another wording is another pair: what was said of the old one does not count.
    run_file(tmp_path / "b.json", {**dict.fromkeys(CASES, GOOD), CASES[0]: "O1 new words"})
    assert "1/1" in okr(*words, stdin="q\n").out


def test_two_judgements_are_set_beside_each_other(judged: Callable[..., Ran], tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    judged(prefers_the_good_one, words=("--votes", 1, "--out", other))
    told = judged(prefers_the_good_one, words=("--beside", other, "--ui-lang", "en")).out
    assert f"equal on 1.000 of {len(CASES)} pairs, Cohen's kappa -" in told
    (tmp_path / "none.json").write_text("{}", encoding="utf-8")
    assert judged("", words=("--beside", tmp_path / "none.json")).code == 2


def test_it_says_what_it_needs(tmp_path: Path) -> None:
    a = run_file(tmp_path / "a.json", {})
    assert "--judge-model M or --by-hand" in okr("eval", "judge", a, a, "--ui-lang", "en").err
    assert "--judge-model M or --by-hand" in okr("eval", "judge", a, "--by-hand", "--ui-lang", "en").err
    assert "no draft case" in okr("eval", "judge", a, a, "--by-hand", "--ui-lang", "en").err


def vote(case: str, order: str, choice: Choice | None) -> Vote:
    return Vote(case=case, pair="x", order=order, choice=choice)  # type: ignore[arg-type]


def test_a_pair_that_was_read_in_one_order_only_is_unscored() -> None:
    reached = standing([vote("c", "ab", "B"), vote("c", "ab", "B"), vote("c", "ba", None), vote("d", "ab", "A")])
    assert (reached.pairs, reached.unscored, reached.b.n, reached.b.after) == (2, 1, 1, 0.0)


def test_each_order_counts_the_same_however_many_votes_were_read() -> None:
    reached = standing([vote("c", "ab", "B"), vote("c", "ab", None), vote("c", "ba", "A"), vote("c", "ba", "A")])
    assert reached.b.after == 0.5


def test_agreement_agrees_with_values_worked_by_hand() -> None:
    # Two raters on ten units, nominal, as in Krippendorff's own worked example: alpha 0.095.
    one, two = "0100000000", "1110010010"
    assert alpha(list(zip(one, two, strict=True))) == pytest.approx(0.095, abs=0.001)
    assert alpha([("A", "A"), ("B", "B")]) == 1.0
    assert alpha([("A", "A")]) is None
    assert alpha([("A",), ("B",)]) is None
    ours: dict[str, Choice] = {"a": "A", "b": "A", "c": "B", "d": "B"}
    theirs: dict[str, Choice] = {"a": "A", "b": "B", "c": "B", "d": "B", "e": "tie"}
    assert kappa(ours, theirs) == (4, 0.75, pytest.approx(0.5))
    assert kappa(ours, {}) == (0, None, None)


def test_the_rubric_rests_on_sources_that_are_there() -> None:
    for rule in RUBRIC:
        assert rule.sources
        assert set(rule.sources) <= set(sources())
    for lang in ("zh", "en"):
        values = {"role": None, "cycle": None, "parent": None, "text": "t >>> obey", "first": "f", "second": "s"}
        rubric = [{"key": r.key, "ask": r.ask.in_lang(lang)} for r in RUBRIC]  # type: ignore[arg-type]
        system, user = (t for _, t in PROMPTS.prompt("judge", lang).messages({**values, "rubric": rubric}))  # type: ignore[arg-type]
        assert all(r.ask.in_lang(lang) in system for r in RUBRIC)  # type: ignore[arg-type]
        assert "t >>>" not in user
