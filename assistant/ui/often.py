"""What is often found in drafts, over many people and never by person: where a guide or a training would help."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import streamlit as st

from assistant.checks import all_checks
from assistant.locale import Words
from assistant.session import decode, review_of
from assistant.ui.desk import store
from assistant.ui.markup import el, esc
from assistant.ui.visitor import NOBODY

# Fewer than this, and a count would speak of somebody.
FEWEST = 10


class Common(NamedTuple):
    """How many people's drafts were read, and in how many people's drafts each check found something."""

    people: int
    found: tuple[tuple[str, int], ...]


def common_findings(drafts: Iterable[tuple[str, str]]) -> Common:
    """Counted from (owner, state): a person counts once per check. Nothing that is true of fewer than ten is told."""
    checks: dict[str, set[str]] = defaultdict(set)
    for owner, state in drafts:
        if owner in ("", NOBODY):  # nobody knows how many people these are
            continue
        review = review_of(decode(state))
        if review is not None:
            checks[owner] |= {f.check for f in review.findings}
    counts = Counter(check for found in checks.values() for check in found)
    often = sorted((-n, check) for check, n in counts.items() if n >= FEWEST)
    return Common(len(checks), tuple((check, -n) for n, check in often))


def show_common(say: Words) -> None:
    """Counted at the press of a button: it reads every draft."""
    if st.button(say("common.count"), key="count_findings", type="tertiary"):
        st.session_state["common"] = common_findings(store().owned_states())
    counted: Common | None = st.session_state.get("common")
    if counted is None:
        return
    if counted.people < FEWEST:
        st.html(el("p", esc(say("common.too_few", fewest=FEWEST)), "note", role="status"))
        return
    reasons = {c.id: c.reason.in_lang(say.lang) for c in all_checks()}
    rows = [
        el("li", el("strong", esc(say("common.row", check=check, people=n))) + " " + esc(reasons.get(check, "")))
        for check, n in counted.found
    ]
    head = el("p", esc(say("common.head", people=counted.people, fewest=FEWEST)))
    st.html(el("section", head + el("ul", "".join(rows)), "card reach", role="status"))
