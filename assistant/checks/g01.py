"""A figure or date in a proposal that nobody gave.

A strong model with a plain prompt put figures nobody gave into most of its replies. A target that nobody agreed to
is worse than none: it is read as a promise. The ledger traces every figure; what it cannot trace is an error here.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.checks._invented import invented_hits
from assistant.types import Text


def _find(context: Context) -> Iterator[Hit]:
    yield from invented_hits(context, {"figure", "date"})


check = Check(
    id="G01",
    name="invented-figure",
    severity="error",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="没有人给过的数字或日期一旦写进 OKR，就会被当成承诺。",
        en="A figure or date that nobody gave is read as a promise once it stands in an OKR.",
    ),
    message=Text(
        zh="「{quote}」在草稿、上级 OKR 和回答里都找不到来源。",
        en="“{quote}” is nowhere in the draft, the parent's OKR or the answers.",
    ),
    suggestion=Text(
        zh="改成待填的空，并问清楚由谁来定。",
        en="Leave a blank there and ask who can set it.",
    ),
    find=_find,
    scope="proposal",
    bad=(
        Bad(text="O: 老客户愿意续\nKR1: 续约率从 62% 到 85%", draft="续约率 85%", flags=("62%",)),
        Bad(text="O: 让新人更快上手\nKR1: 新人独立上岗天数降到 14 天", draft="做好新人培训", flags=("14 天",)),
        Bad(text="O: 结账快一点\nKR1: 9 月 12 日前做到月结天数 5 天", draft="月结天数到 5 天", flags=("9 月 12 日",)),
        Bad(text="O: Customers stay\nKR1: Renewal rate from 71% to 90%", draft="renewal rate to 90%", flags=("71%",)),
        Bad(
            text="O: Pages feel fast\nKR1: Page load time under 3 seconds",
            draft="make pages faster",
            flags=("3 seconds",),
        ),
        Bad(
            text="O: New people settle in\nKR1: 12 new hires pass probation", draft="improve onboarding", flags=("12",)
        ),
    ),
    good=(
        Good(text="O: 老客户愿意续\nKR1: 续约率从【待填：基线】到 85%", draft="续约率 85%"),
        Good(text="O: 结账快一点\nKR1: 月结天数从十一天到五天", draft="月结天数 11 天压到 5 天"),
        Good(text="O: 更多人主动来搜\nKR1: 品牌词搜索量达到 30000 次", draft="品牌词搜索量做到 3 万次"),
        Good(text="O: Customers stay\nKR1: Renewal rate from [TBD: baseline]% to 90%", draft="renewal rate to 90%"),
        Good(text="O: Pages feel fast\nKR1: p95 page load time to 900 ms", draft="page load time to 900 ms"),
        Good(text="O: New people settle in\nKR1: Twelve new hires pass probation", draft="12 new hires pass probation"),
    ),
)
