"""People, teams, systems and products named in a text. Precision first: a common word must not pass for a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from assistant.names.known import (
    DEPARTMENTS_EN,
    DEPARTMENTS_ZH,
    NICK_SURNAMES,
    NO_NAMES,
    PRODUCTS_EN,
    PRODUCTS_ZH,
    SURNAMES,
)
from assistant.text import any_of, cjk_count, plain, word_count
from assistant.text.late import late_compile
from assistant.types import Name, Span

_Kind = Literal["person", "team", "system", "product"]
_Found = tuple[int, int, _Kind]

_MENTION = late_compile(r"(?<![A-Za-z0-9._])@\s?(?P<n>[A-Za-z][A-Za-z0-9._-]{0,30}[A-Za-z0-9]|[A-Za-z]|[一-龥]{1,8})")
_OWNER_ZH = late_compile(
    r"(?:负责人|责任人|主责|牵头人|对接人|接口人|owner|DRI)\s?[是为:：]\s?@?(?P<n>[一-龥]{2,4})(?=$|[\s,，。;；、)）\]】/])"
    r"|由\s?(?P<by>[一-龥]{2,8}?)\s?(?:负责|牵头|主导|跟进|对接|把关)",
    re.IGNORECASE,
    needs="负责 责任 主责 牵头 对接 接口 owner dri 主导 跟进 把关",
)
_TITLE_ZH = late_compile(
    rf"(?<![一-龥])(?:[由请找跟和与给、和]\s?)?(?P<n>[{SURNAMES}高周黄马方][一-龥]{{0,2}}?(?:总监|总|经理|老师|主任|院长|医生|律师|老板|同学|书记|主管|组长|店长|哥|姐))(?![一-龥]{{0,1}}[量额部结计数价])",
    needs="总 经理 老师 主任 院长 医生 律师 老板 同学 书记 主管 组长 店长 哥 姐",
)
_NICK_ZH = late_compile(
    rf"(?<![一-龥])(?P<n>[小老阿][{NICK_SURNAMES}](?![一-龥])|[小老阿][{NICK_SURNAMES}](?=负责|牵头|跟进|对接|主导|来|和|与))",
    needs="小 老 阿",
)
_SHARES_ZH = late_compile(
    rf"(?<![一-龥])(?P<n>张三|李四|王五|赵六|[{SURNAMES}][一-龥]{{1,2}})(?=\s?[:：]?\s?\d[\d.,]{{0,9}}\s?[万亿家个单%元户件次台套])",
    needs=" ".join(SURNAMES) + " 张三 李四 王五 赵六",
)
_TEAM_SUFFIX = r"(?:事业部|部门|部(?![分署件落队委位])|小组|项目组|组(?![织合件建装成])|团队|中心(?![化])|科室|科(?![学技普研])|室(?![内外])|处(?![理置罚方])|办公室|委员会|办(?![公理法事好])|线(?![上下索路]))"
_TEAM_ZH = late_compile(
    rf"(?P<stem>{any_of(' '.join(DEPARTMENTS_ZH))}|[A-Z][A-Za-z]{{1,11}}\s?){_TEAM_SUFFIX}",
    needs="部 组 队 心 室 科 处 办 会 线",
)
_TEAM_CUED = late_compile(
    r"(?:由|与|和|跟|请|联合|协同|协助|配合|找|向|给|对接|推动|支持|依赖|协调|拉上|会同)\s?(?P<n>[一-龥]{2,6}?(?:事业部|部门|部(?![分署件落队委位])|组(?![织合件建装成])|团队))",
    needs="部 组 团",
)
_NO_TEAM = late_compile(
    r"(?:全|内|外|局|头|底|顶|各|干|总|本|中|大|分|两|一|二|三|该|某|每|跨|各个|相关|所有|业务|其他|其它|兄弟|上下游|有关|责任|职能)(?:部门?|组|团队)$",
    needs="部 组 团",
)
_SYSTEM_ZH = late_compile(
    r"[「『\"《](?P<quoted>[^」』\"》]{2,14})[」』\"》]\s?(?:系统|平台|项目|工程|工具|小程序|专项)|(?P<latin>[A-Za-z][A-Za-z0-9.]{1,20})\s?(?:系统|平台)|(?P<brand>金蝶|用友|泛微|蓝凌|明源|致远)[一-龥·]{0,6}?(?=\s?(?:系统|切换|上线|$|[,，。;；]))",
    needs='「 『 " 《 系统 平台 金蝶 用友 泛微 蓝凌 明源 致远',
)
_PRODUCT_ZH = late_compile("|".join(map(re.escape, PRODUCTS_ZH)), needs=" ".join(PRODUCTS_ZH).lower())
_LATIN = late_compile(r"(?<![A-Za-z0-9@._/-])[A-Za-z][A-Za-z0-9]{0,40}(?:[.-][A-Za-z0-9]{1,30}){0,3}")
_TITLE = late_compile(r"[A-Z][a-z]{2,}")
_ALSO_WORDS = frozenset(
    ("canvas", "sketch", "hive", "spark", "gong", "claude", "react", "slack", "notion", "segment", "zoom", "confluence")
)
_CAMEL = late_compile(r"[A-Z][a-z]{1,20}[A-Z][A-Za-z]{1,30}|[a-z]{1,20}[A-Z][a-z]{1,20}[A-Za-z]{0,20}")
_TEAM_EN = late_compile(
    r"(?<![\w&-])(?P<n>(?:[A-Z][\w&-]{0,20}|[a-z]{2,16})(?: (?:[A-Z][\w&-]{0,20}|&|and))?(?: [A-Z][\w&-]{0,20})?) (?P<s>[Tt]eam|[Ss]quad|[Dd]epartment|[Dd]ept|[Gg]uild|[Tt]ribe|[Dd]ivision)(?![A-Za-z])",
    needs="team squad dep guild tribe division",
)
_PROJECT_EN = late_compile(
    r"(?<![A-Za-z])(?:Project|Operation|Programme?|Initiative) (?P<n>[A-Z][A-Za-z0-9]{1,20}(?: [A-Z][a-z]{1,20})?)",
    needs="project operation program initiative",
)
_PERSON_EN = late_compile(
    r"(?<![A-Za-z])(?:(?i:led by|owned by|owner|assigned to|reports to|managed by|DRI|accountable|responsible)\s?[:=-]?\s?|(?:Mr|Ms|Mrs|Dr|Prof)\.?\s)"
    r"(?P<n>[A-Z][a-z'-]{1,20}(?: [A-Z][a-z'-]{1,20})?)(?![A-Za-z])",
    needs="led_by owned_by owner assigned_to reports_to managed_by dri accountable responsible mr ms dr prof",
)
_START_OF = late_compile(r"(?:^|[.!?:;\n•|>\"'(\[{/–—-]|\d[.)])\s*$")
_UPPER = late_compile(r"[A-Z]")


def read_names(text: str) -> tuple[Name, ...]:
    """Every name in `text`: @mentions, people, teams and departments, systems and products with a proper name."""
    return names_in(text, plain(text))


def names_in(text: str, flat: str) -> tuple[Name, ...]:
    """`read_names` for a text whose plain form is at hand."""
    mask = bytearray(len(flat))
    found: list[Name] = []
    for start, end, kind in _candidates(flat):
        if start < end and mask.find(1, start, end) < 0:
            mask[start:end] = b"\x01" * (end - start)
            found.append(Name(text[start:end], Span(start, end), kind))
    found.sort(key=lambda name: name.span)
    return tuple(found)


def _candidates(flat: str) -> Iterator[_Found]:
    if "@" in flat:
        for m in _MENTION.finditer(flat):
            yield (
                m.start("n"),
                m.end("n"),
                "team" if re.search(r"(?:[部组]|团队|team)$", m["n"], re.IGNORECASE) else "person",
            )
    chinese = cjk_count(flat)
    if chinese:
        yield from _chinese(flat)
    if _UPPER.search(flat) or flat.isascii():
        yield from _english_cued(flat)
    yield from _latin(flat, chinese)


def _chinese(flat: str) -> Iterator[_Found]:
    for m in _OWNER_ZH.finditer(flat):
        group = "n" if m["n"] else "by"
        yield m.start(group), m.end(group), "team" if m[group][-1] in "部组队心" else "person"
    for pattern in (_TITLE_ZH, _NICK_ZH):
        for m in pattern.finditer(flat):
            yield m.start("n"), m.end("n"), "person"
    shares = list(_SHARES_ZH.finditer(flat))
    if len(shares) > 1 or any(m["n"] in ("张三", "李四", "王五", "赵六") for m in shares):
        for m in shares:
            yield m.start("n"), m.end("n"), "person"
    for m in _PRODUCT_ZH.finditer(flat):
        yield m.start(), m.end(), "product"
    for m in _SYSTEM_ZH.finditer(flat):
        group = "quoted" if m["quoted"] else "latin" if m["latin"] else "brand"
        if m["latin"] and (m["latin"].lower() in NO_NAMES or m["latin"].isupper()):
            continue
        yield m.start(group), m.end(group), "system"
    for m in _TEAM_ZH.finditer(flat):
        yield m.start(), m.end(), "team"
    for m in _TEAM_CUED.finditer(flat):
        if not _NO_TEAM.search(m["n"]):
            yield m.start("n"), m.end("n"), "team"


def _english_cued(flat: str) -> Iterator[_Found]:
    for m in _PERSON_EN.finditer(flat):
        if m["n"].split()[0].lower() not in NO_NAMES:
            yield m.start("n"), m.end("n"), "person"
    for m in _PROJECT_EN.finditer(flat):
        yield m.start("n"), m.end("n"), "product"
    for m in _TEAM_EN.finditer(flat):
        words = m["n"].split()
        known = [w for w in words if w.lower() in DEPARTMENTS_EN]
        proper = [w for w in words if w[0].isupper() and w.lower() not in NO_NAMES]
        if known or (proper and not _START_OF.search(flat[: m.start()][-4:])):
            skip = len(words[0]) + 1 if len(words) > 1 and words[0] in ("The", "Our", "A") else 0
            yield m.start() + skip, m.end(), "team"


def _latin(flat: str, chinese: int) -> Iterator[_Found]:
    """Latin words that are proper names: known tools, CamelCase, and capitals where no capital is due."""
    words = list(_LATIN.finditer(flat))
    if not words:
        return
    titled = len(words) >= 3 and not any(m[0].islower() and len(m[0]) > 3 for m in words)
    mixed = chinese * 2 > word_count(flat)
    at = 0
    for i, m in enumerate(words):
        word, low = m[0], m[0].lower()
        if m.start() < at:
            continue
        if low in PRODUCTS_EN and (low not in _ALSO_WORDS or word[0].isupper()):
            yield m.start(), m.end(), "product"
        elif len(word) < 3 or (low in NO_NAMES and not _TITLE.fullmatch(word)):
            continue
        elif _CAMEL.fullmatch(word):
            if low not in NO_NAMES:
                yield m.start(), m.end(), "product"
        elif _TITLE.fullmatch(word) and (mixed or not titled):
            run = _run(flat, words, i)
            at = run[-1].end()
            if not mixed and _START_OF.search(flat[max(0, m.start() - 4) : m.start()]):
                continue
            common = sum(w[0].lower() in NO_NAMES for w in run)
            if common * 2 < len(run):
                yield m.start(), at, "product"


def _run(flat: str, words: list[re.Match[str]], first: int) -> list[re.Match[str]]:
    """Capitalised words that stand side by side are one name: Spring Home Expo."""
    run = [words[first]]
    for m in words[first + 1 : first + 4]:
        if flat[run[-1].end() : m.start()] != " " or not _TITLE.fullmatch(m[0]):
            break
        run.append(m)
    return run
