"""The alignment: who serves whom, what hangs loose, in words and as an SVG that no words can break."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from assistant.export.alignment import alignment, told
from assistant.export.picture import Shape, picture_svg
from assistant.types import Outcome
from tests.fakes import key_result, outcome_zh

SVG = "{http://www.w3.org/2000/svg}"
NASTY = '<script>alert(1)</script> & "x" ]]> \x07 很长的一句话要换行' * 3


def with_line(words: str) -> Outcome:
    base = outcome_zh()
    objective = replace(base.proposals[0].objectives[0], key_results=(key_result("O1.KR1", words),))
    return replace(base, proposals=(replace(base.proposals[0], objectives=(objective,), ledger=()),), questions=())


def test_what_serves_what_and_what_hangs_loose() -> None:
    picture = alignment(outcome_zh())
    assert {n.id: n.serves for n in picture.mine} == {
        "O1": (),
        "O1.KR1": ("P.O1.KR1",),
        "O1.KR2": (),
        "O1.KR3": (),
    }
    assert [n.id for n in picture.mine if n.loose] == ["O1.KR2", "O1.KR3"]
    assert [n.id for n in picture.unserved] == ["P.O1.KR2"]
    assert picture.parked == ("回复会员群消息",)


def test_the_same_in_words() -> None:
    rows = told(alignment(outcome_zh()), outcome_zh())
    assert any(r.startswith("KR1「会员复购率从 21% 提升到 28%」支撑上级的 KR1") for r in rows)
    assert any("KR2" in r and r.endswith("没接上级。") for r in rows)
    assert any("会员客单价" in r and "没人接" in r for r in rows)
    assert any("每月做会员日活动" in r for r in rows)
    english = told(alignment(outcome_zh(), lang="en"), outcome_zh())
    assert any("serves the leader's KR1" in r for r in english)


@pytest.mark.parametrize("shape", ["wide", "narrow"])
def test_the_picture_is_sound_and_says_its_title(shape: Shape) -> None:
    svg = ElementTree.fromstring(picture_svg(alignment(outcome_zh()), outcome_zh(), shape))
    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == "对齐图：谁支撑谁"
    assert "没接上级" in (svg.findtext(f"{SVG}desc") or "")
    assert len(svg.findall(f"{SVG}path")) == 1
    width = float(svg.get("width") or 0)
    for rect in svg.findall(f"{SVG}rect"):
        assert float(rect.get("x") or 0) + float(rect.get("width") or 0) <= width
        assert float(rect.get("y") or 0) + float(rect.get("height") or 0) <= float(svg.get("height") or 0)


@pytest.mark.parametrize("shape", ["wide", "narrow"])
def test_no_words_become_elements(shape: Shape) -> None:
    outcome = with_line(NASTY)
    svg = ElementTree.fromstring(picture_svg(alignment(outcome), outcome, shape))
    assert {e.tag.removeprefix(SVG) for e in svg.iter()} <= {
        "svg",
        "title",
        "desc",
        "style",
        "rect",
        "text",
        "tspan",
        "path",
    }
    assert "alert(1)" in "".join(svg.itertext())


def test_without_a_leader_nothing_hangs_loose() -> None:
    outcome = with_line("续约率从 72% 到 85%")
    outcome = replace(outcome, review=replace(outcome.review, parent=None))
    picture = alignment(outcome)
    assert picture.above == ()
    assert not any(n.loose for n in picture.mine)
    assert "没给上级的 OKR" in picture_svg(picture, outcome)
