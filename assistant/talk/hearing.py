"""A sentence heard to its end: which moves it comes to, and what is said back."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.session import SessionEvent, State, TurnTaken, reduce
from assistant.talk import doubt, whole
from assistant.talk.answers import answer
from assistant.talk.chips import sayable
from assistant.talk.clauses import clauses
from assistant.talk.ground import Ground
from assistant.talk.order import Clause, Step, no_such_line
from assistant.talk.orders import BESIDE, FIRST, blank, invent
from assistant.talk.targets import aim
from assistant.text import cjk_count, plain
from assistant.types import Lang, Text, Turn

# Whoever has more to say than this pastes a draft rather than talks about one.
LONGEST = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A sentence as code understood it: its turn, with the moves that the turn comes to.

    `open` tells that it asks for something that only somebody who writes can do; `counter` that a counterexample is
    asked for. Then the turn is what is said where nobody can.
    """

    turn: Turn
    moves: tuple[SessionEvent, ...] = ()
    open: bool = False
    counter: bool = False

    @property
    def told(self) -> TurnTaken:
        """The event for the session."""
        return TurnTaken(self.turn, self.moves)


def hear(state: State, sentence: str, *, with_model: bool = False) -> Heard:
    """What a sentence asks for. The state must hold an OKR; it is not changed.

    `with_model` says whether there is somebody who writes, which decides what can be said next.
    """
    said = " ".join(sentence.split())[:LONGEST]
    lang: Lang = "zh" if cjk_count(said) else "en"  # KR4 问 leader is Chinese, though most of its words are not
    ground = Ground(state)

    def spoken(step: Step, moves: tuple[SessionEvent, ...] = ()) -> Heard:
        options = step.options or (
            sayable(ground, with_model=with_model) if step.kind in ("unclear", "refused") else ()
        )
        turn = Turn(
            said=said,
            kind=step.kind,
            reply=step.said.in_lang(lang),
            changed=step.changed,
            sources=step.sources,
            options=tuple(o.in_lang(lang) for o in options),
        )
        return Heard(turn=turn, moves=moves)

    if not ground.places:
        return spoken(answer(said, ground) or Step(said=doubt.NO_OKR, kind="unclear"))
    if (step := whole.read(said, ground)) is not None:
        return spoken(step, step.moves)
    if doubt.asks_for_counter(said):
        heard = spoken(Step(said=doubt.NO_COUNTER, kind="answer"))
        return Heard(turn=heard.turn, counter=True)
    whole_said = Clause(text=said, flat=plain(said), aim=aim(said, ground))
    if (step := invent.read(whole_said, ground)) is not None:
        return spoken(step)
    if (step := answer(said, ground)) is not None:
        return spoken(step, step.moves)
    if doubt.is_question(said):
        return _not_understood(doubt.NO_ANSWER, said, ground, with_model, lang)
    if doubt.is_only_thought(said):
        return spoken(Step(said=doubt.NOT_YET, kind="unclear", options=doubt.as_orders(said, ground)))
    steps, unclear = _steps(said, ground)
    done = [s for s in steps if s.kind == "done"]
    if not steps:
        return _not_understood(doubt.not_understood(said), said, ground, with_model, lang)
    other = next((s for s in steps if s.kind != "done"), None)
    if not done and other is not None:
        return spoken(other)
    joined = _joined(done, other, unclear, lang)
    moves = tuple(m for s in done for m in s.moves)
    changed = tuple(dict.fromkeys(c for s in done for c in s.changed))
    options = other.options if other is not None else ()
    return spoken(Step(said=Text(joined, joined), kind="done", changed=changed, options=options), moves)


def _steps(said: str, ground: Ground) -> tuple[list[Step], list[str]]:
    """The steps of all clauses, each worked out on what the ones before it came to; and what was not understood."""
    steps: list[Step] = []
    unclear: list[str] = []
    state, recent = ground.state, ground.recent
    for text in (said,) if blank.is_about_measuring(said) else clauses(said):
        here = Ground(state, recent)
        clause = Clause(text=text, flat=plain(text), aim=aim(text, here))
        if clause.aim.missing and not doubt.may_be_gone(clause.flat):
            steps.append(no_such_line(clause.aim.missing, here))
            continue
        if clause.aim.named:
            recent = tuple(p.id for p in clause.aim.places)
        found = _read(clause, here)
        if not found:
            unclear.append(text)
        for step in found:
            steps.append(step)
            recent = recent if clause.aim.named else step.changed or recent
            for move in step.moves:
                state = reduce(state, move)
    # 太保守 says why the next clause asks for something else.
    told = [s for s in steps if s.kind == "done" and s.moves]
    return steps, [u for u in unclear if not (told and doubt.is_complaint(u))]


def _read(clause: Clause, ground: Ground) -> list[Step]:
    if doubt.is_held_back(clause.flat):
        return []
    for order in FIRST:
        if (step := order(clause, ground)) is not None:
            return [step]
    found: list[Step] = []
    state = ground.state
    for order in BESIDE:
        here = Ground(state, ground.recent)
        now = Clause(text=clause.text, flat=clause.flat, aim=aim(clause.text, here))
        if (step := order(now, here)) is not None:
            if step.kind != "done" and found:
                continue
            found.append(step)
            for move in step.moves:
                state = reduce(state, move)
    return found


def _joined(done: list[Step], other: Step | None, unclear: list[str], lang: Lang) -> str:
    """What was done, in one sentence; then what is open."""
    said = [text for s in done if (text := s.said.in_lang(lang))]
    if not said:
        said = [Text("好", "all right").in_lang(lang)]
    reply = ("；" if lang == "zh" else "; ").join(said) + ("。" if lang == "zh" else ".")
    reply = reply[:1].upper() + reply[1:]
    parts = [reply] if any(s.moves for s in done) or len(said) > 1 or done else []
    if other is not None:
        parts.append(other.said.in_lang(lang))
    if unclear:
        quoted = "、".join(f"「{u}」" for u in unclear) if lang == "zh" else ", ".join(f"“{u}”" for u in unclear)
        parts.append(Text(f"这一句没听懂：{quoted}。", f"Not understood: {quoted}.").in_lang(lang))
    return ("" if lang == "zh" else " ").join(parts)


def _not_understood(reply: Text, said: str, ground: Ground, with_model: bool, lang: Lang) -> Heard:
    """Nothing that code can do: left to whoever writes; where nobody does, what can be said is shown."""
    turn = Turn(
        said=said,
        kind="unclear",
        reply=reply.in_lang(lang),
        options=tuple(o.in_lang(lang) for o in sayable(ground, with_model=with_model)),
    )
    return Heard(turn=turn, open=True)
