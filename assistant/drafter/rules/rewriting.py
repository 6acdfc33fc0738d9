"""One key result at a time: a line kept, dated, given its blanks, or a metric suggested for what is done."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafter.rules import cues, wording
from assistant.drafter.rules.case import Case, keys_of
from assistant.drafter.rules.groups import Group
from assistant.drafter.rules.lines import FITS_WELL, Line, named_in
from assistant.drafter.rules.names import own_name
from assistant.item import read_sentence
from assistant.judge import judge_key_result
from assistant.lexicon import Metric, lexicon
from assistant.text import language, plain
from assistant.types import DraftedKeyResult, Initiative, Lang

MOST_BLANKS = 2


def kept(line: Line, case: Case) -> DraftedKeyResult:
    """The line word for word."""
    return DraftedKeyResult(
        text=line.text,
        why=wording.KEPT.in_lang(case.lang),
        rewrites=(line.item.id,),
        kept=True,
        supports=_supports(line.text, case),
    )


def dated(line: Line, case: Case) -> DraftedKeyResult:
    """The line with a blank for its date; word for word where the cycle says when."""
    if case.review.cycle is not None or line.sentence.deadline is not None or cues.is_effort(line.text):
        return kept(line, case)
    return DraftedKeyResult(
        text=wording.dated(line.text, case.lang),
        why=wording.say("dated", case.lang),
        rewrites=(line.item.id,),
        supports=_supports(line.text, case),
    )


def rewritten(line: Line, case: Case) -> DraftedKeyResult | None:
    """A vague line with its own words, a start and a target; None where nothing names what moves.

    A line that only has blanks in it keeps its words and figures, its blanks become ours.
    """
    lang, sentence = case.lang, line.sentence
    hits = named_in(line.text, case.function)
    sure = line.best is not None and line.best[1] >= FITS_WELL and line.own
    metric = hits[0][0] if hits else line.best[0] if line.best is not None and sure else None
    supports = case.supports(metric) if metric else ()
    if line.sort == "placeholder":
        text = wording.with_own_blanks(line.text, sentence.blanks, lang)
        if len(read_sentence(text, lang).blanks) <= MOST_BLANKS and is_outcome(text, lang):
            why = wording.BLANKS.in_lang(lang)
            return DraftedKeyResult(text=text, why=why, rewrites=(line.item.id,), supports=supports)
    if sentence.targets:
        return None
    name = own_name(line.text, hits[0][1] if hits else None, lang)
    given = sentence.baseline if sentence.baseline and sentence.baseline.value is not None else None
    start = given.quote if given else None
    why = wording.say("vague", lang, line=line.text)
    if hits and (given is None or given.kind == hits[0][0].kind):
        # The lexicon lends its unit only to a name that ends in its own: 食堂满意度, 门店客单价.
        own = hits[0][1] if language(hits[0][1]) == lang else hits[0][0].name.in_lang(lang)
        text = wording.from_to(hits[0][0], name or own, lang, start)
    elif name is not None:
        text = wording.plain_from_to(name, start, lang)
    elif metric is not None and given is None and (hits or cues.is_wish(line.text)):
        text = wording.from_to(metric, metric.name.in_lang(lang), lang)
        why = wording.say("wish", lang, line=line.text, metric=metric.name.in_lang(lang))
    else:
        return None
    if not is_outcome(text, lang):
        return None
    return DraftedKeyResult(text=text, why=why, rewrites=(line.item.id,), supports=supports)


def unmeasured(line: Line, case: Case) -> DraftedKeyResult:
    """A line whose metric only its author can name."""
    return DraftedKeyResult(
        text=wording.with_metric(cues.without_lead_in(line.text), case.lang),
        why=wording.say("wanted", case.lang, line=line.text) if line.stays else wording.say("checkable", case.lang),
        rewrites=(line.item.id,),
    )


def suggested(group: Group, case: Case) -> DraftedKeyResult:
    """A key result for a group of tasks; a launch whose use is a share becomes one line with its date."""
    lang, metric = case.lang, group.metric
    initiatives = tuple(Initiative(x.text, x.item.id) for x in group.lines)
    name = metric.name.in_lang(lang)
    if group.launch is not None and metric.kind == "percent" and not group.launch.sentence.targets:
        return DraftedKeyResult(
            text=wording.launched(group.launch.text, metric, lang),
            why=wording.say("launch", lang, metric=name),
            rewrites=(group.launch.item.id,),
            initiatives=initiatives,
            supports=case.supports(metric),
        )
    if group.launch is not None:
        initiatives = (Initiative(group.launch.text, group.launch.item.id), *initiatives)
    return DraftedKeyResult(
        text=wording.from_to(metric, name, lang),
        why=wording.say("task", lang, lines=wording.quoted([i.text for i in initiatives], lang), metric=name),
        suggested=True,
        initiatives=initiatives,
        supports=case.supports(metric),
    )


def learned(lines: Sequence[Line], case: Case) -> DraftedKeyResult | None:
    """One result about a skill, from the lines that say what is to be learned."""
    things = []
    for line in lines:
        match = cues.LEARN.match(plain(line.text))
        if match and (thing := line.text[match.end() :].strip(" ，,。.；;")):
            things.append(thing)
    if not things:
        return None
    what = things[0] if len(things) == 1 else things[0] + ("和" if case.lang == "zh" else " and ") + things[1]
    return DraftedKeyResult(
        text=wording.able_to(what, case.lang),
        why=wording.say("learning", case.lang),
        rewrites=tuple(dict.fromkeys(x.item.id for x in lines)),
    )


def guardrail(results: Sequence[DraftedKeyResult], case: Case) -> DraftedKeyResult | None:
    """What should be kept safe beside results that all stand; None where something is, or nothing of the trade fits."""
    figures = [f for r in results for f in read_sentence(r.text, case.lang).targets]
    if any(f.op in ("le", "ge", "lt", "gt") for f in figures):
        return None
    keys = {k for r in results for k in keys_of(r.text)}
    metrics = [m for k in keys if (m := lexicon().get(k)) is not None]
    if keys & {m.guardrail for m in metrics}:
        return None
    for metric in sorted(metrics, key=lambda m: m.key):
        guard = lexicon().get(metric.guardrail) if metric.guardrail else None
        if guard is not None and guard.direction != "ambiguous" and _akin(metric, guard, case):
            text = wording.at_most(guard, case.lang)
            return DraftedKeyResult(text=text, why=wording.GUARDRAIL.in_lang(case.lang), suggested=True)
    return None


def is_outcome(text: str, lang: Lang) -> bool:
    """Whether a sentence states a change."""
    return judge_key_result(read_sentence(text, lang)).kind == "outcome"


def _akin(metric: Metric, guard: Metric, case: Case) -> bool:
    """Whether the guardrail belongs to the trade of the metric and of who writes."""
    own = metric.functions[:1]
    return bool(set(own) & set(guard.functions)) and (case.function is None or case.function in guard.functions)


def _supports(text: str, case: Case) -> tuple[str, ...]:
    metrics = [m for k in keys_of(text) if (m := lexicon().get(k)) is not None]
    return tuple(dict.fromkeys(s for m in metrics for s in case.supports(m)))
