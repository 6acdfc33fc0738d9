"""A proposal as it is read on a terminal: the OKR, where each line comes from, and the questions with their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.asked import MOST_ASKED
from assistant.glossary import glosses
from assistant.metrics import Level, names_beside, read_back, receipt_of, trays_text
from assistant.present.columns import safe, wrapped
from assistant.present.console import PLAIN, Paper, counted, paint
from assistant.types import (
    Board,
    Lang,
    Outcome,
    Parked,
    Proposal,
    Question,
    Review,
    ShownKeyResult,
    ShownObjective,
    Text,
)

_BOLD, _DIM = "1", "2"
_DRAFT = Text("你的草稿：{counts}（细看用 okr check）。", "Your draft: {counts} (okr check tells the details).")
_GLOSS = Text("上级用词对照：{terms}", "A gloss of the leader's terms: {terms}")
_HOLDS = Text("你的草稿站得住。", "Your draft holds.")
_NONE = Text("没有写出新的一版。", "No new version came out.")
_DIRECTION = Text("方向 {n}：{title}", "Direction {n}: {title}")
_UNFINISHED = Text("还没写完：下面 {n} 处还要改。", "Not finished: {n} points below still need work.")
_KEPT = Text("原样保留", "kept as it was")
_NEW = Text("建议新加", "a suggestion")
_FROM = Text("来自草稿 {ids}", "from {ids} of the draft")
_SERVES = Text("支撑上级 {ids}", "serves the leader's {ids}")
_LEVELS: dict[Level, Text] = {"floor": Text("保底", "floor"), "stretch": Text("挑战", "stretch")}
_BY = Text("举措：", "by: ")
_PARKED = Text("没放进 OKR 的：", "Not in the OKR:")
_IN_VIEW = Text("没放进 OKR、在看板上看着的：", "Not in the OKR, kept in view:")
_ASKED = Text(
    "只有你知道的（把回答写进一个文件，用 --answers 交回来）：",
    "Only you can tell (put answers in a file for --answers):",
)
_MORE = Text(
    "还有 {n} 个小问题，答完这几个再看（--format json 里有全部）。",
    "{n} smaller questions follow once these are answered (--format json has them all).",
)
_ONE_MORE = Text(
    "还有一个小问题，答完这几个再看（--format json 里有全部）。",
    "One smaller question follows once these are answered (--format json has them all).",
)
_OPTIONS = Text("可选：{options}", "for example: {options}")
_WHERE = Text("一般在：{where}", "usually found in: {where}")
_RULES = Text(
    "由规则写成，用词朴素；每个数都核对过来处。",
    "Written by rules: plain wording, the origin of every figure verified.",
)
_MODEL = Text(
    "措辞由 {model} 写，每个数、日期、人名都核对过来处。",
    "Worded by {model}; the origin of every figure, date and name was verified.",
)


def drafted_text(outcome: Outcome, lang: Lang, *, paper: Paper = PLAIN) -> str:
    """The outcome as text: what was seen in the draft, the proposals, what is parked, what is asked, who wrote it."""
    blocks = ["\n".join(_verdict(outcome, lang))] if outcome.board is None else [_board(outcome.board, lang, paper)]
    if told := gloss_text(outcome.review, lang):
        blocks.append(wrapped(told, paper.columns, "  "))
    several = len(outcome.proposals) > 1
    for n, proposal in enumerate(outcome.proposals, start=1):
        title = _DIRECTION.in_lang(lang).format(n=n, title=safe(proposal.title or "")) if several else ""
        lines = [paint(title.rstrip("：: "), _BOLD, paper)] if title else []
        blocks.append("\n".join([*lines, *_proposal(proposal, lang, paper, outcome.board)]))
        if proposal.parked:
            head = _PARKED if outcome.board is None else _IN_VIEW
            blocks.append("\n".join([head.in_lang(lang), *(_parked(p, lang) for p in proposal.parked)]))
        if outcome.board is not None:
            blocks.append(receipt_of(outcome.board, proposal, outcome.questions).text.in_lang(lang))
    if not outcome.proposals:
        blocks.append(_NONE.in_lang(lang))
    if outcome.questions:
        asked = [line for q in outcome.questions[:MOST_ASKED] for line in _question(q, lang, paper)]
        if (more := len(outcome.questions) - MOST_ASKED) > 0:
            asked.append(f"  {(_MORE if more > 1 else _ONE_MORE).in_lang(lang).format(n=more)}")
        blocks.append("\n".join([_ASKED.in_lang(lang), *asked]))
    who = _MODEL.in_lang(lang).format(model=outcome.model) if outcome.drafter == "model" else _RULES.in_lang(lang)
    return "\n\n".join([*blocks, paint(who, _DIM, paper)])


def gloss_text(review: Review, lang: Lang) -> str:
    """The gloss of a parent in the other language, in one line; "" where there is none."""
    told = [f"{safe(g.term)} = {safe(g.means)}" for g in glosses(review.parent, review.document.lang)]
    return _GLOSS.in_lang(lang).format(terms="; ".join(told)) if told else ""


def _verdict(outcome: Outcome, lang: Lang) -> Iterator[str]:
    if not any(item.text for item in outcome.review.document.items()):
        return
    counts = counted(outcome.review.counts, lang)
    yield _DRAFT.in_lang(lang).format(counts=counts) if counts else _HOLDS.in_lang(lang)


def _board(board: Board, lang: Lang, paper: Paper) -> str:
    """The sheet read back, its trays, and what its rows add up to."""
    said = [read_back(board, lang), *trays_text(board, lang), *(s.text for s in board.sums)]
    return "\n".join(wrapped(safe(line), paper.columns, "  ") for line in said)


def _proposal(proposal: Proposal, lang: Lang, paper: Paper, board: Board | None) -> Iterator[str]:
    if proposal.open:
        yield _UNFINISHED.in_lang(lang).format(n=len(proposal.open))
        for at in proposal.open:
            finding = proposal.findings[at]
            yield f"  {finding.target}  {safe(finding.message.in_lang(lang))}"
    for n, objective in enumerate(proposal.objectives, start=1):
        label = f"O{n}" if len(proposal.objectives) > 1 else "O"
        yield from _line(label, objective.draft.text, _told(objective, lang, board), paper)
        for row, key_result in enumerate(objective.key_results, start=1):
            yield from _line(f"KR{row}", key_result.draft.text, _told(key_result, lang, board), paper)


def _line(label: str, text: str, told: list[str], paper: Paper) -> Iterator[str]:
    indent = " " * 5
    yield f"{paint(label.ljust(4), _BOLD, paper)} {wrapped(safe(text), paper.columns, indent)}"
    for line in told:
        yield paint(f"{indent}{wrapped(line, paper.columns, indent)}", _DIM, paper)


def _told(shown: ShownObjective | ShownKeyResult, lang: Lang, board: Board | None) -> list[str]:
    """What stands below a line: where it comes from, whom it serves, why, and the work under it."""
    draft = shown.draft
    comma = "、" if lang == "zh" else ", "
    facts = []
    if draft.kept:
        facts.append(_KEPT.in_lang(lang))
    elif isinstance(shown, ShownKeyResult) and shown.draft.suggested:
        facts.append(_NEW.in_lang(lang))
    if draft.rewrites and not draft.kept and not (board and all(board.row(r) for r in draft.rewrites)):
        facts.append(_FROM.in_lang(lang).format(ids=comma.join(draft.rewrites)))
    if draft.supports:
        facts.append(_SERVES.in_lang(lang).format(ids=comma.join(s.removeprefix("P.") for s in draft.supports)))
    lines = []
    if isinstance(shown, ShownKeyResult):
        names = names_beside(board, draft.rewrites, lang)
        levels: tuple[tuple[Level, str | None], ...] = (("floor", shown.draft.floor), ("stretch", shown.draft.stretch))
        for level, amount in levels:
            if amount and amount not in draft.text:
                facts.append(safe(f"{names.get(level) or _LEVELS[level].in_lang(lang)} {amount}"))
        join = "；" if lang == "zh" else "; "
        done = join.join(safe(i.text) for i in shown.draft.initiatives)
        lines = [_BY.in_lang(lang) + done] if done else []
    if draft.why and not draft.kept:
        lines.insert(0, safe(draft.why))
    return [comma.join(facts), *lines] if facts else lines


def _parked(parked: Parked, lang: Lang) -> str:
    reason = f"（{parked.reason}）" if lang == "zh" else f" ({parked.reason})"
    return f"  - {safe(parked.text)}{safe(reason) if parked.reason else ''}"


def _question(question: Question, lang: Lang, paper: Paper) -> Iterator[str]:
    indent = " " * 6
    yield f"  {paint(question.id.ljust(3), _BOLD, paper)} {wrapped(safe(question.ask), paper.columns, indent)}"
    if question.options:
        options = " / ".join(safe(o) for o in question.options)
        yield f"{indent}{wrapped(_OPTIONS.in_lang(lang).format(options=options), paper.columns, indent)}"
    if question.where:
        yield f"{indent}{_WHERE.in_lang(lang).format(where=safe(question.where))}"
