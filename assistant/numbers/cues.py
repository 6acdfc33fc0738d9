"""The words beside a number that say how it is meant: at least, about, by how much, of what, as an article."""

from __future__ import annotations

import re

from assistant.text import any_of
from assistant.text.late import late_compile
from assistant.types import FigureOp

_GE = any_of(
    "不低于 不少于 不小于 不亚于 应不低于 不得低于 不能低于 不应低于 不得少于 不下 不下于 不差于 至少 最少 最低 起码 大于等于 高于等于 大于或等于 ≥ >=",
    "at_least no_less_than no_fewer_than not_less_than not_below a_minimum_of minimum_of minimum min min. no_lower_than",
)
_LE = any_of(
    "不超过 不高于 不大于 不多于 不得超过 不得高于 不能超过 不应超过 不要超过 不会超过 不宜超过 不应高于 不能高于 不突破 别超 别超过 不超 最多 至多 最高 最长 控制在 小于等于 低于等于 ≤ <=",
    "no_more_than not_more_than no_higher_than no_longer_than no_later_than no_greater_than no_worse_than at_most at_or_under",
    "at_or_below up_to within inside max max. maximum maximum_of a_maximum_of capped_at not_exceed not_exceeding not_above not_over",
)
_GT = any_of(
    "超过 超出 超 大于 高于 多于 突破 优于 长于 > more_than over above greater_than higher_than exceed exceeds exceeding",
    "upwards_of better_than beyond longer_than",
)
_LT = any_of(
    "低于 少于 小于 短于 不足 不到 不满 < less_than fewer_than lower_than under below shorter_than faster_than quicker_than"
)
_ABOUT = any_of(
    "约 大约 大概 接近 将近 近 ~ about around roughly nearly approx approximately approx. circa almost some"
)
_BEFORE = late_compile(
    rf"(?:(?<![A-Za-z])|(?<=[^A-Za-z]))(?:(?P<ge>{_GE})|(?P<le>{_LE})|(?P<gt>(?<![-=]){_GT})|(?P<lt>{_LT})|(?P<about>{_ABOUT}))"
    r"\s?(?:要?有|达到?|到|a|an|the)?\s?$",
    re.IGNORECASE,
)
_BEFORE_ENDS = tuple(set("于过少多超在低高下到约近概右破出足长达满有≥≤<>=~") | set("adefgmnorstwxy."))
_AFTER = late_compile(
    r"\s?(?:(?P<ge>(?:\((?:含|包含)\))?[及或和]?以上|及?之上|\+(?!\s?\d)|\splus(?![A-Za-z])|"
    r"\s?(?:or|and)\s(?:more|higher|above|better|over|greater|up)(?![A-Za-z])|起(?=$|[,，。;；)）]))"
    r"|(?P<le>[及或和]?以[内下]|之[内下]|内(?!容|部|外|测|训|审|控|场|存|刊|参|网|衣)|\s?or\s(?:less|fewer|under|below|lower|better|faster|sooner)(?![A-Za-z]))"
    r"|(?P<about>左右|上下(?!游)|\s?or\sso(?![A-Za-z])|\ssomething(?![A-Za-z])|\sish))",
    re.IGNORECASE,
    needs="以上 之上 + plus or and 起 以内 以下 之内 之下 内 左右 上下 something ish",
)


def op_before(near: str) -> FigureOp | None:
    """How the words at the end of `near`, right before an amount, bound it."""
    if not near.rstrip().lower().endswith(_BEFORE_ENDS):
        return None
    m = _BEFORE.search(near)
    if m is None:
        return None
    op = m.lastgroup
    if op == "le" and m["le"].lower() == "up to" and re.search(r"(?<![A-Za-z])from\s", near, re.IGNORECASE):
        return None  # "from 20% up to 40%"
    return op  # type: ignore[return-value]


def op_after(flat: str, end: int) -> tuple[FigureOp, int] | None:
    """How the words right after an amount bound it, and where they end."""
    m = _AFTER.match(flat, end)
    if m is None:
        return None
    return ("ge" if m["ge"] else "le" if m["le"] else "about"), m.end()


