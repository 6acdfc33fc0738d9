"""The plan of a proposal by rules: which metric each task should move, what stays, what is asked.

Several tasks may share one key result; at most three key results are suggested, with two blanks each and none in the
objective. The objective is the effect of the main metric on the people or subject named in the draft or parent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.drafter.rules import wording
from assistant.drafter.rules.board import plan_board
from assistant.drafter.rules.lines import FITS, FITS_WELL, Line, metrics_for, read_lines
from assistant.drafter.rules.subject import people_of
from assistant.item import read_sentence
from assistant.judge import judge_key_result, judge_objective
from assistant.lexicon import Metric, effect_of, lexicon
from assistant.metrics import board_of
from assistant.roles import function_of
from assistant.text import language
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    DraftPiece,
    Initiative,
    Item,
    Lang,
    Objective,
    OkrDocument,
    Parked,
    Question,
    Request,
    Review,
    StartProposal,
)

MOST_SUGGESTED = 3
MOST_QUESTIONS = 3
MOST_BLANKS = 2
ENOUGH = 2


@dataclass(slots=True)
class _Group:
    """Tasks that move one metric."""

    metric: Metric
    lines: list[Line] = field(default_factory=list)
    launch: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What is known while one objective is planned."""

    request: Request
    review: Review
    lang: Lang
    function: str | None
    people: str | None
    parent_metrics: dict[str, str]  # metric key -> parent id


def plan(request: Request, review: Review) -> Iterator[DraftPiece]:
    """The pieces of the proposal, or of two proposals where the draft leaves the direction open."""
    document = review.document
    lang = document.lang
    function = request.function or function_of(request.role) or _function(document)
    case = _Case(
        request=request,
        review=review,
        lang=lang,
        function=function,
        people=people_of(None, review.parent, lang),
        parent_metrics=_parent_metrics(review.parent),
    )
    board = board_of(request)
    objectives = [o for o in document.objectives if not o.dropped and (o.key_results or o.written)]
    if board is not None:
        yield StartProposal()
        for objective in objectives:
            if not any(board.row(k.id) for k in objective.key_results):
                yield from _objective(objective, _for(objective, case))
        yield from plan_board(board, request, review)
        return
    if not objectives:
        yield from _from_scratch(case)
        return
    if len(objectives) == 1:
        yield from _one(objectives[0], _for(objectives[0], case))
        return
    yield StartProposal()
    for objective in objectives:
        yield from _objective(objective, _for(objective, case))


def _for(objective: Objective, case: _Case) -> _Case:
    return replace(case, people=people_of(objective, case.review.parent, case.lang))


def mended(piece: DraftedObjective | DraftedKeyResult) -> DraftedObjective | DraftedKeyResult | None:
    """A piece with errors said again from the lexicon, or None where no metric fits."""
    lang = language(piece.text)
    words = piece.text
    if isinstance(piece, DraftedKeyResult):
        words = " ".join([piece.text, *(i.text for i in piece.initiatives)])
    fit = [m for m, s in metrics_for(words, None) if s >= FITS]
    if not fit:
        return None
    if isinstance(piece, DraftedObjective):
        text = wording.objective_from(fit[:1], lang, people=None, subject=None)
        return replace(piece, text=text, kept=False) if text else None
    name = fit[0].name.in_lang(lang)
    return replace(piece, text=wording.from_to(fit[0], name, lang), kept=False)


# --- one objective ----------------------------------------------------------------------------------------------


def _one(objective: Objective, case: _Case) -> Iterator[DraftPiece]:
    """One objective, or two directions where only a label and tasks were given and two effects fit them."""
    lines = read_lines(objective, case.review, case.function)
    flaw = _flaw(objective)
    open_direction = not case.review.parent and flaw == "label_only" and not any(x.sort == "keep" for x in lines)
    ways = _ways(objective, lines, case) if open_direction else []
    if len(ways) < 2:
        yield StartProposal()
        yield from _objective(objective, case)
        return
    for metric in ways[:2]:
        effect = effect_of(metric, case.lang, people=case.people)
        yield StartProposal(effect)
        yield from _objective(objective, case, lead=metric, ask=metric is ways[0], options=ways[:2])


