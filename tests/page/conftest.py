"""The page in-process: the script as Streamlit runs it, with a double behind it and a store of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.store import Store, open_store
from assistant.ui import desk
from assistant.ui.jobs import Jobs
from assistant.ui.server import SCRIPT
from tests.page.double import Double

Open = Callable[..., AppTest]


@pytest.fixture
def double(tmp_path: Path) -> Double:
    return Double(folder=tmp_path)


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@pytest.fixture
def page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, double: Double, kept: Store, caplog: pytest.LogCaptureFixture
) -> Iterator[Open]:
    """Opens the page: `page(lang="en", s="...")`; every call is a new visit to the same server."""
    monkeypatch.setenv(
        "OKR_DATA_DIR", str(tmp_path / "data")
    )  # house rules of this machine's own are none of the test's
    monkeypatch.setattr(desk, "_assembled", lambda: double)
    monkeypatch.setattr(desk, "_store", lambda: kept)
    monkeypatch.setattr(desk, "_JOBS", Jobs())

    def visit(**address: str) -> AppTest:
        app = AppTest.from_file(str(SCRIPT), default_timeout=120)
        for key, value in address.items():
            app.query_params[key] = value
        return app.run()

    yield visit
    assert "the page broke" not in caplog.text
