"""A handful of metrics and examples in both languages for the tests of retrieval."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.lexicon import Metric
from assistant.library import Example, ExampleKeyResult, Library
from assistant.retrieval import Query
from assistant.retrieval.concepts import Concepts
from assistant.retrieval.retriever import Retriever
from assistant.types import Lang, Text

if TYPE_CHECKING:
    from assistant.retrieval.embed import Matrix

METRICS = (
    Metric(
        key="retention",
        name=Text(zh="留存率", en="retention rate"),
        synonyms_zh=("次月留存",),
        synonyms_en=("user retention",),
        topics_zh=("新手引导",),
        topics_en=("onboarding flow",),
    ),
    Metric(key="nps", name=Text(zh="净推荐值", en="net promoter score"), synonyms_zh=("NPS",), synonyms_en=("NPS",)),
    Metric(
        key="time-to-hire",
        name=Text(zh="招聘周期", en="time to hire"),
        synonyms_en=("time-to-fill",),
        drives="offer-acceptance",
    ),
    Metric(key="offer-acceptance", name=Text(zh="录用接受率", en="offer acceptance rate")),
    Metric(key="stock-days", name=Text(zh="库存周转天数", en="days of inventory"), topics_zh=("呆滞料",)),
    Metric(key="mttr", name=Text(zh="故障恢复时间", en="time to recover"), synonyms_en=("MTTR",)),
)
CONCEPTS = Concepts(METRICS)


def example(
    ident: str,
    lang: Lang,
    function: str,
    role: str,
    industry: str,
    objective: str,
    *results: str,
    level: str = "ic",
    source: str = "built-in",
) -> Example:
    return Example(
        id=ident,
        lang=lang,
        function=function,
        role=role,
        level=level,
        industry=industry,
        type="committed",
        objective=objective,
        key_results=tuple(ExampleKeyResult(text) for text in results),
        why="",
        source=source,
    )


EXAMPLES = (
    example(
        "keep-zh",
        "zh",
        "product",
        "产品经理",
        "internet",
        "来过的人愿意再来",
        "次月留存从 22% 到 31%",
        "每周打开三次的人翻一倍",
    ),
    example(
        "keep-en",
        "en",
        "product",
        "Product manager",
        "games",
        "Players find a reason to log in tomorrow",
        "Retention rate after a month from 18% to 27%",
        "Guild members who chat weekly from 9% to 20%",
    ),
    example(
        "hire-en",
        "en",
        "recruiting",
        "Recruiter",
        "saas",
        "Teams get the colleague they asked for before the project starts",
        "Time to hire from 71 to 45 days",
        "Offer acceptance rate from 60% to 80%",
    ),
    example(
        "hire-zh", "zh", "recruiting", "招聘专员", "manufacturing", "旺季前车间不缺熟手", "招聘周期从 40 天缩到 25 天"
    ),
    example(
        "stock-zh",
        "zh",
        "supply-chain",
        "计划主管",
        "manufacturing",
        "仓里不再躺着没人要的料",
        "库存周转天数从 70 到 50",
    ),
    example(
        "stock-en",
        "en",
        "supply-chain",
        "Planner",
        "retail",
        "Shelves are full and the back room is empty",
        "Days of inventory from 60 to 42",
    ),
    example(
        "calm-en",
        "en",
        "rd",
        "Backend engineer",
        "saas",
        "Nobody is woken at night by our service",
        "Time to recover from 90 to 20 minutes",
        "Pages out of hours from 30 a month to 5",
    ),
    example("calm-zh", "zh", "rd", "后端工程师", "games", "开服当晚睡得着", "故障恢复时间从 60 分钟降到 15 分钟"),
    example("nps-zh", "zh", "customer-service", "客服主管", "e-commerce", "顾客说一遍就够", "净推荐值从 31 到 45"),
)


def small_library(examples: Sequence[Example] = EXAMPLES) -> Library:
    return Library(tuple(examples), (), "for-tests")


def many_examples(count: int) -> list[Example]:
    """Synthetic examples that differ from each other in subject, metric and figures."""
    subjects = ("注册", "结账", "售后", "巡检", "排产", "续约", "招生", "备课", "盘点", "配送", "check-in", "billing")
    metrics = ("留存率", "净推荐值", "招聘周期", "库存周转天数", "retention rate", "time to recover", "一次合格率")
    people = ("新用户", "老客户", "店长", "骑手", "护士", "teachers", "drivers", "班组长")
    return [
        example(
            f"many-{n}",
            "zh" if n % 3 else "en",
            ("product", "rd", "hr", "sales", "operations")[n % 5],
            ("产品经理", "后端工程师", "HRBP", "大客户销售", "运营专员")[n % 5],
            ("internet", "retail", "banking", "games")[n % 4],
            f"{people[n % 8]}在{subjects[n % 12]}第{n}区办得更顺",
            f"{subjects[n % 12]}的{metrics[n % 7]}从 {n % 50} 到 {n % 50 + 9}",
            f"{people[(n + 3) % 8]}一次办成的比例到 {60 + n % 30}%",
        )
        for n in range(count)
    ]


def retriever(data_dir: Path, examples: Sequence[Example] = EXAMPLES) -> Retriever:
    return Retriever(small_library(examples), data_dir=data_dir, concepts=CONCEPTS)


def ids(retriever: Retriever, text: str, **wishes: object) -> list[str]:
    return [found.example.id for found in retriever.search(Query(text=text, **wishes))]  # type: ignore[arg-type]


class SlowEmbedder:
    """Says that a build is under way by writing a file, then takes its time."""

    name = "slow.v1"

    def __init__(self, sign: Path, seconds: float) -> None:
        self._sign = sign
        self._seconds = seconds

    def embed(self, texts: Sequence[str]) -> Matrix:
        from assistant.retrieval.embed import HashedEmbedder

        self._sign.write_text("building", encoding="utf-8")
        time.sleep(self._seconds)
        return HashedEmbedder(CONCEPTS).embed(texts)

    def embed_query(self, text: str) -> Matrix:
        from assistant.retrieval.embed import HashedEmbedder

        return HashedEmbedder(CONCEPTS).embed_query(text)
