"""A person may begin so many drafts an hour, and no other person waits for it."""

from __future__ import annotations

import pytest

from assistant.errors import InputError
from assistant.ui import limits
from assistant.ui.limits import Limits


def test_each_person_has_an_hour_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(limits.time, "monotonic", lambda: now[0])
    counted = Limits()
    for _ in range(3):
        counted.count("lin", 3)
        now[0] += 600
    with pytest.raises(InputError, match="in 30 minutes") as told:
        counted.count("lin", 3)
    assert "30 分钟后" in told.value.in_lang("zh")
    counted.count("wang", 3)
    now[0] += 1801
    counted.count("lin", 3)
    now[0] += 4000
    counted.count("wang", 3)
    assert set(counted._begun) == {"wang"}, "who begins nothing is not remembered"
