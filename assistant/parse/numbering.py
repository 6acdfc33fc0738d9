"""List numbers in front of a line: 1. / 1、 / 1) / 1.1 / 一、 / （一） / ① / a) and their value.

"3、9 月底前" is number 3 and a date, while "1.5 倍产能" and "3 家店" hold no number at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.late import late_compile

_CHINESE = {c: i for i, c in enumerate("零一二三四五六七八九")}
CHINESE_NUMERAL = "[一二三四五六七八九十]{1,3}"
_STEMS = "甲乙丙丁戊己庚辛"
CIRCLED = "①-⑳⑴-⒇⒈-⒛❶-❿➀-➓㈠-㈩"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

_NUMBER = late_compile(
    rf"(?:(?P<circled>[{CIRCLED}])|(?P<keycap>\d)\ufe0f?\u20e3)[\s.、:：)）]*(?:[-–—]\s+)?"
    rf"|(?P<paren>[(（\[【]\s*(?:\d{{1,2}}|{CHINESE_NUMERAL}|[a-zA-Z]|[ivx]{{2,4}})\s*[)）\]】])[\s.、:：]*(?=[^\s.、:：])"
    rf"|第(?P<ordinal>{CHINESE_NUMERAL}|\d{{1,2}})(?:[条點点项個个]?[,，、:：]|[条點点项個个]\s|[是])\s*"
    r"|(?P<outline>\d{1,2}(?:(?:\.\d{1,2}){1,3}|-\d{1,2}(?=[\s、.)）])))(?P<close>[.、)）：]|:(?!\d))?(?P<gap>\s+|(?=[^\s\d.%,，。;；:：a-zA-Z-]))"
    r"|(?P<plain>\d{1,2})\s?(?P<sep>[.．、)）](?!\d)|[、)）]|[:：](?![\d/])|：(?=\d)|\.(?=\d)|[-–—](?=\s+[^\d\s]))\s*"
    rf"|(?P<chinese>[一二三四五六七八九十]{{1,3}}|[{_STEMS}])\s?[、.．)）:：]\s*"
    r"|(?P<letter>[a-zA-Z])[.．)）、](?=\s|[^\x00-\x7f])\s*"
    r"|(?P<roman>(?:i{1,3}|iv|vi{0,3}|ix|I{1,3}|IV|VI{0,3}|IX))[.)）、]\s+"
)

_FIRST = late_compile(
    rf"[\d第(（\[【{CIRCLED}]|(?:[一二三四五六七八九十]{{1,3}}|[{_STEMS}])\s?[、.．)）:：]|[a-zA-Z]{{1,4}}[.．)）、]"
)


@dataclass(frozen=True, slots=True)
class ListNumber:
    """A number in front of a line. `values` has several parts for 1.1; `end` is where the line's words begin."""

    written: str
    style: str
    values: tuple[int, ...]
    end: int
    sure: bool = True

    @property
    def value(self) -> int:
        """The last part: 2 in 1.2."""
        return self.values[-1]


def read_number(text: str) -> ListNumber | None:
    """The list number that `text` begins with. `sure` is False where it may be content (1.5 倍, 1.30-day)."""
    match = _NUMBER.match(text) if _FIRST.match(text) else None
    if not match:
        return None
    kind = match.lastgroup
    written = match.group().strip()
    if match["keycap"]:
        return ListNumber(written, "keycap", (int(match["keycap"]),), match.end())
    if match["circled"]:
        return ListNumber(written, "circled", (_circled(match["circled"]),), match.end())
    if match["paren"]:
        inner = match["paren"][1:-1].strip()
        if match["paren"][0] in "[【" and not inner.isdigit():
            return None
        return ListNumber(written, f"paren-{_style(inner)}", (numeral(inner) or 1,), match.end())
    if match["ordinal"]:
        return ListNumber(written, "ordinal", (numeral(match["ordinal"]) or 1,), match.end())
    if match["outline"]:
        values = tuple(int(part) for part in re.split("[.-]", match["outline"]))
        style = "hyphen" if "-" in match["outline"] else f"outline-{len(values)}"
        return ListNumber(written, style, values, match.end(), sure=bool(match["close"]))
    if match["plain"]:
        sep = match["sep"]
        glued = sep in ".：" and text[match.end() : match.end() + 1].isdigit() and match.end() == match.end("sep")
        style = f"digit-{sep.replace('．', '.').replace('）', ')').replace('：', ':')}"
        return ListNumber(written, style, (int(match["plain"]),), match.end(), sure=not glued and sep not in "-–—")
    if match["letter"] in ("I", "i"):
        return ListNumber(written, "roman" if match["letter"] == "i" else "roman-upper", (1,), match.end())
    inner = match[kind] if kind in ("chinese", "letter", "roman") else written
    value = numeral(inner) or 1
    sure = kind != "letter" or value == 1  # "E. coli" behind no D. is content
    return ListNumber(written, f"{kind}{'' if inner.islower() else '-upper'}", (value,), match.end(), sure)


def numeral(text: str) -> int | None:
    """The value of a short numeral: 3, ３, 三, 十二, ③, b, iv; None for anything else."""
    text = text.strip()
    if text.isdecimal():
        return int(text)
    if len(text) == 1 and re.match(f"[{CIRCLED}]", text):
        return _circled(text)
    if text and all(c in _CHINESE or c == "十" for c in text):
        tens, found, ones = text.rpartition("十")
        return (_CHINESE.get(tens, 1) if found else 0) * 10 + (_CHINESE.get(ones[-1:], 0))
    if re.fullmatch(r"[ivx]{2,4}|[IVX]{2,4}", text) or text in ("i", "v", "x", "I", "V", "X"):
        return _roman(text.lower())
    if len(text) == 1 and text in _STEMS:
        return _STEMS.index(text) + 1
    if len(text) == 1 and text.isascii() and text.isalpha():
        return ord(text.lower()) - ord("a") + 1
    return None


def _circled(char: str) -> int:
    for first in "①⑴⒈❶➀㈠":
        offset = ord(char) - ord(first)
        if 0 <= offset < (10 if first in "❶➀㈠" else 20):
            return offset + 1
    return 1


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text]
    return sum(-v if v < max([*values[i + 1 :], 0]) else v for i, v in enumerate(values))


def _style(inner: str) -> str:
    if inner.isdigit():
        return "digit"
    return "letter" if inner.isascii() else "chinese"
