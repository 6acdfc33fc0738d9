"""One turn from the sentence to what comes of it: code first, then whoever writes, verified; never an error for a person."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.counters import retested, said_of
from assistant.dialogue.verifying import Taken, bench_for, sayable, taken
from assistant.drafter.partner import Gap, NewWords, Partner, Reply, Talk
from assistant.errors import ModelError
from assistant.repair.bench import Bench
from assistant.session import (
    Doubted,
    NewLine,
    Rejected,
    Reworded,
    SessionEvent,
    State,
    TurnTaken,
    reduce,
)
from assistant.talk import Ground, Heard, hear
from assistant.text import cjk_count
from assistant.types import Counter, Lang, Text, Turn, TurnKind

_WORDED = Text("改好了，其余一字没动。", "Done; every other line is word for word as it was.")
_SOME = Text(
    "改好了能改的；有的改法带进了没人给过的内容，没有采用。",
    "Done as far as it goes; words that brought in what nobody gave were not taken.",
)
_NONE = Text(
    "这次的改法要么带进了没人给过的数字或名字，要么丢了你的目标值，都没有采用，稿子没有动。换个说法再试，或者直接把那一句说给我。",
    "The new wording brought in figures or names that nobody gave, or lost a target of yours, so none of it was taken and nothing was changed. Say it another way, or say the line itself.",
)
_SAME = Text("读下来不用改，稿子没有动。", "Nothing to change there; the OKR is as it was.")
_DIRECTED = Text(
    "目标换成了「{text}」，数字都没动。不合适就说「撤销」。",
    "The objective is “{text}” now, with every figure as it was. Say “undo” if it does not fit.",
)
_ADD = Text("加一条：{text}", "add a key result: {text}")
_GAP = Text("{story}要补上，可以加一条「{text}」：{why}", "{story} To close it, add “{text}”: {why}")
_FELL_BACK = Text("{why}这一轮先按不用模型的办法回答。", "{why} This turn is answered without the model.")


def converse(state: State, sentence: str, *, partner: Partner | None, rules: Partner) -> TurnTaken:
    """What comes of a sentence. `partner` is whoever writes, None where no model is switched on.

    A model that fails is told of in the reply, and what code and rules can do is done.
    """
    heard = hear(state, sentence, with_model=partner is not None)
    if heard.counter:
        return _doubted(state, heard, partner, rules)
    if not heard.open:
        return _with_retest(state, heard.told)
    talk = _talk(state)
    notice = ""
    for writer in (partner, rules):
        if writer is None:
            continue
        try:
            reply = writer.refine(sentence, talk)
        except ModelError as error:
            notice = _FELL_BACK.in_lang(_lang(sentence)).format(why=error.in_lang(_lang(sentence)))
            continue
        if reply is not None and (told := _settled(state, sentence, talk, reply, writer)) is not None:
            return _with_retest(state, _noted(told, notice))
    return _noted(heard.told, notice)


def _talk(state: State) -> Talk:
    ground = Ground(state)
    request = state.request
    return Talk(
        outcome=ground.working,
        proposal=ground.proposal,
        parent=ground.working.review.parent,
        role=request.role if request else None,
        function=request.function if request else None,
    )


def _settled(state: State, sentence: str, talk: Talk, reply: Reply, writer: Partner) -> TurnTaken | None:
    """The verified reply as a turn; None where there is nothing in it that may be shown."""
    assert state.request is not None
    lang = _lang(sentence)
    by_model = writer.kind == "model"
    bench = bench_for(talk.outcome, talk.proposal, state.request, sentence, by_model=by_model)

    def turn(kind: TurnKind, words: str, changed: tuple[str, ...] = ()) -> Turn:
        return Turn(said=sentence, kind=kind, reply=words, changed=changed, by="model" if by_model else "code")

    if reply.kind != "items":
        words = sayable(reply.say, bench)
        return TurnTaken(turn(reply.kind, words)) if words else None
    moves: list[SessionEvent] = []
    changed: list[str] = []
    refused = 0
    for new in reply.items:
        line = taken(new, talk.proposal, bench, writer)
        if line is None:
            refused += not _unchanged(new, talk)
            continue
        moves.append(_move(line, new, talk))
        changed += [line.target] if new.target else []
    rows = {k.id for o in talk.proposal.objectives for k in o.key_results}
    moves += [Rejected(target) for target in reply.drop if target in rows and target not in changed]
    changed += [target for target in reply.drop if target in rows]
    if not moves:
        return TurnTaken(turn("refused" if refused else "answer", (_NONE if refused else _SAME).in_lang(lang)))
    said = (_SOME if refused else _WORDED).in_lang(lang)
    if not by_model:
        said = _DIRECTED.in_lang(lang).format(text=reply.items[0].text)
    return TurnTaken(turn("done", said, tuple(dict.fromkeys(changed))), tuple(moves))


def _unchanged(new: NewWords, talk: Talk) -> bool:
    """Whether a line came back as it is: a weak model lists every line it sees."""
    texts = {o.id: o.draft.text for o in talk.proposal.objectives}
    texts |= {k.id: k.draft.text for o in talk.proposal.objectives for k in o.key_results}
    return "".join(texts.get(new.target, "").split()) == "".join(new.text.split())


def _move(words: Taken, new: NewWords, talk: Talk) -> SessionEvent:
    if new.target:
        return Reworded(target=words.target, text=words.text, why=words.why, entries=words.entries)
    objective = talk.proposal.objectives[0].id
    return NewLine(objective=objective, text=words.text, why=words.why, suggested=True, entries=words.entries)


def _doubted(state: State, heard: Heard, partner: Partner | None, rules: Partner) -> TurnTaken:
    """The counterexample, from whoever writes where it holds, else from the rules; kept in the session."""
    talk = _talk(state)
    assert state.request is not None
    notice = ""
    lang = _lang(heard.turn.said)
    for writer in (partner, rules):
        if writer is None:
            continue
        try:
            gap = writer.gap(talk)
        except ModelError as error:
            notice = _FELL_BACK.in_lang(lang).format(why=error.in_lang(lang))
            continue
        bench = bench_for(talk.outcome, talk.proposal, state.request, "", by_model=writer.kind == "model")
        counter = _checked(gap, talk, bench, writer) if gap is not None else None
        if counter is not None:
            reply = _GAP.in_lang(talk.lang).format(story=counter.story, text=counter.text, why=counter.why)
            option = _ADD.in_lang(talk.lang).format(text=counter.text)
            turn = replace(heard.turn, kind="counter", reply=reply, options=(option,), by=counter.by)
            return _noted(TurnTaken(turn, (Doubted(counter),)), notice)
    return _noted(heard.told, notice)


def _checked(gap: Gap, talk: Talk, bench: Bench, writer: Partner) -> Counter | None:
    """The gap as a counterexample: its line verified like any other, its story free of what nobody gave."""
    words = taken(NewWords(target="", text=gap.text, why=gap.why), talk.proposal, bench, writer)
    story = sayable(gap.story, bench, by_clause=True)
    if words is None or not story:
        return None
    texts = {k.id: k.draft.text for o in talk.proposal.objectives for k in o.key_results}
    about = tuple(target for target in gap.about if target in texts)
    return Counter(
        story=story,
        text=words.text,
        why=words.why,
        about=about,
        lines=tuple(texts[target] for target in about),
        metric=gap.metric,
        by="model" if writer.kind == "model" else "code",
    )


def _with_retest(state: State, told: TurnTaken) -> TurnTaken:
    """The turn, with a word on the counterexample where the change touched it."""
    if state.counter is None or not told.moves:
        return told
    before, after = Ground(state), Ground(reduce(state, told))
    was, now = retested(state.counter, before.proposal), retested(state.counter, after.proposal)
    if was == now:
        return told
    lang = _lang(told.turn.said)
    gap = "" if lang == "zh" else " "
    return replace(told, turn=replace(told.turn, reply=f"{told.turn.reply}{gap}{said_of(now).in_lang(lang)}"))


def _noted(told: TurnTaken, notice: str) -> TurnTaken:
    """The turn with what went wrong in front of it."""
    if not notice:
        return told
    gap = " " if notice.isascii() else ""
    return replace(told, turn=replace(told.turn, reply=f"{notice}{gap}{told.turn.reply}"))


def _lang(sentence: str) -> Lang:
    return "zh" if cjk_count(sentence) else "en"
