"""An outcome as plain text: every proposal, what was parked, and the questions that are left."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked import MOST_ASKED
from assistant.export.layout import in_script, numbered, supported
from assistant.locale import Words, words
from assistant.metrics import Level, names_beside, read_back, receipt_of
from assistant.types import Lang, Outcome, Proposal, ShownKeyResult


def text(outcome: Outcome, *, lang: Lang | None = None, direction: int | None = None) -> str:
    """The proposals as plain text, or only number `direction`; labels in `lang` (default: the draft's)."""
    say = words(lang or outcome.lang)
    shown = outcome.proposals if direction is None else outcome.proposals[direction : direction + 1]
    blocks = [_proposal(p, n, outcome, say, several=len(shown) > 1) for n, p in enumerate(shown, start=1)]
    blocks += told_of_sheet(outcome, shown, say)
    if outcome.questions:
        asks = [f"- {q.ask}{_where(q.where, say)}" for q in outcome.questions[:MOST_ASKED]]
        blocks.append("\n".join([f"{say('export.questions')}:", *asks]))
    return in_script("\n\n".join(blocks), outcome, lang)


def told_of_sheet(outcome: Outcome, proposals: Sequence[Proposal], say: Words) -> list[str]:
    """What was read from a sheet of metrics, and where its targets went in each proposal."""
    if outcome.board is None:
        return []
    receipts = [receipt_of(outcome.board, p, outcome.questions).text.in_lang(say.lang) for p in proposals]
    return [read_back(outcome.board, say.lang), *receipts]


def _where(where: str | None, say: Words) -> str:
    return f" ({say('export.where', where=where)})" if where else ""


def _proposal(proposal: Proposal, n: int, outcome: Outcome, say: Words, *, several: bool) -> str:
    lines = []
    if several:
        lines.append(f"== {proposal.title or say('export.direction', n=n)} ==")
    for label, objective, rows in numbered(proposal):
        lines.append(f"{label} {objective.draft.text}")
        for row, key_result in rows:
            lines.append(f"{row} {key_result.draft.text}{remarks(key_result, outcome, say)}")
            lines += [f"  - {i.text}" for i in key_result.draft.initiatives]
    if proposal.parked:
        lines += ["", f"{say('export.parked')}:"]
        lines += [f"- {p.text}" + (f" ({p.reason})" if p.reason else "") for p in proposal.parked]
    return "\n".join(lines)


def remarks(key_result: ShownKeyResult, outcome: Outcome, say: Words) -> str:
    """What stands in brackets behind a key result: that it is suggested, what it supports, floor and stretch."""
    draft = key_result.draft
    said = [say("export.suggested")] if draft.suggested else []
    if labels := supported(draft, outcome):
        said.append(say("export.supports", labels=say("export.comma").join(labels)))
    names = names_beside(outcome.board, draft.rewrites, say.lang)
    levels: tuple[tuple[Level, str | None], ...] = (("floor", draft.floor), ("stretch", draft.stretch))
    said += [f"{names.get(level) or say(f'level.{level}')} {amount}" for level, amount in levels if amount]
    if not said:
        return ""
    return f"（{'，'.join(said)}）" if say.lang == "zh" else f" ({', '.join(said)})"
