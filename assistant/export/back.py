"""Exports read back: the lines of our own text, Markdown, Word and printed page become the OKR they carried."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html.parser import HTMLParser

from assistant.export.carried import Carried, CarriedKeyResult, CarriedObjective
from assistant.export.remarks import read_remarks
from assistant.locale import words
from assistant.text.script import traditional

_TITLE = re.compile(r"(?:# )?OKR(?: · (?P<cycle>.*))?")
_CYCLE = re.compile(r"(?:周期：|週期：|Cycle: )(?P<cycle>.+)")
_DIRECTION = re.compile(r"== (?P<eq>.*) ==|# (?P<md>.*)")
_OBJECTIVE = re.compile(r"(?:## )?O\d*(?: (?P<text>.*))?")
_KEY_RESULT = re.compile(r"(?:- )?(?:(?P<bold>\*\*)KR\d+\*\*|KR\d+)(?: (?P<text>.*))?")
_WHY = re.compile(r"> .*|(?:为什么：|為什麼：|Why: ).*")
_SUB = re.compile(r"  - (?P<text>.*)")
_ROW = re.compile(r"- (?P<text>.*)")
_ESCAPED = re.compile(r"\\(.)")


def parked_line(text: str, reason: str, form: Callable[[str], str] = str) -> list[str]:
    """A parked text with its reason: behind it in brackets, or below it where the brackets would be misread."""
    if not reason:  # words that end in brackets get an empty pair, which is no part of them
        return [f"- {form(text)}" if _read_parked(text) == (text, "") else f"- {form(text)} ()"]
    if _read_parked(f"{text} ({reason})") == (text, reason):
        return [f"- {form(text)} ({form(reason)})"]
    return [f"- {form(text)}", f"  - {form(reason)}"]


def read_lines(text: str) -> tuple[Carried, ...]:
    """Every OKR in a text of our own making; () where a line of it is none of ours."""
    reading = _Reading()
    for line in text.splitlines():
        if line.strip() and not reading.take(line.rstrip()):
            return ()
    return reading.done()


def read_page(html: str) -> tuple[Carried, ...]:
    """Every OKR in a printed page of ours; () for any other page."""
    page = _Page()
    page.feed(html)
    page.close()
    return read_lines("\n".join(page.lines)) if page.ours else ()


@dataclass(slots=True)
class _Reading:
    """The lines taken so far. `sure` once one of them was of a kind that only our exports have."""

    okrs: list[Carried] = field(default_factory=list)
    section: str = "okr"
    cycle: str = ""
    sure: bool = False
    escaped: bool = False

    def take(self, line: str) -> bool:
        """Take one line; False where it cannot be ours."""
        if heading := _headings().get(line.lstrip("# ").rstrip(":：")):
            self.section, self.sure = heading, True
            return True
        if self.section == "other":
            return not (_DIRECTION.fullmatch(line) or _OBJECTIVE.fullmatch(line)) or self._okr(line)
        if self.section == "parked" and self._parked(line):
            return True
        return self._okr(line)

    def done(self) -> tuple[Carried, ...]:
        """What was read, where it is ours."""
        if not self.sure or not any(o.objectives for o in self.okrs):
            return ()
        return tuple(self._plain(replace(okr, cycle=self.cycle)) for okr in self.okrs)

    def _okr(self, line: str) -> bool:
        if (found := _TITLE.fullmatch(line)) or (found := _CYCLE.fullmatch(line)):
            self.cycle, self.sure = found["cycle"] or "", True
        elif found := _KEY_RESULT.fullmatch(line):
            self.sure = self.sure or found["bold"] is not None
            self.escaped = self.escaped or found["bold"] is not None
            if not self.okrs or not self.okrs[-1].objectives:
                return False
            self._last(CarriedKeyResult(text=found["text"] or ""))
        elif found := _OBJECTIVE.fullmatch(line):
            self._open()
            okr = self.okrs[-1]
            new = CarriedObjective(text=found["text"] or "")
            self.okrs[-1] = replace(okr, objectives=(*okr.objectives, new))
        elif found := _DIRECTION.fullmatch(line):
            self.sure = self.sure or found["eq"] is not None
            self.okrs.append(Carried(title=found["eq"] or found["md"] or ""))
        elif found := _SUB.fullmatch(line):
            return self._work(found["text"])
        elif not _WHY.fullmatch(line):
            return False
        self.section = "okr"
        return True

    def _open(self) -> None:
        if not self.okrs:
            self.okrs.append(Carried())

    def _last(self, row: CarriedKeyResult) -> None:
        okr = self.okrs[-1]
        last = okr.objectives[-1]
        new = replace(last, key_results=(*last.key_results, row))
        self.okrs[-1] = replace(okr, objectives=(*okr.objectives[:-1], new))

    def _work(self, text: str) -> bool:
        """A task below the last key result."""
        if not self.okrs or not self.okrs[-1].objectives or not self.okrs[-1].objectives[-1].key_results:
            return False
        okr = self.okrs[-1]
        last = okr.objectives[-1]
        row = last.key_results[-1]
        rows = (*last.key_results[:-1], replace(row, initiatives=(*row.initiatives, text)))
        self.okrs[-1] = replace(okr, objectives=(*okr.objectives[:-1], replace(last, key_results=rows)))
        return True

    def _parked(self, line: str) -> bool:
        self._open()
        okr = self.okrs[-1]
        if found := _ROW.fullmatch(line):
            self.okrs[-1] = replace(okr, parked=(*okr.parked, (found["text"], "\0")))
            return True
        if (found := _SUB.fullmatch(line)) and okr.parked:
            self.okrs[-1] = replace(okr, parked=(*okr.parked[:-1], (okr.parked[-1][0], found["text"])))
            return True
        return False

    def _plain(self, okr: Carried) -> Carried:
        """The OKR with the marks of Markdown and the remarks behind the lines taken off."""

        def bare(text: str) -> str:
            return _ESCAPED.sub(r"\1", text) if self.escaped else text

        def parked(text: str, reason: str) -> tuple[str, str]:
            return _read_parked(bare(text)) if reason == "\0" else (bare(text), bare(reason))

        objectives = []
        for objective in okr.objectives:
            rows = []
            for row in objective.key_results:
                text, remarks = read_remarks(bare(row.text))
                rows.append(CarriedKeyResult(text=text, remarks=remarks, initiatives=tuple(map(bare, row.initiatives))))
            text, remarks = read_remarks(bare(objective.text))
            objectives.append(CarriedObjective(text=text, remarks=remarks, key_results=tuple(rows)))
        return Carried(
            cycle=bare(okr.cycle),
            title=bare(okr.title),
            objectives=tuple(objectives),
            parked=tuple(parked(text, reason) for text, reason in okr.parked),
        )


def _read_parked(line: str) -> tuple[str, str]:
    """The text and the reason in its last pair of brackets that is closed at the end."""
    if not line.endswith(")"):
        return line, ""
    depth = 0
    for at in range(len(line) - 1, -1, -1):
        depth += (line[at] == ")") - (line[at] == "(")
        if depth == 0:
            found = line[:at].endswith(" ") and at > 1
            return (line[: at - 1], line[at + 1 : -1]) if found else (line, "")
    return line, ""


class _Page(HTMLParser):
    """A printed page as lines: headings and list items, the depth of a list as its indentation."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.ours = False
        self._depth = 0
        self._line: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        marks = dict(attrs)
        if tag == "meta" and marks.get("name") == "generator":
            self.ours = marks.get("content") == "okr-assistant"
        if tag == "ul":
            self._end()
            self._depth += 1
        elif tag in ("h1", "h2", "h3", "li") and "data-aside" not in marks:
            self._end()
            self._line = ["  " * (self._depth - 1) + "- " if tag == "li" else ""]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "h2", "h3", "li"):
            self._end()
        if tag == "ul":
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._line is not None:
            self._line.append(data)

    def _end(self) -> None:
        if self._line is not None and "".join(self._line).strip():
            mark, *rest = self._line
            self.lines.append(mark + " ".join("".join(rest).split()))
        self._line = None


@lru_cache(maxsize=1)
def _headings() -> dict[str, str]:
    """The headings of our exports in both languages, and what stands below each."""
    kinds = {"export.parked": "parked", "export.questions": "other", "export.sheet": "other"}
    found: dict[str, str] = {}
    for key, kind in kinds.items():
        for said in (words("zh")(key), traditional(words("zh")(key)), words("en")(key)):
            found[said] = kind
    return found
