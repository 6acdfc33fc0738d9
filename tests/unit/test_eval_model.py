"""Runs with a model: replies are kept and found again, a budget and a dry run leave cases UNSCORED, reports are whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import ModelError
from assistant.ledger import Traced
from assistant.llm.door import Finish, Message, Schema
from assistant.llm.scripted import ScriptedDoor
from assistant.types import Lang, Text
from eval import honest, page
from eval.asking import Asking
from eval.cases import load
from eval.kept import KeptDoor, Tally
from eval.marks import ANSWERED, Case, Mark, NotAskedError, Product, Proof, Scorer
from eval.measures import Judged, measures
from eval.runner import SuiteRun, run_suite
from eval.scorers import all_scorers
from eval.stamp import Stamp
from tests.okr import okr

ASKED = [Message("system", "Draft."), Message("user", "O: grow")]


def _all(door: KeptDoor, messages: Sequence[Message] = ASKED, schema: Schema | None = None) -> list[str | Finish]:
    return list(door.stream(messages, schema=schema or {}, max_tokens=100))


def _text(pieces: Sequence[str | Finish]) -> str:
    return "".join(p for p in pieces if isinstance(p, str))


def test_a_reply_is_asked_for_once_and_comes_back_in_the_same_chunks(tmp_path: Path) -> None:
    behind, tally = ScriptedDoor(["first answer", "second answer"]), Tally()
    door = KeptDoor(behind, tmp_path, tally)
    first = _all(door)
    assert _all(KeptDoor(behind, tmp_path, tally)) == first
    assert (len(behind.asked), tally.calls, tally.found) == (1, 1, 1)


@pytest.mark.parametrize("changed", ["message", "form", "model"])
def test_another_question_is_another_reply(tmp_path: Path, changed: str) -> None:
    behind = ScriptedDoor(["first answer", "second answer"])
    _all(KeptDoor(behind, tmp_path, Tally()))
    if changed == "model":
        behind.model = "larger"
    messages = [*ASKED, Message("user", "more")] if changed == "message" else ASKED
    found = _all(KeptDoor(behind, tmp_path, Tally()), messages, {"title": "x"} if changed == "form" else None)
    assert _text(found) == "second answer"


def test_a_reply_that_broke_off_is_not_kept(tmp_path: Path) -> None:
    class Breaks(ScriptedDoor):
        def stream(self, *args: object, **named: object) -> Iterator[str | Finish]:
            yield "half"
            raise ModelError("unreachable", Text("断了", "gone"))

    with pytest.raises(ModelError):
        _all(KeptDoor(Breaks([]), tmp_path, Tally()))
    assert _text(_all(KeptDoor(ScriptedDoor(["whole"]), tmp_path, Tally()))) == "whole"


def test_a_kept_reply_that_cannot_be_read_is_asked_for_again(tmp_path: Path) -> None:
    _all(KeptDoor(ScriptedDoor(["first"]), tmp_path, Tally()))
    (file,) = tmp_path.iterdir()
    file.write_text("{", encoding="utf-8")
    assert _text(_all(KeptDoor(ScriptedDoor(["again"]), tmp_path, Tally()))) == "again"


def test_a_spent_budget_asks_no_more_but_still_finds(tmp_path: Path) -> None:
    tally = Tally(budget_tokens=1)
    door = KeptDoor(ScriptedDoor(["an answer"]), tmp_path, tally)
    _all(door)
    with pytest.raises(NotAskedError, match="budget of 1"):
        _all(door, [Message("user", "another")])
    assert _text(_all(door)) == "an answer"


def test_a_dry_run_asks_nothing_and_reckons(tmp_path: Path) -> None:
    behind, tally = ScriptedDoor(["an answer"]), Tally()
    with pytest.raises(NotAskedError):
        _all(KeptDoor(behind, tmp_path, tally, dry=True))
    assert behind.asked == []
    assert tally.tokens > 0


def _asks(data: object, product: Product) -> Iterator[Mark]:
    yield Mark("m", float(product.check("x")["ok"]))


SCORER = Scorer(
    name="toy",
    file="toy",
    shape=dict,
    note=Text("试", "a toy"),
    score=_asks,
    proofs=(
        Proof(data={}, measure="m", score=1, check={"ok": True}),
        Proof(data={}, measure="m", score=0, check={"ok": False}),
    ),
)


@pytest.mark.parametrize("at_once", [1, 3])
def test_what_was_not_asked_is_unscored_and_the_order_stays(at_once: int) -> None:
    def check(text: str) -> dict[str, bool]:
        raise NotAskedError("spent")

    cases = [Case(f"c{n}", "toy", "en", "dev", {}) for n in range(7)]
    product = Product(check=check, parse=dict, draft=dict)
    run = run_suite(SCORER, cases, product, at_once=at_once)
    assert [j.case.id for j in run.judged] == [c.id for c in cases]
    assert {(j.mark.measure, j.mark.score, j.mark.reason) for j in run.judged} == {(ANSWERED, None, "spent")}


def test_a_model_has_to_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OKR_MODEL", raising=False)
    ran = okr("eval", "run", "--suite", "accepted", "--drafter", "model")
    assert ran.code == 2
    assert "--model" in ran.err


@pytest.mark.parametrize(("lang", "words"), [("zh", "没通过的 dev 用例"), ("en", "dev cases that failed")])
def test_a_report_is_one_file_and_fetches_nothing(lang: Lang, words: str) -> None:
    case = Case("c1", "toy", "en", "dev", {})
    run = SuiteRun(SCORER, [case], [Judged(case, Mark("m", 0.0, "why", "<b>seen</b>"))])
    shown = page.html([run], Stamp("2026-11-29", "abc1234", "a machine", "m-1"), lang, show=9)
    assert "m-1" in shown
    assert words in shown
    assert "<svg" in shown
    assert "&lt;b&gt;seen" in shown
    assert not re.search(r"src=|href=|url\(|http", shown)
    table = okr("eval", "run", "--suite", "metrics", "--format", "md", "--ui-lang", lang).out
    assert "| list_read_back | held |" in table
    assert okr("eval", "run", "--suite", "metrics", "--format", "html", "--ui-lang", lang).out.startswith(
        "<!doctype html>"
    )


def test_processes_come_to_the_same_figures() -> None:
    alone = okr("eval", "run", "--suite", "metrics,accepted", "--format", "json").json
    assert okr("eval", "run", "--suite", "metrics,accepted", "--format", "json", "-j", "2").json == alone


REPLY = json.dumps(
    {
        "objectives": [
            {
                "text": "让客人愿意再来",
                "why": "",
                "key_results": [
                    {"rewrites": [], "text": "复购率从 13% 提升到 77%", "why": "", "supports": [], "initiatives": []}
                ],
            }
        ],
        "parked": [],
        "questions": [],
    },
    ensure_ascii=False,
)


def test_a_ledger_that_lets_everything_through_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("eval.asking.open_door", lambda settings: ScriptedDoor([REPLY]))
    suite = all_scorers()["draft"]
    cases = [case for case in load(suite, "dev") if case.lang == "zh"][:6]

    def invented_nothing() -> float | None:
        run = run_suite(suite, cases, Asking("scripted", tmp_path / "replies").product())
        return measures(run.judged)["no_figure_invented"].share.value

    assert invented_nothing() == 1
    monkeypatch.setattr("assistant.repair.verify.trace", lambda *_, **__: Traced())
    assert invented_nothing() == 0


def test_the_page_of_what_is_known_quotes_dev_failures_and_no_held_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(honest, "PAGE", tmp_path / "page.md")
    cases = [Case(half, "toy", "en", half, {}) for half in ("dev", "held")]
    judged = [Judged(case, Mark("m", 0.0, f"why {case.id}", "seen `words`")) for case in cases]
    first = {"date": "2026-01-01", "measures": {"all": {"m": [0.25, 8, 0]}}}
    honest.write(
        [SuiteRun(replace(SCORER, required={"m": 0.95}), cases, judged)],
        Stamp("2026-11-29", "abc1234", "a machine"),
        {"": {"first": first}},
    )
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "| m | 0.000 [0.000, 0.793] n 1 | 0.000 [0.000, 0.793] n 1 | 0.250 n 8 (2026-01-01) | 95% |" in page
    assert "- `dev m 0: why dev | seen 'words'`" in page
    assert "why held" not in page
