"""An outcome as plain text: every proposal, what was parked, and the questions that are left."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked import MOST_ASKED
from assistant.export.back import parked_line
from assistant.export.carried import carried
from assistant.export.layout import in_script
from assistant.export.remarks import with_remarks
from assistant.locale import Words, words
from assistant.metrics import read_back, receipt_of
from assistant.types import Lang, Outcome, Proposal


def text(outcome: Outcome, *, lang: Lang | None = None, direction: int | None = None) -> str:
    """The proposals as plain text, or only number `direction`; labels in `lang` (default: the draft's)."""
    say = words(lang or outcome.lang)
    shown = range(len(outcome.proposals)) if direction is None else [direction]
    several = len(shown) > 1
    blocks = [title(outcome, say)]
    blocks += [_proposal(outcome, n, say, several=several) for n in shown if n < len(outcome.proposals)]
    sheet = told_of_sheet(outcome, [p for n, p in enumerate(outcome.proposals) if n in shown], say)
    if sheet:
        blocks.append("\n".join([f"{say('export.sheet')}:", *sheet]))
    if outcome.questions:
        asks = [f"- {q.ask}{_where(q.where, say)}" for q in outcome.questions[:MOST_ASKED]]
        blocks.append("\n".join([f"{say('export.questions')}:", *asks]))
    return in_script("\n\n".join(blocks), outcome, lang)


def title(outcome: Outcome, say: Words) -> str:
    """ "OKR · 2026 Q3": the first line, by which an export is known."""
    cycle = carried(outcome).cycle
    return say("export.title_cycle", cycle=cycle) if cycle else say("export.title")


def told_of_sheet(outcome: Outcome, proposals: Sequence[Proposal], say: Words) -> list[str]:
    """What was read from a sheet of metrics, and where its targets went in each proposal."""
    if outcome.board is None:
        return []
    receipts = [receipt_of(outcome.board, p, outcome.questions).text.in_lang(say.lang) for p in proposals]
    return [read_back(outcome.board, say.lang), *receipts]


def _where(where: str | None, say: Words) -> str:
    return f" ({say('export.where', where=where)})" if where else ""


def _proposal(outcome: Outcome, n: int, say: Words, *, several: bool) -> str:
    okr = carried(outcome, n)
    lines = []
    if several:
        lines.append(f"== {okr.title or say('export.direction', n=n + 1)} ==")
    for at, objective in enumerate(okr.objectives, start=1):
        label = f"O{at}" if len(okr.objectives) > 1 else "O"
        lines.append(f"{label} {with_remarks(objective.text, objective.remarks, say)}")
        for no, row in enumerate(objective.key_results, start=1):
            lines.append(f"KR{no} {with_remarks(row.text, row.remarks, say)}")
            lines += [f"  - {work}" for work in row.initiatives]
    if okr.parked:
        lines += ["", f"{say('export.parked')}:"]
        lines += [line for what, why in okr.parked for line in parked_line(what, why)]
    return "\n".join(lines)
