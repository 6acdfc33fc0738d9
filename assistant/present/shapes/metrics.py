"""The JSON of a sheet of metrics, as types: the key `metrics` of `okr draft`."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from assistant.present.shapes.check import Offsets
from assistant.types import LeftKind, Tray


class AmountShape(TypedDict):
    """An amount as it is shown; `span` is its cell's place in the sheet, `name` whose share it is."""

    text: str
    span: Offsets | None
    heading: str
    name: str


class MetricRowShape(TypedDict):
    """One metric of the sheet with the tray it is in and why; `metric` is its key in the lexicon."""

    id: str
    name: str
    text: str
    span: Offsets
    metric: str | None
    unit: str
    baseline: AmountShape | None
    target: AmountShape | None
    floor: AmountShape | None
    stretch: AmountShape | None
    further: list[AmountShape]
    parts: list[AmountShape]
    period: str | None
    owner: str | None
    limit: bool
    tray: Tray
    reason: str
    by_hand: bool


class LeftShape(TypedDict):
    """A line of the sheet that is no metric."""

    kind: LeftKind
    text: str
    span: Offsets


class SumShape(TypedDict):
    """What rows come to by an identity of the lexicon, the arithmetic of each worked out amount in `how`."""

    row: str
    parts: list[str]
    text: str
    amounts: list[str]
    how: list[str]


class TargetPlaceShape(TypedDict):
    """One target value and where it stands in the proposal."""

    row: str
    target: str
    place: Literal["okr", "parked", "asked", "lost"]


class ReceiptShape(TypedDict):
    """Where every target of the sheet went in one proposal; each stands in `places` exactly once."""

    targets: int
    okr: int
    parked: int
    asked: int
    lost: int
    text: str
    places: list[TargetPlaceShape]


class MetricsShape(TypedDict):
    """A sheet read back and sorted, and a receipt for each proposal in their order.

    `purpose` is what the figures are for, once it was said. `text` is what the spans count into.
    """

    read: str
    notes: list[str]
    text: str
    rows: list[MetricRowShape]
    left: list[LeftShape]
    sums: list[SumShape]
    purpose: str | None
    receipts: list[ReceiptShape]
