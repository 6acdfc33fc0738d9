"""Runs suites over their cases: every case comes to marks, whatever breaks on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from assistant.errors import ModelError
from eval.marks import ANSWERED, Case, Mark, NotAskedError, Product, ProductError, Proof, Scorer
from eval.measures import Judged


@dataclass(frozen=True, slots=True)
class SuiteRun:
    """One suite, run: its cases, their marks, and the proofs that its scorer failed (then nothing is scored)."""

    scorer: Scorer
    cases: Sequence[Case]
    judged: Sequence[Judged]
    unproven: Sequence[str] = ()


def run_suite(
    scorer: Scorer,
    cases: Sequence[Case],
    product: Product,
    *,
    tick: Callable[[], None] = lambda: None,
    at_once: int = 1,
) -> SuiteRun:
    """The marks of every case, in the cases' order. A scorer that fails its proofs yields only UNSCORED marks.

    `at_once` cases are asked about side by side: for a model, whose answers are waited for; reckoning gains nothing.
    """
    unproven = failed_proofs(scorer)
    guarded = product.guarded()

    def judge(case: Case) -> list[Judged]:
        marks = [Mark(ANSWERED, None, f"the scorer failed its proofs: {unproven[0]}")] if unproven else None
        found = [Judged(case, mark) for mark in marks or _marks(scorer, case, guarded)]
        tick()
        return found

    if at_once == 1:
        judged = [one for case in cases for one in judge(case)]
    else:
        with ThreadPoolExecutor(at_once) as pool:
            judged = [one for found in pool.map(judge, cases) for one in found]
    return SuiteRun(scorer, cases, judged, unproven)


def failed_proofs(scorer: Scorer) -> list[str]:
    """The proofs that `scorer` fails, in words; a scorer without a proof that must fail cannot be trusted either."""
    failed = [told for proof in scorer.proofs if (told := _failed(scorer, proof))]
    for score in (0.0, 1.0):
        if not any(proof.score == score for proof in scorer.proofs):
            failed.append(f"no proof that must score {score:g}")
    return failed


def _failed(scorer: Scorer, proof: Proof) -> str:
    try:
        marks = [m for m in scorer.score(proof.data, proof.product()) if m.measure == proof.measure]
    except Exception as error:
        return f"{proof.measure}: raised {type(error).__name__}: {error}"
    scores = [m.score for m in marks]
    if not scores or any(s is None or abs(s - proof.score) > 1e-9 for s in scores):
        return f"{proof.measure}: scored {scores}, must be {proof.score:g}"
    return ""


def _marks(scorer: Scorer, case: Case, product: Product) -> Iterable[Mark]:
    """The marks of one case; what the scorer yielded before something broke does not count."""
    try:
        return [*scorer.score(case.data, product), Mark(ANSWERED, 1.0)]
    except ModelError:
        raise
    except NotAskedError as error:
        return [Mark(ANSWERED, None, str(error))]
    except ProductError as error:
        return [Mark(ANSWERED, 0.0, f"the product failed: {error}")]
    except Exception as error:
        return [Mark(ANSWERED, None, f"the scorer failed: {type(error).__name__}: {error}")]
