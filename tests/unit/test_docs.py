"""The papers tell the truth: README commands exist and run, links lead somewhere, generated pages can be made."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from assistant.checks import all_checks
from assistant.cli.commands import COMMANDS, GROUPS
from assistant.present.shapes import SCHEMAS
from assistant.profiles import load_profile

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def written(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, kind: str) -> list[str]:
    return [body for tag, body in _BLOCK.findall(written(name)) if tag == kind]


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which `okr` is this checkout's command, with a data folder of its own and no model."""
    tools = tmp_path_factory.mktemp("bin")
    command = tools / "okr"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m assistant "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "OKR_DATA_DIR": str(tmp_path_factory.mktemp("data")),
    }


@pytest.mark.parametrize("name", [READMES[0], pytest.param(READMES[1], marks=pytest.mark.soak)])
def test_the_blocks_of_the_readme_run(name: str, shell: dict[str, str], tmp_path: Path) -> None:
    (commands,) = blocks(name, "sh")
    ran = subprocess.run(
        ["bash", "-c", commands],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=shell,
        timeout=120,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    draft = (tmp_path / "draft.txt").read_text(encoding="utf-8")
    kept = draft.splitlines()[1].removeprefix("KR1 ")
    assert ran.stdout.count(kept) >= 2, "the sound line comes back in the proposal and in the message"
    (code,) = blocks(name, "python")
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=shell,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "K03" in ran.stdout


@pytest.mark.parametrize(
    "name", [*READMES, "CHANGELOG.md", "docs/in-ci.md", "docs/evaluating.md", "docs/running-it.md"]
)
def test_every_command_option_and_setting_named_exists(name: str) -> None:
    text = written(name)
    known = {c.name: {o.name for o in c.options} | {o.short for o in c.options} for c in COMMANDS}
    known |= {g.name: {"--help"} for g in GROUPS}
    words = r"\bokr (?!COMMAND)((?:" + "|".join(g.name for g in GROUPS) + r")(?: [a-z]+)?|[a-z]+)([^`\n|#]*)"
    named = re.findall(words, text)
    assert {command for command, _ in named} <= known.keys()
    for command, rest in named:
        for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", rest):
            assert option in known[command], f"{name}: okr {command} {option}"
    settings = written("assistant/settings.py")
    for setting in set(re.findall(r"\bOKR_([A-Z_]+)", text)):
        assert f'"{setting}"' in settings, f"{name}: OKR_{setting}"


def test_the_house_rules_shown_are_usable(tmp_path: Path) -> None:
    shown = next(body for body in blocks("docs/in-ci.md", "yaml") if "extends:" in body)
    (tmp_path / "okr-rules.yml").write_text(shown, encoding="utf-8")
    profile = load_profile(tmp_path / "okr-rules.yml")
    assert profile.title.zh == "我们公司"
    assert (profile.severities["K05"], profile.position("pay")) == ("error", "tied")


def test_every_setting_of_the_page_is_explained_to_who_runs_it() -> None:
    told = set(re.findall(r"OKR_([A-Z_]+)", written("docs/running-it.md")))
    known = set(re.findall(r"""values\.\w+\("([A-Z_]+)"\)?""", written("assistant/settings.py")))
    assert known - told == {"EMBED_MODEL", "EMBED_BASE_URL"}  # of the examples' search, told with the library


def test_the_containers_are_what_the_page_knows() -> None:
    services = yaml.safe_load(written("compose.yaml"))["services"]
    assert set(services) == {"app", "postgres", "chroma"}
    given = {name.removeprefix("OKR_") for name in services["app"]["environment"] if name.startswith("OKR_")}
    assert given <= set(re.findall(r"""values\.\w+\("([A-Z_]+)\"""", written("assistant/settings.py")))
    for name in ("postgres", "chroma"):
        assert "." not in services[name]["image"].split("/")[0].split(":")[0], (
            "an image by its name, no registry's host"
        )
    assert services["app"]["deploy"]["replicas"] >= 2


@pytest.mark.parametrize("name", READMES)
def test_every_make_target_named_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", written("Makefile"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)`", written(name), re.MULTILINE)) >= {
        ("run", ""),
        ("test", ""),
    }
    assert {
        t for pair in re.findall(r"^make ([a-z]+)|`make ([a-z]+)`", written(name), re.MULTILINE) for t in pair if t
    } <= targets


