"""Sentences that are one order as a whole: a step back, the first version, a choice between directions."""

from __future__ import annotations

import re

from assistant.session import BackToFirst, Chosen, SteppedBack
from assistant.talk.clauses import bare
from assistant.talk.ground import Ground
from assistant.talk.order import Step
from assistant.text import plain
from assistant.types import Text

_UNDO = re.compile(
    r"(?:撤销|撤回|回退|退回|取消)(?:一下|一步|上一步|刚才的?(?:修改|改动|那(?:一)?(?:步|个|条))?|上一个(?:修改|改动)|这(?:一)?步|掉)?|(?:回到|退到|退回|返回)上一步|(?:刚才|上一步)(?:的|那(?:个|步))?(?:修改|改动)?(?:不要|不算|撤销|撤回)了?|改回(?:去|来)|还原(?:刚才的?)?|后悔了"
    r"|undo(?: that| it| this| the last (?:one|change|step|edit)| last)?|revert(?: that| it| the last (?:one|change))?|take (?:that|it) back|go back(?: one step| a step)?|step back|never ?mind that|ctrl\+?z",
    re.I,
)
_STEPS = re.compile(
    r"(?:撤销|撤回|回退|退回|undo|revert|go back)\s?(?:the last )?(?P<n>[两二三四五2345]|two|three|four|five)\s?(?:步|次|个|steps?|changes?|edits?|times?)",
    re.I,
)
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "two": 2, "three": 3, "four": 4, "five": 5}
_FIRST = re.compile(
    r"(?:回到|恢复到?|退回到?|还原(?:成|到|为)?|用回?|变回)?(?:最初|最开始|一开始|最早|原来|原始|初始|第一)(?:的)?(?:版本|那版|版|那个版本|样子|稿)(?:吧)?|全部(?:撤销|还原|撤回)|(?:所有|全部)(?:的)?(?:修改|改动)(?:都)?(?:撤销|不要|作废|取消)了?"
    r"|(?:go |take me |get )?(?:back )?to the (?:first|original|initial|very first) (?:version|draft|one)|(?:the )?(?:first|original) version(?: please)?|(?:restore|reset to|revert to|use|show) the (?:first|original|initial) (?:version|draft|one)|undo (?:everything|all)|reset (?:everything|all)|start over from the first version",
    re.I,
)
_CHOICE = re.compile(
    r"(?:选|选择|用|要|就|走|采用|换成|改成|换到)?\s?(?:第\s?(?P<zh>[一二三123])\s?(?:个|种|版)?(?:方向|方案|版本?|个)|方[向案]\s?(?P<ab>[ABCabc123一二三]))(?:吧|了)?"
    r"|(?:take|choose|pick|use|go with|switch to|i(?:'d| would)? (?:take|like|prefer))?\s?(?:the )?(?:(?P<nth>first|second|third) (?:direction|alternative|option|proposal)|(?:option|direction|alternative|proposal) (?P<en>[ABCabc123]|one|two|three))",
    re.I,
)
_NTH = {
    "一": 0,
    "二": 1,
    "三": 2,
    "1": 0,
    "2": 1,
    "3": 2,
    "a": 0,
    "b": 1,
    "c": 2,
    "first": 0,
    "second": 1,
    "third": 2,
    "one": 0,
    "two": 1,
    "three": 2,
}


def read(said: str, ground: Ground) -> Step | None:
    """The order that the whole sentence is, or None. "undo my commute" is none: the words must be all there is."""
    flat = plain(bare(said)).strip(" .!~。")
    if match := _STEPS.fullmatch(flat):
        word = match["n"].lower()
        return _undone(_COUNT.get(word) or int(word), ground)
    if _FIRST.fullmatch(flat):
        if not ground.state.past and ground.state.choices == type(ground.state.choices)():
            return Step(said=Text("现在就是第一版。", "This is the first version."), kind="answer")
        return Step(
            said=Text("回到第一版了；说「撤销」可以再回来。", "Back to the first version; “undo” returns."),
            moves=(BackToFirst(),),
        )
    if _UNDO.fullmatch(flat):
        return _undone(1, ground)
    there = ground.working.proposals
    if match := _CHOICE.fullmatch(flat):
        word = next(w for w in (match["zh"], match["ab"], match["nth"], match["en"]) if w)
        return _chosen(_NTH[word.lower()], ground)
    titled = [n for n, p in enumerate(there) if p.title and len(there) > 1 and plain(p.title).lower() in flat.lower()]
    if len(titled) == 1 and len(flat) < len(plain(there[titled[0]].title or "")) + 10:
        return _chosen(titled[0], ground)
    return None


def _undone(steps: int, ground: Ground) -> Step:
    there = min(steps, len(ground.state.past))
    if not there:
        return Step(said=Text("没有可以撤销的改动。", "There is nothing to undo."), kind="answer")
    said = Text("撤销了刚才的改动。", "The last change is undone.")
    if there > 1:
        said = Text("那几步都撤销了。", "Those steps are undone.")
    return Step(said=said, moves=(SteppedBack(),) * there)


def _chosen(index: int, ground: Ground) -> Step:
    there = ground.working.proposals
    if len(there) < 2:
        return Step(said=Text("现在只有一个方向。", "There is one direction only."), kind="answer")
    if index >= len(there):
        names = [p.title or "" for p in there]
        return Step(
            said=Text(
                f"没有这个方向。现在有：{'、'.join(names)}。",
                f"There is no such direction. There are: {', '.join(names)}.",
            ),
            kind="question",
        )
    title = there[index].title or ""
    return Step(said=Text(f"选了「{title}」。", f"“{title}” it is."), moves=(Chosen(index),))
