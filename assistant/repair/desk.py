"""The desk where pieces are verified as they arrive and proposals grow item by item."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from assistant.checks.g02 import lost_targets
from assistant.checks.g07 import UNSAFE
from assistant.drafter import Drafter
from assistant.errors import ModelError
from assistant.events import Asked, Event, KeyResultShown, ObjectiveShown, ParkedShown, ProposalStarted
from assistant.judge.routine import is_routine
from assistant.repair import settle, sheet
from assistant.repair.align import align_key_result, align_objective, align_parked, plain
from assistant.repair.ask import in_order, question_for_parent, question_for_target, questions_for_blanks
from assistant.repair.bench import Bench
from assistant.repair.mend import mend_key_result, mend_objective, mend_text
from assistant.repair.verify import (
    Verified,
    shown_texts,
    verify_key_result,
    verify_objective,
    verify_text,
    verify_whole,
)
from assistant.roles import function_of
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    DraftPiece,
    Finding,
    Item,
    LedgerEntry,
    Objective,
    OkrDocument,
    Parked,
    Proposal,
    Question,
    ShownKeyResult,
    ShownObjective,
    Slot,
    StartProposal,
)

# A piece goes back to the model at most this often; then code mends what code can.
REPAIRS = 2
MOST_OBJECTIVES = 5
MOST_KEY_RESULTS = 8

_QUOTED = re.compile(r"[「“]([^」”]{1,60})[」”]")

_T = TypeVar("_T")


@dataclass(slots=True)
class _Growing:
    """A proposal while it is being written."""

    index: int
    title: str | None
    objectives: list[ShownObjective] = field(default_factory=list)
    parked: list[Parked] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    asked: dict[tuple[str, Slot], str] = field(default_factory=dict)
    ledger: dict[str, tuple[LedgerEntry, ...]] = field(default_factory=dict)
    skipping: bool = False

    @property
    def key_results(self) -> list[ShownKeyResult]:
        return [k for o in self.objectives for k in o.key_results]

    def placed(self, question: Question) -> Question:
        """A question about a line of the draft as one about the key result that this line has become."""
        if question.slot not in ("baseline", "target", "deadline", "owner"):
            return question
        own = [k for k in self.key_results if question.about in k.draft.rewrites]
        quoted = [k for k in own if any(w in k.draft.text for w in _QUOTED.findall(question.ask))]
        return replace(question, about=(quoted or own)[0].id) if own else question

    def about(self, question: Question) -> tuple[str, Question]:
        """What makes a question the same one in another direction: what it asks, of which words."""
        words = next((k.draft.text for k in self.key_results if k.id == question.about), question.about)
        return words, replace(question, about="")


class Desk:
    """Takes pieces, gives events. `fallback` is the rule drafter, asked to mend what the model could not."""

    def __init__(self, bench: Bench, drafter: Drafter, fallback: Drafter | None) -> None:
        self._bench = bench
        self._drafter = drafter
        self._fallback = fallback
        self._growing: list[_Growing] = []
        self.proposals: tuple[Proposal, ...] = ()
        self.questions: tuple[Question, ...] = ()
        self.repairs = 0
        self.verify_ms = 0.0

    @property
    def has_key_results(self) -> bool:
        """Whether anything worth showing came out."""
        return any(g.key_results for g in self._growing)

    def take(self, piece: DraftPiece) -> Iterator[Event]:
        """One piece from a drafter: what of it may be shown."""
        if isinstance(piece, StartProposal):
            yield self._open(piece.title)
            return
        if not self._growing:
            yield self._open(None)
        now = self._growing[-1]
        if isinstance(piece, DraftedObjective):
            yield from self._objective(piece, now)
        elif isinstance(piece, DraftedKeyResult):
            yield from self._key_result(piece, now)
        elif isinstance(piece, Parked):
            yield from self._park(align_parked(piece, self._bench), now)
        else:
            now.questions.append(piece)

    def settle(self) -> Iterator[Event]:
        """Account for every line of the draft, ask what must be asked, and close every proposal."""
        self._growing = [g for g in self._growing if g.objectives]
        for growing in self._growing:
            yield from self._place_rest(growing)
            while (
                self._bench.board is not None and len(growing.objectives) > 1 and not growing.objectives[-1].key_results
            ):
                growing.ledger.pop(
                    growing.objectives.pop().id, None
                )  # an objective that no figure of the sheet is under
        self._ask()
        done = []
        for growing in self._growing:
            done.append(self._closed(growing))
        self.proposals = tuple(done)
        for question in self.questions:
            yield Asked(question)

    # --- pieces ---------------------------------------------------------------------------------------------

    def _open(self, title: str | None) -> ProposalStarted:
        self._growing.append(_Growing(len(self._growing), self._safe(title)))
        return ProposalStarted(self._growing[-1].index, self._growing[-1].title)

    def _objective(self, piece: DraftedObjective, now: _Growing) -> Iterator[Event]:
        now.skipping = len(now.objectives) >= self._most_objectives()
        if now.skipping:
            return
        target = f"O{len(now.objectives) + 1}"
        mended, verdict = self._mended_objective(piece, target)
        mended = sheet.as_tentative(mended, self._bench)
        shown = ShownObjective(id=target, draft=mended)
        now.objectives.append(shown)
        now.ledger[target] = verdict.entries
        yield ObjectiveShown(now.index, shown, verdict.entries, verdict.findings)

    def _key_result(self, piece: DraftedKeyResult, now: _Growing) -> Iterator[Event]:
        if now.skipping:
            return
        if not now.objectives:
            yield from self._objective(self._own_objective(), now)
        objective = now.objectives[-1]
        if len(objective.key_results) >= self._most_key_results():
            return
        target = f"{objective.id}.KR{len(objective.key_results) + 1}"
        found = self._mended_key_result(piece, target, objective, now)
        if found is None:
            return
        mended, verdict = found
        yield self._show(settle.shown(mended, target, self._bench), verdict, now)

    def _show(self, kr: ShownKeyResult, verdict: Verified, now: _Growing) -> KeyResultShown:
        owner = next(i for i, o in enumerate(now.objectives) if kr.id.startswith(f"{o.id}."))
        others = tuple(k for k in now.objectives[owner].key_results if k.id != kr.id)
        grown = tuple(sorted((*others, kr), key=lambda k: int(k.id.rsplit("KR", 1)[1])))
        now.objectives[owner] = replace(now.objectives[owner], key_results=grown)
        now.ledger[kr.id] = verdict.entries
        return KeyResultShown(now.index, kr, verdict.entries, verdict.findings)

    def _park(self, parked: Parked, now: _Growing) -> Iterator[Event]:
        known = {plain(p.text) for p in now.parked}
        line = self._bench.line(parked.source) if parked.source is not None else None
        whole = line is not None and plain(line.text) == plain(parked.text)
        stands = whole and any(parked.source in k.draft.rewrites for k in now.key_results)
        if not parked.text or plain(parked.text) in known or stands:
            return
        parked = replace(parked, reason=self._bench.in_script(parked.reason))
        key = f"parked{len(now.parked) + 1}"
        verdict = self._timed_text([("parked", parked.text), ("reason", parked.reason)], key)
        if any(i.field == "parked" for i in verdict.invented):
            return
        if verdict.invented:
            parked = replace(parked, reason="")
            verdict = self._timed_text([("parked", parked.text)], key)
        now.parked.append(parked)
        now.ledger[key] = verdict.entries
        yield ParkedShown(now.index, parked)

    # --- mending --------------------------------------------------------------------------------------------

    def _mended_objective(self, piece: DraftedObjective, target: str) -> tuple[DraftedObjective, Verified]:
        bench = self._bench
        piece = align_objective(piece, bench)
        verdict = self._timed(partial(verify_objective, piece, target, bench))
        if not verdict.clean:
            again = self._asked_again(piece, verdict)
            if isinstance(again, DraftedObjective):
                piece = align_objective(again, bench)
                verdict = verify_objective(piece, target, bench)
        if not verdict.showable:
            mended = mend_objective(piece, verdict.invented, bench.lang)
            if mended is not None and mended != piece:
                piece = mended
                verdict = verify_objective(piece, target, bench)
        unchanged = any(f.check == "G06" for f in verdict.findings)
        if (unchanged or not verdict.clean) and self._fallback is not None:
            plainer = self._fallback.mend(piece, verdict.findings)
            if isinstance(plainer, DraftedObjective):
                other = verify_objective(plainer, target, bench)
                if other.clean or not verdict.showable:
                    piece, verdict = plainer, other
        if not verdict.showable:
            piece = self._own_objective()
            verdict = verify_objective(piece, target, bench)
        return piece, verdict

    def _mended_key_result(
        self, piece: DraftedKeyResult, target: str, objective: ShownObjective, now: _Growing
    ) -> tuple[DraftedKeyResult, Verified] | None:
        bench = self._bench
        piece = sheet.as_row(align_key_result(piece, bench), bench)
        if self._known(piece, now):
            return None
        verdict = self._timed(partial(verify_key_result, piece, target, objective, bench))
        if not verdict.clean or self._lost(piece):
            again = self._asked_again(piece, verdict)
            if isinstance(again, DraftedKeyResult):
                better = align_key_result(replace(again, rewrites=again.rewrites or piece.rewrites), bench)
                piece = sheet.as_row(better, bench)
                verdict = verify_key_result(piece, target, objective, bench)
        if not verdict.showable:
            mended = mend_key_result(piece, verdict.invented, bench.lang)
            if mended is None:
                return None
            piece = mended
            verdict = verify_key_result(piece, target, objective, bench)
        if not verdict.clean and self._fallback is not None:
            plainer = self._fallback.mend(piece, verdict.findings)
            if isinstance(plainer, DraftedKeyResult):
                other = verify_key_result(plainer, target, objective, bench)
                if other.clean or not verdict.showable:
                    piece, verdict = plainer, other
        if self._lost(piece) and (line := self._gradable_line(piece)) is not None:
            kept = replace(settle.as_kept(line), initiatives=piece.initiatives, supports=piece.supports)
            piece = sheet.as_row(kept, bench)
            verdict = verify_key_result(piece, target, objective, bench)
        if not verdict.showable or self._known(piece, now):
            return None
        return piece, verdict

    def _asked_again(
        self, piece: DraftedObjective | DraftedKeyResult, verdict: Verified
    ) -> DraftedObjective | DraftedKeyResult | None:
        """The model's better version, at most REPAIRS tries; None when it has none or is out of reach."""
        if self._drafter.kind != "model":
            return None
        errors = [f for f in verdict.findings if f.severity == "error"]
        better: DraftedObjective | DraftedKeyResult | None = None
        for _ in range(REPAIRS):
            if not errors:
                break
            self.repairs += 1
            try:
                again = self._drafter.mend(better or piece, errors)
            except ModelError:
                break
            if again is None:
                break
            better = again
            errors = [f for f in self._quick(better) if f.severity == "error"]
        return better

    def _quick(self, piece: DraftedObjective | DraftedKeyResult) -> Sequence[Finding]:
        """The findings on a repaired piece, standing alone."""
        if isinstance(piece, DraftedObjective):
            return verify_objective(align_objective(piece, self._bench), "O1", self._bench).findings
        alone = ShownObjective(id="O1", draft=self._own_objective())
        return verify_key_result(align_key_result(piece, self._bench), "O1.KR1", alone, self._bench).findings

    def _most_objectives(self) -> int:
        """A sheet is drafted into what the house allows: what does not fit is kept in view."""
        board, house = self._bench.board, self._bench.profile.objectives.max
        return (
            MOST_OBJECTIVES if board is None else max(min(sheet.MOST_OBJECTIVES, house), sheet.drafted(self._bench) + 1)
        )

    def _most_key_results(self) -> int:
        return MOST_KEY_RESULTS if self._bench.board is None else self._bench.profile.key_results.max

    def _own_objective(self) -> DraftedObjective:
        """The draft's own first objective, for want of a better one."""
        written = next((o for o in self._bench.review.document.objectives if o.written and not o.dropped), None)
        if written is None:
            return DraftedObjective(text="")
        return DraftedObjective(text=written.text, rewrites=(written.id,), kept=True)

    def _known(self, piece: DraftedKeyResult, now: _Growing) -> bool:
        if sheet.is_used(piece, now.key_results, self._bench):
            return True
        return any(plain(k.draft.text) == plain(piece.text) for k in now.key_results)

    def _lost(self, piece: DraftedKeyResult) -> bool:
        """Whether a target of the lines that a model's piece stands for is in none of its texts.

        The rules place each statement of a line on its own.
        """
        if not self._bench.by_model:
            return False
        texts = [piece.text, *(i.text for i in piece.initiatives)]
        lines = OkrDocument(text="", lang=self._bench.lang, objectives=tuple(self._lines(piece)))
        return next(lost_targets(lines, texts), None) is not None

    def _lines(self, piece: DraftedKeyResult) -> Iterator[Objective]:
        for target in piece.rewrites:
            if (line := self._bench.line(target)) is not None:
                yield Objective(
                    id=line.id, label="", text=line.text, span=line.span, runs=line.runs, sentence=line.sentence
                )

    def _gradable_line(self, piece: DraftedKeyResult) -> Item | None:
        """The one line that the piece stands for, if it can be a key result as it is."""
        if len(piece.rewrites) != 1 or (line := self._bench.line(piece.rewrites[0])) is None:
            return None
        return line if settle.is_result(line, self._bench) else None

    # --- closing --------------------------------------------------------------------------------------------

    def _place_rest(self, now: _Growing) -> Iterator[Event]:
        bench = self._bench
        for line in settle.unplaced(now.objectives, now.parked, bench):
            if (row := sheet.row_of(line, bench)) is not None:
                yield from self._park(sheet.parked_row(row, bench), now)
                continue
            if settle.is_result(line, bench) and not is_routine(line.text):
                owner = now.objectives[0]
                target = f"{owner.id}.KR{len(owner.key_results) + 1}"
                piece = settle.as_kept(line)
                verdict = self._timed(partial(verify_key_result, piece, target, owner, bench))
                if verdict.showable:
                    yield self._show(settle.shown(piece, target, bench), verdict, now)
                    continue
            home = None if is_routine(line.text) else settle.home_for(line, now.key_results)
            if home is None:
                yield from self._park(settle.park(line, bench), now)
                continue
            grown = settle.with_initiative(home, line)
            owner = next(o for o in now.objectives if grown.id.startswith(f"{o.id}."))
            alone = replace(owner, key_results=tuple(k for k in owner.key_results if k.id != grown.id))
            verdict = self._timed(partial(verify_key_result, grown.draft, grown.id, alone, bench))
            if verdict.showable:
                yield self._show(grown, verdict, now)
            else:
                yield from self._park(settle.park(line, bench), now)
        for parts in sheet.open_parts(now.objectives, now.parked, bench):
            yield from self._park(parts, now)
        for remark in settle.remarks(bench):
            yield from self._park(settle.as_remark(remark, bench), now)

    def _ask(self) -> None:
        """Number the questions over all proposals, those of code added.

        The same key result in two directions is asked about once; two that only share a place ("O1.KR2") are two
        questions, or the answer to one would fill the blank of the other.
        """
        bench = self._bench
        function = bench.request.function or function_of(bench.request.role)
        last: list[Question] = []
        for growing in self._growing:
            own = [growing.placed(q) for q in growing.questions if q.ask and self._may_ask(q)]
            own = sheet.with_purpose(own, bench)
            texts = shown_texts(growing.objectives, growing.parked, own)
            for line, figure in lost_targets(bench.review.document, texts):
                own.append(question_for_target(line.text, line.id, figure.quote, bench.lang))
            # What a piece of work is for is asked of the draft's line: it is no question about a blank of that number.
            of_lines = [] if bench.by_model else [q for q in own if q.slot == "metric"]
            known = [q for q in own if q not in of_lines]
            last += map(self._in_script, of_lines)
            asked_by_code = questions_for_blanks(growing.objectives, known, bench.lang, function)
            growing.questions = [self._in_script(q) for q in (*own, *asked_by_code)]
        asked = [q for g in self._growing for q in g.questions]
        parent = question_for_parent(bench.review.parent, asked, bench.lang)
        unique: dict[tuple[str, Question], Question] = {}
        if parent is not None:
            unique["", parent] = self._in_script(parent)
        for growing in self._growing:
            for question in growing.questions:
                unique.setdefault(growing.about(question), question)
        self.questions = in_order(
            list(dict.fromkeys(unique.values())),
            purpose_first=bench.board is not None,
            tied=any(k.draft.supports for g in self._growing for k in g.key_results),
            last=last,
        )
        numbered = {replace(q, id=""): q.id for q in self.questions}
        for growing in self._growing:
            growing.asked = {(q.about, q.slot): numbered[unique[growing.about(q)]] for q in growing.questions}

    def _in_script(self, question: Question) -> Question:
        """The question in the draft's characters; the leader's own lines stay as the leader wrote them."""
        turn = self._bench.in_script
        options = question.options if question.slot == "parent" else tuple(map(turn, question.options))
        where = turn(question.where) if question.where else None
        return replace(question, ask=turn(question.ask), why=turn(question.why), options=options, where=where)

    def _may_ask(self, question: Question) -> bool:
        shown = [("ask", question.ask), ("why", question.why), *(("option", o) for o in question.options)]
        if self._bench.by_model and any(UNSAFE.search(text) for _, text in shown):
            return False
        return not self._timed_text(shown, "q").invented

    def _whole(self, growing: _Growing, questions: Sequence[Question]) -> tuple[Finding, ...]:
        return self._timed(partial(verify_whole, growing.objectives, growing.parked, questions, self._bench))

    def _closed(self, growing: _Growing) -> Proposal:
        findings = self._whole(growing, self.questions)
        opened = tuple(n for n, f in enumerate(findings) if f.severity == "error")
        entries = [e for target in growing.ledger for e in growing.ledger[target]]
        if growing.index == 0:
            for question in self.questions:
                verdict = self._timed_text([("ask", question.ask), ("why", question.why)], question.id)
                entries += verdict.entries
        return Proposal(
            title=growing.title,
            complete=not opened,
            objectives=tuple(growing.objectives),
            parked=tuple(growing.parked),
            findings=findings,
            open=opened,
            ledger=tuple(self._with_question(e, growing) for e in entries),
        )

    def _with_question(self, entry: LedgerEntry, growing: _Growing) -> LedgerEntry:
        if entry.origin != "blank" or entry.field != "text":
            return entry
        kr = next((k for k in growing.key_results if k.id == entry.target), None)
        slot = next((b.slot for b in kr.sentence.blanks if b.span == entry.span), None) if kr else None
        if slot is None:
            return entry
        ids = growing.asked
        # A from-to question on the baseline asks for the target as well.
        question = ids.get((entry.target, slot)) or (ids.get((entry.target, "baseline")) if slot == "target" else None)
        return replace(entry, question=question)

    # --- small things ---------------------------------------------------------------------------------------

    def _safe(self, title: str | None) -> str | None:
        if not title:
            return None
        verdict = verify_text([("title", title)], "set", self._bench)
        return title if not verdict.invented and mend_text(title, (), self._bench.lang) == title else None

    def _timed_text(self, texts: Sequence[tuple[str, str]], target: str) -> Verified:
        return self._timed(partial(verify_text, texts, target, self._bench))

    def _timed(self, work: Callable[[], _T]) -> _T:
        start = time.perf_counter()
        try:
            return work()
        finally:
            self.verify_ms += (time.perf_counter() - start) * 1000
