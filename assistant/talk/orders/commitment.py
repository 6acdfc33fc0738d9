"""Whether an objective is committed, to be reached in full, or aspirational, to be reached for."""

from __future__ import annotations

import re

from assistant.numbers import read_figures
from assistant.session import Typified
from assistant.talk.ground import Ground
from assistant.talk.order import Clause, Step
from assistant.types import ObjectiveType, Text

_COMMITTED = re.compile(
    r"承诺型|承诺(?:的|类|目标)|(?:是|算|标成|改成|定为|设为)承诺|必达|\bcommitted\b(?!\s+to\b)|\bcommitment\b|\bmust[- ]hit\b",
    re.I,
)
_ASPIRATIONAL = re.compile(
    r"挑战型|愿景型|野心型|(?:是|算|标成|改成|定为|设为)(?:挑战|愿景)(?:的|类)?(?:目标)?$|\baspirational\b|\bmoonshot\b|\bstretch(?: goal| objective| one)?$",
    re.I,
)
_NOT = re.compile(
    r"(?:不是|并非|不算|别(?:标|写)成?)\s?$|\b(?:not|no longer|isn't|rather than|instead of)\s(?:an?\s|our\s)?(?:really\s)?$|^not (?:an? )?$",
    re.I,
)
_KINDS: dict[ObjectiveType, re.Pattern[str]] = {"committed": _COMMITTED, "aspirational": _ASPIRATIONAL}
_SETS = re.compile(
    r"是|算|标|改|定|设|换|为|\b(?:is|are|mark|make|set|this|it|as|call|treat|committed|aspirational)\b", re.I
)


def read(clause: Clause, ground: Ground) -> Step | None:
    """ "O 是承诺型", "this one is committed, not a stretch", "mark it aspirational"."""
    if read_figures(clause.aim.rest) or not (_SETS.search(clause.flat) or _NOT.search(clause.flat)):
        return None
    found: ObjectiveType | None = None
    denied = False
    for kind, pattern in _KINDS.items():
        match = pattern.search(clause.flat)
        if match is not None and _NOT.search(clause.flat[: match.start()]):
            denied = True
        elif match is not None:
            found = kind
    if found is None:
        # "not a stretch" only says again what the clause before it said.
        return Step(said=Text("", "")) if denied else None
    places = clause.aim.places
    objective = places[0].objective if places else 1
    if objective > len(ground.proposal.objectives):
        return None
    target = ground.proposal.objectives[objective - 1].id
    label = ground.label(target)
    name = Text("承诺型", "committed") if found == "committed" else Text("挑战型", "aspirational")
    said = Text(f"{label} 标为{name.zh}", f"{label} is {name.en}")
    if clause.aim.named and clause.aim.key_results:
        said = Text(f"承诺还是挑战是整个目标的事：{said.zh}", f"this belongs to the whole objective: {said.en}")
    return Step(said=said, moves=(Typified(target, found),), changed=(target,))
