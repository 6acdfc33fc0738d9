"""What the model wrote becomes pieces: its references are resolved, sound lines come back in the person's own words.

A weak model is loose about which line it means and changes words that it was told to keep; which line is meant and
what was kept is decided here, by comparing texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.drafter.model.asking import Part, sound
from assistant.llm.forms import InitiativeForm, KeyResultForm, ObjectiveForm, ParkedForm, QuestionForm
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    Initiative,
    Item,
    Objective,
    Parked,
    Question,
    Review,
)

_LABEL = re.compile(
    r"^\s*(?:P\.)?(?:O\d{0,2}\s*[.-]\s*)?(?:O|KR|目标|关键结果|关键成果|Objective|Key\s?Result)\s?\d{0,2}\s*[:：.、]\s*",
    re.IGNORECASE,
)
_ID = re.compile(r"(P\.)?(?:O(\d+))?[.\-_ ]*(?:KR?(\d+))?", re.IGNORECASE)
_NOISE = re.compile(r"[\s，,。.；;：:、!！\"“”'（）()【】\[\]]+")
_SAME = 97.0  # two texts that differ in no more than punctuation or a character
_LIKE = 62.0  # a task said a little differently


@dataclass(slots=True)
class Settler:
    """Turns the forms of one part's reply into pieces and keeps count of the draft's lines that found a place."""

    part: Part
    review: Review
    free: bool = False  # whether things may be named that stand in no line of the draft: a list of metrics
    _items: dict[str, Item] = field(init=False)
    _parents: frozenset[str] = field(init=False)
    placed: set[str] = field(default_factory=set)
    _texts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._items = {item.id: item for item in self.part.items()}
        self._parents = (
            frozenset(f"P.{i.id}" for i in self.review.parent.items()) if self.review.parent else frozenset()
        )

    def objective(self, form: ObjectiveForm, number: int) -> DraftedObjective:
        """The objective; the draft's own words where they are sound."""
        own = self.part.objectives[number] if number < len(self.part.objectives) else None
        text = _unlabelled(form.text)
        if own is None or not own.written:
            return DraftedObjective(text=text, why=form.why)
        self.placed.add(own.id)
        kept = sound(own, self.review) or alike(text, own.text) >= _SAME
        return DraftedObjective(text=own.text if kept else text, why=form.why, rewrites=(own.id,), kept=kept)

    def own_objective(self, number: int) -> DraftedObjective | None:
        """The draft's own objective with this number, None where it has none."""
        own = self.part.objectives[number] if number < len(self.part.objectives) else None
        if own is None or not own.written:
            return None
        self.placed.add(own.id)
        return DraftedObjective(text=own.text, rewrites=(own.id,), kept=True)

    def kept(self, item: Item) -> DraftedKeyResult:
        """A line of the draft as its own key result, word for word."""
        self.placed.add(item.id)
        self._texts.add(_bare(item.text))
        return DraftedKeyResult(text=item.text, rewrites=(item.id,), kept=True)

    def key_result(self, form: KeyResultForm, owner: int | None) -> DraftedKeyResult | None:
        """The key result, None where it says again what an earlier one said."""
        text = _unlabelled(form.text)
        rewrites = [i for i in self._resolved(form.rewrites, owner) if i not in self.placed]
        twin = self._nearest(text, _SAME, key_results=True)
        if twin is not None and twin.id not in rewrites:
            if twin.id in self.placed:
                return None
            rewrites.insert(0, twin.id)
        kept = twin is not None
        if twin is not None:
            text = twin.text
        elif len(rewrites) == 1 and sound(self._items[rewrites[0]], self.review):
            text, kept = self._items[rewrites[0]].text, True
        if _bare(text) in self._texts:
            return None
        self._texts.add(_bare(text))
        self.placed.update(rewrites)
        initiatives = tuple(self._initiatives(form.initiatives, text, owner))
        supports = tuple(dict.fromkeys(p for p in map(self._parent, form.supports) if p))
        return DraftedKeyResult(
            text=text,
            why=form.why,
            rewrites=tuple(rewrites),
            kept=kept,
            suggested=not rewrites and not any(i.source for i in initiatives),
            supports=supports,
            initiatives=initiatives,
        )

    def parked(self, form: ParkedForm) -> Parked | None:
        """The parked line in the draft's words; None where it found a place before."""
        item = self._meant(form.source, form.text, None)
        if item is None:
            return Parked(form.text, None, form.reason) if self.free or not self._items else None
        if item.id in self.placed:
            return None
        self.placed.add(item.id)
        return Parked(item.text, item.id, form.reason)

    def question(self, form: QuestionForm) -> Question:
        """The question, about a line of the draft or about the whole set."""
        about = next(iter(self._resolved([form.about], None, with_objectives=True)), "set")
        options = tuple(dict.fromkeys(o for o in form.options if o and len(o) <= 60))[:5]
        return Question(about=about, slot=form.slot, ask=form.ask, why=form.why, options=options)

    def left(self) -> list[Item]:
        """The lines of the part that found no place yet, in order."""
        return [
            i
            for i in self._items.values()
            if not isinstance(i, Objective) and i.text.strip() and i.id not in self.placed
        ]

    def left_of(self, number: int) -> list[Item]:
        """Those under the objective with this number."""
        if number >= len(self.part.objectives):
            return []
        own = {k.id for k in self.part.objectives[number].key_results}
        return [item for item in self.left() if item.id in own]

    def _initiatives(self, forms: Iterable[InitiativeForm], key_result: str, owner: int | None) -> Iterable[Initiative]:
        for form in forms:
            item = self._meant(form.source, form.text, owner)
            if item is None:
                if _bare(form.text) != _bare(key_result) and not self._items:
                    yield Initiative(_unlabelled(form.text))
            elif item.text != key_result and not self._is_initiative(item.id):
                self.placed.add(item.id)
                self._texts.add(f"\0{item.id}")
                yield Initiative(item.text, item.id)

    def _is_initiative(self, item_id: str) -> bool:
        return f"\0{item_id}" in self._texts

    def _meant(self, source: str, text: str, owner: int | None) -> Item | None:
        """The draft's line that is meant: by its words if they are like one, else by its number."""
        like = self._nearest(text, _LIKE, key_results=True)
        if like is not None:
            return like
        named = next(iter(self._resolved([source], owner)), None)
        return self._items[named] if named else None

    def _nearest(self, text: str, least: float, *, key_results: bool) -> Item | None:
        best, score = None, least
        for item in self._items.values():
            if key_results and isinstance(item, Objective):
                continue
            if item.text and (new := alike(text, item.text)) >= score:
                best, score = item, new
        return best

    def _resolved(self, names: Iterable[str], owner: int | None, *, with_objectives: bool = False) -> list[str]:
        """The ids meant by `names`: as given, or "KR2" under the objective being written."""
        found: list[str] = []
        for name in names:
            match = _ID.fullmatch(name.strip())
            if match is None or match[1] or not (match[2] or match[3]):
                continue
            number = match[2] or self._own_number(owner)
            key = f"O{number}.KR{match[3]}" if match[3] else f"O{number}"
            item = self._items.get(key)
            if item is not None and (with_objectives or not isinstance(item, Objective)) and key not in found:
                found.append(key)
        return found

    def _own_number(self, owner: int | None) -> str:
        objectives = self.part.objectives
        if not objectives:
            return "1"
        return objectives[min(owner or 0, len(objectives) - 1)].id.removeprefix("O")

    def _parent(self, name: str) -> str | None:
        name = name.strip().replace("-", ".").upper()
        name = name if name.startswith("P.") else f"P.{name}"
        return name if name in self._parents else None


def alike(one: str, other: str) -> float:
    """How near two texts are, 0 to 100, by their characters without punctuation."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(_bare(one), _bare(other)))


def _bare(text: str) -> str:
    return _NOISE.sub("", text).lower()


def _unlabelled(text: str) -> str:
    return _LABEL.sub("", text).strip() or text
