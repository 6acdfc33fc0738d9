"""Digits and numerals that state no amount: versions, ordinals, labels, clock times, standards, words, terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.text import plain
from assistant.types import Span

MarkKind = Literal["version", "ordinal", "label", "clock", "id", "weight", "word", "term"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A number that is none: `kind` "term" is a figure inside a metric's name (7 日留存, p95)."""

    text: str
    span: Span
    kind: MarkKind


# Metric acronyms that a figure follows without a blank: NPS30, DAU10万. Elsewhere letters and digits make a label.
METRIC_ACRONYM = (
    "NPS|CSAT|CES|ROI|ROAS|ROE|ROA|DAU|MAU|WAU|PCU|ACU|GMV|ARR|MRR|NRR|GRR|NDR|ARPU|ARPPU|LTV|CAC|CPA|CPC|CPM|CPL|CTR|CVR|"
    "PV|UV|QPS|TPS|SLA|SLO|AUC|KS|MAPE|OTIF|MTTR|MTBF|MTTD|OEE|FCR|AHT|EBITDA|FPY|PPM|DSO|BLEU|eNPS|GPM|RPM|ASP|AOV|SKU|IRR|RT|F1"
)
_ITEM_EN = (
    "phase|level|tier|stage|step|batch|wave|chapter|part|section|article|clause|version|release|sprint|iteration|milestone|"
    "series|line|press|room|floor|gate|zone|site|plant|building|bay|lane|terminal|platform|grade|year|week|day|type|class|category|"
    "appendix|annex|no\\.?|number|nr\\.?|volume|vol\\.?|scope|cohort|pillar|priority|horizon|gen(?:eration)?|episode|season|ward|"
    "district|module|lesson|lab|objective|goal|kr|key result|okr|problem|figure|exhibit"
)
_PRODUCT = (
    "PG|Postgres(?:QL)?|MySQL|Python|Java|JDK|Node(?:\\.js)?|Vue|React|Angular|Windows|Win|iOS|Android|iPhone|Kafka|Spring(?:\\s?Boot)?|"
    "Django|Rails|PHP|Ubuntu|CentOS|Debian|Kubernetes|GPT|Claude|Llama|Qwen|HTTP|TLS|OAuth|USB|Wi-?Fi|SOC|ISO(?:/IEC|/TS)?|IEC|IEEE|"
    "GB(?:/T)?|ASTM|IATF|IFRS|CMMI|RFC|SHA|Type|Office|Redis|Elasticsearch|Flink|Spark|Hadoop|Unity|Unreal|WCAG|PEP|EN|AS|GSP|SAP|Oracle|.NET"
)
_TERM_TAIL = "留存|复购|回购|流失|活跃|再入院|退货率|退换|无理由|续费率|ROI|LTV|GMV|付费率|回头|转化率|存活|新增付费"
_CN = "[一二三四五六七八九十百]"

