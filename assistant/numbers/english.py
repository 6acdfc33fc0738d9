"""Amounts in English words: twenty-five leads, half of claims, doubled, top three, zero incidents."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.numbers.amount import Amount, noun_after
from assistant.numbers.cues import EN_ONE
from assistant.numbers.numerals import ENGLISH, read_english
from assistant.numbers.units import UNIT, unit_of
from assistant.text.late import late_compile
from assistant.types import FigureOp

# English words.
_NTH = r"halves|half|thirds?|quarters?|fifths?|tenths?"
WORD_TOKEN = late_compile(
    rf"""(?<![A-Za-z])(?:
     (?P<ehalve>halv(?:e|(?<!both\shalv)(?<!two\shalv)(?<!the\shalv)es|ed|ing)|in\shalf)
    |(?P<edouble>(?:doubl|tripl|quadrupl)(?:e|es|ed|ing))
    |(?P<etwice>twice|thrice)
    |(?P<efold>(?:two|three|four|five|ten)[\s-]?fold)
    |(?P<erank>(?:rank(?:s|ed)?|come|comes|came|finish(?:ed)?)\sfirst|top[\s-](?:three|five|ten|two|four|twenty)|number\s(?:one|1)|no\.\s?1(?!\d)|no\s1(?=\s(?:in|for|on|among|by)|\s?[.,;]|$)|\#1(?!\d)|\d{{1,2}}(?:st|nd|rd|th)(?=\splace))
    |(?P<ehour>half\s(?:a|an)\s(?P<eu>hour|day|week|month|year|minute))
    |(?P<efrac>(?:(?P<fn>one|two|three|four|a|\d)[\s-])?(?P<fd>{_NTH})(?=\s(?:of|the|fewer|less|more|as|in|by|at|on|with|within|from|are|is|have|all|our|to)\b|\s?[.,;:)]|$))
    |(?P<edozen>(?:(?:a|one|two|three|half\sa|several)\s)?dozens?(?=\s))
    |(?P<ein>(?P<ei1>one|two|three|four|five|six|seven|eight|nine)\s(?:in|out\sof)\s(?P<ei2>two|three|four|five|six|seven|eight|nine|ten|twenty|hundred))
    |(?P<enum>(?:a\s(?=hundred|thousand|million|billion))?{ENGLISH})
    )(?![A-Za-z])""",
    re.VERBOSE | re.IGNORECASE,
)
WORD_HINT = late_compile(
    r"halv|doubl|tripl|quadrupl|half|twice|thri|third|quarter|fifth|tenth|dozen|zero|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|twel|teen|twent|thirt|fort|fift|sixt|ninet|hundred|thousand|million|fold|first|#1|no\. ?1|top|number 1",
    re.IGNORECASE,
    needs="halv doubl tripl quadrupl half twice thri third quarter fifth tenth dozen zero one two three four five six seven eight nine ten eleven twel teen twent thirt fort fift sixt ninet hundred thousand million fold first #1 no. top number_1",
)
_COUNT_WORD = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_PARTS = {"hal": 2, "thi": 3, "qua": 4, "fif": 5, "ten": 10}


def word_amount_of(flat: str, m: re.Match[str]) -> Amount | None:
    """The amount that a match of WORD_TOKEN states; None where the words beside it make it none."""
    start, end = m.span()
    if m["enum"] is not None:
        return _english(flat, m)
    if m["ehalve"] is not None:
        return Amount(start, end, Decimal(50), "percent", "%", op="change")
    if m["edouble"] is not None:
        if re.match(
            r"[\s-](?:check|click|digit|entry|sided|opt|glaz|book|down|major|blind|taxation|standard)",
            flat[end : end + 10],
            re.I,
        ):
            return None
        return Amount(start, end, Decimal({"d": 2, "t": 3, "q": 4}[m[0][0].lower()]), "ratio", "x", op="change")
    if m["etwice"] is not None:
        return Amount(start, end, Decimal(2 if m[0][1].lower() == "w" else 3), "ratio", "x")
    if m["efold"] is not None:
        return Amount(start, end, Decimal(_COUNT_WORD[re.split(r"[\s-]|fold", m[0].lower())[0]]), "ratio", "x")
    if m["erank"] is not None:
        word = re.split(r"[\s-]", m[0].lower())[-1] if m[0][0] != "#" else "1"
        place = re.match(r"\d+", m[0])
        value = Decimal(place[0]) if place else Decimal(1) if word == "first" else read_english(word) or Decimal(1)
        return Amount(start, end, value, "rank")
    if m["ehour"] is not None:
        return Amount(start, end, Decimal("0.5"), "duration", m["eu"].lower())
    if m["ein"] is not None:
        part, whole = read_english(m["ei1"]), read_english(m["ei2"])
        if not part or not whole or part >= whole:
            return None
        return Amount(start, end, part * 100 / whole, "share", "%")
    if m["edozen"] is not None:
        words = m[0].lower().split()
        if words[0] == "several" or words[-1] == "dozens":
            return Amount(start, end, None, "count", low=Decimal(24), high=Decimal(99), op="about", sure=False)
        times = Decimal("0.5") if words[0] == "half" else Decimal(_COUNT_WORD.get(words[0], 1))
        return Amount(start, end, times * 12, "count", noun_after(flat, end))
    return _fraction(flat, m)


_SHARE_BEFORE = late_compile(r"\b(?:by|to|from|than|under|over|below|above|about|at|nearly|almost|only|up|down)\s$")


def _fraction(flat: str, m: re.Match[str]) -> Amount | None:
    """two-thirds of, a quarter of, by half; not "third party", "this quarter", "half-year"."""
    start, end = m.span()
    word, count = m["fd"].lower(), (m["fn"] or "").lower()
    if word[:3] != "hal" and not count:
        return None
    before = flat[max(0, start - 8) : start].lower()
    period = word[:3] == "qua" and count in ("a", "one") and not re.match(r"\s(?:of|the)\s", flat[end : end + 5])
    if period and not _SHARE_BEFORE.search(before):
        return None  # "2% a quarter" and "3 releases a quarter" name a period
    if word == "half" and not count and re.search(r"(?:first|second|1st|2nd|next|last|this|per|each)\s$", before):
        return None
    nom = Decimal(count) if count.isdigit() else Decimal(_COUNT_WORD.get(count, 1))
    op: FigureOp = "change" if before.endswith("by ") else "eq"
    return Amount(start, end, nom * 100 / _PARTS[word[:3]], "share", "%", op=op)


def _english(flat: str, m: re.Match[str]) -> Amount | None:
    """Number words: twenty-five leads, zero incidents; not "one" as an article, nor "two-way"."""
    start, end = m.span()
    words = m[0].lower()
    value = read_english(words)
    if value is None:
        return None
    if flat[end : end + 1] == "-" and not re.match(
        r"-(?:day|week|month|year|hour|minute|point)", flat[end : end + 8], re.I
    ):
        return None
    before = flat[max(0, start - 32) : start]
    sure = True
    if words == "one":
        if not re.match(r"\sor\smore|\s?%", flat[end : end + 8], re.I) and not EN_ONE.search(before):
            return None
        sure = False
    unit = UNIT.match(flat, end)
    if unit is not None and (unit["sign"] or (unit["en"] and len(unit["en"]) > 2)):
        known = unit_of(unit["sign"] or unit["en"])
        return Amount(start, unit.end(), value * known.factor, known.kind, known.name, sure=sure)
    return Amount(start, end, value, "count", noun_after(flat, end), sure=sure)
