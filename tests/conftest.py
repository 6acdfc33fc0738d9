"""What every test gets: no network but loopback, and a scripted model server for those that ask."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from tests.postgres import Postgres, binary, postgres_server
from tests.scripted.server import Server, running

# In CI the drawn examples are the same in every run: what a draw finds by chance belongs to whoever works on it.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

# A setting or key lying in the developer's environment must not change what the tests see.
for _name in [name for name in os.environ if name.startswith(("OKR_", "OPENAI_", "LANGSMITH_", "LANGCHAIN_"))]:
    del os.environ[_name]


def _loopback(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost", "::", "0.0.0.0"):
        return True
    text = host.decode() if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(text.partition("%")[0]).is_loopback
    except ValueError:
        return False


def refuse_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuses every connection and look-up but loopback, and fails the test that tried one.

    Code under test may catch the refusal and carry on without the network: the attempt alone is the failure.
    """
    attempts: list[str] = []
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def allowed(own: socket.socket, address: Any) -> bool:
        if own.family not in (socket.AF_INET, socket.AF_INET6) or _loopback(address[0]):
            return True
        attempts.append(f"connect {address}")
        return False

    def guarded_connect(own: socket.socket, address: Any) -> None:
        if not allowed(own, address):
            raise ConnectionRefusedError(f"tests reach loopback only, not {address}")
        connect(own, address)

    def guarded_connect_ex(own: socket.socket, address: Any) -> int:
        return connect_ex(own, address) if allowed(own, address) else 111

    def guarded_look_up(host: Any, *rest: Any, **named: Any) -> Any:
        if not _loopback(host):
            attempts.append(f"look up {host}")
            raise socket.gaierror(-2, "Name or service not known (tests reach loopback only)")
        return look_up(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield
    assert not attempts, f"the test went for the network: {attempts}"


no_network = pytest.fixture(autouse=True, name="no_network")(refuse_network)


@pytest.fixture
def scripted_server() -> Iterator[Server]:
    """An OpenAI-compatible server on loopback; tell it what to say with `play`."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server on loopback. In CI a missing one is a failure, elsewhere it is said."""
    if binary("postgres") is None or binary("initdb") is None:
        told = "no PostgreSQL on this machine: its tests were NOT run (apt install postgresql)"
        pytest.fail(told) if os.environ.get("CI", "").lower() in ("1", "true") else pytest.skip(told)
    with postgres_server() as server:
        yield server


def pytest_recording_configure(config: pytest.Config, vcr: Any) -> None:
    """Cassettes are written so that people can read them."""
    from tests import cassette_format

    vcr.register_serializer("readable", cassette_format)
