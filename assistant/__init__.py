"""An assistant that helps people write good OKRs, in Chinese and English, and never makes up a fact.

`check`, `parse`, `draft`, `ask` and `search` return what the command prints as JSON, as plain dicts. They are loaded on
first use, so that importing the package costs nothing and loads no SDK.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.api import ask, check, draft, parse, search

__all__ = ["ask", "check", "draft", "parse", "search"]


class _Face(ModuleType):
    """The package with its functions.

    Two rooms bear the names of functions (assistant.check, assistant.parse). Importing a room sets it as an attribute
    of the package; a property with a setter that ignores this keeps `assistant.check(text)` callable whatever was
    imported before.
    """


def _function(name: str) -> property:
    def load(_: ModuleType) -> Any:
        from assistant import api

        return getattr(api, name)

    return property(load, lambda _, __: None)


if not TYPE_CHECKING:
    for _name in __all__:
        setattr(_Face, _name, _function(_name))
    sys.modules[__name__].__class__ = _Face
