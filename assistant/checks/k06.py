"""A key result that is apart from its objective.

When it is reached and the objective is no nearer, it measures something else. Only where both sides name measures
that the lexicon does not connect is it said; where it merely stands alone among the others it stays undecided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Doubt, Good, Hit
from assistant.judge.ties import measures, tied, together
from assistant.types import Text

_DOUBT = Text(
    zh="字面上看不出它怎样支撑目标，要看实际业务。",
    en="The words alone do not show how it supports the objective; it depends on the business.",
)


def _find(context: Context) -> Iterator[Hit | Doubt]:
    for objective in context.objectives():
        named = [(k, measures([k])) for k in objective.key_results if k.text.strip()]
        count = Counter(key for _, keys in named for key in keys)
        theirs = measures([objective])
        for result, ours in named:
            if not ours or together([result], [objective]):
                continue
            beside = frozenset(key for key, times in count.items() if times > (key in ours))
            if tied(ours, beside):
                continue
            if theirs and not tied(ours, theirs):
                yield Hit(item=result, values={"objective": objective.text[:40]})
            elif beside and not theirs:
                yield Doubt(result, _DOUBT)


check = Check(
    id="K06",
    name="key-result-apart-from-objective",
    severity="info",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="达成了它、目标却没有更近，说明量错了东西。",
        en="If it is reached and the objective is no nearer, it measures something else.",
    ),
    message=Text(
        zh="「{quote}」怎样支撑「{objective}」，这里没有说。",
        en="It is not said how “{quote}” supports “{objective}”.",
    ),
    suggestion=Text(
        zh="说清它和目标的关系，或把它放到别的目标下、放进看板。",
        en="Say how it is tied to the objective, move it to another one, or keep it on a dashboard.",
    ),
    find=_find,
    bad=(
        Bad(text="O：老客户续约率再上一层\nKR1：招聘周期从 45 天到 30 天", flags=("招聘周期从 45 天到 30 天",)),
        Bad(text="O：让页面加载时间不再劝退用户\nKR1：员工离职率降到 10%", flags=("员工离职率降到 10%",)),
        Bad(text="O：庫存周轉快起來\nKR1：員工滿意度到 85 分", flags=("員工滿意度到 85 分",)),
        Bad(
            text="O: Raise the renewal rate customers give us\nKR1: Time to hire from 45 days to 30",
            flags=("Time to hire from 45 days to 30",),
        ),
        Bad(
            text="O: Page load time that nobody notices\nKR1: Employee turnover at 10%",
            flags=("Employee turnover at 10%",),
        ),
        Bad(
            text="O: Inventory turnover that frees cash\nKR1: Employee satisfaction at 85",
            flags=("Employee satisfaction at 85",),
        ),
    ),
    good=(
        Good(text="O：老客户续约率再上一层\nKR1：续约率从 70% 到 85%"),
        Good(text="O：让病人少等\nKR1：候诊时间从 47 分钟到 30 分钟"),
        Good(text="O：庫存周轉快起來\nKR1：庫存周轉天數從 48 天到 30 天"),
        Good(text="O: Raise the renewal rate customers give us\nKR1: Renewal rate from 70% to 85%"),
        Good(text="O: Patients wait less\nKR1: Waiting time from 47 to 30 minutes"),
        Good(text="O: Inventory turnover that frees cash\nKR1: Days of stock from 48 to 30"),
    ),
)
