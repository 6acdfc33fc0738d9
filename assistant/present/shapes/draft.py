"""The JSON of `okr draft`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from assistant.present.shapes.check import (
    CycleShape,
    FindingShape,
    NoticeShape,
    ObjectiveShape,
    Offsets,
    UndecidedShape,
)
from assistant.present.shapes.metrics import MetricsShape
from assistant.types import FactKind, Lang, Mode, ObjectiveType, Origin, Slot

InitiativeShape = TypedDict("InitiativeShape", {"text": str, "from": str | None})


ParkedShape = TypedDict("ParkedShape", {"text": str, "from": str | None, "reason": str})


class ProposedKeyResultShape(TypedDict):
    """A key result of a proposal: a slot is null where it does not apply, the blank's text where it was asked."""

    id: str
    text: str
    why: str
    rewrites: list[str]
    kept: bool
    suggested: bool
    supports: list[str]
    initiatives: list[InitiativeShape]
    metric: str | None
    baseline: str | None
    target: str | None
    floor: str | None
    stretch: str | None
    deadline: str | None
    owner: str | None


class ProposedObjectiveShape(TypedDict):
    """An objective of a proposal; `tentative` until it is known what the figures below it are for."""

    id: str
    text: str
    why: str
    type: ObjectiveType | None
    supports: list[str]
    key_results: list[ProposedKeyResultShape]
    tentative: bool


class FactSourceShape(TypedDict):
    """Where a fact comes from."""

    source: str
    target: str | None
    span: Offsets | None


LedgerShape = TypedDict(
    "LedgerShape",
    {
        "kind": FactKind,
        "quote": str,
        "target": str,
        "field": str,
        "span": Offsets,
        "origin": Origin,
        "from": list[FactSourceShape],
        "how": str | None,
        "question": str | None,
    },
)


class ProposalShape(TypedDict):
    """One way to write the OKR; `open` indexes the errors among `findings` that stay open."""

    title: str | None
    complete: bool
    open: list[int]
    objectives: list[ProposedObjectiveShape]
    parked: list[ParkedShape]
    findings: list[FindingShape]
    ledger: list[LedgerShape]


class QuestionShape(TypedDict):
    """Something only a person can answer."""

    id: str
    about: str
    slot: Slot
    ask: str
    why: str
    options: list[str]
    where: str | None


class UsedExampleShape(TypedDict):
    """An example the drafter leaned on."""

    id: str
    score: float
    parts: dict[str, float]
    source: str
    modelled_on: str | None


class DraftReviewShape(TypedDict):
    """The review of what was given."""

    objectives: list[ObjectiveShape]
    findings: list[FindingShape]
    undecided: list[UndecidedShape]


class ParentShape(TypedDict):
    """The parent's OKR as it was read; items of a proposal name its lines as "P.O1.KR2"."""

    objectives: list[ObjectiveShape]


class TimingsShape(TypedDict):
    """Milliseconds; null where a step did not happen."""

    parse: float | None
    retrieve: float | None
    first_item: float | None
    model: float | None
    verify: float | None
    total: float | None


class GlossShape(TypedDict):
    """What a term of the parent's means in the draft's language, where the parent is in the other one."""

    target: str
    term: str
    means: str


class DraftShape(TypedDict):
    """`okr draft --format json`."""

    version: Literal[1]
    lang: Lang
    mode: Mode
    drafter: Literal["model", "rules"]
    model: str | None
    prompt: str | None
    notice: NoticeShape | None
    notices: list[NoticeShape]
    cycle: CycleShape | None
    parent: ParentShape | None
    gloss: list[GlossShape]
    draft: DraftReviewShape
    proposals: list[ProposalShape]
    questions: list[QuestionShape]
    examples: list[UsedExampleShape]
    attempts: int
    usage: dict[str, int] | None
    timings_ms: TimingsShape
    metrics: MetricsShape | None
