"""A run as a page to hand on: Markdown, or one HTML file with pictures that fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from assistant.types import Lang, Text
from eval.marks import ANSWERED
from eval.measures import Measure
from eval.report import estimate, failures, parts
from eval.runner import SuiteRun
from eval.stamp import Stamp
from eval.statistics import Estimate

_TITLE = Text("评测结果", "Evaluation")
_PARTS: Mapping[str, Text] = {
    "all": Text("全部", "all"),
    "zh": Text("中文", "zh"),
    "en": Text("英文", "en"),
    "dev": Text("dev", "dev"),
    "held": Text("held", "held"),
}
_HEADS = (Text("指标", "measure"), Text("范围", "on"), Text("数值 [95% 区间] n", "value [95% interval] n"))
_MISSED = Text("没通过的 dev 用例", "dev cases that failed")
_UNSCORED = Text("没法评", "UNSCORED")
_READ = Text(
    "方括号是 95% 区间，n 是样本数；没法评的不算 0 也不算通过。held 的用例只引用数字，不看内容。",
    "The bracket is a 95% interval, n the number of cases; what could not be judged is neither 0 nor a pass."
    " Of held cases only figures are told.",
)
_WIDTH, _HEIGHT = 240, 14


def markdown(runs: Sequence[SuiteRun], stamped: Stamp, lang: Lang, *, show: int) -> str:
    """The run as Markdown, with up to `show` failed dev cases per suite."""
    lines = [f"# {_TITLE.in_lang(lang)}", "", stamped.told, "", _READ.in_lang(lang)]
    for run in runs:
        lines += ["", f"## {run.scorer.name}", "", f"{run.scorer.note.in_lang(lang)} ({len(run.cases)})", ""]
        lines += ["| " + " | ".join(h.in_lang(lang) for h in _HEADS) + " |", "| --- | --- | --- |"]
        lines += [f"| {name} | {on} | {told} |" for name, on, told, _ in _rows(run, lang)]
        missed = list(failures(run))[:show]
        if missed:
            lines += ["", f"### {_MISSED.in_lang(lang)}", "", *(f"- {_one_line(line)}" for line in missed)]
    return "\n".join(lines) + "\n"


def html(runs: Sequence[SuiteRun], stamped: Stamp, lang: Lang, *, show: int) -> str:
    """The run as one HTML page: a bar with its interval beside every figure."""
    body = [f"<h1>{_TITLE.in_lang(lang)}</h1><p>{escape(stamped.told)}</p><p>{_READ.in_lang(lang)}</p>"]
    for run in runs:
        heads = "".join(f"<th>{h.in_lang(lang)}</th>" for h in (*_HEADS, Text("", "")))
        rows = "".join(
            f"<tr><td>{escape(name)}</td><td>{on}</td><td>{escape(told)}</td><td>{_bar(value)}</td></tr>"
            for name, on, told, value in _rows(run, lang)
        )
        body.append(
            f"<section><h2>{escape(run.scorer.name)}</h2><p>{escape(run.scorer.note.in_lang(lang))} ({len(run.cases)})</p>"
            f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{_details(run, lang, show)}</section>"
        )
    return whole_page(f"{_TITLE.in_lang(lang)} {stamped.commit}", "".join(body), lang)


def whole_page(title: str, body: str, lang: Lang) -> str:
    """An HTML page that fetches nothing, around a body of sections, tables and pictures."""
    return (
        f'<!doctype html><html lang="{"zh-CN" if lang == "zh" else "en"}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><main>{body}</main></body></html>\n"
    )


def _rows(run: SuiteRun, lang: Lang) -> Iterator[tuple[str, str, str, Estimate]]:
    """Name, part, words and figure of every measure; a label gives a row per class but "no"."""
    for part, found in parts(run).items():
        on = _PARTS[part].in_lang(lang)
        for name, measure in found.items():
            if name == ANSWERED and measure.share.value == 1 and not measure.unscored:
                continue
            for label, value in _figures(name, measure):
                left = f", {measure.unscored} {_UNSCORED.in_lang(lang)}" if measure.unscored else ""
                yield label, on, estimate(value) + left, value


def _figures(name: str, measure: Measure) -> Iterator[tuple[str, Estimate]]:
    if not measure.classes:
        yield name, measure.share
    for one in measure.classes:
        if one.name != "no":
            yield f"{name} F1" if one.name == "yes" else f"{name}={one.name} F1", one.f1


def _bar(value: Estimate) -> str:
    """The figure as a bar from 0 to 1, its interval as a line."""
    if value.value is None or value.low is None or value.high is None:
        return ""
    full, low, high = (round(_WIDTH * x, 1) for x in (value.value, value.low, value.high))
    middle = _HEIGHT / 2
    return (
        f'<svg role="img" aria-label="{value.value:.3f}" width="{_WIDTH}" height="{_HEIGHT}">'
        f'<rect class="all" width="{_WIDTH}" height="{_HEIGHT}"/><rect class="is" width="{full}" height="{_HEIGHT}"/>'
        f'<line x1="{low}" x2="{high}" y1="{middle}" y2="{middle}"/></svg>'
    )


def _details(run: SuiteRun, lang: Lang, show: int) -> str:
    missed = list(failures(run))[:show]
    if not missed:
        return ""
    lines = "".join(f"<li>{escape(line)}</li>" for line in missed)
    return f"<details><summary>{_MISSED.in_lang(lang)} ({len(missed)})</summary><ul>{lines}</ul></details>"


def _one_line(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


_STYLE = """
:root{color-scheme:light dark;--line:#8884;--bar:#2f6f5e;--text:#1d1d1b;--paper:#fff}
@media(prefers-color-scheme:dark){:root{--bar:#6cc0a6;--text:#eee;--paper:#161616}}
body{margin:0;background:var(--paper);color:var(--text);font:15px/1.5 system-ui,"Noto Sans CJK SC",sans-serif}
main{max-width:62rem;margin:0 auto;padding:1.5rem}
section{border-top:1px solid var(--line);margin-top:1.5rem;overflow-x:auto}
table{border-collapse:collapse;width:100%}
td,th{text-align:left;padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:middle}
td:nth-child(3){font-variant-numeric:tabular-nums;white-space:nowrap}
tr.worse{--bar:#b3402e}tr.cannot{--bar:#8a8a86}svg .all{fill:var(--line)}svg .is{fill:var(--bar)}svg line{stroke:var(--text);stroke-width:2}
summary{cursor:pointer;padding:.5rem 0}
li{overflow-wrap:anywhere}
"""
