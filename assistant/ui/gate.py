"""What stands before the page: signing in leads back to where one was, and where it fails the page is asked to say so."""

from __future__ import annotations

from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.ui.sign_in import FAILED

_AWAY, _BACK = "/auth/login", "/oauth2callback"
_SIGNED_IN = "_streamlit_user="
# Streamlit leads back to the bare address: which draft it was, and in which language, is remembered for the way.
_WHERE = "okr_where"
_REMEMBERED = ("s", "lang", "view")
_MINUTES = 30


class Gate:
    """Around the whole server."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request. Streamlit answers a provider that fails with a bare line of English, or says nothing at all."""
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or not path.endswith((_AWAY, _BACK)):
            await self._app(scope, receive, send)
            return
        leaving, asked = path.endswith(_AWAY), Headers(scope=scope)
        where = _where_from(asked) if leaving else _remembered(asked)
        home = path.removesuffix(_AWAY).removesuffix(_BACK) + "/"
        failed = False

        async def told(message: Message) -> None:
            nonlocal failed
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                failed = message["status"] >= 400 or not (leaving or _has_signed_in(headers))
                if failed:
                    message["status"] = 302
                    headers["content-length"] = "0"
                if failed or not leaving:
                    headers["location"] = f"{home}?{urlencode({**where, **({FAILED: 'failed'} if failed else {})})}"
                else:
                    headers.append("set-cookie", _cookie(urlencode(where), home))
            elif failed:
                message["body"] = b""
            await send(message)

        await self._app(scope, receive, told)


def _where_from(asked: Headers) -> dict[str, str]:
    """What the address of the page that one comes from names."""
    return _known(urlsplit(asked.get("referer", "")).query)


def _remembered(asked: Headers) -> dict[str, str]:
    kept = SimpleCookie(asked.get("cookie", "")).get(_WHERE)
    return _known(kept.value if kept is not None else "")


def _known(query: str) -> dict[str, str]:
    return {name: value for name, value in parse_qsl(query) if name in _REMEMBERED and len(value) <= 40}


def _has_signed_in(headers: MutableHeaders) -> bool:
    """Streamlit empties the cookie where it could not sign in."""
    return any(c.startswith(_SIGNED_IN) and not c.startswith(f'{_SIGNED_IN}""') for c in headers.getlist("set-cookie"))


def _cookie(value: str, path: str) -> str:
    return f"{_WHERE}={value}; Path={path}; Max-Age={_MINUTES * 60}; HttpOnly; SameSite=Lax"
