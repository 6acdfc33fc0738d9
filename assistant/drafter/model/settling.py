"""What the model wrote becomes pieces: its references are resolved, sound lines come back in the person's own words.

A weak model is loose about which line it means and changes words that it was told to keep; which line is meant and
what was kept is decided here, by comparing texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assistant.drafter.model.asking import Part, is_task, sound, usual_metrics
from assistant.judge.routine import is_routine
from assistant.lexicon import lexicon
from assistant.llm.forms import InitiativeForm, KeyResultForm, ObjectiveForm, ParkedForm, QuestionForm
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    Initiative,
    Item,
    Lang,
    Mode,
    Objective,
    Parked,
    Question,
    Review,
    Text,
)

_LABEL = re.compile(
    r"^\s*(?:P\.)?(?:O\d{0,2}\s*[.-]\s*)?(?:O|KR|目标|关键结果|关键成果|Objective|Key\s?Result)\s?\d{0,2}\s*[:：.、]\s*",
    re.IGNORECASE,
)
_ID = re.compile(r"(P\.)?(?:O ?(\d+))?[.\-_ ]*(?:KR? ?(\d+))?", re.IGNORECASE)
_BLANK = re.compile(r"(?:从|from\s+)?(?:【待填[^】]{0,6}】|\[TBD[^\]]{0,12}\])", re.IGNORECASE)
_NOISE = re.compile(r"[\s，,。.；;：:、!！\"“”'（）()【】\[\]]+")
_KEPT = Text("原句站得住，不用改。", "Holds as written; nothing to mend.")
_TASKS = Text(
    "由要做的事改成做成之后的变化，原来的事放进举措。",
    "Was work to do; now the change it brings, with the work below it.",
)
_MEASURED = Text(
    "写明指标、起点和目标，到时候才判断得了。", "Names a metric, a start and a target, so that it can be judged."
)
_SAME = 97.0  # two texts that differ in no more than punctuation or a character
_LIKE = 62.0  # a task said a little differently
_MEANT = 85.0  # a sound line with something glued to it: "hire 10 people from [TBD: baseline]"
_CROWDED = 5  # key results under one objective from which a second objective may make sense
_ECHO = 92.0  # a line inside a longer text
_COVERED = 0.75  # of a text, by lines of the draft: the rest is "and" and "to"
_WORD = re.compile(r"[a-z]{4,}")
_COMMON = frozenset(["提升", "提高", "降到", "达到", "优化", "完成", "impro", "with", "from", "more", "incre", "reduc"])
_USUAL = 4  # a task usually moves one of this many metrics
_TOLD = re.compile(r"\ba keep\b")  # "was a keep": what was to be done with a line is no reason
_ECHOED = 80.0  # a reason with a word changed here or there
_SHORT = 4  # below this many characters nothing can be said about likeness


@dataclass(slots=True)
class Settler:
    """Turns the forms of one part's reply into pieces and keeps count of the draft's lines that found a place."""

    part: Part
    review: Review
    lang: Lang = "zh"
    mode: Mode = "rewrite"
    prompts: frozenset[str] = frozenset()  # sentences of the prompt: nobody's own
    _items: dict[str, Item] = field(init=False)
    _parents: frozenset[str] = field(init=False)
    _placed: set[str] = field(default_factory=set)
    _given_out: set[str] = field(default_factory=set)  # lines that are an initiative already
    _texts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._items = {item.id: item for item in self.part.items()}
        parents = self.review.parent.items() if self.review.parent else ()
        self._parents = frozenset(f"P.{item.id}" for item in parents)

    def objective(self, form: ObjectiveForm, number: int) -> DraftedObjective:
        """The objective; the draft's own words where they are sound."""
        own = self._own(number)
        text = _unlabelled(form.text)
        if own is None:
            return DraftedObjective(text=text, why=self._why(form.why))
        # A blank in an objective is a key result in the wrong place.
        unfit = self._borrowed(text) or _BLANK.search(text) is not None
        kept = unfit or self._sound(own) or alike(text, own.text) >= _SAME
        return DraftedObjective(text=own.text if kept else text, why=self._why(form.why), rewrites=(own.id,), kept=kept)

    def own_objective(self, number: int) -> DraftedObjective | None:
        """The draft's own objective with this number, None where it has none."""
        own = self._own(number)
        return DraftedObjective(text=own.text, rewrites=(own.id,), kept=True) if own is not None else None

    def key_result(self, form: KeyResultForm, number: int | None) -> DraftedKeyResult | None:
        """The key result; None where it says again what was said: by an earlier one, the parent, the worked example."""
        text = _unlabelled(form.text)
        named = self._related(self._resolved(form.rewrites, number), text)
        twin = self._twin(text, named)
        if twin is not None and (twin.id in self._placed or is_routine(twin.text)):
            return None
        if twin is not None:
            text = twin.text
        elif self._borrowed(text):
            return None
        if _bare(text) in self._texts:
            return None
        self._texts.add(_bare(text))
        if twin is not None:
            self._placed.add(twin.id)
        initiatives = tuple(self._initiatives(form.initiatives, named, text, number))
        given = {i.source for i in initiatives}
        # A weak model lists every line it sees; a sound one among them comes back by itself, word for word.
        rewrites = [twin.id] if twin else [i for i in named if i not in given and not self._sound(self._items[i])]
        self._placed.update(rewrites)
        return DraftedKeyResult(
            text=text,
            why=self._reason(form.why, kept=twin is not None, tasks=bool(initiatives)),
            rewrites=tuple(rewrites),
            kept=twin is not None,
            suggested=not rewrites,
            supports=tuple(dict.fromkeys(p for p in map(self._parent, form.supports) if p)),
            initiatives=initiatives,
        )

    def left_unchanged(self, form: KeyResultForm) -> list[Item]:
        """The flawed lines of the draft of which a key result is only an echo: one as it was, or several in a row.

        A task with blanks glued to it (做活动，从【待填：基线】到【待填：目标】) is an echo too; a vague line with a start
        and a target is what was asked for.
        """
        if self.mode != "rewrite":
            return []
        text = _unlabelled(form.text)
        bare, without_blanks = _bare(text), _bare(_BLANK.sub("", text))
        echoed = []
        for item in self._items.values():
            if isinstance(item, Objective) or not item.text or self._sound(item) or is_routine(item.text):
                continue
            within = without_blanks if is_task(item, self.review) else bare
            if _within(item.text, within) >= _ECHO:
                echoed.append(item)
        covered = sum(len(_bare(item.text)) for item in echoed)
        if not echoed:
            return []
        if len(echoed) == 1 and covered < _COVERED * len(without_blanks if is_task(echoed[0], self.review) else bare):
            return []
        return [item for item in echoed if item.id not in self._placed]

    def kept(self, item: Item) -> DraftedKeyResult:
        """A line of the draft as its own key result, word for word."""
        self._placed.add(item.id)
        self._texts.add(_bare(item.text))
        return DraftedKeyResult(text=item.text, why=_KEPT.in_lang(self.lang), rewrites=(item.id,), kept=True)

    def parked(self, form: ParkedForm) -> Parked | None:
        """The parked line in the draft's words; None where it has a place, or should have one.

        A weak model parks what it has no idea for. Work that usually moves a metric is left to whoever places the rest.
        """
        item = self._meant(form.source, form.text, None)
        if item is None:
            return None if self._items and self.mode == "rewrite" else Parked(form.text, None, form.reason)
        if item.id in self._placed:
            return None
        serves = self._sound(item) or usual_metrics(item.text)
        if self.mode == "rewrite" and serves and not is_routine(item.text):
            return None
        self._placed.add(item.id)
        return Parked(item.text, item.id, form.reason)

    def question(self, form: QuestionForm) -> Question:
        """The question, about a line of the draft or about the whole set."""
        about = next(iter(self._resolved([form.about], None, with_objectives=True)), "set")
        options = tuple(dict.fromkeys(o for o in form.options if o and len(o) <= 60))[:5]
        return Question(about=about, slot=form.slot, ask=form.ask, why=form.why, options=options)

    def left(self) -> list[Item]:
        """The lines of the part that found no place yet, in order, business as usual aside."""
        lines = (item for item in self._items.values() if not isinstance(item, Objective) and item.text.strip())
        return [item for item in lines if item.id not in self._placed and not is_routine(item.text)]

    def left_of(self, number: int) -> list[Item]:
        """Those under the objective with this number."""
        if number >= len(self.part.objectives):
            return []
        own = {k.id for k in self.part.objectives[number].key_results}
        return [item for item in self.left() if item.id in own]

    def room_for(self, number: int) -> bool:
        """Whether the reply may hold an objective with this number: as many as the draft, more where it is crowded."""
        own = self.part.objectives
        crowded = any(len(o.key_results) > _CROWDED for o in own)
        return number < len(own) or self.mode != "rewrite" or not own or crowded

    def lines_under(self, number: int) -> int:
        """How many key results the draft has under the objective with this number."""
        return len(self.part.objectives[number].key_results) if number < len(self.part.objectives) else 0

    def _own(self, number: int) -> Objective | None:
        own = self.part.objectives[number] if number < len(self.part.objectives) else None
        return own if own is not None and own.written and own.text.strip() else None

    @property
    def _lines(self) -> int:
        return sum(not isinstance(item, Objective) for item in self._items.values())

    def _sound(self, item: Item) -> bool:
        return sound(item, self.review)

    def _twin(self, text: str, named: list[str]) -> Item | None:
        """The line of the draft that `text` is: by its words, or a sound one with blanks glued to it."""
        same = self._nearest(text, _SAME)
        if same is not None:
            return same
        bare = _bare(_BLANK.sub("", text))
        for item_id in named:
            item = self._items[item_id]
            if not self._sound(item):
                continue
            if len(named) == 1 or (len(bare) <= 2 * len(_bare(item.text)) and _within(item.text, bare) >= _MEANT):
                return item
        return None

    def _initiatives(
        self, forms: Iterable[InitiativeForm], named: Iterable[str], text: str, number: int | None
    ) -> Iterator[Initiative]:
        """The tasks under a key result: those that the model listed, and those that it says the key result stands for."""
        meant: list[Item] = []
        for form in forms:
            note = self._note(form.text)
            if note is not None:
                yield note
                continue
            item = self._meant(form.source, form.text, number)
            if item is not None:
                meant.append(item)
            elif not self._items and _bare(form.text) != _bare(text):
                yield Initiative(_unlabelled(form.text))
        meant += (self._items[i] for i in named if is_task(self._items[i], self.review))
        for item in meant:
            said = item.text == text or _within(item.text, _bare(text)) >= _MEANT
            if not (said or item.id in self._given_out or self._sound(item) or is_routine(item.text)):
                self._placed.add(item.id)
                self._given_out.add(item.id)
                yield Initiative(item.text, item.id)

    def _note(self, text: str) -> Initiative | None:
        """The note under a line of the draft that `text` is, in the person's own words; each one once."""
        for item in self._items.values():
            for note in item.notes:
                key = f"{item.id}\n{note.text}"
                if key not in self._given_out and alike(text, note.text) >= _LIKE:
                    self._given_out.add(key)
                    return Initiative(note.text, item.id)
        return None

    def _borrowed(self, text: str) -> bool:
        """Whether a sentence is the parent's or the worked example's rather than written for this draft."""
        parent = (item.text for item in self.review.parent.items()) if self.review.parent else ()
        return any(alike(text, other) >= _SAME for other in (*parent, *self.prompts))

    def _why(self, why: str) -> str:
        return "" if echoes(why, self.prompts) else why

    def _reason(self, why: str, *, kept: bool, tasks: bool) -> str:
        """The model's reason; a plain true one where it gave none of its own or says nothing new about a kept line."""
        if not kept and (own := self._why(why)):
            return own
        return (_KEPT if kept else _TASKS if tasks else _MEASURED).in_lang(self.lang)

    def _related(self, named: list[str], text: str) -> list[str]:
        """Of the lines that a key result is said to stand for, those that it can stand for.

        One flawed line is believed. Of several, which is what a weak model writes when it is not sure, a line counts
        when it shares words with the key result or usually moves its metric. A sound line named for something else is
        a slip of the number: the flawed line that moves the metric is meant.
        """
        named = [i for i in named if not is_routine(self._items[i].text)]
        slip = len(named) == 1 and self._sound(self._items[named[0]])
        if len(named) < 2 and not slip:
            return named
        metrics = {hit.metric.key for hit in lexicon().find(text)}

        def moves(item: Item) -> bool:
            return any(metric.key in metrics for metric, _ in lexicon().suited(item.text)[:_USUAL])

        found = [i for i in named if moves(self._items[i]) or _words(self._items[i].text) & _words(text)]
        if found:
            return found
        if slip:
            return [i.id for i in self.left() if not self._sound(i) and moves(i)][:1]
        # None is related as far as can be told: a few lines are the model's judgement, all of them are a shrug.
        return named if 2 * len(named) <= self._lines else []

    def _meant(self, source: str, text: str, number: int | None) -> Item | None:
        """The draft's line that is meant: by its words if they are like one, else by its number."""
        like = self._nearest(text, _LIKE)
        if like is not None:
            return like
        named = next(iter(self._resolved([source], number)), None)
        return self._items[named] if named else None

    def _nearest(self, text: str, least: float) -> Item | None:
        best, score = None, least
        for item in self._items.values():
            if not isinstance(item, Objective) and item.text and (new := alike(text, item.text)) >= score:
                best, score = item, new
        return best

    def _resolved(self, names: Iterable[str], number: int | None, *, with_objectives: bool = False) -> list[str]:
        """The ids meant by `names`: as given, or "KR2" under the objective being written."""
        found: list[str] = []
        for name in names:
            match = _ID.fullmatch(name.strip())
            if match is None or match[1] or not (match[2] or match[3]):
                continue
            owner = f"O{match[2]}" if match[2] else self._owner(number)
            key = f"{owner}.KR{match[3]}" if match[3] else owner
            item = self._items.get(key)
            if item is not None and (with_objectives or not isinstance(item, Objective)) and key not in found:
                found.append(key)
        return found

    def _owner(self, number: int | None) -> str:
        objectives = self.part.objectives
        return objectives[min(number or 0, len(objectives) - 1)].id if objectives else "O1"

    def _parent(self, name: str) -> str | None:
        name = name.strip().replace("-", ".").upper()
        name = name if name.startswith("P.") else f"P.{name}"
        return name if name in self._parents else None


