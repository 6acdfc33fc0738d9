"""The second result of a Chinese key result: an amount, a finished thing or a piece of work of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.judge.chinese_words import VERBS, scan
from assistant.judge.view import Line, Part
from assistant.text import cjk_count
from assistant.text.late import late_compile
from assistant.types import Span

_WORK = 4  # characters of a piece of work: 备件采购
_STOPS = frozenset(",;:。")
_BOTH = 2
_HEADS = frozenset("名位员")
# What opens a clause that is the effect, the purpose, a part, a condition or the start of the one before.
_HANGS_ON_ZH = late_compile(
    r"[\s,;:]*(?:先|使|让|令|带来|带动|促成|促进|促使|推动|从而|进而|以便|以|实现|达成|达到|拉动|换来|确保|保证|助力|帮助|支撑|省得|免得|避免|其中|含|另?附[上带有一]?|内[含附]|配有|带有|包括|包含|涵盖|覆盖"
    r"|支持|兼容|适配|累计|合计|平均|人均|最好|每|至少|最多|不低于|不少于|不超过|不高于|控制在|由|从|将|把|引导|用于|用来|为|按|即|也就是|比|较|同比|环比|目标|基线|目前|现在?|当前"
    r"|上[一个年季月期届版批次]|去年|前|今年|本|往[年届期]|之前|原|看|据|首[家月周年季批次日]|头|近|最近|眼下|如今|同期|同类|开学|入职|试点|样本|抽查|调查|行业|平台|市场|民间|秋|春|夏|冬|月[初末中]"
    r"|[一二三四五六七八九十]+月|\d+\s*月|剩余|其余|仍|且(?:不|没)|并(?:不|由|在)|不含|不算|不计|以[^,;]{1,8}为准|后|数据|口径|到期|未|没|均|[一-龥]{1,6}也(?:不|要|能)|共|总计|涉及|惠及|连续|持续)"
)
_MEANS_ZH = late_compile(
    r"[\s,;]*(?:通过|借助|借着|凭借|依靠|依托|利用|运用|经由|透过|藉由|借由|靠|凭|以|用|联合|结合|针对|围绕|在|基于|为|随着|配合|由|对|就|减(?!重|肥|脂|少|到|至|员|负)|面向|服务|当|每当|如果|若|一旦|凡|不)"
)
# 新版上线四周内, 评分最低的三项功能: where and of what, before the result itself.
_FRAME_ZH = late_compile(
    r"(?:[之以]?[后内时下里中间前]|以来|期间|情况|条件|场景|[后内前][一二两三四五六七八九十\d]+\s*个?(?:天|周|月|年|日|小时))[\s,;]*$|的[^,;]{1,8}$"
)
_OF_WHAT_ZH = late_compile(
    r"(?:上线|发布|推出|入职|注册|签约|开业|开通|购买|下单|投产|交付|到岗|试用|改版|接入|上市|出院|手术|接手|投放|激活|开学|培训)[^,;]{0,8}(?:天|日|周|月|季度?|年|小时)[以之]?内[\s,;]*$|后[\s,;]*$|"
    r"(?:情况|条件|场景)[之以]?下[\s,;]*$|的[^,;]{1,8}$|[后内前][一二两三四五六七八九十\d]+\s*个?(?:天|周|月|年|日|小时)$"
)
# A clause that states a result of its own compares, moves or names a measure.
_STATES_ZH = late_compile(
    r"[达到至为降升增减提涨压缩超破不≥≤><=]|率|占比|比例|控制|做成|完成|签|招|新增|上线|发布|评分|满意度|时长|成本|收入|人数|次数|费用|天数|周期"
)
# Without an amount a clause is a state of its own only if it names who or what is in that state.
_SAME_SUBJECT_ZH = late_compile(
    r"[\s,;:]*(?:更|越|也|还|都|能|会|敢|肯|可以|不|别|少|多|愿|主动|自己|再|就|才|没|有|无|得|被|把|向|往|跟|和|与|对|像|看|说|做|用|听|去|来|觉得|感到|随时)"
)
_ONE_MORE_ZH = late_compile(r"[一-龥a-z]{2,}\s*[一二两三四五六七八九十\d]+\s*[名个位家台套份款项间篇节场]\s*$")
# 整理出脚本, 放进组内仓库: what is done next with the same thing.
_NEXT_STEP_ZH = late_compile(
    r"[\s,;:]*(?:然后|随后|再|后)?(?:放[进到入在]|存[进到入]|挂[到在上]|传[到给上]|发[到给布]|交[给到由]|报[给送到]|送[给到审]|归[入档]|上传|上报|安装|调试|投产|印发|归档|上墙|公示|发布|公开|存档|定稿|上线|验收|评审|备案|落地|执行|推广|试用|试行|试运行|跟进|形成|输出|沉淀|组织评审|投入使用)"
)
_BUILDS_ZH = late_compile(
    r"(?:建|开|上线|发布|搭|办|开设|新建|设立|推出|开发|交付|采购|改造|翻修|编写|制定|写)(?!案例)[一-龥a-z0-9 ]{2,}"
)
_TWO_ZH = late_compile(r"、|以及|及(?![时格物其])|\s?&\s?|\s?\+\s?")
_LISTED_ZH = late_compile(r"、|\s&\s|以及|并(?![不由在非])|(?<=[%一-龥])且(?![不没])|(?<=[一-龥])\+(?=[一-龥])")
_PACE_ZH = late_compile(r"每(?:天|日|周|双周|月|双月|季度?|年)", needs="每")
_ONLY_AMOUNT = late_compile(r"^[\s,;:]*[\d.,%零一二两三四五六七八九十百千万亿]+\s*[一-龥]?[\s,;。]*$")


def second_result(line: Line, parts: Sequence[Part]) -> Span | None:
    """The words of the second result, or None if there is one."""
    kept: list[Part] = []
    for part in parts:
        text = line.text[part.clause.start : part.clause.end]
        if kept and kept[-1].counted and _ONE_MORE_ZH.search(text) and part.kind == "topic":
            return _opening(line, part.clause)  # 补上前台两名, 管理员一名
        if part.kind in ("topic", "empty") or (not part.counted and _ends_at(line, part) == ":"):
            continue
        opened = _opening(line, part.clause)
        moved = bool(kept) and (
            _moves_another(line, kept[-1], part, opened) or _paced_apart(line, kept[-1], part, opened)
        )
        if kept and ((_HANGS_ON_ZH.match(line.text, opened.start) and not moved) or _reference(line, kept, part)):
            continue
        if (
            not kept
            and len(parts) > 1
            and (_OF_WHAT_ZH if part.counted else _FRAME_ZH).search(line.text[part.clause.start : part.clause.end])
        ):
            continue
        kept.append(part)
    if len(parts) > 1 and kept and kept[0] is parts[0] and _MEANS_ZH.match(line.text, kept[0].clause.start):
        kept = kept[1:]
    kept = [p for p in kept if not _ONLY_AMOUNT.match(line.text[p.clause.start : p.clause.end])]
    for place, part in enumerate(kept):
        second = next((p for p in kept[place + 1 :] if _of_one_sort(line, part, p)), None)
        if second is not None:
            return _opening(line, second.clause)
    return _listed(line, kept) or _two_works(line) or _two_names_of_work(line, parts)


def _two_names_of_work(line: Line, parts: Sequence[Part]) -> Span | None:
    """The second of two pieces of work that only their names tell: 入住动线梳理，交班制度建设."""
    if len(parts) != _BOTH or any(p.counted for p in parts) or _ends_at(line, parts[0]) == ":":
        return None
    pieces = [_opening(line, p.clause) for p in parts]
    named = [_closing_work(line.bare[p.start : p.end].strip()) for p in pieces]
    if None in named or named[0] == named[1]:
        return None
    if _NEXT_STEP_ZH.match(line.text, pieces[1].start) or _HANGS_ON_ZH.match(line.text, pieces[1].start):
        return None
    return pieces[1]


def _closing_work(piece: str) -> str | None:
    """The verb that closes a name of work: 梳理 in 动线梳理."""
    verbs = [w for w in scan(piece) if w.has(VERBS)]
    if not verbs or verbs[0].start == 0 or verbs[-1].end != len(piece) or cjk_count(piece) < _WORK:
        return None
    return verbs[-1].text if verbs[-1].has("EP") else None


def _two_works(line: Line) -> Span | None:
    """The second of two pieces of work that one sign joins, each a verb with its own object: 撰写手册、培训 20 名店员."""
    cuts = list(_TWO_ZH.finditer(line.bare))
    if len(cuts) != 1 or _STOPS.intersection(line.bare[: cuts[0].start()]):
        return None
    first, second = line.bare[: cuts[0].start()].strip(), line.bare[cuts[0].end() :].strip(" 。")
    if (
        _MEANS_ZH.match(first)
        or _NEXT_STEP_ZH.match(second)
        or _HANGS_ON_ZH.match(second)
        or _STOPS.intersection(second)
    ):
        return None
    one, other = _work(first), _work(second)
    if one is None or other is None or one == other:
        return None
    return Span(cuts[0].end(), cuts[0].end() + len(line.bare[cuts[0].end() :].rstrip(" 。")))


def _work(piece: str) -> str | None:
    """The verb of a piece that has an object of its own, first or last in it."""
    if cjk_count(piece) < _WORK:
        return None
    verbs = [w for w in scan(piece) if w.has(VERBS) and (len(w.text) > 1 or w.start == 0)]
    counted = any(c.isdigit() for c in piece)  # 龙门吊加防撞 22 套: the amount ends it
    told = next((w for w in verbs if counted or w.start == 0 or w.end == len(piece)), None)
    return told.text if told is not None and cjk_count(piece) - len(told.text) >= 2 else None


def _listed(line: Line, kept: Sequence[Part]) -> Span | None:
    """The second of two amounts of different things in one list: 日均订单 2 万单、客单价 38 元."""
    for part in kept:
        inside = [f for f in line.sentence.figures if part.clause.start <= f.span.start < part.clause.end]
        figures = [f for f in inside if f in line.amounts or f.op in ("le", "lt", "ge", "gt")]
        for one, other in pairwise(figures):
            between = line.text[one.span.end : other.span.start]
            cut = _LISTED_ZH.search(between)
            named = len(between[cut.end() :].strip()) >= 1 if cut else False
            if (
                cut
                and named
                and not _HANGS_ON_ZH.match(between, cut.end())
                and not _NEXT_STEP_ZH.match(between, cut.end())
                and (one.kind, one.unit) != (other.kind, other.unit)
            ):
                return Span(one.span.end + cut.end(), part.clause.end)
    return None


def _moves_another(line: Line, before: Part, part: Part, opened: Span) -> bool:
    """Whether 把 opens a figure of another sort than the one before: 谈下两家供应商，把账期延到 60 天."""
    if line.text[opened.start : opened.start + 1] not in ("把", "将"):
        return False
    here = [f for f in line.amounts if part.clause.start <= f.span.start < part.clause.end]
    there = [f for f in line.amounts if before.clause.start <= f.span.start < before.clause.end]
    return bool(here and there) and (here[0].kind, here[0].unit) != (there[-1].kind, there[-1].unit)


def _paced_apart(line: Line, before: Part, part: Part, opened: Span) -> bool:
    """Whether two amounts go by two paces of their own: 每周 2 次客户拜访，每月 1 场沙龙; not 每周 3 次，每次 1 小时."""
    if not (part.counted and before.counted):
        return False
    first, second = (
        _PACE_ZH.search(line.text, before.clause.start, before.clause.end),
        _PACE_ZH.match(line.text, opened.start),
    )
    return first is not None and second is not None and first.group() != second.group()


def _reference(line: Line, kept: Sequence[Part], part: Part) -> bool:
    """Whether an amount only says what the one before is measured against: 接手时 45%, 旧手册 35%."""
    figures = [f for f in line.amounts if part.clause.start <= f.span.start < part.clause.end]
    before = [f for p in kept for f in line.amounts if p.clause.start <= f.span.start < p.clause.end]
    if len(figures) != 1 or not before or (figures[0].kind, figures[0].unit) != (before[-1].kind, before[-1].unit):
        return False
    if figures[0].unit in _HEADS:
        return False  # 前台两名，布草管理员一名
    words = line.text[part.clause.start : figures[0].span.start]
    after = line.text[figures[0].span.end : part.clause.end].strip(" ,;。)")
    return not _STATES_ZH.search(words) and len(after) <= 1


def _of_one_sort(line: Line, a: Part, b: Part) -> bool:
    if a.kind != b.kind:
        if a.kind == "outcome" and a.measurable and b.kind == "output" and b.measurable:
            # 招 3 名护士，建一间母婴室; 拿到许可证，9 月开园; but 拿下 3 家客户，形成案例
            at = _opening(line, b.clause).start
            stated = not a.counted and not _NEXT_STEP_ZH.match(line.text, at)
            return stated or _BUILDS_ZH.match(line.text, at) is not None
        return {a.kind, b.kind} == {"output", "activity"} and not _NEXT_STEP_ZH.match(
            line.text, _opening(line, b.clause).start
        )
    if a.kind == "outcome":
        if a.counted == b.counted:
            return a.counted or not _SAME_SUBJECT_ZH.match(line.text, _opening(line, b.clause).start)
        return a.measurable and b.measurable and not _SAME_SUBJECT_ZH.match(line.text, _opening(line, b.clause).start)
    if _NEXT_STEP_ZH.match(line.text, _opening(line, b.clause).start):
        return False
    return a.kind == "output" or a.counted == b.counted


def _ends_at(line: Line, part: Part) -> str:
    return line.text[part.clause.end : part.clause.end + 1]


def _opening(line: Line, clause: Span) -> Span:
    """The clause without the stop that opens it and the blanks around it."""
    start, end = clause
    while start < end and line.text[start] in " ,;:。、\n并且":
        start += 1
    while end > start and line.text[end - 1] in " ,;:。、\n":
        end -= 1
    return Span(start, end)
