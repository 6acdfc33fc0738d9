"""An assistant that helps people write good OKRs, in Chinese and English, and never makes up a fact.

`check`, `parse`, `draft` and `search` return what the command prints as JSON, as plain dicts. They are loaded on
first use, so that importing the package costs nothing and loads no SDK.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.api import check, draft, parse, search

__all__ = ["check", "draft", "parse", "search"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from assistant import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}; available: {', '.join(__all__)}")


def __dir__() -> list[str]:
    return __all__
