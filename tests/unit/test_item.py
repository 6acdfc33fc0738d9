"""The reader of sentences: roles of figures, deadlines, owners, metrics, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cycle import read_cycle
from assistant.item import read_sentence
from assistant.text import language
from assistant.types import Sentence

CASES = Path(__file__).parent / "cases"


def _rows(name: str) -> list[tuple[str, str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    split = (line.split("|", 1) for line in lines if not line.startswith("#"))
    return [(letters.strip(), text.strip()) for letters, text in split]


def _read(text: str) -> Sentence:
    return read_sentence(text, language(text))


def _letters(sentence: Sentence) -> str:
    seen = {
        "Q": bool(sentence.targets),
        "B": sentence.baseline is not None,
        "D": sentence.deadline is not None,
        "P": bool(sentence.blanks),
    }
    return "".join(letter for letter, present in seen.items() if present) or "-"


@pytest.mark.parametrize(("letters", "text"), [*_rows("sentences_zh.txt"), *_rows("sentences_en.txt")])
def test_what_a_sentence_states(letters: str, text: str) -> None:
    sentence = _read(text)
    assert _letters(sentence) == letters, (sentence.figures, sentence.deadline, sentence.blanks)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("留存率从 30% 提升到 45%", {"30%": "baseline", "45%": "target"}),
        ("客单价 80 元，目标 120 元（去年 76 元）", {"76 元": "baseline", "120 元": "target"}),
        ("新签 6 家年费 20 万以上的客户", {"6 家": "target", "20 万": "other"}),
        ("报障 30 分钟内到场率 95%", {"30 分钟": "other", "95%": "target"}),
        ("通过 2 场路演拿到 18 个意向客户", {"2 场": "other", "18 个": "target"}),
        ("每千单投诉不超过 4 起", {"4 起": "target"}),
        ("前五大客户续约率 100%", {"前五": "other", "100%": "target"}),
        ("销售额达到 2 亿元，海外收入达到 4 千万", {"2 亿元": "target", "4 千万": "target"}),
        ("闲置库存从 900 万降到 XX 万", {"900 万": "baseline"}),
        ("Churn from 6% to 4%", {"6%": "baseline", "4%": "target"}),
        ("Win 12 accounts worth over $50k each", {"12": "target"}),
        ("Reply within 2 hours to 90% of tickets", {"2 hours": "other", "90%": "target"}),
        ("Through 4 webinars, win 60 signups", {"4": "other", "60": "target"}),
        ("Setup under 10 min (now 25 min)", {"10 min": "target", "25 min": "baseline"}),
        ("Complaints per 1,000 orders below 3", {"1,000": "other", "3": "target"}),
        ("Late trips fall to 5% from 9%", {"5%": "target", "9%": "baseline"}),
    ],
)
def test_the_role_of_each_figure(text: str, roles: dict[str, str]) -> None:
    read = {figure.quote: figure.role for figure in _read(text).figures}
    assert {quote: read.get(quote) for quote in roles} == roles


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("平均候诊时间降到 20 分钟（基线待测）", "基线待测"),
        ("从无到有建立渠道，签约 5 家", "从无到有"),
        ("把请假审批从纸质签字改为线上", "纸质签字"),
        ("Fix rate at 80% (baseline to be measured)", "baseline to be measured"),
        ("Build the referral programme from scratch", "from scratch"),
    ],
)
def test_a_start_told_in_words_is_a_baseline_without_value(text: str, words: str) -> None:
    sentence = _read(text)
    assert sentence.baseline_marked
    assert sentence.baseline is not None
    assert (sentence.baseline.quote, sentence.baseline.value) == (words, None)


@pytest.mark.parametrize(
    ("text", "quote", "iso"),
    [
        ("2026 年 3 月底前上线", "2026 年 3 月底", "2026-03-31"),
        ("2025-11-30 前完成搬迁", "2025-11-30", "2025-11-30"),
        ("2025 年二季度末交付", "2025 年二季度末", "2025-06-30"),
        ("Live by 12 May 2026", "12 May 2026", "2026-05-12"),
        ("Signed by end of Q1 2026", "Q1 2026", "2026-03-31"),
        ("9 月中旬前完成", "9 月中旬", None),
        ("Shipped by June", "June", None),
    ],
)
def test_a_deadline_is_dated_where_its_year_is_known(text: str, quote: str, iso: str | None) -> None:
    deadline = _read(text).deadline
    assert deadline is not None
    assert deadline.text.endswith(quote)
    assert deadline.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "新客占比（Q2）达到 30%",
        "去年 Q3 的投诉复盘",
        "每月 5 号前发工资条",
        "月底盘点常态化",
        "入职 30 天内转正率 90%",
        "Sales in March above 40k",
        "Grow Q3 revenue to $2M",
        "Publish the March issue",
        "Reply within 3 days of receipt",
    ],
)
def test_a_window_a_cadence_or_the_past_is_no_deadline(text: str) -> None:
    assert _read(text).deadline is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("报告定稿（Q3）", "Q3"),
        ("Beta out (May)", "May"),
        ("Kiosk live - Q3", "Q3"),
        ("Early May cutover", "Early May"),
        ("Launch in March with 3 partners", "March"),
    ],
)
def test_a_deadline_may_stand_in_brackets_or_at_the_end(text: str, words: str) -> None:
    deadline = _read(text).deadline
    assert deadline is not None
    assert deadline.text == words


def test_a_cycle_gives_a_deadline_its_year() -> None:
    cycle = read_cycle("2025 年 11 月-2026 年 1 月")
    winter = read_sentence("1 月中旬前验收", "zh", cycle=cycle).deadline
    autumn = read_sentence("11 月 20 日前验收", "zh", cycle=cycle).deadline
    assert winter is not None
    assert autumn is not None
    assert (winter.iso, autumn.iso) == ("2026-01-20", "2025-11-20")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("续约率 90% @阿青", "阿青"),
        ("整理合同台账（负责人：小冯）", "小冯"),
        ("由海外部负责落地", "海外部"),
        ("Fix the exporter, owner: Dana Reed", "Dana Reed"),
        ("Churn below 3% (owner Ivo)", "Ivo"),
        ("Churn below 3%", None),
    ],
)
def test_the_owner(text: str, owner: str | None) -> None:
    assert _read(text).owner == owner


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("从留存率 30% 提升到 45%", "留存率"),
        ("将首响时长从 8 小时缩短到 2 小时", "首响时长"),
        ("客户 NPS 达到 40", "客户 NPS"),
        ("带来 40 条有预算的商机", "商机"),
        ("Raise trial conversion from 8% to 12%", "trial conversion"),
        ("Cost per lead from €84 to €60", "Cost per lead"),
        ("7 月签约：张三 200 万、李四 180 万", "签约"),
        ("9 月底前会员复购率达到 40%", "会员复购率"),
        ("投诉量不超过 5 起", "投诉量"),
        ("By June, NPS reaches 40", "NPS"),
        ("优化流程", None),
    ],
)
def test_the_words_that_name_what_is_measured(text: str, metric: str | None) -> None:
    sentence = _read(text)
    assert sentence.metric == metric
    if metric is not None and sentence.metric_span is not None:
        assert text[slice(*sentence.metric_span)] == metric


def test_a_megabyte_on_one_line_is_read_at_once() -> None:
    for unit in ("3到", "1,000,", "从 3 天", "Q1", "aB", "零"):
        text = unit * (1_000_000 // len(unit))
        assert read_sentence(text, "zh").text == text


@pytest.mark.parametrize(
    ("text", "start", "target"),
    [
        ("主动离职率不高于 8%，去年为 13%", "13%", "8%"),
        ("Churn at 4%, it was 6% last year", "6%", "4%"),
        ("等待 25 分钟，年底要降到 10 分钟", "25 分钟", "10 分钟"),
    ],
)
def test_what_was_is_a_start_also_behind_the_target(text: str, start: str, target: str) -> None:
    sentence = _read(text)
    assert sentence.baseline is not None
    assert (sentence.baseline.quote, [f.quote for f in sentence.targets]) == (start, [target])
