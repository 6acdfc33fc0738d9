"""Sheets and lists of metrics as people paste them, in both languages: what is read, and what is left out as what."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from assistant.metrics import is_metric_list, read_back, read_board
from assistant.numbers import read_figures
from assistant.types import Board, LeftKind


class Sheet(NamedTuple):
    """A pasted text, its rows as they should be said, and what is left out."""

    text: str
    rows: list[str]
    left: list[LeftKind]


SHEETS: dict[str, Sheet] = {
    "zh tabs, units in a column, floor and stretch, a total": Sheet(
        "指标\t单位\t2025实际\t保底\t挑战\t负责人\n日活\t万\t12\t15\t18\t王敏\n次日留存率\t%\t38\t42\t45\t李雷\n"
        "月收入\t万元\t320\t420\t500\t周洋\n客服投诉量\t件\t210\t150\t120\t\n合计\t\t-\t-\t-\t\n",
        [
            "日活从 12 万到 15 万（挑战 18 万）",
            "次日留存率从 38% 到 42%（挑战 45%）",
            "月收入从 320 万元到 420 万元（挑战 500 万元）",
            "客服投诉量从 210 件到 150 件（挑战 120 件）",
        ],
        ["header", "total"],
    ),
    "zh a title, a unit for all, a note, rates as fractions": Sheet(
        "2026年Q3 销售部指标分解\n单位：万元\n序号\t指标名称\t2025年实际\t2026年目标\t同比\t权重\t责任人\n"
        "1\t新签合同额\t3200\t4500\t40.6%\t30%\t王敏\n2\t毛利率\t0.31\t0.35\t\t10%\t李雷\n3\t新增客户数\t120\t180\t50%\t10%\t李雷\n"
        "合计\t\t—\t—\t\t100%\t\n注：合同额不含税\n",
        ["新签合同额从 3200 万元到 4500 万元", "毛利率从 31% 到 35%", "新增客户数从 120 到 180"],
        ["title", "title", "header", "total", "note"],
    ),
    "zh markdown, merged groups, a unit in the name": Sheet(
        "| 分类 | 指标 | 现状 | 目标 |\n|---|---|---|---|\n| 增长 | 月活（万） | 80 | 100 |\n|  | 新增注册用户（万） | 12 | 18 |\n"
        "| 体验 | 首页加载时间(ms) | 1800 | 1200 |\n",
        ["月活从 80 万到 100 万", "新增注册用户从 12 万到 18 万", "首页加载时间从 1800 ms 到 1200 ms"],
        ["header"],
    ),
    "zh two heading rows, last year's target is history": Sheet(
        "\t2025\t2025\t2026\t2026\n指标\t目标\t实际\t保底目标\t挑战目标\n产值（亿元）\t12\t11.6\t13\t14\n一次合格率\t98%\t97.2%\t98%\t98.5%\n",
        ["产值从 11.6 亿元到 13 亿元（挑战 14 亿元）", "一次合格率从 97.2% 到 98%（挑战 98.5%）"],
        ["header"],
    ),
    "zh the same metric for two regions": Sheet(
        "区域\t指标\tQ3目标（万元）\n华东\t签约额\t800\n\t回款额\t700\n华南\t签约额\t600\n\t回款额\t500\n合计\t签约额\t1400\n",
        ["华东签约额达到 800 万元", "华东回款额达到 700 万元", "华南签约额达到 600 万元", "华南回款额达到 500 万元"],
        ["header", "total"],
    ),
    "zh months are a history": Sheet(
        '指标,单位,1月,2月,3月,Q2目标\n日活,万人,10.2,10.8,11.5,14\n内容投稿量,篇,"3,200","3,350","3,600","5,000"\n',
        ["日活从 11.5 万人到 14 万人", "内容投稿量从 3,600 篇到 5,000 篇"],
        ["header"],
    ),
    "zh lines with arrows, bounds, floor and stretch": Sheet(
        "下半年指标：\n1. 线索 800条 -> 1200条\n2. 客单价 3万\n3. 签约额 保底 400万，挑战 500万\n4. 客户满意度 ≥ 4.5 分\n5. 大客户流失 不超过 2 家\n",
        ["线索数从 800条到 1200条", "客单价达到 3万", "签约额达到 400万（挑战 500万）", "客户满意度不低于 4.5 分", "大客户流失不高于 2 家"],
        ["title"],
    ),
    "zh one line, parted by commas": Sheet(
        "GMV 3000万、DAU 20万、次留 45%、客诉率 ≤0.5%",
        ["GMV 达到 3000万", "DAU 达到 20万", "次留达到 45%", "客诉率不高于 0.5%"],
        [],
    ),
    "zh no heading": Sheet(
        "签约额\t300万\t500万\n续约率\t80%\t85%\n回款\t260万\t450万\n",
        ["签约额从 300万到 500万", "续约率从 80% 到 85%", "回款从 260万到 450万"],
        [],
    ),
    "en csv, YoY, owners, rates as fractions, a note": Sheet(
        "Metric,Q2 actual,Q3 target,YoY,Owner\nMQLs,1200,1800,+12%,Jane\nLead conversion rate,0.08,0.10,,Jane\n"
        "Average deal size ($k),30,32,,Tom\nRevenue ($k),2880,4000,+30%,Tom\nNPS,31,40,,Amy\nTotal,,,,\nNote: without the EU entity,,,,\n",
        [
            "MQLs from 1200 to 1800",
            "Lead conversion rate from 8% to 10%",
            "Average deal size from $30k to $32k",
            "Revenue from $2880k to $4000k",
            "NPS from 31 to 40",
        ],
        ["header", "total", "note"],
    ),
    "en wide gaps, a currency in the title, a stretch": Sheet(
        "Team targets FY26 (USD k)\nMetric                 Actual   Target   Stretch\nNew ARR                 820      1200     1500\n"
        "Net revenue retention   104%     110%     115%\nSupport CSAT            4.2      4.5      4.7\nFirst response time     9 h      4 h      2 h\n"
        "Total                   820      1200\n",
        [
            "New ARR from 820k USD to 1200k USD (stretch 1500k USD)",
            "Net revenue retention from 104% to 110% (stretch 115%)",
            "Support CSAT from 4.2 to 4.5 (stretch 4.7)",
            "First response time from 9 h to 4 h (stretch 2 h)",
        ],
        ["title", "header", "total"],
    ),
    "en semicolons and units": Sheet(
        "KPI;Unit;Baseline;Target;Comment\nOrder volume;k;120;150;all channels\nReturn rate;%;8.5;7;\nRevenue;kEUR;5040;6750;\n",
        ["Order volume from 120k to 150k", "Return rate from 8.5% to 7%", "Revenue from 5040k EUR to 6750k EUR"],
        ["header"],
    ),
    "en bullets in a message": Sheet(
        "Hey team, here are the numbers for next quarter:\n- Activation rate: 31% → 40% (owner: Priya)\n- Trial-to-paid conversion 6% → 8%\n"
        "- P95 API latency under 300 ms (today 480 ms)\n- Uptime stays at 99.95%\n- Publish 12 blog posts\n",
        [
            "Activation rate from 31% to 40%",
            "Trial-to-paid conversion from 6% to 8%",
            "P95 API latency from 480 ms to at most 300 ms",
            "Uptime stays at 99.95%",
            "Publish 12 blog posts",
        ],
        ["title"],
    ),
    "mixed languages": Sheet(
        "Metric | 现状 | Target\n--- | --- | ---\nDAU | 12万 | 15万\n付费转化率 | 2.1% | 2.8%\nNPS | 31 | 40\n",
        ["DAU 从 12万到 15万", "付费转化率从 2.1% 到 2.8%", "NPS 从 31 到 40"],
        ["header"],
    ),
    "zh shops down, metrics across, each cell a step": Sheet(
        "门店\t客流(人/日)\t转化率\n南京西路\t820→1000\t12%→15%\n徐家汇\t640→800\t10%→14%\n",
        [
            "南京西路客流从 820 人/日 到 1000 人/日",
            "南京西路转化率从 12% 到 15%",
            "徐家汇客流从 640 人/日 到 800 人/日",
            "徐家汇转化率从 10% 到 14%",
        ],
        ["header"],
    ),
    "en actuals and budget by their letters": Sheet(
        "Metric\tFY25A\tFY26B\tVar\nRevenue ($m)\t12.4\t15.0\t+21%\nGross margin\t41%\t44%\t+3pp\n",
        ["Revenue from $12.4M to $15.0M", "Gross margin from 41% to 44%"],
        ["header"],
    ),
    "en wide gaps, no heading over the names": Sheet(
        "OKR metrics\n            now    floor   stretch\nWin rate    22%    25%     30%\nCycle days  41     36      30\nPipeline £m 3.4    4.0     5.0\n",
        [
            "Win rate from 22% to 25% (stretch 30%)",
            "Cycle days from 41 to 36 (stretch 30)",
            "Pipeline £m from 3.4 to 4.0 (stretch 5.0)",
        ],
        ["title", "header"],
    ),
    "en a sentence that lists them": Sheet(
        "Our numbers for H2: 240k sessions a month, conversion 2.1% to 2.8%, CAC below $45, churn under 2% a quarter.\nFalls per 1,000 bed days: max 3\n",
        [
            "240k sessions a month",
            "Conversion from 2.1% to 2.8%",
            "CAC at most $45",
            "Churn at most 2%",
            "Falls per 1,000 bed days at most 3",
        ],
        ["title"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_read_back(name: str) -> None:
    board = read_board(SHEETS[name].text)
    assert [row.text for row in board.rows] == SHEETS[name].rows
    assert [one.kind for one in board.left] == SHEETS[name].left


@pytest.mark.parametrize("name", SHEETS)
def test_an_amount_stands_at_its_cell(name: str) -> None:
    board = read_board(SHEETS[name].text)
    for row in board.rows:
        for amount in (row.baseline, *row.targets):
            if amount is not None and amount.span is not None:
                cell = board.text[amount.span.start : amount.span.end]
                digits = "".join(c for c in cell if c.isdigit()).lstrip("0")
                assert digits[:2] in "".join(c for c in amount.text if c.isdigit()), (cell, amount.text)


@pytest.mark.parametrize("name", SHEETS)
def test_a_pasted_sheet_is_known_for_one(name: str) -> None:
    assert is_metric_list(SHEETS[name].text) or len(SHEETS[name].rows) < 4


@pytest.mark.parametrize(
    "text",
    [
        "O：让新店少缺货\nKR1：缺货率从 7% 降到 3%\nKR2：优化补货流程\nKR3：补货及时率 90%",
        "目标：把新手引导做好\n1. 重写前三屏\n2. 注册转化 12% → 18%\n还有每天看用户反馈群",
        "| 目标 | 关键结果 | 负责人 |\n| --- | --- | --- |\n| 对账不拖到月底 | 对账天数从 9 天压到 3 天 | 老韩 |\n|  | 差错率降到 1% | 小葛 |",
        "写周报\n整理客户名单\n跟进老客户\n优化报价模板",
        "Objective: Small landlords file without calling\n- zero-contact returns 38% to 65%\n- median time 74 to 35 min",
        "migrate billing to k8s; refactor login; write runbooks; reduce latency",
        "",
    ],
)  # fmt: skip
def test_a_draft_is_no_sheet(text: str) -> None:
    assert not is_metric_list(text)


def test_who_has_which_share_is_no_metric_of_its_own() -> None:
    texts = (
        "7 月签约 500 万：张三 200 万、李四 180 万、王五 120 万；老客户续约率 85%",
        "指标\t目标（万元）\n7 月签约\t500\n其中：张三\t200\n李四\t180\n王五\t120\n老客户续约率\t85%\n",
        "指标\t目标\n7 月签约\t500 万\t张三200万 李四180万 王五120万\n老客户续约率\t85%\n".replace(
            "目标\n", "目标\t分工\n"
        ),
        "指标\t目标（万元）\n7 月签约\t500\n华东大区\t200\n华南大区\t180\n西南大区\t120\n老客户续约率\t85%\n",
    )
    for text in texts[:2]:
        board = read_board(text)
        assert [r.name for r in board.rows] == ["7 月签约额", "老客户续约率"]
        assert [p.name for p in board.rows[0].parts] == ["张三", "李四", "王五"]
    regions = read_board(texts[3])
    assert [p.name for p in regions.rows[0].parts] == ["华东大区", "华南大区", "西南大区"]


def test_owners_periods_and_cycles_are_read() -> None:
    board = read_board("2026 Q3 目标\n指标\t现状\t目标\t负责人\n月收入\t320万\t420万\t周洋\n日活\t12万\t15万\t\n")
    assert [(r.owner, r.period) for r in board.rows] == [("周洋", "month"), (None, "day")]
    assert board.cycle is not None
    assert board.cycle.end == "2026-09-30"


def test_the_quarter_s_own_target_column_is_drafted_and_the_year_s_is_kept() -> None:
    from assistant.cycle import read_cycle

    sheet = "指标\tQ3目标\tQ4目标\t全年目标\n签约额\t500万\t600万\t2000万\n"
    (row,) = read_board(sheet, cycle=read_cycle("2026 Q3")).rows
    assert row.target is not None
    assert row.target.text == "500万"
    assert [a.text for a in row.further] == ["600万", "2000万"]
    assert "全年目标 2000万" in row.text


def test_a_month_above_an_amount_makes_no_date_of_it() -> None:
    board = read_board(SHEETS["zh months are a history"].text, told={"column4": "target"})
    assert board.rows[1].text == "内容投稿量从 3,600 篇到 5,000 篇（2月：3,350 篇）"
    assert [f.quote.strip() for f in read_figures(board.rows[1].text)] == ["3,600 篇", "5,000 篇", "3,350 篇"]


def test_two_targets_go_by_their_own_headings() -> None:
    board = read_board("指标\t现状\tCommit\tUpside\n签约额\t300万\t500万\t600万\n续约率\t80%\t85%\t90%\n")
    assert board.rows[0].text == "签约额从 300万到 500万（Upside 600万）"
    assert "2 列目标照表头叫：Commit、Upside" in read_back(board, "zh")
    assert "保底" not in read_back(board, "zh")
    said = read_board("指标\t现状\t保底\t挑战\n签约额\t300万\t500万\t600万\n")
    assert "两列目标是保底和挑战" in read_back(said, "zh")


@pytest.mark.parametrize(
    "sheet",
    [
        "Metric\tToday\tTarget\nDemos held\t20\t40\nWebinars run\t2\t6\nSigned revenue\t$1M\t$2M\n",
        "指标\t现状\t目标\n拜访次数\t20\t40\n演示场次\t2\t6\n签约额\t100万\t200万\n",
        "指标\t目标\n拜访次数\t40\n演示场次\t30\n",
    ],
)
def test_what_is_only_done_is_never_to_be_won(sheet: str) -> None:
    rows = {row.name: row.tray for row in read_board(sheet).rows}
    done = [tray for name, tray in rows.items() if name in ("Demos held", "Webinars run", "拜访次数", "演示场次")]
    assert len(done) == 2
    assert set(done) <= {"drive", "watch"}


def test_what_was_read_is_said() -> None:
    board = read_board(SHEETS["zh a title, a unit for all, a note, rates as fractions"].text)
    said = read_back(board, "zh")
    assert said.startswith("3 个指标，单位万元取自表头")
    assert "合计行没放进来" in said
    assert "3 metrics" in read_back(board, "en")


def test_a_sheet_that_holds_no_metric_has_no_rows() -> None:
    for text in ("", "   \n", "指标\t目标\n", "hello", "|||\n|---|---|\n"):
        assert read_board(text).rows == ()


def test_units_of_money_are_no_units_of_rates() -> None:
    board = read_board("指标\t目标（万元）\n签约额\t500\n毛利率\t32\n新增客户数\t40\n")
    assert [r.text for r in board.rows] == ["签约额达到 500 万元", "毛利率达到 32%", "新增客户数达到 40"]


def test_an_amount_that_looks_like_a_year_is_none_of_it() -> None:
    board = read_board("指标\t现状\t目标\n线索\t1980\t2040\n签约额\t300万\t500万\n")
    assert board.rows[0].text == "线索数从 1,980 到 2,040"
    assert len(read_figures(board.rows[0].text)) == 2


def test_a_row_that_stands_twice_counts_once() -> None:
    board = read_board("指标\t目标\n签约额\t500万\n签约额\t500万\n回款额\t400万\n")
    assert [r.name for r in board.rows] == ["签约额", "回款额"]


def test_amounts_that_are_no_amounts() -> None:
    board: Board = read_board("指标\t现状\t目标\n签约额\t#DIV/0!\t500万\n续约率\tN/A\t85%\n品牌排名\t—\t行业前三\n")
    assert [r.baseline for r in board.rows] == [None, None, None]
    assert board.rows[2].target is not None
    assert board.rows[2].target.text == "行业前三"
    assert read_figures(board.rows[0].text)
