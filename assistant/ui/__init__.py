"""The web page. Only this room imports streamlit; `main` is all that the outside needs."""

from assistant.ui.server import main, serve

__all__ = ["main", "serve"]
