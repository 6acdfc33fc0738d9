"""How fast the product is: a typical draft checked and drafted, growth with length, beside proselint and a raw call.

In-process figures are processor time. Absolute ones belong to the machine and its load; `calibration_ms` is what a plain loop took on it in the same minute.
Texts are distinct, so that nothing is read from memory.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import assistant
from eval import drafting_speed, page_speed
from eval.cases import load
from eval.scorers import all_scorers
from eval.stamp import machine

_MEGABYTE = 1_000_000


def bench() -> dict[str, Any]:
    """Every figure, with the machine and its load."""
    blocks = _blocks()
    english = [text for lang, text in blocks if lang == "en"]
    assistant.check("O: Guests come back\nKR1: Repeat stays from 20% to 30%")
    reviews = sorted(_seconds(partial(assistant.check, text)) for text in _typical_drafts())
    drafts = sorted(_seconds(partial(assistant.draft, text, offline=True)) for text in _typical_drafts()[:60])
    all_blocks = _seconds(lambda: [assistant.check(text) for _, text in blocks])
    long = "\n".join(text for _, text in blocks)
    short, whole = _repeated(long, _MEGABYTE // 10), _repeated(long, _MEGABYTE)
    tenth, full = (_seconds(partial(assistant.check, text)) for text in (short, whole))
    return {
        "machine": machine(),
        "load": [round(x, 2) for x in os.getloadavg()],
        "calibration_ms": round(_seconds(_loop) * 1000, 1),
        "review_typical_draft_p95_ms": _p95_ms(reviews),
        "review_typical_draft_median_ms": round(reviews[len(reviews) // 2] * 1000, 2),
        "typical_drafts": len(reviews),
        "rules_draft_p95_ms": _p95_ms(drafts),
        "blocks_per_second": round(len(blocks) / all_blocks, 1),
        "blocks": len(blocks),
        "review_100_kb_s": round(tenth, 2),
        "review_1_mb_s": round(full, 2),
        "growth_1_mb_to_100_kb": round(full / tenth, 1),
        "check_process_s": _process_seconds(blocks[0][1]),
        **drafting_speed.bench([text for text in _typical_drafts() if re.search("[\u4e00-\u9fff]", text)][:60]),
        **page_speed.bench(),
        **_beside_proselint(english),
    }


def _beside_proselint(texts: Sequence[str]) -> dict[str, Any]:
    """Characters a second of both on the same English texts, taken in turn, and the ratio; None without proselint."""
    lint = _proselint()
    if lint is None:
        return {"ratio_to_proselint": None, "note": "install proselint to compare: uv pip install --group bench"}
    ours = theirs = 0.0
    for text in texts:
        ours += _seconds(partial(assistant.check, text))
        theirs += _seconds(partial(lint, text))
    characters = sum(map(len, texts))
    return {
        "characters_per_second": round(characters / ours),
        "proselint_characters_per_second": round(characters / theirs),
        "ratio_to_proselint": round(theirs / ours, 2),
    }


def _proselint() -> Callable[[str], object] | None:
    """Its checks as a function of a text, warmed up; None where it is not installed."""
    try:
        checks, registry, tools = (import_module(f"proselint.{name}") for name in ("checks", "registry", "tools"))
    except ImportError:
        return None
    registry.CheckRegistry().register_many(checks.__register__)

    def lint(text: str) -> object:
        found: object = tools.LintFile("text", text).lint()
        return found

    lint("Warm up.")
    return lint


def _blocks() -> list[tuple[str, str]]:
    """The labelled drafts and layouts as pasted."""
    found = []
    for name in ("review", "parse"):
        found += [(case.lang, str(case.data["raw"])) for case in load(all_scorers()[name])]
    return found


def _typical_drafts() -> list[str]:
    """One objective with three key results, each text once."""
    drafts = []
    for case in load(all_scorers()["review"]):
        for objective in case.data["objectives"]:
            results = [k["text"] for k in objective["key_results"] if k["text"]][:3]
            if objective["text"] and len(results) == 3:
                drafts.append(
                    "\n".join([f"O: {objective['text']}", *(f"KR{n}: {k}" for n, k in enumerate(results, 1))])
                )
    return list(dict.fromkeys(drafts))


def _repeated(text: str, size: int) -> str:
    """`size` bytes of `text` over and over."""
    data = text.encode()
    return (data * (size // len(data) + 1))[:size].decode(errors="ignore")


def _process_seconds(text: str) -> float:
    """`okr check FILE` as a whole process, the median of five."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "draft.txt"
        file.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "assistant", "check", str(file)]
        taken = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, check=False)
            taken.append(time.perf_counter() - start)
    return round(sorted(taken)[2], 2)


def _p95_ms(seconds: Sequence[float]) -> float:
    return round(seconds[int(len(seconds) * 0.95)] * 1000, 2)


def _seconds(call: Callable[[], object]) -> float:
    """Processor time, which a busy machine distorts less than the clock; the code runs on one core."""
    start = time.process_time()
    call()
    return time.process_time() - start


def _loop() -> int:
    total = 0
    for n in range(1_000_000):
        total += n & 7
    return total
