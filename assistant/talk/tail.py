"""What stands in brackets behind a line's words: who owns it and by when. "...到 92%（@小周，9 月 30 日前）".

It stands in the words, so that every way out of the page carries it, and the words before it stay as they were.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.item import read_sentence
from assistant.types import Lang

_TAIL = re.compile(r"\s?[（(](?P<inner>[^（）()]{1,80})[)）]\s*[。.]?$")
_OWNER = re.compile(r"@\s?[\w.\u4e00-\u9fff·-]{1,30}|(?:负责人|owner)\s?[:：]\s?[^，,、（）()]{1,30}", re.IGNORECASE)
_DUE_ZH = re.compile(r"^(?P<d>.{2,24}?)之?前(?:完成)?$")
_DUE_EN = re.compile(r"^by\s(?P<d>.{2,24})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tail:
    """A line's words, and the owners and the date behind them."""

    words: str
    owners: tuple[str, ...] = ()
    due: str = ""

    def text(self, lang: Lang) -> str:
        """The line with its bracket."""
        zh = lang == "zh"
        parts = ["、".join(self.owners) if zh else ", ".join(self.owners)] if self.owners else []
        if self.due:
            parts.append(f"{self.due}前" if zh else f"by {self.due}")
        if not parts:
            return self.words
        return f"{self.words}（{'，'.join(parts)}）" if zh else f"{self.words} ({', '.join(parts)})"


def read_tail(text: str) -> Tail:
    """A line taken apart; a bracket that says anything else belongs to the words."""
    match = _TAIL.search(text)
    if match is None:
        return Tail(text)
    owners: list[str] = []
    due = ""
    for part in re.split(r"[，,、]\s*", match["inner"].strip()):
        date = _DUE_ZH.match(part) or _DUE_EN.match(part)
        if _OWNER.fullmatch(part):
            owners.append(part)
        elif date is not None and read_sentence(date["d"], "zh").dates:
            due = date["d"].strip()
        else:
            return Tail(text)
    return Tail(text[: match.start()], tuple(owners), due)


def with_owner(text: str, names: tuple[str, ...], lang: Lang, *, add: bool) -> str:
    """The line owned by `names`, beside whoever owns it where `add`."""
    tail = read_tail(text)
    shown = tuple(n if n.startswith("@") else (f"负责人：{n}" if lang == "zh" else f"owner: {n}") for n in names)
    owners = tuple(dict.fromkeys((*tail.owners, *shown))) if add else shown
    return replace(tail, owners=owners).text(lang)


def without_owner(text: str, name: str | None, lang: Lang) -> str:
    """The line without its owners, or without the one who is named."""
    tail = read_tail(text)
    left = tuple(o for o in tail.owners if name is not None and name not in o)
    return replace(tail, owners=left).text(lang)


def with_due(text: str, due: str, lang: Lang) -> str:
    """The line with this date behind it."""
    return replace(read_tail(text), due=due).text(lang)