def _ways(objective: Objective, lines: Sequence[Line], case: _Case) -> list[Metric]:
    """Metrics with different effects that the label and its tasks may be about, best first."""
    scores: dict[str, float] = {}
    by_key: dict[str, Metric] = {}
    for metric, score in metrics_for(objective.text, case.function):
        scores[metric.key] = scores.get(metric.key, 0.0) + score
        by_key[metric.key] = metric
    for line in lines:
        if line.sort == "routine":
            continue
        for metric, score in line.metrics:
            scores[metric.key] = scores.get(metric.key, 0.0) + score * 0.7
            by_key[metric.key] = metric
    ranked = sorted((k for k in scores if scores[k] >= 0.5 and by_key[k].effect), key=lambda k: -scores[k])
    ways: list[Metric] = []
    for key in ranked:
        effect = effect_of(by_key[key], case.lang, people=case.people)
        if effect not in [effect_of(w, case.lang, people=case.people) for w in ways]:
            ways.append(by_key[key])
    return ways


def _objective(
    objective: Objective,
    case: _Case,
    *,
    lead: Metric | None = None,
    ask: bool = True,
    options: Sequence[Metric] = (),
) -> Iterator[DraftPiece]:
    lang = case.lang
    lines = read_lines(objective, case.review, case.function)
    flaw = _flaw(objective)
    groups, weak = _grouped(lines, case, lead, room=_room(lines))
    main = _main_metrics(objective, lines, groups, case, lead)
    text, kept = _objective_text(objective, flaw, main, case)
    yield DraftedObjective(
        text=text,
        why=_objective_why(objective, kept, lang),
        rewrites=(objective.id,) if objective.written else (),
        kept=kept,
        supports=tuple(dict.fromkeys(s for m in main for s in _supports(m, case))),
    )
    yield from _key_results(objective, lines, groups, weak, flaw, case)
    for line in lines:
        if line.sort == "routine":
            yield Parked(line.text, line.item.id, wording.ROUTINE.in_lang(lang))
        elif line.sort == "split":
            yield Parked(line.text, line.item.id, wording.SPLIT.in_lang(lang))
        elif line.sort == "blank":
            yield Parked(line.text, line.item.id, wording.BLANK_LINE.in_lang(lang))
    if ask:
        yield from _questions(objective, lines, weak, flaw, kept, options or main, case)


def _key_results(
    objective: Objective, lines: Sequence[Line], groups: Sequence[_Group], weak: list[Line], flaw: str, case: _Case
) -> Iterator[DraftedKeyResult]:
    lang = case.lang
    results: list[DraftedKeyResult] = []
    if flaw == "metric":
        results.append(
            DraftedKeyResult(text=objective.text, why=wording.OWN_FIGURE.in_lang(lang), rewrites=(objective.id,))
        )
    named = {g.metric.key: g for g in groups}
    for line in lines:
        if line.sort == "keep":
            results.append(_kept(line, named, case))
        elif line.sort == "date":
            text = wording.dated(line.text, lang)
            results.append(DraftedKeyResult(text=text, why=wording.DATED.in_lang(lang), rewrites=(line.item.id,)))
        elif line.sort in ("vague", "placeholder") and (rewritten := _rewritten(line, case)) is not None:
            results.append(rewritten)
        elif line.sort in ("vague", "placeholder"):
            weak.append(line)
    taken = {key for r in results for key in _keys(r.text)}
    for group in groups:
        if group.metric.key in taken:
            continue
        results.append(_suggested(group, case))
    for group in groups:
        if group.metric.key in taken:
            _attach(group, results)
    if not any(_is_outcome(r.text, lang) for r in results):
        # Nothing says yet what changes: one deliverable carries the question, the rest goes under it.
        first = next((x for x in weak if x.checkable), None)
        if first is not None:
            weak.remove(first)
            text, why = wording.with_metric(first.text, lang), wording.say("checkable", lang)
            results.append(DraftedKeyResult(text=text, why=why, rewrites=(first.item.id,)))
        elif (dated := next((x for x in lines if x.sort == "date"), None)) is not None:
            at = next(n for n, r in enumerate(results) if r.rewrites == (dated.item.id,))
            results[at] = replace(
                results[at], text=wording.with_metric(dated.text, lang), why=wording.say("checkable", lang)
            )
    if not results:
        results.append(_last_resort(objective, lines, lang))
    for line in weak:
        _under_best(line, results)
    yield from results
    if all(r.kept for r in results) and len(results) <= MOST_SUGGESTED and not _guarded(results, lang):
        guardrail = _guardrail(results, lang)
        if guardrail is not None:
            yield guardrail


