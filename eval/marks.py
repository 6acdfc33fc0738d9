"""The nouns of the eval suite: a case, a mark, what a scorer is, and the product as scorers see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from assistant.errors import ModelError
from assistant.types import Text

Split = Literal["dev", "held"]
Answer = dict[str, Any]
ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a set: `data` has the shape that its scorer names."""

    id: str
    suite: str
    lang: str
    split: Split
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """One judgement on one case.

    `score` lies between 0 and 1 and is None where nothing could be judged. A label is judged by `gold` and `guess`, the
    class that the readers gave and the one that was read off the answer. `evidence` quotes what was seen.
    """

    measure: str
    score: float | None
    reason: str = ""
    evidence: str = ""
    gold: str | None = None
    guess: str | None = None


def label(measure: str, gold: str | bool, guess: str | bool, evidence: str) -> Mark:
    """A mark on a label; a yes-or-no label has the classes "yes" and "no"."""
    want, got = (x if isinstance(x, str) else "yes" if x else "no" for x in (gold, guess))
    reason = "" if want == got else f"is {want}, read as {got}"
    return Mark(measure, float(want == got), reason, evidence, want, got)


class ProductError(Exception):
    """The product raised where it should have answered. A ModelError is not one: no model was there to be judged."""


class NotAskedError(Exception):
    """The question was not put: the budget is spent, or the run is dry. Nothing can be judged then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """The product as scorers see it: the calls of its face. Canned answers stand in for it in proofs.

    `board` reads a list of metrics back: {"rows": [{name, unit, baseline, target, floor, stretch}]}, amounts as shown.
    """

    check: Callable[..., Answer]
    parse: Callable[..., Answer]
    draft: Callable[..., Answer]
    board: Callable[..., Answer] = lambda *_, **__: {"rows": []}
    ask: Callable[..., Answer] = lambda *_, **__: {"okr": None, "turns": [], "counter": None}
    search: Callable[..., Answer] = lambda *_, **__: {"results": []}

    def guarded(self) -> Product:
        """The same product, with everything it raises turned into ProductError."""
        return Product(**{f.name: _guarded(getattr(self, f.name)) for f in fields(self)})


def _guarded(call: Callable[..., Answer]) -> Callable[..., Answer]:
    def ask(*args: Any, **named: Any) -> Answer:
        try:
            return call(*args, **named)
        except (ModelError, NotAskedError, ProductError):
            raise
        except Exception as error:
            raise ProductError(f"{type(error).__name__}: {error}") from error

    return ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Canned answers to a made-up case, and what `measure` must come to on it.

    `by_text` holds reviews by the text that is asked about, where a scorer asks about several.
    """

    data: Mapping[str, Any]
    measure: str
    score: float
    check: Answer = field(default_factory=dict)
    by_text: Mapping[str, Answer] = field(default_factory=dict)
    parse: Answer = field(default_factory=dict)
    draft: Answer = field(default_factory=dict)
    board: Answer = field(default_factory=dict)
    ask: Answer = field(default_factory=dict)
    search: Answer = field(default_factory=dict)

    def product(self) -> Product:
        """The product that answers as this proof says."""
        return Product(
            check=lambda text, **_: self.by_text.get(text, self.check),
            parse=lambda text, **_: self.parse,
            draft=lambda text, **_: self.draft,
            board=lambda text, **_: self.board,
            ask=lambda *sentences, **_: self.ask,
            search=lambda query, **_: self.search,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """One suite. `file` is the set's stem ("canon" finds canon_vN.jsonl); `cases` replaces it where there is no file.

    `shape` is the TypedDict of a line, `note` says in a sentence what the suite's main figure counts. `required` holds
    the figures that must be reached, by measure.
    """

    name: str
    file: str
    shape: type
    note: Text
    score: Callable[[Mapping[str, Any], Product], Iterable[Mark]]
    proofs: Sequence[Proof]
    required: Mapping[str, float] = field(default_factory=dict)
    cases: Callable[[], Sequence[Case]] | None = None
