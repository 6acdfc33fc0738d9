"""Is a layout read as a person reads it?

Items are compared as (objective, its words) and (key result, its objective's words, its own), without inline markup and
outer punctuation. What a layout carries beside an item counts on the items that were found; an open box is no status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.types import Text
from eval.marks import Mark, Product, Proof, Scorer
from eval.shapes import ParseLine

_MARKUP = (
    (re.compile(r"<br\s*/?>"), " "),
    (re.compile(r"</?[a-zA-Z][^>]*>"), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r":\w+:`([^`]*)`"), r"\1"),
    (re.compile(r"\*\*|__|~~|`|(?<!\w)[*~](?=\S)|(?<=\S)[*~](?!\w)"), ""),
    (re.compile(r"\s+"), " "),
)
_COLUMNS = {"start": "baseline", "current": "baseline", "target": "target"}

Item = tuple[tuple[str, ...], Mapping[str, Any]]


def _score(data: Mapping[str, Any], product: Product) -> Iterator[Mark]:
    want, got = list(_items(data["objectives"])), list(_items(product.parse(data["raw"])["objectives"]))
    left = list(got)
    right = 0
    for key, wanted in want:
        found = next((item for item in left if item[0] == key), None)
        if found is not None:
            left.remove(found)
            right += 1
        yield Mark("items_found", float(found is not None), "" if found else "not found", " > ".join(key))
        if found is not None:
            yield from _fields(wanted, found[1])
    for _ in range(right):
        yield Mark("items_right", 1.0)
    for key, _ in left:
        yield Mark("items_right", 0.0, "is no item, or another", " > ".join(key))
    whole = not left and right == len(want)
    yield Mark("layout_right", float(whole), "" if whole else "some item differs", data["raw"])


def _items(objectives: Sequence[Mapping[str, Any]]) -> Iterator[Item]:
    for objective in objectives:
        title = _plain(objective["text"])
        if title:
            yield ("O", title), objective
        for result in objective["key_results"]:
            if result["text"]:
                yield ("KR", title, _plain(result["text"])), result


def _fields(wanted: Mapping[str, Any], item: Mapping[str, Any]) -> Iterator[Mark]:
    for name, value in (wanted.get("meta") or {}).items():
        if (name, value) == ("status", "open"):
            continue
        read = _read(item, name)
        right = any(_plain(value) == _plain(r) for r in read)
        yield Mark(f"field.{name}", float(right), "" if right else f"{value} read as {read or 'nothing'}", item["text"])
    for note in wanted.get("notes") or ():
        kept = any(_plain(note) in _plain(n["text"]) for n in item["notes"])
        yield Mark("field.notes", float(kept), "" if kept else "the note is not kept", note)


def _read(item: Mapping[str, Any], name: str) -> list[str]:
    """What the answer says of a field, as texts; a column of starts or targets may be read as digits alone."""
    if name == "owner":
        return [item["owner"] or ""]
    if name == "due":
        return [item["deadline"]["text"]] if item["deadline"] else []
    if name in _COLUMNS:
        figures = [f for f in item["figures"] if f["role"] == _COLUMNS[name]]
        return [text for f in figures for text in (f["quote"], f["value"] or "")]
    return [item["meta"].get(name) or ""]


def _plain(text: str | None) -> str:
    """The text without inline markup, outer punctuation and doubled spaces."""
    text = text or ""
    for pattern, to in _MARKUP:
        text = pattern.sub(to, text)
    return text.strip().rstrip("。.;；，, ").lstrip("：: ").strip()


_LINE = {
    "raw": "O: Guests come back\nKR1: 5 stars @Ann",
    "objectives": [
        {"text": "Guests come back", "key_results": [{"text": "5 stars", "meta": {"owner": "Ann"}, "notes": ["soon"]}]}
    ],
}


def _answer(result: str, owner: str, note: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "text": result,
        "owner": owner,
        "notes": [{"text": note}],
        "figures": [],
        "deadline": None,
        "meta": {},
    }
    return {"objectives": [{"text": "**Guests come back**", "key_results": [item]}]}


_RIGHT, _WRONG = _answer("5 stars.", "Ann", "soon"), _answer("5 stars @Ann", "", "")
_BARE = _answer("5 stars", "Bob", "")

scorer = Scorer(
    name="parse",
    file="parse",
    shape=ParseLine,
    note=Text(
        "版式读得和人读的一样：条目，以及旁边的东西",
        "layouts read as a person reads them: items, and what stands beside them",
    ),
    score=_score,
    proofs=(
        Proof(data=_LINE, measure="layout_right", score=1, parse=_RIGHT),
        Proof(data=_LINE, measure="layout_right", score=0, parse=_WRONG),
        Proof(data=_LINE, measure="items_found", score=1, parse=_RIGHT),
        Proof(data=_LINE, measure="items_found", score=0, parse={"objectives": []}),
        Proof(data=_LINE, measure="items_right", score=1, parse=_RIGHT),
        Proof(data={"raw": "", "objectives": []}, measure="items_right", score=0, parse=_answer("stars", "", "")),
        Proof(data=_LINE, measure="field.owner", score=1, parse=_RIGHT),
        Proof(data=_LINE, measure="field.owner", score=0, parse=_BARE),
        Proof(data=_LINE, measure="field.notes", score=1, parse=_RIGHT),
        Proof(data=_LINE, measure="field.notes", score=0, parse=_BARE),
    ),
)
