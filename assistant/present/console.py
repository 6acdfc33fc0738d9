"""A review as a good compiler prints it: the line with the words underlined, what is wrong, what to do."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from assistant.intake import Intake
from assistant.knowledge import sources
from assistant.present.columns import folded, pad, safe, width, wrapped
from assistant.types import SEVERITIES, Finding, Item, Lang, Review, Severity, Text

WORD: dict[Severity, Text] = {
    "error": Text("要改", "must change"),
    "warning": Text("建议改", "should change"),
    "info": Text("想一想", "worth a thought"),
}
_COLOUR: dict[Severity, str] = {"error": "31", "warning": "33", "info": "36"}
_BOLD, _DIM = "1", "2"
# A finding names this many of its authorities; `okr rules` names them all.
_SOURCES_SHOWN = 2
# How many files and checks the summary of a folder names.
_FILES_SHOWN, _CHECKS_SHOWN = 10, 5
# A line longer than this is a pasted page: its beginning is enough to know it by.
_TEXT_SHOWN = 600


class Paper(NamedTuple):
    """What is printed on: whether it takes colours, and its columns (0: lines are not broken)."""

    colour: bool = False
    columns: int = 0


PLAIN = Paper()


def standard_paper() -> Paper:
    """What standard output is: a terminal with its columns and colours (unless NO_COLOR is set), or plain."""
    if not sys.stdout.isatty():
        return PLAIN
    import shutil

    return Paper("NO_COLOR" not in os.environ, min(shutil.get_terminal_size().columns, 100))


def print_reviews(done: Sequence[tuple[str, Intake, Review]], ui_lang: Lang | None, *, several: bool) -> None:
    """Print reviews of (path, intake, review) to standard output, and a summary where there are several."""
    paper = standard_paper()
    for path, intake, review in done:
        if several and not review.findings and not review.notices:
            continue
        name = "" if path == "-" and not several else path
        print(review_text(review, ui_lang or review.document.lang, path=name, intake=intake, paper=paper))
        if several:
            print()
    if several:
        print(summary([(path, review) for path, _, review in done], ui_lang or done[0][2].document.lang))


def review_text(
    review: Review, lang: Lang, *, path: str = "", intake: Intake | None = None, paper: Paper = PLAIN
) -> str:
    """The review as text: per item its line, the flagged words underlined, each finding; then the counts.

    Lines are numbered where `intake` is a text file, whose lines people can go to.
    """
    out: list[str] = []
    if not review.document.text and review.notices:  # a file that was not read; its notices name it
        return "\n".join(wrapped(n.text.in_lang(lang), paper.columns, "") for n in review.notices)
    if path:
        out.append(paint(safe(path), _BOLD, paper))
    out += [wrapped(n.text.in_lang(lang), paper.columns, "") for n in review.notices]
    if out:
        out.append("")
    text = intake.text if intake is not None and intake.kind in ("text", "csv") else None
    lines = _Lines(text)
    for item in review.document.items():
        found = review.on(item.id)
        if found:
            out += [*_item(item, found, lines.number(item.span.start), lang, paper), ""]
    on_all = [line for f in review.on("set") for line in _finding(f, lang, paper)]
    if on_all:
        out += [paint("整份" if lang == "zh" else "The whole", _BOLD, paper), *on_all, ""]
    out.append(_verdict(review, lang, paper))
    return "\n".join(out)


def summary(done: Sequence[tuple[str, Review]], lang: Lang) -> str:
    """What all files come to: the gravest, the checks that spoke most often, and at last how many there are."""
    zh = lang == "zh"
    reviews = [review for _, review in done]
    n = len(done)
    totals = {s: sum(r.counts[s] for r in reviews) for s in SEVERITIES}
    files = f"{n} 个文件" if zh else f"{n} file{'s' * (n != 1)}"
    flawed = sorted(((path, r) for path, r in done if r.findings), key=lambda d: [-d[1].counts[s] for s in SEVERITIES])
    first = max((width(path) for path, _ in flawed[:_FILES_SHOWN]), default=0)
    lines = [f"  {pad(safe(path), first)}  {counted(r.counts, lang)}" for path, r in flawed[:_FILES_SHOWN]]
    if (more := len(flawed) - _FILES_SHOWN) > 0:
        lines.append(f"  还有 {more} 个文件有问题" if zh else f"  and {more} more with findings")
    often = Counter(f"{f.check} {f.name}" for r in reviews for f in r.findings).most_common(_CHECKS_SHOWN)
    if often:
        told = ("，" if zh else ", ").join(f"{name} × {count}" for name, count in often)
        lines.append(f"  {'最常见' if zh else 'Most often'}{'：' if zh else ': '}{told}")
    if told := ignored(reviews, lang):
        lines.append(f"  {told}")
    lines.append(f"{files}{'：' if zh else ': '}{counted(totals, lang) or _FINE.in_lang(lang)}")
    return "\n".join(lines)


def example_text(hit: Mapping[str, Any]) -> str:
    """One example found, as `okr search` prints it: with what each arm added to its score."""
    parts = ", ".join(f"{name} {part:.2f}" for name, part in hit["parts"].items())
    own = "  [own]" if hit["source"] == "own" else ""
    lines = [f"{hit['id']}  {hit['score']:.2f} ({parts})  {hit['role']}{own}", f"  O {hit['objective']}"]
    lines += [f"  KR{n} {text}" for n, text in enumerate(hit["key_results"], 1)]
    return "\n".join([*lines, *([f"  {hit['why']}"] if hit["why"] else [])])


class _Lines:
    """Line numbers of offsets that only grow."""

    def __init__(self, text: str | None) -> None:
        self._text = text
        self._at, self._line = 0, 1

    def number(self, offset: int) -> int | None:
        if self._text is None:
            return None
        if offset < self._at:
            self._at, self._line = 0, 1
        self._line += self._text.count("\n", self._at, offset)
        self._at = offset
        return self._line


def _item(item: Item, found: Sequence[Finding], line: int | None, lang: Lang, paper: Paper) -> Iterator[str]:
    where = "" if line is None else f"第 {line} 行" if lang == "zh" else f"line {line}"
    yield f"{paint(item.id, _BOLD, paper)}  {paint(where, _DIM, paper)}".rstrip()
    text = safe(item.text if len(item.text) <= _TEXT_SHOWN else item.text[: _TEXT_SHOWN - 1] + "…")
    marks = _marks(item, found)
    for start, end in folded(text, paper.columns - 2 if paper.columns else width(text) + 1):
        yield f"  {text[start:end]}"
        if under := _under(text, start, end, marks, paper):
            yield f"  {under}"
    for finding in found:
        yield from _finding(finding, lang, paper)


def _marks(item: Item, found: Sequence[Finding]) -> dict[int, Severity]:
    """The gravest finding on each character of the item's text; findings on all of it mark nothing."""
    marks: dict[int, Severity] = {}
    for finding in reversed(found):
        if finding.span is None:
            continue
        here = [
            at
            for run in item.runs
            for at in range(
                run.at + max(finding.span.start - run.source, 0),
                run.at + min(finding.span.end - run.source, run.length),
            )
        ]
        if len(here) < len(item.text):
            marks |= dict.fromkeys(here, finding.severity)
    return marks


