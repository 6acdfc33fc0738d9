"""okr ask: a conversation about an OKR, a sentence at a time."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from assistant import api
from assistant.assembly import Assistant
from assistant.cli import message_lang
from assistant.cli.inputs import print_json, read_input, read_optional
from assistant.types import Lang, Text

_SENT = Text("代码办不了的话会发给 {host} 上的模型 {model}。", "What code cannot settle goes to {host}, model {model}.")


def ask(
    *,
    sentences: Sequence[str],
    on: str | None,
    parent: Path | None,
    cycle: str | None,
    offline: bool,
    model: str | None,
    profile: str | None,
    format: str,
    ui_lang: Lang | None,
) -> int:
    """Say the sentences one after the other and print the replies and the OKR as it stands then."""
    from assistant.session import outcome_of

    assistant = Assistant(offline=offline, model=model)
    if host := assistant.where_text_goes():
        print(_SENT.in_lang(ui_lang or message_lang()).format(host=host, model=assistant.model), file=sys.stderr)
    state = api.conversation(
        sentences,
        on=read_input(on).text if on is not None else "",
        parent=read_optional(parent),
        cycle=cycle,
        profile=profile,
        assistant=assistant,
    )
    outcome = outcome_of(state)
    assert outcome is not None
    said = ui_lang or outcome.lang
    if format == "json":
        print_json(api.talked(state, said))
        return 0
    from assistant.export import text
    from assistant.present.console import standard_paper
    from assistant.present.talk import turn_text

    blocks = [turn_text(turn, said, paper=standard_paper()) for turn in state.turns]
    if any(p.objectives for p in outcome.proposals):
        blocks.append(text(outcome, lang=said, direction=min(state.direction, len(outcome.proposals) - 1)).rstrip())
    print("\n\n".join(blocks))
    return 0
