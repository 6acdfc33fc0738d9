"""What code mends: untraced figures become blanks or go, names, links and markup go, the rest stays."""

from __future__ import annotations

import pytest

from assistant import api
from assistant.profiles import load_profile
from assistant.repair.align import align_key_result
from assistant.repair.bench import set_up
from assistant.repair.mend import clean, mend_key_result
from assistant.repair.verify import verify_key_result
from assistant.request import request_of
from assistant.types import DraftedKeyResult, DraftedObjective, Initiative, ShownObjective


def mended(text: str, draft: str, **parts: object) -> DraftedKeyResult | None:
    """The key result as code leaves it."""
    review = api.review(draft)
    bench = set_up(request_of(draft), review, load_profile("default"), ())
    piece = align_key_result(DraftedKeyResult(text=text, rewrites=("O1.KR1",), **parts), bench)  # type: ignore[arg-type]
    objective = ShownObjective(id="O1", draft=DraftedObjective(text=""))
    verdict = verify_key_result(piece, "O1.KR1", objective, bench)
    if verdict.showable:
        return piece
    result = mend_key_result(piece, verdict.invented, bench.lang)
    assert result is None or verify_key_result(result, "O1.KR1", objective, bench).showable, result
    return result


@pytest.mark.parametrize(
    ("text", "draft", "expected"),
    [
        ("续约率从 62% 到 90%", "做好续约", "续约率从【待填：基线】% 到【待填：目标】%"),
        ("首响时长从 9 小时降到 2 小时", "缩短首响", "首响时长从【待填：基线】小时降到【待填：目标】小时"),
        ("Renewal rate from 62% to 90%", "renewals", "Renewal rate from [TBD: baseline]% to [TBD: target]%"),
        ("Load time under 3 seconds", "faster pages", "Load time under [TBD: target] seconds"),
        ("9 月 30 日前续约率从 62% 到 90%", "做好续约", "续约率从【待填：基线】% 到【待填：目标】%"),
    ],
)
def test_an_invented_baseline_or_target_becomes_a_blank_with_its_unit_outside(
    text: str, draft: str, expected: str
) -> None:
    result = mended(text, draft)
    assert result is not None
    assert result.text.replace(" ", "") == expected.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "draft", "gone"),
    [
        ("通过 3 场活动带来更多线索，线索数达到 40 条", "线索数达到 40 条", "3 场"),
        ("由张晓明牵头，续约率达到 85%", "续约率达到 85%", "张晓明"),
        ("续约率达到 85% @王芳", "续约率达到 85%", "王芳"),
        ("续约率达到 85%，详见 https://example.com/a", "续约率达到 85%", "example"),
        ("Renewal rate reaches 85%, owned by @dana", "renewal rate reaches 85%", "dana"),
    ],
)
def test_what_stands_elsewhere_goes_and_the_given_target_stays(text: str, draft: str, gone: str) -> None:
    result = mended(text, draft)
    assert result is not None
    assert gone not in result.text
    assert "8" in result.text or "40" in result.text


def test_reasons_and_initiatives_are_mended_too() -> None:
    result = mended(
        "续约率达到 85%",
        "续约率达到 85%",
        why="行业平均是 62%，所以要盯住续约",
        initiatives=(Initiative("回访 20 家客户"), Initiative("请李小龙做培训")),
    )
    assert result is not None
    shown = result.why + "".join(i.text for i in result.initiatives)
    assert "62" not in shown
    assert "20" not in shown


def test_a_removal_leaves_no_dangling_marks() -> None:
    assert clean("续约率达到 85%，，（）") == "续约率达到 85%"
    assert clean("Renewal rate 85% ,") == "Renewal rate 85%"


def test_a_sentence_of_blanks_is_no_key_result() -> None:
    assert mended("续约率从 62% 到 90%，回款从 300 万到 500 万", "做好续约") is None
