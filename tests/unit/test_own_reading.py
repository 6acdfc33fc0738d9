"""A company's file becomes examples: layouts, whose they are, and what is left out and why."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import docx
import openpyxl
import pytest

from assistant.library import library
from assistant.own import Reading, Source
from assistant.own.headings import Reach, read_heading
from assistant.own.preview import read_all, without_flawed
from assistant.own.reading import Found, read_examples

# The way a guide looks when it is copied out of a browser: no marks, headings are only short lines.
GUIDE = """目标手册

写目标之前先想清楚要去哪里。

各行业 OKR

餐饮行业 OKR 示例

店长

O 1：让午市的客人二十分钟内吃上饭

KR 1：出餐时长从 26 分钟降到 15 分钟 @甲 @乙KR 2：退菜由每天 9 份降到 3 份

KR 3：午市翻台从 1.8 次到 2.4 次

后厨

O：食材不再倒掉

KR 1：损耗率由 11% 降到 5%

制造行业 OKR 示例

车间主任

O 1：夜班也能一次做对

KR 1：夜班返工率由 7% 降到 2%

KR 2：设备停机从每周 6 小时降到 2 小时

各职能 OKR

财务部 OKR

O 1：月底前看得到真实的账

KR 1：结账由 9 天缩短到 4 天

采购部 OKR

采购经理

O 1：关键物料不再断供

KR 1：断供次数由每季 5 次降到 1 次

周报模板

关键结果：这里写本周的进展

