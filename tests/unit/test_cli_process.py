"""The command as a process: what it loads, how long it takes, and that no traceback reaches a person."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.okr import okr

ROOT = Path(__file__).parents[2]
DRAFT = "O1：让老客户愿意续\nKR1：续约率从 70% 到 85%\nKR2：优化回访\nKR3：月底前举办 3 场沙龙\n"
HEAVY = (
    "pydantic",
    "langchain",
    "langchain_core",
    "langchain_openai",
    "openai",
    "chromadb",
    "streamlit",
    "numpy",
    "typer",
    "assistant.metrics",
    "assistant.drafter",
)


def process(*words: str, stdin: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant", *words],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **environ},
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "does",
    [
        "import assistant",
        "import assistant; assistant.check({draft!r}); assistant.parse({draft!r})",
        "from assistant.cli import main; main(['check', {file!r}])",
        "from assistant.cli import main; main(['parse', {file!r}])",
        "from assistant.cli import main; main(['rules', 'K02'])",
        "from assistant.cli import main; main(['draft', '--help'])",
    ],
)
def test_reviewing_loads_no_sdk(tmp_path: Path, does: str) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, encoding="utf-8")
    code = (
        "import sys\n"
        "try:\n"
        f"    {does.format(draft=DRAFT, file=str(file))}\n"
        "except SystemExit:\n"
        "    pass\n"
        f"print('loaded', [m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False
    )
    assert ran.stderr == "loaded []\n"


def test_the_words_are_utf8_whatever_the_machine_speaks() -> None:
    ran = process("check", stdin=DRAFT, LC_ALL="C", LANG="C", PYTHONIOENCODING="", PYTHONUTF8="0")
    assert ran.returncode == 1
    assert "优化回访" in ran.stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    listing = f"{sys.executable} -m assistant rules | head -1"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", listing],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("\n") == 1


def test_closed_standard_input_is_no_traceback() -> None:
    ran = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m assistant check <&-"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stderr.startswith("okr: ")
    assert "Traceback" not in ran.stderr


def test_what_goes_wrong_inside_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("assistant.api.review", broken)
    for lang, said in (("zh", "程序内部出错"), ("en", "internal error")):
        ran = okr("check", "--ui-lang", lang, stdin=DRAFT)
        assert (ran.code, ran.out) == (3, "")
        assert said in ran.err
        assert "ZeroDivisionError" in ran.err
        assert "secret detail" not in ran.err
    monkeypatch.setenv("OKR_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        okr("check", stdin=DRAFT)


def test_an_interrupt_is_code_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assistant.api.review", interrupted)
    assert okr("check", stdin=DRAFT).code == 130
