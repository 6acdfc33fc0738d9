"""A sentence in clauses: what was asked for in one breath is cut where the next thing begins, never inside a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.text import plain

# Words that only lead up to an order, or follow it: nothing is lost without them.
_LEAD = re.compile(
    r"^(?:(?:请|麻烦(?:你)?|帮(?:我|忙)|那(?:就|么)?|就|嗯+|好(?:的|吧)?|对了|还有|另外|然后|并且|同时|顺便|再(?=把|将)|你|我(?:想|要)(?=把|将|给)|能不能|能否|可不可以|可以(?=把|帮)|可否|"
    r"(?:ok(?:ay)?|please|pls|hey|hi|so|well|then|and|also|sorry|oh|no,? wait|wait|actually|can you|could you|would you|will you|"
    r"i(?:'d| would) like (?:you )?to|i want (?:you )?to|let's|let us|just|i meant?(?: that)?|i mean)\b)[\s,]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,]*(?:(?:吧|哈|呗|谢谢|谢了|可以吗|行吗|好吗|好不好|(?<=[掉了成到人])吗|please|pls|thanks|thank you|instead|for me)[\s.!?。！]*)+$",
    re.IGNORECASE,
)
# What is said beside an order and asks for nothing.
_CHATTER = re.compile(
    r"(?:我|之前|刚才|上次|这个|是我?|都)?(?:记|写|说|填|看|打|搞|弄)错了?|不好意思|抱歉|谢谢|辛苦了?|好的?|嗯|其他(?:的)?(?:都)?(?:不变|不动|别动|保持不变)|其余(?:的)?(?:都)?(?:不变|不动|别动)|别的(?:都)?(?:不变|不动|别动)|"
    r"(?:老板|leader|领导|上级)(?:说|要求|定)的?(?:太低|太高|不够)?了?|(?:sorry|thanks|thank you|please|ok(?:ay)?|no|wait|no wait|oops|my mistake|my bad|i was wrong|i misremembered|"
    r"leave the rest(?: as (?:it is|they are))?|nothing else|keep the rest|the rest stays|everything else stays)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[,;。;!?！？\n、](?=\s*(?:把|将|KR|O\d|第))|[,，;；。!?！？\n]|(?<=\D)\.\s+(?=\S)")
_JOIN = re.compile(
    r"(?:并且|然后|同时|另外|顺便|还有)(?=\s*(?:把|将|给|KR|O\d|第|删|加|改))|\s(?:and(?: then)?|then|but)\s(?=(?:please )?(?:KR\s?\d|O\d)|(?:please )?(?:make|set|change|drop|delete|remove|add|raise|lower|mark|park|put|move|assign|rename|the|its?|owner|target|give)\b)",
    re.IGNORECASE,
)
_MENTION = re.compile(r"\s*(?:\b(?:and|both)\b\s*)?KR\s?\d{1,2}(?=\D|$)", re.IGNORECASE)
_QUOTE = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"]*\"|《[^》]*》|(?<![A-Za-z])'[^']{2,}'(?![A-Za-z])")
# Behind a colon stands what is to be written: its commas are its own.
_PAYLOAD = re.compile(
    r"(?:加|添|补|条|个|新增|护栏|写成|改成|换成|改为|换为|改写成|举措|任务|KR|关键结果|key result|line|one|task|initiative|guardrail|to|read|as)\s*[:：]",
    re.IGNORECASE,
)


def clauses(sentence: str) -> Iterator[str]:
    """The clauses of a sentence that ask for something, without the words around them."""
    for piece in _cut(sentence):
        text = bare(piece)
        if text and not _CHATTER.fullmatch(plain(text).strip(" .!~")):
            yield text


def _is_list(before: str, after: str) -> bool:
    """Whether what stands between is only the "and" of a list: "delete KR2 and KR3", "KR2 and KR3: owner @Zoe"."""
    alone = _MENTION.search(before) is not None and _MENTION.match(after) is not None
    return alone and (
        not _MENTION.sub("", before).strip(" ,") or not _MENTION.sub("", re.split(r"[,;.，；。]", after)[0]).strip()
    )


def bare(text: str) -> str:
    """A clause without the words that lead up to it and the thanks behind it."""
    text = text.strip(" \t,，;；。.!！\n")
    flat = plain(text)
    lead = _LEAD.match(flat)
    start = lead.end() if lead else 0
    tail = _TAIL.search(flat, start)
    return text[start : tail.start() if tail else len(text)].strip(" \t,，;；。.!！\n")


def quotes(text: str) -> list[str]:
    """What stands in quotation marks."""
    return [m.group()[1:-1].strip() for m in _QUOTE.finditer(text)]


def _cut(sentence: str) -> Iterator[str]:
    flat = plain(sentence)
    payload = _PAYLOAD.search(flat)
    end = len(sentence)
    if payload is not None:
        stop = re.search(r"[;；\n]", flat[payload.end() :])
        end = payload.end() + stop.start() if stop else len(sentence)
    safe = [m.span() for m in _QUOTE.finditer(sentence)]
    if payload is not None:
        safe.append((payload.start(), end))
    at = 0
    for match in sorted([*_SIGN.finditer(flat), *_JOIN.finditer(flat)], key=lambda m: m.start()):
        inside = any(a <= match.start() < b for a, b in safe)
        thousands = (
            match.group() == ","
            and re.match(r"\d{3}(?!\d)", flat[match.end() :])
            and flat[match.start() - 1 : match.start()].isdigit()
        )
        if inside or thousands or match.start() < at or _is_list(flat[at : match.start()], flat[match.end() :]):
            continue
        yield sentence[at : match.start()]
        at = match.end()
    yield sentence[at:]
