"""Questions that code answers at once: about a remark from its check, about a figure from the ledger, about the method from the guide."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from assistant.checks import all_checks, review
from assistant.guide.finding import GUESS, find_sections
from assistant.numbers import read_figures
from assistant.parse import parse
from assistant.talk.clauses import quotes
from assistant.talk.ground import Ground, Place
from assistant.talk.order import Step, no_such_line
from assistant.talk.targets import aim, by_words
from assistant.text import plain
from assistant.types import SEVERITIES, Finding, LedgerEntry, Origin, Text

_QUESTION = re.compile(
    r"[?？]\s*$|[吗呢么]\s*[?？]?\s*$|为什么|为何|怎么|怎样|如何|什么|哪|多少|几(?:个|条|次)|谁|能不能|可以(?!把|帮)|可不可以|要不要|该不该|是不是|算不算|行不行|区别|含义|意思|解释|讲讲|说说|介绍"
    r"|^(?:\W*(?:so|and|but|hi|hey|ok|please)\W+)*(?:why|what|how|when|where|who|which|is|are|do|does|did|can|could|should|may|must|will|would|explain|tell|what's|describe)\b",
    re.I,
)
_EXPLAIN = re.compile(
    r"为什么|为何|怎么(?:会|就|不|了)|什么(?:问题|毛病|意思)|有问题|哪里不(?:好|对|行)|解释|讲讲|说明|标红|要改|被(?:标|说|判)|提醒|不算|不合格|错在"
    r"|\b(?:why|what's wrong|what is wrong|explain|flag(?:ged)?|remark|finding|problem|mean|issue|wrong with|complain)\b",
    re.I,
)
_ORIGIN = re.compile(
    r"哪(?:里|儿)?(?:来|得来)|从哪|来源|出处|谁(?:给|说|写|定)的|怎么来|依据|\b(?:where (?:does|did|do|is|was).*(?:come|from|taken)|source of|came from|who (?:said|gave|set)|origin)\b",
    re.I,
)
_ID = re.compile(r"(?<![A-Za-z])(?P<id>[OKSG]\d{2})(?!\d)", re.I)
_POLITE = re.compile(
    r"^(?:.{0,6})(?:能不能|能否|可不可以|可以|能)(?:请你|你)?(?:帮我|把|给)|\b(?:can|could|would|will) you (?:please )?(?:change|set|make|add|drop|remove|delete|put|mark|move|raise|lower|park|split|undo|give|replace)",
    re.I,
)
_PLACES: dict[Origin, Text] = {
    "draft": Text("来自你的草稿", "it comes from your draft"),
    "parent": Text("来自上级的 OKR", "it comes from your leader's OKR"),
    "metrics": Text("来自你给的指标表", "it comes from the metrics you gave"),
    "context": Text("来自你说的角色或周期", "it comes from the role or the period you gave"),
    "answer": Text("是你自己说的", "you said so yourself"),
    "term": Text("是指标名字的一部分，不是数值", "it is part of a metric's name, and no amount"),
    "derived": Text("是从你给的数换算来的", "it was worked out from what you gave"),
    "blank": Text("还是空的，没有人给过", "it is still open: nobody gave it"),
}
_ORDER = ("K00", "K13", "K09", "K02", "K01", "K03")
# What is asked of OKRs is answered from less; a section nearly as good as the best is told beside it.
_SUBJECT = re.compile(
    r"okrs?|kpis?|(?<![A-Za-z])(?:krs?|o)(?![A-Za-z])|关键结果|目标|复盘|打分|周期|绩效|对齐|上级|负责人|objective|key result|score|cycle|quarter|update",
    re.I,
)
_ABOUT_OKRS = 0.1
# What people say for the same question.
_USUAL = (
    (re.compile(r"(?<=[A-Za-z\u4e00-\u9fff])\s?(?:跟|与|同)\s?(?=KR|KPI|OKR|关键结果|任务|指标)", re.I), " 和 "),
    (
        re.compile(
            r"\s?(?:到底|究竟)?(?:差在哪(?:里|儿)?|差别(?:在哪|是什么)?|有(?:什么|啥|何)(?:不同|不一样|差别)|(?:有)?啥区别|不一样在哪(?:里|儿)?|怎么(?:区分|分))"
        ),
        " 的区别 ",
    ),
)
_AS_GOOD = 0.8
_NEAR = 0.5
_BARE = Text("这一条没有要改的地方。", "Nothing stands against this line.")


def answer(said: str, ground: Ground) -> Step | None:
    """The answer to a question that code can answer; None for what is no question, or asks for a judgement."""
    flat = plain(said)
    if not _QUESTION.search(flat) or _POLITE.search(flat):
        return None
    if ground.places and (missing := aim(said, ground).missing):
        return no_such_line(missing, ground)
    return (
        _about_check(said, ground)
        or _about_origin(said, ground)
        or _about_line(said, ground)
        or _about_method(said, ground)
    )


def _about_check(said: str, ground: Ground) -> Step | None:
    """ "K02 是什么意思", "explain K05": a check by its id, with the reason and what it saw here."""
    match = _ID.search(said)
    check = next((c for c in all_checks() if match and c.id == match["id"].upper()), None)
    if check is None:
        return None
    seen = next((f for f in _findings(ground) if f.check == check.id), None)
    zh, en = f"{check.id}：{check.reason.zh}", f"{check.id}: {check.reason.en}"
    if seen is not None:
        label = ground.label(seen.target)
        zh += f"这里说的是 {label}：{seen.message.zh}{seen.suggestion.zh}"
        en += f" Here it speaks of {label}: {seen.message.en} {seen.suggestion.en}"
    return Step(said=Text(zh, en), kind="answer", sources=check.sources)


def _about_origin(said: str, ground: Ground) -> Step | None:
    """ "85% 哪来的": where the ledger says that a figure comes from."""
    if not _ORIGIN.search(plain(said)):
        return None
    found = aim(said, ground)
    figures = read_figures(found.rest)
    entries = [e for e in ground.proposal.ledger if e.field in ("text", "stretch", "floor")]
    if found.named:
        entries = [e for e in entries if any(e.target == p.id for p in found.places)]
    values = {f.value for f in figures if f.value is not None}
    hits = [e for e in entries if e.kind == "figure" and values & {f.value for f in read_figures(e.quote)}]
    hits = hits or ([e for e in entries if e.kind == "figure"] if found.named and not figures else [])
    if not hits:
        hits = _stated(ground, values) if values else []
    if not hits:
        return None
    zh = "".join(f"「{e.quote}」（{ground.label(e.target)}）{_told(e, ground).zh}。" for e in hits[:3])
    en = " ".join(f"“{e.quote}” ({ground.label(e.target)}): {_told(e, ground).en}." for e in hits[:3])
    return Step(said=Text(zh, en), kind="answer")


def _stated(ground: Ground, values: AbstractSet[object]) -> list[LedgerEntry]:
    """Figures of kept lines, which stand in the draft as they are."""
    found = []
    for place in ground.key_results:
        for figure in place.sentence.figures if place.sentence else ():
            if figure.value in values:
                found.append(
                    LedgerEntry(
                        kind="figure",
                        quote=figure.quote,
                        target=place.id,
                        field="text",
                        span=figure.span,
                        origin="draft",
                    )
                )
    return found


def _told(entry: LedgerEntry, ground: Ground) -> Text:
    where = _PLACES[entry.origin]
    if entry.how:
        return Text(f"{where.zh}：{entry.how}", f"{where.en}: {entry.how}")
    target = next((s.target for s in entry.sources if s.target), None)
    item = ground.working.review.document.find(target) if target and entry.origin == "draft" else None
    if item is not None:
        return Text(f"{where.zh}：「{item.text}」", f"{where.en}: “{item.text}”")
    return where


def _about_line(said: str, ground: Ground) -> Step | None:
    """ "why is KR1 flagged?": the main remark on a line, with its reason, what to do, and on whose authority."""
    flat = plain(said)
    if not _EXPLAIN.search(flat):
        return None
    found = aim(said, ground)
    place = found.places[0] if found.named and found.places else None
    if place is None and not found.named and re.search(r"这条|那条|它|\bit\b|this|that", flat):
        place = next(iter(found.places), None)
    if place is None and re.search(r"那条|标红|要改|flag", flat):
        place = by_words(said, ground)
    if place is None and ground.places and re.search(r"这条|那条|标红|flag", flat):
        flagged = [p for p in ground.places if _on(p, ground)]
        return which_of(flagged, ground) if len(flagged) != 1 else _explained(flagged[0], ground)
    return _explained(place, ground) if place is not None else None


def which_of(places: list[Place], ground: Ground) -> Step:
    """Asks which of the flagged lines is meant."""
    labels = [ground.label(p.id) for p in places][:3]
    return Step(
        said=Text("说的是哪一条？", "Which line do you mean?") if places else Text(_BARE.zh, _BARE.en),
        kind="question",
        options=tuple(Text(f"{x} 为什么要改？", f"why is {x} flagged?") for x in labels),
    )


def _explained(place: Place, ground: Ground) -> Step:
    heard = sorted(_on(place, ground), key=_weight)
    if not heard:
        zh = f"{ground.label(place.id)}「{place.text}」：{_BARE.zh}"
        en = f"{ground.label(place.id)} “{place.text}”: {_BARE.en}"
        return Step(said=Text(zh, en), kind="answer")
    main = heard[0]
    check = next((c for c in all_checks() if c.id == main.check), None)
    why = check.reason if check is not None else Text("", "")
    zh = f"{ground.label(place.id)}「{place.text}」：{main.message.zh}{why.zh}{main.suggestion.zh}"
    en = f"{ground.label(place.id)} “{place.text}”: {main.message.en} {why.en} {main.suggestion.en}"
    if main.position is not None:
        zh, en = f"{zh}{main.position.zh}", f"{en} {main.position.en}"
    return Step(said=Text(zh, en), kind="answer", sources=main.sources)


def _on(place: Place, ground: Ground) -> list[Finding]:
    """The findings on a line as it stands, else those on the draft's lines that it was made from."""
    own = [f for f in ground.proposal.findings if f.target == place.id]
    if own:
        return own
    lines = place.shown.draft.rewrites
    return [f for f in ground.working.review.findings if f.target in lines]


