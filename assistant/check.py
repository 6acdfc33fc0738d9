"""What a check is: one file that holds a reason, a rule, a message and the examples that prove it.

A check sees a Context and yields Hits (what it saw, where) or Doubts (it could not judge). It never formats, sorts
or decides severity by profile: `checks.review` does that for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.profiles import Profile
from assistant.types import (
    Cycle,
    FactKind,
    Item,
    KeyResult,
    Notice,
    Objective,
    OkrDocument,
    Review,
    Severity,
    Span,
    Text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a check saw: the item (None for the whole set) and the span in the item's own text (None for all of it).

    `severity` overrides the check's own where the context softens it; `values` fill the message's fields beside
    {quote}; `message` and `suggestion` replace the check's own where one sentence does not serve; `dispute` names
    the position that this finding hangs on where not all findings of the check do.
    """

    item: Item | None
    span: Span | None = None
    severity: Severity | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)
    message: Text | None = None
    suggestion: Text | None = None
    related: tuple[tuple[Item, Span | None], ...] = ()
    dispute: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A check that could not judge an item, and why."""

    item: Item
    reason: Text


@dataclass(frozen=True, slots=True)
class Invented:
    """A figure, date or name of a proposal's field that the ledger could trace to nothing; `span` counts into the field."""

    target: str
    field: str
    kind: FactKind
    quote: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the checks on proposals (G) need beside the proposal's document.

    `draft` is the review of what was given; `rewrites` names, per item of the proposal, the draft lines it stands for;
    `fields` holds the other shown texts per item ("why", "initiative"); `invented` comes from the ledger; `examples`
    are the sentences of the examples that the drafter saw; `elsewhere` the texts that stand beside the OKR (parked
    items, initiatives, questions); `given` is everything the person gave, in one text; `kept` the draft lines that
    somebody chose to keep; `partial` is True while the proposal is still being written.
    """

    draft: Review
    rewrites: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    invented: tuple[Invented, ...] = ()
    examples: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    given: str = ""
    kept: frozenset[str] = frozenset()
    partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a check may look at: the document, the parent and cycle where they were given, the house rules.

    `evidence` is set only when a proposal is checked (the G checks).
    """

    document: OkrDocument
    profile: Profile
    parent: OkrDocument | None = None
    cycle: Cycle | None = None
    evidence: Evidence | None = None

    def objectives(self) -> Iterator[Objective]:
        """The objectives that somebody wrote, with words in them."""
        return (o for o in self.document.objectives if o.written and o.text.strip())

    def key_results(self) -> Iterator[tuple[Objective, KeyResult]]:
        """Every key result with words in it, beside its objective."""
        return ((o, k) for o in self.document.objectives for k in o.key_results if k.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """A text that the check must flag, on exactly the words in `flags` ("" for a finding on the whole set).

    For a check on proposals `text` is the proposal, `draft` what it was made from, line by line, and `examples` the
    sentences of the examples that the drafter saw.
    """

    text: str
    flags: tuple[str, ...]
    draft: str | None = None
    examples: tuple[str, ...] = ()
    parent: str | None = None
    cycle: str | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """A text that the check must leave alone."""

    text: str
    draft: str | None = None
    examples: tuple[str, ...] = ()
    parent: str | None = None
    cycle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check. `sources` are keys of sources.yml; `dispute` names the position in the profile that it hangs on."""

    id: str
    name: str
    severity: Severity
    sources: tuple[str, ...]
    reason: Text
    message: Text
    suggestion: Text
    find: Callable[[Context], Iterable[Hit | Doubt | Notice]]
    bad: tuple[Bad, ...] = ()
    good: tuple[Good, ...] = ()
    dispute: str | None = None
    scope: Literal["draft", "proposal"] = "draft"
    off_by_default: bool = False
