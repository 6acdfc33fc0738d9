"""A row of a sheet said as a key result: from where to where, held, or reached, with floor and stretch beside it."""

from __future__ import annotations

from assistant.blanks import write_blank
from assistant.lexicon import Metric
from assistant.metrics.called import called
from assistant.text import cjk_count
from assistant.types import Amount, Lang, MetricRow

# Where the start is missing it is asked for only where a level makes no sense without one.
_LEVELS = ("percent", "score", "duration", "ratio")


def row_text(row: MetricRow, metric: Metric | None, lang: Lang, *, ask: bool = False) -> str:
    """The row as one sentence with every amount that it holds, parts left out.

    With `ask`, as a key result: a rate without a start, or a start without a target, has a blank there.
    """
    name = row.name if lang == "zh" else row.name[:1].upper() + row.name[1:]
    goal = row.target or row.floor or row.stretch
    say = _zh if lang == "zh" else _en
    if not ask and goal is None:
        return _today(name, row.baseline, lang) + _beside(row, goal, lang)
    first = write_blank("baseline", lang) if ask else None
    text = say(name, row.baseline, goal, metric, row.limit, first)
    return text + _beside(row, goal, lang)


def key_result_text(row: MetricRow, metric: Metric | None, lang: Lang) -> str:
    """The row as a key result that asks for what it lacks; a line that was a sentence of its own stays as it was."""
    own = row.text != row_text(row, metric, lang)
    return row.text if own else row_text(row, metric, lang, ask=True)


def _zh(
    name: str, start: Amount | None, goal: Amount | None, metric: Metric | None, limit: bool, first: str | None
) -> str:
    gap = " " if name[-1:].isascii() else ""
    if goal is None:
        return f"{name}{gap}从{_gap(start.text)}到{write_blank('target', 'zh')}" if start else name
    figure, text = goal.figure, goal.text
    now = f"（现在{_gap(start.text).rstrip()}）" if start else ""
    if figure is None:
        return f"{name}：{text}{now}"
    if figure.op == "change":
        return f"{name}{gap}{text if cjk_count(text) else _change(text, 'zh')}{now}"
    if figure.op in ("ge", "gt"):
        return f"{name}{gap}从{_gap(start.text)}到不低于 {text}" if start else f"{name}{gap}不低于 {text}"
    if figure.op in ("le", "lt"):
        return f"{name}{gap}从{_gap(start.text)}到不高于 {text}" if start else f"{name}{gap}不高于 {text}"
    if _held(start, goal, limit):
        return f"{name}{gap}保持在 {text}"
    if limit:
        return f"{name}{gap}不高于 {text}{now}"
    if start is not None:
        return f"{name}{gap}从{_gap(start.text)}到{_gap(text).rstrip()}"
    if first and figure.kind in _LEVELS and figure.op == "eq":
        return f"{name}{gap}从{first}到{_gap(text).rstrip()}"
    verb = "降到" if metric is not None and metric.direction == "down" else "达到"
    return f"{name}{gap}{verb}{_gap(text).rstrip()}"


def _en(
    name: str, start: Amount | None, goal: Amount | None, metric: Metric | None, limit: bool, first: str | None
) -> str:
    if goal is None:
        return f"{name} from {start.text} to {write_blank('target', 'en')}" if start else name
    figure, text = goal.figure, goal.text
    now = f" (today {start.text})" if start else ""
    if figure is None:
        return f"{name}: {text}{now}"
    if figure.op == "change":
        return f"{name} {text if text[:1].isalpha() else _change(text, 'en')}{now}"
    if figure.op in ("ge", "gt", "le", "lt"):
        bound = "at least" if figure.op in ("ge", "gt") else "at most"
        return f"{name} from {start.text} to {bound} {text}" if start else f"{name} {bound} {text}"
    if _held(start, goal, limit):
        return f"{name} stays at {text}"
    if limit:
        return f"{name} at most {text}{now}"
    if start is not None or (first and figure.kind in _LEVELS and figure.op == "eq"):
        return f"{name} from {start.text if start else first} to {text}"
    verb = "down to" if metric is not None and metric.direction == "down" else "reaches"
    return f"{name} {verb} {text}"


def _today(name: str, start: Amount | None, lang: Lang) -> str:
    if start is None:
        return name
    return f"{name}（现在{_gap(start.text).rstrip()}）" if lang == "zh" else f"{name} (today {start.text})"


def _held(start: Amount | None, goal: Amount, limit: bool) -> bool:
    if start is None or start.figure is None or goal.figure is None:
        return limit and start is None
    return start.figure.value is not None and start.figure.value == goal.figure.value


def _change(text: str, lang: Lang) -> str:
    """ "+20%" and "-5%" with a verb."""
    down = text.startswith(("-", "−", "–"))
    amount = text.lstrip("+-−– ")
    if lang == "zh":
        return f"{'降低' if down else '提升'} {amount}"
    return f"{'down' if down else 'up'} {amount}"


def _beside(row: MetricRow, goal: Amount | None, lang: Lang) -> str:
    said = []
    if row.floor is not None and row.floor != goal:
        said.append(_named(called(row.floor, "floor", lang), row.floor.text, lang))
    if row.stretch is not None and row.stretch != goal:
        said.append(_named(called(row.stretch, "stretch", lang), row.stretch.text, lang))
    for amount in row.further:
        said.append(_named(amount.heading, amount.text, lang))
    if not said:
        return ""
    return f"（{'，'.join(said)}）" if lang == "zh" else f" ({', '.join(said)})"


def _named(heading: str, amount: str, lang: Lang) -> str:
    """An amount behind what its column is called; apart from a month, which would take its first digits for a day."""
    dated = heading[-1:].isdigit() or heading.endswith(("月", "季", "季度", "年"))
    colon = ("：" if lang == "zh" else ": ") if dated else " "
    return f"{heading}{colon}{amount}" if heading else amount


def _gap(text: str) -> str:
    """An amount between Chinese words: a blank before a digit, and behind it what must not run on ("元/单 到")."""
    tail = " " if text[-1:].isascii() or "/" in text else ""
    return f" {text}{tail}" if text[:1].isascii() else f"{text}{tail}"
