"""Exposure as the only measure of success.

Views and followers say that something was seen, not that it helped. It is asked once per objective, and only where
nothing else under it shows a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge import judge_key_result
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Span, Text

_SEEN = late_compile(
    r"曝光(?:量|次数)?|阅读量|播放量|浏览量|访问量|点赞(?:量|数)?|粉丝(?:量|数)?|涨粉|关注(?:量|数|用户)|转发(?:量|数)?|展现量|话题量|声量|下载量"
    r"|\b(?:impressions?|page ?views?|views|followers?|likes|eyeballs|downloads?|(?<!market )shares|mentions|clicks|(?:page|site|web) hits)\b"
    r"|\b(?:audience|social|organic|paid|campaign|media|post|total|monthly|weekly|daily|online|combined|unique|brand|video) reach\b|^\W*reach (?:of|from|at|up|down)\b",
    re.IGNORECASE,
    needs="曝光 阅读量 播放量 浏览量 访问量 点赞 粉 关注 转发 展现量 话题量 声量 下载量 impression view follower likes eyeballs download shares mentions clicks hits reach",
)


def _find(context: Context) -> Iterator[Hit]:
    for objective in context.document.objectives:
        outcomes = [
            k
            for k in objective.key_results
            if k.text.strip() and judge_key_result(k.sentence, context.profile.words).kind == "outcome"
        ]
        seen = [(k, _SEEN.search(plain(k.text))) for k in outcomes]
        if not seen or not all(found for _, found in seen):
            continue
        result, found = seen[0]
        if found is not None:
            yield Hit(item=result, span=Span(*found.span()))


check = Check(
    id="K11",
    name="key-result-is-vanity",
    severity="info",
    sources=("atlassian-okr-play", "dingdang-okr-guide"),
    reason=Text(
        zh="被看到不等于有用；只量曝光，数字涨了业务未必动。",
        en="Being seen is not yet being of use; the number may rise while nothing moves.",
    ),
    message=Text(
        zh="「{quote}」只说明被看到；这个目标下还没有一条说明带来了什么。",
        en="“{quote}” only says that it was seen; nothing under this objective says what that brings.",
    ),
    suggestion=Text(
        zh="往下走一步：看到的人做了什么（搜索、进店、咨询、下单）。",
        en="Go one step on: what do those who saw it do (search, visit, ask, buy)?",
    ),
    find=_find,
    bad=(
        Bad(text="O：让邻居先想到我们\nKR1：短视频播放量 100 万\nKR2：粉丝到 2 万", flags=("播放量",)),
        Bad(text="O：新品被记住\nKR1：笔记曝光 300 万", flags=("曝光",)),
        Bad(text="O：讓老師願意推薦\nKR1：公眾號閱讀量 5 萬", flags=("閱讀量",)),
        Bad(text="O: Neighbours think of us first\nKR1: 1 million views\nKR2: 20,000 followers", flags=("views",)),
        Bad(text="O: The new line is remembered\nKR1: 3 million impressions", flags=("impressions",)),
        Bad(text="O: Teachers recommend us\nKR1: 50,000 page views a month", flags=("page views",)),
    ),
    good=(
        Good(text="O：让邻居先想到我们\nKR1：短视频播放量 100 万\nKR2：到店顾客 3000 人"),
        Good(text="O：新品被记住\nKR1：品牌词搜索从 1 万次到 3 万次"),
        Good(text="O：讓老師願意推薦\nKR1：老師推薦來的報名 60 人"),
        Good(text="O: Neighbours think of us first\nKR1: 1 million views\nKR2: 3,000 visitors buy"),
        Good(text="O: The new line is remembered\nKR1: Branded searches from 10,000 to 30,000"),
        Good(text="O: Teachers recommend us\nKR1: 60 sign-ups through teachers"),
    ),
    dispute="exposure",
)
