"""The checks on proposals run on their own examples: the flagged words exact, the good ones clean, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import api
from assistant.check import Bad, Check, Good
from assistant.checks import all_checks
from assistant.item import read_sentence
from assistant.profiles import load_profile
from assistant.repair.bench import Bench, set_up
from assistant.repair.verify import verify_key_result, verify_objective, verify_whole
from assistant.request import request_of
from assistant.text import language
from assistant.types import DraftedKeyResult, DraftedObjective, Finding, ShownKeyResult, ShownObjective

PROPOSAL_CHECKS = [c for c in all_checks() if c.scope == "proposal"]


def findings_on(example: Bad | Good) -> tuple[Finding, ...]:
    """What the checks say of the example's text as a proposal for its draft."""
    assert example.draft is not None, "an example of a check on proposals names its draft"
    request = request_of(example.draft, parent=example.parent)
    review = api.review(example.draft, parent=example.parent)
    bench = replace(set_up(request, review, load_profile("default"), ()), examples=example.examples)
    return verify_whole(*_proposal(example.text, bench))


def _proposal(text: str, bench: Bench):  # type: ignore[no-untyped-def]
    lines = tuple(k.id for o in bench.review.document.objectives for k in o.key_results)
    first, *rest = (line.split(": ", 1)[1] for line in text.splitlines())
    piece = DraftedObjective(text=first)
    invented = [*verify_objective(piece, "O1", bench).invented]
    now = ShownObjective(id="O1", draft=piece)
    for n, words in enumerate(rest, 1):
        draft = DraftedKeyResult(text=words, rewrites=lines)
        invented += verify_key_result(draft, f"O1.KR{n}", now, bench).invented
        one = ShownKeyResult(id=f"O1.KR{n}", draft=draft, sentence=read_sentence(words, bench.lang))
        now = replace(now, key_results=(*now.key_results, one))
    return [now], (), (), bench, invented


@pytest.mark.parametrize(
    ("check", "bad"), [pytest.param(c, b, id=f"{c.id}-{n}") for c in PROPOSAL_CHECKS for n, b in enumerate(c.bad)]
)
def test_a_bad_proposal_is_flagged_on_the_very_words(check: Check, bad: Bad) -> None:
    found = [f for f in findings_on(bad) if f.check == check.id]
    assert [f.quote for f in found] == list(bad.flags)
    for finding in found:
        assert finding.severity == check.severity
        if finding.quote:
            assert finding.quote[:20] in finding.message.zh
            assert finding.quote[:20] in finding.message.en


@pytest.mark.parametrize(
    ("check", "good"), [pytest.param(c, g, id=f"{c.id}-{n}") for c in PROPOSAL_CHECKS for n, g in enumerate(c.good)]
)
def test_a_good_proposal_is_left_alone(check: Check, good: Good) -> None:
    assert [f.quote for f in findings_on(good) if f.check == check.id] == []


@pytest.mark.parametrize("check", PROPOSAL_CHECKS, ids=lambda c: c.id)
def test_every_check_is_proved_in_both_languages(check: Check) -> None:
    for examples in (check.bad, check.good):
        texts = [language(e.draft or "") for e in examples]
        assert texts.count("zh") >= 3
        assert texts.count("en") >= 3
