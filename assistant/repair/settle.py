"""Nothing is lost: every line of the draft ends as a key result, an initiative or parked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.item import read_sentence
from assistant.item.problems import is_problem
from assistant.judge import judge_key_result
from assistant.judge.routine import is_routine
from assistant.lexicon import lexicon
from assistant.parked import BESIDE, PROBLEM, ROUTINE, UNCLEAR
from assistant.parse.prose import is_prose, is_title
from assistant.repair.align import likeness, plain
from assistant.repair.bench import Bench
from assistant.types import (
    Deadline,
    DraftedKeyResult,
    Initiative,
    Item,
    Parked,
    ShownKeyResult,
    ShownObjective,
    Span,
)

MOST_REMARKS = 8
_TITLE = re.compile(r"(?i)(?:\bokrs?\b|初稿|草稿|草案|\bdraft\b)[^，,。]{0,6}$")

# 还有就是晚自习、批改作业这些, "BAU: month-end close": added to the list, whatever it is.
_ADDS = re.compile(
    r"(?i)^(?:还有|另外|此外|还要|其他还|also\b|plus\b|bau\b|as usual\b|as well as\b|on top of that\b)\W*\w"
)


def unplaced(objectives: Sequence[ShownObjective], parked: Sequence[Parked], bench: Bench) -> list[Item]:
    """The draft's key results that neither a key result, an initiative nor a parked item stands for."""
    placed = {r for o in objectives for k in o.key_results for r in k.draft.rewrites}
    placed |= {i.source for o in objectives for k in o.key_results for i in k.draft.initiatives if i.source}
    placed |= {p.source for p in parked if p.source}
    words = {plain(k.draft.text) for o in objectives for k in o.key_results}
    words |= {plain(i.text) for o in objectives for k in o.key_results for i in k.draft.initiatives}
    heads = [plain(o.draft.text) for o in objectives if o.draft.text]
    return [
        k
        for o in bench.review.document.objectives
        if not o.dropped
        for k in o.key_results
        if k.text
        and not k.dropped
        and k.id not in placed
        and plain(k.text) not in words
        # 想让孩子们更爱读书 is the objective now.
        and not any(plain(k.text).endswith(head) for head in heads)
    ]


def remarks(bench: Bench) -> list[str]:
    """Lines of the draft that were read as no item but speak of work or results: "also: renew the certificate".

    Headings, greetings that end in a colon and mere names are left where they are.
    """
    document = bench.review.document
    found = []
    for span in document.unparsed:
        for raw in document.text[span.start : span.end].splitlines():
            line = raw.strip(" \t-*•·>#|")
            if not 4 <= len(line) <= 200 or line[-1] in ":：" or not re.search(r"[^\W\d_]{2}", line):
                continue
            if _TITLE.search(line) or is_prose(line) or is_title(line):
                continue
            if _ADDS.search(line) or is_problem(line):
                found.append(line)
                continue
            verdict = judge_key_result(read_sentence(line, document.lang))
            if verdict.sure and verdict.kind in ("outcome", "output", "activity"):
                found.append(line)
    return found[:MOST_REMARKS]


def as_remark(line: str, bench: Bench) -> Parked:
    """A line beside the items, kept in view."""
    reason = ROUTINE if is_routine(line) else PROBLEM if is_problem(line) else BESIDE
    return Parked(line, None, reason.in_lang(bench.lang))


def as_kept(line: Item) -> DraftedKeyResult:
    """A draft line taken over word for word."""
    return DraftedKeyResult(text=line.text, rewrites=(line.id,), kept=True)


def is_result(line: Item, bench: Bench) -> bool:
    """Whether a line can stand as a key result: it is sound, or an outcome that can be graded."""
    if line.id in bench.sound:
        return True
    verdict = judge_key_result(line.sentence)
    return verdict.kind == "outcome" and verdict.measurable


def park(line: Item, bench: Bench) -> Parked:
    """The line, kept in view."""
    reason = ROUTINE if is_routine(line.text) else UNCLEAR
    return Parked(line.text, line.id, reason.in_lang(bench.lang))


def home_for(line: Item, key_results: Sequence[ShownKeyResult]) -> ShownKeyResult | None:
    """The key result that a task serves best: the metric it usually moves, then the words they share."""
    if not key_results:
        return None
    wanted = {m.key: score for m, score in lexicon().suited(line.text)[:5]}

    def score(kr: ShownKeyResult) -> float:
        hits = {h.metric.key for h in lexicon().find(kr.draft.text)}
        by_metric = max((wanted.get(key, 0.0) for key in hits), default=0.0)
        return 100 * by_metric + likeness(line.text, kr.draft.text)

    return max(key_results, key=score)


def with_initiative(kr: ShownKeyResult, line: Item) -> ShownKeyResult:
    """The key result with the line under it."""
    initiatives = (*kr.draft.initiatives, Initiative(line.text, line.id))
    return replace(kr, draft=replace(kr.draft, initiatives=initiatives))


def shown(piece: DraftedKeyResult, target: str, bench: Bench) -> ShownKeyResult:
    """The piece with its reading, and with the owner and the date that a table names beside the words."""
    sentence = read_sentence(piece.text, bench.lang)
    line = bench.line(piece.rewrites[0]) if len(piece.rewrites) == 1 else None
    row = bench.board.row(line.id) if bench.board is not None and line is not None else None
    if line is not None:
        owner = line.sentence.owner or (row.owner if row is not None else None)
        due = line.sentence.deadline
        if due is not None and due.text not in line.text:
            due = replace(due, span=Span(0, 0))
        else:
            due = Deadline(row.due, None, Span(0, 0)) if row is not None and row.due else None
        sentence = replace(sentence, owner=sentence.owner or owner, deadline=sentence.deadline or due)
    return ShownKeyResult(id=target, draft=piece, sentence=sentence)
