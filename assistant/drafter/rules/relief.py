"""A complaint turned round in its author's own words: how things are once the trouble is gone, and what counts the trouble.

作业老是交不齐 is 作业交得齐 one day, and until then 作业交不齐的次数; "parents never answer my emails" is a share of parents.
"""

from __future__ import annotations

from assistant.drafter.rules.relief_en import relief_en
from assistant.drafter.rules.relief_zh import relief_zh
from assistant.drafter.rules.relieved import Relief
from assistant.types import Lang


def relief_of(text: str, lang: Lang) -> Relief | None:
    """What a line that tells a trouble says turned round; None where its words allow no such turn."""
    return relief_zh(text) if lang == "zh" else relief_en(text)
