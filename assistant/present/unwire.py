"""Back from JSON: an outcome that was printed, or a draft's text, becomes an outcome that can be exported."""

from __future__ import annotations

import json
from typing import Any

from assistant.errors import InputError
from assistant.item import read_sentence
from assistant.parse import parse
from assistant.types import (
    DraftedKeyResult,
    DraftedObjective,
    Initiative,
    Lang,
    OkrDocument,
    Outcome,
    Parked,
    Proposal,
    Question,
    Review,
    ShownKeyResult,
    ShownObjective,
    Text,
)


def read_outcome(text: str) -> Outcome:
    """The outcome in `text`: the JSON of `okr draft`, or any OKR text, whose lines are then taken as they are.

    Raises InputError when it is JSON of another kind or holds no OKR.
    """
    if text.lstrip().startswith("{"):
        try:
            data = json.loads(text)
        except ValueError:
            data = None
        if isinstance(data, dict):
            return _from_json(data)
    document = parse(text)
    if not document.objectives:
        raise InputError(
            "no_okr", Text(zh="没有读到目标或关键结果。", en="No objective or key result was found in the text.")
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
        raise InputError(
            "not_an_outcome",
            Text(
                zh="这份 JSON 不是 okr draft --format json 的输出，请重新生成后再导出。",
                en="This JSON is not the output of okr draft --format json; print it again and then export.",
            ),
        ) from error


def _outcome(data: dict[str, Any]) -> Outcome:
    lang: Lang = "zh" if data["lang"] == "zh" else "en"
    drafted = "\n".join(
        "\n".join([f"{o['id']}: {o['text'] or ''}", *(f"{k['label'] or 'KR'}: {k['text']}" for k in o["key_results"])])
        for o in data["draft"]["objectives"]
    )
    return Outcome(
        lang=lang,
        mode=data["mode"],
        drafter=data["drafter"],
        review=Review(document=parse(drafted, lang=lang)),
        model=data["model"],
        prompt=data["prompt"],
        proposals=tuple(_proposal(p, lang) for p in data["proposals"]),
        questions=tuple(
            Question(
                id=q["id"],
                about=q["about"],
                slot=q["slot"],
                ask=q["ask"],
                why=q["why"],
                options=tuple(q["options"]),
                where=q["where"],
            )
            for q in data["questions"]
        ),
        attempts=data["attempts"],
        usage=data["usage"],
        timings_ms=data["timings_ms"],
    )


def _proposal(data: dict[str, Any], lang: Lang) -> Proposal:
    return Proposal(
        title=data["title"],
        complete=data["complete"],
        objectives=tuple(
            ShownObjective(
                id=o["id"],
                draft=DraftedObjective(text=o["text"], why=o["why"], type=o["type"], supports=tuple(o["supports"])),
                key_results=tuple(_key_result(k, lang) for k in o["key_results"]),
            )
            for o in data["objectives"]
        ),
        parked=tuple(Parked(p["text"], p["from"], p["reason"]) for p in data["parked"]),
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
    return ShownKeyResult(id=data["id"], draft=draft, sentence=read_sentence(data["text"], lang))
