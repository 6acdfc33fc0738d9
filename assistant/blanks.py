"""The blanks: unfilled places in a text, the product's own and those that people leave."""

from __future__ import annotations

from assistant.types import Blank, BlankSlot, Lang

SLOT_WORDS: dict[BlankSlot, tuple[str, str]] = {
    "metric": ("指标", "metric"),
    "baseline": ("基线", "baseline"),
    "target": ("目标", "target"),
    "deadline": ("截止", "deadline"),
    "owner": ("负责人", "owner"),
}


def write_blank(slot: BlankSlot, lang: Lang) -> str:
    """The product's own blank: 【待填：基线】 or [TBD: baseline]."""
    zh, en = SLOT_WORDS[slot]
    return f"【待填：{zh}】" if lang == "zh" else f"[TBD: {en}]"


def read_blanks(text: str) -> tuple[Blank, ...]:
    """Every unfilled place in `text`, ours (with its slot) and people's: xx%, XX 万, x 篇, X 月, ___, [待填], TBD, 待定."""
    raise NotImplementedError
