"""Who can read what, said as it is: by where the page listens, whether one signs in, and where the drafts lie."""

from __future__ import annotations

import streamlit as st
from sqlalchemy import make_url

from assistant.locale import Words
from assistant.settings import Settings
from assistant.ui.desk import backend
from assistant.ui.markup import el, esc
from assistant.ui.visitor import LOOPBACK, Visitor, from_this_machine, sign_in_section, visitor


def where_it_goes(say: Words) -> str:
    """Which host gets the text once it is sent, or that none does, and who can read what is kept."""
    who, settings = visitor(), backend().settings()
    host, queries = backend().where_text_goes(), backend().where_queries_go()
    if host is not None:
        told = [say("reach.goes_to_local" if host in LOOPBACK else "reach.goes_to", host=host)]
    elif who.kind == "here" and queries in (None, *LOOPBACK) and database_host(settings) is None:
        told = [say("reach.nowhere")]
    else:
        told = [say("reach.no_model_here")]
    if queries is not None and queries not in LOOPBACK:
        told.append(say("reach.queries", host=queries))
    return say("reach.join").join([*told, who_reads(who, settings, say)])


def who_reads(who: Visitor, settings: Settings, say: Words) -> str:
    """Who can read a draft that is kept, in one sentence."""
    if who.kind != "here":
        return say("reach.open" if who.kind == "unknown" else "reach.own")
    host = database_host(settings)
    return say("reach.here") if host is None else say("reach.here_away", host=host)


def database_host(settings: Settings) -> str | None:
    """The other machine that the drafts lie on, None where it is this one."""
    host = make_url(settings.database_url).host if settings.database_url else None
    return None if host in (None, "", *LOOPBACK) else host


def _who_opens(address: str, say: Words) -> str:
    if address not in LOOPBACK:
        return say("reach.listens", address=address)
    return say("reach.listens_here" if from_this_machine() else "reach.passed_on")


def show_reach(say: Words) -> None:
    """The same at length, for the doctor's page: nothing of it is secret."""
    settings, address = backend().settings(), str(st.get_option("server.address"))
    model, queries, host = backend().where_text_goes(), backend().where_queries_go(), database_host(settings)
    rows = [
        _who_opens(address, say),
        say("reach.no_sign_in")
        if sign_in_section() is None
        else say("reach.sign_in", hours=f"{settings.sign_in_hours:g}"),
        say("reach.lies_here") if host is None else say("reach.lies", host=host),
        say("reach.no_model") if model is None else say("reach.model", host=model),
        *([say("reach.queries", host=queries)] if queries is not None else []),
        say("reach.log_content" if settings.log_content else "reach.log"),
    ]
    items = "".join(el("li", esc(row)) for row in rows)
    st.html(el("section", el("h2", esc(say("reach.heading"))) + el("ul", items), "card reach"))