_MOVE = any_of(
    "提升 提高 提速 增长 增加 增幅 增收 增效 上升 上涨 上浮 上调 扩大 多出 降低 下降 下调 下浮 降本 减少 减幅 降幅 涨幅 缩短 缩小 压缩 压降 压减 "
    "节省 节约 节能 缩减 削减 削掉 砍掉 收窄 放大 改善 提前 反弹 回升 下滑 回落 优化 精简 裁减 拉升 推高 拉高 增产 减排 同比 环比 相对涨"
)
_MOVING = late_compile(r"[升降涨跌增减多少省砍长浮调大低幅短小压约节缩削收放善前弹滑落化简裁拉推产排比高]")
_CHANGE_BEFORE = late_compile(
    rf"(?:{_MOVE}|(?<![最更较很不甚其至])[多少](?=\s?$)|(?<![不最])[升降涨跌增减砍省])[了掉出]?\s?(?:幅度?|比例)?\s?"
    r"(?:达到?|约|大约|近|至少|最少|不少于|不低于|不高于|不超过|超过?|接近|[≥>=≤<]{1,2})?\s?$"
)
_EN_VERB = late_compile(
    r"(?<![A-Za-z])(?:grow|cut|reduce|increase|raise|boost|lower|improve|shrink|trim|lift|slash|drop|fall|rise|save|decrease|expand|up|down)s?(?![A-Za-z])",
    re.IGNORECASE,
)
# Between the verb and the amount: "cut cloud spend 20%", not "cut churn to 20%" nor "cut it, 20%".
_EN_BLOCK = late_compile(
    r"[,.;:\d]|(?<![A-Za-z])(?:to|at|below|above|under|over|from|within|on|for|in|that|who|with|of|by)(?![A-Za-z])",
    re.IGNORECASE,
)
_BY = late_compile(
    r"(?<![A-Za-z])(?:by|up|down)(?:\s(?:at least|over|about|around|more than|another|a further|roughly|nearly|up to|no more than|no less than))?\s?$",
    re.IGNORECASE,
    needs="by up down",
)
_CHANGE_AFTER = late_compile(
    r"\s?(?:以上|左右)?的?(?:同比|环比)?(?:增长(?!率|点)|提升(?![到至为成])|增幅|涨幅|降幅|下降(?![到至为])|降低(?![到至为])|改善|节省|节约|缩减|增量(?!\S))"
    r"|\s(?:more|fewer|less|higher|lower|faster|slower|increase|decrease|reduction|growth|rise|drop|decline|improvement|uplift|cut|"
    r"savings?|better|quicker|shorter|cheaper|year[- ]on[- ]year|yoy)(?![A-Za-z])",
    re.IGNORECASE,
    needs="增 提升 涨幅 降 改善 节 缩减 more fewer less higher lower faster slower crease reduction growth rise drop decline improvement uplift cut saving better quicker shorter cheaper year yoy",
)
# 缩短审批周期至少 30%, 提升复购率 20%: the verb stands before what it moves.
_MOVES_IT = late_compile(
    r"(?:提升|提高|增加|扩大|降低|减少|缩短|压缩|节约|节省|削减|改善|缩减)[^,，。;；:：\d到至为达在]{1,14}(?:至少|不少于|不低于|超过|约)?\s?$"
)
_TO_BEFORE = late_compile(r"(?:[到至为成]|(?<![a-z])to|达到)\s?$", re.IGNORECASE)


def is_change(flat: str, start: int, end: int, relative: bool) -> bool:
    """Whether an amount says by how much: 提升 20%, 降 10 个点, by 15%, 30% more. `relative` is for rates and shares."""
    before = flat[max(0, start - 60) : start]
    near = before[-16:]
    if _TO_BEFORE.search(near):
        return False
    if _MOVING.search(near) and _CHANGE_BEFORE.search(near):
        return True
    if _BY.search(before[-28:]):
        return True
    if relative and _MOVING.search(before[-26:]) and _MOVES_IT.search(before[-26:]):
        return True
    after = _CHANGE_AFTER.match(flat, end)
    if after is not None:
        return relative or after[0].strip().lower() not in ("more", "less", "better")
    if not relative or not before.isascii():
        return False
    ends = [m.end() for m in _EN_VERB.finditer(before)]
    return bool(ends) and len(before) - ends[-1] <= 50 and _EN_BLOCK.search(before, ends[-1]) is None


