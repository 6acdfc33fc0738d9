"""Tracing: each fact of a field finds its origin, or is reported as invented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.blanks import read_blanks
from assistant.ledger.derive import derive_date, derive_figure
from assistant.ledger.facts import Fact, read_facts
from assistant.ledger.sources import SourceDate, SourceFigure, Sources, metrics_at
from assistant.lexicon import lexicon
from assistant.numbers import same_amount
from assistant.text import fold
from assistant.types import Blank, DateMention, FactSource, Figure, LedgerEntry, Name, Origin, Sentence

# A reference to an item by its label is no amount; it must exist, which `Scope.labels` says.
_LABEL = re.compile(r"(?i)^(?:[op]\d*\.?)?(?:o|kr|m|q)[-.\s]?\d+(?:\.kr\d+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a text stands, which decides what may be its origin.

    `own` is True for the text of an objective or key result, where a baseline or target must come from the lines it
    rewrites or from the same metric, and never from the parent. `lines` are the draft lines the item stands for.
    """

    own: bool = False
    lines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Traced:
    """The ledger of one text, and the facts that no one gave."""

    entries: tuple[LedgerEntry, ...] = ()
    invented: tuple[Fact, ...] = ()
    blanks: tuple[Blank, ...] = field(default=())


_A_SENTENCE = 6
_TRUST = {"answer": 0, "draft": 1, "metrics": 2, "cycle": 3, "role": 4, "parent": 5}
_ORIGIN: dict[str, Origin] = {
    "answer": "answer",
    "draft": "draft",
    "metrics": "metrics",
    "cycle": "context",
    "role": "context",
    "parent": "parent",
}


def trace(
    text: str,
    sources: Sources,
    *,
    target: str,
    field: str,
    scope: Scope = Scope(),
    sentence: Sentence | None = None,
) -> Traced:
    """The ledger entries of one field's text and the facts that have no origin.

    `sentence` is the text's reading where it is a key result or objective: its figures carry roles.
    """
    entries: list[LedgerEntry] = []
    invented: list[Fact] = []
    facts = read_facts(text, sentence=sentence, given=sources.given if sources.strict else None)
    said = _is_said(text, sources)
    for fact in facts:
        found = _origin(fact, facts, text, sources, scope, sentence, said=said)
        if found is None:
            invented.append(fact)
        else:
            origin, places, how = found
            entries.append(
                LedgerEntry(
                    kind=fact.kind,
                    quote=fact.quote,
                    target=target,
                    field=field,
                    span=fact.span,
                    origin=origin,
                    sources=places,
                    how=how,
                )
            )
    blanks = read_blanks(text)
    entries += [
        LedgerEntry(
            kind="date" if b.slot == "deadline" else "name" if b.slot == "owner" else "figure",
            quote=b.text,
            target=target,
            field=field,
            span=b.span,
            origin="blank",
        )
        for b in blanks
    ]
    return Traced(tuple(sorted(entries, key=lambda e: e.span)), tuple(invented), blanks)


_Found = tuple[Origin, tuple[FactSource, ...], str | None]


def _origin(
    fact: Fact,
    facts: Sequence[Fact],
    text: str,
    sources: Sources,
    scope: Scope,
    sentence: Sentence | None,
    *,
    said: bool,
) -> _Found | None:
    if _inside_term(fact, text):
        return "term", (FactSource("lexicon"),), None
    if fact.date is not None:
        return _date_origin(fact.date, sources, scope)
    if fact.name is not None:
        return _name_origin(fact.name, sources)
    if fact.figure is not None:
        found = _figure_origin(fact.figure, sources, scope, sentence, said=said)
        return found or derive_figure(fact.figure, facts, sources, scope.own)
    return _token_origin(fact.quote, sources)


def _is_said(text: str, sources: Sources) -> bool:
    """Whether the text stands in the draft word for word, a stretch of a line as well: its figures wander nowhere."""
    flat = fold(text).lower().strip(" .。;；,，")
    return len(flat) >= _A_SENTENCE and any(flat in words for source, words in sources.words if source == "draft")


def _figure_origin(
    figure: Figure, sources: Sources, scope: Scope, sentence: Sentence | None, *, said: bool
) -> _Found | None:
    metrics = metrics_at(figure, sentence) if sentence is not None else frozenset()
    words = (sentence.metric or "") if sentence is not None else ""
    fit = [
        s
        for s in sources.figures
        if _equal(figure, s.figure)
        and ((said and s.source == "draft") or _may_come_from(figure, metrics, words, s, scope))
    ]
    if not fit:
        return None
    best = min(fit, key=lambda s: (s.target not in scope.lines, _TRUST[s.source]))
    return _ORIGIN[best.source], (FactSource(best.source, best.target, best.span),), None


def _equal(a: Figure, b: Figure) -> bool:
    if same_amount(a, b):
        return True
    # 提升到 45 for 45%: the unit was dropped, the amount and the line still tell.
    unknown = "unknown" in (a.kind, b.kind)
    return unknown and a.value is not None and a.value == b.value and (a.low, a.high) == (b.low, b.high)


