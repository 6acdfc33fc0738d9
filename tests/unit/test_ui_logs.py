"""What people wrote is in no log, unless that was asked for."""

from __future__ import annotations

import io
import logging

from assistant.ui.logs import set_up_logs

WRITTEN = "让老会员回来"


def logged(content: bool) -> str:
    """What a log of another library says of an error that quotes a draft."""
    before, level = logging.getLogRecordFactory(), logging.getLogger("assistant").level
    out = io.StringIO()
    log = logging.getLogger("another.library")
    handler = logging.StreamHandler(out)
    log.addHandler(handler)
    try:
        set_up_logs(content=content)
        try:
            try:
                int(WRITTEN)
            except ValueError as error:
                raise RuntimeError(f"cannot read {WRITTEN}") from error
        except RuntimeError:
            log.exception("a run %s", "broke")
    finally:
        logging.setLogRecordFactory(before)
        logging.getLogger("assistant").setLevel(level)
        log.removeHandler(handler)
    return out.getvalue()


def test_an_error_is_logged_by_its_kind_and_place() -> None:
    told = logged(False)
    assert WRITTEN not in told
    assert told.startswith("a run broke: RuntimeError at ")
    assert "test_ui_logs.py:" in told
    assert "; from ValueError at " in told


def test_all_of_it_is_logged_where_that_was_asked_for() -> None:
    assert f"cannot read {WRITTEN}" in logged(True)
