"""A pattern compiled late is found to be the same pattern, and every one of ours compiles."""

from __future__ import annotations

import copy
import pickle
import re
from importlib import import_module
from pkgutil import walk_packages

import assistant
from assistant.text.late import _Late, late_compile


def test_it_does_what_a_pattern_does() -> None:
    late = late_compile(r"(?P<n>\d+) 篇", re.IGNORECASE)
    assert "_written" in vars(late)
    assert "search" not in vars(late)
    found = late.search("每周 3 篇")
    assert found is not None
    assert found["n"] == "3"
    assert late.sub("x", "3 篇") == "x"
    assert late.flags & re.IGNORECASE
    assert late.groups == 1
    assert vars(late)["search"] is not None
    assert "篇" in repr(late)


def test_it_can_be_copied_and_stored() -> None:
    for again in (copy.deepcopy(late_compile("a+")), pickle.loads(pickle.dumps(late_compile("a+")))):
        assert again.fullmatch("aaa")


def test_every_pattern_of_ours_compiles() -> None:
    """What a late pattern would tell only a person who meets it is told here."""
    late: list[_Late] = []
    for module in walk_packages(assistant.__path__, "assistant."):
        if module.name.startswith(("assistant.ui", "assistant.__main__", "assistant.store.migrations")):
            continue
        values = vars(import_module(module.name)).values()
        late += [v for v in values if isinstance(v, _Late)]
        late += [p for v in values if isinstance(v, tuple) for row in v for p in _inside(row) if isinstance(p, _Late)]
    assert len(late) > 50
    for pattern in late:
        assert re.compile(*pattern._written)


def _inside(row: object) -> tuple[object, ...]:
    return row if isinstance(row, tuple) else (row,)
