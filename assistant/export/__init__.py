"""An outcome in the forms people take away: a message to the leader, Markdown, plain text."""

from assistant.export.markdown import markdown
from assistant.export.message import message
from assistant.export.text import text

__all__ = ["markdown", "message", "text"]
