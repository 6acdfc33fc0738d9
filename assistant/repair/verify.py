"""A piece is traced and checked: what the ledger knows of it, what the checks say, what nobody gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.check import Context, Evidence, Invented
from assistant.checks import all_checks, run
from assistant.item import read_sentence
from assistant.ledger import Scope, trace
from assistant.proposed import as_document, localise
from assistant.repair.bench import Bench
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    Finding,
    LedgerEntry,
    Parked,
    Question,
    ShownKeyResult,
    ShownObjective,
)

# Nothing with one of these is ever shown.
NEVER_SHOWN = frozenset({"G01", "G03", "G04", "G05", "G07"})


@dataclass(frozen=True, slots=True)
class Verified:
    """One piece's ledger, the facts nobody gave, and the findings on it (spans in its own text)."""

    entries: tuple[LedgerEntry, ...]
    invented: tuple[Invented, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether it may be shown as it is: no error at all."""
        return not any(f.severity == "error" for f in self.findings)

    @property
    def showable(self) -> bool:
        """Whether it may be shown, if need be as unfinished."""
        return not any(f.check in NEVER_SHOWN for f in self.findings)


def verify_objective(piece: DraftedObjective, target: str, bench: Bench) -> Verified:
    """The verdict on an objective alone; what its key results mean for it is judged with the whole proposal."""
    lines = frozenset(k.id for o in bench.review.document.objectives for k in o.key_results) | frozenset(piece.rewrites)
    traced = _fields([("text", piece.text), ("why", piece.why)], target, bench, scope=Scope(own=False, lines=lines))
    shown = ShownObjective(id=target, draft=piece)
    return _checked(traced, target, [shown], bench)


def verify_key_result(piece: DraftedKeyResult, target: str, objective: ShownObjective, bench: Bench) -> Verified:
    """The verdict on a key result in the company of the objective and the key results shown before it."""
    sentence = read_sentence(piece.text, bench.lang)
    own = trace(
        piece.text,
        bench.sources,
        target=target,
        field="text",
        scope=Scope(own=True, lines=frozenset(piece.rewrites)),
        sentence=sentence,
    )
    rest = _fields(
        [("why", piece.why), *(("initiative", i.text) for i in piece.initiatives)],
        target,
        bench,
        scope=Scope(lines=frozenset(piece.rewrites)),
    )
    invented = tuple(Invented(target, "text", f.kind, f.quote, f.span) for f in own.invented)
    traced = Verified((*own.entries, *rest.entries), (*invented, *rest.invented))
    shown = ShownKeyResult(id=target, draft=piece, sentence=sentence)
    return _checked(traced, target, [replace(objective, key_results=(*objective.key_results, shown))], bench)


def verify_text(texts: Iterable[tuple[str, str]], target: str, bench: Bench) -> Verified:
    """The ledger of other shown texts (field, text): a reason, a question, a parked line. No checks."""
    return _fields(list(texts), target, bench, scope=Scope())


def verify_whole(
    objectives: Sequence[ShownObjective],
    parked: Sequence[Parked],
    questions: Sequence[Question],
    bench: Bench,
    invented: Sequence[Invented] = (),
) -> tuple[Finding, ...]:
    """Every finding on a whole proposal, spans in the items' own texts."""
    elsewhere = tuple(shown_texts((), parked, questions)) + tuple(
        i.text for o in objectives for k in o.key_results for i in k.draft.initiatives
    )
    return _findings(objectives, bench, tuple(invented), elsewhere=elsewhere, partial=False)


def shown_texts(
    objectives: Sequence[ShownObjective], parked: Sequence[Parked], questions: Sequence[Question]
) -> Iterator[str]:
    """Every text in which a target of the draft may have found its place."""
    for objective in objectives:
        yield objective.draft.text
        for kr in objective.key_results:
            yield kr.draft.text
            yield from (i.text for i in kr.draft.initiatives)
    yield from (p.text for p in parked)
    yield from (q.ask for q in questions)


def _fields(texts: Sequence[tuple[str, str]], target: str, bench: Bench, *, scope: Scope) -> Verified:
    entries: list[LedgerEntry] = []
    invented: list[Invented] = []
    for field, text in texts:
        traced = trace(text, bench.sources, target=target, field=field, scope=scope)
        entries += traced.entries
        invented += [Invented(target, field, f.kind, f.quote, f.span) for f in traced.invented]
    return Verified(tuple(entries), tuple(invented))


def _checked(traced: Verified, target: str, objectives: Sequence[ShownObjective], bench: Bench) -> Verified:
    found = _findings(objectives, bench, traced.invented, elsewhere=(), partial=True)
    return replace(traced, findings=tuple(f for f in found if f.target == target))


def _findings(
    objectives: Sequence[ShownObjective],
    bench: Bench,
    invented: tuple[Invented, ...],
    *,
    elsewhere: tuple[str, ...],
    partial: bool,
) -> tuple[Finding, ...]:
    document = as_document(objectives, bench.lang)
    rewrites = {o.id: o.draft.rewrites for o in objectives}
    rewrites |= {k.id: k.draft.rewrites for o in objectives for k in o.key_results}
    fields: dict[str, tuple[tuple[str, str], ...]] = {o.id: (("why", o.draft.why),) for o in objectives}
    fields |= {
        k.id: (("why", k.draft.why), *(("initiative", i.text) for i in k.draft.initiatives))
        for o in objectives
        for k in o.key_results
    }
    kept = frozenset(r for o in objectives for k in o.key_results if k.draft.kept for r in k.draft.rewrites)
    context = Context(
        document=document,
        profile=bench.profile,
        parent=bench.review.parent,
        cycle=bench.review.cycle,
        evidence=Evidence(
            draft=bench.review,
            rewrites=rewrites,
            fields=fields,
            invented=invented,
            examples=bench.examples,
            elsewhere=elsewhere,
            given=bench.given,
            kept=kept,
            partial=partial,
        ),
    )
    checks = all_checks() if not partial else (c for c in all_checks() if not c.id.startswith("S"))
    findings, _, _ = run(context, checks)
    return localise(findings, document)
