"""Two results in one line are told apart, or a line becomes work under another; every word is one that stood there."""

from __future__ import annotations

import re

from assistant.item import read_sentence
from assistant.session import Edited, Marked, NewLine, Rejected, SessionEvent
from assistant.talk.ground import Ground, Place
from assistant.talk.order import Clause, Step
from assistant.types import Lang, Text

_SPLIT = re.compile(
    r"拆(?:成|开|分|为)?|分成(?:两|2|二)(?:条|个)|\bsplit\b|\bbreak\b.*\b(?:up|into|apart)\b|\bseparate\b", re.I
)
_FOLD = re.compile(
    r"(?:并|合并|放|挪|归|移)(?:入|到|进|在)|(?:作为|当作|变成).{0,8}(?:举措|备注|任务)"
    r"|\b(?:fold|merge|move|put|make)\b.*\b(?:into|under|below|a task of|an initiative of|as a task|as an initiative)\b",
    re.I,
)
_BETWEEN = re.compile(
    r"[，,；;]\s*(?:并且|并|同时|且|而且|and\s+|while\s+)?|(?:，|,)?\s*(?:同时|并且|且)\s*|\s+(?:and|while|with)\s+(?=\D)",
    re.I,
)


def split(clause: Clause, ground: Ground) -> Step | None:
    """ "split KR1 into two", "KR1 拆成两条"; only where each half can be graded by itself."""
    place = clause.aim.one
    if not _SPLIT.search(clause.flat) or place is None or not place.number:
        return None
    label = ground.label(place.id)
    halves = _halves(place, ground.lang)
    if halves is None:
        return Step(
            said=Text(
                f"{label} 里没有读到两个各自有目标的结果，拆不开。把两句分别说给我就行。",
                f"{label} does not hold two results with a target each. Say the two lines and I put them in.",
            ),
            kind="question",
            options=(Text(f"{label} 改成：……", f"{label} reads: ..."), Text("加一条：……", "add a key result: ...")),
        )
    first, second = halves
    objective = ground.proposal.objectives[place.objective - 1].id
    moves = (Edited(place.id, first), NewLine(objective=objective, text=second, after=place.id))
    return Step(said=Text(f"{label} 拆成了两条", f"{label} is two lines now"), moves=moves, changed=(place.id,))


def fold(clause: Clause, ground: Ground) -> Step | None:
    """ "fold KR3 into the notes of KR1", "KR3 放到 KR1 的举措里": the line becomes work under the other."""
    rows = clause.aim.key_results
    if not _FOLD.search(clause.flat) or len(rows) != 2:
        return None
    gone, home = rows
    if re.search(r"合并|\bmerge\b|\bcombine\b", clause.flat, re.I) and not re.search(
        r"into|到|入|进|under", clause.flat, re.I
    ):
        home, gone = rows
    row = next(k for o in ground.proposal.objectives for k in o.key_results if k.id == gone.id)
    source = next(iter(row.draft.rewrites), None)
    tasks = tuple(Marked(home.id, "initiative", i.text, i.source) for i in row.draft.initiatives)
    moves: tuple[SessionEvent, ...] = (Marked(home.id, "initiative", gone.text, source), *tasks, Rejected(gone.id))
    one, other = ground.label(gone.id), ground.label(home.id)
    return Step(
        said=Text(f"{one} 放到了 {other} 的举措里", f"{one} stands under {other} now"),
        moves=moves,
        changed=(home.id, gone.id),
    )


def _halves(place: Place, lang: Lang) -> tuple[str, str] | None:
    """The two halves of a line, each with a target of its own."""
    for match in _BETWEEN.finditer(place.text):
        first, second = place.text[: match.start()].strip(), place.text[match.end() :].strip()
        if read_sentence(first, lang).targets and read_sentence(second, lang).targets:
            shown = second[:1].upper() + second[1:] if lang == "en" else second
            return first, shown
    return None
