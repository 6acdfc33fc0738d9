"""Writes the generated pages: docs/checks.md, docs/library.md, docs/schemas, docs/help. With --check it only compares.

python scripts/generate_docs.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
DOCS = ROOT / "docs"


def main() -> int:
    """Write the pages, or with --check name those that are not what they should be."""
    made = pages()
    if "--check" not in sys.argv:
        for folder in ("schemas", "help"):
            for left_over in (DOCS / folder).glob("**/*.*"):
                left_over.unlink()
        for name, text in made.items():
            (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
            (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
        return 0
    stale = out_of_date(made)
    for name in stale:
        print(f"docs/{name} is not up to date: run `make docs`")
    return int(bool(stale))


def pages() -> dict[str, str]:
    """Every generated page by its path under docs/."""
    return {**_schemas(), **_help(), "checks.md": _checks(), "library.md": _library()}


def out_of_date(made: dict[str, str]) -> list[str]:
    """The pages that differ from what is written, and those that nothing generates any more."""
    stale = [n for n, text in made.items() if not (DOCS / n).exists() or (DOCS / n).read_text("utf-8") != text]
    written = {p for folder in ("schemas", "help") for p in (DOCS / folder).glob("**/*.*")}
    return stale + sorted(name for p in written if (name := p.relative_to(DOCS).as_posix()) not in made)


def _schemas() -> dict[str, str]:
    from pydantic import TypeAdapter

    from assistant.present.shapes import SCHEMAS
    from eval.scorers import all_scorers

    shapes = {**SCHEMAS, **{f"eval-{name}": scorer.shape for name, scorer in all_scorers().items()}}
    return {
        f"schemas/{name}.json": _json(_titled(TypeAdapter(shape).json_schema(), name)) for name, shape in shapes.items()
    }


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _titled(schema: dict[str, Any], name: str) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"okr {name}"}


def _help() -> dict[str, str]:
    from assistant.cli.commands import COMMANDS, GROUPS
    from assistant.cli.grammar import group
    from assistant.cli.help import group_page, overview, page
    from assistant.types import Lang

    found: dict[str, str] = {}
    langs: tuple[Lang, ...] = ("zh", "en")
    for lang in langs:
        found[f"help/{lang}/okr.txt"] = overview(lang) + "\n"
        for command in COMMANDS:
            found[f"help/{lang}/okr-{command.name.replace(' ', '-')}.txt"] = page(command, lang) + "\n"
        for one in GROUPS:
            found[f"help/{lang}/okr-{one.name}.txt"] = group_page(one, group(COMMANDS, one.name), lang) + "\n"
    return found


_INTRO = """\
# The checks · 检查

Generated from the checks themselves; `okr rules ID` prints the same.
由检查本身生成；`okr rules ID` 会打印同样的内容。

`error` (要改, must change): no coach would dispute it. `warning` (建议改, should change): likely a flaw. `info` (想一想,
worth a thought). The context may soften how grave a finding is, not whether there is one. Where a check cannot judge,
it says so (`undecided`) and nothing is counted. Checks whose id begins with G look at proposals only. House rules
(`--profile`) set counts and severities, switch checks off and take a side where the authorities differ.

| id | name | severity | what it sees | 看什么 |
| --- | --- | --- | --- | --- |
"""


def _checks() -> str:
    from assistant.check import Check
    from assistant.checks import all_checks
    from assistant.disputes import DISPUTES
    from assistant.knowledge import sources
    from assistant.present.rules import cited

    def told(check: Check) -> list[str]:
        lines = [
            "",
            f"## {check.id}",
            "",
            f"**{check.name}** ({check.severity}{', off by default' if check.off_by_default else ''})",
            "",
            f"{check.reason.en}",
            "",
            f"{check.reason.zh}",
            "",
            f"- It says: {_cell(check.message.en)} {_cell(check.suggestion.en)}",
            f"- 它说：{_cell(check.message.zh)}{_cell(check.suggestion.zh)}",
            f"- Sources: {', '.join(check.sources)}",
        ]
        if check.dispute is not None:
            dispute = DISPUTES[check.dispute]
            lines += ["", f"The authorities differ: {dispute.question.en} {dispute.question.zh}？", ""]
            lines += [f"- `{name}`: {side.text.en} {side.text.zh}" for name, side in dispute.sides.items()]
        lines += ["", "| flagged | on the words |", "| --- | --- |"]
        lines += [f"| {_example(b)} | {_flags(b.flags)} |" for b in check.bad]
        return [*lines, "", "| fine |", "| --- |", *(f"| {_example(g)} |" for g in check.good)]

    rows = [
        f"| [{c.id}](#{c.id.lower()}) | {c.name} | {c.severity} | {c.reason.en} | {c.reason.zh} |" for c in all_checks()
    ]
    cites = [f"- `{key}`: {cited(key, 'en')}. {cited(key, 'zh')}" for key in sources()]
    told_checks = [line for check in all_checks() for line in told(check)]
    return _INTRO + "\n".join([*rows, *told_checks, "", "## Sources", "", *cites]) + "\n"


_LIBRARY_INTRO = """\
# What the library covers · 例子库有什么

Generated from assistant/knowledge; own examples (`okr library add`) come beside these.
由 assistant/knowledge 生成；公司自己的例子用 `okr library add` 添加。

"""


def _library() -> str:
    """How many examples there are for each function, level and industry, in each language."""
    from assistant.guide import guide
    from assistant.lexicon import lexicon
    from assistant.library import library
    from assistant.roles import functions, industries, levels

    there = library()
    said = [
        f"{len(there.examples)} examples, {len(there.pitfalls)} pairs of a worse and a better wording, "
        f"{len(lexicon().all())} metrics, {len(guide())} sections of the method guide."
    ]
    for title, field, entries in (
        ("Functions · 职能", "function", functions()),
        ("Levels · 级别", "level", levels()),
        ("Industries · 行业", "industry", industries()),
    ):
        said += ["", f"## {title}", "", "| key | name | 名称 | zh | en |", "| --- | --- | --- | --- | --- |"]
        for entry in entries.values():
            ours = [example.lang for example in there.examples if getattr(example, field) == entry.key]
            said.append(f"| {entry.key} | {entry.en} | {entry.zh} | {ours.count('zh')} | {ours.count('en')} |")
    modelled = [example.modelled_on for example in there.examples if example.modelled_on]
    said += ["", "## Modelled on · 参照", "", "| source | examples |", "| --- | --- |"]
    said += [f"| {key} | {modelled.count(key)} |" for key in sorted(set(modelled))]
    return _LIBRARY_INTRO + "\n".join(said) + "\n"


def _example(example: Any) -> str:
    """An example with what stood beside it: the draft, the parent, the cycle."""
    said = [_cell(example.text)]
    for name in ("draft", "parent", "cycle"):
        if given := getattr(example, name):
            said.append(f"({name}: {_cell(given)})")
    return "<br>".join(said)


def _flags(flags: tuple[str, ...]) -> str:
    return _cell(" / ".join(flag for flag in flags if flag)) or "(the whole)"


def _cell(text: str) -> str:
    """Text inside a table's cell: nothing in it is markup."""
    for sign in "\\|*_<>[]`":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "<br>")


if __name__ == "__main__":
    raise SystemExit(main())
