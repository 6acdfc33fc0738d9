"""Who owns a line: set, added, exchanged or taken away; the name is the person's own."""

from __future__ import annotations

import re

from assistant.names import read_names
from assistant.session import Edited, SessionEvent
from assistant.talk.ground import Ground
from assistant.talk.order import Clause, Step, which
from assistant.talk.tail import read_tail, with_owner, without_owner
from assistant.text import plain
from assistant.types import Text

_AT = re.compile(r"@\s?[A-Za-z0-9_\u4e00-\u9fff·.-]{1,30}")
_NAME_ZH = r"[A-Za-z][\w.-]{0,20}|[\u4e00-\u9fff·]{2,6}?"
_CUE = re.compile(
    r"负责人|责任人|牵头|负责|owner|owned|owns?\b|\bDRI\b|in charge|responsible|assign|认领|来跟|跟进人", re.IGNORECASE
)
_NAMED = (
    re.compile(
        rf"(?:负责人|责任人|牵头人|跟进人|owner)\s?(?:改成|改为|换成|换为|换|加上|再加|加|定|写|填|设)?(?:成|为|是|由|上|[:：=])?\s?(?P<n>{_NAME_ZH})(?:吧|了|来负责|负责)?$",
        re.I,
    ),
    re.compile(rf"(?:由|交给|归|给|让|请|转给|分给)\s?(?P<n>{_NAME_ZH})(?:来)?(?:负责|牵头|跟进|管|做|带|认领)?$"),
    re.compile(rf"^\s*(?P<n>{_NAME_ZH})\s?(?:来)?(?:负责|牵头|跟进|认领)(?:这条|它)?$"),
    re.compile(r"\bowner\b.*?(?:is|to|:|=|as|be)\s+(?P<n>[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)?)\s*$"),
    re.compile(
        r"(?:owned by|assign(?:ed)?(?:\s+it)?\s+to|give(?:\s+it)?\s+to|responsible is|in charge is|led by)\s+(?P<n>[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)?)\s*$"
    ),
    re.compile(
        r"^(?P<n>[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)?)\s+(?:owns|will own|takes|takes over|leads|is the owner|is responsible|is in charge|should own)\b"
    ),
    re.compile(
        r"\b(?:add|put|make|set)\s+(?P<n>[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)?)\s+(?:as|down as|the)\s+(?:an?\s|the\s)?(?:co-?)?owner\b"
    ),
)
_GIVEN = re.compile(
    r"(?:(?:give|hand|pass)(?:\s(?:it|that))?(?:\sover)?\s)?(?:交?给|归|让|to)\s?(?P<n>[\u4e00-\u9fff]{2,4}?|[A-Z][a-z]+)(?:来|做|管|吧)?"
)
_REMOVE = re.compile(
    r"去掉|删掉|删除|拿掉|取消|移除|不要|不用|撤掉|\b(?:remove|drop|delete|take off|without|no)\b", re.I
)
_ADD = re.compile(r"再加|加上|也|一起|共同|\b(?:add|also|too|as well|together|co-?owner)\b", re.I)
_SWAP = re.compile(r"换|改|交给|转给|\b(?:change|replace|switch|hand over|instead)\b", re.I)
_MEASURES = re.compile(r"测|measure", re.I)


def read(clause: Clause, ground: Ground) -> Step | None:
    """ "KR2 负责人加上 @小周", "owner of KR2 is @Zoe", "assign KR1 to Ada", "remove the owner of KR2"."""
    rest = clause.aim.rest
    flat = plain(rest)
    if _MEASURES.search(flat):
        return None
    names = tuple(n.replace(" ", "") for n in _AT.findall(rest))
    if not names and _CUE.search(clause.flat):
        names = _named(rest)
    elif not names and (given := _GIVEN.fullmatch(rest.strip())) is not None:
        names = tuple(n.text for n in read_names(given["n"]) if n.kind == "person" and n.text == given["n"])
        names = names or ((given["n"],) if re.match(r"(?:give|hand|pass)\b", rest.strip(), re.I) else ())
    taken = _REMOVE.search(flat) is not None and (bool(names) or _CUE.search(clause.flat) is not None)
    if not names and not taken:
        return None
    places = clause.aim.key_results or (ground.key_results if len(ground.key_results) == 1 else ())
    if not places:
        said = names[0] if names else ""
        return which(ground, f"{{label}} 负责人 {said}".strip(), f"owner of {{label}} is {said}".strip())
    moves: list[SessionEvent] = []
    changed: list[str] = []
    for place in places:
        has = bool(read_tail(place.text).owners)
        add = bool(_ADD.search(flat)) or not has or not (_SWAP.search(flat) or _CUE.search(clause.flat))
        if taken:
            text = without_owner(place.text, names[0] if names else None, ground.lang)
        else:
            text = with_owner(place.text, names, ground.lang, add=add)
        if text != place.text:
            moves.append(Edited(place.id, text))
            changed.append(place.id)
    zh, en = "、".join(ground.label(p.id) for p in places), ", ".join(ground.label(p.id) for p in places)
    who = "、".join(names)
    if taken:
        said_ = Text(f"{zh} 的负责人去掉了{who}", f"{en}: {who or 'the owner'} is off")
    else:
        said_ = Text(f"{zh} 的负责人是 {who}", f"{en}: owned by {', '.join(names)}")
    if not changed:
        return Step(said=Text(f"{zh} 本来就是这样", f"{en} reads so already"))
    return Step(said=said_, moves=tuple(moves), changed=tuple(changed))


def _named(rest: str) -> tuple[str, ...]:
    """A name without its @, where only a name can stand."""
    for pattern in _NAMED:
        match = pattern.search(rest.strip())
        if match is not None and not re.search(r"负责|谁|我们|大家|who\b|^(?:The|It|That|This|Who|KR)\b", match["n"]):
            return (match["n"].strip(),)
    return ()
