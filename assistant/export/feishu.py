"""An OKR in the shape that Feishu's command line creates objectives from, with instructions; and such a file read back.

The vendor's batch creation takes a JSON list of objectives (text, mention, notes) with their key results (text,
mention). Who is mentioned goes by the vendor's own ids, which nobody gave us: they stay empty. Alignment is made
afterwards, objective to objective, so the instructions list it.
"""

from __future__ import annotations

import json
from typing import Any

from assistant.export.carried import Carried, CarriedKeyResult, CarriedObjective, carried
from assistant.export.layout import in_script, parent_item, parent_label
from assistant.locale import Words, words
from assistant.types import Lang, Outcome, ShownObjective


def feishu(outcome: Outcome, *, lang: Lang | None = None, direction: int = 0) -> str:
    """Proposal number `direction` as JSON for the batch creation; labels in `lang` (default: the draft's)."""
    say = words(lang or outcome.lang)
    shown = outcome.proposals[direction].objectives if direction < len(outcome.proposals) else ()
    rows = [
        {
            "text": one.text,
            "mention": [],
            "notes": _notes(one, objective, outcome, say),
            "krs": [{"text": row.text, "mention": []} for row in one.key_results],
        }
        for one, objective in zip(carried(outcome, direction).objectives, shown, strict=True)
    ]
    return in_script(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", outcome, lang)


def feishu_steps(outcome: Outcome, *, lang: Lang | None = None, direction: int = 0) -> str:
    """What to do with the file: the command, then owners and alignment by hand."""
    say = words(lang or outcome.lang)
    okr = carried(outcome, direction)
    lines = [say("feishu.steps")]
    owners = [
        say("feishu.owner", label=_label(okr, n, no), name=row.remarks.owner)
        for n, o in enumerate(okr.objectives)
        for no, row in enumerate(o.key_results, start=1)
        if row.remarks.owner
    ]
    for n, objective in enumerate(outcome.proposals[direction].objectives if outcome.proposals else ()):
        for support in _supports(objective):
            above = parent_item(outcome, support.partition(".KR")[0])
            if above is not None and above.text:
                label = parent_label(outcome, support.partition(".KR")[0])
                lines.append(say("feishu.align", mine=_label(okr, n), label=label, text=above.text))
    return in_script("\n".join(dict.fromkeys([*lines, *owners])) + "\n", outcome, lang)


def read_feishu(text: str) -> Carried | None:
    """The objectives and key results of a file for the batch creation; None for any other JSON."""
    try:
        data: Any = json.loads(text)
        if not isinstance(data, list) or not data:
            return None
        objectives = tuple(
            CarriedObjective(
                text=str(o["text"]),
                key_results=tuple(CarriedKeyResult(text=str(k["text"])) for k in o.get("krs") or ()),
            )
            for o in data
        )
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None
    return Carried(objectives=objectives)


def _notes(one: CarriedObjective, shown: ShownObjective, outcome: Outcome, say: Words) -> str:
    """Why, whom it serves, and the work under each key result: the vendor has no other place for these."""
    said = [" ".join(shown.draft.why.split())] if shown.draft.why else []
    if labels := dict.fromkeys(parent_label(outcome, s) for s in _supports(shown)):
        said.append(say("export.supports", labels=say("export.comma").join(labels)))
    for no, row in enumerate(one.key_results, start=1):
        if row.initiatives:
            said.append(say("feishu.work", label=f"KR{no}", list=say("export.join").join(row.initiatives)))
    return "\n".join(said)


def _supports(shown: ShownObjective) -> list[str]:
    return list(dict.fromkeys([*shown.draft.supports, *(s for k in shown.key_results for s in k.draft.supports)]))


def _label(okr: Carried, n: int, no: int | None = None) -> str:
    name = f"O{n + 1}" if len(okr.objectives) > 1 else "O"
    return name if no is None else f"{name} KR{no}"
