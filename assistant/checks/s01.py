"""More objectives than anybody can pursue at once."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.types import Text


def _find(context: Context) -> Iterator[Hit]:
    counts, written = context.profile.objectives, len(tuple(context.objectives()))
    if written > counts.warn_above:
        yield Hit(
            item=None,
            values={
                "count": written,
                "min": counts.min,
                "max": counts.max,
                "profile_zh": context.profile.title.zh,
                "profile_en": context.profile.title.en,
            },
        )


_SIX_ZH = "\n".join(
    f"O{i}：{o}\nKR1：返修率降到 2%"
    for i, o in enumerate(("让住户放心", "让商户赚钱", "让新人留下", "让账算得清", "让车停得下", "让老人有伴"), 1)
)
_SIX_EN = "\n".join(
    f"O{i}: {o}\nKR1: Complaints down to 2 a month"
    for i, o in enumerate(
        (
            "Tenants trust us",
            "Shops earn more",
            "New people stay",
            "Books close early",
            "Cars find a space",
            "Old people have company",
        ),
        1,
    )
)

check = Check(
    id="S01",
    name="too-many-objectives",
    severity="warning",
    sources=("dingdang-okr-guide", "feishu-okr-guide", "atlassian-okr-play", "tita-okr-tips"),
    reason=Text(
        zh="目标一多，每个都分到一点力气，哪个也推不动。",
        en="With many objectives each gets a little strength and none moves.",
    ),
    message=Text(
        zh="一共 {count} 个目标；“{profile_zh}”规则建议 {min}-{max} 个。",
        en="There are {count} objectives; the profile “{profile_en}” suggests {min} to {max}.",
    ),
    suggestion=Text(
        zh="留下这个周期最要紧的，其余放进看板或下个周期。",
        en="Keep what matters most this cycle; the rest can wait or go to a dashboard.",
    ),
    find=_find,
    bad=(
        Bad(text=_SIX_ZH, flags=("",)),
        Bad(text=_SIX_ZH + "\nO7：让街坊愿意来\nKR1：客流 3000 人", flags=("",)),
        Bad(text=_SIX_ZH.replace("让住户放心", "讓住戶放心"), flags=("",)),
        Bad(text=_SIX_EN, flags=("",)),
        Bad(text=_SIX_EN + "\nO7: Neighbours drop in\nKR1: 300 visitors", flags=("",)),
        Bad(text=_SIX_EN + "\nO7: Calm nights\nKR1: 2 calls\nO8: Clean stairs\nKR1: 1 complaint", flags=("",)),
    ),
    good=(
        Good(text="O：让住户放心\nKR1：投诉降到 10 起"),
        Good(text="O1：让住户放心\nKR1：投诉降到 10 起\nO2：让商户赚钱\nKR1：空铺降到 3 间"),
        Good(text="\n".join(_SIX_ZH.split("\n")[:8])),
        Good(text="O: Tenants trust us\nKR1: Complaints down to 2 a month"),
        Good(text="O1: Tenants trust us\nKR1: 2 complaints\nO2: Shops earn more\nKR1: 3 empty shops"),
        Good(text="\n".join(_SIX_EN.split("\n")[:10])),
    ),
)
