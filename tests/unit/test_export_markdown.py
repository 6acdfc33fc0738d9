"""Markdown and plain text carry everything, and what people typed never turns into markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.export import markdown, text
from assistant.export.markdown import escape
from assistant.types import Outcome
from tests.fakes import key_result, outcome_zh


def with_line(words: str) -> Outcome:
    base = outcome_zh()
    objective = replace(base.proposals[0].objectives[0], key_results=(key_result("O1.KR1", words),))
    return replace(base, proposals=(replace(base.proposals[0], objectives=(objective,), ledger=()),), questions=())


def test_the_whole_markdown() -> None:
    assert markdown(outcome_zh()) == (
        "周期：2026 Q3\n"
        "\n"
        "## O 让老会员有理由更常回来\n"
        "\n"
        "> 把活动换成会员得到的好处\n"
        "\n"
        "- **KR1** 会员复购率从 21% 提升到 28%（支撑上级 KR1）\n"
        "- **KR2** 会员日当天下单的会员数从【待填：基线】人到【待填：目标】人\n"
        "  - 每月做会员日活动\n"
        "- **KR3** 【待填：截止】前新权益上线，用过权益的会员占比达到【待填：目标】%（建议）\n"
        "\n"
        "### 没放进 OKR 的\n"
        "\n"
        "- 回复会员群消息 (日常工作，照常做，不占 KR)\n"
        "\n"
        "### 还要弄清楚的\n"
        "\n"
        "- 会员日当天下单的会员现在有多少？ (一般在：订单后台·会员订单报表)\n"
        "- 新权益哪天上线？\n"
        "- 多少会员用上才算成？\n"
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("转化率 *提升* 到 30%", "转化率 \\*提升\\* 到 30%"),
        ("<script>x</script>", "\\<script\\>x\\</script\\>"),
        ("[点我](http://x)", "[点我]\\(http://x)"),
        ("# 标题\n第二行", "\\# 标题 第二行"),
        ("1. 第一", "\\1. 第一"),
        ("from [TBD: baseline] ms", "from [TBD: baseline] ms"),
        ("a_b_c", "a\\_b\\_c"),
    ],
)
def test_what_people_typed_stays_as_typed(typed: str, written: str) -> None:
    assert escape(typed) == written
    assert written in markdown(with_line(typed))


def test_plain_text_has_every_direction_and_every_question() -> None:
    base = outcome_zh()
    both = replace(base, proposals=(replace(base.proposals[0], title="甲"), replace(base.proposals[0], title="乙")))
    whole = text(both)
    assert "== 甲 ==" in whole
    assert "== 乙 ==" in whole
    assert whole.count("KR1 会员复购率") == 2
    assert "- 新权益哪天上线？" in whole
    assert "== 甲 ==" not in text(both, direction=0)
    assert "Still to find out:" in text(both, lang="en")
