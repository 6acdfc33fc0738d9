"""One amount of a line in the place of another: with the unit that was not said again, and every other word as it stood."""

from __future__ import annotations

import re

from assistant.numbers import read_figures
from assistant.session.amounts import own_unit, with_unit
from assistant.session.insert import place_for_start, put_start
from assistant.talk.ground import Ground, Place
from assistant.text import plain


def replaced(place: Place, role: str, words: str, text: str | None = None) -> str | None:
    """The line with the amount of one role replaced; None where it has none, or several and none is meant."""
    sentence = place.sentence
    if sentence is None:
        return None
    found = [f for f in sentence.figures if f.role == role]
    if len(found) > 1:
        said = read_figures(words)
        alike = [f for f in found if said and f.kind == said[0].kind and f.unit == said[0].unit]
        found = alike if len(alike) == 1 else found[:1] if len({f.kind for f in found}) == 1 and not alike else []
    if len(found) != 1:
        return None
    figure = found[0]
    old = sentence.text[figure.span.start : figure.span.end]
    new = _once(with_unit_of(words, old), sentence.text[figure.span.end :])
    if figure.op != "eq" and (
        bound := re.match(
            r"(?:不超过|不高于|不低于|不少于|至少|最多|低于|高于|at most|at least|under|below|above|over|within)\s*",
            new,
        )
    ):
        new = new[bound.end() :]
    text = place.text if text is None else text
    # Where the start was replaced before, the target has moved.
    at = figure.span.start if text == place.text else text.rfind(old)
    if at < 0 or text[at : at + len(old)] != old:
        return None
    return _joined(text[:at], new, text[at + len(old) :])


def with_start(place: Place, words: str, ground: Ground) -> str | None:
    """The line with a start put in front of its target."""
    sentence = place.sentence
    at = place_for_start(sentence, ground.lang, words) if sentence is not None else None
    if sentence is None or at is None:
        return None
    quote = sentence.targets[0].quote
    return put_start(sentence, at, with_unit_of(words, quote), ground.lang).into(place.text)


def as_put(place: Place, role: str, words: str) -> str:
    """The amount as it stands in the line now, with the unit that it took over."""
    figure = next((f for f in place.sentence.figures if f.role == role), None) if place.sentence else None
    return _once(with_unit_of(words, figure.quote), "") if figure is not None else words


def with_unit_of(words: str, old: str) -> str:
    """A bare amount with the unit, and where it is as small as the old one the 万 or k, of the amount it replaces."""
    if own_unit(words) or not re.search(r"[0-9０-９]$", words):
        return words
    magnitude = re.search(r"(?:万|亿|[kKmM])$", old)
    if magnitude:
        now, before = _number(words), _number(old[: magnitude.start()])
        return f"{words}{magnitude.group()}" if now is not None and before and now < 50 * before else words
    joined = with_unit(words, old)
    gap = re.search(r"\d(?P<gap>\s)[\u4e00-\u9fff]", old)
    return f"{words} {joined[len(words) :]}" if gap and re.match(r"[\u4e00-\u9fff]", joined[len(words) :]) else joined


def _once(words: str, after: str) -> str:
    """The amount without what stands behind it already: "8 a month" in front of "a month", "up to" behind "to"."""
    words = re.sub(r"^(?:up|down) to\s+", "", words, flags=re.I)
    number = re.match(r"\D*\d[\d.,]*", words)
    tail = words[number.end() :].strip() if number else ""
    return words[: number.end()] if number and tail and after.strip().lower().startswith(tail.lower()) else words


def _joined(before: str, amount: str, after: str) -> str:
    """The amount in its place; a blank stands between Chinese words and digits only."""
    if re.match(r"[\u4e00-\u9fff]", amount) and re.search(r"[\u4e00-\u9fff] $", before):
        before = before[:-1]
    return before + amount + after


def _number(text: str) -> float | None:
    match = re.search(r"\d+(?:\.\d+)?", plain(text).replace(",", ""))
    return float(match.group()) if match else None
