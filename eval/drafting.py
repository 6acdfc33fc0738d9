"""Drafts, lists and dialogues of one model, asked with the product's prompt and with a plain line: what each came to.

Every reply is kept (eval/kept.py), so a run that was cut off goes on where it stopped. What a model wrote is scanned as it
came and as a person sees it, by eval/scan.py, which knows nothing of the product's ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from assistant.cycle import read_cycle
from eval.asking import Asking
from eval.cases import FOLDER, load
from eval.kept import Heard, Tally
from eval.marks import Answer, Case, Mark, Product, ProductError
from eval.scan import invented, invented_in, names_in, shown_fields, strangers
from eval.scorers import all_scorers
from eval.scorers._words import stands

Group = Literal["drafts", "lists", "dialogues"]
GROUPS: tuple[Group, ...] = ("drafts", "lists", "dialogues")
_DRAFTS, _LISTS = 6, 2  # of each language
_SAME = 80.0  # a mended sentence is still the model's when this much of it is (0-100)
_USERS_BEFORE_REPAIR = 2  # the worked example's and the request itself
_SHOWN = re.compile(r'"(?:text|why|reason|ask|say|story)"\s*:\s*"((?:[^"\\]|\\.)*)"')
_KEY_RESULT = re.compile(r'"text"\s*:\s*"((?:[^"\\]|\\.)*)"')
_BLANK = re.compile(r"【待填[^】]*】|\[TBD[^\]]*\]")


@dataclass(slots=True)
class Taken:
    """One request and what came of it: the answer, the marks on it, and the replies as they were heard.

    `answer` is None where the model gave nothing that could be used; `failed` says why.
    """

    group: Group
    case: Case
    plain: bool
    answer: Answer | None = None
    marks: list[Mark] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    failed: str = ""

    @property
    def given(self) -> str:
        """Everything that the person gave, with the dates of the cycle."""
        data = self.case.data
        words = [str(data.get(key) or "") for key in ("text", "role", "function", "parent", "cycle", "draft")]
        words += [str(turn["say"]) for turn in data.get("turns", ())]
        if (cycle := read_cycle(str(data.get("cycle") or ""))) is not None:
            words += [str(day) for day in (cycle.start, cycle.end) if day]
        return "\n".join(words)

    @property
    def first(self) -> list[Heard]:
        """The replies to the request itself, one per turn; asking again for an item is a repair."""
        return [h for h in self.heard if self.plain or _users(h) <= _USERS_BEFORE_REPAIR]

    @property
    def repairs(self) -> int:
        """How often an item was asked for again."""
        return len(self.heard) - len(self.first)

    def generated(self) -> list[str]:
        """What the model wrote that nobody gave, as it came."""
        told = (h.text if self.plain else "\n".join(_SHOWN.findall(h.text)) for h in self.first)
        return [thing for text in told for thing in invented_in(text, self.given)]

    def shown(self) -> list[str]:
        """What a person sees that nobody gave."""
        if self.plain:
            return self.generated()
        if self.answer is None:
            return []
        okr = self.answer["okr"] if self.group == "dialogues" else self.answer
        said = [turn["reply"] for turn in self.answer.get("turns", ())]
        found = [*invented(okr, self.given), *strangers(okr, self.given)]
        return found + [
            thing for text in said for thing in (*invented_in(text, self.given), *names_in(text, self.given))
        ]

    def key_results(self) -> list[Mapping[str, Any]]:
        """The key results of every proposal."""
        if self.answer is None:
            return []
        okr = self.answer["okr"] if self.group == "dialogues" else self.answer
        return [k for p in okr["proposals"] for o in p["objectives"] for k in o["key_results"]]

    def by_model(self) -> list[bool]:
        """For each key result in new words, whether the words are the model's: mended ones are, the rules' are not."""
        from rapidfuzz import fuzz

        written = [_bare(text) for h in self.heard for text in _KEY_RESULT.findall(h.text)]
        new = [_bare(k["text"]) for k in self.key_results() if not k["kept"]]
        return [any(fuzz.ratio(text, one) >= _SAME for one in written) for text in new]

    def blanks(self) -> list[int]:
        """Blanks of each key result."""
        return [len(_BLANK.findall(k["text"])) for k in self.key_results()]

    def seconds(self) -> float | None:
        """How long the model took over it in all, None where that was not kept."""
        told = [h.seconds for h in self.heard]
        return sum(s for s in told if s is not None) if told and None not in told else None


def samples() -> dict[Group, Sequence[Case]]:
    """The requests: drafts and lists of the sets, and the dialogues that take a writer."""
    scorers = all_scorers()
    drafts, lists = load(scorers["draft"]), load(scorers["metrics"], "dev")
    return {
        "drafts": [c for lang in ("zh", "en") for c in [d for d in drafts if d.lang == lang][:_DRAFTS]],
        "lists": [c for lang in ("zh", "en") for c in [m for m in lists if m.lang == lang][:_LISTS]],
        "dialogues": load(scorers["dialogue"], path=FOLDER / "wording_v1.jsonl"),
    }


def take(group: Group, case: Case, asking: Asking) -> Taken:
    """One request, asked and judged. Raises NotAskedError where the run may ask no more."""
    asked = replace(asking, tally=Tally(budget_tokens=asking.tally.budget_tokens))
    taken = Taken(group, case, asked.plain)
    try:
        taken.marks += _judged(group, case, asked.product(), taken)
    except ProductError as error:
        taken.failed = str(error)
    finally:
        for name in ("calls", "found", "tokens"):
            setattr(asking.tally, name, getattr(asking.tally, name) + getattr(asked.tally, name))
    taken.heard = list({(h.messages, h.text): h for h in asked.tally.heard}.values())
    return taken


def _judged(group: Group, case: Case, product: Product, taken: Taken) -> Iterator[Mark]:
    def noted(answer: Answer) -> Answer:
        taken.answer = answer
        return answer

    watched = replace(
        product,
        draft=lambda *a, **n: noted(product.draft(*a, **n)),
        ask=lambda *a, **n: noted(product.ask(*a, **n)),
    ).guarded()
    if group != "lists":
        yield from all_scorers()["draft" if group == "drafts" else "dialogue"].score(case.data, watched)
        return
    answer = watched.draft("", metrics=case.data["text"])
    texts = [text for _, _, _, text in shown_fields(answer)] if not taken.plain else _told(answer)
    for metric in case.data["expected"]:
        for amount in (metric[key] for key in ("target", "floor", "stretch") if metric[key]):
            yield Mark("target_kept", float(stands(amount, texts)), f"“{amount}” of {metric['name']} is nowhere")


def _told(answer: Answer) -> list[str]:
    rows = [k for p in answer["proposals"] for o in p["objectives"] for k in o["key_results"]]
    return [row["text"] for row in rows] + [i["text"] for row in rows for i in row["initiatives"]]


def _users(heard: Heard) -> int:
    return sum(message.role == "user" for message in heard.messages)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", _BLANK.sub("", text)).lower()
