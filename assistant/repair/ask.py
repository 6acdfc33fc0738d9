"""Questions that code asks: one for each blank that has none, one for a target that found no place.

No numeral stands in these sentences: every figure shown must be somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assistant.lexicon import lexicon
from assistant.types import BlankSlot, Lang, OkrDocument, Question, ShownKeyResult, ShownObjective, Slot, Text

_ASK: dict[BlankSlot, Text] = {
    "baseline": Text(zh="「{what}」现在是多少？", en="What is “{what}” today?"),
    "target": Text(zh="「{what}」希望做到多少？", en="Where should “{what}” end up?"),
    "deadline": Text(zh="「{what}」最晚什么时候完成？", en="By when is “{what}” due?"),
    "metric": Text(zh="「{what}」做成了，看哪个数字能知道？", en="Which figure would show that “{what}” worked?"),
    "owner": Text(zh="「{what}」由谁负责？", en="Who owns “{what}”?"),
}
_FROM_TO = Text(zh="「{what}」现在是多少，希望做到多少？", en="What is “{what}” today, and where should it end up?")
_WHY: dict[BlankSlot, Text] = {
    "baseline": Text(zh="没有起点就看不出变化。", en="Without a start nobody can see the change."),
    "target": Text(zh="目标值只有你和 leader 能定。", en="Only you and your leader can set a target."),
    "deadline": Text(zh="有日期才知道算不算按时。", en="A date tells whether it came in time."),
    "metric": Text(zh="能数出来，才判断得了做没做到。", en="What can be counted can be judged."),
    "owner": Text(zh="有人负责，才有人跟进。", en="Somebody has to follow it up."),
}
# The order in which questions are worth a person's time.
_ORDER: tuple[Slot, ...] = ("parent", "direction", "baseline", "metric", "target", "deadline", "owner")


def questions_for_blanks(
    objectives: Sequence[ShownObjective], asked: Sequence[Question], lang: Lang, function: str | None = None
) -> Iterator[Question]:
    """A question for each blank of a proposal that nobody asked about yet; `function` is that of who answers."""
    known = {(q.about, q.slot) for q in asked}
    for objective in objectives:
        for kr in objective.key_results:
            slots = {b.slot for b in kr.sentence.blanks}
            both = {"baseline", "target"} <= slots
            if both and (kr.id, "baseline") in known:
                known.add((kr.id, "target"))
            for blank in kr.sentence.blanks:
                slot = blank.slot
                if slot is None or (kr.id, slot) in known:
                    continue
                known.add((kr.id, slot))
                if both:  # one from-to answer settles both
                    known |= {(kr.id, "baseline"), (kr.id, "target")}
                hit = next(iter(lexicon().find(kr.draft.text)), None)
                # 食堂满意度 is not found where customers' satisfaction is: the place is only named for the bare metric.
                named = hit is not None and _what(kr, "baseline").lower() == hit.text.lower()
                metric = hit.metric if hit is not None and named and hit.metric.of_trade(function) else None
                where = metric.where.in_lang(lang) if metric and metric.where and slot == "baseline" else None
                yield Question(
                    about=kr.id,
                    slot=slot,
                    ask=(_FROM_TO if both and slot == "baseline" else _ASK[slot])
                    .in_lang(lang)
                    .format_map({"what": _what(kr, slot)}),
                    why=_WHY[slot].in_lang(lang),
                    where=where,
                )


def question_for_parent(parent: OkrDocument | None, asked: Sequence[Question], lang: Lang) -> Question | None:
    """Which of the parent's key results this serves most, if nobody asked yet."""
    if parent is None or any(q.slot == "parent" for q in asked):
        return None
    options = tuple(k.text for o in parent.objectives for k in o.key_results if k.text and not k.dropped)
    options = options or tuple(o.text for o in parent.objectives if o.written)
    if len(options) < 2:
        return None
    return Question(
        about="set",
        slot="parent",
        ask=Text(zh="主要支撑上级的哪条？", en="Which of your leader's lines does this serve most?").in_lang(lang),
        why=Text(zh="说清楚支撑谁，leader 才好判断轻重。", en="It tells your leader how much this matters.").in_lang(
            lang
        ),
        options=options[:4],
    )


def question_for_target(line: str, target: str, quote: str, lang: Lang) -> Question:
    """Where a target of the draft belongs that found no place in the proposal."""
    ask = Text(
        zh="草稿里的「{quote}」（{line}）放到哪里合适？", en="Where does “{quote}” from the draft ({line}) belong?"
    )
    why = Text(zh="这个目标值是你写的，不该丢。", en="You set this target; it should not get lost.")
    return Question(
        about=target,
        slot="target",
        ask=ask.in_lang(lang).format_map({"quote": quote, "line": line}),
        why=why.in_lang(lang),
    )


def in_order(
    questions: Sequence[Question], *, purpose_first: bool = False, tied: bool = False, last: Collection[Question] = ()
) -> tuple[Question, ...]:
    """The questions by worth, numbered q1, q2 ...

    What a sheet's figures are for is asked before anything else. Which figure, from where and to where of a key result
    comes before whom it serves, where some are `tied` to the leader's already, and before what stands in no key result:
    the questions in `last`.
    """
    ranks = {slot: float(n) for n, slot in enumerate(_ORDER)}
    ranks["metric"] = ranks["baseline"]
    if purpose_first:
        ranks["direction"] = -1.0
    if tied:
        ranks["parent"] = ranks["target"] + 0.5
    ordered = sorted(questions, key=lambda q: len(_ORDER) if q in last else ranks[q.slot])
    return tuple(replace(q, id=f"q{n}") for n, q in enumerate(ordered, 1))


def _what(kr: ShownKeyResult, slot: BlankSlot) -> str:
    if named := _NAMED.match(kr.draft.text):
        return named[1].strip()
    if kr.sentence.metric and slot in ("baseline", "target"):
        return kr.sentence.metric.strip()
    hit = next(iter(lexicon().find(kr.draft.text)), None)
    if hit and slot in ("baseline", "target"):
        return hit.text
    text = kr.draft.text
    for blank in reversed(kr.sentence.blanks):
        text = text[: blank.span.start] + "…" + text[blank.span.end :]
    # The blanks' own frame is no part of the name: "…, from … to …", "…前", "by …".
    text = _FRAME.sub("", text).strip(" ，,、;；")
    return text if len(text) <= 40 else text[:39] + "…"


# "食堂满意度从【待填：基线】%到…": the words in front are what is asked for.
_NAMED = re.compile(
    r"([^，,；;]{2,60}?)(?:[从從](?:去年|上季度?|上个?月)?\s?|\sfrom\s)(?=【|\[|[\d~$€£约一二三四五六七八九十百千半]|half)"
)
_FRAME = re.compile(
    r"[，,]?\s*从\s*…\S{0,3}\s*到\s*…\S{0,3}$|,?\s*\bfrom … ?\S* to … ?\S*$|^…前|\s*\bby …$|"
    r"[，,]\s*…达到…\S{0,3}$|,\s*with … reaching …$"
)