def _kept(line: Line, groups: dict[str, _Group], case: _Case) -> DraftedKeyResult:
    supports = tuple(dict.fromkeys(s for k in _keys(line.text) for s in _supports_key(k, case)))
    return DraftedKeyResult(
        text=line.text, why=wording.KEPT.in_lang(case.lang), rewrites=(line.item.id,), kept=True, supports=supports
    )


def _rewritten(line: Line, case: _Case) -> DraftedKeyResult | None:
    """A vague line with its own words, a start and a target; None where no metric names what moves.

    A line that only has blanks in it keeps its words and figures, its blanks become ours.
    """
    hits = lexicon().find(line.text)
    metric = hits[0].metric if hits else (line.best[0] if line.best else None)
    sentence = line.item.sentence
    if line.sort == "placeholder":
        text = wording.with_own_blanks(line.text, sentence.blanks, case.lang)
        if len(read_sentence(text, case.lang).blanks) <= MOST_BLANKS and _is_outcome(text, case.lang):
            supports = _supports(metric, case) if metric else ()
            why = wording.BLANKS.in_lang(case.lang)
            return DraftedKeyResult(text=text, why=why, rewrites=(line.item.id,), supports=supports)
    if sentence.targets:
        return None
    name = wording.own_name(line.text, hits[0].text if hits else None, case.lang)
    given = sentence.baseline if sentence.baseline and sentence.baseline.value is not None else None
    start = given.quote if given else None
    if hits and (given is None or given.kind == hits[0].metric.kind):
        # The lexicon lends its unit only to a name that ends in its own: 食堂满意度, 门店客单价.
        text = wording.from_to(hits[0].metric, name or hits[0].metric.name.in_lang(case.lang), case.lang, start)
    elif name is not None:
        text = wording.plain_from_to(name, start, case.lang)
    elif metric is not None and given is None:
        text = wording.from_to(metric, metric.name.in_lang(case.lang), case.lang)
    else:
        text = wording.own_from_to(line.text, start, case.lang)
    if not _is_outcome(text, case.lang):
        return None
    return DraftedKeyResult(
        text=text,
        why=wording.say("vague", case.lang, line=line.text),
        rewrites=(line.item.id,),
        supports=_supports(metric, case) if metric else (),
    )


def _suggested(group: _Group, case: _Case) -> DraftedKeyResult:
    lang, metric = case.lang, group.metric
    initiatives = tuple(Initiative(x.text, x.item.id) for x in group.lines)
    if group.launch is not None and metric.kind == "percent":
        return DraftedKeyResult(
            text=wording.launched(group.launch.text, metric, lang),
            why=wording.say("launch", lang, metric=metric.name.in_lang(lang)),
            rewrites=(group.launch.item.id,),
            initiatives=initiatives,
            supports=_supports(metric, case),
        )
    if group.launch is not None:
        initiatives = (Initiative(group.launch.text, group.launch.item.id), *initiatives)
    return DraftedKeyResult(
        text=wording.from_to(metric, metric.name.in_lang(lang), lang),
        why=wording.say(
            "task", lang, lines=wording.quoted([i.text for i in initiatives], lang), metric=metric.name.in_lang(lang)
        ),
        suggested=True,
        initiatives=initiatives,
        supports=_supports(metric, case),
    )


def _attach(group: _Group, results: list[DraftedKeyResult]) -> None:
    """The tasks of a group go under the key result that already carries their metric."""
    lines = [*([group.launch] if group.launch else []), *group.lines]
    for n, result in enumerate(results):
        if group.metric.key in _keys(result.text):
            more = tuple(Initiative(x.text, x.item.id) for x in lines)
            results[n] = replace(result, initiatives=(*result.initiatives, *more))
            return


def _is_outcome(text: str, lang: Lang) -> bool:
    return judge_key_result(read_sentence(text, lang)).kind == "outcome"


