"""The baseline: the same model with one plain line as its prompt, its answer read by the product's own parser.

What the product adds is only worth its tokens where this does worse on the same request.
"""

from __future__ import annotations

from collections.abc import Sequence

import assistant
from assistant.llm.door import Door, Message
from assistant.types import Lang, Request, Text
from eval.marks import Answer

# A plain answer seldom takes half of this; a small model that goes round in circles would not end.
_MAX_TOKENS = 900
_REWRITE = Text("帮我把下面的草稿改写成一份好的 OKR。", "Rewrite the draft below as a good OKR.")
_METRICS = Text("帮我把下面的指标写成一份好的 OKR。", "Write a good OKR from the metrics below.")
_SCRATCH = Text("帮我写一份好的 OKR。", "Write a good OKR for me.")
_TURN = Text("下面是我的 OKR。{sentence}", "Below is my OKR. {sentence}")
_BESIDE = {
    "role": Text("我的岗位：", "My role: "),
    "cycle": Text("周期：", "Cycle: "),
    "parent": Text("上级的 OKR：\n", "My leader's OKR:\n"),
}


def plain_draft(door: Door, request: Request) -> str:
    """The model's answer to a drafting request, with all that the product would have known."""
    told = {"metrics": _METRICS, "scratch": _SCRATCH}.get(request.mode, _REWRITE)
    beside = {"role": request.role, "cycle": request.cycle.text if request.cycle else None, "parent": request.parent}
    lines = [told.in_lang(request.lang)]
    lines += [_BESIDE[name].in_lang(request.lang) + text for name, text in beside.items() if text]
    lines += [text for text in (request.text, request.metrics) if text]
    return _said(door, [Message("user", "\n\n".join(lines))])


def plain_turns(door: Door, draft: str, sentences: Sequence[str], lang: Lang) -> list[str]:
    """The model's answers to sentences about an OKR, one after the other in one conversation."""
    messages: list[Message] = []
    replies = []
    for sentence in sentences:
        asked = sentence if messages else f"{_TURN.in_lang(lang).format(sentence=sentence)}\n\n{draft}"
        messages.append(Message("user", asked))
        replies.append(_said(door, messages))
        messages.append(Message("assistant", replies[-1]))
    return replies


def as_answer(reply: str, lang: Lang) -> Answer:
    """A plain reply in the shape of a draft, as far as the parser finds items in it; it has no reasons and no ledger."""
    read = assistant.parse(reply, lang=lang)
    objectives = [
        {
            "id": o["id"],
            "text": o["text"] or "",
            "why": "",
            "supports": [],
            "key_results": [
                {
                    "id": k["id"],
                    "text": k["text"],
                    "why": "",
                    "kept": False,
                    "supports": [],
                    "initiatives": [{"text": note["text"]} for note in k["notes"]],
                }
                for k in o["key_results"]
            ],
        }
        for o in read["objectives"]
    ]
    proposal = {"title": None, "complete": True, "objectives": objectives, "parked": [], "ledger": [], "findings": []}
    return {"proposals": [proposal], "questions": []}


def _said(door: Door, messages: Sequence[Message]) -> str:
    pieces = door.stream(messages, schema={}, max_tokens=_MAX_TOKENS)
    return "".join(piece for piece in pieces if isinstance(piece, str))
