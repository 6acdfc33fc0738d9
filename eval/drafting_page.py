"""Writes docs/drafting-quality.md: what a model's drafts are worth with the product around it, and with a plain line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from eval.drafting import GROUPS, Group, Taken
from eval.marks import ANSWERED
from eval.report import estimate
from eval.stamp import ROOT, Stamp
from eval.statistics import share

PAGE = ROOT / "docs" / "drafting-quality.md"
_EXAMPLES = 6
_REQUIRED = 0.6

_HEAD = """\
# Drafts by a model · 模型起草的质量

Measured {date} at commit {commit} on {machine}, with {model}. Written by `okr eval drafting`; not compared by `make check`.

- The same model answers the same requests twice: asked with the product's prompt and mended by its ledger and checks, and
  asked with one plain line ("Rewrite the draft below as a good OKR.") and everything that the person gave, its answer taken
  as it is.
- {drafts} drafts, {lists} lists of metrics and {dialogues} conversations of two turns, Chinese and English, from `eval/cases`.
  With so few requests the intervals are wide: they tell a large difference, not a small one.
- *As generated* is the reply as it came, *as shown* what a person sees. Figures and names that nobody gave are found by
  `eval/scan.py`, which shares no code with the product's ledger; it knows a name by where it stands, so it finds fewer than
  there are, and takes a word of a heading for one now and then.
- Seconds depend on the server and on what else its machine does: they set the two columns beside each other and say nothing of
  other endpoints. A request's seconds are those of all its calls, repairs included.
- The bracket is Wilson's 95% interval. n counts what the line counts: requests, key results, targets, lines.
- 同一个模型、同样的请求，各问两遍：一遍用本产品的提示词和核对，一遍只用一句平常的话。“as generated”是模型写出来的原样，
  “as shown”是人看到的。没人给过的数字和名字由一段与产品无关的扫描来找。
"""
_TITLES: dict[Group, str] = {
    "drafts": "Drafts rewritten",
    "lists": "Lists of metrics",
    "dialogues": "Conversations of two turns",
}
_MARKS = {
    "figure_survives": "targets and figures of the person's that are still there",
    "target_kept": "targets of the list that are in a result or kept in view",
    "line_kept": "sound lines that came back word for word",
    "left_out": "fashionable words and usual figures left out",
    "line_unchanged": "lines nobody spoke of, unchanged after a turn",
}


def write(taken: Sequence[Taken], stamped: Stamp, model: str) -> None:
    """Writes the page from what was taken."""
    counts: dict[str, int] = {group: len({t.case.id for t in taken if t.group == group}) for group in GROUPS}
    words: dict[str, object] = {**stamped.as_json(), **counts, "model": model}
    lines = [_HEAD.format(**words)]
    for group in GROUPS:
        here = [t for t in taken if t.group == group]
        lines += [f"## {_TITLES[group]}", "", *_table(here), *_examples(here), ""]
    PAGE.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def _table(taken: Sequence[Taken]) -> Iterator[str]:
    ours, plain = [t for t in taken if not t.plain], [t for t in taken if t.plain]
    yield from ("| measure | product | plain line |", "| --- | --- | --- |")
    for name, figure in _MEASURES.items():
        told = figure(ours), figure(plain)
        if any(told):
            yield f"| {name} | {told[0] or '-'} | {told[1] or '-'} |"
    for measure, name in _MARKS.items():
        told = _mark(ours, measure), _mark(plain, measure)
        if any(told):
            yield f"| {name} | {told[0] or '-'} | {told[1] or '-'} |"


def _mark(taken: Sequence[Taken], measure: str) -> str:
    scores = [m.score for t in taken for m in t.marks if m.measure == measure and m.score is not None]
    return estimate(share(sum(scores), len(scores))) if scores else ""


def _answered(taken: Sequence[Taken]) -> str:
    return estimate(share(sum(not t.failed for t in taken), len(taken)))


def _invented_as_generated(taken: Sequence[Taken]) -> str:
    return estimate(share(sum(bool(t.generated()) for t in taken), len(taken)))


def _invented_as_shown(taken: Sequence[Taken]) -> str:
    there = [t for t in taken if not t.failed]
    return estimate(share(sum(bool(t.shown()) for t in there), len(there)))


def _things(taken: Sequence[Taken]) -> str:
    return f"{sum(len(t.generated()) for t in taken)} / {sum(len(t.shown()) for t in taken)}"


def _repaired(taken: Sequence[Taken]) -> str:
    if all(t.plain for t in taken):
        return ""
    items = sum(len(t.key_results()) for t in taken)
    return f"{sum(t.repairs for t in taken)} for {items} key results"


def _from_model(taken: Sequence[Taken]) -> str:
    new = [one for t in taken if not t.plain for one in t.by_model()]
    return f"{estimate(share(sum(new), len(new)))} (at least {_REQUIRED:.0%} wanted)" if new else ""


def _complete(taken: Sequence[Taken]) -> str:
    done = [
        p["complete"]
        for t in taken
        if not t.plain and t.answer and t.group != "dialogues"
        for p in t.answer["proposals"]
    ]
    return estimate(share(sum(done), len(done))) if done else ""


def _blanks(taken: Sequence[Taken]) -> str:
    found = [n for t in taken for n in t.blanks()]
    return f"{sum(found) / len(found):.2f} n {len(found)}" if found else ""


def _seconds(taken: Sequence[Taken]) -> str:
    told = [s for t in taken if (s := t.seconds()) is not None]
    return f"{median(told):.0f}, at most {max(told):.0f}, n {len(told)}" if told else ""


def _cached(taken: Sequence[Taken]) -> str:
    """Of the second turns' input, what the server had read before."""
    usages = [h.finish.usage for t in taken for h in t.first[1:] if h.finish.usage]
    read, known = sum(u["input"] for u in usages), sum(u.get("cached", 0) for u in usages)
    return f"{known} of {read} tokens ({known / read:.0%}), n {len(usages)}" if read else ""


_MEASURES: dict[str, Callable[[Sequence[Taken]], str]] = {
    ANSWERED: _answered,
    "replies with a figure or name nobody gave, as generated": _invented_as_generated,
    "the same, as shown": _invented_as_shown,
    "such figures and names in all, as generated / as shown": _things,
    "asked again for an item": _repaired,
    "key results in new words that are the model's": _from_model,
    "proposals complete": _complete,
    "blanks for each key result": _blanks,
    "seconds of the model's for a request, median": _seconds,
    "input of a second turn read from the server's cache": _cached,
}


def _examples(taken: Sequence[Taken]) -> Iterator[str]:
    """What the plain line brought that nobody gave, of dev requests only."""
    found = [
        f"- `{t.case.id}`: {', '.join(dict.fromkeys(things))}"
        for t in taken
        if t.plain and t.case.split == "dev" and (things := t.generated())
    ]
    if found:
        yield from ("", "With a plain line nobody gave, for example:", "", *found[:_EXAMPLES])
