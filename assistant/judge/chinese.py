"""Judging a Chinese key result: what is counted, what the verb does, who decides the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.judge.chinese_amounts import nature
from assistant.judge.chinese_words import (
    EFFECT,
    IMPROVE,
    ONGOING,
    PEOPLE,
    PRODUCE,
    THING,
    VAGUE,
    Word,
    scan,
)
from assistant.judge.view import Clause, Line, Part
from assistant.judge.words import any_of, words
from assistant.types import Figure, KeyResultKind, Span

# A field of work is named in this many characters: 电梯维保, 客户关系管理.
_SHORT_NAME = 8
# Those whose doing is not ours, and how far from the start they stand (有一家船公司).
_OTHERS = frozenset(words("zh", "others"))
_NEAR = 6
_BODY_DOES = re.compile(
    r"[\s,;:]*(?:有一?[家个位])?(?:国家|部里|市里|县里|省里|区里|镇里|局里|院里|校里|上级|省|市|县|区|镇|乡|州)[一-龥]{0,6}?(?:馆|局|院|府|委|厅|里|台|报|办|处|会|社)?(?:把|将|同意|批准|核定|收藏|列[入为进]|纳入|写[入进]|采纳|采用|推荐|转发|通报表扬|授予|命名|认定|立项|拨|给|出资|资助|买|认可|发文|点名)"
)
_THEY_DO = re.compile(
    r"(?:把|将|会|都|主动|正式|同意|批准|采纳|采用|写进|纳入|列入|点名|跟投|追投|续|拨|核定|核给|核准|同意|出资|买|签|下单|付|转发|发文|授权|推荐|引用|认可|接受|确认|出具|采购|收录|上门|立项|[一-龥]{0,4}?(?:写[进入]|列[入进]|纳入|加入|选中))"
)
# One certain thing is named in at least as many: 面试官手册, 新人礼包.
_NAMED_THING = 4
_BROAD = tuple(words("zh", "broad"))
_THING_NAMES = tuple(words("zh", "thing_names"))
_VERSION = re.compile(r"(?:v?\d+(?:\.\d+)*|[一二三]期|第[一二三四五\d]+[版期稿])\s?[版期]?")
# A verb and its bare object in as many: 发函证; work, of which nobody says how much.
_BARE_WORK = 4
_RESULT_VERB = re.compile(r"[出好完成齐妥掉上下进到走清定满通]$")
_ENDS_ITSELF = frozenset(words("zh", "ending"))
# A longer clause is no name: it does something that was not understood.
_LONG_NAME = 14
_UNFINISHED = frozenset(words("zh", "unfinished"))
_BREAK = re.compile(r"[,;。!?\n]|:(?=\D)|(?<=.)(?:并且|而且|同时|并(?=[把将使让]|实现|达成|带动|带来))")
_ABLE = re.compile(rf"^\s*(?:我|自己)?{any_of('zh', 'able')}(?!站|性|董|学|包|部署|显|第|机|审|品|店|屋|院|卫|柜)")
_JUDGED = re.compile(
    rf"(?:通过(?!了?对)|取得|拿到|获得?|拿下|考[取过出下]|过了?[^,;。的率]{{0,4}}|完成){any_of('zh', 'judged')}"
    rf"|(?:通过(?!了?对)|取得|拿到|获得?|拿下|考[取过出下])[^,;。的]{{1,12}}?{any_of('zh', 'judged')}(?=[\s,;。)]|$)"
    r"|(?:验收|评审|审核|审批|认证|年检|备案|安检|答辩|考试|面试|抽检|等保|测评|公示)(?:一次性|一次|顺利|全部|均|全)?(?:通过|合格|过关|获批|下来|达标)"
    r"|(?:表决|审议|投票|一致|全票|董事会|股东会|大会|委员会|常委会|办公会)[^,;。]{0,8}通过"
    r"|过了?(?!程|渡|滤|敏|期|错|失|分|夜|年|节|境|户)[^,;。]{0,8}(?:委员会|党委会|党委|董事会|理事会|办公会|常委会|评审|技委会|审读|审定|审核|审批|终审|专家组|工作组|[会审线级])(?=[\s,;。)]|$)"
    r"|(?:出具|给出|下发|发来|出)[^,;。]{0,8}(?:无保留意见|批复|批文|同意函|认可函|合格证|合格报告|验收单|许可|证书|复函)"
    r"|获(?:得)?(?:[^,;。]{1,8})?(?:受理|通过|立项|颁|准|批准)"
    r"|[由经获得被][^,;。]{0,16}?(?:合[进入并]|并[进入]|转发|置顶|点赞|报道|邀请|选用|立项|资助|收购|接纳|点名|提名|颁|授予|签收|接受|买下|订走|租下|买走|挖走|采购|采纳|采用|收录|转载|引用|评为|评选|选为|列为|选中|录取|认可|批准|推荐|表彰|录用|接收|确认|验收|采信)(?!率|量|数)"
)
_ATTITUDE = frozenset(words("zh", "attitude"))
_NOMINAL_EFFECTS = frozenset(words("zh", "nominal_effects"))
_PREPARING = re.compile(r"准备|争取|备战|备考|筹备|申请|申报|推进|推动|配合|协助|跟进|提交|启动")
_SOFT_START = re.compile(r"^[\s,;:]*(?:再|多|尽量|争取|力争|努力|想办法|试着|尝试|看看|适时|酌情|想)(?!一|两|三|次)")
_CADENCE = re.compile(
    r"周周|天天|月月|日日|年年|(?<![上下本这])周[一二三四五六日末](?![一-龥]?[率量]|前|完|上线)|(?<![一二三四本上下该当个两半])季度(?=[一-龥]{2})(?![末底初内前报总销收营利产任目考结])|每(?:个)?(?:工作日|双?周|双?月|天|日|季度?|年|旬|晚|早|半年|学期|档|场|单|批|班|轮|期|次|届|节|局|趟)|[按逐][日周月季年旬]|[日周月季]度?更|(?:一|两)[周天月]一"
)
_FINISHED = re.compile(
    r"(?<!越来越)(?<![更变良友美较最做])(?:到位|完毕|完成|做完|完|齐|齐全|复位|归位|落位|还原|[寄发推交做印搬撤递送贴租派]出|[列造归入上进离下装建备存][册档库仓网线架墙柜场馆群]|付印|封板|封版|提测|报审|挂网|合龙|封顶|收尾|收官|销项|销号|闭环|成形|成型|成稿|好|出来|出去|清楚|就绪|见效|下来|生效|上线|落地|见底|到手|出炉|开通|完工|竣工|投产|发布|一致|统一|重做|上墙|在用|可用|为准)(?:了)?$"
)
_NONE_LEFT = re.compile(
    r"不(?:翻车|返工|掉线|掉单|崩溃?|宕机|报错|出错|断线|断档|断供|断流|堵车|超时|延误|超支|漏项|丢单|丢件|丢字|丢数|卡死|闪退|复发|感染|跌倒|停机|停线|撞车|串货)(?!率|数)|不再|无(?:一|人|新增|重大|因)|没有|零(?!售|件|食|钱|碎|工(?!伤))|不出现|不发生|不漏|不丢|不误|杜绝|未发生|不出(?!门|差)|清零|归零|为零|不超期|不断货|不外流"
)
_ALIKE = re.compile(
    r"(?:率|量|额|数|度|值|比|时长|成本|分|价|水平|误差|得分|口径)[^,;。]{0,12}(?:持平|一致|相当|相同|拉平|看齐|对平|吻合|相符)[\s)。]*$"
)
# 预答辩过, 税法战略两科过: an exam or a gate is passed.
_PASSES = re.compile(
    r"(?:答辩|考试|面试|面签|评审|审核|验收|初审|终审|复审|科|级|[一二三四五六七八九]门|笔试|口试|路考|体检|政审|资格|证|飞检|抽检|内审|外审|年检|环评|能评|安评|预审|开题|盲审|查重|n[1-5])(?:一次)?(?:都|全|均|全部|顺利)?过(?:了|关|线)?[\s)。]*$"
    r"|(?:批文|批复|受理号|许可证?|牌照|证书|证|号|批件|贷款|补助|补贴|拨款|名额|指标|签证|专利|商标|资质|户口|编制)(?:也|都|已|终于|顺利)?(?:下来|到手|批下来|办下来|申下来|拿下|落地|获批)了?[\s)。]*$"
    r"|^[\s,]*[上登](?:了|过)?(?:央视|央媒|省台|热搜|头条|首页|榜|春晚|新闻联播|学习强国|推荐位|人民日报|[一-龥]{2,4}日报|[一-龥]{0,4}头版)|[上登](?:央视|央媒|热搜|头条|新闻联播|学习强国)[\s)。]*$"
)
# 陈列顺眼, 别再那么水: how it should feel, which nobody can check.
_FEELS_GOOD = re.compile(
    r"(?:体验|状态|感觉|感受|心情|气氛|氛围|陈列|现场|环境|效果|口碑|服务|关系|印象|样子|配合|节奏|手感|口感|画面|文案|店里|家里|班里|队里|团队|员工|客户|用户|顾客|病人|家长|学生|孩子|演员|观众|主人|店员|同事|大家|读者|玩家)[一-龥]{0,4}?((?:更|很|都|挺|蛮|变|越来越)?(?:好|顺眼|顺手|顺心|好看|舒服|舒心|省心|省事|开心|自在|满意|热起来|活起来|动起来|像样|顺畅|融洽|放松|踏实|安心|有劲|上头|到位|稳|顺))[\s)。了]*$"
    r"|(别再?那么[一-龥]{1,4}|不(?:再)?那么[一-龥]{1,6}|没那么[一-龥]{1,6}|[一-龥](?:热|活|火|动|旺|亮|好|快|强|顺)起来)[\s)。了]*$"
)
# 老库只读, 附件可预览: what a thing is or does once the work is over.
_STATE = re.compile(
    r"[一-龥a-z](?:只读|必填|默认[开关]启?|可用|可查|可见|可选|可配|可下载|可预览|可回退|可追溯|可搜索|可导出|就绪|在线|离线可用|双活|隔离|生效|有效)[\s)。]*$"
)
_TAKES_PLACE = re.compile(r"(?:举行|召开|举办|开讲|开赛|开幕|上演|首演|成行)了?[\s)。]*$")
# 建个共享台账, 做一页问答: a verb of making with one thing behind it.
_MAKES_ONE = re.compile(
    r"^[\s,;:]*(?:再|先|给[^,;。]{1,8}?|为[^,;。]{1,8}?|把[^,;。]{1,16}?)?(?:建|做|写|出|拉|搭|弄|画|拍|录|编|定|拟|列|印|设|攒|凑|挑|选|理|配|装|换|加|改|补|贴|挂|存|整|剪|种|铺|修)"
    r"(?:起来|成|好|出|完|齐|妥|清|下)?(?:个|[一两几][个份套张页版本条篇间台批支部块面款组栏堵座])(?![人月周天])"
)
_ZERO_END = re.compile(r"(?:清零|归零|为零|归于零)[\s)。\"']*$")
_COMPARATIVE = re.compile(
    r"更(?!新|换|改|正|衣|年)|越来越|大幅|显著|明显|较(?:好|高|低|大|快|为)|变得|不断(?:加快|提升|提高|下降)|合理水平|维持在|保持(?:稳定|良好)"
)
_MORE = re.compile(r"更[一-龥]{1,2}")
_FILLER = re.compile(
    r"^(?:[\s\"'\[\]()<>:\-·*、#&/.,]|截[止至]|本?(?:季度?|年度?|月|周|双月|财年)内?|全年|年内|年底前?|期末|届时|首先|其次|同时|另外|此外|并(?!购|发|行|联)|再(?!生|保)|也|还(?!款|原)|要(?!素|点|求|闻|件)|需(?!求|要方)|将(?!军|来|士)|能(?!力|耗|源|效|见|级|量)|会(?!员|议|话|计|场|展|务|刊|所|籍)|争取|力争|确保|保证"
    r"|计划|预计|希望|全面|全部|全量|正式|顺利|如期|按时|按期|准时|成功|独立|自主|初步|基本|率先|陆续|分批|分阶段|一次性|共(?!享|识|建|创|同|有)|累计|至少|合计|总共|平均|人均|我们?|完成对)+"
)
_LEADS = re.compile(r"使得?|让|令|带来|带动|促成|促使|从而|进而|以便|实现|达成|达到|拉动|换来|助力|撑起")
_LETTING = re.compile(r"^[\s,;:]*(?:让|使得?)(?!用|命)")
_GETS_BETTER = re.compile(r"(?:(?<!变)更(?!新|换|改|正|衣|年|名|替|迭)|越来越|变得?)[^,;。]{1,4}$")
# 跟设计对一下首页: talking it over, unless something came of it (谈成, 谈妥).
_TALK = re.compile(
    r"^[\s,;:]*(?:和|跟|与|同|找)[^,;。]{1,10}?(?:聊|谈|对|碰|沟通|确认|商量|讨论|过一遍|对齐|请教|交流)|[^,;。]{0,4}(?:一下|看看|看一看|聊聊|谈谈|一遍)"
)
_TALKED = re.compile(r"(?:谈|聊|对|讨论|商量)(?:成|妥|下|定|完|好|拢)|签")
_SUPPORTS = re.compile(r"^[\s,;:]*(?:支持|兼容|适配)\s*[a-z0-9一-龥]")
# A verb with its result: 放到设置页, 扫成电子版, 弄完, 下掉.
_RESULT = re.compile(
    r"(?!推进|改进|收入|投入|加入|做好|搞好|办好|接到|收到|整理)[放挂接铺装移挪迁搬推送写加并收归切转连打存传导录贴投扩盖印扫拍画做弄整理搞办补换改关停删下撤拆清修补搭](?:到(?!期|位|底|达|店|场|岗|货|账)|进(?!度|展|程)|入(?!住|职|口)|成(?!为|本|员|功|长|果|绩|熟|立|交|品|人|分|效|就|都)|掉(?!线|率)|完(?!善|整|美|备)|好(?!评|感|友|奇|处|转|用)|齐|出来|起来|下来|上去)"
    r"|(?:[发交递送寄传转派下移]|下发|分发|派发)[给到](?!位|底|达|期|账|岗|店|货)|(?<![一-龥])列册|[写记列编纳收]进|收到一"
    r"|[画贴挂装铺种刷写印加换穿戴配搭围接连补添盖涂喷](?:上|满|全|齐|通)(?!线|架|级|报|市|岗|班|课|学|午|半|周|月|海|述|下|层|游|门)|[切搬移撤接带送迁引导]走(?!势|向|廊|访|读)|改?走\s?[a-z]|第[一二三四五六\d]+[稿版]$|[初终定][稿版]$"
)
_DOES = re.compile(
    r"\s*(?:[都就也会能肯愿想敢不没再来去用在对夸知看觉得主自把被给跟更很有可]|先|少|多|常|一[看听问说]|说(?!明|法|辞|服力))"
)
_CAN = re.compile(r"\s*(?:都|就|也)?(?:能|会|可以|自己|独立|主动|愿意)")
_SOON_CAN = re.compile(r"[^,;。]{0,10}?(?:就|也|都|即)能(?!力|源|耗|效)")
_ABLE_NOW = re.compile(r"^[\s,;:]*能(?:够)?(?!力|源|耗|效|级|见|量|否|不能)[一-龥a-z]")
# 妈妈独立挂上专家号, 学徒单独开炉: somebody does it without us.
_UNAIDED = re.compile(
    r"(?:(?<![我各])自己(?!的|人)|独立(?!站|性|董|学|包|部|显|第|机|审|品|店|屋|院|卫|柜|开发|运营|核算)|单独(?!的|一|建|设|部|成|列)|自行(?!车)|亲手|一个人(?!的)|自个儿?|不用人?[带教帮催](?=[一-龥])|不靠人|脱稿|一口气|不停歇|不歇气|连续[^,;。]{1,10}不停)"
    r"[^,;。]{0,3}[一-龥a-z]"
)
_DONE_SO = re.compile(
    r"[出上完成好到过下满通]|不停|不[一-龥]{1,2}$|\d|[一两三四五六七八九十半][个遍次圈页首篇场套天周节门]"
)
_PRESS = re.compile(r"(?:报|媒|台|刊|网|号|记者|频道)[^,;。]{0,6}(?:报道|报导|转载|专访|刊登|刊发|报过|点名表扬)")
_TAKEN_IN = re.compile(
    r"被[^,;。]{0,14}?(?:[收纳列选写编合并引录评加][进入为上]|转[发载]|[选挑看]中|点名|借走|抢走|订满|约满|用上)"
)
_SYSTEM_SUPPORTS = re.compile(
    r"^[\s,;:]*(?:[a-z][a-z0-9 ._-]*|[一-龥a-z0-9 ]{1,8}(?:端|页|版|系统|平台|界面|引擎|接口|功能|模块|工具|插件|后台|小程序|app|框|器|表|单))\s*(?:支持|兼容|适配)\s*[a-z0-9一-龥]"
)
_ALL_DONE = re.compile(r"(?:全部|全都|全数|统统|统一|逐[个一条项])(?:重新?)?[一-龥]{1,4}了?[\s)。]*$")
_GREEN = re.compile(r"全(?:部|都)?(?:绿|过|通过|达标|合格|对|中)了?[\s)。]*$")
_THEN = re.compile(r"(?:并|后|然后|再)\s*$")
_NAMED_WORK = re.compile(
    r"(?:标注|设计|开发|采购|配置|备份|部署|制作|编辑|翻译|出版|发布|登记|注册|安装|归档|交付|研发|打包|加密|分类|升级|更新|合并|补货|写作|录制|拍摄|导出|导入|推送|上架|量产|装修|装配|测算|适配)"
    r"(?:平台|系统|工具|中心|部|组|团队|流程|规范|体系|环境|工作|管理|服务|区|室|岗|渠道|能力|计划|机制|资源|测试|制度|库|端|侧)"
)
_EVERY = re.compile(r"所有|全部|全体|每[一个位名家]")
_ONE = re.compile(r"一[条套份个本部版张款座台]")
_CAPABLE = re.compile(r"能够?(?!力|源|耗|效|级|见度|量)|可以?(?!靠|用率|用性)")
_MEANS = re.compile(r"^[\s,;:]*(?:通过|借助|借着|凭借|依靠|依托|利用|运用|经由|透过|藉由|借由|靠|凭|以|用)")


def read_clauses(line: Line) -> tuple[Clause, ...]:
    """The line cut at its stops, each piece with the words and the figures that stand in it."""
    known = scan(line.bare)
    taken = [f.span for f in line.sentence.figures]
    clauses: list[Clause] = []
    start = 0
    cuts = [m.start() for m in _BREAK.finditer(line.bare) if not any(s.start <= m.start() < s.end for s in taken)]
    for end in [*cuts, len(line.text)]:
        inside = line.text[start:end].strip(" ,;。!?、:")
        if inside:
            figures = tuple(f for f in line.amounts if start <= f.span.start < end)
            if figures or line.bare[start:end].strip(" ,;。!?、:"):
                clauses.append(
                    Clause(start, end, tuple(w for w in known if start <= w.start and w.end <= end), figures)
                )
        start = end
    return tuple(clauses)


def parts(line: Line) -> Iterator[Part]:
    """The clauses judged, in reading order."""
    for clause in read_clauses(line):
        part = _counted(line, clause) if clause.figures else _uncounted(line, clause)
        yield replace(part, clause=Span(clause.start, clause.end), counted=bool(clause.figures))


# --- with an amount ---------------------------------------------------------------------------------------------


def _counted(line: Line, clause: Clause) -> Part:
    person = next((w for w in clause.words if w.has(PEOPLE)), None)
    able = person is not None and (
        _CAN.match(line.bare[person.end : clause.end]) or _SOON_CAN.match(line.bare[person.end : clause.end])
    )
    if (
        able
        or _UNAIDED.search(line.bare[clause.start : clause.end])
        or _ABLE.match(line.bare[clause.start : clause.end])
    ):
        start = clause.start + filler(line.text[clause.start : clause.end])
        return Part("outcome", True, Span(start, clause.end))
    judged = [(nature(line, clause, f), f) for f in clause.figures]
    wanted: tuple[KeyResultKind, ...] = ("outcome", "output", "activity")
    for kind in wanted:
        for found, figure in judged:
            if found == kind:
                return Part(kind, True, _telling(line, clause, figure))
    return Part("outcome", True, Span(clause.start, clause.end))


def _telling(line: Line, clause: Clause, figure: Figure) -> Span:
    """The telling words: from the clause's verb (or metric) to the end of what is counted."""
    start = next((w.start for w in clause.words if w.verb and w.start < figure.span.start), None)
    if start is None:
        start = clause.start + filler(line.text[clause.start : clause.end])
    end = max(figure.span.end, next((w.end for w in clause.words if 0 <= w.start - figure.span.end <= 6), 0))
    return Span(min(start, figure.span.start), max(end, figure.span.end))


