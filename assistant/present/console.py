"""A review as a good compiler prints it: the line with the words underlined, what is wrong, what to do."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Sequence

from assistant.types import Finding, Item, Lang, Review, Severity, Text

_WORD: dict[Severity, Text] = {
    "error": Text("要改", "must change"),
    "warning": Text("建议改", "should change"),
    "info": Text("想一想", "worth a thought"),
}
_COLOUR: dict[Severity, str] = {"error": "31", "warning": "33", "info": "36"}


def print_review(review: Review, lang: Lang, *, path: str = "-") -> None:
    """Print one review to standard output; colours only on a terminal that wants them."""
    print(review_text(review, lang, path=path, colour=_wants_colour()))


def review_text(review: Review, lang: Lang, *, path: str = "-", colour: bool = False) -> str:
    """The review as text: per item its line, the findings underlined, then the counts."""
    out: list[str] = []
    if path != "-":
        out.append(_paint(path, "1", colour))
    for notice in review.notices:
        out.append(f"  {notice.text.in_lang(lang)}")
    for item in review.document.items():
        found = review.on(item.id)
        if found and item.text:
            out += _item(item, found, lang, colour)
        elif found:
            out += [f"{_label(item)}", *(_line(f, lang, colour) for f in found), ""]
    for finding in review.on("set"):
        out.append(_line(finding, lang, colour))
    out.append(_counts(review, lang))
    return "\n".join(out)


def print_summary(reviews: Sequence[Review], lang: Lang) -> None:
    """Print one line over all files of a folder."""
    totals = {s: sum(r.counts[s] for r in reviews) for s in _WORD}
    words = "，" if lang == "zh" else ", "
    counted = words.join(f"{_WORD[s].in_lang(lang)} {n}" for s, n in totals.items())
    print(f"{len(reviews)} 个文件：{counted}" if lang == "zh" else f"{len(reviews)} files: {counted}")


def _item(item: Item, found: Sequence[Finding], lang: Lang, colour: bool) -> list[str]:
    head = f"{_label(item)}  "
    text = " ".join(item.text.split("\n"))
    lines = [f"{head}{text}"]
    for finding in found:
        at = text.find(finding.quote) if finding.quote else -1
        if at >= 0 and finding.quote != text:
            under = " " * (_width(head) + _width(text[:at])) + "^" * max(_width(finding.quote), 1)
            lines.append(_paint(under, _COLOUR[finding.severity], colour))
        lines.append(_line(finding, lang, colour))
    return [*lines, ""]


def _line(finding: Finding, lang: Lang, colour: bool) -> str:
    word = _paint(_WORD[finding.severity].in_lang(lang), _COLOUR[finding.severity], colour)
    sources = f" [{finding.check} {finding.name}; {', '.join(finding.sources)}]"
    position = f"\n      {finding.position.in_lang(lang)}" if finding.position else ""
    message, suggestion = finding.message.in_lang(lang), finding.suggestion.in_lang(lang)
    return f"    {word}  {message}{_paint(sources, '2', colour)}\n      {suggestion}{position}"


def _counts(review: Review, lang: Lang) -> str:
    if not review.findings:
        empty = not review.document.objectives
        if lang == "zh":
            return "没有读到目标或关键结果。" if empty else "没有要改的。"
        return "No objective or key result was found." if empty else "Nothing to mend."
    parts = [f"{_WORD[s].in_lang(lang)} {n}" for s, n in review.counts.items() if n]
    return ("，" if lang == "zh" else ", ").join(parts)


def _label(item: Item) -> str:
    return item.id


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _wants_colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
