"""What the ledger could not trace, as hits: shared by the checks on invented figures and invented names."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Context, Hit
from assistant.types import FactKind


def invented_hits(context: Context, kinds: set[FactKind]) -> Iterator[Hit]:
    """A hit per untraced fact of these kinds; in a field other than the text the hit is on the whole item."""
    if context.evidence is None:
        return
    for fact in context.evidence.invented:
        if fact.kind in kinds:
            item = context.document.find(fact.target)
            yield Hit(item=item, span=fact.span if fact.field == "text" else None, values={"quote": fact.quote})
