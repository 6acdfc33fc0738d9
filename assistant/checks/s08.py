"""An objective that does not say whether it is committed or aspirational.

A committed one must be reached in full, an aspirational one is good at seven tenths: who reads the score must know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.text.late import late_compile
from assistant.types import Objective, Text

_SAID = late_compile(
    r"承诺|承諾|挑战|挑戰|必达|必達|必成|底线|底線|愿景型|願景型|保底|冲刺|衝刺"
    r"|\b(?:committed|commitment|aspirational|stretch|moonshot|must[- ]hit|roofshot)\b",
    re.IGNORECASE,
)


def _find(context: Context) -> Iterator[Hit]:
    for objective in context.objectives():
        if not _says(objective, context.document.text):
            yield Hit(item=objective)


def _says(objective: Objective, document: str) -> bool:
    meta = objective.meta
    around = document[max(0, objective.span.start - 20) : objective.span.end + 40].split("\n")
    line = next((part for part in around if objective.text[:8] in part), "")
    said = (objective.text, objective.label, meta.priority or "", meta.title or "", *meta.tags, line)
    return any(_SAID.search(text) for text in (*said, *(note.text for note in objective.notes)))


check = Check(
    id="S08",
    name="type-not-said",
    severity="info",
    sources=("dingdang-okr-guide",),
    reason=Text(
        zh="承诺型要全部做到，挑战型做到七成就好；不说清，分数没法读。",
        en="A committed objective must be reached in full, an aspirational one is good at seven tenths.",
    ),
    message=Text(
        zh="「{quote}」没说是承诺型还是挑战型。",
        en="“{quote}” does not say whether it is committed or aspirational.",
    ),
    suggestion=Text(
        zh="在后面标上（承诺型）或（挑战型）。",
        en="Mark it (committed) or (aspirational).",
    ),
    find=_find,
    bad=(
        Bad(text="O：让住户放心\nKR1：投诉降到 10 起", flags=("让住户放心",)),
        Bad(text="O：门店扭亏\nKR1：毛利率到 25%", flags=("门店扭亏",)),
        Bad(text="O：讓病人少跑\nKR1：線上報到占 60%", flags=("讓病人少跑",)),
        Bad(text="O: Tenants trust us\nKR1: Complaints at 10", flags=("Tenants trust us",)),
        Bad(text="O: Shops earn money\nKR1: Margin at 25%", flags=("Shops earn money",)),
        Bad(text="O: Patients walk less\nKR1: Check-in at home for 60%", flags=("Patients walk less",)),
    ),
    good=(
        Good(text="O：让住户放心（承诺型）\nKR1：投诉降到 10 起"),
        Good(text="O：门店扭亏（挑战型）\nKR1：毛利率到 25%"),
        Good(text="O：讓病人少跑（承諾型）\nKR1：線上報到占 60%"),
        Good(text="O: Tenants trust us (committed)\nKR1: Complaints at 10"),
        Good(text="O: Shops earn money (aspirational)\nKR1: Margin at 25%"),
        Good(text="O: Patients walk less (stretch)\nKR1: Check-in at home for 60%"),
    ),
    off_by_default=True,
)
