"""Chinese complaints turned round by their grammar: 交不齐 -> 交得齐, 没人回 -> 有人回, 老是吵架 -> 不再吵架."""

from __future__ import annotations

import re

from assistant.drafter.rules.cues import without_lead_in
from assistant.drafter.rules.relieved import Relief
from assistant.item.problems import OFTEN_ZH
from assistant.numbers import read_figures
from assistant.text import plain

_LONGEST = 16
_CLAUSE = re.compile(r"[,，。;；(（)）!！?？:：]")
_SUBJECT = r"(?P<s>[^,。\d]{2,14}?)(?:都|还|也|又|就|现在|目前|里面?|那边|这边)*"
# 交不齐, 对不上, 抢不到: a complement that fails becomes one that holds.
_FAILS = re.compile(r"(?P<v>[\u4e00-\u9fff])不(?P<c>[齐对上到清动完好准通住下起开出来进着够及])")
_FAILING = re.compile(
    rf"^{_SUBJECT}(?<!差)(?P<f>[\u4e00-\u9fff](?<![也都还就很又])不[齐对上到清动完通住起开出来着及])[了啊]?$"
)
_REPEATED = re.compile(
    rf"^{_SUBJECT}(?P<o>{OFTEN_ZH})(?:都|就|在|会|有人|把)*(?P<must>要|得)?(?P<p>[^,。\d]{{1,14}}?)[了啊]?$"
)
_MUST = re.compile(rf"^{_SUBJECT}(?:总是|总|老|都)?[要得](?P<p>排队|排期|等|返工|重做|加班|催|改好几[遍次])[了啊]?$")
_REFUSES = re.compile(
    rf"^{_SUBJECT}(?:也|都|还|总是?|老是?|一直)*不(?P<p>按[^,。\d]{{2,10}}|(?:登记|打卡|归位|配合|更新|填表?|交作业|写记录|戴安全帽|报备))[了啊]?$"
)
_PUT_OFF = re.compile(rf"^{_SUBJECT}(?:都|总是?|老是?|经常)*(?P<p>拖到[^,。\d]{{2,10}})[了啊]?$")
_VOICED = re.compile(r"^(?P<s>(?:投诉|抱怨|反映|吐槽)[^,。\d]{2,8})$")
_NOBODY = re.compile(rf"^{_SUBJECT}{OFTEN_ZH}?没(?:有)?人(?P<p>(?!的)[\u4e00-\u9fff]{{1,4}}?)[了啊]?$")
_LACKS = re.compile(
    rf"^{_SUBJECT}(?:也|都|还|太|总是?|老是?|一直)*不(?P<a>统一|准确|准时|准|清楚|清晰|及时|稳定|稳|规范|够|专业|透明|到位|一致|方便|满意|行)[了啊]?$"
)
_DEGREE = re.compile(
    rf"^{_SUBJECT}(?:也|实在|真的|有点|比较|特别|非常|越来越|太|很|挺|偏|还是|一直)*(?<![提最更降减缺增加扩缩抓跟误偏夜傍])(?P<a>[慢多少高低差乱贵久短难晚大紧挤]|(?<![院校店厂班组部会队处科所行市县局司家船机站社团生成时周特身延擅])长)(?:得很|了|啊)?$"
)
_VERBS = re.compile(
    rf"^{_SUBJECT}(?P<p>积压|拖延|拖期|延期|逾期|超期|超时|出错|断货|缺货|流失|吵架|返工|混乱|浪费|漏发|漏检|错发|爽约|迟到|挤压|堵)(?:严重|得很|了|太多|很多|不少)*$"
)
_NEUTRAL = ("经常", "常常", "天天", "每次都", "频繁", "反复", "一直")
_BAD = re.compile(
    r"[问催改错坏停断丢漏迟晚吵变忘没不被抢堵卡掉拖骂等]|插队|加班|返工|投诉|重复|超时|问题|取消|扯皮|延期|逾期|缺货|断货|爽约"
)
_ROUND = {
    "慢": "快起来", "多": "少下来", "少": "多起来", "高": "降下来", "低": "提上去", "差": "好起来", "乱": "不再乱",
    "贵": "便宜下来", "久": "不再那么久", "长": "不再那么长", "短": "长起来", "难": "不再难", "晚": "准时", "大": "小下来", "紧": "不再紧", "挤": "不再挤",
}  # fmt: skip
_FIRM = ("准", "稳", "清楚", "稳定", "顺")
_ONE_BY_ONE = ("统一", "清楚", "清晰", "规范", "一致", "透明")  # a place where it shows can be pointed at
_NEVER_COUNTED = ("够", "满意", "专业", "方便")
_AMOUNTS = ("积压", "流失", "浪费", "返工", "逾期", "超期")
_STAYING = re.compile(r"(?:人员)?(?:流动性?|流失率?|离职率?)$")
_SAYS = re.compile(
    r"^(?:有(?:几个|些|的)|(?:差评|客户|客人|顾客|家长|学生)(?:都|老|总)?说|[\u4e00-\u9fff]{0,8}?(?:我|我们|大家|个人)?(?:觉得|感觉|认为|发现)|[\u4e00-\u9fff]{0,8}?(?:主要|最大的?|最头疼的?)(?:问题)?(?:还|就)?是|其实|反正|而且|但是?|所以|因为)+"
)
# 打过来的电话十个有七个打不通: what people say for a share.
_SHARE = re.compile(
    r"^(?P<s>[^,。\d]{0,14}?)(?P<start>(?:十|百|一百|\d+)[个批人单条家次户件通](?:里面?|中|当中)?(?:就|都|起码|至少)?有(?:[一二两三四五六七八九]|十几|\d+)[个批人单条家次户件通])(?:是|都)?(?P<p>[^,。\d]{2,8}?)的?$"
)
# What a subject may not be or begin with: it would leave the objective without anybody or anything.
_NO_SUBJECT = re.compile(
    rf"嫌|{OFTEN_ZH}|^(?:我|你|他|她|它|这|那|有|没|要|想|把|被|让|一直|平均|每|大家|好多|很多)|(?:少|别|不再|不|杜绝|避免|防止|提升|提高)$|[的了]$|^(?:人|都|还|也)+$"
)


