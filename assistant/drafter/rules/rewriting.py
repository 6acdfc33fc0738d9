"""One key result at a time: a line kept, dated, given its blanks, or a metric suggested for what is done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafter.rules import cues, wording
from assistant.drafter.rules.case import Case, keys_of
from assistant.drafter.rules.groups import Group
from assistant.drafter.rules.lines import FITS_WELL, Line, named_in
from assistant.drafter.rules.moves import has_only_one_end, in_another_order, move_of
from assistant.drafter.rules.names import own_name
from assistant.drafter.rules.relief import relief_of
from assistant.item import read_sentence
from assistant.item.problems import is_problem
from assistant.judge import judge_key_result
from assistant.lexicon import Metric, lexicon
from assistant.text import language, plain
from assistant.types import DraftedKeyResult, Lang

MOST_BLANKS = 2
_DIGITS = re.compile(r"\d+")
_PERIODS = re.compile(r"(?i)\b[QH][1-4]\b|\b20\d\d年?|\d{1,2}月(?:\d{1,2}日)?")


def standing(line: Line, case: Case) -> DraftedKeyResult | None:
    """The key result that a line is already, with its blanks where it lacks something; None where it is none."""
    if line.sort in ("keep", "made") and (row := _in_order(line, case)) is not None:
        return row
    if line.sort == "keep":
        return kept(line, case)
    if line.sort == "count":
        return dated(line, case)
    if line.sort == "made" and line.sound and line.whole:
        return kept(line, case)
    if line.sort == "placeholder":
        return _with_own_blanks(line, case) or rewritten(line, case)
    return rewritten(line, case) if line.sort in ("vague", "problem") else None


def kept(line: Line, case: Case) -> DraftedKeyResult:
    """The line word for word."""
    why = wording.KEPT.in_lang(case.lang)
    return DraftedKeyResult(text=line.text, why=why, rewrites=(line.item.id,), kept=True)


def dated(line: Line, case: Case) -> DraftedKeyResult:
    """The line with a blank for its date; word for word where the cycle says when."""
    recurs = cues.is_effort(line.text) or judge_key_result(line.sentence).cadence
    if case.review.cycle is not None or line.sentence.deadline is not None or recurs:
        return kept(line, case)
    text, why = wording.dated(line.text, case.lang), wording.say("dated", case.lang)
    return DraftedKeyResult(text=text, why=why, rewrites=(line.item.id,))


def _in_order(line: Line, case: Case) -> DraftedKeyResult | None:
    """A line that tells its start and its end as a chat does, in the order of a key result."""
    told = in_another_order(line.text, line.sentence) or (
        is_problem(line.text) and has_only_one_end(line.text, line.sentence)
    )
    move = move_of(line.text, line.sentence) if told else None
    if move is None:
        return None
    why = wording.say("ordered", case.lang, line=line.text)
    return DraftedKeyResult(text=move.text(case.lang), why=why, rewrites=(line.item.id,))


def _with_own_blanks(line: Line, case: Case) -> DraftedKeyResult | None:
    """A line that only has blanks in it keeps its words and figures, its blanks become ours."""
    text = wording.with_own_blanks(line.text, line.sentence.blanks, case.lang)
    if len(read_sentence(text, case.lang).blanks) > MOST_BLANKS or not is_outcome(text, case.lang):
        return None
    return DraftedKeyResult(text=text, why=wording.BLANKS.in_lang(case.lang), rewrites=(line.item.id,))


def rewritten(line: Line, case: Case) -> DraftedKeyResult | None:
    """A vague line or a problem with its own words, a start and a target; None where nothing names what moves."""
    if (text := _by_relief(line, case) or _by_figures(line, case) or _by_name(line, case)) is None:
        return None
    told = line.sentence.baseline is not None and bool(line.sentence.targets)
    why = wording.say("ordered" if told else "vague", case.lang, line=line.said)
    return DraftedKeyResult(text=text, why=why, rewrites=(line.item.id,))


def _by_figures(line: Line, case: Case) -> str | None:
    """The move of a line that says where things stand."""
    if not has_only_one_end(line.text, line.sentence) and not in_another_order(line.text, line.sentence):
        return None
    move = move_of(line.text, line.sentence)
    text = move.text(case.lang) if move is not None else ""
    return text if text and not _lost(line.text, text) else None


def _by_relief(line: Line, case: Case) -> str | None:
    """What counts a trouble in its own words, where they hold all its figures: 打不通的占比从十个有七个到【待填：目标】%."""
    relief = relief_of(line.text, case.lang)
    if relief is None or relief.measure is None:
        return None
    figures = [f for f in line.sentence.figures if f.value is not None]
    told = f"{relief.measure} {relief.start or ''}"
    move = move_of(line.text, line.sentence) if not figures else None
    # 跟产品要素材总是拖 is a time; 合同拖到最后一天才给 has no better name for one than the whole complaint.
    timed = move is not None and move.slow and move.name.removesuffix("用时") != relief.measure.removesuffix("的次数")
    if timed or any(f.quote.strip() not in told for f in figures):
        return None
    text = wording.plain_from_to(relief.measure, relief.start, case.lang, relief.unit)
    return text if is_outcome(text, case.lang) else None


def _by_name(line: Line, case: Case) -> str | None:
    """What a line without a figure names, or the metric that fits it beyond doubt and is not the leader's own."""
    lang = case.lang
    if line.sentence.targets or line.sentence.baseline is not None:
        return None
    hits = named_in(line.text, case.function)
    own = own_name(line.text, hits[0][1] if hits else None, lang)
    sure = line.best is not None and line.best[1] >= FITS_WELL and line.own and line.sort != "problem"
    sure = sure and cues.is_wish(line.text)
    move = move_of(line.text, line.sentence)
    if hits:
        # The lexicon lends its unit only to a name that ends in its own: 食堂满意度, 门店客单价.
        bare = hits[0][1] if language(hits[0][1]) == lang else hits[0][0].name.in_lang(lang)
        text = wording.from_to(hits[0][0], own or bare, lang)
    elif own is not None:
        text = wording.plain_from_to(own, None, lang)
    elif move is not None:
        text = move.text(lang)
    elif sure and line.best is not None and line.best[0].key not in case.parent_metrics:
        text = wording.from_to(line.best[0], line.best[0].name.in_lang(lang), lang)
    else:
        return None
    return text if is_outcome(text, lang) and not _lost(line.text, text) else None


def _lost(line: str, text: str) -> set[str]:
    """The amounts of a line that a rewrite of it does not say."""
    return set(_DIGITS.findall(_PERIODS.sub("", line))) - set(_DIGITS.findall(text))


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
    name = metric.name.in_lang(lang)
    if group.launch is not None and metric.kind == "percent" and not group.launch.sentence.targets:
        return DraftedKeyResult(
            text=wording.launched(group.launch.text, metric, lang),
            why=wording.say("launch", lang, metric=name),
            rewrites=(group.launch.item.id,),
        )
    return DraftedKeyResult(
        text=wording.from_to(metric, name, lang),
        why=wording.say("task", lang, lines=wording.quoted([x.said for x in group.all], lang), metric=name),
        suggested=True,
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
