"""What each statement of a draft is to the rule drafter: kept, rewritten, a task, business as usual, a split of work."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from assistant.drafter.rules import cues
from assistant.drafter.rules.clauses import clauses
from assistant.drafter.rules.names import own_name
from assistant.drafter.rules.relief import relief_of
from assistant.drafter.rules.splits import is_share, is_split
from assistant.item import read_sentence
from assistant.item.problems import is_aimed, is_problem
from assistant.judge import judge_key_result
from assistant.judge.routine import is_routine
from assistant.lexicon import Metric, lexicon
from assistant.text import plain
from assistant.types import Item, Objective, Review, Sentence

# Below FITS a metric is a guess (one common word, or a word of another trade): the line is kept and asked about.
# An objective is rewritten only from a metric that fits beyond doubt.
FITS = 0.45
FITS_WELL = 0.55
_START_AND_END = 2
_ENOUGH_FOR_A_TITLE = 3
# "Clinic notes: no-shows 22%": whose lines these are, in front of the first.
_DASHED = re.compile(r"(?P<title>(?:[A-Za-z&/]+\s){1,3})-\s+(?=\S)")
_TITLE = re.compile(r"(?P<title>(?:[A-Za-z&/-]+\s?){1,3}):\s+(?=\S)")

Sort = Literal[
    "keep", "made", "count", "vague", "problem", "placeholder", "launch", "task", "effort", "learning", "routine", "split", "shared",
    "blank", "heading",
]  # fmt: skip
_PLATFORMS = (("小红书", "xiaohongshu"), ("抖音", "douyin"), ("微信", "wechat"), ("公众号", "wechat"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement of a draft line with the metrics it usually serves, best first.

    `whole` is False where the line says more than this statement. `sound` lines drew neither an error nor a warning.
    `after` is the trouble that the same line tells right before this piece of work: it is done about that.
    """

    item: Item
    text: str
    sentence: Sentence
    sort: Sort
    whole: bool = True
    sound: bool = False
    metrics: tuple[tuple[Metric, float], ...] = ()
    own: bool = True
    after: str | None = None

    @property
    def said(self) -> str:
        """The statement without the stop at its end, as it stands under a key result or beside the OKR."""
        return self.text.rstrip(" 。.；;")

    @property
    def helping(self) -> bool:
        """Whether the line is support for somebody else's work: it moves no metric by itself."""
        return cues.is_help(self.text)

    @property
    def stays(self) -> bool:
        """Whether the line is a key result already, whatever it still lacks."""
        return self.sort in ("keep", "count", "vague", "problem", "placeholder")

    @property
    def work(self) -> bool:
        """Whether the line is something to do."""
        return self.sort in ("task", "launch", "effort", "made", "learning")

    def fit(self, key: str) -> float:
        """How well a metric fits the line, 0 to 1."""
        return next((score for metric, score in self.metrics if metric.key == key), 0.0)

    @property
    def best(self) -> tuple[Metric, float] | None:
        """The metric that fits it best, None where the best is a guess."""
        return self.metrics[0] if self.metrics and self.metrics[0][1] >= FITS else None


def read_lines(objective: Objective, review: Review, function: str | None) -> list[Line]:
    """The statements of the objective's live lines, sorted."""
    lang = review.document.lang
    lines: list[Line] = []
    first = objective.key_results[0] if objective.key_results and not objective.written else None
    several = len(objective.key_results) >= _ENOUGH_FOR_A_TITLE
    for item in objective.key_results:
        if not item.text or item.dropped:
            continue
        sound = all(f.severity == "info" for f in review.on(item.id))
        parts = [item.text] if is_split(item.text) else clauses(item, lang, sound=sound)
        alone = len(parts) >= _ENOUGH_FOR_A_TITLE
        entitled = item is first and not item.label and (several or alone)
        title = (_TITLE.match(parts[0]) or (_DASHED.match(parts[0]) if alone else None)) if entitled else None
        if title is not None:
            parts = [title["title"].strip(), parts[0][title.end() :], *parts[1:]]
        told: str | None = None
        for part in parts:
            part = part if item.label or cues.is_heading(part) else cues.without_lead_in(part)
            whole = part == item.text
            sentence = item.sentence if whole else read_sentence(part, lang)
            if title is not None and part == title["title"].strip():
                lines.append(Line(item=item, text=part, sentence=sentence, sort="heading", whole=False))
                continue
            line = _line(item, part, sentence, whole, sound, objective, review, function)
            lines.append(replace(line, after=told) if line.work and told and _about(part, told) else line)
            told = line.text if line.sort == "problem" else None
    if sum(is_share(x.text) for x in lines) >= 2:
        lines = [replace(x, sort="split") if is_share(x.text) else x for x in lines]
    return lines


def _about(work: str, trouble: str) -> bool:
    """Whether a piece of work takes up a word of the trouble before it: 家长天天问一样的问题，弄个问答文档."""
    if re.search(r"[\u4e00-\u9fff]", work):
        words = [
            set(re.findall(r"[\u4e00-\u9fff]", t)) - set("的了我个一不是要在这那有上下们就都也还和做弄搞")
            for t in (work, trouble)
        ]
    else:
        words = [{w[:5] for w in re.findall(r"[a-z]{4,}", t.lower())} for t in (work, trouble)]
    return bool(words[0] & words[1])


