"""okr check, okr parse, okr rules: reading and reviewing; no model, no network, no index."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
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
    read_input,
    read_optional,
    ui,
    with_text,
)
from assistant.errors import InputError
from assistant.intake import Intake, read_file
from assistant.present import wire
from assistant.types import SEVERITIES, Lang, Review, Severity, Text

_SUFFIXES = frozenset({".txt", ".md", ".csv", ".xlsx", ".docx"})
FailOn = Literal["error", "warning", "never"]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One file and its review."""

    path: str
    intake: Intake
    review: Review


def check(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE or FOLDER]", help="A file, a folder, or - (or nothing) for standard input."),
    ] = None,
    parent: ParentOption = None,
    cycle: CycleOption = None,
    profile: ProfileOption = None,
    lang: TheLang = "auto",
    ui_lang: TheUiLang = None,
    format: Annotated[Literal["text", "json", "sarif"], typer.Option("--format", help="How to print.")] = "text",
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit with 1 on such findings or graver ones.")
    ] = "error",
) -> None:
    """Review OKR text: what is wrong, where, and what to do. Needs no model, network or index."""
    folder = file is not None and file != "-" and Path(file).is_dir()
    paths: Sequence[Path] = _files(Path(file)) if folder and file is not None else ()
    intakes = [(str(p), read_file(p)) for p in paths] if folder else [(file or "-", read_input(file))]
    parent_text = read_optional(parent)
    done = [
        Reviewed(
            path,
            intake,
            api.review(intake.text, parent=parent_text, cycle=cycle, profile=profile, lang=lang),
        )
        for path, intake in _with_progress(intakes, folder)
    ]
    _print_checked(done, folder, format, ui_lang)
    raise typer.Exit(_exit_code([d.review for d in done], fail_on))


def parse(
    file: FileArgument = None,
    format: Annotated[Literal["json"], typer.Option("--format", help="How to print.")] = "json",
    lang: TheLang = "auto",
    ui_lang: TheUiLang = None,
) -> None:
    """Print what was understood of an OKR text."""
    from assistant.parse import parse as parse_document

    intake = read_input(file)
    document = parse_document(intake.text, lang=lang)
    print_json(with_text(wire.parse_json(document, ui(ui_lang, document.lang)), intake))


def rules(
    rule: Annotated[str | None, typer.Argument(metavar="[ID]", help="One check, by id or name.")] = None,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print.")] = "text",
    ui_lang: TheUiLang = None,
) -> None:
    """List the checks, or show one with its reason, sources and examples."""
    from assistant.checks import all_checks, find_check
    from assistant.cli import message_lang
    from assistant.present.rules import rule_json, rule_line, rule_text

    lang: Lang = ui_lang or message_lang()
    if rule is None:
        if format == "json":
            print_json({"version": 1, "checks": [rule_json(c, lang) for c in all_checks()]})
        else:
            print("\n".join(rule_line(c, lang) for c in all_checks()))
        return
    found = find_check(rule)
    if found is None:
        names = ", ".join(c.id for c in all_checks())
        raise InputError(
            "no_such_check",
            Text(zh=f"没有叫「{rule}」的检查。现有：{names}。", en=f"There is no check “{rule}”. There are: {names}."),
        )
    if format == "json":
        print_json({"version": 1, "checks": [rule_json(found, lang)]})
    else:
        print(rule_text(found, lang))


def _files(folder: Path) -> list[Path]:
    """The readable files below a folder, in order; hidden ones left out."""
    found = sorted(
        p
        for p in folder.rglob("*")
        if p.is_file() and p.suffix.lower() in _SUFFIXES and not any(part.startswith(".") for part in p.parts[1:])
    )
    if not found:
        kinds = ", ".join(sorted(_SUFFIXES))
        raise InputError(
            "no_files",
            Text(zh=f"{folder} 里没有可读的文件（{kinds}）。", en=f"{folder} holds no readable file ({kinds})."),
        )
    return found


def _with_progress(intakes: Sequence[tuple[str, Intake]], folder: bool) -> Sequence[tuple[str, Intake]]:
    if not folder or not sys.stderr.isatty():
        return intakes
    from rich.console import Console
    from rich.progress import track

    return list(track(intakes, description="okr check", console=Console(stderr=True), transient=True))


def _print_checked(done: Sequence[Reviewed], folder: bool, format: str, ui_lang: Lang | None) -> None:
    if format == "sarif":
        from assistant.present.sarif import sarif_json

        print_json(sarif_json([(d.path, d.intake.text, d.review) for d in done], ui_lang))
        return
    if format == "json":
        shapes = [with_text(wire.check_json(d.review, ui(ui_lang, d.review.document.lang)), d.intake) for d in done]
        if not folder:
            print_json(shapes[0])
            return
        files = [{"path": d.path, **shape} for d, shape in zip(done, shapes, strict=True)]
        print_json({"version": 1, "files": files, "counts": wire.counts_json(d.review for d in done)})
        return
    from assistant.present.console import print_review, print_summary

    for one in done:
        print_review(one.review, ui(ui_lang, one.review.document.lang), path=one.path)
    if folder:
        print_summary([d.review for d in done], ui(ui_lang, done[0].review.document.lang))


def _exit_code(reviews: Sequence[Review], fail_on: FailOn) -> int:
    if fail_on == "never":
        return 0
    grave: tuple[Severity, ...] = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(f.severity in grave for r in reviews for f in r.findings))
