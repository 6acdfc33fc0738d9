"""The nouns of the product: frozen values that know no storage, network or screen.

Everything above this room speaks in these words. Offsets are half-open and count code points; an item's own
offsets count into its `text`, and `Item.place` turns them into offsets of the document's `text`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]
Severity = Literal["error", "warning", "info"]
FigureOp = Literal["eq", "ge", "le", "gt", "lt", "about", "change"]
FigureKind = Literal[
    "count", "money", "percent", "points", "ratio", "duration", "rank", "share", "score", "state", "unknown"
]
FigureRole = Literal["baseline", "target", "other"]
Slot = Literal["metric", "baseline", "target", "deadline", "owner", "direction", "parent"]
BlankSlot = Literal["metric", "baseline", "target", "deadline", "owner"]
Mode = Literal["rewrite", "metrics", "scratch"]
Origin = Literal["draft", "parent", "metrics", "context", "answer", "term", "derived", "blank"]
FactKind = Literal["figure", "date", "name"]
ObjectiveType = Literal["committed", "aspirational"]
KeyResultKind = Literal["outcome", "output", "activity", "topic", "empty"]
Tray = Literal["win", "drive", "guard", "watch"]
TurnKind = Literal["done", "answer", "question", "refused", "unclear", "counter"]
LeftKind = Literal["header", "total", "note", "title", "unread"]
ColumnKind = Literal[
    "name",
    "baseline",
    "past",
    "target",
    "floor",
    "stretch",
    "unit",
    "owner",
    "due",
    "period",
    "change",
    "dim",
    "note",
    "",
]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Span(NamedTuple):
    """Half-open offsets in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages of the product."""

    zh: str
    en: str

    def in_lang(self, lang: Lang) -> str:
        """The message in `lang`."""
        return self.zh if lang == "zh" else self.en


# --- what a sentence says ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One amount as read from a sentence.

    `value` is in base units (100 万 is 1000000, 50% is 50) and None where the text names a start without an amount
    or gives a range, which stands in `low` and `high`. `unit` is the unit as a canonical word ("元", "%", "次", "day").
    An amount of change (提升 20%) has op `change` and role `target`. `sure` is False where the reading is a guess.
    """

    quote: str
    span: Span
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    op: FigureOp = "eq"
    unit: str = ""
    kind: FigureKind = "unknown"
    role: FigureRole = "other"
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date or a period's end named in the sentence; `iso` is the last day (YYYY-MM-DD), None if it needs a year."""

    text: str
    iso: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """Any date, month, quarter or period in a text. Month and day are kept even where the year is unknown."""

    text: str
    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A person, team, system or product named in a text."""

    text: str
    span: Span
    kind: Literal["person", "team", "system", "product"]


@dataclass(frozen=True, slots=True)
class Blank:
    """An unfilled place: the product's own (【待填：基线】, [TBD: target]) or a person's (xx%, ___, TBD).

    `slot` is None where the text does not say what is missing.
    """

    text: str
    span: Span
    slot: BlankSlot | None
    ours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What one sentence says, as far as it can be read; every span counts into `text`.

    `metric` is the words that name what is measured. `baseline_marked` is True when a start is described or said to
    be unknown and to be measured, with or without an amount.
    """

    text: str
    lang: Lang
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    deadline: Deadline | None = None
    owner: str | None = None
    metric: str | None = None
    metric_span: Span | None = None
    names: tuple[Name, ...] = ()
    blanks: tuple[Blank, ...] = ()
    baseline_marked: bool = False

    @property
    def baseline(self) -> Figure | None:
        """The start, if one is stated or marked."""
        return next((f for f in self.figures if f.role == "baseline"), None)

    @property
    def targets(self) -> tuple[Figure, ...]:
        """Every amount to reach."""
        return tuple(f for f in self.figures if f.role == "target")


# --- a document -------------------------------------------------------------------------------------------------


