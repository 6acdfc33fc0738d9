"""The sentences of the rule drafter, in both languages.

No numeral stands in any of them, not even a Chinese one in 一起 or 两条: every figure shown must be somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.blanks import write_blank
from assistant.lexicon import Metric
from assistant.types import Blank, Lang, Text

KEPT = Text(zh="原句站得住，不用改。", en="This holds as it is.")
OBJECTIVE_KEPT = Text(zh="目标站得住，不用改。", en="The objective holds as it is.")
OWN_FIGURE = Text(
    zh="数字放进关键结果，目标留给它为谁带来什么。", en="The figure is a key result; the objective says what it is for."
)
GUARDRAIL = Text(zh="往前冲的时候守住它，可删。", en="Keep this safe while pushing ahead; delete it if you like.")
BLANKS = Text(zh="原句不动，把空写明白，填上就能判断。", en="The line stays; fill its blanks and it can be judged.")

_WORDS: dict[str, Text] = {
    "task": Text(
        zh="{lines}是要做的事，放进举措；做成了，看{metric}变了没有。",
        en="{lines}: work to be done, kept as initiatives. Whether it helped shows in {metric}.",
    ),
    "vague": Text(
        zh="「{line}」没有说到多少：补上起点和目标就能判断。",
        en="“{line}” does not say how far: with a start and a target it can be judged.",
    ),
    "launch": Text(
        zh="上线不等于有人用：补上日期，再看{metric}。", en="Launched is not used: add the date, and look at {metric}."
    ),
    "objective": Text(
        zh="从「{old}」改成对人的变化：数字和任务都放到下面。",
        en="From “{old}” to the change for people; figures and tasks stand below.",
    ),
    "objective_joined": Text(
        zh="前半句是你的原话，后半句补上它给人带来什么，不对就改。",
        en="Your own words, with what they change for people added. Correct it where it is wrong.",
    ),
    "objective_open": Text(
        zh="先用你的原话；再说清它给谁带来什么会更好。",
        en="Your own words for now; it would gain by saying what changes, and for whom.",
    ),
    "ordered": Text(
        zh="「{line}」的数字没有变，只是写成从哪里到哪里。",
        en="“{line}”: the figures stay, told as from where to where.",
    ),
    "learning": Text(
        zh="起步阶段的结果可以是学会什么：能独立做出来才算学会。",
        en="A result may be a skill while you find your feet: it counts as soon as it works without help.",
    ),
    "dated": Text(zh="做到哪天为止，写明白就能判断。", en="With a date it can be judged."),
    "objective_new": Text(
        zh="草稿没有写目标，从要做的事里看出来的，请改成你的意思。",
        en="The draft names no objective; this is read from the work. Change it to what you mean.",
    ),
    "objective_relief": Text(
        zh="草稿没有写目标：把你说的问题反过来，就是想看到的样子，不对就改。",
        en="The draft names no objective: this is what you say is wrong, turned round. Correct it where it is wrong.",
    ),
    "objective_asked": Text(zh="「{what}」想让谁有什么变化？", en="What should “{what}” change, and for whom?"),
    "direction": Text(zh="这份目标最想让谁有什么变化？", en="What should change, and for whom?"),
    "direction_why": Text(
        zh="方向只有你知道，我先猜了排在最前面的。", en="Only you know the direction; the first option is a guess."
    ),
    "checkable": Text(
        zh="做完不等于有用：看哪个数字，由你来说。", en="Done is not yet useful: which figure shows it is yours to say."
    ),
    "wanted": Text(
        zh="「{line}」说的是想要的样子，还差数得出来的指标。",
        en="“{line}” is what you want to see; the figure that shows it is yours to name.",
    ),
    "line": Text(zh="「{line}」做成之后，最想看到什么变化？", en="What should be different once “{line}” is done?"),
    "line_why": Text(
        zh="知道带来什么，才能写成可以判断的结果。", en="Then it can be written as a result that can be judged."
    ),
    "start": Text(zh="「{what}」现在是多少？", en="What is “{what}” today?"),
    "start_why": Text(
        zh="有起点，才看得出目标是难是易。", en="With a start one can tell whether the target is hard or easy."
    ),
    "goal": Text(zh="「{what}」是为了什么？", en="What is “{what}” for?"),
    "goal_why": Text(
        zh="数字要为某个方向服务，目标才值得大家跟着走。",
        en="A figure serves a direction; that is what people rally behind.",
    ),
}
GOALS = Text(
    zh="超过主要对手|打开新的行业或地区|保证现金流|留住老客户",
    en="beat a rival|open a new industry or region|secure cash|keep customers",
)

_FROM = re.compile(r"(?:从|由|自|\bfrom)\s*$", re.I)


def say(key: str, lang: Lang, **values: str) -> str:
    """One sentence with its places filled."""
    return _WORDS[key].in_lang(lang).format_map(values)


def from_to(metric: Metric, name: str, lang: Lang, start: str | None = None) -> str:
    """ "单篇笔记互动量从【待填：基线】次到【待填：目标】次": the unit stands outside the blanks.

    `start` is the draft's own start where it gave one.
    """
    unit = unit_of(metric, lang)
    start = start or write_blank("baseline", lang) + unit
    end = write_blank("target", lang) + unit
    return f"{name}从{start}到{end}" if lang == "zh" else f"{_capital(name)} from {start} to {end}"


def plain_from_to(name: str, start: str | None, lang: Lang, unit: str = "") -> str:
    """A name in the author's own words: 食堂投诉从【待填：基线】到【待填：目标】, 作业交不齐的次数从【待填：基线】次 ...."""
    first, goal = start or write_blank("baseline", lang) + unit, write_blank("target", lang) + unit
    return f"{name}从{first}到{goal}" if lang == "zh" else f"{_capital(name)} from {first} to {goal}"


