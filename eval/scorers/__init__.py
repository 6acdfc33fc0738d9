"""All suites: one file each, the folder listing is the registry."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from eval.marks import Scorer


@cache
def all_scorers() -> dict[str, Scorer]:
    """Every suite by name."""
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    return {name: import_module(f"{__name__}.{name}").scorer for name in names}
