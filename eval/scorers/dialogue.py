"""Does a sentence about an OKR change what it asks for, and nothing else?

After each turn: what must stand in its item does, what must be gone is, and every line that nobody spoke of stands word
for word. The points of an answer are looked for by their words, which is a floor for what was said by meaning; they are
counted apart and do not decide whether a turn is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.types import Text
from eval.marks import Answer, Mark, Product, Proof, Scorer
from eval.scorers._words import shared, stands
from eval.shapes import DialogueLine

_SLOTS = ("metric", "baseline", "target", "floor", "stretch", "deadline", "owner", "type")
_MADE = 0.5


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    right = True
    marks: list[Mark] = []
    for n, turn in enumerate(data["turns"], 1):
        said = [t["say"] for t in data["turns"][:n]]
        answer = product.ask(*said, on=data["draft"], parent=data["parent"])
        for mark in _turn(turn, answer):
            marks.append(mark)
            right = right and (mark.score == 1 or mark.measure == "point_in_words")
    missed = [f"{m.measure}: {m.reason}" for m in marks if m.score != 1 and m.measure != "point_in_words"]
    yield Mark("conversation_right", float(right), "; ".join(missed), data["turns"][-1]["say"])
    yield from marks


def _turn(turn: Mapping[str, Any], answer: Answer) -> Iterator[Mark]:
    items = _items(answer)
    everything = [text for texts in items.values() for text in texts]
    reply = str(answer["turns"][-1]["reply"])
    for now in turn["now"]:
        here = [t for key, texts in items.items() if _within(key, now["target"]) for t in texts]
        reason = f"“{now['has']}” is not in {now['target']} after “{turn['say']}”"
        yield _mark("done", stands(now["has"], here), reason, reply)
    for words in turn["gone"]:
        yield _mark("gone", not stands(words, everything), f"“{words}” still stands after “{turn['say']}”", reply)
    for line in turn["unchanged"]:
        yield _mark("line_unchanged", stands(line, everything), f"“{line}” changed after “{turn['say']}”", reply)
    for point in turn["answer"]:
        yield _mark(
            "point_in_words", shared(point, reply) >= _MADE, f"“{point}” is not in the words of the reply", reply
        )


def _items(answer: Answer) -> dict[str, list[str]]:
    """What stands in each item of the OKR: its words, slots, links and initiatives."""
    found: dict[str, list[str]] = {}
    for proposal in answer["okr"]["proposals"][:1]:
        for objective in proposal["objectives"]:
            for item in (objective, *objective["key_results"]):
                texts = [item["text"], *item["supports"], *(i["text"] for i in item.get("initiatives", ()))]
                found[item["id"]] = texts + [item[slot] for slot in _SLOTS if item.get(slot)]
    return found


def _within(key: str, target: str) -> bool:
    """Whether an item is the target, or for an objective one of its key results."""
    return key == target or key.startswith(f"{target}.")


def _mark(measure: str, right: bool, reason: str, evidence: str) -> Mark:
    return Mark(measure, float(right), "" if right else reason, evidence)


_LINE = {
    "draft": "O: x\nKR1: visits to 5%\nKR2: calls to 3",
    "parent": None,
    "turns": [
        {
            "say": "KR1 to 15%",
            "kind": "edit",
            "now": [{"target": "O1.KR1", "has": "15%"}],
            "gone": ["5%"],
            "unchanged": ["calls to 3"],
            "answer": ["cannot be graded"],
        }
    ],
}


def _answer(first: str, second: str = "calls to 3", reply: str = "It cannot be graded.") -> Answer:
    rows = [
        {"id": f"O1.KR{n}", "text": text, "supports": [], "initiatives": []}
        for n, text in enumerate((first, second), 1)
    ]
    objective = {"id": "O1", "text": "x", "supports": [], "key_results": rows}
    return {"okr": {"proposals": [{"objectives": [objective]}]}, "turns": [{"reply": reply}]}


_GOOD = _answer("visits to 15%")


def _fails(measure: str, answer: Answer) -> tuple[Proof, Proof]:
    """The good answer must score on the measure, this one must not."""
    return Proof(data=_LINE, measure=measure, score=1, ask=_GOOD), Proof(
        data=_LINE, measure=measure, score=0, ask=answer
    )


scorer = Scorer(
    name="dialogue",
    file="dialogue",
    shape=DialogueLine,
    note=Text(
        "每一轮都照要求改了，其余一字不动的对话",
        "conversations in which every turn did what was asked and left the rest word for word",
    ),
    score=_score,
    proofs=(
        *_fails("conversation_right", _answer("visits to 115%")),
        *_fails("done", _answer("visits to 25%")),
        *_fails("gone", _answer("visits from 5% to 15%")),
        *_fails("line_unchanged", _answer("visits to 15%", second="calls down to 3")),
        *_fails("point_in_words", _answer("visits to 15%", reply="Done.")),
        Proof(data=_LINE, measure="conversation_right", score=1, ask=_answer("visits to 15%", reply="Done.")),
    ),
)