def with_own_blanks(text: str, blanks: Sequence[Blank], lang: Lang) -> str:
    """The line with people's blanks (xx%, ___) written as ours, the rest word for word."""
    for blank in sorted((b for b in blanks if not b.ours), key=lambda b: b.span, reverse=True):
        before = text[: blank.span.start]
        slot = blank.slot or ("baseline" if _FROM.search(before) else "target")
        rest = re.sub(r"^[A-Za-zＸｘ?？_＿\s\[\]【】]*", "", blank.text) if slot != "deadline" else ""
        text = before + write_blank(slot, lang) + rest + text[blank.span.end :]
    return text


def at_most(metric: Metric, lang: Lang) -> str:
    """A guardrail: "退单率不高于【待填：目标】%"."""
    bound = write_blank("target", lang) + unit_of(metric, lang)
    if metric.direction == "down":
        return f"{metric.name.zh}不高于{bound}" if lang == "zh" else f"{_capital(metric.name.en)} at most {bound}"
    return f"{metric.name.zh}不低于{bound}" if lang == "zh" else f"{_capital(metric.name.en)} at least {bound}"


def launched(line: str, metric: Metric, lang: Lang) -> str:
    """A launch with its use: "【待填：截止】前上线会员系统，用过权益的会员占比达到【待填：目标】%"."""
    line = line.strip(" 。.；;")
    due, goal = write_blank("deadline", lang), write_blank("target", lang) + unit_of(metric, lang)
    if lang == "zh":
        verb = "降到" if metric.direction == "down" else "达到"
        return f"{due}前{line}，{metric.name.zh}{verb}{goal}"
    verb = "down to" if metric.direction == "down" else "reaching"
    return f"{_capital(line)} by {due}, with {metric.name.en} {verb} {goal}"


def with_metric(what: str, lang: Lang) -> str:
    """A piece of work with the figure that would show its use: "整理知识库，【待填：指标】达到【待填：目标】"."""
    metric, goal = write_blank("metric", lang), write_blank("target", lang)
    what = what.strip(" 。.；;，,:：")
    if lang == "zh":
        return f"{what}，{metric}达到{goal}" if what else f"{metric}达到{goal}"
    return f"{_capital(what)}, with {metric} reaching {goal}" if what else f"{metric} reaches {goal}"