def relief_zh(text: str) -> Relief | None:
    """The first clause that tells a trouble, turned round; None where none does."""
    found: Relief | None = None
    for clause in _CLAUSE.split(plain(text)):
        said = without_lead_in(_SAYS.sub("", clause.strip()))
        share = _SHARE.match(said)
        if share is not None:
            state = found.state if found is not None else _turned_state(share)
            what = f"{share['s']}{share['p'].removesuffix('的')}的占比"
            return Relief(state=state, measure=what, unit="%", start=share["start"])
        found = found or _turned(said)
    return found


def _turned_state(share: re.Match[str]) -> str:
    """How a share of something is once it is gone: 打不通的电话 becomes 电话打得通."""
    turned = _turned(f"{share['s']}{share['p']}") if share["s"] else None
    return turned.state if turned is not None else ""


def _turned(said: str) -> Relief | None:
    if read_figures(said):
        return None
    for pattern, way in _WAYS:
        match = pattern.match(said)
        if match is None or _NO_SUBJECT.search(match["s"]):
            continue
        found = way(match)
        return found if found is not None and len(found.state) <= _LONGEST + 4 and len(match["s"]) <= _LONGEST else None
    return None


def _repeated(match: re.Match[str]) -> Relief | None:
    subject, done = match["s"], match["p"]
    if match["o"].startswith(_NEUTRAL) and not _BAD.search(done) and not match["must"]:
        return None  # 用户天天打开 is no trouble
    fails = _FAILS.search(done)
    if fails is not None:
        state = done[: fails.start()] + f"{fails['v']}得{fails['c']}" + done[fails.end() :]
    else:
        state = f"不用再{done}" if match["must"] else f"不再{done}"
    return Relief(state=f"{subject}{state}", measure=f"{subject}{done}的次数", unit="次")


def _must(match: re.Match[str]) -> Relief:
    return Relief(state=f"{match['s']}不用{match['p']}", measure=f"{match['s']}{match['p']}的次数", unit="次")


def _voiced(match: re.Match[str]) -> Relief:
    return Relief(state="", measure=f"{match['s']}的次数", unit="次")


def _nobody(match: re.Match[str]) -> Relief:
    subject, done = match["s"], match["p"]
    return Relief(state=f"{subject}有人{done}", measure=f"{subject}没人{done}的占比", unit="%")


def _refuses(match: re.Match[str]) -> Relief:
    subject, done = match["s"], match["p"]
    return Relief(state=f"{subject}{done}", measure=f"{subject}不{done}的次数", unit="次")


def _failing(match: re.Match[str]) -> Relief:
    fails = match["f"]
    return Relief(state=f"{match['s']}{fails[0]}得{fails[2]}", measure=f"{match['s']}{fails}的次数", unit="次")


def _lacks(match: re.Match[str]) -> Relief:
    subject, lacking = match["s"], match["a"]
    if lacking == "行":
        return Relief(state=f"{subject}好起来")
    state = f"{subject}{lacking}{'起来' if lacking in _FIRM else ''}"
    if lacking in _ONE_BY_ONE:
        return Relief(state=state, measure=f"不{lacking}的{subject}", unit="处")
    return Relief(state=state, measure=None if lacking in _NEVER_COUNTED else f"{subject}不{lacking}的次数", unit="次")


def _degree(match: re.Match[str]) -> Relief:
    subject = match["s"]
    if match["a"] in "大高多" and (staying := _STAYING.sub("", subject)) != subject and staying:
        return Relief(state=f"{staying}留得住")
    state = f"{subject}{_ROUND[match['a']]}"
    if match["a"] not in "多少" or subject.endswith(
        ("率", "量", "额", "数", "评", "诉", "费", "单", "时间", "工", "障")
    ):
        return Relief(state=state)
    people = subject.endswith(("人", "客", "户", "学生", "家长", "会员", "学员"))
    return Relief(state=state, measure=f"{subject}数", unit="人" if people else "")


def _verb(match: re.Match[str]) -> Relief:
    subject, done = match["s"], match["p"]
    state = f"{subject}留得住" if done == "流失" else f"{subject}不再{done}"
    if done in _AMOUNTS:
        return Relief(state=state, measure=f"{subject}{done}")
    return Relief(state=state, measure=f"{subject}{done}的次数", unit="次")


_WAYS = (
    (_VOICED, _voiced),
    (_PUT_OFF, _verb),
    (_NOBODY, _nobody),
    (_MUST, _must),
    (_REFUSES, _refuses),
    (_LACKS, _lacks),
    (_REPEATED, _repeated),
    (_FAILING, _failing),
    (_VERBS, _verb),
    (_DEGREE, _degree),
)
