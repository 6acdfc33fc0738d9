"""A sentence of the example library in a proposal, as if it were the person's own.

Examples are there to learn the shape from. Somebody else's objective with one's own name on it is nobody's objective.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.text import fold
from assistant.text.late import late_compile
from assistant.types import Text

# Alike beyond this, figures masked, a sentence is taken over; two people who measure the same thing stay below it.
_ALIKE = 88.0
_SHORTEST = 6
_FIGURE = late_compile(r"【[^】]*】|\[tbd[^\]]*\]|[0-9][0-9.,]*|[零一二两三四五六七八九十百千万亿]+")


def _find(context: Context) -> Iterator[Hit]:
    evidence = context.evidence
    if evidence is None or not evidence.examples:
        return
    from rapidfuzz import fuzz

    taken = [_masked(t) for t in evidence.examples]
    own = [_masked(item.text) for item in evidence.draft.document.items()]
    for item in context.document.items():
        words = _masked(item.text)
        if len(words) < _SHORTEST:
            continue
        best = max((fuzz.ratio(words, t) for t in taken if len(t) >= _SHORTEST), default=0.0)
        if best >= _ALIKE and best > max((fuzz.ratio(words, t) for t in own), default=0.0):
            yield Hit(item=item)


def _masked(text: str) -> str:
    return re.sub(r"[\s，。,.;；：:]+", "", _FIGURE.sub("#", fold(text).lower()))


check = Check(
    id="G04",
    name="copied-example",
    severity="error",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="例子是学写法的，不是拿来填的：照抄的目标不是自己的目标。",
        en="Examples teach the shape; a sentence taken over is nobody's own goal.",
    ),
    message=Text(zh="「{quote}」照搬了例子里的句子。", en="“{quote}” is a sentence from an example."),
    suggestion=Text(zh="用草稿里的对象和事情重新写。", en="Write it again from the draft's own people and work."),
    find=_find,
    scope="proposal",
    bad=(
        Bad(
            text="O: 让第一次来的病人不用问路\nKR1: 候诊时间到 30 分钟",
            draft="候诊时间到 30 分钟",
            examples=("让第一次来的病人不用问路",),
            flags=("让第一次来的病人不用问路",),
        ),
        Bad(
            text="O: 结账快一点\nKR1: 供应商对账差错从 48 笔降到 9 笔",
            draft="对账",
            examples=("供应商对账差错从 60 笔降到 12 笔",),
            flags=("供应商对账差错从 48 笔降到 9 笔",),
        ),
        Bad(
            text="O: 老师备课不熬夜\nKR1: 备课时间到 5 小时",
            draft="备课时间到 5 小时",
            examples=("老师备课不熬夜。", "课堂更安静"),
            flags=("老师备课不熬夜",),
        ),
        Bad(
            text="O: Night shifts run without calls to the plant manager\nKR1: Stops to 5",
            draft="stops to 5",
            examples=("Night shifts run without calls to the plant manager",),
            flags=("Night shifts run without calls to the plant manager",),
        ),
        Bad(
            text="O: Fewer stops\nKR1: Unplanned stops on line two from 14 to 5 a month",
            draft="fewer stops",
            examples=("Unplanned stops on line two from 22 to 8 a month",),
            flags=("Unplanned stops on line two from 14 to 5 a month",),
        ),
        Bad(
            text="O: Volunteers come back after their first shift\nKR1: Returns to 40%",
            draft="returns to 40%",
            examples=("Volunteers come back after their first shift",),
            flags=("Volunteers come back after their first shift",),
        ),
    ),
    good=(
        Good(text="O: 老客户愿意续\nKR1: 续约率到 85%", draft="续约率到 85%", examples=("老客户愿意多买一点",)),
        Good(text="O: 续约\nKR1: 续约率从 71% 到 85%", draft="续约率从 71% 到 85%", examples=("续约率从 60% 到 80%",)),
        Good(text="O: 结账快一点\nKR1: 月结天数到 5 天", draft="月结天数到 5 天"),
        Good(
            text="O: Customers stay\nKR1: Renewal rate to 90%",
            draft="renewal rate to 90%",
            examples=("Parents stay informed",),
        ),
        Good(
            text="O: Stay\nKR1: Renewal rate from 71% to 85%",
            draft="Renewal rate from 71% to 85%",
            examples=("Renewal rate from 60% to 80%",),
        ),
        Good(text="O: Pages feel fast\nKR1: Load time to 900 ms", draft="load time to 900 ms"),
    ),
)
