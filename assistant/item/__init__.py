"""One sentence read: metric, baseline, target, deadline, owner. Drafts and proposals are read by the same eyes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.blanks import read_blanks
from assistant.item.deadline import find_deadline
from assistant.item.metric import find_metric
from assistant.item.roles import assign_roles
from assistant.item.starts import described_start
from assistant.names import names_in
from assistant.numbers import dates_in, figures_in, marks_in
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Blank, Cycle, Lang, Sentence

_OWNER = late_compile(
    r"@\s?(?P<at>[A-Za-z][\w.-]{0,30}|[一-龥]{1,8})"
    r"|(?:负责人|责任人|主责|牵头人?|对接人|owner|DRI|responsible|accountable|lead)\s?(?:是|为|is)?\s?[:：=]\s?@?(?P<tag>[A-Z][A-Za-z'.-]{0,20}(?: [A-Z][A-Za-z'.-]{0,20})?|[一-龥]{2,8}?(?=$|[\s,，。;；、)）\]】/]))"
    r"|由\s?(?P<by>[一-龥A-Za-z]{2,8}?)\s?(?:负责|牵头|主导)"
    r"|[(（\[]\s?(?:owner|DRI|by)\s(?P<paren>[A-Z][A-Za-z'.-]{0,20}(?: [A-Z][A-Za-z'.-]{0,20})?)\s?[)）\]]",
    re.IGNORECASE,
)
_LONGEST = 2000
_MOST_FIGURES = 80
_OWNER_HINT = late_compile(
    r"[@@＠]|负责|责任|主责|牵头|对接|owner|DRI|responsible|accountable|lead|[(\[]by",
    re.IGNORECASE,
    needs="@ ＠ 负责 责任 主责 牵头 对接 owner dri responsible accountable lead [by (by",
)


def read_sentence(text: str, lang: Lang, *, cycle: Cycle | None = None) -> Sentence:
    """Everything the sentence says as far as it can be read; never raises, time linear in the length.

    `cycle` gives dates without a year their year. Only the first 2,000 characters and 80 figures are read: nobody
    writes a longer sentence, and a megabyte pasted on one line must not take minutes.
    """
    flat = plain(text[:_LONGEST])
    blanks = read_blanks(text[:_LONGEST])
    dates = dates_in(text, flat)
    taken = [d.span for d in dates]
    marks = marks_in(text, flat, tuple(taken))
    hidden = [*taken, *(m.span for m in marks), *(b.span for b in blanks)]
    start = described_start(text, flat, [b.span for b in blanks])
    if start is not None:
        hidden.append(start.span)
    figures = assign_roles(flat, figures_in(text, flat, hidden, most=_MOST_FIGURES), blanks)
    if start is not None and not any(f.role == "baseline" for f in figures):
        figures = tuple(sorted((*figures, start), key=lambda f: f.span))
    names = names_in(text, flat)
    people = [name.span for name in names if name.kind == "person"]
    metric = find_metric(_without(flat, blanks), figures, taken, people)
    return Sentence(
        text=text,
        lang=lang,
        figures=figures,
        dates=dates,
        deadline=find_deadline(flat, text, dates, cycle),
        owner=_owner(text, flat),
        metric=None if metric is None else text[metric.start : metric.end],
        metric_span=metric,
        names=names,
        blanks=blanks,
        baseline_marked=any(f.role == "baseline" for f in figures),
    )


def _without(flat: str, blanks: Sequence[Blank]) -> str:
    """The text with its blanks as spaces: the colon in 【待填：基线】 ends no clause."""
    for blank in blanks:
        flat = flat[: blank.span.start] + " " * (blank.span.end - blank.span.start) + flat[blank.span.end :]
    return flat


def _owner(text: str, flat: str) -> str | None:
    """Who answers for it: @阿泽, 负责人：小周, owner: Petra."""
    if not _OWNER_HINT.search(flat):
        return None
    m = _OWNER.search(flat)
    if m is None:
        return None
    group = next(name for name in ("at", "tag", "by", "paren") if m[name])
    return text[m.start(group) : m.end(group)]