# --- without one ------------------------------------------------------------------------------------------------


def filler(text: str) -> int:
    """How many characters at the start only lead in: a date, 顺利, 本季度."""
    found = _FILLER.match(text)
    return found.end() if found and found.end() < len(text) else 0


def _uncounted(line: Line, clause: Clause) -> Part:
    text = line.bare[clause.start : clause.end]
    whole = Span(clause.start + filler(text), clause.end - (len(text) - len(text.rstrip())))
    judged = _JUDGED.search(text)
    if judged and not _SOFT_START.match(text) and not _PREPARING.search(text[: judged.start() + 2]):
        return Part("outcome", True, Span(clause.start + judged.start(), clause.start + judged.end()))
    passed = _PASSES.search(text)
    if passed and not _PREPARING.search(text):
        return Part("outcome", True, whole)
    if _PRESS.search(text) or _TAKEN_IN.search(text) or _GREEN.search(text):
        return Part("outcome", True, whole)
    unaided = _UNAIDED.search(text)
    if unaided and not _MAKES_ONE.match(text[unaided.end() - 1 :]):
        vague = _vague(clause, line.text)
        return Part("outcome", vague is None and bool(_DONE_SO.search(text[unaided.start() + 2 :])), whole, vague)
    if _SYSTEM_SUPPORTS.match(text) and not any(w.has("u") for w in clause.words[:1]):
        return Part("output", True, whole)
    if _ABLE_NOW.match(text):
        return Part("outcome", False, whole, _vague(clause, line.text))
    feeling = _FEELS_GOOD.search(text)
    if feeling and not any(w.has("P") for w in clause.words):
        return Part("outcome", False, whole, Span(clause.start + feeling.start(1), clause.start + feeling.end(1)))
    state = _STATE.search(text)
    if state and not any(w.has("EPXI") for w in clause.words):
        return Part("output", True, whole)
    if _ALIKE.search(text):
        return Part("outcome", True, whole)
    if _TAKES_PLACE.search(text) and not _LETTING.match(text):
        return Part("activity", True, whole, _vague(clause, line.text))
    held = any(w.has("e") and not w.has("t") for w in clause.words)
    if _MAKES_ONE.match(text) and _vague(clause, line.text) is None:
        return Part("activity" if held else "output", True, whole)
    if _LETTING.match(text):
        return Part("outcome", False, whole, _vague(clause, line.text))
    better = _GETS_BETTER.search(text.rstrip(" )\"'。"))
    if better and len(text.strip()) <= 16:
        return Part("outcome", False, whole, Span(clause.start + better.start(), clause.start + better.end()))
    if _TALK.match(text) and not _TALKED.search(text):
        return Part("activity", False, whole, _vague(clause, line.text))
    if _SUPPORTS.match(text) and not any(w.has("uE") for w in clause.words if w.start > whole.start):
        return Part("output", True, whole)
    means = _MEANS.match(text)
    leads = _LEADS.search(text) if means else None
    if means and leads:
        # 通过 A 使 B 变好: nobody could check it, so it takes the kind of the means.
        inner = [w for w in clause.words if w.verb and w.end <= clause.start + leads.start()]
        vague = _vague(clause, line.text)
        return Part("output" if inner and inner[-1].has(PRODUCE) else "activity", False, whole, vague)
    if _ABLE.match(text):
        return Part("outcome", False, whole, _vague(clause, line.text))
    verbs = [w for w in clause.words if w.verb]
    capable = _CAPABLE.search(text)
    if (
        capable
        and capable.start() > 1
        and not any(w.has("uXI") for w in clause.words)
        and _vague(clause, line.text) is None
    ):
        return Part("output", True, whole)  # a system that can do something
    if not verbs:
        return _verbless(line, clause, text, whole)
    return _by_head(line, clause, text, whole, verbs)


