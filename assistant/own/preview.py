"""What would be stored, shown before it is: the checks' findings, likely duplicates, what looks private."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from assistant.checks import review
from assistant.intake import read_bytes
from assistant.knowledge.company import own_bytes
from assistant.knowledge.section import Section
from assistant.library import Example, Pitfall, entries_of
from assistant.own import Candidate, LeftOut, Like, Reading, Source
from assistant.own.private import private_in
from assistant.own.reading import Found, read_examples
from assistant.parse import parse
from assistant.text import plain
from assistant.types import Finding, Text

# Two examples that share more than this of their neighbouring characters or words say nearly the same.
_LIKE = 0.5
_MOST_LIKE = 3
_PIECE = re.compile(r"[a-z]+|[\u3400-\u9fff]")
_SAME = Text("和{where}一样", "the same as {where}")
_THERE = Text("库里的 {id}", "{id} of the library")
_LINE = Text("第 {line} 行", "line {line}")
_FLAWED = Text("检查说要改：{checks}", "the checks find errors: {checks}")
_PITFALL = Text(
    "是对照（worse/better），请直接放进库的文件夹", "is a worse/better pair; put its file into the library's folder"
)


def read_all(sources: Iterable[Source], there: Sequence[Example]) -> list[Reading]:
    """What the files would add to the examples that are `there`, none twice. Raises InputError for an unusable one."""
    known = list(there)
    readings = []
    for source in dict.fromkeys(sources):
        reading = read_one(source, known)
        known += as_known(reading)
        readings.append(reading)
    return readings


def as_known(reading: Reading) -> list[Example]:
    """A reading's examples as the next file has to see them, so that none comes twice."""
    name = Path(reading.file).name
    return [replace(one.example, id=f"{name}:{one.line}") for one in reading.candidates]


def read_one(source: Source, there: Sequence[Example]) -> Reading:
    """What one file would add. Raises InputError or KnowledgeError where it cannot be used."""
    if Path(source.name).suffix.lower() in (".yml", ".yaml") and (ours := _entries(source)) is not None:
        found, out = ours
    else:
        found, out = read_examples(read_bytes(source.data, source.name).text)
    kept, doubles = _without_doubles(found, there)
    pieces = [(example.id, _pieces(example.text)) for example in there]
    candidates = tuple(_candidate(one, pieces) for one in kept)
    return Reading(
        file=source.name, candidates=candidates, left_out=tuple(sorted([*out, *doubles], key=lambda it: it.line))
    )


def completed(reading: Reading, *, industry: str | None, function: str | None, role: str | None) -> Reading:
    """The reading with what the file leaves open filled in by what was said of all its examples."""
    candidates = (
        replace(
            one,
            example=replace(
                one.example,
                industry=one.example.industry or industry or "",
                function=one.example.function or function or "",
                role=one.example.role or role or "",
            ),
        )
        for one in reading.candidates
    )
    return replace(reading, candidates=tuple(candidates))


def without_flawed(reading: Reading) -> Reading:
    """The reading without the examples in which a check finds an error."""
    flaws = {one: [f.check for f in one.findings if f.severity == "error"] for one in reading.candidates}
    out = [
        LeftOut(
            one.line,
            one.example.objective,
            "flawed",
            Text(_FLAWED.zh.format(checks="、".join(checks)), _FLAWED.en.format(checks=", ".join(checks))),
        )
        for one, checks in flaws.items()
        if checks
    ]
    return replace(
        reading,
        candidates=tuple(one for one, checks in flaws.items() if not checks),
        left_out=tuple(sorted([*reading.left_out, *out], key=lambda it: it.line)),
    )


def only(reading: Reading, ticks: Iterable[bool]) -> Reading:
    """The reading with those of its examples that are ticked."""
    return replace(reading, candidates=tuple(one for one, tick in zip(reading.candidates, ticks, strict=True) if tick))


def findings_on(example: Example) -> tuple[Finding, ...]:
    """What the checks say about an example."""
    return review(parse(written_out(example), lang=example.lang)).findings


