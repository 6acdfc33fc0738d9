"""Digits and numerals that state no amount: versions, ordinals, labels, clock times, standards, words, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.numbers.cues import RANK_CUE
from assistant.numbers.following import CLOCK_ZH, POINT_VERB, by_what_follows
from assistant.numbers.leading import by_what_leads
from assistant.numbers.mark import Mark, MarkKind
from assistant.numbers.units import UNIT
from assistant.numbers.words import CHINESE_WORDS, ENGLISH_WORDS
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Span

_LIST_NUMBER = late_compile(
    r"(?m)^[#>\s*-]{0,8}(\d{1,2}(?:\.\d{1,2}){0,2})(?:[.、]\s?|[)）]\s?|\s(?=[一-龥A-Z]{2}))(?![\d%])",
)
_NTH_ZH = late_compile(r"第\s?(?:\d{1,4}|[零一二三四五六七八九十百]{1,4})(?!\s?[名位](?!置))\s?[一-龥]?", needs="第")
_NUMERAL_ORDINAL = late_compile(
    r"二十四小时(?=(?:待命|在线|值守|值班|服务|营业|开放|热线|不间断|无休|客服|监控))|[一二三四五六七八九十]{1,2}(?:级别?|星(?=级|好评|酒店|评价)|等奖|年级|号(?!召|码|外)|甲)|[一二三四五六]版(?!面|块|税|权)|"
    r"[一二三四五六]期(?=工程|项目|建设|上线|交付|开发|验收|系统|平台|改造|功能|方案)|(?:(?<=[A-Za-z])|(?<=[A-Za-z] ))[一二三四五六]期(?!班|培训|课)|(?<=[一-龥])(?<![办开做讲搞完各每第共出推举了组发播满到达至训课])[一二三四五六]期(?!班|培训|课|以上|内|学员)",
    needs="级 星 奖 号 甲 版 期 时",
)
_TITLE = late_compile(r"《[^》]{1,40}》", needs="《")  # 《新人 30 天手册》 counts nothing
_BRACKETED = late_compile(
    r"[(（\[【]\s?(?:权重|占比权重|weight|进度|完成度|progress|信心(?:指数|值)?|confidence|得分|score|打分)\s?[:：=]?\s?"
    r"\d{1,3}(?:\.\d{1,3})?\s?(?:%|/\s?\d{1,3})?\s?[)）\]】]"
    r"|(?<![一-龥])(?:权重|信心(?:指数|值)?)\s?[:：]?\s?\d{1,3}(?:\.\d{1,3})?\s?(?:%|/\s?\d{1,3})?"
    r"|(?<![A-Za-z])(?:(?:weight|confidence)\s?[:=]\s?\d{1,3}(?:\.\d{1,3})?\s?(?:%|/\s?\d{1,3})?|confidence\s\d{1,2}\s?/\s?\d{1,2})"
    r"|\d{1,3}\s?%\s(?:confident|confidence(?!\s(?:score|interval|index))|weight(?!\s(?:loss|gain|less))|sure(?![a-z]))(?![a-z])",
    re.IGNORECASE,
    needs="权重 weight 进度 完成度 progress 信心 confiden sure 得分 score 打分",
)
_ADDRESS = late_compile(r"https?://\S{1,300}|[\w.+-]{1,64}@[\w-]{1,64}\.[A-Za-z.]{2,20}", needs="http @")
# What is shouted about effort is no amount, and neither is a slogan's angle: 120% 的热情, give 110%, 360-degree, 9.9 包邮.
_SHOUTED = late_compile(
    r"\d{2,4}\s?%\s?(?:的|地)?\s?(?:[一-龥]{0,2}的)?(?:热情|努力|投入度?|用心|激情|专注|精力|状态|诚意|真心|热忱|耐心|责任心|力气|干劲|付出|心血|决心|信心|态度|劲头)(?!率|指数|评分)"
    r"|(?<![A-Za-z])(?:giv(?:e|es|ing)|gave|put(?:ting)?(?: in)?)\s(?:it\s|our\s|their\s)?(?:1[0-9]\d|200|1000)\s?(?:%|per\s?cent)(?!\s(?:of|more|higher|discount|refund|back|off))"
    r"|\d{2,4}\s?(?:%|per\s?cent)\s(?:of\s)?(?:our\s|their\s|my\s)?(?:[a-z]+\s)?(?:effort|commitment|energy|passion|dedication|enthusiasm|heart|devotion|determination|attitude)(?![A-Za-z]| score| rating)"
    r"|(?:360|180)(?:[\s-]degrees?(?![A-Za-z])|\s?°|\s?度|(?=\s?(?:环评|评估|评价|反馈|测评|访谈|考核|全景|review|feedback|assessment|appraisal)))"
    r"|\d{1,3}(?:\.\d{1,2})?\s?(?:元|块)?\s?(?=包邮)",
    re.IGNORECASE,
    needs="热情 努力 投入 用心 激情 专注 精力 状态 诚意 真心 热忱 耐心 责任心 力气 干劲 付出 心血 决心 信心 态度 劲头 giv gave put effort commitment energy passion dedication enthusiasm heart devotion determination attitude 360 180 包邮",
)
_RUN = late_compile(r"\d+(?:\.\d+)?")
_NUMERAL = late_compile(r"[零一二三四五六七八九十百千万亿两]", needs="零 一 二 三 四 五 六 七 八 九 十 百 千 万 亿 两")
_NUMBER_WORD = late_compile(
    r"one|two|three|zero|four|five|first|second", re.IGNORECASE, needs="one two three zero four five first second"
)


# When something was is no amount: 两年前的材料, six months ago, two years old.
_AGO = late_compile(
    r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十几半]{1,3})\s?(?:多|来)?(?:年|个多?月)(?:多)?前(?![端台期沿线置])"
    r"|(?:\d+(?:\.\d+)?|[一二两三四五六七八九十几]{1,3})\s?(?:周|天|小时|个小时)前的"
    r"|(?<![A-Za-z\d])(?:\d+|one|two|three|four|five|six|ten|a|an)\s(?:years?|months?|weeks?|days?)\s(?:ago|old)(?![A-Za-z])",
    re.IGNORECASE,
    needs="年前 年多前 月前 月多前 周前的 天前的 小时前的 ago old",
)


def read_marks(text: str) -> tuple[Mark, ...]:
    """Every number in `text` that states no amount and no date, in reading order."""
    flat = plain(text)
    return marks_in(text, flat, ())


def marks_in(text: str, flat: str, taken: tuple[Span, ...]) -> tuple[Mark, ...]:
    """`read_marks` outside the spans in `taken`, for a text whose plain form is at hand."""
    mask = bytearray(len(flat))
    for start, end in taken:
        mask[start:end] = b"\x01" * (end - start)
    found: list[Mark] = []
    for kind, start, end in _candidates(flat):
        if start < end and mask.find(1, start, end) < 0:
            mask[start:end] = b"\x01" * (end - start)
            found.append(Mark(text[start:end], Span(start, end), kind))
    found.sort(key=lambda mark: mark.span)
    return tuple(found)


def _candidates(flat: str) -> Iterator[tuple[MarkKind, int, int]]:
    digits = _RUN.search(flat) is not None
    for m in _AGO.finditer(flat):
        yield "word", m.start(), m.end()
    if digits:
        if "《" in flat:
            for m in _TITLE.finditer(flat):
                yield "word", m.start(), m.end()
        if "://" in flat or "@" in flat:
            for m in _ADDRESS.finditer(flat):
                yield "id", m.start(), m.end()
        for m in _BRACKETED.finditer(flat):
            yield "weight", m.start(), m.end()
        for m in _SHOUTED.finditer(flat):
            yield "word", m.start(), m.end()
        numbered = _LIST_NUMBER.match(flat)
        if (
            numbered is not None
            and (flat[numbered.end(1)] != " " or "." in numbered[1])
            and not UNIT.match(flat, numbered.end(1))
        ):
            yield "label", numbered.start(1), numbered.end(1)
    if "第" in flat:
        for m in _NTH_ZH.finditer(flat):
            if not _is_rank(flat, m):
                yield "ordinal", m.start(), m.end()
    if digits:
        at = 0
        while (run := _RUN.search(flat, at)) is not None:
            hit = _digit_mark(flat, run.start(), run.end())
            if hit is not None:
                yield hit
            at = max(run.end(), hit[2] if hit else 0)
    if _NUMERAL.search(flat):
        for m in CHINESE_WORDS.finditer(flat):
            yield "word", m.start(), m.end()
        for m in _NUMERAL_ORDINAL.finditer(flat):
            yield "ordinal", m.start(), m.end()
        if "点" in flat:
            for m in CLOCK_ZH.finditer(flat):
                if _NUMERAL.match(flat, m.start()) and not POINT_VERB.search(flat[max(0, m.start() - 4) : m.start()]):
                    yield "clock", m.start(), m.end()
    if _NUMBER_WORD.search(flat):
        for m in ENGLISH_WORDS.finditer(flat):
            yield "word", m.start(), m.end()


def _is_rank(flat: str, m: re.Match[str]) -> bool:
    """成为行业第一 and 排名第 2 are places to reach; 第一期, 第一时间 and 第 2 批 are not."""
    tail = m[0].lstrip("第 ").lstrip("0123456789零一二三四五六七八九十百 ")
    if tail and tail not in "的大品,，。;；)）":
        return False
    return RANK_CUE.search(flat[max(0, m.start() - 10) : m.start()]) is not None


def _digit_mark(flat: str, start: int, end: int) -> tuple[MarkKind, int, int] | None:
    """What the digits from `start` to `end` are when they are no amount: first by what stands after, then before."""
    left = flat[start - 1] if start else ""
    if left not in (".", "$", "€", "£", "¥", ","):
        hit = by_what_follows(flat, start, end)
        if hit is not None:
            return hit
    return by_what_leads(flat, start, end) if left else None
