"""How an OKR hangs together with the leader's: what serves what, what hangs loose, what stands at the edge."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.export.carried import one_line
from assistant.export.layout import in_script, numbered, parent_label
from assistant.locale import Words, words
from assistant.types import Lang, Objective, Outcome, Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One line of mine or the leader's. `serves` are ids of the leader's; `loose` where nothing ties it to theirs."""

    id: str
    label: str
    text: str
    objective: bool = False
    serves: tuple[str, ...] = ()
    loose: bool = False
    work: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """The leader's lines, mine, and what is parked; `lang` is that of the labels."""

    above: tuple[Node, ...]
    mine: tuple[Node, ...]
    parked: tuple[str, ...]
    lang: Lang

    @property
    def unserved(self) -> tuple[Node, ...]:
        """The leader's key results that no line of mine serves."""
        served = {s for node in self.mine for s in node.serves}
        return tuple(n for n in self.above if not n.objective and n.id not in served)


def alignment(outcome: Outcome, *, lang: Lang | None = None, direction: int = 0) -> Alignment:
    """The proposal number `direction` beside the leader's OKR; without one, only what a line says it serves is above."""
    proposal = outcome.proposals[direction] if direction < len(outcome.proposals) else Proposal()
    above = _above(outcome, proposal)
    mine: list[Node] = []
    for name, objective, rows in numbered(proposal):
        own = tuple(dict.fromkeys(objective.draft.supports))
        ties = [own, *(k.draft.supports for _, k in rows)]
        loose = bool(above) and not any(ties)
        mine.append(
            Node(
                id=objective.id,
                label=name,
                text=one_line(objective.draft.text),
                objective=True,
                serves=own,
                loose=loose,
            )
        )
        for label, row in rows:
            serves = tuple(dict.fromkeys(row.draft.supports))
            mine.append(
                Node(
                    id=row.id,
                    label=label,
                    text=one_line(row.draft.text),
                    serves=serves,
                    loose=bool(above) and not serves and not own,
                    work=tuple(one_line(i.text) for i in row.draft.initiatives),
                )
            )
    parked = tuple(one_line(p.text) for p in proposal.parked)
    return Alignment(above=above, mine=tuple(mine), parked=parked, lang=lang or outcome.lang)


def told(picture: Alignment, outcome: Outcome) -> list[str]:
    """The picture in words, one sentence per line of mine, then what hangs loose or stands at the edge."""
    say = words(picture.lang)
    names = {node.id: _name(node, say) for node in picture.above}
    rows = []
    for node in picture.mine:
        if node.serves:
            served = say("export.comma").join(names[s] for s in node.serves if s in names)
            rows.append(say("picture.serves", mine=_name(node, say), above=served))
        elif node.loose:
            rows.append(say("picture.loose", mine=_name(node, say)))
        else:
            rows.append(_name(node, say))
        if node.work:
            rows.append(say("picture.work", mine=node.label, list=say("export.join").join(node.work)))
    rows += [say("picture.unserved", above=names[node.id]) for node in picture.unserved if picture.mine]
    if picture.parked:
        rows.append(f"{say('export.parked')}{say('picture.colon')}{say('export.join').join(picture.parked)}")
    return [in_script(row, outcome, picture.lang) for row in rows]


def _above(outcome: Outcome, proposal: Proposal) -> tuple[Node, ...]:
    parent = outcome.review.parent
    if parent is not None:
        items = [i for i in parent.items() if i.text.strip()]
        return tuple(
            Node(
                id=f"P.{i.id}",
                label=parent_label(outcome, f"P.{i.id}"),
                text=one_line(i.text),
                objective=isinstance(i, Objective),
            )
            for i in items
        )
    named = [
        s
        for o in proposal.objectives
        for s in (*o.draft.supports, *(s for k in o.key_results for s in k.draft.supports))
    ]
    return tuple(Node(id=s, label=parent_label(outcome, s), text="") for s in dict.fromkeys(named))


def _name(node: Node, say: Words) -> str:
    return say("picture.name", label=node.label, text=node.text) if node.text else node.label