def dated(line: str, lang: Lang) -> str:
    """A checkable line that only lacks its date."""
    line = line.strip(" 。.；;")
    blank = write_blank("deadline", lang)
    return f"{blank}前{line}" if lang == "zh" else f"{line} by {blank}"


def able_to(what: str, lang: Lang) -> str:
    """A skill, counted by what gets done with it: "剪映和数据后台方面，独立完成的任务达到【待填：目标】个"."""
    goal = write_blank("target", lang)
    if lang == "zh":
        return f"{what}方面，独立完成的任务达到{goal}个"
    return f"Tasks done without help in {what} reach {goal}"


def joined(objective: str, effect: str, lang: Lang) -> str:
    """The author's objective with what it changes for people: "提升前端质量，让用户点开页面就看得到内容"."""
    objective = objective.strip(" 。.；;，,")
    if lang == "zh":
        return f"{objective}，{effect}"
    lower = effect if re.match(r"I\b|[A-Z]{2}", effect) else effect[:1].lower() + effect[1:]
    return f"{objective}: {lower}"


def objective_from(effects: Sequence[str], lang: Lang, people: str | None) -> str | None:
    """An objective from the effects of at most two metrics."""
    if not effects:
        return None
    if lang == "zh":
        rest = [e.removeprefix(_same_people(effects[0], e, people)) for e in effects[1:2]]
        joined = "，".join([effects[0], *rest])
        return joined if len(joined) <= 34 and not any(r.startswith("的") for r in rest) else effects[0]
    if len(effects) > 1 and len(f"{effects[0]} {effects[1]}".split()) <= 18 and _alike(*effects[:2]):
        return f"{effects[0]}, and {effects[1][:1].lower()}{effects[1][1:]}"
    return effects[0]


def once_relieved(states: Sequence[str], lang: Lang) -> str:
    """An objective of at most two troubles gone: 让孩子们的作业交得齐，家长群不再问一样的问题."""
    first, *rest = states
    if lang == "zh":
        both = "，".join([f"让{first}", *rest[:1]])
        return both if len(both) <= 34 else f"让{first}"
    both = f"{first}, and {rest[0]}" if rest and len(f"{first} {rest[0]}".split()) <= 20 else first
    return _capital(both)


def _same_people(one: str, other: str, people: str | None) -> str:
    """The beginning that two Chinese effects share: 让用户 need not be said twice."""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return one[:same] if one.startswith("让") and same > 2 else f"让{people}"


_ORDERS = re.compile(
    r"(?:Keep|Let|Have|Move|Spare|Get|Wake|Find|Take|Free|Build|Leave|Stop|Protect|Be|Sleep|Claim|Win|Save|Depend|Make|Do|Know|"
    r"Throw|Lose|Learn|Feel|Give|Borrow|Outside|Earn)\b"
)


def _alike(one: str, other: str) -> bool:
    """Whether two English effects can be joined: two orders, or two that say who does what."""
    return bool(_ORDERS.match(one)) == bool(_ORDERS.match(other))


def unit_of(metric: Metric, lang: Lang) -> str:
    """The unit as it stands after an amount: "%", "次", " ms"."""
    if metric.kind == "percent":
        return "%"
    unit = metric.unit.in_lang(lang) if metric.unit else ""
    if metric.kind == "money" and lang == "en":
        return ""  # the currency is the person's to say
    if lang == "en" and unit:
        return f" {unit}"
    return unit


def quoted(lines: list[str], lang: Lang) -> str:
    """Lines named in a reason: 「A」「B」 or “A”, “B”."""
    short = [line if len(line) <= 24 or lang == "en" else line[:23] + "…" for line in lines]
    return "".join(f"「{s}」" for s in short) if lang == "zh" else ", ".join(f"“{s}”" for s in short)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
