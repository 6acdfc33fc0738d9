"""Writes the generated pages: docs/checks.md, docs/schemas, docs/help. With --check it only compares.

python scripts/generate_docs.py [--check]
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def main() -> int:
    pages = {**_schemas(), **_help(), "checks.md": _checks()}
    if "--check" not in sys.argv:
        for name, text in pages.items():
            (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
            (DOCS / name).write_text(text, encoding="utf-8")
        return 0
    stale = [n for n, text in pages.items() if not (DOCS / n).exists() or (DOCS / n).read_text("utf-8") != text]
    generated = {p for folder in ("schemas", "help") for p in (DOCS / folder).glob("*")}
    stale += [str(p.relative_to(DOCS)) for p in generated if str(p.relative_to(DOCS)) not in pages]
    for name in stale:
        print(f"docs/{name} is not up to date: run `make docs`")
    return int(bool(stale))


def _schemas() -> dict[str, str]:
    from pydantic import TypeAdapter

    from assistant.present.shapes import SCHEMAS

    return {
        f"schemas/{name}.json": json.dumps(
            _titled(TypeAdapter(shape).json_schema(), name), ensure_ascii=False, indent=2
        )
        + "\n"
        for name, shape in SCHEMAS.items()
    }


def _titled(schema: dict[str, Any], name: str) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"okr {name}"}


def _help() -> dict[str, str]:
    import typer
    from typer.testing import CliRunner

    os.environ["COLUMNS"] = "100"
    from assistant.cli.app import app

    runner = CliRunner(env={"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"})
    names = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    pages = {"help/okr.txt": runner.invoke(app, ["--help"], prog_name="okr").output}
    for name in names:
        pages[f"help/okr-{name}.txt"] = runner.invoke(app, [name, "--help"], prog_name="okr").output
    return {name: "\n".join(line.rstrip() for line in text.splitlines()) + "\n" for name, text in pages.items()}


def _checks() -> str:
    from assistant.checks import all_checks
    from assistant.knowledge import builtin

    sources = builtin("sources.yml")
    lines = [
        "# The checks",
        "",
        "Generated from the checks themselves; `okr rules ID` prints the same. `error`: no coach would dispute it;",
        "`warning`: likely a flaw; `info`: worth a thought. Severity may soften with context; whether a check fires does",
        "not. Checks G look at proposals only.",
        "",
        "| id | name | severity | what it sees |",
        "| --- | --- | --- | --- |",
    ]
    lines += [f"| [{c.id}](#{c.id.lower()}) | {c.name} | {c.severity} | {c.reason.en} |" for c in all_checks()]
    for check in all_checks():
        lines += [
            "",
            f"## {check.id}",
            "",
            f"**{check.name}** ({check.severity}). {check.reason.en}",
            "",
            f"{check.reason.zh}",
            "",
            f"- en: {_cell(check.message.en)} {_cell(check.suggestion.en)}",
            f"- zh: {_cell(check.message.zh)}{_cell(check.suggestion.zh)}",
            f"- sources: {', '.join(check.sources)}",
            "",
            "| flagged | on the words |",
            "| --- | --- |",
            *(
                f"| {_cell(b.text)} | {_cell(' / '.join(f for f in b.flags if f) or '(the whole set)')} |"
                for b in check.bad
            ),
            "",
            "| fine |",
            "| --- |",
            *(f"| {_cell(g.text)} |" for g in check.good),
        ]
    lines += ["", "## Sources", "", *(_source(s) for s in sources)]
    return "\n".join(lines) + "\n"


def _source(source: Any) -> str:
    return f"- `{source['key']}`: {source['author']}, {source['title']} ({source['year']})"


def _cell(text: str) -> str:
    return text.replace("\n", "<br>").replace("|", "\\|")


if __name__ == "__main__":
    raise SystemExit(main())
