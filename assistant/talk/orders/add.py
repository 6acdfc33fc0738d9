"""A line is added: a key result in the person's words, or a task under one."""

from __future__ import annotations

import re

from assistant.session import Marked, NewLine
from assistant.talk.clauses import quotes
from assistant.talk.ground import Ground
from assistant.talk.order import Clause, Step, which
from assistant.talk.targets import aim
from assistant.types import Text

_ADD = re.compile(
    r"(?:再|另外|还要|帮我|给我)?(?:加|添|补|增|新增|增加)(?:上|进)?(?:了)?(?:一|1)?(?:条|个|项)(?:新的?)?\s?(?P<what>KR|关键结果|结果|护栏|底线|举措|任务|动作|做法|指标)?\s*(?:[:：]|[,，]\s?(?:就?是|内容)?|(?=[「“\"]))\s*(?P<text>.+)$"
    r"|(?:新增|增加|加上|加|添加)\s?(?P<what2>KR|关键结果|护栏|举措|任务)\s*[:：]\s*(?P<text2>.+)$"
    r"|\badd\s+(?:a|an|one more|another|this|the)?\s?(?:new\s)?(?P<en>key result|KR|guardrail|line|one|task|initiative|action|result)?(?:\s(?:to|under|for)\s(?:it|that))?\s*[:,]\s*(?P<text3>.+)$",
    re.IGNORECASE,
)
_TASKS = re.compile(r"举措|任务|动作|做法|task|initiative|action", re.IGNORECASE)
_OPEN = re.compile(
    r"(?:再|帮我)?(?:加|添|补|增加)(?:上)?(?:一|1)?(?:条|个)\s?(?:KR|关键结果|护栏|举措|任务)?\s*$|\badd (?:a|an|one more|another) (?:key result|KR|guardrail|line|task|one)\s*$",
    re.I,
)


def read(clause: Clause, ground: Ground) -> Step | None:
    """ "帮我加一条：……", "add a key result: ...", "KR1 加一个举措：……"."""
    match = _ADD.search(clause.text)
    if match is None:
        if not _OPEN.search(clause.text.strip()):
            return None
        return Step(
            said=Text(
                "加一条什么？把那句话说给我，数字由你定。", "Add what? Say the line itself; its figures are yours."
            ),
            kind="question",
            options=(Text("加一条：……", "add a key result: ..."),),
        )
    what = next((match[g] for g in ("what", "what2", "en") if match[g]), "")
    text = next(match[g] for g in ("text", "text2", "text3") if match[g]).strip(" 。.")
    quoted = quotes(text)
    text = quoted[0] if len(quoted) == 1 and len(quoted[0]) >= len(text) - 2 else text
    if len(re.sub(r"\W", "", text)) < 2:
        return None
    before = aim(
        clause.text[: match.start()] + " " + (clause.text[match.start() : match.end()].partition(text)[0]), ground
    )
    if _TASKS.search(what):
        place = next(iter(before.key_results), None)
        if place is None:
            return which(ground, f"{{label}} 加一个举措：{text}", f"add a task to {{label}}: {text}")
        label = ground.label(place.id)
        said = Text(f"{label} 下面加了举措「{text}」", f"{label}: “{text}” is a task under it now")
        return Step(said=said, moves=(Marked(place.id, "initiative", text),), changed=(place.id,))
    if not ground.proposal.objectives:
        return None
    owner = before.places[0].objective if before.places and before.named else 1
    objective = ground.proposal.objectives[owner - 1]
    after = next((p.id for p in before.key_results if before.named), None)
    said = Text(f"加了一条「{text}」", f"“{text}” is added")
    return Step(said=said, moves=(NewLine(objective=objective.id, text=text, after=after),))