def alike(one: str, other: str) -> float:
    """How near two texts are, 0 to 100, by their characters without punctuation."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(_bare(one), _bare(other)))


def echoes(why: str, prompts: Iterable[str]) -> bool:
    """Whether a reason only says what the prompt said: "was a keep, now the change it brings"."""
    from rapidfuzz import fuzz

    bare = _bare(why)
    if _TOLD.search(why):
        return True
    return len(bare) >= _SHORT and any(fuzz.partial_ratio(bare, _bare(told)) >= _ECHOED for told in prompts)


def _within(line: str, text: str) -> float:
    """How nearly a line stands inside a longer text, 0 to 100."""
    from rapidfuzz import fuzz

    bare = _bare(line)
    return float(fuzz.partial_ratio(bare, text)) if len(bare) >= _SHORT else 0.0


def _words(text: str) -> frozenset[str]:
    """What two texts may share: pairs of Chinese characters and the stems of longer words."""
    text = _BLANK.sub(" ", text).lower()
    pairs = (text[at : at + 2] for at in range(len(text) - 1))
    chinese = {pair for pair in pairs if all("\u4e00" <= c <= "\u9fff" for c in pair)}
    return frozenset(chinese | {word[:5] for word in _WORD.findall(text)}) - _COMMON


def _bare(text: str) -> str:
    return _NOISE.sub("", text).lower()


def _unlabelled(text: str) -> str:
    return _LABEL.sub("", text).strip() or text
