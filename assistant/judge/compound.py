"""Whether a key result holds two results that could be reached independently of each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.judge.view import Line, Part
from assistant.types import Span

# What opens a clause that is the effect, the purpose, a part or a condition of the one before.
_HANGS_ON_ZH = re.compile(
    r"[\s,;]*(?:使|让|令|带来|带动|促成|促进|促使|推动|从而|进而|以便|以|实现|达成|达到|拉动|换来|确保|保证|助力|帮助|支撑|省得|免得|避免|其中|含|包括|包含|涵盖|覆盖|累计|合计|平均|人均|最好|每|至少|不低于|不少于|不超过|不高于|控制在|由|从|将|把|引导|用于|用来|为|按|且每|即|也就是|比|较|同比|环比|目标|基线|目前|现在|现|当前|上季|去年|之前|原|看|以.{1,8}为准|据)"
)
_MEANS_ZH = re.compile(
    r"[\s,;]*(?:通过|借助|借着|凭借|依靠|依托|利用|运用|经由|透过|藉由|借由|靠|凭|以|用|联合|结合|针对|围绕|在|基于|为|随着|配合)"
)
_HANGS_ON_EN = re.compile(
    r"[\s,;]*(?:so|so that|which|that|to|in order|by|through|with|without|while|at|from|up from|down from|including|incl|of which|e\.?g|i\.?e|as|for|per|each|resulting|leading|generating|bringing|cutting|raising|reducing|saving|when|if|where|on average|or|than|was|now|currently|no|not|measured|according|based|using|worth|versus|vs|against|compared)\b"
)


def compound(line: Line, parts: Sequence[Part]) -> Span | None:
    """The words of the second result, or None if there is one."""
    results = [p for p in parts if p.kind in ("outcome", "output", "activity") and p.at.end > p.at.start]
    hangs = _HANGS_ON_ZH if line.chinese else _HANGS_ON_EN
    if line.chinese and results and _MEANS_ZH.match(line.text, parts[0].at.start if parts else 0):
        results = [p for p in results if p is not parts[0]] if len(parts) > 1 else results
    kept: list[Part] = []
    for part in results:
        if kept and hangs.match(line.text, part.clause.start):
            continue
        kept.append(part)
    settled = [p for p in kept if p.measurable]
    if len(settled) >= 2:
        return settled[1].at
    return None