class Run(NamedTuple):
    """`length` characters of an item's text, from offset `at`, stand in the document at offset `source`."""

    at: int
    source: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What a layout carries beside an item's text, as written."""

    weight: str | None = None
    progress: str | None = None
    confidence: str | None = None
    priority: str | None = None
    score: str | None = None
    status: str | None = None  # "dropped" for struck-out items, "done" for a ticked box
    parent: str | None = None
    title: str | None = None  # a small title inside the label: "KR1 统计建模："
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A sub-item, reason or remark under an item: the natural source of initiatives."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An objective or a key result: its words, where they stand, and what they say.

    `id` is positional ("O1", "O1.KR2"), `label` the number as written ("KR2", "目标一", "") and `text` the words a
    person would read, inline markup removed; `runs` maps them to the document.
    """

    id: str
    label: str
    text: str
    span: Span
    runs: tuple[Run, ...]
    sentence: Sentence
    meta: Meta = Meta()
    notes: tuple[Note, ...] = ()

    def place(self, start: int, end: int) -> Span:
        """The document's offsets for the item's own offsets `start` to `end`; the item's span if it has no words."""
        if not self.runs:
            return self.span
        first = next((r.source + max(start - r.at, 0) for r in self.runs if start < r.at + r.length), self.span.end)
        last = first
        for run in self.runs:
            if run.at < end:
                last = run.source + min(end - run.at, run.length)
        return Span(first, max(first, last))

    @property
    def dropped(self) -> bool:
        """Whether it was struck out: kept, but not checked and not drafted."""
        return self.meta.status == "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyResult(Item):
    """A key result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Item):
    """`written` is False for the O1 that holds key results for which no objective was written; its text is ""."""

    key_results: tuple[KeyResult, ...] = ()
    written: bool = True


@dataclass(frozen=True, slots=True)
class Cycle:
    """A period as written, with its first and last day (YYYY-MM-DD) where they are known."""

    text: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth saying about the input that is no finding: a gap in the numbers, lines left out."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Ignore:
    """A mark in the text that answers the findings of `checks` on the item before it: `okr:ignore K03 why`."""

    checks: tuple[str, ...]
    reason: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OkrDocument:
    """A text read as OKRs. `text` is what every document span counts into."""

    text: str
    lang: Lang
    objectives: tuple[Objective, ...] = ()
    cycle: Cycle | None = None
    unparsed: tuple[Span, ...] = ()
    notices: tuple[Notice, ...] = ()
    ignores: tuple[Ignore, ...] = ()

    def items(self) -> Iterator[Item]:
        """Objectives and key results in reading order."""
        for objective in self.objectives:
            yield objective
            yield from objective.key_results

    def find(self, target: str) -> Item | None:
        """The item with the id `target`, or None."""
        return next((item for item in self.items() if item.id == target), None)


# --- findings ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of."""

    target: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check saw at one place. `span` counts into the document's text; None for findings on the whole set."""

    check: str
    name: str
    severity: Severity
    target: str
    quote: str
    span: Span | None
    message: Text
    suggestion: Text
    sources: tuple[str, ...]
    position: Text | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Undecided:
    """A check that could not judge an item, and why."""

    check: str
    target: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that is not reported: answered in the text (`by` "line", with its reason), or known from a baseline."""

    finding: Finding
    by: Literal["line", "baseline"]
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The checks' view of a document; findings in the order of the document, then of severity."""

    document: OkrDocument
    parent: OkrDocument | None = None
    profile: str = "default"
    cycle: Cycle | None = None
    findings: tuple[Finding, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    notices: tuple[Notice, ...] = ()
    ignored: tuple[Ignored, ...] = ()

    def on(self, target: str) -> tuple[Finding, ...]:
        """The findings on one item."""
        return tuple(f for f in self.findings if f.target == target)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity."""
        return {s: sum(f.severity == s for f in self.findings) for s in SEVERITIES}


# --- metrics ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: what it holds, its heading as written, and the unit the heading gives."""

    kind: ColumnKind
    heading: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One amount of a sheet as it is shown, with its unit; `figure` is None for words such as 上线.

    `span` counts into the sheet; `heading` is its column's; `name` tells whose part it is where a metric was split.
    """

    text: str
    figure: Figure | None = None
    span: Span | None = None
    heading: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricRow:
    """One metric of a sheet. `text` says it as a key result; `metric` is its key in the lexicon where it is known.

    `further` are targets of other columns (the year's beside the quarter's), `parts` the shares of people or regions.
    `limit` is True for a figure that is to be held. The tray and its reason are a proposal until `by_hand`.
    """

    id: str
    name: str
    text: str
    span: Span
    metric: str | None = None
    unit: str = ""
    baseline: Amount | None = None
    target: Amount | None = None
    floor: Amount | None = None
    stretch: Amount | None = None
    further: tuple[Amount, ...] = ()
    parts: tuple[Amount, ...] = ()
    period: str | None = None
    owner: str | None = None
    due: str | None = None
    limit: bool = False
    tray: Tray = "watch"
    reason: Text = Text("", "")
    by_hand: bool = False

    @property
    def targets(self) -> tuple[Amount, ...]:
        """Every target value of the row, parts included, each once."""
        own = [a for a in (self.target, self.floor, self.stretch) if a is not None]
        return (*dict.fromkeys(own), *self.further, *self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A line of a sheet that is no metric: its heading, a total, a note, a title, or one that nobody could read."""

    kind: LeftKind
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What the rows `parts` come to for the row `row` by an identity of the lexicon, the arithmetic spelled out.

    `amounts` are the figures that were worked out (the result, and how far it is from the target), as they stand in
    `text`; `how` holds the arithmetic of each.
    """

    row: str
    parts: tuple[str, ...]
    text: str
    amounts: tuple[Amount, ...] = ()
    how: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A sheet of metrics read back and sorted: what a leader sees before anything is drafted.

    `notes` say how the sheet was read (a unit from the heading, 0.85 as 85%); `purpose` is what the figures are for,
    in the person's words, once it was answered. A list of lines has no `columns`.
    """

    text: str
    lang: Lang
    rows: tuple[MetricRow, ...] = ()
    left: tuple[Left, ...] = ()
    notes: tuple[Text, ...] = ()
    sums: tuple[Sum, ...] = ()
    cycle: Cycle | None = None
    purpose: str | None = None
    columns: tuple[Column, ...] = ()

    def row(self, target: str) -> MetricRow | None:
        """The row with the id `target`, or None."""
        return next((row for row in self.rows if row.id == target), None)

    def tray(self, tray: Tray) -> tuple[MetricRow, ...]:
        """The rows in one tray, in the order of the sheet."""
        return tuple(row for row in self.rows if row.tray == tray)


# --- drafting ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a person asked for. `answers` maps question ids or slots ("q1", "O1.KR1.baseline", "cycle") to text."""

    text: str
    lang: Lang
    mode: Mode = "rewrite"
    role: str | None = None
    function: str | None = None
    level: str | None = None
    industry: str | None = None
    cycle: Cycle | None = None
    parent: str | None = None
    metrics: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    profile: str = "default"


@dataclass(frozen=True, slots=True)
class Initiative:
    """A task under the key result that it serves; `source` is the draft line it came from (an item id), if any."""

    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Parked:
    """Something of the draft that stays in view but out of the OKR: business as usual, a metric to watch."""

    text: str
    source: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedKeyResult:
    """A key result as a drafter wrote it. Metric, baseline, target, deadline and owner are read from `text` by code.

    `rewrites` names the draft lines it stands for; `kept` is True when the draft's own words came back unchanged;
    `suggested` when it goes beyond the draft; `supports` names parent items as "P.O1.KR2". `floor` and `stretch` are
    amounts as text where the person gave two targets.
    """

    text: str
    why: str = ""
    rewrites: tuple[str, ...] = ()
    kept: bool = False
    suggested: bool = False
    supports: tuple[str, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    floor: str | None = None
    stretch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedObjective:
    """An objective as a drafter wrote it. `tentative` until it is known what the figures below it are for."""

    text: str
    why: str = ""
    type: ObjectiveType | None = None
    rewrites: tuple[str, ...] = ()
    kept: bool = False
    supports: tuple[str, ...] = ()
    tentative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something only a person can answer. `about` is an item id of the proposal or of the draft, or "set".

    `where` says where the figure is usually found. `id` is given by the pipeline; a drafter leaves it empty.
    """

    about: str
    slot: Slot
    ask: str
    why: str = ""
    options: tuple[str, ...] = ()
    where: str | None = None
    id: str = ""


# A drafter's stream: each piece belongs to the proposal and objective opened last.


@dataclass(frozen=True, slots=True)
class StartProposal:
    """Opens a proposal; `title` tells several directions apart and is None when there is one."""

    title: str | None = None


DraftPiece = StartProposal | DraftedObjective | DraftedKeyResult | Parked | Question


@dataclass(frozen=True, slots=True)
class FactSource:
    """Where a fact comes from: a source ("draft", "parent", "metrics", "role", "cycle", "answer", "lexicon") and a place in it."""

    source: str
    target: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One figure, date or name of a shown field and where it came from.

    `span` counts into the field's own text. `how` spells out the arithmetic of a derived figure.
    """

    kind: FactKind
    quote: str
    target: str
    field: str
    span: Span
    origin: Origin
    sources: tuple[FactSource, ...] = ()
    how: str | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownKeyResult:
    """A verified key result, ready to be shown: the draft's words and the facts that code read from them."""

    id: str
    draft: DraftedKeyResult
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownObjective:
    """A verified objective with its verified key results."""

    id: str
    draft: DraftedObjective
    key_results: tuple[ShownKeyResult, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One way to write the OKR. Finding spans count into the text of their target; `open` indexes the open errors."""

    title: str | None = None
    complete: bool = True
    objectives: tuple[ShownObjective, ...] = ()
    parked: tuple[Parked, ...] = ()
    findings: tuple[Finding, ...] = ()
    open: tuple[int, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedExample:
    """An example the drafter was shown: its score and the score's parts ("dense", "lexical", "meta")."""

    id: str
    score: float
    parts: Mapping[str, float]
    source: str
    modelled_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything one drafting run came to. `board` is the sheet where metrics were given."""

    lang: Lang
    mode: Mode
    drafter: Literal["model", "rules"]
    review: Review
    model: str | None = None
    prompt: str | None = None
    notice: Notice | None = None
    notices: tuple[Notice, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    questions: tuple[Question, ...] = ()
    examples: tuple[UsedExample, ...] = ()
    attempts: int = 1
    usage: Mapping[str, int] | None = None
    timings_ms: Mapping[str, float | None] = field(default_factory=dict)
    board: Board | None = None


# --- a conversation ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One sentence of the person and the reply to it.

    `changed` names the lines that read otherwise now, `sources` the authorities behind an answer, and `options` what
    can be said next, each a whole sentence. `by` is "model" where a model worded the reply or the change.
    """

    said: str
    kind: TurnKind
    reply: str
    changed: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    by: Literal["code", "model"] = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A counterexample: every key result is reached and the objective still fails, or harm is done.

    `about` names the lines it tells of, in the words of `lines` (they are looked for again by these), and `text` is
    the key result that would close the gap. `metric` is its key in the lexicon where it has one.
    """

    story: str
    text: str
    why: str
    about: tuple[str, ...]
    lines: tuple[str, ...]
    metric: str | None = None
    by: Literal["code", "model"] = "code"
