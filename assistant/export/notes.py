"""Two papers around an OKR: the note it is published with, and the template of a week's report on it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.export.carried import carried
from assistant.export.layout import in_script, label_of, parent_item, parent_label
from assistant.export.text import title
from assistant.locale import Words, words
from assistant.types import Lang, Outcome, Proposal, ShownKeyResult


def publishing_note(
    outcome: Outcome,
    *,
    lang: Lang | None = None,
    direction: int = 0,
    who: str = "",
    background: Sequence[tuple[str, str]] = (),
) -> str:
    """The note for everybody: background, the OKR, key dates, help needed; what is not known is left as a place.

    `background` are questions with answers that say why.
    """
    say = words(lang or outcome.lang)
    if direction >= len(outcome.proposals):
        return ""
    proposal = outcome.proposals[direction]
    lines = [say("note.title", okr=title(outcome, say), who=who.strip() or say("note.who")), "", say("note.background")]
    reasons = [f"- {one(ask)} {one(answer)}" for ask, answer in background]
    reasons += [f"- {one(o.draft.why)}" for o in proposal.objectives if o.draft.why]
    reasons += [
        "- " + say("note.serves", label=parent_label(outcome, s), text=one(item.text))
        for s in dict.fromkeys(s for o in proposal.objectives for s in (*o.draft.supports, *_served(o.key_results)))
        if (item := parent_item(outcome, s)) is not None
    ]
    lines += reasons or [f"- {say('note.background_open')}"]
    lines += ["", "OKR", *_okr(outcome, direction)]
    lines += ["", say("note.dates"), *(_dates(proposal, say) or [f"- {say('note.dates_open')}"])]
    lines += ["", say("note.help"), *(_help(proposal, say) or [f"- {say('note.help_open')}"])]
    return in_script("\n".join(lines) + "\n", outcome, lang)


def weekly_report(outcome: Outcome, *, lang: Lang | None = None, direction: int = 0) -> str:
    """The template of a week's report: progress per key result, risks and support, next week; won, not visited."""
    say = words(lang or outcome.lang)
    lines = [say("week.title", okr=title(outcome, say)), "", say("week.hint"), "", say("week.progress")]
    okr = carried(outcome, direction)
    for n, objective in enumerate(okr.objectives, start=1):
        lines.append(f"O{n if len(okr.objectives) > 1 else ''} {objective.text}")
        for no, row in enumerate(objective.key_results, start=1):
            lines += [
                f"KR{no} {row.text}",
                f"  {say('week.now')}",
                f"  {say('week.moved')}",
                f"  {say('week.confidence')}",
            ]
    lines += ["", say("week.risks"), f"- {say('week.risk')}", f"- {say('week.support')}"]
    lines += ["", say("week.next"), f"- {say('week.next_one')}"]
    return in_script("\n".join(lines) + "\n", outcome, lang)


def one(text: str) -> str:
    """`text` on one line."""
    return " ".join(text.split())


def _okr(outcome: Outcome, direction: int) -> list[str]:
    okr = carried(outcome, direction)
    lines = []
    for n, objective in enumerate(okr.objectives, start=1):
        lines.append(f"O{n if len(okr.objectives) > 1 else ''} {objective.text}")
        lines += [f"KR{no} {row.text}" for no, row in enumerate(objective.key_results, start=1)]
    return lines


def _served(rows: Sequence[ShownKeyResult]) -> list[str]:
    return [s for k in rows for s in k.draft.supports]


def _dates(proposal: Proposal, say: Words) -> list[str]:
    return [
        "- " + say("message.date", date=k.sentence.deadline.text, label=label_of(proposal, k.id))
        for o in proposal.objectives
        for k in o.key_results
        if k.sentence.deadline is not None and k.sentence.deadline.text in k.draft.text
    ]


def _help(proposal: Proposal, say: Words) -> list[str]:
    rows = [k for o in proposal.objectives for k in o.key_results]
    teams = [
        (n.text, label_of(proposal, k.id))
        for k in rows
        for n in k.sentence.names
        if n.kind == "team" and n.text != k.sentence.owner
    ]
    return ["- " + say("note.team", team=team, label=label) for team, label in dict.fromkeys(teams)]
