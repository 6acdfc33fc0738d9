"""A blank is filled, passed on to the leader, or its start is to be measured first; the answer goes where it is asked for."""

from __future__ import annotations

import re

from assistant.asked import OpenBlank, open_blanks
from assistant.numbers import read_dates, read_figures
from assistant.session import Answered, AskedLeader, Edited, MeasureFirst, SessionEvent, fill
from assistant.session.amounts import read_both
from assistant.session.answer import measured, read_answer
from assistant.session.passed import passed_on
from assistant.talk.ground import Ground, Place
from assistant.talk.order import Clause, Step
from assistant.talk.targets import by_words, content
from assistant.text import plain
from assistant.types import BlankSlot, Figure, Text

_MEASURE = re.compile(
    r"先测|待测|测(?:一下|一测|出来|完|准|一遍|好)|再测|去测|来测|\b(?:measure|find out|will be measured|to be measured)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"现在|目前|当前|现状|基线|起点|如今|今天|上季|去年|\b(?:now|today|currently|at present|baseline|start(?:ing)?|right now)\b",
    re.I,
)
_GOAL = re.compile(r"目标|希望|想(?:要)?(?:做)?到|达到|做到|\b(?:target|goal|aim|want)\b", re.I)
_SET = re.compile(r"(?:改|调|定|设|给|提|降|升|做)[成为到至在]|\b(?:to|set|make|at|raise|lower)\b", re.I)
_WHO = re.compile(r"@\s?[\w.\u4e00-\u9fff·-]{1,30}|\b(?:by|let|ask)\s+(?P<en>[A-Z][\w-]{1,20})\b")
_UNIT = re.compile(r"\s?(?:[%％]|[A-Za-z]{2,12}|[\u4e00-\u9fff])")
_NAMES: dict[BlankSlot, Text] = {
    "baseline": Text("基线", "baseline"),
    "target": Text("目标", "target"),
    "deadline": Text("截止", "deadline"),
    "owner": Text("负责人", "owner"),
    "metric": Text("指标", "metric"),
}


def to_leader(clause: Clause, ground: Ground) -> Step | None:
    """ "KR3 问 leader", "ask my boss about KR2": the questions of that line are passed on."""
    if not passed_on(clause.flat, "baseline") or not re.search(
        r"[问問请等]|ask|check|boss|leader|领导|老板|上级", clause.flat, re.I
    ):
        return None
    waiting = [b for b in _open(ground) if b.question and _of(b, clause)]
    if not waiting:
        return None
    targets = tuple(dict.fromkeys(b.target for b in waiting))
    moves = tuple(AskedLeader(q) for q in dict.fromkeys(b.question for b in waiting if b.question))
    zh, en = "、".join(map(ground.label, targets)), ", ".join(map(ground.label, targets))
    return Step(
        said=Text(f"{zh} 的空留给 leader 定", f"the blank of {en} goes to your leader"), moves=moves, changed=targets
    )


def is_about_measuring(said: str) -> bool:
    """Whether a whole sentence says that a start is to be measured: who and by when may stand in other clauses of it."""
    return _MEASURE.search(plain(said)) is not None and len(re.findall(r"(?i)KR\s?\d", said)) < 2


def measure(clause: Clause, ground: Ground) -> Step | None:
    """ "@小唐 10 月 12 日前测出来": the start is to be measured, with who and by when as far as it was said."""
    if not _MEASURE.search(clause.flat):
        return None
    open_ones = [b for b in _open(ground) if b.slot == "baseline"]
    named = [b for b in open_ones if _of(b, clause)]
    blank = named[0] if named else open_ones[0] if len(open_ones) == 1 and not clause.aim.named else None
    if blank is None and clause.aim.named and clause.aim.key_results:
        label = ground.label(clause.aim.key_results[0].id)
        return Step(
            said=Text(
                f"{label} 没有空着的基线，先测不了；要留给 leader 定，就说「{label} 问 leader」。",
                f"{label} has no open baseline to measure; “{label}: ask my leader” leaves it to your leader.",
            ),
            kind="question",
        )
    if blank is None:
        return None
    note = _note(clause.text, ground)
    label = ground.label(blank.target)
    said = Text(
        f"{label} 的基线写成先测{f'（{note}）' if note else ''}",
        f"the baseline of {label} is to be measured first{f' ({note})' if note else ''}",
    )
    move: SessionEvent | None
    move = MeasureFirst(blank.question, note) if blank.question else _filled(blank, measured(note, ground.lang), ground)
    return Step(said=said, moves=(move,), changed=(blank.target,)) if move is not None else None


