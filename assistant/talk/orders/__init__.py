"""The orders that code carries out at once, each kind in a file of its own, tried in this order on each clause.

What declines or does nothing comes first, so that 别动 KR2 is not read as a change. `BESIDE` may follow another on the
same clause: one clause can set a figure, an owner and a date.
"""

from __future__ import annotations

from assistant.talk.order import Order
from assistant.talk.orders import (
    add,
    blank,
    commitment,
    deadline,
    dismiss,
    figure,
    invent,
    keep,
    leave_out,
    link,
    owner,
    reshape,
    wording,
)

FIRST: tuple[Order, ...] = (
    dismiss.again,
    keep.read,
    invent.read,
    add.read,
    dismiss.read,
    link.read,
    blank.measure,
    blank.to_leader,
    commitment.read,
    reshape.split,
    reshape.fold,
    leave_out.back,
    leave_out.read,
    wording.read,
    blank.read,
)
BESIDE: tuple[Order, ...] = (owner.read, deadline.read, figure.read)

__all__ = ["BESIDE", "FIRST"]