def _by_head(line: Line, clause: Clause, text: str, whole: Span, verbs: list[Word]) -> Part:
    if _BODY_DOES.match(text):
        return Part("outcome", _vague(clause, line.text) is None, whole, _vague(clause, line.text))
    theirs = next((w for w in clause.words if w.text in _OTHERS and w.start - whole.start <= _NEAR), None)
    if theirs is not None and verbs[0].start >= theirs.end and _THEY_DO.match(text, theirs.end - clause.start):
        vague = _vague(clause, line.text)
        return Part("outcome", vague is None and verbs[0].text not in _ATTITUDE, whole, vague)
    wish = next((w for w in verbs if w.text in _ATTITUDE), None)
    if wish is not None and any(w.has(PEOPLE) and w.end <= wish.start for w in clause.words):
        return Part("outcome", False, Span(whole.start, whole.end), _vague(clause, line.text))
    word, leads = _head(clause, text, whole, verbs)
    at = Span(word.start, whole.end) if leads else Span(whole.start, max(word.end, whole.start + 1))
    vague = _vague(clause, line.text)
    finished = bool(_FINISHED.search(text.rstrip(" )\"'。")))
    ongoing = next((w for w in clause.words if w.has(ONGOING) and w.start <= word.start and not w.has("PX")), None)
    if ongoing is not None or _SOFT_START.match(text):
        at = Span(min(ongoing.start if ongoing else whole.start, at.start), at.end)
        if word.has(IMPROVE):
            # 持续优化体验 is work that goes on; 周转不断加快 says of a figure that it moves.
            kind = "activity" if ongoing is not None and ongoing.start <= whole.start + 1 else _improved(clause, word)
            return Part(kind, False, at, Span(word.start, word.end))
        if word.has(EFFECT) and not word.has("EP"):
            return Part("outcome", False, at, vague)
        return Part("activity", bool(_CADENCE.search(text)), at, vague)
    if _NONE_LEFT.search(text) and (not word.has("EP") or _ZERO_END.search(text)):
        return Part("outcome", True, whole)
    if word.has(IMPROVE) and not word.has("P"):
        return Part(_improved(clause, word), False, at, Span(word.start, word.end))
    if word.has(PRODUCE):
        short = whole.end - whole.start
        if (
            leads
            and not finished
            and not _RESULT_VERB.search(word.text)
            and short <= _BARE_WORK
            and word.has("P")
            and word.text not in _ENDS_ITSELF
        ):
            return Part("activity", bool(_CADENCE.search(text)), at, vague)  # 发函证, 做盘点
        if (
            leads
            and not finished
            and _NAMED_WORK.fullmatch(text[whole.start - clause.start : whole.end - clause.start])
        ):
            return Part("topic", False, whole)  # 标注平台, 采购流程: the verb only says what kind
        if not leads and word.text in _UNFINISHED:
            return Part("topic" if _short_name(whole, verbs) else "activity", False, at, vague)
        if leads and vague is not None and not any(w.has(VAGUE) for w in clause.words):
            vague = None  # 完成样板区打造: the wish is only part of what is finished
        settled = vague is None or finished or bool(_ONE.search(text))  # 搭一条规范的流水线 names one thing
        return Part("output", settled, at, None if settled else vague)
    if word.text in ("实现", "做到") and not any(w.has("qghI") for w in clause.words if w.start > word.start):
        return Part("output", True, at)
    if word.text == "进" and _RESULT.search(text):
        return Part("output", True, at)  # 用例接进 CI
    if word.has(EFFECT):
        if (
            leads
            and word.text in _NOMINAL_EFFECTS
            and whole.end - whole.start <= _SHORT_NAME - 2
            and len(verbs) == 1
            and not any(w.has("guqh") for w in clause.words[1:])
        ):
            return Part("topic", False, whole)  # 续费优惠, 签约仪式: the verb belongs to a name
        return Part("outcome", vague is None and word.text not in _ATTITUDE, at, vague)
    then = next((w for w in verbs if w.has(PRODUCE) and _THEN.search(line.bare[word.end : w.start])), None)
    if finished or then is not None or _RESULT.search(text):
        return Part("output", True, at)
    if _EVERY.search(text) and leads and vague is None:
        return Part("activity", True, at)
    if (
        not leads
        and word.text in _UNFINISHED
        and _short_name(whole, verbs)
        and vague is None
        and not _CADENCE.search(text)
    ):
        return Part("topic", False, whole)
    return Part("activity", bool(_CADENCE.search(text)), at, vague)