def _under_best(line: Line, results: list[DraftedKeyResult]) -> None:
    """A task without a key result of its own goes under the one whose metric it serves best, else the first."""
    best = max(range(len(results)), key=lambda n: max((line.fit(k) for k in _keys(results[n].text)), default=0.0))
    more = Initiative(line.text, line.item.id)
    results[best] = replace(results[best], initiatives=(*results[best].initiatives, more))


def _last_resort(objective: Objective, lines: Sequence[Line], lang: Lang) -> DraftedKeyResult:
    """No line could be tied to a metric: the metric itself is asked for."""
    what = objective.text if objective.written else (lines[0].text if lines else "")
    what = wording.noun_of(what, lang)[: 24 if lang == "zh" else 60].strip()
    return DraftedKeyResult(text=wording.with_metric(what, lang), suggested=True)


def _guarded(results: Sequence[DraftedKeyResult], lang: Lang) -> bool:
    """Whether a guardrail is already there: a floor or ceiling, or the guardrail of one of the metrics."""
    figures = [f for r in results for f in read_sentence(r.text, lang).targets]
    if any(f.op in ("le", "ge", "lt", "gt") for f in figures):
        return True
    keys = {k for r in results for k in _keys(r.text)}
    guards = {m.guardrail for k in keys if (m := lexicon().get(k)) is not None and m.guardrail}
    return bool(keys & guards)


def _guardrail(results: Sequence[DraftedKeyResult], lang: Lang) -> DraftedKeyResult | None:
    for result in results:
        for key in _keys(result.text):
            metric = lexicon().get(key)
            guard = lexicon().get(metric.guardrail) if metric and metric.guardrail else None
            akin = guard is not None and metric is not None and bool(set(guard.functions) & set(metric.functions))
            if guard is not None and akin and guard.direction != "ambiguous":
                return DraftedKeyResult(
                    text=wording.at_most(guard, lang), why=wording.GUARDRAIL.in_lang(lang), suggested=True
                )
    return None


# --- metrics ----------------------------------------------------------------------------------------------------


def _room(lines: Sequence[Line]) -> int:
    """How many key results may still be suggested beside those that stay: two that stand carry their tasks."""
    kept = sum(x.sort in ("keep", "date") for x in lines)
    stay = kept + sum(x.sort in ("vague", "placeholder") for x in lines)
    return 0 if kept >= ENOUGH else max(MOST_SUGGESTED - stay, 0)


def _grouped(lines: Sequence[Line], case: _Case, lead: Metric | None, *, room: int) -> tuple[list[_Group], list[Line]]:
    """Tasks gathered under as few metrics as carry them, and those that fit none."""
    tasks = [x for x in lines if x.sort in ("task", "launch")]
    stay = {k for x in lines if x.sort in ("keep", "vague", "placeholder", "date") for k in _keys(x.text)}
    left = list(tasks)
    groups: list[_Group] = []
    while left:
        worth: dict[str, float] = {}
        by_key: dict[str, Metric] = {}
        for line in [x for x in left if _leads(x, case)] or ([] if groups or stay else left):
            top = line.metrics[0][1] if line.metrics else 0.0
            for metric, score in line.metrics:
                if score >= FITS and score >= top * 0.7:
                    by_key[metric.key] = metric
                    worth[metric.key] = worth.get(metric.key, 0.0) + score
        if not worth:
            break
        for key in worth:
            metric = by_key[key]
            near_parent = metric.drives in case.parent_metrics or key in case.parent_metrics
            worth[key] *= (1.3 if near_parent else 1.0) * (1.5 if lead is not None and lead.key == key else 1.0)
            worth[key] *= 1.4 if key in stay else 1.0
        free = [k for k in worth if k in stay or len([g for g in groups if g.metric.key not in stay]) < room]
        if not free:
            break
        best = max(free, key=lambda k: worth[k])
        group = _Group(by_key[best])
        for line in list(left):
            top = line.metrics[0][1] if line.metrics else 0.0
            if line.fit(best) >= max(FITS, top * 0.6):
                left.remove(line)
                if line.sort == "launch" and group.launch is None:
                    group.launch = line
                else:
                    group.lines.append(line)
        groups.append(group)
    if groups:
        for line in list(left):
            if line.best is not None or line.helping:
                # No room for its own key result: under the one it serves best.
                left.remove(line)
                max(groups, key=lambda g: line.fit(g.metric.key)).lines.append(line)
    return groups, left


