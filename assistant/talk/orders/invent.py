"""A figure is asked for that nobody gave: it is declined, with the three ways out of a blank."""

from __future__ import annotations

import re

from assistant.numbers import read_figures
from assistant.talk.ground import Ground
from assistant.talk.order import Clause, Step
from assistant.types import Text

_INVENT = re.compile(
    r"(?:编|瞎填|随便(?:填|写|给|来|定|编|弄|放)|(?:你|帮我|替我|给我)(?:来)?(?:定|估|猜|拍|想)(?:一|个|算|出)|拍脑袋|估(?:个|一个)(?:数|值)|猜(?:个|一个)|(?:给|填|写|放|来)(?:上)?(?:个|一个)(?:合理|差不多|大概|合适|好看|像样)"
    r"|(?:补|填)(?:上|齐|满)(?:所有|全部|这些)?(?:的)?(?:空|数)(?!\s*[:：\d])(?:.{0,4})$)"
    r"|空.{0,6}(?:补|填)(?:上|齐|满|好|完)\s*$|(?:想|凑|拟|找|补|生成)(?:几|个|一|点|些|出)?.{0,2}(?:数字|数值|数据|目标值|基线)\s*$"
    r"|\b(?:make up|invent|guess|fabricate|come up with|pick|choose|estimate|put in|put|fill in|use|insert|give me)\s+(?:\w+\s){0,3}?(?:a|an|any|some|the)\s?(?:\w+\s){0,3}?(?:number|figure|value|target|baseline|date|name|owner|percentage)s?\b"
    r"|\b(?:make|fill) (?:it|them|the blanks?|the numbers?) (?:up|in)\b(?!.*\d)",
    re.IGNORECASE,
)


def read(clause: Clause, ground: Ground) -> Step | None:
    """Declines "put any sensible number in KR3"; a clause that brings its own figure is no such request."""
    if not _INVENT.search(clause.flat) or read_figures(_amounts(clause.aim.rest)):
        return None
    place = next(iter(clause.aim.key_results), None) if clause.aim.named else None
    label = ground.label(place.id) if place else "KR1"
    return Step(
        said=Text(
            "数字我不能编：编出来的目标没人认，复盘时也对不上。空先留着，有三条路：你知道就直接说；问 leader；或者先测，写明谁、哪天前测出来。",
            "I cannot make up a figure: nobody stands behind it, and a review would show it. The blank stays. Three ways out: "
            "say it if you know it, ask your leader, or measure it first, with who and by when.",
        ),
        kind="refused",
        options=(
            Text(f"{label} 的基线先测，月底前", f"measure the baseline of {label} first, by the end of the month"),
            Text(f"{label} 问 leader", f"{label}: ask my leader"),
        ),
    )


def _amounts(text: str) -> str:
    """The clause without words in which a number is none: 一个合理的目标."""
    return re.sub(r"[一二两三]\s?[个条下点些]|\b(?:a|an|one)\b", " ", text)