def _may_come_from(figure: Figure, metrics: frozenset[str], words: str, source: SourceFigure, scope: Scope) -> bool:
    """Whether a figure may be this source's: no wandering to another metric, no swapping of start and end."""
    if not scope.own:
        return True
    given = source.figure
    if source.source == "parent":
        return False
    if (figure.op == "change") != (given.op == "change") and "other" not in (figure.role, given.role):
        return False
    if {figure.role, given.role} == {"baseline", "target"}:
        return False
    if (
        figure.kind == "count"
        and given.kind == "count"
        and figure.unit
        and given.unit
        and not _like_units(figure, given)
    ):
        return False
    if metrics and source.metrics and not metrics & source.metrics:
        return False
    if source.source in ("answer", "cycle", "role"):
        return True
    if source.target is not None and source.target in scope.lines:
        return True
    if metrics & source.metrics:
        return True
    if words and source.words:
        return words == source.words or words in source.words or source.words in words
    return source.target is None and source.source in ("metrics", "draft") and not scope.lines


def _like_units(a: Figure, b: Figure) -> bool:
    """个 and 家 count the same customers, 场 and 次 the same events; 场 never counts customers."""
    if a.unit == b.unit:
        return True
    groups = (
        {"个", "家", "位", "名", "人", "户"},
        {"场", "次", "起", "例", "件"},
        {"篇", "条", "个", "份", "款", "项"},
    )
    return any(a.unit in g and b.unit in g for g in groups)


def _date_origin(date: DateMention, sources: Sources, scope: Scope) -> _Found | None:
    fit = [s for s in sources.dates if _same_date(date, s.date) and not (scope.own and s.source == "parent")]
    if fit:
        best = min(fit, key=lambda s: (s.target not in scope.lines, _TRUST[s.source]))
        return _ORIGIN[best.source], (FactSource(best.source, best.target, best.span),), None
    derived = derive_date(date, sources.cycle)
    if derived is not None:
        return "derived", (FactSource("cycle"),), derived
    return None


def _same_date(date: DateMention, given: DateMention) -> bool:
    """Every part that `date` states was given with the same value."""
    parts = ("year", "month", "day", "quarter", "half")
    stated = [p for p in parts if getattr(date, p) is not None]
    if not stated:  # a relative period: 本季度, by year end
        return fold(date.text).lower() == fold(given.text).lower()
    return all(getattr(date, p) == getattr(given, p) for p in stated)


def _name_origin(name: Name, sources: Sources) -> _Found | None:
    wanted = _bare(name.text)
    if not wanted:
        return "term", (FactSource("lexicon"),), None
    best = min(((_TRUST[s], s) for s, words in sources.words if _says(words, wanted)), default=None)
    if best is not None:
        return _ORIGIN[best[1]], (FactSource(best[1]),), None
    if wanted in _lexicon_words():
        return "term", (FactSource("lexicon"),), None
    return None


def _says(words: str, name: str) -> bool:
    """Whether `words` hold the name; a Latin one as words of its own: Dr is not in draft."""
    at = words.find(name)
    while at >= 0:
        before, after = words[at - 1 : at], words[at + len(name) : at + len(name) + 1]
        latin = (name[0].isascii() and before.isascii() and before.isalnum()) or (
            name[-1].isascii() and after.isascii() and after.isalnum()
        )
        if not latin:
            return True
        at = words.find(name, at + 1)
    return False


def _token_origin(token: str, sources: Sources) -> _Found | None:
    folded = fold(token).lower()
    if folded in sources.tokens:
        source = next((s for s, words in sources.words if folded in words), "draft")
        return _ORIGIN[source], (FactSource(source),), None
    if _LABEL.match(folded) and folded.split(".")[-1] in sources.tokens:
        return "draft", (FactSource("draft"),), None
    return None


def _bare(name: str) -> str:
    """A name without its @ and folded, as it is looked for in what was given."""
    return fold(name).lower().strip("@＠ 　")


@lru_cache(maxsize=1)
def _lexicon_words() -> frozenset[str]:
    """Product names and channels that the lexicon itself speaks of (小红书, CRM), lower case."""
    words: set[str] = set()
    for metric in lexicon().all():
        for text in (metric.name.zh, metric.name.en, *metric.synonyms_zh, *metric.synonyms_en):
            words.add(fold(text).lower())
            words.update(re.findall(r"[a-z][a-z0-9&-]+", fold(text).lower()))
        words.update(fold(t).lower() for t in (*metric.topics_zh, *metric.topics_en))
    return frozenset(words)


def _inside_term(fact: Fact, text: str) -> bool:
    """Whether the fact's digits stand inside a term of the lexicon: p95, 7 日留存."""
    if fact.name is not None or (fact.figure is not None and fact.figure.role in ("baseline", "target")):
        return False
    return any(s.start <= fact.span.start and fact.span.end <= s.end for s in lexicon().find_terms(text))


__all__ = ["Scope", "SourceDate", "Traced", "trace"]
