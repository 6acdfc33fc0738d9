"""A line that drew a finding came back word for word, and nobody had chosen to keep it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.text import fold
from assistant.types import Text


def _find(context: Context) -> Iterator[Hit]:
    evidence = context.evidence
    if evidence is None:
        return
    flagged = {
        _plain(item.text): item.id
        for item in evidence.draft.document.items()
        if item.text
        and item.id not in evidence.kept
        and any(f.severity != "info" for f in evidence.draft.findings if f.target == item.id)
    }
    for item in context.document.items():
        if item.text and _plain(item.text) in flagged:
            yield Hit(item=item)


def _plain(text: str) -> str:
    return fold(text).lower().strip(" 。.;；")


check = Check(
    id="G06",
    name="left-as-it-was",
    severity="warning",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="被指出问题的句子原样回来，等于没改。",
        en="A flagged line that comes back unchanged has not been helped.",
    ),
    message=Text(zh="「{quote}」有待改的地方，却原样回来了。", en="“{quote}” was flagged and came back unchanged."),
    suggestion=Text(
        zh="改掉被指出的地方，或者明确选择保留原句。", en="Mend what was flagged, or choose to keep the line."
    ),
    find=_find,
    scope="proposal",
    bad=(
        Bad(
            text="O: 老客户愿意续\nKR1: 加强客户沟通",
            draft="O: 老客户愿意续\nKR1: 加强客户沟通",
            flags=("加强客户沟通",),
        ),
        Bad(
            text="O: 让新人敢自己接单\nKR1: 优化带教流程",
            draft="O: 让新人敢自己接单\nKR1: 优化带教流程",
            flags=("优化带教流程",),
        ),
        Bad(text="O: 报销不求人\nKR1: 提升报销体验", draft="O: 报销不求人\nKR1: 提升报销体验", flags=("提升报销体验",)),
        Bad(
            text="O: Customers stay\nKR1: Improve communication",
            draft="O: Customers stay\nKR1: Improve communication",
            flags=("Improve communication",),
        ),
        Bad(
            text="O: Pages feel fast\nKR1: Work on performance",
            draft="O: Pages feel fast\nKR1: Work on performance",
            flags=("Work on performance",),
        ),
        Bad(
            text="O: New people settle in\nKR1: Better onboarding",
            draft="O: New people settle in\nKR1: Better onboarding",
            flags=("Better onboarding",),
        ),
    ),
    good=(
        Good(text="O: 老客户愿意续\nKR1: 续约率从 71% 到 85%", draft="O: 老客户愿意续\nKR1: 续约率从 71% 到 85%"),
        Good(
            text="O: 让新人敢自己接单\nKR1: 新人独立上岗天数到【待填：目标】天",
            draft="O: 让新人敢自己接单\nKR1: 优化带教流程",
        ),
        Good(text="O: 报销不求人\nKR1: 报销退单率从 12% 到 4%", draft="O: 报销不求人\nKR1: 报销退单率从 12% 到 4%"),
        Good(
            text="O: Customers stay\nKR1: Renewal rate from 71% to 85%",
            draft="O: Customers stay\nKR1: Renewal rate from 71% to 85%",
        ),
        Good(
            text="O: Pages feel fast\nKR1: Page load time to [TBD: target] ms",
            draft="O: Pages feel fast\nKR1: Work on performance",
        ),
        Good(
            text="O: New people settle in\nKR1: Leavers in probation from 9% to 4%",
            draft="O: New people settle in\nKR1: Leavers in probation from 9% to 4%",
        ),
    ),
)
