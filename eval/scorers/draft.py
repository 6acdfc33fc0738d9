"""Does a draft have what any good answer to the request has?

Safety and usefulness side by side: sound lines kept, figures that survive, tasks moved under a result or parked, questions
asked; nothing that must not stand, no figure that nobody gave. Figures are found by a scan of its own, which knows
nothing of the product's ledger: every number in digits must stand in what was given, unless the ledger shows it
as derived or as part of a term. A string stands as a whole token: 5% is not found in 15%.

What a model wrote is marked before code mended it as well ("generated."), as far as code does not finish its work by
design: the tasks that it names by their ids become initiatives only then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from assistant.text import plain
from assistant.types import Text
from eval.marks import Answer, Mark, Product, Proof, Scorer
from eval.scorers._words import stands
from eval.shapes import DraftLine

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# Numbers that count lines of the OKR itself.
_LABEL = re.compile(r"(?i)\b(?:KR|O|Q|H)\s?\d+")
_BLANK = re.compile(r"【待填：[^】]*】|\[TBD: [^\]]*\]")
_BLANK_SLOTS = {"metric": "指标", "baseline": "基线", "target": "目标", "deadline": "截止", "owner": "负责人"}
_MOST_BLANKS = 2
_BEFORE_MENDING = (
    *("line_kept", "figure_survives", "left_out", "no_figure_invented", "figures_given"),
    *("at_most_two_blanks", "no_blank"),
)


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    # A function in a case is its author's word; a person says it with the role, the option knows a closed list.
    role = "，".join(part for part in (data["role"], data["function"]) if part) or None
    answer = product.draft(data["text"], role=role, parent=data["parent"], cycle=data["cycle"])
    shown = _Shown(answer)
    known = _known(data, answer)
    marks = [*_wanted(data, shown), *_unwanted(data, shown), *_invented(known, shown)]
    missed = [f"{m.measure}: {m.reason}" for m in marks if m.score != 1 and m.measure != "figures_given"]
    yield Mark("any_good_answer", float(not missed), "; ".join(missed), _as_text(answer))
    yield from marks
    yield from _blanks(shown)
    if answer.get("generated") is not None:
        written = _Shown(answer["generated"])
        before = (*_wanted(data, written), *_unwanted(data, written), *_invented(known, written), *_blanks(written))
        for mark in before:
            if mark.measure in _BEFORE_MENDING:
                yield replace(mark, measure=f"generated.{mark.measure}")


class _Shown:
    """What a person sees of an answer, by the place it stands in."""

    def __init__(self, answer: Answer) -> None:
        proposals = answer["proposals"]
        objectives = [o for p in proposals for o in p["objectives"]]
        results = [k for o in objectives for k in o["key_results"]]
        self.items = [x["text"] for x in (*objectives, *results)]
        self.results = [k["text"] for k in results]
        self.initiatives = [i["text"] for k in results for i in k["initiatives"]]
        self.parked = [p["text"] for one in proposals for p in one["parked"]]
        self.lines = [*self.items, *self.initiatives, *self.parked]
        self.slots = {q["slot"] for q in answer["questions"]}
        self.asked = [t for q in answer["questions"] for t in (q["ask"], q["why"], *q["options"])]
        self.beside = [x["why"] for x in (*objectives, *results)] + [
            p["reason"] for one in proposals for p in one["parked"]
        ]

    def everywhere(self) -> list[str]:
        """Every shown text."""
        return [*self.lines, *self.asked, *self.beside]


def _as_text(answer: Answer) -> str:
    """The whole proposal as a person reads it, in words alone: what a judge is shown."""
    lines: list[str] = []
    for proposal in answer["proposals"]:
        for n, objective in enumerate(proposal["objectives"], 1):
            lines.append(f"O{n} {objective['text']}")
            for m, result in enumerate(objective["key_results"], 1):
                lines.append(f"  KR{m} {result['text']}")
                lines += [f"    · {initiative['text']}" for initiative in result["initiatives"]]
        lines += [f"(parked) {parked['text']}" for parked in proposal["parked"]]
    return "\n".join([*lines, *(f"? {question['ask']}" for question in answer["questions"])])


def _wanted(data: Mapping[str, Any], shown: _Shown) -> Iterator[Mark]:
    for line in data["keep"]:
        yield _mark("line_kept", _is_one(line, shown.items), f"“{line}” did not come back word for word")
    for figure in data["figures"]:
        here = [*shown.lines, *shown.asked]
        yield _mark("figure_survives", stands(figure, here), f"“{figure}” is nowhere")
    for task in data["initiatives"]:
        moved = _part_of(task, [*shown.initiatives, *shown.parked]) and not _is_one(task, shown.results)
        yield _mark("task_moved", moved, f"“{task}” is no initiative and not parked, or a key result")
    for line in data["park"]:
        yield _mark("line_parked", _part_of(line, shown.parked), f"“{line}” is not parked")
    for slot in data["ask"]:
        blank = any(_names(slot, found) for text in shown.items for found in _BLANK.findall(text))
        yield _mark("asked", blank or slot in shown.slots, f"nothing asks for the {slot}")


def _unwanted(data: Mapping[str, Any], shown: _Shown) -> Iterator[Mark]:
    for words in data["must_not"]:
        yield _mark("left_out", not stands(words, shown.everywhere()), f"“{words}” stands in the answer")


def _invented(known: Set[str], shown: _Shown) -> Iterator[Mark]:
    """Whether any number was never given, and per key result whether each was."""
    every = {text: sorted(_numbers(_LABEL.sub("", text)) - known) for text in shown.lines}
    told = {text: f"{', '.join(new)} in “{text}” was never given" for text, new in every.items() if new}
    yield _mark("no_figure_invented", not told, "; ".join(told.values()))
    for text in shown.results:
        yield _mark("figures_given", text not in told, told.get(text, ""))


def _known(data: Mapping[str, Any], answer: Answer) -> Set[str]:
    """The numbers that were given, and those that the ledger shows as worked out or as part of a name."""
    found = _numbers(" ".join(str(data[key] or "") for key in ("text", "role", "function", "parent", "cycle")))
    for proposal in answer["proposals"]:
        for entry in proposal["ledger"]:
            if entry["origin"] in ("derived", "term"):
                found |= _numbers(entry["quote"])
    return found


def _blanks(shown: _Shown) -> Iterator[Mark]:
    for result in shown.results:
        blanks = len(_BLANK.findall(result))
        yield Mark("at_most_two_blanks", float(blanks <= _MOST_BLANKS), f"{blanks} blanks", result)
        yield Mark("no_blank", float(not blanks), f"{blanks} blanks", result)


def _mark(measure: str, right: bool, reason: str) -> Mark:
    return Mark(measure, float(right), "" if right else reason)


def _numbers(text: str) -> set[str]:
    return {found.replace(",", "").rstrip(".") for found in _NUMBER.findall(plain(text))}


def _names(slot: str, blank: str) -> bool:
    return slot in blank or _BLANK_SLOTS.get(slot, "\0") in blank


def _bare(text: str) -> str:
    """Letters, digits and signs without blanks and outer punctuation, in one width."""
    return "".join(plain(text).lower().split()).strip(".;:,。；：、")


def _is_one(line: str, texts: Sequence[str]) -> bool:
    return any(_bare(line) == _bare(text) for text in texts)


def _part_of(line: str, texts: Sequence[str]) -> bool:
    """Whether the line is one of the texts, or one of them with words around it."""
    return any(_bare(line) in _bare(text) for text in texts)


_LINE = {
    "role": None,
    "function": None,
    "parent": None,
    "cycle": None,
    "text": "5% to 15% visits; call; file",
    "keep": ["5% to 15% visits"],
    "figures": ["15%"],
    "initiatives": ["call"],
    "park": ["file"],
    "ask": ["deadline"],
    "must_not": ["30%"],
}


def _answer(text: str, *, task: str = "call", parked: str = "file", slot: str = "deadline") -> Answer:
    result = {"text": text, "why": "", "initiatives": [{"text": task}]}
    return {
        "proposals": [
            {
                "objectives": [{"text": "Guests come", "why": "", "key_results": [result]}],
                "parked": [{"text": parked, "reason": "daily work"}],
                "ledger": [],
            }
        ],
        "questions": [{"slot": slot, "ask": "Until when?", "why": "", "options": []}],
    }


_GOOD = _answer("5% to 15% visits")


def _fails(measure: str, answer: Answer) -> tuple[Proof, Proof]:
    """The good answer must score on the measure, this one must not."""
    return Proof(data=_LINE, measure=measure, score=1, draft=_GOOD), Proof(
        data=_LINE, measure=measure, score=0, draft=answer
    )


def _before_mending(written: str, *measures: str) -> Iterator[Proof]:
    """What was written well scores as generated; `written` must not, however well it was mended."""
    for measure in measures:
        for answer, score in ((_GOOD, 1.0), (_answer(written), 0.0)):
            yield Proof(data=_LINE, measure=f"generated.{measure}", score=score, draft={**_GOOD, "generated": answer})


scorer = Scorer(
    name="draft",
    file="draft",
    shape=DraftLine,
    note=Text(
        "好答复该有的都有，没人给过的都没有", "what any good answer to the request has, and nothing that nobody gave"
    ),
    score=_score,
    proofs=(
        *_fails("any_good_answer", _answer("5% to 15% visits", parked="")),
        *_fails("line_kept", _answer("5% to 15% of visits")),
        *_fails("figure_survives", _answer("from 5% to 115% visits")),
        *_fails("task_moved", _answer("5% to 15% visits", task="")),
        *_fails("line_parked", _answer("5% to 15% visits", parked="")),
        *_fails("asked", _answer("5% to 15% visits", slot="metric")),
        *_fails("left_out", _answer("5% to 30% visits")),
        *_fails("at_most_two_blanks", _answer("[TBD: metric] [TBD: baseline] [TBD: target]")),
        *_fails("no_blank", _answer("to [TBD: target]")),
        *_fails("no_figure_invented", _answer("7 visits")),
        *_fails("figures_given", _answer("7 visits")),
        *_before_mending("5% to 30% visits", "line_kept", "left_out", "no_figure_invented", "figures_given"),
        *_before_mending(
            "[TBD: metric] [TBD: baseline] [TBD: target]", "figure_survives", "at_most_two_blanks", "no_blank"
        ),
        Proof(data={**_LINE, "text": "Guests"}, measure="any_good_answer", score=0, draft=_GOOD),
    ),
)
