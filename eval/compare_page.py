"""A comparison as a page to hand on: Markdown, or one HTML file whose bars show which way each measure moved."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from assistant.types import Lang, Text
from eval.compare import CASES_SHOWN, WORDS, Comparison, Difference, closing, figures, needed
from eval.page import whole_page

_TITLE = Text("两次评测的比较", "Two runs compared")
_HEADS = (
    Text("结论", "verdict"),
    Text("指标", "measure"),
    Text("A -> B（差 [95% 区间]，n）", "A -> B (difference [95% interval], n)"),
)
_READ = Text(
    "只比较两次都打了分的用例；差是成对的，区间跨过 0 就说看不出。条的右边是变好的方向。",
    "Only cases that both runs scored are compared, in pairs; where the interval holds 0 nothing can be told. To the right is better.",
)
_WIDTH, _HEIGHT = 240, 14


def markdown(found: Comparison, lang: Lang) -> str:
    """The comparison as Markdown."""
    lines = [
        f"# {_TITLE.in_lang(lang)}",
        "",
        f"- A {_run(found, 'A')}",
        f"- B {_run(found, 'B')}",
        "",
        _READ.in_lang(lang),
        "",
    ]
    lines += ["| " + " | ".join(h.in_lang(lang) for h in _HEADS) + " |", "| --- | --- | --- |"]
    for d in _moved(found):
        lines.append(f"| {WORDS[d.verdict].in_lang(lang)} | {d.measure} | {figures(d)} |")
    for d in _moved(found):
        lines += ["", f"## {d.measure}", "", *(f"- {line}" for line in _cases(d, lang))]
    return "\n".join([*lines, "", *closing(found, lang)]) + "\n"


def html(found: Comparison, lang: Lang) -> str:
    """The comparison as one HTML page."""
    heads = "".join(f"<th>{escape(h.in_lang(lang))}</th>" for h in (*_HEADS, Text("", "")))
    widest = max((max(abs(d.low), abs(d.high)) for d in _moved(found)), default=0.0) or 1.0
    rows = "".join(
        f'<tr class="{d.verdict.split()[0]}"><td>{WORDS[d.verdict].in_lang(lang)}</td><td>{escape(d.measure)}'
        f"<details><summary>{_changed(d, lang)}</summary><ul>{''.join(f'<li>{escape(c)}</li>' for c in _cases(d, lang))}</ul>"
        f"</details></td><td>{escape(figures(d))}</td><td>{_bar(d, widest)}</td></tr>"
        for d in _moved(found)
    )
    body = (
        f"<h1>{_TITLE.in_lang(lang)}</h1><p>A {escape(_run(found, 'A'))}<br>B {escape(_run(found, 'B'))}</p>"
        f"<p>{_READ.in_lang(lang)}</p><section><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></section>"
        + "".join(f"<p>{escape(line)}</p>" for line in closing(found, lang))
    )
    return whole_page(_TITLE.in_lang(lang), body, lang)


def _moved(found: Comparison) -> list[Difference]:
    return [d for d in found.differences if d.verdict != "same"]


def _run(found: Comparison, side: str) -> str:
    run = found.before if side == "A" else found.after
    return f"{run.name}: {run.stamped}"


def _cases(d: Difference, lang: Lang) -> Iterator[str]:
    if d.needed is not None:
        yield needed(d.needed, lang)
    for case, change in d.changed[:CASES_SHOWN]:
        yield f"{case} {change:+.2f}"


def _changed(d: Difference, lang: Lang) -> str:
    return Text(f"变了 {len(d.changed)} 个用例", f"{len(d.changed)} cases changed").in_lang(lang)


def _bar(d: Difference, widest: float) -> str:
    """The difference as a bar from the middle, its interval as a line; to the right is better."""
    sign = -1 if d.low_is_good else 1
    middle, half = _WIDTH / 2, _HEIGHT / 2
    at, low, high = (round(middle + sign * x / widest * middle, 1) for x in (d.difference, d.low, d.high))
    left, width = min(at, middle), round(abs(at - middle), 1)
    return (
        f'<svg role="img" aria-label="{d.difference:+.3f}" width="{_WIDTH}" height="{_HEIGHT}">'
        f'<rect class="all" width="{_WIDTH}" height="{_HEIGHT}"/><rect class="is" x="{left}" width="{width}" height="{_HEIGHT}"/>'
        f'<line x1="{low}" x2="{high}" y1="{half}" y2="{half}"/><line x1="{middle}" x2="{middle}" y1="0" y2="{_HEIGHT}"/></svg>'
    )
