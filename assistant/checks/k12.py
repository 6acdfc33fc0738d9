"""A key result that needs another team and names nobody.

What depends on others stalls when nobody there has said yes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import KeyResult, Span, Text

_NEEDS = late_compile(
    r"(?:需要?|依赖|依靠|请|等待?|靠|推动|协调|联合|协同|拉通)[^,;。\s]{0,8}(?:部门?|团队|中心|组(?![长织成装合建])|科室(?!主任)|同事|供应商|外包|乙方|兄弟部门|总部)(?![率量])(?:[^,;。]{0,8}?(?:配合|支持|协助|提供|完成|排期|开发|确认))?"
    r"|跨部门(?:协作|配合|推进|联动)|(?:配合|支持)(?:[^,;。]{1,8})(?:部门?|团队)"
    r"|\b(?:depends? on|relies on|needs? (?:help|support|input|approval) (?:from|by)|together with|jointly with|in cooperation with|with (?:help|support) from|waiting (?:for|on)|requires?)\b"
    r"[^,;.]{0,40}?\b(?:teams?|departments?|it|legal|finance|marketing|sales|engineering|vendors?|suppliers?|agency|hq)\b(?:\s+(?:teams?|departments?))?",
    re.IGNORECASE,
    needs="部门 团队 中心 组 科室 同事 供应商 外包 乙方 总部 部 depend relies need_ needs_ together_with jointly_with cooperation help_from support_from waiting require",
)
_NAMED = late_compile(
    r"@|＠|负责人|责任人|对接人|接口人|\bowner\b|\bcontact\b",
    re.IGNORECASE,
    needs="@ ＠ 负责人 责任人 对接人 接口人 owner contact",
)


def _find(context: Context) -> Iterator[Hit]:
    for _, result in context.key_results():
        found = _NEEDS.search(plain(result.text[:600]))
        if found is not None and not _names_somebody(result):
            yield Hit(item=result, span=Span(*found.span()))


def _names_somebody(result: KeyResult) -> bool:
    if result.sentence.owner is not None or any(n.kind == "person" for n in result.sentence.names):
        return True
    return any(_NAMED.search(text) for text in (result.text, *(note.text for note in result.notes)))


check = Check(
    id="K12",
    name="dependency-without-owner",
    severity="info",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="要靠别人的事，那边没人点头就会停住。",
        en="What depends on others stalls when nobody there has said yes.",
    ),
    message=Text(
        zh="「{quote}」要靠别的团队，但没写找谁。",
        en="“{quote}” depends on another team and names nobody.",
    ),
    suggestion=Text(
        zh="写上对方的责任人（@姓名），并和他确认过。",
        en="Name the person there (@name) and make sure that they have agreed.",
    ),
    find=_find,
    bad=(
        Bad(text="O：退货不用打电话\nKR1：自助退货占比到 70%，需要技术部配合", flags=("需要技术部配合",)),
        Bad(text="O：门店扭亏\nKR1：协调采购部门把进价降 3%", flags=("协调采购部门",)),
        Bad(text="O：讓病人少跑\nKR1：聯合資訊團隊上線線上報到", flags=("聯合資訊團隊",)),
        Bad(
            text="O: Returns without a call\nKR1: Self-service returns at 70%, depends on the IT team",
            flags=("depends on the IT team",),
        ),
        Bad(
            text="O: Shops earn money\nKR1: Purchase prices down 3% together with the buying department",
            flags=("together with the buying department",),
        ),
        Bad(
            text="O: Patients walk less\nKR1: Check-in at home for 60%, needs support from engineering",
            flags=("needs support from engineering",),
        ),
    ),
    good=(
        Good(text="O：退货不用打电话\nKR1：自助退货占比到 70%，需要技术部配合（@陈舟）"),
        Good(text="O：门店扭亏\nKR1：进价降 3%"),
        Good(text="O：讓病人少跑\nKR1：線上報到占 60%"),
        Good(text="O: Returns without a call\nKR1: Self-service returns at 70%, depends on the IT team (@Mara)"),
        Good(text="O: Shops earn money\nKR1: Purchase prices down 3%"),
        Good(text="O: Patients walk less\nKR1: Check-in at home for 60% of patients"),
    ),
)
