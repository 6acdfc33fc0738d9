"""For whom a draft is: the people that the draft or its parent names as those for whom something changes."""

from __future__ import annotations

import re

from assistant.lexicon import Metric
from assistant.text import plain
from assistant.types import Lang, Objective, OkrDocument

# 让/帮/使 + people + what changes for them: 让通勤女性换季先想到我们 -> 通勤女性.
_ZH = re.compile(
    r"(?:让|帮助?|使|令|讓|幫助?)(?P<who>[\u3400-\u9fff]{2,8}?)"
    r"(?=[，, ]|第一|首先|离不|离开|爱|喜欢|相信|信任|买|订|留|选|回|学|住|换季|早上|中午|晚上|周末|每天|平时|主动|更|都|能|愿意|願意|不|少|先|在|快|来|用|觉得|觀|说|說|有|看|敢|放心|想|记得|一|也|把|从|到|随时|按时|没|少|安心|感)"
)
_GENERIC = frozenset(("我们", "大家", "公司", "团队", "产品", "系统", "业务", "用户", "每个决策", "一线"))
# "Win mid-market customers" is for nobody named: the first word is the order, not the people.
_IMPERATIVES = frozenset(
    [
        "win",
        "grow",
        "keep",
        "make",
        "get",
        "reduce",
        "increase",
        "improve",
        "build",
        "give",
        "bring",
        "turn",
        "retain",
        "delight",
        "support",
        "serve",
        "hire",
        "train",
        "find",
        "reach",
        "attract",
        "protect",
        "help",
        "let",
        "more",
        "fewer",
        "engage",
        "activate",
        "onboard",
        "acquire",
    ]
)
_EN = re.compile(
    r"(?i)^(?:help|let|make it easy for|get)\s+(?P<let>[a-z][a-z' -]{2,30}?)\s+(?:to\s+)?"
    r"(?:find|use|file|get|feel|come|stay|pay|learn|see|do|ship|buy|trust|start|finish|work)\b"
    r"|^(?P<who>(?:[a-z][a-z'-]+\s){0,2}(?:customers|users|people|teams|parents|patients|students|tenants|members|"
    r"guests|drivers|sellers|buyers|landlords|developers|engineers|employees|partners|visitors|volunteers|readers|"
    r"learners|teachers|nurses|hires|shops|farmers|residents|clients|managers|candidates))\s"
)


def people_of(objective: Objective | None, parent: OkrDocument | None, lang: Lang) -> str | None:
    """The people whom an objective, or else the parent in the same language, is for; None where neither says.

    Another objective of the same draft says nothing: 让门诊病人少等 does not make the next one, on invoices, theirs.
    """
    texts = [objective.text] if objective is not None and objective.written else []
    if parent is not None and parent.lang == lang:
        texts += [o.text for o in parent.objectives if o.written]
    return next((found for text in texts if (found := _people(text, lang))), None)


_PLACE = re.compile(r"\{people\|([^{}|]*)\}")
# Who works here, as against whom the work is for.
_STAFF = re.compile(
    r"同事|同学|员工|新人|团队|销售|工程师|开发者|值班|经理|师傅|坐席|伙伴|各部门|业务|自己人|每位|"
    r"\b(?:colleagues?|teams?|staff|engineers?|new people|people on call|sellers?|managers?|good people|our own people)\b"
)
_PLACES = re.compile(
    r"门店|门市|部门|团队|公司|组织|一线|业务|分店|仓库|工厂|\b(?:teams?|stores?|shops?|departments?|sites?|engineering)\b"
)
_TEAMS = re.compile(r"团队|部门|业务|\bteams?\b")


def people_for(metric: Metric, people: str | None, lang: Lang) -> str | None:
    """`people` where they are of the kind that the metric's effect speaks of, else None.

    一线门店 that lack hands are not the colleagues who stay, and young parents are no staff.
    """
    form = metric.effect_form.in_lang(lang) if metric.effect_form is not None else ""
    place = _PLACE.search(form)
    if people is None or place is None:
        return None
    if _PLACES.search(plain(people)):
        return people if _TEAMS.search(place[1]) else None
    return people if bool(_STAFF.search(plain(people))) == bool(_STAFF.search(place[1])) else None


def is_for_outsiders(metric: Metric, lang: Lang) -> bool:
    """Whether a metric's effect is said of customers and their like, not of who works here."""
    form = metric.effect_form.in_lang(lang) if metric.effect_form is not None else ""
    place = _PLACE.search(form)
    return place is not None and not _STAFF.search(place[1]) and not _PLACES.search(place[1])


def _people(text: str, lang: Lang) -> str | None:
    match = (_ZH if lang == "zh" else _EN).search(text)
    if match is None:
        return None
    who = match.groupdict().get("who") or match.groupdict().get("let") or ""
    who = who.strip()
    if lang == "en" and who.split(" ")[0].lower() in _IMPERATIVES:
        return None
    return who if who and who not in _GENERIC else None
