"""The commands, each in its own file; here they are only hung up."""

from __future__ import annotations

import typer

from assistant.cli import drafting, reviewing, running

app = typer.Typer(
    name="okr",
    help="Write good OKRs, in Chinese and English: what is wrong and why, rewrites that invent nothing, what to ask.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("check")(reviewing.check)
app.command("parse")(reviewing.parse)
app.command("draft")(drafting.draft)
app.command("search")(drafting.search)
app.command("export")(drafting.export)
app.command("rules")(reviewing.rules)
app.command("doctor")(running.doctor)
app.command("serve")(running.serve)
