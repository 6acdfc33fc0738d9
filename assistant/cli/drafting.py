"""okr draft, okr search, okr export: proposals, examples, and what leaves the house."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from assistant import api
from assistant.cli.options import (
    CycleOption,
    FileArgument,
    ParentOption,
    ProfileOption,
    TheLang,
    TheUiLang,
    print_json,
    read_answers,
    read_input,
    read_optional,
    ui,
)
from assistant.errors import InputError
from assistant.present import wire
from assistant.types import Lang, Outcome, Text

RoleOption = Annotated[str | None, typer.Option("--role", metavar="R", help="What you do, in your own words.")]
FunctionOption = Annotated[str | None, typer.Option("--function", metavar="F", help="A function's key.")]
IndustryOption = Annotated[str | None, typer.Option("--industry", metavar="I", help="An industry's key.")]
ExportTo = Literal["md", "docx", "xlsx", "txt", "json", "feishu", "message"]


def draft(
    file: FileArgument = None,
    role: RoleOption = None,
    function: FunctionOption = None,
    level: Annotated[str | None, typer.Option("--level", metavar="L", help="A level's key.")] = None,
    industry: IndustryOption = None,
    cycle: CycleOption = None,
    parent: ParentOption = None,
    metrics: Annotated[Path | None, typer.Option("--metrics", metavar="FILE", help="A list of metrics.")] = None,
    answers: Annotated[
        Path | None, typer.Option("--answers", metavar="FILE", help="Answers: question ids or slots to text.")
    ] = None,
    mode: Annotated[
        Literal["auto", "rewrite", "metrics", "scratch"], typer.Option("--mode", help="The way in.")
    ] = "auto",
    offline: Annotated[bool, typer.Option("--offline", help="No model, no remote embeddings.")] = False,
    model: Annotated[str | None, typer.Option("--model", metavar="M", help="A model's name.")] = None,
    profile: ProfileOption = None,
    lang: TheLang = "auto",
    ui_lang: TheUiLang = None,
    format: Annotated[Literal["text", "json", "md"], typer.Option("--format", help="How to print.")] = "text",
) -> None:
    """Propose a rewrite in which no fact is made up, with the questions only you can answer."""
    text = _draft_text(file, role=role, parent=parent, metrics=metrics)
    request = api.request_of(
        text,
        role=role,
        function=function,
        level=level,
        industry=industry,
        cycle=cycle,
        parent=read_optional(parent),
        metrics=read_optional(metrics),
        answers=read_answers(answers),
        mode=mode,
        profile=profile,
        lang=lang,
    )
    outcome = api.Assistant(offline=offline, model=model).draft(request)
    messages = ui(ui_lang, outcome.lang)
    if format == "json":
        print_json(wire.draft_json(outcome, messages))
        return
    if outcome.notice is not None:
        print(outcome.notice.text.in_lang(messages), file=sys.stderr)
    _print_outcome(outcome, format, messages)


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A role, a draft, a metric.")],
    role: RoleOption = None,
    function: FunctionOption = None,
    industry: IndustryOption = None,
    lang: Annotated[Literal["zh", "en"] | None, typer.Option("--lang", help="Preferred language.")] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=50, help="How many.")] = 5,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print.")] = "text",
) -> None:
    """Find the nearest examples."""
    shape = api.search(query, role=role, function=function, industry=industry, lang=lang, k=k)
    if format == "json":
        print_json(shape)
        return
    for hit in shape["results"]:
        print(f"{hit['id']}  {hit['score']:.2f}  {hit['function']} / {hit['role']}")
        print(f"  O {hit['objective']}")
        for n, key_result in enumerate(hit["key_results"], 1):
            print(f"  KR{n} {key_result}")
        print(f"  {hit['why']}\n")


def export(
    file: FileArgument = None,
    to: Annotated[ExportTo, typer.Option("--to", help="The format.")] = "md",
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="OUT", help="Where to write; else to standard output.")
    ] = None,
    lang: TheUiLang = None,
) -> None:
    """Convert a draft's text or an outcome's JSON."""
    from assistant.present.unwire import read_outcome

    outcome = read_outcome(read_input(file).text)
    text = _exported(outcome, to, lang)
    if out is None:
        print(text)
        return
    try:
        out.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(
            "cannot_write",
            Text(zh=f"写不了 {out}：{error.strerror}。", en=f"Cannot write {out}: {error.strerror}."),
        ) from error


def _draft_text(file: str | None, *, role: str | None, parent: Path | None, metrics: Path | None) -> str:
    """The draft's text; none is needed where a role, a parent or metrics are given and nothing is piped in."""
    if file is None and (role or parent or metrics) and sys.stdin.isatty():
        return ""
    if file is None and (role or parent or metrics):
        piped = sys.stdin.buffer.read()
        if not piped.strip():
            return ""
        from assistant.intake import read_bytes

        return read_bytes(piped, "-").text
    return read_input(file).text


def _exported(outcome: Outcome, to: ExportTo, lang: Lang | None) -> str:
    import json

    from assistant.export.markdown import markdown
    from assistant.export.message import message
    from assistant.export.text import text

    if to == "md":
        return markdown(outcome, lang=lang)
    if to == "txt":
        return text(outcome, lang=lang)
    if to == "message":
        return message(outcome, lang=lang)
    if to == "json":
        return json.dumps(wire.draft_json(outcome, lang or outcome.lang), ensure_ascii=False, indent=2)
    raise InputError(
        "no_such_export",
        Text(
            zh=f"还不能导出 {to}。现有：md, txt, json, message。",
            en=f"Cannot export {to} yet. There are: md, txt, json, message.",
        ),
    )


def _print_outcome(outcome: Outcome, format: str, lang: Lang) -> None:
    from assistant.export.markdown import markdown
    from assistant.export.text import text

    print(markdown(outcome, lang=lang) if format == "md" else text(outcome, lang=lang))
