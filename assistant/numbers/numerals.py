"""Numerals in digits, Chinese and English words, turned into exact numbers and back."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,18})(?:\.\d{1,12})?"
CHINESE = r"[零〇一二两三四五六七八九十百千万亿]"

_CN_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CN_SCALE = {"十": 10, "百": 100, "千": 1000}
_CN_BIG = {"万": 10**4, "亿": 10**8}
MAX_NUMERAL = 24  # characters; longer runs are no numeral anybody writes

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
EN_SMALL = {word: value for value, word in enumerate(_ONES.split())} | {
    word: 10 * value for value, word in enumerate(_TENS.split(), 2)
}
EN_SCALE = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_EN_WORD = "|".join(sorted((*EN_SMALL, *EN_SCALE), key=len, reverse=True))
ENGLISH = rf"(?<![A-Za-z'-])(?:(?:{_EN_WORD})(?:(?:[ -]|\ and\ )(?:{_EN_WORD})){{0,6}})(?![A-Za-z])"


def read_digits(text: str) -> Decimal:
    """The number that a run of digits with optional thousands commas and decimals states."""
    return Decimal(text.replace(",", ""))


def read_chinese(text: str) -> Decimal | None:
    """The number a Chinese numeral states: 一百二十万, 一点二亿, 两千五, 二〇二五; None if it is no numeral."""
    if not text or len(text) > MAX_NUMERAL:
        return None
    whole, dot, rest = text.partition("点")
    if dot:
        decimals = rest.rstrip("万亿")
        scale = rest[len(decimals) :]
        if not decimals or any(c not in _CN_DIGIT for c in decimals):
            return None
        head = read_chinese(whole)
        if head is None:
            return None
        value = head + Decimal("0." + "".join(str(_CN_DIGIT[c]) for c in decimals))
        for c in scale:
            value *= _CN_BIG[c]
        return value
    if all(c in _CN_DIGIT for c in text):
        # 二〇二五 is read digit by digit; 三 alone as well. 二三 is "two or three", which the reader of ranges takes.
        return Decimal("".join(str(_CN_DIGIT[c]) for c in text))
    total = section = digit = 0
    last_scale = 0
    seen_digit = False
    for c in text:
        if c in _CN_DIGIT:
            if seen_digit and digit and c != "零":
                return None
            digit, seen_digit = _CN_DIGIT[c], True
            if digit == 0:
                last_scale = 0
        elif c in _CN_SCALE:
            section += (digit or (0 if seen_digit and section else 1)) * _CN_SCALE[c]
            last_scale, digit, seen_digit = _CN_SCALE[c], 0, False
        elif c in _CN_BIG:
            section += digit
            if not section:
                if not total:
                    section = 1
                else:
                    total, last_scale, digit, seen_digit = total * _CN_BIG[c], _CN_BIG[c], 0, False
                    continue
            total = (total + section) * _CN_BIG[c] if total and _CN_BIG[c] > 10**4 else total + section * _CN_BIG[c]
            section, last_scale, digit, seen_digit = 0, _CN_BIG[c], 0, False
        else:
            return None
    if digit and last_scale >= 100:
        digit *= last_scale // 10  # 两千五 is 2500, 三万五 is 35000
    return Decimal(total + section + digit)


def read_english(text: str) -> Decimal | None:
    """The number English words state: twenty-five, two hundred, a hundred thousand; None if they state none."""
    total = current = 0
    seen = False
    for word in re.split(r"[\s-]+", text.lower()):
        if word in ("a", "an", "and"):
            if word != "and" and not seen:
                current = 1
            continue
        if word in EN_SMALL:
            if seen and current % 100 and (current % 10 or EN_SMALL[word] >= 10):
                return None  # "five six" is no number
            current += EN_SMALL[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in EN_SCALE:
            total += (current or 1) * EN_SCALE[word]
            current = 0
        else:
            return None
        seen = True
    return Decimal(total + current) if seen else None


def write_chinese(number: int) -> str:
    """A whole number from 0 up to 10^16 as a Chinese numeral: 1200000 is 一百二十万."""
    if number == 0:
        return "零"
    text = _spell(number)
    return text[1:] if text.startswith("一十") else text


def _spell(number: int) -> str:
    for scale, name in ((10**8, "亿"), (10**4, "万")):
        if number >= scale:
            head, rest = divmod(number, scale)
            gap = "零" if 0 < rest < scale // 10 else ""
            return _spell(head) + name + gap + (_spell(rest) if rest else "")
    return _section(number)


def _section(number: int) -> str:
    out, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            out += ("零" if zero and out else "") + "零一二三四五六七八九"[digit] + name
            zero = False
        else:
            zero = bool(out)
    return out