def _short_name(whole: Span, verbs: list[Word]) -> bool:
    """Whether a closing verb is only the last word of a name: 电梯维保, 库位调整."""
    return len(verbs) == 1 and whole.end - whole.start <= _SHORT_NAME


def _head(clause: Clause, text: str, whole: Span, verbs: list[Word]) -> tuple[Word, bool]:
    """The verb that opens the clause (True), else the one that closes it, else the first."""
    first, last = verbs[0], verbs[-1]
    # 运维手册定稿: the first verb only names the thing that the last one finishes.
    named = last is not first and last.has("PX") and any(w.has(THING) and w.start == first.end for w in clause.words)
    if named and not text[last.end - clause.start :].strip(" )了\"'。"):
        return last, False
    if first.start <= whole.start + 1:
        if (
            first.text in ("完成", "实现", "做到")
            and len(verbs) > 1
            and verbs[-1].has(EFFECT)
            and not verbs[-1].has("EP")
        ):
            return last, False
        return first, True
    tail = text[last.end - clause.start :].strip(" )了\"'。")
    if not tail or tail in ("到位", "完毕", "完成", "出去", "出来", "好", "完", "齐", "中"):
        return last, False
    taking = re.search(r"[把将]", text)
    if taking:
        return next((w for w in verbs if w.start - clause.start > taking.start()), first), True
    # 新手引导重做一版: a verb of effort before one of product is part of a name
    ongoing = any(w.has(ONGOING) and w.start < first.start for w in clause.words)
    if first.start > whole.start + 1 and not ongoing:
        return next((w for w in verbs if w.has("PX")), first), True
    return first, True


