"""A proposal that answers in another language than the draft was written in.

Words of the parent that are quoted and names of products may stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.check import Bad, Check, Context, Good, Hit
from assistant.text import fold
from assistant.text.late import late_compile
from assistant.types import Lang, Text

_HAN = late_compile(r"[\u3400-\u9fff]+")
_WORD = late_compile(r"[A-Za-z][A-Za-z'-]+")
_BLANK = late_compile(r"【[^】]*】|\[TBD: [a-z]+\]")
# A Chinese line may carry terms and product names; this many English words nobody used are a sentence.
_FOREIGN_WORDS = 4


def _find(context: Context) -> Iterator[Hit]:
    evidence = context.evidence
    if evidence is None:
        return
    lang = evidence.draft.document.lang
    given = fold(evidence.given).lower()
    for item in context.document.items():
        texts = [item.text, *(t for _, t in evidence.fields.get(item.id, ()))]
        foreign = next((q for t in texts if (q := _foreign(t, lang, given))), None)
        if foreign is not None:
            yield Hit(item=item) if foreign in item.text else Hit(item=item, values={"quote": foreign})


def _foreign(text: str, lang: Lang, given: str) -> str | None:
    text = _BLANK.sub(" ", text)
    if lang == "en":
        runs = [m.group() for m in _HAN.finditer(text) if m.group().lower() not in given]
        return runs[0] if runs else None
    if _HAN.search(text):
        return None
    words = [w for w in _WORD.findall(text) if w.lower() not in given]
    return text.strip() if len(words) >= _FOREIGN_WORDS else None


check = Check(
    id="G05",
    name="language-switched",
    severity="error",
    sources=("feishu-okr-guide",),
    reason=Text(
        zh="OKR 要给身边的人看，用草稿的语言写。",
        en="An OKR is read by the people around; it stays in the draft's language.",
    ),
    message=Text(zh="「{quote}」换了语言，和草稿不一致。", en="“{quote}” is in another language than the draft."),
    suggestion=Text(zh="用草稿的语言重写。", en="Write it in the draft's language."),
    find=_find,
    scope="proposal",
    bad=(
        Bad(
            text="O: Customers come back to us again\nKR1: 复购率到 30%",
            draft="复购率到 30%",
            flags=("Customers come back to us again",),
        ),
        Bad(
            text="O: 老客户愿意续\nKR1: Renewal rate should rise to 85%",
            draft="续约率到 85%",
            flags=("Renewal rate should rise to 85%",),
        ),
        Bad(
            text="O: 新人上手快\nKR1: New hires work alone after 14 days",
            draft="新人 14 天独立上岗",
            flags=("New hires work alone after 14 days",),
        ),
        Bad(text="O: Customers stay\nKR1: 续约率到 90%", draft="renewal rate to 90%", flags=("续约率到 90%",)),
        Bad(text="O: 页面更快\nKR1: Page load time to 900 ms", draft="page load time to 900 ms", flags=("页面更快",)),
        Bad(text="O: Teams get people\nKR1: 招到 10 人", draft="hire 10 people", flags=("招到 10 人",)),
    ),
    good=(
        Good(text="O: 老客户愿意续\nKR1: NPS 到 30", draft="NPS 到 30"),
        Good(text="O: 让 HarborBee 用户少等\nKR1: p95 到 200 ms", draft="HarborBee 用户等太久，p95 到 200 ms"),
        Good(text="O: 结账快一点\nKR1: 月结天数到 5 天", draft="月结天数到 5 天"),
        Good(text="O: Customers stay\nKR1: Renewal rate to 90%", draft="renewal rate to 90%"),
        Good(
            text="O: Payments go through\nKR1: Serves 支付成功率", draft="payments go through", parent="支付成功率 99%"
        ),
        Good(text="O: Pages feel fast\nKR1: Page load time to 900 ms", draft="page load time to 900 ms"),
    ),
)
