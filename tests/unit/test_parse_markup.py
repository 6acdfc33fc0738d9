"""HTML, YAML, JSON, reStructuredText, org and AsciiDoc."""

from __future__ import annotations

import pytest

from assistant.parse import parse

Okrs = list[tuple[str, list[str]]]

MARKUP: list[tuple[str, Okrs]] = [
    (
        "Fewer stockouts\n"
        "===============\n"
        "\n"
        "* Rate 4%\n"
        "* Refill in 5 days\n"
        "\n"
        "Staffed stores\n"
        "==============\n"
        "\n"
        "* 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "| O | KR |\n|---|---|\n| 减少缺货 | KR1 缺货率 4%<br>KR2 补货 5 天 |\n| 招满店长 | 入职 3 人 |",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        '<table><tr><th>目标</th><th>关键结果</th><th>负责人</th></tr><tr><td rowspan="2">减少缺货</td><td>缺货率 '
        "4%</td><td>阿梅</td></tr><tr><td>补货 5 天</td><td>小郑</td></tr><tr><td>招满店长</td><td>入职 3 "
        "人</td><td>小郑</td></tr></table>",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "<table>\n"
        "<tr><td>O1</td><td>减少缺货</td></tr>\n"
        "<tr><td>KR1</td><td>缺货率 4%</td></tr>\n"
        "<tr><td>KR2</td><td>补货 5 天</td></tr>\n"
        "</table>",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "| Objective | Key Results |\n|:--|:--|\n| Fewer stockouts | - Rate 4%<br>- Refill in 5 days |",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"])],
    ),
    (
        "<h2>O1 减少缺货</h2><p>KR1：缺货率 4%<br>KR2：补货 5 天</p>",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "<ul><li>Fewer stockouts<ul><li>Rate 4%</li><li>Refill in 5 days</li></ul></li><li>Staffed "
        "stores<ul><li>3 leads hired</li></ul></li></ul>",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "<div>Hi all,</div><div><br></div><div><b>O1:</b> Fewer stockouts</div><div>KR1: Rate &lt; "
        "4%</div><div>KR2: Refill in&nbsp;5 days</div><div>Thanks</div>",
        [("Fewer stockouts", ["Rate < 4%", "Refill in\u00a05 days"])],
    ),
    (
        "O1：减少缺货<br>KR1：缺货率 4%<br>KR2：补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        '<p><span style="color:red">O1</span> <b>减少缺货</b></p>\n'
        "<ol>\n"
        "  <li>缺货率 <i>4%</i></li>\n"
        "  <li><s>补货 5 天</s></li>\n"
        "</ol>",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "objectives:\n"
        "  - title: Fewer stockouts\n"
        "    owner: Ana\n"
        "    key_results:\n"
        "      - title: Rate 4%\n"
        "        owner: Bo\n"
        "        progress: 20%\n"
        "      - title: Refill in 5 days\n"
        "  - title: Staffed stores\n"
        "    key_results:\n"
        "      - title: 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "目标: 减少缺货\n关键结果:\n  - 缺货率 4%\n  - 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "o: >\n  Fewer stockouts\n  in all stores\nkrs:\n- Rate 4%\n- |\n  Refill in 5 days\n- null",
        [("Fewer stockouts in all stores", ["Rate 4%", "Refill in 5 days", ""])],
    ),
    (
        "o1: 减少缺货\nkr1: 缺货率 4%\nkr2: 补货 5 天\no2: 招满店长\nkr1: 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "O1 减少缺货\n-----------\n:KR1: 缺货率 4%\n:KR2: 补货 5 天",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "* O1 减少缺货 :门店:\n"
        "** TODO KR1 缺货率 4%\n"
        "** DONE KR2 补货 5 天\n"
        "*** 每周看\n"
        "* O2 招满店长\n"
        "** KR1 入职 3 人",
        [("减少缺货", ["缺货率 4%", "补货 5 天"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "= Team OKRs\n\n== Fewer stockouts\n. Rate 4%\n. Refill in 5 days\n\n== Staffed stores\n. 3 leads hired",
        [("Fewer stockouts", ["Rate 4%", "Refill in 5 days"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "|===\n|目标 |关键结果 |负责人\n\n|减少缺货 |缺货率 4% |阿梅\n| |补货 5 天 |小郑\n|===",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "<table><tbody><tr><td><p>O</p></td><td><p>KR</p></td></tr><tr><td "
        "rowspan=2><p>减少缺货</p></td><td><p>缺货率 4%</p></td></tr><tr><td><p>补货 5 "
        "天</p></td></tr></tbody></table>",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "<h3>O1&nbsp;Fewer stockouts</h3><ul><li>KR1&nbsp;Rate &lt; 4%</li><li>KR2&nbsp;3 "
        "stores<ul><li>north first</li></ul></li></ul>",
        [("Fewer stockouts", ["Rate < 4%", "3 stores"])],
    ),
    (
        "<p>Hello,</p><p>my draft:</p><h3>Fewer stockouts</h3><ol><li>Rate 4%</li><li></li><li>3 stores</li></ol>",
        [("Fewer stockouts", ["Rate 4%", "", "3 stores"])],
    ),
    (
        "====\nO1 减少缺货\n====\n\n* KR1 缺货率 4%",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "<p>O1：减少缺货</p><table><tr><td>KR</td><td>负责人</td></tr><tr><td>缺货率 4%</td><td>阿梅</td></tr></table>",
        [("减少缺货", ["缺货率 4%"])],
    ),
    (
        "<div>O1 减少缺货<div>KR1 缺货率 4%</div><div>KR2 补货 5 天</div></div>",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "<ol><li><p><strong>减少缺货</strong></p><ul><li><p>缺货率 4%</p></li><li><p>补货 5 天</p></li></ul></li></ol>",
        [("减少缺货", ["缺货率 4%", "补货 5 天"])],
    ),
    (
        "<h1>Store OKRs</h1><h2>Fewer stockouts</h2><ul><li>Rate 4%</li></ul><h2>Staffed "
        "stores</h2><ul><li>3 leads hired</li></ul>",
        [("Fewer stockouts", ["Rate 4%"]), ("Staffed stores", ["3 leads hired"])],
    ),
    (
        "okrs:\n"
        "- objective: Fewer stockouts\n"
        "  krs:\n"
        "  - kr: Rate 4%\n"
        "    owner: Ana\n"
        "  - kr: 3 stores\n"
        "- objective: Staffed stores\n"
        '  krs: [3 leads hired, "2 trainers, part time"]',
        [("Fewer stockouts", ["Rate 4%", "3 stores"]), ("Staffed stores", ["3 leads hired", "2 trainers, part time"])],
    ),
    (
        "O1:\n  text: Fewer stockouts\n  KRs:\n    KR1: Rate 4%\n    KR2: 3 stores",
        [("Fewer stockouts", ["Rate 4%", "3 stores"])],
    ),
    (
        "目标:\n"
        "  - 名称: 减少缺货\n"
        "    关键结果:\n"
        "      - 缺货率 4%\n"
        "  - 名称: 招满店长\n"
        "    关键结果:\n"
        "      - 入职 3 人",
        [("减少缺货", ["缺货率 4%"]), ("招满店长", ["入职 3 人"])],
    ),
    (
        "O1 Guests return\n:KR1: `Guide <http://a.b>`_ read by 20 people\n:KR2: link:http://a.b[Board] live",
        [("Guests return", ["Guide read by 20 people", "Board live"])],
    ),
    (
        "<ul><li>[ ] KR1 回头率 30%</li><li>[x] KR2 评分 4.5</li></ul>",
        [("", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "<table><tr><th colspan=3>O1 客人回头</th></tr><tr><td>KR1</td><td>回头率 "
        "30%</td><td>阿梅</td></tr><tr><td>KR2</td><td>评分 4.5</td><td>小郑</td></tr></table>",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "<table><tr><td><b>目标</b></td><td><b>关键结果</b></td></tr><tr><td>客人回头</td><td><ul><li>回头率 "
        "30%</li><li>评分 4.5</li></ul></td></tr></table>",
        [("客人回头", ["回头率 30%", "评分 4.5"])],
    ),
    (
        "<html><body><p>Hi</p><p>Objective: Guests return</p><p>&nbsp;&nbsp;KR1: 30% return "
        "rate</p><p>&nbsp;&nbsp;KR2: Rating 4.5</p></body></html>",
        [("Guests return", ["30% return rate", "Rating 4.5"])],
    ),
]


@pytest.mark.parametrize(("text", "okrs"), MARKUP, ids=[text.strip()[:24] for text, _ in MARKUP])
def test_markup_layout_is_read_as_a_person_reads_it(text: str, okrs: Okrs) -> None:
    found = parse(text)
    assert [(o.text, [k.text for k in o.key_results]) for o in found.objectives] == okrs
