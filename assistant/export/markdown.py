"""An outcome as Markdown, for a document or a wiki."""

from __future__ import annotations

import re

from assistant.asked import MOST_ASKED
from assistant.export.back import parked_line
from assistant.export.carried import carried
from assistant.export.layout import in_script
from assistant.export.remarks import with_remarks
from assistant.export.text import told_of_sheet
from assistant.locale import Words, words
from assistant.types import Lang, Outcome, Proposal

_SPECIAL = re.compile(r"[\\`*_<>|~]|(?<=\])\(|^(?:#{1,6}(?=\s)|[-+](?=\s)|\d+[.)](?=\s))")


def markdown(outcome: Outcome, *, lang: Lang | None = None, direction: int | None = None) -> str:
    """The proposals as Markdown, or only number `direction`; labels in `lang` (default: the draft's).

    What people typed stands as typed: its characters never turn into markup.
    """
    say = words(lang or outcome.lang)
    shown = range(len(outcome.proposals)) if direction is None else range(direction, direction + 1)
    proposals = [outcome.proposals[n] for n in shown if n < len(outcome.proposals)]
    blocks = []
    if cycle := carried(outcome).cycle:
        blocks.append(say("export.cycle", cycle=escape(cycle)))
    blocks += [_proposal(outcome, n, say, several=len(proposals) > 1) for n in shown if n < len(outcome.proposals)]
    if sheet := told_of_sheet(outcome, proposals, say):
        blocks.append("\n\n".join([f"### {say('export.sheet')}", *map(escape, sheet)]))
    if outcome.questions:
        asks = [
            f"- {escape(q.ask)}" + (f" ({escape(say('export.where', where=q.where))})" if q.where else "")
            for q in outcome.questions[:MOST_ASKED]
        ]
        blocks.append("\n".join([f"### {say('export.questions')}", "", *asks]))
    return in_script("\n\n".join(blocks) + "\n", outcome, lang)


def escape(text: str) -> str:
    """`text` on one line, with the characters that Markdown would read as markup escaped."""
    return _SPECIAL.sub(lambda m: "\\" + m.group(), " ".join(text.split()))


def _proposal(outcome: Outcome, n: int, say: Words, *, several: bool) -> str:
    okr, shown = carried(outcome, n), outcome.proposals[n]
    lines = []
    if several:
        lines += [f"# {escape(okr.title or say('export.direction', n=n + 1))}", ""]
    for at, objective in enumerate(okr.objectives, start=1):
        label = f"O{at}" if len(okr.objectives) > 1 else "O"
        lines += [f"## {label} {escape(with_remarks(objective.text, objective.remarks, say))}", ""]
        lines += _why(shown, at - 1)
        for no, row in enumerate(objective.key_results, start=1):
            lines.append(f"- **KR{no}** {escape(with_remarks(row.text, row.remarks, say))}")
            lines += [f"  - {escape(work)}" for work in row.initiatives]
        lines.append("")
    if okr.parked:
        lines += [f"### {say('export.parked')}", ""]
        lines += [line for what, why in okr.parked for line in parked_line(what, why, escape)]
    return "\n".join(lines).rstrip()


def _why(proposal: Proposal, at: int) -> list[str]:
    why = proposal.objectives[at].draft.why
    return [f"> {escape(why)}", ""] if why else []
