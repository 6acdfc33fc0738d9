"""What looks personal or confidential in an example, and its blanks: names, amounts of money, customers, contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from assistant.library import Example, ExampleKeyResult
from assistant.names import read_names
from assistant.numbers import read_figures
from assistant.own import Private, PrivateKind
from assistant.types import Lang, Text

_BLANKS: dict[PrivateKind, Text] = {
    "name": Text("【姓名】", "[name]"),
    "amount": Text("【金额】", "[amount]"),
    "customer": Text("【名称】", "[name]"),
    "contact": Text("【名称】", "[name]"),
}
# With the blank or joining sign before it, so that nothing is left of "@小林 @财务部".
_MENTION = re.compile(
    r"\s*[,，、和与]?\s*[@＠]\s?(?:[A-Za-z][A-Za-z0-9._-]*|[一-龥A-Za-z0-9]{1,12})(?:(?:、|\s?/\s?)[一-龥]{1,6}部)*"
)
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://[^\s，。；)）]+|(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)"
    r"|(?<!\d)\d{17}[\dXx](?![\dA-Za-z])|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|\+\d{1,3}[ -]\d[\d -]{6,14}\d"
)
# What stands in front of a company's name and is no part of it.
_BEFORE = r"(?:与|和|向|为|给|对|跟|找|由|拿下|签约|签下|签|中标|服务|大客户|客户|伙伴|供应商)?"
_COMPANY_ZH = re.compile(
    rf"{_BEFORE}(?P<n>[一-龥A-Za-z0-9]{{2,16}}?(?:股份有限公司|有限责任公司|有限公司))"
    rf"|(?<![一-龥]){_BEFORE}(?P<m>[一-龥]{{2,6}}?(?:银行|证券|保险|大学|医院))(?![一-龥]{{0,2}}(?:客户|行业|渠道|业务|市场|用户|系统|场景|类))"
    r"|(?<=[与和向为签约客户])(?P<o>[一-龥]{2,6}?(?:集团|银行|证券|大学|医院))(?=[签续合采成上的、，,])"
)
_COMPANY_EN = re.compile(
    r"(?:[A-Z][\w&'-]+ ){1,4}(?:Inc|Ltd|LLC|LLP|Corp|GmbH|PLC|plc|Group|Bank|Hospital|University|Holdings)\b\.?"
)
# 12 家三甲医院, 合作银行: a kind of customer and nobody's name.
_NO_COMPANY = re.compile(
    r"(?:[各本该某全总分子每两几多大小新老家个所]|头部|国内|国外|海外|上市|下属|目标|重点|合作|商业|民营|公立|三甲|社区|连锁|中央|当地|一线|知名)"
    r"(?:集团|银行|证券|保险|大学|医院)$"
)


class _Found(NamedTuple):
    start: int
    end: int
    private: Private


def private_in(texts: Iterable[str]) -> tuple[Private, ...]:
    """Each private thing in `texts` once."""
    return tuple(dict.fromkeys(found.private for text in texts for found in _find(text)))


def blanked(example: Example) -> Example:
    """The example with a blank for everything private; a mention of who helps goes altogether."""
    return replace(
        example,
        objective=_blank(example.objective, example.lang),
        key_results=tuple(
            ExampleKeyResult(_blank(k.text, example.lang), _blank(k.note, example.lang) if k.note else None)
            for k in example.key_results
        ),
        why=_blank(example.why, example.lang),
    )


def _blank(text: str, lang: Lang) -> str:
    pieces, at = [], 0
    for start, end, private in _find(text):
        mentioned = private.kind == "name" and "@" in text[start:end].replace("＠", "@")
        pieces += [text[at:start], "" if mentioned else _BLANKS[private.kind].in_lang(lang)]
        at = end
    return "".join([*pieces, text[at:]]).strip()


def _find(text: str) -> list[_Found]:
    """What is private in reading order; of two that overlap the one found first by kind stays."""
    taken: list[_Found] = []
    for found in _candidates(text):
        if found.start < found.end and all(found.end <= t.start or t.end <= found.start for t in taken):
            taken.append(found)
    return sorted(taken)


def _candidates(text: str) -> Iterator[_Found]:
    for match in _CONTACT.finditer(text):
        yield _found(*match.span(), "contact", text)
    for match in _MENTION.finditer(text):
        yield _found(*match.span(), "name", text)
    for pattern in (_COMPANY_ZH, _COMPANY_EN):
        for match in pattern.finditer(text):
            if not _NO_COMPANY.search(match[0]):
                yield _found(*match.span(match.lastgroup or 0), "customer", text)
    for name in read_names(text):
        if name.kind == "person":
            yield _found(*name.span, "name", text)
    for figure in read_figures(text):
        if figure.kind == "money":
            yield _found(*figure.span, "amount", text)


def _found(start: int, end: int, kind: PrivateKind, text: str) -> _Found:
    return _Found(start, end, Private(kind, text[start:end].strip(" ,，、和与")))