def written_out(example: Example) -> str:
    """The example as a draft."""
    colon = "：" if example.lang == "zh" else ": "
    results = [f"KR{number}{colon}{result.text}" for number, result in enumerate(example.key_results, 1)]
    return "\n".join([f"O1{colon}{example.objective}", *results])


def _entries(source: Source) -> tuple[list[Found], list[LeftOut]] | None:
    """The entries of a file in the library's own form, or None for YAML in another layout."""
    if not any(_is_entry(row) for row in own_bytes(Path(source.name).name, source.data).rows()):
        return None
    entries, problems = entries_of(own_bytes(Path(source.name).name, source.data), set())
    found = [
        Found(line=entry.line, example=replace(entry.said, id=""))
        for entry in entries
        if isinstance(entry.said, Example)
    ]
    out = [LeftOut(problem.line, problem.key, "invalid", problem.text) for problem in problems]
    out += [LeftOut(e.line, e.said.worse, "pitfall", _PITFALL) for e in entries if isinstance(e.said, Pitfall)]
    return found, out


def _is_entry(row: Section) -> bool:
    return (row.has("objective") and row.has("key_results")) or row.has("worse")


def _candidate(found: Found, there: Iterable[tuple[str, frozenset[str]]]) -> Candidate:
    example = found.example
    own = _pieces(example.text)
    shares = ((ident, _share(own, other)) for ident, other in there)
    like = sorted((Like(ident, share) for ident, share in shares if share >= _LIKE), key=lambda it: -it.share)
    return Candidate(
        line=found.line,
        example=example,
        headings=found.headings,
        findings=findings_on(example),
        private=private_in([example.objective, *(k.text for k in example.key_results)]),
        like=tuple(like[:_MOST_LIKE]),
    )


# --- doubles ------------------------------------------------------------------------------------------------------


def _without_doubles(found: Sequence[Found], there: Sequence[Example]) -> tuple[list[Found], list[LeftOut]]:
    """The examples that say something new. Of several in one file that say the same, the one stays of which most is
    known: a guide shows an example on the way and lists it again under its industry.
    """
    known = {_bare(example.objective): example.id for example in there if example.source == "own"}
    groups: dict[str, list[Found]] = {}
    out: list[LeftOut] = []
    for one in found:
        key = _bare(one.example.objective)
        if key in known:
            out.append(_double(one, _THERE, id=known[key]))
        else:
            groups.setdefault(key, []).append(one)
    kept: list[Found] = []
    for same in groups.values():
        best = max(same, key=lambda one: (_known(one.example), len(one.example.key_results), one.line))
        for one in same:
            if one is best or not _repeats(one.example, best.example):
                kept.append(one)
            else:
                out.append(_double(one, _LINE, line=best.line))
    return sorted(kept, key=lambda one: one.line), out


def _double(one: Found, where: Text, **values: object) -> LeftOut:
    reason = Text(_SAME.zh.format(where=where.zh.format(**values)), _SAME.en.format(where=where.en.format(**values)))
    return LeftOut(one.line, one.example.objective, "duplicate", reason)


def _known(example: Example) -> int:
    return 4 * bool(example.industry) + 2 * bool(example.function) + bool(example.role)


def _repeats(one: Example, other: Example) -> bool:
    """Whether nearly all key results of one stand in the other too."""
    mine, theirs = ({_bare(k.text) for k in e.key_results} for e in (one, other))
    return 2 * len(mine & theirs) >= min(len(mine), len(theirs))


def _bare(text: str) -> str:
    return "".join(ch for ch in plain(text).casefold() if ch.isalnum())


def _pieces(text: str) -> frozenset[str]:
    """Neighbouring characters and words, figures left out."""
    units = _PIECE.findall(plain(text).casefold())
    return frozenset(a + " " + b for a, b in pairwise(units))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one & other)
    return round(both / min(len(one), len(other)), 2) if both else 0.0
