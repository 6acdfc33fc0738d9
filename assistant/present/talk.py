"""A conversation as JSON and as text: the turns, and the OKR as it stands after them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from assistant.knowledge import sources
from assistant.present.columns import safe, wrapped
from assistant.present.console import PLAIN, Paper
from assistant.present.wire_draft import draft_json
from assistant.types import Counter, Lang, Outcome, Text, Turn

if TYPE_CHECKING:
    from assistant.present.shapes.talk import TalkShape, TurnShape

_SOURCES = Text("出处：{titles}", "Source: {titles}")
_OPTIONS = Text("可以说：", "You can say:")


def talk_json(
    outcome: Outcome | None,
    turns: Sequence[Turn],
    counter: Counter | None,
    stands: Literal["open", "closed", "moot"],
    ids: Mapping[str, str],
    ui_lang: Lang,
) -> TalkShape:
    """A conversation as `okr ask --format json` prints it. `ids` says where lines of the turns stand now."""
    return {
        "version": 1,
        "okr": draft_json(outcome, ui_lang) if outcome is not None else None,
        "turns": [_turn(turn, ids) for turn in turns],
        "counter": {
            "story": counter.story,
            "text": counter.text,
            "why": counter.why,
            "about": [ids[target] for target in counter.about if target in ids],
            "stands": stands,
            "by": counter.by,
        }
        if counter is not None
        else None,
    }


def turn_text(turn: Turn, lang: Lang, *, paper: Paper = PLAIN) -> str:
    """One turn as it is read on a terminal: what was said, the reply, its sources, what can be said next."""
    return "\n".join(_lines(turn, lang, paper))


def _lines(turn: Turn, lang: Lang, paper: Paper) -> Iterator[str]:
    yield f"> {safe(turn.said)}"
    yield wrapped(safe(turn.reply), paper.columns, "  ")
    if turn.sources:
        titles = (
            "、".join(source_titles(turn.sources, lang))
            if lang == "zh"
            else ", ".join(source_titles(turn.sources, lang))
        )
        yield wrapped(_SOURCES.in_lang(lang).format(titles=titles), paper.columns, "  ")
    if turn.options:
        yield _OPTIONS.in_lang(lang)
        yield from (f"  - {safe(option)}" for option in turn.options)


def source_titles(keys: Sequence[str], lang: Lang) -> list[str]:
    """The titles of sources by their keys."""
    known = sources()
    return [known[key].title.in_lang(lang) if key in known else key for key in keys]


def _turn(turn: Turn, ids: Mapping[str, str]) -> TurnShape:
    return {
        "said": turn.said,
        "kind": turn.kind,
        "reply": turn.reply,
        "changed": [ids[target] for target in turn.changed if target in ids],
        "sources": list(turn.sources),
        "options": list(turn.options),
        "by": turn.by,
    }
