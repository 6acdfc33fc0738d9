"""The review of a draft as a page shows it: what holds first, then one main remark per line on the very words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from assistant.checks import find_check
from assistant.knowledge import sources
from assistant.locale import Words
from assistant.types import SEVERITIES, Finding, Item, Lang, Objective, Review, Severity
from assistant.ui.markup import Mark, el, esc, marked, within

MOST_OPEN = 3
# What a person should hear first about a line, before severity decides.
_FIRST = ("K00", "K13", "K09", "K02", "K01", "K03")
_WORD: dict[Severity, str] = {"error": "must", "warning": "should", "info": "thought"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the draft (None: the whole set) with its findings, the main one first."""

    item: Item | None
    findings: tuple[Finding, ...]

    @property
    def main(self) -> Finding | None:
        """The remark to open with."""
        return self.findings[0] if self.findings else None

    @property
    def grave(self) -> int:
        """0 where something must change, 1 where it should, 2 where it is worth a thought, 3 where nothing is."""
        return min((SEVERITIES.index(f.severity) for f in self.findings), default=len(SEVERITIES))


def lines(review: Review) -> tuple[Line, ...]:
    """Every line of the draft in reading order, the whole set last, each with its findings by importance."""
    found = [Line(item, _ranked(review.on(item.id))) for item in review.document.items() if _written(item)]
    whole = _ranked(review.on("set"))
    return (*found, Line(None, whole)) if whole else tuple(found)


def opened(rows: tuple[Line, ...]) -> frozenset[int]:
    """The lines whose main remark is open from the start: the gravest, at most MOST_OPEN.

    What is only worth a thought stays folded: its line holds, and is said to.
    """
    with_remark = [n for n, row in enumerate(rows) if row.main is not None and row.grave < len(SEVERITIES) - 1]
    gravest = sorted(with_remark, key=lambda n: (rows[n].grave, n))
    return frozenset(gravest[:MOST_OPEN])


def sound(rows: tuple[Line, ...]) -> tuple[Item, ...]:
    """The key results about which nothing must or should change."""
    return tuple(
        row.item
        for row in rows
        if row.item is not None
        and not isinstance(row.item, Objective)
        and row.item.text
        and not row.item.dropped
        and all(f.severity == "info" for f in row.findings)
    )


def label(item: Item) -> str:
    """What a line is called: the number as written where it is short, else its place."""
    written = item.label.strip(" ：:.、)）(（")
    return written if 0 < len(written) <= 4 else item.id.rpartition(".")[2]


def spoken(item: Item, say: Words) -> str:
    """What a line is called within a sentence: a bare "3" becomes 第 3 条."""
    name = label(item)
    return say("count.nth", n=name) if name.isdigit() else name


def review_html(review: Review, say: Words, sources: dict[str, str], *, fixed: bool = False) -> str:
    """The whole card. `sources` maps source keys to titles; `fixed` offers no way to call a remark wrong."""
    rows = lines(review)
    if not rows:
        return el("p", esc(say("review.nothing")), "lead")
    open_ones = opened(rows)
    parts = [_lead(review, rows, say)]
    parts += [_row(row, n in open_ones, review, say, sources, fixed) for n, row in enumerate(rows)]
    body = el("div", "".join(parts), "draft")
    return body + _undecided(review, say) + _unread(review, say) + _notices(review, say)


def severity_word(severity: Severity, say: Words) -> str:
    """要改, 建议改 or 想一想."""
    return say(f"review.{_WORD[severity]}")


def severity_kind(severity: Severity) -> str:
    """must, should or thought: the severity as a class of the style sheet."""
    return _WORD[severity]


def wrong_button(check: str, line: str, say: Words) -> str:
    """The way to say that a remark is wrong about a line."""
    return el(
        "button", esc(say("review.wrong")), "act", type="button", data_act="wrong", data_check=check, data_line=line
    )


def _written(item: Item) -> bool:
    return not (isinstance(item, Objective) and not item.written)


