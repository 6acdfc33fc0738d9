"""What the rules can word in a conversation: another direction, as the effect of a metric that the lexicon knows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from assistant.drafter.partner import Gap, NewWords, Reply, Talk
from assistant.drafter.rules.gaps import gaps
from assistant.drafter.rules.subject import people_for, people_of
from assistant.lexicon import effect_of, lexicon
from assistant.proposed import as_document
from assistant.text import plain
from assistant.types import DraftedKeyResult, DraftedObjective, Finding, Text

_DIRECTION = re.compile(
    r"以\s?(?P<zh>.{1,12}?)\s?为(?:主线|主题|重点|核心|中心|方向|主)|围绕\s?(?P<around>.{1,12}?)(?:来写|来|展开|重写|写|$)|(?:方向|主线|重点)(?:换成|改成|放在|改为)\s?(?P<to>.{1,12})"
    r"|\b(?:make it (?:all )?about|focus(?:ed)? on|centre it on|center it on|build it around|turn it to|direction:?)\s+(?P<en>[a-z][a-z -]{2,40}?)(?:\s+instead)?$",
    re.I,
)
_WHY = Text("你说要以{what}为主线。", "You want it to be about {what}.")


class RulePartner:
    """Answers without a model: a direction from the lexicon, a counterexample from known patterns."""

    kind: Literal["rules"] = "rules"
    usage: Mapping[str, int] | None = None

    def refine(self, sentence: str, talk: Talk) -> Reply | None:
        """The objective as the effect of the metric that the new direction names; None for anything else."""
        match = _DIRECTION.search(plain(sentence).strip(" .。!！"))
        objectives = talk.proposal.objectives
        if match is None or len(objectives) != 1:
            return None
        own_objective = as_document(objectives, talk.lang).objectives[0]
        what = next(g for g in match.groups() if g).strip()
        found = [hit.metric for hit in lexicon().find(what)]
        own = [
            m
            for m in found
            if any(m.key == h.metric.key for k in objectives[0].key_results for h in lexicon().find(k.draft.text))
        ]
        for metric in (*own, *found):
            people = people_for(metric, people_of(own_objective, talk.parent, talk.lang), talk.lang)
            effect = effect_of(metric, talk.lang, people=people)
            if effect and effect != objectives[0].draft.text:
                why = _WHY.in_lang(talk.lang).format(what=what)
                return Reply(kind="items", items=(NewWords(target=objectives[0].id, text=effect, why=why),))
        return None

    def gap(self, talk: Talk) -> Gap | None:
        """The gravest gap that a known pattern shows."""
        return next(gaps(talk), None)

    def mend(
        self, piece: DraftedObjective | DraftedKeyResult, findings: Sequence[Finding]
    ) -> DraftedObjective | DraftedKeyResult | None:
        """Nothing: a line in a conversation stays as it was rather than being said plainer."""
        return None
