"""Back from JSON: an outcome that was printed, or a draft's text, becomes an outcome that can be exported.

Nothing is lost on the way: what `okr draft --format json` printed comes out of `okr export --to json` as it went in.
Messages are in one language only then, which serves for both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.errors import InputError
from assistant.item import read_sentence
from assistant.parse import parse
from assistant.present.metrics import board_from
from assistant.text import language
from assistant.types import (
    Cycle,
    Deadline,
    DraftedKeyResult,
    DraftedObjective,
    FactSource,
    Finding,
    Initiative,
    KeyResult,
    Lang,
    LedgerEntry,
    Notice,
    Objective,
    OkrDocument,
    Outcome,
    Parked,
    Proposal,
    Question,
    Related,
    Review,
    ShownKeyResult,
    ShownObjective,
    Span,
    Text,
    Undecided,
    UsedExample,
)

_NOWHERE = Span(0, 0)


def read_outcome(text: str) -> Outcome:
    """The outcome in `text`: the JSON of `okr draft`, or any OKR text, whose lines are then taken as they are.

    Raises InputError when it is JSON of another kind or holds no OKR.
    """
    if text.lstrip().startswith("{"):
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            data = None
        if isinstance(data, dict):
            return _from_json(data)
    document = parse(text)
    if not document.objectives:
        raise InputError(
            "no_okr", Text("没有读到目标或关键结果。", "No objective or key result was found in the text.")
        )
    return outcome_of(document)


def outcome_of(document: OkrDocument) -> Outcome:
    """A document as the outcome that changes nothing."""
    objectives = tuple(
        ShownObjective(
            id=o.id,
            draft=DraftedObjective(text=o.text, rewrites=(o.id,), kept=True),
            key_results=tuple(
                ShownKeyResult(
                    id=k.id,
                    draft=DraftedKeyResult(
                        text=k.text,
                        rewrites=(k.id,),
                        kept=True,
                        initiatives=tuple(Initiative(n.text, k.id) for n in k.notes),
                    ),
                    sentence=k.sentence,
                )
                for k in o.key_results
                if not k.dropped
            ),
        )
        for o in document.objectives
        if not o.dropped
    )
    return Outcome(
        lang=document.lang,
        mode="rewrite",
        drafter="rules",
        review=Review(document=document, cycle=document.cycle),
        proposals=(Proposal(objectives=objectives),),
    )


def _from_json(data: dict[str, Any]) -> Outcome:
    try:
        return _outcome(data)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise not_an_outcome() from error


def not_an_outcome() -> InputError:
    """The word on JSON of another kind."""
    return InputError(
        "not_an_outcome",
        Text(
            "这份 JSON 不是 okr draft --format json 的输出，请重新生成后再导出。",
            "This JSON is not the output of okr draft --format json; print it again and then export.",
        ),
    )


def _outcome(data: dict[str, Any]) -> Outcome:
    lang: Lang = "zh" if data["lang"] == "zh" else "en"
    parent, cycle = data.get("parent"), data.get("cycle")
    span = Cycle(cycle["text"], cycle["start"], cycle["end"]) if cycle else None
    return Outcome(
        lang=lang,
        mode=data["mode"],
        drafter=data["drafter"],
        review=Review(
            document=_document(data["draft"]["objectives"], lang),
            parent=_document(parent["objectives"], _spoken(parent["objectives"], lang)) if parent else None,
            cycle=span,
            findings=tuple(_finding(f) for f in data["draft"]["findings"]),
            undecided=tuple(Undecided(u["check"], u["target"], _said(u["reason"])) for u in data["draft"]["undecided"]),
        ),
        model=data["model"],
        prompt=data["prompt"],
        notice=Notice(data["notice"]["code"], _said(data["notice"]["text"])) if data["notice"] else None,
        notices=tuple(Notice(n["code"], _said(n["text"])) for n in data.get("notices", ())),
        proposals=tuple(_proposal(p, lang) for p in data["proposals"]),
        questions=tuple(Question(**{**q, "options": tuple(q["options"])}) for q in data["questions"]),
        examples=tuple(UsedExample(**e) for e in data["examples"]),
        attempts=data["attempts"],
        usage=data["usage"],
        timings_ms=data["timings_ms"],
        board=board_from(board, lang, span) if (board := data.get("metrics")) else None,
    )


def _spoken(objectives: list[dict[str, Any]], other: Lang) -> Lang:
    """The language of a parent's lines, which may not be the draft's."""
    words = "\n".join(i["text"] or "" for o in objectives for i in (o, *o["key_results"]))
    return language(words) if words.strip() else other


def _document(objectives: list[dict[str, Any]], lang: Lang) -> OkrDocument:
    """The items again, without their places: the text they stood in is not there any more."""
    return OkrDocument(
        text="",
        lang=lang,
        objectives=tuple(
            Objective(
                **_item(o, lang),
                written=o["text"] is not None,
                key_results=tuple(KeyResult(**_item(k, lang)) for k in o["key_results"]),
            )
            for o in objectives
        ),
    )


def _item(data: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    text = data["text"] or ""
    return {
        "id": data["id"],
        "label": data["label"],
        "text": text,
        "span": _NOWHERE,
        "runs": (),
        "sentence": read_sentence(text, lang),
    }


def _proposal(data: dict[str, Any], lang: Lang) -> Proposal:
    return Proposal(
        title=data["title"],
        complete=data["complete"],
        objectives=tuple(
            ShownObjective(
                id=o["id"],
                draft=DraftedObjective(
                    text=o["text"],
                    why=o["why"],
                    type=o["type"],
                    supports=tuple(o["supports"]),
                    tentative=o.get("tentative", False),
                ),
                key_results=tuple(_key_result(k, lang) for k in o["key_results"]),
            )
            for o in data["objectives"]
        ),
        parked=tuple(Parked(p["text"], p["from"], p["reason"]) for p in data["parked"]),
        findings=tuple(_finding(f) for f in data["findings"]),
        open=tuple(data["open"]),
        ledger=tuple(_entry(e) for e in data["ledger"]),
    )


def _key_result(data: dict[str, Any], lang: Lang) -> ShownKeyResult:
    draft = DraftedKeyResult(
        text=data["text"],
        why=data["why"],
        rewrites=tuple(data["rewrites"]),
        kept=data["kept"],
        suggested=data["suggested"],
        supports=tuple(data["supports"]),
        initiatives=tuple(Initiative(i["text"], i["from"]) for i in data["initiatives"]),
        floor=data["floor"],
        stretch=data["stretch"],
    )
    sentence = read_sentence(data["text"], lang)
    # A table names the owner and the date beside the words, where the sentence does not.
    due = data["deadline"] if not any(b.slot == "deadline" for b in sentence.blanks) else None
    deadline = sentence.deadline or (Deadline(due, None, Span(0, 0)) if due else None)
    owner = data["owner"] if not any(b.slot == "owner" for b in sentence.blanks) else None
    return ShownKeyResult(id=data["id"], draft=draft, sentence=replace(sentence, owner=owner, deadline=deadline))


def _finding(data: dict[str, Any]) -> Finding:
    return Finding(
        check=data["check"],
        name=data["name"],
        severity=data["severity"],
        target=data["target"],
        quote=data["quote"],
        span=_span(data["span"]),
        message=_said(data["message"]),
        suggestion=_said(data["suggestion"]),
        sources=tuple(data["sources"]),
        position=_said(data["position"]) if data["position"] else None,
        related=tuple(Related(r["target"], _span(r["span"])) for r in data["related"]),
    )


def _entry(data: dict[str, Any]) -> LedgerEntry:
    start, end = data["span"]
    return LedgerEntry(
        kind=data["kind"],
        quote=data["quote"],
        target=data["target"],
        field=data["field"],
        span=Span(start, end),
        origin=data["origin"],
        sources=tuple(FactSource(f["source"], f["target"], _span(f["span"])) for f in data["from"]),
        how=data["how"],
        question=data["question"],
    )


def _span(offsets: list[int] | None) -> Span | None:
    if offsets is None:
        return None
    start, end = offsets
    return Span(start, end)


def _said(text: str) -> Text:
    return Text(text, text)