def _leads(line: Line, case: _Case) -> bool:
    """Whether a line may have a key result of its own: support for others only where it moves the parent's metric."""
    return not line.helping or (line.best is not None and bool(_supports(line.best[0], case)))


def _main_metrics(
    objective: Objective, lines: Sequence[Line], groups: Sequence[_Group], case: _Case, lead: Metric | None
) -> list[Metric]:
    """The metrics whose effects the objective speaks of; one level up where that is the parent's own metric."""
    found: list[Metric] = []

    def add(metric: Metric | None) -> None:
        if metric is not None and metric.effect is not None and all(m.key != metric.key for m in found):
            found.append(metric)

    if lead is not None:
        return [lead]
    for group in groups:
        if group.metric.drives in case.parent_metrics:
            add(lexicon().get(group.metric.drives))
    if found:
        return found[:1]
    for metric, score in metrics_for(objective.text, case.function)[:1] if objective.written else ():
        if score >= FITS_WELL:
            add(metric)
    for line in lines:
        if line.sort in ("keep", "vague", "placeholder", "date"):
            for key in _keys(line.text):
                add(lexicon().get(key))
    for group in groups:
        if any(x.fit(group.metric.key) >= FITS_WELL for x in (*group.lines, *([group.launch] if group.launch else []))):
            add(group.metric)
    if not found and groups and (not objective.written or _flaw(objective) == "label_only"):
        add(groups[0].metric)
    return found[:3]


def _keys(text: str) -> list[str]:
    return [h.metric.key for h in lexicon().find(text)]


def _parent_metrics(parent: OkrDocument | None) -> dict[str, str]:
    """The lexicon's metrics in the parent's key results, and where they stand."""
    found: dict[str, str] = {}
    if parent is not None:
        for objective in parent.objectives:
            for item in (*objective.key_results, objective):
                for key in _keys(item.text) or [m.key for m, s in metrics_for(item.text, None)[:1] if s >= FITS]:
                    found.setdefault(key, f"P.{item.id}")
    return found


def _supports(metric: Metric, case: _Case) -> tuple[str, ...]:
    return _supports_key(metric.key, case)


def _supports_key(key: str, case: _Case) -> tuple[str, ...]:
    """The parent's item with this metric, or with one that it drives, at most two levels up."""
    for _ in range(3):
        if key in case.parent_metrics:
            return (case.parent_metrics[key],)
        metric = lexicon().get(key)
        if metric is None or metric.drives is None:
            return ()
        key = metric.drives
    return ()


def _function(document: OkrDocument) -> str | None:
    """The function that a title around the draft speaks of (市场部 Q3 OKR)."""
    for span in document.unparsed[:3]:
        if found := function_of(document.text[span.start : span.end]):
            return found
    return None


# --- the objective ----------------------------------------------------------------------------------------------


def _flaw(objective: Objective) -> str:
    return judge_objective(objective.sentence).flaw if objective.written else "none"


def _objective_text(objective: Objective, flaw: str, main: Sequence[Metric], case: _Case) -> tuple[str, bool]:
    """The objective's words and whether they are the draft's own."""
    if objective.written and not _grave(objective, case.review):
        return objective.text, True
    wishes = flaw in ("no_direction", "task", "routine") and not _on_evidence(main, objective, case)
    if objective.written and wishes:
        return objective.text, True
    both = 2 if flaw in ("metric", "label_only", "none") else 1
    text = wording.objective_from(list(main[:both]), case.lang, people=case.people, subject=None)
    if text is not None:
        return text, False
    if objective.written and flaw != "label_only":
        return objective.text, True
    label = wording.noun_of(objective.text, case.lang)
    if case.lang == "zh":
        return f"让{label or '这件事'}给身边的人带来看得见的改变", False
    return f"People around us notice what {label or 'this work'} changes for them", False


def _on_evidence(main: Sequence[Metric], objective: Objective, case: _Case) -> bool:
    """Whether the main metric is named by the objective itself, or is the parent's."""
    return bool(main) and (main[0].key in _keys(objective.text) or main[0].key in case.parent_metrics)


