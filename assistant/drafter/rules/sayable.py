"""Whether words can be said as the name of what moves: 报废金额, "time for refunds", not 我们班 nor "takes us".

Where they cannot, the line keeps its own words and is asked about: a clumsy rewrite helps nobody.
"""

from __future__ import annotations

import re

from assistant.lexicon import lexicon
from assistant.types import Lang

_NAMES_ZH = re.compile(
    r"(?:率|量|度|数|额|占比|比例|份额|成本|费用|时长|时间|用时|周期|天数|得分|评分|分数|投诉|客诉|工单|故障|收入|利润|营收|流失|流动|赔付|赔款|浪费|积压|损耗|库存|逾期|缺货|差评|返工|错误|"
    r"事故|加班|停线|报废|退货|离职|迟到|缺勤|空缺|欠款|应收|积压|漏检|误差|偏差|退单|丢单|丢件|破损|缺陷|伤害|受伤|跌倒|次品|客流|人次|订单|销售|签约|回款|复购|续费|续约|留存|转化|"
    r"满意|口碑|产量|产值|效率|人效|进店|到场|出勤|参与|活跃|下载|注册|缺口|报修|超时单|诉讼|纠纷|案件|停机|能耗|油耗|费|的[\u4e00-\u9fff]{1,4}|(?:用户|客户|顾客|学员|会员|粉丝|员工|病人|患者|家长|业主|供应商))$"
)
_NO_NAME_ZH = re.compile(
    r"^(?:我|你|他|她|咱|这|那|有|没|还|也|都|就|在|从|到|要|想|请|争取)|现在|目前|上次|[一两三]个|[，。；、,;]|[吧呢吗啊了]$|怎么|什么"
)
_NO_NAME_EN = re.compile(
    r"(?i)\b(?:takes?|goes?|go out|is|are|was|were|us|me|him|them|it|i'd|that's|only|miss|just|really|like|think|guess|should|would|could|gets?|got)\b"
    r"|[,;:()!?]"
)
_NAMES_EN = re.compile(
    r"(?i)(?:s|[a-z] lost|rate|ratio|share|score|time|cost|revenue|income|margin|churn|turnover|attrition|coverage|satisfaction|attendance|latency|downtime|uptime|"
    r"spend|waste|scrap|yield|volume|backlog|overtime|traffic|conversion|retention|accuracy|absence|growth|output|occupancy|nps|csat|p\d\d|debt|stock|"
    r"inventory|price|weight|energy|engagement|usage|adoption|throughput)$"
)
_OURS_EN = re.compile(r"(?i)^(?:time (?:to|for|until)|share of|wait for)\s(?P<rest>.+)$|^(?P<what>.+?) we \w+(?: .+)?$")
_FINITE_EN = re.compile(r"(?i)\b(?:go|goes|take|takes|come|comes|get|gets|have|has)\b")


def is_sayable(name: str, lang: Lang) -> bool:
    """Whether the words name something that can go up or down."""
    return _zh(name.strip()) if lang == "zh" else _en(name.strip())


def _zh(name: str) -> bool:
    if _NO_NAME_ZH.search(name):
        return False
    return bool(_NAMES_ZH.search(name) or lexicon().find(name) or re.search(r"[A-Za-z]{2,}\d*$", name))


def _en(name: str) -> bool:
    ours = _OURS_EN.match(name)
    if ours and ours["what"]:
        return not _NO_NAME_EN.search(ours["what"])
    if name.lower().startswith(("share of ", "time until ", "how late ")):
        return not re.search(r"[,;:()!?]", name)
    rest = ours["rest"] if ours else name
    if _NO_NAME_EN.search(rest) or (ours and _FINITE_EN.search(rest)):
        return False
    return bool(ours or _NAMES_EN.search(name) or lexicon().find(name))
