"""An objective taken over from the parent.

A copied objective says nothing about one's own part. Word for word is a copy; the same words in another order, or
with only the figure or the person changed, nearly is.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge.likeness import copies
from assistant.types import Notice, Text


def _find(context: Context) -> Iterator[Hit | Notice]:
    if context.parent is None:
        return
    pairs, notice = copies(tuple(context.objectives()), context.parent)
    for item, original, verbatim in pairs:
        yield Hit(item=item, severity="error" if verbatim else None, values={"original": original.text[:60]})
    if notice is not None:
        yield notice


check = Check(
    id="O07",
    name="objective-copies-parent",
    severity="warning",
    sources=("feishu-okr-guide", "worktile-okr-handbook"),
    reason=Text(
        zh="照搬上级的 O 或 KR，就看不出自己这一层要改变什么。",
        en="A copy of the parent's words does not show what one's own level will change.",
    ),
    message=Text(
        zh="「{quote}」照搬了上级的「{original}」。",
        en="“{quote}” repeats the parent's “{original}”.",
    ),
    suggestion=Text(
        zh="写自己这一块：你做成什么，会让上级的目标往前走。已和上级商定的可以忽略这条。",
        en="Write your own part: what you will change so that the parent's goal moves. Dismiss this if it was agreed.",
    ),
    find=_find,
    bad=(
        Bad(
            text="O：让车主第一次保养就愿意再来\nKR1：首保返店率到 70%",
            parent="O：让车主第一次保养就愿意再来",
            flags=("让车主第一次保养就愿意再来",),
            severity="error",
        ),
        Bad(
            text="O：华东新签合同额达到 500 万\nKR1：新签 6 家",
            parent="O：打开新市场\nKR1：华东新签合同额达到 2000 万",
            flags=("华东新签合同额达到 500 万",),
            severity="warning",
        ),
        Bad(
            text="O：讓租客住得安心\nKR1：報修 24 小時內處理率到 95%",
            parent="O：让租客住得安心",
            flags=("讓租客住得安心",),
            severity="error",
        ),
        Bad(
            text="O: Parents trust the school bus\nKR1: On-time arrivals at 97%",
            parent="O: Parents trust the school bus",
            flags=("Parents trust the school bus",),
            severity="error",
        ),
        Bad(
            text="O: Cut scrap on line 2 to 3%\nKR1: Scrap on the press to 1%",
            parent="O: A leaner plant\nKR1: Cut scrap on line 2 to 2%",
            flags=("Cut scrap on line 2 to 3%",),
            severity="warning",
        ),
        Bad(
            text="O: Small shops and cafés order again within a month\nKR1: Repeat orders at 60%",
            parent="O: Cafés and small shops order again within a month",
            flags=("Small shops and cafés order again within a month",),
            severity="warning",
        ),
    ),
    good=(
        Good(text="O：师傅一次就把车修好\nKR1：返修率降到 2%", parent="O：让车主第一次保养就愿意再来"),
        Good(
            text="O：苏州的工厂愿意先试一条线\nKR1：试用 8 家", parent="O：打开新市场\nKR1：华东新签合同额达到 2000 万"
        ),
        Good(text="O：報修的電話一打就有人接\nKR1：接通率到 95%", parent="O：让租客住得安心"),
        Good(
            text="O: Drivers know each child's stop by heart\nKR1: Missed stops from 12 to 2",
            parent="O: Parents trust the school bus",
        ),
        Good(
            text="O: The press never runs with a worn tool\nKR1: Tool changes in time at 98%",
            parent="O: A leaner plant\nKR1: Cut scrap to 2%",
        ),
        Good(text="O: Small shops order again within a month\nKR1: Repeat orders at 60%"),
    ),
)
