"""okr check, okr parse, okr rules: reading and reviewing; no model, no network, no index."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from assistant import api
from assistant.cli import message_lang
from assistant.cli.baseline import read_baseline
from assistant.cli.baseline import write_baseline as write_baseline_file
from assistant.cli.inputs import print_json, read_input, read_optional, sources, with_text
from assistant.errors import InputError
from assistant.intake import Intake
from assistant.present import wire
from assistant.present.wire_document import parse_json
from assistant.request import LangChoice
from assistant.types import SEVERITIES, Lang, Notice, OkrDocument, Review, Severity, Text

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One file and its review; `unread` says why a file among several could not be used."""

    path: str
    intake: Intake
    review: Review
    unread: InputError | None = None


def check(
    *,
    files: Sequence[str],
    parent: Path | None,
    cycle: str | None,
    profile: str | None,
    lang: LangChoice,
    format: str,
    fail_on: str,
    baseline: Path | None,
    write_baseline: Path | None,
    ui_lang: Lang | None,
) -> int:
    """Review files, folders or standard input, print what was seen, and return the exit code."""
    known = read_baseline(baseline) if baseline is not None and write_baseline is None else None
    given, several = sources(files)
    parent_text = read_optional(parent)
    done: list[Reviewed] = []
    for source in _with_progress(given, several):
        try:
            intake = source.read()
            review = api.review(intake.text, parent=parent_text, cycle=cycle, profile=profile, lang=lang)
            review = known.filtered(source.name, review) if known is not None else review
            done.append(Reviewed(source.name, intake, review))
        except InputError as error:
            if not several:
                raise
            done.append(_unread(source.name, error, ui_lang or message_lang()))
    if write_baseline is not None:
        _write_baseline(write_baseline, done, ui_lang or message_lang())
        return _exit_code(done, "never")
    _print_checked(done, several, format, ui_lang)
    if known is not None and (gone := known.gone()):
        said = _GONE.in_lang(ui_lang or message_lang())
        print(f"okr: {said.format(gone=gone, file=baseline)}", file=sys.stderr)
    return _exit_code(done, fail_on)


def parse(*, file: str | None, format: str, lang: LangChoice, ui_lang: Lang | None) -> int:
    """Print what was understood of an OKR text."""
    from assistant.parse import parse as parse_document

    intake = read_input(file)
    document = parse_document(intake.text, lang=lang)
    print_json(with_text(parse_json(document, ui_lang or document.lang), intake))
    return 0


def rules(*, rule: str | None, format: str, ui_lang: Lang | None) -> int:
    """List the checks, or show one with its reason, sources and examples."""
    from assistant.checks import all_checks, find_check
    from assistant.present.rules import rule_json, rule_table, rule_text

    lang = ui_lang or message_lang()
    if rule is None:
        if format == "json":
            print_json({"version": 1, "checks": [rule_json(c, lang) for c in all_checks()]})
        else:
            print(rule_table(all_checks(), lang))
        return 0
    found = find_check(rule)
    if found is None:
        names = ", ".join(c.id for c in all_checks())
        raise InputError(
            "no_such_check",
            Text(f"没有叫「{rule}」的检查。现有：{names}。", f"There is no check “{rule}”. There are: {names}."),
        )
    if format == "json":
        print_json({"version": 1, "checks": [rule_json(found, lang)]})
    else:
        print(rule_text(found, lang))
    return 0


_GONE = Text(
    "基线里有 {gone} 处已经不在了；用 --write-baseline {file} 重写，免得以后又混进来。",
    "{gone} findings of the baseline are gone; rewrite it with --write-baseline {file}, so that they cannot slip back.",
)
_WRITTEN = Text(
    "{n} 处问题写进了 {file}。以后用 okr check --baseline {file}，就只报新的。",
    "{n} findings are written to {file}. From now on okr check --baseline {file} reports only new ones.",
)


def _write_baseline(path: Path, done: Sequence[Reviewed], lang: Lang) -> None:
    n = write_baseline_file(path, ((d.path, d.review) for d in done))
    for one in done:
        if one.unread is not None:
            print(f"okr: {one.unread.in_lang(lang)}", file=sys.stderr)
    print(_WRITTEN.in_lang(lang).format(n=n, file=path))


def _unread(name: str, error: InputError, lang: Lang) -> Reviewed:
    """A file among several that could not be used: nothing was seen, and a notice says why."""
    review = Review(document=OkrDocument(text="", lang=lang), notices=(Notice(error.code, error.text),))
    return Reviewed(name, Intake("", "text"), review, error)


def _with_progress(items: Sequence[_T], several: bool) -> Iterable[_T]:
    """The items, with a bar on the terminal where there are many."""
    return _tracked(items) if several and len(items) > 20 and sys.stderr.isatty() else items


def _tracked(items: Sequence[_T]) -> Iterator[_T]:
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description="okr check", console=Console(stderr=True), transient=True)


def _print_checked(done: Sequence[Reviewed], several: bool, format: str, ui_lang: Lang | None) -> None:
    if format == "sarif":
        from assistant.present.sarif import sarif_json

        print_json(sarif_json([(d.path, d.intake, d.review) for d in done], ui_lang))
    elif format == "json":
        shapes = [with_text(wire.check_json(d.review, ui_lang or d.review.document.lang), d.intake) for d in done]
        if several:
            files = [{"path": d.path, **shape} for d, shape in zip(done, shapes, strict=True)]
            print_json({"version": 1, "files": files, "counts": wire.counts_json(d.review for d in done)})
        else:
            print_json(shapes[0])
    else:
        from assistant.present.console import print_reviews

        print_reviews([(d.path, d.intake, d.review) for d in done], ui_lang, several=several)


def _exit_code(done: Sequence[Reviewed], fail_on: str) -> int:
    if fail_on != "never":
        grave: tuple[Severity, ...] = SEVERITIES[: SEVERITIES.index("warning" if fail_on == "warning" else "error") + 1]
        if any(f.severity in grave for d in done for f in d.review.findings):
            return 1
    # An empty file holds no flaw; one that cannot be opened may hold any.
    return 2 if any(d.unread is not None and d.unread.code != "empty" for d in done) else 0