def _findings(ground: Ground) -> tuple[Finding, ...]:
    return (*ground.proposal.findings, *ground.working.review.findings)


def _weight(finding: Finding) -> tuple[int, int]:
    first = _ORDER.index(finding.check) if finding.check in _ORDER else len(_ORDER)
    return SEVERITIES.index(finding.severity), first


def _about_quoted(line: str) -> Step | None:
    """ "My KR says 'build five landing pages'. Why is that flagged?": what the checks say of the line by itself."""
    found = [f for f in review(parse(f"KR1: {line}")).findings if f.target == "O1.KR1"]
    if not found:
        return None
    main = min(found, key=_weight)
    check = next((c for c in all_checks() if c.id == main.check), None)
    why = check.reason if check is not None else Text("", "")
    return Step(
        said=Text(
            f"「{line}」：{main.message.zh}{why.zh}{main.suggestion.zh}",
            f"“{line}”: {main.message.en} {why.en} {main.suggestion.en}",
        ),
        kind="answer",
        sources=main.sources,
    )


def _about_method(said: str, ground: Ground) -> Step | None:
    """A question on the method, in the words of the guide and on its authority; None where the guide does not speak of it."""
    asked = said
    for pattern, usual in _USUAL:
        asked = pattern.sub(usual, asked)
    found = find_sections(asked, 4)
    quoted = quotes(said)
    if quoted and (not found or found[0].score < GUESS) and (step := _about_quoted(quoted[0])) is not None:
        return step
    # What is asked about a line of this OKR is no question on the method, unless the guide plainly speaks of it.
    on_method = _SUBJECT.search(plain(said)) and not (ground.places and aim(said, ground).named)
    least = _ABOUT_OKRS if on_method else GUESS
    found = [hit for hit in found if hit.score >= least]
    if not found:
        return None
    best = found[0].score
    told = [hit.section for hit in found[:2] if hit.score >= _AS_GOOD * best]
    near = [hit.section for hit in found[len(told) :] if hit.score >= _NEAR * best]
    gap = "\n\n"
    return Step(
        said=Text(
            gap.join(f"{s.title.zh}：{s.text.zh}" for s in told), gap.join(f"{s.title.en}: {s.text.en}" for s in told)
        ),
        kind="answer",
        sources=tuple(dict.fromkeys(key for s in told for key in s.sources)),
        options=tuple(Text(f"{s.title.zh}？", f"{s.title.en}?") for s in near),
    )
