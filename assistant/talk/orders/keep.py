"""A line is to stay as it is: nothing is done, and it is said so."""

from __future__ import annotations

import re

from assistant.talk.ground import Ground
from assistant.talk.order import Clause, Step
from assistant.types import Text

_KEEP = re.compile(
    r"(?:先?(?:不用|不要|不必|无需|别)(?:再)?(?:改|动|管|调|删|碰)(?:了|它)?|不动|不变|别动|保持(?:不变|原样|现状)|照旧|原样(?:保留)?|没问题|就这样)\s*$"
    r"|^(?:先?(?:不用|不要|不必|无需|别)(?:再)?(?:改|动|管|调|删|碰))"
    r"|\b(?:stays?|keep|leave)(?:\s+(?:it|that|this))?(?:\s+(?:as (?:it|they) (?:is|are|was|were)|alone|unchanged|the same))?\s*$"
    r"|\b(?:do not|don't|never)\s+(?:touch|change|edit|alter|delete|drop|remove|move)\b|\bis fine\b|\bno change",
    re.IGNORECASE,
)


def read(clause: Clause, ground: Ground) -> Step | None:
    """No move for "KR1 stays", 别动 KR2, "don't change KR1"."""
    if not _KEEP.search(clause.aim.rest) and not _KEEP.search(clause.flat):
        return None
    labels = [ground.label(p.id) for p in clause.aim.places] if clause.aim.named else []
    zh, en = "、".join(labels), ", ".join(labels)
    return Step(said=Text(f"{zh or '其余'}不动", f"{en or 'the rest'} stays as it is"))
