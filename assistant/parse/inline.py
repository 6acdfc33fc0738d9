"""Several items on one line: labelled runs (O1：…；KR1：…；KR2：…), numbered runs (1、… 2、…) and plain lists (…：a；b；c)."""

from __future__ import annotations

import re

from assistant.parse.labels import read_label
from assistant.parse.numbering import CIRCLED
from assistant.parse.words import Words
from assistant.text import plain

_KR_HERE = re.compile(
    r"(?:^|(?<=[^A-Za-z0-9]))(?:O\d{1,2}\s?[-_./·]?\s?)?(?:KR|Kr|kr|关键结果|关键成果|(?i:key results?))\s?[-_.#]?\s?(?P<num>\d{1,2}(?:\.\d{1,2})?|[一二三四五六七八九十]{1,2}|[①-⑳])?(?P<aside>\s?[(（【\[][^()（）【】\[\]]{1,20}[)）】\]])?(?P<sep>\s*[:：|]|\s*[.、)）](?!\d)|\s+-\s|\s+|(?=[^\x00-\x7f]))"
)
_O_HERE = re.compile(
    r"(?<=[;；|。\s])(?:O\s?\d{1,2}|目标\s?[一二三四五\d]|Objective \d)(?P<sep>\s*[:：|]|\s*[.、](?!\d)|\s+)"
)
_STRONG = re.compile(r"[;；|｜。\t/]\s*$|\s{2,}$|^$")
_RUN = re.compile(
    rf"(?P<circled>[{CIRCLED}])|(?:(?<=^)|(?<=[\s;；。，,:：、)）]))(?P<num>\d{{1,2}})\s?(?:[、)）]|\.(?!\d))|[(（](?P<paren>\d{{1,2}})[)）]"
)


def split_labelled(words: Words) -> list[Words]:
    """The line cut before each label inside it."""
    text = words.text
    if len(text) < 8 or not ("R" in text or "r" in text or "关键" in text or "關鍵" in text):
        return [words]
    flat = plain(text)
    cuts: list[int] = []
    closed = _outside_brackets(flat)
    first = True
    for match in sorted([*_KR_HERE.finditer(flat), *_O_HERE.finditer(flat)], key=lambda m: m.start()):
        start = match.start()
        if start == 0 or not closed(start):
            first = False if start == 0 else first
            continue
        before = flat[max(0, start - 3) : start]
        sep = match["sep"]
        colon = bool(sep.strip(" "))
        strong = bool(_STRONG.search(before)) or text[start - 1 : start] in "【[<「"
        numbered = "num" in match.groupdict() and match["num"] is not None or "num" not in match.groupdict()
        if not flat[:start].strip(" -*+>#|\t0123456789.、)([]【（✅🎯🟡🔴🟢*"):
            continue
        if (
            colon
            and (numbered or strong)
            or (strong and numbered)
            or (numbered and before[-1:].isspace() and _sequence(flat, cuts))
        ):
            cuts.append(start - 1 if text[start - 1] in "【[<「" else start)
    if not cuts:
        return [words]
    if (
        len(cuts) == 1
        and read_label(flat.lstrip(" -*+>#\t")) is None
        and not flat[: cuts[0]].rstrip().endswith((";", "|", "。"))
    ):
        head = flat[: cuts[0]]
        if not re.search(r"[:：;。]|\bO", head):
            return [words]
    pieces = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        piece = words.cut(start, end).rstrip(";；|｜、,，。" if end < len(text) else "")
        if piece.text.strip():
            pieces.append(piece)
    return pieces


def _sequence(flat: str, cuts: list[int]) -> bool:
    """Whether the line reads O1 … KR1 … KR2 with nothing but blanks between."""
    label = read_label(flat.lstrip(" -*+>#\t"))
    return bool(label and label.role in ("o", "kr"))


def _outside_brackets(flat: str):  # type: ignore[no-untyped-def]
    depth, depths = 0, []
    for char in flat:
        depths.append(depth)
        if char in "((（":
            depth += 1
        elif char in "))）" and depth:
            depth -= 1
    return lambda at: depths[at] == 0 if depth == 0 else True


def split_numbered(words: Words) -> list[Words]:
    """The words cut at 1、 2、 3、 or ① ② ③ if they count up from one."""
    flat = plain(words.text)
    found: list[tuple[int, int]] = []
    for match in _RUN.finditer(flat):
        group = match.lastgroup or ""
        value = int(match[group]) if group != "circled" else _circled(match[group])
        if value == len(found) + 1:
            found.append((match.start(), match.end()))
    if len(found) < 2 or flat[: found[0][0]].strip(" :：;"):
        return [words]
    ends = [start for start, _ in found[1:]] + [len(flat)]
    return [words.cut(start, end).strip().rstrip(";；、,，") for (_, start), end in zip(found, ends, strict=True)]


def _circled(char: str) -> int:
    return ord(char) - ord("①") + 1


def split_list(words: Words) -> tuple[Words, list[Words]] | None:
    """A head and the parts behind its colon when they are a list: "提升声量：每周 3 篇；做海报；找 10 人"."""
    flat = plain(words.text)
    colon = re.match(r"[^:;。]{1,60}?:(?!\d\d?\b(?!\d))\s*(?=\S)", flat)
    if not colon:
        return None
    parts = split_parts(words.cut(colon.end()))
    if len(parts) < 2:
        return None
    return words.cut(0, colon.end()).strip().rstrip(":："), parts


def split_parts(words: Words) -> list[Words]:
    """The parts between semicolons, and full stops where there are several."""
    flat = plain(words.text)
    cuts = [m.start() for m in re.finditer(";", flat)]
    if not cuts:
        return [words.strip()]
    parts, at = [], 0
    for cut in [*cuts, len(flat)]:
        piece = words.cut(at, cut).strip()
        if piece.text:
            parts.append(piece)
        at = cut + 1
    return parts
