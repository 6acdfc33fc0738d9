"""An objective that nothing ties to the parent.

Work that moves nothing of the parent's may be worth doing, but somebody should say so. Only where both sides name
measures that the lexicon does not connect is it said; where the words are merely different it stays undecided.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Doubt, Good, Hit
from assistant.judge.ties import measures, tied, together
from assistant.types import Text

_DOUBT = Text(
    zh="字面上看不出和上级目标的联系，要看实际业务。",
    en="The words alone do not show how it serves the parent; it depends on the business.",
)


def _find(context: Context) -> Iterator[Hit | Doubt]:
    if context.parent is None:
        return
    above = [item for item in context.parent.items() if item.text.strip()]
    if not above:
        return
    for objective in context.objectives():
        own = [objective, *(k for k in objective.key_results if k.text.strip())]
        if together(own, above):
            continue
        ours, theirs = measures(own), measures(above)
        if ours and theirs:
            if not tied(ours, theirs):
                yield Hit(item=objective, values={"parent": above[0].text[:40]})
        else:
            yield Doubt(objective, _DOUBT)


check = Check(
    id="O08",
    name="objective-apart-from-parent",
    severity="info",
    sources=("dingdang-okr-guide", "tita-okr-tips"),
    reason=Text(
        zh="看不出推动了上级哪一条，就难以判断这件事现在该不该做。",
        en="If it moves nothing of the parent's, it is hard to tell whether now is the time for it.",
    ),
    message=Text(
        zh="「{quote}」和上级的「{parent}」看不出联系。",
        en="Nothing ties “{quote}” to the parent's “{parent}”.",
    ),
    suggestion=Text(
        zh="写一句它推动上级哪一条；若确实无关，和上级说明为什么现在做。",
        en="Say which of the parent's key results it moves; if none, agree with your leader why it is worth doing now.",
    ),
    find=_find,
    bad=(
        Bad(
            text="O：让新员工愿意留下\nKR1：试用期离职率从 20% 到 8%",
            parent="O：打开华南\nKR1：新签合同额 2000 万",
            flags=("让新员工愿意留下",),
        ),
        Bad(
            text="O：接口再也不掉\nKR1：可用率到 99.95%",
            parent="O：会员愿意续\nKR1：续约率从 70% 到 85%",
            flags=("接口再也不掉",),
        ),
        Bad(
            text="O：課堂上人人開口\nKR1：出勤率到 98%",
            parent="O：现金够用\nKR1：回款率到 95%",
            flags=("課堂上人人開口",),
        ),
        Bad(
            text="O: New people want to stay\nKR1: Attrition rate from 20% to 8%",
            parent="O: Open the south\nKR1: New contract value of $3 million",
            flags=("New people want to stay",),
        ),
        Bad(
            text="O: Builds never wait\nKR1: Deployment frequency from 2 to 10 a week",
            parent="O: Guests come back\nKR1: Repeat purchase rate from 20% to 35%",
            flags=("Builds never wait",),
        ),
        Bad(
            text="O: Pages feel instant\nKR1: Page load time under 1 s",
            parent="O: Bills get paid\nKR1: Days sales outstanding from 60 to 40",
            flags=("Pages feel instant",),
        ),
    ),
    good=(
        Good(
            text="O：华南的工厂愿意先试\nKR1：新签合同额 300 万",
            parent="O：打开华南\nKR1：新签合同额 2000 万",
        ),
        Good(text="O：老客户主动续\nKR1：续约率到 88%", parent="O：客户留得住\nKR1：净收入留存率到 110%"),
        Good(text="O：課堂上人人開口\nKR1：出勤率到 98%"),
        Good(
            text="O: Factories in the south try us first\nKR1: 8 trials",
            parent="O: Open the south\nKR1: New contract value of $3 million",
        ),
        Good(text="O: Customers renew unasked\nKR1: Renewal rate at 88%", parent="O: Customers stay\nKR1: NRR at 110%"),
        Good(text="O: Builds never wait\nKR1: Deployment frequency from 2 to 10 a week"),
    ),
)
