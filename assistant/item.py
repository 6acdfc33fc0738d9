"""One sentence read: metric, baseline, target, deadline, owner. Drafts and proposals are read by the same eyes."""

from __future__ import annotations

from assistant.types import Lang, Sentence


def read_sentence(text: str, lang: Lang) -> Sentence:
    """Everything the sentence says as far as it can be read; never raises, time linear in the length."""
    raise NotImplementedError
