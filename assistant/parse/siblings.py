"""What only an item's neighbours tell: whether （40%） behind every key result is a weight, (mkt) a tag, （阿梅） the owner."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.parse.build import trim
from assistant.parse.draft import Open
from assistant.parse.marks import read_back
from assistant.parse.markup import Styled
from assistant.text import plain

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤"
_PERSON = rf"(?:[老小阿][\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|[\u4e00-\u9fff]{{1,2}}[总姐哥]|[A-Z][a-z]{{1,11}}(?: [A-Z][a-z]{{0,11}}\.?)?)"
_BRACKETED_PERSON = rf"[(（\[【](?P<value>{_PERSON}(?:[、/,+&]\s?{_PERSON})?)[)）\]】]$"
_DASHED_PERSON = rf"(?:\s[-–—/|]{{1,2}}\s?|\s?(?:——|—)\s?)(?P<value>{_PERSON})$"
_BRACKETED_SCORE = r"[(（\[](?P<value>[01]\.\d{1,2})[)）\]]$"
_BACK_TAG = r"[(（\[【](?P<value>[A-Za-z][\w&/+-]{0,11}|[\u4e00-\u9fff]{2,4})[)）\]】]$"
_FRONT_TAG = r"^[(（\[【](?P<value>[A-Za-z][\w&/+ -]{0,11}|[\u4e00-\u9fff]{2,5})[)）\]】]\s*[:：]?\s*(?=\S)"
_DASH = re.compile(r"\s[-–—/|]|——|—")
_NO_TAG = re.compile(
    r"(?i)^(?:tbd|tbc|x+|y|z|n|todo|na|number|fill|target|metric|baseline|new)$|待|填|指标|基线|目标|数字|某|日期|姓名|部门|基准|现状"
)
_RATE = re.compile(r"(?:率|占比|比例|份额|度|覆盖|rate|ratio|share|percentage|margin)\s*$", re.IGNORECASE)


def read_siblings(objectives: Sequence[Open]) -> None:
    """Takes brackets that the key results share off their words."""
    for objective in objectives:
        _weights(objective)
    keys = [kr for objective in objectives for kr in objective.krs if kr.words.text]
    closing = [kr for kr in keys if kr.words.text[-1] in ")）]】"]
    dashed = [kr for kr in keys if _DASH.search(kr.words.text[-40:])]
    opening = [kr for kr in keys if kr.words.text[0] in "(（[【"]
    _all(closing, len(keys), _BRACKETED_PERSON, _own)
    _all(dashed, len(keys), _DASHED_PERSON, _own)
    _all(closing, len(keys), _BRACKETED_SCORE, lambda kr, m: kr.marks.put("score", m["value"]))
    _tags(closing, len(keys), _BACK_TAG)
    _tags(opening, len(keys), _FRONT_TAG)


def _weights(objective: Open) -> None:
    """Reads a percentage in brackets behind all key results of an objective.

    It is a weight when they add up to 100 or to the objective's own weight, else a confidence; behind words that name
    a rate it may be the target, and stays.
    """
    keys = [kr for kr in objective.krs if kr.words.text]
    marked = [kr for kr in keys if kr.marks.bare is not None]
    if len(marked) < 2 or len(marked) < len(keys):
        return
    total = sum(_percent(kr.marks.bare or "") for kr in marked)
    own = _percent(objective.marks.meta.weight or "")
    weights = abs(total - 100) < 1.5 or (own > 0 and abs(total - own) < 1.5)
    if not weights and any(_RATE.search(_rest(kr).words.text[-12:]) for kr in marked):
        return
    for kr in marked:
        kr.marks.put("weight" if weights else "confidence", kr.marks.bare or "")
        kr.words = trim(read_back(_rest(kr), kr.marks, objective=False).words)


def _rest(item: Open) -> Styled:
    return item.marks.bare_words or Styled(item.words)


def _percent(text: str) -> float:
    match = re.search(r"\d+(?:\.\d+)?", plain(text))
    return float(match.group()) if match else 0.0


def _all(keys: Sequence[Open], of: int, pattern: str, keep: Callable[[Open, re.Match[str]], None]) -> None:
    """Takes off what stands behind nearly every one `of` all key results; compiled when there are such, not before."""
    if len(keys) < 2 or len(keys) * 10 < of * 8:
        return
    found = [(kr, m) for kr in keys if (m := re.search(pattern, kr.words.text[-40:]))]
    if len(found) < 2 or len(found) * 10 < of * 8:
        return
    if any(m.start() == 0 and len(kr.words) <= 40 for kr, m in found):
        return
    for kr, match in found:
        base = max(len(kr.words) - 40, 0)
        keep(kr, match)
        kr.words = trim(kr.words.cut(0, base + match.start()))


def _own(kr: Open, match: re.Match[str]) -> None:
    base = max(len(kr.words) - 40, 0)
    kr.marks.owner = kr.marks.owner or kr.words.cut(base + match.start("value"), base + match.end("value"))


def _tags(keys: Sequence[Open], of: int, pattern: str) -> None:
    """Takes off a short word in brackets that most key results share."""
    if len(keys) < 3 or len(keys) * 10 < of * 6:
        return
    found = []
    for kr in keys:
        start = 0 if pattern is _FRONT_TAG else max(len(kr.words) - 20, 0)
        match = re.compile(pattern).search(kr.words.text, start)
        if match and not _NO_TAG.search(match["value"]) and (match.start() == 0) == (pattern is _FRONT_TAG):
            found.append((kr, match))
    kinds = {m["value"] for _, m in found}
    if len(found) < 3 or len(found) * 10 < of * 6 or len(kinds) * 2 > len(found):
        return
    for kr, match in found:
        kr.marks.tag(match["value"])
        kr.words = (kr.words.cut(match.end()) if match.start() == 0 else kr.words.cut(0, match.start())).strip()
