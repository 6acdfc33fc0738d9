"""An OKR as a page to print or to open anywhere: one file, nothing loaded from outside; it can be read back."""

from __future__ import annotations

import html

from assistant.export.back import parked_line
from assistant.export.carried import carried
from assistant.export.layout import in_script
from assistant.export.remarks import with_remarks
from assistant.export.text import title
from assistant.locale import words
from assistant.types import Lang, Outcome

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Segoe UI", sans-serif; color: #23262b;
  max-width: 46rem; margin: 2.5rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.1rem; color: #5c6068; border-bottom: 1px solid #ddd7ca; padding-bottom: .4rem; }
h2 { font-size: 1.35rem; line-height: 1.5; margin: 1.6rem 0 .2rem; break-after: avoid; }
h3 { font-size: 1rem; color: #5c6068; margin-top: 2rem; break-after: avoid; }
.why { color: #5c6068; margin: 0 0 .6rem; }
ul { padding-left: 1.2rem; margin: .3rem 0; }
li { break-inside: avoid; margin: .25rem 0; }
li li { color: #444a52; font-size: .94rem; }
@page { margin: 18mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
"""


def printable(outcome: Outcome, *, lang: Lang | None = None, direction: int = 0) -> str:
    """Proposal number `direction` as an HTML page; labels in `lang` (default: the draft's)."""
    say = words(lang or outcome.lang)
    okr, shown = carried(outcome, direction), outcome.proposals[direction : direction + 1]
    head = html.escape(title(outcome, say))
    body = [f"<h1>{head}</h1>"]
    for at, objective in enumerate(okr.objectives, start=1):
        label = f"O{at}" if len(okr.objectives) > 1 else "O"
        body.append(f"<h2>{label} {html.escape(with_remarks(objective.text, objective.remarks, say))}</h2>")
        if shown and (why := shown[0].objectives[at - 1].draft.why):
            body.append(f'<p class="why">{html.escape(why)}</p>')
        body.append("<ul>")
        for no, row in enumerate(objective.key_results, start=1):
            words_of = html.escape(with_remarks(row.text, row.remarks, say))
            work = "".join(f"<li>{html.escape(w)}</li>" for w in row.initiatives)
            body.append(f"<li>KR{no} {words_of}{f'<ul>{work}</ul>' if work else ''}</li>")
        body.append("</ul>")
    if okr.parked:
        body.append(f"<h3>{html.escape(say('export.parked'))}</h3><ul>")
        for what, why in okr.parked:
            first, *rest = (html.escape(line.strip().removeprefix("- ")) for line in parked_line(what, why))
            below = "".join(f"<li>{line}</li>" for line in rest)
            body.append(f"<li>{first}{f'<ul>{below}</ul>' if below else ''}</li>")
        body.append("</ul>")
    page = "\n".join(body)
    told = "zh-Hans" if say.lang == "zh" else "en"
    return in_script(
        f'<!doctype html>\n<html lang="{told}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="okr-assistant">\n'
        f"<title>{head}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{page}\n</body>\n</html>\n",
        outcome,
        lang,
    )
