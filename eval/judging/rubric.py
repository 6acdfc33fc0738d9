"""What a judge goes by: each rule with the sources that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Text


@dataclass(frozen=True, slots=True)
class Criterion:
    """One rule of the rubric; `sources` are keys of knowledge/sources.yml."""

    key: str
    ask: Text
    sources: tuple[str, ...]


RUBRIC = (
    Criterion(
        "honest",
        Text(
            "没有编造：数字、日期、人名、团队都出自草稿或上级 OKR；不知道的留空并问本人，胜过猜一个。",
            "Nothing made up: each figure, date, person and team comes from the draft or the leader's OKR; a blank with"
            " a question beats a guess.",
        ),
        ("worktile-okr-handbook", "dingdang-okr-guide"),
    ),
    Criterion(
        "value",
        Text(
            "目标说清让谁变得怎样，读了想去做；不是名词、口号、任务，也不是一个指标。",
            "The objective says who will be better off and how, and is worth rallying behind: no noun, slogan, task or metric.",
        ),
        ("feishu-okr-guide", "dingdang-okr-guide", "worktile-okr-handbook"),
    ),
    Criterion(
        "outcomes",
        Text(
            "关键结果写做成之后的变化；要做的事放在它们下面当举措。",
            "Key results state what will have changed; work to be done stands below them as initiatives.",
        ),
        ("feishu-okr-guide", "dingdang-okr-guide", "atlassian-okr-play"),
    ),
    Criterion(
        "gradable",
        Text(
            "到期时换个同事来打分，结论也一样：有指标、起点、目标值、日期。",
            "Any colleague would grade it the same at the end: metric, start, target, date.",
        ),
        ("feishu-okr-guide", "dingdang-okr-guide", "worktile-okr-handbook", "atlassian-okr-play", "tita-okr-tips"),
    ),
    Criterion(
        "carries",
        Text(
            "几条关键结果合起来撑得起目标，少而不重复，也接得上上级的 OKR。",
            "Together the key results carry the objective, few and none of them twice, and serve the leader's OKR.",
        ),
        ("feishu-okr-guide", "atlassian-okr-play", "tita-okr-tips"),
    ),
    Criterion(
        "theirs",
        Text(
            "本人在意的事都有去处，站得住的原句没被改坏，读起来像他自己会说的话。",
            "What matters to the author has found a place, sound lines are not spoilt, and it reads as they would say it.",
        ),
        ("dingdang-okr-guide", "tita-okr-tips"),
    ),
)
