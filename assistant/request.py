"""What a person asks for, with everything inferred that can be: no form is asked for what the text tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from assistant.cycle import read_cycle
from assistant.errors import InputError
from assistant.settings import load_settings
from assistant.types import Cycle, Lang, Mode, Request, Text

if TYPE_CHECKING:
    from assistant.roles import ClosedList

LangChoice = Lang | Literal["auto"]
ModeChoice = Mode | Literal["auto"]


def request_of(
    text: str,
    *,
    role: str | None = None,
    function: str | None = None,
    level: str | None = None,
    industry: str | None = None,
    cycle: str | Cycle | None = None,
    parent: str | None = None,
    metrics: str | None = None,
    answers: Mapping[str, str] | None = None,
    mode: ModeChoice = "auto",
    profile: str | None = None,
    lang: LangChoice = "auto",
) -> Request:
    """A request with everything inferred that can be: mode, language, function, level, industry.

    Raises InputError when there is nothing to draft from, or a function, level or industry is in no list.
    """
    from assistant import roles
    from assistant.metrics import is_metric_list
    from assistant.text import language

    metrics = metrics if metrics and metrics.strip() else None
    parent = parent if parent and parent.strip() else None
    if not (text.strip() or metrics or parent or role):
        raise InputError(
            "empty",
            Text(
                zh="没有内容可写：请给一段草稿、一列指标，或者你的角色和上级的 OKR。",
                en="There is nothing to draft from: give a draft, a list of metrics, or your role and the parent's OKR.",
            ),
        )
    if mode == "auto":
        mode = "metrics" if metrics or is_metric_list(text) else "rewrite" if text.strip() else "scratch"
    if mode == "metrics" and not metrics and text.strip():
        text, metrics = "", text
    chosen: Lang = language(text or metrics or role or parent or "") if lang == "auto" else lang
    return Request(
        text=text,
        lang=chosen,
        mode=mode,
        role=role or None,
        function=listed("--function", function, roles.function_of, roles.functions) or roles.function_of(role),
        level=listed("--level", level, roles.level_of, roles.levels) or roles.level_of(role),
        industry=listed("--industry", industry, roles.industry_of, roles.industries) or roles.industry_of(role),
        cycle=cycle if isinstance(cycle, Cycle) else asked_cycle(cycle),
        parent=parent,
        metrics=metrics,
        answers=dict(answers or {}),
        profile=profile_of(profile),
    )


def listed(
    option: str,
    word: str | None,
    key_of: Callable[[str | None], str | None],
    entries: Callable[[], dict[str, ClosedList]],
) -> str | None:
    """The key of a closed list that `word` stands for."""
    if word is None or not word.strip():
        return None
    key = key_of(word)
    if key is None:
        there = entries()
        zh, en = "、".join(f"{k}（{e.zh}）" for k, e in there.items()), ", ".join(there)
        raise InputError(
            "not_listed",
            Text(f"{option} 不认识「{word}」。现有：{zh}。", f"{option} knows no “{word}”. There are: {en}."),
        )
    return key


def asked_cycle(text: str | None) -> Cycle | None:
    """The period in `text`; without dates where it could not be read, None where nothing is said."""
    if text is None or not text.strip():
        return None
    return read_cycle(text) or Cycle(text.strip())


def profile_of(name: str | None) -> str:
    """The profile named, else that of the settings."""
    return name or load_settings(offline=True).profile
