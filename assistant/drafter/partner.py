"""Who is asked in a conversation once code has done what it can: the protocol, and what a reply is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.types import DraftedKeyResult, DraftedObjective, Finding, Lang, OkrDocument, Outcome, Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWords:
    """One line in new words; `target` is its id, "" for a key result that is to be added."""

    target: str
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The reply to a turn: lines in new words and lines to leave out, or an answer, or a question back in `say`."""

    kind: Literal["items", "answer", "question"]
    items: tuple[NewWords, ...] = ()
    drop: tuple[str, ...] = ()
    say: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """How every key result is reached and the objective still fails, and the key result that would close the gap.

    `about` names the lines that the story tells of, `metric` the lexicon's key of what the new line measures.
    """

    story: str
    text: str
    why: str
    about: tuple[str, ...]
    metric: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What a turn is about: the working OKR, the leader's, and who asks."""

    outcome: Outcome
    proposal: Proposal
    parent: OkrDocument | None = None
    role: str | None = None
    function: str | None = None

    @property
    def lang(self) -> Lang:
        """The OKR's language."""
        return self.outcome.lang


class Partner(Protocol):
    """Words a turn. `refine` and `gap` return None where there is nothing to say; both may raise ModelError.

    `mend` is handed one line with the findings against it, as a drafter is.
    """

    @property
    def kind(self) -> Literal["model", "rules"]:
        """Who words it."""
        ...

    @property
    def usage(self) -> Mapping[str, int] | None:
        """Tokens of the last turn, None for rules."""
        ...

    def refine(self, sentence: str, talk: Talk) -> Reply | None:
        """The reply to a sentence that asks for other words, or for an answer."""
        ...

    def gap(self, talk: Talk) -> Gap | None:
        """The shortest story in which every key result is reached and the objective still fails."""
        ...

    def mend(
        self, piece: DraftedObjective | DraftedKeyResult, findings: Sequence[Finding]
    ) -> DraftedObjective | DraftedKeyResult | None:
        """The piece without what the findings say is wrong, or None."""
        ...
