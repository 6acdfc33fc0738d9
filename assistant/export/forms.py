"""The forms that an OKR can be taken away in, by name: what the command and the page both offer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.export.excel import excel
from assistant.export.feishu import feishu
from assistant.export.markdown import markdown
from assistant.export.message import message
from assistant.export.notes import publishing_note, weekly_report
from assistant.export.printable import printable
from assistant.export.text import text
from assistant.export.word import word
from assistant.types import Lang, Outcome

_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its file ending and type, whether it can be printed on a terminal, and how it is made."""

    suffix: str
    mime: str
    is_text: bool
    make: Callable[[Outcome, Lang | None, int], str | bytes]

    def bytes(self, outcome: Outcome, lang: Lang | None, direction: int) -> bytes:
        """The file as it is written."""
        made = self.make(outcome, lang, direction)
        return made.encode() if isinstance(made, str) else made


FORMS: Mapping[str, Form] = {
    "md": Form(".md", "text/markdown", True, lambda o, lang, n: markdown(o, lang=lang, direction=n)),
    "txt": Form(".txt", "text/plain", True, lambda o, lang, n: text(o, lang=lang, direction=n)),
    "docx": Form(
        ".docx", f"{_OFFICE}wordprocessingml.document", False, lambda o, lang, n: word(o, lang=lang, direction=n)
    ),
    "xlsx": Form(".xlsx", f"{_OFFICE}spreadsheetml.sheet", False, lambda o, lang, n: excel(o, lang=lang, direction=n)),
    "html": Form(".html", "text/html", True, lambda o, lang, n: printable(o, lang=lang, direction=n)),
    "message": Form(".txt", "text/plain", True, lambda o, lang, n: message(o, lang=lang, direction=n)),
    "feishu": Form(".json", "application/json", True, lambda o, lang, n: feishu(o, lang=lang, direction=n)),
    "note": Form(".txt", "text/plain", True, lambda o, lang, n: publishing_note(o, lang=lang, direction=n)),
    "weekly": Form(".txt", "text/plain", True, lambda o, lang, n: weekly_report(o, lang=lang, direction=n)),
}
