"""What sounds like an order and is none: a thought, a question whether, a report, a complaint without its cure."""

from __future__ import annotations

import re

from assistant.numbers import read_figures
from assistant.talk.ground import Ground
from assistant.talk.targets import aim
from assistant.text import plain
from assistant.types import Text

NOT_YET = Text(
    "这句我听成你还在考虑，没有动稿子。定了就直接说要改什么。",
    "That sounds like a thought, so nothing was changed. Say it as an order once you have decided.",
)
NO_ANSWER = Text(
    "这个问题我答不上来：指南里没有，也没有接模型。稿子没有动。可以问：",
    "I have no answer to that: the guide does not speak of it, and no model is connected. Nothing was changed. You can ask:",
)
NO_OKR = Text(
    "还没有 OKR 可以改，先把它给我；方法上的问题现在就能问。",
    "There is no OKR to work on yet: give me one. Questions on the method can be asked right away.",
)
NO_COUNTER = Text(
    "没有找到漏洞：每条都达标、目标却落空的情形，这份里我没看出来。",
    "No gap was found: I see no way in which every key result is reached here and the objective still fails.",
)
_WRITING = Text(
    "这一句要有人来写，现在没有接模型，我改不了措辞。不用模型也能做的，比如：",
    "That needs somebody who writes, and no model is connected. What works without one:",
)
_UNCLEAR = Text("没听懂这一句，稿子没有动。", "I did not understand that; nothing was changed.")
_THOUGHT = re.compile(
    r"如果|要是|假如|假设|万一|要不要|该不该|应不应该|是不是(?:该|要|应该|可以)|会不会|是否|在想|在考虑|考虑(?:一下)?(?:要|是|把|删)|好像|也许|或许|可能(?:要|会|得)|不知道(?:要不要|该|能不能)|有没有必要|犹豫"
    r"|\b(?:what if|if (?:we|i|you|kr|it)|suppose|should (?:i|we|it|kr)|shall (?:i|we)|thinking (?:about|of)|wondering|considering|might|maybe|perhaps|would it|could it|do (?:i|we|you) (?:think|need)|not sure|is it (?:ok|okay|better|worth))\b",
    re.I,
)
_ASKS = re.compile(r"[?？]\s*$|[吗呢]\s*[?？]?\s*$")
_POLITE = re.compile(
    r"能不能(?:把|帮|给)|能否(?:把|帮|给)|可不可以(?:把|帮|给)|可以(?:把|帮我)|能(?:把|帮我)|\b(?:can|could|would|will) you\b|\bplease\b",
    re.I,
)
_REPORT = re.compile(
    r"(?:老板|leader|领导|上级|主管|他|她|他们|同事|财务|客户)(?:们)?(?:说|觉得|认为|希望|问|提过|担心)|听说|据说|上次(?:说|开会)|\b(?:my |the )?(?:boss|manager|leader|team|he|she|they|somebody|someone) (?:says?|said|thinks?|wants?|asked|feels?|suggested)\b",
    re.I,
)
_HELD = re.compile(
    r"(?:不(?:用|要|必|需要)|别|无需)(?:再)?(?:把|给|将|改成|改到|加上|换成|设|提高|降低|写成)|\b(?:do not|don't|never|no need to)\s+(?:change|set|make|raise|lower|add|put|move|mark|give|assign)\b",
    re.I,
)
_COMPLAINT = re.compile(
    r"太|不够|不合理|不好|有点|偏|过于|没意思|不知道|不清楚|不确定|没(?:有)?数|没定|[写定设填](?:得)?(?:太)?[高低多少]了|\b(?:too|not (?:enough|ambitious|clear)|a bit|rather|boring|weak|unclear|conservative|easy|hard|timid|wrong|unknown|not known|no idea|don't know)\b",
    re.I,
)
_COUNTER = re.compile(
    r"反例|漏洞|钻空子|刷(?:数|指标)|怎么(?:作弊|糊弄|应付)|(?:全|都|每条)(?:部)?(?:达标|完成|做到|达成).{0,12}(?:失败|没用|没意义|落空|更糟|出事|算不算|还是)|(?:怎么|怎样|如何|为什么)(?:会|可能|才会)?(?:失败|落空)|什么情况下.{0,8}(?:失败|落空)|哪里(?:会|可能)出(?:问题|岔子)"
    r"|\b(?:counter-?examples?|loopholes?|game (?:this|it|the|these)|gamed|gaming|cheat|what could go wrong|how could (?:this|it) fail|still fail|backfire|pre-?mortem)\b",
    re.I,
)
_BACK = re.compile(r"恢复|放回|加回|还是|还原|restore|bring|back|un-?park|reinstate", re.I)


def asks_for_counter(said: str) -> bool:
    """Whether the sentence asks how every key result could be reached and the objective still fail."""
    return _COUNTER.search(plain(said)) is not None


def is_only_thought(said: str) -> bool:
    """Whether a sentence weighs a change, asks whether, or reports what somebody said, rather than asking for it."""
    flat = plain(said)
    if _POLITE.search(flat):
        return False
    return bool(_THOUGHT.search(flat) or _REPORT.search(flat))


def is_question(said: str) -> bool:
    """Whether a sentence only asks: 这样写行吗."""
    flat = plain(said).strip()
    return _ASKS.search(flat) is not None and not _POLITE.search(flat)


def is_held_back(flat: str) -> bool:
    """Whether a clause says what is not to be done: 不用把 KR2 改成 60%."""
    return _HELD.search(flat) is not None


def is_complaint(clause: str) -> bool:
    """Whether a clause only says what is wrong: KR1 太保守."""
    return _COMPLAINT.search(plain(clause)) is not None and not read_figures(aim_free(clause))


def aim_free(clause: str) -> str:
    """The clause without line numbers, which are no amounts."""
    return re.sub(r"(?i)(?:KR|O)\s?\d+", " ", clause)


def may_be_gone(flat: str) -> bool:
    """Whether a clause may name a line that is out of the OKR, because it wants it back."""
    return _BACK.search(flat) is not None


def as_orders(said: str, ground: Ground) -> tuple[Text, ...]:
    """The change that a thought is about, as an order that can be given; () where none can be read from it."""
    found = aim(said, ground)
    figures = read_figures(found.rest)
    place = next(iter(found.key_results), None) if found.named else None
    if place is None:
        return ()
    label = ground.label(place.id)
    if len(figures) == 1:
        quote = figures[0].quote.strip()
        return (Text(f"{label} 目标改成 {quote}", f"{label} target {quote}"),)
    if re.search(r"删|去掉|不要|drop|delete|remove", said, re.I):
        return (Text(f"{label} 不要了", f"drop {label}"),)
    return ()


def not_understood(said: str) -> Text:
    """What is said where nobody writes: that it needs wording, or that it was not understood."""
    return _WRITING if _WISH.search(plain(said)) else _UNCLEAR


_WISH = re.compile(
    r"更|短|简洁|合并|精炼|换(?:个|一)|改(?:写|一下|得)|重写|重新写|润色|太|不够|以.{1,12}为|英文|中文|翻译|具体|有力|挑战|保守"
    r"|\b(?:shorter|shorten|longer|merge|combine|rewrite|reword|rephrase|better|bolder|clearer|simpler|more|less|too|english|chinese|translate|version|about|tone|words?)\b",
    re.I,
)
