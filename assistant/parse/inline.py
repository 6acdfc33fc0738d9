"""Several items on one line: labelled runs (O1：…；KR1：…；KR2：…), numbered runs (1、… 2、…) and plain lists (…：a；b；c)."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from assistant.parse.labels import Label, read_label
from assistant.parse.numbering import CIRCLED, numeral
from assistant.parse.words import Words, join
from assistant.text import plain
from assistant.text.late import late_compile

_CANDIDATE = late_compile(
    r"(?<![A-Za-z0-9])(?:O\d{1,2}\s?[-_./·]?\s?)?(?:KR|Kr|kr)|(?<![A-Za-z0-9])O(?=\s?[-_]?\d|\s?:|\s[\u4e00-\u9fff])|(?:关键|核心)(?:结果|成果)|(?<!关键)目标(?=\s?[\d一二三四五①-⑩:(])"
    r"|(?<![A-Za-z])(?i:key results?|objective)(?![a-z])"
    # A line lost its break behind a mention: "…满意度 90% @A @BKR 2：…".
    r"|(?:(?<=@[A-Z])|(?<=@[A-Z]{2})|(?<=@[A-Z]{3}))KR(?=\s?\d{1,2}\s?:)"
)
_FIRST = late_compile(r"(?P<indent>[ \t\u3000]*)(?:[1１][.、)）．]|[(（]1[)）]|[①⑴❶])", needs=". 、 ) ） ． ① ⑴ ❶")
_SECOND = late_compile(r"[\s;；。,，](?:[2２][.、)）．](?!\d)|[(（]2[)）]|[②⑵❷])|[②⑵❷]")
# 空驶率 33%，要 25% is no share of anybody's: the second says what is wanted.
_SHARE = late_compile(
    r"(?!要|想|争取|力争|目标|希望|现在|目前|(?i:want|now|target|aim)\b)[^\W\d]{1,8}(?: [A-Za-z]{1,10})?\s*:?\s*[¥$€]?\d[\d.,]*\s?(?:万|亿|%|元|个|家|单|台|份|件|人|k|m|K|M)?(?:元)?"
)
_OWNER = late_compile(r"^\s*@\S{1,16}\s")
_DASHED = late_compile(r"\s[-–—]$")
_CLOSED = late_compile(r"[^\s:;,()\[\]]{1,12}[)\]】]")
_QUICK = late_compile(r"[Kk][Rr]|[关關核]|[Oo]bj|[OＯ](?![A-Za-z])|目[标標]|[Kk]ey|ＫＲ")
_MOST = 5_000  # labels looked at on one line
_RUN = late_compile(
    rf"(?P<circled>[{CIRCLED}])|(?:^|(?<=[\s;。,:、)]))(?P<num>\d{{1,2}})\s?(?:[、)]|\.(?!\d))|\((?P<paren>\d{{1,2}}|[一二三四五六七八九十])\)|(?:^|(?<=[\s;。,:]))(?P<said>[一二三四五六])是"
)
# "We will keep new hires, as measured by 80% staying a year, a survey at 4.5 and no open laptop".
_FORMULA = late_compile(
    r"(?P<head>.{8,160}?),?\s(?:as\s)?measured\sby:?\s(?P<rest>\S.{4,400})", re.IGNORECASE, needs="measured"
)
_AND = late_compile(r"\s*[;；]\s*(?:and\s+)?|,\s+(?:and\s+)?|\s+and\s+(?=an?\s|the\s|\d|no\s)", re.IGNORECASE)
_HEAD = late_compile(r"[^:;。()]{1,60}?:(?!\d{2}(?!\d)|//)\s*(?=\S)")


def split_labelled(words: Words) -> list[Words]:
    """The line cut before each label inside it."""
    text = words.text
    if len(text) < 8 or len(_QUICK.findall(text)) < 2:
        return [words]
    flat = plain(text)
    candidates = islice(_CANDIDATE.finditer(flat), _MOST)
    found = [(m.start(), label) for m in candidates if (label := read_label(text[m.start() : m.start() + 60]))]
    if found and found[0][0] > 0 and (label := read_label(text[:60])):
        found.insert(0, (0, label))  # 我的目标是…
    if len(found) < 2:
        return [words]
    depth = _depths(flat)
    first = found[0]
    opening = not re.search(r"[^\W\d_]", _OWNER.sub("", flat[: first[0]]))
    if not opening and first[0] < 60 and flat[: first[0]].rstrip().endswith(":") and not first[1].parent:
        head = words.cut(0, first[0])  # "帮我看看：O1 … KR1 … KR2 …"
        return [head, *split_labelled(words.cut(first[0]))]
    ordered = _ordered([label for _, label in found], opening)
    cuts: list[int] = []
    read = first[0] + first[1].end if opening else 0
    for at, label in found:
        if (at == first[0] and opening) or at < read:
            continue
        if depth[at] and not (flat[at - 1] in "[【(" and _CLOSED.match(flat, at)):
            continue
        if _starts_here(flat, at, label, ordered):
            cuts.append(at - 1 if flat[at - 1] in "[【(" and depth[at] else at)
    if not cuts or (
        not opening
        and len(cuts) < 2
        and not flat[max(0, cuts[0] - 8) : cuts[0]].rstrip().endswith((";", "|", "。", ":"))
    ):
        return [words]
    pieces = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        piece = words.cut(start, end)
        if end < len(text):
            piece = piece.rstrip(";；|｜、,，/→。.")
            piece = piece.cut(0, len(piece) - 1).rstrip() if _DASHED.search(piece.text) else piece
        if piece.text.strip():
            pieces.append(piece)
    return pieces


def _starts_here(flat: str, at: int, label: Label, ordered: bool) -> bool:
    """Whether a label in mid line opens an item: "支撑 KR2 的达成" does not."""
    before = flat[max(0, at - 8) : at].rstrip("[【( ")
    sign = before[-1:]
    colon = label.tail in ("colon", "stop", "dash") and not (label.tail == "dash" and label.number is None)
    strong = sign in ";|。\t" or flat[at - 2 : at] == "  " or sign == ""
    if label.role == "o" and label.number is None and not (strong and label.tail == "colon"):
        return False
    if not label.firm and not (strong and colon):
        return False
    if strong:
        return colon or label.number is not None
    if label.tail == "colon":
        return label.number is not None or sign in ",、.!)" or flat[at - 1] == " "
    if not ordered or label.number is None or label.tail == "end":
        return False
    return sign in ",、!)" or flat[at - 1] == " " or label.tail == "glued"


def _ordered(labels: list[Label], opening: bool) -> bool:
    """Whether the labels of a line count up, so that blanks suffice between its items: O1 … KR1 … KR2 …."""
    numbers = [label.number for label in labels if label.role == "kr"]
    if not opening or numbers[:1] != [1]:
        return False
    restarts = all(b == (a or 0) + 1 or b == 1 for a, b in pairwise(numbers))
    return restarts and (labels[0].role == "o" or len(numbers) > 2)


def _depths(flat: str) -> list[int]:
    """How deep in brackets each character stands; 0 everywhere if they do not pair up."""
    depth, out = 0, []
    for char in flat:
        if char in ")】]" and depth:
            depth -= 1
        out.append(depth)
        if char in "(【[":
            depth += 1
    return out if depth == 0 else [0] * len(flat)


def split_counted(words: Words) -> list[Words]:
    """A line that is a numbered list of its own, cut before each number: 1. … 2. … 3. …."""
    text = words.text
    match = _FIRST.match(text)
    if not match or not _SECOND.search(text):
        return [words]
    flat = plain(text)
    starts: list[int] = []
    for found in _RUN.finditer(flat, match.end("indent")):
        if numeral(found[found.lastgroup or "num"]) == len(starts) + 1:
            starts.append(found.start())
    if len(starts) < 2 or starts[0] != match.end("indent"):
        return [words]
    indent = Words(match["indent"])
    pieces = [
        words.cut(start, end).rstrip(";；、,，") for start, end in zip(starts, [*starts[1:], len(text)], strict=True)
    ]
    return [join([indent, piece]) for piece in pieces]


def split_numbered(words: Words) -> list[Words]:
    """The words cut at 1、 2、 3、 or ① ② ③ if they count up from one and nothing stands before the first."""
    flat = plain(words.text)
    found: list[tuple[int, int]] = []
    for match in _RUN.finditer(flat):
        value = numeral(match[match.lastgroup or "num"])
        if value == len(found) + 1:
            found.append(match.span())
    if len(found) < 2 or flat[: found[0][0]].strip(" :;"):
        return [words]
    ends = [start for start, _ in found[1:]] + [len(flat)]
    return [words.cut(start, end).strip().rstrip(";；、,，") for (_, start), end in zip(found, ends, strict=True)]


def split_headed(words: Words) -> tuple[Words, list[Words]] | None:
    """A head and the numbered parts behind it: "打响名气 1、每月 4 篇 2、拍样片"."""
    flat = plain(words.text)
    first = next((m for m in _RUN.finditer(flat) if m.start() > 1 and numeral(m[m.lastgroup or "num"]) == 1), None)
    if first is None:
        return None
    parts = split_numbered(words.cut(first.start()))
    head = words.cut(0, first.start()).strip().rstrip(";；,，:：、")
    return (head, parts) if len(parts) > 1 and head.text else None


def split_list(words: Words) -> tuple[Words, list[Words]] | None:
    """A head and the parts behind its colon when they are a list: "打响名气：每月 4 篇；拍样片；请 6 人"."""
    flat = plain(words.text)
    if formula := _FORMULA.fullmatch(flat):
        rest = words.cut(formula.start("rest"))
        cuts = [(0, 0), *(m.span() for m in _AND.finditer(plain(rest.text))), (len(rest), len(rest))]
        parts = [rest.cut(a[1], b[0]).strip() for a, b in pairwise(cuts)]
        return words.cut(0, formula.end("head")).strip(), [part for part in parts if part.text]
    colon = _HEAD.match(flat)
    if not colon:
        return None
    rest = words.cut(colon.end())
    parts = split_numbered(rest)
    if len(parts) < 2:
        parts = split_parts(rest)
    if len(parts) < 2:
        return None
    return words.cut(0, colon.end()).strip().rstrip(":："), parts


def split_parts(words: Words, *, shares: bool = False) -> list[Words]:
    """The parts between semicolons; with `shares` also those of a line that is nothing but names with figures."""
    flat = plain(words.text)
    cuts = [m.start() for m in re.finditer("[;；]", flat)]
    if not cuts:
        return _shares(words.strip()) if shares else [words.strip()]
    parts, at = [], 0
    for cut in [*cuts, len(flat)]:
        piece = words.cut(at, cut).strip()
        if piece.text:
            parts.extend(_shares(piece))
        at = cut + 1
    return parts


def _shares(words: Words) -> list[Words]:
    """小钱 80 单、小孙 70 单、小周 50 单 is one amount cut into shares: each is an item."""
    pieces, at = [], 0
    for match in re.finditer("[、,，]", words.text):
        pieces.append(words.cut(at, match.start()).strip())
        at = match.end()
    pieces.append(words.cut(at).strip())
    return pieces if len(pieces) > 1 and all(_SHARE.fullmatch(plain(p.text)) for p in pieces) else [words]