def _grave(item: Item, review: Review) -> bool:
    """Whether the item drew an error or a warning, or is only a figure, which is a key result."""
    return any(f.severity != "info" or f.check == "O03" for f in review.on(item.id))


def _objective_why(objective: Objective, kept: bool, lang: Lang) -> str:
    if kept:
        return wording.OBJECTIVE_KEPT.in_lang(lang)
    if not objective.written:
        return wording.say("objective_new", lang)
    return wording.say("objective", lang, old=objective.text)


def _from_scratch(case: _Case) -> Iterator[DraftPiece]:
    """Only a role and a parent: directions from the metrics one level below the parent's, and a question."""
    lang = case.lang
    keys = list(case.parent_metrics)
    below = [m for m in lexicon().all() if m.drives in keys and m.effect is not None]
    fit = [m for m, s in metrics_for(f"{case.request.role or ''} {case.request.text}", case.function) if s >= FITS]
    nearest = [m for m in below if case.function in m.functions] or below
    ways: list[Metric] = []
    for metric in (*fit, *nearest):
        if metric.effect is not None and all(w.key != metric.key for w in ways):
            ways.append(metric)
    for metric in ways[:3]:
        effect = effect_of(metric, lang, people=case.people) or metric.name.in_lang(lang)
        yield StartProposal(effect)
        yield DraftedObjective(text=effect, why=wording.say("objective_new", lang), supports=_supports(metric, case))
        yield DraftedKeyResult(
            text=wording.from_to(metric, metric.name.in_lang(lang), lang),
            suggested=True,
            supports=_supports(metric, case),
        )
    options = tuple(e for m in ways[:3] if (e := effect_of(m, lang, people=case.people)))
    yield Question(
        about="set",
        slot="direction",
        ask=wording.say("direction", lang),
        why=wording.say("direction_why", lang),
        options=options,
    )


# --- questions --------------------------------------------------------------------------------------------------


def _questions(
    objective: Objective,
    lines: Sequence[Line],
    weak: Sequence[Line],
    flaw: str,
    kept: bool,
    main: Sequence[Metric],
    case: _Case,
) -> Iterator[Question]:
    lang = case.lang
    asked = 0
    if flaw == "metric":
        yield Question(
            about=objective.id,
            slot="direction",
            ask=wording.say("goal", lang, what=objective.text),
            why=wording.say("goal_why", lang),
            options=tuple(wording.GOALS.in_lang(lang).split("|")),
        )
        asked += 1
    elif not kept:
        near = [m for x in lines if x.sort not in ("routine", "split", "blank") for m, s in x.metrics[:2] if s >= FITS]
        effects = (effect_of(m, lang, people=case.people) for m in (*main, *near))
        yield Question(
            about=objective.id,
            slot="direction",
            ask=wording.say("direction", lang),
            why=wording.say("direction_why", lang),
            options=tuple(dict.fromkeys(e for e in effects if e))[:3],
        )
        asked += 1
    for line in (x for x in weak if x.best is None and not x.helping):
        if asked >= MOST_QUESTIONS:
            return
        asked += 1
        yield Question(
            about=line.item.id,
            slot="metric",
            ask=wording.say("line", lang, line=line.text),
            why=wording.say("line_why", lang),
            options=tuple(m.name.in_lang(lang) for m, _ in line.metrics[:3]),
        )
    for line in lines:
        if asked >= MOST_QUESTIONS:
            return
        hits = lexicon().find(line.text)
        if line.sort == "keep" and hits and not line.item.sentence.baseline_marked and _moves(line):
            asked += 1
            metric = hits[0].metric
            yield Question(
                about=line.item.id,
                slot="baseline",
                ask=wording.say("start", lang, what=hits[0].text),
                why=wording.say("start_why", lang),
                where=metric.where.in_lang(lang) if metric.where else None,
            )


def _moves(line: Line) -> bool:
    """Whether the line states a level of a rate or a time, for which the start would tell how hard it is."""
    verdict = judge_key_result(line.item.sentence)
    targets = line.item.sentence.targets
    return (
        verdict.kind == "outcome"
        and line.item.sentence.baseline is None
        and any(t.kind in ("percent", "duration", "score", "ratio") and t.op != "change" for t in targets)
    )
