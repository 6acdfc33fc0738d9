"""From the packed rows of knowledge/metrics/ and terms.yml to metrics, terms and identities.

The files are packed for fast reading: `name | synonym | ...` in one scalar. In `effect`, `{people|用户}` and
`{subject|产品}` are places for the people and the product of the draft, with what to say when it names none. `is` holds
kind, direction and nature, and `bounded` or `vanity` where they apply; in `for_zh` and `for_en`, `a + b` is a task told by
words that only together point to the metric.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

from assistant.lexicon.metric import Direction, Identity, Metric, Nature, fill
from assistant.types import FigureKind, Text

_OPS: dict[str, Literal["product", "sum", "quotient", "difference"]] = {
    " * ": "product",
    " + ": "sum",
    " / ": "quotient",
    " - ": "difference",
}

_KINDS: frozenset[Any] = frozenset(get_args(FigureKind))
_DIRECTIONS: frozenset[Any] = frozenset(get_args(Direction))
_NATURES: frozenset[Any] = frozenset(get_args(Nature))


def read_identity(result: str, words: str) -> Identity:
    """The identity of the metric with key `result` from its `equals` ("orders * basket-value")."""
    for sign, op in _OPS.items():
        if sign in words:
            return Identity(result, op, tuple(words.split(sign)))
    raise ValueError(words)


def read_metric(row: dict[str, Any]) -> Metric:
    """One metric from its row; the row is trusted, the tests prove it."""
    zh, en = _parts(row["zh"]), _parts(row["en"])
    marks = row["is"].split()
    for_zh, for_en = _parts(row.get("for_zh")), _parts(row.get("for_en"))
    kind = next(mark for mark in marks if mark in _KINDS)
    form = Text(*_parts(row["effect"])) if "effect" in row else None
    return Metric(
        key=row["key"],
        name=Text(zh[0], en[0]),
        synonyms_zh=zh[1:],
        synonyms_en=en[1:],
        unit=Text(*_parts(row["unit"])) if "unit" in row else Text("%", "%") if kind == "percent" else None,
        kind=kind,
        direction=next(mark for mark in marks if mark in _DIRECTIONS),
        bounded="bounded" in marks,
        vanity="vanity" in marks,
        nature=next(mark for mark in marks if mark in _NATURES),
        effect=Text(fill(form, "zh"), fill(form, "en")) if form else None,
        effect_form=form,
        drives=row.get("drives"),
        guardrail=row.get("guardrail"),
        where=Text(*_parts(row["where"])) if "where" in row else None,
        identities=_parts(row.get("equals")),
        functions=tuple(row["functions"].split()),
        topics_zh=tuple(topic for topic in for_zh if " + " not in topic),
        topics_en=tuple(topic for topic in for_en if " + " not in topic),
        tasks=tuple(tuple(topic.split(" + ")) for topic in (*for_zh, *for_en) if " + " in topic),
    )


def _parts(words: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(" | ")) if words else ()


def read_terms(rows: dict[str, Any]) -> tuple[str, ...]:
    """The terms as written, and the patterns with every one of their figures."""
    spelled = list(rows["terms"])
    for pattern in rows["patterns"]:
        spelled.extend(pattern["form"].replace("{n}", str(n)) for n in pattern["figures"])
    return tuple(dict.fromkeys(spelled))
