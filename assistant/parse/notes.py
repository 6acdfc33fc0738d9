"""Lines that head a remark or a list of steps under an item: 说明：, 举措：, note:, Initiatives."""

from __future__ import annotations

import re

from assistant.text import plain
from assistant.text.late import late_compile

_CHINESE = (
    "说明|备注|备注说明|注|原因|背景|理由|补充|补充说明|依赖|依赖方|风险|风险点|拆解|任务拆解|路径|实现路径|策略|打法|思路|计划|行动|行动项|行动计划"
    "|关键行动|关键举措|重点举措|主要举措|举措|措施|具体措施|动作|关键动作|关键任务|重点任务|任务|待办|里程碑|具体做法|做法|方法|怎么做|如何做|协作"
    "|协作方|支持|需要支持|所需支持|评估标准|衡量方式|衡量标准|评分标准|完成标准|口径|统计口径|数据来源|数据口径|进展|进展说明|最新进展|复盘|总结|参考|链接|附"
)
_ENGLISH = (
    "notes?|initiatives?|key initiatives|actions?|key actions|action items?|action plan|tasks?|to-?dos?|reason|rationale|why|because|background"
    "|context|risks?|dependenc(?:y|ies)|depends on|blockers?|plan|how|steps?|next steps|comments?|remarks?|details?|milestones?|measured by"
    "|how measured|measurement|source|data source|progress notes?|ps|n\\.?b\\.?|activities|support needed|updates?|links?|see also|definition"
)
_NOTE = late_compile(rf"[\[【(]?(?:{_CHINESE}|(?i:{_ENGLISH}))\s?\d{{0,2}}[\]】)]?\s*(?::\s*|$)")


_MEASURE = late_compile(
    r"(?:(?:as |how )?(?:it is |it's )?measured(?: by)?|measures?(?: of success)?|success (?:looks like|measures?|criteria|metrics?)|衡量(?:标准|方式|指标)?|怎么算做到|怎么衡量|如何衡量|how (?:we|i|will we|do we)(?:'ll| will)? know|评估标准|完成标准)\s*:?\s*$",
    re.IGNORECASE,
)


_MEASURED = late_compile(
    r"(?:衡量(?:标准|方式|指标)?|怎么算做到|怎么衡量|如何衡量|measured by|measures?|success (?:criteria|metrics?))\s?:\s*(?=\S)",
    re.IGNORECASE,
)


def measures(text: str) -> int | None:
    """Where what shows success begins in "衡量：满意度 4.5；求助少一半"; None if the line is none."""
    match = _MEASURED.match(plain(text[:60]))
    return match.end() if match else None


def heads_measures(text: str) -> bool:
    """Whether a line says that what follows shows success: under an objective alone these are its key results."""
    return bool(_MEASURE.match(plain(text[:60])))


_SHOWN_BELOW = late_compile(
    r"\s*[,，;；—–-]{0,2}\s*(?:(?:which is |to be |as )?measured by(?: the following| these)?|(?:以|用|按)?(?:以下|下列|如下)(?:各项|指标|结果|标准)?来?衡量(?:标准)?|衡量标准(?:为|是|如下)?|具体(?:衡量)?如下)\s*[:：]?\s*$",
    re.IGNORECASE,
)


def shown_below(text: str) -> int | None:
    """Where "…, as measured by:" begins behind an objective's words; None if nothing of the kind closes them."""
    match = _SHOWN_BELOW.search(text[-40:])
    at = max(len(text) - 40, 0) + match.start() if match else 0
    return at if at > 0 else None


def note_head(text: str) -> int | None:
    """Where the words behind a remark's head begin ("说明：含提前批" gives 3); None if the line is no remark."""
    match = _NOTE.match(plain(text[:60]))
    return match.end() if match else None
