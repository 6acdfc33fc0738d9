"""A sheet of metrics drafted by rules: objectives that say what the figures are for, the figures that matter below.

Every figure is a key result at most once, in the words of its row; what is not chosen is left for the board in view.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.drafter.rules import wording
from assistant.drafter.rules.subject import people_for, people_of
from assistant.lexicon import Metric, effect_of, lexicon
from assistant.metrics import Group, choose, is_option, key_result_text, objective_for, purpose_of
from assistant.profiles import load_profile
from assistant.session.passed import passed_on
from assistant.types import (
    Board,
    DraftedKeyResult,
    DraftedObjective,
    DraftPiece,
    Initiative,
    Lang,
    MetricRow,
    OkrDocument,
    Question,
    Request,
    Review,
    Text,
)

_TENTATIVE = Text(
    "暂定：先按「{names}」的意义写，等你说了这些数是为了什么再定。",
    "Tentative: written from what “{names}” means for people, until you say what the figures are for.",
)
_RALLY = Text("让{name}的变化被人感受到", "People feel the difference in {name}")
_SPLIT = Text(
    "光看分工说不出打法：它动了，说明打法起了作用。可删。",
    "A split of the work tells no approach; this moves when one works. Delete it if you like.",
)
_APPROACH = Text(
    "{names}的打法有什么不同，看哪个数能知道？",
    "How do the approaches of {names} differ, and which figure would show it?",
)
_APPROACH_WHY = Text("分工不是结果，打法才有结果。", "A split is no result; an approach has one.")
_MOST_NAMES = 4


def plan_board(board: Board, request: Request, review: Review) -> Iterator[DraftPiece]:
    """The pieces of the sheet's objectives; what the figures are for is asked by whoever verifies them."""
    profile = load_profile(request.profile)
    groups = choose(board, profile)
    if not groups:
        yield from _without_wins(board)
        return
    answered = board.purpose is not None and not passed_on(board.purpose, "direction")
    supports = _Supports(review.parent)
    taken = {r.metric for g in groups for r in g.rows}
    for n, group in enumerate(groups):
        yield _objective(group, board, review, supports, first=n == 0, answered=answered)
        for at, row in enumerate(group.rows):
            yield _key_result(row, board, supports, work=group.work if at == 0 else ())
        if len(group.rows) < min(3, profile.key_results.max):
            yield from _suggested(group, board, taken)
    yield from _questions(groups, board)


class _Supports:
    """The parent's lines by the metric they speak of."""

    def __init__(self, parent: OkrDocument | None) -> None:
        self._lines: dict[str, str] = {}
        for item in parent.items() if parent is not None else ():
            for hit in lexicon().find(item.text):
                self._lines.setdefault(hit.metric.key, f"P.{item.id}")

    def of(self, row: MetricRow) -> tuple[str, ...]:
        """The line with the row's metric, or with one that it drives, at most two levels up."""
        key = row.metric
        for _ in range(3):
            if key is None:
                return ()
            if key in self._lines:
                return (self._lines[key],)
            metric = lexicon().get(key)
            key = metric.drives if metric is not None else None
        return ()


def _objective(
    group: Group, board: Board, review: Review, supports: _Supports, *, first: bool, answered: bool
) -> DraftedObjective:
    lang = board.lang
    metrics = [m for r in group.wins if (m := lexicon().get(r.metric or "")) is not None]
    people = people_of(None, review.parent, lang)
    text = wording.objective_from(_effects(metrics[:2], lang, people), lang, people)
    text = text or _RALLY.in_lang(lang).format(name=group.wins[0].name)
    why = "" if answered else _TENTATIVE.in_lang(lang).format(names=_names(group.wins, lang))
    purpose = purpose_of(board.purpose) if answered else None
    if first and purpose is not None and is_option(board.purpose or ""):
        text = objective_for(purpose, tuple(group.wins), lang)
    found = dict.fromkeys(s for row in group.wins for s in supports.of(row))
    return DraftedObjective(text=text, why=why, supports=tuple(found), tentative=not answered)


