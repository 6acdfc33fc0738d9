"""The eval suite: know whether a change made it better. It needs a checkout and is no part of the installed package.

    cases/*_vN.jsonl -> cases (typed) -> scorers/<suite> ask a Product -> Marks -> measures -> report, history, compare

A suite is one file under scorers/: what its cases look like, how one is scored, and proofs, canned answers that must
score and canned answers that must not. The runner tries the proofs before every run, so a scorer that says yes or no to
everything never yields a figure. A scorer that fails leaves its case UNSCORED, which is neither 0 nor a pass; a product
that fails on a case has not answered, which is a failure.
"""
