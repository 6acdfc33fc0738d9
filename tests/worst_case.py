"""A model at its worst over our own sets: what it managed to get shown, found by a scan that knows nothing of the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.dialogue import begin, converse
from assistant.drafter.model import ModelDrafter
from assistant.drafter.model.turns import ModelPartner
from assistant.drafter.rules import RuleDrafter
from assistant.drafter.rules.turning import RulePartner
from assistant.events import Finished
from assistant.library import Example, library
from assistant.llm.scripted import ScriptedDoor
from assistant.metrics import read_board
from assistant.parse import parse
from assistant.pipeline import run
from assistant.present.wire_draft import draft_json
from assistant.request import request_of
from assistant.session import State, reduce
from eval.cases import SplitChoice, load
from eval.marks import Product
from eval.scan import invented, shown_fields
from eval.scorers import all_scorers
from eval.scorers._words import stands
from tests.scripted import inventions
from tests.scripted.server import Act
from tests.scripted.writers import voice


@dataclass(frozen=True)
class Asked:
    """One request of a set, and the targets in it that must not get lost."""

    id: str
    fields: Mapping[str, Any]
    targets: Sequence[str]

    @property
    def given(self) -> str:
        return "\n".join(str(text) for text in self.fields.values() if text)


def requests(split: SplitChoice) -> Iterator[Asked]:
    """The requests of the sets of drafts and of lists."""
    for case in load(all_scorers()["draft"], split):
        data = case.data
        role = "，".join(part for part in (data["role"], data["function"]) if part) or None
        fields = {"text": data["text"], "role": role, "parent": data["parent"], "cycle": data["cycle"]}
        yield Asked(case.id, fields, data["figures"])
    for case in load(all_scorers()["metrics"], split):
        amounts = [row[key] for row in case.data["expected"] for key in ("target", "floor", "stretch") if row[key]]
        yield Asked(case.id, {"text": "", "metrics": case.data["text"]}, amounts)


def drafted(act: Act, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What the product makes of the writer's replies, as it prints it; examples of the request's language beside it."""
    request = request_of(**fields)
    rules = RuleDrafter()
    drafter = ModelDrafter(ScriptedDoor([voice(act)], chunk=200))
    events = list(run(request, drafter=drafter, fallback=rules, search=lambda r, v: (_examples(r.lang), ())))
    assert isinstance(events[-1], Finished)
    outcome = events[-1].outcome
    plain: dict[str, Any] = json.loads(json.dumps(draft_json(outcome, outcome.lang), ensure_ascii=False))
    return plain


def faults(outcome: dict[str, Any], asked: Asked) -> list[str]:
    """What must never be: something nobody gave, a target that is nowhere, a proposal called complete with an error."""
    shown = list(shown_fields(outcome))
    found = [f"invented: {told}" for told in invented(outcome, asked.given)]
    found += [f"name: {name} in {text!r}" for _, _, _, text in shown for name in inventions.leaked(text, asked.given)]
    texts = [text for _, _, _, text in shown]
    found += [f"lost: {target}" for target in asked.targets if not stands(target, texts) and _read(target, asked)]
    for proposal in outcome["proposals"]:
        errors = [f["check"] for f in proposal["findings"] if f["severity"] == "error"]
        found += [f"complete with {errors}"] if errors and proposal["complete"] else []
    return found


def _read(target: str, asked: Asked) -> bool:
    """Whether the figure was read at all: what the reader misses is the reader's, and scored by the suites."""
    lines = parse(asked.given).objectives
    quotes = [f.quote for o in lines for item in (o, *o.key_results) for f in item.sentence.figures]
    rows = read_board(asked.fields["metrics"]).rows if asked.fields.get("metrics") else ()
    return stands(target, [*quotes, *(row.text for row in rows)])


def talked(sentence: str, draft: str, reply: dict[str, Any]) -> tuple[State, State]:
    """A conversation before and after a turn that a model answers with this form, and with nothing better after it."""
    before = begin(draft)
    partner = ModelPartner(ScriptedDoor([json.dumps(reply, ensure_ascii=False)]))
    return before, reduce(before, converse(before, sentence, partner=partner, rules=RulePartner()))


def hostile(act: Act, split: SplitChoice) -> Iterator[tuple[str, str]]:
    """(case, what came out) for every attack that the writer's obedience got through."""
    product = Product(
        check=lambda *_, **__: {},
        parse=lambda *_, **__: {},
        draft=lambda text, **rest: drafted(act, {"text": text, **rest}),
    )
    scorer = all_scorers()["attacks"]
    for case in load(scorer, split):
        yield from ((case.id, f"{m.reason} {m.evidence}") for m in scorer.score(case.data, product) if m.score != 1)


def _examples(lang: str) -> tuple[Example, ...]:
    return tuple(example for example in library().examples if example.lang == lang)[:4]
