"""The bracket behind a line (建议，支撑上级 KR1), written so that it can be told from the line's own words again."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.export.carried import Remarks
from assistant.locale import Words, words
from assistant.text.script import traditional
from assistant.types import Lang

_TAIL = re.compile(r"(?P<text>.*?)(?:（(?P<zh>[^（）]*)）| \((?P<en>[^()]*)\))")
_JOIN: dict[Lang, str] = {"zh": "，", "en": ", "}
# Between the leader's numbers: not the sign between the remarks.
_AND: dict[Lang, str] = {"zh": "、", "en": " & "}


def with_remarks(text: str, remarks: Remarks, say: Words) -> str:
    """The line with what stands beside it in brackets; words that end like such brackets get an empty pair."""
    parts = _parts(remarks, say)
    if not parts and read_remarks(text)[0] == text:
        return text
    inside = _JOIN[say.lang].join(parts)
    return f"{text}（{inside}）" if say.lang == "zh" else f"{text} ({inside})"


def read_remarks(line: str) -> tuple[str, Remarks]:
    """The line's own words, and what a bracket of ours behind them says."""
    found = _TAIL.fullmatch(line)
    if found is None:
        return line, Remarks()
    lang: Lang = "zh" if found["zh"] is not None else "en"
    inside = found["zh"] if lang == "zh" else found["en"]
    values: dict[str, object] = {}
    for part in inside.split(_JOIN[lang]) if inside else ():
        said = next((v for p in _patterns(lang) if (v := p(part)) is not None), None)
        if said is None or said[0] in values:
            return line, Remarks()
        values[said[0]] = said[1]
    return found["text"], Remarks(**values)  # type: ignore[arg-type]


def _parts(remarks: Remarks, say: Words) -> list[str]:
    said = [say(f"export.type.{remarks.type}")] if remarks.type else []
    if remarks.suggested:
        said.append(say("export.suggested"))
    if remarks.supports:
        said.append(say("export.supports", labels=_AND[say.lang].join(remarks.supports)))
    if remarks.owner:
        said.append(say("export.owner", name=_bare(remarks.owner)))
    if remarks.floor:
        said.append(f"{say('level.floor')} {_bare(remarks.floor)}")
    if remarks.stretch:
        said.append(f"{say('level.stretch')} {_bare(remarks.stretch)}")
    return said


def _bare(text: str) -> str:
    """Words that stand in a bracket beside others: without its signs."""
    return " ".join(re.sub(r"[()（），]|,(?= )", " ", text).split())


class _Pattern:
    """One kind of remark as it is written, with a place for its value or none."""

    def __init__(self, field: str, before: str, after: str, value: object, comma: str = "") -> None:
        self._field, self._before, self._after, self._value, self._comma = field, before, after, value, comma

    def __call__(self, part: str) -> tuple[str, object] | None:
        if self._value is not None:
            return (self._field, self._value) if part == self._before else None
        inside = part[len(self._before) : len(part) - len(self._after)]
        if not (part.startswith(self._before) and part.endswith(self._after) and inside):
            return None
        return self._field, tuple(inside.split(self._comma)) if self._comma else inside


@lru_cache(maxsize=2)
def _patterns(lang: Lang) -> tuple[_Pattern, ...]:
    say = words(lang)
    mark = "\0"
    shapes: list[tuple[str, str, object]] = [
        ("type", say("export.type.committed"), "committed"),
        ("type", say("export.type.aspirational"), "aspirational"),
        ("suggested", say("export.suggested"), True),
        ("supports", say("export.supports", labels=mark), None),
        ("owner", say("export.owner", name=mark), None),
        ("floor", f"{say('level.floor')} {mark}", None),
        ("stretch", f"{say('level.stretch')} {mark}", None),
    ]
    twins = shapes if lang == "en" else [*shapes, *((f, traditional(s), v) for f, s, v in shapes)]
    found = []
    for field, shape, value in twins:
        before, _, after = shape.partition(mark)
        found.append(_Pattern(field, before, after, value, _AND[lang] if field == "supports" else ""))
    return tuple(found)
