"""The counterexample by rules: known ways in which a key result is reached and nobody is better off.

Each way looks at one key result and gives the story and the key result that would close the gap, with blanks where
only a person knows the figure. No numeral stands in these sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.blanks import read_blanks, write_blank
from assistant.drafter.partner import Gap, Talk
from assistant.drafter.rules import wording
from assistant.drafter.rules.case import keys_of
from assistant.drafter.rules.lines import FITS, metrics_for
from assistant.judge import judge_key_result
from assistant.lexicon import Metric, lexicon
from assistant.numbers import read_figures
from assistant.text import plain
from assistant.types import Lang, Sentence, ShownKeyResult, ShownObjective, Text

_UNUSED = Text(
    "「{line}」按时做完了，其余各条也达标，可是没有人用起来：「{goal}」还是老样子。",
    "“{line}” is done in time and every other key result is reached, but nobody uses it: “{goal}” is no nearer.",
)
_UNUSED_WHY = Text("做完不等于用上，要看用没用。", "Done is not used; this shows whether it is.")
_PRICE = Text(
    "每条都达标，可是「{line}」是硬冲出来的：{guard}跟着变坏，「{goal}」说的人反而更难受。",
    "Every key result is reached, but “{line}” was forced: {guard} got worse on the way, and the people “{goal}” speaks of are worse off.",
)
_AVERAGE = Text(
    "「{line}」在平均数上做到了，可是最差的那些反而更差：「{goal}」落空在他们身上。",
    "“{line}” holds on average, while the worst cases got worse: for those people “{goal}” has failed.",
)
_AVERAGE_WHY = Text("平均数盖住了最差的那些。", "An average hides the worst cases.")
_BASE = Text(
    "「{line}」的比例上去了，可是靠的是难办的不接、不算进来：分母小了，「{goal}」没有发生。",
    "The rate in “{line}” rose because hard cases were turned away or left uncounted: the base shrank, and “{goal}” did not happen.",
)
_BASE_WHY = Text("比例要和数量放在同一眼里看。", "A rate is read beside the number it is a rate of.")
_UNSEEN = Text(
    "「{line}」的数字降了，可是因为不报、不记，事情照样发生：「{goal}」只在表上实现了。",
    "The count in “{line}” fell because cases were no longer reported: they still happen, and “{goal}” holds on paper only.",
)
_UNSEEN_WHY = Text("抽查能看出数字是真降还是没报。", "A spot check tells a real fall from a silent one.")
_HOLLOW = Text(
    "「{line}」的数量凑够了，可是凑数的多、顶用的少：「{goal}」没有因此更近。",
    "The number in “{line}” is reached with whatever counts, little of it of use: “{goal}” is no nearer.",
)
_HOLLOW_WHY = Text("数量旁边要有质量。", "Beside a quantity stands its quality.")
_MEAN = re.compile(
    r"平均|人均|均值|中位|满意度|评分|得分|时长|等候|响应|\b(?:average|mean|median|score|rating|satisfaction|time|wait)\b",
    re.I,
)
_MEAN_WORD = re.compile(r"平均|人均|\b(?:average|mean|median)\s", re.I)
_TAIL = re.compile(r"最差|最慢|最长|最低|长尾|最坏|\b(?:worst|slowest|longest|lowest|tail|p9\d)\b|p9\d", re.I)
_SPOT = re.compile(r"抽查|漏报|\b(?:spot check|unreported|missed by)\b", re.I)
_BASED = re.compile(r"计入|分母|\bcounted in\b", re.I)
_QUALITY = re.compile(r"合格|质量|顶用|\bquality\b|\bof use\b", re.I)
_GENERAL = 30


def gaps(talk: Talk) -> Iterator[Gap]:
    """Every gap that the rules know of, the gravest first."""
    for way in _WAYS:
        for objective in talk.proposal.objectives:
            for row in objective.key_results:
                if (gap := way(row, objective, talk)) is not None:
                    yield gap


def _unused(row: ShownKeyResult, objective: ShownObjective, talk: Talk) -> Gap | None:
    """A deliverable whose use no key result shows."""
    if judge_key_result(row.sentence).kind not in ("output", "activity"):
        return None
    lang, text = talk.lang, row.draft.text
    if row.sentence.targets and len(row.sentence.targets) > 1:
        return None
    there = _measured(talk)
    fit = [m for m, score in metrics_for(text, talk.function) if score >= FITS and m.nature == "outcome"]
    if any(m.key in there for m in fit):
        return None
    if fit:
        line = wording.from_to(fit[0], fit[0].name.in_lang(lang), lang)
        return _gap(_UNUSED, _UNUSED_WHY, line, row, objective, lang, fit[0])
    return _gap(_UNUSED, _UNUSED_WHY, wording.with_metric(text, lang), row, objective, lang)


def _price(row: ShownKeyResult, objective: ShownObjective, talk: Talk) -> Gap | None:
    """A metric whose usual guardrail nothing watches."""
    there = _measured(talk)
    for key in keys_of(row.draft.text):
        metric = lexicon().get(key)
        guard = lexicon().get(metric.guardrail) if metric is not None and metric.guardrail else None
        if guard is None or guard.key in there or guard.direction == "ambiguous":
            continue
        lang = talk.lang
        why = wording.GUARDRAIL
        return _gap(_PRICE, why, wording.at_most(guard, lang), row, objective, lang, guard)
    return None


def _average(row: ShownKeyResult, objective: ShownObjective, talk: Talk) -> Gap | None:
    """An average, a score or a waiting time, beside which nothing shows the worst cases."""
    lang, sentence = talk.lang, row.sentence
    if not _MEAN.search(plain(row.draft.text)) or _said(_TAIL, talk) or not sentence.targets:
        return None
    name = _MEAN_WORD.sub("", _name(sentence)).strip()
    if not name or sentence.targets[0].kind not in ("duration", "score"):
        return None
    start, end = write_blank("baseline", lang), write_blank("target", lang)
    line = (
        f"最差的那些{name}从{start}到{end}"
        if lang == "zh"
        else f"The worst cases of {_lower(name)} from {start} to {end}"
    )
    return _gap(_AVERAGE, _AVERAGE_WHY, line, row, objective, lang)


def _base(row: ShownKeyResult, objective: ShownObjective, talk: Talk) -> Gap | None:
    """A rate that rises as soon as hard cases are left out."""
    lang, sentence = talk.lang, row.sentence
    if not sentence.targets or sentence.targets[0].kind != "percent" or _falls(sentence) or _said(_BASED, talk):
        return None
    name = _name(sentence)
    end = write_blank("target", lang)
    if not name:
        return None
    line = f"计入「{name}」的数量不低于{end}" if lang == "zh" else f"The number counted in “{name}” at least {end}"
    return _gap(_BASE, _BASE_WHY, line, row, objective, lang)


def _unseen(row: ShownKeyResult, objective: ShownObjective, talk: Talk) -> Gap | None:
    """A count of bad things, which falls as soon as nobody reports them."""
    lang, sentence = talk.lang, row.sentence
    if not sentence.targets or not _falls(sentence) or _said(_SPOT, talk):
        return None
    if sentence.targets[0].kind in ("duration", "money"):
        return None
    end = write_blank("target", lang)
    line = f"抽查发现的漏报不高于{end}" if lang == "zh" else f"Cases found unreported in a spot check at most {end}"
    return _gap(_UNSEEN, _UNSEEN_WHY, line, row, objective, lang)


def _hollow(row: ShownKeyResult, objective: ShownObjective, talk: Talk) -> Gap | None:
    """A quantity that is reached with whatever counts."""
    lang, sentence = talk.lang, row.sentence
    if not sentence.targets or sentence.targets[0].kind not in ("count", "money", "unknown") or _falls(sentence):
        return None
    name = _name(sentence)
    if _said(_QUALITY, talk) or not name:
        return None
    end = write_blank("target", lang)
    line = (
        f"「{name}」里真正合格的占比不低于{end}%"
        if lang == "zh"
        else f"Share of “{name}” that stands up to a quality check at least {end}%"
    )
    return _gap(_HOLLOW, _HOLLOW_WHY, line, row, objective, lang)


_Way = Callable[[ShownKeyResult, ShownObjective, Talk], Gap | None]
_WAYS: tuple[_Way, ...] = (_unused, _price, _average, _unseen, _base, _hollow)


def _gap(
    story: Text,
    why: Text,
    line: str,
    row: ShownKeyResult,
    objective: ShownObjective,
    lang: Lang,
    metric: Metric | None = None,
) -> Gap:
    guard = metric.name.in_lang(lang) if metric is not None else ""
    told = story.in_lang(lang).format(line=row.draft.text, goal=objective.draft.text, guard=guard)
    return Gap(story=told, text=line, why=why.in_lang(lang), about=(row.id,), metric=metric.key if metric else None)


def _measured(talk: Talk) -> frozenset[str]:
    """The metrics that the key results speak of."""
    return frozenset(key for o in talk.proposal.objectives for k in o.key_results for key in keys_of(k.draft.text))


def _said(pattern: re.Pattern[str], talk: Talk) -> bool:
    return any(pattern.search(k.draft.text) for o in talk.proposal.objectives for k in o.key_results)


def _name(sentence: Sentence) -> str:
    """What is measured, in the line's own words."""
    name = (sentence.metric or "").strip(" ，,由从")
    if read_figures(name) or read_blanks(name):
        return ""  # "viewers back within 30 days": the figure is the line's own and goes with no other
    return name if len(name) <= _GENERAL * (1 if sentence.lang == "zh" else 2) else ""


def _falls(sentence: Sentence) -> bool:
    """Whether the line wants less of something."""
    start, end = sentence.baseline, sentence.targets[0]
    if start is not None and start.value is not None and end.value is not None:
        return end.value < start.value
    return end.op in ("le", "lt") or bool(
        re.search(r"降|减|少|\b(?:fall|falls|reduce|cut|down|fewer|less)\b", plain(sentence.text), re.I)
    )


def _lower(name: str) -> str:
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
