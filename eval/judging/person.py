"""A person as the judge: one pair after the other, a key for each, names hidden; what is judged is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.types import Lang, Text
from eval.judging.pairs import Pair
from eval.judging.rubric import RUBRIC
from eval.judging.votes import Vote, chosen

_SIDES = {"1": "1", "2": "2", "t": "tie", "0": "tie"}
_KEYS = Text("1 第一份更好 · 2 第二份更好 · t 一样好 · q 先到这里：", "1 first · 2 second · t tie · q stop here: ")
_AGAIN = Text("按 1、2、t 或 q，再按回车。", "Press 1, 2, t or q, then Enter.")
_NAMES = {
    "request": Text("草稿", "The draft"),
    "parent": Text("上级 OKR", "The leader's OKR"),
    "1": Text("提案 1", "Proposal 1"),
    "2": Text("提案 2", "Proposal 2"),
}


def introduction(lang: Lang) -> str:
    """What to judge by."""
    head = Text("只看下面几条，长短和先后不算：", "Judge by these alone; length and order mean nothing:")
    return "\n".join([head.in_lang(lang), *(f"- {rule.ask.in_lang(lang)}" for rule in RUBRIC)])


def judge(pairs: Sequence[Pair], lang: Lang, *, read: Callable[[], str], say: Callable[[str], None]) -> Iterator[Vote]:
    """A vote for each pair until there is none left, or the person stops. `read` gives one line, "" at the end."""
    for number, pair in enumerate(pairs, 1):
        say(f"\n{'=' * 30} {number}/{len(pairs)}\n{_shown(pair, lang)}\n")
        side = _asked(lang, read, say)
        if side is None:
            return
        yield Vote(case=pair.case, pair=pair.stamp, order=pair.blind, choice=chosen(side, pair.blind))


def _asked(lang: Lang, read: Callable[[], str], say: Callable[[str], None]) -> str | None:
    """The side that was chosen, None where the person stops."""
    while True:
        say(_KEYS.in_lang(lang))
        line = read()
        key = line.strip().lower()[:1]
        if key in _SIDES:
            return _SIDES[key]
        if key == "q" or not line:
            return None
        say(_AGAIN.in_lang(lang))


def _shown(pair: Pair, lang: Lang) -> str:
    first, second = pair.sides(pair.blind)
    parts = [("request", pair.request["text"]), ("parent", pair.request["parent"]), ("1", first), ("2", second)]
    return "\n\n".join(f"--- {_NAMES[name].in_lang(lang)}\n{text}" for name, text in parts if text)
