"""What an order is: a reader of one clause that knows which moves the clause asks for, or that it asks for none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.session import SessionEvent
from assistant.talk.ground import Ground
from assistant.talk.targets import Aim
from assistant.types import Text, TurnKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a clause comes to: the moves, and in a few words what was done, or why it was not.

    A step of another kind than "done" has no moves: it asks back or declines. `options` are whole sentences that can
    be said instead.
    """

    said: Text
    moves: tuple[SessionEvent, ...] = ()
    changed: tuple[str, ...] = ()
    kind: TurnKind = "done"
    options: tuple[Text, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A piece of a sentence: as typed, its plain form, and the lines it speaks of."""

    text: str
    flat: str
    aim: Aim


Order = Callable[[Clause, Ground], Step | None]


def which(ground: Ground, zh: str, en: str) -> Step:
    """Asks which line is meant; `zh` and `en` say the rest of the sentence, with {label} in place of the line."""
    labels = [ground.label(p.id) for p in ground.key_results][:3]
    return Step(
        said=Text("是哪一条？请带上编号再说一次。", "Which line do you mean? Say it again with its number."),
        kind="question",
        options=tuple(Text(zh.format(label=x), en.format(label=x)) for x in labels),
    )


def no_such_line(missing: tuple[str, ...], ground: Ground) -> Step:
    """Says which lines there are where one was named that is not there."""
    there = [ground.label(p.id) for p in ground.places]
    return Step(
        said=Text(
            f"没有 {'、'.join(missing)}。现在有：{'、'.join(there)}。",
            f"There is no {', '.join(missing)}. There are: {', '.join(there)}.",
        ),
        kind="question",
    )
