"""A key result taken over from the parent.

The parent's key result is the parent's to reach; one's own says which part of it one moves. Word for word is a copy;
the parent's figure with only the amount or the person changed nearly is.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge.likeness import copies
from assistant.types import Notice, Text


def _find(context: Context) -> Iterator[Hit | Notice]:
    if context.parent is None:
        return
    pairs, notice = copies(tuple(k for _, k in context.key_results()), context.parent)
    for item, original, verbatim in pairs:
        yield Hit(item=item, severity="error" if verbatim else None, values={"original": original.text[:60]})
    if notice is not None:
        yield notice


check = Check(
    id="K07",
    name="key-result-copies-parent",
    severity="warning",
    sources=("feishu-okr-guide", "worktile-okr-handbook"),
    reason=Text(
        zh="上级的 KR 由上级负责；自己的 KR 要写清你推动的是哪一块。",
        en="The parent's key result is the parent's to reach; yours says which part of it you move.",
    ),
    message=Text(
        zh="「{quote}」照搬了上级的「{original}」。",
        en="“{quote}” repeats the parent's “{original}”.",
    ),
    suggestion=Text(
        zh="写你能推动的下一层指标；若这就是和上级说好的一份，可以忽略这条。",
        en="Write the figure one level below that you can move; dismiss this if the share was agreed with your leader.",
    ),
    find=_find,
    bad=(
        Bad(
            text="O：师傅一次修好\nKR1：首保返店率从 52% 到 70%",
            parent="O：车主愿意再来\nKR1：首保返店率从 52% 到 70%",
            flags=("首保返店率从 52% 到 70%",),
            severity="error",
        ),
        Bad(
            text="O：苏南先打开\nKR1：新签工厂 12 家",
            parent="O：打开新市场\nKR1：新签工厂 60 家",
            flags=("新签工厂 12 家",),
            severity="warning",
        ),
        Bad(
            text="O：電話都有人接\nKR1：到 95% 報修處理率",
            parent="O：让租客住得安心\nKR1：报修处理率到 95%",
            flags=("到 95% 報修處理率",),
            severity="warning",
        ),
        Bad(
            text="O: Calm stops\nKR1: On-time arrivals at 97%",
            parent="O: Parents trust the bus\nKR1: On-time arrivals at 97%",
            flags=("On-time arrivals at 97%",),
            severity="error",
        ),
        Bad(
            text="O: Line 2 runs clean\nKR1: Scrap rate on the presses from 6% to 3%",
            parent="O: A leaner plant\nKR1: Scrap rate on the presses from 6% to 2%",
            flags=("Scrap rate on the presses from 6% to 3%",),
            severity="warning",
        ),
        Bad(
            text="O: Cafés come back\nKR1: Win 20 repeat orders from cafés",
            parent="O: Regulars everywhere\nKR1: Win 90 repeat orders from cafés",
            flags=("Win 20 repeat orders from cafés",),
            severity="warning",
        ),
    ),
    good=(
        Good(text="O：师傅一次修好\nKR1：返修率从 8% 降到 2%", parent="O：车主愿意再来\nKR1：首保返店率从 52% 到 70%"),
        Good(text="O：苏南先打开\nKR1：试用转正 5 家", parent="O：打开新市场\nKR1：新签工厂 60 家"),
        Good(text="O：電話都有人接\nKR1：接通率到 98%", parent="O：让租客住得安心\nKR1：报修处理率到 95%"),
        Good(
            text="O: Calm stops\nKR1: Missed stops from 12 to 2",
            parent="O: Parents trust the bus\nKR1: On-time arrivals at 97%",
        ),
        Good(
            text="O: Line 2 runs clean\nKR1: Tool changes in time at 98%",
            parent="O: A leaner plant\nKR1: Scrap rate to 2%",
        ),
        Good(text="O: Cafés come back\nKR1: Win 20 repeat orders from cafés"),
    ),
)
