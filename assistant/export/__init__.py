"""An outcome in the forms people take away, and those that carry the OKR read back.

Markdown, text, Word, Excel and the printed page carry all of it; Feishu's file the objectives and key results. The
message, the publishing note and the weekly report are for reading only.
"""

from assistant.export.back import read_lines, read_page
from assistant.export.carried import Carried, CarriedKeyResult, CarriedObjective, Remarks, carried
from assistant.export.excel import excel, read_sheet
from assistant.export.feishu import feishu, feishu_steps, read_feishu
from assistant.export.markdown import markdown
from assistant.export.message import message
from assistant.export.notes import publishing_note, weekly_report
from assistant.export.printable import printable
from assistant.export.text import text
from assistant.export.word import word

__all__ = [
    "Carried",
    "CarriedKeyResult",
    "CarriedObjective",
    "Remarks",
    "carried",
    "excel",
    "feishu",
    "feishu_steps",
    "markdown",
    "message",
    "printable",
    "publishing_note",
    "read_feishu",
    "read_lines",
    "read_page",
    "read_sheet",
    "text",
    "weekly_report",
    "word",
]
