"""What a Chinese line names as moving, in its author's words: 报销慢，平均 12 天到账 speaks of 报销用时."""

from __future__ import annotations

import re

from assistant.drafter.rules.names import noun_of, own_name
from assistant.item.problems import OFTEN_ZH
from assistant.lexicon import lexicon
from assistant.text import plain
from assistant.types import Figure, Sentence

_LONGEST = 10
_CLAUSE = re.compile(r"[,，。;；(（)）!！]|(?<=\D)[:：]|\s(?=[\u4e00-\u9fff])")
# The tail by which a problem is told; what stands before it is what it is about.
_TAIL = re.compile(
    r"(?:也|都|又|就|还|还是|实在|真的|一直|现在|目前|的|得)*(?:太过?|很|好|特别|非常|比较|有点|有些|偏|挺|越来越|老是?|总是?|经常|要|得|更|再|弄|做|搞|变|跑)*"
    r"(?:太[\u4e00-\u9fff]{1,2}|[很挺][\u4e00-\u9fff]|慢|多|少|高|低|(?<![偏误时])差|乱|长|久|短|大|小|贵|晚|快|准|严重|紧张|不够|跟不上|没人(?:(?!的)[\u4e00-\u9fff]){0,3}|超期|逾期|延期|等不及|压一压|提一提|降一降|管一管|被[\u4e00-\u9fff]多|(?:卖|做|干|走|跑|用)得不(?:好|动|行)|不好|总?是?拖|上不去|下不来|不动|积压)(?:了|一点|点|些|得很)*$"
)
_SLOW = re.compile(r"慢|久|快|拖|长时间|没人(?:回|理|接|管|处理|应)|来不及|等")
_ANSWER = re.compile(r"没人(回|理|接|管|处理|应)")
_ANSWERED = {"回": "回复", "理": "回应", "接": "接听", "管": "处理", "处理": "处理", "应": "回应"}
_IS_TIME = re.compile(r"(?:时长|时间|用时|周期|天数|工时|时效|耗时|账期)$")
_COUNTABLE = re.compile(
    r"(?:率|量|度|数|额|占比|成本|费用|投诉|客诉|工单|故障|收入|利润|得分|评分|人数|天数|缺陷|流失|浪费|损耗|库存|逾期|缺货|差评|返工|"
    r"错误|事故|加班|停线|报废|退货|投诉|离职|迟到|缺勤|空岗|空缺|欠款|应收|积压|漏检|误差|偏差|退单|丢单|丢件|破损)$"
)
_OFTEN = re.compile(rf"{OFTEN_ZH}[\u4e00-\u9fff]{{1,8}}$")
_PERIOD = re.compile(
    r"(?:(?:差不多|大概|大约)有?|(?:赔|花|用|亏|丢|扣|损失|浪费)了?|上个?(?:学期|季度?|月|周|年|半年)|去年(?:全年)?|前年|平均|只有?|才|仅|大概|已经?|有|要|需要?|现在|目前|一[\u4e00-\u9fff](?<!一致))+$"
)
_PER = re.compile(r"(每[天日周月年季单件人次]|人均)")
_MANY = re.compile(
    r"(?:好多|很多|不少|大量|许多)(?P<who>人|客户|用户|顾客|家长|学生|病人|患者|员工|同事|学员|业主)(?:都|就|还|会)?(?P<what>[^,，。;；]{2,14}?)了?$"
)
_SAY = re.compile(
    r"^(?P<who>差评|客户|顾客|家长|业主|学生|患者|员工|用户)(?:里)?(?P<what>(?:说|抱怨|反映|吐槽)[^\d,]{2,10})$"
)
# 床位空着 18 张, 押金压着 40 万.
_IDLE = re.compile(
    r"(?:^|[,。;])(?P<what>[\u4e00-\u9fff]{2,8}?)(?:现在|目前|还|都)*(?P<how>[空剩压挂积堆欠]着)\s?(?:大概|约)?\s?$"
)
# 业主投诉电梯，一个月坏 4 次: what breaks is named first.
_BROKEN = re.compile(r"(?P<how>[坏断停漏错丢])了?\s?$")
_COMPLAINED = re.compile(r"^(?:业主|客户|顾客|家长|病人|患者|用户|学员|住户|居民)(?:老是?|总是?|一直)?(?:投诉|抱怨)")
_COMPLAINS = re.compile(
    r"(?<=[\u4e00-\u9fff]{4})(?:客户|顾客|家长|业主|大家|业务|总部|老板)(?:老是?|总是?|天天)?(?:催|骂|嫌|抱怨|投诉|有意见)$"
)
_SUFFERED = re.compile(r"(?:被|遭|收到|出现|发生)[^,，]*$")
_AND_MORE = re.compile(
    r"^(?:今年|本季度?|这个?月|上个?(?:学期|季度?|月|周|年|半年)|去年|每[天日周月年季]|人均|平均|大概|现在|目前|一?个?月|少|多|别|把|(?:治理|清理|解决|处理|搞定)(?:一下|掉)?)+"
)


