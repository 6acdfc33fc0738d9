"""A line leaves the OKR, is kept in view beside it, or comes back."""

from __future__ import annotations

import re

from assistant.numbers import read_figures
from assistant.session import Edited, NewLine, PutBack, Rejected, SessionEvent, Shelved
from assistant.talk.ground import Ground
from assistant.talk.order import Clause, Step, which
from assistant.talk.targets import by_words, content
from assistant.types import Text

_DROP = re.compile(
    r"(?:删(?:掉|除|了|去)?|去掉|拿掉|移除|砍(?:掉|了)|不要(?:了)?|不需要(?:了)?|取消|划掉|撤掉)\s*$|^(?:把)?\s*(?:删(?:掉|除|了|去)?|去掉|拿掉|移除|砍掉|不要|取消|划掉|撤掉)"
    r"|\b(?:delete|remove|drop|scrap|cut|kill|cross out|strike)(?:\s+(?:it|that|this))?\s*$|^(?:delete|remove|drop|scrap|cut|kill|cross out|strike|get rid of|take out|lose)\b|\b(?:take|leave)\s+(?:it\s+)?out\s*$|\b(?:can|may|has to|should) go\s*$|\bdon't need\b",
    re.IGNORECASE,
)
_SHELVE = re.compile(
    r"看板|先放(?:一|下|着|到一边)|放一放|暂缓|搁置|先不(?:做|管|考虑|放)|挪出|移出|放到?(?:日常|一边|旁边)|待定列表"
    r"|\b(?:park|shelve|put (?:it )?aside|set (?:it )?aside|backlog|keep in view|move (?:it )?(?:out|aside|to the board)|business as usual)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"恢复|加回(?:来)?|放回(?:来|去)?|找回(?:来)?|还是(?:要|留着|保留)|还原|捡回来|拿回来|重新放"
    r"|\b(?:restore|bring\b.{0,30}\bback|put\b.{0,30}\bback|un-?park|reinstate|keep it after all|add (?:it |that )?back)\b",
    re.IGNORECASE,
)


def back(clause: Clause, ground: Ground) -> Step | None:
    """ "恢复 KR3", "bring KR3 back": a line that was left out, or a parked line of the draft as a key result."""
    if not _BACK.search(clause.flat):
        return None
    gone = ground.left_out
    wanted = _BACK.sub(" ", clause.flat)
    numbers = re.findall(r"KR\s?(\d{1,2})", clause.flat, re.I)
    chosen = [k for k in gone if any(k.id.endswith(f"KR{n}") for n in numbers)]
    if not chosen and len(gone) == 1 and not content(wanted):
        chosen = list(gone)
    if not chosen:
        scored = sorted(gone, key=lambda k: -len(content(wanted) & content(k.draft.text)))
        chosen = [k for k in scored[:1] if len(content(wanted) & content(k.draft.text)) >= 2]
    moves: list[SessionEvent] = []
    for row in chosen:
        old = ground.state.decision_on(row.id)
        moves.append(Edited(row.id, old.text) if old is not None and old.text else PutBack(row.id))
    if chosen:
        ids = tuple(k.id for k in chosen)
        quoted = "、".join(f"「{k.draft.text}」" for k in chosen), ", ".join(f"“{k.draft.text}”" for k in chosen)
        return Step(said=Text(f"{quoted[0]} 放回来了", f"{quoted[1]} is back"), moves=tuple(moves), changed=ids)
    parked = [p for p in ground.proposal.parked if len(content(wanted) & content(p.text)) >= 2]
    if len(parked) == 1 and ground.places:
        line = parked[0]
        move = NewLine(objective=ground.proposal.objectives[0].id, text=line.text, source=line.source)
        return Step(said=Text(f"「{line.text}」放进来了", f"“{line.text}” is a key result now"), moves=(move,))
    there = [Text(f"恢复「{k.draft.text}」", f"bring back “{k.draft.text}”") for k in gone[:3]]
    return Step(
        said=Text("没有找到要放回来的那一条。", "There is no such line to bring back."),
        kind="question",
        options=tuple(there),
    )


def read(clause: Clause, ground: Ground) -> Step | None:
    """ "KR3 不要了", "drop KR3", "把 KR2 放看板", "park KR2"; the objective itself cannot go."""
    shelve = _SHELVE.search(clause.flat) is not None
    if not shelve and (not _DROP.search(clause.aim.rest.strip()) or read_figures(clause.aim.rest)):
        return None  # "cut the overtime to 150 hours" is about the figure
    places = clause.aim.key_results
    if not clause.aim.named:
        near = by_words(_DROP.sub(" ", clause.flat), ground)
        extra = content(_SHELVE.sub(" ", _DROP.sub(" ", clause.aim.rest)))
        places = (near,) if near else places if not extra else ()
    if not places:
        if clause.aim.places and clause.aim.named:
            return Step(
                said=Text(
                    "目标不能删，可以换一句：说「O 改成：……」。",
                    "The objective cannot go; say “O reads: ...” to change it.",
                ),
                kind="question",
            )
        if content(_SHELVE.sub(" ", _DROP.sub(" ", clause.aim.rest))):
            return None
        return which(ground, "{label} 不要了", "drop {label}")
    ids = tuple(p.id for p in places)
    moves = tuple(Shelved(i) if shelve else Rejected(i) for i in ids)
    zh, en = "、".join(map(ground.label, ids)), ", ".join(map(ground.label, ids))
    if shelve:
        return Step(
            said=Text(f"{zh} 放到看板上看着", f"{en} is kept in view, out of the OKR"), moves=moves, changed=ids
        )
    return Step(
        said=Text(f"{zh} 拿掉了，说「恢复 {zh}」就能放回来", f"{en} is out; “bring {en} back” puts it back"),
        moves=moves,
        changed=ids,
    )
