"""An objective that is a deliverable or a piece of work with no purpose.

When it is done, nobody knows whether it helped; the work belongs below the change that it is meant to bring.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge import judge_objective
from assistant.types import Text


def _find(context: Context) -> Iterator[Hit]:
    for objective in context.objectives():
        if judge_objective(objective.sentence, context.profile.words).flaw == "task":
            yield Hit(item=objective)


check = Check(
    id="O05",
    name="objective-is-task",
    severity="warning",
    sources=("feishu-okr-guide", "dingdang-okr-guide"),
    reason=Text(
        zh="一件做完就结束的事不是方向；做完了，也不知道有没有用。",
        en="A piece of work ends when it is done, and nobody knows whether it helped.",
    ),
    message=Text(
        zh="「{quote}」是一件要做的事，没说为了什么。",
        en="“{quote}” is a piece of work; it does not say what for.",
    ),
    suggestion=Text(
        zh="问一句“做成了，谁会有什么不同”，把答案写成 O，这件事放到 KR 下面。",
        en="Ask who will be better off once it is done; make that the objective and put the work below it.",
    ),
    find=_find,
    bad=(
        Bad(text="O：上线新的报销系统\nKR1：8 月底前切换完", flags=("上线新的报销系统",)),
        Bad(text="O：编写岗位手册\nKR1：完成 12 个岗位", flags=("编写岗位手册",)),
        Bad(text="O：搬遷到新倉庫\nKR1：6 月 20 日前搬完", flags=("搬遷到新倉庫",)),
        Bad(text="O：组织春季运动会\nKR1：8 月底前切换完", flags=("组织春季运动会",)),
        Bad(text="O: Get the new shop open\nKR1: Live by 1 June", flags=("Get the new shop open",)),
        Bad(text="O: Launch the partner portal\nKR1: Live by 1 June", flags=("Launch the partner portal",)),
        Bad(text="O: Rewrite the safety manual\nKR1: 9 chapters signed off", flags=("Rewrite the safety manual",)),
        Bad(text="O: Migrate to the new CRM\nKR1: All accounts moved", flags=("Migrate to the new CRM",)),
    ),
    good=(
        Good(text="O：让出差的人当天就拿到报销款\nKR1：到账时间从 9 天到 1 天"),
        Good(text="O：新人不用问人也能把第一单做对\nKR1：首单差错率从 12% 到 3%"),
        Good(text="O：客戶隨時知道貨到哪裡\nKR1：查件電話減少一半"),
        Good(text="O：走出低价竞争\nKR1：均价订单占比从 30% 到 55%"),
        Good(text="O: Show the sensor survives a real river\nKR1: 3 sensors report for 60 days"),
        Good(text="O: Partners find their own answers\nKR1: Partner tickets from 300 to 120 a month"),
        Good(text="O: Nobody on the floor works around a safety rule\nKR1: Near misses from 22 to 8"),
        Good(text="O: Sales sees the whole customer before every call\nKR1: Calls with a full record at 90%"),
    ),
)
