"""What a Chinese objective lacks: it is a label, a metric, routine, a task, a wish without direction, or none of these."""

from __future__ import annotations

import re

from assistant.judge import chinese_clauses, chinese_names
from assistant.judge.chinese_amounts import nature
from assistant.judge.chinese_words import EFFECT, EFFORT, IMPROVE, PEOPLE, PRODUCE, VAGUE
from assistant.judge.flaws import Judged
from assistant.judge.hollow import catchword
from assistant.judge.routine import is_routine
from assistant.judge.view import Clause, Line
from assistant.text.late import late_compile
from assistant.types import Span

_ROUTINE = late_compile(
    r"按[日周月季年][^,;。]{0,3}(?:做好|发放|发|交|缴|报|开|办)|定期(?:校准|检修|维保|保养|盘点|检定|送检|消毒|消杀|轮换|轮岗|对账|开会|例会|发布|更新|清洁|回访|复盘)|别掉链子|不掉链子|维护(?:现有|老|存量|已有)|不出(?:岔子|乱子|纰漏|差错|错漏|问题|意外)|本职工作|正常(?:维护|更新|发布|上课|授课|开课|收发|排班|交接|结算|对账|运维|迭代|巡检|开放|借阅)|照例|按(?:往年|老规矩|部就班)|常规(?!突破)|(?:^|每[月周日季年])按时(?:出|发|交|缴|报|提交|完成)|继续(?!.{0,8}(?:提升|提高|优化|改善|加强|扩大|突破|领先))|照常|照旧|例行|(?<![进入到为成])日常|一如既往|常态化|按部就班|按(?:惯例|班|排班|计划|期|往年|老规矩)"
    r"|(?:保障|保证|确保|维护)[^,;。]{0,10}(?:平稳|正常|稳定|有序)(?:地)?(?:运[行转作营]|供应|开展|进行)$"
    r"|正常(?:运[转行作营]|供[餐水电暖气]|营业|教学|接诊|出[勤货]|开展|进行|轮班|供应|发放)|跟(?:去年|往年|以前|上年)一样|和(?:去年|往年|以前|上年)一样|与(?:去年|往年|上年)持平"
    r"|(?:维持|保持)(?!.{0,6}(?:领先|第一|增长|前))|稳住(?=现有|目前)"
    r"|(?:持续|定期|长期|坚持|经常|每[天周月季年])(?:举办|开展|组织|做好?|进行|参加|推进|运营|维护|输出|更新|发布|跟进|提供|服务|支持|抓好?|召开|巡检|巡查)"
    r"|做好.{2,14}(?:工作|服务|支持|维护|运维|值班|接待|保障|后勤|收发|巡检|接访)$|^(?:配合|协助|支持).{1,10}(?:做好|工作)|抓好.{0,12}(?:工作|值班|管理)$|(?:常规|基础)(?:工作|运维|维护|管理)",
    needs="平稳 正常 稳定 有序 一如既往 一样 不出 不掉链子 例行 保持 做好 别掉链子 协助 坚持 基础 定期 常 往年 抓好 持平 持续 按 日常 本职 每 照 稳住 继续 维 老规矩 配合 支持 长期",
)
_EXTRA = late_compile(r"首次|第一次|大促|双十一|双11|618|春运|旺季|高峰|峰值|历史新高|新高|提[升高]到|从.+到|一半|不再")
_PURPOSE = late_compile(
    r"让|使(?!用|命)|以便|从而|进而|为了|以(?:满足|支撑|支持|保证|提升|降低|减少|实现|适应)|帮助?|使得|不再|别再|少(?:等|跑|走|花|排|道|做|操)|好让|省得|撑起|拉近|换来|带来|给.{1,8}(?:用|看)",
    needs="让 使 以 从而 进而 为了 帮 不再 别再 少 省得 撑起 拉近 换来 带来 给",
)
# Words that a name does not hold: somebody does, can, wants or is something.
_STATED = late_compile(
    r"能(?!力|源|耗|效|级|见度|量)|愿意|肯(?!定)|敢|想|(?<![年大晚早例峰展交聚集周月动览谈讨布明享训友流介评盘货览乐酒话欢庆员协学工商妇委家长])会(?!员|议|话|计|场|展|务|刊|所)|都(?!市)|就(?!业|医|餐)|得(?!分|力)|不(?!动产|锈|良)|别(?!墅)|没|少(?!儿|年|数)|先(?!进|锋)|要(?!素|求|点|闻|件|塞)|成为|做成|做到|是(?!否)|最|第一(?!季|期|阶段|单|批|版|稿|步)"
    r"|首选|(?<![所现国含])有(?!效|限|机|关|色|声)|(?<!^)把|被(?!子|服)|比(?!例|率|赛|价)|自己|人人|谁|再也|从.+(?:到|变成|变为|成为|走向)|一样(?!品)|爱上|喜欢|赢|活下|站[稳住]|闯|撑|回来|信得过|放心|透明|跟得上|看得|用得|说得|找得|离不开|了|也|只|还(?!款|原)|像|等着|主动|接受|点名|记住|坐满|[一-龥]满(?!意|减)|而不|又不|去(?!化|重|年|库存)|(?<![交送发递寄传转])给(?!水|排)|过(?!程|滤|境|户|敏)"
)
# A figure to reach holds none of these.
_SAYS = late_compile(
    r"更[多少]的?人|能(?!力|源|耗|效|级|见度|量)|也|不再|而不是|愿意|[撑用借]得|就(?!业|医|餐)|再也|还(?!款|原)|不用|得起|少(?:排|跑|等|走)|谁"
)
_CHANGE = late_compile(r"升级|更新|改造|改版|迭代|换代|转型|变革", needs="升级 变革 换代 改 更新 转型 迭代")
_ACT = late_compile(
    r"^\s*把[^,;。]{1,10}(?:办|建|搭|开|立|弄|盖)(?:起来|好|成|完)$|^\s*(?:编[写制成一]|编出|写[一本篇]|录[一制完]|拍[一摄完]|[办开做建搭出画印拟写编定列]一[场个份套张本部条次家间座]|投(?!入|资|诉|放|标|票|保)|完成|上线|推出|发布|交付|重[签做写构建修订新]|搬[到迁进新入家去]|迁[到移至入]|换[成掉上]|签[订完]|办[好理完一]|写[完好出一]|建[成好一]|开[设通办出一]|做[完好出一]|搭|导入|引入|引进|接入)"
)
# 多陪家人, 讲好品牌故事: how much, or how well, is left open.
_MORE_OF = late_compile(
    r"^\s*多(?!少|元|样|数|年|媒体|语|云|端|方|地|人(?!说)|品牌|渠道|场景|部门|线|级|层|校|点|次)[一-龥]", needs="多"
)
_WELL = late_compile(
    r"^\s*(?:[讲练做用管抓打办唱当用种带教养写画演守]好(?![一-龥]{0,6}[一-龥](?:展|会|赛|课|节)$)|(?:锻炼|打磨|经营|培养|维系)好)(?!了|在|一[本部套张个份条场间台])[一-龥]{2,}",
    needs="好",
)
# 更多老人学会用手机挂号: more people than now do something.
_MORE_PEOPLE = late_compile(
    r"更[多少](?:的)?(?:[一-龥]{0,4}?(?:[人户家童生员者友民众客们]|老人|家庭|孩子|学生|家长|农户|司机|患者|病人|居民|村民|门店|商家|企业|读者|同事|客户|用户))[一-龥a-z]{2,}",
    needs="更多 更少",
)
# 把质量抓上去: how far?
_TAKEN_UP = late_compile(
    r"把[^,;。]{1,8}(?:抓|提|搞|做|带|拉|管|练|弄)(?:上去|起来|上来|好|扎实|到位)$", needs="上去 起来 上来 好 扎实 到位"
)
# 停车办法可以发文
_READY = late_compile(r"可以?(?:发文|发布|上线|交付|开工|印发|投产|验收|送审|发车|开业)(?:了)?$", needs="可")
_BARE_WISH = 6
_PLAIN_FEELING = late_compile(r"满意|开心|幸福|喜欢我们", needs="满意 开心 幸福 喜欢我们")
_PAIR = late_compile(r"\s*([一-龥a-z]{1,6}\s*(?:与|和|及|&|/))\s*[一-龥a-z]{1,6}$")
_FOR_WHOM = late_compile(r"^\s*(?:为|给|替|向|对|跟|与|和)[^,;。]{1,10}$")
_NOMINAL = late_compile(
    r"(?:建设|管理|运营|服务|治理|培训|开发|推广|维护|研究|设计|采购|招聘|拓展|培养|规划|配置|更新|发展|创新|沟通|协作|合作|宣传|测试|支持|保障|监控|分析|学习|写作|阅读|锻炼|安全|营销|投放|曝光|检索|调度|审计|合规"
    r"|巡检|接待|后勤|行政|人事|财务|物流|仓储|生产|制造|教研|教学|科研|销售|市场|品牌|客服|运维|内控|风控|质控|品控|仓配|履约|获客|增长|留存|转化|复购)$"
)