@pytest.mark.parametrize(
    "name", [*READMES, "CHANGELOG.md", "docs/checks.md", "docs/in-ci.md", "docs/evaluating.md", "docs/running-it.md"]
)
def test_links_lead_somewhere(name: str) -> None:
    text = written(name)
    anchors = {
        "#" + re.sub(r"[^\w-]", "", h.strip().lower().replace(" ", "-")) for h in re.findall(r"^#+ (.+)$", text, re.M)
    }
    for target in re.findall(r"(?<!\\)\]\(([^)\s]+)\)", text):
        if target.startswith("#"):
            assert target in anchors
        else:
            assert (ROOT / name).parent.joinpath(target).exists(), f"{name}: {target}"


def test_both_readmes_say_the_same() -> None:
    english, chinese = (written(name) for name in READMES)
    for pattern in (r"`[A-Za-z_. -]*=?[^`\n]*`", r"^#+ ", r"^- ", r"^\| "):
        same = [len(re.findall(pattern, text, re.MULTILINE)) for text in (english, chinese)]
        assert abs(same[0] - same[1]) <= 2, pattern
    named = [set(re.findall(r"OKR_[A-Z_]+|okr [a-z]+|make [a-z]+|docs/\w+", text)) for text in (english, chinese)]
    assert named[0] == named[1]
    assert all(len(text.splitlines()) <= 90 for text in (english, chinese))


def test_the_changelog_knows_this_version() -> None:
    version = tomllib.loads(written("pyproject.toml"))["project"]["version"]
    assert re.findall(r"^## (\S+)", written("CHANGELOG.md"), re.MULTILINE)[0] == version


def test_the_licence_is_the_one_that_is_named() -> None:
    named = tomllib.loads(written("pyproject.toml"))["project"]["license"]
    assert named == "Apache-2.0"
    assert "Apache License" in written("LICENSE")
    assert "Version 2.0, January 2004" in written("LICENSE")


def test_the_hook_checks_okr_files_and_no_others(tmp_path: Path) -> None:
    import yaml

    (hook,) = yaml.safe_load(written(".pre-commit-hooks.yaml"))
    assert hook["entry"] == "okr check"
    files = re.compile(hook["files"])
    assert all(files.search(name) for name in ("okr.md", "teams/OKR-2026Q3.txt", "okrs/sales.xlsx"))
    assert not any(files.search(name) for name in ("README.md", "okr.py", "notes.txt"))


# --- generated pages --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_docs", ROOT / "scripts" / "generate_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_check_schema_and_command_has_its_page(generator: ModuleType) -> None:
    made = generator.pages()
    assert all(f"## {check.id}\n" in made["checks.md"] for check in all_checks())
    assert {f"schemas/{name}.json" for name in SCHEMAS} <= made.keys()
    for lang in ("zh", "en"):
        assert {f"help/{lang}/okr-{command.name.replace(' ', '-')}.txt" for command in COMMANDS} <= made.keys()
    assert generator.pages() == made, "the same twice"


def test_a_page_that_changed_or_is_left_over_is_named(
    generator: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(generator, "DOCS", tmp_path)
    monkeypatch.setattr(sys, "argv", ["generate_docs.py"])
    assert generator.main() == 0
    monkeypatch.setattr(sys, "argv", ["generate_docs.py", "--check"])
    assert generator.main() == 0
    (tmp_path / "checks.md").write_text("old", encoding="utf-8")
    (tmp_path / "schemas" / "gone.json").write_text("{}", encoding="utf-8")
    assert generator.main() == 1
    said = capsys.readouterr().out
    assert "checks.md is not up to date" in said
    assert "schemas/gone.json" in said


def test_a_schema_says_what_a_review_is(generator: ModuleType) -> None:
    import json

    schema = json.loads(generator.pages()["schemas/check.json"])
    assert schema["title"] == "okr check"
    assert {
        "version",
        "lang",
        "profile",
        "cycle",
        "objectives",
        "findings",
        "undecided",
        "notices",
        "counts",
        "ignored",
    } == set(schema["required"])