O 2：只有一句话的目标
"""


def _known(found: list[Found]) -> list[tuple[str, str, str, str]]:
    return [(f.example.objective[:6], f.example.industry, f.example.function, f.example.role) for f in found]


def test_headings_without_marks_tell_whose_the_examples_are() -> None:
    found, _ = read_examples(GUIDE)
    assert _known(found) == [
        ("让午市的客人", "hospitality", "retail-store", "店长"),
        ("食材不再倒掉", "hospitality", "retail-store", "后厨"),
        ("夜班也能一次", "manufacturing", "manufacturing", "车间主任"),
        ("月底前看得到", "", "finance", "财务部"),
        ("关键物料不再", "", "procurement", "采购经理"),
    ]
    assert [len(f.example.key_results) for f in found] == [3, 1, 2, 1, 1]
    assert found[0].headings == ("各行业 OKR", "餐饮行业 OKR 示例", "店长")


def test_every_line_that_is_no_example_is_told_with_its_reason() -> None:
    _, out = read_examples(GUIDE)
    told = {(one.line, one.code) for one in out}
    lines = GUIDE.split("\n")
    assert (lines.index("写目标之前先想清楚要去哪里。") + 1, "not-an-item") in told
    assert (lines.index("关键结果：这里写本周的进展") + 1, "after-heading") in told
    assert (lines.index("O 2：只有一句话的目标") + 1, "no-key-results") in told
    assert all(one.reason.zh and one.reason.en for one in out)


def test_the_same_lines_with_other_line_ends_stand_in_the_same_places() -> None:
    unix, windows = read_examples(GUIDE), read_examples(GUIDE.replace("\n", "\r\n"))
    assert [(f.line, f.example) for f in unix[0]] == [(f.line, f.example) for f in windows[0]]
    assert [(o.line, o.code) for o in unix[1]] == [(o.line, o.code) for o in windows[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Retail\n## Store manager\n**Objective: Shoppers come back**\n1. Return visits rise from 20% to 30%\n\n"
            "## Cashier\n**Objective: No queues**\n1. Waits fall from 6 to 2 minutes\n",
            [("retail", "Store manager"), ("retail", "Cashier")],
        ),
        (
            "# 银行\n## 零售部\n### 理财经理\n- O：客户放心把钱放在这里\n  - KR1：留存资金从 60% 到 75%\n### 柜员\n- O：中午不排队\n  - KR1：等候从 22 分钟降到 8 分钟\n",
            [("banking", "理财经理"), ("banking", "柜员")],
        ),
        (
            "行业：零售\n岗位：店长\nO1：让顾客愿意再来\nKR1：复购率从 20% 到 30%\n\n行业：银行\n角色：大堂经理\nO2：中午不排队\nKR1：等候从22分钟降到8分钟\n",
            [("retail", "店长"), ("banking", "大堂经理")],
        ),
    ],
)
def test_marked_headings_and_fields(text: str, expected: list[tuple[str, str]]) -> None:
    found, _ = read_examples(text)
    assert [(f.example.industry, f.example.role) for f in found] == expected


ROWS = [
    ["行业", "岗位", "级别", "目标", "关键结果"],
    ["物流", "调度员", "员工", "车不空跑", "空驶率由 31% 降到 18%"],
    ["", "", "", "", "准点率由 88% 到 95%"],
    ["教育", "班主任", "", "学生愿意开口", "课堂发言人次由每节 6 次到 15 次"],
]


def _csv(path: Path) -> None:
    with io.StringIO() as out:
        csv.writer(out).writerows(ROWS)
        path.write_text(out.getvalue(), encoding="utf-8")


def _xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path)


def _docx(path: Path) -> None:
    document = docx.Document()
    for level, text in ((1, "物流行业"), (2, "调度员")):
        document.add_heading(text, level)
    document.add_paragraph("O1：车不空跑")
    document.add_paragraph("KR1：空驶率由 31% 降到 18%")
    document.add_paragraph("KR2：准点率由 88% 到 95%")
    document.add_heading("教育行业", 1)
    document.add_heading("班主任", 2)
    document.add_paragraph("O1：学生愿意开口")
    document.add_paragraph("KR1：课堂发言人次由每节 6 次到 15 次")
    document.save(str(path))


@pytest.mark.parametrize(("name", "write"), [("a.csv", _csv), ("a.xlsx", _xlsx), ("a.docx", _docx)])
def test_columns_and_headings_of_office_files(tmp_path: Path, name: str, write: object) -> None:
    path = tmp_path / name
    write(path)  # type: ignore[operator]
    (reading,) = read_all([_source(path)], ())
    examples = [c.example for c in reading.candidates]
    assert [(e.industry, e.role, e.objective, len(e.key_results)) for e in examples] == [
        ("logistics", "调度员", "车不空跑", 2),
        ("education", "班主任", "学生愿意开口", 1),
    ]
    assert examples[0].function == "supply-chain"


def test_english_columns() -> None:
    found, _ = read_examples(
        "Industry,Role,Level,Objective,Key result\nRetail,Store manager,manager,Shoppers come back,"
        "Return visits rise from 20% to 30%\n,,,,Complaints fall from 9 to 3 a month\n"
    )
    assert [(f.example.industry, f.example.level, len(f.example.key_results)) for f in found] == [
        ("retail", "manager", 2)
    ]


def _preview(tmp_path: Path, name: str, text: str) -> Reading:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_all([_source(path)], library().examples)[0]


def _source(path: Path) -> Source:
    return Source(path.name, path.read_bytes())


def test_our_own_yaml_comes_in_row_by_row_and_wrong_rows_are_told(tmp_path: Path) -> None:
    reading = _preview(
        tmp_path,
        "a.yml",
        "- objective: 让老客户愿意再来\n  key_results: [复购率从 20% 到 30%]\n  function: 销售\n- objective: 没有结果\n"
        "- {check: K02, worse: 办 3 场活动, better: 活动带来 30 个报价}\n",
    )
    assert [(c.example.objective, c.example.function) for c in reading.candidates] == [("让老客户愿意再来", "sales")]
    assert [(one.line, one.code) for one in reading.left_out] == [(4, "invalid"), (5, "pitfall")]


def test_yaml_in_another_layout_is_read_as_any_text(tmp_path: Path) -> None:
    reading = _preview(
        tmp_path,
        "b.yml",
        "okrs:\n  - objective: Guests come back\n    krs:\n      - Return visits rise from 20% to 30%\n",
    )
    assert [c.example.objective for c in reading.candidates] == ["Guests come back"]


def test_of_doubles_the_one_stays_of_which_most_is_known(tmp_path: Path) -> None:
    text = "店长\n\nO：让顾客愿意再来\nKR1：复购率从 20% 到 30%\n\n零售行业 OKR\n\n店长\n\nO：让顾客愿意再来\nKR1：复购率从 20% 到 30%\n"
    reading = _preview(tmp_path, "c.txt", text)
    assert [(c.line, c.example.industry) for c in reading.candidates] == [(10, "retail")]
    assert [(one.line, one.code) for one in reading.left_out] == [(3, "duplicate")]


def test_what_is_close_to_a_known_example_says_so(tmp_path: Path) -> None:
    example = library().examples[0]
    results = "\n".join(f"KR{n}：{k.text}" for n, k in enumerate(example.key_results, 1))
    reading = _preview(tmp_path, "d.txt", f"O1：{example.objective}们\n{results}\n")
    assert [like.id for like in reading.candidates[0].like][:1] == [example.id]


def test_flawed_examples_can_be_left_out(tmp_path: Path) -> None:
    reading = _preview(
        tmp_path, "e.txt", "O1：让顾客愿意再来\nKR1：复购率从 20% 到 30%\n\nO2：会员\nKR1：优化会员体系\n"
    )
    sound = without_flawed(reading)
    assert [c.example.objective for c in sound.candidates] == ["让顾客愿意再来"]
    assert [one.code for one in sound.left_out] == ["flawed"]


@pytest.mark.parametrize(
    ("text", "heads", "reach"),
    [
        ("游戏行业 OKR 示例", False, Reach.INDUSTRY),
        ("Healthcare industry", False, Reach.INDUSTRY),
        ("市场部 OKR", False, Reach.DEPARTMENT),
        ("Marketing team", False, Reach.DEPARTMENT),
        ("策划", True, Reach.ROLE),
        ("人力资源负责人", True, Reach.ROLE),
        ("学习资源", False, Reach.SECTION),
        ("各职能OKR", False, Reach.SECTION),
        ("周报模板", False, Reach.SECTION),
        ("策划", False, None),
        ("先看一个例子，再想想哪里不对，然后自己写。", True, None),
        ("目标一：", True, None),
    ],
)
def test_what_a_line_names(text: str, heads: bool, reach: Reach | None) -> None:
    lang = "en" if text.isascii() else "zh"
    found = read_heading(text, 0, lang, heads=heads)
    assert (found.reach if found else None) == reach