def _under(text: str, start: int, end: int, marks: Mapping[int, Severity], paper: Paper) -> str:
    """The line below the characters from `start` to `end`: a caret under every column of a marked one."""
    parts: list[tuple[Severity | None, int]] = []
    for at in range(start, end):
        mark = marks.get(at)
        if parts and parts[-1][0] == mark:
            parts[-1] = (mark, parts[-1][1] + width(text[at]))
        else:
            parts.append((mark, width(text[at])))
    while parts and parts[-1][0] is None:
        parts.pop()
    return "".join(paint("^" * n, _COLOUR[mark], paper) if mark else " " * n for mark, n in parts)


def _finding(finding: Finding, lang: Lang, paper: Paper) -> Iterator[str]:
    first = max(width(t.in_lang(lang)) for t in WORD.values())
    word = paint(pad(WORD[finding.severity].in_lang(lang), first), _COLOUR[finding.severity], paper)
    indent = " " * (first + 4)
    says = (finding.message, finding.suggestion, *([finding.position] if finding.position else []))
    told = [wrapped(safe(says[0].in_lang(lang)) + f" [{_basis(finding, lang)}]", paper.columns, indent)]
    told += [wrapped(safe(t.in_lang(lang)), paper.columns, indent) for t in says[1:]]
    yield f"  {word}  {told[0]}"
    for line in told[1:]:
        yield f"{indent}{line}"