def judge(line: Line, whole: Span) -> Judged:
    """What a Chinese objective lacks."""
    clauses = chinese_clauses.read_clauses(line)
    text = line.text.strip(" ,;。!?、")
    if not clauses:
        return Judged("label_only", whole)
    if line.amounts and _ACT.match(text) and all(f.value == 1 for f in line.amounts):
        return Judged("task", whole)  # 开一家新店
    if line.amounts and _metric(line, clauses):
        return Judged("metric", whole)
    routine = _ROUTINE.search(line.text)
    if routine and not line.amounts and not _EXTRA.search(line.text):
        return Judged("routine", Span(*routine.span()))
    if not line.amounts and is_routine(line.text) and not _STATED.search(text):
        return Judged("routine", whole)
    talk = None if line.amounts else catchword(line.text, chinese=True)
    if talk is not None and not chinese_names.names_thing(line.text, talk):
        return Judged("no_direction", talk)
    if not line.amounts and (_MORE_OF.match(text) or _WELL.match(text)) and not _PURPOSE.search(text):
        return Judged("no_direction", whole)
    wished = _TAKEN_UP.search(text) is not None or (text.startswith("更") and len(text) <= _BARE_WISH)
    if wished and not line.amounts and not _PURPOSE.search(text):
        return Judged("no_direction", whole)
    stated = bool(_STATED.search(text)) or bool(_PURPOSE.search(text))
    if not stated and not line.amounts and len(clauses) == 1 and _label(text, clauses[0]):
        return Judged("label_only", whole)
    flaws = [_clause(line, c, stated=bool(_STATED.search(line.text[c.start : c.end]))) for c in clauses]
    named = [f for f in flaws if f is not None]
    if len(named) == len(flaws):
        return next((f for f in named if f.flaw == "task"), named[0])
    return Judged("ok", whole)


