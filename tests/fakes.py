"""Hand-built requests, outcomes and event lists: what a drafting run comes to, without running one."""

from __future__ import annotations

from collections.abc import Iterator

from assistant import events
from assistant.blanks import write_blank
from assistant.types import (
    BlankSlot,
    Cycle,
    DraftedKeyResult,
    DraftedObjective,
    FactSource,
    Finding,
    Initiative,
    KeyResult,
    Lang,
    LedgerEntry,
    Notice,
    Objective,
    OkrDocument,
    Outcome,
    Parked,
    Proposal,
    Question,
    Request,
    Review,
    Run,
    Sentence,
    ShownKeyResult,
    ShownObjective,
    Span,
    Text,
    Undecided,
    UsedExample,
)

DRAFT_ZH = "O 把会员日做出声响\nKR1 会员复购率从 21% 提升到 28%\nKR2 每月做 2 场会员日活动\nKR3 优化会员权益\nKR4 回复会员群消息"
PARENT_ZH = "O 老会员愿意一直留下来\nKR1 会员年留存率 54% 到 65%\nKR2 会员客单价 180 元到 210 元"


def b(slot: BlankSlot, lang: Lang = "zh") -> str:
    """One of the product's blanks."""
    return write_blank(slot, lang)


def draft(text: str, lang: Lang = "zh") -> OkrDocument:
    """A draft of one line per item, "O ..." and "KRn ..."."""
    at, objective, rows = 0, None, []
    for line in text.split("\n"):
        label, _, words = line.partition(" ")
        start = at + len(label) + 1
        place = {
            "label": label,
            "text": words,
            "span": Span(start, start + len(words)),
            "runs": (Run(0, start, len(words)),),
            "sentence": Sentence(text=words, lang=lang),
        }
        if label.startswith("O"):
            objective = place
        else:
            rows.append(KeyResult(id=f"O1.{label}", **place))  # type: ignore[arg-type]
        at += len(line) + 1
    assert objective is not None
    return OkrDocument(
        text=text,
        lang=lang,
        objectives=(Objective(id="O1", key_results=tuple(rows), **objective),),  # type: ignore[arg-type]
    )


def finding(document: OkrDocument, target: str, words: str, check: str, name: str, severity: str = "error") -> Finding:
    """A finding on `words` of one item."""
    item = document.find(target)
    assert item is not None
    at = item.text.index(words)
    return Finding(
        check=check,
        name=name,
        severity=severity,  # type: ignore[arg-type]
        target=target,
        quote=words,
        span=item.place(at, at + len(words)),
        message=Text(f"「{words}」{name} 的说法", f"“{words}” is what {name} is about"),
        suggestion=Text("可以说说它带来什么变化", "Say what changes because of it"),
        sources=("feishu-okr-guide",),
    )


def key_result(id_: str, text: str, lang: Lang = "zh", **fields: object) -> ShownKeyResult:
    """A shown key result."""
    return ShownKeyResult(
        id=id_,
        draft=DraftedKeyResult(text=text, **fields),  # type: ignore[arg-type]
        sentence=Sentence(text=text, lang=lang),
    )


def entry(
    target: str,
    text: str,
    quote: str,
    origin: str,
    *,
    kind: str = "figure",
    question: str | None = None,
    **more: object,
) -> LedgerEntry:
    """A ledger entry for the first `quote` in a key result's text."""
    at = text.index(quote)
    return LedgerEntry(
        kind=kind,  # type: ignore[arg-type]
        quote=quote,
        target=target,
        field="text",
        span=Span(at, at + len(quote)),
        origin=origin,  # type: ignore[arg-type]
        question=question,
        **more,  # type: ignore[arg-type]
    )


def review_zh() -> Review:
    """The review of DRAFT_ZH: one sound line, three to mend."""
    document = draft(DRAFT_ZH)
    return Review(
        document=document,
        parent=draft(PARENT_ZH),
        cycle=Cycle("2026 Q3", "2026-07-01", "2026-09-30"),
        findings=(
            finding(document, "O1", "做出声响", "O02", "objective-without-direction", "warning"),
            finding(document, "O1.KR2", "做 2 场会员日活动", "K02", "key-result-is-task"),
            finding(document, "O1.KR3", "优化", "K03", "key-result-is-vague", "warning"),
            finding(document, "O1.KR3", "优化会员权益", "K01", "key-result-not-measurable"),
            finding(document, "O1.KR3", "会员权益", "K06", "key-result-apart-from-objective", "info"),
            finding(document, "O1.KR4", "回复会员群消息", "K02", "key-result-is-task"),
        ),
        undecided=(
            Undecided("O08", "O1", Text("看不出和上级哪条有关", "It is not clear which line of the parent it serves")),
        ),
    )


