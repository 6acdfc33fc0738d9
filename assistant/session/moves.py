"""What a person can do in a session, one frozen value per move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant import events
from assistant.session.marks import MarkSlot
from assistant.types import Counter, Initiative, LedgerEntry, ObjectiveType, Outcome, Request, Text, Turn


@dataclass(frozen=True, slots=True)
class Typed:
    """Words in one of the boxes, not sent yet."""

    field: Literal["draft", "parent", "work", "cycle", "sheet"]
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """How a sheet of metrics is to be taken: what a column holds, where a row belongs, what the figures are for.

    `key` is that of an answer ("column2", "O1.KR3.tray", "purpose"); an empty `text` takes it back.
    """

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Started:
    """The draft was sent."""

    request: Request


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person stopped the drafting; what is finished stays."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing (more) could be had; what is finished stays and so does the form."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Reopened:
    """Back to the boxes with what stood in them."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question was answered in words or by tapping an option."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class AskedLeader:
    """The question goes to the leader."""

    question: str


@dataclass(frozen=True, slots=True)
class MeasureFirst:
    """The figure will be measured first; `note` says who measures and by when."""

    question: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """The question is open again."""

    question: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of several directions."""

    direction: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """A line of the proposal is as it should be."""

    target: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A line of the proposal in the person's words."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class KeptMine:
    """The draft's own line instead of what was made of it."""

    target: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line of the proposal is left out, for a reason or for none."""

    target: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PutBack:
    """Nothing is decided about a line any more: it stands as it was drafted."""

    target: str


@dataclass(frozen=True, slots=True)
class Typified:
    """An objective is a commitment, an aspiration, or (None) neither is said."""

    target: str
    type: ObjectiveType | None


@dataclass(frozen=True, slots=True)
class Replied:
    """What the leader wrote back, pasted; an empty text takes it away."""

    text: str


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """An OKR that was finished elsewhere, or exported before, taken as it is."""

    request: Request
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A remark is wrong: it stays away from that line, in later drafts too."""

    check: str
    line: str


@dataclass(frozen=True, slots=True)
class SteppedBack:
    """The last thing that was decided is taken back."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A key result leaves the OKR and stays in view beside it."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """A line in a model's words, which were verified: `entries` is where each of their facts comes from."""

    target: str
    text: str
    why: str
    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """One more key result under `objective`, behind the line `after` or at the end.

    `entries` are the traced facts of a model's words; `source` is the draft line whose words they are.
    """

    objective: str
    text: str
    after: str | None = None
    why: str = ""
    suggested: bool = False
    source: str | None = None
    initiatives: tuple[Initiative, ...] = ()
    entries: tuple[LedgerEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """Something set beside a line: the leader's line, a stretch, a task."""

    target: str
    slot: MarkSlot
    value: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class BackToFirst:
    """Everything that was said to the proposal is taken back; what was told wrong stays so."""


@dataclass(frozen=True, slots=True)
class Doubted:
    """A counterexample was found; it is kept, and looked at again as the OKR changes."""

    counter: Counter


@dataclass(frozen=True, slots=True)
class TurnTaken:
    """A sentence was said: its turn, and the moves it came to, which are one step together."""

    turn: Turn
    moves: tuple[SessionEvent, ...] = ()


SessionEvent = (
    Typed
    | Told
    | Started
    | Stopped
    | Failed
    | Reopened
    | Answered
    | AskedLeader
    | MeasureFirst
    | Undone
    | Chosen
    | Accepted
    | Edited
    | KeptMine
    | Rejected
    | PutBack
    | Typified
    | Replied
    | BroughtIn
    | Dismissed
    | SteppedBack
    | Shelved
    | Reworded
    | NewLine
    | Marked
    | BackToFirst
    | Doubted
    | TurnTaken
    | events.Event
)