def _label(text: str, clause: Clause) -> bool:
    """Whether one clause is only a name: no verb, or one that names a field of work (团队建设)."""
    verbs = [w for w in clause.words if w.verb]
    if len(text) <= 2:
        return not (verbs and verbs[0].has(IMPROVE))
    if any(w.has(VAGUE) for w in clause.words) and len(text) > 4:
        return False
    if _ACT.match(text):
        return False
    if not verbs:
        return len(text) <= 14
    if _CHANGE.search(text) and not text.startswith("版本"):
        return False
    pair = _PAIR.match(text)
    if pair and all(w.end - clause.start <= pair.end(1) for w in verbs):
        return True  # 组织与人才
    last = verbs[-1]
    closing = last.end - clause.start >= len(text)
    return len(text) <= 8 and bool(_NOMINAL.search(text)) and (closing or not verbs) and verbs[0].start > clause.start


def _metric(line: Line, clauses: tuple[Clause, ...]) -> bool:
    """Whether nothing but figures to reach is said, a guardrail among them."""
    if any(f.kind == "rank" for f in line.amounts) or not all(c.figures for c in clauses):
        return False
    if re.match(r"\s*(?:让|使|帮|给)", line.text) or _SAYS.search(line.text):
        return False
    for clause in clauses:
        last = clause.figures[-1]
        rest = line.text[last.span.end : clause.end].strip(" ,;。!?、以上内左右多余")
        after = [w for w in clause.words if w.start >= last.span.end]
        if len(rest) > 8 or any(w.verb and not w.has("gqh") for w in after) or _STATED.search(rest):
            return False
        if len(rest) > 3 and not after:
            return False
    return any(nature(line, c, f) == "outcome" for c in clauses for f in c.figures)


def _clause(line: Line, clause: Clause, *, stated: bool) -> Judged | None:
    """The flaw of one clause, None where it says where to go."""
    text = line.text[clause.start : clause.end]
    whole = Span(clause.start + chinese_clauses.filler(text), clause.end)
    verbs = [w for w in clause.words if w.verb]
    if clause.figures:
        made = all(nature(line, clause, f) != "outcome" for f in clause.figures)
        return Judged("task", whole) if made and not stated else None
    first = verbs[0] if verbs else None
    opening = first is not None and first.start <= whole.start + 1
    vague = next((w for w in clause.words if w.has(VAGUE) or (w.has(IMPROVE) and not w.has("P"))), None)
    changed = _CHANGE.search(text)
    acts = bool(_ACT.match(text)) or bool(_READY.search(text))
    if vague is not None and _MORE_PEOPLE.search(text) and not _PLAIN_FEELING.search(text):
        return None
    if vague is not None and re.search(r"而不|又不|但不|比", text):
        return None  # 更快交付而不牺牲质量 says against what
    if vague is not None and not acts:
        return Judged("no_direction", Span(vague.start, vague.end))
    if changed and not acts and not stated:
        return Judged("no_direction", Span(clause.start + changed.start(), clause.start + changed.end()))
    if stated or _PURPOSE.search(text):
        return None
    if acts:
        return Judged("task", whole)
    if first is None:
        return None
    if first.has(EFFECT) and not first.has(PRODUCE):
        return None
    if any(w.has(PEOPLE) and w.start < first.start for w in clause.words):
        return None
    closing = verbs[-1].end >= clause.end - 1 and (verbs[-1].has(PRODUCE) or "先" in text)
    if first is not None and _FOR_WHOM.match(text[: first.start - clause.start]):
        opening = True  # 为开放日准备展台
    if (opening and (first.has(PRODUCE) or first.has(EFFORT))) or closing or first.has(PRODUCE):
        return Judged("task", whole)
    return None
