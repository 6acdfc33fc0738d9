"""What the model is asked: the draft's lines with what to do about each, and everything else that it may know."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from assistant.judge.routine import is_routine
from assistant.lexicon import Metric, lexicon
from assistant.library import Example
from assistant.llm.door import Message
from assistant.metrics import TRAY_NAMES, board_of
from assistant.profiles import load_profile
from assistant.prompts import BUILT_IN, Prompts, as_data
from assistant.types import (
    Board,
    DraftedKeyResult,
    DraftedObjective,
    Finding,
    Item,
    Lang,
    Objective,
    OkrDocument,
    Request,
    Review,
)

MAX_EXAMPLES = 2
_MAX_AT_ONCE = 8  # key results in one call: beyond that a weak model loses the thread, and a reply its room
_MAX_FREE_TEXT = 6000
_ROLES: Mapping[str, Literal["system", "user", "assistant"]] = {
    "system": "system",
    "user": "user",
    "assistant": "assistant",
}
_MAX_NOTES, _MAX_NOTE = 3, 80  # sub-items shown under a line, and how much of each
_TASK = "K02"
_METRICS = 1  # suggested for one line: a weak model takes it, a strong one finds its own
_SUITED = 0.3
_TODO = re.compile(
    r"(?m)^\S+ \| (.*?)(?: ?[(（].*)? \| "
)  # the middle of "O1.KR2 | task, write the change | train the desk"
_WRONG = re.compile(r"(?m)^- (?:[\"“].*?[\"”])?\s*(.+)$")  # a line of what is wrong with an item
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Part:
    """The objectives of the draft that one call rewrites; empty where the draft has none yet."""

    objectives: tuple[Objective, ...]

    def items(self) -> Iterator[Item]:
        """Objectives and key results in reading order."""
        for objective in self.objectives:
            if objective.written:
                yield objective
            yield from (k for k in objective.key_results if not k.dropped)


def parts(document: OkrDocument, board: Board | None = None) -> tuple[Part, ...]:
    """The draft in portions of whole objectives, as many as fit in one call; a sheet of metrics in one of its own.

    The sheet's rows are no lines to be rewritten one by one: they are told as the sorted list.
    """
    if board is not None:
        sheet = {row.id for row in board.rows}
        own = tuple(o for o in document.objectives if not any(k.id in sheet for k in o.key_results))
        drafted = parts(replace(document, objectives=own)) if own else ()
        return (*drafted, Part(()))
    made: list[list[Objective]] = []
    size = 0
    for objective in document.objectives:
        if objective.dropped:
            continue
        if not made or size + len(objective.key_results) > _MAX_AT_ONCE:
            made.append([])
            size = 0
        made[-1].append(objective)
        size += len(objective.key_results)
    return tuple(Part(tuple(objectives)) for objectives in made) or (Part(()),)


def sound(item: Item, review: Review) -> bool:
    """Whether an item of the draft comes back word for word: it has words, is no task, draws neither error nor warning."""
    found = review.on(item.id)
    return bool(item.text.strip()) and all(f.severity == "info" for f in found) and not is_task(item, review)


def is_task(item: Item, review: Review) -> bool:
    """Whether a line is work to be done, counted or not: it belongs under a key result rather than being one."""
    return any(f.check == _TASK for f in review.on(item.id))


def draft_messages(
    request: Request, review: Review, part: Part, examples: Sequence[Example], prompts: Prompts = BUILT_IN
) -> list[Message]:
    """The messages that ask for one part of the draft."""
    board = board_of(request)
    sheet = board if not part.objectives else None
    values: dict[str, Any] = {
        "role": request.role,
        "cycle": request.cycle.text if request.cycle else None,
        "parent": [(f"P.{i.id}", i.text) for i in review.parent.items() if i.text] if review.parent else [],
        "examples": [
            {"objective": _blanked(e.objective), "key_results": [_blanked(k.text) for k in e.key_results[:3]]}
            # None beside a sheet: a small model wrote the examples' metrics instead of the person's.
            for e in (examples[:MAX_EXAMPLES] if sheet is None else ())
        ],
        "answers": list(request.answers.items()),
        "metrics": request.metrics[:_MAX_FREE_TEXT] if request.metrics and board is None else _sums(sheet),
        "lines": [_line(item, request, review) for item in part.items()] if sheet is None else _rows(sheet),
        "text": request.text[:_MAX_FREE_TEXT],
        "mode": request.mode if not part.objectives or request.mode != "metrics" else "rewrite",
        "objectives": len(part.objectives) or 1,
        "key_results": _house_count(request.profile),
    }
    return _messages("draft", request.lang, values, prompts)


def _rows(board: Board) -> list[dict[str, Any]]:
    """A sheet as lines of a draft, which a small model knows what to do with: what is to win is kept, the rest parked."""
    beside: dict[str, Any] = {"checks": [], "metrics": [], "notes": []}
    rows = [(row, tray) for tray in TRAY_NAMES for row in board.tray(tray)]
    return [{"id": row.id, "text": row.text, "routine": tray != "win", **beside} for row, tray in rows]


def _sums(board: Board | None) -> str | None:
    """What a sheet's figures add up to."""
    return "\n".join(found.text for found in board.sums)[:_MAX_FREE_TEXT] or None if board is not None else None