_PATTERNS: tuple[tuple[MarkKind, str], ...] = (
    ("id", r"https?://\S{1,300}|[\w.+-]{1,64}@[\w-]{1,64}\.[A-Za-z.]{2,20}"),
    (
        "weight",
        r"[(（\[【]\s?(?:权重|占比权重|weight|进度|完成度|progress|信心(?:指数|值)?|confidence|得分|score|打分)\s?[:：=]?\s?"
        r"\d{1,3}(?:\.\d{1,3})?\s?(?:%|/\s?\d{1,3})?\s?[)）\]】]",
    ),
    (
        "weight",
        r"(?<![一-龥])(?:权重|信心指数)\s?[:：]?\s?\d{1,3}(?:\.\d{1,3})?\s?%?|(?<![A-Za-z])(?:weight|confidence)\s?[:=]\s?\d{1,3}(?:\.\d{1,3})?\s?%?",
    ),
    (
        "id",
        r"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)[48]00-\d{3,4}-\d{3,4}(?!\d)",
    ),
    (
        "label",
        r"(?<!\d)(?:24|7|5|8|12)\s?[x/*]\s?(?:24|7|5|8|12)(?:\s?x\s?365)?(?!\d|\.\d|\s?(?:的|家|个|门|店))|(?<!\d)996(?!\d)",
    ),
    ("word", r"(?<![\d.])1\s?(?:on|v|对)\s?1(?!\d)|(?<![A-Za-z])one[- ](?:on|to)[- ]one|一对[一多]|多对一"),
    (
        "word",
        r"(?<![\d.:])1:1s?(?=\s?(?:沟通|面谈|谈话|会|访谈|meeting|session|talk|chat|conversation|with|s\b|$|[,.;,。]|[(（]))|(?<![\d.:])1:1s",
    ),
    (
        "clock",
        r"(?<![\d.:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?[-~到至]\s?(?:[01]?\d|2[0-4]):[0-5]\d)?(?![\d:])|(?<![\d.$])\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.)(?![A-Za-z])",
    ),
    (
        "clock",
        rf"(?:(?<=早)|(?<=晚)|(?<=午)|(?<=晨)|(?<=天)|(?<=日)|(?<=午间)|(?<![\d.升降涨跌高低加减了个]))(?<!提升\s)(?<!下降\s)(?<!上升\s)(?<!降低\s)(?<!提高\s)"
        rf"(?:\d{{1,2}}\s?(?:点(?:半)?)?\s?[-~到至]\s?)?(?:\d{{1,2}}|{_CN}{{1,3}})\s?点(?![\d一二三四五六七八九零两击赞评位检数心云名单播亮滴子]|\s\d)"
        r"(?:[半钟整])?(?=$|[前后之以到至的开下上,。;；、)）\s-])",
    ),
    (
        "version",
        r"(?<![A-Za-z\d])[vV]\s?\d{1,4}(?:\.\d{1,4}){0,3}(?![\d%])|(?<![\d.])\d{1,4}\.\d{1,4}\.\d{1,4}(?:\.\d{1,4})?(?![\d%])",
    ),
    (
        "version",
        r"(?<![\d.])\d{1,4}(?:\.\d{1,3})?\s?版(?!面|块|税|权|位)(?:本(?!书))?|版本\s?(?:号\s?)?\d{1,3}(?:\.\d{1,3}){0,2}(?!\d|\s?[个款种次套])|[一二三四五六]版(?!面|块|税|权)",
    ),
    (
        "version",
        r"(?:升级|迁移?|切换?|适配|兼容|migrate|upgrade|move|port)(?:到|至|\sto)?\s?[A-Za-z一-龥]{0,12}?\s?\d{1,3}\.\d{1,3}(?![\d%]|\s?[%万亿天小分秒个家倍])",
    ),
    (
        "version",
        rf"(?<![A-Za-z])(?:{_PRODUCT})[\s-]?\d{{1,6}}(?:\.\d{{1,3}}){{0,2}}(?:[:-](?:19|20)\d\d)?(?![\d%]|\s?(?:%|万|亿|个|家|人|条|次))",
    ),
    (
        "label",
        r"(?<![A-Za-z\d])[2345678]G(?![A-Za-z])|(?<![A-Za-z\d])[248]K(?=\s?(?:视频|超清|画质|分辨率|屏|显示|video|content|display|TV|高清))",
    ),
    (
        "label",
        r"(?<![A-Za-z\d.])(?:A\d(?=\s?纸)|B2B2C|[A-Z]2[A-Z]|O2O|[25]S(?=\s?(?:管理|现场|检查|标准))|6S|3C|4S|5W[12]H|5W|3D|2D|3P[Ll]|2FA|MP[34]|H5|7S|4P|[23]B(?=\s?(?:端|业务|市场|schema))|[23]C(?=\s?(?:端|业务|市场|数码)))(?![A-Za-z\d])",
    ),
    ("term", r"(?<![A-Za-z\d])[pP](?:50|75|80|90|95|99|99\.9|999)(?![\d%])|(?<![A-Za-z\d])[pP]99\.9\d?(?!\d)"),
    ("term", rf"(?<![\d.])\d{{1,3}}\s?(?:日|天|周|个月|月|年|小时)\s?(?:内|后)?\s?(?:[一-龥]{{0,4}}?)(?={_TERM_TAIL})"),
    ("term", r"(?<![A-Za-z\d])[DWM][+-]?\d{1,3}(?=\s?(?:[/、,和]|留存|retention|复购|流失|ROI|LTV|$|[\s(（]))"),
    (
        "term",
        r"(?<![\d.])\d{1,3}-(?:day|week|month|year|hour)(?=\s[A-Za-z -]{0,24}?(?:retention|readmission|mortality|churn|repeat|survival|active|rolling|average|window|return|LTV|ROAS|repurchase|rate))",
    ),
    ("label", r"(?<![A-Za-z])(?:KR|OKR|Key Result|Objective)\s?-?\d{1,3}(?:\.\d{1,3})?(?![\d%])"),
    (
        "label",
        rf"(?<![A-Za-z\d])(?!(?:{METRIC_ACRONYM})(?![A-Za-z]))[A-Za-z]{{1,12}}[-_]?\d{{1,6}}(?:[A-Za-z]{{1,8}}\d{{0,3}})?(?![\d%.,]*\d|\s?[%万亿]|\.\d)",
    ),
    (
        "label",
        r"(?<![A-Za-z])[A-Z][A-Za-z]{0,8}-\d{1,6}(?!\d|\s?[%万亿]|\.\d)|(?<![A-Za-z\d])[A-Z][+-]\d{1,3}(?!\d|%)|(?<![A-Za-z\d])#\d{1,8}(?!\d)",
    ),
    ("label", r"(?<![A-Za-z\d.])\d{1,4}(?:[A-Z]{1,3}\d{0,3})(?![A-Za-z\d%/]|\s?[%])(?<![KMBW])"),
    (
        "ordinal",
        rf"(?<![A-Za-z])(?:{_ITEM_EN})\s#?\d{{1,3}}(?:\.\d{{1,2}})?(?![\d%]|[.,]\d|\s?(?:%|x\s|percent|per\s|times|万|亿))",
    ),
    ("ordinal", r"第\s?(?:\d{1,4}|[零一二三四五六七八九十百]{1,4})(?!\s?[名位](?!置))\s?[一-龥]?"),
    ("ordinal", r"(?<![\d.])\d{1,3}(?:st|nd|rd|th)(?![A-Za-z])"),
    (
        "ordinal",
        rf"(?:\d{{1,2}}|{_CN}{{1,2}})\s?(?:级(?!别)|级别|星级|等奖|年级|类医|甲|号(?!召|码|外)|[#])|(?:等保|级)\s?[一二三四]级?",
    ),
    (
        "ordinal",
        r"[一二三四五六]期(?=工程|项目|建设|上线|交付|开发|验收|系统|平台|改造|[,，。;；)）\s]|$)|(?:工程|项目|系统|平台|建设)[一二三四五六]期",
    ),
    (
        "word",
        r"(?:新?[一二三四五]{1,3}|\d)\s?线(?=城市|市场|员工|人员|岗位|运维|客服|支持|品牌|队伍|工程|主管|经理|产品|销售|门店)|一线|三线城市|\d\s?号线",
    ),
    (
        "word",
        r"(?:[5-9]0|00|05|10)\s?后(?![\d一-龥]{0,2}天)|(?<!\d)(?:360|180)\s?(?:度|°)|(?:世界|财富|中国|全国|民企)?\s?500\s?强|Fortune\s\d{2,4}|(?<![\d.])12306|(?<![\d.])110(?=报警)",
    ),
    (
        "word",
        "百分点|一[一-龥]一[一-龥]|一[一-龥]多[一-龥]|一站式|一体化|一体|一起(?!事故|投诉|案|安全|客诉|故障|重大)|一下|一些|一定|一样|一般|一直|一致|一切|一旦|一同|一并|一键|"
        "一手|一步步|一把手|一次性|一次通过|一次合格|一次交|一次解决|一盘棋|一张图|一本账|一张网|一口气|一眼|一边|一方面|一经|一律|一举|一流|一端|一种|一小步|一大步|一带一路|统一|"
        "唯一|单一|之一|专一|同一|逐一|第一时间|万一|进一步|再一次|又一次|上一|下一|这一|那一|每一|某一|另一|头一|新一|任一|前一|后一|"
        "三方|第三方|两会|两级|两地|两端|两岸|三甲|三包|三农|三全|三级|三会一课|三重一大|五险一金|六险|十四五|十五五|十三五|九九六|五金|百货|百科|百度|百家号|百搭|百姓|"
        "百日|百年|百联|百胜|百事|百强|十强|百盛|万科|万达|万能|万物|万家|万众|万里|万事|万联|万华|万向|亿联|亿欧|千方百计|千家万户|千人千面|千店千面|千川|千问|千帆|千牛|千图|"
        "千万(?=别|不|要|记|当心|小心)|百里挑一|百花|成百上千|成千上万|四舍五入|三心二意|三天两头|五花八门|十全十美|七嘴八舌|四新|四大|八大|三大|五大|六大|两大|十大|七大|"
        "二维码|二维|三维|二手|二次(?=元|开发|利用|确认|核验|销售|转化|创业|分配|装修|供水|入院|到店|回访|触达)|二线|二方|双一流|双百|四象限|六西格玛|两手|三步走|三定|"
        "十分(?!钟|之|制|位)|九宫格|七牛|七夕|八卦|三七|五一|十一(?=假|长假|黄金周|期间|前|大促)|零售|零件|零食|零星|零碎|零部件|零担|零钱|零工|零距离|零基础|零信任|零代码|"
        "零碳|零和|零点|零头|三角|四季|六一|三八|三体|五常|百佳|百优|万人迷|亿级|万级|千级|百级|百万级|千万级|万亿级|千亿级|十万级|百亿级|三年级|两难|两全|两化|两业|两栖|三峡|"
        "三亚|三星|三明|三门峡|四川|五粮液|五菱|六安|七匹狼|九江|九阳|十堰|百世|千岛湖|万宁|万州|二七|三里|三元|四平|五金店|八达岭|双十|两山|两优|两癌|三支一扶|一网通|一户一|一人一|"
        "一日游|三日游|两日游|一卡通|一点通|一件代发|一物|一岗|一企|一店|一城|一园|一区|一厂|三好|两率|三率|四率|三同时|四不两直|三化|四化|五化|三品|六性|五性|七步|五步|六步|三步",
    ),
    (
        "word",
        r"(?<![A-Za-z])(?:one[- ](?:stop|off|pager|page|click|way|size|of|another|liner|place|voice|team|source)|two[- ](?:way|factor|sided|step|tier|pizza)|three[- ]way|zero[- ](?:day|trust|based|sum)|"
        r"ground zero|four[- ]eyes|number one(?! in| for| on| among)|no one|any ?one|everyone|someone|first[- ]\w+|second[- ](?:hand|rate)|the one|which one|this one|that one|each one)(?![A-Za-z])",
    ),
    ("id", r"(?<![\d.,$€£¥])\d{9,}(?![\d.,万亿%]|\s?[元个人次])"),
)
# One scan per kind would be slow: the patterns are joined, with the kinds in their order as group names.
_HINT = re.compile(r"[\d零一二三四五六七八九十百千万亿两]|one|two|three|zero|four|first|second", re.IGNORECASE)
_DIGITAL = re.compile(r"\d")
_COMPILED: tuple[tuple[MarkKind, re.Pattern[str], bool], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE if kind not in ("label", "version") else 0), "\\d" in pattern)
    for kind, pattern in _PATTERNS
)


def read_marks(text: str) -> tuple[Mark, ...]:
    """Every number in `text` that states no amount and no date, in reading order."""
    return marks_in(text, plain(text), ())


def marks_in(text: str, flat: str, taken: tuple[Span, ...]) -> tuple[Mark, ...]:
    """`read_marks` outside the spans in `taken`, for a text whose plain form is at hand."""
    if not _HINT.search(flat):
        return ()
    mask = bytearray(len(flat))
    for start, end in taken:
        mask[start:end] = b"\x01" * (end - start)
    found: list[Mark] = []
    for kind, pattern, _ in _COMPILED:
        for m in pattern.finditer(flat):
            start, end = m.span()
            if not any(mask[start:end]):
                mask[start:end] = b"\x01" * (end - start)
                found.append(Mark(text[start:end], Span(start, end), kind))
    found.sort(key=lambda mark: mark.span)
    return tuple(found)
