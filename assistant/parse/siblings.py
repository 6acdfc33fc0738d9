"""What only an item's neighbours tell: whether （40%） behind every key result is a weight, whether (mkt) is a tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.parse.build import trim
from assistant.parse.draft import Open
from assistant.parse.marks import read_back
from assistant.parse.markup import Styled
from assistant.parse.words import Words
from assistant.text import plain

_TAIL_TAG = re.compile(r"[(（\[【](?P<tag>[A-Za-z][\w&/+-]{0,11}|[\u4e00-\u9fff]{2,4})[)）\]】]$")
_FRONT_TAG = re.compile(r"[(（\[【](?P<tag>[A-Za-z][\w&/+ -]{0,11}|[\u4e00-\u9fff]{2,5})[)）\]】]\s*[:：]?\s*(?=\S)")
_NO_TAG = re.compile(
    r"(?i)^(?:tbd|tbc|x+|y|z|n|todo|na|number|fill|target|metric|baseline|new)$|待|填|指标|基线|目标|数字|某|日期|姓名|部门"
)
_RATE_END = re.compile(r"(?:率|占比|比例|份额|度|覆盖|rate|ratio|share|percentage|margin)\s*$", re.IGNORECASE)


def read_siblings(objectives: Sequence[Open]) -> None:
    """Takes shared brackets off the key results' words."""
    _weights(objectives)
    keys = [kr for objective in objectives for kr in objective.krs if kr.words.text]
    _tags(keys, lambda text: _TAIL_TAG.search(text, max(0, len(text) - 20)), lambda words, m: words.cut(0, m.start()))
    _tags(keys, _FRONT_TAG.match, lambda words, m: words.cut(m.end()))


def _weights(objectives: Sequence[Open]) -> None:
    """A percentage in brackets behind all key results of an objective is a weight when they add up to 100 or to the
    objective's own weight, else a confidence; behind words that name a rate it may be the target, and stays.
    """
    for objective in objectives:
        keys = [kr for kr in objective.krs if kr.words.text]
        marked = [kr for kr in keys if kr.marks.bare is not None]
        if len(marked) < 2 or len(marked) < len(keys):
            continue
        total = sum(_percent(kr.marks.bare or "") for kr in marked)
        own = _percent(objective.marks.meta.weight or "")
        weights = abs(total - 100) < 1.5 or (own > 0 and abs(total - own) < 1.5)
        rates = sum(bool(_RATE_END.search(_rest(kr).words.text[-12:])) for kr in marked)
        if not weights and rates:
            continue
        for kr in marked:
            kr.marks.put("weight" if weights else "confidence", kr.marks.bare or "")
            marks = kr.marks
            marks.bare = None
            kr.words = trim(read_back(_rest(kr), marks, objective=False).words)


def _rest(item: Open) -> Styled:
    return item.marks.bare_words or Styled(item.words)


def _percent(text: str) -> float:
    match = re.search(r"\d+(?:\.\d+)?", plain(text))
    return float(match.group()) if match else 0.0


def _tags(
    keys: Sequence[Open],
    find: Callable[[str], re.Match[str] | None],
    cut: Callable[[Words, re.Match[str]], Words],
) -> None:
    """A short word in brackets that most key results share, or each has one of, is a tag."""
    found = [(kr, m) for kr in keys if (m := find(kr.words.text)) and not _NO_TAG.search(m["tag"])]
    kinds = {m["tag"] for _, m in found}
    if len(found) < 3 or len(found) * 10 < len(keys) * 6 or len(kinds) * 2 > len(found):
        return
    for kr, match in found:
        kr.marks.tag(match["tag"])
        kr.words = cut(kr.words, match).strip()
