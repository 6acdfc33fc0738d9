"""A company's own examples as they are shown before and after they are stored: JSON, and text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant.library import Example
from assistant.own import PRIVATE_KINDS, Candidate, LeftOut, PrivateKind, Reading
from assistant.own.shelf import Kept
from assistant.present.columns import safe
from assistant.present.console import WORD
from assistant.present.shapes.library import (
    AddedCountsShape,
    AddedFileShape,
    CandidateShape,
    LeftOutShape,
    LibraryAddShape,
    LibraryEntryShape,
)
from assistant.present.wire import finding_json
from assistant.roles import functions, industries
from assistant.types import SEVERITIES, Lang, Text

# A report on a terminal shows so many of the lines left out; JSON has them all.
_SHOWN = 20
_FILE = Text("{path}：{examples} 个例子，{results} 条关键结果", "{path}: {examples} examples, {results} key results")
_AT = Text("第 {line} 行", "line {line}")
_ANYBODY = Text("没写是谁的", "nobody named")
_RESULTS = Text("{n} 条关键结果", "{n} key results")
_LIKE = Text("和 {ids} 很像", "close to {ids}")
_PRIVATE = Text("像是不该存的：{texts}", "looks private: {texts}")
_OUT = Text("没有收进来的 {n} 行：", "{n} lines left out:")
_MORE = Text("……还有 {n} 行，用 --format json 看全。", "... and {n} more; --format json has them all.")
_JOIN = Text("、", ", ")
KINDS: Mapping[PrivateKind, Text] = {
    "name": Text("姓名 {n} 处", "{n} names"),
    "amount": Text("金额 {n} 处", "{n} amounts"),
    "customer": Text("客户 {n} 处", "{n} customers"),
    "contact": Text("联系方式 {n} 处", "{n} contacts"),
}


def counts(readings: Sequence[Reading]) -> AddedCountsShape:
    """How much there is in all files together."""
    candidates = [one for reading in readings for one in reading.candidates]
    private = [found.kind for one in candidates for found in one.private]
    return {
        "examples": len(candidates),
        "key_results": sum(len(one.example.key_results) for one in candidates),
        "left_out": sum(len(reading.left_out) for reading in readings),
        "name": private.count("name"),
        "amount": private.count("amount"),
        "customer": private.count("customer"),
        "contact": private.count("contact"),
    }


def private_said(readings: Sequence[Reading], lang: Lang) -> str:
    """How much looks private, "" where nothing does: "姓名 12 处、金额 8 处"."""
    found = counts(readings)
    said = [KINDS[kind].in_lang(lang).format(n=found[kind]) for kind in PRIVATE_KINDS if found[kind]]
    return _JOIN.in_lang(lang).join(said)


def add_json(
    readings: Sequence[Reading], stored: Mapping[str, tuple[Path, Sequence[Example]]], *, blanked: bool, lang: Lang
) -> LibraryAddShape:
    """What the files give; `stored` says where each went, and as what."""
    return {
        "version": 1,
        "stored": bool(stored),
        "blanked": blanked,
        "files": [_file(reading, stored.get(reading.file), lang) for reading in readings],
        "counts": counts(readings),
    }


def _file(reading: Reading, stored: tuple[Path, Sequence[Example]] | None, lang: Lang) -> AddedFileShape:
    path, named = stored if stored else (None, [one.example for one in reading.candidates])
    return {
        "path": reading.file,
        "stored": str(path) if path else None,
        "examples": [_candidate(one, e, lang) for one, e in zip(reading.candidates, named, strict=True)],
        "left_out": [_left_out(one, lang) for one in reading.left_out],
    }


def _candidate(one: Candidate, example: Example, lang: Lang) -> CandidateShape:
    return {
        "id": example.id or None,
        "line": one.line,
        "headings": list(one.headings),
        "lang": example.lang,
        "function": example.function,
        "role": example.role,
        "level": example.level,
        "industry": example.industry,
        "objective": example.objective,
        "key_results": [k.text for k in example.key_results],
        "findings": [finding_json(finding, lang) for finding in one.findings],
        "private": [{"kind": found.kind, "text": found.text} for found in one.private],
        "like": [{"id": like.id, "share": like.share} for like in one.like],
    }


def _left_out(one: LeftOut, lang: Lang) -> LeftOutShape:
    return {"line": one.line, "text": one.text, "code": one.code, "reason": one.reason.in_lang(lang)}


def entry_json(kept: Kept) -> LibraryEntryShape:
    """One entry of the own library."""
    said = kept.entry.said
    example = isinstance(said, Example)
    return {
        "id": kept.id,
        "kind": "example" if example else "pitfall",
        "path": str(kept.path),
        "line": kept.entry.line,
        "lang": said.lang,
        "function": said.function if isinstance(said, Example) else "",
        "role": said.role if isinstance(said, Example) else "",
        "level": said.level if isinstance(said, Example) else "",
        "industry": said.industry if isinstance(said, Example) else "",
        "text": said.objective if isinstance(said, Example) else said.worse,
    }


# --- on a terminal ------------------------------------------------------------------------------------------------


def preview_text(reading: Reading, lang: Lang) -> str:
    """What a file gives and what was left out, line by line."""
    results = sum(len(one.example.key_results) for one in reading.candidates)
    head = _FILE.in_lang(lang).format(path=safe(reading.file), examples=len(reading.candidates), results=results)
    lines = [head, *(line for one in reading.candidates for line in _shown(one, lang))]
    if reading.left_out:
        lines += ["", _OUT.in_lang(lang).format(n=len(reading.left_out))]
        dash = "——" if lang == "zh" else " - "
        lines += [
            f"  {_AT.in_lang(lang).format(line=one.line)}  {safe(one.text)[:40]}{dash}{one.reason.in_lang(lang)}"
            for one in reading.left_out[:_SHOWN]
        ]
        if len(reading.left_out) > _SHOWN:
            lines.append(f"  {_MORE.in_lang(lang).format(n=len(reading.left_out) - _SHOWN)}")
    return "\n".join(lines)


def _shown(one: Candidate, lang: Lang) -> Iterator[str]:
    example = one.example
    yield f"  {_AT.in_lang(lang).format(line=one.line)}  {_whose(example, lang)}"
    yield f"    O  {safe(example.objective)}  ({_RESULTS.in_lang(lang).format(n=len(example.key_results))})"
    found = [(WORD[s].in_lang(lang), sorted({f.check for f in one.findings if f.severity == s})) for s in SEVERITIES]
    said = [f"{word} {', '.join(checks)}" for word, checks in found if checks]
    if said:
        yield "    " + ("；" if lang == "zh" else "; ").join(said)
    if one.like:
        yield "    " + _LIKE.in_lang(lang).format(ids=", ".join(f"{like.id} ({like.share:.0%})" for like in one.like))
    if one.private:
        texts = _JOIN.in_lang(lang).join(safe(found.text) for found in one.private)
        yield "    " + _PRIVATE.in_lang(lang).format(texts=texts)


def _whose(example: Example, lang: Lang) -> str:
    known = [
        lists[key].zh if lang == "zh" else lists[key].en
        for lists, key in ((industries(), example.industry), (functions(), example.function))
        if key
    ]
    return " · ".join([*known, *([example.role] if example.role else [])]) or _ANYBODY.in_lang(lang)


def entry_text(kept: Kept) -> str:
    """One entry of the own library on a line."""
    shape = entry_json(kept)
    whose = " · ".join(part for part in (shape["industry"], shape["function"], shape["role"]) if part)
    return f"{kept.id}  {whose or '-'}  {safe(shape['text'])}"
