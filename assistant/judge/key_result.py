"""The verdict on one key result, put together from what its clauses say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.judge import chinese, chinese_ends, chinese_names, english, english_ends, english_names
from assistant.judge.compound import compound
from assistant.judge.hollow import about_itself, catchword
from assistant.judge.view import Line, Part
from assistant.text.late import late_compile
from assistant.types import KeyResultKind, Span, Text

_WORDS = late_compile(r"[^\W_]")
_GOES_ON = late_compile(
    r"持续|继续|不断|长期|日常|推进|跟进|\b(?:keep|continue|ongoing|work(?:ing)? on|support)\b",
    needs="持续 继续 不断 长期 日常 推进 跟进 keep continue ongoing work support",
)
_UNREAD = Text(
    zh="没读出这句话里的动作和结果，说不准它是哪一种",
    en="neither an action nor a result could be read from this line, so its kind is left open",
)
_HOW = late_compile(r"[\s,;:]*每(?:次|场|篇|期|节|条|份|家|回|趟)|[\s,;:]*(?:each|per) \w+", needs="每 each per")
_CADENCE = late_compile(
    r"每(?:个)?(?:工作日|双?周|双?月|天|日|季度?|年|旬|晚|早|半年|学期)|逐[日周月]|[日周月季]更"
    r"|\b(?:weekly|monthly|daily|quarterly|yearly|(?:every|each|per|a) (?:working )?(?:day|week|month|quarter|year))\b",
    needs="每 逐 更 week month dail quarter year day",
)


class Judged(NamedTuple):
    """A key result's verdict in plain values."""

    kind: KeyResultKind
    measurable: bool
    at: Span
    vague: Span | None
    second: Span | None
    doubt: Text | None = None
    measurable_doubt: Text | None = None
    cadence: bool = False


def judge(line: Line) -> Judged:
    """What the line is."""
    if not _WORDS.search(_without_blanks(line)):
        return Judged("empty", False, Span(0, len(line.text)), None, None)
    parts = tuple((chinese if line.chinese else english).parts(line))
    if not parts or about_itself(line.bare, chinese=line.chinese):
        return Judged("topic", False, Span(0, len(line.text)), None, None)
    main = _main(line, parts)
    empty = _hollow(line)
    if empty is not None:
        return Judged("outcome" if main.kind == "outcome" else "activity", False, main.at, empty, None)
    doubt = _UNREAD if main.unread else None
    measurable = main.measurable or any(p.measurable for p in parts if p.kind != "topic")
    if (
        main.kind == "activity"
        and line.sentence.deadline is not None
        and main.vague is None
        and not _GOES_ON.search(line.text)
    ):
        measurable = True  # one thing to be done by a day: done or not
    vague = next((p.vague for p in parts if p.vague is not None), None)
    return Judged(
        main.kind,
        measurable,
        main.at,
        None if measurable else vague,
        compound(line, parts),
        doubt=doubt,
        measurable_doubt=None if measurable else doubt,
        cadence=bool(_CADENCE.search(line.text)) or _holds(line, main),
    )


def _holds(line: Line, main: Part) -> bool:
    """Whether a result is that something does not happen, which no day brings about: no key account lost."""
    never = chinese_ends.NONE_LEFT if line.chinese else english_ends.NONE_LEFT
    return main.kind == "outcome" and never.search(line.bare) is not None


def _hollow(line: Line) -> Span | None:
    """The catchword that a line rests on: it counts nothing, nobody decides, and no thing or event is named."""
    if line.amounts:
        return None
    found = catchword(line.bare, chinese=line.chinese)
    if found is None or (chinese_ends.JUDGED if line.chinese else english_ends.JUDGED).search(line.bare):
        return None
    named = (chinese_names if line.chinese else english_names).names_thing(line.bare, found)
    return None if named else found


def _without_blanks(line: Line) -> str:
    text = list(line.text)
    for blank in line.sentence.blanks:
        for at in range(blank.span.start, min(blank.span.end, len(text))):
            text[at] = " "
    return "".join(text)


def _main(line: Line, parts: Sequence[Part]) -> Part:
    """The part that the key result stands on: a counted effect, a checkable end, an effect that leads, the first."""
    # 每周跑步 3 次，每次 5 公里: the second part only says how.
    parts = [p for p in parts if p is parts[0] or not _HOW.match(line.text, p.clause.start)]
    order = (
        [p for p in parts if p.kind == "outcome" and p.counted],
        [p for p in parts if p.kind == "outcome" and p.measurable],
        [p for p in parts[:1] if p.kind == "outcome"],
        [p for p in parts if p.kind == "output" and p.measurable],
        [p for p in parts if p.kind == "activity"],
        [p for p in parts if p.kind != "topic"],
    )
    return next((found[0] for found in order if found), parts[0])
