"""Who looks at the page: the one person at this machine, somebody who signed in, somebody who should, or nobody known."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

from assistant.errors import SettingsError
from assistant.locale import both
from assistant.settings import load_settings

LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")
# Whose drafts are those of a visitor nobody knows: in nobody's list, found by their address only.
NOBODY = "-"
Kind = Literal["here", "known", "new", "expired", "unknown"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """One who looks at the page.

    "here": at this machine itself, where there is no sign-in. "known": signed in. "new" and "expired": to sign in
    first, or again. "unknown": from elsewhere, where there is no sign-in. `owner` is whose drafts theirs are.
    """

    kind: Kind
    owner: str
    name: str = ""
    runs_it: bool = False  # may change what counts for everybody: house rules, own examples

    @property
    def may_list(self) -> bool:
        """Whether it is certain enough who this is to show them a list of their drafts."""
        return self.kind in ("here", "known")

    @property
    def must_sign_in(self) -> bool:
        """Whether the page shows nothing but the way in."""
        return self.kind in ("new", "expired")

    def may_read(self, owner: str) -> bool:
        """Whether a draft of `owner` is theirs to read: their own, or one whose address was all that guarded it."""
        return owner in (self.owner, "", NOBODY)


def visitor() -> Visitor:
    """Who looks at the page now."""
    claims = _claims()
    if claims is not None:
        return _signed_in(claims)
    return Visitor("here", "", runs_it=True) if from_this_machine() else Visitor("unknown", NOBODY)


def sign_in_section() -> Mapping[str, object] | None:
    """`[auth]` of Streamlit's secrets; None where there is no sign-in. Raises SettingsError where they cannot be read."""
    from streamlit.errors import StreamlitSecretNotFoundError

    try:
        section = st.secrets.get("auth")
    except StreamlitSecretNotFoundError as error:
        # Streamlit takes a file that it cannot read for none: sign-in would be off without anybody knowing.
        if broken := next((p for p in st.get_option("secrets.files") if Path(p).is_file()), None):
            raise SettingsError("secrets", both("sign_in.unreadable", file=broken)) from error
        return None
    return section if isinstance(section, Mapping) else None


def _claims() -> Mapping[str, object] | None:
    """What the provider said of the visitor, empty where they are not signed in; None where there is no sign-in."""
    if getattr(st.user, "is_logged_in", None) is None:
        return None
    return dict(st.user) if st.user.is_logged_in else {}


def _signed_in(claims: Mapping[str, object]) -> Visitor:
    subject = str(claims.get("sub") or claims.get("email") or "")
    if not subject:
        return Visitor("new", NOBODY)
    # The store keeps whose a draft is, and no word of who that is.
    owner = hashlib.sha256(f"{claims.get('iss', '')} {subject}".encode()).hexdigest()[:40]
    settings = load_settings(offline=True)
    email = str(claims.get("email") or "")
    began = claims.get("iat")
    age = time.time() - began if isinstance(began, int | float) else 0.0
    return Visitor(
        "expired" if age > settings.sign_in_hours * 3600 else "known",
        owner,
        str(claims.get("name") or email),
        runs_it=email.lower() in settings.admins and claims.get("email_verified") is not False,
    )


def from_this_machine() -> bool:
    """Whether the page listens here only, and this visit came straight to it, past no proxy."""
    if st.get_option("server.address") not in LOOPBACK:
        return False
    headers = st.context.headers
    forwarded = any(name.lower().startswith(("x-forwarded", "forwarded", "x-real-ip")) for name in headers)
    host = str(headers.get("Host", "localhost")).rsplit(":", 1)[0]
    return host in LOOPBACK and not forwarded
