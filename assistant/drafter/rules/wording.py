"""The sentences of the rule drafter, in both languages.

No numeral stands in any of them, not even a Chinese one in 一起 or 两条: every figure shown must be somebody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.blanks import write_blank
from assistant.lexicon import Metric, effect_of
from assistant.types import Blank, Lang, Text

KEPT = Text(zh="原句站得住，不用改。", en="This holds as it is.")
OBJECTIVE_KEPT = Text(zh="目标站得住，不用改。", en="The objective holds as it is.")
DATED = Text(zh="内容不动，补上完成的日期就能判断。", en="The line stays; a date makes it possible to judge.")
OWN_FIGURE = Text(
    zh="数字放进关键结果，目标留给它为谁带来什么。", en="The figure is a key result; the objective says what it is for."
)
GUARDRAIL = Text(zh="往前冲的时候守住它，可删。", en="Keep this safe while pushing ahead; delete it if you like.")
ROUTINE = Text(zh="日常工作，放在看板上看着就好", en="business as usual: keep it in view")
BLANK_LINE = Text(zh="还空着，想好了再写", en="still empty: write it once you know")
BLANKS = Text(zh="原句不动，把空写明白，填上就能判断。", en="The line stays; fill its blanks and it can be judged.")
SPLIT = Text(
    zh="这是分工，不是结果，合计已在关键结果里", en="this splits the work among people; the total is a key result"
)

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
    "objective_new": Text(
        zh="草稿没有写目标，从要做的事里看出来的，请改成你的意思。",
        en="The draft names no objective; this is read from the work. Change it to what you mean.",
    ),
    "direction": Text(zh="这份目标最想让谁有什么变化？", en="What should change, and for whom?"),
    "direction_why": Text(
        zh="方向只有你知道，我先猜了排在最前面的。", en="Only you know the direction; the first option is a guess."
    ),
    "checkable": Text(
        zh="做完不等于有用：看哪个数字，由你来说。", en="Done is not yet useful: which figure shows it is yours to say."
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


def plain_from_to(name: str, start: str | None, lang: Lang) -> str:
    """A name of the author's without a unit that anybody knows: 食堂投诉从【待填：基线】到【待填：目标】."""
    first, goal = start or write_blank("baseline", lang), write_blank("target", lang)
    return f"{name}从{first}到{goal}" if lang == "zh" else f"{_capital(name)} from {first} to {goal}"


def own_from_to(line: str, start: str | None, lang: Lang) -> str:
    """A vague line that no metric names, in its own words: "fewer bugs reach users, from ... to ..."."""
    line = line.strip(" 。.；;，,")
    if start is not None and start in line:
        line = re.sub(r"[（(][^（()）]*" + re.escape(start) + r"[^（()）]*[)）]", "", line)
        line = line.replace(start, "").strip(" ，,~-(（)）")
    first, goal = start or write_blank("baseline", lang), write_blank("target", lang)
    return f"{line}，从{first}到{goal}" if lang == "zh" else f"{_capital(line)}, from {first} to {goal}"


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
    return f"{what}, with {metric} reaching {goal}" if what else f"{metric} reaches {goal}"


def dated(line: str, lang: Lang) -> str:
    """A checkable line that only lacks its date."""
    line = line.strip(" 。.；;")
    blank = write_blank("deadline", lang)
    return f"{blank}前{line}" if lang == "zh" else f"{line} by {blank}"


def objective_from(metrics: list[Metric], lang: Lang, *, people: str | None, subject: str | None) -> str | None:
    """An objective from the effects of at most two metrics, on the people and the subject of the draft."""
    effects: list[str] = []
    for metric in metrics:
        effect = effect_of(metric, lang, people=people, subject=subject)
        if effect and effect not in effects:
            effects.append(effect)
    if not effects:
        return None
    if lang == "zh":
        rest = [e.removeprefix(f"让{people}") for e in effects[1:2]]
        joined = "，".join([effects[0], *rest])
        return joined if len(joined) <= 34 and not any(r.startswith("的") for r in rest) else effects[0]
    if len(effects) > 1 and len(f"{effects[0]} {effects[1]}".split()) <= 18:
        return f"{effects[0]}, and {effects[1][:1].lower()}{effects[1][1:]}"
    return effects[0]


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


_MOVES_ZH = re.compile(
    r"(?:有所|持续|稳步|明显|显著|大幅|进一步|逐步|同比|环比)*(?:提升|提高|上升|增长|增加|改善|优化|下降|降低|减少|缩短|变少|变多|上去|下来|涨|升|降)(?:上去|下来|一些|一点)?$"
)
_MOVES_EN = re.compile(
    r"(?i)\s+(?:goes |is |are |should be |gets )?(?:up|down|higher|lower|better|faster|improved|reduced|shorter)$"
)
_NOUN_END = re.compile(
    r"(?:率|量|度|数|數|额|額|时长|時長|时间|時間|周期|週期|占比|成本|费用|投诉|客诉|工单|故障|营收|收入|销售额|利润|得分|评分|分|人数|客单价|天数|缺陷|漏测|知名度|声量|粉丝)$"
)


def own_name(text: str, hit: str | None, lang: Lang) -> str | None:
    """The author's own words for what is measured, verb and movement taken off; None where they are no name.

    食堂满意度提升 is 食堂满意度, never the customers': the lexicon lends its unit, not its name.
    """
    noun = noun_of(text, lang)
    noun = (_MOVES_ZH if lang == "zh" else _MOVES_EN).sub("", noun).strip(" ，,。.；;:：的")
    if any(c in noun for c in "，,；;。:：（）()") or not noun:
        return None
    if lang == "zh":
        fits = len(noun) <= 16 and not re.search(r"[把让将使被]|通过", noun)
        return noun if fits and (_NOUN_END.search(noun) or (hit and noun.endswith(hit))) else None
    fits = len(noun.split()) <= 6
    return noun if fits and hit and noun.lower().endswith(hit.lower()) else None


def noun_of(text: str, lang: Lang) -> str:
    """The words of a vague line without the verb in front: "reduce latency" -> "latency", 提升满意度 -> 满意度."""
    if lang == "zh":
        return re.sub(
            r"^(?:持续|不断|进一步|全面|显著|大幅|逐步|尽快|努力|继续)*(?:提升|提高|优化|加强|改善|降低|减少|增加|增强|强化|完善|缩短|推进|做好|做大|扩大|拉升|压缩|控制|改进|提振)(?:了|下)?",
            "",
            text,
        ).strip(" ，,。.；;")
    return re.sub(
        r"(?i)^(?:(?:continuously|further|significantly|keep|continue to|better)\s+)*(?:improv(?:e|ing)|reduc(?:e|ing)|"
        r"increas(?:e|ing)|enhanc(?:e|ing)|optimi[sz](?:e|ing)|lower(?:ing)?|rais(?:e|ing)|boost(?:ing)?|cut(?:ting)?|"
        r"grow(?:ing)?|strengthen(?:ing)?|speed(?:ing)? up|shorten(?:ing)?|decreas(?:e|ing)|better)\s+(?:the\s+|our\s+)?",
        "",
        text,
    ).strip(" ,.;")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