def _names(rows: list[MetricRow], lang: Lang) -> str:
    """The names of the first rows, for a reason."""
    return ("、" if lang == "zh" else ", ").join(row.name for row in rows[:2])


def _key_result(row: MetricRow, board: Board, supports: _Supports, work: Sequence[MetricRow]) -> DraftedKeyResult:
    metric = lexicon().get(row.metric) if row.metric else None
    said = next((s.text for s in board.sums if s.row == row.id), None)
    end = "。" if board.lang == "zh" else "."
    reason = said or row.reason.in_lang(board.lang)
    return DraftedKeyResult(
        text=key_result_text(row, metric, board.lang),
        why=reason[:1].upper() + reason[1:] + end if reason else "",
        rewrites=(row.id,),
        supports=supports.of(row),
        initiatives=tuple(Initiative(done.text, done.id) for done in work),
    )


def _suggested(group: Group, board: Board, taken: set[str | None]) -> Iterator[DraftedKeyResult]:
    """One more key result at most: what would show the approach where the sheet only splits the work, else a guardrail."""
    lang = board.lang
    split = next((r for r in group.wins if r.parts and r.metric), None)
    if split is not None:
        driver = _driver(split.metric or "", taken)
        if driver is not None:
            text = wording.from_to(driver, driver.name.in_lang(lang), lang)
            yield DraftedKeyResult(text=text, why=_SPLIT.in_lang(lang), suggested=True)
        return
    if group.guards or board.tray("guard"):
        return
    for row in group.wins:
        pushed = lexicon().get(row.metric or "")
        guard = lexicon().get(pushed.guardrail) if pushed is not None and pushed.guardrail else None
        if pushed is not None and pushed.kind in ("count", "money") and guard is not None and guard.key not in taken:
            if guard.direction != "ambiguous":
                why = wording.GUARDRAIL.in_lang(lang)
                yield DraftedKeyResult(text=wording.at_most(guard, lang), why=why, suggested=True)
            return


def _driver(key: str, taken: set[str | None]) -> Metric | None:
    """The rate that drives a metric best known: for what is signed, how many deals are won."""
    found = [m for m in lexicon().all() if m.drives == key and m.kind == "percent" and m.key not in taken]
    return next((m for m in found if m.nature == "outcome" and m.bounded), None)


def _questions(groups: tuple[Group, ...], board: Board) -> Iterator[Question]:
    split = next((r for g in groups for r in g.rows if r.parts), None)
    if split is not None:
        lang = board.lang
        comma = "、" if lang == "zh" else ", "
        names = comma.join(p.name for p in split.parts[:_MOST_NAMES])
        ask, why = _APPROACH.in_lang(lang).format(names=names), _APPROACH_WHY.in_lang(lang)
        yield Question(about=split.id, slot="metric", ask=ask, why=why)


def _effects(metrics: Sequence[Metric], lang: Lang, people: str | None) -> list[str]:
    """What the metrics change for people, each said once."""
    found = (effect_of(m, lang, people=people_for(m, people, lang)) for m in metrics)
    return list(dict.fromkeys(e for e in found if e))


def _without_wins(board: Board) -> Iterator[DraftPiece]:
    """A sheet without one target: the first rows are asked for theirs."""
    rows = [r for r in board.rows if r.metric] or list(board.rows)
    lang = board.lang
    metrics = [m for r in rows[:2] if (m := lexicon().get(r.metric or "")) is not None]
    text = wording.objective_from(_effects(metrics, lang, None), lang, None)
    why = _TENTATIVE.in_lang(lang).format(names=_names(rows, lang))
    yield DraftedObjective(text=text or _RALLY.in_lang(lang).format(name=rows[0].name), why=why, tentative=True)
    for row in rows[:3]:
        metric = lexicon().get(row.metric) if row.metric else None
        text = key_result_text(row, metric, lang)
        if row.baseline is None and metric is not None:
            text = wording.from_to(metric, row.name, lang)
        elif row.baseline is None:
            text = wording.plain_from_to(row.name, None, lang)
        yield DraftedKeyResult(text=text, why=row.reason.in_lang(lang), rewrites=(row.id,))