def name_zh(text: str, sentence: Sentence, figure: Figure | None) -> str | None:
    """What moves; None where the line names nothing that is counted."""
    bare = plain(text).strip(" 。.；;!！")
    clauses = [c.strip() for c in _CLAUSE.split(bare) if c.strip()]
    if not clauses:
        return None
    head, rest = clauses[0], " ".join(clauses[1:])
    for clause in clauses if figure is None else ():
        if match := _MANY.search(clause):
            return f"{match['what']}的{match['who']}占比"
    if figure is not None and (match := _SAY.match(head)):
        return f"{match['what']}的{match['who']}"
    if figure is not None and (figure.kind in ("percent", "share") or "分之" in figure.quote):
        return _share_of(text, head, figure)
    if figure is not None and figure.span.start < len(head) + len(text) - len(text.lstrip()):
        head = plain(text[: figure.span.start]) or head
    elif figure is not None:
        if idle := _IDLE.search(plain(text[: figure.span.start])):
            return f"{idle['how']}的{idle['what']}"
        if broken := _BROKEN.search(plain(text[: figure.span.start])):
            subject = _subject(_COMPLAINED.sub("", head))
            return f"{subject}{broken['how']}的次数" if subject else None
        head = _SUFFERED.sub("", head)  # 发药排队被投诉了 11 次，平均要等 25 分钟: the queue is what takes 25 minutes
    subject = _subject(head)
    if subject is None:
        return None
    return _measured(subject, head, rest, bare, figure)


def _subject(head: str) -> str | None:
    """The words that say what a problem or a wish is about, without how bad it is."""
    head = _COMPLAINS.sub("", head.strip())
    words = _OFTEN.sub("", noun_of(_AND_MORE.sub("", head), "zh"))
    while (shorter := _PERIOD.sub("", _TAIL.sub("", words)).strip(" ，,的:：")) != words:
        words = shorter
    if not 2 <= len(words) <= 14 or re.search(
        r"[把让将使被]|通过|怎么|不知道|^(?:我|你|他|大家)们?$|\d(?!.*率$|[A-Za-z])", words
    ):
        return None
    return words


def _measured(subject: str, head: str, rest: str, whole: str, figure: Figure | None) -> str | None:
    """The subject with the word for its measure."""
    own = own_name(subject, None, "zh")
    period = _PER.search(whole) if figure is not None and "一条" not in whole else None
    per = f"{period.group()}" if period and period.group() not in subject else ""
    slow = (figure is not None and figure.kind == "duration") or (figure is None and _SLOW.search(whole) is not None)
    if slow:
        return per + _time(subject, whole)
    if figure is not None and figure.kind == "count" and subject.endswith("率"):
        subject = re.sub(r"(?:发生)?率$", "", subject)
    if figure is not None:
        return per + subject
    if re.search(r"准(?:一点|点|些|了)?$", head):
        return subject if subject.endswith("率") else f"{subject}准确率"
    counted = _COUNTABLE.search(subject) or own is not None
    return subject if counted and re.search(r"多|少|高|低|严重|贵|大|小|积压|不够|降|升|提|减", head + rest) else None


def _time(subject: str, whole: str) -> str:
    if _IS_TIME.search(subject):
        return subject
    if re.fullmatch(r"(?:要|得)?(?:等|等候|等待|排队)", subject):
        return "等待时间"
    if subject.endswith("等"):
        return f"{subject}待时间"
    if match := _ANSWER.search(whole):
        return f"{subject}{_ANSWERED[match[1]]}用时"
    if re.search(r"[等排][^,]{0,8}(?:\d|[天日时分久])|要等", whole) and not subject.endswith("等"):
        return f"{subject}等待时间"
    if re.match(r"(?:刷|看|玩|打|睡)", subject):
        return subject
    return re.sub(r"(?:效率|速度)$", "", subject) + "用时"


def _share_of(text: str, head: str, figure: Figure) -> str | None:
    """Whose share a percentage is: 只有 8% 能转商机 is about those who 能转商机."""
    before, after = plain(text[: figure.span.start]), plain(text[figure.span.end :])
    what = re.match(r"\s?(?:的)?(?P<what>(?:能|会|肯|愿意|来|转|用|做|是)?[^,。;\d]{2,12})", after)
    own = before.split(",")[-1]
    if (told := re.match(r"\s?都?是(?P<what>[^,。;\d]{2,10})$", after.strip(" 。"))) and 2 <= len(
        own.strip()
    ) <= _LONGEST:
        return f"{own.strip()}{told['what']}的占比"
    moved = re.search(r"(?:超|涨|跌|掉|降|少|多)了?(?:大概|约)?$", own.strip()) is not None
    subject = (None if moved else _subject(own)) or _subject(head)
    if moved and subject:
        return subject
    if subject and subject.endswith(("率", "占比", "比例", "度")):
        return subject
    if what and not re.match(r"(?:左右|上下|以上|以下|以内)", what["what"]):
        return f"{what['what'].strip(' 的了')}的占比"
    if subject and any(h.metric.kind == "percent" and h.text == subject for h in lexicon().find(subject)):
        return f"{subject}率"
    joint = "的" if subject and f"{subject}的" in head else ""
    return f"{subject}{joint}占比" if subject else None
