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
_BRACKETED_PERSON = re.compile(rf"[(（\[【](?P<value>{_PERSON}(?:[、/,+&]\s?{_PERSON})?)[)）\]】]$")
_DASHED_PERSON = re.compile(rf"(?:\s[-–—/|]{{1,2}}\s?|\s?(?:——|—)\s?)(?P<value>{_PERSON})$")
_BRACKETED_SCORE = re.compile(r"[(（\[](?P<value>[01]\.\d{1,2})[)）\]]$")
_BACK_TAG = re.compile(r"[(（\[【](?P<value>[A-Za-z][\w&/+-]{0,11}|[\u4e00-\u9fff]{2,4})[)）\]】]$")
_FRONT_TAG = re.compile(r"[(（\[【](?P<value>[A-Za-z][\w&/+ -]{0,11}|[\u4e00-\u9fff]{2,5})[)）\]】]\s*[:：]?\s*(?=\S)")
_NO_TAG = re.compile(
    r"(?i)^(?:tbd|tbc|x+|y|z|n|todo|na|number|fill|target|metric|baseline|new)$|待|填|指标|基线|目标|数字|某|日期|姓名|部门|基准|现状"
)
_RATE = re.compile(r"(?:率|占比|比例|份额|度|覆盖|rate|ratio|share|percentage|margin)\s*$", re.IGNORECASE)


def read_siblings(objectives: Sequence[Open]) -> None:
    """Takes brackets that the key results share off their words."""
    for objective in objectives:
        _weights(objective)
    keys = [kr for objective in objectives for kr in objective.krs if kr.words.text]
    for pattern in (_BRACKETED_PERSON, _DASHED_PERSON):
        _all(keys, pattern, _own)
    _all(keys, _BRACKETED_SCORE, lambda kr, m: kr.marks.put("score", m["value"]))
    _tags(keys, lambda text: _BACK_TAG.search(text, max(0, len(text) - 20)))
    _tags(keys, _FRONT_TAG.match)


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


def _all(keys: Sequence[Open], pattern: re.Pattern[str], keep: Callable[[Open, re.Match[str]], None]) -> None:
    """Takes off what stands behind nearly every key result."""
    found = [(kr, m) for kr in keys if (m := pattern.search(kr.words.text, max(0, len(kr.words.text) - 40)))]
    if len(found) < 2 or len(found) * 10 < len(keys) * 8 or any(m.start() == 0 for _, m in found):
        return
    for kr, match in found:
        keep(kr, match)
        kr.words = trim(kr.words.cut(0, match.start()))


def _own(kr: Open, match: re.Match[str]) -> None:
    kr.marks.owner = kr.marks.owner or kr.words.cut(*match.span("value"))


def _tags(keys: Sequence[Open], find: Callable[[str], re.Match[str] | None]) -> None:
    """Takes off a short word in brackets that most key results share."""
    found = [(kr, m) for kr in keys if (m := find(kr.words.text)) and not _NO_TAG.search(m["value"])]
    kinds = {m["value"] for _, m in found}
    if len(found) < 3 or len(found) * 10 < len(keys) * 6 or len(kinds) * 2 > len(found):
        return
    for kr, match in found:
        kr.marks.tag(match["value"])
        kr.words = (kr.words.cut(match.end()) if match.start() == 0 else kr.words.cut(0, match.start())).strip()