def _ranked(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    def rank(f: Finding) -> tuple[int, int]:
        return (_FIRST.index(f.check) if f.check in _FIRST else len(_FIRST), SEVERITIES.index(f.severity))

    return tuple(sorted(findings, key=rank))


def _lead(review: Review, rows: tuple[Line, ...], say: Words) -> str:
    fine = sound(rows)
    if not review.findings:
        text = say("review.holds_all")
    elif fine:
        labels = say("export.comma").join(spoken(i, say) for i in fine)
        n = len(fine)
        text = say("review.holds", n=n, number=_count(n, say), labels=labels)
    else:
        o = sum(obj.written for obj in review.document.objectives)
        k = sum(len(obj.key_results) for obj in review.document.objectives)
        if o:
            text = say("review.read", o=say("count.objective", n=o), k=say("count.line", n=k))
        else:
            text = say("review.read_loose", k=say("count.line", n=k))
    return el("p", el("span", "✓", "tick", aria_hidden="true") + esc(text), "lead")


def _count(n: int, say: Words) -> str:
    """ "两" in "这两条"."""
    small = say("count.small").split()
    return small[n] if n < len(small) else str(n)


def _row(row: Line, is_open: bool, review: Review, say: Words, sources: dict[str, str], fixed: bool) -> str:
    item, main = row.item, row.main
    if item is None:
        name, words = say("review.whole"), ""
    else:
        name = label(item)
        words = marked(item.text, _marks(item, row.findings[:1]))
    kind = "objective" if isinstance(item, Objective) else "result"
    gone = " gone" if item is not None and item.dropped else ""
    text = el("div", el("span", esc(name), "no") + el("span", words, "words"), f"line {kind}{gone}")
    if main is None:
        return el("div", text, "row")
    remark = _remark(main, review, say, sources, fixed)
    rest = "".join(_remark(f, review, say, sources, fixed) for f in row.findings[1:])
    if is_open:
        more = el("summary", esc(say("review.more", n=len(row.findings) - 1)))
        beside = remark + (el("details", more + rest, "more") if rest else "")
    else:
        word = el("span", esc(severity_word(main.severity, say)), f"word {_WORD[main.severity]}")
        beside = el("details", el("summary", word + esc(say("review.folded"))) + remark + rest, "more")
    return el("div", text + el("div", beside, "beside"), "row")


def _marks(item: Item, findings: tuple[Finding, ...]) -> list[Mark]:
    marks = []
    for finding in findings:
        if finding.span is not None and (at := within(item, finding.span)) is not None:
            marks.append(Mark(at.start, at.end, f"hit {_WORD[finding.severity]}"))
    return marks


def _remark(finding: Finding, review: Review, say: Words, sources: dict[str, str], fixed: bool) -> str:
    word = el("span", esc(severity_word(finding.severity, say)), f"word {_WORD[finding.severity]}")
    message = el("span", esc(finding.message.in_lang(say.lang)), "message")
    advice = el("p", esc(finding.suggestion.in_lang(say.lang)), "advice")
    item = review.document.find(finding.target)
    ways = _rule(finding, say, sources)
    if not fixed:
        ways += wrong_button(finding.check, item.text if item else "", say)
    return el("div", el("p", word + message) + advice + el("div", ways, "ways"), "remark")


def _rule(finding: Finding, say: Words, sources: dict[str, str]) -> str:
    """Why there is such a rule, which side was taken and on whose word: there for who asks."""
    check = find_check(finding.check)
    said = [check.reason.in_lang(say.lang)] if check is not None else []
    if finding.position is not None:
        said.append(finding.position.in_lang(say.lang))
    if finding.sources:
        said.append(say("review.source", titles=say("export.join").join(sources.get(k, k) for k in finding.sources)))
    body = "".join(el("p", esc(words)) for words in said)
    return el("details", el("summary", esc(say("review.basis"))) + body, "rule")


def _undecided(review: Review, say: Words) -> str:
    if not review.undecided:
        return ""
    rows = []
    for doubt in review.undecided:
        item = review.document.find(doubt.target)
        rows.append(el("li", esc(f"{spoken(item, say) if item else ''} {doubt.reason.in_lang(say.lang)}".strip())))
    summary = el("summary", esc(say("review.undecided", n=len(review.undecided))))
    return el("details", summary + el("ul", "".join(rows)), "more quiet")


def _unread(review: Review, say: Words) -> str:
    """What stands in the draft and was taken for neither an objective nor a key result: nothing vanishes unsaid."""
    texts = [review.document.text[slice(*span)].strip() for span in review.document.unparsed]
    rows = [el("li", esc(" ".join(text.split())[:200])) for text in texts if text]
    if not rows:
        return ""
    summary = el("summary", esc(say("review.unread", n=len(rows))))
    return el("details", summary + el("ul", "".join(rows)), "more quiet")


def _notices(review: Review, say: Words) -> str:
    if not review.notices:
        return ""
    rows = "".join(el("li", esc(n.text.in_lang(say.lang))) for n in review.notices)
    return el("details", el("summary", esc(say("review.notices"))) + el("ul", rows), "more quiet")


@lru_cache(maxsize=2)
def source_titles(lang: Lang) -> dict[str, str]:
    """What each source is called in `lang`."""
    return {key: source.title.in_lang(lang) for key, source in sources().items()}
