"""The author's own words for what is measured, verb and movement taken off: 把翻桌率拉高 speaks of 翻桌率."""

from __future__ import annotations

import re

from assistant.text import plain
from assistant.types import Lang

_VERB_ZH = re.compile(
    r"^(?:把|将)|^(?:别|不要|不再)(?:老是?|总是?|再)?|^(?:持续|不断|进一步|全面|显著|大幅|逐步|尽快|努力|继续|要)*(?:提升|提高|优化|加强|改善|降低|减少|增加|增强|强化|完善|缩短|推进|做好|做大|扩大|"
    r"拉升|拉高|压缩|控制|改进|提振|加快|守住|稳住|避免|杜绝)(?:了|下)?"
)
_MOVES_ZH = re.compile(
    r"(?:有所|持续|稳步|明显|显著|大幅|进一步|逐步|同比|环比|能|要|得)*(?:提升|提高|上升|增长|增加|改善|优化|下降|降低|减少|缩短|变少|变多|变快|变好|上去|下来|"
    r"拉高|拉升|顾好|守住|稳住|做好|弄好|管好|抓好|控制好|降下来|提上去|压下来|打下来|涨|升|降)(?:上去|下来|一些|一点|点|些)?$"
    r"|(?:要|得|更|再|做|弄|搞)*(?:快|准|稳|高|低|少|多|好|小)(?:一点|点|些)?$"
)
_OFTEN_ZH = re.compile(r"(?<=.)(?:老是?|总是?|经常)(?=流失|投诉|出错|返工|迟到|断货|缺货|延期|逾期)")
# Moves that only a quantity makes: 课消提上去 speaks of one, 沟通提升 may not.
_QUANTITY_ZH = re.compile(r"(?:上去|下来|拉高|拉升|压低)$")
_NOUN_END = re.compile(
    r"(?:率|量|度|数|额|时长|时间|时效|周期|占比|成本|费用|投诉|客诉|工单|故障|营收|收入|销售额|利润|得分|评分|分|人数|客单价|天数|缺陷|漏测|知名度|声量|粉丝|"
    r"流失|浪费|损耗|库存|逾期|缺货|差评|返工|错误|事故|需求|加班|用时|业绩|好评)$"
)
_VERB_EN = re.compile(
    r"(?i)^(?:(?:continuously|further|significantly|keep|continue to|better)\s+)*(?:improv(?:e|ing)|reduc(?:e|ing)|"
    r"increas(?:e|ing)|enhanc(?:e|ing)|optimi[sz](?:e|ing)|lower(?:ing)?|rais(?:e|ing)|boost(?:ing)?|cut(?:ting)?|"
    r"grow(?:ing)?|strengthen(?:ing)?|speed(?:ing)? up|shorten(?:ing)?|decreas(?:e|ing)|better)\s+(?:(?:the|our|my)\s+)?"
)
_COMPARED_EN = re.compile(
    r"(?i)^(?:fewer|less|no|higher|lower|shorter|bring down|get down|bring up|drive down|drive up)\s+"
)
_MOVES_EN = re.compile(
    r"(?i)(?<!ed)\s+(?:goes |go |is |are |should be |gets |get |going |way )*(?:up|down|higher|lower|better|faster|improved?|reduced?|shorter|smaller|rising|falling)$"
)
_UP_DOWN_EN = re.compile(r"(?i)(?<!ed)\s(?:up|down|higher|lower|smaller|rising|falling)$")
_COUNTED_EN = re.compile(
    r"(?i)^(?:reduce|lower|cut|decrease|increase|raise|grow)\s+(?:the\s+|our\s+)?(?:[a-z-]+\s){0,2}[a-z-]+s$"
)
_MEASURE_EN = re.compile(
    r"(?i)\b(?:rates?|scores?|times?|share|attendance|turnover|satisfaction|downtime|costs?|errors?|complaints?|incidents?|overtime|backlog|"
    r"latency|revenue|sales|margin|traffic|conversion|churn|retention|coverage|accuracy|absence|waste|scrap|injuries|accidents|defects?|bugs?|returns?|refunds?|"
    r"spend|volume|uptime|nps|csat|engagement|utili[sz]ation|occupancy|yield|delays?|falls)$"
)


def own_name(text: str, hit: str | None, lang: Lang) -> str | None:
    """The author's own words for what is measured; None where they are no name.

    食堂满意度提升 is 食堂满意度, never the customers': the lexicon lends its unit, not its name.
    """
    return _own_name_zh(text, hit) if lang == "zh" else _own_name_en(text, hit)


def noun_of(text: str, lang: Lang) -> str:
    """The words of a vague line without the verb in front: "reduce latency" -> "latency", 提升满意度 -> 满意度."""
    verb = _VERB_ZH if lang == "zh" else _VERB_EN
    while (match := verb.match(plain(text))) and match.end() < len(text):
        text = text[match.end() :]
    return text.strip(" ，,。.；;")


def _own_name_zh(text: str, hit: str | None) -> str | None:
    noun = _OFTEN_ZH.sub("", noun_of(text, "zh"))
    if match := _MOVES_ZH.search(plain(noun)):
        noun = noun[: match.start()]
    fewer = match is not None and any(c in match.group() for c in "少减低降小")
    fewer = fewer or _QUANTITY_ZH.search(plain(text).strip(" 。")) is not None
    noun = noun.strip(" ，,。.；;：:的")
    bare = plain(noun)
    if (
        not noun
        or len(noun) > 16
        or any(c in bare for c in ",。:;()")
        or re.search(r"[把让将使被]|通过|^[给跟和]", bare)
    ):
        return None
    if fewer and 2 <= len(noun) <= 6:
        return noun
    return noun if _NOUN_END.search(bare) or (hit and noun.endswith(hit)) else None


def _own_name_en(text: str, hit: str | None) -> str | None:
    text = text.strip(" ,.;:!")
    compared = _COMPARED_EN.match(text) or _COUNTED_EN.match(text)
    moved = _UP_DOWN_EN.search(text)
    noun = _MOVES_EN.sub("", _COMPARED_EN.sub("", noun_of(text, "en"))).strip(" ,.;:")
    if not noun or len(noun.split()) > 6 or re.search(r"[,;:()]", noun):
        return None
    if hit and noun.lower().endswith(hit.lower()):
        return noun
    if (compared and (" " in noun or noun.endswith("s"))) or _MEASURE_EN.search(noun):
        return noun
    return noun if moved and len(noun.split()) <= 3 else None
