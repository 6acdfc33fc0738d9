"""The checks as a reader looks them up: one line each, one in full, or as JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.check import Bad, Check, Good
from assistant.disputes import DISPUTES
from assistant.knowledge import sources
from assistant.present.columns import pad, width
from assistant.present.console import WORD
from assistant.types import Lang

if TYPE_CHECKING:
    from assistant.present.shapes.rules import RuleShape

_FIELD = re.compile(r"\{\w+\}")


def rule_table(checks: Sequence[Check], lang: Lang) -> str:
    """One line per check: its id, how grave it is, its name, its reason."""
    first = max(width(WORD[c.severity].in_lang(lang)) for c in checks)
    second = max(width(c.name) for c in checks)
    return "\n".join(
        f"{c.id}  {pad(WORD[c.severity].in_lang(lang), first)}  {pad(c.name, second)}  {c.reason.in_lang(lang)}"
        for c in checks
    )


def rule_text(check: Check, lang: Lang) -> str:
    """One check in full: reason, message, suggestion, positions, sources, examples."""
    zh = lang == "zh"
    lines = [
        f"{check.id}  {check.name}  {WORD[check.severity].in_lang(lang)} ({check.severity})",
        "",
        check.reason.in_lang(lang),
        "",
        f"{'会这样说：' if zh else 'It says: '}{_plain(check.message.in_lang(lang))}",
        f"{'怎么改：' if zh else 'What to do: '}{_plain(check.suggestion.in_lang(lang))}",
    ]
    if check.dispute is not None:
        lines += ["", "各家说法不一：" if zh else "The authorities differ:"]
        lines += [f"  {name}: {side.text.in_lang(lang)}" for name, side in DISPUTES[check.dispute].sides.items()]
    lines += ["", "出处：" if zh else "Sources:"]
    lines += [f"  {key}: {cited(key, lang)}" for key in check.sources]
    lines += ["", "会指出的例子：" if zh else "Flagged:"]
    for bad in check.bad:
        lines += [*_example(bad, lang), *_flagged(bad)]
    lines += ["", "没问题的例子：" if zh else "Fine:"]
    for good in check.good:
        lines += _example(good, lang)
    return "\n".join(lines)


def rule_json(check: Check, lang: Lang) -> RuleShape:
    """One check as JSON."""
    return {
        "id": check.id,
        "name": check.name,
        "severity": check.severity,
        "scope": check.scope,
        "off_by_default": check.off_by_default,
        "reason": check.reason.in_lang(lang),
        "message": check.message.in_lang(lang),
        "suggestion": check.suggestion.in_lang(lang),
        "sources": list(check.sources),
        "bad": [{"text": b.text, "flags": list(b.flags)} for b in check.bad],
        "good": [{"text": g.text} for g in check.good],
    }


def cited(key: str, lang: Lang) -> str:
    """A source as it is cited: author, title, year where it is known."""
    source = sources()[key]
    author, title = source.author.in_lang(lang), source.title.in_lang(lang)
    said = f"{author}《{title}》" if lang == "zh" else f"{author}, “{title}”"
    return f"{said} ({source.year})" if source.year else said


def _plain(template: str) -> str:
    """A message with its fields as an ellipsis: what stands there differs from text to text."""
    return _FIELD.sub("…", template)


def _example(example: Bad | Good, lang: Lang) -> list[str]:
    zh = lang == "zh"
    given = []
    if example.parent:
        given.append(f"{'上级' if zh else 'parent'}: {' / '.join(example.parent.splitlines())}")
    if example.draft:
        given.append(f"{'草稿' if zh else 'draft'}: {' / '.join(example.draft.splitlines())}")
    if example.cycle:
        given.append(f"{'周期' if zh else 'cycle'}: {example.cycle}")
    first, *rest = example.text.splitlines() or [""]
    lines = [f"  - {first}", *(f"    {line}" for line in rest)]
    return [*lines, *(f"    ({line})" for line in given)]


def _flagged(bad: Bad) -> list[str]:
    flags = [f for f in bad.flags if f]
    return [f"      → {' / '.join(flags)}"] if flags else []
