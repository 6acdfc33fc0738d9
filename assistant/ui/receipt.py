"""The receipt below an OKR that came from a sheet: what was read, and where every target went."""

from __future__ import annotations

from assistant.locale import Words
from assistant.metrics import read_back, receipt_of
from assistant.types import Outcome
from assistant.ui.markup import el, esc


def receipt_html(outcome: Outcome, index: int, say: Words) -> str:
    """The receipt of proposal number `index`, "" where no sheet was given; the single targets are folded."""
    board = outcome.board
    if board is None:
        return ""
    receipt = receipt_of(board, outcome.proposals[index], outcome.questions)
    names = {row.id: row.name for row in board.rows}
    rows = [
        el(
            "li",
            esc(f"{names[row]} {amount.name} {amount.text}") + el("span", esc(say(f"sheet.place_{place}")), "reason"),
        )
        for row, amount, place in receipt.places
    ]
    lost = " open" if receipt.count("lost") else ""
    said = el("p", esc(receipt.text.in_lang(say.lang)), f"lead{lost}", role="status")
    more = el("details", el("summary", esc(say("sheet.receipt"))) + el("ul", "".join(rows)), "more")
    return el("div", said + el("p", esc(read_back(board, say.lang)), "aside") + more, "receipt")
