"""A remark is wrong or not wanted: it stays away, from this line and through what is changed later."""

from __future__ import annotations

import re

from assistant.session import Dismissed, Rejected, SessionEvent
from assistant.talk.ground import Ground
from assistant.talk.order import Clause, Step
from assistant.types import Finding, Text

_REMARK = re.compile(
    r"提醒|建议|提示|警告|标记|标红|意见|检查|那条|^(?:no|不(?:要|用|需要))\s?(?:guardrail|护栏)|remark|suggest|warn|flag|finding|comment|hint|check|need(?:ed)? here|nag",
    re.I,
)
_OFF = re.compile(
    r"不用(?:了|再|管)?|不需要|不要(?:了|再)?|别(?:再)?(?:提|说|管|标|报)?|忽略|关掉|去掉|不对|不认同|误报|不成立|没道理"
    r"|\b(?:no|not|stop|ignore|dismiss|never mind|skip|drop|don't|do not|wrong|false alarm|disagree|mute)\b",
    re.I,
)
_AGAIN = re.compile(
    r"^(?:以后|之后|下次)?(?:都)?(?:别|不要|不用)(?:再)?(?:提|说|提醒|建议|标)(?:了|它)?$|^(?:please )?(?:stop|don't|do not|never)\s+(?:suggest|mention|bring|flag|remind|show)\w*(?:\s+(?:it|that|this|me|up|again|any ?more))*$",
    re.I,
)
_ID = re.compile(r"(?<![A-Za-z])([OKSG]\d{2})(?!\d)", re.I)
_TOPICS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"护栏|底线|guardrail", re.I), ("S05",)),
    (re.compile(r"负责人|依赖|owner|dependen", re.I), ("K12",)),
    (re.compile(r"日期|截止|时间|date|deadline", re.I), ("K05", "S06")),
    (re.compile(r"基线|起点|baseline|start", re.I), ("K04",)),
    (re.compile(r"曝光|虚荣|vanity|exposure", re.I), ("K11",)),
    (re.compile(r"太容易|太简单|easy", re.I), ("K14",)),
    (re.compile(r"上级|对齐|parent|align|leader", re.I), ("O08", "O07", "K07")),
    (re.compile(r"承诺|挑战型|committed|type", re.I), ("S08",)),
    (re.compile(r"任务|动作|task|activity", re.I), ("K02", "O05")),
    (re.compile(r"两个结果|拆|compound|two results|split", re.I), ("K08",)),
    (re.compile(r"太长|long", re.I), ("O06",)),
    (re.compile(r"重复|overlap|same", re.I), ("S03",)),
    (re.compile(r"方向|direction", re.I), ("O02",)),
    (re.compile(r"空|placeholder|blank", re.I), ("K13",)),
)


def again(clause: Clause, ground: Ground) -> Step | None:
    """ "以后别提", "stop suggesting it": said behind a remark that was put away, it adds nothing."""
    return Step(said=Text("", "")) if _AGAIN.search(clause.flat.strip()) and ground.state.dismissed else None


def read(clause: Clause, ground: Ground) -> Step | None:
    """ "护栏那条建议不用了", "no guardrail needed here", "忽略 K05"."""
    if not _OFF.search(clause.flat) or not (_REMARK.search(clause.flat) or _ID.search(clause.flat)):
        return None
    checks = tuple(m.upper() for m in _ID.findall(clause.flat))
    checks = checks or next((c for pattern, c in _TOPICS if pattern.search(clause.flat)), ())
    found = _findings(ground, checks, clause)
    if not checks and not found:
        return None
    if not checks:
        checks = (found[0].check,)
    moves: list[SessionEvent] = [Dismissed(f.check, _line(f, ground)) for f in found if f.check in checks]
    moves += [Dismissed(check, "") for check in checks]
    # What is suggested for the sake of the remark goes with it.
    if "S05" in checks:
        moves += [Rejected(p.id) for p in ground.key_results if p.id in _suggested(ground)]
    name = "、".join(dict.fromkeys(checks))
    return Step(
        said=Text(f"记住了，这条提醒（{name}）不再提", f"noted: this remark ({name}) stays away"),
        moves=tuple(dict.fromkeys(moves)),
    )


def _findings(ground: Ground, checks: tuple[str, ...], clause: Clause) -> list[Finding]:
    ids = {p.id for p in clause.aim.places} if clause.aim.named else set()
    found = (*ground.proposal.findings, *ground.working.review.findings)
    return [f for f in found if (not checks or f.check in checks) and (not ids or f.target in ids) and (checks or ids)]


def _line(finding: Finding, ground: Ground) -> str:
    place = ground.place(finding.target)
    if place is not None and finding in ground.proposal.findings:
        return place.text
    item = ground.working.review.document.find(finding.target)
    return item.text if item is not None else ""


def _suggested(ground: Ground) -> set[str]:
    return {k.id for o in ground.proposal.objectives for k in o.key_results if k.draft.suggested}
