"""What is carried away comes back: export, import, and it is the same OKR, for every format that promises it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.export import (
    Carried,
    CarriedKeyResult,
    CarriedObjective,
    Remarks,
    carried,
    excel,
    feishu,
    markdown,
    printable,
    text,
    word,
)
from assistant.imported import bring_in, outcome_in, outcome_of
from assistant.profiles import load_profile
from assistant.types import Lang, Outcome

_WORDS = {
    "zh": ["续约率从 72% 到 85%", "让老客户", "=SUM(A1)", "+86", "@张三", "-1", "<b>快</b>", "KR1", "（建议）", "（）", "*星*", "1. 一",
           "a|b", "\\n", "上线【待填：截止】", "“引号”", '"', "。", "O", "（支撑上级 KR2）", "- 减号", "`码`", "~~删~~", "=1+1", "\t", "3 天"],
    "en": ["renewals from 72% to 85%", "customers", "=SUM(A1)", "+1", "@Ann", "(suggested)", "()", "<script>", "KR2", "1. one", "a|b",
           "[TBD: baseline]", "(serves the leader's KR1)", "# hash", "*", "_x_", "O1", "> quote", "half (open", "close)", "3 days", "~"],
}  # fmt: skip


def lines(lang: Lang) -> st.SearchStrategy[str]:
    start = "从客户" if lang == "zh" else "Customers"
    return (
        st.lists(st.sampled_from(_WORDS[lang]), max_size=4)
        .map(lambda w: " ".join([start, *w]).strip())
        .map(lambda s: " ".join(s.split()))
    )


def okrs(lang: Lang) -> st.SearchStrategy[Carried]:
    label = st.sampled_from(["KR1", "KR2", "O1 KR3"])
    amounts = st.one_of(st.none(), st.sampled_from(["400 万", "1,200", "$3k"]))
    remarks = st.builds(
        Remarks,
        suggested=st.booleans(),
        supports=st.lists(label, max_size=2, unique=True).map(tuple),
        owner=st.one_of(st.none(), st.sampled_from(["老韩", "Ann Lee"])),
        floor=amounts,
        stretch=amounts,
    )
    rows = st.builds(
        CarriedKeyResult, text=lines(lang), remarks=remarks, initiatives=st.lists(lines(lang), max_size=2).map(tuple)
    )
    kind = st.sampled_from([None, "committed", "aspirational"])
    objectives = st.builds(
        CarriedObjective,
        text=lines(lang),
        remarks=st.builds(Remarks, type=kind, supports=st.lists(label, max_size=1).map(tuple)),
        key_results=st.lists(rows, min_size=1, max_size=3).map(tuple),
    )
    parked = st.lists(st.tuples(lines(lang), st.one_of(st.just(""), lines(lang))), max_size=2).map(tuple)
    return st.builds(
        Carried,
        cycle=st.sampled_from(["", "2026 Q3"]),
        objectives=st.lists(objectives, min_size=1, max_size=2).map(tuple),
        parked=parked,
    )


def same(okr: Carried) -> Carried:
    """The OKR with what its own words say not said twice beside them: an owner or amount that stands in the line."""

    def bare(row: CarriedKeyResult) -> CarriedKeyResult:
        said = row.remarks
        gone = {f: None for f in ("owner", "floor", "stretch") if (v := getattr(said, f)) and v in row.text}
        return replace(row, remarks=replace(said, **gone))  # type: ignore[arg-type]

    objectives = tuple(replace(o, key_results=tuple(map(bare, o.key_results))) for o in okr.objectives)
    return replace(okr, objectives=objectives)


FORMS: dict[str, Callable[[Outcome, Lang], bytes]] = {
    "okr.md": lambda o, lang: markdown(o, lang=lang, direction=0).encode(),
    "okr.txt": lambda o, lang: text(o, lang=lang, direction=0).encode(),
    "okr.docx": lambda o, lang: word(o, lang=lang),
    "okr.xlsx": lambda o, lang: excel(o, lang=lang),
    "okr.html": lambda o, lang: printable(o, lang=lang).encode(),
}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("lang", ["zh", "en"])
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_carried_away_comes_back(name: str, lang: Lang, data: st.DataObject) -> None:
    okr = same(data.draw(okrs(lang)))
    outcome = outcome_of([okr])
    assert carried(outcome) == okr, "the way in"
    back = bring_in(FORMS[name](outcome, lang), name, load_profile())
    assert carried(back) == okr


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_vendor_s_file_brings_objectives_and_key_results_back(data: st.DataObject) -> None:
    okr = data.draw(okrs("zh"))
    back = carried(outcome_in(feishu(outcome_of([okr]))))
    assert [(o.text, [k.text for k in o.key_results]) for o in back.objectives] == [
        (o.text, [k.text for k in o.key_results]) for o in okr.objectives
    ]
