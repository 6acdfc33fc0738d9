"""The objective of a proposal: the effect of the main metric on the people that the draft or its parent names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafter.rules import cues, wording
from assistant.drafter.rules.case import Case
from assistant.drafter.rules.changing import change_of
from assistant.drafter.rules.groups import Group
from assistant.drafter.rules.lines import FITS, FITS_WELL, Line, metrics_for, named_in
from assistant.drafter.rules.names import noun_of, own_name
from assistant.drafter.rules.relief import relief_of
from assistant.item import read_sentence
from assistant.judge import judge_objective
from assistant.lexicon import Metric, lexicon
from assistant.text import length, plain
from assistant.types import DraftedKeyResult, DraftedObjective, Objective

_LONGEST = {"zh": 40, "en": 24}
_FOR_SOMEBODY = re.compile(r"[让讓使]|(?:make|let)\s(?!sure\b|an?\b|the\b|it\b)(?:[a-z'-]+\s){2,}", re.IGNORECASE)
_WANTED_OF = re.compile(
    r"(?P<who>(?:the|our|my|more|all|every)\s[a-z' -]{2,24}?)\sto\s(?P<do>[a-z]+(?:\s.{2,40})?)$", re.IGNORECASE
)
# What may stand before a metric's name and leave it what it is.
_QUALIFIES_ZH = re.compile(
    r"(?:老|新|大|重点|核心|整体|平均|线上|线下|全部|主要|全年|门店|店铺|客户|用户|会员|顾客|系统|公司|产品|接口|页面|首页|订单|支付|登录|搜索|链路|服务|项目|部门|团队|季度?|月度?|年度?|单|场|人均|的|\s|"
    r"(?:20\d\d年?)?Q\d|[\d一二三四五六七八九十]{1,2}月|第[一二三四]季度|月底)*"
)
_QUALIFIES_EN = re.compile(
    r"(?i)(?:(?:customer|average|overall|total|monthly|weekly|online|our|net|new|site|website|app|team|the|q\d|gross|annual)\s*)*"
)
_LEADING = 2
_LONGEST_QUOTE = 60
_CLAUSE = re.compile(r"[,，(（;；](?!\d)")
_SKILL = "independent-tasks"  # what somebody who is still learning is working for


def is_written(objective: Objective) -> bool:
    """Whether the draft has an objective: 这季度想做的 is only a heading."""
    return objective.written and not cues.is_heading(objective.text)


def flaw_of(objective: Objective) -> str:
    """What the draft's objective lacks; "none" where there is none."""
    return judge_objective(objective.sentence).flaw if is_written(objective) else "none"


def main_metrics(
    objective: Objective,
    lines: Sequence[Line],
    groups: Sequence[Group],
    rows: Sequence[DraftedKeyResult],
    case: Case,
    lead: Metric | None,
) -> list[Metric]:
    """The metrics whose effects the objective speaks of: those of its first key results, or of the work where no result
    stands; one level up where that is the parent's own metric.
    """
    if lead is not None:
        return [lead]
    above = [lexicon().get(g.metric.drives) for g in groups if g.metric.drives in case.parent_metrics and g.sure]
    if found := [m for m in above if m is not None and m.effect is not None and _own_trade(m, case)]:
        return found[:1]
    candidates: list[Metric] = []
    if is_written(objective):
        candidates += [m for m, _ in named_in(objective.text, case.function)]
        likely = [m for m, s in metrics_for(objective.text, case.function)[:1] if s >= FITS_WELL]
        label = flaw_of(objective) == "label_only"
        candidates += [m for m in likely if label or any(x.fit(m.key) >= FITS and x.own for x in lines)]
    for row in rows[:_LEADING]:
        if not row.suggested:
            candidates += [m for m, words in named_in(row.text, case.function) if _bare(words, row.text, case)]
    stands = any(r.kept or not read_sentence(r.text, case.lang).blanks for r in rows)
    groups = [] if stands else groups
    written = is_written(objective) and flaw_of(objective) not in ("label_only", "metric")
    candidates += [g.metric for g in groups if g.sure and not (written and len(g.all) < 2)]
    if not candidates and groups and flaw_of(objective) in ("none", "label_only"):
        candidates = [g.metric for g in groups if g.sure][:1]
    unique = {m.key: m for m in candidates if m.effect is not None and _own_trade(m, case)}
    return list(unique.values())[:3]


def _own_trade(metric: Metric, case: Case) -> bool:
    """Whether a metric's effect may be said of this trade: fewer hotel guests follow from no app's bookings."""
    return case.function in (None, "general") or not metric.functions or case.function in metric.functions


