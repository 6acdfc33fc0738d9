"""An outcome as Markdown, for a document or a wiki."""

from __future__ import annotations

import re

from assistant.asked import MOST_ASKED
from assistant.export.layout import in_script, numbered
from assistant.export.text import remarks, told_of_sheet
from assistant.locale import Words, words
from assistant.types import Lang, Outcome, Proposal

_SPECIAL = re.compile(r"[\\`*_<>|~]|(?<=\])\(|^(?:#{1,6}(?=\s)|[-+](?=\s)|\d+[.)](?=\s))")


def markdown(outcome: Outcome, *, lang: Lang | None = None, direction: int | None = None) -> str:
    """The proposals as Markdown, or only number `direction`; labels in `lang` (default: the draft's).

    What people typed stands as typed: its characters never turn into markup.
    """
    say = words(lang or outcome.lang)
    shown = outcome.proposals if direction is None else outcome.proposals[direction : direction + 1]
    blocks = []
    if outcome.review.cycle is not None and outcome.review.cycle.text:
        blocks.append(say("export.cycle", cycle=escape(outcome.review.cycle.text)))
    blocks += [_proposal(p, n, outcome, say, several=len(shown) > 1) for n, p in enumerate(shown, start=1)]
    blocks += [escape(line) for line in told_of_sheet(outcome, shown, say)]
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


def _proposal(proposal: Proposal, n: int, outcome: Outcome, say: Words, *, several: bool) -> str:
    lines = []
    if several:
        lines += [f"# {escape(proposal.title or say('export.direction', n=n))}", ""]
    for label, objective, rows in numbered(proposal):
        lines += [f"## {label} {escape(objective.draft.text)}", ""]
        if objective.draft.why:
            lines += [f"> {escape(objective.draft.why)}", ""]
        for row, key_result in rows:
            lines.append(f"- **{row}** {escape(key_result.draft.text)}{escape(remarks(key_result, outcome, say))}")
            lines += [f"  - {escape(i.text)}" for i in key_result.draft.initiatives]
        lines.append("")
    if proposal.parked:
        lines += [f"### {say('export.parked')}", ""]
        lines += [f"- {escape(p.text)}" + (f" ({escape(p.reason)})" if p.reason else "") for p in proposal.parked]
    return "\n".join(lines).rstrip()
