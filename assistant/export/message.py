"""The message to the leader: ready for a chat window, no markup, with what only the leader can decide."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.asked import open_blanks
from assistant.export.layout import in_script, label_of, numbered, parent_item, parent_label, supported
from assistant.locale import Words, words
from assistant.parked import Why, why_parked
from assistant.types import Lang, Outcome, Proposal, ShownKeyResult

_MOST = 3
# What stands beside the OKR, in the order in which a leader wants to know; an empty line is the author's own affair.
_TOLD: tuple[Why, ...] = ("problem", "watched", "usual", "split", "unclear")


def message(
    outcome: Outcome,
    *,
    lang: Lang | None = None,
    who: str = "",
    cycle: str = "",
    direction: int = 0,
    chosen: bool = False,
    asked: Collection[str] | None = None,
    background: Sequence[tuple[str, str]] = (),
) -> str:
    """The chosen proposal as a chat message in `lang` (default: the draft's), "" where there is no proposal.

    `who` is what the person does. `asked` are the questions passed on to the leader, whose blanks are marked as asked;
    None marks every open blank. `background` are questions with answers worth the leader's knowing. At most three
    things are put to the leader.
    """
    if not outcome.proposals:
        return ""
    say = words(lang or outcome.lang)
    proposal = outcome.proposals[min(direction, len(outcome.proposals) - 1)]
    lines = [_hello(outcome, say, who.strip(), cycle.strip()), ""]
    for label, objective, rows in numbered(proposal):
        kind = say("message.type", type=say(f"export.type.{objective.draft.type}")) if objective.draft.type else ""
        lines.append(f"{label} {_one_line(objective.draft.text)}{kind}")
        for row, key_result in rows:
            lines += _key_result(row, key_result, proposal, outcome, say, asked)
        lines.append("")
    lines += [
        say("message.background", ask=_one_line(ask), answer=_one_line(answer).rstrip("。. "))
        for ask, answer in background
    ]
    lines += _around(proposal, say)
    decisions = _decisions(outcome, proposal, say, asked, chosen)[:_MOST]
    if decisions:
        lines.append("")
        lines.append(say("message.decide", n=len(decisions), number=say("message.numbers")[len(decisions)]))
        lines += [f"{n}. {d}" for n, d in enumerate(decisions, start=1)] if len(decisions) > 1 else decisions
    return in_script("\n".join(_squeeze(lines)), outcome, lang)


def _hello(outcome: Outcome, say: Words, who: str, cycle: str) -> str:
    period = cycle or (outcome.review.cycle.text if outcome.review.cycle else "")
    part = say("message.cycle", cycle=period) if period else say("message.no_cycle")
    return say("message.hello_who", who=who, cycle=part) if who else say("message.hello", cycle=part)


def _key_result(
    label: str,
    key_result: ShownKeyResult,
    proposal: Proposal,
    outcome: Outcome,
    say: Words,
    asked: Collection[str] | None,
) -> list[str]:
    draft = key_result.draft
    tail = say("message.suggested") if draft.suggested else ""
    if labels := supported(draft, outcome):
        tail += say("message.supports", labels=say("export.comma").join(labels))
    lines = [f"{label} {_marked(key_result, proposal, outcome, say, asked)}{_beside(key_result, say)}{tail}"]
    if draft.initiatives:
        done = say("export.join").join(_one_line(i.text) for i in draft.initiatives)
        lines.append(say("message.initiatives", list=done))
    return lines


def _beside(key_result: ShownKeyResult, say: Words) -> str:
    """Who answers for it and by when, where a table named them beside the words."""
    sentence, text = key_result.sentence, key_result.draft.text
    said = [say("message.owner", owner=sentence.owner)] if sentence.owner and sentence.owner not in text else []
    if sentence.deadline is not None and sentence.deadline.text not in text:
        said.append(say("message.due", due=sentence.deadline.text))
    return say("message.beside", list=say("export.comma").join(said)) if said else ""


def _marked(
    key_result: ShownKeyResult, proposal: Proposal, outcome: Outcome, say: Words, asked: Collection[str] | None
) -> str:
    """The key result's words, its blanks for the leader marked 【问】."""
    text = key_result.draft.text
    for blank in reversed(open_blanks(proposal, outcome.questions)):
        if blank.target == key_result.id and (asked is None or blank.question in asked):
            mark = say("message.asked", slot=say(f"slot.{blank.slot}"))
            text = text[: blank.span.start] + mark + text[blank.span.end :]
    return _one_line(text)


def _around(proposal: Proposal, say: Words) -> list[str]:
    """Key dates, whose help is needed, and what carries on as usual, where known."""
    lines, comma = [], say("export.comma")
    dates = [
        say("message.date", date=k.sentence.deadline.text, label=label_of(proposal, k.id))
        for o in proposal.objectives
        for k in o.key_results
        if k.sentence.deadline is not None and k.sentence.deadline.text in k.draft.text
    ]
    if len(dates) > 1:
        lines.append(say("message.dates", list=comma.join(dates)))
    rows = [k for o in proposal.objectives for k in o.key_results]
    teams = [n.text for k in rows for n in k.sentence.names if n.kind == "team" and n.text != k.sentence.owner]
    if teams:
        lines.append(say("message.help", list=comma.join(dict.fromkeys(teams))))
    for why in _TOLD:
        if some := [_one_line(p.text).rstrip("。.；;！! ") for p in proposal.parked if why_parked(p) == why]:
            lines.append(say(f"message.{why}", list=say("export.join").join(some)))
    return lines


def _decisions(
    outcome: Outcome, proposal: Proposal, say: Words, asked: Collection[str] | None, chosen: bool
) -> list[str]:
    found = _served(outcome, proposal, say)
    if len(outcome.proposals) > 1:
        others = [p.title or "" for p in outcome.proposals if p is not proposal]
        if chosen:
            found.append(
                say(
                    "message.decide_direction_chosen",
                    title=proposal.title or "",
                    other=say("export.comma").join(others),
                )
            )
        else:
            titles = [proposal.title or "", *others]
            found.append(say("message.decide_direction", list=say("export.comma").join(titles)))
    if blanks := _asked_blanks(outcome, proposal, say, asked):
        found.append(say("message.decide_blanks", list=say("export.join").join(blanks)))
    passed_on = [
        q.ask
        for q in outcome.questions
        if asked is not None and q.id in asked and q.slot in ("direction", "parent", "metric", "owner")
    ]
    found += [ask for ask in passed_on if ask not in found]
    suggested = [label_of(proposal, k.id) for o in proposal.objectives for k in o.key_results if k.draft.suggested]
    if suggested:
        found.append(say("message.decide_suggested", labels=say("export.comma").join(suggested)))
    return found


def _served(outcome: Outcome, proposal: Proposal, say: Words) -> list[str]:
    """What the key results are taken to serve, to be confirmed, with those that were tied to nothing of the leader's."""
    comma = say("export.comma")
    rows = [k for o in proposal.objectives for k in o.key_results]
    by_line: dict[str, list[str]] = {}
    for row in rows:
        for support in row.draft.supports:
            by_line.setdefault(support, []).append(label_of(proposal, row.id))
    whole = [s for o in proposal.objectives for s in o.draft.supports if s not in by_line][:1]
    loose = [label_of(proposal, k.id) for k in rows if not k.draft.supports and not k.draft.suggested]
    if whole or (len(by_line) == 1 and not loose):
        return [say("message.decide_parent", **_line_of(s, outcome)) for s in whole or by_line]
    ties = [say("message.tie", mine=comma.join(mine), **_line_of(s, outcome)) for s, mine in by_line.items()]
    found = say("message.decide_ties", list=comma.join(ties)) if ties else ""
    if loose and outcome.review.parent is not None and outcome.review.parent.items():
        found += say("message.and_loose" if found else "message.decide_loose", labels=comma.join(loose))
    return [found] if found else []


def _line_of(support: str, outcome: Outcome) -> dict[str, str]:
    item = parent_item(outcome, support)
    return {"label": parent_label(outcome, support), "text": _one_line(item.text).rstrip("。.") if item else ""}


def _asked_blanks(outcome: Outcome, proposal: Proposal, say: Words, asked: Collection[str] | None) -> list[str]:
    """ "KR2 的基线、目标（一般在…）" per key result with blanks for the leader."""
    where = {q.id: q.where for q in outcome.questions}
    per_item: dict[str, list[tuple[str, str | None]]] = {}
    for blank in open_blanks(proposal, outcome.questions):
        if asked is None or blank.question in asked:
            per_item.setdefault(blank.target, []).append((say(f"slot.{blank.slot}"), where.get(blank.question or "")))
    found = []
    for target, rows in per_item.items():
        slots = say("export.comma").join(slot for slot, _ in rows)
        place = next((w for _, w in rows if w), None)
        key = "message.decide_blank_where" if place else "message.decide_blank"
        found.append(say(key, label=label_of(proposal, target), slots=slots, where=place))
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _squeeze(lines: list[str]) -> list[str]:
    """No two empty lines together and none at the end."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return kept
