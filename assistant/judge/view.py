"""A line as the judges see it: folded one character for one, with its amounts, its blanks and its clauses."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.judge.chinese_words import Word
from assistant.judge.hollow import counts_nothing
from assistant.judge.words import any_of
from assistant.text import cjk_count, plain
from assistant.text.late import late_compile
from assistant.types import Blank, Figure, FigureKind, KeyResultKind, Sentence, Span

_NOWHERE = Span(0, 0)

# Nobody's key result is longer; what comes after is not judged, so that time stays linear.
LONGEST = 1200

_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_ASIDE = late_compile(r"\([^()]{0,400}\)|\[[^\[\]]{0,400}\]", needs="( [")
_TITLE = late_compile(r"《[^《》]{0,60}》", needs="《")
_AT_LEAST = late_compile(
    r"不[低高少多超]于?过?|不差于|不落后|at least|at most|no (?:more|less|lower|higher) than|not (?:exceed|above|below)"
)
_AFTER_DATE = late_compile(r"[之以]?[前内底止后]+|起", needs="前 内 底 止 后 起")
_OPEN = late_compile(r"待|补充|填|tbd|tbc|todo|fill|pending|open")
_TOWARDS = late_compile(
    r"[到至达为于过是≥≤><=]$|\b(?:to|at|by|of|under|over|above|below|from|least|most|than|reach|hit)$|[$€£¥]$"
)
_MEASURE = late_compile(any_of("zh", "measure_ends") + "$")
_NAMES = late_compile(r"\s*[一-龥]")
_COUNTED = late_compile(
    r"[%万亿千百个元分天倍折岁米克斤吨级度成字周月年]|小时|分钟|左右|以上|以内|余|多"
    + "|"
    + any_of("zh", "effort_units")
    + "|"
    + any_of("zh", "people_units")
    + "|"
    + any_of("zh", "thing_units")
)
_UNIT = late_compile(r"\s?(%|[一-龥]{1,2}|[a-z]+)")


@dataclass(frozen=True, slots=True)
class Line:
    """`text` is the sentence folded for matching; offsets into it are offsets into the sentence.

    `bare` is the same with dates, blanks and what stands in brackets blanked out. `amounts` are the target amounts, the places where an
    amount was left blank included.
    """

    text: str
    bare: str
    sentence: Sentence
    amounts: tuple[Figure, ...]
    baseline: bool
    chinese: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece between two stops, with the known words and the target amounts that stand in it."""

    start: int
    end: int
    words: tuple[Word, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one clause says; `vague` are the words whose end is undefined, `clause` is where the clause
    stands, and `unread` says that a long clause gave nothing to go by."""

    kind: KeyResultKind
    measurable: bool
    at: Span
    vague: Span | None = None
    clause: Span = _NOWHERE
    counted: bool = False
    unread: bool = False


def read_line(sentence: Sentence) -> Line:
    """The line that a sentence is."""
    text = plain(sentence.text[:LONGEST]).translate(_LOWER)
    text = _TITLE.sub(lambda m: "《" + "某" * (len(m.group()) - 2) + "》", text)  # what a book is called says nothing
    amounts = [
        f
        for f in sentence.figures
        if f.role == "target"
        and f.span.end <= len(text)
        and (f.value is not None or f.low is not None or f.high is not None)
    ]
    if not amounts:
        amounts = [f for f in sentence.figures if f.span.end <= len(text) and _guards(text, f)]
    if not amounts and len(sentence.figures) > 1 and sentence.baseline is not None:
        amounts = [f for f in sentence.figures if f.span.end <= len(text)]  # a start and what it is set against
    titles = [m.span() for m in _TITLE.finditer(text)]
    amounts = [f for f in amounts if not any(a <= f.span.start < b for a, b in titles) and not counts_nothing(text, f)]
    taken = [f.span for f in sentence.figures] + [d.span for d in sentence.dates]
    # 续费优惠（待定） says that something is open, not how much.
    asides = [m.span() for m in _ASIDE.finditer(text)]
    for blank in sentence.blanks:
        aside = any(a <= blank.span.start and blank.span.end < b for a, b in asides)
        amount = blank.slot in ("target", None) and blank.span.end <= len(text) and _counts(text, blank)
        if (
            amount
            and not (aside and not blank.ours)
            and not any(s.start < blank.span.end and blank.span.start < s.end for s in taken)
        ):
            amounts.append(_blank_amount(text, blank.span, sentence))
    return Line(
        text=text,
        bare=_bare(text, sentence),
        sentence=sentence,
        amounts=tuple(sorted(amounts, key=lambda f: f.span)),
        baseline=sentence.baseline_marked or any(b.slot == "baseline" for b in sentence.blanks),
        chinese=cjk_count(text) > 0,
    )


def _counts(text: str, blank: Blank) -> bool:
    """Whether an amount will stand in the blank: 物资储备【待补充】 leaves open what, not how much."""
    words = text[blank.span.start : blank.span.end]
    if blank.ours or "%" in words:
        return True
    if not _OPEN.search(words) and not _NAMES.match(text, blank.span.end):
        return True  # "xx 家" counts, "xx 产品" is a name left out
    after = text[blank.span.end : blank.span.end + 4].strip()
    before = text[max(0, blank.span.start - 12) : blank.span.start].rstrip()
    going_on = bool(after) and after[0] not in ",.;:!?)"
    counted = going_on if _OPEN.search(words) else bool(_COUNTED.match(after))
    return counted or bool(_TOWARDS.search(before)) or bool(_MEASURE.search(before))


def _guards(text: str, figure: Figure) -> bool:
    """Whether a figure that is no stated target says what must hold: 不低于现在的 5.2 次."""
    if figure.value is None and figure.low is None:
        return False
    if figure.role == "other":
        return figure.op in ("le", "ge", "lt", "gt")
    return figure.role == "baseline" and bool(
        _AT_LEAST.search(text[max(0, figure.span.start - 24) : figure.span.start])
    )


def _bare(text: str, sentence: Sentence) -> str:
    chars = list(_ASIDE.sub(lambda m: " " * len(m.group()), text))
    spans = [d.span for d in sentence.dates] + ([sentence.deadline.span] if sentence.deadline else [])
    spans += [b.span for b in sentence.blanks]
    for span in spans:
        if text[span.start - 1 : span.start] == "提":
            continue  # 提前半年 holds no first half of a year
        end = min(span.end, len(chars))
        more = _AFTER_DATE.match(text, end)
        for at in range(span.start, more.end() if more else end):
            chars[at] = " "
    return "".join(chars)


def _blank_amount(text: str, span: Span, sentence: Sentence) -> Figure:
    """A blank as the amount that will stand there, so that what is counted can be told before it is filled."""
    quote = sentence.text[span.start : span.end]
    found = _UNIT.match(text, span.end)
    unit = found.group(1) if found else ""
    kind: FigureKind = "percent" if "%" in quote or unit.startswith(("%", "percent")) else "unknown"
    if kind == "unknown" and (
        unit[:1] in ("元", "万", "亿") or text[: span.start].rstrip().endswith(("$", "€", "£", "¥"))
    ):
        kind = "money"
    return Figure(quote=quote, span=span, value=None, unit=unit[:1] if unit else "", kind=kind, role="target")
