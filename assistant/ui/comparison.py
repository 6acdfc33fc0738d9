"""Two sets of house rules on the same text: what only one of them says, and what one says more gravely."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from assistant.locale import Words
from assistant.present.dry_run import Said, dry_run
from assistant.profiles import Profile
from assistant.ui.findings import severity_kind, severity_word
from assistant.ui.markup import el, esc


def show_comparison(texts: Iterable[tuple[str, str]], rules: Profile, other: Profile | None, say: Words) -> None:
    """Nothing without another set; else a list of every difference, said to be whose."""
    if other is None:
        return
    names = (rules.title.in_lang(say.lang), other.title.in_lang(say.lang))
    rows = [_row(name, said, names, say) for name, text in texts for said in dry_run(text, rules, other)]
    if rows:
        body = el("h2", esc(say("check.differ", one=names[0], other=names[1], n=len(rows)))) + "".join(rows)
    else:
        body = el("p", esc(say("check.alike", one=names[0], other=names[1])), "lead")
    st.html(el("section", body, "card", role="status"))


def _row(name: str, said: Said, names: tuple[str, str], say: Words) -> str:
    """One difference: whose remark it is, or who says it more gravely."""
    whose = {"new": names[1], "graver": names[1], "gone": names[0], "milder": names[0]}[said.change]
    only = said.change in ("new", "gone")
    word = el("span", esc(severity_word(said.finding.severity, say)), f"word {severity_kind(said.finding.severity)}")
    head = esc(say("check.only" if only else "check.graver", rules=whose))
    line = esc(" · ".join(s for s in (name, said.line or say("review.whole")) if s))
    message = el("p", word + esc(said.finding.message.in_lang(say.lang)), "remark")
    return el("div", el("p", el("span", head, "from") + line, "words") + message, "checkup")