def drafted(
    objective: Objective,
    lines: Sequence[Line],
    main: Sequence[Metric],
    rows: Sequence[DraftedKeyResult],
    wish: Line | None,
    case: Case,
) -> DraftedObjective:
    """The proposal's objective, with the reason for its words; `wish` is a line of the draft that is one already."""
    lang = case.lang
    rewrites = (objective.id,) if objective.written else ()
    supports = tuple(dict.fromkeys(s for r in rows for s in r.supports))[:1]

    def made(text: str, why: str, *, kept: bool = False) -> DraftedObjective:
        return DraftedObjective(text=text, why=why, rewrites=rewrites, kept=kept, supports=supports)

    if is_written(objective) and not _grave(objective, case):
        return made(objective.text, wording.OBJECTIVE_KEPT.in_lang(lang), kept=True)
    flaw = flaw_of(objective)
    effects = list(dict.fromkeys(e for m in main if (e := case.effect(m))))
    of_people = case.people is not None and bool(effects) and case.people in effects[0]
    if flaw in ("no_direction", "task", "routine", "ok") and not of_people:
        text = wording.joined(objective.text, effects[0], lang) if effects else ""
        if text and length(text, lang) <= _LONGEST[lang] and not plain(text).startswith("让"):
            return made(text, wording.say("objective_joined", lang))
        return made(objective.text, wording.say("objective_open", lang), kept=True)
    why = (
        wording.say("objective", lang, old=objective.text)
        if is_written(objective)
        else wording.say("objective_new", lang)
    )
    if wish is not None:
        return made(_as_state(cues.without_lead_in(wish.text.strip(" 。.；;"))), why)
    learns = case.newcomer and flaw == "none" and any(x.sort == "learning" for x in lines)
    if learns and (skill := lexicon().get(_SKILL)) is not None:
        effects = [case.effect(skill) or "", *effects][:1]
    both = 2 if flaw == "none" else 1
    told = _relieved(lines, rows, case) if flaw in ("none", "label_only") and not learns else []
    if told and told[0][1]:
        return made(wording.once_relieved([state for state, _ in told], lang), wording.say("objective_relief", lang))
    if (effect := wording.objective_from(effects[:both], lang, case.people)) is not None:
        return made(effect, why)
    if told:
        return made(wording.once_relieved([state for state, _ in told], lang), wording.say("objective_relief", lang))
    if (change := change_of(rows, case.review.document)) is not None:
        return made(change, why)
    if flaw == "metric":
        return made(objective.text, wording.say("objective_open", lang), kept=True)
    return made(wording.say("objective_asked", lang, what=_own_words(objective, lines, case)), why)


def _relieved(lines: Sequence[Line], rows: Sequence[DraftedKeyResult], case: Case) -> list[tuple[str, bool]]:
    """How things are once the troubles that the draft tells are gone, and whether a key result is about it; these first."""
    made = {r for row in rows for r in row.rewrites}
    found: dict[str, bool] = {}
    for line in lines:
        relief = relief_of(line.text, case.lang) if line.stays else None
        if relief is not None and relief.state:
            found.setdefault(relief.state, line.item.id in made)
    told = [pair for pair in found.items() if pair[1]]
    return told or list(found.items())


def _own_words(objective: Objective, lines: Sequence[Line], case: Case) -> str:
    """What the draft is about in its own words, for the question what it should change."""
    said = [noun_of(objective.text, case.lang)] if is_written(objective) else []
    said += [x.text for x in lines if x.stays] + [x.text for x in lines if x.work] + [case.request.text.strip()]
    first = _CLAUSE.split(cues.without_lead_in(said[0]))[0].strip()
    return first if len(first) <= _LONGEST_QUOTE else f"{first[: _LONGEST_QUOTE - 1]}…"


def _bare(words: str, text: str, case: Case) -> bool:
    """Whether a key result means the metric itself: 老客户续约率 does, 食堂满意度 is not how customers feel."""
    name = own_name(text, words, case.lang) or read_sentence(text, case.lang).metric or words
    before = plain(name).partition(plain(words))[0].strip()
    return (_QUALIFIES_ZH if case.lang == "zh" else _QUALIFIES_EN).fullmatch(before) is not None


def wish_of(lines: Sequence[Line], case: Case) -> Line | None:
    """A line of the draft that says what should change for whom is its objective already: 让孩子们更爱读书."""
    for line in lines:
        text = cues.without_lead_in(line.text.strip(" 。.；;"))
        starts = _FOR_SOMEBODY.match(text) is not None and not line.sentence.targets and not line.helping
        if _WANTED_OF.match(text) and not line.sentence.targets:
            return line
        if starts and judge_objective(read_sentence(text, case.lang)).flaw in ("ok", "no_direction", "task"):
            return line
    return None


def _as_state(wish: str) -> str:
    """What somebody is wanted to do as what they do: "the kids to read more" -> "The kids read more"."""
    match = _WANTED_OF.match(wish)
    said = f"{match['who']} {match['do']}" if match else wish
    return said[:1].upper() + said[1:]


def _grave(objective: Objective, case: Case) -> bool:
    """Whether the objective drew an error or a warning, or is only a figure, which is a key result."""
    return any(f.severity != "info" or f.check == "O03" for f in case.review.on(objective.id))
