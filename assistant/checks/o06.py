"""An objective that is too long to remember.

People work towards what they can say by heart.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.text import cjk_count, length
from assistant.types import Text

MOST_CHARACTERS = 60
MOST_WORDS = 25


def _find(context: Context) -> Iterator[Hit]:
    for objective in context.objectives():
        chinese = cjk_count(objective.text) > 0
        size, most = length(objective.text, "zh" if chinese else "en"), MOST_CHARACTERS if chinese else MOST_WORDS
        if size > most:
            yield Hit(
                item=objective,
                values={
                    "size": size,
                    "most": most,
                    "unit_zh": "字" if chinese else "个词",
                    "unit_en": "characters" if chinese else "words",
                },
            )


check = Check(
    id="O06",
    name="objective-too-long",
    severity="info",
    sources=("tita-okr-tips", "dingdang-okr-guide"),
    reason=Text(
        zh="记得住的目标才有人照着做。",
        en="People work towards what they can remember.",
    ),
    message=Text(
        zh="这个目标有 {size} {unit_zh}，超过 {most} {unit_zh}就不容易记住：「{quote}」",
        en="This objective has {size} {unit_en}; beyond {most} it is hard to remember: “{quote}”",
    ),
    suggestion=Text(
        zh="留下最要紧的一个变化，做法和数字放到 KR。",
        en="Keep the one change that matters most; means and figures go into the key results.",
    ),
    find=_find,
    bad=(
        Bad(
            text="O：通过整合线上线下的全部渠道和会员数据并且打通仓库门店与客服的信息，让每一位老顾客无论走进哪一家店"
            "或者打开哪一个小程序都能被认出来并得到合适的推荐\nKR1：识别率到 90%",
            flags=(
                "通过整合线上线下的全部渠道和会员数据并且打通仓库门店与客服的信息，让每一位老顾客无论走进哪一家店"
                "或者打开哪一个小程序都能被认出来并得到合适的推荐",
            ),
        ),
        Bad(
            text="O：在保证教学质量和学生安全的前提下用一个学年的时间把社区里因为搬家生病或者家庭原因中断学习的孩子"
            "一个一个找回来并且陪他们重新跟上班级的进度\nKR1：复学 30 人",
            flags=(
                "在保证教学质量和学生安全的前提下用一个学年的时间把社区里因为搬家生病或者家庭原因中断学习的孩子"
                "一个一个找回来并且陪他们重新跟上班级的进度",
            ),
        ),
        Bad(
            text="O：讓每一位在夜間急診等候的病人和家屬都能夠隨時知道自己前面還有多少人大概還要等多久以及接下來要去哪一個"
            "櫃台找哪一位同仁辦理什麼手續\nKR1：詢問次數減半",
            flags=(
                "讓每一位在夜間急診等候的病人和家屬都能夠隨時知道自己前面還有多少人大概還要等多久以及接下來要去哪一個"
                "櫃台找哪一位同仁辦理什麼手續",
            ),
        ),
        Bad(
            text="O: Every customer who orders before noon from any of our shops or from the web page or by phone gets the "
            "parcel the same day without having to call us\nKR1: Same-day share at 90%",
            flags=(
                "Every customer who orders before noon from any of our shops or from the web page or by phone gets the "
                "parcel the same day without having to call us",
            ),
        ),
        Bad(
            text="O: Give each new teacher in the district a person to ask, a room to meet in and enough quiet time in the "
            "first term so that nobody thinks of leaving\nKR1: First-year leavers from 18% to 8%",
            flags=(
                "Give each new teacher in the district a person to ask, a room to meet in and enough quiet time in the "
                "first term so that nobody thinks of leaving",
            ),
        ),
        Bad(
            text="O: The people who run our pumps at night know what to do when an alarm rings and do not have to wake the "
            "engineer on duty unless it really matters\nKR1: Night calls from 40 to 10",
            flags=(
                "The people who run our pumps at night know what to do when an alarm rings and do not have to wake the "
                "engineer on duty unless it really matters",
            ),
        ),
    ),
    good=(
        Good(text="O：老顾客走进哪家店都被认得出来\nKR1：识别率到 90%"),
        Good(text="O：中断学习的孩子都能回到教室\nKR1：复学 30 人"),
        Good(text="O：等候的人隨時知道還要多久\nKR1：詢問次數減半"),
        Good(text="O: Order before noon, have it tonight\nKR1: Same-day share at 90%"),
        Good(text="O: New teachers want to stay\nKR1: First-year leavers from 18% to 8%"),
        Good(text="O: The night shift handles its own alarms\nKR1: Night calls from 40 to 10"),
    ),
)