KR1 = "会员复购率从 21% 提升到 28%"
KR2 = f"会员日当天下单的会员数从{b('baseline')}人到{b('target')}人"
KR3 = f"{b('deadline')}前新权益上线，用过权益的会员占比达到{b('target')}%"


def proposal_zh() -> Proposal:
    """A proposal for DRAFT_ZH with a kept line, a rewritten one with two blanks and a suggested one."""
    return Proposal(
        objectives=(
            ShownObjective(
                id="O1",
                draft=DraftedObjective(text="让老会员有理由更常回来", why="把活动换成会员得到的好处", rewrites=("O1",)),
                key_results=(
                    key_result("O1.KR1", KR1, rewrites=("O1.KR1",), kept=True, supports=("P.O1.KR1",)),
                    key_result(
                        "O1.KR2",
                        KR2,
                        why="做了几场说明不了什么，来了多少人下单才说明",
                        rewrites=("O1.KR2",),
                        initiatives=(Initiative("每月做会员日活动", "O1.KR2"),),
                    ),
                    key_result("O1.KR3", KR3, why="优化到什么程度要能看出来", rewrites=("O1.KR3",), suggested=True),
                ),
            ),
        ),
        parked=(Parked("回复会员群消息", "O1.KR4", "日常工作，照常做，不占 KR"),),
        ledger=(
            entry("O1.KR1", KR1, "21%", "draft", sources=(FactSource("draft", "O1.KR1", Span(20, 23)),)),
            entry("O1.KR1", KR1, "28%", "draft", sources=(FactSource("draft", "O1.KR1", Span(27, 30)),)),
            entry("O1.KR2", KR2, b("baseline"), "blank", question="q2"),
            entry("O1.KR2", KR2, b("target"), "blank", question="q2"),
            entry("O1.KR3", KR3, b("deadline"), "blank", kind="date", question="q3"),
            entry("O1.KR3", KR3, b("target"), "blank", question="q4"),
        ),
    )


QUESTIONS_ZH = (
    Question(
        id="q2",
        about="O1.KR2",
        slot="baseline",
        ask="会员日当天下单的会员现在有多少？",
        why="知道从哪里起步，才看得出变化",
        where="订单后台·会员订单报表",
    ),
    Question(id="q3", about="O1.KR3", slot="deadline", ask="新权益哪天上线？", options=("7 月底", "8 月底")),
    Question(id="q4", about="O1.KR3", slot="target", ask="多少会员用上才算成？"),
    Question(
        id="q1", about="O1", slot="parent", ask="主要支撑上级哪条 KR？", options=("KR1 会员年留存率", "KR2 会员客单价")
    ),
)


def outcome_zh() -> Outcome:
    """Everything a run on DRAFT_ZH came to."""
    return Outcome(
        lang="zh",
        mode="rewrite",
        drafter="rules",
        review=review_zh(),
        notice=Notice("rules", Text("这份由规则起草，措辞朴素", "Written by rules: plain wording")),
        proposals=(proposal_zh(),),
        questions=QUESTIONS_ZH,
        examples=(UsedExample(id="zh-ops-01", score=0.8, parts={"dense": 0.7, "lexical": 0.9}, source="built-in"),),
        timings_ms={"parse": 1.5, "first_item": None},
    )


def request_zh() -> Request:
    """The request behind `outcome_zh`."""
    return Request(text=DRAFT_ZH, lang="zh", role="会员运营", cycle=Cycle("2026 Q3"), parent=PARENT_ZH)


def run_of(outcome: Outcome) -> Iterator[events.Event]:
    """The events that lead to `outcome`, in the order a run yields them."""
    yield events.Reviewed(outcome.review)
    yield events.Retrieved(outcome.examples)
    for index, proposal in enumerate(outcome.proposals):
        yield events.ProposalStarted(index, proposal.title)
        for objective in proposal.objectives:
            of = tuple(e for e in proposal.ledger if e.target == objective.id)
            bare = ShownObjective(id=objective.id, draft=objective.draft)
            yield events.ObjectiveShown(
                index, bare, of, tuple(f for f in proposal.findings if f.target == objective.id)
            )
            for row in objective.key_results:
                traced = tuple(e for e in proposal.ledger if e.target == row.id)
                yield events.KeyResultShown(
                    index, row, traced, tuple(f for f in proposal.findings if f.target == row.id)
                )
        for parked in proposal.parked:
            yield events.ParkedShown(index, parked)
    for question in outcome.questions:
        yield events.Asked(question)
    if outcome.notice:
        yield events.Noticed(outcome.notice)
    yield events.Finished(outcome)
