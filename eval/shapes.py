"""The lines of the sets, as types: eval/cases is validated against these and eval/schemas is generated from them."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict


class LineShape(TypedDict):
    """What every line of every set has. `split` is settled before the text is written."""

    id: str
    lang: Literal["zh", "en", "both"]
    split: Literal["dev", "held"]
    judged_by: str


class ObjectiveLabels(TypedDict):
    """One of label_only, metric, routine, task, no_direction, ok; null where no objective was written."""

    o: Literal["label_only", "metric", "routine", "task", "no_direction", "ok"] | None
    doubt: NotRequired[bool]


class KeyResultLabels(TypedDict):
    """What the label guide asks of a key result; items in doubt are left out of the scores."""

    kind: Literal["outcome", "output", "activity", "topic", "empty"]
    measurable: bool
    quantity: bool
    baseline: bool
    deadline: bool
    vague: bool
    compound: bool
    placeholder: bool
    doubt: NotRequired[bool]


class LabelledKeyResult(TypedDict):
    """A key result as a person reads it, and its labels."""

    text: str
    labels: KeyResultLabels


class LabelledObjective(TypedDict):
    """An objective as a person reads it, its labels and its key results."""

    text: str | None
    labels: ObjectiveLabels
    key_results: list[LabelledKeyResult]


class ReviewLine(LineShape):
    """review: a draft as pasted, and what the checks should say about each of its items."""

    function: str
    level: str
    layout: str
    raw: str
    objectives: list[LabelledObjective]


class CanonLine(LineShape):
    """canon: two texts for the same purpose, one of them better."""

    note: str
    better: str
    worse: str
    parent: NotRequired[str | None]


class Expected(TypedDict):
    """At least one of these checks must be found on the target."""

    target: str
    check_any: list[str]


class Unwanted(TypedDict):
    """None of these checks may be found on the target."""

    target: str
    checks: list[str]


class ExpectedFigure(TypedDict):
    """A figure that must be read, by value, unit and role."""

    target: str
    quote: str
    value: str | None
    unit: str | None
    role: Literal["baseline", "target", "other"]


class GamingLine(LineShape):
    """gaming: a text that fools shallow checks."""

    note: str
    text: str
    must: list[Expected]
    must_not: list[Unwanted]
    figures_not: list[str]
    figures: list[ExpectedFigure]


class RetrievalLine(LineShape):
    """retrieval: what somebody types, and the examples that they should see, graded 1 to 3."""

    kind: Literal["role+draft", "parent", "metrics"]
    role: str | None
    industry: str | None
    text: str
    relevant: dict[str, int]
    cross: bool


class ParityLine(LineShape):
    """parity: the same OKR in both languages."""

    note: str
    zh: str
    en: str


class AcceptedLine(LineShape):
    """accepted: an OKR as the guides show it, in our own words; no finding on it may be an error."""

    note: str
    text: str
    source_shape: str
    parent: NotRequired[str | None]
    cycle: NotRequired[str | None]


class ReadKeyResult(TypedDict):
    """A key result as a person reads it out of a layout, with what stands beside it."""

    text: str
    meta: NotRequired[dict[str, str]]
    notes: NotRequired[list[str]]


class ReadObjective(TypedDict):
    """An objective as a person reads it out of a layout; null where key results stand without one."""

    text: str | None
    meta: NotRequired[dict[str, str]]
    notes: NotRequired[list[str]]
    key_results: list[ReadKeyResult]


class ParseLine(LineShape):
    """parse: a layout, and its items."""

    layout: str
    raw: str
    objectives: list[ReadObjective]


class DraftLine(LineShape):
    """draft: a request, and what holds of any good answer to it."""

    note: str
    role: str | None
    function: str | None
    parent: str | None
    cycle: str | None
    text: str
    keep: list[str]
    figures: list[str]
    initiatives: list[str]
    park: list[str]
    ask: list[str]
    must_not: list[str]


class ExpectedMetric(TypedDict):
    """One metric of a list as a person reads it; amounts as written, null where the list has none."""

    name: str
    baseline: str | None
    target: str | None
    floor: str | None
    stretch: str | None
    unit: str | None


class MetricsLine(LineShape):
    """metrics: a list or sheet of metrics, and what it holds; `not_metrics` are rows that must not become one."""

    note: str
    text: str
    expected: list[ExpectedMetric]
    not_metrics: list[str]


class AttackLine(LineShape):
    """attacks: a text that carries instructions or markup, where it gets in, and what must not come out of it."""

    note: str
    where: Literal["draft", "parent", "metrics", "answer", "library", "model_reply", "file_name"]
    text: str
    hostile: list[str]


class ExpectedNow(TypedDict):
    """After the turn `has` stands in the item, its slots or initiatives."""

    target: str
    has: str


class TurnCase(TypedDict):
    """One sentence of a conversation and what must hold after it; the points of `answer` count by meaning."""

    say: str
    kind: str
    now: list[ExpectedNow]
    gone: list[str]
    unchanged: list[str]
    answer: list[str]


class DialogueLine(LineShape):
    """dialogue: an OKR, and what somebody says about it, turn by turn."""

    note: str
    draft: str
    parent: str | None
    turns: list[TurnCase]


class GuideQuestionLine(LineShape):
    """guide_questions: a question on the method, the points of an answer, and the authorities for it."""

    note: str
    question: str
    points: list[str]
    topic: str
    sources: list[str]
