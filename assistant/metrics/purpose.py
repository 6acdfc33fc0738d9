"""The one question before any draft: what the figures are for, and what an objective that answers it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.lexicon import lexicon
from assistant.text.late import late_compile
from assistant.types import Board, Lang, MetricRow, Question, Text

MOST_OPTIONS = 4
# With as few as these to be won, the first of them stands for the sheet.
_NAMED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """One thing that figures can be for. `objective` has a place for whom it is; `first` are the metrics that show it."""

    key: str
    option: Text
    objective: Text
    cue: re.Pattern[str]
    first: frozenset[str]
    functions: frozenset[str]


def _purpose(key: str, option: Text, objective: Text, cue: str, first: str, functions: str) -> Purpose:
    return Purpose(
        key=key,
        option=option,
        objective=objective,
        cue=late_compile(cue, re.IGNORECASE),
        first=frozenset(first.split()),
        functions=frozenset(functions.split()),
    )


_MARKET = "sales channel presales sales-development marketing ceo product operations customer-success retail-store"
PURPOSES: tuple[Purpose, ...] = (
    _purpose(
        "rival",
        Text("超过主要对手", "beat a rival"),
        Text("让{who}比较之后还是选我们", "{Who} who compare still choose us"),
        r"对手|竞品|竞争|友商|份额|rival|compet",
        "market-share win-rate signed-revenue new-customers active-users",
        _MARKET,
    ),
    _purpose(
        "open",
        Text("打开新的行业或地区", "open a new industry or region"),
        Text("让新行业、新地区的{who}也愿意选我们", "{Who} in new industries and regions choose us too"),
        r"新的?(?:行业|地区|市场|区域|城市|领域)|打开|开拓|出海|new (?:industr|region|market|segment)|\bexpand|\bopen",
        "new-customers signed-revenue deals-won new-users",
        _MARKET,
    ),
    _purpose(
        "cash",
        Text("保证现金流", "secure cash"),
        Text("让做成的生意都变成手里的现金", "The business we win turns into cash in hand"),
        r"现金|回款|账上|利润|\bcash|profit|runway",
        "collected-cash cash-flow collection-rate receivable-days profit gross-margin",
        "sales ceo finance channel procurement supply-chain",
    ),
    _purpose(
        "keep",
        Text("留住老客户", "keep customers"),
        Text("让老{who}愿意留在我们这里", "The {who} we have want to stay with us"),
        r"留住|老客|续约|流失|口碑|keep|retain|retention|renew|loyal",
        "renewal-rate net-revenue-retention customer-churn retention repurchase-rate nps csat",
        _MARKET,
    ),
    _purpose(
        "trust",
        Text("让人放心用", "be something people rely on"),
        Text("让{who}放心把事情交给我们", "{Who} can rely on us"),
        r"放心|稳定|质量|安全|可靠|rely|reliab|trust|quality|stab|safe",
        "availability incidents first-pass-yield injury-count on-time-delivery crash-rate csat",
        "ops-engineering rd quality security it-support manufacturing data customer-service healthcare",
    ),
    _purpose(
        "team",
        Text("留住并带好团队", "keep and grow the team"),
        Text("让团队的人愿意留下，也做得更好", "People on the team want to stay and do better work"),
        r"团队|员工|人才|同事|team|people|employee|talent",
        "attrition employee-satisfaction vacant-days",
        "hr recruiting administration legal",
    ),
    _purpose(
        "save",
        Text("省下钱和时间", "save money and time"),
        Text("让同样的投入办成更多的事", "The same effort gets more done"),
        r"省|降本|增效|效率|save|saving|efficien|cheaper|faster",
        "total-cost cloud-cost logistics-cost inventory-days labour-productivity oee",
        "manufacturing supply-chain procurement finance administration ops-engineering it-support",
    ),
)  # fmt: skip

_ASK = Text("「{what}」是为了什么？", "What is “{what}” for?")
_ASK_ALL = Text("这些数是为了什么？", "What are these figures for?")
_WHY = Text(
    "数字要为某个方向服务，目标才值得大家跟着走；这里没有的，用自己的话写。",
    "A figure serves a direction; that is what people rally behind. Your own words are welcome.",
)


def purpose_question(board: Board) -> Question:
    """What the main figures are for, with the options that fit the sheet; `about` is the sheet's objective."""
    wins = sorted((r for r in board.tray("win") if r.target is not None), key=lambda r: r.metric is None)
    lang = board.lang
    ask = _ASK_ALL.in_lang(lang)
    if wins and len(wins) <= _NAMED and wins[0].target is not None:
        ask = _ASK.in_lang(lang).format(what=f"{wins[0].name} {wins[0].target.text}")
    about = board.rows[0].id.partition(".")[0] if board.rows else "O1"
    return Question(
        about=about,
        slot="direction",
        ask=ask,
        why=_WHY.in_lang(lang),
        options=tuple(p.option.in_lang(lang) for p in _fitting(board)),
    )


def purpose_of(answer: str | None) -> Purpose | None:
    """The purpose that an answer names, by its option or by what it says; None for own words of another kind."""
    said = " ".join((answer or "").split())
    if not said:
        return None
    whole = next((p for p in PURPOSES if said.lower() in (p.option.zh, p.option.en, p.key)), None)
    return whole or next((p for p in PURPOSES if p.cue.search(said)), None)


def is_option(answer: str) -> bool:
    """Whether an answer is one of the options as they are shown, and no words of the person's own."""
    said = " ".join(answer.split()).strip(" 。.").lower()
    return any(said in (p.option.zh, p.option.en) for p in PURPOSES)


def objective_for(purpose: Purpose, rows: tuple[MetricRow, ...], lang: Lang) -> str:
    """The objective that answers the question, for the people whom the rows' metrics are about."""
    who = _who(rows, lang)
    return purpose.objective.in_lang(lang).format(who=who, Who=who[:1].upper() + who[1:])


def _who(rows: tuple[MetricRow, ...], lang: Lang) -> str:
    forms = [m.effect.in_lang(lang) for r in rows if (m := lexicon().get(r.metric or "")) is not None and m.effect]
    users = any(("用户" if lang == "zh" else "users") in form.lower() for form in forms[:2])
    if lang == "zh":
        return "用户" if users else "客户"
    return "users" if users else "customers"


def _fitting(board: Board) -> list[Purpose]:
    """The options by how many rows they can be about; the usual four where the sheet says nothing."""
    metrics = [m for r in board.rows if (m := lexicon().get(r.metric or "")) is not None]

    def score(purpose: Purpose) -> int:
        shown = sum(2 for m in metrics if m.key in purpose.first)
        return shown + sum(1 for m in metrics if purpose.functions & set(m.functions[:2]))

    scores = {p.key: score(p) for p in PURPOSES}
    ranked = sorted(PURPOSES, key=lambda p: -scores[p.key])
    usual = PURPOSES[:MOST_OPTIONS]
    if sum(scores[p.key] for p in usual) >= len(metrics):
        return list(usual)
    return ranked[:MOST_OPTIONS]
