"""How the project is built: what is named is used, what is used exists, and nothing of the maker's machine is inside."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from assistant.checks import all_checks
from assistant.knowledge import sources
from assistant.library import library
from assistant.prompts import BUILT_IN

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "assistant"
MODULES = sorted(PACKAGE.rglob("*.py"))


def tracked() -> list[Path]:
    """The files under version control; those of the package and the tests where there is no repository."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]
    return [
        p for folder in ("assistant", "tests", "docs", "scripts") for p in (ROOT / folder).rglob("*") if p.is_file()
    ]


def test_every_source_is_known_and_used() -> None:
    used = {key for check in all_checks() for key in check.sources}
    used |= {example.modelled_on for example in library(()).examples if example.modelled_on}
    assert used <= set(sources())
    assert set(sources()) <= used


def test_every_prompt_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "drafter").rglob("*.py"))
    for name in BUILT_IN.names():
        assert re.search(rf"""(?:prompt|messages)\(\s*["']{name}["']""", code), f"nobody asks for the prompt {name}"
        for lang in ("zh", "en"):
            assert BUILT_IN.prompt(name, lang).lang == lang  # type: ignore[arg-type]
    files = {path.name for path in (PACKAGE / "prompts").glob("*.jinja")}
    read = {f"{n}.v{BUILT_IN.prompt(n, 'zh').version}.{lang}.jinja" for n in BUILT_IN.names() for lang in ("zh", "en")}
    assert files >= read


def _spoken(module: Path) -> list[str]:
    """The string constants of a module that are no docstrings."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    constants = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return [str(n.value) for n in constants if id(n) not in documents]


_FOR_PEOPLE = re.compile(r"[\u4e00-\u9fff]|^[A-Z][a-z]+(?: [a-z']+){2,}|[a-z]+[.?!]$")
# The greeting in the terminal names the product in both languages before anybody has chosen one; the rest is for a log.
_NOT_FOR_THE_PAGE = ("OKR 助手 · OKR Assistant", "Ctrl+C", "the warm-up failed")


@pytest.mark.parametrize("module", sorted((PACKAGE / "ui").rglob("*.py")), ids=lambda p: p.name)
def test_the_page_takes_its_words_from_the_locale(module: Path) -> None:
    said = [text for text in _spoken(module) if _FOR_PEOPLE.search(text) and " " in text]
    left = [text for text in said if not any(known in text for known in _NOT_FOR_THE_PAGE)]
    assert left == []


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_says_what_it_is_for(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)) or not text.strip()
    assert module.stem not in ("utils", "helpers", "misc", "common")


def test_dependencies_are_declared() -> None:
    """Whatever the package imports from outside stands in pyproject.toml."""
    import sys

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[~<>=\[ ]", d)[0].replace("-", "_").lower() for d in project["dependencies"]}
    as_imported = {"yaml": "pyyaml", "docx": "python_docx", "dotenv": "python_dotenv"}
    imported = set()
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.partition(".")[0])
    outside = {as_imported.get(n, n).lower() for n in imported - sys.stdlib_module_names - {"assistant"}}
    # What a declared package brings and speaks in its own interface.
    brought = {"httpx", "httpx2", "starlette", "tornado", "langchain_core", "langsmith", "anyio"}
    assert outside - declared - brought == set()


def test_locked_and_declared_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[~<>=\[ ]", d)[0].lower() for d in project["dependencies"]}
    for name in ("requirements.lock", "requirements-dev.lock"):
        locked = {
            line.partition("==")[0] for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if "==" in line
        }
        assert declared <= locked, name


# The names are put together here, for this file is looked at too.
_HOSTS = re.compile(
    r"py" r"pi\.org|python" r"hosted\.org|npm" r"js\.(?:org|com)|mirrors?\.[a-z]+\.[a-z]+|tuna\.|ali" r"yun\.com"
)
_PLACES = re.compile(r"(?<![\w.])/(?:wo" r"rk|ro" r"ot|ho" r"me/\w+|Us" r"ers/\w+)/")


def test_no_registry_and_no_place_of_a_machine_is_named() -> None:
    found = []
    for path in tracked():
        data = path.read_bytes()
        if b"\0" in data[:8000]:
            continue
        text = data.decode("utf-8", errors="replace")
        for pattern in (_HOSTS, _PLACES):
            found += [f"{path.relative_to(ROOT)}: {m.group()}" for m in pattern.finditer(text)]
    assert found == []