def _line(
    item: Item,
    text: str,
    sentence: Sentence,
    whole: bool,
    sound: bool,
    objective: Objective,
    review: Review,
    function: str | None,
) -> Line:
    grave = {f.check for f in review.on(item.id) if f.severity != "info"} if whole else set()
    sort = _sort(text, sentence, grave, whole)
    metrics = metrics_for(text, function)
    own = True
    if sort not in ("keep", "count") and (not metrics or metrics[0][1] < FITS) and objective.written:
        # 写周报 says nothing alone; under 客户续约 it may.
        metrics = tuple((m, s * 0.8) for m, s in metrics_for(f"{text} {objective.text}", function))
        own = False
    return Line(item=item, text=text, sentence=sentence, sort=sort, whole=whole, sound=sound, metrics=metrics, own=own)


def metrics_for(text: str, function: str | None) -> tuple[tuple[Metric, float], ...]:
    """Outcome metrics that the work in `text` usually serves, best first, at most eight."""
    found = lexicon().suited(text, function=function)
    return tuple((m, s) for m, s in found if m.nature == "outcome" and not _of_another_house(m, text))[:8]


def _of_another_house(metric: Metric, text: str) -> bool:
    """Whether a metric's name speaks of a platform that the text does not: no Xiaohongshu notes for Instagram."""
    return any(zh in metric.name.zh and not (zh in text or en in text.lower()) for zh, en in _PLATFORMS)


def named_in(text: str, function: str | None) -> list[tuple[Metric, str]]:
    """Outcome metrics that `text` names, each with the words it is named by; strangers to the trade stay out.

    签约率 is a seller's win rate and nothing of the kind to who hires graduates.
    """
    return [
        (h.metric, h.text) for h in lexicon().find(text) if h.metric.nature == "outcome" and h.metric.of_trade(function)
    ]


def _sort(text: str, sentence: Sentence, grave: set[str], whole: bool) -> Sort:
    launch = cues.LAUNCH.search(plain(text)) is not None
    if cues.is_heading(text) and not _holds_a_figure(sentence) and relief_of(text, sentence.lang) is None:
        return "heading"
    if (is_routine(text) or is_routine(plain(text)) or cues.is_chore(text)) and not (launch or is_problem(text)):
        return "routine"
    if is_split(text):
        return "split"
    if cues.is_assignment(text):
        return "shared"
    if not re.search(r"[^\W\d_]{2}", text):
        return "blank"
    verdict = judge_key_result(sentence)
    named = any(h.metric.nature == "outcome" for h in lexicon().find(text))
    if sentence.blanks:
        if named or verdict.kind == "outcome":
            return "placeholder"
        return "blank" if verdict.kind == "empty" else "task"
    counted = bool(sentence.targets)
    bound = counted and (
        sentence.baseline is not None or any(t.op in ("le", "ge", "lt", "gt") for t in sentence.targets)
    )
    aimed = (
        bound
        and verdict.measurable
        and (not sentence.baseline or any(is_aimed(plain(text), t) for t in sentence.targets))
    )
    if (is_problem(text) or (not bound and relief_of(text, sentence.lang))) and not aimed and not cues.is_zero(text):
        return "problem"
    if launch and counted and not named and verdict.kind != "activity":
        return "made" if not grave else "launch"
    if cues.is_learning(text) and not named:
        return "learning"
    if not counted and sentence.baseline is not None and sentence.baseline.value is not None:
        return "vague"
    if (cues.is_effort(text) and not bound) or (
        verdict.kind == "activity" and (verdict.cadence or (counted and not cues.is_gain(text)))
    ):
        return "effort"
    if (bound and verdict.measurable) or cues.is_zero(text):
        return "keep"
    if counted and (verdict.kind == "outcome" or named or _counts(text)):
        if not verdict.measurable:
            return "vague"
        return "count" if "K05" in grave else "keep"
    bare = not counted and sentence.deadline is None and own_name(text, None, sentence.lang) == text.strip()
    if whole and not grave and verdict.measurable and not cues.is_wish(text) and not bare:
        if verdict.kind == "outcome":
            return "keep"
        if verdict.kind == "output" and (counted or sentence.deadline is not None):
            return "made"
    measure = (bare and verdict.kind == "outcome") or (
        verdict.kind == "topic" and own_name(text, None, sentence.lang) is not None
    )
    if cues.is_wish(text) or measure or (named and verdict.kind in ("topic", "outcome")):
        return "vague"
    if launch:
        return "launch"
    if verdict.measurable and (counted or (verdict.kind == "output" and sentence.deadline is not None)):
        return "made"
    return "task"


def _holds_a_figure(sentence: Sentence) -> bool:
    """Whether words that sound like a heading tell a start or an end all the same: 平均 41 天，老板要求 25 天."""
    return len([f for f in sentence.figures if f.role != "other"]) >= _START_AND_END


def _counts(text: str) -> bool:
    """Whether what is counted is itself the metric of the lexicon that fits: 45 meetings booked."""
    best = next(iter(lexicon().suited(text)), None)
    return best is not None and best[1] >= FITS_WELL and best[0].kind == "count" and best[0].nature == "outcome"