RANK_CUE = late_compile(
    r"(?:做到|成为|进入|进|保持|位列|位居|排名|排|达到|冲|拿下?|争|夺|跻身|登顶|行业|全国|全球|区域|市场|份额|市占率|华东|华南|华北|西南|全市|全省|国内|品类|稳居|居|是|为|业内|同类|城市|"
    r"赛道|榜单|口碑)\s?[^,，。;；]{0,4}$"
)
SCORE_CUE = late_compile(
    r"(?:NPS|CSAT|CES|评分|打分|满意度|得分|分数|分值|均分|总分|成绩|托福|雅思|(?<![A-Za-z])(?:score|rating|rated?|rates|satisfaction|grade|IELTS|TOEFL))[^,，。;；]{0,24}$",
    re.IGNORECASE,
    needs="nps csat ces 分 满意度 成绩 托福 雅思 score rat satisfaction grade ielts toefl",
)
MONEY_CUE = late_compile(
    r"(?:收入|营收|销售额|成交额?|签约额|新签额|合同额|回款|利润|毛利|净利|成本|预算|费用|客单价?|单价|年费|欠费|工资|薪|金额|余额|存款|存够|授信|额度|融资|现金|烧钱|资金|欠款|应收|流水|产值|业绩|赔付|罚款|"
    r"赞助|捐款|善款|GMV|ARR|MRR|ARPU|revenue|cost|costs|budget|spend|sales|profit|price|rent|salary|fee|day rate|hourly rate|bookings|pipeline|savings|donations)[^,，。;；]{0,16}$",
    re.IGNORECASE,
)
RATIO_CUE = late_compile(
    r"(?:ROI|ROAS|LTV|投入产出|投产|产出比|比值|人效比|盈亏比|ratio|师生比|配比|比例)[^,，。;；]{0,10}$", re.IGNORECASE
)
TIME_CUE = late_compile(r"time|latency|duration|wait|respon|turnaround|时|detect|recover|restor|lead", re.IGNORECASE)

# 一 before a classifier is an article (上线一套系统) unless another number could as well stand there.
ONE_ARTICLE = tuple("上下头另某这那每同任首唯之逐单万新统第有是成为")
ONE_AMOUNT = late_compile(
    r"(?:每(?:个|一)?(?:人|天|日|周|月|季度?|年|旬|班|次|店|组|队|校|双月|学期|课)[^,，。;；一]{0,8}|至少|不少于|不低于|最少|仅|只|各|再|超过|不超过|不多于|少|多|约|≥|>=|≤|<=)\s?$"
)
SIGN_VERB = late_compile(
    r"(?:签约?|签下|签定|新签|招聘?|招到|招募|拿下|新增|新开|开出|获得|赢得|斩获|孵化|培养出?|引入|引进|获批|拜访|开设|增加|增设|补上?|配备|交付|带出|产出|攻下|攻克)[^,，。;；]{0,6}$"
)
_ONE_ALONE_WORDS = "名 位 家 间 所 场 篇 节 门 例 单 笔 届 次 期 人 户 课 起 顿 趟 "
ONE_ALONE = frozenset(_ONE_ALONE_WORDS.split())
_ONE_NOUN_WORDS = "个 条 款 项 座 台 只 支 套 本 份 张 辆 处 片 块 "
ONE_NOUN = frozenset(_ONE_NOUN_WORDS.split())
EN_ONE = late_compile(
    r"(?<![A-Za-z])(?:at\s(?:least|most)|no\smore\sthan|no\sfewer\sthan|up\sto|only|exactly|under|below|over|hire|recruit|sign|close|win|"
    r"publish|open|land|add|ship|run|host|hold|book)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