def mend_messages(
    piece: DraftedObjective | DraftedKeyResult,
    findings: Sequence[Finding],
    lang: Lang,
    before: Sequence[Message],
    prompts: Prompts = BUILT_IN,
) -> list[Message]:
    """The messages that ask for one item again, behind those of the draft: endpoints have these in their cache."""
    told = [
        {"check": f.check, "quote": f.quote if f.quote != piece.text else "", "message": f.message.in_lang(lang)}
        for f in findings
    ]
    item = json.dumps({"text": piece.text, "why": piece.why}, ensure_ascii=False, separators=(",", ":"))
    values = {"item": as_data(item), "findings": told, "metrics": []}
    return [*before, *_messages("mend", lang, values, prompts)]


def repair_messages(
    raw: str, reason: str, lang: Lang, before: Sequence[Message], prompts: Prompts = BUILT_IN
) -> list[Message]:
    """The messages that ask for one item again because it did not fit the form."""
    told = [{"check": "", "quote": "", "message": reason}]
    values = {"item": as_data(raw), "findings": told, "metrics": []}
    return [*before, *_messages("mend", lang, values, prompts)]


def unchanged_messages(
    line: Item, review: Review, request: Request, before: Sequence[Message], prompts: Prompts = BUILT_IN
) -> list[Message]:
    """The messages that ask for a better wording of a flawed line that came back as it was."""
    about = _line(line, request, review)
    told = [
        {
            "check": check,
            "quote": "",
            "message": next(f.message for f in review.on(line.id) if f.check == check).in_lang(request.lang),
        }
        for check in about["checks"]
    ]
    item = json.dumps({"text": line.text, "why": ""}, ensure_ascii=False, separators=(",", ":"))
    values = {"item": as_data(item), "findings": told, "metrics": about["metrics"]}
    return [*before, *_messages("mend", request.lang, values, prompts)]


def again_messages(reason: str, lang: Lang, before: Sequence[Message], prompts: Prompts = BUILT_IN) -> list[Message]:
    """The messages that ask for the whole reply again because it could not be read."""
    return [*before, *_messages("again", lang, {"reason": reason}, prompts)]


def prompt_words(messages: Sequence[Message]) -> frozenset[str]:
    """The sentences that are nobody's words but the prompt's: the worked draft's, and what it says to do about a line."""
    reply = next((m.content for m in messages if m.role == "assistant"), "")
    asked = messages[-1].content
    told = [m[1] for m in _TODO.finditer(asked)] + [m[1] for m in _WRONG.finditer(asked)]
    words = [*re.findall(r'"((?:[^"\\]|\\.)*)"', reply), *(part for todo in told for part in re.split("[;；]", todo))]
    return frozenset(text.strip() for text in words if len(text.strip()) > 4)


def _messages(name: str, lang: Lang, values: Mapping[str, Any], prompts: Prompts) -> list[Message]:
    made: list[Message] = []
    for role, text in prompts.prompt(name, lang).messages(values):
        made.append(Message(_ROLES[role], text))
    return made


def _line(item: Item, request: Request, review: Review) -> dict[str, Any]:
    checks = [f.check for f in review.on(item.id) if f.severity != "info"]
    if is_task(item, review):
        # What a task lacks as a key result is of no interest: it is not going to be one.
        checks = [_TASK]
    metrics: list[dict[str, str]] = []
    if checks and not isinstance(item, Objective):
        metrics = [
            {"name": m.name.in_lang(request.lang), "unit": _unit(m, request.lang)}
            for m in usual_metrics(item.text, request.function)
        ]
    routine = is_routine(item.text)
    notes = [note.text[:_MAX_NOTE] for note in item.notes[:_MAX_NOTES] if note.text.strip()]
    return {
        "id": item.id,
        "text": item.text,
        "checks": checks,
        "metrics": metrics,
        "routine": routine,
        "notes": notes,
    }


def _unit(metric: Metric, lang: Lang) -> str:
    """The unit as it stands behind a blank: "%", " days", "次"."""
    unit = metric.unit.in_lang(lang) if metric.unit else ""
    return f" {unit}" if lang == "en" and unit[:1].isalpha() else unit


def _house_count(profile: str) -> tuple[int, int] | None:
    """How many key results the house wants under an objective; None where it follows the default."""
    if profile == "default":
        return None
    counts = load_profile(profile).key_results
    return counts.min, counts.max


def usual_metrics(text: str, function: str | None = None) -> tuple[Metric, ...]:
    """The metrics of outcomes that the work in a line usually moves, best first; empty where it is a guess."""
    suited = lexicon().suited(text, function=function)
    return tuple(m for m, score in suited[:_METRICS] if score >= _SUITED and m.nature == "outcome")


def _blanked(text: str) -> str:
    """An example without its figures: a weak model takes them for the person's own."""
    return _AMOUNT.sub("N", text)
