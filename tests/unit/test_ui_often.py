"""Common findings are counted over ten or more people, and a person counts once."""

from __future__ import annotations

from dataclasses import replace

from assistant.session import encode, review_of
from assistant.ui.often import FEWEST, common_findings
from tests.unit.test_store import full_state


def test_what_is_true_of_fewer_than_ten_is_not_told() -> None:
    state = full_state()
    review = review_of(state)
    assert review is not None
    first, *others = sorted({f.check for f in review.findings})
    assert others
    all_of_it = encode(state)
    one_less = encode(
        replace(state, review=replace(review, findings=tuple(f for f in review.findings if f.check != first)))
    )
    drafts = [(f"person {n}", all_of_it) for n in range(FEWEST - 1)] + [("person 99", one_less)] * 5
    drafts += [
        ("", all_of_it),
        ("-", all_of_it),
        ("person 0", all_of_it),
        ("person 100", encode(replace(state, review=None))),
    ]
    counted = common_findings(drafts)
    assert counted.people == FEWEST
    assert dict(counted.found) == dict.fromkeys(others, FEWEST)


def test_nothing_is_found_where_nobody_signed_in() -> None:
    assert common_findings([("", encode(full_state())), ("-", encode(full_state()))]) == (0, ())