def _basis(finding: Finding, lang: Lang) -> str:
    """The check and whose rule it is."""
    known = sources()
    names = [known[key].author.in_lang(lang) for key in finding.sources if key in known]
    shown = ("、" if lang == "zh" else ", ").join(names[:_SOURCES_SHOWN])
    more = ("等" if lang == "zh" else " and others") if len(names) > _SOURCES_SHOWN else ""
    return f"{finding.check}{'；' if lang == 'zh' else '; '}{shown}{more}" if shown else finding.check


_FINE = Text("没有要改的", "nothing to mend")


def _verdict(review: Review, lang: Lang, paper: Paper) -> str:
    """The last lines: what holds, how many findings there are, and what could not be judged."""
    zh = lang == "zh"
    items = [i for i in review.document.items() if i.text and not i.dropped]
    if not items and not review.findings and not review.ignored:
        return "没有读到目标或关键结果。" if zh else "No objective or key result was found."
    lines = []
    answered = {i.finding.target for i in review.ignored}
    holding = [i.id for i in items if not review.on(i.id) and i.id not in answered]
    if not review.findings and review.ignored:
        lines.append("没有新的问题。" if zh else "Nothing new.")
    elif not review.findings:
        lines.append("都站得住，没有要改的。" if zh else "All of it holds. Nothing to mend.")
    else:
        if holding:
            told = ("、" if zh else ", ").join(holding)
            lines.append(wrapped(f"站得住，不用改：{told}。" if zh else f"These hold: {told}.", paper.columns, "  "))
        lines.append(counted(review.counts, lang) + ("。" if zh else "."))
    if n := len(review.undecided):
        seen = "1 thing" if n == 1 else f"{n} things"
        said = (
            f"还有 {n} 处看不准，没算问题。" if zh else f"{seen} could not be settled, and nothing was counted for it."
        )
        lines.append(paint(said, _DIM, paper))
    if told := ignored([review], lang):
        lines.append(paint(told, _DIM, paper))
    return "\n".join(lines)


def ignored(reviews: Sequence[Review], lang: Lang) -> str:
    """How many findings are not told, and why; "" where there are none."""
    by = [i.by for review in reviews for i in review.ignored]
    line, baseline = by.count("line"), by.count("baseline")
    parts = []
    if line:
        parts.append(f"文中用 okr:ignore 说明了 {line} 处" if lang == "zh" else f"{line} answered by okr:ignore")
    if baseline:
        parts.append(f"基线里已有 {baseline} 处" if lang == "zh" else f"{baseline} known from the baseline")
    if not parts:
        return ""
    return f"没有算：{'，'.join(parts)}。" if lang == "zh" else f"Not counted: {', '.join(parts)}."


def counted(counts: Mapping[Severity, int], lang: Lang) -> str:
    """How many of each severity, those there are; "" where there are none."""
    parts = [f"{WORD[s].in_lang(lang)} {n}" for s, n in counts.items() if n]
    return ("，" if lang == "zh" else ", ").join(parts)


def paint(text: str, code: str, paper: Paper) -> str:
    """`text` in a colour or weight, where the paper takes one."""
    return f"\x1b[{code}m{text}\x1b[0m" if paper.colour and text else text