def read(clause: Clause, ground: Ground) -> Step | None:
    """Fills the blank that an amount, a date or a name belongs to: of the line named, or the one the words tell of."""
    waiting = _open(ground)
    if not waiting:
        return None
    rest = clause.aim.rest
    figures, dates = read_figures(rest), read_dates(rest)
    if not figures and not dates:
        return None
    target = _target(clause, ground, waiting)
    if target is None:
        return None
    own = [b for b in waiting if b.target == target.id]
    slot = _slot(clause, own, has_figure=bool(figures), has_date=bool(dates))
    if slot is None:
        both = figures and clause.aim.named and {"baseline", "target"} <= {b.slot for b in own}
        return _start_or_end(ground.label(target.id), figures[0].quote) if both else None
    says = read_answer(rest, slot, ground.lang)
    chosen = [b for b in own if b.slot in says]
    if not chosen:
        return None
    blank = next((b for b in chosen if b.slot == slot), chosen[0])
    shared = [b for b in own if b.question and b.question == blank.question]
    move: SessionEvent | None
    if blank.question and (len(shared) == 1 or set(says) >= {b.slot for b in shared}):
        move = Answered(blank.question, rest.strip(" :：=是为"))
    else:
        move = _filled(blank, rest, ground)
    if move is None:
        return None
    name = _NAMES[blank.slot]
    label = ground.label(target.id)
    word = says[blank.slot]
    said = Text(f"{label} 的{name.zh}填上 {word}", f"{label}: the {name.en} is {word}")
    return Step(said=said, moves=(move,), changed=(target.id,))


def _open(ground: Ground) -> list[OpenBlank]:
    return list(open_blanks(ground.proposal, ground.working.questions))


def _of(blank: OpenBlank, clause: Clause) -> bool:
    return any(p.id == blank.target for p in clause.aim.places)


def _target(clause: Clause, ground: Ground, waiting: list[OpenBlank]) -> Place | None:
    """The line whose blank is meant: named, or with the words of the clause, or the only one that waits."""
    if clause.aim.named:
        place = next(iter(clause.aim.key_results), None)
        return place if place and any(b.target == place.id for b in waiting) else None
    near = by_words(clause.aim.rest, ground)
    if near is not None:
        return near if any(b.target == near.id for b in waiting) else None
    targets = list(dict.fromkeys(b.target for b in waiting))
    said = content(clause.aim.rest)
    before = [p for p in clause.aim.key_results if p.id in targets]
    if len(before) == 1 and said and said <= content(before[0].text):
        return before[0]  # "KR2 9 月底上线，占比 40%"
    # An amount alone, where one line waits for one: "34 间", "现在是 34 间". 78% is none of points, "30% 改成 40%" two.
    alone = not (content(clause.aim.rest) - content("现在目前大概大约左右目标是 about now today currently"))
    figures = read_figures(clause.aim.rest)
    if len(targets) != 1 or len(figures) != 1 or not (alone or _NOW.search(clause.flat)):
        return None
    place = ground.place(targets[0])
    return place if place is not None and _same_unit(place.text, waiting, figures[0]) else None


def _same_unit(text: str, waiting: list[OpenBlank], figure: Figure) -> bool:
    """Whether the amount is in the unit that stands behind the blank, as far as both have one."""
    for blank in waiting:
        after = _UNIT.match(text[blank.span.end :])
        if after is not None and figure.unit and after.group().strip() not in (figure.unit, figure.quote[-1:]):
            return False
    return True


def _start_or_end(label: str, quote: str) -> Step:
    """Asks which of two blanks an amount alone is for."""
    return Step(
        said=Text(f"{quote} 是 {label} 的基线还是目标？", f"Is {quote} the baseline of {label} or its target?"),
        kind="question",
        options=(
            Text(f"{label} 现在 {quote}", f"the baseline of {label} is {quote}"),
            Text(f"{label} 目标 {quote}", f"{label} target {quote}"),
        ),
    )


def _slot(clause: Clause, own: list[OpenBlank], *, has_figure: bool, has_date: bool) -> BlankSlot | None:
    """Which blank of the line: as the words say; without a word for it, the one there is, or both for a from-to."""
    slots = [b.slot for b in own]
    amounts: list[BlankSlot] = [s for s in slots if s in ("baseline", "target")]
    if has_figure and amounts:
        if _NOW.search(clause.flat) and not _GOAL.search(clause.flat):
            return "baseline" if "baseline" in amounts else None
        if read_both(clause.aim.rest):
            return amounts[0]
        if _GOAL.search(clause.flat) or _SET.search(clause.flat):
            return "target" if "target" in amounts else None
        return amounts[0] if len(amounts) == 1 else None
    if has_date and "deadline" in slots and not has_figure:
        return "deadline"
    return None


def _filled(blank: OpenBlank, words: str, ground: Ground) -> Edited | None:
    """The line with the words in its blank, where no question stands behind it."""
    place = ground.place(blank.target)
    done = fill(ground.working, {f"{blank.target}.{blank.slot}": words})
    now = done.proposals[min(ground.state.direction, len(done.proposals) - 1)]
    text = next((k.draft.text for o in now.objectives for k in o.key_results if k.id == blank.target), "")
    return Edited(blank.target, text) if place is not None and text and text != place.text else None


def _note(text: str, ground: Ground) -> str:
    """Who measures and by when, as it was said."""
    who = _WHO.search(text)
    name = (who["en"] or who.group()).strip() if who else ""
    dates = read_dates(text)
    due = text[dates[0].span.start : dates[-1].span.end].strip() if dates else ""
    if due:
        due = f"{due}前" if ground.lang == "zh" else f"by {due}"
    comma = "，" if ground.lang == "zh" else ", "
    return comma.join(part for part in (name, due) if part)
