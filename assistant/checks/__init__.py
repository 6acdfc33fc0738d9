"""All checks: the folder listing is the registry. `review` runs them over a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from assistant.check import Check, Context, Doubt, Hit
from assistant.disputes import DISPUTES
from assistant.ignores import settle
from assistant.judge.memory import forget
from assistant.profiles import Profile, load_profile
from assistant.types import (
    SEVERITIES,
    Cycle,
    Finding,
    Item,
    Notice,
    OkrDocument,
    Related,
    Review,
    Severity,
    Span,
    Text,
    Undecided,
)

# A message repeats what was seen; beyond this many characters the reader has the span.
_QUOTE_SHOWN = 60


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check by id: one per file of this folder."""
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    return tuple(import_module(f"{__name__}.{name}").check for name in names)


def find_check(check_id: str) -> Check | None:
    """The check with this id or name, or None."""
    return next((c for c in all_checks() if check_id.upper() == c.id or check_id == c.name), None)


def review(
    document: OkrDocument,
    *,
    parent: OkrDocument | None = None,
    cycle: Cycle | None = None,
    profile: Profile | None = None,
) -> Review:
    """The findings on a document. A check that needs what it was not given is silent; dropped items are not checked."""
    rules = profile or load_profile()
    period = cycle or document.cycle
    context = Context(
        document=_without_dropped(document),
        profile=rules,
        parent=_without_dropped(parent) if parent else None,
        cycle=period,
    )
    findings, undecided, notices = run(context, (c for c in all_checks() if c.scope == "draft"))
    findings, ignored, said = settle(document, findings, {c.id for c in all_checks()})
    return Review(
        document=document,
        parent=parent,
        profile=rules.name,
        cycle=period,
        findings=findings,
        undecided=undecided,
        notices=(*document.notices, *notices, *said),
        ignored=ignored,
    )


def run(
    context: Context, checks: Iterable[Check], *, everything: bool = False
) -> tuple[tuple[Finding, ...], tuple[Undecided, ...], tuple[Notice, ...]]:
    """What `checks` see in `context`: findings and doubts in the document's order, and what had to be left out.

    Checks that the house switched off are run only with `everything`.
    """
    findings: dict[tuple[str, str, Span | None], Finding] = {}
    doubts: list[Undecided] = []
    notices: list[Notice] = []
    for check in checks:
        if check.id in context.profile.off and not everything:
            continue
        for seen in check.find(context):
            if isinstance(seen, Notice):
                notices.append(seen)
            elif isinstance(seen, Doubt):
                doubts.append(Undecided(check.id, seen.item.id, seen.reason))
            elif finding := _finding(check, seen, context):
                findings.setdefault((check.id, finding.target, finding.span), finding)
    forget()
    order = {item.id: place for place, item in enumerate(context.document.items())}
    found = {(f.check, f.target) for f in findings.values()}
    return (
        tuple(
            sorted(
                findings.values(),
                key=lambda f: (order.get(f.target, len(order)), SEVERITIES.index(f.severity), f.check),
            )
        ),
        tuple(
            sorted(
                (d for d in doubts if (d.check, d.target) not in found),
                key=lambda d: (order.get(d.target, len(order)), d.check),
            )
        ),
        tuple(notices),
    )


def _finding(check: Check, hit: Hit, context: Context) -> Finding | None:
    dispute = hit.dispute or check.dispute
    side = DISPUTES[dispute].sides[context.profile.position(dispute)] if dispute else None
    if side and side.silent:
        return None
    span = _place(hit.item, hit.span)
    quote = context.document.text[span.start : span.end] if span else ""
    message, suggestion = (
        _filled(text, _shown(hit, quote), hit)
        for text in (hit.message or check.message, hit.suggestion or check.suggestion)
    )
    return Finding(
        check=check.id,
        name=check.name,
        severity=_severity(check, hit, context.profile, side.severity if side else None),
        target=hit.item.id if hit.item else "set",
        quote=quote,
        span=span,
        message=message,
        suggestion=suggestion,
        sources=check.sources,
        position=side.text if side else None,
        related=tuple(Related(item.id, _place(item, part)) for item, part in hit.related),
    )


def _severity(check: Check, hit: Hit, profile: Profile, side: Severity | None) -> Severity:
    """The house's severity; the context may soften it, and harden it only where the house has said nothing."""
    own = profile.severities.get(check.id) or side
    if hit.severity is None:
        return own or check.severity
    if own is None:
        return hit.severity
    return max(own, hit.severity, key=SEVERITIES.index)


def _place(item: Item | None, span: Span | None) -> Span | None:
    if item is None:
        return None
    return item.place(*(span or Span(0, len(item.text))))


def _shown(hit: Hit, quote: str) -> str:
    """The words as a person reads them, markup removed, cut where they are long."""
    words = quote
    if hit.item is not None and hit.item.text:
        words = hit.item.text[slice(*hit.span)] if hit.span else hit.item.text
    words = " ".join(words.split())
    return words if len(words) <= _QUOTE_SHOWN else words[: _QUOTE_SHOWN - 1] + "…"


def _filled(text: Text, quote: str, hit: Hit) -> Text:
    values = {"quote": quote, **hit.values}
    return Text(text.zh.format_map(values), text.en.format_map(values))


def _without_dropped(document: OkrDocument) -> OkrDocument:
    """The document as the checks see it: struck-out items left out, with everything below them."""
    if not any(item.dropped for item in document.items()):
        return document
    kept = tuple(
        replace(o, key_results=tuple(k for k in o.key_results if not k.dropped))
        for o in document.objectives
        if not o.dropped
    )
    return replace(document, objectives=kept)
