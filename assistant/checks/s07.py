"""Pay that hangs on this OKR.

Who is paid by the score writes targets that cannot fail. A compensation scheme as the work of a team is no such tie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.text import plain
from assistant.text.late import late_compile
from assistant.types import Item, Span, Text

_TIED = late_compile(
    r"(?:OKR|目标|KR|关键结果|达成率|完成率|达成情况|完成情况|得分|评分|结果|完成度)[^,;。\n]{0,12}(?:与|和|跟|同|直接|将)?[^,;。\n]{0,8}(?:奖金|绩效奖|绩效工资|薪酬|薪资|工资|年终奖|提成|调薪|晋升)[^,;。\n]{0,8}(?:挂钩|挂勾|关联|绑定|系数|决定|发放)"
    r"|(?:奖金|绩效工资|薪酬|薪资|工资|年终奖|提成|调薪)[^,;。\n]{0,10}(?:与|和|跟|同|按|根据|看)[^,;。\n]{0,10}(?:OKR|目标|KR|达成|完成|得分|评分)"
    r"|(?:未|没|不)(?:能)?(?:达成|完成|达标)[^;。\n]{0,8}(?:扣|罚|取消)[^,;。\n]{0,10}(?:奖金|绩效|工资|薪|提成|元|年终)|(?:达成|完成|达标)(?:后|则|即|可|者)[^;。\n]{0,6}(?:奖励|发放|奖金|加薪|得)[^,;。\n]{0,8}(?:\d|奖|元|薪)"
    r"|(?:达成|达到|完成|达标|做到|实现)(?:了|者|的人?|就|可)?[^,;。\n]{0,6}(?:发|拿|享|领|兑现)[^,;。\n]{0,10}(?:奖金|年终奖|绩效奖|提成|绩效工资)"
    r"|\b(?:hit|reach|meet|miss|achiev|deliver|land|mak)(?:e|es|s|ed|ing|ting)?\b[^.;\n]{0,40}\b(?:pays?|earns?|gets?|receives?|triggers?|unlocks?|costs?|loses?|forfeits?|means)\b[^.;\n]{0,30}\b(?:bonus(?:es)?|pay ?(?:rise|raise|out|cut)|raise|commission)\b"
    r"|\b(?:bonus(?:es)?|commission|pay ?(?:rise|raise))\b[^.;\n]{0,30}\b(?:if|when|once|only for|for)\b[^.;\n]{0,20}\b(?:hit(?:ting)?|reach(?:ed|ing)?|meet(?:ing)?|met|miss(?:ed|ing)?|achiev(?:ed|ing))\b"
    r"|\b(?:bonus(?:es)?|pay|salar(?:y|ies)|raises?|commission|compensation)\b[^,;.\n]{0,30}\b(?:depends?|tied|linked|hangs?|based|paid|hinges?|contingent)\b[^,;.\n]{0,30}\b(?:okrs?|objective|key results?|score|goals?|targets?|achievement|this|kr\d?)\b"
    r"|\b(?:okrs?|objective|key results?|score|goals?|targets?|kr\d?)\b[^,;.\n]{0,30}\b(?:decides?|determines?|tied to|linked to|sets?)\b[^,;.\n]{0,20}\b(?:bonus(?:es)?|pay|salar(?:y|ies)|raises?|commission)\b"
    r"|\b(?:no bonus|lose (?:the|our|his|her|their) bonus)\b[^,;.\n]{0,20}\b(?:if|unless|when)\b",
    re.IGNORECASE,
    needs="奖 绩效 薪 工资 提成 晋升 达成 完成 达标 bonus pay raise salar commission compensation",
)
# The work of those who write pay schemes.
_SCHEME = late_compile(
    r"方案|制度|办法|体系|设计|机制|制定|试点|调研|\b(?:scheme|policy|plan|model|design|draft|framework|programme|program|roll out|pilot)\b",
    re.IGNORECASE,
)


def _find(context: Context) -> Iterator[Hit]:
    for objective in context.document.objectives:
        for item in (objective, *objective.key_results):
            yield from _in_item(item)
    for start, end in context.document.unparsed:
        text = context.document.text[start:end][:2000]
        found = _TIED.search(plain(text))
        if found is not None and not _SCHEME.search(text):
            yield Hit(item=None, values={"quote": text[slice(*found.span())]})


def _in_item(item: Item) -> Iterator[Hit]:
    found = _TIED.search(plain(item.text[:1000]))
    if found is not None and not _SCHEME.search(item.text):
        yield Hit(item=item, span=Span(*found.span()))
        return
    for note in item.notes:
        found = _TIED.search(plain(note.text[:1000]))
        if found is not None and not _SCHEME.search(note.text):
            yield Hit(item=item, values={"quote": note.text[slice(*found.span())]})
            return


check = Check(
    id="S07",
    name="tied-to-pay",
    severity="warning",
    sources=("feishu-okr-guide", "tita-okr-tips"),
    reason=Text(
        zh="分数换钱，就会写出不会失败的目标。",
        en="Who is paid by the score writes targets that cannot fail.",
    ),
    message=Text(
        zh="「{quote}」把收入和这份 OKR 挂了钩。",
        en="“{quote}” ties pay to this OKR.",
    ),
    suggestion=Text(
        zh="把奖金规则放到绩效制度里，OKR 只写要达成的变化。",
        en="Keep pay rules in the pay policy; let the OKR say only what is to change.",
    ),
    find=_find,
    bad=(
        Bad(text="O：华东站稳\nKR1：签约额 500 万，完成率与季度奖金挂钩", flags=("完成率与季度奖金挂钩",)),
        Bad(text="O：门店扭亏\nKR1：毛利率到 25%，未达成扣绩效 500 元", flags=("未达成扣绩效 500 元",)),
        Bad(text="O：一次修好\nKR1：返修率从 9% 降到 4%，达成者发全额季度奖金", flags=("达成者发全额季度奖金",)),
        Bad(text="O：找得到人\nKR1：到崗 20 人，獎金按 KR 得分發放", flags=("獎金按 KR 得分",)),
        Bad(
            text="O: Win the east\nKR1: Sign $900k (bonus depends on this score)",
            flags=("bonus depends on this score",),
        ),
        Bad(
            text="O: Rooms are ready\nKR1: Late rooms from 26 to 6; hitting this pays the full bonus",
            flags=("hitting this pays the full bonus",),
        ),
        Bad(text="O: Shops earn money\nKR1: Margin at 25%, no bonus if we miss it", flags=("no bonus if",)),
        Bad(
            text="O: Teams get people\nKR1: Hire 20, the score decides our raises", flags=("score decides our raises",)
        ),
    ),
    good=(
        Good(text="O：华东站稳\nKR1：签约额 500 万"),
        Good(text="O：干得好的人拿得多\nKR1：6 月底前新的奖金与目标达成挂钩方案获董事会批准"),
        Good(text="O：找得到人\nKR1：到崗 20 人"),
        Good(text="O: Win the east\nKR1: Sign $900k"),
        Good(text="O: Good work is seen\nKR1: Board approves a scheme in which pay is linked to targets"),
        Good(text="O: Teams get people\nKR1: Offer pay within 5% of the market for 90% of roles"),
    ),
    dispute="pay",
)