def _improved(clause: Clause, verb: Word) -> KeyResultKind:
    """Improving a quality, behaviour or figure is an outcome, working on a thing or process an activity."""
    objects = [w for w in clause.words if w is not verb and w.has("qhguteE")]
    if not objects:
        return "activity"
    after = [w for w in objects if w.start > verb.start]
    head = after[-1] if after else objects[-1]
    return "outcome" if head.has("qhgu") and not (head.has("teE") and not head.has("qh")) else "activity"


def _verbless(line: Line, clause: Clause, text: str, whole: Span) -> Part:
    if _CADENCE.search(text) and whole.end - whole.start > 3:
        return Part("activity", True, whole, _vague(clause, line.text))
    vague = _vague(clause, line.text)
    if vague is not None and (_COMPARATIVE.search(text) or any(w.has("uqh") for w in clause.words)):
        return Part("outcome", False, whole, vague)
    if _NONE_LEFT.search(text):
        return Part("outcome", True, whole)
    if _FINISHED.search(text.rstrip(" )\"'。")) and whole.end - whole.start > 3:
        return Part("output", True, whole)
    if _one_thing(clause, text, whole):
        return Part("output", True, whole)
    if re.search(r"[都均已]有|已经?", text) or _RESULT.search(text) or _ALL_DONE.search(text):
        return Part("output", True, whole)
    person = next((w for w in clause.words if w.has(PEOPLE)), None)
    if person is not None and person.start - whole.start <= 3 and whole.end - person.end >= 3:
        rest = text[person.end - clause.start :]
        if _DOES.match(rest):
            return Part("outcome", False, whole)
    if whole.end - whole.start > _LONG_NAME and vague is None:
        return Part("output", True, whole, unread=True)
    return Part("topic", False, whole, vague)


def _one_thing(clause: Clause, text: str, whole: Span) -> bool:
    """Whether a name says which one thing will exist: 岗位通关卡, 供应商自助门户; not 知识库."""
    last = next((w for w in reversed(clause.words) if w.has("etghqu")), None)
    if last is None or not last.has(THING) or last.has("gh") or last.text.endswith(_BROAD):
        return False
    if not last.text.endswith(_THING_NAMES) and whole.end - whole.start < _NAMED_THING + 1:
        return False
    after = _VERSION.sub("", text[last.end - clause.start :]).strip(" )\"'。")
    return not after and whole.end - whole.start >= _NAMED_THING and "、" not in text


def _vague(clause: Clause, line_text: str) -> Span | None:
    """The words of the clause whose end is undefined, or None."""
    found = next((w for w in clause.words if w.has(VAGUE) or (w.has(IMPROVE) and not w.has("PX"))), None)
    if found is None:
        return None
    more = _MORE.match(line_text, found.start)
    return Span(found.start, more.end() if more else found.end)
