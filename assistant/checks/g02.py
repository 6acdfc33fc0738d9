"""A target of the draft that the proposal lost: in no key result, not parked, not asked about.

People give few figures, and each was fought for. A rewrite that drops one has not improved the draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.numbers import read_figures, same_amount
from assistant.text import fold
from assistant.types import Figure, Item, OkrDocument, Text


def lost_targets(draft: OkrDocument, texts: Iterable[str]) -> Iterator[tuple[Item, Figure]]:
    """The draft's targets, with their lines, that none of `texts` states in any notation."""
    texts = list(texts)
    folded = [fold(t).replace(" ", "") for t in texts]
    shown = [f for t in texts for f in read_figures(t)]
    for item in draft.items():
        if item.dropped:
            continue
        for figure in item.sentence.targets:
            if not _stated(figure) or any(same_amount(figure, f) for f in shown):
                continue
            if not any(fold(figure.quote).replace(" ", "") in text for text in folded):
                yield item, figure


def _find(context: Context) -> Iterator[Hit]:
    evidence = context.evidence
    if evidence is None or evidence.partial:
        return
    texts = [*(item.text for item in context.document.items()), *evidence.elsewhere]
    for item, figure in lost_targets(evidence.draft.document, texts):
        yield Hit(item=None, values={"quote": figure.quote, "line": item.text[:60]})


def _stated(figure: Figure) -> bool:
    return figure.value is not None or figure.low is not None


check = Check(
    id="G02",
    name="lost-figure",
    severity="error",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="草稿里的目标值是定下来的事，改写不能让它消失。",
        en="A target in the draft is a decision; a rewrite must not make it vanish.",
    ),
    message=Text(
        zh="草稿里的「{quote}」（{line}）在改写、看板和问题里都没有了。",
        en="“{quote}” from the draft ({line}) is in no key result, not parked and not asked about.",
    ),
    suggestion=Text(
        zh="把它放回一条关键结果，或放进看板，或问清楚。",
        en="Put it back into a key result, park it, or ask about it.",
    ),
    find=_find,
    scope="proposal",
    bad=(
        Bad(text="O: 老客户愿意续\nKR1: 续约率提高", draft="续约率 85%", flags=("",)),
        Bad(
            text="O: 结账快一点\nKR1: 月结天数到 5 天",
            draft="O: 结账\nKR1: 月结天数到 5 天\nKR2: 差错率降到 2%",
            flags=("",),
        ),
        Bad(text="O: 更多人来搜\nKR1: 品牌词搜索量上升", draft="品牌词搜索量做到 3 万次", flags=("",)),
        Bad(text="O: Customers stay\nKR1: Renewal rate improves", draft="renewal rate to 90%", flags=("",)),
        Bad(text="O: Pages feel fast\nKR1: Page load time falls", draft="page load time to 900 ms", flags=("",)),
        Bad(text="O: Teams get people\nKR1: Open roles are filled", draft="hire 10 people", flags=("",)),
    ),
    good=(
        Good(text="O: 老客户愿意续\nKR1: 续约率从【待填：基线】到 85%", draft="续约率 85%"),
        Good(text="O: 更多人来搜\nKR1: 品牌词搜索量到 30000 次", draft="品牌词搜索量做到 3 万次"),
        Good(text="O: 三成客户自己搞定\nKR1: 自助解决率到 30%", draft="自助解决率到三成"),
        Good(text="O: Customers stay\nKR1: Renewal rate to 90%", draft="renewal rate to 90%"),
        Good(text="O: Pages feel fast\nKR1: Page load time under 900 ms", draft="page load time to 900 ms"),
        Good(text="O: Teams get people\nKR1: Hire 10 people", draft="hire 10 people"),
    ),
)
