"""The objective that the key results themselves add up to, in the author's nouns: 让错发率降下来，盘点准确率提上去."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.drafter.rules.names import own_name
from assistant.drafter.rules.sayable import is_sayable
from assistant.item import read_sentence
from assistant.item.problems import is_problem
from assistant.judge import judge_key_result
from assistant.lexicon import lexicon
from assistant.text import plain
from assistant.types import DraftedKeyResult, Lang, OkrDocument, Sentence

_MOST_NAMES = 2
_TIME = re.compile(r"(?:用时|时长|时间|周期|天数|耗时)$")
_LOSS = re.compile(
    r"流失|投诉|失败|故障|返工|浪费|损耗|缺陷|跌倒|事故|差评|缺货|逾期|错误|错发|加班|需求变更|流动|成本|费用|报废|停线|退货|离职|延期|拖期|偏差|积压|迟到|空缺|空驶|空置|次品|不良|油耗|退费|退单|没人|告警|报损|过期|用时|时长|等待|周期|"
    r"(?i:\b(?:waste|falls|burn-?out|complaints?|late|errors?|failures?|no-shows|costs?|defects?|bugs?|accidents?|incidents?|overtime|churn|turnover|delays?|"
    r"wait|time|latency|p9\d|pages?|quitting|exclusions?|rework|scrap|crashes|attrition|fall.throughs|never|quit|injur\w+|tickets?)\b)"
)
_GAIN = re.compile(r"(?:及时|达标|合格|准确|通过|成功|完成|满意|达成|覆盖|转化|留存|复购|续\w)\S{0,2}[率度]$")
_TOO_FEW = re.compile(
    r"少|不够|太低|才|只有|不好|不高|(?i:\btoo (?:few|low)|\b(?:is|are|was|were) (?:\w+ )?(?:bad|poor|terrible|awful|low)\b|\bdown \d|\bonly\b|\buntil\b.*\b(?:leave|quit|drop|churn|cancel))"
)
_LESS = re.compile(
    r"降下来|降低|减少|少一?点|少一?些|太[多高贵大久长]|(?i:\b(?:down|fewer|less|lower|reduce|cut|stop|too (?:many|much|high|long)|nobody)\b)"
)
# What the words of a key result may not begin or go on with to be a name: "people wait", "sell more bikes".
_NO_NAME = re.compile(
    r"(?i)^(?:people|we|they|customers|sell|get|keep|make|close|fix|need|want|have|hire|run|do|finish|ship|launch|at least|raise|secure|reach|update|want|nobody)(?:\s|$)|\b(?:more|fewer|less|who|is|are|they|they're|it's)\b|[(（:：,，/]"
    r"|^(?:完成|上线|发布|招|签|做|开|建|写|新增|拿下|通过|争取|今年|本|每)"
)
_LONGEST = {"zh": 10, "en": 6}


@dataclass(frozen=True, slots=True)
class _Mover:
    name: str
    way: Literal["up", "down"]


def change_of(rows: Sequence[DraftedKeyResult], document: OkrDocument) -> str | None:
    """What gets more and what gets less by the first key results that name it; None where none does."""
    lang = document.lang
    movers: list[_Mover] = []
    for row in rows:
        sentence = read_sentence(row.text, lang)
        said = " ".join(item.text for r in row.rewrites if (item := document.find(r)) is not None)
        mover = _mover(sentence, said, lang) if _tells_change(sentence) else None
        if mover is not None and mover.name not in [m.name for m in movers]:
            movers.append(mover)
    movers = movers[:_MOST_NAMES]
    if not movers:
        return None
    ups = [m.name for m in movers if m.way == "up"]
    downs = [m.name for m in movers if m.way == "down"]
    return _said_zh(ups, downs) if lang == "zh" else _said_en(ups, downs)


def _tells_change(sentence: Sentence) -> bool:
    """Whether a key result is about something that moves: an outcome, or a metric that the lexicon knows."""
    return judge_key_result(sentence).kind == "outcome" or any(
        h.metric.nature == "outcome" for h in lexicon().find(sentence.text)
    )


def _mover(sentence: Sentence, said: str, lang: Lang) -> _Mover | None:
    name = _named(sentence, lang)
    if name is None:
        return None
    first, last = sentence.baseline, next(iter(sentence.targets), None)
    ends = (first.value, last.value) if first and last and first.kind == last.kind else (None, None)
    if ends[0] is not None and ends[1] is not None and ends[0] != ends[1]:
        return _Mover(name, "down" if ends[1] < ends[0] else "up")
    if last is not None and last.value == 0:
        return _Mover(name, "down")
    hit = next((h.metric for h in lexicon().find(name)), None)
    if _GAIN.search(name):
        return _Mover(name, "up")
    if is_problem(said):
        return _Mover(name, "up" if _TOO_FEW.search(plain(f"{said} {name}")) else "down")
    if _LOSS.search(name) or _LESS.search(plain(said)):
        return _Mover(name, "down")
    if hit is not None and hit.direction != "ambiguous":
        return _Mover(name, "up" if hit.direction == "up" else "down")
    if last is not None and last.op in ("le", "lt"):
        return _Mover(name, "down")
    return _Mover(name, "up")


def _named(sentence: Sentence, lang: Lang) -> str | None:
    """The words in front of "from", else what the sentence names as measured."""
    match = re.match(
        r"(?P<zh>[^从,，]{2,16})从" if lang == "zh" else r"(?i)(?P<en>.{3,60}?)(?: from|:)? (?=[\[\d~$€£])",
        plain(sentence.text),
    )
    first = min((f.span.start for f in sentence.figures), default=0)
    span = sentence.metric_span
    in_front = span is not None and span.start < first and "than" not in sentence.text[span.start : first]
    name = sentence.text[: match.end(1)] if match else sentence.metric if in_front else None
    if name is None or _NO_NAME.search(name.strip()) or name.strip().endswith(" than"):
        return None
    known = own_name(name, None, lang) is not None or bool(lexicon().find(name))
    if not known and match is None and lang == "zh":
        return None
    if not known and " " not in name.strip() and span is not None and span.start > first:
        return None  # "Immunise 4,200 children" names no immunise
    name = re.sub(r"^(?:每[天日周月]|the |our )|(?:现在|目前|要|约|才|每[天日周月])+$", "", name.strip())
    name = re.sub(r"(?i)(?:\s(?:under|over|below|above|at|to|about|of|is|now|down|up|in|only|-))+$", "", name)
    size = len(name) if lang == "zh" else len(name.split())
    if not len(name) >= 2 or size > _LONGEST[lang] or not is_sayable(name, lang):
        return None
    return name if lang == "zh" or name[1:2].isupper() else name[:1].lower() + name[1:]


def _said_zh(ups: list[str], downs: list[str]) -> str:
    parts = [f"{'和'.join(ups)}提上去"] if ups else []
    if downs:
        parts.append(f"{'和'.join(downs)}{'短下来' if all(_TIME.search(d) for d in downs) else '降下来'}")
    return "让" + "，".join(parts)


def _said_en(ups: list[str], downs: list[str]) -> str:
    up, down = " and ".join(ups), " and ".join(downs)
    if up and down:
        return f"Bring {up} up and {down} down"
    return f"Bring {up} up" if up else f"Bring {down} down"
