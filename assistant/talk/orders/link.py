"""Which of the leader's lines a line serves."""

from __future__ import annotations

import re

from assistant.session import Marked
from assistant.talk.ground import Ground
from assistant.talk.order import Clause, Step
from assistant.types import Item, Text

_LINK = re.compile(
    r"(?P<before>.*?)(?:支撑|承接|对应|服务于?|支持|对齐到?|挂到?|关联到?|连到|\b(?:supports?|serves?|link(?:s|ed)? to|contributes? to|align(?:s|ed)? (?:with|to)|ladders? up to|is for|rolls up to)\b|\b(?:link|connect|tie)\b(?=.*\b(?:to|with)\b))(?P<after>.*)$",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"上级|老板|leader|领导|主管|经理|总监|部门|公司|上面|父级|\bP\s?\.|\bP\s(?=KR|O\d)|\b(?:parent|boss|manager|lead|director|department|company)\b",
    re.I,
)
_NUMBER = re.compile(
    r"(?:O\s?(?P<o>\d{1,2})[\s.]*)?KR\s?(?P<n>\d{1,2})|(?<![A-Za-z])O\s?(?P<only>\d{1,2})|第\s?(?P<nth>[一二三四五六\d])\s?(?:条|个)|(?P<en>first|second|third)",
    re.I,
)
_NTH = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "first": 1, "second": 2, "third": 3}


def read(clause: Clause, ground: Ground) -> Step | None:
    """ "KR1 支撑老板的 KR2", "link KR1 to the leader's KR2"."""
    match = _LINK.search(clause.flat)
    if match is None or not _PARENT.search(match["after"]):
        return None
    after = match["after"]
    if ground.working.review.parent is None:
        return Step(
            said=Text("这次没有给上级的 OKR，先贴上来才能连。", "No OKR of your leader was given; paste it first."),
            kind="question",
        )
    item = _meant(after, ground)
    if item is None:
        there = [i for i in ground.working.review.parent.items() if i.text][:4]
        return Step(
            said=Text("上级的哪一条？", "Which of your leader's lines?"),
            kind="question",
            options=tuple(Text(f"支撑上级 {i.id}：{i.text}", f"supports the leader's {i.id}: {i.text}") for i in there),
        )
    # "link KR1 to P KR2": ours stands in front of the leader's.
    ours = _NUMBER.search(match["before"]) or (
        _NUMBER.search(after) if _PARENT.search(after) and len(_NUMBER.findall(after)) > 1 else None
    )
    places = [p for p in ground.key_results if ours is not None and ours["n"] and p.number == int(ours["n"])]
    target = places[0].id if places else ground.places[0].id if ground.places else None
    if target is None:
        return None
    label = ground.label(target)
    said = Text(f"{label} 支撑上级 {item.id}", f"{label} serves the leader's {item.id}")
    return Step(said=said, moves=(Marked(target, "supports", f"P.{item.id}"),), changed=(target,))


def _meant(after: str, ground: Ground) -> Item | None:
    """The leader's line: the last number behind the word for the leader, or its words."""
    parent = ground.working.review.parent
    assert parent is not None
    items = [i for i in parent.items() if i.text]
    found = list(_NUMBER.finditer(after))
    if found:
        number = found[-1]
        if number["only"]:
            return next((i for i in items if i.id == f"O{number['only']}"), None)
        word = number["n"] or number["nth"] or number["en"]
        nth = int(word) if word.isdigit() else _NTH[word.lower()]
        suffix = f"KR{nth}"
        own = [
            i for i in items if i.id.endswith(f".{suffix}") and (not number["o"] or i.id.startswith(f"O{number['o']}."))
        ]
        return next(iter(own), None)
    return next((i for i in items if i.text in after), None)
