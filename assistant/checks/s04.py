"""One figure cut into people.

Shares per person are a plan for the people; as key results they say nothing about how the total is won. It needs
persons, one method and amounts of one kind; regions, products and tiers are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.judge.english_words import read_tokens
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Figure, KeyResult, Span, Text

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳唐罗薛伍余米贝姚孟顾尹江钟"
    "傅卞康齐梅盛林刁徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房解应宗丁邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀段侯宓全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶司黎薄印宿白蒲鄂索赖卓蔺屠蒙池乔闻莘党翟谭贡劳姬申扶堵冉宰郦桑桂牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公小老阿"
)
_PERSON = rf"(?:[{_SURNAMES}][一-龥]{{1,2}}|[A-Z][a-z]{{2,}})"
_SHARE = late_compile(
    rf"(?:^|[\s,;:、，；：(（])({_PERSON})\s*[:：]?\s*(?:负责|完成|签|签约|takes?|sells?|closes?|signs?)?\s*[$€£¥]?\d"
)
_OPENS = late_compile(
    rf"^\s*({_PERSON})\s*(?:负责|完成|签约|签|贡献|带来|拿下|做到|新增|回款|takes?|sells?|closes?|signs?|wins?|brings?|brings in|hires?)?"
)
_NO_PERSON = late_compile(
    r"高[端级中]|中[高小]|华[东南北]|[东西南北]区|小[微程红]|[老新]客|老用|公[众司]|全[国年]|国内|文章|水果|方案|金额|包装|江[苏西]|广[东西]|云南|安全|易用|相关|向上"
    r"|红利|游客|白酒|印刷|管理|支付|班级|师生|农户|连锁|满意|养老|关键|空调|常规|通过|成交|严格|时间|应用|单[店量价]|万[元件人]|平[台均]|和[客用]|计划|许可|任务|包括|强化|解决|房[产源]"
)


def _find(context: Context) -> Iterator[Hit]:
    for objective in context.document.objectives:
        results = [k for k in objective.key_results if k.text.strip()]
        for item in (*([objective] if objective.text.strip() else []), *results):
            named = [m for m in _SHARE.finditer(plain(item.text[:600])) if _is_person(m[1])]
            if len(named) > 1 and len({m[1] for m in named}) > 1 and _one_kind(item.sentence.figures):
                yield Hit(item=item, span=Span(named[0].start(1), len(item.text)))
        yield from _rows(results)


def _rows(results: Sequence[KeyResult]) -> Iterator[Hit]:
    """Key results that are the same but for the person and the amount."""
    groups: dict[str, list[tuple[KeyResult, str]]] = {}
    for result in results:
        found = _OPENS.match(plain(result.text))
        if found is None or not _is_person(found[1]) or not result.sentence.targets:
            continue
        rest = re.sub(r"[\d.,%\s万亿千百kKmM$€£¥]+", "", plain(result.text[found.end(1) :]))
        groups.setdefault(rest, []).append((result, found[1]))
    for rest, group in groups.items():
        if rest and len({name for _, name in group}) > 1:
            first, *others = group
            yield Hit(item=first[0], related=tuple((result, None) for result, _ in others))


def _is_person(name: str) -> bool:
    if name[0].isascii():
        return not any(token.verb or token.noun for token in read_tokens(name.lower()))
    return not _NO_PERSON.match(name)


def _one_kind(figures: Sequence[Figure]) -> bool:
    amounts = [f for f in figures if f.value is not None]
    return len({(f.kind, f.unit) for f in amounts[-2:]}) == 1 if len(amounts) > 1 else False


check = Check(
    id="S04",
    name="metric-split-by-person",
    severity="warning",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="按人头分数字只是分工，没说这个总数怎么赢下来。",
        en="Shares per person are a division of labour; they do not say how the total is won.",
    ),
    message=Text(
        zh="「{quote}」把一个数按人分了。",
        en="“{quote}” cuts one figure into people.",
    ),
    suggestion=Text(
        zh="KR 写总数和打法（新行业、老客户、大单），每个人的份额放到分工里。",
        en="Let the key result state the total and the way to win it; keep each person's share in the plan.",
    ),
    find=_find,
    bad=(
        Bad(
            text="O：华东站稳\nKR1：签约 500 万：张三 200 万、李四 180 万、王五 120 万",
            flags=("张三 200 万、李四 180 万、王五 120 万",),
        ),
        Bad(text="O：华东站稳\nKR1：张敏签约 200 万\nKR2：李航签约 180 万", flags=("张敏签约 200 万",)),
        Bad(text="O：找得到人\nKR1：陳潔 12 人、吳昊 8 人", flags=("陳潔 12 人、吳昊 8 人",)),
        Bad(text="O: Win the east\nKR1: Sign $900k: Anna $500k, Boris $400k", flags=("Anna $500k, Boris $400k",)),
        Bad(
            text="O: Win the east\nKR1: Anna signs 12 clients\nKR2: Boris signs 9 clients",
            flags=("Anna signs 12 clients",),
        ),
        Bad(text="O: Teams get people\nKR1: Maria 6 hires, Jonas 4 hires", flags=("Maria 6 hires, Jonas 4 hires",)),
    ),
    good=(
        Good(text="O：华东站稳\nKR1：签约 500 万\nKR2：老客户续约率 85%"),
        Good(text="O：华东站稳\nKR1：高端产品 200 万、小程序 180 万"),
        Good(text="O：找得到人\nKR1：12 月前到崗 20 人"),
        Good(text="O: Win the east\nKR1: Sign $900k in the east"),
        Good(text="O: Win the east\nKR1: Anna's team signs 12 clients\nKR2: Renewals at 90%"),
        Good(text="O: Teams get people\nKR1: Hire 10 people by May"),
    ),
)
