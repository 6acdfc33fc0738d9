"""What can be said next: whole sentences that do something when they are said, and only what works as things are."""

from __future__ import annotations

from assistant.asked import open_blanks
from assistant.talk.ground import Ground
from assistant.types import Text

_MOST = 3
_SHORTER = Text("O 写短一点", "make the objective shorter")
_COUNTER = Text("这份 OKR 有什么漏洞？", "what could go wrong with this OKR?")
_METHOD = Text("KR 和 KPI 有什么区别？", "what is the difference between a KR and a KPI?")
_HOW_MANY = Text("一个 O 配几条 KR？", "how many key results per objective?")
_UNDO = Text("撤销", "undo")


def sayable(ground: Ground, *, with_model: bool) -> tuple[Text, ...]:
    """At most three sentences for the OKR as it stands."""
    found: list[Text] = []
    if not ground.places:
        return (_METHOD, _HOW_MANY)
    if ground.state.past:
        found.append(_UNDO)
    blank = next(iter(open_blanks(ground.proposal, ground.working.questions)), None)
    if blank is not None and blank.slot in ("baseline", "target"):
        label = ground.label(blank.target)
        found.append(Text(f"{label} 的数字问 leader", f"ask my leader about {label}"))
    flagged = next((f for f in ground.proposal.findings if ground.place(f.target) and f.severity != "info"), None)
    if flagged is not None:
        label = ground.label(flagged.target)
        found.append(Text(f"{label} 为什么要改？", f"why is {label} flagged?"))
    if with_model:
        found.append(_SHORTER)
    found += [_COUNTER, _METHOD]
    return tuple(found[:_MOST])
