"""Which lines a clause speaks of: by number, by place, as it or this one, or by words that only one line has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.phrases import stem, units
from assistant.talk.ground import Ground, Place
from assistant.text import plain

_HAN_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_EN_NUMBERS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5}
_KR = re.compile(
    r"(?<![A-Za-z.])(?:O\s?(?P<o>\d{1,2})\s?[.\-的]?\s?)?(?:KR|关键结果|关键成果|key\s?results?)\s?[#.-]?\s?(?P<n>\d{1,2})(?![\d.%])"
    r"(?P<more>(?:\s?(?:[、&]|和|与|跟|及|还有|\band\b)\s?(?:KR)?\s?\d{1,2}(?![\d.%％万亿个天人次元家小分]))*)",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"第\s?(?P<zh>[一二两三四五六七八九十]|\d{1,2})\s?(?:条|个\s?(?:KR|关键结果)|项|行)(?:\s?(?:KR|关键结果))?"
    r"|\bthe\s(?P<en>first|second|third|fourth|fifth|1st|2nd|3rd|4th)\s(?:key result|KR|one|line|item)\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"最后(?:一|那)?(?:条|个\s?(?:KR|关键结果)?)(?:\s?(?:KR|关键结果))?|\bthe last (?:key result|KR|one|line|item)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?:所有|全部|每(?:一)?(?:条|个))的?\s?(?:KR|关键结果)s?|每一?条|\b(?:all (?:the |of the )?|every |each )(?:key results?|KRs?)\b",
    re.IGNORECASE,
)
_OBJECTIVE = re.compile(
    r"(?<![A-Za-z.])O\s?(?P<n>\d{1,2})?(?=[的\s,:]|$|[\u4e00-\u9fff])(?!\s?\.?\s?KR)|\b(?:the |this |my |our )?objective(?:\s(?P<en>\d))?\b"
    r"|(?:这个|这条|整个)目标(?!值)|^目标(?=那句|这句|本身|太|写|换成|改成)",
    re.IGNORECASE,
)
_IT = re.compile(
    r"(?:这|那|该|刚才那|上)一?条(?!件|路|线)|(?<!其)它|\b(?:it|this one|that one|this line|that line)\b", re.IGNORECASE
)
_COMMON = frozenset("的了是在到从由降升提每周月天把改成目标基线条个这那和与或不要加上负责人一二三四五六七八九十")
_WORDS = frozenset(
    stem(w)
    for w in [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "go",
        "goes",
        "fall",
        "falls",
        "fell",
        "rise",
        "to",
        "the",
        "of",
        "in",
        "on",
        "is",
        "it",
        "its",
        "per",
        "that",
        "this",
        "with",
        "key",
        "result",
        "results",
        "target",
        "baseline",
        "owner",
        "make",
        "change",
        "set",
        "move",
        "please",
        "one",
        "line",
        "about",
        "day",
        "week",
        "month",
        "year",
    ]
)


@dataclass(frozen=True, slots=True)
class Aim:
    """The lines a clause speaks of, and the clause without the words that name them.

    `named` tells that they were named in this clause, rather than taken over from what was said before.
    """

    places: tuple[Place, ...]
    rest: str
    named: bool
    missing: tuple[str, ...] = ()

    @property
    def key_results(self) -> tuple[Place, ...]:
        """The key results among them."""
        return tuple(p for p in self.places if p.number)

    @property
    def one(self) -> Place | None:
        """The line, where it is one alone."""
        return self.places[0] if len(self.places) == 1 else None


def aim(clause: str, ground: Ground) -> Aim:
    """The lines that a clause names, else those spoken of before; `missing` are numbers that no line has."""
    flat = plain(clause)
    places: list[Place] = []
    missing: list[str] = []
    cuts: list[tuple[int, int]] = []
    for match in _KR.finditer(flat):
        numbers = [int(match["n"]), *(int(n) for n in re.findall(r"\d{1,2}", match["more"]))]
        for number in numbers:
            found = _numbered(ground, number, int(match["o"]) if match["o"] else None)
            places += [found] if found else []
            missing += [] if found else [f"KR{number}"]
        cuts.append(match.span())
    for match in _NTH.finditer(flat):
        number = _nth(match)
        found = _numbered(ground, number, None)
        places += [found] if found else []
        missing += [] if found else [f"KR{number}"]
        cuts.append(match.span())
    if last := _LAST.search(flat):
        places += ground.key_results[-1:]
        cuts.append(last.span())
    if every := _ALL.search(flat):
        places += ground.key_results
        cuts.append(every.span())
    if not places and not missing and (head := _OBJECTIVE.search(flat)):
        number = int(head["n"] or head["en"] or 1)
        places += [p for p in ground.places if not p.number and p.objective == number]
        missing += [] if places else [f"O{number}"]
        cuts.append(head.span())
    if places or missing:
        return Aim(tuple(dict.fromkeys(places)), _without(clause, cuts), True, tuple(missing))
    recent = tuple(p for t in ground.recent if (p := ground.place(t)) is not None)
    it = _IT.search(flat)
    rest = _without(clause, [it.span()]) if it else clause
    return Aim(recent, rest, False)


def by_words(text: str, ground: Ground, *, least: int = 2) -> Place | None:
    """The one key result that shares the most words with `text`; None where none or two do."""
    said = content(text)
    scored = sorted(((len(said & content(p.text)), p) for p in ground.key_results), key=lambda pair: -pair[0])
    if not scored or scored[0][0] < least or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return scored[0][1]


def content(text: str) -> frozenset[str]:
    """The words of a text that tell it from another: stems of two weights are counted by their letters' pairs."""
    words, _ = units(plain(text), stem)
    han = [w for w in words if len(w) == 1 and "\u3400" <= w <= "\u9fff"]
    flat = re.sub(r"[^\u3400-\u9fff]", " ", plain(text))
    pairs = {flat[n : n + 2] for n in range(len(flat) - 1) if " " not in flat[n : n + 2]}
    pairs = {p for p in pairs if not (p[0] in _COMMON and p[1] in _COMMON)}
    latin = [w for w in words if w.isascii() and w.isalpha() and len(w) > 3 and w not in _WORDS]
    # A Latin word says about as much as two pairs of characters.
    return frozenset(pairs if han else ()) | frozenset(x for w in latin for x in (w, f"{w}+"))


def _numbered(ground: Ground, number: int, objective: int | None) -> Place | None:
    """The key result with this number; under the objective spoken of last where several have one."""
    found = [p for p in ground.key_results if p.number == number and objective in (None, p.objective)]
    if len(found) > 1:
        recent = {p.objective for t in ground.recent if (p := ground.place(t)) is not None}
        return next((p for p in found if p.objective in recent), found[0])
    return next(iter(found), None)


def _nth(match: re.Match[str]) -> int:
    word = match["zh"] or match["en"]
    return int(word) if word.isdigit() else _HAN_NUMBERS.get(word) or _EN_NUMBERS[word.lower()]


def _without(clause: str, cuts: list[tuple[int, int]]) -> str:
    for start, end in sorted(cuts, reverse=True):
        clause = f"{clause[:start]} {clause[end:]}"
    return re.sub(r"\s{2,}", " ", clause).strip()
