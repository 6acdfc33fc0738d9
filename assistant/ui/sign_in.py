"""The way in where sign-in is on: by OpenID Connect, through Streamlit; nothing of a draft is shown before."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

import streamlit as st

from assistant.errors import SettingsError
from assistant.locale import Words, both
from assistant.ui.markup import el, esc
from assistant.ui.visitor import Visitor, sign_in_section

_SHARED = ("redirect_uri", "cookie_secret")
_OF_A_PROVIDER = ("client_id", "client_secret", "server_metadata_url")
# The key under which the address tells that the provider sent nobody back: see `assistant.ui.gate`.
FAILED = "sign_in"


def show_way_in(who: Visitor, say: Words) -> None:
    """A button per provider; whoever was signed in before is told that nothing is lost."""
    if st.query_params.get(FAILED) == "failed":
        st.html(el("p", esc(say("sign_in.failed")), "problem", role="alert"))
    sub = say("sign_in.expired" if who.kind == "expired" else "sign_in.sub")
    st.html(el("h1", esc(say("sign_in.heading"))) + el("p", esc(sub), "sub", role="status"))
    with st.container(key="ways_in", horizontal=True):
        for name in _providers():
            label = say("sign_in.go") if name is None else say("sign_in.go_with", name=name)
            st.button(label, key=f"sign_in_{name or 'default'}", type="primary", on_click=st.login, args=(name,))


def show_signed_in(who: Visitor, say: Words) -> None:
    """Whose page this is, and the way out."""
    st.query_params.pop(FAILED, None)
    st.html(el("p", esc(say("sign_in.as", name=who.name)), "aside"), width="content")
    st.button(say("sign_in.out"), key="sign_out", type="tertiary", on_click=st.logout)


def check_sign_in() -> None:
    """Refuse to serve where sign-in is begun and not complete: it would be off, or break at the first click.

    Raises SettingsError naming the entries of `[auth]` that are missing.
    """
    section = sign_in_section()
    if section is None:
        return
    lacking = [key for key in _SHARED if not section.get(key)]
    for name in _providers():
        of = section if name is None else section[name]
        assert isinstance(of, Mapping)
        lacking += [key if name is None else f"{name}.{key}" for key in _OF_A_PROVIDER if not of.get(key)]
    if lacking:
        raise SettingsError("sign_in", both("sign_in.lacking", keys=", ".join(lacking)))
    if find_spec("authlib") is None:
        raise SettingsError("no_authlib", both("sign_in.no_authlib"))


def _providers() -> tuple[str | None, ...]:
    """The ways to sign in by their names in the secrets; None for the one without a name."""
    section = sign_in_section() or {}
    named = tuple(name for name, of in section.items() if isinstance(of, Mapping) and "client_id" in of)
    return named or (None,)
