"""A person, team, system or @ in a proposal that nobody named.

A name makes somebody responsible. One that the person did not give sends work to a stranger, or to nobody at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.checks._invented import invented_hits
from assistant.types import Text


def _find(context: Context) -> Iterator[Hit]:
    yield from invented_hits(context, {"name"})


check = Check(
    id="G03",
    name="invented-name",
    severity="error",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="名字意味着责任；没人提过的人、团队或系统会把事情派给不相干的人。",
        en="A name makes somebody responsible; one that nobody gave sends work to a stranger.",
    ),
    message=Text(
        zh="「{quote}」没有人提到过。",
        en="Nobody mentioned “{quote}”.",
    ),
    suggestion=Text(
        zh="去掉这个名字；要定负责人就问一声。",
        en="Take the name out; ask if an owner is needed.",
    ),
    find=_find,
    scope="proposal",
    bad=(
        Bad(text="O: 老客户愿意续\nKR1: 续约率到 85% @王小明", draft="续约率 85%", flags=("王小明",)),
        Bad(text="O: 报销更快\nKR1: 报销到账天数到 3 天 @李娜", draft="报销到账天数到 3 天", flags=("李娜",)),
        Bad(text="O: 结账快一点\nKR1: 月结天数到 5 天 @Kevin", draft="月结天数到 5 天", flags=("Kevin",)),
        Bad(text="O: Customers stay\nKR1: Renewal rate to 90% @maria", draft="renewal rate to 90%", flags=("maria",)),
        Bad(
            text="O: Billing stays up\nKR1: Failed requests to 1% @sre-core",
            draft="failed requests to 1%",
            flags=("sre-core",),
        ),
        Bad(
            text="O: Pages feel fast\nKR1: Page load time to 900 ms @Tom",
            draft="page load time to 900 ms",
            flags=("Tom",),
        ),
    ),
    good=(
        Good(text="O: 老客户愿意续\nKR1: 续约率到 85% @小周", draft="续约率 85% @小周"),
        Good(text="O: 结账快一点\nKR1: 月结天数到 5 天", draft="月结天数到 5 天"),
        Good(text="O: 更多人来搜我们\nKR1: 小红书单篇笔记互动量到 300 次", draft="小红书单篇笔记互动量到 300 次"),
        Good(text="O: Customers stay\nKR1: Renewal rate to 90% @maria", draft="renewal rate to 90%, owner maria"),
        Good(text="O: Billing stays up\nKR1: Failed requests to 1%", draft="failed requests to 1%"),
        Good(text="O: Pages feel fast\nKR1: Page load time to 900 ms", draft="page load time to 900 ms @Tom"),
    ),
)
