"""What every export needs to know of a proposal: the numbers its lines go by and what they support."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.text.script import is_traditional, traditional
from assistant.types import DraftedKeyResult, Item, Lang, Outcome, Proposal, ShownKeyResult, ShownObjective


def numbered(proposal: Proposal) -> Iterator[tuple[str, ShownObjective, tuple[tuple[str, ShownKeyResult], ...]]]:
    """Each objective as ("O", objective, (("KR1", key result), ...)); several objectives are O1, O2."""
    several = len(proposal.objectives) > 1
    for n, objective in enumerate(proposal.objectives, start=1):
        rows = tuple((f"KR{i}", k) for i, k in enumerate(objective.key_results, start=1))
        yield (f"O{n}" if several else "O"), objective, rows


def label_of(proposal: Proposal, target: str) -> str:
    """The number an item goes by: "KR2", or "O2 KR1" where there are several objectives."""
    for label, objective, rows in numbered(proposal):
        if objective.id == target:
            return label
        for row, key_result in rows:
            if key_result.id == target:
                return row if len(proposal.objectives) == 1 else f"{label} {row}"
    return target


def in_script(text: str, outcome: Outcome, lang: Lang | None) -> str:
    """What is taken away from a Traditional draft, in its characters throughout."""
    chinese = (lang or outcome.lang) == "zh"
    draft = "".join(item.text for item in outcome.review.document.items())
    return traditional(text) if chinese and is_traditional(draft) else text


def parent_item(outcome: Outcome, support: str) -> Item | None:
    """The leader's item that "P.O1.KR2" names."""
    return outcome.review.parent.find(support.removeprefix("P.")) if outcome.review.parent else None


def parent_label(outcome: Outcome, support: str) -> str:
    """The leader's number of "P.O1.KR2": as the leader wrote it, else by position."""
    item = parent_item(outcome, support)
    several = outcome.review.parent is not None and len(outcome.review.parent.objectives) > 1
    plain = support.removeprefix("P.")
    own = item.label.strip(" ：:.") if item else ""
    if several or "." not in plain:
        return plain.replace(".", " ")
    return own or plain.rpartition(".")[2]


def supported(draft: DraftedKeyResult, outcome: Outcome) -> list[str]:
    """The leader's numbers that a key result supports, each once."""
    return list(dict.fromkeys(parent_label(outcome, s) for s in draft.supports))
