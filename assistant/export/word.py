"""An OKR as a Word document: headings, lists, and what stands beside the lines; it can be read back."""

from __future__ import annotations

import io
import re
from typing import Any

from assistant.export.back import parked_line
from assistant.export.carried import carried
from assistant.export.layout import in_script
from assistant.export.remarks import with_remarks
from assistant.export.text import title
from assistant.locale import words
from assistant.types import Lang, Outcome

_FONT = {"zh": "Microsoft YaHei", "en": "Calibri"}
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def word(outcome: Outcome, *, lang: Lang | None = None, direction: int = 0) -> bytes:
    """Proposal number `direction` as a .docx file; labels in `lang` (default: the draft's)."""
    import docx

    say = words(lang or outcome.lang)
    okr, shown = carried(outcome, direction), outcome.proposals[direction : direction + 1]
    document = docx.Document()
    _dress(document, say.lang)

    def put(text: str, style: str) -> Any:
        paragraph = document.add_paragraph(style=style)
        paragraph.add_run(seen(in_script(text, outcome, lang)))
        return paragraph

    put(title(outcome, say), "Title")
    for at, objective in enumerate(okr.objectives, start=1):
        label = f"O{at}" if len(okr.objectives) > 1 else "O"
        put(f"{label} {with_remarks(objective.text, objective.remarks, say)}", "Heading 2")
        if shown and (why := " ".join(shown[0].objectives[at - 1].draft.why.split())):
            put(say("export.why", why=why), "Normal")
        for no, row in enumerate(objective.key_results, start=1):
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(f"KR{no}").bold = True
            paragraph.add_run(seen(in_script(f" {with_remarks(row.text, row.remarks, say)}", outcome, lang)))
            for work in row.initiatives:
                put(work, "List Bullet 2")
    if okr.parked:
        put(say("export.parked"), "Heading 3")
        for what, why in okr.parked:
            first, *rest = parked_line(what, why)
            put(first.removeprefix("- "), "List Bullet")
            for line in rest:
                put(line.strip().removeprefix("- "), "List Bullet 2")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def seen(text: str) -> str:
    """`text` without the characters that Office files cannot hold."""
    return _UNSEEN.sub("", text)


def _dress(document: Any, lang: Lang) -> None:
    """Fonts for both scripts: without an East Asian font Word falls back to one of its own for Chinese."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for name in ("Normal", "Title", "Heading 2", "Heading 3", "List Bullet", "List Bullet 2"):
        style = document.styles[name]
        style.font.name = _FONT[lang]
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT["zh"])
    document.styles["Normal"].font.size = Pt(11)
