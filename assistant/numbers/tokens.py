"""The digits, numerals and idioms that may state an amount; English words stand in `english`."""

from __future__ import annotations

import re

from assistant.numbers.amount import NUMBER, Amount
from assistant.numbers.digits import digits, share
from assistant.numbers.numerals import CHINESE, DIGITS, MAX_NUMERAL
from assistant.numbers.spoken import idiom, numeral
from assistant.numbers.units import CURRENCY_BEFORE
from assistant.text.late import late_compile

_FEW = "[一二两三四五六七八九]"
_NO_SHARE = "本功交立为果员长型熟绩都品人套就效败分团语"  # 三成本, 成功 and their like are no tenths
# Digits, Chinese numerals and Chinese idioms.
TOKEN = late_compile(
    rf"""
    (?=[\d{CHINESE[1:-1]}几数上近成好破逾双翻减腰砍少打过超大清归半前第Tt$€£¥₹RUCEGHJINAS人])(?:  # a quick look: most characters begin nothing
    (?P<of>(?:百分之?|千分之|万分之)\s?(?P<ofn>{NUMBER}))
    |(?P<hundred>百分百|百分之百)
    |(?P<parts>(?P<den>\d{{1,6}}|{CHINESE}{{1,4}})\s?分之\s?(?P<nom>\d{{1,6}}|{CHINESE}{{1,4}}))
    |(?P<tenths>(?P<t1>\d(?:\.\d)?|{_FEW})(?P<t2>{_FEW})?\s?成(?![{_NO_SHARE}])(?P<t3>{_FEW}|半)?)
    |(?P<fan>翻了?\s?(?:(?P<fann>\d{{1,2}}|{_FEW})\s?(?P<fanu>[番倍])|[番倍])|双倍)
    |(?P<halve>减\s?[少至到]?\s?(?:一半|半)(?![年天月小数])|腰斩|砍掉?一半|少一半|打对折|打五折)
    |(?P<half>一半|[过超]?半数(?:以上)?|(?<![一-龥])过半(?![年天月小])|过半(?=$|[,，。;；的])|大半(?=的))
    |(?P<state>清零|归零)
    |(?P<ling>零(?=\s?[一-龥])|(?<=[一-龥][一-龥])零(?=\s*(?:$|[,，。;；)）])))
    |(?P<vague>(?P<vn>[几数上近成好破逾]|(?<![通经不超越])过|(?<![高])超)(?P<vs>[十百千万亿]{{1,2}})(?:余|多)?\s?)
    |(?P<spell>半\s?个?\s?(?P<su>小时|钟头|天|日|个月|月|分钟|年)(?![度报]))
    |(?P<rank>(?:(?<![之以提当年月日先生往向超空期末底初号季周天半目\x00])前\s?|(?<![A-Za-z])[Tt][Oo][Pp][\s-]?)(?P<rn>\d{{1,3}}|{CHINESE}{{1,3}})(?![\d.%])(?P<rt>\s?[名位强])?)
    |(?P<strong>(?P<sn>十|百|\d{{2,3}})\s?强(?![度化调]))
    |(?P<first>第\s?(?P<f1>[一二三123])\s?(?:名|位|(?=$|[,，。;；)）\s的]|大(?![一-龥]?[类步])|品牌)))
    |(?P<share>(?<![\d./])(?P<sa>\d{{1,4}}(?:\.\d{{1,2}})?)\s?/\s?(?P<sb>\d{{1,4}})(?![\d/]))
    |(?P<outof>(?<![\d.,])(?P<oa>\d{{1,6}}(?:\.\d{{1,2}})?)\s(?:out\sof|of|in)\s(?:every\s|the\s|our\s)?(?P<ob>\d{{1,6}})(?![\d%.,]{0, 12}[\d%]|\s?[-~])(?!\s(?:day|week|month|year|hour|minute)))
    |(?P<num>(?:(?P<cur>{CURRENCY_BEFORE})\s?)?(?P<digits>{DIGITS}))
    |(?P<cnr>(?P<c1>{CHINESE}{{1,6}})\s?[到至~-]\s?(?P<c2>{CHINESE}{{1,6}}))
    |(?P<cn>{CHINESE}{{1,{MAX_NUMERAL}}}(?:点{CHINESE}{{1,8}})?)
    )
    """,
    re.VERBOSE,
)
TOKEN_HINT = late_compile(rf"[\d{CHINESE[1:-1]}半几数翻双]|腰斩|清零|归零")


def amount_of(flat: str, m: re.Match[str]) -> Amount | None:
    """The amount that a match of TOKEN states; None where the words beside it make it none."""
    if m["num"] is not None:
        return digits(flat, m)
    if m["cn"] is not None:
        return numeral(flat, m)
    if m["share"] is not None or m["outof"] is not None:
        return share(flat, m)
    return idiom(flat, m)
