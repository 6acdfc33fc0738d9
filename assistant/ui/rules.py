"""The house rules page: how grave each check is, how many, which cycle, sides in disputes, own words; saved and tried out."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from assistant.errors import OkrError
from assistant.locale import Words
from assistant.present.house import HouseRules, as_yaml, base_of, profile_of, rules_of, save_rules
from assistant.profiles import Profile, load_profile, profile_names
from assistant.ui.markup import el, esc
from assistant.ui.rules_form import filled, show_form
from assistant.ui.trying import show_dry_run
from assistant.ui.visitor import visitor

_BASE = "rules_base"


def show_rules(say: Words) -> None:
    """The form, the YAML that it comes to, and what it would newly say."""
    path = _path()
    now = _now(path)
    st.html(el("h1", esc(say("rules.heading"))) + el("p", esc(say("rules.sub")), "sub"))
    if done := st.session_state.pop("rules_done", None):
        st.html(el("p", esc(done), "note", role="status"))
    with st.container(key="rules"):
        st.session_state.setdefault(_BASE, base_of(path) if path.is_file() else "default")
        st.selectbox(
            say("rules.base"),
            sorted(profile_names(), key="default".__ne__),
            key=_BASE,
            format_func=lambda name: load_profile(name).title.in_lang(say.lang),
            on_change=_forget,
        )
        base = st.session_state[_BASE]
        start = rules_of(now, base) if "rules_fresh" not in st.session_state else rules_of(load_profile(base), base)
        show_form(start, say)
    rules = filled(start)
    try:
        profile = profile_of(rules)
    except OkrError as error:
        st.html(el("p", esc(error.in_lang(say.lang)), "problem", role="alert"))
        return
    _save(rules, path, say)
    show_dry_run(now, profile, say)


def _path() -> Path:
    from assistant.settings import load_settings

    return load_settings(offline=True).house_rules


def _now(path: Path) -> Profile:
    """The rules that count now: those saved, else those that the settings name."""
    from assistant.settings import load_settings

    return load_profile(path if path.is_file() else load_settings(offline=True).profile)


def _save(rules: HouseRules, path: Path, say: Words) -> None:
    text = as_yaml(rules)
    with st.container(key="rules_ways", horizontal=True, vertical_alignment="center"):
        if visitor().runs_it:
            st.button(say("rules.save"), key="save_rules", type="primary", on_click=_saved, args=(rules, path, say))
        st.download_button(
            say("rules.download"), text, file_name=path.name, mime="text/yaml", key="rules_file", on_click="ignore"
        )
        if path.is_file() and visitor().runs_it:
            st.button(say("rules.reset"), key="reset_rules", type="tertiary", on_click=_reset, args=(path, say))
    where = say("rules.where", path=str(path)) if visitor().runs_it else say("rules.not_here")
    yaml = el("summary", esc(say("rules.yaml"))) + el("div", esc(text), "letter plain")
    st.html(el("p", esc(where), "aside") + el("details", yaml, "more"))


def _saved(rules: HouseRules, path: Path, say: Words) -> None:
    try:
        save_rules(rules, path)
    except OkrError as error:
        st.session_state["rules_done"] = error.in_lang(say.lang)
    except OSError as error:
        st.session_state["rules_done"] = say("rules.cannot", path=str(path), why=error.strerror or "")
    else:
        st.session_state.pop("rules_fresh", None)
        st.session_state["rules_done"] = say("rules.saved", path=str(path))


def _reset(path: Path, say: Words) -> None:
    path.unlink(missing_ok=True)
    _forget()
    st.session_state.pop("rules_fresh", None)
    st.session_state.pop(_BASE, None)
    st.session_state["rules_done"] = say("rules.gone")


def _forget() -> None:
    """Another base: the form begins with what that base says."""
    for key in [k for k in st.session_state if str(k).startswith("rule_")]:
        del st.session_state[key]
    st.session_state["rules_fresh"] = True
