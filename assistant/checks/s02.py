"""Too few or too many key results under one objective.

One key result rarely says all that the objective means; with many nobody knows which of them decide.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.types import Text

_FEW = Text(
    zh="再想一个能证明目标达成的变化；或确认这一条就够了。",
    en="Think of another change that would show the objective is reached, or make sure that this one is enough.",
)


def _find(context: Context) -> Iterator[Hit]:
    counts = context.profile.key_results
    for objective in context.document.objectives:
        count = len(objective.key_results)
        if counts.warn_below <= count <= counts.warn_above:
            continue
        yield Hit(
            item=objective,
            suggestion=_FEW if count < counts.warn_below else None,
            severity="info" if count < counts.warn_below else None,
            values={
                "count": count,
                "min": counts.min,
                "max": counts.max,
                "profile_zh": context.profile.title.zh,
                "profile_en": context.profile.title.en,
            },
        )


_ZH = "\n".join(
    f"KR{i}：{k}"
    for i, k in enumerate(
        ("投诉降到 10 起", "返修率降到 2%", "上门时间到 30 分钟", "满意度到 90 分", "续费率到 80%", "空置率降到 5%"), 1
    )
)
_EN = "\n".join(
    f"KR{i}: {k}"
    for i, k in enumerate(
        (
            "Complaints down to 10",
            "Repairs redone under 2%",
            "Visits within 30 minutes",
            "Satisfaction at 90",
            "Renewals at 80%",
            "Empty flats under 5%",
        ),
        1,
    )
)

check = Check(
    id="S02",
    name="key-result-count",
    severity="warning",
    sources=("feishu-okr-guide", "dingdang-okr-guide", "atlassian-okr-play", "tita-okr-tips"),
    reason=Text(
        zh="一条关键结果很少能说全目标；太多了，又看不出哪几条说了算。",
        en="One key result rarely says all that the objective means; with many nobody knows which decide.",
    ),
    message=Text(
        zh="「{quote}」下面有 {count} 条关键结果；“{profile_zh}”规则建议 {min}-{max} 条。",
        en="“{quote}” has {count} key results; the profile “{profile_en}” suggests {min} to {max}.",
    ),
    suggestion=Text(
        zh="留下最能说明目标达成的几条，其余放进举措或看板。",
        en="Keep those that best show the objective is reached; the rest are initiatives or go to a dashboard.",
    ),
    find=_find,
    bad=(
        Bad(text=f"O：让住户放心\n{_ZH}", flags=("让住户放心",), severity="warning"),
        Bad(text="O：让住户放心\nKR1：投诉降到 10 起", flags=("让住户放心",), severity="info"),
        Bad(text="O：讓住戶放心\nKR1：投訴降到 10 起", flags=("讓住戶放心",), severity="info"),
        Bad(text=f"O: Tenants trust us\n{_EN}", flags=("Tenants trust us",), severity="warning"),
        Bad(text="O: Tenants trust us\nKR1: Complaints down to 10", flags=("Tenants trust us",), severity="info"),
        Bad(text=f"O: Tenants trust us\n{_EN}\nKR7: Lifts stuck: 0", flags=("Tenants trust us",), severity="warning"),
    ),
    good=(
        Good(text="O：让住户放心\n" + "\n".join(_ZH.split("\n")[:3])),
        Good(text="O：让住户放心\n" + "\n".join(_ZH.split("\n")[:5])),
        Good(text="O：讓住戶放心\nKR1：投訴降到 10 起\nKR2：返修率降到 2%"),
        Good(text="O: Tenants trust us\n" + "\n".join(_EN.split("\n")[:3])),
        Good(text="O: Tenants trust us\n" + "\n".join(_EN.split("\n")[:5])),
        Good(text="O: Tenants trust us\nKR1: Complaints down to 10\nKR2: Repairs redone under 2%"),
    ),
)
