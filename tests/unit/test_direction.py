"""Whether a line says that its figure is to rise or to fall."""

from __future__ import annotations

import pytest

from assistant.item import read_sentence
from assistant.judge.direction import said_direction
from assistant.text import plain


@pytest.mark.parametrize(
    ("way", "text"),
    [
        ("down", "Cut the queue at the pharmacy from 18 to 31 minutes"),
        ("down", "Scrap in the press shop falls from 3.2% to 4.4%"),
        ("down", "Rework the lobby so that complaints drop from 41 to 12"),
        ("down", "Reduce noise and cut returns from 9% to 6%"),
        ("up", "Reduce noise and raise occupancy from 61% to 70%"),
        ("up", "Attendance rises from 60% to 52%"),
        (None, "Improve the answer time from 9 hours to 3 hours"),
        (None, "Lower-secondary pass rate from 60% to 70%"),
        ("down", "排队时间从 18 缩短到 31 分钟"),
        ("down", "把次品率由 3% 降至 5%"),
        ("down", "提升体验，减少投诉从 41 起到 12 起"),
        ("up", "入住率从 61% 提升到 70%"),
        (None, "降本建议采纳从 12 条到 30 条"),
    ],
)
def test_the_way_that_the_words_say(way: str | None, text: str) -> None:
    sentence = read_sentence(text, "en")
    start, target = sentence.figures[:2]
    assert said_direction(plain(text), start.span, target.span) == way
