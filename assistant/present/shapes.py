"""The JSON of the commands, as types: docs/schemas is generated from these, within version 1 keys are only added."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from assistant.present.metric_shapes import MetricsShape
from assistant.types import (
    FactKind,
    FigureKind,
    FigureOp,
    FigureRole,
    Lang,
    Mode,
    ObjectiveType,
    Origin,
    Severity,
    Slot,
)

Offsets = tuple[int, int]


class CycleShape(TypedDict):
    """A period as written, with its first and last day where they are known."""

    text: str
    start: str | None
    end: str | None


class NoticeShape(TypedDict):
    """Something worth saying about the input that is no finding."""

    code: str
    text: str


class KeyResultShape(TypedDict):
    """A key result as `okr check` lists it."""

    id: str
    label: str
    text: str


class ObjectiveShape(TypedDict):
    """An objective as `okr check` lists it; `text` is null where none was written."""

    id: str
    label: str
    text: str | None
    key_results: list[KeyResultShape]


class RelatedShape(TypedDict):
    """Another place that a finding speaks of."""

    target: str
    span: Offsets | None


class FindingShape(TypedDict):
    """What one check saw at one place."""

    check: str
    name: str
    severity: Severity
    target: str
    quote: str
    span: Offsets | None
    message: str
    suggestion: str
    sources: list[str]
    position: str | None
    related: list[RelatedShape]


class UndecidedShape(TypedDict):
    """A check that could not judge an item, and why."""

    check: str
    target: str
    reason: str


class CountsShape(TypedDict):
    """How many findings of each severity."""

    error: int
    warning: int
    info: int


class IgnoredFindingShape(TypedDict):
    """A finding that is not reported: answered in the text, or known from a baseline."""

    check: str
    severity: Severity
    target: str
    quote: str
    span: Offsets | None
    by: Literal["line", "baseline"]
    reason: str | None


class IgnoredShape(TypedDict):
    """How many findings are answered in the text and how many known from a baseline, and which they are."""

    line: int
    baseline: int
    findings: list[IgnoredFindingShape]


class CheckShape(TypedDict):
    """`okr check --format json` for one text."""

    version: Literal[1]
    lang: Lang
    profile: str
    cycle: CycleShape | None
    objectives: list[ObjectiveShape]
    findings: list[FindingShape]
    undecided: list[UndecidedShape]
    notices: list[NoticeShape]
    counts: CountsShape
    ignored: IgnoredShape
    text: NotRequired[str]


class FileShape(CheckShape):
    """One file of a folder."""

    path: str


class FolderShape(TypedDict):
    """`okr check FOLDER --format json`."""

    version: Literal[1]
    files: list[FileShape]
    counts: CountsShape


class FigureShape(TypedDict):
    """One amount; `value`, `low` and `high` are decimal strings in base units."""

    quote: str
    span: Offsets
    value: str | None
    low: str | None
    high: str | None
    op: FigureOp
    unit: str
    kind: FigureKind
    role: FigureRole
    sure: bool


class DeadlineShape(TypedDict):
    """A deadline as written and as a date."""

    text: str
    iso: str | None
    span: Offsets


class MetaShape(TypedDict):
    """What the layout carried beside the text."""

    weight: str | None
    progress: str | None
    confidence: str | None
    priority: str | None
    score: str | None
    status: str | None
    parent: str | None
    title: str | None
    tags: list[str]


class NoteShape(TypedDict):
    """A sub-item or remark."""

    text: str
    span: Offsets


class ParsedKeyResultShape(KeyResultShape):
    """A key result as understood."""

    span: Offsets
    figures: list[FigureShape]
    deadline: DeadlineShape | None
    owner: str | None
    meta: MetaShape
    notes: list[NoteShape]


class ParsedObjectiveShape(TypedDict):
    """An objective as understood."""

    id: str
    label: str
    text: str | None
    span: Offsets
    figures: list[FigureShape]
    deadline: DeadlineShape | None
    owner: str | None
    meta: MetaShape
    notes: list[NoteShape]
    key_results: list[ParsedKeyResultShape]


class ParseShape(TypedDict):
    """`okr parse --format json`."""

    version: Literal[1]
    lang: Lang
    cycle: CycleShape | None
    objectives: list[ParsedObjectiveShape]
    unparsed: list[Offsets]
    notices: list[NoticeShape]
    text: NotRequired[str]


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
    draft: DraftReviewShape
    proposals: list[ProposalShape]
    questions: list[QuestionShape]
    examples: list[UsedExampleShape]
    attempts: int
    usage: dict[str, int] | None
    timings_ms: TimingsShape
    metrics: MetricsShape | None


class TurnShape(TypedDict):
    """One sentence of a conversation and the reply; `options` are sentences that can be said next."""

    said: str
    kind: Literal["done", "answer", "question", "refused", "unclear", "counter"]
    reply: str
    changed: list[str]
    sources: list[str]
    options: list[str]
    by: Literal["code", "model"]


class CounterShape(TypedDict):
    """The counterexample found last: its story, the key result that would close the gap, and whether it still holds."""

    story: str
    text: str
    why: str
    about: list[str]
    stands: Literal["open", "closed", "moot"]
    by: Literal["code", "model"]


class TalkShape(TypedDict):
    """`okr ask --format json`: the OKR as it stands (as `okr draft` prints one), and the turns."""

    version: Literal[1]
    okr: DraftShape | None
    turns: list[TurnShape]
    counter: CounterShape | None


class SearchResultShape(TypedDict):
    """One example found."""

    id: str
    score: float
    parts: dict[str, float]
    lang: Lang
    function: str
    role: str
    level: str
    industry: str
    objective: str
    key_results: list[str]
    why: str
    source: str
    modelled_on: str | None


class SearchShape(TypedDict):
    """`okr search --format json`."""

    version: Literal[1]
    query: str
    results: list[SearchResultShape]
    notices: list[NoticeShape]


class FlaggedShape(TypedDict):
    """A text that a check flags, and on which words."""

    text: str
    flags: list[str]


class FineShape(TypedDict):
    """A text that a check leaves alone."""

    text: str


class RuleShape(TypedDict):
    """One check as `okr rules` tells it."""

    id: str
    name: str
    severity: Severity
    scope: Literal["draft", "proposal"]
    off_by_default: bool
    reason: str
    message: str
    suggestion: str
    sources: list[str]
    bad: list[FlaggedShape]
    good: list[FineShape]


class RulesShape(TypedDict):
    """`okr rules --format json`."""

    version: Literal[1]
    checks: list[RuleShape]


class CheckupShape(TypedDict):
    """One thing that `okr doctor` looked at."""

    name: str
    ok: bool
    seen: str
    advice: str | None


class DoctorShape(TypedDict):
    """`okr doctor --format json`."""

    version: Literal[1]
    checks: list[CheckupShape]


class PrivateShape(TypedDict):
    """Something in an example's words that looks personal or confidential."""

    kind: Literal["name", "amount", "customer", "contact"]
    text: str


