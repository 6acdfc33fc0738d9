"""The checks as a reader looks them up: one line each, one in full, or as JSON."""

from __future__ import annotations

from typing import Any

from assistant.check import Check
from assistant.types import Lang


def rule_line(check: Check, lang: Lang) -> str:
    """One line of the list."""
    return f"{check.id}  {check.severity:<7}  {check.name:<34}  {check.reason.in_lang(lang)}"


def rule_text(check: Check, lang: Lang) -> str:
    """One check in full: reason, message, suggestion, sources, examples."""
    zh = lang == "zh"
    lines = [
        f"{check.id} {check.name} ({check.severity})",
        "",
        check.reason.in_lang(lang),
        "",
        f"{'说法' if zh else 'Message'}: {check.message.in_lang(lang)}",
        f"{'怎么改' if zh else 'What to do'}: {check.suggestion.in_lang(lang)}",
        f"{'来源' if zh else 'Sources'}: {', '.join(check.sources)}",
        "",
        "要改的例子:" if zh else "Flagged:",
    ]
    for bad in check.bad:
        lines += [f"  - {bad.text}".replace("\n", "\n    ")]
    lines.append("没问题的例子:" if zh else "Fine:")
    for good in check.good:
        lines += [f"  - {good.text}".replace("\n", "\n    ")]
    return "\n".join(lines)


def rule_json(check: Check, lang: Lang) -> dict[str, Any]:
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
