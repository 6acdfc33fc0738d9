"""Signing in leads back to the same draft; a provider that fails is told of on the page, in the page's words."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.types import Message, Receive, Scope, Send

from assistant.ui.gate import Gate


def through(
    path: str, *, status: int = 302, sets: Sequence[str] = (), **asked: str
) -> tuple[int, dict[str, list[str]], bytes]:
    """What a browser gets where the server behind the gate answers `status` and sets cookies."""
    sent: list[Message] = []

    async def server(_scope: Scope, _receive: Receive, send: Send) -> None:
        headers = [(b"location", b"/"), *[(b"set-cookie", s.encode()) for s in sets]]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"Authentication error"})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "headers": [(k.encode(), v.encode()) for k, v in asked.items()]}
    # Beside the loop that Playwright leaves running in a thread that drove a browser before.
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, Gate(server)(scope, receive, send)).result()
    headers: dict[str, list[str]] = {}
    for name, value in sent[0]["headers"]:
        headers.setdefault(name.decode(), []).append(value.decode())
    return sent[0]["status"], headers, sent[1]["body"]


def test_the_way_back_leads_to_the_same_draft() -> None:
    page = "http://127.0.0.1:8501/?s=abcdefgh&lang=zh&view=sheet&other=x"
    _, headers, _ = through("/auth/login", referer=page)
    (cookie,) = headers["set-cookie"]
    assert cookie.startswith("okr_where=s=abcdefgh&lang=zh&view=sheet; Path=/;")
    assert headers["location"] == ["/"], "the provider's address is left as it is"
    kept = cookie.partition(";")[0]
    status, headers, _ = through("/oauth2callback", sets=['_streamlit_user="2|abc"; Path=/'], cookie=f"a=b; {kept}")
    assert (status, headers["location"]) == (302, ["/?s=abcdefgh&lang=zh&view=sheet"])


@pytest.mark.parametrize("path", ["/auth/login", "/okr/auth/login"])
def test_a_provider_that_does_not_answer_leads_back_to_the_page(path: str) -> None:
    status, headers, body = through(path, status=400, referer="http://127.0.0.1/?s=abcdefgh&lang=en")
    home = path.removesuffix("/auth/login")
    assert (status, headers["location"], body) == (302, [f"{home}/?s=abcdefgh&lang=en&sign_in=failed"], b"")


@pytest.mark.parametrize("sets", [(), ('_streamlit_user=""; Max-Age=0',)])
def test_a_provider_that_refuses_is_told_of(sets: tuple[str, ...]) -> None:
    _, headers, _ = through("/oauth2callback", sets=sets, cookie="okr_where=s=abcdefgh&lang=zh")
    assert headers["location"] == ["/?s=abcdefgh&lang=zh&sign_in=failed"]


def test_the_way_back_leads_nowhere_else() -> None:
    forged = "okr_where=s=x%0d%0aevil:1&lang=zh&next=https://evil.example&view=" + "v" * 50
    _, headers, _ = through("/oauth2callback", sets=['_streamlit_user="2|abc"'], cookie=forged)
    (address,) = headers["location"]
    assert address.startswith("/?")
    assert "evil.example" not in address
    assert "\r" not in address
    assert "vvv" not in address


def test_other_requests_are_left_alone() -> None:
    assert through("/healthz", status=404) == (404, {"location": ["/"]}, b"Authentication error")
