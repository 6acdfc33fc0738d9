"""Remarks that somebody has answered in the text itself: `okr:ignore K03 agreed with finance`.

A mark stands behind the words it is about, on their line or on a line of its own below: bare at the end of a line or
cell, behind `#` or `//`, in brackets, or in an HTML comment. In Chinese it may say `okr:忽略 K03 已和财务商定`. It names
checks and gives a reason; without either it does not count, and a notice says so. Before the first item it speaks of
findings on the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator

from assistant.text import fold
from assistant.text.late import late_compile
from assistant.types import Finding, Ignore, Ignored, Notice, OkrDocument, Span, Text

# Small letters and no blanks: "OKR: Ignore the noise" is somebody's sentence.
_MARK = late_compile(
    r"(?P<open><!--|[(（\[【{]|#{1,6}|//|--)?[ \t]{0,4}okr[:：](?:ignore|忽略)(?![a-z])", needs="ignore 忽略"
)
_CLOSE = {"<!--": "-->", "(": ")", "（": "）", "[": "]", "【": "】", "{": "}"}
# Where a bare mark ends: its line, or its cell. In a .csv cell with neither quotes nor brackets that is the row's end.
_END = late_compile(r'[\r\n|\t"]')
_NAMED = late_compile(r"(?i)[\s:：]*(?P<ids>(?:[oksg]\d{2}(?!\d)[\s,，、/]*)*)(?P<reason>.*)", re.DOTALL)
_MOST_NOTICES = 20


def read_ignores(text: str) -> tuple[Ignore, ...]:
    """Every mark in `text`; time linear in its length."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Ignore]:
    at = 0
    while found := _MARK.search(text, at):
        ended = _END.search(text, found.end())
        end = ended.start() if ended else len(text)
        inner = end
        if closer := _CLOSE.get(found["open"] or ""):
            closed = text.find(closer, found.end(), end if closer != "-->" else _line_end(text, found.end()))
            if closed >= 0:
                inner, end = closed, closed + len(closer)
        named = _NAMED.match(fold(text[found.end() : inner]))
        assert named is not None  # every part of the pattern may be empty
        checks = tuple(dict.fromkeys(re.findall(r"[OKSG]\d{2}", named["ids"].upper())))
        yield Ignore(checks, named["reason"].strip(" \t:：-—。."), Span(found.start(), end))
        at = end


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def without(text: str, ignores: Iterable[Ignore]) -> str:
    """`text` with blanks for its marks, so that every other offset holds."""
    parts, at = [], 0
    for ignore in ignores:
        parts += [text[at : ignore.span.start], " " * (ignore.span.end - ignore.span.start)]
        at = ignore.span.end
    return "".join([*parts, text[at:]])


def settle(
    document: OkrDocument, findings: tuple[Finding, ...], known: Collection[str]
) -> tuple[tuple[Finding, ...], tuple[Ignored, ...], tuple[Notice, ...]]:
    """The findings that stand, those that the text's marks answer, and what is wrong with a mark.

    `known` are the ids of all checks.
    """
    if not document.ignores:
        return findings, (), ()
    starts = sorted((i.span.start, i.id) for i in document.items() if i.text)
    places = [start for start, _ in starts]
    answered: dict[tuple[str, str], Ignore] = {}
    notices: list[Notice] = []
    owners: list[tuple[Ignore, str]] = []
    for ignore in document.ignores:
        if problem := _problem(ignore, known):
            notices.append(_notice(document.text, ignore, *problem))
            continue
        place = bisect_right(places, ignore.span.start) - 1
        target = starts[place][1] if place >= 0 else "set"
        owners.append((ignore, target))
        for check in ignore.checks:
            answered.setdefault((target, check), ignore)
    seen = {(f.target, f.check) for f in findings}
    for ignore, target in owners:
        idle = [check for check in ignore.checks if (target, check) not in seen]
        if idle:
            listed = "、".join(idle), ", ".join(idle)
            where = ("整份", "the whole") if target == "set" else (f" {target} ", target)
            notices.append(
                _notice(
                    document.text,
                    ignore,
                    "ignore-unused",
                    Text(
                        f"okr:ignore 写了 {listed[0]}，但{where[0]}没有这个问题；可以删掉。",
                        f"okr:ignore names {listed[1]}, but there is no such finding on {where[1]}; it can go.",
                    ),
                )
            )
    kept = tuple(f for f in findings if (f.target, f.check) not in answered)
    ignored = tuple(
        Ignored(f, "line", mark.reason) for f in findings if (mark := answered.get((f.target, f.check))) is not None
    )
    return kept, ignored, tuple(notices[:_MOST_NOTICES])


def _problem(ignore: Ignore, known: Collection[str]) -> tuple[str, Text] | None:
    """Why a mark does not count, as a code and a sentence; None where it does."""
    if not ignore.checks:
        return "ignore-no-check", Text(
            "okr:ignore 没写是哪条检查，不算数；写成 okr:ignore K03 理由。",
            "okr:ignore names no check and does not count; write okr:ignore K03 and the reason.",
        )
    if unknown := [check for check in ignore.checks if check not in known]:
        return "ignore-unknown-check", Text(
            f"okr:ignore 写的 {'、'.join(unknown)} 不是检查的编号，这一处不算数；okr rules 列出了全部。",
            f"okr:ignore names {', '.join(unknown)}, which is no check, and does not count; okr rules lists them.",
        )
    if not ignore.reason:
        listed = " ".join(ignore.checks)
        return "ignore-no-reason", Text(
            f"okr:ignore {listed} 没写理由，不算数；在后面写上为什么。",
            f"okr:ignore {listed} gives no reason and does not count; say why behind it.",
        )
    return None


def _notice(text: str, ignore: Ignore, code: str, said: Text) -> Notice:
    line = text.count("\n", 0, ignore.span.start) + 1
    return Notice(code, Text(f"第 {line} 行：{said.zh}", f"Line {line}: {said.en}"))