class LikeShape(TypedDict):
    """An example that is there already and says nearly the same."""

    id: str
    share: float


class CandidateShape(TypedDict):
    """An example that a file gives; `id` is null until it is stored."""

    id: str | None
    line: int
    headings: list[str]
    lang: Lang
    function: str
    role: str
    level: str
    industry: str
    objective: str
    key_results: list[str]
    findings: list[FindingShape]
    private: list[PrivateShape]
    like: list[LikeShape]


class LeftOutShape(TypedDict):
    """A line that became no example, and why."""

    line: int
    text: str
    code: str
    reason: str


class AddedFileShape(TypedDict):
    """What one file gives, and where it was stored."""

    path: str
    stored: str | None
    examples: list[CandidateShape]
    left_out: list[LeftOutShape]


class AddedCountsShape(TypedDict):
    """How much there is in all files together."""

    examples: int
    key_results: int
    left_out: int
    name: int
    amount: int
    customer: int
    contact: int


class LibraryAddShape(TypedDict):
    """`okr library add --format json`: a preview where `stored` is false."""

    version: Literal[1]
    stored: bool
    blanked: bool
    files: list[AddedFileShape]
    counts: AddedCountsShape


class LibraryEntryShape(TypedDict):
    """One entry of the own library; `function` to `industry` are "" where nothing is known."""

    id: str
    kind: Literal["example", "pitfall"]
    path: str
    line: int
    lang: Lang
    function: str
    role: str
    level: str
    industry: str
    text: str


class LibraryListShape(TypedDict):
    """`okr library list` and `remove --format json`."""

    version: Literal[1]
    entries: list[LibraryEntryShape]


class LibraryProblemShape(TypedDict):
    """Something wrong in a file of the own library."""

    path: str
    line: int
    key: str
    text: str


class LibraryFlawShape(TypedDict):
    """What the checks find in an own example."""

    id: str
    findings: list[FindingShape]


class LibraryValidateShape(TypedDict):
    """`okr library validate --format json`."""

    version: Literal[1]
    entries: int
    problems: list[LibraryProblemShape]
    flaws: list[LibraryFlawShape]


class LibraryIndexShape(TypedDict):
    """`okr library reindex --format json`; `notice` says why the index could not be written."""

    version: Literal[1]
    examples: int
    own: int
    built: bool
    seconds: float
    notice: str | None


SCHEMAS: dict[str, type] = {
    "check": CheckShape,
    "check-folder": FolderShape,
    "parse": ParseShape,
    "draft": DraftShape,
    "ask": TalkShape,
    "search": SearchShape,
    "rules": RulesShape,
    "doctor": DoctorShape,
    "library-add": LibraryAddShape,
    "library-list": LibraryListShape,
    "library-validate": LibraryValidateShape,
    "library-reindex": LibraryIndexShape,
}
