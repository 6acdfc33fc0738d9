"""The guard of the tests themselves: nothing but loopback can be reached, and trying is noticed."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from tests import conftest
from tests.scripted.server import Server


def _guard(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    return conftest.refuse_network(monkeypatch)


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("8.8.8.8", 53)])
def test_a_connection_outwards_is_refused_and_fails_the_test(
    monkeypatch: pytest.MonkeyPatch, address: tuple[str, int]
) -> None:
    guard = _guard(monkeypatch)
    next(guard)
    with socket.socket() as probe, pytest.raises(ConnectionRefusedError):
        probe.connect(address)
    with pytest.raises(AssertionError, match=address[0]):
        next(guard)


def test_a_look_up_outwards_is_refused_and_fails_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    guard = _guard(monkeypatch)
    next(guard)
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("example.com", 80)
    with pytest.raises(AssertionError, match=r"example\.com"):
        next(guard)


def test_loopback_is_open(scripted_server: Server) -> None:
    for host in ("127.0.0.1", "localhost"):
        socket.create_connection((host, scripted_server.port), timeout=2).close()
