"""okr draft, search and export as a stranger uses them, without a model and with one that fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from assistant.assembly import Assistant, assembled
from assistant.export import markdown, message, text
from assistant.present.shapes import SCHEMAS
from assistant.present.unwire import read_outcome
from assistant.present.wire_draft import draft_json
from assistant.request import request_of
from tests.drafts import DRAFTS
from tests.okr import okr
from tests.scripted.server import Server
from tests.scripted.writers import well_behaved

ZH = "O 提升老顾客复购\nKR1 复购率从 20% 到 35%\nKR2 举办 3 场会员活动\nKR3 优化客服流程\n"
VAGUE = ZH + "KR4 提升客单价\n"
EN = "Q4: move invoicing to the new cluster; refactor search; write runbooks; reduce page load time\n"


@pytest.fixture(scope="module", autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One index for all of this file, away from the person's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OKR_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        yield
    assembled.cache_clear()


def test_a_draft_in_each_format() -> None:
    shape = okr("draft", "--offline", "--format", "json", stdin=ZH)
    assert shape.code == 0
    checked = TypeAdapter(SCHEMAS["draft"]).validate_python(shape.json)
    assert json.loads(json.dumps(checked)) == shape.json
    assert (shape.json["drafter"], shape.json["model"], shape.json["notice"]) == ("rules", None, None)
    words = okr("draft", "--offline", stdin=ZH)
    assert words.code == 0
    assert "KR1  复购率从 20% 到 35%" in words.out
    assert "原样保留" in words.out
    assert all(f"  {q['id']}" in words.out for q in shape.json["questions"])
    assert okr("draft", "--offline", "--format", "md", stdin=ZH).out.startswith("## O ")


def test_messages_follow_the_draft_or_the_option() -> None:
    english = okr("draft", "--offline", stdin=EN)
    assert "Written by rules" in english.out
    assert "Written by rules" in okr("draft", "--offline", "--ui-lang", "en", stdin=ZH).out
    assert "由规则写成" in okr("draft", "--offline", "--ui-lang", "zh", stdin=EN).out


def test_a_role_a_parent_or_metrics_are_enough(tmp_path: Path) -> None:
    parent = tmp_path / "parent.txt"
    parent.write_text("O 老客户愿意留下\nKR1 续约率从 70% 到 85%", encoding="utf-8")
    metrics = tmp_path / "metrics.csv"
    metrics.write_text("指标,现状,目标\n续约率,70%,85%\n客户投诉量,30 起,12 起\n", encoding="utf-8")
    for given, mode in (
        (["--role", "门店店长"], "scratch"),
        (["--parent", parent], "scratch"),
        (["--metrics", metrics], "metrics"),
    ):
        for terminal in (True, False):
            ran = okr("draft", "--offline", "--format", "json", *given, terminal=terminal)
            assert ran.code == 0, ran.err
            assert ran.json["mode"] == mode
            assert ran.json["proposals"]
    nothing = okr("draft", "--offline", "--ui-lang", "zh", terminal=True)
    assert nothing.code == 2
    assert "没有输入" in nothing.err


def test_answers_fill_the_blanks(tmp_path: Path) -> None:
    asked = okr("draft", "--offline", "--format", "json", stdin=VAGUE).json
    question = next(q for q in asked["questions"] if q["slot"] == "baseline")
    for name, written in (
        ("a.json", json.dumps({question["id"]: "1200 到 3000"})),
        ("a.yml", f"{question['id']}: 1200 到 3000\n"),
    ):
        answers = tmp_path / name
        answers.write_text(written, encoding="utf-8")
        ran = okr("draft", "--offline", "--format", "json", "--answers", answers, stdin=VAGUE)
        texts = {k["id"]: k["text"] for o in ran.json["proposals"][0]["objectives"] for k in o["key_results"]}
        assert "1200" in texts[question["about"]]
        assert "3000" in texts[question["about"]]
        assert ran.err == ""


def test_answers_that_fit_nothing_are_said(tmp_path: Path) -> None:
    asked = okr("draft", "--offline", "--format", "json", stdin=VAGUE).json
    question = next(q for q in asked["questions"] if q["slot"] == "baseline")
    answers = tmp_path / "a.yml"
    answers.write_text(f"q77: 12\n{question['id']}: 看情况\nO1.KR9.target: 3\n", encoding="utf-8")
    ran = okr("draft", "--offline", "--answers", answers, "--ui-lang", "en", stdin=VAGUE)
    assert ran.code == 0
    assert "q77 is no question" in ran.err
    assert f"answer to {question['id']}" in ran.err


@pytest.mark.parametrize("written", ["[1, 2]", "q1: [a, b]", "just words", "{", "q1: {a: b}", "\tx: 1"])
def test_answers_that_are_no_answers_are_refused(tmp_path: Path, written: str) -> None:
    for name in ("a.json", "a.yml"):
        answers = tmp_path / name
        answers.write_text(written, encoding="utf-8")
        ran = okr("draft", "--offline", "--answers", answers, stdin=ZH)
        assert (ran.code, ran.out) == (2, "")
        assert name in ran.err


def test_functions_levels_and_industries_are_known_by_their_words() -> None:
    assert okr("draft", "--offline", "--function", "销售", "--level", "总监", stdin=ZH).code == 0
    assert okr("search", "renewals", "--function", "customer success", "--industry", "SaaS").code == 0
    for option, there in (("--function", "engineering"), ("--level", "director"), ("--industry", "healthcare")):
        ran = okr("draft", "--offline", option, "qxz", "--ui-lang", "en", stdin=ZH)
        assert ran.code == 2
        assert "qxz" in ran.err
        assert there in ran.err


def test_search_prints_the_nearest() -> None:
    ran = okr("search", "会员", "复购", "-k", "3", "--format", "json")
    shape = TypeAdapter(SCHEMAS["search"]).validate_python(ran.json)
    assert (shape["query"], len(shape["results"])) == ("会员 复购", 3)
    words = okr("search", "会员", "复购", "-k", "2")
    assert words.out.count("\n  O ") == 2
    assert okr("search", "  ", "-k", "1").code == 0


# --- a model that fails -----------------------------------------------------------------------------------------


def test_a_model_writes_and_is_named(scripted_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret-key-0123456789")
    monkeypatch.setenv("OPENAI_BASE_URL", scripted_server.url)
    scripted_server.play(well_behaved)
    ran = okr("draft", "--model", "scripted-1", "--format", "json", stdin=ZH)
    assert (ran.code, ran.json["drafter"], ran.json["model"]) == (0, "model", "scripted-1")
    assert ran.json["prompt"].startswith("draft.v")
    assert json.loads(json.dumps(TypeAdapter(SCHEMAS["draft"]).validate_python(ran.json))) == ran.json
    assert ran.err == "草稿发给 127.0.0.1 上的模型 scripted-1。\n"
    monkeypatch.setenv("OKR_MODEL", "scripted-1")
    assert "措辞由 scripted-1 写" in okr("draft", stdin=ZH).out


def test_a_key_alone_sends_nothing_anywhere(scripted_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret-key-0123456789")
    monkeypatch.setenv("OPENAI_BASE_URL", scripted_server.url)
    assert okr("draft", "--format", "json", stdin=ZH).json["drafter"] == "rules"
    assert scripted_server.heard == []


def test_a_model_that_fails_ends_in_the_rules_with_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    key = "sk-very-secret-key-0123456789"
    monkeypatch.setenv("OKR_API_KEY", key)
    monkeypatch.setenv("OKR_BASE_URL", "http://127.0.0.1:9/v1")
    ran = okr("draft", "--model", "some-model", "--format", "json", "--ui-lang", "en", stdin=ZH)
    assert ran.code == 0
    assert ran.json["drafter"] == "rules"
    assert ran.json["notice"]["code"] == "unreachable"
    assert "127.0.0.1, model some-model" in ran.err
    assert ran.json["notice"]["text"] in ran.err
    assert key not in ran.out + ran.err


def test_offline_asks_no_model_and_reads_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_MODEL", "some-model")
    monkeypatch.setenv("OKR_BASE_URL", "not an address")
    ran = okr("draft", "--offline", "--format", "json", stdin=ZH)
    assert (ran.code, ran.json["drafter"], ran.err) == (0, "rules", "")
    wrong = okr("draft", stdin=ZH)
    assert wrong.code == 2
    assert "OKR_BASE_URL" in wrong.err


def test_nothing_from_the_model_and_nothing_from_the_rules_is_code_3(monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.types import Notice, OkrDocument, Outcome, Review, Text

    failed = Outcome(
        lang="zh",
        mode="rewrite",
        drafter="rules",
        review=Review(document=OkrDocument(text="", lang="zh")),
        notice=Notice("timeout", Text("等得太久了。", "It took too long.")),
    )
    monkeypatch.setattr(Assistant, "draft", lambda self, request: failed)
    ran = okr("draft", "--ui-lang", "en", stdin=ZH)
    assert (ran.code, ran.out) == (3, "")
    assert "It took too long." in ran.err


# --- export -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DRAFTS)
def test_an_exported_outcome_loses_nothing(name: str) -> None:
    outcome = Assistant(offline=True).draft(request_of(**DRAFTS[name]))  # type: ignore[arg-type]
    printed = json.loads(json.dumps(draft_json(outcome, "zh")))
    again = read_outcome(json.dumps(printed, ensure_ascii=False))
    assert json.loads(json.dumps(draft_json(again, "zh"))) == printed
    for form in (markdown, message, text):
        assert form(again, lang="zh") == form(outcome, lang="zh")


def test_the_command_exports_what_it_drafted(tmp_path: Path) -> None:
    drafted = okr("draft", "--offline", "--format", "json", "--cycle", "2026 Q3", stdin=ZH)
    assert okr("export", "--to", "json", stdin=drafted.out).json == drafted.json
    assert (
        okr("export", "--to", "md", stdin=drafted.out).out
        == okr("draft", "--offline", "--format", "md", "--cycle", "2026 Q3", stdin=ZH).out
    )
    note = okr("export", "--to", "message", stdin=drafted.out).out
    assert "2026 Q3" in note
    assert "还没想好归到哪条的：优化客服流程" in note
    out = tmp_path / "我的.md"
    written = okr("export", "--to", "md", "-o", out, stdin=drafted.out)
    assert (written.code, written.out) == (0, "")
    assert out.read_text(encoding="utf-8").startswith("周期：2026 Q3")


def test_a_text_is_exported_word_for_word() -> None:
    for to in ("md", "txt", "message", "json"):
        ran = okr("export", "--to", to, stdin=ZH)
        assert ran.code == 0
        for words in ("提升老顾客复购", "复购率从 20% 到 35%", "举办 3 场会员活动", "优化客服流程"):
            assert words in ran.out


@pytest.mark.parametrize(
    "given",
    [
        "{}",
        '{"version": 1}',
        '{"version": 1, "lang": "zh", "proposals": 5}',
        json.dumps({"version": 1, "lang": "zh", "objectives": [], "findings": []}),
        '{"draft": null}',
        "[" * 5000,
        '{"a":' * 5000,
        "{ not json",
    ],
)
def test_what_is_no_outcome_is_refused_or_read_as_text(given: str) -> None:
    ran = okr("export", stdin=given)
    assert ran.code in (0, 2)
    assert "Traceback" not in ran.err
    assert (ran.code == 2) == bool(ran.err)


def test_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    ran = okr("export", "-o", tmp_path / "no" / "where.md", stdin=ZH)
    assert ran.code == 2
    assert "where.md" in ran.err
    assert okr("export", "-o", tmp_path, stdin=ZH).code == 2
    assert okr("export", "--to", "docx", stdin=ZH).code == 2
