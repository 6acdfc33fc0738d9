"""The form of the house rules: one select per check, counts, cycle, sides, own words; and what it was filled with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from assistant.checks import all_checks
from assistant.disputes import DISPUTES, Dispute
from assistant.locale import Words
from assistant.present.house import HouseRules
from assistant.profiles import CYCLES, WORD_LISTS
from assistant.types import Severity
from assistant.ui.findings import severity_word
from assistant.ui.markup import el, esc, md

_SAYS: tuple[Severity | None, ...] = (None, "info", "warning", "error")
_GROUPS = ("o", "k", "s")
_COUNTS = ("objectives", "key_results")


def show_form(start: HouseRules, say: Words) -> None:
    """Every part of the rules, beginning with `start` where nothing was changed yet."""
    _show_counts(start, say)
    for group in _GROUPS:
        with st.expander(say(f"rules.checks_{group}"), key=f"rules_{group}"):
            for check in all_checks():
                if check.scope == "draft" and check.id.startswith(group.upper()):
                    _show_check(check.id, start.says.get(check.id), check.reason.in_lang(say.lang), say)
    with st.expander(say("rules.positions"), key="rules_positions"):
        st.html(el("p", esc(say("rules.positions_sub")), "aside"))
        for name, dispute in DISPUTES.items():
            st.session_state.setdefault(f"rule_side_{name}", start.positions.get(name) or next(iter(dispute.sides)))
            st.selectbox(
                md(dispute.question.in_lang(say.lang)),
                tuple(dispute.sides),
                key=f"rule_side_{name}",
                format_func=_side_said(dispute, say),
            )
    with st.expander(say("rules.words"), key="rules_words"):
        st.html(el("p", esc(say("rules.words_sub")), "aside"))
        for name in WORD_LISTS:
            st.session_state.setdefault(f"rule_words_{name}", say("export.comma").join(start.words.get(name, ())))
            st.text_input(say(f"rules.words_{name}"), key=f"rule_words_{name}")


def filled(start: HouseRules) -> HouseRules:
    """The rules as the form has them now."""
    kept = st.session_state
    return replace(
        start,
        objectives=(kept["rule_objectives_min"], kept["rule_objectives_max"]),
        key_results=(kept["rule_key_results_min"], kept["rule_key_results_max"]),
        cycle=kept["rule_cycle"],
        says={check: kept[f"rule_says_{check}"] for check in start.says},
        positions={name: kept[f"rule_side_{name}"] for name in DISPUTES},
        words={name: _listed(kept[f"rule_words_{name}"]) for name in WORD_LISTS},
    )


def _show_counts(start: HouseRules, say: Words) -> None:
    with st.container(key="rules_counts", horizontal=True):
        for name in _COUNTS:
            low, high = start.objectives if name == "objectives" else start.key_results
            for end, value in (("min", low), ("max", high)):
                st.session_state.setdefault(f"rule_{name}_{end}", value)
                st.number_input(
                    say(f"rules.{name}_{end}"), min_value=0, max_value=20, step=1, key=f"rule_{name}_{end}", width=150
                )
        st.session_state.setdefault("rule_cycle", start.cycle)
        st.selectbox(
            say("rules.cycle"), CYCLES, key="rule_cycle", format_func=lambda c: say(f"rules.cycle_{_key(c)}"), width=150
        )


def _show_check(check: str, said: Severity | None, reason: str, say: Words) -> None:
    key = f"rule_says_{check}"
    st.session_state.setdefault(key, said)
    with st.container(key=f"check_{check}", horizontal=True, vertical_alignment="center"):
        st.html(el("p", el("span", esc(check), "no") + el("span", esc(reason), "words"), "entry rule"))
        st.selectbox(
            say("rules.says_of", check=check),
            _SAYS,
            key=key,
            format_func=lambda s: say("rules.silent") if s is None else severity_word(s, say),
            label_visibility="collapsed",
            width=150,
        )


def _side_said(dispute: Dispute, say: Words) -> Callable[[str], str]:
    """What a side of the dispute says of itself."""
    return lambda side: dispute.sides[side].text.in_lang(say.lang)


def _key(cycle: str) -> str:
    return cycle.replace("-", "_")


def _listed(text: str) -> tuple[str, ...]:
    """The words between commas of either script, each once."""
    for sign in "、，,;；":
        text = text.replace(sign, "\n")
    return tuple(dict.fromkeys(word.strip() for word in text.splitlines() if word.strip()))
