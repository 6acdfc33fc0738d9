"""A judgement in words: which run is better, how many pairs and votes that rests on, how far it can be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.types import Lang, Text
from eval.compare import WORDS, needed
from eval.judging.rubric import RUBRIC
from eval.judging.votes import Standing, Vote, by_pair, kappa
from eval.report import estimate

_SHOWN = 10


def told(
    data: Mapping[str, Any], reached: Standing, *, votes: Sequence[Vote], by_other: Sequence[Vote], lang: Lang
) -> str:
    """The judgement for the terminal; `by_other` are the votes of another judge to set it beside."""
    d = reached.b
    lines = [f"{name.upper()}  {data[name]['file']}: {data[name]['run']}" for name in ("a", "b")]
    lines += [_judge(data, lang), ""]
    if not d.n:
        lines.append(_say("没有一对评得出来。", "No pair could be judged.", lang))
    else:
        verdict = WORDS[d.verdict].in_lang(lang) if d.changed else _say("一样好", "equal", lang)
        value, low, high = (x for x in (d.after, d.after + d.low - d.difference, d.after + d.high - d.difference))
        lines.append(
            _say(
                f"{verdict}：B 胜出 {value:.3f} [{low:.3f}, {high:.3f}]，n {d.n}（0.5 是不分上下）",
                f"{verdict}: B is preferred {value:.3f} [{low:.3f}, {high:.3f}], n {d.n} (0.5 is even)",
                lang,
            )
        )
        if d.needed is not None:
            lines.append(f"    {needed(d.needed, lang)}")
        rules = {rule.key: rule.ask.in_lang(lang) for rule in RUBRIC}
        lines += [f"    {estimate(value)}  {rules[rule]}" for rule, value in reached.by_criterion.items()]
    lines += _trust(reached, data["same"], lang)
    if by_other:
        n, same, chance = kappa(by_pair(votes), by_pair(by_other))
        lines.append(
            _say(
                f"与另一份评判：{n} 对里选择相同的占 {_figure(same)}，Cohen's kappa {_figure(chance)}",
                f"beside the other judgement: equal on {_figure(same)} of {n} pairs, Cohen's kappa {_figure(chance)}",
                lang,
            )
        )
    moved = [f"    {case} {'B' if change > 0 else 'A'} {abs(change) + 0.5:.2f}" for case, change in d.changed[:_SHOWN]]
    return "\n".join([*lines, *moved])


def _judge(data: Mapping[str, Any], lang: Lang) -> str:
    who = data["judge"]
    if who["kind"] == "person":
        return _say("评判：人，看不到名字", "judged by a person, names hidden", lang)
    name = f"{who['name']} · {who['prompt']}"
    own = any(f" {who['name']} " in f" {data[side]['run']} " for side in ("a", "b"))
    note = _say("（它也是被评的一方，可能偏袒自己）", " (one of the judged itself: it may favour its own)", lang)
    return _say(f"评判：{name}", f"judged by {name}", lang) + (note if own else "")


def _trust(reached: Standing, same: int, lang: Lang) -> list[str]:
    """How far the votes can be trusted: agreement, sides, what could not be graded."""
    return [
        _say(
            f"票数 {reached.votes}，其中 UNSCORED {reached.unread}；{reached.pairs} 对里 UNSCORED {reached.unscored} 对；"
            f"另有 {same} 对一字不差，没有评",
            f"{reached.votes} votes, {reached.unread} UNSCORED; {reached.unscored} of {reached.pairs} pairs UNSCORED; "
            f"{same} pairs were the same word for word and not judged",
            lang,
        ),
        _say(
            f"同一对的票选择相同：{_figure(reached.equal_votes)}，Krippendorff's alpha {_figure(reached.alpha)}；"
            f"第一份胜出 {estimate(reached.first)}（0.5 是不看先后）",
            f"votes on a pair are equal: {_figure(reached.equal_votes)}, Krippendorff's alpha {_figure(reached.alpha)}; "
            f"the first side wins {estimate(reached.first)} (0.5 is blind to sides)",
            lang,
        ),
    ]


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _say(zh: str, en: str, lang: Lang) -> str:
    return Text(zh, en).in_lang(lang)
